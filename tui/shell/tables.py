"""Tables for a terminal: fitted to its width, and safe whatever stands in them."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.i18n import _
from tui.shell import streams
from tui.show import rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.text import Text

_BOUNDLESS = 100_000
"""Cells of a table that goes into a file or another program: nothing is cut."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, a msgid, and what gives way where there is little room."""

    title: str
    gives: bool = False
    """Whether it is cut before the columns that do not give way."""
    is_figure: bool = False


def width() -> int:
    """Cells across what the answer goes to."""
    if not streams.is_terminal(sys.stdout):
        return _BOUNDLESS
    return shutil.get_terminal_size().columns


def put_table(headings: Sequence[Heading], rows: Iterable[Sequence[str]]) -> None:
    """Answer with a table on stdout, a line to a row."""
    from rich.console import Console  # noqa: PLC0415 - only where a table is shown
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(
            _cell(_(heading.title)),
            justify="right" if heading.is_figure else "left",
            no_wrap=not heading.gives,
            overflow="ellipsis",
        )
    for row in rows:
        table.add_row(*map(_cell, row))
    console = Console(width=width(), highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    streams.put_painted(captured.get())


def _cell(text: str) -> Text:
    cell = rich_text(text)
    cell.no_wrap = True
    cell.overflow = "ellipsis"
    return cell
