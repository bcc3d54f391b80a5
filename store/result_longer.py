"""Figures of channels and of whole works that are of longer than a day.

Each reading is of a period, or nobody said since when. Periods that share no day add
up, as the months of an advertisement do; where two share days the newer one holds. One
without a first day holds for all before it. People are never added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from store.piece_lines import NEWEST_FIRST
from store.rules.result_words import ALL_FIGURES, NOT_ADDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.rate_rows import Ask

Key = tuple[int, str, str]
"""Collaboration or 0, channel or "", label or ""."""

STATED = 1000
"""Conversions as a program states them are kept in so many parts of one."""

_STATED, _SPENT = "stated_conversions", "spend_minor"
_NAMES = (*ALL_FIGURES, _STATED, _SPENT)


@dataclass(slots=True)
class Longer:
    """What longer readings of one part of a channel come to."""

    source: str
    """Who said the newest of them."""
    figures: dict[str, int] = field(default_factory=dict)
    stated: Decimal | None = None
    spend: dict[str, int] = field(default_factory=dict)
    """By currency."""
    taken: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Of each figure the periods that are in it; without a first day "" stands."""

    @property
    def periods(self) -> int:
        """How many periods were added up; 0 where one reading alone holds."""
        most = max(map(len, self.taken.values()), default=0)
        return most if most > 1 else 0

    def take(self, first: str, last: str, values: Mapping[str, Any]) -> None:
        """Take one more reading in, the newest first."""
        for name in _NAMES:
            value = values[name]
            if value is not None and self._adds(name, first, last):
                self.taken.setdefault(name, []).append((first, last))
                self._add(name, value, values["spend_currency"])

    def _adds(self, name: str, first: str, last: str) -> bool:
        """Whether it is the first to say this, or of days that no other is of."""
        taken = self.taken.get(name, [])
        if taken and name in NOT_ADDED:
            return False
        # Without a first day it begins before all others, as "" does.
        return all(last < begins or ends < first for begins, ends in taken)

    def _add(self, name: str, value: int, currency: str) -> None:
        if name == _STATED:
            self.stated = (self.stated or Decimal(0)) + Decimal(value) / STATED
        elif name == _SPENT:
            self.spend[currency] = self.spend.get(currency, 0) + value
        else:
            self.figures[name] = self.figures.get(name, 0) + value


_COUNTED = """
SELECT r.channel FROM reading r WHERE r.campaign_id=?1 AND r.channel NOTNULL
GROUP BY 1 HAVING count(*)>(SELECT ifnull(sum(t.many),0) FROM day_total t
 WHERE t.campaign_id=?1 AND t.channel=r.channel)
"""
_SAID = (
    "ifnull(r.label,''), r.source, ifnull(r.starts_on,''), r.on_day,"
    f" r.spend_currency, {','.join(f'r.{name}' for name in _NAMES)}"
)
_OF_CHANNEL = f"""
SELECT 0, r.channel, {_SAID} FROM reading r
WHERE r.campaign_id=? AND r.channel=? AND r.window<>'24h' ORDER BY {NEWEST_FIRST}
"""
_OF_WORK = f"""
SELECT r.collaboration_id, '', {_SAID}
FROM collaboration c CROSS JOIN reading r ON r.collaboration_id=c.id
WHERE c.campaign_id=? AND r.window<>'24h' ORDER BY {NEWEST_FIRST}
"""


def read_longer(ask: Ask, campaign_id: int) -> dict[Key, Longer]:
    """What is known of longer than a day, by collaboration, channel and label.

    Only channels that have any are looked through: most hold days alone.
    """
    rows: list[Iterable[Sequence[Any]]] = [ask(_OF_WORK, (campaign_id,))]
    for (channel,) in [*ask(_COUNTED, (campaign_id,))]:
        rows.append(ask(_OF_CHANNEL, (campaign_id, channel)))
    found: dict[Key, Longer] = {}
    for part in rows:
        for talk, channel, label, source, first, last, code, *values in part:
            one = found.setdefault((talk, channel, label), Longer(source))
            said = dict(zip(_NAMES, values, strict=True))
            one.take(first, last, {**said, "spend_currency": code})
    return found
