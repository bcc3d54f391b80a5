"""The one way for a text from outside onto the screen: literal, harmless, and measured.

Names, notes and captions come from files and pastes. They may hold markup, terminal
escapes, text-direction overrides and towers of accents; here each becomes something a
person can see and a column can hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from unicodedata import category

if TYPE_CHECKING:
    from rich.text import Text
    from textual.content import Content

_CUT = "…"
_BLANK = " "
_UNREADABLE = "\ufffd"

_MOST_MARKS = 4
"""Accents one letter may carry; more only draw over the lines above and below."""

# Letters that carry no marks, join with nothing, and whose width nobody disputes: a
# text of these alone needs no further look. Marks and joiners are outside these ranges.
_CALM = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0400-\u0481\u2010-\u2016\u2018-\u2022"
    "\u2026\u20a0-\u20bf\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u3131-\u3163"
    "\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e\U0001f600-\U0001f64f"
)
_calm_only = re.compile(f"[{_CALM}]*").fullmatch

_CONTROLS: dict[int, str | None] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), _UNREADABLE),
}
# Hangul fillers are drawn as blanks but measured as nothing, so they become blanks.
_FILLERS: dict[int, str | None] = dict.fromkeys((0x3164, 0xFFA0), _BLANK)
# Reordering and invisible characters: they would move or hide the neighbours' text.
_UNSEEN: dict[int, str | None] = dict.fromkeys(
    (
        *(0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF, 0xE0001),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFFF9, 0xFFFC),
        *range(0x1D173, 0x1D17B),
    ),
    None,
)
_BROKEN: dict[int, str | None] = dict.fromkeys(
    (*range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF), _UNREADABLE
)
_HARMLESS = _CONTROLS | _FILLERS | _UNSEEN | _BROKEN
_ONE_LINE = str.maketrans(
    _HARMLESS | dict.fromkeys((0x09, 0x0A, 0x85, 0x2028, 0x2029), _BLANK)
)
_MANY_LINES = str.maketrans(
    _HARMLESS | dict.fromkeys((0x0A, 0x85, 0x2028, 0x2029), "\n") | {0x09: "    "}
)

# A joiner is kept between pictures (a family, a profession) and nowhere else: elsewhere
# it makes the measured width and the drawn width differ. Five pictures are enough.
_TONE = "[\ufe0f\U0001f3fb-\U0001f3ff]"
_PICTURE = f"[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]{_TONE}*"
_TAGS = "[\U000e0020-\U000e007e]"
_JOINED = re.compile(
    f"{_PICTURE}(?:\u200d{_PICTURE}){{1,4}}"
    f"|\U0001f3f4{_TAGS}{{1,6}}\U000e007f"
    "|\u200d|[\U000e0020-\U000e007f]"
)
_TOWER = re.compile(f"[^{_CALM}\n]{{{_MOST_MARKS + 1},}}")
_ENDS_OPEN = "\u200d\u200c\ufe0e\ufe0f"


def show(text: object, limit: int = 500) -> str:
    """Say a text from outside in one harmless line of at most ``limit`` characters.

    Control characters become pictures of themselves, line breaks blanks; what could
    reorder or overdraw its neighbours goes. Markup stays as typed: hand the result on
    as ``content()`` or ``rich_text()``, never as markup.
    """
    line = text if isinstance(text, str) else str(text)
    if len(line) <= limit and (
        (line.isascii() and line.isprintable()) or _calm_only(line)
    ):
        return line
    head = line[: limit * 8].replace("\r\n", "\n").translate(_ONE_LINE)
    return _shorten(_tamed(head), limit, longer=len(line) > limit * 8)


def show_block(text: object, limit: int = 20_000, lines: int = 500) -> str:
    """Say a text from outside harmlessly and keep its lines, at most ``lines`` of them.

    Returns at most ``limit`` characters; ``…`` stands where something was cut.
    """
    whole = text if isinstance(text, str) else str(text)
    head = whole[: limit * 2].replace("\r\n", "\n").replace("\r", "\n")
    block = _tamed(head.translate(_MANY_LINES))
    rows = block.split("\n", lines)
    if len(rows) > lines:
        block = "\n".join([*rows[: lines - 1], _CUT])
    return _shorten(block, limit, longer=len(whole) > limit * 2)


def fit(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """Cut or fill an already shown text to exactly ``width`` cells of the terminal.

    Wide letters count two, as Textual measures them; ``…`` stands where it was cut.
    """
    if width <= 0:
        return ""
    if text.isascii():
        size = len(text)
        if size > width:
            return text[: width - 1] + _CUT
    else:
        from rich.cells import cell_len  # noqa: PLC0415 - only for wide letters

        size = cell_len(text)
        if size > width:
            text, size = _cut_cells(text, width)
    blanks = _BLANK * (width - size)
    return text + blanks if align == "left" else blanks + text


def content(text: object, limit: int = 500) -> Content:
    """Wrap a text from outside for a Textual widget: as typed, never as markup."""
    from textual.content import Content  # noqa: PLC0415 - the command line has none

    return Content(show(text, limit))


def rich_text(text: object, limit: int = 500) -> Text:
    """Wrap a text from outside for a table, a tree or the command line's output."""
    from rich.text import Text  # noqa: PLC0415 - slow to import

    return Text(show(text, limit))


def _tamed(text: str) -> str:
    """Take out stray joiners and tags, and lower the towers of marks."""
    return _TOWER.sub(_lowered, _JOINED.sub(_kept, text)).lstrip(_ENDS_OPEN)


def _kept(match: re.Match[str]) -> str:
    """Keep a joined picture whole; a joiner or tag by itself goes."""
    found = match.group()
    return found if len(found) > 1 else ""


def _lowered(match: re.Match[str]) -> str:
    """Keep the first few of every run of marks that take no room of their own."""
    kept: list[str] = []
    run = 0
    for letter in match.group():
        stacks = category(letter)[0] == "M" or letter == "\u200c" or _is_vowel(letter)
        run = run + 1 if stacks else 0
        if run <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _is_vowel(letter: str) -> bool:
    """Tell the parts of a Hangul syllable that are drawn inside the part before."""
    return "\u1160" <= letter <= "\u11ff" or "\ud7b0" <= letter <= "\ud7ff"


def _shorten(text: str, limit: int, *, longer: bool) -> str:
    """Cut to ``limit`` characters and mark the cut, here or further ``longer`` on."""
    if len(text) <= limit and not longer:
        return text
    return text[: max(0, limit - 1)].rstrip(_ENDS_OPEN) + _CUT


def _cut_cells(text: str, width: int) -> tuple[str, int]:
    """Give what fits in ``width`` cells with the mark of a cut, and its size."""
    from rich.cells import split_graphemes  # noqa: PLC0415 - only for wide letters

    # A letter needs a cell, so a few letters more than cells are all that can matter;
    # without this a long text costs as much as it is long.
    spans, _size = split_graphemes(text[: width * 8 + 64])
    size, end = 0, 0
    for _start, stop, cells in spans:
        if size + cells > width - 1:
            break
        size, end = size + cells, stop
    head = text[:end]
    # Half a flag would be drawn as a boxed letter, and join with what comes after.
    halves = len(head) - len(head.rstrip("".join(map(chr, range(0x1F1E6, 0x1F200)))))
    if halves % 2:
        head, size = head[:-1], size - 1
    return head + _CUT, size + 1
