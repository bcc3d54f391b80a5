"""Boards of made-up collaborations and a host program, for the tests of the board."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.widgets.stage_board import BoardCard, BoardColumn, StageBoard

STAGES = ("found", "contacted", "talking", "agreed", "content", "live")


def collaboration(number: int) -> BoardCard:
    """The collaboration with this id, always the same."""
    badge, tone = ("3d late", "error") if number % 3 == 0 else ("", "")
    lines = ((f"@mina{number}", ""), ("봄 캠페인", "dim"))
    return BoardCard(number, f"Mina {number}", lines, badge, tone)


class Pipeline:
    """Collaborations at hand at once, by stage, in the order of the board."""

    def __init__(self, stages: Mapping[str, Sequence[int]]) -> None:
        self.asked: list[tuple[int, int, int]] = []
        self.fetched: set[tuple[int, int]] = set()
        self.become(stages)

    def become(self, stages: Mapping[str, Sequence[int]]) -> None:
        """The board has changed behind the widget's back."""
        self.order = list(stages.values())
        self.columns = [BoardColumn(k, k.title(), len(n)) for k, n in stages.items()]

    def at_hand(
        self, column: int, first: int, count: int
    ) -> Sequence[BoardCard] | None:
        """Everything, at once."""
        self.asked.append((column, first, count))
        ids = self.order[column][first : first + count]
        self.fetched.update((column, first + n) for n in range(len(ids)))
        return [collaboration(n) for n in ids]

    async def fetch(self, column: int, first: int, count: int) -> Sequence[BoardCard]:
        """Everything, for those who rather wait."""
        return Pipeline.at_hand(self, column, first, count) or ()

    def find(self, card_id: int) -> tuple[int, int] | None:
        """Where it stands."""
        for column, ids in enumerate(self.order):
            if card_id in ids:
                return column, ids.index(card_id)
        return None


class SlowPipeline(Pipeline):
    """Collaborations that arrive when the test lets them, one answer at a time."""

    def __init__(self, stages: Mapping[str, Sequence[int]]) -> None:
        super().__init__(stages)
        self.waiting: list[asyncio.Event] = []

    def at_hand(
        self,
        column: int,  # noqa: ARG002
        first: int,  # noqa: ARG002
        count: int,  # noqa: ARG002
    ) -> Sequence[BoardCard] | None:
        """Nothing at once."""
        return None

    async def fetch(self, column: int, first: int, count: int) -> Sequence[BoardCard]:
        """The cards, once the test has said so."""
        self.waiting.append(asyncio.Event())
        await self.waiting[-1].wait()
        return await super().fetch(column, first, count)

    def answer(self) -> None:
        """Let every question asked so far be answered."""
        while self.waiting:
            self.waiting.pop().set()


class OrderedPipeline(SlowPipeline):
    """Slow collaborations whose ids, though, are known at once."""

    def ids(self, column: int, first: int, count: int) -> Sequence[int]:
        """Which stand there."""
        return self.order[column][first : first + count]


def stages(*sizes: int) -> dict[str, range]:
    """So many collaborations at each stage; the ids of a stage are its thousands."""
    names = STAGES[: len(sizes)]
    step = max(1000, *sizes)
    return {
        name: range(n * step + 1, n * step + 1 + size)
        for n, (name, size) in enumerate(zip(names, sizes, strict=True))
    }


class BoardHost(App[None]):
    """A board alone, with the keys a screen would give it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "focused.cursor_down"),
        Binding("k", "focused.cursor_up"),
        Binding("h", "focused.column_left"),
        Binding("l", "focused.column_right"),
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

    def __init__(self, source: Pipeline | None = None, keep: int | None = None) -> None:
        super().__init__()
        self.source, self.keep = source, keep
        self.board = StageBoard()
        self.board.empty_text = Content("Press n for your first collaboration")
        self.heard: list[Message] = []
        self.notes: list[str] = []

    def compose(self) -> ComposeResult:
        """The board, and nothing else."""
        yield self.board

    def on_mount(self) -> None:
        """Show the board the test has chosen."""
        if self.source is not None:
            self.board.show_source(self.source, self.keep)

    def action_note(self, word: str) -> None:
        """Note a key that the board left to its screen."""
        self.notes.append(word)

    @on(StageBoard.Moved)
    @on(StageBoard.Opened)
    @on(StageBoard.Marked)
    @on(StageBoard.MarkAllRequested)
    def hear(self, event: StageBoard.Said) -> None:
        """Keep what the board says."""
        assert event.control is self.board
        self.heard.append(event)

    def moves(self) -> list[tuple[int | None, str, int]]:
        """Where the cursor was said to be, in order: (card, column, position)."""
        found = [e for e in self.heard if isinstance(e, StageBoard.Moved)]
        return [(e.card_id, e.column, e.index) for e in found]

    def opened(self) -> list[int]:
        """The cards that were asked for, in order."""
        return [e.card_id for e in self.heard if isinstance(e, StageBoard.Opened)]

    def counts(self) -> list[int]:
        """How many marks the board has said there are, in order."""
        return [e.count for e in self.heard if isinstance(e, StageBoard.Marked)]

    def lines(self) -> list[str]:
        """The screen as text."""
        strips = self.screen._compositor.render_strips()
        return ["".join(strip.text for strip in line) for line in strips]

    def shows(self, words: str) -> bool:
        """Whether these words are on the screen."""
        return any(words in line for line in self.lines())
