"""What a desk with several faces reads for each, and what stays while they turn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, cast

from textual import work
from textual.css.query import NoMatches
from textual.reactive import var

from store.errors import StoreError
from tui import i18n
from tui.board_source import DeskBoard, DeskRows
from tui.desk_reading import FIRST, Asked, L, V
from tui.screens.base import DeskScreen
from tui.screens.lists import ListActions
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from array import array
    from collections.abc import Awaitable, Callable, Sequence

    from textual.timer import Timer

    from store import Store
    from tui.desk_reading import Read
    from tui.widgets.content_calendar import ContentCalendar

PAUSE = 0.12
"""Seconds without a key before what is not in sight is asked for."""


class FaceReading(ListActions, DeskScreen[None], Generic[V, L]):
    """A desk that is looked at as a board, as a list, or as what else it has."""

    view: V
    """The filter, and how the list is sorted."""
    face: var[str] = var("board")
    """Which of the faces is in sight: board, list, or what else there is."""
    source: DeskBoard[V, L] | DeskRows[V, L] | None = None
    """What the board or the list shows."""
    waiting: Timer | None = None
    """Runs while the rest waits for the keys to pause."""
    aim: int | None = None
    """What the cursor shall be on once it is here."""
    dealt: frozenset[int] = frozenset()
    """Those that something came of just now, and whose place the next takes."""
    late = 0
    """How many are late."""

    # What each desk has of its own

    def begin(self) -> None:
        """Take the face and the view that were kept, before anything is shown."""
        raise NotImplementedError

    def read_face(self, store: Store, asked: Asked[V]) -> Read[L]:
        """Read in one go what a face needs to be shown; raises StoreError."""
        raise NotImplementedError

    def source_of(self, read: Read[L]) -> DeskBoard[V, L] | DeskRows[V, L]:
        """What was read, as the board or the list shows it."""
        raise NotImplementedError

    async def learn_counts(self) -> None:
        """Learn how many are late, and the values in use; raises StoreError."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        raise NotImplementedError

    def speak(self) -> None:
        """Say the fixed words in the language in use."""

    def say_summary(self) -> None:
        """Say how many there are."""

    # The faces

    @property
    def board(self) -> StageBoard:
        """The lanes side by side."""
        return self.query_one(StageBoard)

    @property
    def rows(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def faces(self) -> Sequence[StageBoard | RecordTable | ContentCalendar]:
        """Every face there is."""
        return self.board, self.rows

    @property
    def here(self) -> StageBoard | RecordTable | ContentCalendar:
        """The face in sight."""
        return self.board if self.face == "board" else self.rows

    @property
    def table(self) -> RecordTable:
        """The face in sight: it has all the moves of a list, but maybe two."""
        return cast("RecordTable", self.here)

    @property
    def is_shown(self) -> bool:
        """Whether anything was shown already."""
        return self.source is not None

    @property
    def count(self) -> int:
        """How many there are, as far as known."""
        return 0 if self.source is None else self.source.total

    @property
    def line_here(self) -> L | None:
        """What is under the cursor, if the board or the list has read it."""
        try:
            here = self.here.current_id
        except NoMatches:
            return None
        if self.source is None or here is None:
            return None
        return self.source.lines.get(here)

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        line = self.line_here
        return None if line is None else line.influencer_id

    def along(self) -> Callable[[], Awaitable[array[int]]]:
        """How to learn what stands in this list, or in the lane of the cursor."""
        if isinstance(self.source, DeskBoard):
            return partial(self.source.order_of, self.board.current_column)
        if isinstance(self.source, DeskRows):
            return self.source.learn_order
        raise RuntimeError(self.face)  # nothing is opened before anything is shown

    def action_columns_left(self) -> None:
        """Columns, or lanes, to the left."""
        if isinstance(self.here, StageBoard):
            self.here.action_column_left()
        else:
            self.here.action_columns_left()

    def action_columns_right(self) -> None:
        """Columns, or lanes, to the right."""
        if isinstance(self.here, StageBoard):
            self.here.action_column_right()
        else:
            self.here.action_columns_right()

    def watch_face(self) -> None:
        """The other face, with the same things."""
        # At once: what is in sight is asked for before any style is worked out.
        for face in self.faces:
            face.display = face is self.here

    def watch_view(self, old: V, new: V) -> None:
        """Another filter or sort: other rows."""
        if old != new and self.is_shown:
            self.reload()

    # What is read

    def on_mount(self) -> None:
        """Show what is in sight in the very first frame; the rest follows."""
        super().on_mount()
        self.begin()
        self.speak()
        self.show_now()
        self._stale = False
        self.here.focus()
        self.call_after_refresh(self.wait_for_rest)

    def show_now(self) -> None:
        """Read and show the face without a pause."""
        self.show_read(self.read_face(self.soloist.store, self.asked()))

    async def load(self) -> None:
        """Read what the face shows, its beginning first."""
        bar = self.query_one(FilterBar)
        try:
            await self.load_face()
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem = ""
        self.speak()
        self.wait_for_rest()

    async def load_face(self) -> None:
        """Read the face, and show it; raises StoreError."""
        look, store = self.soloist.look, self.soloist.store
        self.show_read(await look(self.read_face, store, self.asked()))

    def asked(self) -> Asked[V]:
        """What must be read now for the board, or for the list."""
        lanes = None
        if isinstance(self.source, DeskBoard) and not self._is_other_set:
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
        """What the cursor is to be on; None: it stays in its place."""
        if self.aim is not None:
            return self.aim
        here = self.here.current_id
        return None if here in self.dealt else here

    @property
    def _is_other_set(self) -> bool:
        """Whether what is shown is under another filter, or nothing is shown yet."""
        source = self.source
        return source is None or source.reader.view.filter != self.view.filter

    def show_read(self, read: Read[L]) -> None:
        """Show the board, or the list; the cursor stays with what it is on."""
        keep, is_other = self._keep(), self._is_other_set
        source = self.source = self.source_of(read)
        if isinstance(source, DeskBoard):
            self.board.show_source(source, keep)
            if is_other and self.board.current_id is None and source.top is not None:
                # Of another set nobody shall have to look for where it begins.
                self.board.go_to(source.top)
        else:
            self.rows.sort_key = self.view.sort
            self.rows.sort_reverse = self.view.descending
            self.rows.show_source(source, source.columns(), keep)
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
        """Learn the order of the list, or the other lanes; then the values in use."""
        await self.learn_rest()
        with self.refusals_shown():
            await self.learn_counts()
            self.say_summary()

    async def learn_rest(self) -> None:
        """Learn the order of the list, or the other lanes."""
        source = self.source
        if isinstance(source, DeskBoard):
            for lane in source.unread:
                await source.begin(lane)
        elif source is not None:
            await source.learn_order()
            if source is self.source:
                self.rows.total = source.total
