"""A workspace with conversions of every sort, for questions about lists of them."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from store.campaign_rows import CampaignDraft
from store.conversion_list import ConversionList
from store.roster import Roster
from store.rules.result_words import CONVERSION_STATES
from tests.builders import person
from tests.store.content_made import STAMPS, put
from tests.store.outreach_desk import MONDAY, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.store.outreach_desk import Desks

NAMES = ("Luna Sol", "김민수", "Ana García", "Bora", "Zoe")
CHANNELS = ("instagram", "x", "O'Brien's list", None)
WHAT = ("Toner", "봄 세트", "Loción 100%", None)


def sold(desk: Desks, **columns: object) -> int:
    """One conversion that counts as it is, as it stands in the file; its number."""
    usual: dict[str, object] = {
        "kind": "purchase",
        "on_day": MONDAY.isoformat(),
        "quantity": 1,
        "status": "paid",
        "attributed_by": "none",
        "source": "typed",
    }
    return put(desk, "conversion", **(STAMPS | usual | columns))


@contextmanager
def sales_list(rows: int = 150) -> Iterator[tuple[Desks, ConversionList]]:
    """So many conversions in three campaigns and in none; one person is binned."""
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
        put(desk, "channel_name", channel="x", written="Twitter")
        for _row in range(rows):
            campaign, talk = dice.choice(talks)
            sold(desk, **_values(dice, campaign, talk))
        Roster(desk.database).archive(people[-1:])
        yield desk, ConversionList(desk.database, desk.settings)


def _values(dice: random.Random, campaign: int | None, talk: int) -> dict[str, Any]:
    by = dice.choice(("code", "link", "manual", "none", "none"))
    code = dice.choice(("MINA10", "LUNA5, WELCOME", None))
    on = MONDAY - timedelta(days=dice.randint(0, 12))
    return _money(dice, campaign) | {
        "campaign_id": campaign,
        "collaboration_id": None if by == "none" else talk,
        "attributed_by": by,
        "channel": dice.choice(CHANNELS),
        "kind": dice.choice(("purchase", "purchase", "enquiry", "visit")),
        "quantity": dice.randint(1, 5),
        "status": dice.choice(CONVERSION_STATES),
        "what": dice.choice(WHAT),
        "code": code,
        "code_key": code and {"M": "mina10", "L": ",luna5"}[code[0]],
        "order_ref": dice.choice((f"#{dice.randint(1, 99)}", None)),
        "utm_source": dice.choice(("ig", None)),
        "source": dice.choice(("typed", "shopify")),
        "on_day": on.isoformat(),
    }


def _money(dice: random.Random, campaign: int | None) -> dict[str, Any]:
    to = {3: "EUR", None: None}.get(campaign, "KRW")
    currency = dice.choice((to or "USD", "USD"))
    amount = dice.randint(0, 90_000)
    if dice.random() < 0.2:
        return {}
    is_known = to in {None, currency} or dice.random() < 0.6
    return {
        "gross_minor": amount + 10,
        "refunded_minor": 10,
        "amount_minor": amount,
        "amount_currency": currency,
        "counted_minor": amount if is_known else None,
        "counted_currency": (to or currency) if is_known else None,
    }
