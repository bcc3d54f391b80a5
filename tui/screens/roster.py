"""The roster: everybody we know, found, sorted, marked and changed by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer

from store.errors import StoreError
from store.roster_list import SORTS, RosterView
from tui import i18n
from tui.commands import LIST, ROSTER, bindings
from tui.i18n import _, ngettext
from tui.roster_columns import BY_KEY, RosterColumn, chosen, painted
from tui.roster_source import RosterSource
from tui.screens.base import DeskScreen
from tui.screens.lists import ListActions
from tui.screens.roster_acts import RosterActs
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.roster_list import RosterRow

FIRST = 100
"""Rows that come at once; the rest follows by number."""

PAUSE = 0.12
"""Seconds without a key before the whole order of a list is asked for."""


class RosterScreen(RosterActs, ListActions, DeskScreen[None]):
    """A table over any number of people, under a filter."""

    CSS_PATH = "roster.tcss"
    TOPICS = frozenset({"roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROSTER, LIST)]
    AUTO_FOCUS = "RecordTable"

    view: var[RosterView] = var(RosterView())
    """The filter, the sort and its direction."""
    columns: var[tuple[RosterColumn, ...]] = var(())
    """The columns shown, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.source: RosterSource | None = None
        """What the table shows."""
        self.waiting: Timer | None = None
        """Runs while the whole order of the list waits for the keys to rest."""
        self._people = 0

    def compose(self) -> ComposeResult:
        """The bar, the filter, the table, the keys."""
        yield TopBar()
        yield FilterBar()
        yield RecordTable()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first rows in the very first frame; everything else follows."""
        super().on_mount()
        self.columns = chosen(self.soloist.settings.roster_columns)
        self._speak()
        self._show(self.soloist.store.lists.first(self.view, FIRST))
        self._stale = False
        self.call_after_refresh(self._ask_for_order)

    async def load(self) -> None:
        """Read the list again, its beginning first."""
        lists = self.soloist.store.lists
        bar = self.query_one(FilterBar)
        try:
            first = await self.soloist.look(lists.first, self.view, FIRST)
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem = ""
        self._speak()
        self._show(first)
        self._ask_for_order()

    def watch_view(self, old: RosterView, new: RosterView) -> None:
        """Another filter or sort: another list."""
        if self.is_mounted and old != new:
            self.reload()

    def watch_columns(self) -> None:
        """Other columns of the same list."""
        if self.source is not None:
            self.reload()

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        return self.table.current_id

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    def _show(self, first: Sequence[RosterRow]) -> None:
        """Show the beginning of a list; while it is all there is known, that is all."""
        tiers = self.soloist.store.settings.tiers()
        source = RosterSource(first, self.columns, tiers, self._rows)
        self._put(source)

    def _put(self, source: RosterSource) -> None:
        table = self.table
        table.sort_key = self.view.sort
        table.sort_reverse = self.view.descending
        keep = table.current_id
        self.source = source
        table.show_source(source, painted(self.columns), keep)
        self._say_summary()

    async def _rows(self, numbers: Sequence[int]) -> Sequence[RosterRow]:
        return await self.soloist.look(self.soloist.store.lists.rows, numbers)

    def _ask_for_order(self) -> None:
        """Ask for the whole list once the keys rest."""
        if self.waiting is not None:
            self.waiting.stop()
            self.waiting = None
        if self.source is not None and self.source.total < FIRST:
            self._order_is_here(self._first_order())
        else:
            self.waiting = self.set_timer(PAUSE, self.ask_for_order_now)

    def _first_order(self) -> array[int]:
        from array import array  # noqa: PLC0415

        source = self.source
        return array("q", source.ids(0, source.total) if source else ())

    def ask_for_order_now(self) -> None:
        """Ask for the whole list without waiting any longer."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = None
        self.load_order()

    @work(exclusive=True, group="order")
    async def load_order(self) -> None:
        """Learn the order of the whole list, and the values in use."""
        with self.refusals_shown():
            order = await self.soloist.look(self.soloist.store.lists.order, self.view)
            values = await self.soloist.look(self.soloist.store.lists.known_values)
            self.query_one(FilterBar).values = values
            self._order_is_here(order)

    def _order_is_here(self, order: array[int]) -> None:
        source = self.source
        if source is None:
            return
        table = self.table
        source.order = order
        source.total = len(order)
        table.total = len(order)
        if not self.view.filter:
            self._people = len(order)
        self._say_summary()

    def _say_summary(self) -> None:
        """How many are shown, how they are sorted, how many are marked."""
        source = self.source
        if source is None:
            return
        bar = self.query_one(FilterBar)
        count = source.total
        text = ngettext("{count} person", "{count} people", count).format(count=count)
        if source.order is None:
            text = ngettext("more than {count}", "more than {count}", count).format(
                count=count
            )
        parts = [text]
        title = _(BY_KEY[self.view.sort].title) if self.view.sort in BY_KEY else ""
        arrow = "▼" if self.view.descending else "▲"
        parts.append(_("sorted by {title} {arrow}").format(title=title, arrow=arrow))
        if marked := len(self.table.marks):
            parts.append(
                ngettext("{count} marked", "{count} marked", marked).format(
                    count=marked
                )
            )
        bar.summary = " · ".join(parts)
        self._say_empty(count)

    def _say_empty(self, count: int) -> None:
        if count:
            return
        self.table.empty_text = Content(
            _("Nobody matches this filter. Press Esc to clear it.")
            if self.view.filter
            else _(
                "Nobody is here yet. Press i to import your sheet, or n to add"
                " somebody by a profile URL."
            )
        )

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = _("Roster")
        top.aside = self.soloist.store.path.name
        self.query_one(FilterBar).speak()

    # What the widgets say

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        self.view = RosterView(event.text, self.view.sort, self.view.descending)

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.table.focus()

    @on(RecordTable.Sorted)
    def _title_clicked(self, event: RecordTable.Sorted) -> None:
        self.sort_by(event.key)

    @on(RecordTable.Marked)
    def _marks_changed(self) -> None:
        self._say_summary()
        self.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.source is not None and self.source.order is not None:
            self.table.marks = self.source.order

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_open()

    def sort_by(self, key: str) -> None:
        """Sort by a column; by the same one again: the other way."""
        if key not in SORTS:
            return
        again = key == self.view.sort
        down = not self.view.descending if again else key in DOWN_FIRST
        self.view = RosterView(self.view.filter, key, down)

    def show_filter(self, text: str) -> None:
        """Write a filter into the field, as if typed."""
        self.query_one(FilterBar).put(text)

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBar).open()

    def action_back(self) -> None:
        """Clear the marks; without any, the filter."""
        if not self.table.action_clear_marks() and self.view.filter:
            self.query_one(FilterBar).put("")


DOWN_FIRST = frozenset(
    {
        "followers",
        "engagement_rate",
        "tier",
        "avg_views",
        "avg_likes",
        "avg_comments",
        "fit",
        "rate",
        "updated_at",
    }
)
"""Columns in which the largest is what one looks for."""
