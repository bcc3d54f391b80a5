"""A table over any number of records: cursor, marks, ranges, a sort, keys and mouse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.i18n import N_
from tui.widgets.record_bands import Band, KnowsBands
from tui.widgets.record_cells import GUTTER, Column, Row, lay_out
from tui.widgets.record_pages import KnowsIds, RowSource
from tui.widgets.record_view import RecordView

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Band",
    "Column",
    "KnowsBands",
    "KnowsIds",
    "RecordTable",
    "Row",
    "RowSource",
]


class RecordTable(RecordView, inherit_bindings=False):
    """A list of records to move in, mark, open and sort.

    The cursor and the marks follow records, not positions. Letters, Enter and Escape
    are the screen's to bind, to the ``action_`` methods here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", N_("Up"), show=False),
        Binding("down", "cursor_down", N_("Down"), show=False),
        Binding("left", "columns_left", N_("Columns to the left"), show=False),
        Binding("right", "columns_right", N_("Columns to the right"), show=False),
        Binding("pageup", "page_up", N_("Page up"), show=False),
        Binding("pagedown", "page_down", N_("Page down"), show=False),
        Binding("home", "top", N_("Top"), show=False),
        Binding("end", "bottom", N_("Bottom"), show=False),
    ]

    @dataclass(eq=False)
    class Said(Message):
        """Whatever a table has to say; ``control`` is that table."""

        table: RecordTable = field(kw_only=True)

        @property
        def control(self) -> RecordTable:
            """The table that says it."""
            return self.table

    @dataclass(eq=False)
    class Moved(Said):
        """The cursor is on another record, or at another place.

        ``row_id`` is None while that record is not here yet, and when there is none.
        """

        row_id: int | None
        index: int

    @dataclass(eq=False)
    class Opened(Said):
        """The current record was asked for."""

        row_id: int

    @dataclass(eq=False)
    class Sorted(Said):
        """A title was clicked: sort by this column, or the other way round."""

        key: str

    @dataclass(eq=False)
    class Marked(Said):
        """The marks have changed; so many records are marked now."""

        count: int

    class MarkAllRequested(Said):
        """Mark every record of this list; the screen knows their ids."""

    _told: tuple[int | None, int] | None = None
    _told_marks = 0
    _opened = False

    # The cursor

    def validate_cursor(self, cursor: int) -> int:
        """The nearest position there is."""
        return max(0, min(cursor, self.total - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Paint the two lines anew, and all of a range in between."""
        if self._marks.is_open:
            self._marks.stretch(new)
            self._repaint(min(old, new), max(old, new))
            self._look_for_rows()
        else:
            self._repaint(old, old)
            self._repaint(new, new)
        self._show_cursor()
        self._settled()

    def on_mount(self) -> None:
        """Say where the cursor is, if a list was shown before anybody could hear."""
        self._settled()

    def _settled(self) -> None:
        """Say which record is current, how many are marked, if that has changed."""
        now = self.current_id, self.cursor
        if self.is_mounted and self._pages is not None and now != self._told:
            self._told = now
            self.post_message(self.Moved(*now, table=self))
        if len(self._marks) != self._told_marks:
            self._say_marked()

    def go_to(self, row_id: int) -> bool:
        """Move to a record; False if it is not in the list."""
        place = None if self._pages is None else self._pages.source.index_of(row_id)
        if place is None:
            return False
        self._move_to(place)
        return True

    def _move_to(self, place: int) -> None:
        """Move, and be seen there even if the mouse had scrolled the place away."""
        self.cursor = place
        self._show_cursor()

    def action_cursor_up(self) -> None:
        """Move to the record above."""
        self._move_to(self.cursor - 1)

    def action_cursor_down(self) -> None:
        """Move to the record below."""
        self._move_to(self.cursor + 1)

    def action_page_up(self) -> None:
        """Move up by what is in sight."""
        self._move_to(self._lines.up(self.cursor, self._height - self._lead))

    def action_page_down(self) -> None:
        """Move down by what is in sight."""
        self._move_to(self._lines.down(self.cursor, self._height - self._lead))

    def action_half_page_up(self) -> None:
        """Move up by half of what is in sight."""
        self._move_to(self._lines.up(self.cursor, self._height // 2))

    def action_half_page_down(self) -> None:
        """Move down by half of what is in sight."""
        self._move_to(self._lines.down(self.cursor, self._height // 2))

    def action_top(self) -> None:
        """Move to the first record."""
        self._move_to(0)

    def action_bottom(self) -> None:
        """Move to the last record."""
        self._move_to(self.total - 1)

    def action_open(self) -> None:
        """Ask for the current record."""
        if (row_id := self.current_id) is not None:
            self.post_message(self.Opened(row_id, table=self))

    # Columns out of sight

    def action_columns_left(self) -> None:
        """Bring a column back from the left; else the key is somebody else's."""
        if not self.skipped:
            raise SkipAction
        self.skipped -= 1

    def action_columns_right(self) -> None:
        """Let one column go to see another; else the key is somebody else's."""
        width = self.scrollable_content_region.width
        if not lay_out(self._columns, width, self.skipped).after:
            raise SkipAction
        self.skipped = min(self.skipped + 1, max(0, len(self._columns) - 2))

    # Marks

    @property
    def marks(self) -> frozenset[int]:
        """The ids of the marked records, as far as they are known at once.

        After a range over rows that were never in sight, ``all_marks`` is complete.
        """
        return self._marks.ids()

    @marks.setter
    def marks(self, ids: Iterable[int]) -> None:
        self._marks.replace(ids)
        self._say_marked()
        self.refresh()

    @property
    def mark_range(self) -> range:
        """The positions of the range being drawn; empty when there is none."""
        return self._marks.span

    async def all_marks(self) -> frozenset[int]:
        """The ids of all marked records, fetched where they must be."""
        while self._pages is not None and (run := self._marks.nameless()):
            pages = self._pages
            self._named(pages, *run, await pages.source.fetch(*run))
        return self.marks

    def action_toggle_mark(self) -> None:
        """Mark the current record, or take its mark away; a range ends here."""
        if (row_id := self.current_id) is not None:
            self._marks.toggle(row_id)
            self._say_marked()
            self._repaint(self.cursor, self.cursor)

    def action_start_range(self) -> None:
        """Begin a range that follows the cursor, or end it and keep its marks."""
        if self._marks.is_open:
            self._marks.close()
        elif self.total:
            self._marks.open(self.cursor)
        self._say_marked()
        self._repaint(self.cursor, self.cursor)

    def action_mark_all(self) -> None:
        """Ask the screen to mark every record of the list."""
        self.post_message(self.MarkAllRequested(table=self))

    def action_clear_marks(self) -> bool:
        """Take every mark away; False if there was none, and no range either."""
        if not self._marks and not self._marks.is_open:
            return False
        self.marks = frozenset()
        return True

    def _say_marked(self) -> None:
        self._told_marks = len(self._marks)
        self.post_message(self.Marked(self._told_marks, table=self))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Sort by a title, mark in the gutter, move; again, or twice: open.

        A heading only leads to its first record.
        """
        place = event.get_content_offset(self)
        if place is None or self._pages is None or event.button != 1:
            return
        event.stop()
        if place.y == 0:
            column = self._paint_with().layout.column_at(place.x)
            if column is not None:
                self.post_message(self.Sorted(self._columns[column].key, table=self))
            return
        if (band := self._heading_at(place.y)) is not None:
            self._move_to(band.start)
            return
        index = self._lines.above(self.scroll_offset.y + place.y - 1)
        if index >= self.total:
            return
        again = index == self.cursor
        self.cursor = index
        if place.x < GUTTER:
            self.action_toggle_mark()
        elif again and not (event.chain > 1 and self._opened):
            self._opened = True
            self.action_open()
        else:
            self._opened = False
