"""Costs, budgets, own time, conversions: how their sheets are read, and brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import costs_reader
from store.exchange.plan import is_budget

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.applying import Outcome
    from store.exchange.costs_reader import RowReader
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged
    from store.exchange.stopping import Watch


def stage(
    connection: sqlite3.Connection, plan: ImportPlan, *, today: date, watch: Watch
) -> Staged:
    """Read the sheet of a plan into the temporary table."""
    kind = _reader(plan.kind)
    return costs_reader.stage(connection, plan, kind, today=today, watch=watch)


def _reader(kind: str) -> type[RowReader]:
    """What reads the rows of a kind of sheet; loaded with such a sheet."""
    if kind == "costs":
        from store.exchange.costs_in import CostReader  # noqa: PLC0415

        return CostReader
    if kind == "hours":
        from store.exchange.hours_in import HourReader  # noqa: PLC0415

        return HourReader
    if kind == "orders":
        from store.exchange.orders_reader import OrderReader  # noqa: PLC0415

        return OrderReader
    from store.exchange.conversions_reader import ConversionReader  # noqa: PLC0415

    return ConversionReader


def apply(
    unit: UnitOfWork,
    plan: ImportPlan,
    staged: Staged,
    *,
    today: date,
    market: str | None,
) -> Outcome:
    """Bring the staged rows in: costs, budget lines, or own time."""
    from store.exchange import (  # noqa: PLC0415 - with such a sheet
        conversions_apply,
        costs_apply,
        costs_lines,
        hours_apply,
    )

    if plan.kind in {"conversions", "orders"}:
        return conversions_apply.apply_conversions(
            unit, plan, staged, today=today, market=market
        )
    if plan.kind == "hours":
        return hours_apply.apply_hours(unit, plan, staged, today=today)
    if is_budget(plan):
        return costs_lines.apply_lines(unit, plan, staged)
    return costs_apply.apply_costs(unit, plan, staged, today=today, market=market)
