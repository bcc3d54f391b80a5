"""Before the first frame: can it be drawn here, and does Hangul come out.

Imports nothing of Textual, so that a refusal is told at once.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Final

from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

_NO_KEYBOARD = N_(
    "The workspace needs a keyboard: its input is not a terminal. "
    "Run soloist in a terminal, or use its commands (soloist --help)."
)
_NO_SCREEN = N_(
    "The workspace needs a screen: its output is not a terminal. "
    "Run soloist in a terminal, or use its commands (soloist --help)."
)
_PLAIN_TERMINAL = N_(
    "This terminal cannot be drawn on (TERM is empty or dumb). "
    "Use another terminal, or soloist's commands (soloist --help)."
)


class _Ours:
    """Stands for the stream that Textual itself would draw on."""


_OURS: Final = _Ours()


def preflight(
    stdin: TextIO | None,
    stdout: TextIO | None,
    environ: Mapping[str, str],
    stderr: TextIO | _Ours | None = _OURS,
) -> str | None:
    """Say why no workspace can be drawn here; ``None`` when one can.

    Returns a message for translation. Textual 8.2.8 reads ``sys.__stdin__`` and draws
    on ``sys.__stderr__``, not on standard output (on Windows it is the other way
    round), so the real streams must all be terminals. ``stderr`` is looked at when it
    is given, and when ``stdin`` is this process's own.
    """
    if environ.get("TEXTUAL_DRIVER"):
        return None  # drawn in a browser: its streams are pipes, and should be
    if not _is_terminal(stdin):
        return _NO_KEYBOARD
    screens: list[TextIO | None] = [stdout]
    if sys.platform != "win32":
        if not isinstance(stderr, _Ours):
            screens.append(stderr)
        elif stdin is sys.__stdin__:
            screens.append(sys.__stderr__)
        if environ.get("TERM", "") in {"", "dumb", "unknown"}:
            return _PLAIN_TERMINAL
    if not all(map(_is_terminal, screens)):
        return _NO_SCREEN
    return None


def use_utf8() -> None:
    """Make this process's output streams UTF-8, whatever the locale says.

    A letter that cannot be written comes out as ``?`` instead of ending the program.
    """
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell a terminal from a file, a pipe, and a stream that was closed."""
    try:
        return stream is not None and stream.isatty()
    except (OSError, ValueError):  # closed in Python, or by whoever started us
        return False
