"""The ledger: costs as a list, with any filter, sort and number of costs.

The same ways as the list of content: a page of the beginning comes at once, the order
of everything follows as numbers, and later pages are looked up by number. The balance
runs with the days. On a first page it is taken off the sums that are kept with every
row, so that no other row need be looked at; the rest comes with the order.

Nothing is hidden: what was spent on somebody in the trash was spent.
"""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from store.cost_rows import read_costs
from store.ledger_rows import (
    LedgerLine,
    LedgerSums,
    Ordered,
    added_up,
    ledger_lines,
    sums_of,
    taken_down,
)
from store.ledger_sorts import BY_DAY, OPEN, SORTS, TAKES, Way, stretches
from store.ledger_walks import Condition, among, sort_first, walk_first
from store.rules.cost_words import OPEN_COSTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.cost_rows import CostRow
    from store.engine import Database
    from store.ledger_sorts import Stretch
    from store.rules.filters import Filter
    from store.settings import Settings

__all__ = ["FACES", "SORTS", "Ledger", "LedgerLine", "LedgerSums", "LedgerView"]

FEW = 2_000
"""Up to so many matches are sorted as they are; more are met walking the sort order."""

FACES = ("all", "open")
"""What the list shows of what there is: all costs, or those promised and not paid."""

NO_CAMPAIGN = 0
"""In place of the number of a campaign: costs of none."""

