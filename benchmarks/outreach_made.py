"""Made-up workspaces for measuring outreach, with any number of conversations."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from store import open_store
from store.roster_lines import rebuild

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 3, 2)
AT = "2026-03-02T09:00:00Z"

_GIVEN = "Luna Mina Hana Sol Ana Bora Jun Carla Minsu Yuna Leo Eva Noa Haru Iris Marta"
_FAMILY = "Kim Park Lee Choi García López Ruiz Smith Jones Moreau Rossi Silva Novak"
_HANGUL = ("김민수", "박하루", "이봄", "최유나", "정솔", "한가람")
_NICHES = ("beauty", "food", "travel", "fitness", "뷰티", "moda", "gaming", None)

# Of a hundred, how many stand in each stage, and what is next there.
_STAGES = {
    "identified": (15, "first", 3),
    "warming": (5, "own", 5),
    "contacted": (25, "follow_up", 3),
    "replied": (8, "reply", 1),
    "negotiating": (7, "follow_up", 5),
    "agreed": (10, "own", 7),
    "no_reply": (12, "again", 60),
    "wrapped": (12, None, 0),
    "declined": (6, None, 0),
}
_DATED = 0.79
"""The share of all that has a next step: those of the open stages but a few adrift."""


def make(path: Path, rows: int, due: float) -> Path:
    """A workspace of so many collaborations, a share of which is due within a week.

    Every one has five touches; there are four people for five of them.
    """
    dice = random.Random(7)  # noqa: S311 - made-up data
    people = max(1, rows * 4 // 5)
    with open_store(path, now=lambda: datetime.now(UTC), create=True) as store:
        with store.database.replaying(("outreach",)) as connection:
            _insert(connection, "influencer", _people(dice, people))
            _insert(connection, "account", _accounts(dice, people))
            _insert(connection, "campaign", _campaigns())
            _insert(connection, "collaboration", _rows(dice, rows, people, due))
            _insert(connection, "touch", _touches(dice, rows, people))
            rebuild(connection)
        store.database.writer().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _insert(
    connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]
) -> None:
    first = next(rows)
    names = ",".join(first)
    sql = f"INSERT INTO {table}({names}) VALUES ({','.join('?' * len(first))})"
    connection.execute(sql, tuple(first.values()))
    connection.executemany(sql, (tuple(row.values()) for row in rows))


def _stamps(number: int) -> dict[str, object]:
    return {"id": number, "created_at": AT, "updated_at": AT, "version": 1}


def _people(dice: random.Random, count: int) -> Iterator[dict[str, object]]:
    given, family = _GIVEN.split(), _FAMILY.split()
    for number in range(1, count + 1):
        latin = f"{dice.choice(given)} {dice.choice(family)} {number}"
        yield _stamps(number) | {
            "name": f"{dice.choice(_HANGUL)} {number}" if number % 4 == 0 else latin,
            "email": f"p{number}@mail.example",
            "preferred_channel": dice.choice(("mail", "dm", "kakao", None)),
            "country": dice.choice(("KR", "ES", "US", "MX", None)),
            "niche": dice.choice(_NICHES),
            "status": dice.choice(("prospect", "active", "resting")),
        }


def _accounts(dice: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(1, count + 1):
        handle = f"{dice.choice(('glow', 'sol', 'luna', 'daily'))}.{number}"
        yield _stamps(number) | {
            "influencer_id": number,
            "platform": dice.choice(("instagram", "tiktok", "youtube")),
            "handle": handle,
            "handle_key": handle,
            "followers": int(10 ** dice.uniform(3, 6)),
            "avg_likes": dice.randint(20, 5_000),
            "avg_comments": dice.randint(1, 200),
        }


def _campaigns() -> Iterator[dict[str, object]]:
    for number in range(1, 41):
        starts = TODAY + timedelta(days=number * 5 - 90)
        name = f"Season {number}"
        yield _stamps(number) | {
            "name": name,
            "name_key": name.casefold(),
            "starts_on": starts.isoformat() if number % 5 else None,
        }


def _rows(
    dice: random.Random, count: int, people: int, due: float
) -> Iterator[dict[str, object]]:
    weights = [share for share, _, _ in _STAGES.values()]
    stages = dice.choices(list(_STAGES), weights, k=count)
    for number, stage in enumerate(stages, 1):
        _, kind, wait = _STAGES[stage]
        owner = (number - 1) % people + 1
        campaign = (owner * 7 + number // people) % 40 + 1
        on = None
        if kind and (stage == "no_reply" or dice.random() > 0.04):
            on = _day(dice, within=due / _DATED)
        clock = on and on - timedelta(days=wait + dice.choice((0, 0, 0, 2, 2, 4)))
        asked = dice.choice((None, None, dice.randint(1, 90) * 10_000))
        yield _stamps(number) | {
            "influencer_id": owner,
            "campaign_id": campaign if number % 20 else None,
            "stage": stage,
            "stage_since": (TODAY - timedelta(days=dice.randint(0, 200))).isoformat(),
            "waiting_on": "me" if kind in {"first", "reply"} else "influencer",
            "next_kind": kind if on else None,
            "next_step": "Send the brief" if kind == "own" and on else None,
            "next_step_on": on.isoformat() if on else None,
            "clock_on": clock.isoformat() if clock else None,
            "cadence_step": dice.randint(0, 2),
            "unanswered": dice.randint(0, 2),
            "last_on": (TODAY - timedelta(days=dice.randint(1, 200))).isoformat(),
            "last_direction": dice.choice(("out", "in")),
            "last_channel": dice.choice(("mail", "dm", "kakao")),
            "asked_minor": asked,
            "asked_currency": asked and dice.choice(("KRW", "EUR")),
        }


def _day(dice: random.Random, within: float) -> date:
    """A day up to the end of the coming week, or one further off."""
    if dice.random() < within:
        return TODAY + timedelta(days=7 - int(dice.expovariate(1 / 20)) % 90)
    return TODAY + timedelta(days=dice.randint(8, 90))


def _touches(
    dice: random.Random, count: int, people: int
) -> Iterator[dict[str, object]]:
    for number in range(count * 5):
        row = number % count + 1
        on = TODAY - timedelta(days=dice.randint(1, 200))
        yield {
            "influencer_id": (row - 1) % people + 1,
            "collaboration_id": row,
            "at": f"{on.isoformat()}T12:00:00Z",
            "on_day": on.isoformat(),
            "channel": dice.choice(("mail", "dm", "kakao")),
            "direction": dice.choice(("out", "out", "in")),
            "kind": "message",
            "body": "Hello, would you like to try our spring set? It is on its way.",
        }
