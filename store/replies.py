"""The replies desk: what gets an answer, and how fast."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.engine import Database
    from store.settings import Settings

NO_TEMPLATE = ""
"""The key of messages that were written from no template."""

NO_TIER = ""
"""The key of those whose followers nobody has counted."""


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """How often messages of one sort were answered.

    Only the last message before an answer counts as answered.
    """

    key: str
    sent: int
    answered: int
    median_days: float | None
    """Days from the message to the answer, half of them at most; None without one."""

    @property
    def rate(self) -> float | None:
        """Per cent answered; None when nothing was sent."""
        return self.answered * 100 / self.sent if self.sent else None


class Replies:
    """Figures about answers, each with the number of messages behind it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def by_template(self) -> tuple[ReplyRow, ...]:
        """By the key of the template, the most used first."""
        return _rows(self._database.read(_COUNTED.format(key="ifnull(t.template,'')")))

    def by_channel(self) -> tuple[ReplyRow, ...]:
        """By how the message went, the most used first."""
        return _rows(self._database.read(_COUNTED.format(key="t.channel")))

    def by_tier(self) -> tuple[ReplyRow, ...]:
        """By the size that the person has now, from the smallest."""
        tiers = self._settings.tiers()
        when = " ".join(
            f"WHEN followers<{low} THEN {place}"
            for place, (_name, low) in enumerate(tiers.bounds)
        )
        sized = self._database.read(_BY_SIZE.format(when=when, top=len(tiers.bounds)))
        names = [*tiers.names, NO_TIER]
        rows = _rows((names[place], *counted) for place, *counted in sized)
        return tuple(sorted(rows, key=lambda row: names.index(row.key)))


# One pass: how many messages of each key were answered after how many days, or never.
_COUNTED = """
SELECT {key}, CASE WHEN t.answered_on IS NOT NULL THEN
 CAST(julianday(t.answered_on)-julianday(t.on_day) AS INTEGER) END, count(*)
FROM touch t WHERE t.direction='out' AND t.kind NOT IN ('note','warm_up') GROUP BY 1, 2
"""

_BY_SIZE = """
SELECT CASE WHEN followers IS NULL THEN {top}+1 {when} ELSE {top} END, days, sum(many)
FROM (
 SELECT t.influencer_id AS owner, CASE WHEN t.answered_on IS NOT NULL THEN
  CAST(julianday(t.answered_on)-julianday(t.on_day) AS INTEGER) END AS days,
  count(*) AS many
 FROM touch t WHERE t.direction='out' AND t.kind NOT IN ('note','warm_up')
 GROUP BY 1, 2)
LEFT JOIN roster_line l ON l.influencer_id=owner GROUP BY 1, 2
"""


def _rows(
    counted: Iterable[tuple[str, int | None, int]],
) -> tuple[ReplyRow, ...]:
    """Counts by key and days as rows, the most used key first."""
    sent: dict[str, int] = defaultdict(int)
    waits: dict[str, dict[int, int]] = defaultdict(dict)
    for key, days, many in counted:
        sent[key] += many
        if days is not None:
            waits[key][days] = many
    rows = [
        ReplyRow(key, many, sum(waits[key].values()), _median(waits[key]))
        for key, many in sent.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.sent, row.key)))


def _median(waits: dict[int, int]) -> float | None:
    """The middle of counted days; between two of them when they are even."""
    count = sum(waits.values())
    if not count:
        return None
    middle = {(count - 1) // 2, count // 2}
    found, passed = [], 0
    for days in sorted(waits):
        reached = passed + waits[days]
        found += [days for place in middle if passed <= place < reached]
        passed = reached
    return sum(found) / len(found)
