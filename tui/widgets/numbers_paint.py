"""How the grid of figures is painted: where its columns stand, and its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.i18n import _
from tui.numbers_rows import SHORT_WINDOW, TITLE, cell_of
from tui.show import fit, show
from tui.widgets.record_cells import MORE_LEFT, MORE_RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style

    from tui.numbers_rows import Piece
    from tui.widgets.record_cells import CursorLook

GUTTER = 2
"""Cells at the left that say whether a row is kept."""

EDGE = 1
"""The cell at the right that says that there are more columns."""

WINDOW = 6
CELL = 8
GAP = 1

LEAST, MOST = 16, 40
"""Cells of the name of a post."""

UNKEPT, WRONG, KEPT = "●", "!", "✓"
"""What the gutter says of a row: typed and not kept yet, wrong, kept."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns stand in so many cells."""

    width: int
    many: int
    """How many columns of figures there are."""

    @property
    def fits(self) -> int:
        """How many of them fit beside a name; at least one."""
        room = self.width - EDGE - GUTTER - LEAST - GAP - WINDOW
        return max(1, min(self.many, room // (CELL + GAP)))

    @property
    def name(self) -> int:
        """The cells of the name."""
        rest = self.width - EDGE - GUTTER - GAP - WINDOW - self.fits * (CELL + GAP)
        return max(0, min(MOST, rest))

    def x(self, place: int) -> int:
        """The first cell of a column of figures, of those in sight."""
        return GUTTER + self.name + GAP + WINDOW + GAP + place * (CELL + GAP)

    def place_at(self, x: int) -> int | None:
        """The column of figures in sight that a cell is in; its gap is before it."""
        place = (x - self.x(0) + GAP) // (CELL + GAP)
        return place if 0 <= place < self.fits else None


@dataclass(frozen=True, slots=True)
class RowFace:
    """All that a row is painted from."""

    piece: Piece
    figures: tuple[str, ...]
    """Those in sight."""
    typed: Mapping[str, str]
    cursor: int
    """The column of the cursor among them; -1 where it is in no cell of this row."""
    look: CursorLook
    is_here: bool
    """Whether the cursor is in this row."""


class GridPainter:
    """Paints the lines of the grid for one width and one set of styles."""

    def __init__(self, styles: Mapping[str, Style], layout: Layout) -> None:
        self._styles = styles
        self.layout = layout

    def header(
        self, figures: Sequence[str], current: str, *, more: tuple[bool, bool]
    ) -> Strip:
        """The titles, that of the cursor's column among them, and what is beyond."""
        left, right = more
        style = self._styles["header"]
        layout = self.layout
        head = fit(MORE_LEFT if left else "", GUTTER) + fit(_("Post"), layout.name)
        head += " " * GAP + fit(_("Window"), WINDOW)
        segments = [Segment(head, style)]
        for name in figures:
            here = self._styles["header-here"] if name == current else style
            title = fit(_(TITLE[name]), CELL, "right")
            segments += [Segment(" " * GAP, style), Segment(title, here)]
        strip = self._whole(segments, style)
        if right and layout.width:
            strip = Strip.join(
                [strip.crop(0, layout.width - 1), Strip([Segment(MORE_RIGHT, style)])]
            )
        return strip

    def row(self, face: RowFace) -> Strip:
        """A post: whether it is kept, whose it is, its window, its figures."""
        behind = self._styles["row" if face.is_here else "base"]
        cells = [
            cell_of(face.piece, name, face.typed.get(name), CELL)
            for name in face.figures
        ]
        sign, tone = self._gutter(face)
        layout = self.layout
        name = "strong" if face.is_here else ""
        window = _(SHORT_WINDOW[face.piece.window])
        segments = [
            self._segment(fit(sign, GUTTER), tone, behind),
            self._segment(fit(show(face.piece.name), layout.name), name, behind),
            self._segment(" " * GAP + fit(window, WINDOW), "muted", behind),
        ]
        for place, cell in enumerate(cells):
            text = fit(cell.sign + cell.text, CELL, "right")
            segments.append(self._segment(" " * GAP, "", behind))
            if place == face.cursor and face.look:
                segments.append(Segment(text, self._styles[face.look]))
            else:
                segments.append(self._segment(text, cell.tone, behind))
        return self._whole(segments, behind)

    def _gutter(self, face: RowFace) -> tuple[str, str]:
        """What the gutter says, and how it looks; figures out of sight count too."""
        typed = face.typed
        tones = {cell_of(face.piece, name, typed[name], CELL).tone for name in typed}
        if "error" in tones:
            return WRONG, "error"
        if typed:
            return UNKEPT, "typed"
        return (KEPT, "success") if face.piece.noted() else ("", "")

    def blank(self) -> Strip:
        """A line with nothing on it."""
        return Strip.blank(self.layout.width, self._styles["base"])

    def line(self, text: str, tone: str) -> Strip:
        """A line of words."""
        style = self._styles["base"] + self._styles[tone or "base"]
        width = self.layout.width
        return self._whole([Segment(fit(f" {text}", max(0, width)), style)], style)

    def _segment(self, text: str, tone: str, behind: Style) -> Segment:
        look = self._styles[tone] + behind.background_style if tone else behind
        return Segment(text, look)

    def _whole(self, segments: list[Segment], style: Style) -> Strip:
        kept = [segment for segment in segments if segment.text]
        return Strip(kept).adjust_cell_length(self.layout.width, style)
