"""A rule that says what was done last, so that no window has to come up for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.i18n import ngettext
from tui.show import show

if TYPE_CHECKING:
    from textual.app import RenderResult

RULE = "─"


class SaidLine(Widget):
    """One line; a rule where nothing was said."""

    DEFAULT_CSS = """
    SaidLine { height: 1; width: 1fr; background: $surface; color: $foreground 25%; }
    """

    text: reactive[str] = reactive("")
    """What was done, in the language in use."""

    marked: reactive[int] = reactive(0)
    """How many lines are marked; said at the right end."""

    def render(self) -> RenderResult:
        """The words between two ends of the rule."""
        width = self.size.width
        right = Content("")
        if self.marked:
            said = ngettext("{count} marked", "{count} marked", self.marked)
            text = said.format(count=self.marked)
            right = Content.assemble(" ", (text, "bold $text-primary"), f" {RULE}")
        left = Content("")
        if self.text:
            room = max(0, width - right.cell_length - 4)
            words = Content.styled(show(self.text), "$text-success")
            left = Content(f"{RULE} ") + words.truncate(room, ellipsis=True) + " "
        rule = RULE * max(0, width - left.cell_length - right.cell_length)
        return left + Content(rule) + right
