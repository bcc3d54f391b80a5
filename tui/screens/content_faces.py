"""The three faces of content: what the calendar needs besides what every face does."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from store.content_list import ContentView
from store.content_rows import ContentLine
from tui.screens.faces import FacesScreen
from tui.settings import CONTENT_FACES
from tui.widgets.content_calendar import ContentCalendar
from tui.widgets.record_table import RecordTable
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from store.content_calendar import DayEntry

Face = StageBoard | RecordTable | ContentCalendar


class ContentFaces(FacesScreen[ContentView, ContentLine]):
    """The faces, of which one is in sight."""

    matches = 0
    """How many pieces match, where a calendar shows only some of them."""

    @property
    def count(self) -> int:
        """How many pieces there are, as far as known."""
        if self.face == "calendar" or self.source is None:
            return self.matches
        return self.source.total

    @property
    def calendar(self) -> ContentCalendar:
        """The days."""
        return self.query_one(ContentCalendar)

    @property
    def faces(self) -> Sequence[Face]:
        """Every face there is."""
        return *super().faces, self.calendar

    @property
    def here(self) -> Face:
        """The face in sight."""
        return self.calendar if self.face == "calendar" else super().here

    @property
    def is_shown(self) -> bool:
        """Whether anything was shown already."""
        return super().is_shown or self.calendar.shown is not None

    @property
    def line_here(self) -> ContentLine | None:
        """The piece under the cursor, if the board or the list has read it."""
        return None if self.face == "calendar" else super().line_here

    @property
    def piece_here(self) -> ContentLine | DayEntry | None:
        """The piece under the cursor, if it was read, whichever face it is on."""
        if self.face == "calendar":
            return self.calendar.current
        return self.line_here

    def person_here(self) -> int | None:
        """Whose piece the cursor is on."""
        piece = self.piece_here
        return None if piece is None else piece.influencer_id

    def along(self) -> Callable[[], Awaitable[array[int]]]:
        """How to learn what stands in this list, in the lane, or on the day."""
        return self._along_day if self.face == "calendar" else super().along()

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

    def _today_entries(self) -> tuple[DayEntry, ...]:
        on = self.calendar.day
        return () if on is None else self.calendar.entries_on(on)

    async def learn_rest(self) -> None:
        """Learn what the face does not show: of the days only how many match."""
        if self.face != "calendar":
            await super().learn_rest()
            return
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
