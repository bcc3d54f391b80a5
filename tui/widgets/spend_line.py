"""What was spent and what came in, month by month, back to back on one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui import budget_words as words
from tui import format as fmt
from tui.i18n import _, ngettext
from tui.results_words import month
from tui.show import fit
from tui.widgets.funnel_view import bar
from tui.widgets.paper import LABEL, Paper, wrapped
from tui.widgets.roi_bars import HALF, SHADED, SOLID, ZERO

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 4
"""Cells of each side; with fewer there are only figures."""
LONGEST = 24

SHORT = 5
"""The part of a line that months may be at most; else they are written 2026-03."""

MOST = 12
"""Months that are shown where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what was spent, what own time cost, what came in; minor units."""

    month: str
    """As in 2026-03."""
    spend_minor: int
    time_minor: int
    revenue_minor: int

    @property
    def cost_minor(self) -> int:
        """All that it cost."""
        return self.spend_minor + self.time_minor


@dataclass(frozen=True, slots=True)
class MonthsShown:
    """Some months in their order, in one currency."""

    currency: str | None
    months: tuple[Month, ...]


class SpendLine(Paper):
    """Costs to the left of the line, revenue to its right, the newest month last."""

    shown: var[MonthsShown | None] = var(None, init=False)
    most: var[int] = var(MOST, init=False)
    """Months that are shown at most."""

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def watch_most(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Two titles, a line for each month, and how many are before those."""
        if (shown := self.shown) is None:
            return ()
        if not shown.months:
            none = _("Nothing was spent and nothing came in yet.")
            return wrapped(Content.styled(none, LABEL), width)
        kept = shown.months[-max(1, self.most) :]
        rows = _rows(kept, shown.currency, width)
        if before := len(shown.months) - len(kept):
            said = ngettext("{count} month before", "{count} months before", before)
            rows.append(Content.styled(said.format(count=fmt.whole(before)), LABEL))
        return rows


def _rows(months: Sequence[Month], currency: str | None, width: int) -> list[Content]:
    names = [month(one.month) for one in months]
    if (left := max(map(cell_len, names))) > width // SHORT:
        names, left = [one.month for one in months], len(months[0].month)
    costs = [words.bare(one.cost_minor, currency) for one in months]
    incomes = [words.bare(one.revenue_minor, currency) for one in months]
    head, tail = _("Cost {currency}").format(currency=currency or ""), _("Revenue")
    paid = max(map(cell_len, (*costs, head)))
    came = max(map(cell_len, (*incomes, tail)))
    room = min(LONGEST, (width - left - paid - came - 7) // 2)
    wides = left, paid, came, room
    most = max(1, *(max(one.cost_minor, one.revenue_minor) for one in months))
    rows = [_line("", head, tail, ("", "", ""), wides).stylize("bold $text-muted")]
    for one, name, cost, income in zip(months, names, costs, incomes, strict=True):
        rows.append(_line(name, cost, income, _sides(one, most, room), wides))
    return [row.rstrip().truncate(width, ellipsis=True) for row in rows]


def _sides(one: Month, most: int, room: int) -> tuple[str, str, str]:
    """Own time, what was spent, what came in: as bars from the line outward."""
    cells = max(0, room)
    halves = max(0, one.cost_minor) * cells * 2 // most
    spent = min(halves, max(0, one.spend_minor) * cells * 2 // most)
    if one.cost_minor > 0:
        halves = max(1, halves)
    if one.spend_minor > 0:
        spent = max(1, spent)
    body = (HALF if spent % 2 else "") + SOLID * (spent // 2)
    own = SHADED * max(0, (halves + 1) // 2 - len(body))
    if one.time_minor > 0 and not own and len(body) > 1:
        own, body = SHADED, body[1:]
    return own, body, bar(one.revenue_minor, most, cells)


def _line(
    name: str,
    cost: str,
    income: str,
    sides: tuple[str, str, str],
    wides: tuple[int, int, int, int],
) -> Content:
    left, one_side, other_side, room = wides
    own, spent, came = sides
    start = Content(f"{fit(name, left)}  {fit(cost, one_side, 'right')}  ")
    end = Content(fit(income, other_side, "right"))
    if room < LEAST:
        return start + end
    blank = " " * (room - len(own) - len(spent))
    return Content.assemble(
        start,
        blank,
        (own, LABEL),
        (spent, "$text-warning"),
        (came or (ZERO if name else " "), "$text-success"),
        " " * (room - len(came or " ")),
        "  ",
        end,
    )
