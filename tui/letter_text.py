"""The text of a message while it is written: its gaps, and what fills them.

A gap is the marked place of a merge field that nobody knows a value for, ⟦Product⟧.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from store.rules.korean_particles import PARTICLE, particle
from store.rules.merge_fields import FIELDS, fields_of, fill
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.templates import TemplateRow


_FIELD = r"\{\{[^{}]*\}\}"


class Gap(NamedTuple):
    """One marked place in a text."""

    start: int
    end: int
    field: str


class Merged(NamedTuple):
    """A template with everything in it that is known."""

    subject: str
    body: str


def titles() -> dict[str, str]:
    """What the fields are called, in the language in use."""
    return {field.name: _(field.title) for field in FIELDS}


def merged(template: TemplateRow | None, values: Mapping[str, str]) -> Merged:
    """A template filled in, its gaps marked; nothing at all without a template."""
    if template is None:
        return Merged("", "")
    words = titles()
    return Merged(
        # One line, whatever the template holds.
        " ".join(fill(template.subject, values, words).text.split("\n")),
        fill(template.body, values, words).text,
    )


def gaps(text: str) -> list[Gap]:
    """The gaps of a text, in order.

    A field that stands there with its braces is one: nobody would fill it in later.
    """
    fields = {f"⟦{title}⟧": name for name, title in titles().items()}
    marks = "|".join(map(re.escape, fields))
    found = []
    for piece in re.finditer(rf"{marks}|{_FIELD}", text):
        names = (fields.get(piece[0]), *fields_of(piece[0]))
        if name := next(filter(None, names), None):
            found.append(Gap(piece.start(), piece.end(), name))
    return found


def missing(*texts: str) -> list[str]:
    """The fields that are still to be filled in, once each, in order."""
    return list(dict.fromkeys(gap.field for text in texts for gap in gaps(text)))


def fillings(text: str, field: str, value: str) -> list[tuple[int, int, str]]:
    """What to put where to fill every gap of a field: start, end and words.

    A Korean particle written both ways goes with its gap. The last place comes first,
    so that the others stay where they are.
    """
    found = []
    for gap in reversed(gaps(text)):
        if gap.field == field:
            end, tail = fitted(text, gap.end, value)
            found.append((gap.start, end, value + tail))
    return found


def fitted(text: str, at: int, value: str) -> tuple[int, str]:
    """A particle written both ways at a place: its end, and its form after a value."""
    tail = re.compile(PARTICLE).match(text, at)
    return (tail.end(), particle(value, tail[0])) if tail else (at, "")


def typed_over(text: str, before: str, after: str) -> str:
    """What stands between two pieces of a text that stayed as they were; or ""."""
    enough = len(text) >= len(before) + len(after)
    if not (enough and text.startswith(before) and text.endswith(after)):
        return ""
    value = text[len(before) : len(text) - len(after)].strip()
    return "" if "\n" in value or "⟦" in value else value
