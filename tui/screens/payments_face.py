"""What is to be paid: overdue first, with what each is still waiting for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.content import Content

from tui import format as fmt
from tui.commands import LIST, bindings
from tui.commands_ledger import PAYMENTS
from tui.i18n import _, ngettext
from tui.ledger_columns import added, title_of
from tui.money_source import FIRST, Begun, OrderedRows
from tui.payment_columns import fitted, payment_columns, payment_row
from tui.screens.budget_face import SumsLine
from tui.screens.listed_acts import ListedActs
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store import Store
    from store.payment_rows import PaymentLine
    from store.payments import Owed
    from tui.widgets.record_cells import Column

POSSIBLE: dict[str, Callable[[PaymentLine], bool]] = {
    "pay_due": lambda _line: True,
    "pay_due_part": lambda _line: True,
    "edit_due": lambda _line: True,
    "due_document": lambda _line: True,
    "due_day": lambda _line: True,
    "explain_due": lambda _line: True,
    "due_payee": lambda line: line.papers is not None,
    "open_due_document": lambda line: bool(line.cost.document),
    "due_commission": lambda line: line.cost.collaboration_id is not None,
    "open_due_person": lambda line: line.cost.influencer_id is not None,
}
"""To which payments something can be done."""

ABOUT_ONE = frozenset(
    {"pay_due_part", "edit_due", "explain_due", "due_payee", "open_due_document"}
    | {"due_commission", "open_due_person"}
)
"""Actions on the payment under the cursor; others are on the marked ones as well."""


class PaymentsFace(ListedActs["PaymentLine"]):
    """All that is promised and not paid yet, or that of one campaign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PAYMENTS, LIST)]

    POSSIBLE = POSSIBLE
    ABOUT_ONE = ABOUT_ONE
    source: OrderedRows[PaymentLine] | None = None
    _owed = ""

    def compose(self) -> ComposeResult:
        """What is open in all, and the list."""
        yield SumsLine(id="owed")
        yield RecordTable()

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    async def load(self) -> None:
        """Read what is open, the longest overdue first; raises StoreError."""
        app, today, of = self.soloist, self.soloist.today(), self.campaign_id
        begun, owed = await app.look(_begun, app.store, today, of)
        self.source = OrderedRows(
            app,
            begun,
            partial(_read, app.store, today),
            lambda line: line.id,
            lambda line: payment_row(line, today),
        )
        self._owed = _said(owed)
        self.table.empty_text = Content(
            _("Nothing is waiting to be paid. Fees come here once they are agreed.")
        )
        self.table.show_source(self.source, self._columns(), self.keep())
        self._say_owed()
        self.refresh_bindings()

    def _say_owed(self) -> None:
        """What is open in all, how much of it is late, how many are marked."""
        marked = len(self.table.marks)
        words = ngettext("{count} marked", "{count} marked", marked)
        parts = [self._owed, words.format(count=fmt.whole(marked)) if marked else ""]
        self.query_one("#owed", SumsLine).text = " · ".join(filter(None, parts))

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        return None if (line := self.line_here) is None else line.cost.influencer_id

    async def read(self, numbers: Sequence[int]) -> Sequence[PaymentLine]:
        """These payments as they stand by now."""
        app = self.soloist
        return await app.look(app.store.payments.rows, numbers, app.today())

    def _columns(self) -> tuple[Column, ...]:
        """As wide as what is read of the list takes."""
        return fitted(payment_columns(), self.source, "stops", self.size.width)

    def on_resize(self) -> None:
        """Take the room there is."""
        if self.source is not None:
            self.table.show_source(self.source, self._columns(), self.here)

    # What the widgets say

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(RecordTable.Marked)
    def _marked(self) -> None:
        self._say_owed()
        self.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.source is not None:
            self.table.marks = self.source.order

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_edit_due()

    # Paying

    @work(group="act")
    async def action_pay_due(self) -> None:
        """Mark as paid, after a look at gross, tax and net."""
        from tui.dialogs.pay import pay  # noqa: PLC0415 - when asked

        lines = await self.lines()
        if not lines:
            return
        # Before: once it is saved this is read anew.
        self.dealt = frozenset(line.id for line in lines)
        if said := await pay(self.soloist, [line.id for line in lines]):
            self.done(said)
        else:
            self.dealt = frozenset()

    @work(group="act")
    async def action_pay_due_part(self) -> None:
        """Part of it is paid; the rest stays open."""
        from tui.dialogs.pay_part import pay_part  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and (said := await pay_part(self.soloist, line.id)):
            self.tell(said)

    @work(group="act")
    async def action_due_document(self) -> None:
        """Say where the bill is, and its number."""
        from tui.dialogs.cost_document import attach  # noqa: PLC0415 - when asked

        lines = await self.lines()
        if lines and (said := await attach(self.soloist, [one.cost for one in lines])):
            self.done(said)

    @work(group="act")
    async def action_due_day(self) -> None:
        """Say by which day it is to be paid."""
        from tui.dialogs.cost_bulk import ask_due  # noqa: PLC0415 - when asked

        if not (lines := await self.lines()):
            return
        title = title_of([one.cost for one in lines])
        act = await ask_due(self.soloist, title)
        if act is not None:
            with self.refusals_shown():
                set_due = self.soloist.store.costs.set_due
                await self.soloist.ask(set_due, [one.id for one in lines], act.day)
                words = _("{name}: changed. u takes it back.")
                self.done(words.format(name=title))

    # One of them

    @work(group="act")
    async def action_edit_due(self) -> None:
        """Say otherwise what it is."""
        from tui.dialogs.cost_form import edit_cost  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and await edit_cost(self.soloist, line.id):
            self.tell(_("Saved. u takes it back."))

    @work(group="act")
    async def action_explain_due(self) -> None:
        """Where the amount comes from, and what holds it up."""
        from tui.dialogs.explain_cost import explain_cost  # noqa: PLC0415 - when asked

        if (line := await self.line()) is not None:
            with self.refusals_shown():
                await explain_cost(self.soloist, line.id)

    @work(group="act")
    async def action_due_payee(self) -> None:
        """Name, bank and tax of who is paid."""
        from tui.dialogs.payee_form import edit_payee  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and line.cost.influencer_id is not None:
            await edit_payee(self.soloist, line.cost.influencer_id)

    @work(group="act")
    async def action_open_due_document(self) -> None:
        """Open the bill, where it can be seen."""
        from tui.outside import open_place  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and line.cost.document:
            await open_place(self.soloist, line.cost.document)

    @work(group="act")
    async def action_due_commission(self) -> None:
        """What somebody sold, and their share of it."""
        from tui.dialogs.commission_sale import look_at_commission  # noqa: PLC0415

        line = await self.line()
        if line is not None and line.cost.collaboration_id is not None:
            talk, name = line.cost.collaboration_id, line.cost.name or ""
            await look_at_commission(self.soloist, talk, name)

    @work(group="act")
    async def action_open_due_person(self) -> None:
        """Everything about the person."""
        line = await self.line()
        if line is not None and line.cost.influencer_id is not None:
            await self.desk.open_person(line.cost.influencer_id)

    @work(group="act")
    async def action_export_due(self) -> None:
        """Write a list for the bank or for the accountant."""
        from tui.dialogs.table_out import write_payments  # noqa: PLC0415 - when asked

        await self.settled()
        if self.source is not None:
            marks = await self.table.all_marks()
            order = self.source.order
            chosen = [one for one in order if not marks or one in marks]
            await write_payments(self.soloist, chosen)

    def action_leave_due(self) -> None:
        """Clear the marks; without any the key is the desk's."""
        if not self.table.action_clear_marks():
            raise SkipAction


def _read(store: Store, today: date, numbers: Sequence[int]) -> tuple[PaymentLine, ...]:
    return store.payments.rows(numbers, today)


def _begun(
    store: Store, today: date, campaign_id: int | None
) -> tuple[Begun[PaymentLine], tuple[Owed, ...]]:
    """The list as numbers, its beginning, and what it comes to, in one go."""
    order = store.payments.order(campaign_id)
    first = store.payments.rows(order[:FIRST], today)
    return Begun(order, first), store.payments.owed(today, campaign_id)


def _said(owed: Sequence[Owed]) -> str:
    """What is open, and how much of it is late; each currency by itself."""
    many = sum(one.many for one in owed)
    if not many:
        return ""
    words = ngettext("{count} to pay: {amount}", "{count} to pay: {amount}", many)
    parts = [
        words.format(count=fmt.whole(many), amount=added(one.open for one in owed))
    ]
    if late := [one for one in owed if one.many_overdue]:
        words = _("late {count}: {amount}")
        count = fmt.whole(sum(one.many_overdue for one in late))
        parts.append(
            words.format(count=count, amount=added(one.overdue for one in late))
        )
    return " · ".join(parts)
