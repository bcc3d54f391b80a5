"""What a campaign spent and brought month by month, and every campaign in a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.result_rows import Cell
from store.result_sources import Scope, gather

if TYPE_CHECKING:
    from store.rate_rows import Ask
    from store.result_rows import RoiRow

_STATUS = ("running", "planned")


@dataclass(frozen=True, slots=True)
class MonthRow:
    """What a campaign spent and brought in one month."""

    month: str
    """As in 2026-03."""
    spend_minor: int
    """What was promised or paid."""
    time_minor: int
    """What own time costs."""
    revenue_minor: int | None
    """None where nobody knows what its conversions are worth."""
    conversions: int


def read_months(ask: Ask, campaign_id: int) -> tuple[MonthRow, ...]:
    """The months of a campaign in which anything happened, the first one first.

    In the currency of the campaign. Raises NotFound.
    """
    found = gather(ask, "month", Scope(campaign_id))
    cells = {month: cell for (_, month), cell in found.cells().items()}
    rows = []
    for month in sorted(cells):
        row = cells[month].row(key=month)
        told = row.cost_minor, row.time_minor, row.revenue_minor, row.conversions
        if any(told):
            rows.append(MonthRow(month, *told))
    return tuple(rows)


def read_programme(ask: Ask) -> tuple[RoiRow, ...]:
    """A row for each campaign that was not put away, those running first.

    Also for those that nothing came of yet; the last one is of no campaign, where there
    is anything.
    """
    found = gather(ask, "campaign", Scope())
    for name in ("conversions", "costs", "times", "figures"):
        rows: list[Any] = getattr(found, name)
        setattr(found, name, [(row[0], row[0], *row[2:]) for row in rows])
    cells = {number: cell for (_, number), cell in found.cells().items()}
    frames = sorted(
        found.frames.values(),
        key=lambda one: (
            not one.id,
            _STATUS.index(one.status) if one.status in _STATUS else len(_STATUS),
            one.name.casefold(),
        ),
    )
    return tuple(
        cells.get(one.id, Cell(one.currency)).row(key=one.name, campaign_id=one.id)
        for one in frames
        if one.id or (0 in cells and not cells[0].is_empty)
    )
