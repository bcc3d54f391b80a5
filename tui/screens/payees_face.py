"""Who is paid: what is known of them, what they got, what is still open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.content import Content

from store.rules.filter_fields import FieldTable
from store.rules.filter_grammar import value_as_typed
from tui import format as fmt
from tui.commands import LIST, bindings
from tui.commands_ledger import PAYEES
from tui.i18n import N_, _, ngettext
from tui.ledger_columns import added
from tui.money_source import FIRST, Begun, OrderedRows
from tui.payment_columns import fitted, payee_columns, payee_row
from tui.screens.budget_face import BudgetFace
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_cells import Column, Row
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store import Store
    from store.payees import PayeeRow

EXAMPLE = N_("Filter: a name, a bank; missing: whose papers are not complete")

ABOUT_ONE = frozenset({"edit_payee", "payee_costs", "payee_person"})
"""Actions on the person under the cursor."""


def _no_fields() -> FieldTable:
    return FieldTable((), {}, "", "")


class PayeesFace(BudgetFace):
    """Everybody who is or was paid, whatever the campaign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PAYEES, LIST)]

    source: OrderedRows[PayeeRow] | None = None
    aim: int | None = None
    """Whom the cursor shall be on once they are here."""

    def compose(self) -> ComposeResult:
        """The filter, and the list."""
        yield FilterBar(_no_fields, EXAMPLE)
        yield RecordTable()

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def bar(self) -> FilterBar:
        """The line one filters in."""
        return self.query_one(FilterBar)

    async def load(self) -> None:
        """Read who is paid, by name; raises StoreError."""
        app, year = self.soloist, self.soloist.today().year
        begun = await app.look(_begun, app.store, self.bar.text, year)
        keep = self.here if self.aim is None else self.aim
        self.aim = None
        self.source = OrderedRows(
            app,
            begun,
            partial(_read, app.store, year),
            lambda row: row.influencer_id,
            _row,
        )
        self.table.empty_text = Content(self._nothing())
        self.table.show_source(self.source, self._columns(), keep)
        self.bar.speak()
        self._say_summary()
        self.refresh_bindings()

    def _columns(self) -> tuple[Column, ...]:
        """As wide as what is read of the list takes."""
        return fitted(_columns(), self.source, "missing", self.size.width)

    def on_resize(self) -> None:
        """Take the room there is."""
        if self.source is not None:
            self.table.show_source(self.source, self._columns(), self.here)

    def _nothing(self) -> str:
        if self.bar.text:
            return _("Nobody matches this filter. Press Esc to clear it.")
        return _("Nobody was paid yet. Press n to note how somebody is paid.")

    def _say_summary(self) -> None:
        """How many there are; of the marked ones what is open."""
        if self.source is None:
            return
        count, marks = self.source.total, self.table.marks
        words = ngettext("{count} person", "{count} people", count)
        parts = [words.format(count=fmt.whole(count))]
        if marks:
            many = ngettext("{count} marked", "{count} marked", len(marks))
            parts.append(many.format(count=fmt.whole(len(marks))))
            lines = self.source.lines
            known = [lines[number] for number in marks if number in lines]
            if len(known) == len(marks):
                owed = added(money for row in known for money in row.open)
                parts.append(_("open {amount}").format(amount=owed))
        self.bar.summary = " · ".join(parts)

    @property
    def line_here(self) -> PayeeRow | None:
        """Who is under the cursor, if they were read."""
        here = self.here
        if self.source is None or here is None:
            return None
        return self.source.lines.get(here)

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        return self.here

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is somebody under the cursor."""
        if action not in ABOUT_ONE or self.source is None or self.desk.is_reading:
            return True
        return self.here is not None

    # What the widgets say

    @on(FilterBar.Changed)
    def _filter_typed(self) -> None:
        self.renew()

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.table.focus()

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(RecordTable.Marked)
    def _marked(self) -> None:
        self._say_summary()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.source is not None:
            self.table.marks = self.source.order

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_edit_payee()

    # The keys

    def action_filter_payees(self) -> None:
        """Type a filter."""
        self.bar.open()

    @work(group="act")
    async def action_edit_payee(self) -> None:
        """Name, bank and tax of who is paid."""
        await self.settled()
        if (here := self.here) is not None:
            await self._edit(here)

    async def _edit(self, number: int) -> None:
        from tui.dialogs.payee_form import edit_payee  # noqa: PLC0415 - when asked

        if await edit_payee(self.soloist, number):
            self.tell(_("Saved. u takes it back."))

    @work(group="act")
    async def action_new_payee(self) -> None:
        """Note what is needed to pay somebody of the roster."""
        from tui.dialogs.pick_people import pick_people  # noqa: PLC0415 - when asked

        people = await pick_people(self.soloist, _("Who is paid?"))
        for number in people[:1]:
            self.aim = number
            await self._edit(number)

    @work(group="act")
    async def action_payee_costs(self) -> None:
        """What this person costs, in the ledger."""
        from tui.screens.budget import BudgetScreen  # noqa: PLC0415 - it holds this
        from tui.screens.ledger_face import LedgerFace  # noqa: PLC0415 - when asked

        await self.settled()
        line, desk = self.line_here, self.desk
        if line is None or not isinstance(desk, BudgetScreen):
            return
        await desk.show_face("ledger")
        if isinstance(desk.shown, LedgerFace):
            desk.shown.show_filter(f"person:{value_as_typed(line.name)}")

    @work(group="act")
    async def action_payee_person(self) -> None:
        """Everything about this person."""
        await self.settled()
        if (here := self.here) is not None:
            await self.desk.open_person(here)

    @work(group="act")
    async def action_export_payees(self) -> None:
        """Write a list for the bank or for the accountant."""
        from tui.dialogs.table_out import write_payments  # noqa: PLC0415 - when asked

        await write_payments(self.soloist)

    def action_leave_payees(self) -> None:
        """Clear the marks; without any, the filter; else the key is the desk's."""
        if self.table.action_clear_marks():
            return
        if not self.bar.text:
            raise SkipAction
        self.bar.put("")


BESIDE = "withheld"
"""The column that the tax stands behind: all that was kept back, VAT too."""


def _columns() -> tuple[Column, ...]:
    """The columns of who is paid, the tax that is reported beside what was kept."""
    tax = Column("tax", _("Tax kept back"), 14, align="right")
    return tuple(
        part
        for one in payee_columns()
        for part in ((one, tax) if one.key == BESIDE else (one,))
    )


def _row(row: PayeeRow) -> Row:
    """Somebody who is paid as a line of the table."""
    line = payee_row(row)
    place = [one.key for one in payee_columns()].index(BESIDE) + 1
    tax = " + ".join(fmt.amount(paid.tax) for paid in row.paid if paid.tax.minor)
    return replace(line, cells=(*line.cells[:place], tax, *line.cells[place:]))


def _read(store: Store, year: int, numbers: Sequence[int]) -> tuple[PayeeRow, ...]:
    return store.payees.rows(numbers, year)


def _begun(store: Store, words: str, year: int) -> Begun[PayeeRow]:
    """The list as numbers and its beginning, in one go."""
    order = store.payees.order(words)
    return Begun(order, store.payees.rows(order[:FIRST], year))
