"""The messages of a cadence as one typed line: ``3, 5 kakao``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.cadence import CadenceStep
from store.rules.text import clean, fold
from store.rules.vocabulary import read_channel
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST = 365
"""Business days, or days of rest, that a cadence may wait."""

MOST = 12
"""Messages that a cadence may have."""

_PART = re.compile(r"(\d+)|([^\d,;·+]+)|[,;·+]")
_UNITS = frozenset({"d", "day", "days", "일", "영업일", "día", "días", "dia", "dias"})
_KINDS = ("follow_up_1", "follow_up_2")
"""What the first and every later message are written from, unless it is known."""


def read_steps(
    text: str, before: Sequence[CadenceStep] = ()
) -> tuple[CadenceStep, ...]:
    """The messages of a line: business days to wait, each perhaps with its channel.

    What a message is written from is taken from ``before``, place by place. A blank
    line is no message at all. Raises Invalid, naming what cannot be read.
    """
    waits: list[int] = []
    channels: list[str | None] = []
    for number, word in _PART.findall(clean(text)):
        if number:
            waits.append(_wait(number))
            channels.append(None)
        elif name := _without_unit(word):
            channel = read_channel(name)
            if channel is None or not waits or channels[-1] is not None:
                raise Invalid(
                    N_("{word} is neither a number of days nor a channel."), word=name
                )
            channels[-1] = channel
    if len(waits) > MOST:
        raise Invalid(
            N_("{count} messages are too many; up to {limit} fit."),
            count=len(waits),
            limit=MOST,
        )
    return tuple(
        CadenceStep(wait, channel, _template(place, before))
        for place, (wait, channel) in enumerate(zip(waits, channels, strict=True))
    )


def write_steps(steps: Sequence[CadenceStep], say: Callable[[str], str]) -> str:
    """The line that is read as these messages; ``say`` gives the word for a channel.

    A word that would not be read back stays the code.
    """
    return ", ".join(
        str(step.wait) if step.channel is None else f"{step.wait} {_word(step, say)}"
        for step in steps
    )


def _word(step: CadenceStep, say: Callable[[str], str]) -> str:
    code = step.channel or ""
    word = say(code)
    is_safe = not re.search(r"[\d,;·+]", word) and read_channel(word) == code
    return word if is_safe else code


def _wait(number: str) -> int:
    days = int(number[:9])
    if not 0 < days <= LONGEST:
        raise Invalid(N_("{count} is no number of days."), count=number[:9])
    return days


def _without_unit(word: str) -> str:
    """What is left of the words after a number without "days"."""
    parts = word.split()
    if parts and fold(parts[0]) in _UNITS:
        parts = parts[1:]
    return " ".join(parts)


def _template(place: int, before: Sequence[CadenceStep]) -> str:
    known = before[place].template if place < len(before) else None
    return known or _KINDS[min(place, len(_KINDS) - 1)]
