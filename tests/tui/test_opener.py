"""A file of hers is shown by the system's own program, and is never run."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tui.terminal.opener import against, open_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.terminal.opener import Start

WINDOWS = {"DISPLAY": ":0"}


class Program:
    """A program that was started, and how it ends."""

    def __init__(self, code: int | None) -> None:
        self.code = code

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code; one that goes on showing something has none yet."""
        if self.code is None and timeout is not None:
            raise subprocess.TimeoutExpired("viewer", timeout)
        return self.code or 0


@pytest.fixture
def tools(tmp_path: Path) -> dict[str, str]:
    """A desktop with both programs that open files."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("xdg-open", "gio", "wslview"):
        program = folder / name
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    return {"PATH": str(folder)}


def reel(folder: Path, name: str = "reel v2; $(x).mp4") -> Path:
    """A film, with a name that a shell would trip over."""
    file = folder / name
    file.write_bytes(b"\x00\x00\x00\x18ftypmp42")
    return file


def started(
    codes: Sequence[int | None],
) -> tuple[list[list[str]], Start]:
    """What was started, and whatever starts it."""
    commands: list[list[str]] = []

    def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
        commands.append(list(command))
        return Program(codes[len(commands) - 1])  # type: ignore[return-value]

    return commands, start


def test_the_whole_path_goes_to_one_program(
    tmp_path: Path, tools: dict[str, str]
) -> None:
    """As one argument, without a shell."""
    commands, start = started([0])
    file = reel(tmp_path)
    assert open_file(file, {**tools, **WINDOWS}, start) == "opened"
    assert [[one[0].rsplit("/", 1)[-1], *one[1:]] for one in commands] == [
        ["xdg-open", str(file)]
    ]


def test_the_next_program_is_asked_when_one_cannot(
    tmp_path: Path, tools: dict[str, str]
) -> None:
    """And when none can, it says so."""
    commands, start = started([3, 0])
    assert open_file(reel(tmp_path), {**tools, **WINDOWS}, start) == "opened"
    assert commands[1][1:2] == ["open"]
    _commands, start = started([3, 4])
    assert open_file(reel(tmp_path), {**tools, **WINDOWS}, start) == "none"


def test_one_that_goes_on_showing_has_taken_it(
    tmp_path: Path, tools: dict[str, str]
) -> None:
    """It is not waited for."""
    commands, start = started([None])
    assert open_file(reel(tmp_path), {**tools, **WINDOWS}, start) == "opened"
    assert len(commands) == 1


def test_without_a_display_nothing_is_started(
    tmp_path: Path, tools: dict[str, str]
) -> None:
    """It would draw into this terminal."""
    commands, start = started([])
    assert open_file(reel(tmp_path), tools, start) == "none"
    assert commands == []


def test_under_windows_its_own_viewer_is_asked_first(
    tmp_path: Path, tools: dict[str, str]
) -> None:
    """Linux inside Windows has a way of its own."""
    commands, start = started([0])
    there = {**tools, "WSL_DISTRO_NAME": "Debian"}
    assert open_file(reel(tmp_path), there, start) == "opened"
    assert commands[0][0].endswith("wslview")


def test_on_a_mac_there_is_one(
    tmp_path: Path, tools: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is called open."""
    monkeypatch.setattr("sys.platform", "darwin")
    program = tmp_path / "bin" / "open"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    commands, start = started([0])
    assert open_file(reel(tmp_path), tools, start) == "opened"
    assert commands[0][0] == str(program)


def test_a_program_that_cannot_be_started_took_nothing(
    tmp_path: Path, tools: dict[str, str]
) -> None:
    """Nor does one that is really there and fails."""

    def broken(_command: Sequence[str]) -> subprocess.Popen[bytes]:
        raise OSError

    assert open_file(reel(tmp_path), {**tools, **WINDOWS}, broken) == "none"
    for name in ("xdg-open", "gio"):
        (tmp_path / "bin" / name).write_text("#!/bin/sh\nexit 3\n")
    assert open_file(reel(tmp_path), {**tools, **WINDOWS}) == "none"


@pytest.mark.parametrize(
    "name",
    [
        *("x.desktop", "x.EXE", "x.sh", "x.mp4.desktop", "x.jar", "x.lnk", "x.docm"),
        *("x.command", "x.exe. ", "x.py", "x.url", "x.AppImage"),
    ],
)
def test_what_would_be_run_is_never_opened(tmp_path: Path, name: str) -> None:
    """By the end of its name, whatever that hides behind."""
    file = tmp_path / name
    file.write_text("hello")
    assert against(file) == "program"


@pytest.mark.parametrize(
    "head",
    [
        *(b"\x7fELF\x02", b"MZ\x90", b"#!/bin/sh", b"\xef\xbb\xbf \n#!/bin/sh"),
        b"[Desktop Entry]\nExec=x",
    ],
)
def test_a_program_under_another_name_is_one(tmp_path: Path, head: bytes) -> None:
    """By how it begins."""
    file = tmp_path / "reel.mp4"
    file.write_bytes(head)
    assert against(file) == "program"


def test_a_file_that_may_be_run_is_not_opened_unless_it_is_content(
    tmp_path: Path,
) -> None:
    """Some discs mark everything as to be run; a film is a film all the same."""
    for name, found in (("reel.mp4", ""), ("reel", "program"), ("x.dat", "program")):
        file = reel(tmp_path, name)
        file.chmod(0o755)
        assert against(file) == found


def test_only_a_file_that_is_there_is_opened(
    tmp_path: Path, tools: dict[str, str]
) -> None:
    """Neither a folder, nor nothing, nor what is none at all; a link is followed."""
    folder = tmp_path / "folder.mp4"
    folder.mkdir()
    assert open_file(folder, tools) == "not_file"
    assert open_file(tmp_path / "gone.mp4", tools) == "missing"
    assert against(tmp_path / ("x" * 5_000)) == "missing"
    link = tmp_path / "link.mp4"
    script = tmp_path / "run.sh"
    script.write_text("#!/bin/sh\n")
    link.symlink_to(script)
    assert open_file(link, {**tools, **WINDOWS}) == "program"


def test_what_cannot_be_read_is_taken_for_a_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows what it is."""
    file = reel(tmp_path, "reel.mp4")

    def refuse(*_rest: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(type(file), "open", refuse)
    assert against(file) == "program"
