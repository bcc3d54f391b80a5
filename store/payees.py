"""The payees desk: what is needed to pay somebody, and what they were paid."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from store.cost_draft import line
from store.cost_rows import TOPIC
from store.errors import Invalid, NotFound, Stale
from store.outreach_rows import body_text
from store.payment_rows import TO_PERSON, Papers
from store.rules.cost_words import OPEN_COSTS, TAX_KINDS
from store.rules.money import Money
from store.rules.text import clean, fold
from store.rules.withholding import (
    as_kept,
    payout,
    percent_text,
    read_percent,
    terms_of,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import Database, UnitOfWork
    from store.rules.withholding import TaxTerms
    from store.settings import Settings

__all__ = ["Paid", "PayeeDraft", "PayeeRow", "Payees"]


@dataclass(frozen=True, slots=True)
class PayeeDraft:
    """What is needed to pay somebody, as it is typed; blank is not known."""

    legal_name: str = ""
    tax_kind: str = ""
    """Of TAX_KINDS."""
    tax_id: str = ""
    withholding_percent: str = ""
    """Blank leaves it to the setting, 0 is none."""
    vat_percent: str = ""
    """VAT that is part of what they are promised."""
    bank: str = ""
    account_no: str = ""
    notes: str = ""


class Paid(NamedTuple):
    """What somebody was paid in one currency."""

    gross: Money
    withheld: Money
    net: Money
    tax: Money
    """What of it is tax: withheld less VAT that was not paid on."""


@dataclass(frozen=True, slots=True)
class PayeeRow:
    """Somebody who is paid; None is what nobody said."""

    influencer_id: int
    name: str
    papers: Papers
    withholding_percent: str | None
    vat_percent: str | None
    terms: TaxTerms
    """What holds for them, the setting included."""
    paid: tuple[Paid, ...]
    """What they were paid in the year that was asked for, by currency."""
    open: tuple[Money, ...]
    """What they were promised and not paid yet, by currency."""
    version: int
    """0 while nothing was noted."""
    country: str | None = None
    """Where they are; where nobody said, the market."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is needed to pay them and not there."""
        return self.papers.missing


MISSING = frozenset({"missing", "누락", "falta", "faltan"})
"""What a filter says for papers that are not complete."""


class Payees:
    """Who is paid, and how; saving is one step of undo."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def order(self, filter: str = "") -> array[int]:  # noqa: A002 - its name everywhere
        """Who is or was paid, or may be, by name: numbers of influencers.

        The filter's words are looked for in name, legal name, bank and tax number;
        ``missing`` leaves those whose papers are not complete (MISSING).
        """
        words = fold(clean(filter)).split()
        rows = self._database.read(_LISTED, (json.dumps(TO_PERSON),))
        found = array("q")
        for number, name, *papers in rows:
            text = fold(" ".join(said for said in (name, *papers[:4]) if said))
            rest = [word for word in words if word not in text]
            if not rest or (MISSING.issuperset(rest) and Papers(*papers).missing):
                found.append(number)
        return found

    def rows(
        self, influencer_ids: Sequence[int], year: int | None = None
    ) -> tuple[PayeeRow, ...]:
        """These people, in their order; paid in a year, or since ever."""
        numbers = json.dumps(list(influencer_ids))
        usual, market = self._settings.withholding_percent(), self._settings.market()
        found = [
            PayeeRow(
                influencer_id=number,
                name=name,
                papers=Papers(*papers),
                withholding_percent=own,
                vat_percent=vat,
                terms=terms_of(papers[1], own, vat, usual),
                paid=(),
                open=(),
                version=version,
                country=country or market,
            )
            for number, name, country, version, own, vat, *papers in (
                self._database.read(_ROWS, (numbers,))
            )
        ]
        terms = {row.influencer_id: row.terms for row in found}
        paid, open_ = self._sums(numbers, year, terms)
        return tuple(
            replace(
                row,
                paid=tuple(paid[row.influencer_id].values()),
                open=tuple(open_[row.influencer_id].values()),
            )
            for row in found
        )

    def all(self, filter: str = "", year: int | None = None) -> tuple[PayeeRow, ...]:  # noqa: A002 - its name everywhere
        """Everybody who is or was paid, by name."""
        return self.rows(self.order(filter), year)

    def one(self, influencer_id: int, year: int | None = None) -> PayeeRow:
        """One person, whether anything was noted of them or not; raises NotFound."""
        found = self.rows((influencer_id,), year)
        if not found:
            raise _nobody(influencer_id)
        return found[0]

    def save(
        self, influencer_id: int, draft: PayeeDraft, version: int | None = None
    ) -> None:
        """Note what is needed to pay somebody; raises Invalid, NotFound and Stale.

        ``version`` is the one that was read, 0 for nothing; None does not ask.
        """
        values = _checked(draft)
        label = N_("Noted how {name} is paid")
        with self._database.writing(label, TOPIC) as unit:
            name = _name(unit, influencer_id)
            unit.name(label, name=name)
            found = unit.connection.execute(
                "SELECT version FROM payee WHERE influencer_id=?", (influencer_id,)
            ).fetchone()
            if version not in {None, found[0] if found else 0}:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=name,
                )
            _write(unit, influencer_id, values, is_new=found is None)

    def missing(self, influencer_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """What is needed to pay each of these people and not there; none is left out.

        Fields of PayeeDraft; () where everything is known.
        """
        return {row.influencer_id: row.missing for row in self.rows(influencer_ids)}

    def _sums(
        self, numbers: str, year: int | None, terms: Mapping[int, TaxTerms]
    ) -> tuple[dict[int, dict[str, Paid]], dict[int, dict[str, Money]]]:
        """What people were paid, and what is open, by their number and currency."""
        paid: dict[int, dict[str, Paid]] = defaultdict(dict)
        open_: dict[int, dict[str, Money]] = defaultdict(dict)
        first, last = ("0", "9") if year is None else (f"{year:04}", f"{year + 1:04}")
        categories = json.dumps(TO_PERSON)
        for number, state, code, one, kept, many in self._database.read(
            _SUMS, (numbers, categories, json.dumps(OPEN_COSTS), first, last)
        ):
            gross, none = Money(one, code), Money(0, code)
            if not state:
                before = open_[number].get(code, none)
                open_[number][code] = before + Money(one * many, code)
                continue
            parts = as_kept(payout(gross, terms[number]), Money(kept, code))
            sums = paid[number].get(code, Paid(none, none, none, none))
            more = (parts.gross, parts.withheld, parts.net, parts.tax)
            paid[number][code] = Paid(
                *(
                    Money(was.minor + each.minor * many, code)
                    for was, each in zip(sums, more, strict=True)
                )
            )
        return paid, open_


_PAPERS = "p.legal_name, p.tax_kind, p.tax_id, p.bank, p.account_no, p.notes"

_LISTED = f"""
SELECT l.influencer_id, l.name, {_PAPERS} FROM roster_line l
LEFT JOIN payee p ON p.influencer_id=l.influencer_id
WHERE l.archived=0 AND (p.id NOTNULL OR l.influencer_id IN (
 SELECT c.influencer_id FROM collaboration c WHERE EXISTS (SELECT 1 FROM cost k
  WHERE k.collaboration_id=c.id AND k.payee IS NULL
  AND k.category IN (SELECT value FROM json_each(?)))))
