"""The frame of a campaign in one form: what it is called, for what, when, how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.campaign_rows import CampaignDraft
from store.rules.currencies import DECIMALS
from store.rules.text import clean
from store.rules.withholding import read_percent
from tui import campaign_words as words
from tui import format as fmt
from tui.campaign_terms import read_price
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.fields_form import offered_draft
from tui.i18n import N_, _
from tui.payment_columns import percent_words
from tui.widgets.entry_row import DayRow, EntryRow, WordRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.campaign_card import CampaignCard
    from store.rules.money import Money
    from tui.app import SoloistApp
    from tui.drafts import Draft

FORM = "campaign"

TITLES = {
    "name": N_("Name"),
    "brand": N_("Brand"),
    "market": N_("Market"),
    "objective": N_("Goal"),
    "status": N_("State"),
    "starts_on": N_("Begins"),
    "ends_on": N_("Ends"),
    "currency": N_("Currency"),
    "budget": N_("Budget"),
    "hourly_rate": N_("An hour of yours"),
    "product": N_("Product"),
    "landing_url": N_("Landing page"),
    "margin_percent": N_("Margin"),
}
"""The fields of a frame in their order."""


class CurrencyRow(EntryRow):
    """A field that takes the three letters of a currency."""

    TYPED_OVER = True

    def read(self, typed: str) -> str:
        """Nothing to add; raises ValueError for what is no currency."""
        if typed.upper() not in DECIMALS:
            raise ValueError(_("Three letters, such as KRW, EUR or USD."))
        return ""


class SumRow(EntryRow):
    """A field that takes an amount in the currency of another field."""

    TYPED_OVER = True

    def __init__(
        self, name: str, currency: CurrencyRow, base: str, text: str | None
    ) -> None:
        hint = _("500만, 12,000, 50만원 …")
        super().__init__(name, TITLES[name], base, text, hint=hint)
        self._currency = currency

    def read(self, typed: str) -> str:
        """The amount with its currency."""
        found = self._read(typed)
        return "" if found is None else f"→ {fmt.amount(found)}"

    @property
    def amount(self) -> Money | None:
        """The amount that was typed."""
        return self._read(self.text)

    def _read(self, typed: str) -> Money | None:
        currency = clean(self._currency.text).upper()
        found = read_price(typed, currency if currency in DECIMALS else None)
        if found is not None and currency and found.currency != currency:
            raise ValueError(
                _("The campaign is counted in {currency}.").format(currency=currency)
            )
        return found


class MarginRow(EntryRow):
    """A field that takes a share in percent."""

    TYPED_OVER = True

    def read(self, typed: str) -> str:
        """The share with its sign; raises ValueError for what is none."""
        try:
            percent = read_percent(typed)
        except ValueError:
            percent = None
        if not percent:
            raise ValueError(_("A share of the price, above 0 and up to 100 %."))
        return f"→ {percent_words(percent)}"


class CampaignForm(EntryForm):
    """Makes or edits a campaign; answers True once it is saved, else False."""

    FORM = FORM
    HEIGHT = 22

    def __init__(
        self, today: date, card: CampaignCard | None = None, draft: Draft | None = None
    ) -> None:
        title = _("A new campaign")
        if card is not None:
            title = _("Edit {name}").format(name=card.name)
        version = 0 if card is None else card.version
        super().__init__(
            0 if card is None else card.id,
            version if draft is None else draft.version,
            title,
            _rows(today, _written(card), {} if draft is None else draft.texts),
        )
        self.made: int | None = None
        """The number of a new campaign, once it is saved."""

    def draft(self) -> CampaignDraft:
        """What is in the form."""
        texts = {name: clean(row.text) for name, row in self.entries.items()}
        budget, hour = self._sum("budget"), self._sum("hourly_rate")
        currency = texts["currency"].upper()
        if not currency and (amount := budget or hour) is not None:
            currency = amount.currency
        return CampaignDraft(
            name=texts["name"],
            brand=texts["brand"],
            market=texts["market"],
            objective=self._code("objective") or None,
            status=self._code("status") or "planned",
            starts_on=self._day("starts_on"),
            ends_on=self._day("ends_on"),
            currency=currency or None,
            budget=None if budget is None else budget.minor,
            hourly_rate_minor=None if hour is None else hour.minor,
            product=texts["product"],
            landing_url=texts["landing_url"],
            margin_percent=texts["margin_percent"],
        )

    def _sum(self, name: str) -> Money | None:
        row = self.entries[name]
        return row.amount if isinstance(row, SumRow) else None

    def _day(self, name: str) -> date | None:
        row = self.entries[name]
        return row.day if isinstance(row, DayRow) else None

    def _code(self, name: str) -> str:
        row = self.entries[name]
        return row.code if isinstance(row, WordRow) else ""

    async def save(
        self,
        number: int,
        version: int,
        typed: Mapping[str, str],  # noqa: ARG002 - a frame is saved as a whole
    ) -> None:
        """Make or save the campaign; raises StoreError."""
        campaigns = self.soloist.store.campaigns
        if number:
            await self.soloist.ask(campaigns.edit, number, self.draft(), version)
        else:
            self.made = await self.soloist.ask(campaigns.create, self.draft())

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The campaign as stored by now."""
        card = await self.soloist.look(self.soloist.store.campaigns.card, number)
        return card.version, _written(card)


