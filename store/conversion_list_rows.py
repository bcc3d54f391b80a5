"""What listed conversions come to: by currency, never added together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class RevenueSums:
    """Conversions of one currency that count, and what they come to."""

    currency: str
    """What they count in; of what waits for a rate its own; "" without an amount."""
    conversions: int = 0
    revenue_minor: int = 0
    """Less what went back."""
    unattributed: int = 0
    """How many of the conversions are nobody's."""
    unattributed_minor: int = 0
    """What of the revenue is nobody's."""


@dataclass(frozen=True, slots=True)
class ConversionSums:
    """What all listed conversions come to."""

    many: int = 0
    """How many rows."""
    conversions: int = 0
    """How many conversions that count: of several alike each."""
    unattributed: int = 0
    """How many of those are nobody's."""
    cancelled: int = 0
    """How many conversions were called off: in no other figure."""
    counted: tuple[RevenueSums, ...] = ()
    """In each currency that a campaign counts in."""
    beside: tuple[RevenueSums, ...] = ()
    """What has no rate yet, in its own currency: in none of the sums above."""
    unvalued: int = 0
    """Conversions that count, of which nobody knows what they are worth."""
    refunded: tuple[tuple[str, int], ...] = ()
    """What went back, in each currency, of what was not called off."""


SUMS = """
SELECT ifnull(k.counted_currency, ''), ifnull(k.amount_currency, ''), {counts},
 k.attributed_by='none', {many}, sum(k.quantity),
 ifnull(sum(k.amount_minor), 0), ifnull(sum(k.counted_minor), 0),
 sum(k.refunded_minor) {source} GROUP BY 1, 2, 3, 4
"""
"""The rows that ``sums_of`` adds up."""


def sums_of(
    rows: Iterable[tuple[str, str, int, int, int, int, int, int, int]],
) -> ConversionSums:
    """Put sums together from rows of currencies, whether they count, whose, figures."""
    many = conversions = unattributed = cancelled = unvalued = 0
    counted: dict[str, list[int]] = {}
    beside: dict[str, list[int]] = {}
    refunded: dict[str, int] = {}
    for to, own, counts, nobodys, rows_, quantity, amount, in_to, back in rows:
        many += rows_
        if not counts:
            cancelled += quantity
            continue
        conversions += quantity
        unattributed += quantity if nobodys else 0
        if back:
            refunded[own] = refunded.get(own, 0) + back
        if to:
            _add(counted.setdefault(to, [0] * 4), quantity, in_to, nobodys)
        elif own:
            _add(beside.setdefault(own, [0] * 4), quantity, amount, nobodys)
        else:
            unvalued += quantity
    return ConversionSums(
        many,
        conversions,
        unattributed,
        cancelled,
        _in_order(counted),
        _in_order(beside),
        unvalued,
        tuple(sorted(refunded.items())),
    )


def _add(sums: list[int], quantity: int, minor: int, nobodys: int) -> None:
    for place, figure in enumerate((quantity, minor)):
        sums[place] += figure
        sums[place + 2] += figure if nobodys else 0


def _in_order(found: dict[str, list[int]]) -> tuple[RevenueSums, ...]:
    return tuple(RevenueSums(code, *found[code]) for code in sorted(found))
