"""Campaigns: does the first page cost more with 200 of them than with 5?

Run it from the root as ``python -m benchmarks.campaigns``. It fills workspaces with
made-up campaigns of fifty collaborations each, agreed fees, contracts and content among
them, asks what the list asks before its first frame, in turn, and prints the medians,
the ratio, and what the ratio of the whole opening comes to beside the time that a frame
takes in any case (``--frame``). A page is what a terminal shows (``--page`` lines).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from store import open_store
from store.campaign_list import CampaignView
from store.roster_lines import rebuild

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from sqlite3 import Connection

    from store import Store

TODAY = date(2026, 3, 2)
AT = "2026-03-02T09:00:00Z"
INSIDE = 50
"""Collaborations of each campaign."""

_STAGES = ("identified", "contacted", "negotiating", "agreed", "wrapped", "declined")

Row = dict[str, object]


def make(path: Path, campaigns: int) -> Path:
    """A workspace of so many campaigns; whoever is in one is in several."""
    dice = random.Random(7)  # noqa: S311 - made-up data
    people = max(INSIDE, campaigns * INSIDE // 4)
    inside = list(_inside(dice, campaigns, people))
    with open_store(path, now=lambda: datetime.now(UTC), create=True) as store:
        with store.database.replaying(("campaigns",)) as connection:
            _insert(connection, "influencer", _people(people))
            _insert(connection, "campaign", _campaigns(dice, campaigns))
            _insert(connection, "collaboration", iter(inside))
            _insert(connection, "contract", _contracts(inside))
            _insert(connection, "deliverable", _deliverables(dice, inside))
            rebuild(connection)
        store.database.writer().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _insert(connection: Connection, table: str, rows: Iterator[Row]) -> None:
    first, *others = rows
    names = ",".join(first)
    sql = f"INSERT INTO {table}({names}) VALUES ({','.join('?' * len(first))})"
    connection.executemany(sql, (tuple(row.values()) for row in (first, *others)))


def _stamps(number: int) -> Row:
    return {"id": number, "created_at": AT, "updated_at": AT, "version": 1}


def _people(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        name, status = f"Person {number}", "prospect"
        yield _stamps(number) | {"name": name, "status": status}


def _campaigns(dice: random.Random, count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        starts = TODAY + timedelta(days=dice.randint(-90, 60))
        yield _stamps(number) | {
            "name": f"Season {number}",
            "name_key": f"season {number}",
            "status": "running",
            "starts_on": starts.isoformat(),
            "ends_on": (starts + timedelta(days=30)).isoformat(),
            "currency": "KRW",
            "budget_minor": 5_000_000,
            "brief_summary": "A toner for dry days",
        }


def _inside(dice: random.Random, campaigns: int, people: int) -> Iterator[Row]:
    for place in range(campaigns * INSIDE):
        stage = dice.choice(_STAGES)
        is_open = stage not in {"wrapped", "declined"}
        due = TODAY + timedelta(days=dice.randint(-12, 30))
        fee = 100_000 if stage in {"agreed", "wrapped"} else None
        yield _stamps(place + 1) | {
            "influencer_id": place % people + 1,
            "campaign_id": place // INSIDE + 1,
            "stage": stage,
            "stage_since": (TODAY - timedelta(days=9)).isoformat(),
            "waiting_on": "me",
            "next_kind": "own" if is_open else None,
            "next_step_on": due.isoformat() if is_open else None,
            "last_on": (TODAY - timedelta(days=dice.randint(0, 80))).isoformat(),
            "last_direction": "out",
            "cadence_step": 0,
            "unanswered": 0,
            "fee_minor": fee,
            "fee_currency": fee and "KRW",
        }


def _contracts(inside: Sequence[Row]) -> Iterator[Row]:
    agreed = (row["id"] for row in inside if row["fee_minor"])
    for number, collaboration in enumerate(agreed, 1):
        yield _stamps(number) | {
            "collaboration_id": collaboration,
            "status": "signed" if number % 3 else "sent",
            "clauses": "disclosure",
        }


def _deliverables(dice: random.Random, inside: Sequence[Row]) -> Iterator[Row]:
    agreed = [row["id"] for row in inside if row["fee_minor"]]
    for number, collaboration in enumerate((*agreed, *agreed), 1):
        due = TODAY + timedelta(days=dice.randint(-20, 30))
        yield _stamps(number) | {
            "collaboration_id": collaboration,
            "kind": "reel",
            "substance": "The texture, in daylight",
            "live_due_on": due.isoformat(),
            "state": dice.choice(("briefed", "submitted", "live")),
            "state_since": (TODAY - timedelta(days=5)).isoformat(),
            "round": 0,
        }


def page(store: Store, lines: int) -> None:
    """What the list asks before its first frame."""
    numbers = store.campaign_list.order(CampaignView())
    store.campaign_list.rows(numbers[:lines], TODAY)


def questions(lines: int) -> dict[str, Callable[[Store], object]]:
    """What is measured of an open workspace."""
    return {
        "order": lambda store: store.campaign_list.order(CampaignView()),
        "order by people": lambda store: store.campaign_list.order(
            CampaignView(sort="people")
        ),
        "filter": lambda store: store.campaign_list.order(CampaignView("season 1")),
        "five lines": lambda store: page(store, 5),
        "first page": lambda store: page(store, lines),
        "one campaign": lambda store: store.campaigns.card(1),
    }


def asked(path: Path, lines: int, again: int) -> dict[str, float]:
    """Milliseconds of every question, once."""
    with open_store(path, now=lambda: datetime.now(UTC), create=False) as store:
        found = {"open list": _timed(lambda store: page(store, lines), store)}
        for name, ask in questions(lines).items():
            found[name] = median(_timed(ask, store) for _ in range(again))
    return found


def _timed(ask: Callable[[Store], object], store: Store) -> float:
    begun = time.perf_counter()
    ask(store)
    return (time.perf_counter() - begun) * 1000


def compare(sizes: Sequence[int], lines: int, rounds: int, frame: float) -> None:
    """Print every measure at both sizes."""
    with tempfile.TemporaryDirectory() as name:
        paths = [make(Path(name) / f"{count}.soloist", count) for count in sizes]
        found: list[dict[str, list[float]]] = [{} for _ in paths]
        for turn in range(rounds + 1):
            for place in sorted(range(len(paths)), reverse=bool(turn % 2)):
                taken = asked(paths[place], lines, again=3)
                if turn:  # the first round only warms up
                    for measure, took in taken.items():
                        found[place].setdefault(measure, []).append(took)
    print(f"ms with {sizes[0]} and {sizes[1]} campaigns, ratio, with a frame")
    for measure, times in found[0].items():
        few, many = median(times), median(found[1][measure])
        whole = (frame + many) / (frame + few)
        print(f"{measure:18}{few:9.2f}{many:9.2f}  x{many / few:7.2f}  x{whole:5.2f}")


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--campaigns", type=int, nargs=2, default=[5, 200])
    parser.add_argument("--page", type=int, default=20, help="lines on a page")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--frame", type=float, default=120, help="ms of a frame")
    chosen = parser.parse_args()
    compare(chosen.campaigns, chosen.page, chosen.rounds, chosen.frame)


if __name__ == "__main__":
    main()
