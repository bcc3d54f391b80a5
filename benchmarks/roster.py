"""The roster with 1,000 and with 100,000 people: does size cost her anything?

Run it from the root as ``python -m benchmarks.roster``. It imports made-up sheets into
two workspaces, opens each in turn, and prints for every key the time to the end of the
paint it causes, and the ratio of the large one to the small one. ``--rows`` takes other
sizes, such as ``1000 1000000``. ``--show FILE`` opens a workspace, to be measured from
outside.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from textual.events import Key

from benchmarks.import_rows import write_sheet
from store import open_store
from store.exchange.plan import ImportOptions
from tui.app import SoloistApp
from tui.screens.roster import RosterScreen
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

TODAY = date(2026, 3, 2)
SILENCE = 0.06
"""Seconds without a paint after which a key has been answered."""

WORDS = ("luna", "min", "하루", "glow sol", "p7", "zq")
"""What is typed into the filter, letter by letter."""

Times = dict[str, list[float]]


def make(folder: Path, rows: int) -> Path:
    """A workspace with so many people, imported from a made-up sheet."""
    sheet, path = folder / f"{rows}.csv", folder / f"{rows}.db"
    write_sheet(sheet, rows)
    with open_store(path, now=lambda: datetime.now(UTC), create=True) as store:
        store.imports.run(store.imports.plan(sheet, ImportOptions()), today=TODAY)
    sheet.unlink()
    return path


class Watched(SoloistApp):
    """The workspace, noting when it last painted."""

    painted = 0.0

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable)
        self.painted = time.perf_counter()

    async def answered(self, begun: float) -> float:
        """Milliseconds from a moment to the last paint before a silence."""
        limit = begun + 5
        while time.perf_counter() < limit:
            await asyncio.sleep(0.005)
            now = time.perf_counter()
            if self.painted > begun and now - self.painted > SILENCE:
                break
        return max(0.0, self.painted - begun) * 1000

    async def press(self, key: str) -> float:
        """Milliseconds that a key takes to be answered."""
        begun = time.perf_counter()
        self.post_message(Key(key, key if len(key) == 1 else None))
        return await self.answered(begun)


async def once(path: Path) -> Times:
    """One sitting: every key that the roster is lived in with."""
    found: Times = {"cursor down": [], "page down": [], "sort": [], "letter": []}
    with open_store(path, now=lambda: datetime.now(UTC), create=False) as store:
        app = Watched(store, today=lambda: TODAY, mode="roster")
        async with app.run_test(size=(120, 40)) as pilot:
            await asyncio.sleep(1)
            roster = app.screen
            assert isinstance(roster, RosterScreen)
            for _ in range(20):
                found["cursor down"].append(await app.press("down"))
            for _ in range(10):
                found["page down"].append(await app.press("pagedown"))
            for key in ("followers", "name", "engagement_rate", "handle", "followers"):
                begun = time.perf_counter()
                roster.sort_by(key)
                found["sort"].append(await app.answered(begun))
            bar = roster.query_one(FilterBar)
            for words in WORDS:
                bar.put("")
                bar.open()
                await asyncio.sleep(0.4)
                for letter in words:
                    key = "space" if letter == " " else letter
                    found["letter"].append(await app.press(key))
            await pilot.pause()
    return found


def opened(path: Path) -> float:
    """Milliseconds to the first rows, of a process that leaves then."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "benchmarks.roster", "--once", str(path)],
        check=True,
        capture_output=True,
    )
    return (time.perf_counter() - begun) * 1000


def show(path: Path, *, leave: bool = False) -> None:
    """Open a workspace full-screen, or only until its first frame."""
    with open_store(path, now=lambda: datetime.now(UTC), create=False) as store:
        app = SoloistApp(store, today=lambda: TODAY, mode="roster")
        if leave:
            app.call_later(app.call_after_refresh, app.exit)
        app.run(headless=leave, size=(120, 40) if leave else None)


def compare(sizes: Sequence[int], rounds: int) -> None:
    """Print every measure at every size, and its ratio to the smallest."""
    with tempfile.TemporaryDirectory() as name:
        paths = [make(Path(name), rows) for rows in sizes]
        found: list[Times] = [{} for _ in paths]
        for turn in range(rounds + 1):
            for place in sorted(range(len(paths)), reverse=bool(turn % 2)):
                taken = {"open": [opened(paths[place])]} | asyncio.run(
                    once(paths[place])
                )
                if turn:  # the first round only warms up
                    for measure, times in taken.items():
                        found[place].setdefault(measure, []).extend(times)
    head = "".join(f"{rows:>26,}" for rows in sizes)
    print(f"{'':14}{head}   (p50 ms, p95 ms, ratio of p50)")
    for measure in found[0]:
        line = ""
        for times in found:
            mine = times[measure]
            usual, late = median(mine), quantiles(mine, n=20)[-1]
            ratio = usual / median(found[0][measure])
            line += f"{usual:9.1f}{late:9.1f}  x{ratio:4.2f}"
        print(f"{measure:14}{line}")


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, or be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--show", type=Path, metavar="FILE")
    parser.add_argument("--once", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    if asked.show or asked.once:
        show(asked.show or asked.once, leave=bool(asked.once))
    else:
        compare(asked.rows, asked.rounds)


if __name__ == "__main__":
    main()
