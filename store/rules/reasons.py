"""Why something is due, as a sentence to be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reason(NamedTuple):
    """A template to be translated, and what fills its places."""

    template: str
    detail: Mapping[str, object]


_ADRIFT = N_("Has no next step: plan one")
_FIRST = N_("Write the first message")
_WARM = N_("Warmed up {days} days ago: write the first message")
_REPLY = N_("Replied {days} days ago: answer")
_REPLY_TODAY = N_("Replied today: answer")
_AGAIN = N_("Rested {days} days: try again, or let go")
_SILENT = N_("No answer for {days} days: follow-up {number}")
_MINE = N_("Your turn; nothing said for {days} days")
_OTHERS = N_("Waiting for {days} days: ask how it goes")


def reason(
    kind: str | None,
    *,
    words: str | None,
    waiting_on: str,
    step: int,
    days: int | None,
    rest: int,
) -> Reason:
    """Why a collaboration is due.

    ``kind`` is that of its next step, None when it has none. ``days`` are those since
    the last touch, None without any; ``rest`` those since the wait began; ``step`` the
    messages sent in this round.
    """
    if kind is not None and words:
        return Reason("{words}", {"words": words})
    silent = rest if days is None else days
    if kind in {"follow_up", "own"}:
        template = {"influencer": _SILENT, "me": _MINE}.get(waiting_on, _OTHERS)
        return Reason(template, {"days": silent, "number": max(1, step)})
    template = {
        None: _ADRIFT,
        "first": _FIRST if days is None else _WARM,
        "reply": _REPLY if silent else _REPLY_TODAY,
        "again": _AGAIN,
    }[kind]
    return Reason(template, {"days": rest if kind == "again" else silent})
