"""The figures of a budget worked out anew, from nothing but the rows of costs."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from store.campaign_rows import CampaignDraft
from store.rules.spend import Figures
from tests.store.cost_desk import tills

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.store.cost_desk import Till

PLACES = (1, 2, 3, None)
"""Spring in won, Autumn in dollars, Winter without a currency, and no campaign."""


@contextmanager
def three_campaigns() -> Iterator[Till]:
    """The desks of money, and two campaigns more."""
    with tills() as till:
        till.of.campaigns.create(CampaignDraft("Autumn", currency="USD"))
        till.of.campaigns.create(CampaignDraft("Winter"))
        till.first = till.of.history.newest()
        yield till


Rows = list[tuple[Any, ...]]


def rows_of(till: Till, campaign: int | None) -> Rows:
    """The costs of a campaign, as they are kept."""
    return till.database.read(
        "SELECT category, ifnull(channel,''), state, amount_currency, amount_minor,"
        " counted_currency, counted_minor, collaboration_id FROM cost"
        " WHERE campaign_id IS ?",
        (campaign,),
    )


def money_of(rows: Rows, campaign: int | None) -> str | None:
    """What a campaign counts in: its own currency, or the only one that there is."""
    there = {row[3] for row in rows if row[2] != "cancelled"}
    only = there.pop() if len(there) == 1 else None
    return {1: "KRW", 2: "USD"}.get(campaign or 0, only)


def afresh(rows: Rows, campaign: int | None, currency: str | None) -> tuple[Any, ...]:
    """Figures, and what stands beside them and is in view, from nothing but rows."""
    figures: dict[str, int] = defaultdict(int)
    beside: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    foreseen: dict[str, int] = defaultdict(int)
    for _, _, state, amount_currency, amount, counted_currency, counted, _ in rows:
        if state == "cancelled":
            continue
        is_said = campaign in {1, 2}
        value, code = (
            (counted, counted_currency) if is_said else (amount, amount_currency)
        )
        is_promised = state in {"committed", "invoiced", "paid"}
        if code is not None and code == currency:
            figures["many"] += 1
            figures["committed" if is_promised else "foreseen"] += value
            figures["paid"] += value if state == "paid" else 0
        elif is_promised:
            beside[amount_currency][0] += amount
            beside[amount_currency][1] += amount if state == "paid" else 0
        else:
            foreseen[amount_currency] += amount
    left = tuple((code, *sums) for code, sums in sorted(beside.items()) if any(sums))
    in_view = tuple((code, sums) for code, sums in sorted(foreseen.items()) if sums)
    return Figures(None, **figures), left, in_view


def plain(figures: Figures) -> Figures:
    """Figures without their plan."""
    return Figures(
        None, figures.committed, figures.paid, figures.foreseen, figures.many
    )
