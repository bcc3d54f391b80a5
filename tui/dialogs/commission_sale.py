"""What somebody sold in which period, what came back, and what it makes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from store.errors import Invalid
from store.rules.money import Money
from store.rules.words import N_ as S_
from tui import format as fmt
from tui.dialogs.commission_terms import settle_commission
from tui.dialogs.cost_form import PrefilledForm
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.marked_list import MarkedList
from tui.dialogs.question import CANCEL
from tui.i18n import N_, _, ngettext
from tui.ledger_columns import near
from tui.widgets.entry_row import DayRow, EntryRow, PriceRow
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.commissions import SaleRow
    from tui.app import SoloistApp


SAY_HOW_MUCH = S_("Say how much was sold; 0 is nothing.")


class SaleForm(PrefilledForm):
    """Asks what was sold in a period; with a row, edits that one."""

    HEIGHT = 17
    NEEDS = SAY_HOW_MUCH

    def __init__(
        self,
        whose: tuple[int, str],
        currency: str,
        days: tuple[date, date],
        today: date,
        row: SaleRow | None = None,
    ) -> None:
        talk, name = whose
        self._talk, self._row, self._currency = talk, row, currency
        self._today = today
        kept = (None, None) if row is None else (row.starts_on, row.ends_on)
        self._days = tuple(
            DayRow(field, title, today, base, day.isoformat())
            for field, title, base, day in zip(
                ("starts_on", "ends_on"),
                (N_("First day"), N_("Last day")),
                kept,
                days,
                strict=True,
            )
        )
        self._sales = PriceRow(
            "sales", N_("Sold"), None if row is None else row.sales, currency=currency
        )
        back = None if row is None or not row.refunds.minor else row.refunds
        self._refunds = PriceRow("refunds", N_("Returns"), back, currency=currency)
        note = "" if row is None else row.note or ""
        super().__init__(
            0 if row is None else row.id,
            0 if row is None else row.version,
            _("What {name} sold").format(name=name),
            [
                # What was sold comes first: the days are likely right.
                self._sales,
                *self._days,
                self._refunds,
                EntryRow("note", N_("Note"), note, kind="block"),
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the fields hold all
        """Keep it; raises StoreError."""
        starts, ends = (row.day for row in self._days)
        sales = self._sales.amount
        if starts is None or ends is None:
            raise Invalid(S_("Say from which day to which day it was sold."))
        if sales is None:
            raise Invalid(SAY_HOW_MUCH)
        await self.soloist.ask(
            self.soloist.store.commissions.sale,
            self._talk,
            starts,
            ends,
            sales,
            self._refunds.amount or Money(0, sales.currency),
            note=self.text("note"),
            sale_id=None if self._row is None else number,
            today=self._today,
        )


class RefundForm(EntryForm):
    """Asks what came back of a period, all of it so far."""

    HEIGHT = 10

    def __init__(self, row: SaleRow, today: date) -> None:
        self._today = today
        base = row.refunds if row.refunds.minor else None
        self._back = PriceRow(
            "refunds", N_("Returns in all"), base, currency=row.sales.currency
        )
        self._none = Money(0, row.sales.currency)
        super().__init__(row.id, row.version, _("What came back"), [self._back])

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the field holds all
        """Note it; what was paid already comes back as a cost below zero."""
        refund, back = self.soloist.store.commissions.refund, self._back.amount
        await self.soloist.ask(refund, number, back or self._none, today=self._today)


class CommissionDialog(MarkedList["SaleRow"]):
    """Shows what somebody sold, period by period, and what it makes."""

    WIDTH = 110
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New period")),
        Binding("enter", "edit", N_("Edit"), priority=True),
        Binding("r", "refund", N_("Returns")),
        Binding("s", "terms", N_("Their share")),
        Binding("d", "remove", N_("Delete")),
        CANCEL,
    ]

    def __init__(self, talk: int, name: str, today: date) -> None:
        super().__init__(_("Commission of {name}").format(name=name))
        self._talk, self._whose, self._today = talk, name, today

    def nothing(self) -> str:
        """What is said where nothing was sold."""
        return _("Nothing was sold so far. Press n to note it, s for their share.")

    async def read(self) -> Sequence[SaleRow]:
        """What was sold; raises StoreError."""
        sales = self.soloist.store.commissions.sales
        return await self.soloist.look(sales, self._talk)

    async def delete(self, numbers: Sequence[int]) -> None:
        """Delete these periods; raises StoreError."""
        for number in numbers:
            await self.soloist.ask(self.soloist.store.commissions.remove, number)

    def can(self, action: str) -> bool:
        """Something comes back of one period."""
        return len(self.here) == 1 if action == "refund" else True

    def columns(self) -> tuple[Column, ...]:
        """The columns, titles in the language in use."""
        return (
            Column("period", _("Period"), 15, 1),
            Column("sold", _("Sold"), 13, 1, "right"),
            Column("makes", _("Makes"), 13, 0, "right"),
            Column("open", _("Owed to them"), 13, 0, "right"),
            Column("hold", _("Not before"), 10),
            Column("back", _("Returns"), 13, 0, "right"),
            Column("paid", _("Paid by now"), 13, 0, "right"),
        )

    def cells(self, thing: SaleRow) -> tuple[str, ...]:
        """One period."""
        hold = thing.hold_until
        return (
            period(thing, self._today),
            fmt.amount(thing.sales),
            fmt.amount(thing.commission),
            fmt.amount(thing.open) if thing.open.minor else "",
            "" if hold is None else near(hold, self._today),
            fmt.amount(thing.refunds) if thing.refunds.minor else "",
            fmt.amount(thing.paid) if thing.paid.minor else "",
        )

    def tone(self, thing: SaleRow) -> str:
        """What comes back stands out; what is paid is quiet."""
        if thing.open.minor < 0:
            return "warning"
        return "" if thing.open.minor else "dim"

    def title_of(self, things: Sequence[SaleRow]) -> str:
        """What a question about these calls them."""
        if len(things) == 1:
            return f"{period(things[0], self._today)} · {fmt.amount(things[0].sales)}"
        said = ngettext("{count} period", "{count} periods", len(things))
        return said.format(count=fmt.whole(len(things)))

    # What can be done

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Note what was sold, once it is known which share it has."""
        with self.refusals_shown():
            app, commissions = self.soloist, self.soloist.store.commissions
            terms = await app.look(commissions.terms, self._talk)
            if terms is None:
                await settle_commission(app, self._talk, self._whose)
                terms = await app.look(commissions.terms, self._talk)
            if terms is not None:
                last = max((row.ends_on for row in self.things), default=None)
                days = next_period(last, self._today)
                whose = self._talk, self._whose
                await app.push_screen_wait(
                    SaleForm(whose, terms.currency, days, self._today)
                )
        await self.again()

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Say otherwise what was sold."""
        if len(here := self.here) == 1:
            row = here[0]
            days = row.starts_on, row.ends_on
            currency = row.sales.currency
            whose = self._talk, self._whose
            form = SaleForm(whose, currency, days, self._today, row)
            await self.app.push_screen_wait(form)
            await self.again()

    @work(group="act", exclusive=True)
    async def action_refund(self) -> None:
        """Say what came back."""
        if len(here := self.here) == 1:
            await self.app.push_screen_wait(RefundForm(here[0], self._today))
            await self.again()

    @work(group="act", exclusive=True)
    async def action_terms(self) -> None:
        """Say how they share in sales."""
        await settle_commission(self.soloist, self._talk, self._whose)
        await self.again()


def period(row: SaleRow, today: date) -> str:
    """From which day to which, in few cells."""
    first, last = near(row.starts_on, today), near(row.ends_on, today)
    return first if row.starts_on == row.ends_on else f"{first} {fmt.DASH} {last}"


def next_period(last: date | None, today: date) -> tuple[date, date]:
    """The month after the last period; without any the one before today's."""
    if last is None:
        first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    else:
        first = last + timedelta(days=1)
    return first, _end_of_month(first)


def _end_of_month(day: date) -> date:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


async def look_at_commission(app: SoloistApp, collaboration_id: int, name: str) -> None:
    """Show what somebody sold, and their share; to be awaited in a worker."""
    await app.push_screen_wait(CommissionDialog(collaboration_id, name, app.today()))
