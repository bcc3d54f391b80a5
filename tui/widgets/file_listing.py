"""Which files can be brought in, where they are, and what a typed path means."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SUFFIXES = frozenset(
    (
        *(".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
        *(".vcf", ".vcard", ".htm", ".html"),
    )
)
"""Names that files with a table or with contacts have; a typed path may have any."""

MOST = 2_000
"""Entries of a folder that are listed; the newest ones."""

_ESCAPED = re.compile(r"\\(.)")
_QUOTES = "'\""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder to choose; ``changed`` in seconds since 1970."""

    path: Path
    is_folder: bool
    size: int
    changed: float


def usual_places() -> tuple[Path, ...]:
    """Where files that came in today probably are."""
    home = Path.home()
    return (home / "Downloads", home / "Documents", Path.cwd())


def recent(
    places: Iterable[Path], suffixes: frozenset[str] | None = SUFFIXES
) -> list[Entry]:
    """The files of these folders with such names, newest first; None is any name."""
    found: dict[Path, Entry] = {}
    for place in places:
        for entry in _entries(place, suffixes):
            if not entry.is_folder:
                found.setdefault(entry.path, entry)
    return _newest(found.values())


def inside(
    folder: Path, prefix: str = "", suffixes: frozenset[str] | None = SUFFIXES
) -> list[Entry]:
    """What a folder holds that begins with ``prefix``: folders, then files by age.

    Files with such names only; None is any name. Hidden entries only when the prefix
    asks for them; nothing of a folder that cannot be read.
    """
    wanted = _alike(prefix)
    fitting = [
        entry
        for entry in _entries(folder, suffixes, hidden=prefix.startswith("."))
        if _alike(entry.path.name).startswith(wanted)
    ]
    folders = [entry for entry in fitting if entry.is_folder]
    folders.sort(key=lambda entry: _alike(entry.path.name))
    return folders[:MOST] + _newest(e for e in fitting if not e.is_folder)


def read_path(text: str) -> str:
    """The path in what was typed or dropped: quotes, escapes and file:// taken off."""
    path = text.strip()
    if path[:1] in _QUOTES and len(path) > 1 and path[-1] == path[0]:
        return path[1:-1]
    if path.startswith("file://"):
        return unquote(urlsplit(path).path)
    return _ESCAPED.sub(r"\1", path) if os.sep == "/" else path


def looks_like_path(text: str) -> bool:
    """Whether a pasted line is a path rather than something to bring in."""
    line = text.strip()
    if not line or "\n" in line or "\t" in line or "://" in line[5:]:
        return False
    path = read_path(line)
    if line.startswith("file://") or path.startswith(("/", "~/", "./", "../")):
        return True
    return Path(path).suffix.casefold() in SUFFIXES and "," not in path


def split(text: str) -> tuple[Path, str]:
    """The folder that a typed path is in, and the beginning of the name in it."""
    path = _whole(text)
    if path.endswith(os.sep) or path in {".", ".."}:
        return Path(path), ""
    head, name = os.path.split(path)
    return Path(head or "."), name


def what_is_at(text: str) -> tuple[Path, str]:
    """What a typed path leads to: "folder", "file", or "" for nothing that is there.

    Whatever was typed: names too long for any disc are nothing, too.
    """
    path = _whole(text)
    if os.path.isdir(path):  # noqa: PTH112 - Path raises for some of what can be typed
        return Path(path), "folder"
    return Path(path), "file" if os.path.exists(path) else ""  # noqa: PTH110


def shortened(path: Path) -> str:
    """A path as people write it, with ~ for the home folder."""
    home = Path.home()
    if path == home:
        return "~"
    if path.is_relative_to(home):
        return f"~{os.sep}{path.relative_to(home)}"
    return str(path)


def completion(typed: str, names: Sequence[str]) -> str:
    """The longest beginning that all of the names share, at least what was typed."""
    first, last = min(names, default=""), max(names, default="")
    same = (at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    shared = first[: next(same, min(len(first), len(last)))]
    if len(shared) > len(typed):
        return shared
    return names[0] if len(names) == 1 else typed


def _whole(text: str) -> str:
    """A path with the home folder for its ~; a last slash stays."""
    return os.path.expanduser(text)  # noqa: PTH111 - see above, and Path drops slashes


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.changed, entry.path.name))[:MOST]


def _entries(
    folder: Path, suffixes: frozenset[str] | None, *, hidden: bool = False
) -> Iterator[Entry]:
    """The folders and the files with such names; what vanishes is passed over."""
    try:
        with os.scandir(folder) as listed:
            there = list(listed)
    except (OSError, ValueError):
        return
    for one in there:
        if one.name.startswith(".") and not hidden:
            continue
        try:
            is_folder = one.is_dir()
            suffix = Path(one.name).suffix.casefold()
            is_wanted = suffixes is None or suffix in suffixes
            if not is_folder and not (is_wanted and one.is_file()):
                continue
            status = one.stat()
        except OSError:
            continue
        yield Entry(folder / one.name, is_folder, status.st_size, status.st_mtime)


def _alike(name: str) -> str:
    """Without case, and with Hangul whole: some systems keep it taken apart."""
    return unicodedata.normalize("NFC", name).casefold()