def _rows(
    today: date, written: Mapping[str, str], typed: Mapping[str, str]
) -> Sequence[EntryRow]:
    """The fields, as they are stored and as they were half typed."""

    def plain(name: str, hint: str = "") -> EntryRow:
        return EntryRow(name, TITLES[name], written[name], typed.get(name), hint=hint)

    def word(name: str, codes: Mapping[str, str]) -> WordRow:
        spoken = {code: _(title) for code, title in codes.items()}
        return WordRow(name, TITLES[name], spoken, written[name], typed.get(name))

    def day(name: str) -> DayRow:
        base = _as_day(written[name])
        return DayRow(name, TITLES[name], today, base, typed.get(name))

    currency = CurrencyRow(
        "currency",
        TITLES["currency"],
        written["currency"],
        typed.get("currency"),
        hint=_("KRW, EUR, USD …"),
    )
    return [
        plain("name"),
        plain("brand"),
        plain("market", _("A country: Korea, 스페인, US …")),
        word("objective", words.OBJECTIVE),
        word("status", words.STATUS),
        day("starts_on"),
        day("ends_on"),
        currency,
        *(
            SumRow(name, currency, written[name], typed.get(name))
            for name in ("budget", "hourly_rate")
        ),
        plain("product"),
        plain("landing_url", _("Where links lead: shop.example/spring")),
        MarginRow(
            "margin_percent",
            TITLES["margin_percent"],
            written["margin_percent"],
            typed.get("margin_percent"),
            hint=_("What stays of a price, for the break-even: 40 %"),
        ),
    ]


def _as_day(text: str) -> date | None:
    from datetime import date  # noqa: PLC0415 - the name is a type above

    return date.fromisoformat(text) if text else None


def _written(card: CampaignCard | None) -> dict[str, str]:
    """A frame as a form writes it; an empty one for a new campaign."""
    if card is None:
        return dict.fromkeys(TITLES, "") | {"status": _(words.STATUS["planned"])}
    currency = card.currency
    return {
        "name": card.name,
        "brand": card.brand or "",
        "market": card.market or "",
        "objective": _(words.OBJECTIVE[card.objective]) if card.objective else "",
        "status": _(words.STATUS[card.status]),
        "starts_on": card.starts_on.isoformat() if card.starts_on else "",
        "ends_on": card.ends_on.isoformat() if card.ends_on else "",
        "currency": currency or "",
        "budget": _sum(card.budget_minor, currency),
        "hourly_rate": _sum(card.hourly_rate_minor, currency),
        "product": card.product or "",
        "landing_url": card.landing_url or "",
        "margin_percent": card.margin_percent or "",
    }


def _sum(minor: int | None, currency: str | None) -> str:
    return "" if minor is None else words.money(minor, currency)


async def new_campaign(app: SoloistApp) -> int | None:
    """Ask for a new campaign and make it; its number, None for never mind."""
    draft = await offered_draft(app, FORM, 0, _("a new campaign"))
    form = CampaignForm(app.today(), None, draft)
    await app.push_screen_wait(form)
    return form.made


async def edit_campaign(app: SoloistApp, campaign_id: int) -> bool:
    """Edit a campaign, offering what was half typed; True once it is saved."""
    saved: bool | None = False
    with app.refusals_shown():
        card = await app.look(app.store.campaigns.card, campaign_id)
        draft = await offered_draft(app, FORM, card.id, card.name)
        saved = await app.push_screen_wait(CampaignForm(app.today(), card, draft))
    return bool(saved)
