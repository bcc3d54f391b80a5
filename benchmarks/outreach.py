"""Today and the board with 1,000 and with 100,000 conversations: does size cost her?

Run it from the root as ``python -m benchmarks.outreach``. It fills two workspaces with
made-up people, collaborations and five touches each, asks both the questions that Today
and the board ask, in turn, and prints the medians, the ratio, and what the ratio of the
whole opening comes to beside the time that a frame takes in any case (``--frame``).
``--due`` is the share of all collaborations that is due within a week.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.outreach_made import TODAY, make
from store import open_store
from store.outreach_list import OutreachView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store import Store

WORDS = ("luna", "ㄱㅁ", "stage:contacted", "glow")
"""What is typed into the filter, letter by letter."""


def today(store: Store) -> None:
    """What Today asks before its first frame."""
    items = store.agenda.order(TODAY, limit=100)
    store.agenda.rows(items[:50], TODAY)
    store.agenda.counts(TODAY)


def board(store: Store) -> None:
    """What the board asks before its first frame."""
    view = OutreachView()
    for stage in store.pipeline.stages():
        store.pipeline.first_of(stage, view, TODAY)


def letters(store: Store) -> None:
    """The words of a filter, letter by letter, in the list; the mean of them counts."""
    for word in WORDS:
        for end in range(1, len(word) + 1):
            typed = word[:end]
            if ":" in word and end < len(word):
                continue
            store.pipeline.first(OutreachView(typed), TODAY)


def letters_on_board(store: Store) -> None:
    """A letter in the filter of the board."""
    view = OutreachView("lun")
    store.pipeline.stages(view, TODAY)
    for stage in store.pipeline.stages():
        store.pipeline.first_of(stage, view, TODAY)


OPENINGS: dict[str, Callable[[Store], object]] = {
    "Today": today,
    "board": board,
    "list": lambda store: store.pipeline.first(OutreachView(), TODAY),
}
"""Asked of a workspace that has just been opened."""

QUESTIONS: dict[str, Callable[[Store], object]] = {
    "agenda.order(100)": lambda store: store.agenda.order(TODAY, limit=100),
    "agenda.counts": lambda store: store.agenda.counts(TODAY),
    "agenda.order": lambda store: store.agenda.order(TODAY),
    "stages": lambda store: store.pipeline.stages(),
    "adrift": lambda store: store.pipeline.adrift(TODAY),
    "first of each": board,
    "order_of contacted": lambda store: store.pipeline.order_of(
        "contacted", OutreachView(), TODAY
    ),
    "list first": lambda store: store.pipeline.first(OutreachView(), TODAY),
    "list order": lambda store: store.pipeline.order(OutreachView(), TODAY),
    "sort by name": lambda store: store.pipeline.first(
        OutreachView(sort="name"), TODAY
    ),
    "sort by last_on": lambda store: store.pipeline.first(
        OutreachView(sort="last_on"), TODAY
    ),
    "14 filter letters": letters,
    "letter on the board": letters_on_board,
}


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


def compare(sizes: Sequence[int], due: float, rounds: int, frame: float) -> None:
    """Print every measure at both sizes."""
    with tempfile.TemporaryDirectory() as name:
        paths = [make(Path(name) / f"{rows}.soloist", rows, due) for rows in sizes]
        found: list[dict[str, list[float]]] = [{} for _ in paths]
        for turn in range(rounds + 1):
            for place in sorted(range(len(paths)), reverse=bool(turn % 2)):
                taken = asked(paths[place], again=3)
                if turn:  # the first round only warms up
                    for measure, took in taken.items():
                        found[place].setdefault(measure, []).append(took)
    print(f"{due:.0%} due; ms at {sizes[0]:,} and {sizes[1]:,}, ratio, with a frame")
    for measure, times in found[0].items():
        few, many = median(times), median(found[1][measure])
        whole = (frame + many) / (frame + few)
        print(f"{measure:22}{few:9.2f}{many:9.2f}  x{many / few:7.2f}  x{whole:5.2f}")


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs=2, default=[1_000, 100_000])
    parser.add_argument("--due", type=float, nargs="+", default=[0.2, 0.4])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--frame", type=float, default=120, help="ms of a frame")
    chosen = parser.parse_args()
    for due in chosen.due:
        compare(chosen.rows, due, chosen.rounds, chosen.frame)


if __name__ == "__main__":
    main()
