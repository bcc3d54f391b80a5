"""The columns of the library, and the words that assets are told in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.cells import cell_len

from store.library_rows import SORTS
from tui import format as fmt
from tui.campaign_terms import day_word
from tui.i18n import N_, _
from tui.rights_words import allowed
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.library import AssetLine
    from store.rules.rights import Ruling

KIND = {
    "post": N_("Post"),
    "photo": N_("Photo"),
    "video": N_("Video"),
    "audio": N_("Audio"),
    "text": N_("Writing"),
    "other": N_("Other"),
}
"""What an asset is."""

STATE = {
    "same": N_("as it was"),
    "changed": N_("changed"),
    "missing": N_("not there"),
    "unreadable": N_("unreadable"),
    "address": N_("on the web"),
}
"""What became of a file since it was taken in."""

STATE_SIGN = {
    "same": "✓",
    "changed": "≠",
    "missing": "x",
    "unreadable": "x",
    "address": "↗",
}
"""One cell that says the same without a colour."""

TROUBLE = frozenset({"changed", "missing", "unreadable"})
"""States of a file that ask for something to be done."""

TITLES = {
    "title": N_("Title"),
    "name": N_("Name"),
    "kind": N_("Kind"),
    "campaign": N_("Campaign"),
    "may": N_("May run today"),
    "file": N_("File"),
    "style": N_("Style"),
    "captured_on": N_("Kept on"),
    "size_bytes": N_("Size"),
}
"""The columns in their order; those of SORTS can be sorted by."""

_WIDTHS = {
    "title": 18,
    "name": 12,
    "kind": 7,
    "campaign": 12,
    "may": 15,
    "file": 11,
    "style": 10,
    "captured_on": 14,
    "size_bytes": 8,
}
_SHARES = {"title": 3, "name": 2, "campaign": 2, "style": 1}
_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def columns() -> tuple[Column, ...]:
    """The columns, in the language in use."""
    return tuple(
        Column(
            key,
            _(title),
            max(_WIDTHS[key], cell_len(_(title)) + (2 if key in SORTS else 0)),
            _SHARES.get(key, 0),
            "right" if key == "size_bytes" else "left",
        )
        for key, title in TITLES.items()
    )


def row(line: AssetLine, rulings: Sequence[Ruling], state: str, today: date) -> Row:
    """An asset as a line of the list."""
    # Where there is little room, the column of the files is out of sight.
    sign = f"{STATE_SIGN[state]} " if state in TROUBLE else ""
    cells = (
        f"{sign}{called(line)}",
        line.name,
        fmt.word(KIND, line.kind),
        line.campaign or "",
        allowed(rulings),
        f"{STATE_SIGN[state]} {_(STATE[state])}" if state else "",
        line.style or "",
        day_word(line.captured_on, today),
        size(line.size_bytes),
    )
    return Row(line.id, cells, "warning" if state in TROUBLE else "")


def called(line: AssetLine) -> str:
    """What an asset is called: its title, or else the end of its place."""
    if line.title:
        return line.title
    if line.is_address:
        return line.place.partition("://")[2].removeprefix("www.").rstrip("/")
    return os.path.basename(line.place) or line.place  # noqa: PTH119 - whatever it holds


def size(count: int | None) -> str:
    """How large a file is, in units that people know; "" for an address."""
    if count is None:
        return ""
    for unit, name in _UNITS:
        if count >= unit:
            tenths = count * 10 // unit
            if tenths >= 100:
                return f"{fmt.whole(tenths // 10)} {name}"
            return f"{fmt.score(tenths / 10)} {name}"
    return f"{count} B"
