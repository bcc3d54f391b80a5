"""What was tried out and is to be kept: many costs as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.cost_draft import CostDraft, checked, placed, said_rate
from store.cost_rows import TOPIC, count_cost, counted_columns, insert_cost
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database


def keep_costs(database: Database, drafts: Sequence[CostDraft]) -> tuple[int, ...]:
    """Note some costs in one step; returns their numbers.

    Raises Invalid, and OverBudget where they go past a budget together.
    """
    kept = []
    label = N_("Noted {count} costs")
    with database.writing(label, TOPIC, count=len(drafts)) as unit:
        for draft in drafts:
            values = placed(unit, checked(draft))
            counted = count_cost(
                unit,
                values["campaign_id"],
                values["amount_minor"],
                values["amount_currency"],
                values["on_day"],
                said_rate(draft.rate),
            )
            kept.append(insert_cost(unit, values | counted_columns(counted)))
    return tuple(kept)