MOST_CAMPAIGNS = 50
"""Of up to so many campaigns that a filter names, each is walked on its own."""


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction.

    ``campaign_id`` narrows it to the costs of one campaign, NO_CAMPAIGN to those of
    none; ``face`` is one of FACES.
    """

    filter: str = ""
    sort: str = "on_day"
    descending: bool = True
    campaign_id: int | None = None
    face: str = "all"


class Ledger:
    """Questions to the costs as a list; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._last_few: tuple[object, list[int] | None] = (None, None)
        self._last_sums: tuple[object, LedgerSums] = (None, LedgerSums())

    def first(
        self, view: LedgerView, today: date, count: int = 100
    ) -> tuple[LedgerLine, ...]:
        """The first rows; raises FilterProblem for a filter that cannot be read.

        Sorted by day they have their balances, but for the latest of more than a few
        that a filter lets pass which asks for more than the sums know: then ``order``
        brings them.
        """
        condition = self._condition(view, today)
        with self._one_moment():
            few = None
            if condition.is_filtered or view.sort != "on_day":
                few = self._few(condition, view, today)
            meet, asked = walk_first, condition
            if few is not None:
                meet, asked = sort_first, among(few)
            numbers: list[int] = []
            for stretch in self._stretches(view):
                numbers += meet(self._database, asked, stretch, count - len(numbers))
                if len(numbers) >= count:
                    break
            rows = read_costs(self._database, numbers)
            if view.sort != "on_day":
                return ledger_lines(rows, today)
            if not view.descending:
                return ledger_lines(rows, today, added_up(rows))
            if few is None and not condition.in_totals:
                return ledger_lines(rows, today)
            committed = self._committed(asked, rows)
            return ledger_lines(rows, today, taken_down(rows, committed))

    def order(self, view: LedgerView, today: date) -> Ordered:
        """The numbers of all that match, in the order of the list, with balances."""
        condition = self._condition(view, today)
        if view.sort == "on_day":
            return self._with_balances(condition, descending=view.descending)
        numbers: array[int] = array("q")
        for stretch in self._stretches(view):
            source = f"FROM {stretch.sorted_from} WHERE {condition.scope} AND"
            joined = self._database.read(
                f"SELECT group_concat(id) FROM (SELECT k.id {source} {stretch.where}"
                f" AND {condition.where} ORDER BY {stretch.order('+')})",
                condition.parameters,
            )[0][0]
            numbers.extend(_numbers(joined))
        return Ordered(numbers, None)

    def rows(
        self, ids: Sequence[int], today: date, balances: Sequence[int] | None = None
    ) -> tuple[LedgerLine, ...]:
        """The rows of these numbers, in this order; what is gone is left out.

        ``balances`` are those of the same places in what ``order`` gave.
        """
        lines = ledger_lines(read_costs(self._database, ids), today)
        if balances is None:
            return lines
        standing = dict(zip(ids, balances, strict=True))
        return tuple(line.standing_at(standing[line.id]) for line in lines)

    def count(self, view: LedgerView, today: date) -> int:
        """How many costs match."""
        return self.sums(view, today).many

    def sums(self, view: LedgerView, today: date) -> LedgerSums:
        """What they come to, by currency and state."""
        condition = self._condition(view, today)
        with self._one_moment():
            return self._sums(condition, view, today)

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        from store.roster_list import RosterList  # noqa: PLC0415 - with the first word

        known = RosterList(self._database, self._settings).known_values(limit)
        for field, sql in _IN_USE.items():
            found = self._database.read(f"{sql} LIMIT ?", (limit,))
            known[field] = tuple(row[0] for row in found)
        return known

    def _condition(self, view: LedgerView, today: date) -> Condition:
        scope, of_totals, ways = _scope(view)
        if not view.filter.strip():
            return Condition("1", (), scope, of_totals, True, ways or BY_DAY)
        # The language of filters is loaded with the first filter, not with the list.
        from store.ledger_filter import compile_ledger  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415
        from store.rules.ledger_fields import ledger_fields  # noqa: PLC0415

        parsed = parse_filter(view.filter, ledger_fields(today))
        found = compile_ledger(parsed, self._settings.tiers(), today)
        if view.campaign_id is None:
            ways = self._of_campaigns(parsed) or found.ways or ways
        return Condition(
            found.where,
            found.parameters,
            scope,
            of_totals,
            found.in_totals,
            ways or BY_DAY,
            is_filtered=True,
        )

    def _of_campaigns(self, parsed: Filter) -> tuple[Way, ...]:
        """A way along each of the campaigns that a filter names, if they are few."""
        from store.ledger_filter import named_campaigns  # noqa: PLC0415 - see above

        for term in parsed.terms:
            if term.field == "campaign" and not term.negated:
                named, values = named_campaigns(term)
                found = self._database.read(
                    f"SELECT g.id FROM campaign g WHERE {named}"
                    f" LIMIT {MOST_CAMPAIGNS + 1}",
                    values,
                )
                if len(found) <= MOST_CAMPAIGNS:
                    return tuple(_way_of(number) for (number,) in found)
        return ()

    def _stretches(self, view: LedgerView) -> tuple[Stretch, ...]:
        currencies: tuple[str, ...] = ()
        if view.sort == "amount":
            found = self._database.read(_IN_USE["currency"])
            currencies = tuple(row[0] for row in found)
        return stretches(view.sort, descending=view.descending, currencies=currencies)

    def _with_balances(self, condition: Condition, *, descending: bool) -> Ordered:
        """The whole list by day, added up from the earliest on."""
        ids, amounts, currencies, many = self._database.read(
            "SELECT group_concat(id), group_concat(minor), group_concat(currency),"
            " count(DISTINCT currency) FROM (SELECT k.id AS id,"
            f" CASE WHEN {TAKES} THEN ifnull(k.counted_minor, 0) ELSE 0 END AS minor,"
            " ifnull(k.counted_currency, '-') AS currency"
            f" {condition.source} ORDER BY +k.on_day, k.id)",
            condition.parameters,
        )[0]
        numbers = array("q", _numbers(ids))
        if many <= 1:
            balances = array("q", accumulate(_numbers(amounts)))
        else:
            standing = dict.fromkeys(currencies.split(","), 0)
            balances = array("q")
            for minor, currency in zip(
                _numbers(amounts), currencies.split(","), strict=True
            ):
                standing[currency] += minor
                balances.append(standing[currency])
        if descending:
            numbers.reverse()
            balances.reverse()
        return Ordered(numbers, balances)

    def _sums(self, condition: Condition, view: LedgerView, today: date) -> LedgerSums:
        """What a view comes to; the last answer is kept until somebody saves."""
        key = (*_asked(view, today), self._database.version())
        if self._last_sums[0] != key:
            many, amount, counted = "count(*)", "k.amount_minor", "k.counted_minor"
            source = condition.source
            if condition.in_totals:
                many, source = "sum(k.many)", condition.totals
            rows = self._database.read(
                f"SELECT ifnull(k.counted_currency, ''), k.amount_currency, k.state,"
                f" {many}, sum({amount}), ifnull(sum({counted}), 0) {source}"
                " GROUP BY 1, 2, 3",
                condition.parameters,
            )
            self._last_sums = (key, sums_of(rows))
        return self._last_sums[1]

    def _committed(
        self, condition: Condition, rows: Sequence[CostRow]
    ) -> dict[str, int]:
        """What all that is meant comes to, in the currencies that some rows count in.

        One pass, and no grouping: a first page waits for it.
        """
        codes = sorted({row.counted.currency for row in rows if row.counted})
        if not codes:
            return {}
        asked = ", ".join(
            "ifnull(sum(k.counted_minor) FILTER (WHERE k.counted_currency=?), 0)"
            for _ in codes
        )
        source = condition.totals if condition.in_totals else condition.source
        found = self._database.read(
            f"SELECT {asked} {source} AND {TAKES}", (*codes, *condition.parameters)
        )
        return dict(zip(codes, found[0], strict=True))

    def _few(
        self, condition: Condition, view: LedgerView, today: date
    ) -> list[int] | None:
        """The matching numbers if there are few; None for many.

        The last answer is kept until somebody saves something.
        """
        if condition == Condition("1"):
            return None
        key = (*_asked(view, today), self._database.version())
        if condition.in_totals and self._sums(condition, view, today).many > FEW:
            return None
        if self._last_few[0] != key:
            rows = self._database.read(
                f"SELECT k.id {condition.source} LIMIT {FEW + 1}", condition.parameters
            )
            few = [row[0] for row in rows] if len(rows) <= FEW else None
            self._last_few = (key, few)
        return self._last_few[1]

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        """Read sums and rows of the same moment, whatever is saved meanwhile."""
        reader = self._database.reader
        reader.execute("BEGIN")
        try:
            yield
        finally:
            reader.execute("ROLLBACK")


