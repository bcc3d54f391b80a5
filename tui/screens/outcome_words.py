"""What became of a line, and what is said about it in one line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.agenda import item_id, source_of
from store.rules.pipeline import CLOSED, PARKED
from tui import deadline_words
from tui import format as fmt
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from store import Store
    from store.agenda import DueItem
    from store.conversations import Conversation, Guard
    from tui.dialogs.live_check import Looked


MOST_WARNINGS = 3
"""Warnings that are shown at once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a key did to lines of the day, and how they stand since."""

    items: tuple[int, ...]
    """The numbers of the lines, as the agenda gives them."""
    unit: int
    """The step of the history."""
    lines: tuple[DueItem, ...] = ()
    """The lines as they are now, due or not; none while that was not asked."""
    talk: Conversation | None = None
    """The conversation, when it was one and no more."""


def talks(items: Sequence[int]) -> tuple[int, ...]:
    """The collaborations among lines of the day."""
    found = map(source_of, items)
    return tuple(row for source, row in found if source == "collaboration")


def tasks(items: Sequence[int]) -> tuple[int, ...]:
    """The tasks among lines of the day."""
    return tuple(row for source, row in map(source_of, items) if source == "task")


def as_items(numbers: Sequence[int]) -> tuple[int, ...]:
    """Collaborations as lines of the day."""
    return tuple(item_id("collaboration", number) for number in numbers)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an attempt to do something to lines."""

    unit: int
    """The last step of the history."""
    is_new: bool
    """Whether that was done just now."""
    blocked: tuple[str, ...] = ()
    """Who is not to be written to: nothing was done for that reason."""
    warnings: tuple[str, ...] = ()
    """What else there is to know about who was written to."""


def perform(store: Store, act: Callable[[], object]) -> Done:
    """Do something, in the thread that writes."""
    before = store.history.newest()
    act()
    unit = store.history.newest()
    return Done(unit, unit != before)


def write(
    store: Store,
    numbers: Sequence[int],
    today: date,
    act: Callable[[], object],
    *,
    anyway: bool,
) -> Done:
    """Note messages to people, unless somebody is blocked and nobody said: anyway."""
    found = store.briefings.warnings(numbers, today=today)
    if found.blocked and not anyway:
        return Done(0, is_new=False, blocked=told(found.blocked))
    return replace(perform(store, act), warnings=told(found.others[:MOST_WARNINGS]))


def told(guards: Iterable[Guard]) -> tuple[str, ...]:
    """Guards in the language in use."""
    return tuple(fmt.said(one.template, one.detail) for one in guards)


def as_it_is(store: Store, items: Sequence[int], unit: int, today: date) -> Outcome:
    """How lines stand after a step."""
    numbers = talks(items)
    alone = len(items) == len(numbers) == 1
    return Outcome(
        items=tuple(items),
        unit=unit,
        lines=store.agenda.rows(items, today),
        talk=store.conversations.conversation(numbers[0]) if alone else None,
    )


def who(outcome: Outcome) -> str:
    """The one person it was about; "" for several, or for nobody."""
    return "" if outcome.talk is None else outcome.talk.name


def whole(happened: str, outcome: Outcome, today: date) -> str:
    """What happened, what is next, and how to take it back."""
    parts = [happened]
    if outcome.talk is not None:
        parts.append(next_words(outcome.talk, today))
    return " ".join([*parts, _("u takes it back.")])


def next_words(talk: Conversation, today: date) -> str:
    """What is due next with somebody, in one sentence."""
    on = talk.next_step_on
    if talk.stage in CLOSED or on is None:
        return _("Nothing more is due.")
    day = fmt.short_day(on, today)
    if talk.stage == PARKED:
        return _("No reply so far: rests until {day}.").format(day=day)
    step = talk.next_step or _(fmt.NEXT[talk.next_kind or "own"])
    return _("Next: {step}, {day}.").format(step=step, day=day)


def wrote(outcome: Outcome) -> str:
    """Say that a message has gone out."""
    if name := who(outcome):
        return _("Wrote to {name}.").format(name=name)
    count = len(outcome.items)
    said = ngettext("Wrote to {count} person.", "Wrote to {count} people.", count)
    return said.format(count=count)


def heard(outcome: Outcome) -> str:
    """Say that somebody has answered."""
    if name := who(outcome):
        return _("{name} replied.").format(name=name)
    count = len(outcome.items)
    said = ngettext("{count} person replied.", "{count} people replied.", count)
    return said.format(count=count)


def ticked(outcome: Outcome) -> str:
    """Say that something is done."""
    if name := who(outcome):
        return _("Done with {name} for now.").format(name=name)
    if len(outcome.items) == len(outcome.lines) == 1:
        title = str(outcome.lines[0].reason.detail.get("title", ""))
        return _("Done: {title}.").format(title=title)
    count = len(outcome.items)
    return ngettext("{count} line done.", "{count} lines done.", count).format(
        count=count
    )


def met(
    lines: Sequence[DueItem], seen: bool | Looked = True, today: date | None = None
) -> Callable[[Outcome], str]:
    """What is said of one deadline that was met; ``lines`` are as they were before.

    ``seen`` is what was seen at a post, where it was a look; it needs ``today``.
    """
    if isinstance(seen, bool) or today is None:
        said = " ".join(deadline_words.done(line) for line in lines)
    else:
        said = deadline_words.met_by_look(lines[0], seen, today)
    return lambda _outcome: said or _("Nothing has changed by that.")


def moved(outcome: Outcome, stages: dict[str, str]) -> str:
    """Say where somebody stands now; ``stages`` are their names by their keys."""
    talk = outcome.talk
    if talk is not None:
        return _("{name} is at: {stage}.").format(
            name=talk.name, stage=stages.get(talk.stage, talk.stage)
        )
    count = len(outcome.items)
    return ngettext("{count} moved.", "{count} moved.", count).format(count=count)


def put_off(outcome: Outcome, until: date, today: date) -> str:
    """Say until when something is put off, and how often it was by now."""
    day = fmt.short_day(until, today)
    if len(outcome.lines) != 1:
        count = len(outcome.items)
        said = ngettext(
            "{count} line put off until {day}.",
            "{count} lines put off until {day}.",
            count,
        )
        return said.format(count=count, day=day)
    line = outcome.lines[0]
    name = line.influencer or str(line.reason.detail.get("title", ""))
    said = _("{name}: put off until {day}.").format(name=name, day=day)
    if line.snoozed > 1:
        times = ngettext(
            "That was {count} time.", "That was {count} times by now.", line.snoozed
        )
        said = f"{said} {times.format(count=line.snoozed)}"
    return said


def planned(outcome: Outcome) -> str:
    """Say that there is a plan."""
    if name := who(outcome):
        return _("Planned with {name}.").format(name=name)
    count = len(outcome.items)
    return ngettext("{count} line planned.", "{count} lines planned.", count).format(
        count=count
    )
