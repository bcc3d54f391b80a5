"""How somebody shares in sales: from which sales and which day on, which percent."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from store.commissions import TermsDraft
from store.errors import Invalid, StoreError
from store.rules.commission import Tier, read_tiers
from store.rules.currencies import DECIMALS
from store.rules.money import Money
from store.rules.text import clean
from store.rules.withholding import percent_text, read_percent
from store.rules.words import N_ as S_
from tui import format as fmt
from tui import i18n
from tui.campaign_terms import read_code, read_price, spoken
from tui.dialogs.cost_form import PrefilledForm
from tui.i18n import N_, _
from tui.payment_columns import percent_words
from tui.widgets.entry_row import CountRow, EntryRow, WordRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.commission_rows import Terms
    from tui.app import SoloistApp

METHOD = {
    "marginal": N_("Step by step"),
    "whole": N_("The highest for all"),
}
"""Whether a percent holds for the part above its threshold, or for all sales."""

_SHARE = re.compile(r"(?P<rest>.*?)(?P<percent>[0-9][0-9.,]*)\s*%\s*", re.DOTALL)
_SINCE = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\b[:,]?\s*")


def read_tier(line: str, currency: str | None) -> Tier:
    """A share as a line says it: 10%, 1000000 12.5%, 2026-04-01 0 15%.

    Raises ValueError with a sentence.
    """
    text = clean(line)
    share = _SHARE.fullmatch(text)
    if share is None:
        raise ValueError(_("{line}: say the percent last, 12.5%.").format(line=text))
    percent = read_percent(share["percent"])
    rest, day = share["rest"].strip(), None
    if (since := _SINCE.match(rest)) is not None:
        try:
            day = date.fromisoformat(since["day"])
        except ValueError:
            words = _("{line}: there is no such day.")
            raise ValueError(words.format(line=text)) from None
        rest = rest[since.end() :].strip()
    amount = read_price(rest.rstrip(":"), currency) if rest.rstrip(":") else None
    minor = 0 if amount is None else amount.minor
    if amount is not None and amount.currency != currency:
        raise ValueError(_("{line}: that is another currency.").format(line=text))
    if percent is None:
        raise ValueError(_("{line}: say the percent last, 12.5%.").format(line=text))
    return Tier(minor, percent, day)


def tier_line(tier: Tier, currency: str) -> str:
    """A share as it is typed."""
    amount = fmt.amount(Money(tier.from_minor, currency)) if tier.from_minor else "0"
    day = f"{tier.from_on.isoformat()} " if tier.from_on else ""
    percent = percent_text(tier.percent)
    if not tier.from_minor and not day:
        return f"{percent}%"
    return f"{day}{amount} {percent}%"


class TiersRow(EntryRow):
    """A field that takes a share a line."""

    def __init__(self, base: str, currency: EntryRow) -> None:
        self._of = currency
        hint = _("a line each: 10%, then 1000000 12.5% for what is above")
        super().__init__("tiers", N_("Their share"), base, kind="block", hint=hint)

    @property
    def currency(self) -> str:
        """What thresholds are counted in."""
        return clean(self._of.text).upper()

    def tiers(self) -> tuple[Tier, ...]:
        """The shares in their order; raises ValueError with a sentence."""
        lines = [line for line in self.text.splitlines() if clean(line)]
        try:
            return read_tiers(read_tier(line, self.currency) for line in lines)
        except StoreError as refusal:
            raise ValueError(i18n.sentence(refusal)) from None

    def read(self, typed: str) -> str:  # noqa: ARG002 - the lines are asked for
        """The shares as they are understood."""
        return "→ " + " · ".join(_told(tier, self.currency) for tier in self.tiers())


def _told(tier: Tier, currency: str) -> str:
    """A share in words."""
    amount = fmt.amount(Money(tier.from_minor, currency))
    words = _("{percent} from {amount}") if tier.from_minor else "{percent}"
    said = words.format(percent=percent_words(tier.percent), amount=amount)
    if tier.from_on is None:
        return said
    day = fmt.plain_day(tier.from_on)
    return _("{share} since {day}").format(share=said, day=day)


class CurrencyRow(EntryRow):
    """A field that takes three letters."""

    TYPED_OVER = True

    def read(self, typed: str) -> str:
        """The letters as they are written; raises ValueError for none."""
        if typed.upper() not in DECIMALS:
            raise ValueError(_("A currency is three letters: KRW, EUR, USD."))
        return ""


SAY_A_SHARE = S_("Say at least one share of the sales.")


class TermsForm(PrefilledForm):
    """Asks how somebody shares in the sales that they bring."""

    HEIGHT = 19
    NEEDS = SAY_A_SHARE

    def __init__(
        self, talk: int, name: str, terms: Terms | None, currency: str, today: date
    ) -> None:
        self._today = today
        base = "" if terms is None else terms.currency
        self._code = CurrencyRow("currency", N_("Currency"), base, base or currency)
        tiers = () if terms is None else terms.tiers
        lines = "\n".join(tier_line(tier, base) for tier in tiers)
        self._tiers = TiersRow(lines, self._code)
        words = spoken(METHOD)
        method = "" if terms is None else words[terms.method]
        days = "" if terms is None else str(terms.hold_days)
        self._hold = CountRow(
            "hold_days",
            N_("Held back, days"),
            days,
            days or "0",
            hint=_("days in which goods may come back; it is not paid before"),
        )
        super().__init__(
            talk,
            0 if terms is None else terms.version,
            _("Share of {name} in sales").format(name=name),
            [
                self._tiers,
                WordRow(
                    "method",
                    N_("How it counts"),
                    words,
                    method,
                    method or words["marginal"],
                ),
                self._hold,
                self._code,
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep them; raises StoreError."""
        if not self.text("tiers").strip():
            raise Invalid(SAY_A_SHARE)
        draft = TermsDraft(
            self._tiers.currency,
            read_code(self.text("method"), spoken(METHOD)) or "marginal",
            self._hold.count or 0,
            self._tiers.tiers(),
        )
        await self.soloist.ask(
            self.soloist.store.commissions.set_terms,
            number,
            draft,
            version,
            today=self._today,
        )


async def settle_commission(app: SoloistApp, collaboration_id: int, name: str) -> bool:
    """Ask how somebody shares in sales; True once it is kept.

    To be awaited in a worker.
    """
    saved: bool | None = False
    with app.refusals_shown():
        store = app.store
        terms = await app.look(store.commissions.terms, collaboration_id)
        talk = await app.look(store.conversations.conversation, collaboration_id)
        campaigns = await app.look(store.campaigns.all)
        currency = next(
            (one.currency for one in campaigns if one.id == talk.campaign_id), None
        )
        form = TermsForm(collaboration_id, name, terms, currency or "", app.today())
        saved = await app.push_screen_wait(form)
    return bool(saved)