_IN_USE = {
    "campaign": "SELECT name FROM campaign WHERE archived_at IS NULL ORDER BY name_key",
    "channel": "SELECT DISTINCT channel FROM cost_total WHERE channel<>'' ORDER BY 1",
    # From one currency to the next along their index, however many costs there are.
    "currency": "WITH RECURSIVE used(code) AS (SELECT min(amount_currency) FROM cost"
    " UNION ALL SELECT (SELECT min(k.amount_currency) FROM cost k"
    " WHERE k.amount_currency>used.code) FROM used WHERE used.code NOTNULL)"
    " SELECT code FROM used WHERE code NOTNULL",
}


def _scope(view: LedgerView) -> tuple[str, str, tuple[Way, ...]]:
    """Whose costs a view shows: of costs, of their sums, and the ways along them."""
    of, face = view.campaign_id, "1" if view.face == "all" else OPEN
    if of is not None:
        way = _way_of(of)
        return f"{way.where} AND {face}", f"k.campaign_id={of:d} AND {face}", (way,)
    if view.face == "all":
        return "1", "1", ()
    ways = (Way(f"k.state='{state}'", "ix_cost_state") for state in OPEN_COSTS)
    return face, face, tuple(ways)


def _way_of(campaign_id: int) -> Way:
    of = "IS NULL" if campaign_id == NO_CAMPAIGN else f"={campaign_id:d}"
    return Way(f"k.campaign_id {of}", "ix_cost_campaign_id")


def _asked(view: LedgerView, today: date) -> tuple[object, ...]:
    """What a view lets pass, whatever it is sorted by."""
    return view.filter, view.campaign_id, view.face, today


def _numbers(joined: str | None) -> Iterator[int]:
    return map(int, joined.split(",")) if joined else iter(())
