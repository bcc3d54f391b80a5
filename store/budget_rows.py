"""The four figures, read from the sums that are kept with every cost."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.rules.cost_words import CATEGORIES
from store.rules.spend import Figures, time_cost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    foreseen_beside: tuple[tuple[str, int], ...] = ()
    """In view where no rate is known."""


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

    counts: str | None
    """The code of rows that count: "" of what is counted in the campaign's currency,
    where it has none the currency of the amounts; None where nothing counts."""
    committed: int = 0
    paid: int = 0
    foreseen: int = 0
    many: int = 0
    _beside: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def add(self, row: Sequence[Any]) -> None:
        """Add what ``folded`` makes of some costs; a code comes once at most."""
        _, _, code, committed, paid, foreseen, many = row
        if code == self.counts:
            self.committed, self.paid = committed, paid
            self.foreseen, self.many = foreseen, many
        else:
            self._beside[code] = committed, paid, foreseen

    def take(self, part: Sums) -> None:
        """Add all that came together in a part."""
        self.committed += part.committed
        self.paid += part.paid
        self.foreseen += part.foreseen
        self.many += part.many
        for code, sums in part._beside.items():
            before = self._beside.get(code, (0, 0, 0))
            self._beside[code] = (
                before[0] + sums[0],
                before[1] + sums[1],
                before[2] + sums[2],
            )

    def figures(self, planned: int | None = None) -> Figures:
        """What came together."""
        return Figures(planned, self.committed, self.paid, self.foreseen, self.many)

    @property
    def beside(self) -> Beside:
        """Committed and paid in what does not count, by currency."""
        items = sorted(self._beside.items())
        return tuple([(code, one, two) for code, (one, two, _) in items if one or two])

    @property
    def foreseen_beside(self) -> tuple[tuple[str, int], ...]:
        """In view in what does not count, by currency."""
        items = sorted(self._beside.items())
        return tuple([(code, minor) for code, (_, _, minor) in items if minor])

    @property
    def is_empty(self) -> bool:
        """Whether nothing came together."""
        return not (self.many or any(map(any, self._beside.values())))


def folded(part: str, rows: str) -> str:
    """SQL that folds kept sums ``t`` of campaigns ``g`` by a part, two columns of SQL.

    Part, code, committed, paid, in view, how many. What is counted in the campaign's
    currency comes in one row with the code "", the rest in one for each currency as it
    is, with that as the code. What was called off is left out.
    """
    sums = (
        "sum(iif(t.state='planned',0,t.{0})), sum(iif(t.state='paid',t.{0},0)),"
        " sum(iif(t.state='planned',t.{0},0)), sum(t.many)"
    )
    # All other states come after this one, so that the key leads past what was called
    # off. Asked twice: to sort few columns takes less than to look at rows but once.
    rows += " AND t.state>'cancelled'"
    return f"""
SELECT {part}, '', {sums.format("counted_minor")} {rows}
 AND t.counted_currency=g.currency GROUP BY {part}
UNION ALL
SELECT {part}, t.amount_currency, {sums.format("amount_minor")} {rows}
 AND t.counted_currency IS NOT g.currency
 GROUP BY {part}, t.amount_currency
"""


_FRAMES = """
SELECT g.id, g.name, g.status, g.currency, g.budget_minor, g.hourly_rate_minor
FROM json_each(?) j CROSS JOIN campaign g ON g.id=j.value ORDER BY j.key
"""
_LINES = """
SELECT l.campaign_id, l.category, l.planned_minor, l.note
FROM json_each(?) j CROSS JOIN budget_line l ON l.campaign_id=j.value
"""
_TOTALS = folded(
    "t.campaign_id, t.category",
    """FROM json_each(?1) j LEFT JOIN campaign g ON g.id=j.value
 CROSS JOIN budget_total t WHERE t.campaign_id=j.value""",
)
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
    for row in rows:
        found[row[0]].append(row)
    return found


def _budget(
    frame: Sequence[Any],
    planned: dict[str, tuple[int, str | None]],
    totals: Sequence[Any],
    times: Sequence[Any],
) -> CampaignBudget:
    number, name, status, said, budget, hourly = frame
    currency = said or usual_currency(totals, times)
    counts = "" if said else currency
    whole = Sums(counts)
    parts: dict[str, Sums] = {}
    for row in totals:
        category = row[1]
        if category not in parts:
            parts[category] = Sums(counts)
        parts[category].add(row)
    for part in parts.values():
        whole.take(part)
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
        own_time=own_time(times, currency, hourly),
        lines=tuple(_lines(planned, parts)),
    )


def _lines(
    planned: dict[str, tuple[int, str | None]], parts: dict[str, Sums]
) -> Iterator[BudgetLineRow]:
    """What is planned for each category or costs something, in their order."""
    for category in CATEGORIES:
        sums = parts.get(category)
        minor, note = planned.get(category, (None, None))
        if sums is not None and not sums.is_empty:
            yield BudgetLineRow(
                *(category, minor, note, sums.figures(minor)),
                *(sums.beside, sums.foreseen_beside),
            )
        elif category in planned:
            yield BudgetLineRow(category, minor, note, Figures(minor))


def usual_currency(totals: Sequence[Any], times: Sequence[Any]) -> str | None:
    """What to count in where nobody said: the only currency that there is, or none.

    That of costs, and of own time only where nothing was spent. The rows are those of
    ``folded`` and those of ``own_time``.
    """
    found = {row[2] for row in totals} or {row[3] for row in times if row[3]}
    return str(found.pop()) if len(found) == 1 else None


def own_time(
    rows: Iterable[Sequence[Any]], currency: str | None, hourly: int | None
) -> OwnTime:
    """Own time from rows of a part, minutes, currency of their rate or "", and that.

    Without a rate of their own they cost what the campaign says an hour does.
    """
    minutes = unrated = 0
    parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, _, spent, rate_currency, rate in rows:
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
