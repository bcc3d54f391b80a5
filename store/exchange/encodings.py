"""In which encoding a text file is written: decided by evidence, checked to the end.

The ladder: what the user named; a byte order mark; UTF-16 by its pattern of NULs;
strict UTF-8; CP949 or a Western code page by what the high bytes look like; the
statistics of ``charset-normalizer`` last. Whatever wins must decode the whole file
strictly, so that no name is ever brought in as mojibake; what nothing decodes is
refused with its row.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import CannotRead
from store.rules.words import N_

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = 4 * 1024 * 1024
_WINDOW = 1024 * 1024
_MOST_RUNS = 20_000

# UTF-32 LE begins like UTF-16 LE, so it is looked at first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Supersets read everything their smaller brothers do, and what Windows added as well.
_WIDER = {"euc_kr": "cp949", "iso8859-1": "cp1252", "ascii": "utf-8", "cp949": "cp949"}
# What the statistics may answer: these are either regular or not that encoding.
_EAST_ASIAN = frozenset(
    ("shift_jis", "cp932", "euc_jp", "gb18030", "gbk", "gb2312", "big5", "big5hkscs")
)
_RUN = re.compile(rb"[\x80-\xff]+")
_LETTER = re.compile(r"[A-Za-z]")
# Accented letters of the West; ý, þ and ð are left out, because nearly always they are
# a Turkish file read wrongly.
_WESTERN_LETTERS = frozenset(
    letter
    for small in "áéíóúüñçàèìòùâêîôûãõäöëïßåøæœ"
    for letter in (small, small.upper())
)
# Signs that Western text writes beside its letters, and those that may open a word.
_OPENERS = frozenset("¿¡«“„•·\u2018")
_SIGNS = _OPENERS | frozenset("ªº°€£©®™»”…\u2019\u2013\u2014\xa0")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file read once to its end: every byte of it decodes in ``encoding``.

    ``quotes`` counts the quotation marks, the cheapest sign of one left open.
    """

    encoding: str
    sha256: str
    quotes: int


class _Undecodable(Exception):
    """This encoding does not read the file; ``offset`` is the first byte at fault."""

    def __init__(self, offset: int, row: int) -> None:
        super().__init__(offset)
        self.offset = offset
        self.row = row


def examine(path: Path, encoding: str | None = None) -> TextFile:
    """Find the encoding of a text file and read it through once.

    Raises ``CannotRead`` for NUL bytes and other binary content, for an encoding that
    does not exist or does not fit, and for bytes that belong to no known encoding.
    """
    with path.open("rb") as stream:
        head = stream.read(BLOCK)
    if encoding is not None:
        return _named(path, encoding)
    certain = _by_mark(head) or _by_nul_pattern(head)
    if certain is None and b"\0" in head:
        raise _not_text(path, _breaks(head[: head.index(0)].decode("latin-1")) + 1)
    try:
        return _read_through(path, certain or "utf-8")
    except _Undecodable as fault:
        if certain is not None:
            raise _refusal(path, certain, fault) from None
        return _legacy(path, fault)


def guess(sample: bytes) -> str:
    """Guess the encoding of a short piece of bytes: UTF-8, else by its high bytes.

    Always answers a codec that can be tried; strictness is the caller's.
    """
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError:
        return _by_evidence(sample) or "cp1252"
    return "utf-8"


def _by_mark(head: bytes) -> str | None:
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _by_nul_pattern(head: bytes) -> str | None:
    """UTF-16 without a mark: every ASCII sign in it carries a NUL on the same side."""
    sample = head[:65_536]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < max(2, len(sample) // 200):
        return None
    if odd > 9 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 9 * odd else None


def _named(path: Path, encoding: str) -> TextFile:
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError):
        codec = None
    # base64 and the like are codecs too, but not of text.
    if codec is None or not codec._is_text_encoding:  # noqa: SLF001
        raise CannotRead(
            N_("There is no encoding called {encoding}; try utf-8, cp949 or cp1252."),
            encoding=encoding,
        )
    name = _WIDER.get(codec.name.replace("-", "_"), codec.name)
    name = _WIDER.get(codec.name, name)
    with path.open("rb") as stream:
        marked = _by_mark(stream.read(4))
    if marked is not None and marked.startswith(name):
        name = marked
    try:
        return _read_through(path, name)
    except _Undecodable as fault:
        raise _refusal(path, name, fault) from None


def _refusal(path: Path, encoding: str, fault: _Undecodable) -> CannotRead:
    return CannotRead(
        N_(
            "{file} cannot be read as {encoding}: row {row} holds bytes that mean "
            "nothing in it. Name the right one with --encoding."
        ),
        file=path.name,
        encoding=encoding,
        row=fault.row,
    )


def _not_text(path: Path, row: int) -> CannotRead:
    return CannotRead(
        N_("{file} holds NUL bytes in row {row}: it is not a text file."),
        file=path.name,
        row=row,
    )


