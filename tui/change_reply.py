"""The message to somebody whose draft needs changes, in the language they read."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("change_reply.toml")
_BULLET = re.compile(r"^(?:[-*\u2022\u00b7\u2013\u2014](?:\s+|$)|\d+[.)]\s+)+")


def listed(reasons: str) -> str:
    """Reasons as they were typed, a line each, as a list."""
    lines = (_BULLET.sub("", line.strip()) for line in reasons.splitlines())
    return "\n".join(f"- {line}" for line in lines if line)


def reply_text(
    language: str, *, name: str, title: str, kind: str, reasons: str, sender: str = ""
) -> str:
    """What asks somebody for changes; ``language`` is en, ko or es.

    ``name`` is what they are called by, ``kind`` one of CONTENT_KINDS. What was typed
    stays as it is, braces included.
    """
    words = _words()[language]
    piece = (
        words["titled"].format(title=title)
        if title
        else words["untitled"].format(kind=words["kinds"][kind])
    )
    text = words["text"].format(
        name=name, piece=piece, reasons=listed(reasons), sender=sender
    )
    return str(text).strip()


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
