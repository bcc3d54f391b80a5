"""Made-up workspaces for measuring money, with any number of costs."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from store import open_store
from store.roster_lines import rebuild as rebuild_lines
from store.rules.cost_words import CATEGORIES, COST_STATES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TODAY = date(2026, 3, 2)
AT = "2026-03-02T09:00:00Z"
BIG = 1
"""The campaign that half of all costs are in."""

CAMPAIGNS = 40
"""However many costs: what a person alone runs in some years."""

CHANNELS = ("instagram", "youtube", "tiktok", None)
_STATES = dict(zip(COST_STATES, (7, 12, 6, 70, 5), strict=True))
_CATEGORIES = dict(zip(CATEGORIES, (40, 8, 14, 14, 8, 8, 4, 4), strict=True))
_FOR = ("Shooting in the studio", "봄 촬영", "Envío urgente", "Reel boost", None)
_RATES = {("USD", "KRW"): 1400, ("USD", "EUR"): 1}

Row = dict[str, object]


def make(path: Path, costs: int) -> Path:
    """A workspace of so many costs, and own time for every tenth of them."""
    dice = random.Random(11)  # noqa: S311 - made-up data
    people = max(20, min(20_000, costs // 20))
    with open_store(path, now=lambda: datetime.now(UTC), create=True) as store:
        with store.database.replaying(("budget",)) as connection:
            _insert(connection, "influencer", _people(dice, people))
            _insert(connection, "account", _accounts(people))
            _insert(connection, "campaign", _campaigns())
            _insert(connection, "collaboration", _talks(people))
            _insert(connection, "budget_line", _lines())
            # The triggers keep the sums, as they do when she types.
            _insert(connection, "cost", _costs(dice, costs, people))
            _insert(connection, "work_time", _hours(dice, costs // 10))
            rebuild_lines(connection)
        store.database.writer().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


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


def _costs(dice: random.Random, count: int, people: int) -> Iterator[Row]:
    states = dice.choices(list(_STATES), list(_STATES.values()), k=count)
    kinds = dice.choices(list(_CATEGORIES), list(_CATEGORIES.values()), k=count)
    days = [(TODAY - timedelta(days=back)).isoformat() for back in range(1_100)]
    for number, (state, category) in enumerate(zip(states, kinds, strict=True), 1):
        person = dice.randint(1, people)
        campaign = _campaign_of(person)
        counts_in = _currency(campaign)
        currency = "USD" if dice.random() < 0.1 else counts_in
        amount = dice.randint(1, 900_000)
        rate = None if currency == counts_in else _RATES[currency, counts_in]
        is_counted = rate is None or dice.random() < 0.9
        day = dice.randrange(1_100)
        yield _stamps(number) | {
            "campaign_id": campaign,
            "collaboration_id": person if number % 5 else None,
            "payee": None if number % 5 else f"Studio {number % 50}",
            "category": category,
            "channel": dice.choice(CHANNELS),
            "description": dice.choice(_FOR),
            "amount_minor": amount,
            "amount_currency": currency,
            "exchange_rate": str(rate) if rate and is_counted else None,
            "counted_minor": amount * (rate or 1) if is_counted else None,
            "counted_currency": counts_in if is_counted else None,
            "state": state,
            "on_day": days[day],
            "due_on": days[max(0, day - 30)] if number % 3 else None,
            "paid_on": days[max(0, day - 20)] if state == "paid" else None,
            "invoice_ref": f"INV-{number}" if number % 2 else None,
        }


def _hours(dice: random.Random, count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield _stamps(number) | {
            "campaign_id": dice.randint(1, CAMPAIGNS),
            "channel": dice.choice(CHANNELS),
            "on_day": (TODAY - timedelta(days=dice.randrange(1_100))).isoformat(),
            "minutes": dice.randint(5, 240),
        }
