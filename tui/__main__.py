"""The command ``soloist``: the workspace without a word more, otherwise a command.

The clock is read here and nowhere else.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from tui.shell.desk import arrange
from tui.shell.options import read_plain
from tui.shell.outcome import exit_code
from tui.shell.workspace import open_workspace
from tui.terminal.preflight import use_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def clock() -> datetime:
    """Now, in the zone of this computer."""
    return datetime.now().astimezone()


def run(arguments: Sequence[str], now: Callable[[], datetime] = clock) -> int:
    """Do what the arguments say; returns the exit code."""
    use_utf8()
    options = read_plain(arguments)
    if options is not None and "_SOLOIST_COMPLETE" not in os.environ:
        return exit_code(lambda: open_workspace(arrange(options, os.environ, now)), now)
    from tui.cli import execute  # noqa: PLC0415 - the workspace does not wait for it

    return exit_code(lambda: execute(arguments, now), now)


def main() -> None:
    """Do what the command line says, and leave."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
