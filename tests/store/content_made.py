"""A workspace with content in every lane, for questions about lists of it."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from store.content_list import ContentList
from store.roster import Roster
from store.rules.campaign_words import CONTENT_KINDS, CONTENT_STATES
from tests.builders import person
from tests.store.outreach_desk import MONDAY, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.store.outreach_desk import Desks

NAMES = ("Luna Sol", "김민수", "Ana García", "luna park", "Bora", "Zoe", "ana garcía")
TITLES = ("Unboxing", "언박싱 영상", "100% honest", None, "Morning routine")
GONE = (3, 4)
"""People who were thrown away, by their places."""
STAMPS = {
    "created_at": "2026-02-01T09:00:00Z",
    "updated_at": "2026-02-01T09:00:00Z",
    "version": 1,
}


def put(desk: Desks, table: str, **values: object) -> int:
    """One row, whatever the desks would say to it; its number."""
    names, marks = ",".join(values), ",".join("?" * len(values))
    with desk.database.replaying(("campaigns",)) as connection:
        number = connection.execute(
            f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(values.values())
        ).lastrowid
    return number or 0


def piece(
    desk: Desks, collaboration: int, state: str = "briefed", **more: object
) -> int:
    """One piece of content, as it stands in the file."""
    usual: dict[str, object] = {
        "collaboration_id": collaboration,
        "kind": "post",
        "state": state,
        "state_since": MONDAY.isoformat(),
        "round": 0,
    }
    return put(desk, "deliverable", **(STAMPS | usual | more))


@contextmanager
def owed(rows: int = 80) -> Iterator[tuple[Desks, ContentList]]:
    """So many pieces of ten people; two of them are in the trash."""
    with desks() as desk:
        dice = random.Random(rows)  # noqa: S311 - made-up data
        people = [
            person(
                desk.database,
                f"{NAMES[place % len(NAMES)]}{place // len(NAMES) or ''}",
                handle=f"glow.{place}" if place % 5 else "",
            )
            for place in range(10)
        ]
        campaigns = [
            desk.campaigns.add(name) for name in ("Spring", "봄 세일", "Otoño")
        ]
        talks: list[int] = []
        for campaign in (*campaigns, None):
            talks += desk.outreach.start(people, campaign, today=MONDAY)
        accounts = dict(desk.database.read("SELECT influencer_id, id FROM account"))
        for _row in range(rows):
            place = dice.randrange(len(talks))
            account = accounts.get(people[place % len(people)])
            values = _values(dice) | {"account_id": dice.choice((account, None))}
            piece(desk, talks[place], **values)
        Roster(desk.database).archive([people[place] for place in GONE])
        yield desk, ContentList(desk.database, desk.settings)


def _values(dice: random.Random) -> dict[str, Any]:
    state = dice.choice(CONTENT_STATES)
    is_live = state == "live"
    is_measured = is_live and dice.random() < 0.4
    due = MONDAY + timedelta(days=dice.randint(-8, 14))
    dated = dice.random() < 0.8
    on = due - timedelta(days=20)
    figures = on + timedelta(days=dice.choice((1, 7, 30)))
    return {
        "kind": dice.choice(CONTENT_KINDS),
        "title": dice.choice(TITLES),
        "state": state,
        "state_since": (MONDAY - timedelta(days=dice.randint(0, 9))).isoformat(),
        "round": dice.randint(0, 2),
        "draft_due_on": _iso(due - timedelta(days=4), dice.random() < 0.6),
        "live_due_on": _iso(due, dated),
        "live_on": _iso(on, is_live),
        "measure_due_on": _iso(
            figures, is_live and not is_measured and dice.random() < 0.8
        ),
        "measured_on": _iso(on + timedelta(days=31), is_measured),
    }


def _iso(day: Any, there: bool) -> str | None:
    return day.isoformat() if there else None
