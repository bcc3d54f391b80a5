"""A workspace with costs of every sort, for questions about the ledger."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from store.campaign_rows import CampaignDraft
from store.ledger import Ledger
from store.roster import Roster
from store.rules.cost_words import CATEGORIES, COST_STATES
from tests.builders import person
from tests.store.content_made import STAMPS, put
from tests.store.outreach_desk import MONDAY, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.store.outreach_desk import Desks

NAMES = ("Luna Sol", "김민수", "Ana García", "Bora", "Zoe")
CHANNELS = ("instagram", "youtube", "Metro posters", None)
WHAT = ("Shooting in the studio", "봄 촬영", "Envío 100%", None)
PAYEES = ("Studio Sol", "ÁLAMO Producciones", None)


def spent(desk: Desks, amount: int = 1_000, **columns: object) -> int:
    """One cost in won that counts as it is, as it stands in the file; its number."""
    usual: dict[str, object] = {
        "category": "fee",
        "amount_minor": amount,
        "amount_currency": "KRW",
        "counted_minor": amount,
        "counted_currency": "KRW",
        "state": "committed",
        "on_day": MONDAY.isoformat(),
    }
    return put(desk, "cost", **(STAMPS | usual | columns))


@contextmanager
def ledger(rows: int = 150) -> Iterator[tuple[Desks, Ledger]]:
    """So many costs in three campaigns and in none; one of the people is binned."""
    with desks() as desk:
        dice = random.Random(rows)  # noqa: S311 - made-up data
        for name, currency in (("Spring", "KRW"), ("봄 세일", "KRW"), ("Otoño", "EUR")):
            desk.campaigns.create(CampaignDraft(name, currency=currency))
        people = [person(desk.database, name, handle=f"g.{name}") for name in NAMES]
        talks = [
            (campaign, talk)
            for campaign in (1, 2, 3, None)
            for talk in desk.outreach.start(people, campaign, today=MONDAY)
        ]
        for _row in range(rows):
            campaign, talk = dice.choice(talks)
            spent(desk, **_values(dice, campaign, talk))
        Roster(desk.database).archive(people[-1:])
        yield desk, Ledger(desk.database, desk.settings)


def _values(dice: random.Random, campaign: int | None, talk: int) -> dict[str, Any]:
    counts_in = {3: "EUR", None: None}.get(campaign, "KRW")
    currency = dice.choice((counts_in or "USD", "USD"))
    amount = dice.choice((-1, 1, 1, 1)) * dice.randint(1, 90_000)
    counted = {currency: amount, counts_in: amount * 7}.get(counts_in or currency)
    if currency != counts_in and counts_in and dice.random() < 0.3:
        counted = None
    state = dice.choice(COST_STATES)
    on = MONDAY - timedelta(days=dice.randint(0, 12))
    due = MONDAY + timedelta(days=dice.randint(-8, 9))
    is_personal = dice.random() < 0.7
    return {
        "amount": amount,
        "campaign_id": campaign,
        "collaboration_id": talk if is_personal else None,
        "payee": None if is_personal else dice.choice(PAYEES),
        "category": dice.choice(CATEGORIES),
        "channel": dice.choice(CHANNELS),
        "description": dice.choice(WHAT),
        "amount_currency": currency,
        "counted_minor": counted,
        "counted_currency": None if counted is None else counts_in or currency,
        "state": state,
        "on_day": on.isoformat(),
        "due_on": dice.choice((due.isoformat(), None)),
        "paid_on": due.isoformat() if state == "paid" else None,
        "invoice_ref": dice.choice(("2026-014", None)),
        "document": dice.choice(("~/bills/1.pdf", None)),
        "over_note": dice.choice(("She is worth it", None, None)),
    }
