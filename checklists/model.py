"""A checklist, and where a campaign stands on it.

Evidence ticks an item by itself, and unticks it when it goes away; what evidence cannot
show is done or waived by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checklists.evidence import MET, RULES, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from checklists.facts import CampaignFacts

    Texts = Mapping[str, str]
    """One text by language: en, ko, es."""

LANGUAGES = ("en", "ko", "es")

PLACES = (
    *("overview", "brief", "people", "contracts", "content", "money", "results"),
    "retro",
)
"""Where Enter on an item goes: the page on which its evidence is made."""

STATES = ("met", "done", "waived", "open")
"""Met by evidence, done or waived by hand, or still open."""

MARKS = ("done", "waived")
"""What can be said by hand."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing not to forget; ``key`` is unique over all checklists."""

    key: str
    stage: int
    text: Texts = field(hash=False)
    detail: Texts = field(hash=False)
    """One sentence on what ticks it; "" in every language where there is none."""
    place: str = "overview"
    evidence: str | None = None
    """The name of a rule of evidence; None is ticked by hand only."""
    says: Mapping[str, Texts] = field(default_factory=dict, hash=False)
    """The sentences of the evidence, by their code."""
    needs_note: bool = False
    """Whether it is only done with a note that says how."""
    own: bool = False
    """Whether it is hers, not one of those shipped."""

    @property
    def by_hand(self) -> bool:
        """Whether no evidence can tick it."""
        return self.evidence is None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a checklist."""

    number: int
    title: Texts = field(hash=False)


@dataclass(frozen=True, slots=True)
class Checklist:
    """Stages in order, and their items in the order of the stages."""

    key: str
    title: Texts = field(hash=False)
    stages: tuple[Stage, ...]
    items: tuple[Item, ...]

    def of_stage(self, number: int) -> tuple[Item, ...]:
        """The items of one stage; none for a stage that is not there."""
        return tuple(item for item in self.items if item.stage == number)


@dataclass(frozen=True, slots=True)
class Mark:
    """What she said of an item by hand; ``state`` is one of `MARKS`."""

    item: str
    state: str
    note: str
    on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one item stands, with what its evidence says in one language."""

    item: Item
    state: str
    """One of `STATES`; evidence goes before what was said by hand."""
    evidence: str
    """The sentence for the evidence as it is, whatever the state; "" where none is."""
    mark: Mark | None = None
    """What was said by hand; kept while evidence holds, and counts again after it."""

    @property
    def counts(self) -> bool:
        """Whether the item needs nothing more."""
        return self.state != "open"

    @property
    def note(self) -> str:
        """The note that was left, or ""."""
        return self.mark.note if self.mark else ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items need nothing more, of how many."""

    done: int = 0
    total: int = 0

    @property
    def complete(self) -> bool:
        """Whether there were items, and none is open."""
        return self.done == self.total > 0


@dataclass(frozen=True, slots=True)
class Shift:
    """An item that evidence has ticked or unticked; ``to`` is "met" or "unmet"."""

    item: Item
    to: str
    evidence: str
    """What the evidence says now."""


def needs_note(item: Item, state: str) -> bool:
    """Whether a mark needs a note: waiving always does, doing where the item says."""
    return state == "waived" or item.needs_note


def stand(
    checklist: Checklist,
    facts: CampaignFacts,
    marks: Iterable[Mark] = (),
    language: str = "en",
) -> tuple[Standing, ...]:
    """Where every item stands, in the checklist's order, told in a language.

    The last mark of an item counts, if it has the note it needs; marks of items that
    are not there are passed over. An unknown language is told in English.
    """
    code = language[:2].lower()
    spoken = code if code in LANGUAGES else LANGUAGES[0]
    marked = {mark.item: mark for mark in marks}
    return tuple(
        _standing(item, facts, marked.get(item.key), spoken) for item in checklist.items
    )


def _standing(
    item: Item, facts: CampaignFacts, mark: Mark | None, language: str
) -> Standing:
    by_mark = mark.state if mark and _holds(item, mark) else "open"
    if item.evidence is None:
        return Standing(item, by_mark, "", mark)
    found = RULES[item.evidence].look(facts)
    told = sentence(item.says[found.says][language], found.values, language)
    return Standing(item, MET if found.met else by_mark, told, mark)


def _holds(item: Item, mark: Mark) -> bool:
    noted = bool(mark.note.strip()) or not needs_note(item, mark.state)
    return mark.state in MARKS and noted


def progress(standings: Iterable[Standing]) -> Progress:
    """How far all of these are."""
    counted = [standing.counts for standing in standings]
    return Progress(sum(counted), len(counted))


def progress_by_stage(standings: Iterable[Standing]) -> dict[int, Progress]:
    """How far each stage is that has items, by its number."""
    stages: dict[int, list[Standing]] = {}
    for standing in standings:
        stages.setdefault(standing.item.stage, []).append(standing)
    return {number: progress(of_it) for number, of_it in sorted(stages.items())}


def changes(before: Iterable[Standing], after: Iterable[Standing]) -> tuple[Shift, ...]:
    """What evidence has ticked or unticked in between, in the order it has now.

    Items that are only on one side have not changed.
    """
    was = {standing.item.key: standing.state == MET for standing in before}
    return tuple(
        Shift(now.item, MET if now.state == MET else "unmet", now.evidence)
        for now in after
        if was.get(now.item.key, now.state == MET) != (now.state == MET)
    )
