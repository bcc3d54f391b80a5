"""Lines of text laid out for the width there is: labels, values, hanging indents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tui import format as fmt
from tui.show import fit, show, show_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import RenderResult
    from textual.geometry import Size

LABEL = "$foreground 60%"
"""How the quiet words beside a value are painted."""

TITLE = "bold $text-primary"

LEAST = 20
"""Cells that a value has at least, however narrow its place is."""


class Paper(Widget):
    """A piece of text that is as high as its lines are at the width it is given."""

    DEFAULT_CSS = """
    Paper { height: auto; width: 1fr; }
    """

    def lines(self, width: int) -> Sequence[Content]:
        """What stands here, each line at most ``width`` cells."""
        raise NotImplementedError

    def render(self) -> RenderResult:
        """The lines for the width there is."""
        return Content("\n").join(self.lines(max(LEAST, self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are at this width."""
        return len(self.lines(max(LEAST, width)))


def title(words: str) -> Content:
    """The heading of a part."""
    return Content.styled(words, TITLE)


def label_width(labels: Iterable[str], most: int = 20) -> int:
    """Cells for a column of labels, two of them empty."""
    return min(most, max((cell_len(label) for label in labels), default=0) + 2)


def fact(
    label: str, value: Content | str | None, wide: int, width: int
) -> list[Content]:
    """A label of ``wide`` cells and its value, which hangs when it takes more lines.

    A text is painted as typed, with its own lines; nothing at all is a dash.
    """
    if not isinstance(value, Content):
        value = Content(show_block(value) if value else fmt.DASH)
    rows = [
        row
        for line in value.split("\n", allow_blank=True)
        for row in wrapped(line, width - wide)
    ]
    return hung(label, rows, wide)


def hung(label: str, rows: Sequence[Content], wide: int) -> list[Content]:
    """Rows beside a label of ``wide`` cells, all beginning in one place."""
    head = Content.styled(fit(show(label), wide), LABEL)
    indent = Content(" " * wide)
    return [(head if place == 0 else indent) + row for place, row in enumerate(rows)]


def wrapped(text: Content, width: int) -> list[Content]:
    """A line as the lines it takes; an empty one is one line."""
    if not text.plain:
        return [text]
    return [line.rstrip() for line in text.wrap(max(LEAST // 2, width))]


def grid(cells: Sequence[Content], width: int, least: int) -> list[Content]:
    """Cells side by side in columns of ``least`` cells, as many as fit, row by row."""
    least = min(least, width)
    columns = max(1, width // least)
    rows: list[Content] = []
    for start in range(0, len(cells), columns):
        row = [_filled(cell, least) for cell in cells[start : start + columns]]
        rows.append(Content("").join(row).rstrip())
    return rows


def _filled(cell: Content, width: int) -> Content:
    cut = cell.truncate(width - 1, ellipsis=True)
    return cut + Content(" " * (width - cut.cell_length))
