"""One typed line that logs a touch: ``@mina dm price 500k +3d: liked the samples``.

A line is a head and a text. The head holds, in any order and in English, Korean and
Spanish mixed: ``@who``, ``/campaign``, ``=stage``, a channel, a direction, amounts, own
time, a day, and at its end ``> what to do then``. The text begins behind the first
colon, or with the first word that is none of these; a word means the longest thing it
can. Colons inside a time (10:30) or an address (https://) do not part anything.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from store.rules.pipeline import OFFERS
from store.rules.quick_head import LogProblem, read_head
from store.rules.quick_values import Figure
from store.rules.quick_words import complete_words
from store.rules.text import find_control
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from store.rules.pipeline import Stage
    from store.rules.quick_head import Piece

__all__ = ["LogProblem", "Mark", "QuickLog", "Said", "complete_words", "parse_log"]

LONGEST = 10_000
"""Characters of a line; what is longer was pasted by mistake."""


@dataclass(frozen=True, slots=True)
class Said:
    """An amount as said.

    ``kind`` is ``asked``, ``offered`` or ``agreed``; ``currency`` is ISO 4217, None
    when none was written.
    """

    kind: str
    amount: Decimal
    currency: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Which piece of the line was read as which field of QuickLog.

    ``start`` and ``end`` count characters of the line in its composed form (NFC), as
    the places of a LogProblem do.
    """

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class QuickLog:
    """A touch as somebody logged it; None and "" for what was not said."""

    who: str
    """As typed after the @; "" when no one was named."""
    channel: str | None = None
    direction: str | None = None
    """``in`` or ``out``."""
    amounts: tuple[Said, ...] = ()
    minutes: int | None = None
    """Own time spent."""
    stage: str | None = None
    campaign: str = ""
    next_on: date | None = None
    next_words: str = ""
    """What to do then."""
    on: date | None = None
    """The day of the touch when it was not today."""
    text: str = ""
    """What was said, to the letter."""
    marks: tuple[Mark, ...] = field(default=(), compare=False)


def parse_log(
    line: str,
    *,
    today: date,
    currency: str | None = None,
    stages: Sequence[Stage] = (),
) -> QuickLog:
    """Read a line; raises LogProblem for what contradicts itself or stays unclear.

    ``currency`` is the usual one here, and says which dollar or peso is meant;
    ``stages`` are read by her own titles beside the usual ones. An amount with a
    currency and no word is what they asked, or what we offered if the touch went out.
    """
    line = _accepted(line)
    pieces = read_head(line, today, currency, stages)
    if not pieces:
        raise LogProblem(
            N_("Say who and what, as in {example}."),
            start=0,
            end=len(line),
            example="@mina dm +3d: …",
        )
    return _assembled(line, pieces, today)


def _accepted(line: str) -> str:
    """Give the line in its composed form; refuse what no text may hold."""
    if len(line) > LONGEST:
        raise LogProblem(
            N_("A line may have up to {most} characters, not {found}."),
            start=LONGEST,
            end=len(line),
            most=LONGEST,
            found=len(line),
        )
    line = unicodedata.normalize("NFC", line)
    control = find_control(line)
    if control is not None:
        place = line.index(control)
        raise LogProblem(
            N_("Character {place} of the line is a control character."),
            start=place,
            end=place + 1,
            place=place + 1,
        )
    return line


_TWICE = {
    "channel": N_("“{first}” and “{second}” are two ways of contact; keep one."),
    "direction": N_("“{first}” and “{second}” are two directions; keep one."),
    "minutes": N_("“{first}” and “{second}” are two times spent; add them up."),
    "stage": N_("“{first}” and “{second}” are two stages; keep one."),
    "campaign": N_("“{first}” and “{second}” are two campaigns; keep one."),
    "next_on": N_("“{first}” and “{second}” are two next dates; keep one."),
    "on": N_("“{first}” and “{second}” are two days of one touch; keep one."),
    "asked": N_("“{first}” and “{second}” are two amounts asked; keep one."),
    "offered": N_("“{first}” and “{second}” are two amounts offered; keep one."),
    "agreed": N_("“{first}” and “{second}” are two amounts agreed; keep one."),
}
"""What is said of one thing told twice, and differently."""


def _assembled(line: str, pieces: Sequence[Piece], today: date) -> QuickLog:
    """Put the pieces together; the same thing may be said twice (답장 받음)."""
    is_out = any(piece.value == "out" for piece in pieces if piece.field == "direction")
    told: dict[str, tuple[Piece, Any]] = {}
    for piece in pieces:
        name, value = piece.field, piece.value
        if isinstance(value, Figure):
            name = piece.kind or ("offered" if is_out else "asked")
            value = Said(name, value.amount, value.currency)
        first, before = told.setdefault(name, (piece, value))
        if before != value:
            raise LogProblem(
                _TWICE[name],
                start=piece.start,
                end=piece.end,
                first=line[first.start : first.end],
                second=line[piece.start : piece.end],
            )
    values = {name: value for name, (_, value) in told.items()}
    log = QuickLog(
        who=values.pop("who", ""),
        amounts=tuple(values.pop(kind) for kind in list(values) if kind in OFFERS),
        marks=tuple(Mark(piece.start, piece.end, piece.field) for piece in pieces),
    )
    if values.get("on") == today:
        del values["on"]
    return replace(log, **values)
