"""The twelve things that are looked at before and after a piece of content goes live.

A caption answers some of them by itself; the rest is for somebody to look at. Titles
and help live in ``data/compliance.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.disclosure_words import FORMATS
from checklists.library import read_toml, texts

if TYPE_CHECKING:
    from checklists.disclosure import Verdict
    from checklists.model import Texts

ITEMS = (
    *("label", "wording", "place", "language", "readable", "spoken"),
    *("toggle", "claims", "experience", "banned", "codes", "rights"),
)
"""The keys of the items, in order; what is stored holds them."""

_FILE = Path(__file__).with_name("data") / "compliance.toml"
_ANSWERED = {
    "wording": ("negated", "compound", "conditional", "vague", "disguised"),
    "place": ("hidden", "buried", "place"),
    "language": ("language",),
}
"""The rules of the linter that speak about an item."""


@dataclass(frozen=True, slots=True)
class ComplianceItem:
    """One thing to look at; ``formats`` are those it applies to."""

    key: str
    title: Texts = field(hash=False)
    help: Texts = field(hash=False)
    formats: tuple[str, ...]


@cache
def load() -> tuple[ComplianceItem, ...]:
    """The twelve items, in the order of `ITEMS`."""
    return tuple(
        ComplianceItem(
            one["key"],
            texts(one, "title", _FILE.name, one["key"], every=True),
            texts(one, "help", _FILE.name, one["key"], every=True),
            tuple(one.get("formats", FORMATS)),
        )
        for one in read_toml(_FILE)["item"]
    )


def proposed(
    verdict: Verdict,
    format: str,  # noqa: A002 - the field's own word
) -> dict[str, tuple[bool | None, str]]:
    """What a verdict on a caption answers: met or not, and the words that show it.

    None is for what does not apply to the format; items that are not named are for
    somebody to look at. Without a label none of the four it could meet is met.
    """
    said = {finding.rule: finding.text for finding in verdict.findings}
    label = verdict.label or ""
    answers: dict[str, tuple[bool | None, str]] = {
        "label": (verdict.label is not None, label)
    }
    for key, rules in _ANSWERED.items():
        against = next((said[rule] for rule in rules if rule in said), None)
        met = verdict.label is not None and against is None
        answers[key] = (met, label if against is None else against)
    return answers | {
        item.key: (None, "") for item in load() if format not in item.formats
    }
