"""What is said of a line that logs a touch: on the screen and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.pipeline import PARKED
from tui import format as fmt
from tui import i18n
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.errors import StoreError
    from store.outreach_draft import Logged
    from store.quick_logging import Understood
    from store.rules.pipeline import Stage

EXAMPLE = N_("@mina dm price 500k +3d: liked the samples")
"""A line in the language in use."""

_LOGGED = {
    "out": N_("Logged a touch to {name}."),
    "in": N_("Logged a touch from {name}."),
}
_NOTED = N_("Noted something about {name}.")


def titles(stages: Sequence[Stage]) -> dict[str, str]:
    """What the stages are called, by their keys."""
    return {stage.key: fmt.stage(stage) for stage in stages}


def in_words(
    detail: Mapping[str, object], stages: Mapping[str, str]
) -> dict[str, object]:
    """The figures of what is wrong with a line, with the stages as they are called."""
    said = dict(detail)
    if "choices" in said:
        keys = str(said["choices"]).split(", ")
        said["choices"] = ", ".join(stages.get(key, key) for key in keys)
    return said


def sentence(refusal: StoreError, stages: Mapping[str, str]) -> str:
    """What is wrong with a line."""
    return i18n.say(refusal.template, in_words(refusal.detail, stages))


def followed(understood: Understood, logged: Logged, today: date) -> str:
    """What was logged, and what is due next."""
    draft = understood.draft
    is_note = draft is not None and draft.kind == "note"
    direction = draft.direction if draft else "out"
    words = _(_NOTED if is_note else _LOGGED[direction]).format(name=logged.name)
    if logged.collaboration_id is None:
        return words
    return f"{words} {_next(understood, logged, today)}"


def _next(understood: Understood, logged: Logged, today: date) -> str:
    if logged.next_kind is None or logged.next_step_on is None:
        return _("Nothing more is due.")
    day = fmt.short_day(logged.next_step_on, today)
    if logged.stage == PARKED:
        return _("No reply so far: rests until {day}.").format(day=day)
    state = understood.comes_to
    step = (state and state.next_step) or fmt.word(fmt.NEXT, logged.next_kind)
    return _("Next: {step}, {day}.").format(step=step, day=day)
