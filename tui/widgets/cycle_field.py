"""A field that holds one of a few words: the arrows go through them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.i18n import N_
from tui.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import RenderResult


class CycleField(Widget, can_focus=True):
    """One of the ``words``, by their codes; posts ``Changed`` when it is another."""

    DEFAULT_CSS = """
    CycleField {
        height: 1; width: 1fr; padding: 0 1; background: $panel;
        &:focus { background: $boost; text-style: bold; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", N_("Another"), show=False),
        Binding("left", "turn(-1)", N_("The one before"), show=False),
        Binding("enter,down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    value: reactive[str] = reactive("")
    """The code of what it holds."""

    class Changed(Message):
        """Another word was chosen."""

    def __init__(
        self,
        words: Mapping[str, str],
        value: str,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._words = dict(words)
        self.set_reactive(CycleField.value, value)

    def render(self) -> RenderResult:
        """The word, between what leads to the others."""
        arrow = "$text-accent" if self.has_focus else "$foreground 40%"
        word = show(self._words.get(self.value, self.value))
        return Content.assemble(("← ", arrow), word, (" →", arrow))

    def action_turn(self, by: int) -> None:
        """Take the next word, or the one before."""
        codes = list(self._words)
        place = codes.index(self.value) if self.value in codes else -by
        self.value = codes[(place + by) % len(codes)]
        self.post_message(self.Changed())

    def on_click(self) -> None:
        """Take the next word."""
        self.action_turn(1)
