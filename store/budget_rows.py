"""The four figures, read from the sums that are kept with every cost."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.rules.cost_words import CATEGORIES, COMMITTED
from store.rules.spend import Figures, time_cost

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.rate_rows import Ask

    Beside = tuple[tuple[str, int, int], ...]
    """Currency, committed, paid; in minor units."""


@dataclass(frozen=True, slots=True)
class OwnTime:
    """Own time, and what it costs; beside the four figures, in none of them."""

    minutes: int = 0
    cost_minor: int | None = None
    """In the currency of the figures; None where no minute has a rate in it."""
    beside: tuple[tuple[str, int], ...] = ()
    """What it costs at rates in other currencies, each in its minor units."""
    unrated: int = 0
    """Minutes that nobody said a rate for."""


@dataclass(frozen=True, slots=True)
class BudgetLineRow:
    """One category of a budget: what is planned for it, and how far it is."""

    category: str
    planned_minor: int | None
    """None where nothing is planned for it."""
    note: str | None
    figures: Figures
    beside: Beside = ()
    """What no rate is known for."""


@dataclass(frozen=True, slots=True)
class CampaignBudget:
    """The budget of a campaign; of costs without one where there is no number."""

    campaign_id: int | None
    name: str
    status: str | None
    currency: str | None
    """What the figures count in; None where nobody said, or several are mixed."""
    figures: Figures
    unallotted: int | None
    """The budget less its lines, below zero where they are more; None without both."""
    beside: Beside
    """Committed and paid where no rate is known: in no figure, never added up."""
    foreseen_beside: tuple[tuple[str, int], ...]
    """In view where no rate is known."""
    own_time: OwnTime
    lines: tuple[BudgetLineRow, ...]

    @property
    def foreseen(self) -> int:
        """What is in view and not promised yet."""
        return self.figures.foreseen


@dataclass(slots=True)
class Sums:
    """Costs being added up towards figures in one currency."""

    currency: str | None
    committed: int = 0
    paid: int = 0
    foreseen: int = 0
    many: int = 0
    _beside: dict[str, list[int]] = field(default_factory=lambda: defaultdict(_three))

    def add(
        self, state: str, amount: tuple[str, int], counted: tuple[str, int], many: int
    ) -> None:
        """Add the sum of costs in one state: as they are, and as they count."""
        if state == "cancelled":
            return
        if self.currency is None or counted[0] != self.currency:
            sums = self._beside[amount[0]]
            sums[0] += amount[1] * (state in COMMITTED)
            sums[1] += amount[1] * (state == "paid")
            sums[2] += amount[1] * (state == "planned")
            return
        self.committed += counted[1] * (state in COMMITTED)
        self.paid += counted[1] * (state == "paid")
        self.foreseen += counted[1] * (state == "planned")
        self.many += many

    def figures(self, planned: int | None = None) -> Figures:
        """What came together."""
        return Figures(planned, self.committed, self.paid, self.foreseen, self.many)

    @property
    def beside(self) -> Beside:
        """Committed and paid in what does not count, by currency."""
        return tuple(
            (currency, sums[0], sums[1])
            for currency, sums in sorted(self._beside.items())
            if sums[0] or sums[1]
        )

    @property
    def foreseen_beside(self) -> tuple[tuple[str, int], ...]:
        """In view in what does not count, by currency."""
        return tuple(
            (currency, sums[2])
            for currency, sums in sorted(self._beside.items())
            if sums[2]
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing came together."""
        return not (self.many or self.beside or self.foreseen_beside)


def _three() -> list[int]:
    return [0, 0, 0]


_FRAMES = """
SELECT g.id, g.name, g.status, g.currency, g.budget_minor, g.hourly_rate_minor
FROM json_each(?) j CROSS JOIN campaign g ON g.id=j.value ORDER BY j.key
"""
_LINES = """
SELECT l.campaign_id, l.category, l.planned_minor, l.note
FROM json_each(?) j CROSS JOIN budget_line l ON l.campaign_id=j.value
"""
_TOTALS = """
SELECT t.campaign_id, t.category, '', t.state, t.amount_currency,
 t.amount_minor, t.counted_currency, t.counted_minor, t.many
FROM json_each(?) j CROSS JOIN budget_total t ON t.campaign_id=j.value
"""
_TIMES = """
SELECT t.campaign_id, '', sum(t.minutes), t.hourly_rate_currency, t.hourly_rate_minor
FROM json_each(?) j CROSS JOIN time_total t ON t.campaign_id=j.value
GROUP BY t.campaign_id, t.hourly_rate_currency, t.hourly_rate_minor
"""


