"""Something to read: a page under a title that scrolls, and Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tui.dialogs.question import WIDE, Question
from tui.i18n import N_
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.content import Content
    from textual.widget import Widget

    Lines = Callable[[int], Sequence[Content]]


class PagePaper(Paper):
    """The lines of a page."""

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self._lines = lines

    def lines(self, width: int) -> Sequence[Content]:
        """What there is to read."""
        return self._lines(width)


class Reading(Question[None]):
    """Shows lines that are made for the width there is; nothing is answered."""

    DEFAULT_CSS = """
    Reading {
        VerticalScroll {
            height: auto; max-height: 60vh; margin-top: 1; scrollbar-size-vertical: 1;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "never_mind", N_("Close")),
        Binding("j,down", "scroll(1)", N_("Down")),
        Binding("k,up", "scroll(-1)", N_("Up")),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    WIDTH = WIDE

    def __init__(self, title: str, lines: Lines) -> None:
        super().__init__(title)
        self._lines = lines

    def asked(self) -> Iterable[Widget]:
        """The page."""
        yield VerticalScroll(PagePaper(self._lines), can_focus=False)

    def action_scroll(self, by: int) -> None:
        """Move the page."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=by, animate=False)
