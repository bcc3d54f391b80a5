"""Copy and paste through whatever the system offers."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tui.terminal.clipboard import LONGEST_OSC52, copy, paste

if TYPE_CHECKING:
    from pathlib import Path

CAPTION = "김민수 [ad] 'x'; $(rm)"


class Desk:
    """A machine with some tools installed, and what was done with them."""

    def __init__(self, folder: Path, *tools: str, works: bool = True) -> None:
        for tool in tools:
            (folder / tool).write_text("#!/bin/sh\n")
            (folder / tool).chmod(0o755)
        self.environ = {"PATH": str(folder), "TERM": "xterm-256color"}
        self.works = works
        self.ran: list[tuple[str, ...]] = []
        self.held = b""
        self.sent: list[str] = []

    def run(
        self,
        command: list[str],
        *,
        input: bytes,  # noqa: A002 - subprocess's name for it
        **options: Any,
    ) -> subprocess.CompletedProcess[bytes]:
        """Stand in for the tools."""
        assert options["timeout"] < 5
        self.ran.append((command[0].rpartition("/")[2], *command[1:]))
        if not self.works:
            return subprocess.CompletedProcess(command, 1, b"")
        if input:
            self.held = input
            assert options["stdout"] == subprocess.DEVNULL
        return subprocess.CompletedProcess(command, 0, self.held)


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same machine wherever the tests run."""
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    ("display", "tool"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy"),
        ({"DISPLAY": ":0"}, "xclip"),
    ],
)
def test_the_systems_own_tool_comes_first(
    tmp_path: Path, display: dict[str, str], tool: str
) -> None:
    """It can say whether it worked, and the text comes back as it was."""
    desk = Desk(tmp_path, "wl-copy", "wl-paste", "xclip", "xsel")
    environ = desk.environ | display
    assert copy(CAPTION, environ, desk.sent.append, desk.run) == "tool"
    assert desk.ran[0][0] == tool
    assert paste(environ, desk.run) == CAPTION
    assert desk.sent == []


def test_the_next_tool_is_tried(tmp_path: Path) -> None:
    """Wayland's is not installed here; the older one is."""
    desk = Desk(tmp_path, "xsel")
    environ = desk.environ | {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}
    assert copy(CAPTION, environ, desk.sent.append, desk.run) == "tool"
    assert desk.ran == [("xsel", "--clipboard", "--input")]


def test_over_ssh_the_terminal_is_asked(tmp_path: Path) -> None:
    """The clipboard that counts is where the person sits."""
    desk = Desk(tmp_path, "xclip")
    environ = desk.environ | {"DISPLAY": ":10", "SSH_TTY": "/dev/pts/1"}
    assert copy(CAPTION, environ, desk.sent.append, desk.run) == "terminal"
    assert desk.sent == [CAPTION]
    assert desk.ran == []
    assert paste(environ, desk.run) is None


@pytest.mark.parametrize("works", [True, False])
def test_without_a_tool_that_works_the_terminal_is_asked(
    tmp_path: Path, *, works: bool
) -> None:
    """None is installed, or it fails."""
    desk = Desk(tmp_path, *([] if works else ["xclip"]), works=works)
    environ = desk.environ | {"DISPLAY": ":0"}
    assert copy(CAPTION, environ, desk.sent.append, desk.run) == "terminal"
    assert paste(environ, desk.run) is None


@pytest.mark.parametrize(
    ("environ", "text"),
    [
        ({"TERM_PROGRAM": "Apple_Terminal"}, CAPTION),
        ({"TERM": "linux"}, CAPTION),
        ({}, "x" * (LONGEST_OSC52 + 1)),
    ],
)
def test_where_nothing_would_arrive_that_is_said(
    tmp_path: Path, environ: dict[str, str], text: str
) -> None:
    """The caller then saves a file instead of telling her it was copied."""
    desk = Desk(tmp_path)
    assert copy(text, desk.environ | environ, desk.sent.append, desk.run) == "none"
    assert desk.sent == []


def test_windows_under_linux_gets_its_own_letters(tmp_path: Path) -> None:
    """clip.exe reads UTF-16, or Hangul arrives as question marks."""
    desk = Desk(tmp_path, "clip.exe", "powershell.exe")
    environ = desk.environ | {"WSL_DISTRO_NAME": "Ubuntu"}
    assert copy("뷰티", environ, desk.sent.append, desk.run) == "tool"
    assert desk.held.decode("utf-16-le") == "뷰티"
    desk.held = "뷰티\r\n".encode("utf-8-sig")
    assert paste(environ, desk.run) == "뷰티\n"


def test_a_tool_that_hangs_is_as_good_as_none(tmp_path: Path) -> None:
    """A display that is gone makes xclip wait for ever."""
    desk = Desk(tmp_path, "xclip")

    def hang(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        raise subprocess.TimeoutExpired("xclip", 2)

    environ = desk.environ | {"DISPLAY": ":0"}
    assert copy(CAPTION, environ, desk.sent.append, hang) == "terminal"
    assert paste(environ, hang) is None


def test_a_mac_uses_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its Terminal drops the terminal's way silently."""
    monkeypatch.setattr(sys, "platform", "darwin")
    desk = Desk(tmp_path, "pbcopy", "pbpaste")
    environ = desk.environ | {"TERM_PROGRAM": "Apple_Terminal"}
    assert copy(CAPTION, environ, desk.sent.append, desk.run) == "tool"
    assert paste(environ, desk.run) == CAPTION


def test_half_a_character_is_copied_as_a_question_mark(tmp_path: Path) -> None:
    """Nothing that comes from a file can stop a copy."""
    desk = Desk(tmp_path)
    assert copy("a\ud800", desk.environ, desk.sent.append, desk.run) == "terminal"
    assert desk.sent == ["a?"]
