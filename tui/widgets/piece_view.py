"""Everything known of one piece of content, on one page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.reactive import reactive

from tui.widgets.piece_aside import AroundPaper
from tui.widgets.piece_papers import PieceHead, PiecePaper, WorkPaper

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.piece_facts import PieceShown


class PieceView(VerticalScroll):
    """The page; one column where it is narrow, two where there is room."""

    shown: reactive[PieceShown | None] = reactive(None)
    """What is shown; None before anything was read."""

    def compose(self) -> ComposeResult:
        """The head, then the work itself beside what is known around it."""
        yield PieceHead().data_bind(PieceView.shown)
        with Vertical(id="columns"):
            yield WorkPaper().data_bind(PieceView.shown)
            yield AroundPaper().data_bind(PieceView.shown)

    def repaint(self) -> None:
        """Write everything again: in another language, the same piece reads anew."""
        for paper in self.query(PiecePaper):
            paper.refresh(layout=True)
