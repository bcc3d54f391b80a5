"""The tables of one file of figures, one below the other, and their totals.

A program may put several metrics into one file: a line with the name of the metric, the
header once more, and its rows. Where another table with other columns begins, reading
ends, and that is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.exchange import headers
from store.exchange.layout import TOO_FEW, TOO_MANY, TOTAL
from store.exchange.plan import Question
from store.exchange.readings_words import PLAIN, is_for_ever, read_metric
from store.exchange.sheets import Chunk, RowProblem
from store.rules.vocabulary import read_platform
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.exchange.plan import ImportPlan
    from store.exchange.readings_words import Metric, Shape

OTHER_TABLE = N_(
    "another table with other columns begins here; bring it in by itself, by the number"
    " of its header row"
)

_OF_META = ("facebook", "instagram")
"""Platforms of a file whose tables do not say theirs."""

_BEGINS = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):00(?::00)?")
"""How a day is written by the instant that it begins at."""

_WHO = (
    *("label", "title", "post_id", "post_url", "influencer", "handle", "channel"),
    *("source_medium", "traffic_source", "medium", "utm_campaign"),
)
"""Fields that say what a row is about."""


@dataclass(frozen=True, slots=True)
class Table:
    """One of several tables of a metric each."""

    first: int
    """The number of its header row, or of the line above it."""
    title: str
    metric: Metric | None
    platform: str | None
    """What its title says, or else she."""


class Tables:
    """Reads the rows of a plan's sheet, table by table; from the start each time."""

    def __init__(self, plan: ImportPlan, shape: Shape) -> None:
        self._plan = plan
        self._headers = [header.strip() for header in plan.sheet.headers]
        self._days = plan.columns_of("date")[:1]
        self._is_metric = bool(plan.columns_of("figure"))
        self._said = platforms_of(plan)
        self._has_midnight = False
        self._who: list[int] = []
        if plan.kind == "traffic" or shape is not PLAIN:
            named = [at for name in _WHO for at in plan.columns_of(name)]
            self._who = named or self._days
        self.tables: list[Table] = []

    def chunks(self, size: int) -> Iterator[Chunk]:
        """Yield the rows, without titles, headers and totals."""
        self.tables.clear()
        if self._is_metric:
            above = [line for line in self._plan.sheet.preamble if line.strip('"# ')]
            self._begin(0, above[-1] if above else "")
        lone: list[tuple[int, list[str]]] = []
        for place, chunk in enumerate(self._plan.sheet.chunks(size)):
            if not place:
                self._look_above()
            found = Chunk([], [])
            for number, row in zip(chunk.numbers, chunk.rows, strict=True):
                if _is_lone(row):
                    lone.append((number, row))
                elif [cell.strip() for cell in row] == self._headers:
                    self._begin(number, _title(lone))
                    self._forget([number, *(one for one, _ in lone)])
                    lone.clear()
                elif lone and self._is_header(row):
                    self._tell(number, row)
                    self._forget([one for one, _ in lone])
                    yield from [found] if found.rows else []
                    return
                else:
                    self._take(found, [*lone, (number, row)])
                    lone.clear()
            if found.rows:
                yield found
        if lone:
            last = Chunk([], [])
            self._take(last, lone)
            yield from [last] if last.rows else []

    def of(self, number: int) -> Table | None:
        """The table that a row of the file belongs to."""
        at = bisect_right(self.tables, number, key=lambda table: table.first)
        return self.tables[at - 1] if at else None

    def questions(self) -> list[Question]:
        """Which platforms tables are of, where neither they nor she said it."""
        lost = [one for one in self.tables if one.metric and one.platform is None]
        if not lost:
            return []
        title = lost[0].title
        many = Counter(one.title for one in self.tables)[title]
        if many == 1:
            told = N_(
                "“{table}”: on which platform is that? Left out until it is said."
            )
            return [Question("platform", told, {"table": title}, None, _OF_META)]
        told = N_(
            "“{table}” stands there {count} times, for a platform each; say which, in"
            " that order. Left out until it is said."
        )
        choices = (",".join(_OF_META), ",".join(reversed(_OF_META)))
        detail = {"table": title, "count": many}
        return [Question("platform", told, detail, None, choices)]

    def _look_above(self) -> None:
        """Tell of a table that stands above the one that is read."""
        sign = self._plan.sheet.delimiter or "\t"
        for line in self._plan.sheet.preamble:
            if self._is_header(line.split(sign)):
                self._tell(1, line.split(sign))

    def _begin(self, number: int, title: str) -> None:
        """Begin a table of a metric; other files only repeat their header."""
        self._has_midnight = False
        if not self._is_metric:
            return
        bare = title.strip("\"'# ").strip()
        metric = read_metric(bare)
        before = sum(one.title == bare for one in self.tables)
        platform = metric.platform if metric else None
        if platform is None and before < len(self._said):
            platform = self._said[before]
        self.tables.append(Table(number, bare, metric, platform))

    def _take(self, found: Chunk, rows: Sequence[tuple[int, list[str]]]) -> None:
        problems = self._plan.sheet.problems
        for number, row in rows:
            if self._who and not any(row[at].strip() for at in self._who):
                self._forget([number])
                problems.append(RowProblem(number, self._headers[0], "", TOTAL))
                continue
            for at in self._days:
                if row[at] and is_for_ever(row[at].strip()):
                    row[at] = ""
                elif self._is_metric:
                    row[at] = self._day_of(row[at])
            found.numbers.append(number)
            found.rows.append(row)

    def _day_of(self, text: str) -> str:
        """The day of an instant, where days begin at midnight.

        With daylight saving elsewhere some begin an hour before, on the day before.
        """
        begins = _BEGINS.fullmatch(text.strip())
        if begins is None:
            return text
        self._has_midnight |= begins["hour"] == "00"
        if begins["hour"] == "23" and self._has_midnight:
            with suppress(ValueError, OverflowError):
                day = date.fromisoformat(begins["day"]) + timedelta(days=1)
                return day.isoformat()
        return text

    def _is_header(self, row: Sequence[str]) -> bool:
        filled = [cell for cell in row if cell.strip()]
        return len(filled) > 1 and all(map(headers.is_known, filled))

    def _tell(self, number: int, row: Sequence[str]) -> None:
        text = ", ".join(cell for cell in row if cell.strip())[:200]
        problem = RowProblem(number, self._headers[0], text, OTHER_TABLE)
        self._plan.sheet.problems.append(problem)

    def _forget(self, numbers: Sequence[int]) -> None:
        """Take back what was said of the width of rows that are none."""
        self._plan.sheet.problems[:] = [
            one
            for one in self._plan.sheet.problems
            if one.row not in numbers or one.reason not in {TOO_FEW, TOO_MANY}
        ]


def platforms_of(plan: ImportPlan) -> list[str]:
    """The platforms that she said, in their order; one that is none stays away."""
    said = (plan.options.platform or "").split(",")
    return [found for word in said if (found := read_platform(word))]


def _is_lone(row: Sequence[str]) -> bool:
    """Whether only the first cell says something: a title, or a comment."""
    return len(row) > 1 and bool(row[0].strip()) and not any(map(str.strip, row[1:]))


def _title(lone: Sequence[tuple[int, Sequence[str]]]) -> str:
    """The last line above a header that is no comment and speaks to no program."""
    for _number, row in reversed(lone):
        text = row[0].strip()
        if not text.startswith(("#", "sep=")):
            return text
    return ""
