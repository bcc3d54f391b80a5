"""Budgets as a table for people: with every figure that the screens show of them.

What no rate is known for, what is not allotted, and own time have rows of their own, so
that a column of a campaign and a currency adds up to what stands on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.budget_rows import read_budgets
from store.exchange.roster_out import digits
from store.exchange.table_columns import TABLES, Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from store.budget_rows import BudgetLineRow, CampaignBudget, OwnTime

    Cells = dict[str, Any]

_CAMPAIGNS = "SELECT id FROM campaign ORDER BY name_key, id"


def budget_rows(reader: sqlite3.Connection) -> Iterator[list[Any]]:
    """The rows of all campaigns by name; of costs and time without one last.

    An amount that nobody knows a currency for is left out.
    """
    numbers = [number for (number,) in reader.execute(_CAMPAIGNS)]
    for one in read_budgets(reader.execute, (*numbers, 0)):
        for cells in _rows_of(one):
            minors = {"campaign": one.name or None, **cells}
            yield [
                _amount(minors.get(column.header), minors.get("currency"))
                if column.kind is Kind.AMOUNT
                else minors.get(column.header)
                for column in TABLES["budget"]
            ]


def _amount(minor: int | None, currency: str | None) -> str | None:
    return None if minor is None or currency is None else digits(minor, currency)


def _rows_of(one: CampaignBudget) -> Iterator[Cells]:
    """Its lines, each with what stands beside it; what is not allotted; own time."""
    for line in one.lines:
        yield from _line(line, one.currency)
    planned = one.figures.planned
    allotted = sum(line.planned_minor or 0 for line in one.lines)
    if planned is not None and planned != allotted:
        yield {
            "part": "unallotted",
            "planned": planned - allotted,
            "currency": one.currency,
        }
    if one.own_time.minutes:
        yield from _time(one.own_time, one.currency)


def _time(own: OwnTime, currency: str | None) -> Iterator[Cells]:
    """What own time costs in each currency; all of its minutes in the first row."""
    costs: list[tuple[str | None, int | None]] = [*own.beside]
    if own.cost_minor is not None or not costs:
        costs.insert(0, (currency, own.cost_minor))
    minutes = {"minutes": own.minutes, "minutes_without_rate": own.unrated}
    for code, minor in costs:
        said = None if minor is None else code
        yield {"part": "own_time", "currency": said, "time_cost": minor, **minutes}
        minutes = {}


def _line(line: BudgetLineRow, currency: str | None) -> Iterator[Cells]:
    """A category in the campaign's currency, and in each that has no rate."""
    figures = line.figures
    if currency is not None or line.planned_minor is not None:
        yield {
            "part": "line",
            "category": line.category,
            "planned": line.planned_minor,
            "currency": currency,
            "committed": figures.committed,
            "paid": figures.paid,
            "remaining": figures.remaining,
            "foreseen": figures.foreseen,
            "note": line.note,
        }
    promised = {code: sums for code, *sums in line.beside}
    foreseen = dict(line.foreseen_beside)
    for code in sorted({*promised, *foreseen}):
        committed, paid = promised.get(code, (0, 0))
        yield {
            "part": "no_rate",
            "category": line.category,
            "currency": code,
            "committed": committed,
            "paid": paid,
            "foreseen": foreseen.get(code, 0),
        }
