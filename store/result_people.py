"""Results by person and by format: from the lines of collaborations.

A line has what its collaboration cost, own time included, already worked out; so nobody
waits for the rows of thousands of people. What is in no line (costs that are for nobody
alone, sales of nobody) is the rest of the total, in a row of its own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.result_rows import Cell
from store.result_sources import (
    Scope,
    converted,
    cost_rows,
    hour_rows,
    measured,
    pieces,
)
from store.result_totals import PIECE_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.rate_rows import Ask
    from store.result_rows import Frame

_MINE = "r.collaboration_id IS NOT NULL"
_TOLD = "(l.conversions OR l.cost_minor OR l.minutes OR l.pieces)"

_FORMAT = "CASE l.format WHEN '' THEN 'none' ELSE l.format END"


@dataclass(slots=True)
class Lines:
    """What collaborations came to in one currency, by person or format."""

    cells: dict[Any, Cell] = field(default_factory=dict)
    """In their order."""
    many: int = 0
    """How many there are in all."""
    cost: int = 0
    """What all of them cost, shown or not."""
    time: int = 0
    minutes: int = 0
    unrated: int = 0
    """Minutes of those that nobody said a rate for."""


def read_lines(
    ask: Ask,
    by: str,
    frames: Mapping[int, Frame],
    page: tuple[int, int],
) -> Lines:
    """Lines by person (a page of them, the most revenue first) or by format.

    The frames are those of one currency; the page is how many, and after how many.
    """
    currency = next((one.currency for one in frames.values()), None)
    said = [one.id for one in frames.values() if one.is_said]
    unsaid = {one.id: one for one in frames.values() if not one.is_said}
    extras = _extras(ask, by, unsaid)
    found = Lines()
    key = "l.influencer_id" if by == "influencer" else _FORMAT
    for row in ask(_ALL, (json.dumps(said),)):
        found.cost, found.time, found.minutes = map(int, row)
    for one in extras.values():
        found.cost += one.cost
        found.time += one.time_minor
        found.minutes += one.minutes
        found.unrated += one.unrated
    listed = [
        (who, one.revenue, one.cost, one.time_minor, one.minutes, one.unrated)
        for who, one in extras.items()
    ]
    given = (json.dumps(said), json.dumps(listed))
    found.many = next(iter(ask(f"SELECT count(*) FROM ({_keys(key)})", given)))[0]
    sql = _PAGE.format(lines=_lines(key))
    if by == "format":
        page = (-1, 0)  # there are but a few
    lacking = _unrated(ask, key, frames)
    found.unrated += sum(lacking.values())
    for who, _, cost, time, minutes, unrated in ask(sql, (*given, *page)):
        found.cells[who] = Cell(
            currency,
            cost=cost,
            time=time,
            minutes=minutes,
            unrated=unrated + lacking.get(who, 0),
        )
    _detail(ask, by, frames, found.cells)
    return found


# The lines of campaigns that say what they count in, and what the others came to.
_OF = """FROM json_each(?1) j CROSS JOIN result_line l ON l.campaign_id=j.value"""
_ALL = f"""
SELECT ifnull(sum(cost_minor),0), ifnull(sum(time_minor),0), ifnull(sum(minutes),0)
{_OF}
"""
_PAGE = """
SELECT who, sum(revenue), sum(cost), sum(time), sum(minutes), sum(unrated)
FROM ({lines}) GROUP BY who ORDER BY 2 DESC, 3 DESC, who LIMIT ?3 OFFSET ?4
"""


def _lines(key: str) -> str:
    parts = ",".join(f"json_extract(value,'$[{place}]')" for place in range(6))
    return f"""
SELECT {key} AS who, l.revenue_minor AS revenue, l.cost_minor AS cost,
 l.time_minor AS time, l.minutes AS minutes, 0 AS unrated {_OF} WHERE {_TOLD}
UNION ALL SELECT {parts} FROM json_each(?2)"""


def _keys(key: str) -> str:
    return (
        f"SELECT {key} {_OF} WHERE {_TOLD}"
        " UNION SELECT json_extract(value,'$[0]') FROM json_each(?2)"
    )


def _unrated(
    ask: Ask, key: str, frames: Mapping[int, Frame], only: str = "1"
) -> dict[Any, int]:
    """Minutes without any rate, of work in campaigns that say a currency, by key.

    Of the others the rows are looked at anyway.
    """
    lacking = [
        one.id for one in frames.values() if one.is_said and one.hourly_minor is None
    ]
    given = (json.dumps(lacking),)
    some = """SELECT EXISTS (SELECT 1 FROM json_each(?) j CROSS JOIN time_total t
 ON t.campaign_id=j.value WHERE t.hourly_rate_currency='')"""
    if not lacking or not next(iter(ask(some, given)))[0]:
        return {}
    sql = f"""
SELECT {key}, sum(w.minutes) FROM json_each(?) j CROSS JOIN result_line l
 ON l.campaign_id=j.value CROSS JOIN work_time w
 ON w.collaboration_id=l.collaboration_id AND w.hourly_rate_minor IS NULL
