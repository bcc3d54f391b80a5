"""The ledger: any number of costs under a filter, with what was spent by each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var

from store.errors import StoreError
from store.ledger import SORTS, LedgerView
from store.rules.money import Money
from tui import format as fmt
from tui import i18n
from tui.commands import LIST, bindings
from tui.commands_ledger import LEDGER
from tui.i18n import N_, _, ngettext
from tui.ledger_columns import TITLES, added, painted
from tui.ledger_source import FIRST, LedgerReader, LedgerRows, Read, read_ledger
from tui.screens.budget_face import SumsBar
from tui.screens.ledger_acts import LedgerActs
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.ledger_rows import LedgerSums
    from store.rules.filter_fields import FieldTable

EXAMPLE = N_("Filter: state:billed category:fee amount>100 due<=fri late:yes mina")

DOWN_FIRST = frozenset({"on_day", "amount", "paid_on"})
"""Columns in which the largest, or the latest, is what one looks for."""

PAUSE = 0.12
"""Seconds without a key before what is not in sight is asked for."""


def _fields() -> FieldTable:
    from store.rules.ledger_fields import LEDGER as FIELDS  # noqa: PLC0415

    return FIELDS


class LedgerFace(LedgerActs):
    """All costs under a filter, or those of one campaign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LEDGER, LIST)]
    SORTS = SORTS
    DOWN_FIRST = DOWN_FIRST
    TITLES = TITLES

    view: var[LedgerView] = var(LedgerView(), init=False)
    """The filter, how the list is sorted, and of which campaign it is."""

    def __init__(self, campaign_id: int | None = None, *, text: str = "") -> None:
        super().__init__(campaign_id)
        self.set_reactive(LedgerFace.view, LedgerView(text, campaign_id=campaign_id))
        self.source: LedgerRows | None = None
        """What the list shows."""
        self.sums = ""
        """What the costs come to, in words."""
        self.waiting: Timer | None = None
        """Runs while the rest waits for the keys to pause."""

    def compose(self) -> ComposeResult:
        """The filter, and the list."""
        yield SumsBar(_fields, EXAMPLE)
        yield RecordTable()

    def on_mount(self) -> None:
        """Write the filter that this begins with."""
        self.query_one(FilterBar).put(self.view.filter)

    # What is read

    async def load(self) -> None:
        """Read the beginning of the list, or all of it for a cursor far down."""
        bar, app, view = self.query_one(FilterBar), self.soloist, self.view
        deep = self.source is not None and self.table.cursor >= FIRST
        try:
            read = await app.look(read_ledger, app.store, view, app.today(), deep=deep)
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem = ""
        bar.speak()
        self._show(read, LedgerReader(app, view))
        self.wait_for_rest()

    def _show(self, read: Read, reader: LedgerReader) -> None:
        """Show the list; the cursor stays with its cost, unless that was dealt with."""
        keep = self.keep()
        self.source = LedgerRows(read, reader)
        self.table.sort_key = self.view.sort
        self.table.sort_reverse = self.view.descending
        self.table.show_source(self.source, painted(), keep)
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
        self._load_rest()

    @work(exclusive=True, group="order")
    async def _load_rest(self) -> None:
        """Learn the order of the list, what it comes to, the values in use."""
        if (source := self.source) is None:
            return
        await source.learn_order()
        if source is not self.source:
            return
        # The beginning may have got its balances only with the order.
        self.table.refresh_rows()
        app, ledger = self.soloist, self.soloist.store.ledger
        with self.refusals_shown():
            sums = await app.look(ledger.sums, source.reader.view, app.today())
            self.sums = _said(sums)
            self.query_one(FilterBar).values = await app.look(ledger.known_values)
            self.say_summary()

    def say_summary(self) -> None:
        """How many there are, how many are marked, and what they come to."""
        source, marks = self.source, self.table.marks
        count = 0 if source is None else source.total
        if source is not None and source.order is None:
            said = ngettext("more than {count}", "more than {count}", count)
        else:
            said = ngettext("{count} cost", "{count} costs", count)
        parts = [said.format(count=fmt.whole(count))]
        if marks:
            many = ngettext("{count} marked", "{count} marked", len(marks))
            parts.append(many.format(count=fmt.whole(len(marks))))
            lines = {} if source is None else source.lines
            if all(number in lines for number in marks):
                parts.append(added(lines[number].amount for number in sorted(marks)))
        elif count:
            parts.append(self.sums)
        self.query_one(FilterBar).summary = " · ".join(filter(None, parts))
        if not count:
            self.table.empty_text = Content(self._nothing())

    def _nothing(self) -> str:
        if self.view.filter:
            return _("No cost matches this filter. Press Esc to clear it.")
        return _("Nothing was spent yet. Press n to note a cost, or i to import some.")

    async def listed(self) -> Sequence[int]:
        """The marked ones in the order of the list; without any, all of it."""
        await self.settled()
        order = () if self.source is None else await self.source.learn_order()
        marks = await self.table.all_marks()
        return [number for number in order if not marks or number in marks]

    # What the widgets say

    @on(RecordTable.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_all(self) -> None:
        if self.source is not None:
            self.table.marks = await self.source.learn_order()

    def action_open_line(self) -> None:
        """Say otherwise what the cost under the cursor is."""
        self.action_edit_cost()

    # Keys that change what is shown

    def action_filter_costs(self) -> None:
        """Type a filter."""
        self.open_filter()

    @work(group="act")
    async def action_sort_costs(self) -> None:
        """Choose what to sort by."""
        await self.ask_sort()

    @work(group="act")
    async def action_cost_views(self) -> None:
        """Keep this view under a name, or open one kept before."""
        from tui.dialogs.views import ViewsDialog  # noqa: PLC0415 - when asked

        store, view, ask = self.soloist.store, self.view, self.soloist.ask
        sort = f"-{view.sort}" if view.descending else view.sort

        async def save(name: str) -> None:
            await ask(store.views.save, "ledger", name, view.filter, sort, ())

        async def remove(name: str) -> None:
            await ask(store.views.remove, "ledger", name)

        views = await self.soloist.look(store.views.all, "ledger")
        every = N_("every cost")
        dialog = ViewsDialog(views, view, save, remove, TITLES, unfiltered=every)
        if (picked := await self.app.push_screen_wait(dialog)) is not None:
            usual = LedgerView()
            sort, down = picked.sort, picked.descending
            if sort not in SORTS:
                sort, down = usual.sort, usual.descending
            self.view = LedgerView(picked.filter, sort, down, self.campaign_id)
            self.show_filter(picked.filter)

    def action_leave_costs(self) -> None:
        """Clear the marks; without any, the filter; else the key is the desk's."""
        self.leave()


def _said(sums: LedgerSums) -> str:
    """What the costs come to, each currency by itself; what has no rate apart."""
    parts = [
        (N_("open {amount}"), [(one.open, one.currency) for one in sums.counted]),
        (N_("paid {amount}"), [(one.paid, one.currency) for one in sums.counted]),
        (
            N_("without a rate {amount}"),
            [(one.committed, one.currency) for one in sums.beside],
        ),
    ]
    return " · ".join(
        _(words).format(amount=added(Money(*one) for one in moneys if one[0]))
        for words, moneys in parts
        if any(minor for minor, _currency in moneys)
    )
