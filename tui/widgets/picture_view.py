"""A picture in the terminal: half blocks, or signs that the terminal draws over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal import pictures

if TYPE_CHECKING:
    from textual.geometry import Size as Room

    from tui.terminal.pictures import Dots, Way

UPPER_HALF = "▀"


class PictureView(Widget):
    """As high as its picture; nothing at all without one."""

    DEFAULT_CSS = """
    PictureView { height: auto; width: 1fr; display: none; margin-bottom: 1; }
    PictureView.-some { display: block; }
    """

    dots: reactive[Dots | None] = reactive(None, layout=True)
    """The picture, small enough already; None for none."""

    def __init__(self) -> None:
        super().__init__()
        self.way: Way = ""
        """How the terminal shows pictures; set before the first one."""
        self._lines: list[Strip] = []
        self._is_sent = False

    def watch_dots(self, dots: Dots | None) -> None:
        """Another picture: paint it, and take the former one away."""
        self._take_away()
        self._lines = []
        if dots is not None:
            columns, rows = pictures.cells(dots, self.way)
            if self.way == "kitty":
                self._lines = _signs(columns, rows)
                self._send(dots, columns, rows)
            else:
                self._lines = _blocks(dots)
        self.set_class(dots is not None, "-some")

    def render_line(self, y: int) -> Strip:
        """One line of cells."""
        ground = self.rich_style
        if y >= len(self._lines):
            return Strip.blank(self.size.width, ground)
        return self._lines[y].adjust_cell_length(self.size.width, ground)

    def get_content_height(self, container: Room, viewport: Room, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many lines as the picture has."""
        return len(self._lines)

    def get_content_width(self, container: Room, viewport: Room) -> int:  # noqa: ARG002 - Textual's signature
        """As many cells as the picture has."""
        return max((line.cell_length for line in self._lines), default=0)

    def on_unmount(self) -> None:
        """Leave no picture behind."""
        self._take_away()

    def _send(self, dots: Dots, columns: int, rows: int) -> None:
        for part in pictures.sent(dots, columns, rows):
            self._write(part)
        self._is_sent = True

    def _take_away(self) -> None:
        if self._is_sent:
            self._write(pictures.GONE)
            self._is_sent = False

    def _write(self, text: str) -> None:
        """Hand something to the terminal between two frames; it stands in no cell."""
        driver = self.app._driver  # noqa: SLF001 - as Textual's own clipboard does
        if driver is not None:
            driver.write(text)


def _signs(columns: int, rows: int) -> list[Strip]:
    style = Style(color=Color.from_rgb(*pictures.SIGN_COLOUR))
    return [
        Strip([Segment(pictures.signs(columns, row), style)], columns)
        for row in range(rows)
    ]


def _blocks(dots: Dots) -> list[Strip]:
    """Two dots in a cell: the upper one as the sign, the lower one behind it."""
    lines = []
    for y in range(0, dots.height, 2):
        cells = []
        for x in range(dots.width):
            above = Color.from_rgb(*dots.at(x, y))
            below = Color.from_rgb(*dots.at(x, y + 1)) if y + 1 < dots.height else None
            cells.append(Segment(UPPER_HALF, Style(color=above, bgcolor=below)))
        lines.append(Strip(cells, dots.width))
    return lines