def _read_through(path: Path, encoding: str) -> TextFile:
    """Decode every block strictly, hashing on the way; flat memory."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    wide = encoding.startswith(("utf-16", "utf-32"))
    digest, quotes, offset, rows = hashlib.sha256(), 0, 0, 1
    with path.open("rb") as stream:
        while True:
            block = stream.read(BLOCK)
            pending = len(decoder.getstate()[0])
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(encoding, "replace")
                raise _Undecodable(
                    offset - pending + error.start, rows + _breaks(before)
                ) from None
            if not block:
                return TextFile(encoding, digest.hexdigest(), quotes)
            digest.update(block)
            if "\0" in text if wide else b"\0" in block:
                raise _not_text(path, rows + _breaks(text[: text.index("\0")]))
            quotes += text.count('"') if wide else block.count(b'"')
            breaks = _breaks(text)
            if not breaks and len(block) == BLOCK:
                raise CannotRead(
                    N_("Row {row} of {file} is longer than 4 MB: it is not a table."),
                    file=path.name,
                    row=rows,
                )
            offset, rows = offset + len(block), rows + breaks


def _breaks(text: str) -> int:
    return text.count("\n") or text.count("\r")


def _legacy(path: Path, fault: _Undecodable) -> TextFile:
    """Choose among the encodings from before Unicode, looking where UTF-8 failed."""
    with path.open("rb") as stream:
        stream.seek(max(0, fault.offset - 256))
        window = stream.read(_WINDOW)
    chosen = _by_evidence(window) or _by_statistics(window)
    if chosen is not None:
        try:
            return _read_through(path, chosen)
        except _Undecodable as worse:
            fault = worse
    raise CannotRead(
        N_(
            "{file} is in no encoding that could be recognised; the first strange "
            "bytes are in row {row}. Name it with --encoding, for example cp949."
        ),
        file=path.name,
        row=fault.row,
    )


def _by_evidence(window: bytes) -> str | None:
    """Weigh what the runs of high bytes would say in each encoding.

    Korean syllables are pairs of two high bytes in a narrow range; Western text has
    single accented letters inside ASCII words. Statistics over the whole file cannot
    see one Korean name among a thousand ASCII rows; this can.
    """
    korean = unicode = runs = 0.0
    western = dict.fromkeys(("cp1252", "mac_roman"), 0.0)
    for number, match in enumerate(_RUN.finditer(window)):
        # The window is cut anywhere, so its last run may be half a letter.
        if number > _MOST_RUNS or (match.end() == len(window) and number):
            break
        run = match.group()
        before = window[max(0, match.start() - 1) : match.start()].decode("ascii")
        after = window[match.end() : match.end() + 1].decode("ascii")
        runs += 1
        unicode += _is_utf8(run)
        korean += _korean_weight(run, before, after)
        for name in western:
            western[name] += _western_weight(run, before, after, name)
    if unicode > runs / 2:
        # UTF-8 with something else mixed in: any answer would garble one of the two.
        return None
    if korean >= western["cp1252"] and korean > 0:
        return "cp949"
    if western["cp1252"] > 0:
        return "cp1252"
    # Old Macs are rare: only where nearly every letter makes sense.
    return "mac_roman" if western["mac_roman"] > 0.8 * runs > 0 else None


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _korean_weight(run: bytes, before: str, after: str) -> float:
    if len(run) % 2:
        return 0.0
    pairs = list(zip(run[::2], run[1::2], strict=True))
    syllables = sum(0xB0 <= lead <= 0xC8 and trail >= 0xA1 for lead, trail in pairs)
    weight = 2.0 * (2 * syllables - len(pairs))
    # A syllable walled in by Latin letters is an accented word in capitals instead.
    walled = bool(_LETTER.match(before) and _LETTER.match(after))
    return weight / 4 if walled and len(pairs) == 1 else weight


def _western_weight(run: bytes, before: str, after: str, encoding: str) -> float:
    """+1 for a letter or sign where Western text has it, -1 for one where it cannot."""
    try:
        text = run.decode(encoding)
    except UnicodeDecodeError:
        return -2.0
    if len(text) > 3:
        return -float(len(text))
    weight = 0.0
    for letter in text:
        if letter in _WESTERN_LETTERS:
            # A capital between small letters is a sign of the wrong table.
            wrong = letter.isupper() and before.islower()
            wrong = wrong or (letter.islower() and before.isupper() and after.isupper())
        else:
            joined = _LETTER.match(after) and letter not in _OPENERS
            apostrophe = letter == "\u2019" and _LETTER.match(before)
            wrong = letter not in _SIGNS or bool(joined and not apostrophe)
        weight += -1.0 if wrong else 1.0
    return weight


def _by_statistics(window: bytes) -> str | None:
    """The East Asian encodings that are neither Korean nor Unicode.

    Single-byte code pages are not guessed at: on a list of names the statistics answer
    Polish for Russian and Chinese for Turkish, so those the user has to name.
    """
    # 40 ms to import, and hardly ever needed.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(window[:65_536]).best()
    if best is None or best.encoding not in _EAST_ASIAN or best.chaos:
        return None
    # Characters of the outer planes are what noise decodes to.
    return None if max(str(best)) > "\uffff" else best.encoding
