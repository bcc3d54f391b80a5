"""Any figure of results explained: how it is worked out, of what, what is not in it.

Everything that can be wrong with a figure stands beside it: rows without a worth or a
rate are missing in it, what was called off or went back is left out of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.errors import Invalid, NotFound
from store.result_figures import ENGAGEMENTS
from store.result_input_rows import costs, sales
from store.result_inputs import Input, Which, figures, hours
from store.result_people import read_person
from store.result_sources import gather
from store.result_tables import read_tables
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.rate_rows import Ask
    from store.result_rows import RoiRow, RoiTable
    from store.rules.roi import Ratio

__all__ = ["EXPLAINED", "Explained", "Input", "Note", "explain"]

EXPLAINED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "conversions": (
        N_("Conversions"),
        N_("all that were not called off"),
        ("conversions",),
    ),
    "orders": (N_("Orders"), N_("conversions that are purchases"), ("conversions",)),
    "leads": (
        N_("Leads"),
        N_("enquiries, quotes, subscriptions and downloads; else as content says"),
        ("conversions", "leads"),
    ),
    "revenue": (
        N_("Revenue"),
        N_("what conversions are worth, less what went back"),
        ("revenue",),
    ),
    "cost": (
        N_("Cost"),
        N_("costs that are promised or paid + own time at its rate"),
        ("cost", "time"),
    ),
    "cost_without_hours": (
        N_("Cost without own time"),
        N_("costs that are promised or paid"),
        ("cost",),
    ),
    "time_cost": (N_("Own time"), N_("minutes x rate of an hour / 60"), ("time",)),
    "profit": (N_("Profit"), N_("revenue - cost"), ("revenue", "cost", "time")),
    "roi": (
        N_("ROI"),
        N_("(revenue - cost) x 100 / cost"),
        ("revenue", "cost", "time"),
    ),
    "roi_without_hours": (
        N_("ROI without own time"),
        N_("(revenue - cost without own time) x 100 / cost without own time"),
        ("revenue", "cost"),
    ),
    "roas": (N_("ROAS"), N_("revenue / cost"), ("revenue", "cost", "time")),
    "aov": (
        N_("Average order value"),
        N_("revenue of purchases / purchases whose worth is known"),
        ("revenue",),
    ),
    "cpa": (
        N_("Cost per conversion"),
        N_("cost / conversions"),
        ("cost", "time", "conversions"),
    ),
    "cpl": (N_("Cost per lead"), N_("cost / leads"), ("cost", "time", "leads")),
    "cpm": (
        N_("Cost per thousand impressions"),
        N_("cost / impressions x 1000"),
        ("cost", "time", "impressions"),
    ),
    "cpv": (N_("Cost per view"), N_("cost / views"), ("cost", "time", "views")),
    "cpe": (
        N_("Cost per engagement"),
        N_("cost / engagements"),
        ("cost", "time", "engagements"),
    ),
    "cpc": (N_("Cost per click"), N_("cost / clicks"), ("cost", "time", "clicks")),
    **{
        name: (title, N_("the newest figure of each live piece, added up"), (name,))
        for name, title in (
            ("impressions", N_("Impressions")),
            ("reach", N_("Reach")),
            ("views", N_("Views")),
            ("clicks", N_("Clicks")),
            ("sessions", N_("Visits")),
            ("likes", N_("Likes")),
            ("comments", N_("Comments")),
            ("shares", N_("Shares")),
            ("saves", N_("Saves")),
            ("new_followers", N_("New followers")),
        )
    },
    "engagements": (N_("Engagements"), ENGAGEMENTS, ("engagements",)),
}
"""Figures that can be explained: title, formula, what they are made of."""

_PROPERTY = {
    "cost": "total_cost",
    "cost_without_hours": "cost_minor",
    "time_cost": "time_minor",
    "revenue": "revenue_minor",
    "profit": "profit_minor",
}
_MONEY = frozenset({*_PROPERTY})


@dataclass(frozen=True, slots=True)
class Note:
    """Something that is missing in a figure, or was left out of it."""

    words: str
    """As words to translate, with places to fill."""
    count: int
    minor: int | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure with everything behind it."""

    figure: str
    title: str
    formula: str
    """Both are words to translate."""
    key: str
    """What it is of; "" for all of it."""
    value: Ratio | int | None
    """None is a dash: something that it needs is missing, or 0."""
    unit: str
    """money (minor units), each (whole units), percent, ratio or count."""
    currency: str | None
    basis: str
    """What figures of content stand on: of how many pieces; "" where there are none."""
    n: int
    many: int
    inputs: tuple[Input, ...]
    missing: tuple[Note, ...]
    left_out: tuple[Note, ...]


def explain(
    ask: Ask, figure: str, which: Which, currency: str | None = None
) -> Explained:
    """Explain a figure of one row, or of the total where ``which`` names no key.

    ``currency`` picks the table where there are several. Raises Invalid for what is no
    figure, and NotFound.
    """
    if figure not in EXPLAINED:
        raise Invalid(N_("{word} is no figure of results."), word=figure)
    table, row = _find(ask, which, currency)
    which = replace(which, currency=row.currency)
    title, formula, parts = EXPLAINED[figure]
    content = next((name for name in parts if name in row.known), None)
    inputs = [one for part in parts for one in _inputs(ask, part, which, row)]
    return Explained(
        figure=figure,
        title=title,
        formula=formula,
        key=row.key,
        value=_value(row, figure),
        unit=_unit(figure),
        currency=row.currency,
        basis=N_("known of {n} of {many} pieces") if content else "",
        n=row.known[content] if content else 0,
        many=row.posts if content else 0,
        inputs=tuple(inputs),
        missing=tuple(_missing(table, row, parts)),
        left_out=tuple(_left_out(ask, table, which, parts)),
    )