def read_budgets(ask: Ask, campaign_ids: Sequence[int]) -> tuple[CampaignBudget, ...]:
    """The budgets of campaigns in their order; 0 stands for costs without one."""
    numbers = json.dumps(list(campaign_ids))
    frames = {row[0]: row for row in ask(_FRAMES, (numbers,))}
    planned: dict[int, dict[str, tuple[int, str | None]]] = defaultdict(dict)
    for owner, category, minor, note in ask(_LINES, (numbers,)):
        planned[owner][category] = minor, note
    totals = _by_owner(ask(_TOTALS, (numbers,)))
    times = _by_owner(ask(_TIMES, (numbers,)))
    found = []
    for number in campaign_ids:
        frame = frames.get(number)
        if frame is None and number:
            continue
        what = frame or (0, "", None, None, None, None)
        found.append(_budget(what, planned[number], totals[number], times[number]))
    return tuple(found)


def _by_owner(rows: Iterable[Sequence[Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for owner, *row in rows:
        found[owner].append(row)
    return found


def _budget(
    frame: Sequence[Any],
    planned: dict[str, tuple[int, str | None]],
    totals: Sequence[Any],
    times: Sequence[Any],
) -> CampaignBudget:
    number, name, status, said, budget, hourly = frame
    currency = said or usual_currency(totals, times)
    whole = Sums(currency)
    parts = {category: Sums(currency) for category in CATEGORIES}
    for category, _, *row in totals:
        for sums in (whole, parts[category]):
            add_total(sums, row, as_it_is=said is None)
    lines = tuple(
        _line(category, sums, *planned.get(category, (None, None)))
        for category, sums in parts.items()
        if category in planned or not sums.is_empty
    )
    allotted = sum(minor for minor, _ in planned.values()) if planned else None
    both = budget is not None and allotted is not None
    return CampaignBudget(
        campaign_id=number or None,
        name=name,
        status=status,
        currency=currency,
        figures=whole.figures(allotted if budget is None else budget),
        unallotted=budget - allotted if both else None,
        beside=whole.beside,
        foreseen_beside=whole.foreseen_beside,
        own_time=own_time([row[1:] for row in times], currency, hourly),
        lines=lines,
    )


def _line(
    category: str, sums: Sums, planned: int | None, note: str | None
) -> BudgetLineRow:
    return BudgetLineRow(category, planned, note, sums.figures(planned), sums.beside)


def add_total(sums: Sums, row: Sequence[Any], *, as_it_is: bool) -> None:
    """Add state, amount and its currency first, counted and its currency, how many.

    Where there is no currency to count in, an amount counts as what it is.
    """
    state, amount_currency, amount_minor, counted_currency, counted_minor, many = row
    amount = amount_currency, amount_minor
    counted = amount if as_it_is else (counted_currency, counted_minor)
    sums.add(state, amount, counted, many)


def usual_currency(totals: Sequence[Any], times: Sequence[Any]) -> str | None:
    """What to count in where nobody said: the only currency that there is, or none.

    That of costs, and of own time only where nothing was spent. The rows are those of
    ``read_budgets`` without their campaign.
    """
    found = {row[3] for row in totals if row[2] != "cancelled"}
    found = found or {row[2] for row in times if row[2]}
    return str(found.pop()) if len(found) == 1 else None


def own_time(
    rows: Iterable[Sequence[Any]], currency: str | None, hourly: int | None
) -> OwnTime:
    """Own time from rows of minutes, currency of their rate or "", and that rate.

    Without a rate of their own they cost what the campaign says an hour does.
    """
    minutes = unrated = 0
    parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for spent, rate_currency, rate in rows:
        minutes += spent
        if rate_currency:
            parts[rate_currency].append((spent, rate))
        elif currency is not None and hourly is not None:
            parts[currency].append((spent, hourly))
        else:
            unrated += spent
    costs = {code: time_cost(found) for code, found in sorted(parts.items())}
    own = costs.pop(currency, None) if currency else None
    if own is None and not minutes and currency:
        own = 0
    return OwnTime(minutes, own, tuple(costs.items()), unrated)
