"""The gaps desk: how many people of each kind there are, and where it is thin."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.text import clean, fold
from store.rules.tiers import STARTER
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database
    from store.roster_filter import Parameter
    from store.rules.tiers import Tiers
    from store.settings import Settings

    Key = str | None
    Counts = Counter[tuple[Key, Key]]

DIMENSIONS = ("niche", "tier", "country", "language", "platform", "status")
"""What people can be counted by."""

FEW = 3
"""Fewer people than that are no choice."""

WIDEST = 12
"""Columns that are shown; the rest is one more."""

OTHERS = "*"
"""The key of everything beyond the columns that are shown."""


@dataclass(frozen=True, slots=True)
class GapCell:
    """How many there are of a kind in two ways."""

    count: int
    thin: bool
    """Fewer than FEW of a kind there is otherwise a choice of."""


@dataclass(frozen=True, slots=True)
class GapColumn:
    """A heading: None is unknown, OTHERS the rest."""

    key: str | None
    total: int


@dataclass(frozen=True, slots=True)
class GapRow:
    """A line of the table; its key None is unknown."""

    key: str | None
    total: int
    cells: tuple[GapCell, ...]

    @property
    def thin(self) -> bool:
        """Whether there is no choice of this kind at all."""
        return self.key is not None and self.total < FEW


@dataclass(frozen=True, slots=True)
class Gaps:
    """People by two of their traits."""

    rows_by: str
    columns_by: str
    columns: tuple[GapColumn, ...]
    rows: tuple[GapRow, ...]
    people: int


class RosterGaps:
    """What the roster is short of; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def table(
        self,
        rows: str = "niche",
        columns: str = "tier",
        filter: str = "",  # noqa: A002 - its name everywhere
    ) -> Gaps:
        """Count the people whom a filter of the roster lets pass, by two traits.

        Rows with most people stand first; tiers keep their order, and those without
        anybody are there too, as they are the gap. What is unknown stands last. Raises
        Invalid for a trait that is none of DIMENSIONS, FilterProblem for the filter.
        """
        for name in (rows, columns):
            if name not in DIMENSIONS:
                raise Invalid(N_("There is no field called {field}."), field=name)
        tiers = self._settings.tiers()
        counts = _respelled(self._counted(rows, columns, filter, tiers))
        across = _order(columns, _sums(counts, 1), tiers, WIDEST)
        counts = _gathered(counts, across)
        totals = _sums(counts, 1)
        return Gaps(
            rows_by=rows,
            columns_by=columns,
            columns=tuple(GapColumn(key, totals[key]) for key in across),
            rows=tuple(
                _row(key, across, counts)
                for key in _order(rows, _sums(counts, 0), tiers)
            ),
            people=sum(counts.values()),
        )

    def _counted(
        self, rows: str, columns: str, words: str, tiers: Tiers
    ) -> list[tuple[Key, Key, int]]:
        """How many there are of each pair of traits, as they are written."""
        where, joins, trash = "1", "", False
        given: list[Parameter] = []
        if words.strip():
            from store.roster_filter import compile_filter  # noqa: PLC0415
            from store.rules.filters import parse_filter  # noqa: PLC0415

            found = compile_filter(parse_filter(words), tiers)
            where, joins, given = found.where, found.joins, found.parameters
            trash = found.trash
        pair = f"{_expression(rows, tiers)}, {_expression(columns, tiers)}"
        return self._database.read(
            f"SELECT {pair}, count(*) FROM roster_line l{joins} WHERE"
            f" l.archived={int(trash)} AND {where} GROUP BY 1, 2",
            given,
        )


def _expression(name: str, tiers: Tiers) -> str:
    """A trait as SQL; blank is unknown."""
    if name != "tier":
        return f"nullif(trim(l.{name}), '')"
    bounds = sorted(tiers.bounds, key=lambda bound: -bound[1])
    whens = " ".join(f"WHEN l.followers>={low} THEN '{key}'" for key, low in bounds)
    return f"CASE WHEN l.followers IS NULL THEN NULL {whens} ELSE '{STARTER}' END"


def _respelled(found: Sequence[tuple[Key, Key, int]]) -> Counts:
    """Words that differ only in case are one, in the spelling that is met most."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for row, column, count in found:
        for word in (row, column):
            if word is not None:
                met[fold(clean(word))][word] += count
    usual = {key: words.most_common(1)[0][0] for key, words in met.items()}

    def spelled(word: Key) -> Key:
        return None if word is None else usual[fold(clean(word))]

    counts: Counts = Counter()
    for row, column, count in found:
        counts[spelled(row), spelled(column)] += count
    return counts


def _sums(counts: Counts, side: int) -> Counter[Key]:
    """How many there are of each trait on one side."""
    sums: Counter[Key] = Counter()
    for pair, count in counts.items():
        sums[pair[side]] += count
    return sums


def _order(
    name: str, sums: Counter[Key], tiers: Tiers, most: int | None = None
) -> list[Key]:
    """The traits in the order they are shown in, at most so many and the rest."""
    if name == "tier":
        order: list[Key] = list(tiers.names)
    else:
        known = [key for key in sums if key is not None]
        known.sort(key=lambda key: (-sums[key], fold(key)))
        order = [*known]
    if most is not None and len(order) > most:
        order = [*order[:most], OTHERS]
    return [*order, None] if None in sums else order


def _gathered(counts: Counts, across: Sequence[Key]) -> Counts:
    """The counts with every column that is not shown among the rest."""
    shown = set(across)
    gathered: Counts = Counter()
    for (row, column), count in counts.items():
        gathered[row, column if column in shown else OTHERS] += count
    return gathered


def _row(key: Key, across: Sequence[Key], counts: Counts) -> GapRow:
    """One line; only where there is a choice at all can one kind be thin."""
    total = sum(counts[key, column] for column in across)
    may_be_thin = key is not None and total >= FEW
    return GapRow(
        key,
        total,
        tuple(
            GapCell(
                counts[key, column],
                thin=may_be_thin
                and column not in {None, OTHERS}
                and counts[key, column] < FEW,
            )
            for column in across
        ),
    )
