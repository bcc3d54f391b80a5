"""Copy and paste through the system: its own tool first, the terminal where it is far.

The terminal's way (OSC 52) cannot tell whether it worked, and some terminals refuse it;
so it is asked only over SSH and where no tool is installed. When neither is possible
the caller saves the text to a file and says where.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

LONGEST_OSC52 = 70_000
"""Bytes that terminals take in one sequence (about xterm's limit)."""

LONGEST_PASTE = 2_000_000
"""Bytes taken from a clipboard tool."""

_PATIENCE = 2.0
_POWERSHELL = (
    "powershell.exe",
    "-NoProfile",
    "-Command",
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw",
)


class _Tool(NamedTuple):
    """A program that copies, the one that pastes, and the encoding the first wants."""

    copy: Sequence[str]
    paste: Sequence[str]
    encoding: str = "utf-8"


_MAC = _Tool(("pbcopy",), ("pbpaste",))
_WINDOWS = _Tool(("clip.exe",), _POWERSHELL, "utf-16-le")
_WAYLAND = _Tool(("wl-copy",), ("wl-paste", "--no-newline", "--type", "text"))
_X11 = (
    _Tool(
        ("xclip", "-selection", "clipboard"),
        ("xclip", "-selection", "clipboard", "-out"),
    ),
    _Tool(("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output")),
)


def copy(
    text: str,
    environ: Mapping[str, str],
    app_osc52: Callable[[str], None],
    run: Run = subprocess.run,
) -> Literal["tool", "terminal", "none"]:
    """Copy a text, and say by what: a system tool, the terminal, or not at all.

    ``app_osc52`` sends the text to the terminal. May take two seconds: call it off the
    screen's thread.
    """
    for tool in _tools(environ):
        data = text.encode(tool.encoding, "replace")
        if _ran(run, tool.copy, environ, data, subprocess.DEVNULL) is not None:
            return "tool"
    data = text.encode("utf-8", "replace")
    if len(data) > LONGEST_OSC52 or not _takes_osc52(environ):
        return "none"
    app_osc52(data.decode("utf-8"))
    return "terminal"


def paste(environ: Mapping[str, str], run: Run = subprocess.run) -> str | None:
    """Give what the system's clipboard holds; ``None`` when no tool can say."""
    for tool in _tools(environ):
        data = _ran(run, tool.paste, environ, b"", subprocess.PIPE)
        if data is not None:
            text = data[:LONGEST_PASTE].decode("utf-8", "replace")
            return text.removeprefix("\ufeff").replace("\r\n", "\n")
    return None


def _tools(environ: Mapping[str, str]) -> Sequence[_Tool]:
    """List the tools that reach the clipboard in front of the person, best first.

    Over SSH there are none: they would fill the clipboard of the machine far away.
    """
    if environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"):
        return ()
    if sys.platform == "darwin":
        return (_MAC,)
    if sys.platform == "win32":
        return (_WINDOWS,)
    tools: list[_Tool] = []
    if environ.get("WSL_DISTRO_NAME"):
        tools.append(_WINDOWS)
    if environ.get("WAYLAND_DISPLAY"):
        tools.append(_WAYLAND)
    if environ.get("DISPLAY"):
        tools.extend(_X11)
    return tools


def _ran(
    run: Run,
    command: Sequence[str],
    environ: Mapping[str, str],
    data: bytes,
    output: int,
) -> bytes | None:
    """Run a tool and give what it wrote; ``None`` when it is missing or fails.

    One that copies stays behind to serve the clipboard: waiting for the end of its
    output would never end, so there it goes nowhere.
    """
    program = shutil.which(command[0], path=environ.get("PATH"))
    if program is None:
        return None
    try:
        done = run(
            [program, *command[1:]],
            input=data,
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return (done.stdout or b"") if done.returncode == 0 else None


def _takes_osc52(environ: Mapping[str, str]) -> bool:
    """Tell the terminals that are known to drop OSC 52 silently."""
    return environ.get("TERM_PROGRAM") != "Apple_Terminal" and environ.get(
        "TERM"
    ) not in {"linux", "dumb"}
