"""In which order costs can be listed, as SQL, and how each order is walked.

All of it speaks of ``cost k``; of its ``collaboration c`` and the person's line ``l``
where it is sorted by name, and of its ``campaign g`` where by that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.rules.cost_words import CATEGORIES, COST_STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

SORTS = (
    *("on_day", "due_on", "paid_on", "name", "campaign", "category", "channel"),
    *("state", "amount"),
)
"""What the ledger can be sorted by; only by day there is a running balance."""

OPEN = "k.state IN ('committed','invoiced')"
"""Promised and not paid yet; written as its index says it."""

TAKES = "k.state IN ('committed','invoiced','paid')"
"""Whether it takes from what is planned."""

PLAIN = "cost k {hint}"
PEOPLE = """roster_line l {hint}
 CROSS JOIN collaboration c ON c.influencer_id=l.influencer_id
 CROSS JOIN cost k ON k.collaboration_id=c.id"""
BY_CAMPAIGN = """campaign g {hint}
 CROSS JOIN cost k INDEXED BY ix_cost_campaign_id ON k.campaign_id=g.id"""
_PERSON_OF = """cost k
 CROSS JOIN collaboration c ON c.id=k.collaboration_id
 CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id"""
_CAMPAIGN_OF = "cost k CROSS JOIN campaign g ON g.id=k.campaign_id"


class Way(NamedTuple):
    """One way along an index: which rows are met."""

    where: str
    along: str
    """The index."""


BY_DAY = (Way("1", "ix_cost_on_day"),)
"""All costs by their day."""


class Stretch(NamedTuple):
    """A stretch of a list: which rows stand in it, and in which order.

    ``key`` comes first in it, the number of the cost last, both in one direction;
    ``between`` may stand between them. Met from its beginning, it is made of ``ways``
    that share its rows among them, each in the order of the whole; without any the
    rows are sorted. ``by_day`` says that any ways by day will do.
    """

    where: str
    key: str
    down: bool = False
    ways: tuple[Way, ...] = ()
    walked: str = PLAIN
    """What it is walked from; ``{hint}`` is where the index is named."""
    sorted_from: str = "cost k"
    """What it is sorted from."""
    between: str = ""
    by_day: bool = False

    def order(self, plus: str = "") -> str:
        """What it is ordered by; a plus keeps it from being met by an index."""
        way = "DESC" if self.down else "ASC"
        between = f"{self.between}, " if self.between else ""
        last = "DESC" if self.down or self.between else "ASC"
        return f"{plus}{self.key} {way}, {between}k.id {last}"


def stretches(
    sort: str, *, descending: bool, currencies: Sequence[str] = ()
) -> tuple[Stretch, ...]:
    """The stretches of a list in their order: what has no such value stands at the end.

    Amounts are sorted within each of the ``currencies``, which are never compared with
    one another. Raises KeyError for a sort there is not.
    """
    if sort == "amount":
        return tuple(
            Stretch(
                f"k.amount_currency='{code}'",
                "k.amount_minor",
                descending,
                (Way(f"k.amount_currency='{code}'", "ix_cost_amount"),),
            )
            for code in currencies
        )
    if sort in _LISTED:
        words, along = _LISTED[sort]
        return tuple(
            Stretch(
                f"k.{sort}='{word}'",
                "k.on_day",
                down=True,
                ways=(Way(f"k.{sort}='{word}'", along),),
            )
            for word in (reversed(words) if descending else words)
        )
    known = _SORTED[sort]._replace(down=descending)
    rest = _REST.get(sort)
    if rest is None:
        return (known,)
    last = Stretch(rest, "k.on_day", down=True, by_day=True)
    if sort == "name":
        return (known, _PAYEES._replace(down=descending), last)
    return (known, last)


_LISTED = {
    "category": (CATEGORIES, "ix_cost_category"),
    "state": (COST_STATES, "ix_cost_state"),
}
"""Sorts in the order of a list of words, the latest first within each."""

_DUE = f"{OPEN} AND k.due_on NOTNULL"
_NAMES = "ix_roster_line_name"

_SORTED = {
    "on_day": Stretch("1", "k.on_day", by_day=True),
    "due_on": Stretch(_DUE, "k.due_on", ways=(Way(_DUE, "ix_cost_due_on"),)),
    "paid_on": Stretch(
        "k.state='paid'", "k.paid_on", ways=(Way("k.state='paid'", "ix_cost_paid_on"),)
    ),
    "name": Stretch(
        "k.collaboration_id NOTNULL",
        "l.name_key",
        ways=(Way("l.archived=0", _NAMES), Way("l.archived=1", _NAMES)),
        walked=PEOPLE,
        sorted_from=_PERSON_OF,
    ),
    "campaign": Stretch(
        "k.campaign_id NOTNULL",
        "g.name_key",
        ways=(Way("1", "uq_campaign_name_key"),),
        walked=BY_CAMPAIGN,
        sorted_from=_CAMPAIGN_OF,
        between="k.on_day DESC",
    ),
    "channel": Stretch("k.channel NOTNULL", "lower(k.channel)"),
}
_PAYEES = Stretch("k.collaboration_id IS NULL AND k.payee NOTNULL", "lower(k.payee)")
"""Who is paid where it is nobody of the roster, after all who are."""

_REST = {
    "due_on": f"({_DUE}) IS NOT TRUE",
    "paid_on": "k.state<>'paid'",
    "name": "k.collaboration_id IS NULL AND k.payee IS NULL",
    "campaign": "k.campaign_id IS NULL",
    "channel": "k.channel IS NULL",
}
