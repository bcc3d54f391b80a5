"""What came of campaigns, read for the pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.result_views import ResultsShown

if TYPE_CHECKING:
    from datetime import date

    from store import Store
    from store.result_rows import RoiRow


def read_overview(
    store: Store, campaign_id: int | None, today: date
) -> tuple[RoiRow, ...]:
    """A row for each campaign, what is of none last; or that of one alone."""
    rows = store.results.programme(today)
    if campaign_id is None:
        return rows
    return tuple(row for row in rows if row.campaign_id == campaign_id)


def read_shown(store: Store, campaign_id: int, today: date) -> ResultsShown:
    """Everything that came of one campaign; raises NotFound."""
    return ResultsShown(
        store.results.campaign(campaign_id, today),
        store.results.months(campaign_id),
        store.results.disagreements(campaign_id),
    )
