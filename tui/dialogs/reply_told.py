"""The message to send now: shown, and on the clipboard already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.dialogs.compose_out import copy_out
from tui.dialogs.question import WIDE, Question
from tui.i18n import N_, _
from tui.show import content, show_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to somebody."""

    name: str
    """To whom."""
    text: str


class ReplyTold(Question[None]):
    """Shows messages, one at a time, and copies each as it is shown."""

    DEFAULT_CSS = """
    ReplyTold {
        VerticalScroll {
            height: auto; max-height: 60vh; margin-top: 1; padding: 0 1;
            background: $panel; scrollbar-size-vertical: 1;
        }
        #copied { height: auto; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "never_mind", N_("Close")),
        Binding("y", "copy", N_("Copy again")),
        Binding("tab,right_square_bracket", "step(1)", N_("Next person")),
        Binding("shift+tab,left_square_bracket", "step(-1)", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
    ]

    WIDTH = WIDE

    def __init__(self, replies: Sequence[Reply]) -> None:
        super().__init__(_("Changes are asked for. This is the message to send:"))
        self._replies = tuple(replies)
        self._place = 0

    def asked(self) -> Iterable[Widget]:
        """The message, and whether it is copied."""
        yield VerticalScroll(Static(id="message"), can_focus=False)
        yield Static(id="copied")

    def on_mount(self) -> None:
        """Begin with the first."""
        self._show()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There is a next one only among several."""
        return action != "step" or len(self._replies) > 1

    def _show(self) -> None:
        text = self._replies[self._place].text
        self.query_one("#message", Static).update(Content(show_block(text)))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.action_copy()

    @work(group="act", exclusive=True)
    async def action_copy(self) -> None:
        """Put the message on the clipboard, and say whether that worked."""
        reply = self._replies[self._place]
        by = await copy_out(self.soloist, reply.text)
        said = {
            "tool": _("Copied: paste it where you write to {name}."),
            "terminal": _("Handed to the terminal to copy; paste it for {name}."),
            "none": _("Nothing here can copy: mark it with the mouse for {name}."),
        }[by].format(name=reply.name)
        if len(self._replies) > 1:
            said = f"{self._place + 1}/{len(self._replies)}  {said}"
        label = self.query_one("#copied", Static)
        label.update(content(said))
        label.set_class(by == "none", "problem")

    def action_step(self, by: int) -> None:
        """On to the message for another of them."""
        self._place = (self._place + by) % len(self._replies)
        self._show()

    def action_scroll(self, by: int) -> None:
        """Move the message."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
