"""The desk for figures that are to be taken: many posts at once, as a grid has them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from store.deliverable_writes import TOPIC, say_whose
from store.piece_lines import NEWEST_FIRST
from store.readings import ReadingDraft, ReadingRow, drop_figures, note_figures
from store.rules.after_live import reached
from store.rules.content_words import READING_FIGURES
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from store.engine import Database, UnitOfWork

MOST = 500
"""Posts that come at once."""


@dataclass(frozen=True, slots=True)
class DueFigures:
    """A live post whose figures can be taken, and what is known of it so far."""

    deliverable_id: int
    influencer_id: int
    name: str
    title: str | None
    handle: str | None
    platform: str
    """Blank where nobody knows."""
    kind: str
    campaign: str | None
    window: str
    """What the figures of today are for: of READING_WINDOWS."""
    due_on: date | None
    """The day they are due; None where none are asked for."""
    days_late: int
    """Days since then; 0 where it is still to come."""
    live_on: date | None
    post_url: str | None
    followers: int | None
    """Of the account it stands on; where none is said, of their only one there."""
    cost_minor: int | None
    """What the whole collaboration cost, where this is its only live piece."""
    currency: str | None
    previous: Mapping[str, int | None]
    """The newest that is known of each figure."""
    previous_on: date | None
    """The day of the newest of them."""
    previous_source: str | None
    previous_window: str | None


@dataclass(frozen=True, slots=True)
class DueList:
    """Posts whose figures can be taken, and how many there are in all."""

    rows: tuple[DueFigures, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FiguresEntry:
    """Figures of one post as they were typed in the grid.

    What is not in ``figures`` stays as it was noted for that window by that source;
    None says that it is not known any more. Where nothing is known any more, what was
    noted for that window by that source is deleted.
    """

    deliverable_id: int
    window: str
    on_day: date
    source: str = "influencer"
    figures: Mapping[str, int | None] = field(default_factory=dict)


_NAMES = ",".join(f"p.{name}" for name in READING_FIGURES)
_LAST = (
    "(SELECT r.{} FROM reading r WHERE r.deliverable_id=d.id"
    f" ORDER BY {NEWEST_FIRST} LIMIT 1)"
)
_FROM = """
FROM deliverable d CROSS JOIN piece_line p ON p.deliverable_id=d.id
CROSS JOIN influencer i ON i.id=p.influencer_id AND i.archived_at IS NULL
LEFT JOIN account a ON a.id=coalesce(d.account_id, (SELECT min(b.id) FROM account b
 WHERE b.influencer_id=p.influencer_id AND b.platform=p.channel HAVING count(*)=1))
LEFT JOIN campaign g ON g.id=p.campaign_id
LEFT JOIN result_line l ON l.collaboration_id=p.collaboration_id
WHERE d.state='live' AND (:campaign IS NULL OR p.campaign_id=:campaign)
"""
_DUE = """ AND (d.measure_due_on<=:today
 OR d.id IN (SELECT value FROM json_each(:keep)))"""
_ROWS = f"""
SELECT d.id, p.influencer_id, i.name, d.title, a.handle, p.channel, d.kind, g.name,
 d.measure_due_on, d.live_on, d.post_url, a.followers,
 CASE WHEN l.pieces=1 AND l.currency<>'' AND NOT l.is_partial
  THEN l.cost_minor END, nullif(l.currency,''),
 {_LAST.format("on_day")}, {_LAST.format("source")}, {_LAST.format("window")}, {_NAMES}
{_FROM}{{which}}
ORDER BY d.measure_due_on IS NULL, d.measure_due_on, d.live_on DESC, d.id LIMIT {MOST}
"""
_READINGS = f"""
SELECT r.id, r.deliverable_id, r.window, r.on_day, r.source, r.version,
 {",".join(f"r.{name}" for name in READING_FIGURES)}
