"""A cost as it is typed, and what is stored of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.campaign_rows import name_of
from store.cost_rows import check_amount
from store.errors import Invalid, NotFound
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules.cost_words import CATEGORIES, COST_STATES
from store.rules.spend import read_rate
from store.rules.text import clean
from store.rules.vocabulary import read_platform
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from store.cost_rows import CostRow
    from store.engine import UnitOfWork
    from store.rules.money import Money


@dataclass(frozen=True, slots=True)
class CostDraft:
    """A cost as it is typed."""

    category: str
    """Of CATEGORIES."""
    amount: Money
    """Taxes withheld included; below zero for what comes back."""
    on_day: date
    """The day it came about."""
    campaign_id: int | None = None
    """With a collaboration its campaign, and only that."""
    collaboration_id: int | None = None
    channel: str = ""
    """A platform in any spelling, or any name."""
    description: str = ""
    payee: str = ""
    rate: str = ""
    """How much of the campaign's currency one of its own is; "" is what is known."""
    state: str = "committed"
    """Of COST_STATES."""
    due_on: date | None = None
    invoice_ref: str = ""
    document: str = ""
    """A path or an address."""
    paid_on: date | None = None
    """Only for one that is paid, and then needed."""
    notes: str = ""


def as_draft(row: CostRow) -> CostDraft:
    """What would be typed to get a cost as it is kept; for a form to begin with."""
    return CostDraft(
        category=row.category,
        amount=row.amount,
        on_day=row.on_day,
        campaign_id=row.campaign_id,
        collaboration_id=row.collaboration_id,
        channel=row.channel or "",
        description=row.description or "",
        payee=row.payee or "",
        rate=row.exchange_rate or "",
        state=row.state,
        due_on=row.due_on,
        invoice_ref=row.invoice_ref or "",
        document=row.document or "",
        paid_on=row.paid_on,
        notes=row.notes or "",
    )


def checked(draft: CostDraft) -> dict[str, Any]:
    """What is stored of a draft by column, but what it counts as; raises Invalid."""
    if draft.state not in COST_STATES:
        raise Invalid(N_("{word} is no state of a cost."), word=draft.state)
    if (draft.state == "paid") != (draft.paid_on is not None):
        raise Invalid(N_("A cost that is paid has the day it was paid, no other has."))
    amount = check_amount(draft.amount)
    return {
        "category": read_category(draft.category),
        "amount_minor": amount.minor,
        "amount_currency": amount.currency,
        "on_day": draft.on_day,
        "campaign_id": draft.campaign_id,
        "collaboration_id": draft.collaboration_id,
        "channel": read_channel(draft.channel),
        "description": line(draft.description, N_("Description")),
        "payee": line(draft.payee, N_("Payee")),
        "state": draft.state,
        "due_on": draft.due_on,
        "due_from": "typed" if draft.due_on else None,
        "invoice_ref": line(draft.invoice_ref, N_("Invoice number")),
        "document": line(draft.document, N_("Document")),
        "paid_on": draft.paid_on,
        "notes": body_text(draft.notes, N_("Notes")),
    }


def read_category(text: str) -> str:
    """A category by its code; raises Invalid."""
    if text not in CATEGORIES:
        raise Invalid(N_("{word} is no category of costs."), word=text)
    return text


def read_channel(text: str) -> str | None:
    """Where money was spent, platforms by their code; None for blank; raises Invalid.

    A name of her own stays as it is typed.
    """
    word = line(text, N_("Channel"))
    return None if word is None else read_platform(word) or word


def said_rate(text: str) -> Decimal | None:
    """A typed rate; None for blank; raises Invalid."""
    if not clean(text):
        return None
    try:
        return read_rate(text)
    except ValueError:
        raise Invalid(
            N_("Rate of exchange: {value} is not one; write it as 1385.20."),
            value=clean(text)[:40],
        ) from None


def line(text: str, title: str) -> str | None:
    """One typed line; None for blank; raises Invalid naming the field."""
    return one_line(text, title) if clean(text) else None


def placed(unit: UnitOfWork, values: dict[str, Any]) -> dict[str, Any]:
    """The columns of a cost with its campaign and channel as they are known.

    Whoever's work it is for says the campaign. Raises Invalid for another one, and
    NotFound for a campaign or a collaboration that is not there.
    """
    campaign, talk = values["campaign_id"], values["collaboration_id"]
    if talk is not None:
        found = unit.connection.execute(
            "SELECT c.campaign_id, i.name FROM collaboration c JOIN influencer i"
            " ON i.id=c.influencer_id WHERE c.id=?",
            (talk,),
        ).fetchone()
        if found is None:
            raise NotFound(
                N_("There is no collaboration number {number}."), number=talk
            )
        if campaign not in {None, found[0]}:
            raise Invalid(
                N_("The work of {name} belongs to another campaign."), name=found[1]
            )
        campaign = found[0]
    elif campaign is not None:
        name_of(unit, campaign)
    channel = known_channel(unit, values["channel"])
    return values | {"campaign_id": campaign, "channel": channel}


def known_channel(unit: UnitOfWork, name: str | None) -> str | None:
    """A channel as it was written before, whatever its capitals are this time."""
    if name is None:
        return None
    found = unit.connection.execute(
        "SELECT channel FROM cost_total WHERE channel<>'' AND fold(channel)=fold(:name)"
        " UNION SELECT channel FROM time_total WHERE channel<>'' AND"
        " fold(channel)=fold(:name) ORDER BY 1 LIMIT 1",
        {"name": name},
    ).fetchone()
    return name if found is None else str(found[0])
