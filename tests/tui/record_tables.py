"""Lists of made-up influencers and a host program, for the tests of the table."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.pilot import Pilot

from tui.widgets.record_table import Column, RecordTable, Row

COLUMNS = (
    Column("name", "Name", 12, share=2),
    Column("handle", "Handle", 10, share=1),
    Column("followers", "Followers", 11, align="right"),
    Column("niche", "Niche", 8),
)


def influencer(number: int) -> Row:
    """The influencer with this id, always the same."""
    cells = (f"Mina {number}", f"@mina{number}", f"{number * 37:,}", "뷰티")
    return Row(number, cells)


class Roster:
    """Influencers at hand at once; ``ids`` in the order of the list."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.order, self.total = ids, len(ids)
        self.asked: list[tuple[int, int]] = []

    def become(self, ids: Sequence[int]) -> None:
        """The list has changed behind the table's back."""
        self.order, self.total = ids, len(ids)

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Everything, at once."""
        self.asked.append((first, count))
        return [influencer(n) for n in self.order[first : first + count]]

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Everything, for those who rather wait."""
        return [influencer(n) for n in self.order[first : first + count]]

    def index_of(self, row_id: int) -> int | None:
        """Where she stands."""
        try:
            return self.order.index(row_id)
        except ValueError:
            return None


class SlowRoster(Roster):
    """Influencers that arrive when the test lets them, one answer at a time."""

    def __init__(self, ids: Sequence[int]) -> None:
        super().__init__(ids)
        self.waiting: list[asyncio.Event] = []

    def rows(self, first: int, count: int) -> Sequence[Row] | None:  # noqa: ARG002
        """Nothing at once."""
        return None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Her rows, once the test has said so."""
        self.asked.append((first, count))
        self.waiting.append(asyncio.Event())
        await self.waiting[-1].wait()
        return await super().fetch(first, count)

    def answer(self) -> None:
        """Let every question asked so far be answered."""
        while self.waiting:
            self.waiting.pop().set()


class OrderedRoster(SlowRoster):
    """Slow influencers whose ids, though, are known at once."""

    def ids(self, first: int, count: int) -> Sequence[int]:
        """Who stands there."""
        return self.order[first : first + count]


class Host(App[None]):
    """A table alone, with the keys a screen would give it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "focused.cursor_down"),
        Binding("k", "focused.cursor_up"),
        Binding("g", "focused.top"),
        Binding("G", "focused.bottom"),
        Binding("ctrl+d", "focused.half_page_down"),
        Binding("ctrl+u", "focused.half_page_up"),
        Binding("space", "focused.toggle_mark"),
        Binding("v", "focused.start_range"),
        Binding("ctrl+a", "focused.mark_all"),
        Binding("escape", "focused.clear_marks"),
        Binding("enter", "focused.open"),
        Binding("right", "note('right')"),
        Binding("left", "note('left')"),
    ]

    def __init__(self, roster: Roster | None = None, keep: int | None = None) -> None:
        super().__init__()
        self.roster, self.keep = roster, keep
        self.table = RecordTable()
        self.table.empty_text = Content("Press n for your first influencer")
        self.heard: list[Message] = []
        self.notes: list[str] = []

    def compose(self) -> ComposeResult:
        """The table, and nothing else."""
        yield self.table

    def on_mount(self) -> None:
        """Show the list the test has chosen."""
        if self.roster is not None:
            self.table.show_source(self.roster, COLUMNS, self.keep)

    def action_note(self, word: str) -> None:
        """Note a key that the table left to its screen."""
        self.notes.append(word)

    @on(RecordTable.Moved)
    @on(RecordTable.Opened)
    @on(RecordTable.Sorted)
    @on(RecordTable.Marked)
    @on(RecordTable.MarkAllRequested)
    def hear(self, event: RecordTable.Said) -> None:
        """Keep what the table says."""
        assert event.control is self.table
        self.heard.append(event)

    def moves(self) -> list[tuple[int | None, int]]:
        """Where the cursor was said to be, in order: (record, position)."""
        found = [e for e in self.heard if isinstance(e, RecordTable.Moved)]
        return [(e.row_id, e.index) for e in found]

    def lines(self) -> list[str]:
        """The screen as text."""
        strips = self.screen._compositor.render_strips()
        return ["".join(strip.text for strip in line) for line in strips]


async def settle(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until what they caused has happened."""
    await pilot.press(*keys)
    await pilot.pause()


async def hold(pilot: Pilot[None], key: str, times: int) -> None:
    """Hold a key down: it repeats faster than anybody answers."""
    for _ in range(times):
        pilot.app.post_message(Key(key, None))
    await pilot.pause()