FROM reading r WHERE r.deliverable_id IN (SELECT value FROM json_each(?))
ORDER BY {NEWEST_FIRST}
"""


class DueFiguresDesk:
    """Figures of many posts at once; saving them is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(
        self,
        today: date,
        campaign_id: int | None = None,
        *,
        everything: bool = False,
        keep: Collection[int] = (),
    ) -> DueList:
        """Posts whose figures are due, those due longest first.

        ``everything``: after them the live posts whose figures are not due; ``keep``:
        those of them with these numbers. No more than MOST come at once; ``total`` says
        how many there are.
        """
        given: Any = {"campaign": campaign_id}
        if not everything:
            given |= {"today": today.isoformat(), "keep": json.dumps(sorted(keep))}
        which = "" if everything else _DUE
        found = self._database.read(_ROWS.format(which=which), given)
        rows = tuple(_row(row, today) for row in found)
        total = len(rows)
        if total == MOST:
            counted = self._database.read(f"SELECT count(*) {_FROM}{which}", given)
            total = int(counted[0][0])
        return DueList(rows, total)

    def readings(self, ids: Collection[int]) -> Mapping[int, tuple[ReadingRow, ...]]:
        """All figures that were ever noted of some posts, those that hold first."""
        found: dict[int, list[ReadingRow]] = defaultdict(list)
        given = (json.dumps(sorted(ids)),)
        for number, piece, window, day, source, version, *taken in self._database.read(
            _READINGS, given
        ):
            figures = dict(zip(READING_FIGURES, taken, strict=True))
            on_day = date.fromisoformat(day)
            row = ReadingRow(number, piece, window, on_day, source, figures, version)
            found[piece].append(row)
        return {piece: tuple(rows) for piece, rows in found.items()}

    def save(self, entries: Sequence[FiguresEntry], today: date) -> int:
        """Keep all these figures, and ask for the next ones; of how many posts.

        All of it or nothing. Raises NotFound, and Invalid for figures that cannot be.
        """
        one, many = (
            N_("Noted figures of {name}"),
            N_("Noted figures of {count} posts"),
        )
        with self._database.writing(one, TOPIC) as unit:
            numbers = [entry.deliverable_id for entry in entries]
            say_whose(unit, numbers, one, many)
            for entry in entries:
                _keep(unit, entry, today)
        return len(set(numbers))


def _keep(unit: UnitOfWork, entry: FiguresEntry, today: date) -> None:
    """Put figures to what was noted before for the same window by the same source."""
    found = unit.connection.execute(
        f"SELECT id,{','.join(READING_FIGURES)} FROM reading"
        " WHERE deliverable_id=? AND window=? AND source=?"
        " ORDER BY on_day DESC, id DESC LIMIT 1",
        (entry.deliverable_id, entry.window, entry.source),
    ).fetchone()
    before = () if found is None else zip(READING_FIGURES, found[1:], strict=True)
    figures: dict[str, int | None] = dict(before) | dict(entry.figures)
    if found is not None and all(value is None for value in figures.values()):
        drop_figures(unit, found[0], entry.deliverable_id, entry.window)
        return
    draft = ReadingDraft(entry.window, entry.on_day, entry.source, figures)
    note_figures(unit, entry.deliverable_id, draft, today)


def _row(row: Sequence[Any], today: date) -> DueFigures:
    number, whose, name, title, handle, platform, kind, campaign, *rest = row
    due, live, url, followers, cost, currency, *last, taken = (*rest[:9], rest[9:])
    due_on, live_on = _day(due), _day(live)
    on_day, source, window = last
    return DueFigures(
        deliverable_id=number,
        influencer_id=whose,
        name=name,
        title=title,
        handle=handle,
        platform=platform,
        kind=kind,
        campaign=campaign,
        window=reached(kind, live_on, due_on, today) or "total",
        due_on=due_on,
        days_late=0 if due_on is None else max(0, (today - due_on).days),
        live_on=live_on,
        post_url=url,
        followers=followers,
        cost_minor=cost,
        currency=currency,
        previous=dict(zip(READING_FIGURES, taken, strict=True)),
        previous_on=_day(on_day),
        previous_source=source,
        previous_window=window,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
