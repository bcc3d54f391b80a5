"""Made-up workspaces for measuring results, with any number of conversions."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks import budget_made
from benchmarks.budget_made import AT, BIG, CAMPAIGNS, CHANNELS, DAYS, TODAY
from store import piece_lines, result_lines, totals
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHARE_OF_COSTS = 10
"""Conversions for each cost."""

PER_PIECE = 6
"""Readings of each piece of content."""

ON_PIECES = 0.6
"""Of all readings; the others are of channels, day by day."""

KINDS = ("reel", "story", "video")
WINDOWS = (("24h", 1), ("7d", 7), ("30d", 30))
LABELS = ("google / organic", "instagram / paid", "(direct)", None)
_KINDS = {"purchase": 85, "newsletter": 10, "enquiry": 5}
_STATES = {"paid": 90, "refunded": 3, "cancelled": 7}

Row = dict[str, object]


def make(path: Path, count: int) -> Path:
    """A workspace of so many conversions and as many readings, with what they cost."""
    dice = random.Random(12)  # noqa: S311 - made-up data
    costs = max(100, count // SHARE_OF_COSTS)
    budget_made.make(path, costs)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function("fold", 1, fold, deterministic=True)
        connection.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000")
        (people,) = connection.execute("SELECT count(*) FROM influencer").fetchone()
        _fill(connection, dice, people, count)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _fill(
    connection: sqlite3.Connection, dice: random.Random, people: int, count: int
) -> None:
    """Fill tables without their triggers and indexes, which come back with the sums."""
    tables = ("deliverable", "reading", "conversion", "piece_line")
    marks = ",".join("?" * len(tables))
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql NOTNULL"
        f" AND type IN ('trigger','index') AND tbl_name IN ({marks})",
        tables,
    ).fetchall()
    pieces = max(PER_PIECE, round(count * ON_PIECES) // PER_PIECE)
    connection.execute("BEGIN")
    for kind, name, _sql in found:
        connection.execute(f"DROP {kind} {name}")
    _insert(connection, "deliverable", _pieces(dice, pieces, people))
    _insert(connection, "reading", _of_pieces(dice, pieces))
    _insert(connection, "reading", _of_channels(dice, count - pieces * PER_PIECE))
    _insert(connection, "conversion", _conversions(dice, count, people))
    indexes = [sql for kind, _name, sql in found if kind == "index"]
    triggers = [sql for kind, _name, sql in found if kind == "trigger"]
    for sql in indexes:
        connection.execute(sql)
    piece_lines.rebuild(connection)
    totals.rebuild(connection)
    result_lines.rebuild(connection)
    for sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    coming = iter(rows)
    first = next(coming, None)
    if first is None:
        return
    names = ",".join(first)
    sql = f"INSERT INTO {table}({names}) VALUES ({','.join('?' * len(first))})"
    connection.execute(sql, tuple(first.values()))
    connection.executemany(sql, (tuple(row.values()) for row in coming))


def _stamps() -> Row:
    return {"created_at": AT, "updated_at": AT, "version": 1}


def _campaign_of(person: int) -> int:
    """As the people of ``budget_made`` are divided."""
    return BIG if person % 2 else person // 2 % (CAMPAIGNS - 1) + 2


def _when(dice: random.Random, campaign: int) -> str:
    """One campaign goes on all the time, the others take turns, as they spend."""
    if campaign == BIG:
        return _day(dice.randrange(DAYS))
    return _day((campaign - 2) * DAYS // CAMPAIGNS + dice.randrange(60))


def _day(back: int) -> str:
    return (TODAY - timedelta(days=back)).isoformat()


def _pieces(dice: random.Random, pieces: int, people: int) -> Iterator[Row]:
    for number in range(1, pieces + 1):
        person = number % people + 1
        yield _stamps() | {
            "id": number,
            "collaboration_id": person,
            "account_id": person,
            "kind": KINDS[person % len(KINDS)],
            "state": "live",
            "state_since": _day(40),
            "round": 0,
            "live_on": _day(40 + dice.randrange(DAYS - 40)),
        }


def _of_pieces(dice: random.Random, pieces: int) -> Iterator[Row]:
    """Six of each: after a day, a week, a month, by two sources."""
    for number in range(1, pieces + 1):
        views = dice.randint(100, 90_000)
        for source in ("influencer", "verified"):
            for place, (window, days) in enumerate(WINDOWS):
                seen = views * (place + 2) // 4
                yield _stamps() | {
                    "deliverable_id": number,
                    "on_day": _day(40 - days),
                    "window": window,
                    "source": source,
                    "impressions": seen * 2,
                    "reach": seen + seen // 3,
                    "views": seen,
                    "likes": seen // 20,
                    "comments": seen // 200,
                    "clicks": seen // 90,
                }


def _of_channels(dice: random.Random, count: int) -> Iterator[Row]:
    """Visits and views day by day, of campaigns and their channels."""
    for _ in range(count):
        yield _stamps() | {
            "channel": dice.choice(CHANNELS) or "website",
            "campaign_id": BIG if dice.random() < 0.5 else dice.randint(2, CAMPAIGNS),
            "label": dice.choice(LABELS),
            "on_day": _day(dice.randrange(DAYS)),
            "window": "24h",
            "source": "import",
            "views": dice.randint(1, 900),
            "sessions": dice.randint(1, 90),
            "users": dice.randint(1, 80),
        }


def _conversions(dice: random.Random, count: int, people: int) -> Iterator[Row]:
    """Two of three are somebody's; one in twenty is in dollars without a rate."""
    kinds = dice.choices(list(_KINDS), list(_KINDS.values()), k=count)
    states = dice.choices(list(_STATES), list(_STATES.values()), k=count)
    for kind, status in zip(kinds, states, strict=True):
        person = dice.randint(1, people)
        campaign = _campaign_of(person)
        home = "EUR" if campaign % 4 == 0 else "KRW"
        is_known = dice.random() < 0.66
        is_abroad = dice.random() < 0.05
        amount = 0 if status == "refunded" else dice.randint(1_000, 90_000)
        yield _stamps() | {
            "campaign_id": campaign,
            "kind": kind,
            "on_day": _when(dice, campaign),
            "quantity": 1,
            "amount_minor": amount if kind == "purchase" else None,
            "amount_currency": ("USD" if is_abroad else home)
            if kind == "purchase"
            else None,
            "counted_minor": None if is_abroad or kind != "purchase" else amount,
            "counted_currency": None if is_abroad or kind != "purchase" else home,
            "status": status,
            "collaboration_id": person if is_known else None,
            "channel": dice.choice(CHANNELS),
            "attributed_by": dice.choice(("code", "link")) if is_known else "none",
            "source": "shopify",
        }
