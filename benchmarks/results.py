"""Results with 1,000 and with 1,000,000 conversions: does size cost her?

Run it from the root as ``python -m benchmarks.results``. It fills two workspaces with
made-up people, costs, conversions and as many readings, half of all in one campaign,
and asks both what ``soloist roi`` and the screen of results ask, in turn. It prints the
medians, the ratio of both sizes, what that comes to beside the time that a frame takes
in any case (``--frame``), and what the same aggregate takes as plain SQL over the rows
of the larger file. Times are of the processor, so that a busy machine gives the same
ratios.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.budget_made import BIG, TODAY
from benchmarks.results_made import make
from store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store import Store

AGAIN = 3
"""Times that an open store is asked in each round."""

TAKES = "state IN ('committed','invoiced','paid')"
SOLD = """SELECT {by}, kind, amount_currency, counted_currency, status<>'cancelled',
 count(*), sum(quantity), sum(amount_minor), sum(counted_minor), sum(refunded_minor)
 FROM conversion WHERE {of} GROUP BY 1, 2, 3, 4, 5"""
SPENT = f"""SELECT {{by}}, amount_currency, counted_currency, sum(amount_minor),
 sum(counted_minor) FROM cost WHERE {TAKES} AND {{of}} GROUP BY 1, 2, 3"""
WORKED = """SELECT {by}, hourly_rate_currency, hourly_rate_minor, sum(minutes)
 FROM work_time WHERE {of} GROUP BY 1, 2, 3"""


class Question(NamedTuple):
    """What is asked of a store, and the same aggregate as plain SQL over the rows."""

    ask: Callable[[Store], object]
    plain: tuple[str, ...] = ()


def _plain(by: str, of: str) -> tuple[str, ...]:
    """The aggregate that a table by something is made of."""
    return tuple(sql.format(by=by, of=of) for sql in (SOLD, SPENT, WORKED))


def _table(by: str, campaign: int | None) -> Callable[[Store], object]:
    return lambda store: store.results.roi(by, campaign)


OF_BIG = f"campaign_id={BIG}"
WEEK = TODAY - timedelta(days=7)

QUESTIONS: dict[str, Question] = {
    "roi by channel": Question(
        _table("channel", None), _plain("campaign_id, channel", "1")
    ),
    "of one campaign": Question(_table("channel", BIG), _plain("channel", OF_BIG)),
    "by influencer": Question(
        _table("influencer", BIG), _plain("collaboration_id", OF_BIG)
    ),
    "by influencer, all": Question(_table("influencer", None)),
    "by format": Question(_table("format", BIG)),
    "by campaign": Question(_table("campaign", None), _plain("campaign_id", "1")),
    "by month": Question(_table("month", BIG), _plain("substr(on_day,1,7)", OF_BIG)),
    "of a week": Question(lambda store: store.results.roi("channel", BIG, WEEK)),
    "overview": Question(lambda store: store.results.programme(TODAY)),
    "a campaign": Question(lambda store: store.results.campaign(BIG, TODAY)),
    "its months": Question(lambda store: store.results.months(BIG)),
    "best people": Question(lambda store: store.results.ranking(BIG)),
    "worst people": Question(lambda store: store.results.ranking(None, worst=True)),
    "best content": Question(
        lambda store: store.results.ranking(BIG, of="piece", by="engagements")
    ),
    "content by rate": Question(
        lambda store: store.results.ranking(BIG, of="piece", by="er")
    ),
    "her medians": Question(lambda store: store.results.medians()),
    "explain a channel": Question(
        lambda store: store.results.explain("roi", "channel", "instagram", BIG)
    ),
}
"""Asked of both workspaces in turn."""


class Times(NamedTuple):
    """Milliseconds of one question, of each workspace and as plain SQL."""

    few: list[float]
    many: list[float]
    plain: list[float]


def measured(few: Path, many: Path, rounds: int) -> dict[str, Times]:
    """Ask every question of both files in turn, and at last as plain SQL."""
    found = {name: Times([], [], []) for name in QUESTIONS}
    for turn in range(rounds):
        with _opened(few) as small, _opened(many) as large:
            for name, question in QUESTIONS.items():
                asks = [
                    (partial(question.ask, small), found[name].few),
                    (partial(question.ask, large), found[name].many),
                ]
                for again in range(AGAIN):
                    for ask, took in asks if (turn + again) % 2 else asks[::-1]:
                        took.append(_timed(ask))
        # Not in between: the machine would be busy with what they leave behind.
        with closing(sqlite3.connect(many)) as plain:
            for name, question in QUESTIONS.items():
                if question.plain:
                    took = found[name].plain
                    took.append(_timed(partial(_plainly, plain, question)))
    return found


def _opened(path: Path) -> Store:
    return open_store(path, now=lambda: datetime.now(UTC), create=False)


def _plainly(plain: sqlite3.Connection, question: Question) -> None:
    for sql in question.plain:
        plain.execute(sql).fetchall()


def _timed(call: Callable[[], object]) -> float:
    # Of the processor: what others do on the machine does not count.
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000


def show(found: dict[str, Times], sizes: Sequence[int], frame: float) -> None:
    """Print the medians at both sizes, their ratio, and beside plain SQL."""
    few_of, many_of = sizes
    print(f"CPU ms with {few_of:,} and {many_of:,} conversions and readings, ratio,")
    print("with a frame; as plain SQL, ratio")
    for name, times in found.items():
        few, many = median(times.few), median(times.many)
        whole = (frame + many) / (frame + few)
        print(f"{name:20}{few:9.2f}{many:10.2f}  x{many / few:8.2f}", end="")
        print(f"  x{whole:6.2f}", end="")
        plain = median(times.plain) if times.plain else None
        print(f"{plain:11.2f}  x{many / plain:6.3f}" if plain else "")


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs=2, default=[1_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--frame", type=float, default=120, help="ms of a frame")
    parser.add_argument("--folder", type=Path, help="keep the workspaces, to ask again")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        paths = [folder / f"results-{rows}.soloist" for rows in chosen.rows]
        for path, rows in zip(paths, chosen.rows, strict=True):
            if not path.exists():
                make(path, rows)
        found = measured(paths[0], paths[1], chosen.rounds)
    show(found, chosen.rows, chosen.frame)


if __name__ == "__main__":
    main()
