"""Costs, budgets and own time: how their sheets are read, and brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import costs_reader
from store.exchange.plan import is_budget

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged
    from store.exchange.stopping import Watch


def stage(
    connection: sqlite3.Connection, plan: ImportPlan, *, today: date, watch: Watch
) -> Staged:
    """Read the sheet of a plan into the temporary table."""
    from store.exchange.costs_in import CostReader  # noqa: PLC0415 - with such a sheet
    from store.exchange.hours_in import HourReader  # noqa: PLC0415

    kind = HourReader if plan.kind == "hours" else CostReader
    return costs_reader.stage(connection, plan, kind, today=today, watch=watch)


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
        costs_apply,
        costs_lines,
        hours_apply,
    )

    if plan.kind == "hours":
        return hours_apply.apply_hours(unit, plan, staged, today=today)
    if is_budget(plan):
        return costs_lines.apply_lines(unit, plan, staged)
    return costs_apply.apply_costs(unit, plan, staged, today=today, market=market)
