"""The part of a record table that is looked at: a window on a source, painted by line.

Only lines in sight are painted and only their pages are held. What can be asked of the
records in sight - move, mark, open, sort - is in ``record_table``.
"""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tui.widgets.record_bands import Band, Lines, lines_of
from tui.widgets.record_cells import Column, CursorLook, Painter, Row, furthest_skip
from tui.widgets.record_marks import Marks
from tui.widgets.record_pages import KnowsIds, Pages, RowSource

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOKS = ("header", "band", "rule", "cursor", "cursor-blurred", "mark")
TONES = ("dim", "warning", "error", "success")


class RecordView(ScrollView, can_focus=True, inherit_bindings=False):
    """A window on a list of records, under a header that stays.

    Where the records stand in groups, the heading of the topmost one stays as well.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"record-table--{look}" for look in LOOKS + TONES
    }
    DEFAULT_CSS = """
    RecordView {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        text-align: center;
        content-align: center middle;

        & > .record-table--header { color: $text-muted; text-style: bold; }
        & > .record-table--band { color: $text-primary; text-style: bold; }
        & > .record-table--rule { color: $foreground 25%; }
        & > .record-table--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        & > .record-table--cursor-blurred {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
        & > .record-table--mark { color: $text-primary; text-style: bold; }
        & > .record-table--dim { color: $text-muted; }
        & > .record-table--warning { color: $text-warning; }
        & > .record-table--error { color: $text-error; }
        & > .record-table--success { color: $text-success; }

        /* Where colours are few or none, the cursor must not depend on them. */
        &:ansi > .record-table--cursor-blurred { text-style: underline; }
        &:nocolor > .record-table--cursor { text-style: reverse; }
        &:nocolor > .record-table--cursor-blurred { text-style: underline; }
    }
    """

    cursor: var[int] = var(0)
    """The position of the current record, from 0."""
    total: reactive[int] = reactive(0)
    """How many records there are, as far as the source knows."""
    sort_key: reactive[str] = reactive("")
    """The column whose title bears the arrow."""
    sort_reverse: reactive[bool] = reactive(default=False)
    """Whether that sort runs downward."""
    empty_text: reactive[Content] = reactive(Content(""))
    """Shown in the middle when there are no records."""
    virtual_size: reactive[Size] = reactive(Size(0, 0))
    """Room for every line. A longer list moves the bar; nothing is laid out anew."""
    skipped: reactive[int] = reactive(0)
    """Columns scrolled away to the left, after the first, which stays."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._columns: tuple[Column, ...] = ()
        self._pages: Pages | None = None
        self._former: Pages | None = None
        self._shift = 0
        self._lines = Lines()
        self._kept: tuple[int, int] | None = None
        self._marks = Marks(self._ids_at)
        self._painter: Painter | None = None
        self._looking = False
        self._fetching: Pages | None = None

    # What is shown

    def show_source(
        self, source: RowSource, columns: Sequence[Column], keep: int | None = None
    ) -> None:
        """Show another list, or the same one filtered or sorted anew.

        The cursor goes to the record ``keep`` if it is there, else it stays at its
        position, or the last one; its line on the screen stays where it was, with
        blank lines below the list if it takes that after a record has gone.
        """
        place = None if keep is None else source.index_of(keep)
        now = self.cursor if place is None else place
        now = max(0, min(now, source.total - 1))
        lines = lines_of(source, source.total)
        top = self.scroll_offset.y + lines.line(now) - self._lines.line(self.cursor)
        # One record has gone, or is back: nothing may jump, be there room or not.
        steady = now in (self.cursor, self.cursor - 1)
        steady = steady and abs(source.total - self.total) <= 1
        # Until the new rows are here the old ones stand in for them, moved along.
        self._former = self._pages if tuple(columns) == self._columns else None
        self._shift = now - self.cursor
        self._kept = None if keep is None or place is None else (place, keep)
        self._pages, self._columns, self._painter = Pages(source), tuple(columns), None
        self._lines = lines
        self._marks.forget_places()
        self.set_reactive(RecordView.total, source.total)
        self.set_reactive(RecordView.cursor, now)
        self._make_room(top if steady else 0)
        self._scroll_to_top(top)
        self._show_cursor()
        self._fit_columns()
        self._look_for_rows()
        self.refresh()
        self._settled()

    def refresh_rows(self) -> None:
        """The records have changed: read them again, stay on the same one."""
        if self._pages is not None:
            self.show_source(self._pages.source, self._columns, self.current_id)

    @property
    def current_row(self) -> Row | None:
        """The record under the cursor, None while it is not here."""
        return None if self._pages is None else self._pages.row(self.cursor)

    @property
    def current_id(self) -> int | None:
        """The id of the record under the cursor, None while it is not known."""
        if (row := self.current_row) is not None:
            return row.id
        if self._kept is not None and self._kept[0] == self.cursor:
            return self._kept[1]
        return None

    def _settled(self) -> None:
        """What is current, or marked, may be another than before."""

    def _ids_at(self, first: int, count: int) -> Sequence[int | None]:
        """The ids from a position, None for those not known at once."""
        if self._pages is None:
            return ()
        source = self._pages.source
        if isinstance(source, KnowsIds):
            return source.ids(first, count)
        rows = map(self._pages.peek, range(first, first + count))
        return [None if row is None else row.id for row in rows]

    # Where it stands

    @property
    def _height(self) -> int:
        """The lines there are for records and their headings."""
        return max(0, self.scrollable_content_region.height - 1)

    @property
    def _lead(self) -> int:
        """The lines that a heading takes from those in sight, if there is room."""
        return self._lines.lead if self._height > 1 else 0

    def _heading_at(self, y: int) -> Band | None:
        """The heading in sight there, be it only because it stays at the top."""
        line = self.scroll_offset.y + y - 1
        if y == 1 and self._lead:
            return self._lines.over(self._lines.above(line))
        return self._lines.heading(line)

    def _make_room(self, top: int) -> None:
        """Let there be room for every line, and for this one to be first in sight."""
        needed = top + self.scrollable_content_region.height if top > 0 else 0
        self.virtual_size = Size(0, max(self._lines.height + 1, needed))

    def watch_virtual_size(self, size: Size) -> None:
        """Let the scrollbar know."""
        if self.is_mounted:
            self._scroll_update(size)

    def _scroll_to_top(self, top: int) -> None:
        """Let this line be the first in sight, if it can be."""
        if self.is_mounted:
            self.scroll_to(y=top, animate=False, force=True)

    def _show_cursor(self) -> None:
        """Scroll no further than it takes to have the cursor, and its heading, seen."""
        top, height = self.scroll_offset.y, self._height
        line = self._lines.line(self.cursor)
        lead = self._lead if self._lines.over(self.cursor) else 0
        if height and not top + lead <= line < top + height:
            self._scroll_to_top(line - (height - 1 if line >= top + height else lead))

    def on_resize(self) -> None:
        """Another size: the cursor stays in sight, columns come back if they can."""
        self._make_room(0)
        self._show_cursor()
        self._fit_columns()
        self._look_for_rows()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other lines are in sight."""
        super().watch_scroll_y(old_value, new_value)
        if self.virtual_size.height > self._lines.height + 1:
            self._make_room(self.scroll_offset.y)  # what is blank below goes again
        self._look_for_rows()

    def _fit_columns(self) -> None:
        """Skip no more columns than it takes to see the last one."""
        width = self.scrollable_content_region.width
        if width:
            self.skipped = min(self.skipped, furthest_skip(self._columns, width))

    def watch_skipped(self) -> None:
        """Other columns are in sight."""
        self._painter = None

    def notify_style_update(self) -> None:
        """Another theme, or the focus: other colours."""
        super().notify_style_update()
        self._painter = None

    # Painting

    def render_line(self, y: int) -> Strip:
        """The header, a heading, a record, or the empty text, as wide as the table."""
        paint = self._paint_with()
        if self._pages is None:
            return paint.blank()
        if y == 0:
            return paint.header(self.sort_key, reverse=self.sort_reverse)
        if not self.total:
            return self._empty_line(y - 1, paint)
        if (band := self._heading_at(y)) is not None:
            return paint.heading(band.title.plain, band.tone)
        index = self._lines.above(self.scroll_offset.y + y - 1)
        if index >= self.total:
            return paint.blank()
        row = self._pages.row(index)
        if row is None:
            self._look_for_rows()
            if self._former is not None:
                row = self._former.peek(index - self._shift)
        look: CursorLook = ""
        if index == self.cursor:
            look = "cursor" if self.has_focus else "cursor-blurred"
        marked = self._marks.at(index, None if row is None else row.id)
        return paint.row(row, look, marked=marked)

    def _paint_with(self) -> Painter:
        """The painter for the width and the colours of now."""
        width = self.scrollable_content_region.width
        if self._painter is None or self._painter.width != width:
            styles = {"base": self.rich_style} | {
                look: self.get_component_rich_style(f"record-table--{look}")
                for look in LOOKS + TONES
            }
            self._painter = Painter(self._columns, width, self.skipped, styles)
        return self._painter

    def _empty_line(self, y: int, paint: Painter) -> Strip:
        lines = Visual.to_strips(
            self, self.empty_text, paint.width, self._height, self.visual_style
        )
        return lines[y] if y < len(lines) else paint.blank()

    def _repaint(self, first: int, last: int) -> None:
        """Paint these positions again, as far as they are in sight."""
        top = self.scroll_offset.y
        start = max(0, self._lines.line(first) - top)
        stop = min(self._height, self._lines.line(last) - top + 1)
        if start < stop:
            self.refresh(Region(0, start + 1, self.size.width, stop - start))

    # Rows on demand

    def _look_for_rows(self) -> None:
        """Fetch what is wanted, once whatever happens now has happened."""
        if not self._looking and self.is_mounted:
            self._looking = True
            self.call_later(self._start_fetching)

    def _start_fetching(self) -> None:
        self._looking = False
        pages = self._pages
        if pages is None or self._fetching is pages:
            return
        self.total = pages.total()
        if self._wanted(pages) or self._marks.nameless():
            self._fetching = pages
            self.run_worker(self._fetch(pages), group="rows", exclusive=True)

    async def _fetch(self, pages: Pages) -> None:
        """Fetch, one run after another, what is wanted by then: nothing queues up."""
        try:
            while pages is self._pages:
                if run := self._wanted(pages):
                    self._arrived(pages, *run, await pages.source.fetch(*run))
                elif run := self._marks.nameless():
                    self._named(pages, *run, await pages.source.fetch(*run))
                    await sleep(0)  # a long range leaves the keys their turn
                else:
                    break
        finally:
            if self._fetching is pages:
                self._fetching = None

    def _wanted(self, pages: Pages) -> tuple[int, int] | None:
        """What to fetch next: what is in sight, the cursor's, then a screen around."""
        top, height, last = self.scroll_offset.y, self._height, self.total - 1
        if not height or last < 0:
            return None
        above = self._lines.above
        sight = pages.missing(above(top), min(last, above(top + height) - 1))
        if sight is None:
            self._former = None
        return (
            sight
            or pages.missing(self.cursor, self.cursor)
            or pages.missing(above(top - height), min(last, above(top + 2 * height)))
        )

    def _arrived(
        self, pages: Pages, first: int, count: int, rows: Sequence[Row]
    ) -> None:
        """Rows are here; those of a list no longer shown are dropped."""
        if pages is self._pages:
            pages.put(first, count, rows)
            self.total = pages.total()
            self._repaint(first, first + count - 1)
            self._named(pages, first, count, rows)

    def _named(self, pages: Pages, first: int, count: int, rows: Sequence[Row]) -> None:
        """Marked places have their records now."""
        if pages is self._pages:
            self._marks.answer(first, count, (row.id for row in rows))
            self._settled()

    def watch_total(self, total: int) -> None:
        """More records, or fewer: the cursor stays among them."""
        source = None if self._pages is None else self._pages.source
        self._lines = lines_of(source, total)
        self._make_room(0)
        self.cursor = min(self.cursor, max(0, total - 1))
