"""A workspace with many conversations in every state, for questions about lists."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from store.outreach_list import OutreachList
from store.roster import Roster
from store.rules.pipeline import OPEN, STAGES, STEPS, WAITING
from tests.builders import person
from tests.store.outreach_desk import MONDAY, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.store.outreach_desk import Desks

NAMES = ("Luna Sol", "김민수", "Ana García", "luna park", "Bora", "Zoe", "ana garcía")
GONE = (7, 8)
"""People who were thrown away."""


@contextmanager
def pipeline(rows: int = 60) -> Iterator[tuple[Desks, OutreachList]]:
    """So many conversations with half as many people, two of whom are in the trash."""
    with desks() as desk:
        dice = random.Random(rows)  # noqa: S311 - made-up data
        people = [_somebody(desk, dice, number) for number in range(rows // 2)]
        campaigns = [
            desk.campaigns.add(name) for name in ("Spring", "봄 세일", "Otoño")
        ]
        with desk.database.replaying(("outreach",)) as connection:
            for number in range(rows):
                values = _values(dice) | {
                    "influencer_id": people[number % len(people)],
                    "campaign_id": campaigns[number // len(people)]
                    if number % 4
                    else None,
                }
                names, marks = ",".join(values), ",".join("?" * len(values))
                connection.execute(
                    f"INSERT INTO collaboration({names}) VALUES ({marks})",
                    tuple(values.values()),
                )
        Roster(desk.database).archive([people[number] for number in GONE])
        yield desk, OutreachList(desk.database, desk.settings)


def _somebody(desk: Desks, dice: random.Random, number: int) -> int:
    name = f"{NAMES[number % len(NAMES)]}{number % 3 or ''}"
    followers = dice.choice((None, 900, 12_000, 12_000, 300_000))
    return person(
        desk.database,
        name,
        handle=f"glow.{number}" if number % 5 else "",
        figures={"followers": followers},
        country=dice.choice(("KR", "ES", "")),
    )


def _values(dice: random.Random) -> dict[str, object]:
    stage = dice.choice(STAGES)
    owes = stage in OPEN | {"no_reply"} and dice.random() < 0.8
    due = MONDAY + timedelta(days=dice.randint(-6, 12))
    said = dice.choice((None, MONDAY - timedelta(days=dice.randint(0, 9))))
    currency = dice.choice((None, "KRW", "EUR"))
    return {
        "created_at": "2026-02-01T09:00:00Z",
        "updated_at": "2026-02-01T09:00:00Z",
        "version": 1,
        "stage": stage,
        "stage_since": (MONDAY - timedelta(days=dice.randint(0, 9))).isoformat(),
        "waiting_on": dice.choice(WAITING),
        "next_kind": dice.choice(STEPS) if owes else None,
        "next_step_on": due.isoformat() if owes else None,
        "clock_on": dice.choice((None, (due - timedelta(days=4)).isoformat())),
        "cadence_step": 0,
        "unanswered": dice.randint(0, 2),
        "last_on": said.isoformat() if said else None,
        "asked_minor": currency and dice.randint(1, 4) * 1_000,
        "asked_currency": currency,
        "fee_minor": currency and dice.choice((5_000, 7_000)),
        "fee_currency": currency,
    }
