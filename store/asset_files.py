"""The files of the library: where they are, and what their content is like.

Nothing here writes, follows a link, or reads what is no ordinary file. Content is read
in slices; between two of them it is asked whether somebody wants it to stop.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from store.errors import Cancelled, CannotRead, Invalid
from store.rules.text import find_control
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Question = Callable[[], bool]
    """Whether somebody wants it to stop."""

SLICE = 1 << 20
"""Bytes that are read at once."""

LONGEST_PLACE = 4_000
"""Characters a path or an address may have."""

STATES = ("same", "changed", "missing", "unreadable", "address")
"""What a look at an asset can find."""

_KINDS = {"image": "photo", "video": "video", "audio": "audio", "text": "text"}
_WEB = frozenset({"http", "https"})


class NoFile(CannotRead):
    """There is nothing at that place."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells the content of two files apart."""

    sha256: str
    """64 letters."""
    size_bytes: int


def never() -> bool:
    """Nobody wants it to stop."""
    return False


def is_address(place: str) -> bool:
    """Whether a place is in the web, and not on a disk."""
    return place.partition("://")[0].lower() in _WEB


def likely_kind(place: str) -> str:
    """What an asset there most likely is, of ASSET_KINDS, by its name alone."""
    if is_address(place):
        return "post"
    import mimetypes  # noqa: PLC0415 - reads the tables of the system, when first asked

    sort = (mimetypes.guess_type(place)[0] or "").partition("/")[0]
    return _KINDS.get(sort, "other")


def read_place(text: str) -> str:
    """A path or an address as it is kept: as typed, a path whole and without ``~``.

    Quotation marks around it, as a terminal puts them round a file that is dropped on
    it, are left off. Raises Invalid.
    """
    typed = text.strip()
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "'\"":
        typed = typed[1:-1]
    if not typed:
        raise Invalid(N_("Name a file, or the web address of a post."))
    if find_control(typed) or "\n" in typed or "\t" in typed:
        raise Invalid(N_("The place of a file holds a sign that cannot be kept."))
    if len(typed) > LONGEST_PLACE:
        raise Invalid(
            N_("A place of {count} characters is too long; up to {limit} fit."),
            count=len(typed),
            limit=LONGEST_PLACE,
        )
    if "://" in typed:
        return _read_address(typed)
    return _as_on_disk(os.path.abspath(os.path.expanduser(typed)))  # noqa: PTH100, PTH111 - a Path keeps ".." and stumbles over the ~ of nobody


def _read_address(typed: str) -> str:
    try:
        parts = urlsplit(typed)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in _WEB or "." not in parts.netloc or " " in typed:
        raise Invalid(
            N_("{text} is no web address; one begins with https://."), text=typed
        )
    return typed


def _as_on_disk(path: str) -> str:
    """The spelling under which a file is found: macOS takes 각 apart, keyboards do not.

    A file that is not there under either keeps the spelling that was typed.
    """
    forms = (path, *(unicodedata.normalize(form, path) for form in ("NFC", "NFD")))
    return next((form for form in forms if os.path.lexists(form)), path)


def fingerprint(place: str, cancelled: Question = never) -> Fingerprint:
    """Read a file from beginning to end; raises CannotRead and Cancelled."""
    _look(place)
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    digest, size = hashlib.sha256(), 0
    try:
        descriptor = os.open(place, flags)
        with open(descriptor, "rb", buffering=0) as stream:  # noqa: PTH123 - a descriptor
            # What was a file a moment ago may be something else by now.
            _check_kind(os.fstat(descriptor).st_mode, place)
            while part := stream.read(SLICE):
                _ask(cancelled)
                digest.update(part)
                size += len(part)
    except OSError as problem:
        _refuse(place, problem)
    return Fingerprint(digest.hexdigest(), size)


def find_by_content(
    folder: str, wanted: Fingerprint, cancelled: Question = never
) -> str | None:
    """The first file in a folder or below it with that content; None without one.

    Only files of the same size are read. Raises CannotRead for what is no folder, and
    Cancelled.
    """
    top = Path(folder).expanduser().absolute()
    if not top.is_dir():
        raise CannotRead(N_("{file} is no folder."), file=str(top))
    for path in _files(top):
        _ask(cancelled)
        try:
            if _look(path).st_size != wanted.size_bytes:
                continue
            if fingerprint(path, cancelled) == wanted:
                return path
        except CannotRead:
            # A link, a pipe or a closed file is not the one that is looked for.
            continue
    return None


def _files(top: Path) -> Iterator[str]:
    """Everything in a folder and those below it that may be read, in their order."""
    for folder, below, names in os.walk(top):
        below.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)  # noqa: PTH118 - thousands of them
            if not find_control(path):
                yield path


def state(
    place: str,
    sha256: str | None,
    size_bytes: int | None,
    cancelled: Question = never,
) -> str:
    """How a place compares with what was known of it: one of STATES.

    A file of another size is not read at all. Raises Cancelled.
    """
    if is_address(place):
        return "address"
    try:
        if _look(place).st_size != size_bytes:
            return "changed"
        is_same = fingerprint(place, cancelled).sha256 == sha256
    except NoFile:
        return "missing"
    except CannotRead:
        return "unreadable"
    return "same" if is_same else "changed"


def _look(place: str) -> os.stat_result:
    """What kind of thing is at a place, without opening it; raises CannotRead."""
    try:
        found = os.lstat(place)
    except OSError as problem:
        _refuse(place, problem)
    _check_kind(found.st_mode, place)
    return found


def _check_kind(mode: int, place: str) -> None:
    """Refuse what is no ordinary file; raises CannotRead."""
    if stat.S_ISREG(mode):
        return
    if stat.S_ISLNK(mode):
        raise CannotRead(
            N_("{file} is a link to another file. Name that file itself."), file=place
        )
    if stat.S_ISDIR(mode):
        raise CannotRead(N_("{file} is a folder. Name a file in it."), file=place)
    raise CannotRead(N_("{file} is a device or a pipe, not a file."), file=place)


def _refuse(place: str, problem: OSError) -> NoReturn:
    """Say in a sentence why a file cannot be read."""
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        raise NoFile(N_("There is no file {file}."), file=place) from None
    if isinstance(problem, PermissionError):
        raise CannotRead(N_("{file} may not be read by you."), file=place) from None
    raise CannotRead(
        N_("{file} cannot be read: {reason}."), file=place, reason=problem.strerror
    ) from None


def _ask(cancelled: Question) -> None:
    if cancelled():
        raise Cancelled(N_("It was stopped. Nothing was kept."))
