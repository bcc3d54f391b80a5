"""Fields that know a pasted table from the text that belongs in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.i18n import N_
from tui.widgets.safe_input import SafeInput, SafeTextArea

if TYPE_CHECKING:
    from textual import events


class TablePasted(Message):
    """A whole table was pasted, however long it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class PathInput(SafeInput):
    """A field for a path; lines or cells pasted into it are a table, and no path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Open")),
        Binding("tab", "complete", N_("Complete")),
        Binding("down,up", "leave", N_("To the list"), show=False),
    ]

    class Complete(Message):
        """Complete what is typed."""

    class Leave(Message):
        """Go on in the list."""

    def _on_paste(self, event: events.Paste) -> None:
        if set("\n\r\t") & set(event.text.strip()):
            event.prevent_default()
            event.stop()
            self.post_message(TablePasted(event.text))
        else:
            super()._on_paste(event)

    def action_complete(self) -> None:
        """Complete what is typed."""
        self.post_message(self.Complete())

    def action_leave(self) -> None:
        """Go on in the list."""
        self.post_message(self.Leave())


class PasteArea(SafeTextArea):
    """A field for a table; the first paste is taken whole, a later one is edited in."""

    async def _on_paste(self, event: events.Paste) -> None:
        if self.text.strip():
            await super()._on_paste(event)
        elif event.text.strip():
            event.prevent_default()
            event.stop()
            self.post_message(TablePasted(event.text))
