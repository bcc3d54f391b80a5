"""From reach to sale: how many were left at each step, as bars with their figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui import format as fmt
from tui.i18n import _
from tui.show import fit
from tui.widgets.paper import LABEL, Paper, wrapped
from tui.widgets.roi_bars import EIGHTHS, SOLID

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 6
"""Cells of the bars; with fewer there are only figures."""
LONGEST = 40

MANY = 100
"""How many times as much tells nothing any more."""

SMALL = Decimal(1)
"""Percent under which a share has one more place."""


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step: what it is called in the language in use, and how many got there."""

    name: str
    value: int | None
    basis: str = ""
    """pieces, channels or conversions: what it was counted of."""


class FunnelView(Paper):
    """The steps that are known, under each other; the others by name below."""

    steps: var[tuple[FunnelStep, ...]] = var((), init=False)

    def watch_steps(self) -> None:
        """Lay them out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A line for each step, with its share of the known one before."""
        known = [one for one in self.steps if one.value is not None]
        if not known:
            none = _("Nothing is measured yet: no reach, no clicks, no sales.")
            return wrapped(Content.styled(none, LABEL), width)
        rows = _rows(known, width)
        if beside := [one.name for one in known if one.basis == "channels"]:
            said = _("Counted on channels, not on content: {names}")
            said = said.format(names=", ".join(beside))
            rows += wrapped(Content.styled(said, LABEL), width)
        missing = [one.name for one in self.steps if one.value is None]
        if missing:
            said = _("Not known: {names}").format(names=", ".join(missing))
            rows += wrapped(Content.styled(said, LABEL), width)
        return rows


def _rows(known: Sequence[FunnelStep], width: int) -> list[Content]:
    left = max(cell_len(one.name) for one in known)
    values = [one.value or 0 for one in known]
    figures = [fmt.whole(value) for value in values]
    wide = max(map(cell_len, figures))
    shares = ["", *(_through(one, before) for before, one in pairwise(known))]
    last = max(map(cell_len, shares))
    room = min(LONGEST, width - left - wide - last - 6)
    most = max(1, *values)
    rows = []
    for one, value, figure, part in zip(known, values, figures, shares, strict=True):
        line = Content(f"{fit(one.name, left)}  ")
        if room >= LEAST:
            line += Content.styled(fit(bar(value, most, room), room + 2), "$primary")
        line += Content.styled(fit(figure, wide, "right"), "bold")
        line += Content.styled(f"  {fit(part, last, 'right')}", LABEL)
        rows.append(line.rstrip().truncate(width, ellipsis=True))
    return rows


def bar(value: int, most: int, cells: int) -> str:
    """A bar of so many cells for the most; anything at all is seen."""
    if value <= 0:
        return ""
    whole, rest = divmod(max(1, value * cells * 8 // most), 8)
    return SOLID * whole + (EIGHTHS[rest] if rest else "")


def _through(one: FunnelStep, before: FunnelStep) -> str:
    """What came through of the step before; a dash where more came of elsewhere."""
    value, came = one.value or 0, before.value or 0
    if value > came and one.basis != before.basis:
        return fmt.DASH
    return share(value, came)


def share(value: int, before: int) -> str:
    """What came through of the step before, in percent; a dash where nothing was there.

    More than came before is no share: it is told as how many times as much, as people
    are shown a thing more than once.
    """
    if not before:
        return fmt.DASH
    times = Decimal(value) / before
    if times >= MANY:
        return fmt.DASH
    if times > 1:
        return f"{fmt.grouped(times.quantize(Decimal('0.01')))}x"
    return fmt.percent(times * 100, 1 if times * 100 >= SMALL else 2)
