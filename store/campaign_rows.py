"""A campaign as it is typed, as it is written down, and as one page shows it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from store.errors import Invalid, NotFound, Stale
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules.campaign_words import (
    CLOSING_PARTS,
    METRICS,
    OBJECTIVES,
    RETRO_PARTS,
    STATUSES,
)
from store.rules.currencies import DECIMALS
from store.rules.money import minor_digits
from store.rules.text import clean, fold
from store.rules.vocabulary import read_country
from store.rules.withholding import percent_text, read_percent
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.engine import UnitOfWork

    Column = str | int | None

DECISIONS = ("renew", "fix", "let_go")
"""What can be decided of somebody: to go on, to go on otherwise, to part."""

BRIEF_COLUMNS = {
    **{part: f"brief_{part}" for part in ("summary", "messages", "do", "dont")},
    "hashtags": "brief_hashtags",
    "disclosure_text": "disclosure_text",
}
"""Where each part of a brief is kept."""

RETRO_COLUMNS = {
    **{part: f"retro_{part}" for part in RETRO_PARTS},
    **{part: part for part in CLOSING_PARTS},
}
"""Where each answer of a retro is kept, and what is written down with it."""

MONEY_METRICS = frozenset({"revenue"})
"""Goal figures in the campaign's currency."""

SHARE_METRICS = frozenset({"roi"})
"""Goal figures in percent; the only ones that may be below zero."""

FRAME = (
    *("name", "brand", "market", "objective", "status", "starts_on", "ends_on"),
    *("currency", "budget_minor", "hourly_rate_minor", "product", "landing_url"),
    "margin_percent",
)
"""The columns that a draft fills."""

_LARGEST = 2**63 - 1
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PAGE = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """The frame of a campaign as it is typed; money in minor units of its currency."""

    name: str
    brand: str = ""
    market: str = ""
    """A country by any of its names, or as two letters."""
    objective: str | None = None
    status: str = "planned"
    starts_on: date | None = None
    ends_on: date | None = None
    currency: str | None = None
    """Three letters: KRW."""
    budget: int | None = None
    hourly_rate_minor: int | None = None
    product: str = ""
    landing_url: str = ""
    margin_percent: str = ""
    """What stays of an order's price, in percent, as it is typed."""


def read_frame(draft: CampaignDraft) -> dict[str, Column]:
    """The columns of a draft; raises Invalid, naming what cannot be and where."""
    name = one_line(draft.name, N_("Name"))
    currency = _currency(draft.currency)
    if draft.objective and draft.objective not in OBJECTIVES:
        raise Invalid(N_("{word} is no objective."), word=draft.objective)
    if draft.status not in STATUSES:
        raise Invalid(N_("{word} is no state of a campaign."), word=draft.status)
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise Invalid(
            N_("{name} cannot end on {end}, before it begins on {start}."),
            name=name,
            start=draft.starts_on.isoformat(),
            end=draft.ends_on.isoformat(),
        )
    return {
        "name": name,
        "brand": _line(draft.brand, N_("Brand")),
        "market": read_market(draft.market),
        "objective": draft.objective or None,
        "status": draft.status,
        "starts_on": draft.starts_on.isoformat() if draft.starts_on else None,
        "ends_on": draft.ends_on.isoformat() if draft.ends_on else None,
        "currency": currency,
        "budget_minor": _amount(draft.budget, currency, N_("Budget")),
        "hourly_rate_minor": _amount(
            draft.hourly_rate_minor, currency, N_("Hourly rate")
        ),
        "product": _line(draft.product, N_("Product")),
        "landing_url": _landing(draft.landing_url),
        "margin_percent": _margin(draft.margin_percent),
    }


def _line(text: str, title: str) -> str | None:
    return one_line(text, title) if clean(text) else None


def read_market(text: str) -> str | None:
    """The country that is meant, as two letters; None for blank; raises Invalid."""
    typed = clean(text)
    code = read_country(typed) if typed else None
    if typed and code is None:
        raise Invalid(N_("{country} is not a country known here."), country=typed)
    return code


def _currency(text: str | None) -> str | None:
    code = clean(text or "").upper()
    if code and code not in DECIMALS:
        raise Invalid(N_("{currency} is not a currency known here."), currency=code)
    return code or None


def _amount(minor: int | None, currency: str | None, title: str) -> int | None:
    if minor is None:
        return None
    if currency is None:
        raise Invalid(N_("{field}: an amount needs a currency."), field=title)
    if not 0 <= minor <= _LARGEST:
        raise Invalid(
            N_("{field}: {value} is not an amount."), field=title, value=minor
        )
    return minor


def _margin(text: str) -> str | None:
    """A share in percent as it is kept; nothing stays of an order at 0."""
    try:
        percent = read_percent(text)
    except ValueError:
        percent = Decimal(0)
    if percent is None:
        return None
    if not percent:
        raise Invalid(
            N_("{field}: {value} is not a share from above 0 to 100 %."),
            field=N_("Margin"),
            value=clean(text)[:40],
        )
    return percent_text(percent)


