"""A desk with faces that ``b`` turns: its words, and what its widgets and keys say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content

from tui import format as fmt
from tui.board_source import DeskBoard, DeskRows
from tui.desk_reading import L, V
from tui.i18n import ngettext
from tui.screens.face_reading import FaceReading
from tui.widgets.bars import TopBar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class FacesScreen(FaceReading[V, L]):
    """Everything of a desk under a filter, as a board or as a list.

    Whoever is a kind of it says what its desk is asked, and in which words.
    """

    AUTO_FOCUS = ""
    SORTS: ClassVar[Collection[str]] = ()
    """What the list can be sorted by."""
    DOWN_FIRST: ClassVar[Collection[str]] = ()
    """Columns in which the largest, or the latest, is what one looks for."""

    # What each desk has of its own

    def where(self) -> str:
        """What this place is called, in the language in use."""
        raise NotImplementedError

    def view_of(self, text: str, sort: str, *, descending: bool) -> V:
        """A view with this filter, sorted like this."""
        raise NotImplementedError

    def counted(self, count: int) -> str:
        """So many of what is listed here, with ``{count}`` for the number."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said where there is nothing to show."""
        raise NotImplementedError

    def also(self) -> Sequence[tuple[str, int]]:
        """What else is said of the list: texts with ``{count}``, and their numbers."""
        return ()

    async def keep_sort(self, sort: str) -> None:
        """Keep how the list is sorted, for next time."""
        raise NotImplementedError

    def action_open(self) -> object:
        """Open what is under the cursor."""
        raise NotImplementedError

    # Words

    def speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = self.where()
        top.aside = self.soloist.store.path.name
        self.query_one(FilterBar).speak()

    def say_summary(self) -> None:
        """How many there are, how many are marked, how many are late."""
        count, here = self.count, self.here
        if isinstance(self.source, DeskRows) and self.source.order is None:
            said = ngettext("more than {count}", "more than {count}", count)
        else:
            said = self.counted(count)
        parts = [(said, count)]
        if marked := len(here.marks):
            parts.append((ngettext("{count} marked", "{count} marked", marked), marked))
        if self.late:
            late = ngettext("{count} late", "{count} late", self.late)
            parts.append((late, self.late))
        self.query_one(FilterBar).summary = " · ".join(
            text.format(count=fmt.whole(number))
            for text, number in (*parts, *self.also())
        )
        if not count and isinstance(here, StageBoard | RecordTable):
            here.empty_text = Content(self.nothing())

    # What the widgets say

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        now = self.view
        self.view = self.view_of(event.text, now.sort, descending=now.descending)

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.here.focus()

    @on(RecordTable.Sorted)
    def _title_clicked(self, event: RecordTable.Sorted) -> None:
        self.sort_by(event.key)

    @on(RecordTable.Moved)
    @on(StageBoard.Moved)
    def _cursor_moved(self) -> None:
        self.moved()

    def moved(self) -> None:
        """The cursor is elsewhere: other keys may have a meaning."""
        self.refresh_bindings()

    @on(RecordTable.Marked)
    @on(StageBoard.Marked)
    def _marks_changed(self) -> None:
        self.marked()

    def marked(self) -> None:
        """Others are marked."""
        self.say_summary()
        self.refresh_bindings()

    @on(StageBoard.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_lane(self, event: StageBoard.MarkAllRequested) -> None:
        if isinstance(self.source, DeskBoard):
            order = await self.source.order_of(event.column)
            self.board.marks = self.board.marks.union(order)

    @on(RecordTable.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_list(self) -> None:
        if isinstance(self.source, DeskRows):
            self.rows.marks = await self.source.learn_order()

    @on(RecordTable.Opened)
    @on(StageBoard.Opened)
    def _opened(self) -> None:
        self.action_open()

    # Keys that change what is shown

    def kept_view(self, kept: str) -> V:
        """The view as it was sorted last; as usual if nobody knows that sort now."""
        sort = kept.removeprefix("-")
        if sort not in self.SORTS:
            return self.view_of("", self.view.sort, descending=False)
        return self.view_of("", sort, descending=kept.startswith("-"))

    def sort_by(self, key: str) -> None:
        """Sort the list by a column; by the same one again: the other way."""
        if key not in self.SORTS or self.face != "list":
            return
        now = self.view
        down = not now.descending if key == now.sort else key in self.DOWN_FIRST
        self.view = self.view_of(now.filter, key, descending=down)
        self._keep_sort()

    @work(group="settings")
    async def _keep_sort(self) -> None:
        await self.keep_sort(
            f"-{self.view.sort}" if self.view.descending else self.view.sort
        )

    def show_filter(self, text: str) -> None:
        """Write a filter into the field, as if typed."""
        self.query_one(FilterBar).put(text)

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBar).open()

    def action_back(self) -> None:
        """Clear the marks; without any, the filter."""
        if not self.here.action_clear_marks() and self.view.filter:
            self.show_filter("")
