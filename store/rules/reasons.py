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
_AGAIN = N_("Rested {days} days: try again, or let go")

_WARM = (
    N_("Warmed up today: write the first message"),
    N_("Warmed up yesterday: write the first message"),
    N_("Warmed up {days} days ago: write the first message"),
)
_REPLY = (
    N_("Replied today: answer"),
    N_("Replied yesterday: answer"),
    N_("Replied {days} days ago: answer"),
)
_SILENT = (
    N_("Written to today: follow-up {number}"),
    N_("No answer since yesterday: follow-up {number}"),
    N_("No answer for {days} days: follow-up {number}"),
)
_MINE = (
    N_("Your turn"),
    N_("Your turn since yesterday"),
    N_("Your turn for {days} days"),
)
_OTHERS = (
    N_("Waiting: ask how it goes"),
    N_("Waiting since yesterday: ask how it goes"),
    N_("Waiting for {days} days: ask how it goes"),
)
"""Said of today, of yesterday, and of longer ago."""


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
    if kind is None:
        return Reason(_ADRIFT, {})
    if kind == "again":
        return Reason(_AGAIN, {"days": rest})
    if kind == "first" and days is None:
        return Reason(_FIRST, {})
    if kind in {"first", "reply"}:
        said = _WARM if kind == "first" else _REPLY
    else:
        said = {"influencer": _SILENT, "me": _MINE}.get(waiting_on, _OTHERS)
    detail = {"days": silent, "number": max(1, step)}
    return Reason(said[min(max(silent, 0), 2)], detail)