def _landing(text: str) -> str | None:
    """A page of the web; without a scheme it is taken to be https."""
    address = _line(text, N_("Landing page"))
    if address is None:
        return None
    if not _SCHEME.match(address):
        address = f"https://{address}"
    if not _PAGE.match(address):
        raise Invalid(
            N_("{field}: {value} is not the address of a page."),
            field=N_("Landing page"),
            value=address,
        )
    return address


def read_goals(goals: Mapping[str, Decimal], currency: str | None) -> dict[str, str]:
    """Goal figures as they are kept, in the order of METRICS; raises Invalid.

    Counts are whole numbers above zero, money has the decimals of the currency.
    """
    for metric in goals:
        if metric not in METRICS:
            raise Invalid(N_("{word} is no goal figure known here."), word=metric)
    return {
        metric: _goal(metric, goals[metric], currency)
        for metric in METRICS
        if metric in goals
    }


def _goal(metric: str, goal: Decimal, currency: str | None) -> str:
    places = 0
    if metric in SHARE_METRICS:
        places = 2
    elif metric in MONEY_METRICS:
        if currency is None:
            raise Invalid(N_("{field}: an amount needs a currency."), field=metric)
        places = minor_digits(currency)
    fits = goal.is_finite() and abs(goal.adjusted()) <= 15 and goal != 0
    if not fits or (goal < 0 and metric not in SHARE_METRICS) or _places(goal) > places:
        raise Invalid(
            N_("{metric}: {value} cannot be a goal."), metric=metric, value=str(goal)
        )
    return format(goal.normalize(), "f")


def _places(value: Decimal) -> int:
    """Decimals that a figure really has."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def read_parts(
    columns: Mapping[str, str], parts: Mapping[str, str]
) -> dict[str, Column]:
    """Texts of a brief or a retro by their column; raises Invalid for an unknown."""
    for part in parts:
        if part not in columns:
            raise Invalid(N_("There is no field called {field}."), field=part)
    return {columns[part]: body_text(text, part) for part, text in parts.items()}


def name_of(unit: UnitOfWork, campaign_id: int) -> str:
    """What a campaign is called; raises NotFound."""
    found = unit.connection.execute(
        "SELECT name FROM campaign WHERE id=?", (campaign_id,)
    ).fetchone()
    if found is None:
        raise no_campaign(campaign_id)
    return str(found[0])


def no_campaign(number: int) -> NotFound:
    """The refusal of a campaign that is not there."""
    return NotFound(N_("There is no campaign number {number}."), number=number)


def save_columns(
    unit: UnitOfWork, campaign_id: int, version: int, values: Mapping[str, Column]
) -> str:
    """Save columns of a campaign and count one more change; gives its name.

    Nothing is written when nothing differs. Raises NotFound, and Stale when somebody
    saved since ``version``.
    """
    listed = ",".join(values)
    found = unit.connection.execute(
        f"SELECT name, version, {listed} FROM campaign WHERE id=?", (campaign_id,)
    ).fetchone()
    if found is None:
        raise no_campaign(campaign_id)
    if found[1] != version:
        raise Stale(
            N_(
                "{name} was changed elsewhere while you were editing. Nothing was"
                " overwritten; your text is still in the form."
            ),
            name=found[0],
        )
    if tuple(values.values()) != tuple(found[2:]):
        sets = ",".join(f"{column}=?" for column in values)
        unit.connection.execute(
            f"UPDATE campaign SET {sets}, version=version+1, updated_at=? WHERE id=?",
            (*values.values(), unit.at, campaign_id),
        )
    return str(values.get("name") or found[0])


def insert_frame(unit: UnitOfWork, values: Mapping[str, Column]) -> int:
    """Make a campaign of checked columns inside a unit of work; returns its number."""
    row = dict(values) | {
        "name_key": fold(str(values["name"])),
        "created_at": unit.at,
        "updated_at": unit.at,
        "version": 1,
    }
    number = unit.connection.execute(
        f"INSERT INTO campaign({','.join(row)}) VALUES ({','.join('?' * len(row))})",
        tuple(row.values()),
    ).lastrowid
    return number or 0


def decide(
    unit: UnitOfWork,
    collaboration_ids: Sequence[int],
    decision: str | None,
    reason: str,
) -> list[str]:
    """Write a decision down; gives the names of those it changes; raises Invalid."""
    if decision is not None and decision not in DECISIONS:
        raise Invalid(N_("{word} is no decision."), word=decision)
    why = body_text(reason, N_("Reason")) if decision else None
    if decision in {"fix", "let_go"} and why is None:
        raise Invalid(N_("Say why: a decision to fix or to let go needs a reason."))
    changed = unit.connection.execute(
        "UPDATE collaboration SET decision=:decision, decision_reason=:why,"
        " version=version+1, updated_at=:at WHERE id IN (SELECT value FROM"
        " json_each(:ids)) AND (decision IS NOT :decision OR decision_reason IS NOT"
        " :why) RETURNING (SELECT name FROM influencer i WHERE i.id=influencer_id)",
        {
            "decision": decision,
            "why": why,
            "at": unit.at,
            "ids": json.dumps(list(collaboration_ids)),
        },
    )
    return [name for (name,) in changed.fetchall()]
