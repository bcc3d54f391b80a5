"""A face of money under a filter: how its list is narrowed, sorted, marked and left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.actions import SkipAction
from textual.reactive import var

from tui.i18n import _
from tui.screens.listed_acts import ListedActs
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

T = TypeVar("T")


class FilteredFace(ListedActs[T]):
    """A list under a filter.

    Its ``view`` has a filter, the column that it is sorted by, and which way.
    """

    SORTS: ClassVar[Collection[str]]
    """Columns that it can be sorted by."""
    DOWN_FIRST: ClassVar[Collection[str]]
    """Those in which the latest, or the largest, is what one looks for."""
    TITLES: ClassVar[Mapping[str, str]]
    """The titles of all columns, as messages."""

    view: var[Any] = var(None, init=False)

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    def say_summary(self) -> None:
        """How many there are, how many are marked, and what they come to."""
        raise NotImplementedError

    def action_open_line(self) -> None:
        """What Enter does with the line under the cursor."""
        raise NotImplementedError

    # What the widgets say

    def watch_view(self, old: object, new: object) -> None:
        """Another filter or sort: other rows."""
        if old != new and self.is_mounted:
            self.renew()

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        self.view = replace(self.view, filter=event.text)

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.table.focus()

    @on(RecordTable.Sorted)
    def _title_clicked(self, event: RecordTable.Sorted) -> None:
        self.sort_by(event.key)

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(RecordTable.Marked)
    def _marks_changed(self) -> None:
        self.say_summary()
        self.refresh_bindings()

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_open_line()

    # What is shown

    def open_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBar).open()

    def show_filter(self, text: str) -> None:
        """Write a filter into the field, as if typed."""
        self.query_one(FilterBar).put(text)

    def sort_by(self, key: str) -> None:
        """Sort by a column; by the same one again: the other way."""
        if key in self.SORTS:
            now = self.view
            down = not now.descending if key == now.sort else key in self.DOWN_FIRST
            self.view = replace(now, sort=key, descending=down)

    async def ask_sort(self) -> None:
        """Ask what to sort by; to be awaited in a worker."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        titles = self.TITLES
        choices = [Choice(key, _(titles[key])) for key in titles if key in self.SORTS]
        detail = _("The same column again sorts the other way round.")
        ask = Choose(_("Sort by"), choices, current=self.view.sort, detail=detail)
        if (key := await self.app.push_screen_wait(ask)) is not None:
            self.sort_by(key)

    def leave(self) -> None:
        """Clear the marks; without any, the filter; else the key is the desk's."""
        if self.table.action_clear_marks():
            return
        if not self.view.filter:
            raise SkipAction
        self.show_filter("")
