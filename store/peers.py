"""What is usual among the accounts of one platform and tier, from a quick sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.metrics import ENGAGEMENT_BASIS_SQL, ENGAGEMENT_SQL
from store.rules.signals import MIN_PEERS, peer_median

if TYPE_CHECKING:
    from store.engine import Database

SAMPLE = 2_000
"""Accounts looked at for a median; a workspace that has no more is counted whole."""

_BEYOND = 2**62
"""More followers than anybody has: the upper bound of the top tier."""


@dataclass(frozen=True, slots=True)
class Peers:
    """Whose peers are asked for: the other people's accounts of a platform and tier.

    ``low`` and ``high`` are the tier's bounds in followers, the upper one excluded;
    ``basis`` is the one that the rates must stand on.
    """

    owner: int
    platform: str
    basis: str
    followers: int
    low: int
    high: int | None


def peers_median(database: Database, peers: Peers) -> float | None:
    """The median engagement rate of the peers, in percent; None when they are few.

    A sample in the order of handles, which has nothing to do with rates. Where too few
    peers are in it, the platform's own main accounts are asked, and at last those
    nearest in followers.
    """
    high = _BEYOND if peers.high is None else peers.high
    who = (peers.followers, peers.platform, peers.basis, peers.owner, peers.low, high)
    for question in (_BY_HANDLE, _BY_PLATFORM, _NEAREST):
        rates = database.read(question, who)
        if len(rates) >= MIN_PEERS:
            return peer_median(rate for (rate,) in rates)
    return None


_BY_HANDLE = f"""
SELECT {ENGAGEMENT_SQL} FROM
 (SELECT * FROM account ORDER BY handle_key, platform LIMIT {SAMPLE}) a
JOIN influencer i ON i.id=a.influencer_id WHERE a.platform=?2
 AND {ENGAGEMENT_BASIS_SQL}=?3 AND i.id<>?4 AND a.followers>=?5 AND a.followers<?6
 AND i.archived_at IS NULL
"""

_BY_PLATFORM = f"""
SELECT engagement_rate FROM (SELECT * FROM roster_line INDEXED BY
 ix_roster_line_platform WHERE archived=0 AND platform=?2 ORDER BY influencer_id
 LIMIT {SAMPLE})
WHERE engagement_basis=?3 AND influencer_id<>?4 AND followers>=?5 AND followers<?6
"""

_NEAREST = f"""
SELECT engagement_rate FROM (
 SELECT * FROM (SELECT * FROM roster_line INDEXED BY ix_roster_line_followers
  WHERE archived=0 AND followers>=?1 AND followers<?6 ORDER BY followers
  LIMIT {SAMPLE // 2})
 UNION ALL
 SELECT * FROM (SELECT * FROM roster_line INDEXED BY ix_roster_line_followers
  WHERE archived=0 AND followers<?1 AND followers>=?5 ORDER BY followers DESC
  LIMIT {SAMPLE // 2}))
WHERE platform=?2 AND engagement_basis=?3 AND influencer_id<>?4
"""
