"""Takes a quick log line apart: its pieces from left to right, and the text behind.

At every place the longest phrase that is anything wins, so that ``in 3 days`` is a day
and ``in 15min`` is a direction and a time. What is nothing begins the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.filter_grammar import QUOTED, unquoted
from store.rules.pipeline import STAGES
from store.rules.quick_values import (
    Figure,
    NotAnAmount,
    UnclearFigure,
    is_doubtful_day,
    read_day,
    read_figure,
    read_minutes,
    says_today,
)
from store.rules.quick_words import (
    find_amount_kind,
    find_channel,
    find_direction,
    find_stages,
)
from store.rules.text import narrow
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.rules.pipeline import Stage


_SHOWN = 120
"""Characters of a line that a sentence about it repeats at most."""


class LogProblem(Invalid, ValueError):
    """A line that cannot be read; ``start`` and ``end`` are where, in characters."""

    def __init__(
        self, template: str, *, start: int, end: int, **detail: object
    ) -> None:
        short = {
            name: value[:_SHOWN] if isinstance(value, str) else value
            for name, value in detail.items()
        }
        super().__init__(template, **short)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing read: the field it is for, its value, and where it stands.

    ``kind`` is what a word beside an amount says of it; a ``small`` amount might also
    count what the next word names.
    """

    field: str
    value: object
    start: int
    end: int
    kind: str | None = None
    small: bool = False


_MOST_PIECES = 40
"""Pieces of a head; what comes after so many is text."""

_LONGEST_FIGURE = 5
"""Words of an amount: 1 억 2,000 만 원."""

_LONGEST_DAY = 8
"""Words of a day: para el lunes de la semana que viene."""

_GAP = re.compile(r"(?:\s|[,、](?=\s|\Z))*")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"(?:(?<![0-9])[0-9]{1,2}:[0-9]{2}(?![0-9])|[^\s:>,、]|,(?!\s|\Z))+")
_NAME = re.compile(r"(?:https?://)?[^\s:\uff1a>\uff1e,、]+")
_GLUED = re.compile(r"[^\W\d_]+(?=[^\w\s]?[0-9])")
_TEXT_BEGINS = re.compile(r"(?<![0-9])\uff1a|\uff1a(?![0-9])|:(?=\s|\Z)")
_HEAD_ENDS = re.compile(r"[:>]|\Z")


def read_head(
    line: str, today: date, currency: str | None = None, stages: Sequence[Stage] = ()
) -> list[Piece]:
    """Give the pieces of a line in order, the text last; raises LogProblem."""
    return _Head(line, today, currency, stages).read()


