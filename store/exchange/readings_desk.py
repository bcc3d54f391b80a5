"""Figures, visits, the brand, mentions: how their sheets are read, and brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.readings_plan import KINDS, is_brand

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged
    from store.exchange.stopping import Watch

__all__ = ["KINDS", "TOPICS", "apply", "stage"]

TOPICS = ("results", "campaigns", "budget")
"""What is another after such a file came in."""


def stage(
    connection: sqlite3.Connection, plan: ImportPlan, *, today: date, watch: Watch
) -> Staged:
    """Read the sheet of a plan into the temporary table."""
    from store.exchange import (  # noqa: PLC0415 - with such a sheet
        costs_reader,
        readings_reader,
    )
    from store.exchange.brand_in import BrandReader  # noqa: PLC0415
    from store.exchange.mentions_in import MentionReader  # noqa: PLC0415
    from store.exchange.readings_in import ReadingReader  # noqa: PLC0415
    from store.exchange.traffic_in import VisitReader  # noqa: PLC0415

    if plan.kind == "mentions" or is_brand(plan):
        rows = MentionReader if plan.kind == "mentions" else BrandReader
        return costs_reader.stage(connection, plan, rows, today=today, watch=watch)
    kind = VisitReader if plan.kind == "traffic" else ReadingReader
    return readings_reader.stage(connection, plan, kind, today=today, watch=watch)


def apply(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the staged rows in: readings, brand readings, or mentions."""
    from store.exchange import (  # noqa: PLC0415 - with such a sheet
        brand_apply,
        mentions_apply,
        readings_apply,
    )

    if plan.kind == "mentions":
        return mentions_apply.apply_mentions(unit, plan, staged, today=today)
    if is_brand(plan):
        return brand_apply.apply_brand(unit, plan, staged, today=today)
    return readings_apply.apply_readings(unit, plan, staged, today=today)
