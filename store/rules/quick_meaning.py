"""What a quick log line means beyond its letters: way, kind, money, what is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.rules.money import Money, to_minor
from store.rules.quick_log import LogProblem
from store.rules.vocabulary import spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from store.rules.quick_log import QuickLog

EXAMPLE = "@mina dm +3d: …"

_NOTE = re.compile(
    r"(?:note|memo|메모|노트|nota)\b\s*(?P<colon>[:\uff1a])?\s*", re.IGNORECASE
)

# By the letters of `spelling_key`, wherever they stand in the word for the channel.
_TYPED_BY_PHONE = ("sms", "text", "문자")
_MET = ("met", "meeting", "visit", "zoom", "reunion", "enpersona")
_MET_IN_KOREAN = ("미팅", "회의", "만남", "만났", "대면", "줌")


def refuse_silence(log: QuickLog) -> None:
    """Refuse a line that says whom and where it goes, but not what happened."""
    if {mark.field for mark in log.marks} <= {"who", "campaign"}:
        template = N_("Say what happened, as in {example}.")
        raise LogProblem(template, start=0, end=0, example=EXAMPLE)


def problem_in(
    log: QuickLog, piece: str, template: str, **detail: object
) -> LogProblem:
    """What is wrong with the pieces of one field, and where they stand."""
    start, end = place_of(log, piece)
    return LogProblem(template, start=start, end=end, **detail)


def place_of(log: QuickLog, piece: str) -> tuple[int, int]:
    """Where the pieces of one field stand, from the first to the last."""
    places = [(mark.start, mark.end) for mark in log.marks if mark.field == piece]
    return (places[0][0], places[-1][1]) if places else (0, 0)


def direction_of(log: QuickLog) -> str:
    """Which way it went when nobody says so: a price alone was told to us."""
    kinds = {said.kind for said in log.amounts}
    return "in" if kinds == {"asked"} or log.stage == "replied" else "out"


def kind_of(log: QuickLog, line: str) -> tuple[str, str]:
    """What kind of touch it was, and its text: a note loses the word for it."""
    found = _NOTE.match(log.text)
    is_told = log.channel or log.direction or log.amounts
    if found and (found["colon"] or not is_told):
        return "note", log.text[found.end() :]
    said = spelling_key(
        " ".join(line[m.start : m.end] for m in log.marks if m.field == "channel")
    )
    if log.channel == "phone" and not any(word in said for word in _TYPED_BY_PHONE):
        return "call", log.text
    if log.channel == "other" and any(
        word in said for word in (*_MET, *_MET_IN_KOREAN)
    ):
        return "meeting", log.text
    return "message", log.text


def money_of(
    log: QuickLog, currency: str | None, line: str
) -> tuple[tuple[str, Money], ...]:
    """The amounts, each in its own currency or in the usual one; raises LogProblem."""
    start, end = place_of(log, "amounts")
    amounts = []
    for said in log.amounts:
        code = said.currency or currency
        if code is None:
            raise problem_in(
                log,
                "amounts",
                N_("Say in which currency “{written}” is, as in {example}."),
                written=line[start:end],
                example="500 EUR, 50만원",
            )
        try:
            amounts.append((said.kind, Money(to_minor(said.amount, code), code)))
        except ValueError:
            raise problem_in(
                log,
                "amounts",
                N_("“{written}” is not an amount of {currency}."),
                written=line[start:end],
                currency=code,
            ) from None
    return tuple(amounts)
