"""The columns of results: what stands in them, and how wide they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui import budget_words
from tui import format as fmt
from tui import results_words as words
from tui.i18n import N_, _
from tui.show import show
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.result_rows import RoiRow

NARROWEST, WIDEST = 12, 22
"""Cells of the first column."""

SHORT = {
    "conversions": N_("Conv."),
    "revenue": N_("Revenue"),
    "cost": N_("Cost"),
    "roi": N_("ROI"),
    "roi_without_hours": N_("No own time"),
    "roas": N_("ROAS"),
    "aov": N_("Per order"),
    "cpa": N_("Per conv."),
    "cpl": N_("Per lead"),
    "cpm": N_("CPM"),
    "cpc": N_("CPC"),
    "cpe": N_("CPE"),
    "cpv": N_("CPV"),
    "hours": N_("Own time"),
    "cost_without_hours": N_("Spent"),
    "posts": N_("Posts"),
}
"""The columns behind the first one, in their order, and their titles."""


def _each(name: str) -> Callable[[RoiRow], str]:
    def cell(row: RoiRow) -> str:
        text = words.each(getattr(row, name), row.currency)
        return text.rpartition(" ")[0] or fmt.DASH

    return cell


CELLS: dict[str, Callable[[RoiRow], str]] = {
    "conversions": lambda row: fmt.whole(row.conversions),
    "revenue": lambda row: budget_words.bare(row.revenue_minor, row.currency),
    "cost": lambda row: budget_words.bare(row.total_cost, row.currency),
    "roi": lambda row: words.percent(row.roi),
    "roi_without_hours": lambda row: words.percent(row.roi_without_hours),
    "roas": lambda row: words.times(row.roas),
    **{name: _each(name) for name in ("aov", "cpa", "cpl", "cpm", "cpc", "cpe", "cpv")},
    "hours": lambda row: (
        budget_words.duration(row.minutes) if row.minutes else fmt.DASH
    ),
    "cost_without_hours": lambda row: budget_words.bare(row.cost_minor, row.currency),
    "posts": lambda row: fmt.whole(row.posts),
}
"""What stands in each of them."""

UNTOLD = frozenset(SHORT) - {"conversions", "revenue"}
"""Columns that say nothing of conversions which are nobody's."""


def cells(row: RoiRow) -> tuple[str, ...]:
    """The figures of a row, in the order of the columns."""
    return tuple(CELLS[name](row) for name in SHORT)


def nobodys(row: RoiRow) -> tuple[str, ...]:
    """The same of what is nobody's: it has conversions and revenue, and no costs."""
    return tuple(fmt.DASH if name in UNTOLD else CELLS[name](row) for name in SHORT)


def columns(
    title: str,
    rows: Sequence[Sequence[str]],
    *,
    last: str = "",
    most: int = WIDEST,
) -> tuple[Column, ...]:
    """A column for each, as wide as what stands in it: no figure is cut.

    ``last`` is the title of one behind them, which the rows have as well; ``most`` how
    many cells the first one has at most.
    """

    def wide(place: int, title: str) -> int:
        found = (cell_len(show(row[place])) for row in rows)
        return max(cell_len(title), *found, 3)

    figures = [
        Column(name, _(short), wide(place, _(short)), 0, "right")
        for place, (name, short) in enumerate(SHORT.items(), 1)
    ]
    if last:
        figures.append(Column("last", last, wide(len(SHORT) + 1, last)))
    names = max((cell_len(show(row[0])) for row in rows), default=0)
    first = max(NARROWEST, min(most, names))
    return (Column("name", title, first, 1), *figures)
