"""In which order conversions can be listed, as SQL, and how each order is walked.

All of it speaks of ``conversion k``, as the ledger does of costs; of its
``collaboration c`` and the person's line ``l`` where it is sorted by name, and of its
``campaign g`` where by that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.ledger_sorts import Stretch, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

SORTS = ("on_day", "amount", "name", "campaign", "channel", "order_ref", "code")
"""What conversions can be listed by."""

BY_DAY = (Way("1", "ix_conversion_on_day"),)
"""All of them by their day."""

_PLAIN = "conversion k {hint}"
_PEOPLE = """roster_line l {hint}
 CROSS JOIN collaboration c ON c.influencer_id=l.influencer_id
 CROSS JOIN conversion k INDEXED BY ix_conversion_collaboration_id
  ON k.collaboration_id=c.id"""
_PERSON_OF = """conversion k
 CROSS JOIN collaboration c ON c.id=k.collaboration_id
 CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id"""
_BY_CAMPAIGN = """campaign g {hint}
 CROSS JOIN conversion k INDEXED BY ix_conversion_campaign_id ON k.campaign_id=g.id"""
_CAMPAIGN_OF = "conversion k CROSS JOIN campaign g ON g.id=k.campaign_id"
_NAMES = "ix_roster_line_name"


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def way_of(campaign_id: int) -> Way:
    """The way by day along the conversions of a campaign; 0 is none."""
    of = f"={campaign_id:d}" if campaign_id else "IS NULL"
    return Way(f"k.campaign_id {of}", "ix_conversion_campaign_id")


def nobodys(campaign_id: int) -> Way:
    """The way by day along those of a campaign that are nobody's."""
    along = way_of(campaign_id)
    return Way(f"k.attributed_by='none' AND {along.where}", "ix_conversion_unknown")


def by_channel(channel: str) -> Way:
    """The way by day along those of a channel."""
    return Way(f"k.channel={quoted(channel)}", "ix_conversion_channel")


def stretches(
    sort: str,
    *,
    descending: bool,
    currencies: Sequence[str] = (),
    channels: Sequence[str] = (),
) -> tuple[Stretch, ...]:
    """The stretches of a list in their order: what has no such value stands at the end.

    Amounts are sorted within each of the ``currencies``, which are never compared with
    one another; ``channels`` are in the order in which they stand. Raises KeyError for
    a sort there is not.
    """
    if sort == "amount":
        known = [_amounts(code, down=descending) for code in currencies]
    elif sort == "channel":
        order = reversed(channels) if descending else channels
        known = [_days_of(by_channel(channel)) for channel in order]
    else:
        known = [_SORTED[sort]._replace(down=descending)]
    rest = _REST.get(sort)
    if rest is None:
        return tuple(known)
    return (*known, _days(rest))


def _amounts(code: str, *, down: bool) -> Stretch:
    where = f"k.amount_currency={quoted(code)} AND k.amount_minor NOTNULL"
    ways = (Way(where, "ix_conversion_amount"),)
    return _plain(where, "k.amount_minor", ways)._replace(down=down)


def _days_of(way: Way) -> Stretch:
    """Those of one way, the latest first."""
    return _plain(way.where, "k.on_day", (way,))._replace(down=True)


def _days(where: str) -> Stretch:
    """Whatever is left, the latest first."""
    return _plain(where, "k.on_day")._replace(down=True, by_day=True)


def _plain(where: str, key: str, ways: tuple[Way, ...] = ()) -> Stretch:
    return Stretch(where, key, ways=ways, walked=_PLAIN, sorted_from="conversion k")


def _indexed(column: str) -> Stretch:
    where = f"k.{column} NOTNULL"
    return _plain(where, f"k.{column}", (Way(where, f"ix_conversion_{column}"),))


_SORTED = {
    "on_day": _plain("1", "k.on_day")._replace(by_day=True),
    "order_ref": _indexed("order_ref"),
    "code": _indexed("code_key"),
    "name": Stretch(
        "k.collaboration_id NOTNULL",
        "l.name_key",
        ways=(Way("l.archived=0", _NAMES), Way("l.archived=1", _NAMES)),
        walked=_PEOPLE,
        sorted_from=_PERSON_OF,
    ),
    "campaign": Stretch(
        "k.campaign_id NOTNULL",
        "g.name_key",
        ways=(Way("1", "uq_campaign_name_key"),),
        walked=_BY_CAMPAIGN,
        sorted_from=_CAMPAIGN_OF,
        between="k.on_day DESC",
    ),
}

_REST = {
    "amount": "k.amount_minor IS NULL",
    "name": "k.collaboration_id IS NULL",
    "campaign": "k.campaign_id IS NULL",
    "channel": "k.channel IS NULL",
    "order_ref": "k.order_ref IS NULL",
    "code": "k.code_key IS NULL",
}
