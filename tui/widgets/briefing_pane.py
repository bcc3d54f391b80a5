"""The page beside the list: everything to know before acting on the line there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.i18n import N_, _
from tui.widgets.briefing_words import Sight, gist, page
from tui.widgets.paper import LABEL, LEAST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import RenderResult

    from store.briefing import Briefing, Holiday


class BriefingPane(Widget, can_focus=True):
    """A page to look through; on a narrow screen its gist, until it is looked into.

    It paints the lines in sight and no more, so that another page never lays the screen
    out anew.
    """

    DEFAULT_CSS = """
    BriefingPane { background: $surface; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", N_("Down")),
        Binding("k,up", "scroll(-1)", N_("Up"), show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("escape", "leave", N_("Back")),
    ]

    briefing: reactive[Briefing | None] = reactive(None)
    """Of which line; None for none."""
    holiday: reactive[Holiday | None] = reactive(None)
    """The next public holiday there, if it is near."""
    first: reactive[int] = reactive(0)
    """The first line in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.min
        """What days are told from; set before anything is shown."""
        self.stages: Mapping[str, str] = {}
        """How the stages are called, by their keys."""

    def watch_briefing(self, old: Briefing | None, new: Briefing | None) -> None:
        """Another line: from the top, and nothing of the former one."""
        if old is None or new is None or old.item != new.item:
            self.first = 0
        if old is not None and new is not None and old.market != new.market:
            self.holiday = None

    def validate_first(self, first: int) -> int:
        """As far as there is something to see."""
        return max(0, min(first, len(self._lines()) - self.content_size.height))

    def render(self) -> RenderResult:
        """The lines in sight, and whether there are more."""
        lines, height = self._lines(), self.content_size.height
        shown = list(lines[self.first : self.first + height])
        if (left := len(lines) - self.first - height) > 0 and height > 0:
            more = _("▼ {count} more").format(count=left + 1)
            shown[-1] = Content.styled(more, LABEL)
        return Content("\n").join(shown)

    def _lines(self) -> Sequence[Content]:
        """All of it, or the gist where there is little room."""
        if self.briefing is None:
            return []
        sight = Sight(self.today, self.stages)
        write = gist if self._is_strip else page
        return write(
            self.briefing, self.holiday, max(LEAST, self.content_size.width), sight
        )

    @property
    def _is_strip(self) -> bool:
        """Whether there is room for the gist only."""
        return not (self.has_focus or self.screen.has_class("-wide"))

    def on_blur(self) -> None:
        """Left alone, it begins at its top."""
        self.first = 0

    def action_scroll(self, by: int) -> None:
        """Look further down, or up."""
        self.first += by

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel looks further down."""
        event.stop()
        self.first += 3

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel looks further up."""
        event.stop()
        self.first -= 3

    def action_leave(self) -> None:
        """Back to the list."""
        self.screen.focus_previous()
