"""Pictures in a terminal: whether it can show them, and how they get there.

A terminal is never asked what it can: an answer that comes late would be read as keys.
What it is called says enough. Kitty and Ghostty draw a picture over signs that move
with the text; wherever there are colours, half blocks make two dots of a cell. Other
ways (iTerm2, sixel) draw past the text and are torn by the next line that is painted,
so that there half blocks are used as well.

Pictures come from others. Only four formats are decoded (what an SVG says is never
done), and none that claims to be larger than ``MOST_BYTES`` or ``MOST_DOTS``.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.terminal.picture_files import measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from textual.color import Color

    from tui.terminal.picture_files import PictureFile

Way = Literal["kitty", "blocks", ""]
"""How pictures are shown; "" is not at all."""

SETTING = "SOLOIST_PICTURES"
"""The variable that says otherwise: kitty, blocks or none."""

MOST_BYTES = 50_000_000
"""A larger file is described only."""

MOST_DOTS = 50_000_000
"""Pixels; a picture that claims more is described only."""

MOST_COLUMNS, MOST_ROWS = 48, 24
"""Cells that a picture takes at most."""

_DRAWS = frozenset(("xterm-kitty", "xterm-ghostty"))
_CELL = {"kitty": (10, 20), "blocks": (1, 2), "": (1, 2)}
"""Dots of a cell, about: a picture has no more of them than can be seen."""
_PLAIN = frozenset(("RGB", "RGBA", "L", "CMYK"))
_CHUNK = 4_096
_NUMBER = 0x50_4C
"""The number of the one picture there is, which is also a colour of 24 bits."""


class Dots(NamedTuple):
    """A picture as it is shown: three bytes a dot, row by row."""

    width: int
    height: int
    data: bytes

    def at(self, x: int, y: int) -> tuple[int, int, int]:
        """Red, green and blue of a dot."""
        start = (y * self.width + x) * 3
        red, green, blue = self.data[start : start + 3]
        return red, green, blue


def way(environ: Mapping[str, str]) -> Way:
    """How this terminal shows pictures, by what it is called."""
    said = environ.get(SETTING, "").casefold()
    if said in {"none", "off", "0"} or not can_decode():
        return ""
    if said in {"kitty", "blocks"}:
        return "kitty" if said == "kitty" else "blocks"
    name = environ.get("TERM", "")
    if environ.get("NO_COLOR") or name in {"", "dumb", "linux", "unknown"}:
        return ""
    inside = any(environ.get(one) for one in ("TMUX", "STY", "ZELLIJ"))
    drawn = name in _DRAWS and not inside and not environ.get("TEXTUAL_DRIVER")
    return "kitty" if drawn else "blocks"


def can_decode() -> bool:
    """Whether what decodes pictures is installed (the extra ``pictures``)."""
    return find_spec("PIL") is not None


def decode(
    path: Path, columns: int, rows: int, shown: Way, behind: Color
) -> Dots | None:
    """A picture made small enough for so many cells; None for what cannot be shown.

    What shines through has the colour ``behind``. May take a second: call it off the
    screen's thread.
    """
    file = measure(path) if shown and can_decode() else None
    if file is None or not is_within_bounds(file):
        return None
    across, down = _CELL[shown]
    room = min(columns, MOST_COLUMNS) * across, min(rows, MOST_ROWS) * down
    try:
        return _shrunk(path, room, behind)
    # Decoders meet bytes from anywhere and raise whatever they find: a picture that
    # cannot be read is described, and nothing else comes of it.
    except Exception:  # noqa: BLE001
        return None


def is_within_bounds(file: PictureFile) -> bool:
    """Whether a picture is small enough to be decoded at all."""
    return file.size <= MOST_BYTES and file.width * file.height <= MOST_DOTS


def cells(dots: Dots, shown: Way) -> tuple[int, int]:
    """The columns and rows that a picture takes, as a way shows it."""
    across, down = _CELL[shown]
    return -(-dots.width // across), -(-dots.height // down)


def _shrunk(path: Path, room: tuple[int, int], behind: Color) -> Dots:
    """Decode no more than it takes; raises whatever a bad picture makes it raise."""
    # Not everybody has it, and it takes a moment to load.
    pillow, turn = import_module("PIL.Image"), import_module("PIL.ImageOps")
    with pillow.open(path, formats=("PNG", "JPEG", "GIF", "WEBP")) as image:
        if image.width * image.height > MOST_DOTS:
            raise ValueError(image.size)
        longest = max(room) * 2
        image.draft("RGB", (longest, longest))
        # Small first: four bytes for every dot of a large one would be too many.
        plain = image if image.mode in _PLAIN else image.convert("RGBA")
        plain.thumbnail((longest, longest))
        small = turn.exif_transpose(plain).convert("RGBA")
    small.thumbnail(room)
    ground = pillow.new("RGBA", small.size, (*behind.rgb, 255))
    ground.alpha_composite(small)
    flat = ground.convert("RGB")
    return Dots(flat.width, flat.height, flat.tobytes())


# The signs that Kitty draws over. A colour says which picture, marks say which part.

_SIGN = "\U0010eeee"
_MARKS = (
    *(0x305, 0x30D, 0x30E, 0x310, 0x312, 0x33D, 0x33E, 0x33F, 0x346, 0x34A, 0x34B),
    *(0x34C, 0x350, 0x351, 0x352, 0x357, 0x35B, 0x363, 0x364, 0x365, 0x366, 0x367),
    *(0x368, 0x369, 0x36A, 0x36B, 0x36C, 0x36D, 0x36E, 0x36F, 0x483, 0x484, 0x485),
    *(0x486, 0x487, 0x592, 0x593, 0x594, 0x595, 0x597, 0x598, 0x599, 0x59C, 0x59D),
    *(0x59E, 0x59F, 0x5A0, 0x5A1),
)

SIGN_COLOUR = 0, _NUMBER >> 8, _NUMBER & 0xFF
"""Red, green and blue of those signs."""


def signs(columns: int, row: int) -> str:
    """The signs of one row of a picture."""
    return "".join(
        f"{_SIGN}{chr(_MARKS[row])}{chr(_MARKS[column])}" for column in range(columns)
    )


def sent(dots: Dots, columns: int, rows: int) -> Iterator[str]:
    """What hands a picture to Kitty, which answers nothing to it."""
    data = b64encode(zlib.compress(dots.data, 6)).decode("ascii")
    frame = f"a=T,U=1,q=2,f=24,o=z,t=d,s={dots.width},v={dots.height}"
    first = f"{frame},i={_NUMBER},c={columns},r={rows},"
    for start in range(0, len(data), _CHUNK):
        more = int(start + _CHUNK < len(data))
        head = first if start == 0 else "q=2,"
        yield f"\x1b_G{head}m={more};{data[start : start + _CHUNK]}\x1b\\"


GONE = f"\x1b_Ga=d,d=I,i={_NUMBER},q=2\x1b\\"
"""What takes the picture away from Kitty again."""
