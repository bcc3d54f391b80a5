"""Made-up workspaces for measuring money, with any number of costs."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from store import open_store, totals
from store.roster_lines import rebuild as rebuild_lines
from store.rules.cost_words import CATEGORIES, COST_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TODAY = date(2026, 3, 2)
AT = "2026-03-02T09:00:00Z"
BIG = 1
"""The campaign that half of all costs are in."""

CAMPAIGNS = 40
"""However many costs: what a person alone runs in some years."""

CHANNELS = ("instagram", "youtube", "tiktok", None)
DAYS = 1_100
"""Days that all of it took; what is older than SETTLED is paid or called off."""

SETTLED = 120
_NOW = dict(zip(COST_STATES, (10, 30, 15, 40, 5), strict=True))
_THEN = {"paid": 93, "cancelled": 7}
_CATEGORIES = dict(zip(CATEGORIES, (40, 8, 14, 14, 8, 8, 4, 4), strict=True))
_ON_CHANNELS = frozenset({"fee", "commission", "boost"})
_MONEY = {"own": 900, "converted": 90, "waiting": 10}
"""In the campaign's currency, or in dollars; for one in ten of those without a rate."""

_KINDS = [
    {"category": category, "channel": channel, "state": state, "money": money}
    for category in CATEGORIES
    for channel in (CHANNELS if category in _ON_CHANNELS else (None,))
    for state in COST_STATES
    for money in _MONEY
]
"""One of each is in the campaign that half of all costs are in, whatever their number:
what is compared are few and many costs, not few and many kinds of them."""

_FOR = ("Shooting in the studio", "봄 촬영", "Envío urgente", "Reel boost", None)
_RATES = {("USD", "KRW"): 1400, ("USD", "EUR"): 1}

Row = dict[str, object]


