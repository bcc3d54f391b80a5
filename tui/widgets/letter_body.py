"""The text of a message as a field: gaps stand out, and places are plain numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.widgets.text_area import Selection

from tui.widgets.safe_input import SafeTextArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

_GAP = re.compile("⟦[^⟦⟧\n]*⟧")


class LetterBody(SafeTextArea):
    """A field of many lines that shows the gaps of a message."""

    DEFAULT_CSS = """
    LetterBody {
        width: 1fr; height: 1fr; border: none; padding: 0 1; background: $panel;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background: $boost; }
    }
    """

    def get_line(self, line_index: int) -> Text:
        """A line, its gaps reversed: no colour has to be told apart."""
        line = super().get_line(line_index)
        line.highlight_regex(_GAP, "bold reverse")
        return line

    @property
    def place(self) -> int:
        """Where the cursor is, counted in characters from the start."""
        row, column = self.cursor_location
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[:row]) + column

    def pick(self, start: int, end: int) -> None:
        """Select what stands between two places, so that typing goes over it."""
        text = self.text
        self.selection = Selection(_where(text, start), _where(text, end))
        self.scroll_cursor_visible()

    def put(self, pieces: Sequence[tuple[int, int, str]]) -> None:
        """Put texts at places, the last place first; the cursor keeps its words."""
        text = self.text
        for start, end, words in pieces:
            self.replace(words, _where(text, start), _where(text, end))

    def put_all(self, text: str) -> None:
        """Put another text in place of the whole; ctrl+z takes it back."""
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.move_cursor((0, 0))
        self.scroll_home(animate=False)


def _where(text: str, place: int) -> tuple[int, int]:
    """Row and column of a place."""
    before = text[:place]
    return before.count("\n"), place - (before.rfind("\n") + 1)