class _Head:
    """Reads one line; ``plain`` is the same in ordinary width, letter by letter."""

    def __init__(
        self, line: str, today: date, currency: str | None, stages: Sequence[Stage]
    ) -> None:
        self.line = line
        self.plain = narrow(line)
        self.today = today
        self.currency = currency
        self.stages = stages
        self.pieces: list[Piece] = []

    def read(self) -> list[Piece]:
        """Give all pieces in order, the text last."""
        place = self._after_gap(0)
        while place < len(self.line):
            if self._is_colon(place):
                self._add_written("text", place + 1, len(self.line))
                break
            if self.plain[place] == ">":
                self._add_next_words(place)
                break
            piece = self._piece_at(place)
            if piece is None or len(self.pieces) == _MOST_PIECES:
                self._refuse_doubtful_day(place)
                self._add_written("text", self._without_count(place), len(self.line))
                break
            self.pieces.append(piece)
            place = self._after_gap(piece.end)
        return self.pieces

    def _after_gap(self, place: int) -> int:
        gap = _GAP.match(self.plain, place)
        return gap.end() if gap else place

    def _is_colon(self, place: int) -> bool:
        """Whether the text begins here; a colon that touches nothing is a face :)."""
        if self.plain[place] != ":":
            return False
        touches = bool(self.pieces) and self.pieces[-1].end == place
        after = self.plain[place + 1 : place + 2]
        return touches or self.line[place] == "\uff1a" or not after.strip()

    def _add_written(self, field: str, start: int, end: int) -> None:
        """Keep what stands there, without the space around it, to the letter."""
        written = self.line[start:end]
        start += len(written) - len(written.lstrip())
        if written := written.strip():
            self.pieces.append(Piece(field, written, start, start + len(written)))

    def _add_next_words(self, place: int) -> None:
        """Read ``> what to do then``, up to the colon; then the text."""
        if self.pieces and self.pieces[-1].value == self.today:
            last = self.pieces[-1]  # today > …: it is still to be done
            self.pieces[-1] = Piece("next_on", self.today, last.start, last.end)
        end = _TEXT_BEGINS.search(self.line, place + 1)
        self._add_written(
            "next_words", place + 1, end.start() if end else len(self.line)
        )
        if end:
            self._add_written("text", end.end(), len(self.line))

    def _without_count(self, place: int) -> int:
        """Give where the text begins: ``asked 3 questions`` holds no amount."""
        last = self.pieces[-1] if self.pieces else None
        if last and last.small and self.line[last.end : place].isspace():
            self.pieces.pop()
            return last.start
        return place

    def _refuse_doubtful_day(self, place: int) -> None:
        """Refuse a head that ends in what is meant as a day, but is none, or two."""
        end = _HEAD_ENDS.search(self.plain, place)
        written = self.line[place : end.start() if end else place].strip()
        if is_doubtful_day(written, self.today):
            raise LogProblem(
                N_("“{written}” is not clearly one day; write it as in {example}."),
                start=place,
                end=place + len(written),
                written=written,
                example="+3d, -2d, 2026-12-01",
            )

    def _piece_at(self, place: int) -> Piece | None:
        """Read the longest thing at a place; None where the text begins."""
        sign = self.plain[place]
        if sign == "@":
            is_named = any(piece.field == "who" for piece in self.pieces)
            return None if is_named else self._who(place)
        if sign == "/":
            return self._named("campaign", place)
        if sign == "=":
            return self._stage(place)
        found = [self._phrase(place, *reader) for reader in _READERS]
        found += [self._day(place), self._amount(place)]
        return max(filter(None, found), key=lambda piece: piece.end, default=None)

    def _ends(self, place: int, most: int) -> list[int]:
        """Give where the phrases of up to so many words end, longest first."""
        ends: list[int] = []
        while len(ends) < most and (word := _WORD.match(self.plain, place)):
            ends.append(word.end())
            space = _SPACE.match(self.plain, word.end())
            if space is None:
                break
            place = space.end()
        return ends[::-1]

    def _phrase(
        self, place: int, field: str, most: int, read: Callable[[str], object]
    ) -> Piece | None:
        for end in self._ends(place, most):
            value = read(self.line[place:end])
            if value is not None:
                return Piece(field, value, place, end)
        return None

    def _day(self, place: int) -> Piece | None:
        """Read a day: to come it is the next date, else that of the touch."""
        for end in self._ends(place, _LONGEST_DAY):
            written = self.line[place:end]
            if day := read_day(written, self.today):
                is_touch = day < self.today or says_today(written)
                return Piece("on" if is_touch else "next_on", day, place, end)
        return None

    def _who(self, place: int) -> Piece:
        found = self._named("who", place)
        if found is None:
            raise LogProblem(
                N_("Write the name or handle right after the @, as in {example}."),
                start=place,
                end=place + 1,
                example='@mina, @"Mina Park"',
            )
        return found

    def _named(self, field: str, place: int) -> Piece | None:
        """Read a name after its sign, in quotes or up to the next space."""
        quoted = QUOTED.match(self.line, place + 1)
        if quoted is None:
            name = _NAME.match(self.line, place + 1)
            return Piece(field, name[0], place, name.end()) if name else None
        if quoted.end() == quoted.end(quoted.lastgroup or 0):
            raise LogProblem(
                N_("The quotation that begins with {written} does not end."),
                start=place,
                end=len(self.line),
                written=self.line[place : place + 20],
            )
        value = unquoted(quoted).strip()
        return Piece(field, value, place, quoted.end()) if value else None

    def _stage(self, place: int) -> Piece | None:
        """Read a stage by its name, or by any beginning that no other stage has."""
        found: tuple[str, ...] = ()
        end = place
        for end in self._ends(place + 1, 3):
            found = find_stages(self.line[place + 1 : end], self.stages)
            if len(found) == 1:
                return Piece("stage", found[0], place, end)
        written = self.line[place + 1 : end]
        if not any(map(str.isalnum, written)):
            return None
        raise LogProblem(
            N_("“{written}” may be any of these stages: {choices}.")
            if found
            else N_("There is no stage “{written}”; the stages are: {choices}."),
            start=place,
            end=end,
            written=written,
            choices=", ".join(found or STAGES),
        )

    def _amount(self, place: int) -> Piece | None:
        """Read an amount with a word before or behind it, or with a currency."""
        for end in self._ends(place, 2):
            if kind := find_amount_kind(self.line[place:end]):
                return self._figure(place, self._after_space(end), kind)
        glued = _GLUED.match(self.line, place)
        if glued and (kind := find_amount_kind(glued[0])):
            return self._figure(place, glued.end(), kind)
        figure = self._figure(place, place, None)
        if figure is None:
            return None
        for end in self._ends(self._after_space(figure.end), 2):
            if kind := find_amount_kind(self.line[figure.end : end]):
                return replace(figure, end=end, kind=kind)
        has_currency = isinstance(figure.value, Figure) and figure.value.currency
        return figure if has_currency else None

    def _after_space(self, place: int) -> int:
        space = _SPACE.match(self.plain, place)
        return space.end() if space else place

    def _figure(self, start: int, place: int, kind: str | None) -> Piece | None:
        """Read the figure at a place, for a piece that began at ``start``."""
        for end in self._ends(place, _LONGEST_FIGURE):
            written = self.line[place:end]
            try:
                figure = read_figure(written, self.currency)
            except NotAnAmount:
                return None
            except UnclearFigure:
                raise LogProblem(
                    N_(
                        "“{written}” is not clearly one amount; write it as in "
                        "{example}."
                    ),
                    start=place,
                    end=end,
                    written=written,
                    example="500k, 50만원, 1,200.50 EUR, MXN 500",
                ) from None
            if figure is not None:
                return Piece("amounts", figure, start, end, kind, figure.is_small)
        return None


_READERS: tuple[tuple[str, int, Callable[[str], object]], ...] = (
    ("minutes", 4, read_minutes),
    ("channel", 4, find_channel),
    ("direction", 3, find_direction),
)
"""The fields of closed words: how many words they take, and who knows them."""
