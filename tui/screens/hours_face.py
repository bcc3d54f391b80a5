"""The hours: own time under a filter, what it comes to, and where it went."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var

from store.errors import StoreError
from store.work_time import SORTS, WorkTimeView
from tui import format as fmt
from tui import i18n
from tui.commands import LIST, bindings
from tui.commands_hours import HOURS
from tui.hours_columns import TITLES, hours_row, painted, said, where
from tui.i18n import N_, _, ngettext
from tui.money_source import FIRST, Begun, OrderedRows
from tui.screens.budget_face import SumsBar, SumsLine
from tui.screens.hours_acts import HoursActs
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store import Store
    from store.rules.filter_fields import FieldTable
    from store.work_time import TimeSummary, TimeSums, WorkTimeRow

EXAMPLE = N_("Filter: campaign:spring channel:instagram time>=1h on>=2026-03-01 mina")

DOWN_FIRST = frozenset({"on_day", "minutes"})
"""Columns in which the latest, or the largest, is what one looks for."""


def _fields() -> FieldTable:
    from store.rules.hours_fields import HOURS as FIELDS  # noqa: PLC0415

    return FIELDS


@dataclass(frozen=True, slots=True)
class Read:
    """What was read to show the hours."""

    begun: Begun[WorkTimeRow]
    sums: TimeSums
    summary: TimeSummary
    values: Mapping[str, Sequence[str]]


def read_hours(store: Store, view: WorkTimeView, today: date) -> Read:
    """Read in one go what is needed to show the list; raises StoreError."""
    desk = store.work_time
    order = desk.order(view, today)
    return Read(
        Begun(order, desk.rows(order[:FIRST])),
        desk.sums(view, today),
        desk.summary(view.campaign_id),
        desk.known_values(),
    )


class HoursFace(HoursActs):
    """All own time under a filter, or that of one campaign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HOURS, LIST)]
    SORTS = SORTS
    DOWN_FIRST = DOWN_FIRST
    TITLES = TITLES
    DEFAULT_CSS = """
    HoursFace {
        #where {
            display: none; border-top: solid $foreground 20%;
            &.-some { display: block; }
        }
    }
    """

    view: var[WorkTimeView] = var(WorkTimeView(), init=False)
    """The filter, how the list is sorted, and of which campaign it is."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        self.set_reactive(HoursFace.view, WorkTimeView(campaign_id=campaign_id))
        self.source: OrderedRows[WorkTimeRow] | None = None
        """What the list shows."""
        self.sums = ""
        """What is listed comes to, in words."""

    def compose(self) -> ComposeResult:
        """The filter, the list, and where the time went."""
        yield SumsBar(_fields, EXAMPLE)
        yield RecordTable()
        yield SumsLine(id="where")

    async def load(self) -> None:
        """Read the list, and what it comes to."""
        bar, app, today = self.query_one(FilterBar), self.soloist, self.soloist.today()
        try:
            read = await app.look(read_hours, app.store, self.view, today)
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem, bar.values = "", read.values
        bar.speak()
        self._show(read, today)

    def _show(self, read: Read, today: date) -> None:
        """Show it; the cursor stays on its line, unless that was dealt with."""
        keep = self.keep()
        self.source = OrderedRows(
            self.soloist,
            read.begun,
            self.soloist.store.work_time.rows,
            lambda row: row.id,
            partial(hours_row, today=today),
        )
        table = self.table
        table.sort_key, table.sort_reverse = self.view.sort, self.view.descending
        self.sums = said(read.sums)
        if not self.source.total:
            table.empty_text = Content(self._nothing())
        table.show_source(self.source, painted(), keep)
        self._say_where(read.summary)
        self.say_summary()
        self.refresh_bindings()

    def _nothing(self) -> str:
        if self.view.filter:
            return _("No time matches this filter. Press Esc to clear it.")
        return _("No own time yet. Press n to note some, or log it with a touch: 20m.")

    def _say_where(self, summary: TimeSummary) -> None:
        """Say how all of it divides, where it went into more than one channel."""
        line = self.query_one("#where", SumsLine)
        line.set_class(len(summary.channels) > 1, "-some")
        line.text = where(summary)

    def say_summary(self) -> None:
        """How many there are, or are marked, and what they come to."""
        if self.source is None:
            return
        count, marks = self.source.total, self.table.marks
        words = ngettext("{count} line", "{count} lines", count)
        parts = [words.format(count=fmt.whole(count))]
        if marks:
            many = ngettext("{count} marked", "{count} marked", len(marks))
            parts.append(many.format(count=fmt.whole(len(marks))))
        parts.append(self.sums)
        self.query_one(FilterBar).summary = " · ".join(filter(None, parts))

    # What the widgets say

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.source is not None:
            self.table.marks = self.source.order

    def action_open_line(self) -> None:
        """Say otherwise what the time under the cursor was."""
        self.action_edit_time()

    # Keys that change what is shown

    def action_filter_time(self) -> None:
        """Type a filter."""
        self.open_filter()

    @work(group="act")
    async def action_sort_time(self) -> None:
        """Choose what to sort by."""
        await self.ask_sort()

    def action_leave_time(self) -> None:
        """Clear the marks; without any, the filter; else the key is the desk's."""
        self.leave()
