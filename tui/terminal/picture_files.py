"""What kind of picture a file is and how large, read from its first bytes.

Pictures come from others: nothing is decoded here, no number in a file is believed
further than a few bytes ahead, and whatever does not fit is no picture.
"""

from __future__ import annotations

import os
import stat
import struct
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_SEGMENTS = 400
"""Parts of a JPEG looked at on the way to its size."""

_HEAD = 32
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Marks of a JPEG that have no length."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Marks of a JPEG after which its size stands."""
_ENDS = frozenset((0xD9, 0xDA))
"""Marks of a JPEG after which no size can come any more."""


class PictureFile(NamedTuple):
    """A picture: its format, its size in pixels, and in bytes on the disc."""

    format: str
    """PNG, JPEG, GIF or WEBP."""
    width: int
    height: int
    size: int


def measure(path: Path) -> PictureFile | None:
    """What a file says of itself if it is a picture; None for everything else.

    Only ordinary files are opened, so that no pipe or device makes anybody wait. May
    wait for a disc: call it off the screen's thread.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None
        with open(path, "rb", opener=_without_waiting) as file:
            found = _read(file)
    except (OSError, ValueError, struct.error):
        return None
    if found is None or not (found[1] and found[2]):
        return None
    return PictureFile(*found, status.st_size)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; if it has become a pipe meanwhile, even so without waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read(file: BinaryIO) -> tuple[str, int, int] | None:
    head = file.read(_HEAD)
    for begins, name, read in _KINDS:
        if head.startswith(begins):
            size = read(head, file)
            return None if size is None else (name, *size)
    return None


def _png(head: bytes, _file: BinaryIO) -> tuple[int, int] | None:
    if head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", head[16:24])
    return int(width), int(height)


def _gif(head: bytes, _file: BinaryIO) -> tuple[int, int] | None:
    width, height = struct.unpack("<HH", head[6:10])
    return int(width), int(height)


def _webp(head: bytes, _file: BinaryIO) -> tuple[int, int] | None:
    """A picture in one of the three forms there are: lossy, lossless, extended."""
    if head[8:12] != b"WEBP":
        return None
    form = head[12:16]
    if form == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        return width, int.from_bytes(head[27:30], "little") + 1
    return None


def _jpeg(_head: bytes, file: BinaryIO) -> tuple[int, int] | None:
    """Go from mark to mark, over whatever lies between, to the one with the size."""
    file.seek(2)
    for _segment in range(MOST_SEGMENTS):
        mark = _next_mark(file)
        if mark is None or mark in _ENDS:
            return None
        if mark in _STANDALONE:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if mark in _FRAMES:
            _depth, height, width = struct.unpack(">BHH", file.read(5))
            return int(width), int(height)
        if length < 2:
            return None
        file.seek(length - 2, os.SEEK_CUR)
    return None


def _next_mark(file: BinaryIO) -> int | None:
    """The mark that stands here; None where there is none."""
    if file.read(1) != b"\xff":
        return None
    for _fill in range(_HEAD):
        byte = file.read(1)
        if byte != b"\xff":
            return byte[0] if byte else None
    return None


_KINDS: tuple[
    tuple[bytes, str, Callable[[bytes, BinaryIO], tuple[int, int] | None]], ...
] = (
    (b"\x89PNG\r\n\x1a\n", "PNG", _png),
    (b"\xff\xd8\xff", "JPEG", _jpeg),
    (b"GIF87a", "GIF", _gif),
    (b"GIF89a", "GIF", _gif),
    (b"RIFF", "WEBP", _webp),
)
