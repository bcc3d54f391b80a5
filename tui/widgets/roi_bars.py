"""Returns as bars on both sides of a zero line, with own time and without it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.show import fit, show
from tui.widgets.paper import LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import RenderResult

ZERO = "▏"
"""The zero line: the left edge of its cell, where bars to the right begin."""

SOLID, SHADED = "█", "▒"
"""What bars are made of: with own time, and without it."""

ON = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
"""The end of a bar that is longer than there is room for."""

EIGHTHS = " ▏▎▍▌▋▊▉"
HALF = "▐"

NARROWEST, WIDEST = 10, 26
"""Cells of the names."""

LEAST = 12
"""Cells of the bars; with fewer there are only figures."""

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One return: what it is of, in percent with own time and without it.

    None where there is no cost to divide by.
    """

    name: str
    value: Decimal | None
    without: Decimal | None
    faint: bool = False
    """Whether there is too little of it to be judged."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where bars end: the lowest and the highest value, and the cells on each side."""

    low: Decimal
    high: Decimal
    left: int
    right: int


def scale(bars: Sequence[Bar], cells: int) -> Scale:
    """The scale that fits bars into so many cells.

    Returns without own time may be many times those with it: they get twice the room
    at most, and go on past the edge with a sign.
    """
    values = [bar.value for bar in bars if bar.value is not None]
    others = [bar.without for bar in bars if bar.without is not None]
    none = Decimal(0)
    low: Decimal = min([*values, *others, none])
    high: Decimal = max([*values, none])
    high = max(high, min(max([*others, none]), max(2 * high, HUNDRED)))
    if low == 0 and high == 0:
        return Scale(low, high, 0, cells)
    left = round(cells * -low / (high - low))
    left = min(max(left, int(low < 0)), cells - 1 - int(high > 0))
    return Scale(low, high, left, cells - left)


def drawn(value: Decimal | None, on: Scale, ink: str = SOLID) -> str:
    """A bar from the zero line to a value, as wide as the scale is."""
    rest = on.right - 1
    if value is None or value == 0:
        return " " * on.left + ZERO + " " * rest
    if value < 0:
        eighths = round(on.left * 8 * value / on.low)
        body = _leftward(max(1, eighths), ink)
        return " " * (on.left - len(body)) + body + ZERO + " " * rest
    if value > on.high:
        return " " * on.left + ink * rest + ON
    body = _rightward(max(1, round(on.right * 8 * value / on.high)), ink)
    return " " * on.left + body + " " * (on.right - len(body))


def _rightward(eighths: int, ink: str) -> str:
    """A bar of so many eighths of a cell; shading has only whole cells."""
    if ink != SOLID:
        return ink * max(1, round(eighths / 8))
    whole, rest = divmod(eighths, 8)
    return ink * whole + (EIGHTHS[rest] if rest else "")


def _leftward(eighths: int, ink: str) -> str:
    """The same, ending at the zero line; there are only halves to the left."""
    if ink != SOLID:
        return ink * max(1, round(eighths / 8))
    whole, rest = divmod(eighths, 8)
    return (HALF if rest >= 4 or not whole else "") + ink * whole


class RoiBars(Widget):
    """The bars around the cursor, two lines each where there is room for that."""

    DEFAULT_CSS = """
    RoiBars { height: 1fr; width: 1fr; padding: 0 1; }
    """

    bars: var[tuple[Bar, ...]] = var((), init=False)
    here: var[int] = var(0, init=False)
    """Which of them is under the cursor."""

    def watch_bars(self) -> None:
        """Paint them anew."""
        self.refresh()

    def watch_here(self) -> None:
        """Paint those around the cursor."""
        self.refresh()

    def render(self) -> RenderResult:
        """As many lines as there is room for."""
        size = self.content_size
        return Content("\n").join(self.lines(size.width, size.height))

    def lines(self, width: int, height: int) -> list[Content]:
        """A line that explains, then the bars; what has no room is counted."""
        if not self.bars or height < 2 or width < NARROWEST:
            return []
        many, room = len(self.bars), height - 1
        is_double = many * 2 <= room
        fits = many if is_double else min(many, room)
        if fits < many:
            fits = max(1, room - 1)
        first = max(0, min(self.here - fits // 2, many - fits))
        shown = self.bars[first : first + fits]
        rows = [legend(width), *_rows(shown, width, is_double=is_double)]
        if fits < many:
            more = ngettext("… and {count} more", "… and {count} more", many - fits)
            rows.append(
                Content.styled(more.format(count=fmt.whole(many - fits)), LABEL)
            )
        return rows[:height]


def legend(width: int) -> Content:
    """What is drawn how."""
    said = _("ROI: {solid} with own time, {shaded} without, {zero} zero")
    line = said.format(solid=SOLID * 2, shaded=SHADED * 2, zero=ZERO)
    return Content.styled(line, LABEL).truncate(width, ellipsis=True)


def _rows(bars: Sequence[Bar], width: int, *, is_double: bool) -> list[Content]:
    names = [show(bar.name, 80) for bar in bars]
    left = min(WIDEST, max(NARROWEST, *map(cell_len, names)))
    values = [fmt.percent(bar.value) for bar in bars]
    others = [fmt.percent(bar.without) for bar in bars]
    wide = max(map(cell_len, (*values, *others)))
    columns = 1 if is_double else 2
    if (room := width - left - columns * (wide + 2) - 2) < LEAST:
        left = max(NARROWEST, left + room - LEAST)
        room = width - left - columns * (wide + 2) - 2
    on = scale(bars, room) if room >= LEAST else None

    def line(name: str, bar: Bar, value: Decimal | None, ink: str) -> Content:
        drawing = " " * max(0, room) if on is None else drawn(value, on, ink)
        return Content.assemble(
            (fit(name, left), LABEL if bar.faint else ""),
            "  ",
            (drawing, _look(bar, value)),
            "  ",
        )

    rows = []
    for bar, name, value, other in zip(bars, names, values, others, strict=True):
        with_time = line(name, bar, bar.value, SOLID)
        rows.append(with_time + Content.styled(fit(value, wide, "right"), "bold"))
        said = Content.styled(fit(other, wide, "right"), LABEL)
        if is_double:
            rows.append(line("", bar, bar.without, SHADED) + said)
        else:
            rows[-1] += Content("  ") + said
    return [row.truncate(width, ellipsis=True) for row in rows]


def _look(bar: Bar, value: Decimal | None) -> str:
    """The colour of a bar; its side of the line says the same."""
    if bar.faint or value is None:
        return LABEL
    return "$text-error" if value < 0 else "$text-success"
