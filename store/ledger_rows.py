"""Costs as lines of the ledger: as they are read, with the balance beside them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from store.cost_rows import CostRow
from store.rules.cost_words import COMMITTED, COST_STATES, OPEN_COSTS
from store.rules.money import Money

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class LedgerLine(CostRow):
    """A cost in the list."""

    balance: Money | None = None
    """What is committed up to it, by day, of all that is listed, in the currency that
    it counts in. None while that is not known yet, where the list is not sorted by day,
    and for what takes nothing from a budget: planned, cancelled, or without a rate."""
    is_late: bool = False
    """Whether it is open, and its due day has passed."""

    def standing_at(self, minor: int) -> LedgerLine:
        """The same with so much committed up to it."""
        if self.counted is None or not takes(self):
            return self
        return replace(self, balance=Money(minor, self.counted.currency))


@dataclass(frozen=True, slots=True)
class Ordered:
    """A whole list: the numbers of its costs, and the balance at each of them.

    ``balances`` are in minor units of what each cost counts in; at those that take
    nothing stands any figure. None where the list is not sorted by day.
    """

    ids: array[int]
    balances: array[int] | None


@dataclass(frozen=True, slots=True)
class StateSums:
    """Sums in one currency, by state; every state is there."""

    currency: str
    minor: Mapping[str, int]
    many: Mapping[str, int]
    """How many costs."""

    @property
    def committed(self) -> int:
        """All that is promised, whether it was paid yet or not."""
        return sum(self.minor[state] for state in COMMITTED)

    @property
    def open(self) -> int:
        """Promised and not paid yet."""
        return sum(self.minor[state] for state in OPEN_COSTS)

    @property
    def paid(self) -> int:
        """What has left."""
        return self.minor["paid"]

    @property
    def foreseen(self) -> int:
        """In view, in no figure yet."""
        return self.minor["planned"]


@dataclass(frozen=True, slots=True)
class LedgerSums:
    """What all listed costs come to; currencies are never added together."""

    many: int = 0
    """How many costs."""
    counted: tuple[StateSums, ...] = ()
    """In each currency that a campaign counts in."""
    beside: tuple[StateSums, ...] = ()
    """What has no rate yet, in its own currency: in none of the sums above."""


_PLAIN = attrgetter(*(field.name for field in fields(CostRow)))


def ledger_lines(
    rows: Sequence[CostRow],
    today: date,
    balances: Iterable[Money | None] = repeat(None),
) -> tuple[LedgerLine, ...]:
    """Costs as lines, each with its balance."""
    return tuple(
        _line(row, balance, today) for row, balance in zip(rows, balances, strict=False)
    )


def _line(row: CostRow, balance: Money | None, today: date) -> LedgerLine:
    late = row.state in OPEN_COSTS and row.due_on is not None and row.due_on < today
    values: list[Any] = [*_PLAIN(row), balance, late]
    return LedgerLine(*values)


def takes(row: CostRow) -> bool:
    """Whether a cost takes from what is planned, in a currency that is counted in."""
    return row.counted is not None and row.state in COMMITTED


def taken_down(
    rows: Iterable[CostRow], committed: Mapping[str, int]
) -> Iterator[Money | None]:
    """Balances of the beginning of a list, the latest first: taken off its sums.

    ``committed`` is what all of the list comes to, by currency.
    """
    left = dict(committed)
    for row in rows:
        if row.counted is None or not takes(row):
            yield None
            continue
        currency = row.counted.currency
        yield Money(left[currency], currency)
        left[currency] -= row.counted.minor


def added_up(rows: Iterable[CostRow]) -> Iterator[Money | None]:
    """Balances of the beginning of a list, the earliest first: added up."""
    come: dict[str, Money] = {}
    for row in rows:
        if row.counted is None or not takes(row):
            yield None
            continue
        currency = row.counted.currency
        come[currency] = come.get(currency, Money(0, currency)) + row.counted
        yield come[currency]


def sums_of(rows: Iterable[tuple[str, str, str, int, int, int]]) -> LedgerSums:
    """Put sums together from rows of counted and own currency, state, count, sums.

    A blank counted currency is that of costs without a rate. Currencies are in the
    order of their codes.
    """
    many = 0
    counted: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    beside: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    for in_currency, own, state, count, amount, in_counted in rows:
        many += count
        among, currency, minor = (
            (counted, in_currency, in_counted) if in_currency else (beside, own, amount)
        )
        sums, counts = among.setdefault(currency, (_nothing(), _nothing()))
        sums[state] += minor
        counts[state] += count
    return LedgerSums(many, _in_order(counted), _in_order(beside))


def _nothing() -> dict[str, int]:
    return dict.fromkeys(COST_STATES, 0)


def _in_order(
    found: Mapping[str, tuple[dict[str, int], dict[str, int]]],
) -> tuple[StateSums, ...]:
    return tuple(StateSums(code, *found[code]) for code in sorted(found))
