"""A caption as the linter looks at it: plain letters, hashtags apart, lines counted.

Full-width and ornamental letters are read as the plain ones they stand for, letters
that are not seen are left out, and every plain letter knows where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checklists.phrases import even

if TYPE_CHECKING:
    from collections.abc import Iterable

# Borrowed letters that look like Latin ones, and the Latin ones.
_ALIKE = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0501\u0458"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0405"
        "\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7"
        "\u03b1\u03bf\u03c1\u0131",
        "aeopcxyisdjABEKMHOPCTXISABEHIKMNOPTXaopi",
        strict=True,
    )
)
_BREAKS = "\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
# Drawn as blanks, though they count as letters or signs.
_BLANKS = "\t\u115f\u1160\u2800\u3164\uffa0"
_GAP = "\ue000"
"""Stands where something was taken out that is no word: a hashtag, a link, a name."""
_WORD = "_"
"""Stands where words were taken out that were understood already."""

# An address is looked for from its beginning only, or a long word costs its square.
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|@[\w.]+"
)
_TAG = re.compile(r"#(\w+)")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\dA-Za-z_]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a caption, by their place in its plain letters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag: where it is, its body, which of all it is and which of its heap.

    ``order`` and ``depth`` count from 1; ``heap`` is how many stand together, and
    ``is_tail`` whether there are words before the heap and none after it.
    """

    span: Span
    body: str
    order: int
    depth: int
    heap: int
    is_tail: bool

    @property
    def words(self) -> str:
        """The body as separate words: BrandAd and brand_ad hold an ad."""
        return " ".join(_HUMPS.findall(self.body))


@dataclass(slots=True)
class Caption:
    """A caption ready to be looked at; what is understood is taken out of ``text``."""

    written: str
    """As it was written, in NFC."""
    plain: str
    text: str
    """The plain letters without hashtags, links and names, at the same places."""
    tags: list[Tag]
    _origin: list[int] = field(repr=False)

    def words(self, span: Span, most: int = 80) -> str:
        """The words of a span as they were written, on one line."""
        start, end = self._origin[span.start], self._origin[span.end - 1] + 1
        said = " ".join(self.written[start:end].split())
        return said if len(said) <= most else f"{said[: most - 1]}…"

    def is_disguised(self, span: Span) -> bool:
        """Whether unseen or borrowed letters stand among the letters of a span."""
        places = self._origin[span.start : span.end]
        if any(self.written[place] in _ALIKE for place in places):
            return True
        return any(
            after - before > 1
            and self.written[before].isalnum()
            and self.written[after].isalnum()
            for before, after in pairwise(places)
        )

    def take_out(self, spans: Iterable[Span]) -> None:
        """Take words out, so that no other phrase is found in them."""
        letters = list(self.text)
        for span in spans:
            letters[span.start : span.end] = _WORD * (span.end - span.start)
        self.text = "".join(letters)

    def tags_in(self, spans: Iterable[Span]) -> list[Tag]:
        """The hashtags that are part of some words."""
        inside = {place for span in spans for place in range(span.start, span.end)}
        return [tag for tag in self.tags if tag.span.end - 1 in inside]

    def take_tags_out(self, tags: Iterable[Tag]) -> None:
        """Take hashtags out, so that they are nothing else."""
        gone = {tag.span for tag in tags}
        self.tags = [tag for tag in self.tags if tag.span not in gone]

    def prose(self, *, with_tags: bool = False) -> str:
        """The text where names and hashtags count as a word of a sentence.

        With their own words if asked for: not an #ad.
        """
        prose = self.text.replace(_GAP, "x")
        if not with_tags:
            return prose
        letters = list(prose)
        for tag in self.tags:
            letters[tag.span.start : tag.span.end] = f" {tag.body}"
        return "".join(letters)

    def lines_before(self, span: Span) -> tuple[int, int]:
        """How many lines with words come before, and how many without right before.

        Empty lines at the very start do not count; nobody ever sees them.
        """
        lines = self.plain[: span.start].split("\n")[:-1]
        while lines and not lines[0].strip():
            del lines[0]
        said = [any(map(str.isalnum, line)) for line in lines]
        wordless = next((i for i, has in enumerate(reversed(said)) if has), len(said))
        return sum(said), wordless

    def distance(self, span: Span) -> int:
        """How many characters from the first that is seen to the end of a span."""
        return span.end - (len(self.plain) - len(self.plain.lstrip()))


def prepared(written: str) -> Caption:
    """Make a caption ready; any text will do."""
    written = unicodedata.normalize("NFC", written.replace("\r\n", "\n"))
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(written):
        for plain in _plain(letter):
            letters.append(plain)
            origin.append(place)
    plain = "".join(letters)
    linkless = _LINK.sub(lambda found: _GAP * len(found[0]), plain)
    text = _TAG.sub(lambda found: _GAP * len(found[0]), linkless)
    return Caption(written, plain, text, _tags(linkless), origin)


@cache
def _plain(letter: str) -> str:
    """What a letter is read as; nothing for one that is not seen."""
    if letter in _BREAKS:
        return "\n"
    if letter in _BLANKS:
        return " "
    if letter in _ALIKE:
        return _ALIKE[letter]
    if letter == _GAP or unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Mn", "Me"}:
        return ""
    # One by one, so that nothing grows together that was not written together.
    return "".join(
        even(part)
        for part in unicodedata.normalize("NFKC", letter)
        if unicodedata.category(part) not in {"Mn", "Me"}
    )


def _tags(text: str) -> list[Tag]:
    found = list(_TAG.finditer(text))
    heaps: list[list[re.Match[str]]] = []
    end = 0
    for match in found:
        if heaps and not _has_words(text[end : match.start()]):
            heaps[-1].append(match)
        else:
            heaps.append([match])
        end = match.end()
    tags: list[Tag] = []
    for heap in heaps:
        before, after = text[: heap[0].start()], text[heap[-1].end() :]
        is_tail = _has_words(before) and not _has_words(after)
        for depth, match in enumerate(heap, 1):
            span = Span(match.start(), match.end())
            order = len(tags) + 1
            tags.append(Tag(span, match[1], order, depth, len(heap), is_tail))
    return tags


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
