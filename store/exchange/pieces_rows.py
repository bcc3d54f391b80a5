"""The rows of a content calendar as they are meant: what stands once above several.

Merged cells hold for all their rows. A person named once, a campaign or a day before
them, hold for the blank rows below. Headings of months say which month the days under
them are of, and are no rows; nor are header rows that are repeated under them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.exchange.layout import TOO_FEW, Chunk, RowProblem
from store.exchange.pieces_handles import Handles
from store.exchange.pieces_months import (
    Month,
    first_of_month,
    is_week,
    read_month,
    read_month_number,
    year_in,
)
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from store.exchange.plan import ImportPlan

WHO = ("name", "handle", "url", "email", "phone", "real_name")
"""Fields that say whose a row is."""

DAYS = ("draft_due_on", "live_due_on")
"""Fields of days that may stand once above several rows."""

SAYING = (
    *("kind", "quantity", "title", "substance", "state", "caption", "draft_ref"),
    *("post_url", "live_on", "round"),
)
"""Fields of which a row fills one itself when it is about a piece."""

NO_PIECE = N_("no piece of content is named in this row; left out")


@dataclass(frozen=True, slots=True)
class Block:
    """Where a row stands in a merged cell of kinds."""

    place: int
    height: int


@dataclass(slots=True)
class Notes:
    """What was found out about the rows of a chunk."""

    months: dict[int, Month] = field(default_factory=dict)
    """The month that a row stands under, by its number."""
    blocks: dict[int, Block] = field(default_factory=dict)
    dropped: list[RowProblem] = field(default_factory=list)
    """Rows that are no pieces."""
    taken: set[int] = field(default_factory=set)
    """Columns with blanks that were taken from the row above."""
    handles: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Header and cell of handles without a platform, by the number of their row."""