def _find(ask: Ask, which: Which, currency: str | None) -> tuple[RoiTable, RoiRow]:
    """The row that is meant, and the table that it stands in."""
    is_one = which.by == "influencer" and which.key not in {"", "0"}
    by = which.by or "campaign"
    if is_one and not which.scope.is_period:
        by = "campaign"
    limit = 10**9 if is_one else 0
    for table in read_tables(ask, by, which.scope, limit, 0):
        if currency is not None and table.currency != currency:
            continue
        row = _row_of(ask, table, which)
        if row is not None:
            return table, row
    raise NotFound(N_("There are no results of {key}."), key=which.key or "-")


def _row_of(ask: Ask, table: RoiTable, which: Which) -> RoiRow | None:
    if not which.by:
        return table.total
    if which.by != table.by:
        return _person(ask, table.currency, which)
    return next((row for row in table.rows if row.ref == which.key), None)


def _person(ask: Ask, currency: str | None, which: Which) -> RoiRow | None:
    """One person's row, without those of everybody else."""
    number = int(which.key)
    everything = gather(ask, "campaign", which.scope).frames
    frames = {one.id: one for one in everything.values() if one.currency == currency}
    cell = read_person(ask, number, frames)
    names = [*ask("SELECT name FROM influencer WHERE id=?", (number,))]
    if cell.is_empty or not names:
        return None
    return cell.row(key=names[0][0], influencer_id=number)


def _value(row: RoiRow, figure: str) -> Ratio | int | None:
    if figure in row.figures and figure != "leads":
        return row.figures[figure]
    found: Ratio | int | None = getattr(row, _PROPERTY.get(figure, figure), None)
    return found


def _unit(figure: str) -> str:
    if figure in _MONEY:
        return "money"
    if figure.startswith("roi"):
        return "percent"
    if figure == "roas":
        return "ratio"
    return "each" if figure == "aov" or figure.startswith("cp") else "count"


def _inputs(ask: Ask, part: str, which: Which, row: RoiRow) -> Iterator[Input]:
    if part in {"conversions", "revenue"}:
        yield from sales(ask, which, "money" if part == "revenue" else "count")
    elif part == "cost":
        yield from costs(ask, which, row.cost_minor)
    elif part == "time":
        yield from hours(ask, which, row.currency, _hourly(ask, which))
    elif part == "leads" and row.enquiries:
        return
    else:
        yield from figures(ask, which, part)


def _hourly(ask: Ask, which: Which) -> int | None:
    """What an hour costs in the campaign; None where several say it."""
    number = which.scope.campaign_id
    if which.by == "campaign" and which.key:
        number = int(which.key)
    if not number:
        return None
    sql = "SELECT hourly_rate_minor FROM campaign WHERE id=?"
    found: int | None = next(iter(ask(sql, (number,))))[0]
    return found


def _missing(table: RoiTable, row: RoiRow, parts: tuple[str, ...]) -> Iterator[Note]:
    """What would belong to it, and nobody knows."""
    if "revenue" in parts and row.unvalued:
        yield Note(N_("conversions without a worth that counts: {count}"), row.unvalued)
    if "time" in parts and row.unrated:
        yield Note(N_("minutes of own time without a rate: {count}"), row.unrated)
    for name in parts:
        lacking = row.posts - row.known.get(name, 0)
        if name in row.known and lacking:
            yield Note(N_("pieces without this figure: {count}"), lacking)
    for one in table.beside:
        minor = one.revenue_minor if "revenue" in parts else 0
        if minor:
            words = N_("revenue without a rate, in all of the table")
            yield Note(words, one.conversions, minor, one.currency)
        spent = one.cost_minor if "cost" in parts else 0
        if spent:
            words = N_("costs without a rate, in all of the table")
            yield Note(words, 1, spent, one.currency)


def _left_out(
    ask: Ask, table: RoiTable, which: Which, parts: tuple[str, ...]
) -> Iterator[Note]:
    """What was left out of it on purpose."""
    where, given = which.where()
    if {"conversions", "revenue"} & {*parts} and table.cancelled:
        words = N_("conversions that were called off, in all of the table: {count}")
        yield Note(words, table.cancelled)
    if "revenue" in parts:
        for code, minor in table.refunded:
            words = N_("what went back, taken off already, in all of the table")
            yield Note(words, 1, minor, code)
    if "cost" in parts and which.scope.campaign_id:
        rows = ask(
            "SELECT r.amount_currency, count(*), sum(r.amount_minor) FROM cost r"
            f" WHERE r.state='planned' AND {where} GROUP BY 1 ORDER BY 1",
            given,
        )
        for code, many, minor in rows:
            yield Note(N_("costs that are only in view: {count}"), many, minor, code)
