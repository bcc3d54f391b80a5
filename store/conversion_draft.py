"""A conversion as it is typed, and what is stored of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.campaign_rows import name_of
from store.errors import Invalid, NotFound
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules import utm
from store.rules.attribution import plain_address
from store.rules.result_words import CONVERSION_STATES, GOAL_KINDS
from store.rules.text import clean, find_control, fold
from store.rules.vocabulary import read_platform
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.conversion_rows import ConversionRow
    from store.engine import UnitOfWork
    from store.rules.money import Money

LARGEST = 10**12
"""The most minor units that one conversion may come to, and the most conversions."""


@dataclass(frozen=True, slots=True)
class ConversionDraft:
    """A conversion as it is typed."""

    on_day: date
    """The day it happened."""
    kind: str = "purchase"
    """Of GOAL_KINDS; with a goal the kind of that."""
    quantity: int = 1
    amount: Money | None = None
    """What all of them came to; None is what the goal says."""
    refunded: Money | None = None
    """What went back, in the same currency."""
    order_ref: str = ""
    what: str = ""
    code: str = ""
    """The promo code that was used; several parted by commas."""
    url: str = ""
    """The link it came by; its parts are read out of it."""
    clicked_on: date | None = None
    """The day of that click; None is the day itself."""
    campaign_id: int | None = None
    """With a collaboration its campaign, and only that."""
    collaboration_id: int | None = None
    """Whose it is, said by hand; None is what the code or the link says."""
    channel: str = ""
    """A platform in any spelling, or any name; "" is what link or owner say."""
    status: str = "paid"
    """Of CONVERSION_STATES."""
    goal_id: int | None = None
    rate: str = ""
    """How much of the campaign's currency one of its own is; "" is what is known."""
    notes: str = ""


def as_draft(row: ConversionRow) -> ConversionDraft:
    """What would be typed to get a conversion as it is; for a form to begin with."""
    is_manual = row.attributed_by == "manual"
    return ConversionDraft(
        on_day=row.on_day,
        kind=row.kind,
        quantity=row.quantity,
        amount=row.gross,
        refunded=row.refunded,
        order_ref=row.order_ref or "",
        what=row.what or "",
        code=row.code or "",
        url=row.url or "",
        clicked_on=row.clicked_on,
        campaign_id=row.campaign_id,
        collaboration_id=row.collaboration_id if is_manual else None,
        channel=row.channel or "",
        status=row.status,
        goal_id=row.goal_id,
        rate=row.exchange_rate or "",
        notes=row.notes or "",
    )


def checked(draft: ConversionDraft) -> dict[str, Any]:
    """What is stored of a draft by column, before it is settled; raises Invalid."""
    if not 0 <= draft.quantity <= LARGEST:
        raise Invalid(N_("{count} is no number of conversions."), count=draft.quantity)
    amount, refunded = check_amounts(draft.amount, draft.refunded)
    currency = amount or refunded
    url = read_url(draft.url)
    return {
        "on_day": draft.on_day,
        "kind": read_kind(draft.kind),
        "quantity": draft.quantity,
        "gross_minor": amount.minor if amount else None,
        "refunded_minor": refunded.minor if refunded else 0,
        "amount_currency": currency.currency if currency else None,
        "order_ref": line(draft.order_ref, N_("Order number")),
        "what": line(draft.what, N_("What it was")),
        "code": line(draft.code, N_("Promo code")),
        "url": url,
        **parts_of_url(url),
        "clicked_on": draft.clicked_on,
        "campaign_id": draft.campaign_id,
        "collaboration_id": draft.collaboration_id,
        "attributed_by": "none" if draft.collaboration_id is None else "manual",
        "channel": read_channel(draft.channel),
        "status": read_status(draft.status),
        "goal_id": draft.goal_id,
        "notes": body_text(draft.notes, N_("Notes")),
    }


def check_amounts(
    amount: Money | None, refunded: Money | None
) -> tuple[Money | None, Money | None]:
    """Amounts that a conversion may have; raises Invalid."""
    for money in filter(None, (amount, refunded)):
        if not 0 <= money.minor <= LARGEST:
            raise Invalid(
                N_("{amount} cannot be what a conversion came to."), amount=money
            )
    if amount is not None and refunded is not None:
        if amount.currency != refunded.currency:
            raise Invalid(
                N_("What goes back is in {currency} too."), currency=amount.currency
            )
        if refunded > amount:
            raise Invalid(
                N_("No more than {amount} can go back to the customer."), amount=amount
            )
    return amount, refunded