WHERE {only} GROUP BY 1"""
    return {who: int(minutes) for who, minutes in ask(sql, given)}


def _extras(ask: Ask, by: str, frames: Mapping[int, Frame]) -> dict[Any, Cell]:
    """What collaborations came to that no currency was said for, from their rows.

    Campaigns mostly say one; what has no campaign is little.
    """
    currency = next((one.currency for one in frames.values()), None)
    found: dict[Any, Cell] = defaultdict(lambda: Cell(currency))
    for number, frame in frames.items():
        scope = Scope(number)
        for _, key, _, *row in _talks(ask, by, [number]):
            found[key].convert(frame, row)
        for _, key, *row in cost_rows(ask, by, scope, _MINE):
            found[key].spend(frame, row)
        for _, key, *row in hour_rows(ask, by, scope, _MINE):
            found[key].work(frame, row)
    return found


def _talks(ask: Ask, by: str, campaigns: Sequence[int]) -> Iterable[Any]:
    """Conversions of somebody in these campaigns, by person or format."""
    key = "l.influencer_id" if by == "influencer" else _FORMAT
    source = (
        "json_each(?) j CROSS JOIN result_line l ON l.campaign_id=j.value"
        " CROSS JOIN talk_total t ON t.collaboration_id=l.collaboration_id"
    )
    return ask(converted(key, source, "1"), (json.dumps(list(campaigns)),))


def _detail(
    ask: Ask, by: str, frames: Mapping[int, Frame], cells: Mapping[Any, Cell]
) -> None:
    """Add conversions and figures of content to what collaborations cost."""
    numbers = json.dumps([*frames])
    if by == "influencer":
        key = "l.influencer_id"
        source = """json_each(?2) j CROSS JOIN result_line l ON l.influencer_id=j.value
 AND l.campaign_id IN (SELECT value FROM json_each(?1))"""
        given: tuple[object, ...] = (numbers, json.dumps([*cells]))
    else:
        key, given = _FORMAT, (numbers,)
        source = "json_each(?1) j CROSS JOIN result_line l ON l.campaign_id=j.value"
    talks = f"{source} CROSS JOIN talk_total t ON t.collaboration_id=l.collaboration_id"
    # Of the campaign that the work is in, whatever a sale says.
    sql = converted(key, talks, "1").replace("t.campaign_id,", "l.campaign_id,", 1)
    for campaign, who, _, *row in ask(sql, given):
        if who in cells:
            cells[who].convert(frames[campaign], row)
    if by == "format":
        _of_kinds(ask, numbers, cells)
        return
    work = f"{source} CROSS JOIN piece_line r ON r.collaboration_id=l.collaboration_id"
    for _, who, *row in ask(pieces(key, work, "1"), given):
        cells[who].measure(PIECE_FIGURES, row)


def _of_kinds(ask: Ask, campaigns: str, cells: Mapping[Any, Cell]) -> None:
    """Add figures by format: those of a kind, but for what is part of mixed work."""
    source = "json_each(?) j CROSS JOIN {} ON {}.campaign_id=j.value"
    kept = source.format("figures_total t", "t")
    for _, kind, *row in ask(measured("t.kind", kept, "1"), (campaigns,)):
        if kind in cells:
            cells[kind].measure(PIECE_FIGURES, row)
    mixed = (
        source.format("result_line l", "l")
        + " CROSS JOIN piece_line r ON r.collaboration_id=l.collaboration_id"
    )
    sql = pieces("r.kind", mixed, "l.format='mixed'")
    for _, kind, *row in ask(sql, (campaigns,)):
        cells["mixed"].measure(PIECE_FIGURES, row)
        if kind in cells:
            cells[kind].measure(PIECE_FIGURES, [-one for one in row])


def of_nobody(ask: Ask, frames: Mapping[int, Frame], total: Cell, lines: Lines) -> Cell:
    """What is nobody's: sales without a person, and what is left of the costs."""
    found = Cell(
        total.currency,
        cost=total.cost - lines.cost,
        time=total.time_minor - lines.time,
        minutes=total.minutes - lines.minutes,
        unrated=total.unrated - lines.unrated,
    )
    sql = converted("''", "talk_total t", "t.collaboration_id=0")
    for campaign, _, _, *row in ask(sql, ()):
        if campaign in frames:
            found.convert(frames[campaign], row)
    return found


def read_person(ask: Ask, influencer_id: int, frames: Mapping[int, Frame]) -> Cell:
    """What one person's work came to in campaigns of one currency."""
    found = Cell(next((one.currency for one in frames.values()), None))
    said = json.dumps([one.id for one in frames.values() if one.is_said])
    sums = """SELECT ifnull(sum(l.cost_minor),0), ifnull(sum(l.time_minor),0),
 ifnull(sum(l.minutes),0) FROM result_line l WHERE l.influencer_id=?
 AND l.campaign_id IN (SELECT value FROM json_each(?))"""
    found.cost, found.time, found.minutes = next(iter(ask(sums, (influencer_id, said))))
    only = f"l.influencer_id={int(influencer_id)}"
    lacking = _unrated(ask, "l.influencer_id", frames, only)
    found.unrated = lacking.get(influencer_id, 0)
    hers = f"""r.collaboration_id IN (SELECT collaboration_id FROM result_line
 WHERE influencer_id={int(influencer_id)})"""
    for frame in frames.values():
        if frame.is_said:
            continue
        for _, _, *row in cost_rows(ask, "influencer", Scope(frame.id), hers):
            found.spend(frame, row)
        for _, _, *row in hour_rows(ask, "influencer", Scope(frame.id), hers):
            found.work(frame, row)
    _detail(ask, "influencer", frames, {influencer_id: found})
    return found
