"""Content with 500 and with 50,000 pieces: does size cost her?

Run it from the root as ``python -m benchmarks.content``. It fills two workspaces with
made-up people, collaborations, content in every lane, assets and rights, asks both the
questions that the board, the list, a month of the calendar and the library ask, in
turn, and prints the medians, the ratio, and what the ratio of the whole opening comes
to beside the time that a frame takes in any case (``--frame``).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.content_made import TODAY, make
from store import open_store
from store.content_list import SORTS, ContentView
from store.library import LibraryView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store import Store

PAGE = 25
"""Cards of a lane that are read at once."""

LINES = 30
"""Lines of a list in sight."""

MONTH = date(2026, 2, 23), date(2026, 4, 5)
"""What a page of March shows."""


def board(store: Store) -> None:
    """What the board asks before its first frame."""
    view = ContentView()
    for lane in store.content_list.lanes(view, TODAY):
        store.content_list.first_of(lane, view, TODAY, PAGE)


def month(store: Store) -> None:
    """What a month of the calendar asks."""
    store.content_calendar.page(*MONTH, today=TODAY)


def library(store: Store) -> None:
    """What the library asks before its first frame."""
    store.library.first(LibraryView(), TODAY, LINES)


def letters(store: Store) -> None:
    """A letter in the filter of the board."""
    view = ContentView("lun")
    for lane in store.content_list.lanes(view, TODAY):
        store.content_list.first_of(lane, view, TODAY, PAGE)


def _sorted(sort: str) -> Callable[[Store], object]:
    """The list sorted otherwise."""
    return lambda store: store.content_list.first(ContentView(sort=sort), TODAY)


OPENINGS: dict[str, Callable[[Store], object]] = {
    "board": board,
    "list": lambda store: store.content_list.first(ContentView(), TODAY),
    "month": month,
    "library": library,
}
"""Asked of a workspace that has just been opened."""

QUESTIONS: dict[str, Callable[[Store], object]] = {
    "lanes": lambda store: store.content_list.lanes(ContentView(), TODAY),
    "first of each": board,
    "order of measured": lambda store: store.content_list.order_of(
        "measured", ContentView(), TODAY
    ),
    "late": lambda store: store.content_list.late(ContentView(), TODAY),
    "is:clash": lambda store: store.content_list.first(ContentView("is:clash"), TODAY),
    "list order": lambda store: store.content_list.order(ContentView(), TODAY),
    **{f"sort by {sort}": _sorted(sort) for sort in SORTS},
    "letter on the board": letters,
    "a campaign's board": lambda store: store.content_list.lanes(
        ContentView(campaign_id=1), TODAY
    ),
    "a month": month,
    "a month of reels": lambda store: store.content_calendar.page(
        *MONTH, today=TODAY, filter="kind:reel"
    ),
    "the library": library,
    "library order": lambda store: store.library.order(LibraryView(), TODAY),
    "library by kind": lambda store: store.library.order(
        LibraryView("kind:post"), TODAY
    ),
}
"""Asked again and again of an open one."""


def asked(path: Path, again: int) -> dict[str, float]:
    """Milliseconds of every question, once."""
    found: dict[str, float] = {}
    for name, ask in OPENINGS.items():
        with open_store(path, now=lambda: datetime.now(UTC), create=False) as store:
            found[f"open {name}"] = _timed(ask, store)
    with open_store(path, now=lambda: datetime.now(UTC), create=False) as store:
        for name, ask in QUESTIONS.items():
            found[name] = median(_timed(ask, store) for _ in range(again))
    return found


def _timed(ask: Callable[[Store], object], store: Store) -> float:
    begun = time.perf_counter()
    ask(store)
    return (time.perf_counter() - begun) * 1000


def compare(sizes: Sequence[int], rounds: int, frame: float) -> None:
    """Print every measure at both sizes."""
    with tempfile.TemporaryDirectory() as name:
        paths = [make(Path(name) / f"{rows}.soloist", rows) for rows in sizes]
        found: list[dict[str, list[float]]] = [{} for _ in paths]
        for turn in range(rounds + 1):
            for place in sorted(range(len(paths)), reverse=bool(turn % 2)):
                taken = asked(paths[place], again=3)
                if turn:  # the first round only warms up
                    for measure, took in taken.items():
                        found[place].setdefault(measure, []).append(took)
    print(f"ms with {sizes[0]:,} and {sizes[1]:,} pieces, ratio, with a frame")
    for measure, times in found[0].items():
        few, many = median(times), median(found[1][measure])
        whole = (frame + many) / (frame + few)
        print(f"{measure:22}{few:9.2f}{many:9.2f}  x{many / few:7.2f}  x{whole:5.2f}")


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=int, nargs=2, default=[500, 50_000])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--frame", type=float, default=120, help="ms of a frame")
    chosen = parser.parse_args()
    compare(chosen.pieces, chosen.rounds, chosen.frame)


if __name__ == "__main__":
    main()
