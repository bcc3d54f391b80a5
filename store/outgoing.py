"""The export desk: people's spreadsheets, and the whole store as one file.

Nothing here changes a row; only `Outgoing.load`, which brings a whole store in, writes.
Every export reads one moment of the file, whatever is saved meanwhile.
"""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.errors import Cancelled, Invalid
from store.exchange import dump, tables_out
from store.exchange.budget_out import budget_rows
from store.exchange.campaign_table import CAMPAIGNS_SQL, written_out
from store.exchange.campaigns_out import CONTRACTS_SQL, LINKS_SQL, SHIPMENTS_SQL
from store.exchange.content_out import CONTENT_TABLES
from store.exchange.conversions_out import CONVERSIONS_SQL, chosen_conversions
from store.exchange.costs_out import MONEY_TABLES, chosen_costs, money_rows
from store.exchange.outreach_out import TOUCHES_SQL, OutreachTable
from store.exchange.payments_out import (
    PAYMENT_TABLES,
    payment_numbers,
    payment_table,
)
from store.exchange.readings_out import RESULT_TABLES, SPENT_AT
from store.exchange.roster_out import PORTION, RosterTable, digits, readable
from store.exchange.table_columns import TABLES
from store.rules.words import N_
from store.settings import Settings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from store.engine import Database

    Progress = Callable[[str, int], None]

_LIST = "SELECT influencer_id FROM roster_line WHERE archived=0 ORDER BY name_key, 1"
_FIGURES = (
    "followers, {0}.following, {0}.avg_views, {0}.avg_likes, {0}.avg_comments,"
    " {0}.avg_relevant_comments, {0}.avg_shares, {0}.avg_saves, {0}.avg_link_clicks,"
    " {0}.stated_rate"
)
_BY_NAME = "WHERE l.archived=0 ORDER BY l.name_key, l.influencer_id"

_TABLE_SQL = {
    "accounts": "SELECT l.influencer_id, l.name, a.platform, a.handle, a.url,"
    f" a.{_FIGURES.format('a')}, a.audience_country, a.checked_on FROM roster_line l"
    f" JOIN account a ON a.influencer_id=l.influencer_id {_BY_NAME},"
    " a.followers DESC, a.id",
    "readings": "SELECT l.influencer_id, l.name, a.platform, a.handle, r.read_on,"
    f" r.source, r.{_FIGURES.format('r')} FROM roster_line l JOIN account a ON"
    " a.influencer_id=l.influencer_id JOIN account_reading r ON r.account_id=a.id"
    f" {_BY_NAME}, a.id, r.read_on",
    "rates": "SELECT l.influencer_id, l.name, r.kind, r.amount_minor, r.currency,"
    " r.quoted_on FROM roster_line l JOIN rate r ON r.influencer_id=l.influencer_id"
    f" {_BY_NAME}, r.quoted_on, r.id",
    "tags": "SELECT l.influencer_id, l.name, t.name FROM roster_line l JOIN"
    " influencer_tag g ON g.influencer_id=l.influencer_id JOIN tag t ON t.id=g.tag_id"
    f" {_BY_NAME}, t.name_key",
    "custom": "SELECT l.influencer_id, l.name, c.name, c.value FROM roster_line l JOIN"
    f" custom_value c ON c.influencer_id=l.influencer_id {_BY_NAME}, c.id",
    "touches": TOUCHES_SQL,
    "campaigns": CAMPAIGNS_SQL,
    "contracts": CONTRACTS_SQL,
    "shipments": SHIPMENTS_SQL,
    "links": LINKS_SQL,
    **CONTENT_TABLES,
    **RESULT_TABLES,
    **MONEY_TABLES,
    "conversions": CONVERSIONS_SQL,
}


_AMOUNT_AT = {"rates": 3, "shipments": 19, "figures": SPENT_AT}
"""Where an amount in minor units stands in a row, with its currency right behind."""


def _in_digits(rows: Iterable[Any], at: int) -> Iterator[Any]:
    """The rows with that amount as it is written; none where there is none."""
    for row in rows:
        minor, currency = row[at : at + 2]
        written = None if minor is None else digits(minor, currency)
        yield (*row[:at], written, *row[at + 1 :])


def _silent(_stage: str, _rows: int) -> None:
    """Hear nothing of the progress."""


