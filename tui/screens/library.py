"""The library: content that is kept, where it is, and what may be done with it."""

from __future__ import annotations

import asyncio
import os
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer

from store.errors import StoreError
from store.library import LibraryView
from store.library_rows import SORTS
from tui import format as fmt
from tui import i18n
from tui.commands import LIBRARY, LIST, bindings
from tui.i18n import N_, _, ngettext
from tui.library_columns import TITLES, columns
from tui.library_source import LibraryRows, glance, read_list, read_page
from tui.screens.base import DeskScreen
from tui.screens.library_acts import LibraryActs
from tui.screens.lists import ListActions
from tui.terminal import pictures
from tui.terminal.picture_files import measure
from tui.widgets.asset_pane import AssetPane, AssetShown
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.library import AssetLine
    from store.rules.filter_fields import FieldTable
    from tui.library_source import Page

EXAMPLE = N_("Filter: may:paid kind:video style:unboxing campaign:spring mina")

DOWN_FIRST = frozenset({"captured_on", "size_bytes"})
"""Columns in which the largest, or the latest, is what one looks for."""

REST = 0.12
"""Seconds the cursor rests on a line before its page is read."""

LEAST = 6
"""Lines that a picture may take, however low the screen is."""


def _fields() -> FieldTable:
    from store.rules.library_fields import LIBRARY as FIELDS  # noqa: PLC0415

    return FIELDS


