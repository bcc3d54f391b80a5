"""How somebody kept to what was agreed, in words, each figure with what it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.rules.result_words import RANKED_FROM
from tui import format as fmt
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.conduct import Conduct, Middle


class Said(NamedTuple):
    """A figure in words, and how many things it is of."""

    words: str
    n: int

    @property
    def is_telling(self) -> bool:
        """Whether that is enough to judge by."""
        return self.n >= RANKED_FROM


def told(conduct: Conduct) -> Sequence[Said]:
    """What is known: answers, days that were kept, rounds, from parcel to post."""
    return [*_answers(conduct), *_work(conduct)]


def _answers(conduct: Conduct) -> Sequence[Said]:
    """How many messages were answered, and in how many days."""
    if not conduct.messages:
        return []
    said = ngettext(
        "answered {answered} of {count} message",
        "answered {answered} of {count} messages",
        conduct.messages,
    ).format(answered=conduct.reply_lag.n, count=conduct.messages)
    if conduct.reply_lag.days is None:
        return [Said(said, conduct.messages)]
    half = ngettext(
        "in {days} d (n={count})",
        "in {days} d, the median (n={count})",
        conduct.reply_lag.n,
    ).format(days=_days(conduct.reply_lag), count=conduct.reply_lag.n)
    return [Said(f"{said}, {half}", conduct.reply_lag.n)]


def _work(conduct: Conduct) -> Sequence[Said]:
    """What is known of the content itself."""
    found = []
    if on_time := conduct.on_time.n:
        said = ngettext(
            "{kept} of {count} post on time",
            "{kept} of {count} posts on time",
            on_time,
        )
        words = said.format(kept=conduct.on_time.k, count=on_time)
        found.append(Said(words, on_time))
    if pieces := conduct.rounds.n:
        said = ngettext(
            "changes asked for {rounds}x on {count} piece",
            "changes asked for {rounds}x on {count} pieces",
            pieces,
        )
        if not conduct.rounds.total:
            said = ngettext(
                "no changes asked for on {count} piece",
                "no changes asked for on {count} pieces",
                pieces,
            )
        words = said.format(rounds=fmt.whole(conduct.rounds.total), count=pieces)
        found.append(Said(words, pieces))
    parcels = conduct.parcel_to_post
    if parcels.days is not None:
        said = ngettext(
            "{days} d from parcel to post (n={count})",
            "{days} d from parcel to post, the median (n={count})",
            parcels.n,
        )
        words = said.format(days=_days(parcels), count=parcels.n)
        found.append(Said(words, parcels.n))
    return found


def few(said: Sequence[Said]) -> str:
    """That some of it stands on too little to judge by; "" where nothing does."""
    if all(one.is_telling for one in said):
        return ""
    return _("grey: of fewer than {count}").format(count=RANKED_FROM)


def _days(found: Middle) -> str:
    return f"{found.days:g}" if found.days is not None else fmt.DASH
