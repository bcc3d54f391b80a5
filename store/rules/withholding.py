"""What of an amount is paid out: VAT taken out of it, tax kept back, the rest.

Every figure is rounded once, half to even, to the smallest unit of its currency; the
parts always add up to the whole. Where an office rounds otherwise, its figure is typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from store.rules.money import Money
from store.rules.text import clean, narrow
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_ADVICE = N_("Rates are what you say they are; this is not tax advice.")
"""Said once, where rates are set."""

OFFERED = {"KR": "3.3"}
"""By market: the percent that is usual for individuals, to be taken over or not."""

TAX_KIND_TEXT: Mapping[str, str] = {
    "individual": N_("paid without VAT, less the tax kept back"),
    "simplified": N_("paid without VAT"),
    "business": N_("paid with VAT"),
    "other": N_("paid in full, less what is kept back"),
}
"""What somebody of a kind is paid."""

WITHOUT_VAT = frozenset({"individual", "simplified"})
"""Who cannot bill VAT: it is taken out of what was promised including it."""

WITHHELD_BY_ITSELF = frozenset({None, "individual"})
"""Of whom the usual percent is kept back where their own papers say nothing."""

WHOLE = 100
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,10}))?\s*%?")


@dataclass(frozen=True, slots=True)
class TaxTerms:
    """How somebody is taxed; percentages are None where nothing holds."""

    kind: str | None = None
    """Of TAX_KINDS; None while nobody said."""
    withholding: Decimal | None = None
    vat: Decimal | None = None
    """VAT that is part of what they were promised."""


@dataclass(frozen=True, slots=True)
class Payout:
    """One amount in its parts, all in its currency."""

    gross: Money
    supply: Money
    """Without VAT."""
    vat: Money
    tax: Money
    """Tax kept back of the supply."""
    withheld: Money
    """All that is kept back: that tax, and VAT that is not paid on."""
    net: Money
    """What arrives: gross less withheld."""

    @property
    def vat_kept(self) -> Money:
        """VAT that is not paid on; zero where it is, and where there is none."""
        return self.withheld - self.tax


def read_percent(text: str) -> Decimal | None:
    """Read a percentage from 0 to 100, exactly; None for blank, ValueError if none.

    Both decimal signs are read: 3.3, 3,3 and 3.3 % are the same.
    """
    plain = clean(narrow(text))
    if not plain:
        return None
    found = _PERCENT.fullmatch(plain)
    if found is None:
        raise ValueError(f"not a percentage: {text[:40]!r}")
    return _checked(Decimal(f"{found[1]}.{found[2] or 0}"))


def percent_text(percent: Decimal) -> str:
    """A percentage as it is stored: plain digits, nothing behind that says nothing."""
    return format(percent.normalize(), "f")


def split_vat(gross: Money, percent: Decimal) -> tuple[Money, Money]:
    """Take VAT out of an amount that includes it: the amount without, and the VAT."""
    whole = Fraction(WHOLE) + Fraction(_checked(percent))
    supply = Money(round(gross.minor * WHOLE / whole), gross.currency)
    return supply, gross - supply


def withhold(base: Money, percent: Decimal) -> tuple[Money, Money]:
    """Keep tax back of an amount: the tax, and what is left."""
    tax = base.scaled(_checked(percent).scaleb(-2))
    return tax, base - tax


def terms_of(
    kind: str | None, own: str | None, vat: str | None, usual: str
) -> TaxTerms:
    """How somebody is taxed, from what is kept of them and the usual percent.

    The usual one holds for individuals, and for those of whom nothing is said, unless
    their own is set. Texts are percentages as stored.
    """
    said = own if own is not None else usual if kind in WITHHELD_BY_ITSELF else ""
    return TaxTerms(kind, read_percent(said), read_percent(vat or ""))


def payout(gross: Money, terms: TaxTerms) -> Payout:
    """Give what of an amount is kept back, and what arrives.

    Of what comes back, an amount below zero, nothing is kept: it is what it is.
    """
    none = Money(0, gross.currency)
    if gross.minor <= 0:
        return Payout(gross, gross, none, none, none, gross)
    supply, vat = split_vat(gross, terms.vat or Decimal(0))
    tax, _ = withhold(supply, terms.withholding or Decimal(0))
    withheld = tax + vat if terms.kind in WITHOUT_VAT else tax
    return Payout(gross, supply, vat, tax, withheld, gross - withheld)


def as_kept(parts: Payout, kept: Money) -> Payout:
    """Give the parts of an amount of which something else was kept back.

    VAT that is not paid on stays what it is, and the rest is tax; where less than that
    VAT was kept, all of it is tax.
    """
    if parts.withheld == kept:
        return parts
    net = parts.gross - kept
    if parts.vat_kept.minor and kept.minor >= parts.vat_kept.minor:
        tax = kept - parts.vat_kept
        return Payout(parts.gross, parts.supply, parts.vat, tax, kept, net)
    none = parts.gross - parts.gross
    return Payout(parts.gross, parts.gross, none, kept, kept, net)


def _checked(percent: Decimal) -> Decimal:
    if not (percent.is_finite() and 0 <= percent <= WHOLE):
        raise ValueError(f"not a share from 0 to 100 %: {percent}")
    return percent
