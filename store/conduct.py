"""How people kept to what was agreed: on time, quick to answer, how many rounds.

Each figure says what it stands on. Only collaborations that are asked for are looked
at, through the indexes of what belongs to them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from store.rules.content_words import HANDED_IN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.rate_rows import Ask


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    k: int = 0
    n: int = 0


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle one of so many counts of days; None of none."""

    days: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often changes were asked for, of so many pieces that were handed in."""

    total: int = 0
    n: int = 0

    @property
    def mean(self) -> float | None:
        """Rounds by piece, the total by how many; None of none."""
        return self.total / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Conduct:
    """How somebody kept to what was agreed, each figure with what it stands on."""

    on_time: Share = Share()
    """Pieces live on or before their day, of those that went live and had one."""
    messages: int = 0
    """How often we wrote."""
    reply_lag: Middle = Middle()
    """Days from our message to their answer, of those that were answered."""
    rounds: Rounds = Rounds()
    parcel_to_post: Middle = Middle()
    """Days from a parcel's arrival to the next piece that went live."""


def read_conduct(ask: Ask, talks: Sequence[int]) -> Mapping[int, Conduct]:
    """How people kept to what was agreed, by collaboration."""
    ids = (json.dumps(list(talks)),)
    pieces = {row[0]: row[1:] for row in ask(_PIECES, ids)}
    lags: dict[int, list[float | None]] = defaultdict(list)
    for talk, lag in ask(_LAGS, ids):
        lags[talk].append(lag)
    waits: dict[int, list[float]] = defaultdict(list)
    for talk, days in ask(_PARCELS, ids):
        waits[talk].append(days)
    return {
        talk: _conduct(pieces.get(talk, (0, 0, 0, 0)), lags[talk], waits[talk])
        for talk in talks
    }


def conduct_of(ask: Ask, influencer_id: int) -> Conduct:
    """The same of all that somebody ever did, outside of campaigns too."""
    talks = [
        row[0]
        for row in ask(
            "SELECT id FROM collaboration WHERE influencer_id=?", (influencer_id,)
        )
    ]
    ids = (json.dumps(talks),)
    pieces = [row[1:] for row in ask(_PIECES, ids)]
    sums = tuple(map(sum, zip(*pieces, strict=True))) if pieces else (0, 0, 0, 0)
    lags = [lag for (lag,) in ask(_LAGS_OF, (influencer_id,))]
    return _conduct(sums, lags, [days for _, days in ask(_PARCELS, ids)])


def _conduct(
    pieces: Sequence[int], lags: Sequence[float | None], waits: Sequence[float]
) -> Conduct:
    on_time, dated, rounds, handed_in = pieces
    return Conduct(
        on_time=Share(on_time, dated),
        messages=len(lags),
        reply_lag=_middle([lag for lag in lags if lag is not None]),
        rounds=Rounds(rounds, handed_in),
        parcel_to_post=_middle(waits),
    )


def _middle(values: Sequence[float]) -> Middle:
    return Middle(float(median(values)), len(values)) if values else Middle()


_HANDED_IN = ",".join(f"'{state}'" for state in sorted(HANDED_IN))
_IS_DATED = "d.state='live' AND d.live_on NOTNULL AND d.live_due_on NOTNULL"
_PIECES = f"""
SELECT d.collaboration_id, sum({_IS_DATED} AND d.live_on<=d.live_due_on),
 sum({_IS_DATED}), sum(d.round*(d.state IN ({_HANDED_IN}))),
 sum(d.state IN ({_HANDED_IN}))
FROM json_each(?) j CROSS JOIN deliverable d ON d.collaboration_id=j.value GROUP BY 1
"""
_LAG = "julianday(t.answered_on)-julianday(t.on_day)"
_OURS = "t.direction='out' AND t.kind NOT IN ('note','warm_up')"
_LAGS = f"""
SELECT t.collaboration_id, {_LAG} FROM json_each(?) j
CROSS JOIN touch t ON t.collaboration_id=j.value WHERE {_OURS}
"""
_LAGS_OF = f"SELECT {_LAG} FROM touch t WHERE t.influencer_id=? AND {_OURS}"
_PARCELS = """
SELECT p.collaboration_id, min(julianday(d.live_on))-julianday(p.delivered_on)
FROM json_each(?) j CROSS JOIN shipment p ON p.collaboration_id=j.value
 AND p.delivered_on NOTNULL AND p.returned_on ISNULL
CROSS JOIN deliverable d ON d.collaboration_id=p.collaboration_id AND d.state='live'
 AND d.live_on>=p.delivered_on
GROUP BY p.id
"""
