"""How the table opens and answers a key at 1k, 100k and 1M rows, beside a bare program.

Run it from the root as ``python -m benchmarks.record_table``; ratios are to the bare
program in the same round, medians over the rounds. ``--tuibench PATH`` measures from
outside through a pseudo-terminal instead, start-up of Python included; that tool prints
its own report. ``--show N`` is the program that is measured there.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
from time import process_time
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Footer

from benchmarks.bare import Bare
from tui.widgets.record_table import Column, RecordTable, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

SIZES = (1_000, 100_000, 1_000_000)
COLUMNS = (
    Column("name", "Name", 16, share=2),
    Column("handle", "Handle", 16, share=1),
    Column("followers", "Followers", 12, align="right"),
    Column("niche", "Niche", 12),
)


class Roster:
    """So many made-up influencers, each made when it is asked for."""

    def __init__(self, total: int) -> None:
        self.total = total

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Make these rows now."""
        span = range(first + 1, min(first + count, self.total) + 1)
        return [Row(n, (f"Mina {n}", f"@mina{n}", f"{n * 37:,}", "뷰티")) for n in span]

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Make these rows now, too."""
        return self.rows(first, count) or ()

    def index_of(self, row_id: int) -> int | None:
        """The place of an influencer: they stand in the order of their ids."""
        return row_id - 1 if 0 < row_id <= self.total else None


class Ours(App[None]):
    """A footer and our table over ``total`` influencers."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, total: int) -> None:
        super().__init__()
        self.table = RecordTable()
        self.table.show_source(Roster(total), COLUMNS)

    def compose(self) -> ComposeResult:
        """Lay out the table over the footer."""
        yield self.table
        yield Footer()


def stamped(base: type[App[None]]) -> Callable[[int], App[None]]:
    """The same program, noting when it has painted a frame."""

    class Stamped(base):  # type: ignore[valid-type,misc]
        def __init__(self, rows: int) -> None:
            super().__init__(rows)
            self.painted = asyncio.Event()

        def _display(self, screen: Screen[object], renderable: object) -> None:
            super()._display(screen, renderable)
            if self.table.size:
                self.painted.set()

    return Stamped


async def once(make: Callable[[], App[None]], keys: int) -> tuple[float, list[float]]:
    """Seconds of work to the first frame, and from each cursor key to its paint.

    Work, not waiting: Textual holds every paint back to its sixtieth of a second.
    """
    gc.collect()
    began = process_time()
    app = make()
    painted: asyncio.Event = app.painted  # type: ignore[attr-defined]
    taken = []
    async with app.run_test(size=(120, 40)) as pilot:
        await painted.wait()
        first = process_time() - began
        await pilot.pause()
        for _ in range(keys):
            painted.clear()
            pressed = process_time()
            app.post_message(Key("down", None))
            await painted.wait()
            taken.append(process_time() - pressed)
    return first, taken


def in_process(rounds: int, keys: int) -> None:
    """Measure every program in every round and print medians and ratios."""
    from statistics import median, quantiles  # noqa: PLC0415 - not in what is measured

    bare, ours = stamped(Bare), stamped(Ours)
    programs: dict[str, Callable[[], App[None]]] = {
        "bare": lambda: bare(keys + 50),
        **{f"{n:,} rows": (lambda n=n: ours(n)) for n in SIZES},  # type: ignore[misc]
    }
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in programs}
    for turn in range(rounds + 1):
        for name in sorted(programs, reverse=bool(turn % 2)):
            # A key needs rows to move over; the bare program opens with none.
            first, taken = asyncio.run(once(programs[name], keys))
            if name == "bare":
                first, _ = asyncio.run(once(lambda: bare(0), 0))
            if turn:  # the first round only warms up
                found[name].append((first, median(taken), quantiles(taken, n=20)[-1]))
    print(f"{'':16}{'first frame':>20}{'key p50':>20}{'key p95':>20}")
    for name, samples in found.items():
        parts = []
        for n in range(3):
            paired = zip(samples, found["bare"], strict=True)
            ratio = median(mine[n] / theirs[n] for mine, theirs in paired)
            parts.append(f"{median(s[n] for s in samples) * 1e3:9.2f} ms x{ratio:5.2f}")
        print(f"{name:16}" + "".join(f"{part:>20}" for part in parts))


def from_outside(tool: str, runs: int, keys: int) -> None:
    """Let the given tool open each program in a terminal and press keys."""
    import subprocess  # noqa: PLC0415 - not in what is measured

    here = [sys.executable, "-m"]
    bare = ["--name", "bare", "--until", "READY", "--", *here, "benchmarks.bare"]
    ours: list[str] = []
    for n in SIZES:
        ours += ["--vs", "--name", f"{n:,} rows", "--until", "Mina 1 "]
        ours += ["--", *here, "benchmarks.record_table", "--show", str(n)]
    start = [sys.executable, tool, "start", "--runs", str(runs)]
    press = [sys.executable, tool, "keys", "--runs", str(runs), "--count", str(keys)]
    subprocess.run([*start, *bare, *ours], check=True)
    subprocess.run([*press, *bare, "--rows", str(keys + 50), *ours], check=True)


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, or be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, metavar="N", help="open N rows and stay")
    parser.add_argument("--tuibench", metavar="PATH", help="measure with this tool")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keys", type=int, default=200)
    asked = parser.parse_args(argv)
    if asked.show is not None:
        Ours(asked.show).run()
    elif asked.tuibench:
        from_outside(asked.tuibench, asked.rounds, asked.keys)
    else:
        in_process(asked.rounds, asked.keys)


if __name__ == "__main__":
    main()
