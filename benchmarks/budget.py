"""Money with 1,000 and with 1,000,000 costs: does size cost her?

Run it from the root as ``python -m benchmarks.budget``. It fills two workspaces with
made-up people, campaigns and costs, half of all costs in one campaign, and asks both
what the budget, the ledger and the payments ask, in turn. It prints the medians, the
ratio of both sizes, what it comes to beside the time that a frame takes in any case
(``--frame``), and what the same question takes as plain SQL over the rows, put to
sqlite3 in the larger file: what she would wait without the sums that are kept; last,
for what is a sum, the same as plain SQL over those sums. Times are of the processor, so
that a busy machine gives the same ratios.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.budget_made import BIG, TODAY, make
from store import open_store
from store.ledger import SORTS, Ledger, LedgerView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store import Store

PAGE = 100
"""Lines of the ledger that come at once."""

AGAIN = 3
"""Times that an open store is asked in each round."""

OPENING = "open, first page"
"""Asked of a workspace that has just been opened."""


class Question(NamedTuple):
    """What is asked of a store, and the same as plain SQL over the rows."""

    ask: Callable[[Store], object]
    plain: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """The same over the sums that are kept."""


TAKES = "state IN ('committed','invoiced','paid')"
LINES = """SELECT k.*, g.name, i.name FROM cost k
 LEFT JOIN campaign g ON g.id=k.campaign_id
 LEFT JOIN collaboration c ON c.id=k.collaboration_id
 LEFT JOIN influencer i ON i.id=c.influencer_id"""
FEW = 30
"""Lines that there are of what is open, with however few costs."""

LATEST = f"ORDER BY k.on_day DESC, k.id DESC LIMIT {PAGE}"
COMMITTED = f"""SELECT counted_currency, sum(counted_minor) FROM cost
 WHERE {TAKES} GROUP BY 1"""
ADDED = """SELECT {by}, state, amount_currency, counted_currency, sum(amount_minor),
 sum(counted_minor), count(*) FROM cost WHERE {of} GROUP BY 1, 2, 3, 4"""
RUNNING = f"""sum(CASE WHEN {TAKES} THEN counted_minor ELSE 0 END)
 OVER (PARTITION BY counted_currency ORDER BY on_day, id)"""
HOURS = """SELECT hourly_rate_minor, hourly_rate_currency, sum(minutes)
 FROM work_time WHERE campaign_id=1 GROUP BY 1, 2"""

_SUMS = ",".join(
    f"sum({minor}) FILTER (WHERE {which})"
    for minor in ("counted_minor", "amount_minor")
    for which in (TAKES, "state='paid'", "state='planned'")
)
_MONEY = "amount_currency, counted_currency"
FOLDED = f"""SELECT {{by}}, {_MONEY}, {_SUMS}, sum(many) FROM {{of}}
 AND state<>'cancelled' GROUP BY {{by}}, {_MONEY}"""
FRAME = "SELECT * FROM campaign WHERE {}"
PLANS = "SELECT * FROM budget_line WHERE {}"
WORKED = """SELECT {by}, hourly_rate_currency, hourly_rate_minor, sum(minutes)
 FROM time_total WHERE {of} GROUP BY {by}, 2, 3"""


def _page(
    text: str = "", count: int = PAGE, **view: object
) -> Callable[[Store], object]:
    """The first page of a ledger that was asked nothing before."""

    def ask(store: Store) -> object:
        asked = LedgerView(text, **view)  # type: ignore[arg-type]
        return Ledger(store.database, store.settings).first(asked, TODAY, count)

    return ask


def _sums(text: str = "") -> Callable[[Store], object]:
    """What a ledger comes to that was asked nothing before."""
    return lambda store: Ledger(store.database, store.settings).sums(
        LedgerView(text), TODAY
    )


QUESTIONS: dict[str, Question] = {
    "a campaign's figures": Question(
        lambda store: store.budget.figures(BIG),
        (ADDED.format(by="category", of="campaign_id=1"), HOURS),
        (
            FRAME.format("id=1"),
            PLANS.format("campaign_id=1"),
            FOLDED.format(by="category", of="budget_total WHERE campaign_id=1"),
            WORKED.format(by="campaign_id", of="campaign_id=1"),
        ),
    ),
    "all campaigns": Question(
        lambda store: store.budget.overview(),
        (ADDED.format(by="campaign_id", of="1"),),
        (
            FRAME.format(1),
            PLANS.format(1),
            FOLDED.format(by="campaign_id, category", of="budget_total WHERE 1"),
            WORKED.format(by="campaign_id", of=1),
        ),
    ),
    "by channel": Question(
        lambda store: store.budget.by_channel(BIG),
        (ADDED.format(by="channel", of="campaign_id=1"),),
        (
            FRAME.format("id=1"),
            FOLDED.format(by="channel", of="cost_total WHERE campaign_id=1"),
            WORKED.format(by="channel", of="campaign_id=1"),
        ),
    ),
    "ledger, first page": Question(_page(), (f"{LINES} {LATEST}", COMMITTED)),
    "earliest first": Question(
        _page(descending=False), (f"{LINES} {LATEST.replace('DESC', 'ASC')}",)
    ),
    "of a campaign": Question(
        _page(campaign_id=BIG),
        (
            f"{LINES} WHERE k.campaign_id=1 {LATEST}",
            COMMITTED.replace("WHERE", "WHERE campaign_id=1 AND"),
        ),
    ),
    "what is open": Question(
        _page(face="open", count=FEW),
        (
            f"{LINES} WHERE k.state IN ('committed','invoiced') {LATEST}",
            COMMITTED.replace(TAKES, "state IN ('committed','invoiced')"),
        ),
    ),
    **{
        f"sort by {sort}": Question(_page(sort=sort, descending=False))
        for sort in SORTS
        if sort != "on_day"
    },
    "state:paid": Question(
        _page("state:paid"),
        (
            f"{LINES} WHERE k.state='paid' {LATEST}",
            COMMITTED.replace(TAKES, "state='paid'"),
        ),
    ),
    "campaign:season": Question(_page("campaign:season")),
    "a letter": Question(_page("lun")),
    "is:late": Question(_page("is:late")),
    "sums": Question(_sums(), (ADDED.format(by="''", of="1"),)),
    "sums of a word": Question(_sums("lun")),
    "order": Question(
        lambda store: store.ledger.order(LedgerView(), TODAY),
        (f"SELECT id, {RUNNING} FROM cost ORDER BY on_day, id",),
    ),
}
"""Asked of both workspaces in turn."""


class Times(NamedTuple):
    """Milliseconds of one question, of each workspace and as plain SQL."""

    few: list[float]
    many: list[float]
    plain: list[float]
    kept: list[float]


def measured(few: Path, many: Path, rounds: int) -> dict[str, Times]:
    """Ask every question of both files in turn, and at last as plain SQL."""
    found = {name: Times([], [], [], []) for name in (OPENING, *QUESTIONS)}
    first = QUESTIONS["ledger, first page"].ask
    for turn in range(rounds):
        for path, took in ((few, found[OPENING].few), (many, found[OPENING].many)):
            with _opened(path) as store:
                took.append(_timed(partial(first, store)))
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
                    took.append(_timed(partial(_plainly, plain, question.plain)))
                if question.kept:
                    kept = partial(_plainly, plain, question.kept)
                    found[name].kept.extend(_timed(kept) for _ in range(AGAIN))
    return found


def _opened(path: Path) -> Store:
    return open_store(path, now=lambda: datetime.now(UTC), create=False)


def _plainly(plain: sqlite3.Connection, asked: Sequence[str]) -> None:
    for sql in asked:
        plain.execute(sql).fetchall()


def _timed(call: Callable[[], object]) -> float:
    # Of the processor: what others do on the machine does not count.
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000


def show(found: dict[str, Times], sizes: Sequence[int], frame: float) -> None:
    """Print the medians at both sizes, their ratio, and beside plain SQL."""
    print(
        f"CPU ms with {sizes[0]:,} and {sizes[1]:,} costs, ratio, with a frame;", end=""
    )
    print(" as plain SQL, ratio; over the sums that are kept, ratio")
    for name, times in found.items():
        few, many = median(times.few), median(times.many)
        whole = (frame + many) / (frame + few)
        print(f"{name:22}{few:9.2f}{many:10.2f}  x{many / few:8.2f}", end="")
        print(f"  x{whole:6.2f}", end="")
        for sql, places in ((times.plain, 3), (times.kept, 2)):
            if sql:
                print(f"{median(sql):11.2f}  x{many / median(sql):6.{places}f}", end="")
        print()


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--costs", type=int, nargs=2, default=[1_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--frame", type=float, default=120, help="ms of a frame")
    parser.add_argument("--folder", type=Path, help="keep the workspaces, to ask again")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        paths = [folder / f"{costs}.soloist" for costs in chosen.costs]
        for path, costs in zip(paths, chosen.costs, strict=True):
            if not path.exists():
                make(path, costs)
        found = measured(paths[0], paths[1], chosen.rounds)
    show(found, chosen.costs, chosen.frame)


if __name__ == "__main__":
    main()
