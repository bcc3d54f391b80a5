"""The measure of all speed: a bare Textual program, a footer and an empty table.

Run it as ``python -m benchmarks.bare``. Its first frame says READY. With ``--rows`` the
table holds that many rows, so that a cursor key has something to paint.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer

if TYPE_CHECKING:
    from collections.abc import Sequence


class Bare(App[None]):
    """A footer and a table of Textual's own with ``rows`` rows."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rows: int = 0) -> None:
        super().__init__()
        self.rows = rows
        self.table: DataTable[str] = DataTable(cursor_type="row")

    def compose(self) -> ComposeResult:
        """Lay out the table over the footer."""
        yield self.table
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table while nothing has been painted yet."""
        self.table.add_columns("READY", "Handle", "Followers", "Niche")
        for n in range(1, self.rows + 1):
            self.table.add_row(f"Mina {n}", f"@mina{n}", f"{n * 37:,}", "뷰티")


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program until Ctrl+Q."""
    parser = argparse.ArgumentParser(prog="benchmarks.bare", description=__doc__)
    parser.add_argument("--rows", type=int, default=0)
    Bare(parser.parse_args(argv).rows).run()


if __name__ == "__main__":
    main()