class Outgoing:
    """Files out, and a whole store back in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def roster(
        self,
        target: Path,
        *,
        numbers: Sequence[int] | None = None,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write people as a spreadsheet, a row per account; returns the rows written.

        ``numbers`` says whom and in which order; None is everybody but the trash, by
        name. Imported again, the file changes nothing: so the engagement rate in it is
        the one a source stated, not one that is worked out here. Raises CannotExport,
        CannotWrite and Cancelled.
        """
        tables_out.check_format(target)
        self._refuse_own(target)
        with _one_moment(self._database.reader) as reader:
            chosen = self._chosen(reader, numbers)
            export = RosterTable(reader, chosen)
            tables_out.check_room(target, len(export.columns), export.count)
            rows = _watched(export.rows(), progress, cancelled)
            return tables_out.write_table(target, export.columns, rows, "roster")

    def outreach(
        self,
        target: Path,
        *,
        numbers: Sequence[int] | None = None,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write collaborations as a spreadsheet; returns the rows written.

        ``numbers`` says which and in which order; None is all of them, by name. Those
        of people in the trash are left out. Raises what ``roster`` raises.
        """
        tables_out.check_format(target)
        self._refuse_own(target)
        with _one_moment(self._database.reader) as reader:
            export = OutreachTable(reader, numbers)
            tables_out.check_room(target, len(export.columns), export.count)
            rows = _watched(export.rows(), progress, cancelled)
            return tables_out.write_table(target, export.columns, rows, "outreach")

    def payments(
        self,
        kind: str,
        target: Path,
        *,
        numbers: Sequence[int] | None = None,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write payments for the accountant, or transfers for the bank; how many rows.

        ``kind`` is payments or bank; ``numbers`` says which costs and in which order,
        None is all that were paid, or all that are open. Raises what ``roster`` raises.
        """
        tables_out.check_format(target)
        self._refuse_own(target)
        usual = Settings(self._database).withholding_percent()
        with _one_moment(self._database.reader) as reader:
            chosen = payment_numbers(reader, kind) if numbers is None else numbers
            columns = TABLES[kind]
            tables_out.check_room(target, len(columns), len(chosen))
            rows = payment_table(reader, kind, chosen, usual)
            rows = _watched(rows, progress, cancelled)
            return tables_out.write_table(target, columns, rows, kind)

    def costs(
        self,
        target: Path,
        *,
        numbers: Sequence[int],
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write costs of these numbers, in their order; returns the rows written.

        Raises what ``roster`` raises.
        """
        tables_out.check_room(target, len(TABLES["costs"]), len(numbers))
        self._refuse_own(target)
        with _one_moment(self._database.reader) as reader:
            rows = _watched(chosen_costs(reader, numbers), progress, cancelled)
            return tables_out.write_table(target, TABLES["costs"], rows, "costs")

    def conversions(
        self,
        target: Path,
        *,
        numbers: Sequence[int],
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write conversions of these numbers, in their order; returns the rows written.

        Raises what ``roster`` raises.
        """
        columns = TABLES["conversions"]
        tables_out.check_room(target, len(columns), len(numbers))
        self._refuse_own(target)
        with _one_moment(self._database.reader) as reader:
            rows = _watched(chosen_conversions(reader, numbers), progress, cancelled)
            return tables_out.write_table(target, columns, rows, "conversions")

    def table(self, kind: str, target: Path) -> int:
        """Write a table by its kind as a spreadsheet; returns the rows written.

        Raises Invalid for a kind there is not, naming those there are, and what
        ``roster`` raises.
        """
        if kind not in TABLES:
            raise Invalid(
                N_("There is no table called {kind}. There are: {known}."),
                kind=kind,
                known=", ".join(TABLES),
            )
        if kind in {"roster", "outreach"}:
            return self.roster(target) if kind == "roster" else self.outreach(target)
        if kind in PAYMENT_TABLES:
            return self.payments(kind, target)
        if kind == "budget":
            return self._budget(target)
        tables_out.check_format(target)
        self._refuse_own(target)
        with _one_moment(self._database.reader) as reader:
            sql, columns = _TABLE_SQL[kind], readable(reader, TABLES[kind])
            count = reader.execute(f"SELECT count(*) FROM ({sql})").fetchone()[0]
            tables_out.check_room(target, len(columns), count)
            rows: Iterator[Any] = iter(reader.execute(sql))
            if kind in _AMOUNT_AT:
                rows = _in_digits(rows, _AMOUNT_AT[kind])
            elif kind == "campaigns":
                rows = written_out(rows)
            elif kind in MONEY_TABLES or kind == "conversions":
                rows = money_rows(kind, rows)
            return tables_out.write_table(target, columns, rows, kind)

    def _budget(self, target: Path) -> int:
        tables_out.check_format(target)
        self._refuse_own(target)
        with _one_moment(self._database.reader) as reader:
            rows = list(budget_rows(reader))
        tables_out.check_room(target, len(TABLES["budget"]), len(rows))
        return tables_out.write_table(target, TABLES["budget"], rows, "budget")

    def dump(
        self,
        target: Path,
        *,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> dict[str, int]:
        """Write the whole store as JSON, history included; returns rows by table.

        Nothing is left out or changed, the trash included. Raises CannotExport for a
        name that does not end in .json, CannotWrite and Cancelled.
        """
        dump.check_name(target)
        self._refuse_own(target)
        with _one_moment(self._database.reader) as reader:
            return dump.write(reader, target, _watcher(progress, cancelled))

    def load(self, source: Path, *, replace: bool) -> dict[str, int]:
        """Bring in what ``dump`` wrote; returns rows by table.

        Into a store that holds rows only with ``replace``, after a verified copy of it
        has been put among the backups. All of the file is brought in, or nothing. The
        load is no step of undo: what can be undone afterwards is what could be undone
        when the file was written, because the history is replaced with all the rest,
        and a step of its own would have to hold two whole stores. The copy is the way
        back. Raises CannotRead for a file that is not wholly a store, Invalid for a
        store that would have to be replaced.
        """
        dump.check(source, self._database.reader)
        topics = ("roster", "views", "settings", "history")
        with self._database.replaying(topics) as connection:
            if dump.is_filled(connection):
                if not replace:
                    raise _filled(self._database.path)
                # Inside, so that nobody saves anything that only the copy misses.
                self._back_up()
            return dump.load(connection, source)

    def _back_up(self) -> None:
        from store import backup, backup_folder  # noqa: PLC0415 - seldom needed
        from store.schema import APPLICATION_ID  # noqa: PLC0415

        path = self._database.path
        now = datetime.fromisoformat(self._database.now())
        copy = backup_folder(path) / backup.backup_name(now, "before-load")
        backup.back_up(path, copy, application_id=APPLICATION_ID)

    def _chosen(
        self, reader: sqlite3.Connection, numbers: Sequence[int] | None
    ) -> Sequence[int]:
        if numbers is None:
            return array("q", (row[0] for row in reader.execute(_LIST)))
        return list(dict.fromkeys(numbers))

    def _refuse_own(self, target: Path) -> None:
        """Never put an export in the place of the workspace itself."""
        try:
            itself = target.samefile(self._database.path)
        except (OSError, ValueError):
            # Not there yet, or no name at all: that is said when it is written.
            return
        if itself:
            raise Invalid(
                N_("{file} is the workspace itself; choose another name."), file=target
            )


def _filled(path: Path) -> Invalid:
    return Invalid(
        N_(
            "{path} holds rows already; say that they may be replaced. Nothing was"
            " changed."
        ),
        path=path.name,
    )


@contextmanager
def _one_moment(reader: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Read the file as it is now, whatever is saved while the block runs."""
    reader.execute("BEGIN")
    try:
        yield reader
    finally:
        reader.execute("ROLLBACK")


def _watcher(
    progress: Progress, cancelled: Callable[[], bool]
) -> Callable[[int], None]:
    def watch(rows: int) -> None:
        progress("writing", rows)
        if cancelled():
            raise Cancelled(N_("The export was stopped. Nothing was kept."))

    return watch


def _watched(
    rows: Iterator[Any], progress: Progress, cancelled: Callable[[], bool]
) -> Iterator[Any]:
    """Pass rows on, telling how many and asking whether to go on now and then."""
    watch = _watcher(progress, cancelled)
    count = 0
    watch(count)
    for row in rows:
        yield row
        count += 1
        if not count % PORTION:
            watch(count)
    watch(count)
