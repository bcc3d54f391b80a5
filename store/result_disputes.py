"""Where sources say different things of the same piece and the same time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.rules.content_words import READING_FIGURES

if TYPE_CHECKING:
    from store.rate_rows import Ask

MOST = 200
"""Readings that are looked at side by side."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says."""

    source: str
    on_day: date
    value: int
    reading_id: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One figure of one piece that sources say differently."""

    deliverable_id: int
    collaboration_id: int
    name: str
    """Whose piece it is."""
    channel: str
    kind: str
    title: str | None
    window: str
    figure: str
    said: tuple[Said, ...]
    """By source, the newest of each."""


_PAIRS = """
SELECT r.deliverable_id, r.window, p.collaboration_id, i.name, p.channel, p.kind,
 d.title
FROM piece_line p CROSS JOIN reading r ON r.deliverable_id=p.deliverable_id
CROSS JOIN deliverable d ON d.id=p.deliverable_id
CROSS JOIN influencer i ON i.id=p.influencer_id
WHERE p.campaign_id=? AND p.readings>1
GROUP BY r.deliverable_id, r.window HAVING count(DISTINCT r.source)>1 LIMIT ?
"""
_READINGS = f"""
SELECT r.source, r.on_day, r.id, {",".join(f"r.{name}" for name in READING_FIGURES)}
FROM reading r WHERE r.deliverable_id=? AND r.window=? ORDER BY r.on_day, r.id
"""


def read_disagreements(ask: Ask, campaign_id: int) -> tuple[Disagreement, ...]:
    """Figures of a campaign's pieces that sources say differently of one window."""
    found = []
    pairs = [*ask(_PAIRS, (campaign_id, MOST))]
    for piece, window, talk, name_of, channel, kind, title in pairs:
        said: dict[str, dict[str, Said]] = {name: {} for name in READING_FIGURES}
        for source, on_day, number, *values in ask(_READINGS, (piece, window)):
            for name, value in zip(READING_FIGURES, values, strict=True):
                if value is not None:
                    day = date.fromisoformat(on_day)
                    said[name][source] = Said(source, day, value, number)
        for name, by_source in said.items():
            if len({one.value for one in by_source.values()}) > 1:
                every = tuple(by_source[source] for source in sorted(by_source))
                whose = piece, talk, name_of, channel, kind, title
                found.append(Disagreement(*whose, window, name, every))
    return tuple(found)
