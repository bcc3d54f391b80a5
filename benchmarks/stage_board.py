"""How the board opens and answers a key at 1k and 100k cards in every column.

Run it from the root as ``python -m benchmarks.stage_board``; ratios are to the smaller
board in the same round, medians over the rounds.
"""

from __future__ import annotations

import argparse
import asyncio
from statistics import median, quantiles
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.widgets import Footer

from benchmarks.record_table import once, stamped
from tui.widgets.stage_board import BoardCard, BoardColumn, StageBoard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (1_000, 100_000)
STAGES = ("Found", "Contacted", "Talking", "Agreed", "Content", "Live", "Paid")


class Pipeline:
    """So many made-up collaborations at every stage, each made when asked for."""

    def __init__(self, total: int) -> None:
        self.columns = [BoardColumn(stage, stage, total) for stage in STAGES]
        self.total = total

    def at_hand(
        self, column: int, first: int, count: int
    ) -> Sequence[BoardCard] | None:
        """Make these cards now."""
        start = column * self.total + 1
        return [
            BoardCard(start + n, f"Mina {n}", ((f"@mina{n}", ""), ("봄", "dim")), "3d")
            for n in range(first, min(first + count, self.total))
        ]

    async def fetch(self, column: int, first: int, count: int) -> Sequence[BoardCard]:
        """Make these cards now, too."""
        return self.at_hand(column, first, count) or ()

    def find(self, card_id: int) -> tuple[int, int] | None:
        """The place of a collaboration: they stand in the order of their ids."""
        return divmod(card_id - 1, self.total)


class Ours(App[None]):
    """A footer and our board with ``total`` cards in each column."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, total: int) -> None:
        super().__init__()
        self.table = StageBoard()
        self.table.show_source(Pipeline(total))

    def compose(self) -> ComposeResult:
        """Lay out the board over the footer."""
        yield self.table
        yield Footer()


def measure(rounds: int, keys: int) -> None:
    """Measure both boards in every round and print medians and ratios."""
    ours: Callable[[int], App[None]] = stamped(Ours)
    found: dict[int, list[tuple[float, float, float]]] = {size: [] for size in SIZES}
    for turn in range(rounds + 1):
        for size in sorted(SIZES, reverse=bool(turn % 2)):
            first, taken = asyncio.run(once(lambda n=size: ours(n), keys))  # type: ignore[misc]
            if turn:  # the first round only warms up
                found[size].append((first, median(taken), quantiles(taken, n=20)[-1]))
    print(f"{'':16}{'first frame':>20}{'key p50':>20}{'key p95':>20}")
    for size, samples in found.items():
        parts = []
        for n in range(3):
            paired = zip(samples, found[SIZES[0]], strict=True)
            ratio = median(mine[n] / theirs[n] for mine, theirs in paired)
            parts.append(f"{median(s[n] for s in samples) * 1e3:9.2f} ms x{ratio:5.2f}")
        print(f"{size:,} cards".ljust(16) + "".join(f"{part:>20}" for part in parts))


def main(argv: Sequence[str] | None = None) -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keys", type=int, default=200)
    asked = parser.parse_args(argv)
    measure(asked.rounds, asked.keys)


if __name__ == "__main__":
    main()
