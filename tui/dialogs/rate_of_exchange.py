"""What one currency is worth in another on a day, said once and used from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.widgets import Static

from store.errors import Invalid
from store.rules.currencies import DECIMALS
from store.rules.spend import read_rate
from store.rules.text import clean
from tui import format as fmt
from tui.budget_words import rate as rate_word
from tui.dialogs.entry_form import EntryForm
from tui.i18n import N_, _, ngettext
from tui.show import content
from tui.widgets.entry_row import DayRow, EntryRow
from tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from store.budget_rows import CampaignBudget
    from store.rates import RateRow
    from tui.app import SoloistApp

LAST = 3
"""Rates that are told over the form."""


class CurrencyRow(EntryRow):
    """A field that takes a currency by its three letters."""

    TYPED_OVER = True

    def read(self, typed: str) -> str:
        """The letters as they are written; raises ValueError for none."""
        if self._code(typed) not in DECIMALS:
            raise ValueError(_("A currency is three letters: KRW, EUR, USD."))
        return ""

    def _code(self, typed: str) -> str:
        return clean(typed).upper()

    @property
    def code(self) -> str:
        """What was typed, as it is written."""
        return self._code(self.text)


class WorthRow(EntryRow):
    """A field that takes how much of one currency another is."""

    TYPED_OVER = True

    def __init__(self, one: CurrencyRow, other: CurrencyRow) -> None:
        self._one, self._other = one, other
        super().__init__("rate", N_("Is worth"), hint=_("1480, 1,385.20, 0.00072"))

    def read(self, typed: str) -> str:
        """The rate as a sentence."""
        try:
            found = read_rate(typed)
        except ValueError:
            wrong = _("This is no rate that can be read: write 1385.20 or 0.00072.")
            raise ValueError(wrong) from None
        return f"→ {worth(self._one.code, self._other.code, found)}"

    @property
    def rate(self) -> Decimal | None:
        """What was typed; None for nothing."""
        return read_rate(self.text) if clean(self.text) else None


class ExchangeForm(EntryForm):
    """Asks for a rate of exchange; answers True once it is noted, else False."""

    HEIGHT = 15

    def __init__(
        self, currency: str, to: str, known: tuple[RateRow, ...], today: date
    ) -> None:
        self.one = CurrencyRow("currency", N_("Currency"), currency)
        self.other = CurrencyRow("other", N_("In which one"), to)
        self.worth = WorthRow(self.one, self.other)
        self.since = DayRow("day", N_("On the day"), today, today)
        self._today = today
        rows = [self.one, self.worth, self.other, self.since]
        super().__init__(0, 0, _("What one currency is worth"), rows)
        self._known = known

    def on_mount(self) -> None:
        """Say which rates are known; begin with what is missing."""
        self.query_one(".dialog").mount(
            Static(content(_said(self._known)), classes="dialog-help"),
            before=self.query_one(VerticalScroll),
        )
        first = self.one if not self.one.code else self.worth
        self.call_later(first.entry.focus)

    @on(FieldRow.Typed)
    def _typed(self) -> None:
        """Another currency makes another sentence of the rate."""
        self.worth.check()

    async def save(
        self,
        number: int,  # noqa: ARG002 - it is something new
        version: int,  # noqa: ARG002
        typed: Mapping[str, str],  # noqa: ARG002 - read field by field
    ) -> None:
        """Note the rate; raises StoreError."""
        if (rate := self.worth.rate) is None:
            raise Invalid(N_("Say how much one of it is worth."))
        app, on_day = self.soloist, self.since.day or self._today
        pair = self.one.code, self.other.code
        count = await app.ask(app.store.rates.note, *pair, on_day, rate)
        said = worth(*pair, rate)
        if count:
            more = ngettext(
                "{count} cost counts now.", "{count} costs count now.", count
            )
            said = f"{said}. {more.format(count=fmt.whole(count))}"
        app.say(" ".join((said, _("u takes it back."))))


def worth(currency: str, other: str, rate: Decimal) -> str:
    """A rate as a sentence: 1 EUR = 1,480.5 KRW."""
    return f"1 {currency} = {rate_word(rate)} {other}"


def _said(known: tuple[RateRow, ...]) -> str:
    """The rates said last, newest first."""
    if not known:
        return _("No rate was said so far.")
    newest = sorted(known, key=lambda one: one.on_day, reverse=True)[:LAST]
    told = " · ".join(
        f"{worth(one.from_currency, one.to_currency, one.rate)}"
        f" ({fmt.plain_day(one.on_day)})"
        for one in newest
    )
    return _("Known: {rates}").format(rates=told)


async def note_rate(app: SoloistApp, budget: CampaignBudget | None) -> bool:
    """Ask what a currency is worth, and keep it; True once it is noted.

    What a campaign has no rate for is asked about first.
    """
    waiting = () if budget is None else (*budget.beside, *budget.foreseen_beside)
    currency = str(waiting[0][0]) if waiting else ""
    to = "" if budget is None or budget.currency is None else budget.currency
    noted: bool | None = False
    with app.refusals_shown():
        known = await app.look(app.store.rates.all)
        noted = await app.push_screen_wait(
            ExchangeForm(currency, to, known, app.today())
        )
    return bool(noted)
