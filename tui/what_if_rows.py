"""Costs that are only tried out: what they are, and what is left after each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.money import Money
from store.rules.spend import Figures, after
from tui import budget_words as words
from tui import format as fmt
from tui.i18n import _
from tui.widgets.budget_meter import OVER
from tui.widgets.record_cells import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from store import Store

TIMES = "\N{MULTIPLICATION SIGN}"


@dataclass(frozen=True, slots=True)
class MaybeCost:
    """Something that may be bought, so many times; or a fee that may be agreed."""

    number: int
    """Its row in the list."""
    what: str
    category: str
    each: Money
    many: int = 1
    collaboration_id: int | None = None
    """Whose fee it would be."""

    @property
    def amount(self) -> Money:
        """What it comes to."""
        return Money(self.each.minor * self.many, self.each.currency)

    @property
    def told(self) -> str:
        """What it is, and how many of it."""
        return self.what if self.many == 1 else f"{self.many} {TIMES} {self.what}"


@dataclass(frozen=True, slots=True)
class Tried:
    """One of them, with what the budget is once it and all before it are promised."""

    cost: MaybeCost
    counted: int | None
    """What it counts as in the campaign's currency; None where no rate is known."""
    then: Figures
    counts: bool
    """Whether it is among those that are added up."""


def try_out(
    now: Figures,
    costs: Iterable[tuple[MaybeCost, int | None]],
    chosen: frozenset[int],
) -> tuple[Tried, ...]:
    """Add costs to a budget one after the other; all, or only the chosen ones."""
    tried = []
    for cost, counted in costs:
        counts = not chosen or cost.number in chosen
        if counts and counted is not None:
            now = after(now, counted)
        tried.append(Tried(cost, counted, now, counts))
    return tuple(tried)


def counted_in(
    store: Store, campaign_id: int, costs: Sequence[MaybeCost], today: date
) -> tuple[Figures, str | None, dict[int, int | None]]:
    """The figures of a campaign, its currency, and what each cost counts as in it.

    By the row of the cost; None where no rate is known. Raises NotFound.
    """
    budget = store.budget.figures(campaign_id)
    counted = {
        cost.number: store.budget.left_after(campaign_id, cost.amount, today).counted
        for cost in costs
    }
    return budget.figures, budget.currency, counted


def priced(store: Store, campaign_id: int) -> list[MaybeCost]:
    """Everybody in a campaign, or in its line-up, who has a price and no fee yet.

    Nor one in view: that was kept from here before.
    """
    kept = {
        one.collaboration_id
        for one in store.budget.by_influencer(campaign_id, limit=1_000)
        if one.figures.foreseen
    }
    found = [
        MaybeCost(
            0,
            line.name,
            "fee",
            Money(line.offered_minor, line.offered_currency),
            1,
            line.collaboration_id,
        )
        for line in store.campaign_people.rows(campaign_id)
        if line.stage not in SETTLED
        and line.collaboration_id not in kept
        and line.offered_minor
        and line.offered_currency is not None
    ]
    found += [
        MaybeCost(0, row.name, "fee", Money(row.fee_minor, row.fee_currency))
        for row in store.lineup.candidates(campaign_id).rows
        if row.fee_minor and row.fee_currency is not None
    ]
    return found


SETTLED = frozenset({"agreed", "wrapped", "declined", "dormant"})
"""Stages in which nobody is about to agree on a fee."""


def columns() -> tuple[Column, ...]:
    """The columns of the list, titles in the language in use."""
    return (
        Column("what", _("Item"), 16, 1),
        Column("amount", _("Comes to"), 15, 0, "right"),
        Column("left", _("Left then"), 17, 0, "right"),
        Column("category", _("Category"), 15),
        Column("each", _("Each"), 15, 0, "right"),
    )


def cells(tried: Tried, currency: str | None) -> tuple[str, ...]:
    """One of them as a line of the list."""
    cost = tried.cost
    return (
        cost.told,
        fmt.amount(cost.amount),
        _left(tried, currency),
        _(words.CATEGORY[cost.category]),
        fmt.amount(cost.each) if cost.many > 1 else "",
    )


def tone(tried: Tried) -> str:
    """What is not added up is quiet; from where it goes over it is red."""
    if not tried.counts:
        return "dim"
    if tried.counted is None:
        return "warning"
    return "error" if tried.then.over else ""


def _left(tried: Tried, currency: str | None) -> str:
    if not tried.counts:
        return fmt.DASH
    if tried.counted is None:
        return _("no rate")
    left = words.money(tried.then.remaining, currency)
    return f"{OVER} {left}" if tried.then.over else left