ORDER BY l.name_key, l.influencer_id
"""

_ROWS = f"""
SELECT i.id, i.name, i.country, ifnull(p.version, 0), p.withholding_percent,
 p.vat_percent, {_PAPERS} FROM json_each(?) j CROSS JOIN influencer i ON i.id=j.value
LEFT JOIN payee p ON p.influencer_id=i.id ORDER BY j.key
"""

_SUMS = """
SELECT c.influencer_id, k.state='paid', k.amount_currency, k.amount_minor,
 ifnull(k.withheld_minor, 0), count(*)
FROM (SELECT DISTINCT value FROM json_each(?1)) j
CROSS JOIN collaboration c ON c.influencer_id=j.value
CROSS JOIN cost k ON k.collaboration_id=c.id
WHERE k.payee IS NULL AND k.category IN (SELECT value FROM json_each(?2))
 AND (k.state IN (SELECT value FROM json_each(?3))
  OR k.state='paid' AND k.paid_on>=?4 AND k.paid_on<?5)
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3
"""
"""Alike amounts together: the tax of each is rounded by itself."""


def _checked(draft: PayeeDraft) -> dict[str, str | None]:
    """What is stored of a draft, by column; raises Invalid."""
    if draft.tax_kind and draft.tax_kind not in TAX_KINDS:
        raise Invalid(N_("{word} is no way to be taxed."), word=draft.tax_kind)
    return {
        "legal_name": line(draft.legal_name, N_("Legal name")),
        "tax_kind": draft.tax_kind or None,
        "tax_id": line(draft.tax_id, N_("Tax number")),
        "withholding_percent": _percent(draft.withholding_percent, N_("Withheld")),
        "vat_percent": _percent(draft.vat_percent, N_("VAT")),
        "bank": line(draft.bank, N_("Bank")),
        "account_no": line(draft.account_no, N_("Account")),
        "notes": body_text(draft.notes, N_("Notes")),
    }


def _percent(text: str, title: str) -> str | None:
    try:
        percent = read_percent(text)
    except ValueError:
        raise Invalid(
            N_("{field}: {value} is not a share from 0 to 100 %."),
            field=title,
            value=clean(text)[:40],
        ) from None
    return None if percent is None else percent_text(percent)


def _name(unit: UnitOfWork, influencer_id: int) -> str:
    found = unit.connection.execute(
        "SELECT name FROM influencer WHERE id=?", (influencer_id,)
    ).fetchone()
    if found is None:
        raise _nobody(influencer_id)
    return str(found[0])


def _nobody(influencer_id: int) -> NotFound:
    return NotFound(N_("There is no influencer number {number}."), number=influencer_id)


def _write(
    unit: UnitOfWork,
    influencer_id: int,
    values: dict[str, str | None],
    *,
    is_new: bool,
) -> None:
    if is_new:
        if any(values.values()):
            unit.connection.execute(
                f"INSERT INTO payee(influencer_id, {','.join(values)}, created_at,"
                f" updated_at, version) VALUES (?,{'?,' * len(values)}?,?,1)",
                (influencer_id, *values.values(), unit.at, unit.at),
            )
        return
    sets = ",".join(f"{name}=?" for name in values)
    differs = " OR ".join(f"{name} IS NOT ?" for name in values)
    unit.connection.execute(
        f"UPDATE payee SET {sets}, version=version+1, updated_at=?"
        f" WHERE influencer_id=? AND ({differs})",
        (*values.values(), unit.at, influencer_id, *values.values()),
    )
