"""The field that stands over a cell of the grid while one types in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from textual import events

LONGEST = 40
"""Characters that a figure takes at most, however it is written."""

EXPLAIN = "="


def cells_of(pasted: str) -> list[list[str]]:
    """The cells of a paste from a sheet, line by line; one cell is one line of one."""
    lines = pasted.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[cell.strip() for cell in line.split("\t")] for line in lines]


def is_block(pasted: str) -> bool:
    """Whether a paste is of several cells."""
    return "\t" in pasted.strip("\r\n") or "\n" in pasted.strip("\r\n")


class CellInput(SafeInput):
    """One figure while it is typed; several cells that are pasted are the grid's."""

    DEFAULT_CSS = """
    CellInput {
        position: absolute; display: none; height: 1; border: none; padding: 0;
        text-align: right;
        &.-open { display: block; }
    }
    """

    class Block(Message):
        """Several cells were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(max_length=LONGEST, select_on_focus=False)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """All that is typed is text but the sign that asks for an explanation."""
        return character != EXPLAIN and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.character != EXPLAIN:
            await super()._on_key(event)
            return
        # No figure has it: it is left to whoever explains.
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        if is_block(event.text):
            event.prevent_default()
            event.stop()
            self.post_message(self.Block(event.text))
            return
        super()._on_paste(event)
