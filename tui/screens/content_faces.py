"""The three faces of content: what is read for each, and what stays while they turn."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from tui.content_columns import painted
from tui.content_source import (
    FIRST,
    Asked,
    ContentBoard,
    ContentReader,
    ContentRows,
    Read,
)
from tui.settings import CONTENT_FACES
from tui.widgets.content_calendar import ContentCalendar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.timer import Timer

    from store.content_calendar import DayEntry
    from store.content_list import ContentView
    from store.content_rows import ContentLine
    from tui.screens.base import DeskScreen

    class _Content(DeskScreen[Any]):
        """What the faces need of the screen they belong to."""

        view: ContentView
        face: str
        dealt: frozenset[int]

        def tell(self, text: str) -> None:
            """Say what was done."""

        def say_summary(self) -> None:
            """Say how many there are."""

else:
    _Content = object

Face = StageBoard | RecordTable | ContentCalendar

PAUSE = 0.12
"""Seconds without a key before what is not in sight is asked for."""


class ContentFaces(_Content):
    """The faces, of which one is in sight."""

    source: ContentBoard | ContentRows | None = None
    """What the board or the list shows."""
    waiting: Timer | None = None
    """Runs while the rest waits for the keys to pause."""
    aim: int | None = None
    """The piece that the cursor shall be on once it is here."""
    late = 0
    """How many are late."""
    matches = 0
    """How many pieces match, where a calendar shows only some of them."""

    @property
    def count(self) -> int:
        """How many pieces there are, as far as known."""
        if self.face == "calendar" or self.source is None:
            return self.matches
        return self.source.total

    @property
    def board(self) -> StageBoard:
        """The lanes side by side."""
        return self.query_one(StageBoard)

    @property
    def rows(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def calendar(self) -> ContentCalendar:
        """The days."""
        return self.query_one(ContentCalendar)

    @property
    def here(self) -> Face:
        """The face in sight."""
        if self.face == "board":
            return self.board
        return self.rows if self.face == "list" else self.calendar

    @property
    def line_here(self) -> ContentLine | None:
        """The piece under the cursor, if the board or the list has read it."""
        try:
            here = self.here.current_id
        except NoMatches:
            return None
        if self.source is None or here is None or self.face == "calendar":
            return None
        return self.source.lines.get(here)

    @property
    def piece_here(self) -> ContentLine | DayEntry | None:
        """The piece under the cursor, if it was read, whichever face it is on."""
        if self.face == "calendar":
            return self.calendar.current
        return self.line_here

    def along(self) -> Callable[[], Awaitable[array[int]]]:
        """How to learn what stands in this list, in the lane, or on the day."""
        if self.face == "calendar":
            return self._along_day
        if isinstance(self.source, ContentBoard):
            return partial(self.source.order_of, self.board.current_column)
        if isinstance(self.source, ContentRows):
            return self.source.learn_order
        raise RuntimeError(self.face)  # nothing is opened before anything is shown

    async def _along_day(self) -> array[int]:
        on = self.calendar.day
        entries = () if on is None else self.calendar.entries_on(on)
        return array("q", dict.fromkeys(one.deliverable_id for one in entries))

    def come_to(self, number: int) -> None:
        """Have the cursor on a piece, wherever it stands in this face."""
        if isinstance(self.here, ContentCalendar):
            for entry in self._today_entries():
                if entry.deliverable_id == number and self.calendar.day is not None:
                    self.calendar.go_to(self.calendar.day, entry.key)
                    return
        else:
            self.here.go_to(number)

    def go_to_day_of(self, line: ContentLine | None) -> None:
        """Have the cursor on the day of a piece that was looked at otherwise."""
        self.calendar.begin(self.soloist.today())
        if line is None:
            return
        days = (line.live_on, line.live_due_on, line.draft_due_on)
        for day, what in zip(days, ("live", "due", "draft"), strict=True):
            if day is not None:
                self.calendar.go_to(day, (line.id, what))
                return

    def _today_entries(self) -> tuple[Any, ...]:
        on = self.calendar.day
        return () if on is None else self.calendar.entries_on(on)

    # What is read

    def asked(self) -> Asked:
        """What must be read now for the board, or for the list."""
        lanes = None
        if isinstance(self.source, ContentBoard) and not self._is_other_set:
            lanes = frozenset(self.source.looked_at | self.source.empty)
        return Asked(
            self.face,
            self.view,
            self.soloist.today(),
            lanes,
            self._keep(),
            deep=self.source is not None and self.rows.cursor >= FIRST,
        )

    def _keep(self) -> int | None:
        """The piece that the cursor is to be on; None: it stays in its place."""
        if self.aim is not None:
            return self.aim
        here = self.here.current_id
        return None if here in self.dealt else here

    @property
    def _is_other_set(self) -> bool:
        """Whether what is shown is under another filter, or nothing is shown yet."""
        source = self.source
        return source is None or source.reader.view.filter != self.view.filter

    def show_read(self, read: Read) -> None:
        """Show the board, or the list; the cursor stays with its piece."""
        reader = ContentReader(self.soloist, self.view)
        keep, is_other = self._keep(), self._is_other_set
        if self.face == "board":
            board = self.source = ContentBoard(read, reader)
            self.board.show_source(board, keep)
            if is_other and self.board.current_id is None and board.top is not None:
                # Of another set nobody shall have to look for where it begins.
                self.board.go_to(board.top)
        else:
            rows = self.source = ContentRows(read.first, reader, read.order)
            self.rows.sort_key = self.view.sort
            self.rows.sort_reverse = self.view.descending
            self.rows.show_source(rows, painted(), keep)
        self.aim, self.dealt = None, frozenset()
        if read.taken_back:
            self.tell("")
        self.say_summary()
        self.refresh_bindings()

    def wait_for_rest(self) -> None:
        """Ask for what is not in sight once the keys pause."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = self.set_timer(PAUSE, self.ask_for_rest_now)

    def ask_for_rest_now(self) -> None:
        """Ask for what is not in sight without waiting any longer."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = None
        self.load_rest()

    @work(exclusive=True, group="order")
    async def load_rest(self) -> None:
        """Learn the order of the list, the other lanes, the values in use."""
        source, store, look = self.source, self.soloist.store, self.soloist.look
        if self.face == "calendar":
            source = None
            await self._count()
        if isinstance(source, ContentBoard):
            for lane in source.unread:
                await source.begin(lane)
        elif source is not None:
            await source.learn_order()
            if source is self.source:
                self.rows.total = source.total
        with self.refusals_shown():
            self.late = await look(
                store.content_list.late, self.view, self.soloist.today()
            )
            known = await look(store.content_list.known_values)
            self.query_one(FilterBar).values = known
            self.say_summary()

    async def _count(self) -> None:
        app = self.soloist
        with self.refusals_shown():
            count = app.store.content_list.count
            self.matches = await app.look(count, self.view, app.today())

    # Turning

    def next_face(self, step: int) -> str:
        """The face that comes after this one, or before."""
        place = CONTENT_FACES.index(self.face) + step
        return CONTENT_FACES[place % len(CONTENT_FACES)]


class Walk:
    """A way along the list, the lane or the day, from one piece to the next."""

    def __init__(self, along: Callable[[], Awaitable[array[int]]]) -> None:
        self._along = along
        self._order: array[int] | None = None

    async def neighbour(self, number: int, step: int) -> int | None:
        """Which piece stands so many steps from one; None past either end."""
        if self._order is None:
            self._order = await self._along()
        if number not in self._order:
            return None
        place = self._order.index(number) + step
        return self._order[place] if 0 <= place < len(self._order) else None
