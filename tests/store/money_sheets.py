"""Lists of costs and of own time as people keep them, and what came of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store import totals
from tests.store.piece_sheets import bars
from tests.store.sheets_in import bring

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.engine import Database
    from store.imports import ImportReport

__all__ = ["Spent", "asked", "bars", "bring_money", "costs", "hours", "reasons"]


class Spent(NamedTuple):
    """A cost in the workspace."""

    on_day: str
    channel: str | None
    name: str | None
    category: str
    description: str | None
    minor: int
    currency: str
    state: str


class Worked(NamedTuple):
    """Own time in the workspace."""

    on_day: str
    channel: str | None
    name: str | None
    minutes: int
    rate: int | None
    currency: str | None
    note: str | None


def bring_money(
    database: Database, *lines: str, kind: str = "costs", **said: Any
) -> ImportReport:
    """Bring a sheet in whose cells are parted by bars; the sums stay right."""
    report = bring(database, bars(*lines), **said)
    assert report.plan.kind == kind
    assert totals.differences(database.reader) == 0
    assert not database.read(
        "SELECT * FROM cost WHERE (state='paid')<>(paid_on NOTNULL)"
        " OR (due_on NOTNULL)<>(due_from NOTNULL)"
    )
    return report


def costs(database: Database) -> list[Spent]:
    """Every cost, in the order it was made; the person, or else who is paid."""
    rows = database.read(
        "SELECT k.on_day, k.channel, ifnull(i.name, k.payee), k.category,"
        " k.description, k.amount_minor, k.amount_currency, k.state FROM cost k"
        " LEFT JOIN collaboration c ON c.id=k.collaboration_id LEFT JOIN influencer i"
        " ON i.id=c.influencer_id ORDER BY k.id"
    )
    return [Spent(*row) for row in rows]


def hours(database: Database) -> list[Worked]:
    """All own time, in the order it was made."""
    rows = database.read(
        "SELECT w.on_day, w.channel, i.name, w.minutes, w.hourly_rate_minor,"
        " w.hourly_rate_currency, w.note FROM work_time w LEFT JOIN collaboration c ON"
        " c.id=w.collaboration_id LEFT JOIN influencer i ON i.id=c.influencer_id"
        " ORDER BY w.id"
    )
    return [Worked(*row) for row in rows]


def asked(report: ImportReport) -> Mapping[str, str | None]:
    """What is asked about a sheet, and what is taken."""
    return {question.code: question.taken for question in report.questions}


def reasons(report: ImportReport) -> list[tuple[int, str, str]]:
    """Row, value and reason of every problem."""
    return [(each.row, each.value, each.reason) for each in report.problems]