class Laid:
    """Reads the rows of a plan's sheet and lays them out; from the start each time."""

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        sheet = plan.sheet
        self._header = [_plain(name) for name in sheet.headers]
        self._handles = Handles(plan)
        self.headers = self._handles.headers
        """Those of the rows that are yielded."""
        self._who = sorted(at for name in WHO for at in plan.columns_of(name))
        self._with = [*self._who, *plan.columns_of("platform")]
        self._saying = [at for name in SAYING for at in plan.columns_of(name)]
        self._days = [at for name in DAYS for at in plan.columns_of(name)]
        self._kinds = plan.columns_of("kind")
        self._campaigns = plan.columns_of("campaign")
        platforms = [at for at in plan.columns_of("platform") if at < self._who[0]]
        self._grouped = [*platforms, *self._campaigns, *self._days]
        # Left of the person, a day alone in its row heads a group of rows.
        self._further = [at for at in self._days if at > self._who[0]]
        self._months = plan.columns_of("month")[:1]
        self._spans = self._spanning()
        self._fills = plan.options.blanks != "nothing"
        self._tops: dict[tuple[int, int], str] = {}
        self._above: dict[int, str] = {}
        self._waiting: tuple[RowProblem, frozenset[int]] | None = None
        self._month, self._title_year = self._titled()
        self.notes = Notes()
        """About all rows so far."""

    def chunks(self, size: int) -> Iterator[Chunk]:
        """Yield the rows that are pieces; raises Invalid where there is not one."""
        ready: Chunk | None = None
        for raw in self._plan.sheet.chunks(size):
            laid = self._lay(raw)
            if laid.rows and ready is not None:
                yield ready
            ready = laid if laid.rows else ready
        self._let_go(())
        if ready is None:
            raise Invalid(
                N_("No row of {file} names a piece of content."),
                file=self._plan.sheet.file,
            )
        yield ready

    def _titled(self) -> tuple[Month | None, int | None]:
        """The month that the title above the table speaks of, or only its year."""
        sheet, options = self._plan.sheet, self._plan.options
        if options.month:
            said, _, number = options.month.partition("-")
            return Month(int(said), int(number)), options.year
        titles = [sheet.sheet or "", *sheet.preamble]
        found = {month for title in titles if (month := read_month(title))}
        year = options.year or year_in(titles)
        known = {month.in_year(year) for month in found}
        return (known.pop() if len(known) == 1 else None), year

    def _spanning(self) -> dict[int, list[tuple[int, int, int]]]:
        """The merged cells that reach into a row from above: column, top, height."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        width = len(self._header)
        for merge in self._plan.sheet.merges:
            if merge.top > self._plan.sheet.header_row and merge.first < width:
                height = merge.bottom - merge.top + 1
                for row in range(merge.top, merge.bottom + 1) if height > 1 else ():
                    found.setdefault(row, []).append((merge.first, merge.top, height))
        return found

    def _lay(self, chunk: Chunk) -> Chunk:
        numbers: list[int] = []
        rows: list[list[str]] = []
        for number, raw in zip(chunk.numbers, chunk.rows, strict=True):
            filled = [at for at, cell in enumerate(raw) if cell.strip()]
            if self._is_heading(number, raw, filled):
                continue
            row = self._unmerged(number, raw)
            named = any(row[at].strip() for at in self._who)
            taken = self._fill(row, named=named)
            if not self._says(number, raw, row, named=named):
                self._wait(number, raw, filled, named=named)
                continue
            self._let_go(taken)
            self.notes.taken |= taken
            if self._month is not None:
                self.notes.months[number] = self._month
            row, handle = self._handles.place(row)
            if handle is not None:
                self.notes.handles[number] = handle
            numbers.append(number)
            rows.append(row)
        return Chunk(numbers, rows)

    def _says(
        self, number: int, raw: list[str], row: list[str], *, named: bool
    ) -> bool:
        """Whether a row is about a piece of content, and no heading of others."""
        if number in self.notes.blocks or any(raw[at].strip() for at in self._saying):
            return True
        if not named and not any(raw[at].strip() for at in self._further):
            return False
        # Without a column of kinds, a person on a day is all there is.
        days = raw if self._kinds else row
        return any(days[at].strip() for at in self._days)

    def _wait(
        self, number: int, raw: list[str], filled: list[int], *, named: bool
    ) -> None:
        """Leave out what is no piece; it may turn out to head the rows below."""
        header = self._plan.sheet.headers[filled[0]]
        value = raw[filled[0]].strip()[:200]
        problem = RowProblem(number, header, value, NO_PIECE)
        heads = set(filled) & {*self._days, *self._grouped, *(self._with * named)}
        if heads:
            self._let_go(())
            self._waiting = problem, frozenset(heads)
        else:
            self.notes.dropped.append(problem)

    def _let_go(self, taken: Collection[int]) -> None:
        """Report what waited, unless a row below has just taken something from it."""
        if self._waiting is not None:
            problem, heads = self._waiting
            if heads.isdisjoint(taken):
                self.notes.dropped.append(problem)
            self._waiting = None

    def _is_heading(self, number: int, row: list[str], filled: list[int]) -> bool:
        """Take in a heading of a month; say whether the row is only a heading."""
        if len(filled) == 1 or len({row[at].strip() for at in filled}) == 1:
            text = row[filled[0]].strip()
            month = read_month(text)
            if month is None and filled[0] not in self._days:
                month = first_of_month(text)
            if month is not None:
                self._turn_to(month)
            if month is not None or is_week(text):
                self._forget_short(number)
                return True
        same = (_plain(row[at]) == self._header[at] for at in filled)
        return len(filled) > 1 and all(same)

    def _turn_to(self, month: Month) -> None:
        options, before = self._plan.options, self._month
        year = options.year or self._title_year
        known = month.in_year(year)
        turned = before is not None and month.month < before.month
        if turned and options.year is None and known != month:
            # December, January: the title's year is over, and which one begins is open.
            self._title_year = None
            known = month
        self._month = known
        if known.is_known:
            self._title_year = known.year
        # What was named above belongs to the month before.
        self._above = {
            at: cell
            for at, cell in self._above.items()
            if at not in self._days and at not in self._with
        }

    def _forget_short(self, number: int) -> None:
        """A heading has one cell: nobody needs to be told that others are missing."""
        problems = self._plan.sheet.problems
        problems[:] = [
            one for one in problems if one.row != number or one.reason != TOO_FEW
        ]

    def _unmerged(self, number: int, raw: list[str]) -> list[str]:
        row = list(raw)
        for at, top, height in self._spans.get(number, ()):
            if number == top:
                self._tops[top, at] = row[at]
            elif not row[at].strip():
                row[at] = self._tops.get((top, at), "")
            if at in self._kinds:
                self.notes.blocks[number] = Block(number - top, height)
        return row

    def _fill(self, row: list[str], *, named: bool) -> set[int]:
        """Fill blanks from above; answer the columns that were."""
        taken: set[int] = set()
        if not named and self._fills:
            taken = {at for at in self._with if self._take(row, at)}
        is_continued = bool(taken.intersection(self._who))
        if named:
            self._above |= {at: row[at] for at in self._with}
        for at in self._grouped:
            if row[at].strip():
                self._above[at] = row[at]
            elif not self._fills or not self._heads(at, is_continued=is_continued):
                self._above[at] = ""
            elif self._take(row, at):
                taken.add(at)
        if self._months:
            self._take_month(row)
        return taken

    def _take(self, row: list[str], at: int) -> bool:
        """Take a blank cell from the row above; whether anything stood there."""
        above = self._above.get(at, "")
        if row[at].strip() or not above.strip():
            return False
        row[at] = above
        return True

    def _heads(self, at: int, *, is_continued: bool) -> bool:
        """Whether a blank campaign or day means: the same as above.

        That is left of the person, or where the person is the one above as well. Right
        of a person of its own, a blank cell means that nobody knows yet.
        """
        options = self._plan.options
        if at in self._campaigns and options.campaign and options.blanks is None:
            return False
        return at < self._who[0] or is_continued

    def _take_month(self, row: list[str]) -> None:
        """A column of months says it row by row; a blank is the month above."""
        text = row[self._months[0]].strip()
        if text:
            month = read_month_number(text)
            year = self._plan.options.year or self._title_year
            self._month = month and month.in_year(year)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
