"""Writing a file so that it is there whole or not at all, and names that are safe.

What is written goes to a part beside the target, readable by nobody else, and gets its
name in one step when the disk has it. Whatever goes wrong, the old file is still there.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store import backup_files as files
from store.errors import CannotWrite
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_NAME = 180
"""Bytes of a file name, so that a date and a suffix still fit behind it (255)."""

_SEPARATORS = re.compile(r'[\s/\\:*?"<>|%]+')
# Text that could hide or turn round what a name says, and half characters.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?=\.|$)",
    re.IGNORECASE,
)
_NOTHING = "untitled"


@contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Give a part to write to; it becomes ``target`` when the block ends well.

    Raises ``CannotWrite`` for a link or anything else that is not an ordinary file at
    the target, for a folder that is missing, and for what the disk refuses.
    """
    _refuse_odd(target)
    try:
        part = files.new_part(target)
        try:
            yield part
            files.push_to_disk(part)
            _refuse_odd(target)
            files.put(part, target)
        finally:
            files.discard(part)
    except OSError as problem:
        raise _refusal(target, problem) from None


def safe_name(text: str) -> str:
    """Make one file-name component of any text: no path, no option, no device.

    At most 180 bytes of UTF-8, cut between characters; never empty.
    """
    name = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    name = _SEPARATORS.sub("_", name).lstrip(".-~_ ").rstrip("._ ")
    if _RESERVED.match(name):
        name = f"_{name}"
    cut = name.encode()[:LONGEST_NAME].decode(errors="ignore")
    # A joiner or an accent must not be left behind without what it belongs to.
    while cut != name and cut and unicodedata.category(name[len(cut)])[0] in "MC":
        cut = cut[:-1]
    return cut.rstrip("._ \u200c\u200d") or _NOTHING


def _refuse_odd(target: Path) -> None:
    """Refuse what a rename would follow, or should not take the place of."""
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise CannotWrite(
                N_("There is no folder {folder}."), folder=target.parent
            ) from None
        return
    except (OSError, ValueError) as problem:
        raise _refusal(target, problem) from None
    if stat.S_ISLNK(mode):
        raise CannotWrite(
            N_("{file} is a link to another file; choose another name."), file=target
        )
    if not stat.S_ISREG(mode):
        raise CannotWrite(
            N_("{file} is not an ordinary file; choose another name."), file=target
        )
    if not os.access(target, os.W_OK):
        raise CannotWrite(N_("{file} is write-protected."), file=target)


def _refusal(target: Path, problem: OSError | ValueError) -> CannotWrite:
    code = getattr(problem, "errno", None)
    if code in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return CannotWrite(
            N_("There is no room left for {file}; what was there before is untouched."),
            file=target,
        )
    return CannotWrite(
        N_("{file} cannot be written: {reason}."),
        file=target,
        reason=getattr(problem, "strerror", None) or str(problem),
    )