def read_kind(text: str) -> str:
    """What was done, by its code; raises Invalid."""
    if text not in GOAL_KINDS:
        raise Invalid(N_("{word} is no kind of conversion."), word=text)
    return text


def read_status(text: str) -> str:
    """How far an order is, by its code; raises Invalid."""
    if text not in CONVERSION_STATES:
        raise Invalid(N_("{word} is no state of a conversion."), word=text)
    return text


def read_channel(text: str) -> str | None:
    """Where something came from, platforms by their code; raises Invalid."""
    word = line(text, N_("Channel"))
    return None if word is None else read_platform(word) or word


def read_url(text: str) -> str | None:
    """A link as it was clicked; None for blank; raises Invalid."""
    url = plain_address(text)
    if len(url) > utm.LONGEST or find_control(url) or "\n" in url:
        raise Invalid(
            N_("{field}: {value} cannot be used as it is."),
            field=N_("Link"),
            value=url[:40],
        )
    return url or None


def parts_of_url(url: str | None) -> dict[str, str | None]:
    """The parts that a visit is known by, as columns."""
    try:
        found = utm.read(url or "")
    except ValueError:  # an address with a bracket or a port where none can stand
        found = utm.UtmParts()
    return {f"utm_{name}": getattr(found, name) or None for name in utm.PARTS}


def line(text: str, title: str) -> str | None:
    """One typed line; None for blank; raises Invalid naming the field."""
    return one_line(text, title) if clean(text) else None


def placed(unit: UnitOfWork, values: dict[str, Any]) -> dict[str, Any]:
    """The columns with campaign, goal and channel as they are known.

    Whose it is says the campaign, and the goal what was done. Raises Invalid for
    another one, and NotFound for what is not there.
    """
    campaign, talk = values["campaign_id"], values["collaboration_id"]
    if talk is not None:
        home, name = owner_of(unit, talk)
        if campaign not in {None, home}:
            raise Invalid(
                N_("The work of {name} belongs to another campaign."), name=name
            )
        campaign = home
    elif campaign is not None:
        name_of(unit, campaign)
    kind = values["kind"]
    if values["goal_id"] is not None:
        kind, campaign = _of_goal(unit, values["goal_id"], campaign)
    channel = known_channel(unit, values["channel"])
    return values | {"campaign_id": campaign, "kind": kind, "channel": channel}


def owner_of(unit: UnitOfWork, talk: int) -> tuple[int | None, str]:
    """The campaign of a collaboration, and whose it is; raises NotFound."""
    found: tuple[int | None, str] | None = unit.connection.execute(
        "SELECT c.campaign_id, i.name FROM collaboration c JOIN influencer i"
        " ON i.id=c.influencer_id WHERE c.id=?",
        (talk,),
    ).fetchone()
    if found is None:
        raise NotFound(N_("There is no collaboration number {number}."), number=talk)
    return found


def _of_goal(unit: UnitOfWork, goal_id: int, campaign: int | None) -> tuple[str, int]:
    """What is done for a goal, and in which campaign."""
    found = unit.connection.execute(
        "SELECT kind, campaign_id, name FROM conversion_goal WHERE id=?", (goal_id,)
    ).fetchone()
    if found is None:
        raise NotFound(N_("There is no goal number {number}."), number=goal_id)
    if campaign not in {None, found[1]}:
        raise Invalid(N_("{goal} is a goal of another campaign."), goal=found[2])
    return str(found[0]), int(found[1])


def known_channel(unit: UnitOfWork, name: str | None) -> str | None:
    """A channel as it was written before, whatever its capitals are this time.

    What she calls a platform is that platform.
    """
    if name is None:
        return None
    found = unit.connection.execute(_KNOWN, {"name": fold(name)}).fetchone()
    return name if found is None else str(found[0])


_KNOWN = """
SELECT channel FROM channel_name WHERE fold(written)=:name
UNION ALL SELECT channel FROM (SELECT channel FROM conversion_total
  WHERE channel<>'' AND fold(channel)=:name
 UNION SELECT channel FROM cost_total WHERE channel<>'' AND fold(channel)=:name
 UNION SELECT channel FROM time_total WHERE channel<>'' AND fold(channel)=:name
 ORDER BY 1)
LIMIT 1
"""
