"""Sales and costs that a figure was made of: each where they are few, else their sums.

Amounts are told as they count in the table; what counts in none is not among them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store import result_inputs
from store.result_inputs import Input, count_of
from store.result_sources import COSTING
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.rate_rows import Ask
    from store.result_inputs import Which


def sales(ask: Ask, which: Which, unit: str) -> Iterator[Input]:
    """Conversions, as amounts or as counts: each, or by month and source."""
    if count_of(ask, "conversion", which) > result_inputs.SCANNED:
        yield from _kept_sales(ask, which, unit)
        return
    where, given = which.where()
    value = which.worth("r") if unit == "money" else "r.quantity"
    source = (
        f"(SELECT r.*, {value} AS value FROM conversion r"
        f" WHERE {where} AND r.status<>'cancelled') r WHERE r.value NOTNULL"
    )
    listed = result_inputs.LISTED
    rows = [
        *ask(
            "SELECT r.order_ref, r.what, r.kind, r.on_day, r.source, r.value,"
            f" r.amount_minor, r.amount_currency FROM {source}"
            f" ORDER BY r.on_day DESC, r.id DESC LIMIT {listed + 1}",
            given,
        )
    ]
    if len(rows) <= listed:
        for ref, what, kind, on_day, said, amount, minor, code in rows:
            told = {"kind": kind, "what": ref or what or ""}
            yield Input(
                N_("{kind}: {what}"),
                told | _written(minor, code),
                amount,
                unit,
                which.currency if unit == "money" else None,
                date.fromisoformat(on_day),
                said,
            )
        return
    grouped = ask(
        "SELECT substr(r.on_day,1,7), r.kind, r.source, count(*), sum(r.value),"
        f" max(r.on_day) FROM {source} GROUP BY 1, 2, 3 ORDER BY 1 DESC, 5 DESC",
        given,
    )
    for month, kind, said, many, amount, last in grouped:
        yield Input(
            N_("{kind} in {month}"),
            {"kind": kind, "month": month},
            amount,
            unit,
            which.currency if unit == "money" else None,
            date.fromisoformat(last),
            said,
            many,
        )


def _written(minor: int | None, code: str | None) -> dict[str, object]:
    """The amount as it was written, beside what it counts as."""
    return {} if minor is None else {"amount": minor, "currency": code}


def _kept_sales(ask: Ask, which: Which, unit: str) -> Iterator[Input]:
    """Conversions by month, from the sums; of people and formats by kind."""
    where, given = which.kept()
    month, source = "t.month", "conversion_total t"
    if which.by in {"influencer", "format"}:
        month, source = "''", "talk_total t"
        where, given = _of_work(which, where, given)
    elif which.by in {"channel", "month"}:
        where, given = f"{where} AND t.{which.by}=?", (*given, which.key)
    value = which.worth("t") if unit == "money" else "t.quantity"
    rows = ask(
        f"SELECT {month}, t.kind, t.attributed_by, sum(t.many), sum({value})"
        f" FROM {source} WHERE {where} AND t.counts=1 AND ({value}) NOTNULL"
        " GROUP BY 1, 2, 3 ORDER BY 1 DESC, 5 DESC",
        given,
    )
    for month_text, kind, how, many, amount in rows:
        yield Input(
            N_("{kind} in {month}") if month_text else N_("{kind}"),
            {"kind": kind, "month": month_text},
            amount,
            unit,
            which.currency if unit == "money" else None,
            None,
            how,
            many,
        )


def _of_work(
    which: Which, where: str, given: tuple[object, ...]
) -> tuple[str, tuple[object, ...]]:
    if which.key in {"", "0"}:
        return f"{where} AND t.collaboration_id=0", given
    sql, more = which.work("t")
    return f"{where} AND {sql}", (*given, *more)


def costs(ask: Ask, which: Which, whole: int) -> Iterator[Input]:
    """Costs that count: each, or by category and state.

    ``whole`` is what they come to, which is told of people and formats where there are
    too many to look through: no other sums are kept of those.
    """
    if count_of(ask, "cost", which) > result_inputs.SCANNED:
        if which.by in {"influencer", "format"}:
            yield Input(N_("Costs"), {}, whole, "money", which.currency)
        else:
            yield from _kept_costs(ask, which)
        return
    where, given = which.where()
    source = (
        f"(SELECT r.*, {which.worth('r')} AS value FROM cost r WHERE {where}"
        f" AND r.state IN ({COSTING})) r"
    )
    listed = result_inputs.LISTED
    rows = [
        *ask(
            "SELECT r.category, coalesce(r.description, i.name, r.payee, ''), r.on_day,"
            f" r.state, r.value, r.amount_minor, r.amount_currency FROM {source}"
            " LEFT JOIN collaboration c ON c.id=r.collaboration_id"
            " LEFT JOIN influencer i ON i.id=c.influencer_id WHERE r.value NOTNULL"
            f" ORDER BY r.on_day DESC, r.id DESC LIMIT {listed + 1}",
            given,
        )
    ]
    if len(rows) <= listed:
        for category, what, on_day, state, value, minor, code in rows:
            yield Input(
                N_("{category}: {what}"),
                {"category": category, "what": what} | _written(minor, code),
                value,
                "money",
                which.currency,
                date.fromisoformat(on_day),
                state,
            )
        return
    grouped = ask(
        "SELECT r.category, r.state, sum(r.value), count(*), max(r.on_day)"
        f" FROM {source} WHERE r.value NOTNULL GROUP BY 1, 2 ORDER BY 3 DESC",
        given,
    )
    for category, state, value, many, last in grouped:
        yield Input(
            N_("{category}"),
            {"category": category},
            value,
            "money",
            which.currency,
            date.fromisoformat(last),
            state,
            many,
        )


def _kept_costs(ask: Ask, which: Which) -> Iterator[Input]:
    """Costs by category and state, from the sums; by month by state alone."""
    where, given = which.kept()
    part, source = "t.category", "budget_total t"
    if which.by == "channel":
        source = "cost_total t"
        where, given = f"{where} AND t.channel=?", (*given, which.key)
    elif which.by == "month":
        part, source = "''", "cost_month t"
        where, given = f"{where} AND t.month=?", (*given, which.key)
    value = which.worth("t")
    rows = ask(
        f"SELECT {part}, t.state, sum({value}), sum(t.many) FROM {source}"
        f" WHERE {where} AND t.state IN ({COSTING}) AND ({value}) NOTNULL"
        " GROUP BY 1, 2 ORDER BY 3 DESC",
        given,
    )
    for category, state, amount, many in rows:
        yield Input(
            N_("{category}") if category else N_("Costs"),
            {"category": category},
            amount,
            "money",
            which.currency,
            None,
            state,
            many,
        )
