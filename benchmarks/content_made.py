"""Made-up workspaces for measuring content, with any number of pieces."""

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
EACH = 2
"""Pieces that are owed in each collaboration."""

# Of a hundred, how many stand in each lane, and by how many days from today theirs is.
_LANES = {
    "briefed": (10, (-10, 60)),
    "drafting": (8, (-10, 40)),
    "submitted": (4, (-5, 20)),
    "changes_requested": (3, (-5, 20)),
    "approved": (5, (-3, 20)),
    "live": (20, (-60, 0)),
    "measured": (42, (-500, -31)),
    "cancelled": (8, (-300, 60)),
}
_KINDS = ("post", "reel", "story", "video", "blog", "short")
_TITLES = ("Unboxing", "Morning routine", "첫인상", "Antes y después", None)

Row = dict[str, object]


def make(path: Path, pieces: int) -> Path:
    """A workspace of so many pieces of content, each with an asset when it is live."""
    dice = random.Random(7)  # noqa: S311 - made-up data
    talks = max(1, pieces // EACH)
    people = max(1, talks // 2)
    campaigns = max(4, talks // 60)
    owed = list(_pieces(dice, pieces, talks, people))
    seen = [row for row in owed if row["state"] == "live"]
    with open_store(path, now=lambda: datetime.now(UTC), create=True) as store:
        with store.database.replaying(("campaigns",)) as connection:
            _insert(connection, "influencer", _people(dice, people))
            _insert(connection, "account", _accounts(people))
            _insert(connection, "campaign", _campaigns(campaigns))
            _insert(connection, "collaboration", _talks(talks, people, campaigns))
            _insert(connection, "deliverable", iter(owed))
            _insert(connection, "compliance_check", _checks(dice, seen))
            _insert(connection, "asset", _assets(seen, people))
            _insert(connection, "usage_right", _rights(dice, talks))
            rebuild(connection)
        store.database.writer().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    first, *others = rows
    names = ",".join(first)
    sql = f"INSERT INTO {table}({names}) VALUES ({','.join('?' * len(first))})"
    connection.executemany(sql, (tuple(row.values()) for row in (first, *others)))


def _stamps(number: int) -> Row:
    return {"id": number, "created_at": AT, "updated_at": AT, "version": 1}


def _people(dice: random.Random, count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        given = dice.choice(("Luna", "Mina", "Sol", "김민수", "이봄", "Carmen"))
        yield _stamps(number) | {"name": f"{given} {number}", "status": "active"}


def _accounts(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        handle = f"glow.{number}"
        yield _stamps(number) | {
            "influencer_id": number,
            "platform": ("instagram", "tiktok", "youtube")[number % 3],
            "handle": handle,
            "handle_key": handle,
            "followers": number * 10,
        }


def _campaigns(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield _stamps(number) | {
            "name": f"Season {number}",
            "name_key": f"season {number}",
            "status": "running",
            "market": "KR",
        }


def _talks(count: int, people: int, campaigns: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        owner = (number - 1) % people + 1
        yield _stamps(number) | {
            "influencer_id": owner,
            # Nobody is in the same campaign twice.
            "campaign_id": (owner + number // people * 3) % campaigns + 1,
            "stage": "agreed",
            "stage_since": (TODAY - timedelta(days=9)).isoformat(),
            "waiting_on": "me",
            "cadence_step": 0,
            "unanswered": 0,
        }


def _pieces(dice: random.Random, count: int, talks: int, people: int) -> Iterator[Row]:
    weights = [share for share, _days in _LANES.values()]
    lanes = dice.choices(list(_LANES), weights, k=count)
    for number, lane in enumerate(lanes, 1):
        talk = (number - 1) % talks + 1
        on = TODAY + timedelta(days=dice.randint(*_LANES[lane][1]))
        is_live = lane in {"live", "measured"}
        figures = on + timedelta(days=30) if lane == "live" else None
        yield _stamps(number) | {
            "collaboration_id": talk,
            "account_id": (talk - 1) % people + 1 if number % 3 else None,
            "kind": dice.choice(_KINDS),
            "title": dice.choice(_TITLES),
            "state": "live" if is_live else lane,
            "state_since": (TODAY - timedelta(days=dice.randint(0, 30))).isoformat(),
            "round": dice.choice((0, 0, 1, 2)),
            "draft_due_on": (on - timedelta(days=7)).isoformat(),
            "live_due_on": on.isoformat() if number % 12 else None,
            "live_on": on.isoformat() if is_live else None,
            "measure_due_on": figures and figures.isoformat(),
            "measured_on": on.isoformat() if lane == "measured" else None,
        }


def _checks(dice: random.Random, seen: list[Row]) -> Iterator[Row]:
    for row in seen:
        for item in range(dice.choice((0, 3, 12))):
            yield {
                "deliverable_id": row["id"],
                "item": f"item_{item}",
                "ok": int(dice.random() < 0.95),
                "on_day": TODAY.isoformat(),
            }


def _assets(seen: list[Row], people: int) -> Iterator[Row]:
    for number, row in enumerate(seen, 1):
        talk = int(str(row["collaboration_id"]))
        yield _stamps(number) | {
            "influencer_id": (talk - 1) % people + 1,
            "collaboration_id": talk,
            "deliverable_id": row["id"],
            "place": f"https://posts.example/{number}",
            "kind": "post",
            "style": ("unboxing", "how-to", None)[number % 3],
            "title": row["title"],
            "captured_on": row["live_on"],
        }


def _rights(dice: random.Random, talks: int) -> Iterator[Row]:
    for number in range(1, talks + 1, 2):
        starts = TODAY - timedelta(days=dice.randint(0, 300))
        ends = starts + timedelta(days=180)
        yield _stamps(number) | {
            "collaboration_id": number,
            "layer": dice.choice(("organic", "paid")),
            "begins": "date",
            "starts_on": starts.isoformat(),
            "ends_on": ends.isoformat(),
            "remind_on": ends.isoformat() if ends > TODAY else None,
        }
