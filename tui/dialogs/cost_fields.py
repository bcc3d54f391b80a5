"""The fields of a cost's form, and how amounts and rates are read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from store.rules.spend import read_rate
from store.rules.text import clean
from tui import format as fmt
from tui.budget_words import CATEGORY, COST_STATE
from tui.campaign_terms import spoken
from tui.dialogs.rate_form import read_amount, why_no_amount
from tui.dialogs.rate_of_exchange import worth
from tui.i18n import N_, _
from tui.ledger_columns import place
from tui.widgets.entry_row import DayRow, EntryRow, WordRow
from tui.widgets.found_row import FoundRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store.cost_draft import CostDraft
    from store.cost_rows import CostRow
    from store.rules.money import Money
    from tui.dialogs.cost_form import Known
    from tui.widgets.found_row import Named

CHANNELS_IN = 60
"""Cells for channels that are named under the field."""


def amount_words(typed: str, currency: str | None) -> Money | None:
    """An amount, below zero for what comes back; None for an empty word.

    Raises ValueError with a sentence for what is none, and for nothing at all.
    """
    try:
        found = read_amount(typed, currency)
    except ValueError:
        raise ValueError(why_no_amount(clean(typed))) from None
    if found is not None and found.minor == 0:
        raise ValueError(_("A cost of nothing is no cost."))
    return found


class AmountRow(EntryRow):
    """A field that takes an amount; ``aside`` is said of it beside how it is read.

    Where no currency is typed, ``currency`` says which is meant by then.
    """

    TYPED_OVER = True

    aside = ""

    def __init__(
        self,
        name: str,
        title: str,
        base: str,
        currency: Callable[[], str | None],
        text: str | None = None,
    ) -> None:
        self._currency = currency
        hint = _("50만원, 120 €, $1,500; -120 € for what comes back")
        super().__init__(name, title, base, text, hint=hint)

    def read(self, typed: str) -> str:
        """The amount with its currency, and what is said of it."""
        found = amount_words(typed, self._currency())
        said = f"→ {fmt.amount(found)}"
        return f"{said} · {self.aside}" if self.aside else said

    @property
    def amount(self) -> Money | None:
        """The amount that was typed; raises ValueError."""
        return amount_words(self.text, self._currency())


class ExchangeRow(EntryRow):
    """A field that takes what one of a currency is worth in that of the campaign.

    ``pair`` are the two by then; blank where one of them is not known.
    """

    TYPED_OVER = True

    def __init__(
        self, name: str, title: str, base: str, pair: Callable[[], tuple[str, str]]
    ) -> None:
        self._pair = pair
        hint = _("of the day; empty takes the one that is known")
        super().__init__(name, title, base, hint=hint)

    def read(self, typed: str) -> str:
        """The rate as a sentence."""
        try:
            found = read_rate(typed)
        except ValueError:
            wrong = _("This is no rate that can be read: write 1385.20 or 0.00072.")
            raise ValueError(wrong) from None
        one, other = self._pair()
        if not one or not other or one == other:
            return _("only needed for another currency than the campaign's")
        return f"→ {worth(one, other, found)}"


def cost_fields(
    draft: CostDraft, known: Known, today: date, row: CostRow | None
) -> Sequence[EntryRow]:
    """The fields of a cost, in the order of the form.

    What comes of a deal has only those that the deal does not say.
    """
    own = row is None or row.origin is None
    fields: list[EntryRow] = (
        _own_fields(draft, known, today, is_new=row is None) if own else []
    )
    if row is None or row.state != "paid":
        fields.append(DayRow("due_on", N_("To be paid by"), today, draft.due_on))
    fields.append(channel_row(draft.channel, known.channels))
    fields += [
        EntryRow("invoice_ref", N_("Number of the bill"), draft.invoice_ref),
        EntryRow(
            "document",
            N_("Where the bill is"),
            draft.document,
            hint=_("a path or an address; empty while it is missing"),
        ),
        EntryRow("notes", N_("Notes"), draft.notes, kind="block"),
    ]
    return fields


def _own_fields(
    draft: CostDraft, known: Known, today: date, *, is_new: bool
) -> list[EntryRow]:
    """What is said by hand of a cost that no deal makes."""
    names = dict(known.campaigns)
    campaign = FoundRow(
        "campaign",
        N_("Campaign"),
        known.campaigns,
        here_in(draft.campaign_id, names),
        nothing=_("There is no campaign yet."),
    )

    def currency() -> str | None:
        return known.currencies.get(campaign.number or 0)

    base = "" if is_new else fmt.amount(draft.amount)
    words = spoken(CATEGORY)
    category = "" if is_new else words[draft.category]
    amount = AmountRow("amount", N_("How much"), base, currency)

    def pair() -> tuple[str, str]:
        try:
            found = amount.amount
        except ValueError:
            found = None
        return "" if found is None else found.currency, currency() or ""

    fields: list[EntryRow] = [
        amount,
        WordRow("category", N_("Category"), words, category, words[draft.category]),
        EntryRow("description", N_("Spent on"), draft.description),
        campaign,
        FoundRow(
            "collaboration",
            N_("Whose work"),
            known.people,
            here_in(draft.collaboration_id, dict(known.people)),
            nothing=_("nobody of this campaign; a name can stand as payee"),
        ),
        EntryRow(
            "payee",
            N_("Payee"),
            draft.payee,
            hint=_("who is paid, where that is somebody else"),
        ),
        DayRow(
            "on_day",
            N_("Day"),
            today,
            None if is_new else draft.on_day,
            draft.on_day.isoformat(),
        ),
    ]
    if draft.state != "paid":
        states = spoken(
            {code: word for code, word in COST_STATE.items() if code != "paid"}
        )
        state = "" if is_new else states[draft.state]
        fields.append(WordRow("state", N_("State"), states, state, states[draft.state]))
    fields.append(ExchangeRow("rate", N_("Rate of exchange"), draft.rate, pair))
    return fields


def here_in(number: int | None, names: Mapping[int, str]) -> Named | None:
    """What a field of names begins with; None for nothing."""
    return None if number is None else (number, names.get(number, ""))


def channel_row(channel: str, known: Sequence[str]) -> EntryRow:
    """Where it was spent, with the channels in use under the field."""
    said, cells = [], 0
    for code in known:
        cells += cell_len(place(code)) + 3
        if cells > CHANNELS_IN:
            break
        said.append(place(code))
    hint = " · ".join(said)
    return EntryRow(
        "channel", N_("Channel"), place(channel), hint=hint, typed_over=True
    )