def make(path: Path, costs: int) -> Path:
    """A workspace of so many costs, and own time for every tenth of them."""
    dice = random.Random(11)  # noqa: S311 - made-up data
    people = max(2 * CAMPAIGNS, min(20_000, costs // 20))
    with open_store(path, now=lambda: datetime.now(UTC), create=True) as store:
        with store.database.replaying(("budget",)) as connection:
            _insert(connection, "influencer", _people(dice, people))
            _insert(connection, "account", _accounts(people))
            _insert(connection, "campaign", _campaigns())
            _insert(connection, "collaboration", _talks(people))
            _insert(connection, "budget_line", _lines())
            rebuild_lines(connection)
        store.database.writer().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000")
        with _bare(connection, "cost", "work_time"):
            _insert(connection, "cost", _costs(dice, costs, people))
            _insert(connection, "work_time", _hours(dice, costs // 10))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@contextmanager
def _bare(connection: sqlite3.Connection, *tables: str) -> Iterator[None]:
    """Fill tables without their triggers and indexes, which come back with the sums."""
    marks = ",".join("?" * len(tables))
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql NOTNULL"
        f" AND type IN ('trigger','index') AND tbl_name IN ({marks})",
        tables,
    ).fetchall()
    connection.execute("BEGIN")
    for kind, name, _sql in found:
        connection.execute(f"DROP {kind} {name}")
    yield
    for _kind, _name, sql in sorted(found):
        connection.execute(sql)
    totals.rebuild(connection)
    connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    coming = iter(rows)
    first = next(coming)
    names = ",".join(first)
    sql = f"INSERT INTO {table}({names}) VALUES ({','.join('?' * len(first))})"
    connection.execute(sql, tuple(first.values()))
    connection.executemany(sql, (tuple(row.values()) for row in coming))


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
            "platform": "instagram",
            "handle": handle,
            "handle_key": handle,
            "followers": number * 10,
        }


def _currency(campaign: int) -> str:
    return "EUR" if campaign % 4 == 0 else "KRW"


def _campaigns() -> Iterator[Row]:
    for number in range(1, CAMPAIGNS + 1):
        yield _stamps(number) | {
            "name": f"Season {number}",
            "name_key": f"season {number}",
            "status": "running",
            "market": "KR",
            "currency": _currency(number),
            "budget_minor": 10**12,
            "hourly_rate_minor": 5_000,
        }


def _lines() -> Iterator[Row]:
    for number in range(1, CAMPAIGNS + 1):
        for category in CATEGORIES:
            yield {
                "campaign_id": number,
                "category": category,
                "planned_minor": 10**11,
            }


def _campaign_of(person: int) -> int:
    return BIG if person % 2 else person // 2 % (CAMPAIGNS - 1) + 2


def _talks(people: int) -> Iterator[Row]:
    for number in range(1, people + 1):
        yield _stamps(number) | {
            "influencer_id": number,
            "campaign_id": _campaign_of(number),
            "stage": "negotiating",
            "stage_since": TODAY.isoformat(),
            "waiting_on": "me",
            "cadence_step": 0,
            "unanswered": 0,
        }


def _day_of(dice: random.Random, campaign: int) -> int:
    """How many days back: one campaign goes on all the time, the others take turns."""
    if campaign == BIG:
        return dice.randrange(DAYS)
    begins = (campaign - 2) * DAYS // CAMPAIGNS
    return begins + dice.randrange(60)


def _costs(dice: random.Random, count: int, people: int) -> Iterator[Row]:
    days = [(TODAY - timedelta(days=back)).isoformat() for back in range(DAYS + 60)]
    for number in range(1, count + 1):
        if number <= len(_KINDS):
            person, kind = dice.randrange(1, people, 2), _KINDS[number - 1]
            back = dice.randrange(SETTLED)
        else:
            person = dice.randint(1, people)
            back = _day_of(dice, _campaign_of(person))
            kind = _kind(dice, _NOW if back < SETTLED else _THEN)
        campaign = _campaign_of(person)
        yield (
            _stamps(number)
            | _whose(number, person, campaign)
            | _amount(dice, _currency(campaign), str(kind["money"]))
            | {
                "category": kind["category"],
                "channel": kind["channel"],
                "description": dice.choice(_FOR),
                "state": kind["state"],
                "on_day": days[back],
                "due_on": days[max(0, back - 30)] if number % 3 else None,
                "paid_on": days[max(0, back - 20)] if kind["state"] == "paid" else None,
                "invoice_ref": f"INV-{number}" if number % 2 else None,
            }
        )


def _kind(dice: random.Random, states: dict[str, int]) -> dict[str, str | None]:
    category = _one_of(dice, _CATEGORIES)
    return {
        "category": category,
        "channel": dice.choice(CHANNELS) if category in _ON_CHANNELS else None,
        "state": _one_of(dice, states),
        "money": _one_of(dice, _MONEY),
    }


def _one_of(dice: random.Random, weights: dict[str, int]) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]


def _whose(number: int, person: int, campaign: int) -> Row:
    is_personal = number % 5 != 0
    return {
        "campaign_id": campaign,
        "collaboration_id": person if is_personal else None,
        "payee": None if is_personal else f"Studio {number % 50}",
    }


def _amount(dice: random.Random, counts_in: str, money: str) -> Row:
    amount = dice.randint(1, 900_000)
    currency = counts_in if money == "own" else "USD"
    rate = _RATES["USD", counts_in] if money == "converted" else None
    is_counted = money != "waiting"
    return {
        "amount_minor": amount,
        "amount_currency": currency,
        "exchange_rate": str(rate) if rate else None,
        "counted_minor": amount * (rate or 1) if is_counted else None,
        "counted_currency": counts_in if is_counted else None,
    }


def _hours(dice: random.Random, count: int) -> Iterator[Row]:
    for number in range(count):
        yield _stamps(number + 1) | {
            "campaign_id": number // len(CHANNELS) % CAMPAIGNS + 1,
            "channel": CHANNELS[number % len(CHANNELS)],
            "on_day": (TODAY - timedelta(days=dice.randrange(DAYS))).isoformat(),
            "minutes": dice.randint(5, 240),
        }
