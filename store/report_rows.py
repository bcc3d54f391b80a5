"""What only a report asks: sales by source and code, audiences, every live piece."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from store.campaign_standing import AGREED
from store.report_facts import Audience, CodeRow, FitScore, PieceRow
from store.result_rows import Cell
from store.result_sources import Scope, gather
from store.result_totals import PIECE_FIGURES
from store.rules.result_words import ATTRIBUTED_BY, GOAL_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.rate_rows import Ask
    from store.result_rows import Frame, RoiRow
    from store.rules.tiers import Tiers

PIECES = 500
"""Pieces of content that a report lists at most."""

CODES = 200
"""Codes that a report lists at most."""

_SUMS = """t.counts, t.kind, t.amount_currency, t.counted_currency, sum(t.many),
 sum(t.quantity), sum(t.amount_minor), sum(t.counted_minor), sum(t.refunded_minor)"""
_BY = f"""
SELECT {{key}}, {_SUMS} FROM conversion_total t WHERE t.campaign_id=?
GROUP BY 1, 2, 3, 4, 5
"""
_CODES = f"""
SELECT c.id, c.promo_code, i.name, {_SUMS}
FROM talk_total t CROSS JOIN collaboration c ON c.id=t.collaboration_id
CROSS JOIN influencer i ON i.id=c.influencer_id
WHERE t.campaign_id=? AND t.attributed_by='code' AND c.promo_code NOTNULL
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
_AGREED = ",".join(f"'{stage}'" for stage in AGREED)
_FITS = ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice")
_PEOPLE = f"""
SELECT (SELECT max(a.followers) FROM account a WHERE a.influencer_id=i.id),
 {",".join(f"i.{name}" for name in _FITS)}
FROM (SELECT DISTINCT influencer_id FROM collaboration
 WHERE campaign_id=? AND stage IN ({_AGREED})) c
CROSS JOIN influencer i ON i.id=c.influencer_id
"""
_COUNTRIES = f"""
SELECT a.audience_country, count(*)
FROM collaboration c CROSS JOIN account a ON a.influencer_id=c.influencer_id
WHERE c.campaign_id=? AND c.stage IN ({_AGREED}) AND a.audience_country NOTNULL
GROUP BY 1 ORDER BY 2 DESC, 1
"""
_PIECES = f"""
SELECT i.name, p.channel, p.kind, d.title, d.post_url, p.live_on,
 {",".join(f"p.{name}" for name in PIECE_FIGURES)}
FROM piece_line p CROSS JOIN deliverable d ON d.id=p.deliverable_id
CROSS JOIN influencer i ON i.id=p.influencer_id
WHERE p.campaign_id=?
ORDER BY p.engagements IS NULL, p.engagements DESC, p.live_on, p.deliverable_id LIMIT ?
"""


def read_frame(ask: Ask, campaign_id: int) -> Frame:
    """What counts as an amount of a campaign; raises NotFound."""
    return gather(ask, "channel", Scope(campaign_id)).frames[campaign_id]


def read_sources(ask: Ask, frame: Frame) -> tuple[RoiRow, ...]:
    """Conversions by how it is known whose they are."""
    return _told(ask, frame, "t.attributed_by", ATTRIBUTED_BY)


def read_kinds(ask: Ask, frame: Frame) -> tuple[RoiRow, ...]:
    """Conversions by what was done."""
    return _told(ask, frame, "t.kind", GOAL_KINDS)


def _told(ask: Ask, frame: Frame, key: str, order: Sequence[str]) -> tuple[RoiRow, ...]:
    cells: dict[str, Cell] = defaultdict(lambda: Cell(frame.currency))
    for name, *row in ask(_BY.format(key=key), (frame.id,)):
        cells[name].convert(frame, row)
    return tuple(
        cells[name].row(key=name)
        for name in order
        if name in cells and cells[name].conversions
    )


def read_codes(ask: Ask, frame: Frame) -> tuple[CodeRow, ...]:
    """What was sold with people's own codes, the most revenue first."""
    cells: dict[int, Cell] = defaultdict(lambda: Cell(frame.currency))
    said: dict[int, tuple[str, str]] = {}
    for talk, code, name, *row in ask(_CODES, (frame.id,)):
        cells[talk].convert(frame, row)
        said[talk] = code, name
    found = []
    for talk, cell in cells.items():
        row = cell.row(key="")
        if row.conversions:
            code, name = said[talk]
            revenue = row.revenue_minor
            found.append(CodeRow(code, name, row.conversions, row.orders, revenue))
    found.sort(key=lambda one: (-(one.revenue_minor or 0), one.code))
    return tuple(found[:CODES])


def read_audience(ask: Ask, campaign_id: int, tiers: Tiers) -> Audience:
    """Who agreed: how large they are, how they fit, where their audiences are."""
    rows = [*ask(_PEOPLE, (campaign_id,))]
    sizes = Counter(tiers.of(row[0]) for row in rows)
    fit = []
    for place, name in enumerate(_FITS, start=1):
        given = [row[place] for row in rows if row[place] is not None]
        if given:
            fit.append(FitScore(name, sum(given) / len(given), len(given)))
    return Audience(
        people=len(rows),
        countries=tuple((code, many) for code, many in ask(_COUNTRIES, (campaign_id,))),
        tiers=tuple((name, sizes[name]) for name in tiers.names if sizes[name]),
        unsized=sizes[None],
        fit=tuple(fit),
    )


def read_pieces(ask: Ask, campaign_id: int) -> tuple[PieceRow, ...]:
    """The live pieces, those that were answered most first."""
    return tuple(map(_piece, ask(_PIECES, (campaign_id, PIECES))))


def _piece(row: Sequence[Any]) -> PieceRow:
    name, channel, kind, title, url, live_on, *values = row
    pairs = zip(PIECE_FIGURES, values, strict=True)
    return PieceRow(
        name,
        channel,
        kind,
        title,
        url,
        date.fromisoformat(live_on) if live_on else None,
        {figure: value for figure, value in pairs if value is not None},
    )
