"""Reading a message back: what stood in the fields of the template it was made from."""

from __future__ import annotations

import re

from store.rules.korean_particles import PARTICLE, particle
from store.rules.merge_fields import fields_of

LONGEST = 400
"""Characters of a line that is read; a longer one was written by hand."""

_FIELD = re.compile(r"\{\{([^{}|]*)(?:\|([^{}]*))?\}\}(" + PARTICLE + ")?")
_VALUE = r"[^⟦⟧{}]{1,120}?"
_ENOUGH = 4
"""Characters beside its fields that make a line known again."""


def read_back(template: str, text: str) -> dict[str, str]:
    """The values in a text that was made from a template, by field.

    Line by line: what was rewritten by hand is passed over, and so is a line that is
    hardly more than its fields, since anything would fit it. Words that only stood in
    for a value are none.
    """
    found: dict[str, str] = {}
    stood_in = {
        (name, piece[2].strip())
        for piece in _FIELD.finditer(template)
        if piece[2] and (name := _name(piece[1]))
    }
    lines = [line for line in text.splitlines() if 0 < len(line) <= LONGEST]
    for written in template.splitlines():
        if (pattern := _pattern(written)) is None:
            continue
        matches = (pattern.fullmatch(line.rstrip()) for line in lines)
        if match := next(filter(None, matches), None):
            for name, value in match.groupdict().items():
                if (name, value.strip()) not in stood_in:
                    found.setdefault(name, value.strip())
    return found


def _name(written: str) -> str:
    return next(iter(fields_of(f"{{{{{written}}}}}")), "")


def _pattern(line: str) -> re.Pattern[str] | None:
    """What a line looks like once it is filled; None where that would tell nothing."""
    parts: list[str] = []
    known: set[str] = set()
    done = words = 0
    for piece in _FIELD.finditer(line):
        name, before = _name(piece[1]), line[done : piece.start()]
        # Two fields that touch cannot be told apart.
        if not name or (done and not before.strip()):
            return None
        parts.append(re.escape(before))
        parts.append(f"(?P={name})" if name in known else f"(?P<{name}>{_VALUE})")
        parts.append(_forms(piece[3]))
        known.add(name)
        done = piece.end()
        words += len(before.strip())
    words += len(line[done:].strip())
    if not known or words < _ENOUGH:
        return None
    parts.append(re.escape(line[done:].rstrip()))
    return re.compile("".join(parts))


def _forms(written: str | None) -> str:
    """What can have become of a particle written both ways."""
    if not written:
        return ""
    forms = {written, *(particle(ending, written) for ending in "가각갈")}
    return f"(?:{'|'.join(map(re.escape, sorted(forms)))})"
