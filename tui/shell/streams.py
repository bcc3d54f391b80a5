"""What a command says and answers: messages on stderr, answers on stdout, questions.

Every text goes out harmless: what came from a file cannot move the cursor.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

from store.errors import CannotWrite
from store.rules.words import N_
from tui.show import show_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 1_000_000
"""Characters of one answer; a table of more is asked for as JSON, which streams."""

_YES = frozenset({"y", "yes", "s", "si", "sí", "네", "예", "응", "ㅛ", "ㅇ", "ㅇㅇ"})
"""What counts as a yes in any of the languages; ㅛ is y with a Korean layout on."""

# JSON leaves these as they are, but a terminal would obey them. They stand only inside
# strings, where an escape means the same.
_OBEYED = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def say(text: str) -> None:
    """Tell the person something: a message on stderr."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # nobody is listening: nothing to be done
            sys.stderr.write(f"{show_block(text, _LONGEST)}\n")
            sys.stderr.flush()


def put(text: str) -> None:
    """Answer: a text on stdout."""
    _write(f"{show_block(text, _LONGEST, _LONGEST)}\n")


def put_painted(text: str) -> None:
    """Answer: a text on stdout that was made harmless before it was painted."""
    _write("".join(f"{line.rstrip()}\n" for line in text.splitlines()))


def put_json(document: object) -> None:
    """Answer: one JSON document on stdout."""
    _write(f"{as_json(document, indent=2)}\n")


def put_json_rows(head: dict[str, object], rows: Iterable[object]) -> None:
    """Answer: one JSON document whose last key, ``rows``, streams row by row."""
    _write(f"{as_json(head)[:-1]}, ")
    _write('"rows": [')
    for place, row in enumerate(rows):
        _write(f"{',' if place else ''}\n{as_json(row)}")
    _write("\n]}\n")


def as_json(document: object, indent: int | None = None) -> str:
    """JSON with Hangul readable, and nothing in it that a terminal obeys."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def flush() -> None:
    """See that what was answered has left."""
    if sys.stdout is not None:
        with _refusing():
            sys.stdout.flush()


def abandon() -> None:
    """Give up on stdout: whoever was reading has left, or there is no room."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell a terminal from a file, a pipe and a closed stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def ask(question: str) -> bool:
    """Ask for a yes; anything else, and the end of the input, is a no."""
    sys.stderr.write(f"{show_block(question)} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in _YES


def _write(text: str) -> None:
    if sys.stdout is not None:
        with _refusing():
            sys.stdout.write(text)


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """Turn what the disk or the device under stdout refuses into a sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno == errno.EPIPE:
            raise
        abandon()
        raise CannotWrite(
            N_("The answer cannot be written: {reason}."), reason=problem.strerror
        ) from None
