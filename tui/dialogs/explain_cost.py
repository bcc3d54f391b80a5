"""Where a cost comes from, what it counts as, and what stands before its payment."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from textual.content import Content

from tui import format as fmt
from tui.budget_words import CATEGORY, COST_STATE
from tui.dialogs.rate_of_exchange import worth
from tui.dialogs.reading import Reading
from tui.i18n import N_, _
from tui.ledger_columns import described, place, title_of, who
from tui.show import show
from tui.widgets.paper import LABEL, fact, label_width, wrapped
from tui.widgets.payments_paper import in_full, remarks

if TYPE_CHECKING:
    from datetime import date

    from store.cost_rows import CostRow
    from store.payment_rows import PaymentLine
    from tui.app import SoloistApp

COMES_FROM = {
    "fee": N_("It is the fee that was agreed: it follows the deal by itself."),
    "product": N_("It is what was sent, at what it costs us: it follows the parcel."),
    "shipping": N_("It is the shipping of a parcel: it follows the parcel."),
    "commission": N_("It is a share of sales: it follows what was noted of them."),
}
"""What makes a cost that came about by itself."""

DATED_BY = {
    "typed": N_("as you said"),
    "terms": N_("as the contract settles"),
    "live": N_("counted from going live"),
}
"""Where the day of a payment comes from."""

COUNTS = {
    "planned": N_("It is only in view: it takes nothing from the budget yet."),
    "committed": N_("It takes from what is left: it is promised, not paid yet."),
    "invoiced": N_("It takes from what is left: it is billed, not paid yet."),
    "paid": N_("It takes from what is left: it has been paid."),
    "cancelled": N_("It was called off: it takes nothing from the budget."),
}
"""What a cost does to the four figures."""


async def explain_cost(app: SoloistApp, cost_id: int) -> None:
    """Show what is behind a cost; to be awaited in a worker. Raises StoreError."""
    today = app.today()
    found = await app.look(app.store.payments.preview, (cost_id,), today)
    if not found:
        return
    line = found[0]
    page = Reading(title_of([line.cost]), lambda width: explained(line, today, width))
    await app.push_screen_wait(page)


def explained(line: PaymentLine, today: date, width: int) -> list[Content]:
    """Where it comes from, what it counts as, what is known, how it is paid."""
    cost = line.cost
    origin = COMES_FROM.get(cost.origin or "", N_("It was noted by hand."))
    rows = wrapped(Content.styled(_(origin), "bold"), width)
    rows += wrapped(Content(_counts(cost)), width)
    for words in remarks(line, "no_rate", "vat"):
        rows += wrapped(Content.styled(words, "$text-warning"), width)
    facts = [(label, value) for label, value in _facts(cost, today) if value]
    wide = label_width((label for label, _value in facts), 24)
    rows.append(Content(""))
    for label, value in facts:
        rows += fact(label, Content(show(value)), wide, width)
    rows.append(Content(""))
    rows += in_full(line, width)
    rule = _(
        "What is promised counts as soon as it is promised, paid or not. A part that is"
        " paid stands as a line of its own; both parts make the whole."
    )
    return [*rows, Content(""), *wrapped(Content.styled(rule, LABEL), width)]


def _counts(cost: CostRow) -> str:
    """What it does to the figures, and at which rate."""
    if cost.counted is None:
        words = _("It is in none of the figures: nobody said what {currency} is worth.")
        return words.format(currency=cost.amount.currency)
    said = _(COUNTS[cost.state])
    if cost.counted.currency == cost.amount.currency or cost.exchange_rate is None:
        return said
    pair = cost.amount.currency, cost.counted.currency
    rate = _("{rate}: it counts as {amount}.").format(
        rate=worth(*pair, Decimal(cost.exchange_rate)), amount=fmt.amount(cost.counted)
    )
    return f"{said} {rate}"


def _facts(cost: CostRow, today: date) -> list[tuple[str, str]]:
    """What is known of it; "" where nobody said."""
    by = f" · {_(DATED_BY[cost.due_from])}" if cost.due_from else ""
    due = f"{_on(cost.due_on, today)}{by}" if cost.due_on else ""
    return [
        (_("Who"), who(cost)),
        (_("Category"), _(CATEGORY[cost.category])),
        (_("Spent on"), described(cost)),
        (_("Campaign"), cost.campaign or ""),
        (_("Channel"), place(cost.channel)),
        (_("State"), _(COST_STATE[cost.state])),
        (_("Day"), _on(cost.on_day, today)),
        (_("To be paid by"), due),
        (_("Not before"), _on(cost.hold_until, today)),
        (_("Paid on"), _on(cost.paid_on, today)),
        (_("Reference"), cost.paid_ref or ""),
        (_("Number of the bill"), cost.invoice_ref or ""),
        (_("Where the bill is"), cost.document or ""),
        (_("Split off"), _("a part of a larger cost") if cost.part_of else ""),
        (_("Over the budget"), cost.over_note or ""),
        (_("Notes"), cost.notes or ""),
    ]


def _on(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return fmt.plain_day(day, year=day.year != today.year)
