"""Which costs a question is about, and how the first of them are met along an index."""

from __future__ import annotations

import heapq
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from store.ledger_sorts import BY_DAY, Stretch, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database
    from store.roster_filter import Parameter


class Condition(NamedTuple):
    """Which costs are meant: SQL over ``cost k``, and over ``cost_total k`` alike."""

    where: str
    parameters: tuple[Parameter, ...] = ()
    scope: str = "1"
    """Whose costs: a part of the condition, as it is asked of costs."""
    scope_of_totals: str = "1"
    in_totals: bool = True
    """Whether the sums that are kept can be asked instead of the costs."""
    ways: tuple[Way, ...] = BY_DAY
    """Indexes by day along all that is meant."""
    is_filtered: bool = False

    @property
    def source(self) -> str:
        """FROM and WHERE over the costs themselves."""
        return f"FROM cost k WHERE {self.scope} AND {self.where}"

    @property
    def totals(self) -> str:
        """FROM and WHERE over the sums that are kept."""
        return f"FROM cost_total k WHERE {self.scope_of_totals} AND {self.where}"


def among(numbers: Sequence[int]) -> Condition:
    """The costs of these numbers."""
    return Condition(
        "k.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
        in_totals=False,
    )


def sort_first(
    database: Database, condition: Condition, stretch: Stretch, count: int
) -> list[int]:
    """The first numbers of a stretch, all of it sorted."""
    rows = database.read(
        f"SELECT k.id FROM {stretch.sorted_from} WHERE {condition.scope}"
        f" AND {stretch.where} AND {condition.where}"
        f" ORDER BY {stretch.order('+')} LIMIT {count}",
        condition.parameters,
    )
    return [row[0] for row in rows]


def walk_first(
    database: Database, condition: Condition, stretch: Stretch, count: int
) -> list[int]:
    """The first numbers of a stretch, met along each of its ways.

    Once one of them has come as far as is asked for, the next ones need not go any
    further than that. A stretch without any is sorted.
    """
    ways = condition.ways if stretch.by_day else stretch.ways
    if not ways:
        return sort_first(database, condition, stretch, count)
    runs: list[list[tuple[Any, int]]] = []
    bound = ""
    within: tuple[Any, ...] = ()
    for way in ways:
        walked = stretch.walked.format(hint=f"INDEXED BY {way.along}")
        runs.append(
            database.read(
                f"SELECT {stretch.key}, k.id FROM {walked} WHERE {way.where}{bound}"
                f" AND {condition.scope} AND {stretch.where} AND {condition.where}"
                f" ORDER BY {stretch.order()} LIMIT {count}",
                (*within, *condition.parameters),
            )
        )
        if len(runs[-1]) >= count:
            bound = f" AND {stretch.key} {'>=' if stretch.down else '<='} ?"
            within = (runs[-1][-1][0],)
    if len(runs) == 1:
        # Nobody compares the keys of a single walk, which may have more to them.
        return [number for _key, number in runs[0]]
    merged = heapq.merge(*runs, reverse=stretch.down)
    return [number for _key, number in merged][:count]
