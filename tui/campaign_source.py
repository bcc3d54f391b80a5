"""The list of campaigns behind its table: the order, the lines read, their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from store.campaign_list import SORTS
from tui import campaign_words as words
from tui import format as fmt
from tui.i18n import N_, _
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from array import array
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import date

    from store import Store
    from store.campaign_list import CampaignLine, CampaignView

    Fetch = Callable[[Sequence[int]], Awaitable[Sequence[CampaignLine]]]

FIRST = 60
"""Lines that come along with the order."""

BAR = 4
"""How long the bar of a checklist is."""

TITLES = {
    "name": N_("Campaign"),
    "progress": N_("Checklist"),
    "health": N_("Health"),
    "left": N_("Money left"),
    "ends_on": N_("Ends"),
    "people": N_("People"),
    "status": N_("State"),
    "brand": N_("Brand"),
    "starts_on": N_("Begins"),
    "budget": N_("Budget"),
}
"""The columns in their order; those of SORTS can be sorted by."""

_WIDTHS = {
    "name": 16,
    "progress": 11,
    "health": 8,
    "left": 14,
    "ends_on": 10,
    "people": 7,
    "status": 9,
    "brand": 12,
    "starts_on": 10,
    "budget": 14,
}
_RIGHT = frozenset({"left", "people", "budget"})


def columns() -> tuple[Column, ...]:
    """The columns, in the language in use; the name takes what the others leave."""
    return tuple(
        Column(
            key,
            _(title),
            max(_WIDTHS[key], cell_len(_(title)) + (2 if key in SORTS else 0)),
            3 if key == "name" else int(key == "brand"),
            "right" if key in _RIGHT else "left",
        )
        for key, title in TITLES.items()
    )


def cells(line: CampaignLine, today: date) -> tuple[str, ...]:
    """A campaign as a line of the list."""
    bar = words.bar(line.done, line.total, BAR)
    people = fmt.whole(line.people)
    return (
        line.name,
        f"{bar} {line.done}/{line.total}",
        words.health(line.health),
        words.money(line.left_minor, line.currency),
        words.day(line.ends_on, today),
        f"{fmt.whole(line.agreed)}/{people}" if line.people else fmt.DASH,
        fmt.word(words.STATUS, line.status),
        line.brand or "",
        words.day(line.starts_on, today),
        words.money(line.budget_minor, line.currency),
    )


def why(line: CampaignLine) -> str:
    """What holds a campaign up, worst first; or that nothing does."""
    if not line.blocks:
        told = _("Nothing holds it up.")
    else:
        told = " · ".join(
            words.block(code, count, line.currency) for code, count in line.blocks
        )
    if line.other_currencies:
        besides = _("besides {amounts} agreed in other currencies")
        amounts = words.moneys(line.other_currencies)
        told = f"{told} · {besides.format(amounts=amounts)}"
    return f"{words.health(line.health)}  {told}"


class CampaignRows:
    """Campaigns in the order of a view; their lines are read when they come in sight.

    So much is asked of every line that only those in sight are ever read.
    """

    def __init__(
        self,
        order: array[int],
        lines: Sequence[CampaignLine],
        today: date,
        fetch: Fetch,
    ) -> None:
        self.order = order
        self.total = len(order)
        self.lines = {line.id: line for line in lines}
        self._today, self._fetch = today, fetch

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows from a position if all of them are here."""
        found = [self.lines.get(number) for number in self.ids(first, count)]
        known = [line for line in found if line is not None]
        return [self._row(line) for line in known] if len(known) == len(found) else None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """The same, read where they must be; one that has gone leaves a blank."""
        numbers = self.ids(first, count)
        unread = [number for number in numbers if number not in self.lines]
        self.lines |= {line.id: line for line in await self._fetch(unread)}
        return [
            self._row(self.lines[number]) if number in self.lines else Row(number, ())
            for number in numbers
        ]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers from a position."""
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """Where a campaign stands."""
        try:
            return self.order.index(row_id)
        except ValueError:
            return None

    def _row(self, line: CampaignLine) -> Row:
        style = {"late": "error", "look": "warning"}.get(line.health, "")
        if line.status == "wrapped" and not style:
            style = "dim"
        return Row(line.id, cells(line, self._today), style)


def read_list(
    store: Store, view: CampaignView, place: int, today: date
) -> tuple[array[int], tuple[CampaignLine, ...]]:
    """The order of a view, and the lines around a position."""
    order = store.campaign_list.order(view)
    start = max(0, min(place, len(order)) - FIRST // 2)
    return order, store.campaign_list.rows(order[start : start + FIRST], today)
