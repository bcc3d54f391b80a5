"""Files to be kept: what they probably are, and where they are looked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.rules.text import fold
from tui.widgets.file_listing import MOST, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KINDS = {
    "photo": "jpg jpeg png gif webp heic heif avif tif tiff bmp psd dng raw svg",
    "video": "mp4 mov m4v mkv webm avi mpg mpeg 3gp mts prproj",
    "audio": "mp3 m4a wav aac ogg oga flac opus aiff",
    "text": "txt md rtf doc docx odt hwp hwpx pages pdf srt vtt",
}
_KIND_OF = {
    ending: kind for kind, listed in _KINDS.items() for ending in listed.split()
}


def kind_of(place: str) -> str:
    """What an asset probably is, by the end of its name; an address is a post."""
    if is_address(place):
        return "post"
    return _KIND_OF.get(Path(place).suffix.removeprefix(".").casefold(), "other")


def is_address(text: str) -> bool:
    """Whether a text is an address of the web rather than a path."""
    return text.casefold().startswith(("http://", "https://"))


def usual_places() -> tuple[Path, ...]:
    """Where content that came in today probably is."""
    home = Path.home()
    names = ("Downloads", "Pictures", "Movies", "Videos", "Desktop", "Documents")
    return (*(home / name for name in names), Path.cwd())


def newest(places: Iterable[Path]) -> list[Entry]:
    """The pictures, videos, sounds and texts in these folders, newest first."""
    found: dict[Path, Entry] = {}
    for place in places:
        for entry in _entries(place):
            if not entry.is_folder and kind_of(entry.path.name) != "other":
                found.setdefault(entry.path, entry)
    return _by_age(found.values())


def inside(folder: Path, prefix: str = "") -> list[Entry]:
    """What a folder holds that begins with ``prefix``: folders, then files by age."""
    wanted = fold(prefix)
    fitting = [
        entry
        for entry in _entries(folder, hidden=prefix.startswith("."))
        if fold(entry.path.name).startswith(wanted)
    ]
    folders = [entry for entry in fitting if entry.is_folder]
    folders.sort(key=lambda entry: fold(entry.path.name))
    files = _by_age(entry for entry in fitting if not entry.is_folder)
    return folders[:MOST] + files


def _by_age(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.changed, entry.path.name))[:MOST]


def _entries(folder: Path, *, hidden: bool = False) -> Iterator[Entry]:
    """The folders and ordinary files inside; what vanishes is passed over."""
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
            # A link is not kept: what it leads to may be another file tomorrow.
            if not is_folder and not one.is_file(follow_symlinks=False):
                continue
            status = one.stat()
        except OSError:
            continue
        yield Entry(folder / one.name, is_folder, status.st_size, status.st_mtime)
