"""Results put together as tables: rows with their names, the total, what is beside."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.result_people import of_nobody, read_lines
from store.result_rows import Cell, RoiTable
from store.result_sources import gather
from store.rules.platform_names import PLATFORM_NAMES
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.rate_rows import Ask
    from store.result_rows import Frame, RoiRow
    from store.result_sources import Gathered, Scope

    Cells = Mapping[Any, Cell]

_NO_KEY = {"influencer": 0, "campaign": 0}
"""What stands for nothing where keys are numbers; elsewhere it is ""."""


def read_tables(
    ask: Ask, by: str, scope: Scope, limit: int, offset: int
) -> tuple[RoiTable, ...]:
    """The tables of results, a currency each, that of the most conversions first."""
    is_lined = by in {"influencer", "format"} and not scope.is_period
    found = gather(ask, "campaign" if is_lined else by, scope)
    totals = found.totals()
    if scope.campaign_id is not None and not totals:
        currency = found.frames[scope.campaign_id].currency
        totals[currency] = Cell(currency)
    lone = found.nobodys(keyless=by == "channel")
    parts = {} if is_lined else _parts(found, by)
    tables = []
    for currency, whole in sorted(totals.items(), key=_most):
        frames = {
            one.id: one for one in found.frames.values() if one.currency == currency
        }
        if is_lined:
            lines = read_lines(ask, by, frames, (limit, offset))
            cells, many = lines.cells, lines.many
            rest = of_nobody(ask, frames, whole, lines)
        else:
            cells = parts.get(currency, {})
            rest = cells.pop(_NO_KEY.get(by, ""), Cell(currency))
            cells, many = _page(cells, by, limit, offset), len(cells)
        rows = _named(ask, by, cells, found.frames)
        if not rest.is_empty:
            rows = (*rows, rest.row(key="", **_which(by, _NO_KEY.get(by, ""))))
        table = RoiTable(
            by=by,
            currency=currency,
            rows=rows,
            total=whole.row(key="", campaign_id=scope.campaign_id),
            unattributed=lone.get(currency, Cell(currency)).row(key=""),
            beside=whole.told_beside(),
            cancelled=whole.cancelled,
            refunded=tuple(sorted(whole.refunded.items())),
            uncounted=whole.uncounted,
            many=many,
        )
        tables.append(table)
    return tuple(tables)


def _most(pair: tuple[str | None, Cell]) -> tuple[bool, int, int, str]:
    currency, cell = pair
    return currency is None, -cell.conversions, -cell.cost, currency or ""


def _parts(found: Gathered, by: str) -> dict[str | None, dict[Any, Cell]]:
    """Everything added up by key, in each currency."""
    if by == "campaign":
        for name in ("conversions", "costs", "times", "figures"):
            rows = getattr(found, name)
            setattr(found, name, [(row[0], row[0], *row[2:]) for row in rows])
    parts: dict[str | None, dict[Any, Cell]] = {}
    for (currency, key), cell in found.cells().items():
        if not cell.is_empty:
            parts.setdefault(currency, {})[key] = cell
    return parts


def _page(cells: Cells, by: str, limit: int, offset: int) -> dict[Any, Cell]:
    """People some at a time, as their lines would come; of all else everything."""
    if by != "influencer":
        return dict(cells)
    ranked = sorted(
        cells.items(), key=lambda pair: (-pair[1].revenue, -pair[1].cost, pair[0])
    )
    return dict(ranked[offset : offset + limit])


def _which(by: str, key: Any) -> dict[str, Any]:
    """The columns of a row that say what it is of."""
    if by == "campaign":
        return {"campaign_id": key}
    if by == "influencer":
        return {"influencer_id": key}
    return {by: key}


def _named(
    ask: Ask, by: str, cells: Cells, frames: Mapping[int, Frame]
) -> tuple[RoiRow, ...]:
    """The rows with their names, in the order that they are told."""
    names: Mapping[Any, str] = {}
    if by == "channel":
        names = channel_names(ask, cells)
    elif by == "influencer":
        numbers = json.dumps([*cells])
        names = dict(ask(_NAMES, (numbers,)))
    elif by == "campaign":
        names = {one.id: one.name for one in frames.values()}
    rows = [
        cell.row(key=names.get(key, str(key)), **_which(by, key))
        for key, cell in cells.items()
    ]
    if by == "month":
        return tuple(sorted(rows, key=lambda row: row.key))
    if by == "influencer":
        return tuple(rows)
    return tuple(sorted(rows, key=_richest))


_NAMES = """
SELECT i.id, i.name FROM json_each(?) j CROSS JOIN influencer i ON i.id=j.value
"""


def _richest(row: RoiRow) -> tuple[int, str]:
    return -(row.revenue_minor or 0), fold(row.key)


def channel_names(ask: Ask, channels: Sequence[str] | Cells) -> dict[str, str]:
    """What channels are called: as she wrote them, else as platforms are called."""
    written = dict(ask("SELECT channel, written FROM channel_name", ()))
    return {one: written.get(one, PLATFORM_NAMES.get(one, one)) for one in channels}


def total_of(ask: Ask, scope: Scope) -> RoiTable:
    """What a campaign came to in all, without any rows."""
    (table, *_) = read_tables(ask, "campaign", scope, 0, 0)
    return replace(table, rows=())
