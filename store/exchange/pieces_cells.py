"""Cells of a content calendar: kinds and how many, states, addresses, texts."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from store.errors import Invalid
from store.exchange import cells
from store.exchange.pieces_rows import WHO
from store.exchange.pieces_words import MOST, read_pieces, read_state
from store.exchange.plan import Question
from store.exchange.talk_cells import TOO_LONG
from store.rules.people import LONG, SHORT
from store.rules.posts import read_address
from store.rules.text import find_control, fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.pieces_rows import Block
    from store.exchange.pieces_words import Asked
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading

UNKNOWN_KIND = N_("not a kind of content known here; kept in words, as another kind")
UNKNOWN_STATE = N_("not a state of content known here; left out")
NOT_AN_ADDRESS = N_("not the web address of a post; left out")
OTHER_COUNT = N_("another number of pieces than the kinds name; left out")
OVER_ROWS = N_(
    "a merged cell that names another number of pieces than it has rows; all of them"
    " were taken for its first row"
)
_PARTS = re.compile(r"[\s,;|]+(?=https?://|www\.)|\s*\n\s*|\s*[;|]\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"(.*?\D)\s*([0-9]{1,2})\s*")

Line = tuple[str, str]
"""What has no column of its own: the header it stands under, and the text."""


class Named(NamedTuple):
    """One piece that a cell of kinds names."""

    kind: str | None
    """Of CONTENT_KINDS; None where the cell is blank."""
    title: str | None = None
    """What the cell calls it: Reel 2."""


class KindColumn:
    """The columns of kinds and of quantities: which pieces each row names."""

    def __init__(
        self,
        plan: ImportPlan,
        sample: Sequence[Sequence[str]],
        questions: list[Question],
    ) -> None:
        self._at = next(iter(plan.columns_of("kind")), None)
        self._times = next(iter(plan.columns_of("quantity")), None)
        self._headers = plan.sheet.headers
        self._questions = questions
        self._numbers = self._are_numbers(plan, sample)

    def read(
        self,
        chunk: Reading,
        lines: Sequence[list[Line]],
        blocks: Mapping[int, Block],
    ) -> list[list[Named]]:
        """The pieces of every row; none for a row that only continues a merged cell."""
        found = [[Named(None)] for _ in chunk.numbers]
        if self._at is not None:
            for at, text in enumerate(cells.lines(self._at, chunk)):
                if text:
                    block = blocks.get(chunk.numbers[at])
                    found[at] = self._named(text, at, block, chunk, lines[at])
        if self._times is not None:
            self._multiply(self._times, chunk, found)
        return found

    def _named(
        self,
        text: str,
        at: int,
        block: Block | None,
        chunk: Reading,
        lines: list[Line],
    ) -> list[Named]:
        header = self._headers[self._at or 0]
        asked = read_pieces(text)
        if asked is None:
            chunk.report(header, [(at, text)], UNKNOWN_KIND)
            lines.append((header, text))
            return [Named("other")]
        named = [each for one in asked for each in self._each(one, text)]
        if block is None or block.height == 1 or len(named) == 1:
            return named
        if len(named) == block.height:
            return [named[block.place]]
        if block.place == 0:
            chunk.report(header, [(at, text)], OVER_ROWS)
            return named
        return []

    def _each(self, asked: Asked, text: str) -> list[Named]:
        if asked.number and self._numbers:
            return [Named(asked.kind, text)]
        if asked.number:
            self._say_counted(text)
        title = text if self._numbers and _NUMBERED.fullmatch(text) else None
        return [Named(asked.kind, title)] * asked.times

    def _say_counted(self, text: str) -> None:
        if not any(one.code == "pieces" for one in self._questions):
            told = N_(
                "{column}: {text} is taken as so many pieces, not as the one of that"
                " number."
            )
            detail = {"column": self._headers[self._at or 0], "text": text}
            self._questions.append(Question("pieces", told, detail, "count"))

    def _multiply(
        self, position: int, chunk: Reading, found: list[list[Named]]
    ) -> None:
        header = self._headers[position]
        for at, times in enumerate(counts(position, header, chunk)):
            if times is None or times == len(found[at]):
                continue
            if len(found[at]) == 1 and 0 < times <= MOST:
                found[at] = found[at] * times
            elif found[at]:
                spot = at, chunk.cols[position][at]
                chunk.report(header, [spot], OTHER_COUNT)

    def _are_numbers(self, plan: ImportPlan, sample: Sequence[Sequence[str]]) -> bool:
        """Whether Reel 2 is the second reel: then somebody has a Reel 1 as well."""
        if self._at is None or not sample:
            return False
        whose = [
            sample[at] for name in (*WHO, "campaign") for at in plan.columns_of(name)
        ]
        seen: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for at, text in enumerate(sample[self._at]):
            if numbered := _NUMBERED.fullmatch(text):
                key = fold(numbered[1].strip()), *(column[at] for column in whose)
                seen[key].add(int(numbered[2]))
        return any(1 in numbers and len(numbers) > 1 for numbers in seen.values())


def states(
    position: int, header: str, chunk: Reading
) -> tuple[list[str | None], list[str | None]]:
    """The states of a column, and their words; unknown ones are reported."""
    words = cells.lines(position, chunk)
    known = {text: read_state(text) for text in set(words) if text}
    for at, text in enumerate(words):
        if text and known[text] is None:
            chunk.report(header, [(at, text)], UNKNOWN_STATE)
    return [text and known[text] for text in words], words


def addresses(
    positions: Sequence[int], headers: Sequence[str], chunk: Reading
) -> list[list[str]]:
    """The addresses of posts in every row, several to a cell; others are reported."""
    found: list[list[str]] = [[] for _ in chunk.numbers]
    for position in positions:
        for at, text in enumerate(cells.lines(position, chunk)):
            for part in filter(None, _PARTS.split(text or "")):
                try:
                    address = read_address(part)
                except Invalid:
                    chunk.report(headers[position], [(at, part)], NOT_AN_ADDRESS)
                    continue
                if address not in found[at]:
                    found[at].append(address)
    return found


def counts(position: int, header: str, chunk: Reading) -> list[int | None]:
    """Small whole numbers; what is none is reported."""
    found: list[int | None] = []
    for at, text in enumerate(cells.lines(position, chunk)):
        digits = re.fullmatch(
            r"[^\w]*([0-9]{1,2})\s?(?:\.0|차|회|개|건|편)?", text or ""
        )
        if text and digits is None:
            chunk.report(header, [(at, text)], cells.NOT_A_NUMBER)
        found.append(int(digits[1]) if digits else None)
    return found


def texts(
    positions: Sequence[int], headers: Sequence[str], chunk: Reading
) -> list[str | None]:
    """Texts of several lines, of several columns together."""
    found: list[list[str]] = [[] for _ in chunk.numbers]
    for position in positions:
        for at, text in enumerate(cells.lines(position, chunk)):
            sound = _sound(text)
            if text and (sound is None or len(sound) > LONG):
                chunk.report(headers[position], [(at, text)], TOO_LONG)
            elif sound and sound not in found[at]:
                found[at].append(sound)
    return ["\n".join(each) or None for each in found]


def titles(
    position: int, header: str, chunk: Reading, lines: Sequence[list[Line]]
) -> list[str | None]:
    """Texts of one line; longer ones are kept in the lines."""
    found: list[str | None] = []
    for at, text in enumerate(cells.lines(position, chunk)):
        line = " ".join((_sound(text) or "").split()) or None
        if line and len(line) > SHORT:
            chunk.report(header, [(at, line)], TOO_LONG)
            lines[at].append((header, line))
            line = None
        found.append(line)
    return found


def _sound(text: str | None) -> str | None:
    """A text without the characters that no kept text may hold."""
    if not text or not find_control(text):
        return text
    return "".join(sign for sign in text if not find_control(sign)).strip() or None
