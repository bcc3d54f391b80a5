"""How one line of a table is laid out and painted: columns, rows, strips.

Everything here is arithmetic over cells. A cell's text comes from outside and is made
safe on the way in; a painted line is always exactly as wide as the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from tui.show import fit, show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GUTTER = 2
"""Cells at the left that say whether a record is marked."""

MARK, ABSENT, ASCENDING, DESCENDING = "●", "·", "▲", "▼"
RULE = "─"
MORE_LEFT = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
MORE_RIGHT = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"

CursorLook = Literal["", "cursor", "cursor-blurred"]
"""What the cursor does to a line: nothing, or its component with or without focus."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``width`` in cells, growing by ``share`` of what the others leave."""

    key: str
    title: str
    """Already in the reader's language."""
    width: int
    share: int = 0
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One record: a text for each column, plain and not yet safe to paint."""

    id: int
    cells: tuple[str, ...]
    style: str = ""
    """"", "dim", "warning", "error" or "success"."""


class Place(NamedTuple):
    """Where a column stands: its number among the columns, first cell, width."""

    column: int
    x: int
    width: int


class Layout(NamedTuple):
    """The columns that fit a width, in order, and whether some had to stay out."""

    places: tuple[Place, ...]
    gap: int
    before: bool
    after: bool

    def column_at(self, x: int) -> int | None:
        """The index of the column painted at cell ``x``, its gap included."""
        for place in self.places:
            if place.x <= x < place.x + place.width + self.gap:
                return place.column
        return None


def lay_out(columns: Sequence[Column], width: int, skip: int = 0) -> Layout:
    """Fit the columns into ``width`` cells, leaving out ``skip`` after the first.

    What does not fit drops from the right; the first column always stays, narrowed if
    it must. Two cells part the columns where there is room for that, else one.
    """
    chosen = [n for n in range(len(columns)) if n == 0 or n > skip]
    room = max(0, width - GUTTER)
    gap = 2 if _natural(columns, chosen, 2) <= room else 1
    wanted = len(chosen)
    while len(chosen) > 1 and _natural(columns, chosen, gap) > room:
        chosen.pop()
    widths = [min(columns[n].width, room) for n in chosen]
    spare = max(0, room - sum(widths) - gap * (len(chosen) - 1))
    places, x = [], GUTTER
    for n, size, extra in zip(
        chosen, widths, _shares(columns, chosen, spare), strict=True
    ):
        places.append(Place(n, x, size + extra))
        x += size + extra + gap
    skipped = len(columns) > 1 and skip > 0
    return Layout(tuple(places), gap, skipped, len(chosen) < wanted)


def furthest_skip(columns: Sequence[Column], width: int) -> int:
    """How many columns must be skipped to see the last one; 0 if all fit."""
    for skip in range(len(columns) - 1):
        if not lay_out(columns, width, skip).after:
            return skip
    return max(0, len(columns) - 2)


def _natural(columns: Sequence[Column], chosen: Sequence[int], gap: int) -> int:
    """The cells that these columns want before any of them grows."""
    return sum(columns[n].width for n in chosen) + gap * (len(chosen) - 1)


def _shares(columns: Sequence[Column], chosen: Sequence[int], spare: int) -> list[int]:
    """Divide the spare cells by share, to the last one."""
    left = sum(columns[n].share for n in chosen)
    given = []
    for n in chosen:
        part = spare * columns[n].share // left if left else 0
        given.append(part)
        spare, left = spare - part, left - columns[n].share
    return given


class Painter:
    """Paints lines for one set of columns, one width and one set of styles.

    ``styles`` maps a look ("base", "header", "band", "rule", "mark", "cursor",
    "cursor-blurred", "dim", "warning", "error", "success") to the style of that look.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        width: int,
        skip: int,
        styles: Mapping[str, Style],
    ) -> None:
        self.width = width
        self.layout = lay_out(columns, width, skip)
        self._columns = columns
        self._styles = styles
        # A row is its own key: a changed row paints anew, whoever forgot to say so.
        self._lines: LRUCache[tuple[Row | None, CursorLook, bool], Strip] = LRUCache(
            1024
        )

    def header(self, sort_key: str, *, reverse: bool) -> Strip:
        """The line of titles, with the sort's arrow and a hint at hidden columns."""
        layout = self.layout
        pieces = [fit(MORE_LEFT if layout.before else "", GUTTER)]
        for place in layout.places:
            column = self._columns[place.column]
            title = show(column.title)
            if column.key == sort_key:
                title = _sorted_title(title, place.width, reverse=reverse)
            pieces.append(fit(title, place.width, column.align))
        strip = self._strip(pieces, [self._styles["header"]] * 2)
        if layout.after and self.width:
            titles = fit(strip.text.rstrip(), self.width - 1)
            strip = Strip([Segment(titles + MORE_RIGHT, self._styles["header"])])
        return strip

    def heading(self, title: str, tone: str) -> Strip:
        """The line above a group: what it is called, then a rule to the edge."""
        style, title = self._styles["band"], show(title)
        if tone:
            style += Style(color=self._styles[tone].color)
        title = fit(title, min(cell_len(title), self.width))
        rule = RULE * (self.width - cell_len(title) - 1)
        texts = (title, style), (f" {rule}" if rule else "", self._styles["rule"])
        strip = Strip([Segment(text, look) for text, look in texts if text])
        return strip.adjust_cell_length(self.width, style)

    def row(self, row: Row | None, look: CursorLook, *, marked: bool) -> Strip:
        """The line of a record, or of one that is not here yet."""
        key = (row, look, marked)
        strip = self._lines.get(key)
        if strip is None:
            strip = self._lines[key] = self._paint(row, look, marked=marked)
        return strip

    def blank(self) -> Strip:
        """A line with nothing on it."""
        return Strip.blank(self.width, self._styles["base"])

    def _paint(self, row: Row | None, look: CursorLook, *, marked: bool) -> Strip:
        pieces = [fit(MARK if marked else "", GUTTER)]
        for place in self.layout.places:
            align = self._columns[place.column].align
            if row is None:
                text = ABSENT
            else:
                text = row.cells[place.column] if place.column < len(row.cells) else ""
            pieces.append(fit(show(text), place.width, align))
        plain = self._styles["dim"] if row is None else self._plain(row)
        # The cursor's own colours win: no other is sure to be read on its background.
        if look:
            return self._strip(pieces, [self._styles[look]] * 2)
        return self._strip(pieces, [self._styles["mark"] if marked else plain, plain])

    def _plain(self, row: Row) -> Style:
        return self._styles[row.style or "base"]

    def _strip(self, pieces: list[str], styles: list[Style]) -> Strip:
        """Join the gutter and the cells into one line of exactly the table's width."""
        body = (" " * self.layout.gap).join(pieces[1:])
        texts = zip((pieces[0], body), styles, strict=True)
        strip = Strip([Segment(text, style) for text, style in texts if text])
        return strip.adjust_cell_length(self.width, styles[1])


def _sorted_title(title: str, width: int, *, reverse: bool) -> str:
    """The title cut so that the arrow of its sort stays in sight."""
    arrow = DESCENDING if reverse else ASCENDING
    if cell_len(title) + 2 <= width:
        return f"{title} {arrow}"
    return fit(title, max(0, width - 1)) + arrow
