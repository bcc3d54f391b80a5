"""The figures of one campaign by channel and by person, and those of one person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.budget_rows import (
    OwnTime,
    Sums,
    folded,
    own_time,
    usual_currency,
)
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.budget_rows import Beside
    from store.engine import Database
    from store.rules.spend import Figures

RANKED = 5_000
"""The most costs of a campaign among which the people are put in order of money."""


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """What goes into a channel; "" is what has none."""

    channel: str
    figures: Figures
    beside: Beside
    own_time: OwnTime


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What goes to one person in one campaign."""

    collaboration_id: int
    influencer_id: int
    name: str
    campaign_id: int | None
    campaign: str | None
    currency: str | None
    """What the figures count in."""
    figures: Figures
    beside: Beside


def read_channels(
    database: Database, campaign_id: int | None
) -> tuple[ChannelFigures, ...]:
    """What goes into each channel, the most first; what has no channel last."""
    number = campaign_id or 0
    frame = database.read(_FRAME, (number,))
    said, hourly = frame[0] if frame else (None, None)
    totals = database.read(_TOTALS, (number,))
    times = database.read(_TIMES, (number,))
    currency = said or usual_currency(totals, times)
    sums: dict[str, Sums] = defaultdict(lambda: Sums("" if said else currency))
    spent: dict[str, list[Any]] = defaultdict(list)
    for row in totals:
        sums[row[1]].add(row)
    for row in times:
        spent[row[1]].append(row)
    found = [
        ChannelFigures(
            channel,
            sums[channel].figures(),
            sums[channel].beside,
            own_time(spent[channel], currency, hourly),
        )
        for channel in {*sums, *spent}
        if spent.get(channel) or not sums[channel].is_empty
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.channel,
                -one.figures.committed,
                -one.own_time.minutes,
                fold(one.channel),
            ),
        )
    )


_FRAME = "SELECT currency, hourly_rate_minor FROM campaign WHERE id=?"
_TOTALS = folded(
    "t.campaign_id, t.channel",
    """FROM cost_total t LEFT JOIN campaign g ON g.id=t.campaign_id
 WHERE t.campaign_id=?1""",
)
_TIMES = """
SELECT campaign_id, channel, minutes, hourly_rate_currency, hourly_rate_minor
FROM time_total WHERE campaign_id=?
"""


def read_people(
    database: Database, campaign_id: int, limit: int, after: int = 0
) -> tuple[PersonFigures, ...]:
    """People of a campaign with costs, the most money first.

    In a campaign of more than RANKED costs they come in the order of their
    collaborations instead, from the one after the number ``after``, ``limit`` at a
    time: nobody waits for a million costs to be put in order.
    """
    many = database.read(
        "SELECT ifnull(sum(many),0) FROM budget_total WHERE campaign_id=?",
        (campaign_id,),
    )[0][0]
    if many > RANKED:
        rows = database.read(_PAGE, (campaign_id, after, limit))
    else:
        rows = database.read(_EVERYBODY, (campaign_id,))
    found = _people(database, [number for (number,) in rows])
    if many > RANKED:
        return found
    ranked = sorted(found, key=lambda one: (-one.figures.committed, fold(one.name)))
    return tuple(ranked[:limit])


# The limit that is none keeps the two questions apart: put in order first, and only
# then looked at for costs, until there are enough.
_PAGE = """
SELECT c.id FROM (SELECT id, campaign_id FROM collaboration
 WHERE campaign_id=? AND id>? ORDER BY id LIMIT -1) c
WHERE EXISTS (SELECT 1 FROM cost k WHERE k.collaboration_id=c.id
 AND k.campaign_id=c.campaign_id) LIMIT ?
"""
_EVERYBODY = """
SELECT DISTINCT collaboration_id FROM cost
WHERE campaign_id=? AND collaboration_id NOTNULL
"""


def read_person(database: Database, influencer_id: int) -> tuple[PersonFigures, ...]:
    """What goes to one person, by campaign; the newest collaboration first."""
    rows = database.read(
        "SELECT id FROM collaboration WHERE influencer_id=? ORDER BY id DESC",
        (influencer_id,),
    )
    return _people(database, [number for (number,) in rows])


def _people(database: Database, numbers: Sequence[int]) -> tuple[PersonFigures, ...]:
    """The figures of collaborations in their order, without those that cost nothing."""
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in database.read(_COSTS, (_listed(numbers),)):
        rows[row[0]].append(row)
    found = []
    for talk, owner, name, campaign_id, campaign, said in database.read(
        _WHO, (_listed(numbers),)
    ):
        currency = said or usual_currency(rows[talk], ())
        sums = Sums("" if said else currency)
        for row in rows[talk]:
            sums.add(row)
        if not sums.is_empty:
            found.append(
                PersonFigures(
                    collaboration_id=talk,
                    influencer_id=owner,
                    name=name,
                    campaign_id=campaign_id,
                    campaign=campaign,
                    currency=currency,
                    figures=sums.figures(),
                    beside=sums.beside,
                )
            )
    return tuple(found)


def _listed(numbers: Sequence[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


# No sums are kept by collaboration: they are made here, of each cost but once.
_COSTS = """
WITH person_total AS MATERIALIZED (
 SELECT k.collaboration_id, k.state, k.amount_currency,
  ifnull(k.counted_currency,'') AS counted_currency, count(*) AS many,
  sum(k.amount_minor) AS amount_minor, ifnull(sum(k.counted_minor),0) AS counted_minor
 FROM json_each(?) j CROSS JOIN cost k ON k.collaboration_id=j.value
 GROUP BY 1, 2, 3, 4
)""" + folded(
    "t.collaboration_id, c.campaign_id",
    """FROM person_total t JOIN collaboration c ON c.id=t.collaboration_id
 LEFT JOIN campaign g ON g.id=c.campaign_id WHERE true""",
)
_WHO = """
SELECT c.id, c.influencer_id, i.name, g.id, g.name, g.currency
FROM json_each(?) j CROSS JOIN collaboration c ON c.id=j.value
JOIN influencer i ON i.id=c.influencer_id LEFT JOIN campaign g ON g.id=c.campaign_id
ORDER BY j.key
"""
