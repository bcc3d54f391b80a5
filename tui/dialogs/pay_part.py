"""Paying a part: how much of it left, and what stays open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.rules.withholding import payout
from tui import format as fmt
from tui.campaign_terms import read_price
from tui.dialogs.pay import PayDialog
from tui.i18n import _
from tui.ledger_columns import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from store.payment_rows import PaymentLine
    from store.rules.money import Money
    from tui.app import SoloistApp


class PayPartDialog(PayDialog):
    """Asks how much was paid, and when; the rest stays open."""

    def asks(self, lines: Sequence[PaymentLine]) -> str:
        """What the dialog is called."""
        said = title_of([line.cost for line in lines])
        return _("Paid in part: {name}").format(name=said)

    def amounts(self) -> Iterable[Widget]:
        """How much was paid."""
        hint = _("gross, what is kept back included")
        yield self._row(_("How much"), "amount", "", hint)

    def begins_with(self) -> str:
        """How much comes first."""
        return "amount"

    def amount_read(self, name: str) -> str:
        """What stays open; raises ValueError with a sentence."""
        if (part := read_price(self.typed(name), self._currency)) is None:
            return ""
        words = _("→ {amount}: {rest} stay open")
        rest = self._rest(part)
        return words.format(amount=fmt.amount(part), rest=fmt.amount(rest))

    def figured(self) -> Sequence[PaymentLine]:
        """The figures of the part; raises ValueError with a sentence."""
        one = self._lines[0]
        return (replace(one, payout=payout(self.part(), one.terms)),)

    @property
    def _currency(self) -> str:
        return self._lines[0].gross.currency

    def _rest(self, part: Money) -> Money:
        """What stays open; raises ValueError with a sentence."""
        gross = self._lines[0].gross
        if part.currency != gross.currency:
            words = _("A part of it is in {currency} as well.")
            raise ValueError(words.format(currency=gross.currency))
        if not 0 < part.minor < abs(gross.minor):
            words = _("A part is less than all of it: {amount}.")
            raise ValueError(words.format(amount=fmt.amount(gross)))
        return gross - part if gross.minor > 0 else gross + part

    def part(self) -> Money:
        """The part that is paid; raises ValueError with a sentence."""
        part = read_price(self.typed("amount"), self._currency)
        if part is None:
            raise ValueError(_("Say how much of it was paid."))
        self._rest(part)
        return part if self._lines[0].gross.minor > 0 else -part


async def pay_part(app: SoloistApp, cost_id: int) -> str:
    """Ask how much of a cost was paid, and mark it; what to tell, "" for nothing.

    To be awaited in a worker.
    """
    payments, today, said = app.store.payments, app.today(), ""
    with app.refusals_shown():
        lines = await app.look(payments.preview, (cost_id,), today)
        dialog = PayPartDialog(lines, today) if lines else None
        paid = None if dialog is None else await app.push_screen_wait(dialog)
        if paid is not None and paid.amount is not None:
            await app.ask(
                payments.pay_part,
                cost_id,
                paid.amount,
                on=paid.on,
                ref=paid.ref,
                note=paid.note,
            )
            rest = lines[0].gross - paid.amount
            words = _("{amount} paid, {rest} stay open. u takes it back.")
            said = words.format(amount=fmt.amount(paid.amount), rest=fmt.amount(rest))
    return said
