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


_UNSIGNED = (
    N_("Contract sent today: not signed yet"),
    N_("Contract sent yesterday: not signed yet"),
    N_("Contract sent {days} days ago: not signed yet"),
)
_MISSING = (
    N_("Agreed today: no contract yet"),
    N_("Agreed yesterday: no contract yet"),
    N_("Agreed {days} days ago: no contract yet"),
)
_UNSENT = (
    N_("Agreed today: send the contract"),
    N_("Agreed yesterday: send the contract"),
    N_("Agreed {days} days ago: send the contract"),
)
_CHOSEN = (
    N_("Parcel settled today: send it"),
    N_("Parcel settled yesterday: send it"),
    N_("Parcel settled {days} days ago: send it"),
)
_UNDER_WAY = (
    N_("Parcel sent today: has it arrived?"),
    N_("Parcel sent yesterday: has it arrived?"),
    N_("Parcel sent {days} days ago: has it arrived?"),
)
_NO_POST = (
    N_("Parcel arrived today: no post yet"),
    N_("Parcel arrived yesterday: no post yet"),
    N_("Parcel arrived {days} days ago: no post yet"),
)
_SINCE = {
    ("contract", "unsigned"): _UNSIGNED,
    ("no_contract", "missing"): _MISSING,
    ("no_contract", "unsent"): _UNSENT,
    ("parcel", "chosen"): _CHOSEN,
    ("parcel", "sent"): _UNDER_WAY,
    ("parcel", "arrived"): _NO_POST,
}
"""Said of what began today, yesterday, and longer ago."""

_ENDING = {
    "contract": N_("The contract ends: renew it, or close it"),
    "exclusivity": N_("The exclusivity ends: renew it, or let it go"),
}
_CONTENT = {
    "draft": (N_("Draft due: {title}"), N_("Draft due: {kind}")),
    "changes": (N_("Changes due: {title}"), N_("Changes due: {kind}")),
    "go_live": (N_("Goes live: {title}"), N_("Goes live: {kind}")),
    "unapproved": (
        N_("Goes live, not approved yet: {title}"),
        N_("Goes live, not approved yet: {kind}"),
    ),
}
"""Said of a piece of content with a title of its own, and of one without."""

CONTENT_WORDS = {
    "post": N_("post"),
    "carousel": N_("carousel"),
    "story": N_("story"),
    "reel": N_("reel"),
    "short": N_("short"),
    "video": N_("video"),
    "live": N_("livestream"),
    "blog": N_("blog post"),
    "other": N_("content"),
}
"""Kinds of content in the middle of a sentence."""


def deadline_reason(source: str, phase: str, days: int) -> Reason:
    """Why a contract or a parcel is due; ``days`` are those since it began to wait."""
    if phase == "ending":
        return Reason(_ENDING[source], {})
    said = _SINCE[source, phase]
    return Reason(said[min(max(days, 0), 2)], {"days": days})


def content_reason(source: str, state: str, title: str | None, kind: str) -> Reason:
    """Why a piece of content is due: its draft, or that it is to be seen."""
    what = source
    if source == "draft" and state == "changes_requested":
        what = "changes"
    elif source == "go_live" and state != "approved":
        what = "unapproved"
    own, other = _CONTENT[what]
    if title:
        return Reason(own, {"title": title})
    return Reason(other, {"kind": CONTENT_WORDS[kind]})