class LibraryScreen(LibraryActs, ListActions, DeskScreen[None]):
    """Every asset under a filter, and a page about the one under the cursor."""

    CSS_PATH = "library.tcss"
    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIBRARY, LIST)]
    AUTO_FOCUS = "RecordTable"

    view: var[LibraryView] = var(LibraryView())
    """The filter, and how the list is sorted."""

    def __init__(self) -> None:
        super().__init__()
        # Held here and not looked up: what was asked may be answered while they go.
        self._table = RecordTable()
        self._pane = AssetPane()
        self._said = SaidLine()
        self.source: LibraryRows | None = None
        """What the table shows."""
        self.states: dict[int, str] = {}
        """What is known of the files, by asset; of STATE."""
        self.aim: int | None = None
        """The asset that the cursor shall be on once it is here."""
        self.resting: Timer | None = None
        """Runs while the page waits for the cursor to rest."""

    def compose(self) -> ComposeResult:
        """The bar, the filter, the list, the page beside or under it, the keys."""
        yield TopBar()
        yield FilterBar(_fields, EXAMPLE)
        with Container(id="desk"):
            with Vertical(id="list"):
                yield self._table
                yield self._said
            yield self._pane
        yield KeyBar()

    def on_mount(self) -> None:
        """Say the words that do not depend on anything read."""
        super().on_mount()
        self._speak()

    async def load(self) -> None:
        """Read the order, and the lines around the cursor."""
        app, view, table = self.soloist, self.view, self.table
        keep = table.current_id if self.aim is None else self.aim
        today, bar = app.today(), self.query_one(FilterBar)
        try:
            read = await app.look(read_list, app.store, view, table.cursor, keep, today)
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem = ""
        self.source = LibraryRows(read, today, self._page, self.states)
        self._speak()
        table.sort_key, table.sort_reverse = view.sort, view.descending
        table.show_source(self.source, columns(), keep)
        self.aim = None
        self._say_empty()
        self._say_summary()
        self._rest()
        self.refresh_bindings()
        self.load_rest()

    @work(exclusive=True, group="order")
    async def load_rest(self) -> None:
        """Learn the order of the whole list, and the values in use."""
        with self.refusals_shown():
            await self.whole_order()
            library = self.soloist.store.library
            values = await self.soloist.look(library.known_values)
            self.query_one(FilterBar).values = values

    async def whole_order(self) -> array[int]:
        """Every asset of this list in its order, read where it is not here yet."""
        source, app = self.source, self.soloist
        if source is None:
            return array("q")
        order = source.order
        if not source.is_whole:
            order = await app.look(app.store.library.order, self.view, app.today())
        if source is self.source:
            if not source.is_whole:
                source.learn(order)
                self.table.total = source.total
            if marks := self.table.marks:
                self.table.marks = marks.intersection(order)
            self._say_summary()
        return order

    async def _page(self, numbers: Sequence[int]) -> Page:
        app = self.soloist
        return await app.look(read_page, app.store, numbers, app.today())

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self._table

    @property
    def line_here(self) -> AssetLine | None:
        """The asset under the cursor, if it was read."""
        here = self.table.current_id
        if self.source is None or here is None:
            return None
        return self.source.lines.get(here)

    def person_here(self) -> int | None:
        """Whose the asset under the cursor is."""
        line = self.line_here
        return None if line is None else line.influencer_id

    def watch_view(self, old: LibraryView, new: LibraryView) -> None:
        """Another filter or sort: other rows."""
        if self.is_mounted and old != new:
            self.reload()

    # The page about an asset

    def _rest(self) -> None:
        """Read the page once the cursor rests; the very first one at once."""
        if self.resting is not None:
            self.resting.stop()
        is_first = self._pane.shown is None
        self._show_words()
        if is_first:
            self.look_now()
        else:
            self.resting = self.set_timer(REST, self.look_now)

    def look_now(self) -> None:
        """Read the page without waiting any longer."""
        if self.resting is not None:
            self.resting.stop()
        self.resting = None
        self.read_picture()

    def _show_words(self) -> None:
        """Say what is known of the asset already."""
        line, source, shown = self.line_here, self.source, self._pane.shown
        if line is None or source is None:
            self._pane.shown = None
            return
        picture = None
        if shown is not None and shown.line.id == line.id:
            picture = shown.picture
        self._pane.shown = AssetShown(
            line,
            source.rulings.get(line.id, ()),
            self.states.get(line.id, ""),
            picture,
            self.soloist.today(),
        )

    @work(exclusive=True, group="page")
    async def read_picture(self) -> None:
        """Look at the file under the cursor, and show it if it is a picture."""
        self._show_words()
        if (shown := self._pane.shown) is None:
            return
        app, line = self.soloist, shown.line
        state = await app.look(glance, app.store, line)
        if state:
            self.file_is({line.id: state})
        if line.is_address or state in {"missing", "unreadable"}:
            return
        path = Path(line.place)
        found = await asyncio.to_thread(measure, path)
        self._pane.shown = AssetShown(line, shown.rulings, state, found, app.today())
        if found is None:
            return
        # Asked here and not before: most terminals are never asked.
        way = await asyncio.to_thread(pictures.way, os.environ)
        columns = max(1, self._pane.content_size.width)
        # Under it the words shall be seen as well.
        rows = max(LEAST, self.size.height // 2 - 4)
        ground = self._pane.background_colors[1]
        dots = await asyncio.to_thread(
            pictures.decode, path, columns, rows, way, ground
        )
        self._pane.picture.way = way
        self._pane.show_picture(line.id, dots)

    def file_is(self, states: dict[int, str]) -> None:
        """Note what was found of files, and show it where that is news."""
        news = {
            number: state
            for number, state in states.items()
            if self.states.get(number) != state
        }
        if news:
            self.states |= news
            self.table.refresh_rows()
            self._show_words()
            self.refresh_bindings()

    # Words

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = _("Library")
        top.aside = self.soloist.store.path.name
        self.query_one(FilterBar).speak()
        self._pane.speak()

    def _say_summary(self) -> None:
        """How many there are, how they are sorted, how many are marked."""
        total = 0 if self.source is None else self.source.total
        said = ngettext("{count} asset", "{count} assets", total)
        if self.source is not None and not self.source.is_whole:
            said = ngettext("more than {count}", "more than {count}", total)
        parts = [said.format(count=fmt.whole(total))]
        arrow = "▼" if self.view.descending else "▲"
        column = _(SORT_TITLES[self.view.sort])
        parts.append(_("sorted by {title} {arrow}").format(title=column, arrow=arrow))
        self.query_one(FilterBar).summary = " · ".join(parts)
        self._said.marked = len(self.table.marks)

    def _say_empty(self) -> None:
        self.table.empty_text = Content(
            _("No asset matches this filter. Press Esc to clear it.")
            if self.view.filter
            else _(
                "Nothing is kept yet. Press n to keep files or an address;"
                " posts that go live come here by themselves."
            )
        )

    def tell(self, text: str) -> None:
        """Say what was done on the line below the list."""
        self.soloist.clear_notifications()
        self._said.text = text

    # What the widgets say

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        self.view = LibraryView(event.text, self.view.sort, self.view.descending)

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.table.focus()

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self._rest()
        self.refresh_bindings()

    @on(RecordTable.Marked)
    def _marks_changed(self) -> None:
        self._say_summary()
        self.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_all(self) -> None:
        self.table.marks = await self.whole_order()

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(RecordTable.Sorted)
    def _title_clicked(self, event: RecordTable.Sorted) -> None:
        self.sort_by(event.key)

    @on(events.Resize)
    def _has_other_room(self) -> None:
        """A picture is made for the room there is."""
        self._pane.fit()
        if self._pane.shown is not None:
            self._rest()

    def sort_by(self, key: str) -> None:
        """Sort by a column; by the same one again: the other way."""
        if key not in SORTS:
            return
        now = self.view
        down = not now.descending if key == now.sort else key in DOWN_FIRST
        self.view = LibraryView(now.filter, key, down)

    # Keys that change what is shown

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBar).open()

    def action_back(self) -> None:
        """Clear the marks; without any, the filter."""
        if not self.table.action_clear_marks() and self.view.filter:
            self.query_one(FilterBar).put("")

    @work(group="act")
    async def action_sort(self) -> None:
        """Choose by what to sort."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        choices = [Choice(key, _(SORT_TITLES[key])) for key in SORTS]
        ask = Choose(_("Sort by"), choices, current=self.view.sort)
        if (key := await self.app.push_screen_wait(ask)) is not None:
            self.sort_by(key)


SORT_TITLES = {
    **TITLES,
    "platform": N_("Platform"),
    "place": N_("Place"),
}
"""What the library can be sorted by, in words."""
