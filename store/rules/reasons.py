"""Why something is due, as a sentence to be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.rules.money import Money


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

_REVIEW = (
    (N_("Review today's draft: {title}"), N_("Review today's draft: {kind}")),
    (N_("Review yesterday's draft: {title}"), N_("Review yesterday's draft: {kind}")),
    (
        N_("Review, here for {days} days: {title}"),
        N_("Review, here for {days} days: {kind}"),
    ),
)
"""Said of a draft that came today, yesterday, longer ago."""

_LIVE = {
    "live_check.1": (
        N_("Still up after a day? {title}"),
        N_("Still up after a day? ({kind})"),
    ),
    "live_check": (
        N_("Still up after {days} days? {title}"),
        N_("Still up after {days} days? ({kind})"),
    ),
    "live_check.0": (
        N_("Was not right, look again: {title}"),
        N_("Was not right, look again: {kind}"),
    ),
    "measure.24h": (
        N_("Figures after 24 hours: {title}"),
        N_("Figures after 24 hours: {kind}"),
    ),
    "measure.7d": (
        N_("Figures after 7 days: {title}"),
        N_("Figures after 7 days: {kind}"),
    ),
    "measure.30d": (
        N_("Figures after 30 days: {title}"),
        N_("Figures after 30 days: {kind}"),
    ),
}
"""Said of what is live, by what is to be done and how long after."""

_RIGHT = {
    "organic": (
        N_("Own pages: right ends in {days} days"),
        N_("Own pages: right ends today"),
        N_("Own pages: right is over, stop it"),
    ),
    "paid": (
        N_("Paid ads: right ends in {days} days"),
        N_("Paid ads: right ends today"),
        N_("Paid ads: right is over, stop it"),
    ),
    "whitelisting": (
        N_("Ads as them: right ends in {days} days"),
        N_("Ads as them: right ends today"),
        N_("Ads as them: right is over, stop it"),
    ),
    "print": (
        N_("Print: right ends in {days} days"),
        N_("Print: right ends today"),
        N_("Print: right is over, stop it"),
    ),
}
"""Said before a right ends, on its last day, and after it."""

_TOMORROW = {
    "organic": N_("Own pages: right ends tomorrow"),
    "paid": N_("Paid ads: right ends tomorrow"),
    "whitelisting": N_("Ads as them: right ends tomorrow"),
    "print": N_("Print: right ends tomorrow"),
}

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


def content_reason(
    source: str, phase: str, title: str | None, kind: str, days: int
) -> Reason:
    """Why a piece of content is due: its draft, a look at it, its figures.

    ``days`` are those a draft has waited; how long something is live says ``phase``.
    """
    figures: dict[str, object] = {}
    if source == "review":
        own, other = _REVIEW[min(max(days, 0), 2)]
        figures = {"days": days}
    elif f"{source}.{phase}" in _LIVE:
        own, other = _LIVE[f"{source}.{phase}"]
    elif source in _LIVE:
        own, other = _LIVE[source]
        figures = {"days": int(phase)}
    else:
        own, other = _CONTENT[_owed(source, phase)]
    if title:
        return Reason(own, {"title": title, **figures})
    return Reason(other, {"kind": CONTENT_WORDS[kind], **figures})


def _owed(source: str, state: str) -> str:
    """What is owed: a draft, its changes, a post, or first an approval."""
    if source == "draft" and state == "changes_requested":
        return "changes"
    return "unapproved" if source == "go_live" and state != "approved" else source


def right_reason(layer: str, ends_on: date, today: date) -> Reason:
    """Why a right is spoken of: its end is near, today, or behind us."""
    days = (ends_on - today).days
    soon, now, over = _RIGHT[layer]
    if days == 1:
        return Reason(_TOMORROW[layer], {})
    if days > 1:
        return Reason(soon, {"days": days})
    return Reason(over if days else now, {})


_PAY = {
    "fee": (
        N_("Pay the fee: {amount}"),
        N_("Pay the fee: {amount}; the bill is missing"),
    ),
    "commission": (
        N_("Pay the commission: {amount}"),
        N_("Pay the commission: {amount}; the bill is missing"),
    ),
    "product": (
        N_("Pay for product: {amount}"),
        N_("Pay for product: {amount}; the bill is missing"),
    ),
    "shipping": (
        N_("Pay for shipping: {amount}"),
        N_("Pay for shipping: {amount}; the bill is missing"),
    ),
    "production": (
        N_("Pay for production: {amount}"),
        N_("Pay for production: {amount}; the bill is missing"),
    ),
    "boost": (
        N_("Pay for advertising: {amount}"),
        N_("Pay for advertising: {amount}; the bill is missing"),
    ),
    "tools": (
        N_("Pay for a tool: {amount}"),
        N_("Pay for a tool: {amount}; the bill is missing"),
    ),
    "other": (
        N_("Pay {amount}"),
        N_("Pay {amount}; the bill is missing"),
    ),
}
"""Said of what is to be paid, by what it is for; with its bill, and without."""

_PAY_FOR = (
    N_("Pay {amount}: {what}"),
    N_("Pay {amount}: {what}; the bill is missing"),
)
"""Said of what she described in her own words."""

_BACK = N_("{amount} comes back")
_BACK_FOR = N_("{amount} comes back: {what}")
"""Said of a cost below zero: nobody waits for a bill of that."""


def payment_reason(
    category: str, amount: Money, *, is_billed: bool, what: str | None
) -> Reason:
    """Why a cost is due: what is to be paid, and whether its bill is here.

    One below zero comes back, and is said without its sign.
    """
    named: dict[str, object] = {"what": what} if what else {}
    if amount.minor < 0:
        back = {"amount": -amount, **named}
        return Reason(_BACK_FOR if what else _BACK, back)
    said = _PAY_FOR if what else _PAY[category]
    return Reason(said[not is_billed], {"amount": amount, **named})


_REPORTED = (
    N_("Ended yesterday: no report yet"),
    N_("Ended {days} days ago: no report yet"),
)
_RESULTS = {
    "before": N_("Begins soon: note how the brand stands before"),
    "begun": N_("Has begun: note how the brand stood before"),
    "after": N_("Ended {days} days ago: note how the brand stands now"),
}
"""Said of a campaign as a whole, by how far it is."""


def results_reason(phase: str, days: int, campaign: str) -> Reason:
    """Why the results of a campaign are due: the brand, or the report.

    ``days`` are those since it ended. Its name is the title, as of a budget.
    """
    said = _RESULTS.get(phase) or _REPORTED[days > 1]
    return Reason(said, {"days": days, "title": campaign})


def budget_reason(over: Money, campaign: str) -> Reason:
    """Why a campaign is due: more is promised than is planned for it.

    Its name is the title, as of a task: nobody stands on such a line.
    """
    return Reason(
        N_("Over budget by {amount}: plan anew, or cut something"),
        {"amount": over, "title": campaign},
    )
