"""Opening a file of hers with the program the system has for it, and nothing else.

Content comes from others: a file that would be run instead of shown is never opened,
whatever it is called. No shell is asked, and no program that would draw into the
terminal.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Start = Callable[[Sequence[str]], "subprocess.Popen[bytes]"]

Trouble = Literal["", "missing", "not_file", "program"]
"""Why a file is not opened; "" for nothing against it."""

Opened = Literal["opened", "none", "missing", "not_file", "program"]
"""What became of it; "none" is that no program here took it."""

_PATIENCE = 2.0
"""Seconds in which a program that cannot open something says so."""

_RUNS = frozenset(
    (
        *(".desktop", ".exe", ".com", ".bat", ".cmd", ".msi", ".msp", ".scr", ".pif"),
        *(".cpl", ".lnk", ".url", ".scf", ".hta", ".reg", ".inf", ".gadget", ".jar"),
        *(".vb", ".vbs", ".vbe", ".js", ".jse", ".mjs", ".ws", ".wsf", ".wsh", ".msc"),
        *(".ps1", ".psm1", ".sh", ".bash", ".zsh", ".fish", ".csh", ".ksh", ".run"),
        *(".py", ".pyw", ".pyz", ".pyc", ".pl", ".rb", ".lua", ".tcl", ".php", ".bin"),
        *(
            ".app",
            ".appimage",
            ".command",
            ".tool",
            ".terminal",
            ".workflow",
            ".action",
        ),
        *(".scpt", ".scptd", ".applescript", ".webloc", ".inetloc", ".fileloc", ".pkg"),
        *(".mpkg", ".deb", ".rpm", ".snap", ".flatpak", ".flatpakref", ".apk", ".xpi"),
        *(".docm", ".dotm", ".xlsm", ".xlam", ".xltm", ".pptm", ".ppam", ".potm"),
        *(
            ".kdelnk",
            ".service",
            ".so",
            ".dll",
            ".dylib",
            ".library-ms",
            ".settingcontent-ms",
        ),
    )
)
"""Endings of files that do something when they are opened."""

_SHOWN = frozenset(
    (
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".tif"),
        *(".tiff", ".bmp", ".psd", ".raw", ".dng", ".mp4", ".mov", ".m4v", ".avi"),
        *(".mkv", ".webm", ".mp3", ".m4a", ".wav", ".aac", ".ogg", ".flac", ".pdf"),
        *(".txt", ".md", ".rtf", ".doc", ".docx", ".odt", ".hwp", ".hwpx", ".pages"),
        *(".ppt", ".pptx", ".odp", ".key", ".csv", ".xlsx", ".ods", ".zip", ".srt"),
    )
)
"""Endings of content, which some discs mark as to be run like everything on them."""

_PROGRAMS = (
    *(
        b"\x7fELF",
        b"MZ",
        b"#!",
        b"\xca\xfe\xba\xbe",
        b"\xfe\xed\xfa",
        b"\xce\xfa\xed\xfe",
    ),
    *(b"\xcf\xfa\xed\xfe", b"[Desktop Entry]"),
)
"""How programs begin, whatever they are called."""


def open_file(
    path: Path, environ: Mapping[str, str], start: Start | None = None
) -> Opened:
    """Show a file in the program the system has for it.

    May take two seconds: call it off the screen's thread.
    """
    whole = Path(os.path.realpath(path))
    if trouble := against(whole):
        return trouble
    if sys.platform == "win32":  # pragma no cover - there the system itself opens
        return _by_windows(whole)
    begin = _start if start is None else start
    for command in _openers(environ):
        program = shutil.which(command[0], path=environ.get("PATH"))
        if program is not None and _took(begin, [program, *command[1:], str(whole)]):
            return "opened"
    return "none"


def against(path: Path) -> Trouble:
    """Why a file is not to be opened: it is not there, no file, or would be run."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return "missing"
    if not stat.S_ISREG(status.st_mode):
        return "not_file"
    # Some systems drop blanks and dots at the end of a name before they look at it.
    ending = Path(path.name.rstrip(" .")).suffix.casefold()
    is_marked = os.name == "posix" and bool(status.st_mode & 0o111)
    if ending in _RUNS or (is_marked and ending not in _SHOWN) or _is_program(path):
        return "program"
    return ""


def _is_program(path: Path) -> bool:
    """Whether it begins like a program; one that cannot be read is taken for one."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        return True
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PROGRAMS)


def _openers(environ: Mapping[str, str]) -> Sequence[Sequence[str]]:
    """What opens files on this system; nothing where no window could come up."""
    if sys.platform == "darwin":
        return (("open",),)
    found: list[Sequence[str]] = []
    if environ.get("WSL_DISTRO_NAME"):
        found.append(("wslview",))
    # Without a display they fall back on programs that draw into this terminal.
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        found += [("xdg-open",), ("gio", "open")]
    return found


def _by_windows(path: Path) -> Opened:
    try:
        os.startfile(path)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606
    except OSError:
        return "none"
    return "opened"


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a known opener and a whole path
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _took(start: Start, command: Sequence[str]) -> bool:
    """Whether a program took the file: it ended well, or is still showing it."""
    try:
        process = start(command)
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        # Somebody has to be there when it ends.
        threading.Thread(target=process.wait, daemon=True).start()
        return True
