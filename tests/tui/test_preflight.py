"""Without a terminal there is one sentence instead of a screen full of codes."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.terminal.preflight import preflight, use_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"TERM": "xterm-256color"}


@pytest.fixture
def tty() -> Iterator[TextIO]:
    """A stream that is a terminal."""
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as stream:
        yield stream
    os.close(master)


def test_a_terminal_is_fine(tty: TextIO) -> None:
    """The everyday case says nothing."""
    assert preflight(tty, tty, GOOD) is None
    assert preflight(tty, tty, GOOD, tty) is None


def test_input_from_a_file_or_nothing_is_refused(tty: TextIO) -> None:
    """A workspace without a keyboard could not even be left."""
    closed = io.StringIO()
    closed.close()
    for stdin in (None, io.StringIO("q\n"), closed):
        assert "keyboard" in (preflight(stdin, tty, GOOD) or "")


def test_output_into_a_file_or_nothing_is_refused(tty: TextIO) -> None:
    """So are codes in a file, on either stream."""
    for other in (None, io.StringIO()):
        assert "screen" in (preflight(tty, other, GOOD) or "")
        assert "screen" in (preflight(tty, tty, GOOD, other) or "")


@pytest.mark.parametrize("environ", [{}, {"TERM": ""}, {"TERM": "dumb"}])
def test_a_terminal_that_cannot_be_drawn_on_is_refused(
    tty: TextIO, environ: dict[str, str]
) -> None:
    """The sentence names the variable to look at."""
    assert "TERM" in (preflight(tty, tty, environ) or "")


def test_a_browser_needs_no_terminal() -> None:
    """Served to a browser, the streams are pipes and TERM is nobody's."""
    environ = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    assert preflight(io.StringIO(), io.StringIO(), environ) is None


REAL = """
import os, sys
from tui.terminal.preflight import preflight, use_utf8
use_utf8()
why = preflight(sys.stdin, sys.stdout, os.environ)
os.write(int(sys.argv[1]), ((why or "fine") + "\\n").encode())
assert "textual" not in sys.modules
"""


@pytest.mark.parametrize(
    ("redirect", "answer"),
    [
        ("", "fine"),
        ("</dev/null", "keyboard"),
        ("<&-", "keyboard"),
        ("| cat", "screen"),
        (">&-", "screen"),
        ("2>/dev/null", "screen"),
        ("2>&-", "screen"),
    ],
)
def test_the_streams_a_shell_gives(redirect: str, answer: str) -> None:
    """Textual draws on standard error, so that one must be a terminal as well."""
    master, slave = pty.openpty()
    read, write = os.pipe()
    command = f'"{sys.executable}" -c "$0" {write} {redirect}'
    child = subprocess.Popen(
        ["sh", "-c", command, REAL],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "PYTHONPATH": "."},
        stdin=slave,
        stdout=slave,
        stderr=slave,
        pass_fds=[write],
    )
    os.close(write)
    with os.fdopen(read) as answers:
        assert answer in answers.read()
    child.wait(10)
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "latin-1"])
def test_hangul_comes_out_whatever_the_environment_says(encoding: str) -> None:
    """Half a surrogate is a question mark; the rest is UTF-8."""
    code = (
        "from tui.terminal.preflight import use_utf8; import sys; use_utf8();"
        "print('김민수 ñ 🙂 \\ud800'); print('뷰티', file=sys.__stderr__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"},
        capture_output=True,
        check=True,
        timeout=20,
    )
    assert done.stdout.decode("utf-8") == "김민수 ñ 🙂 ?\n"
    assert done.stderr.decode("utf-8") == "뷰티\n"


def test_streams_that_are_none_of_pythons_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Closed at the start, or replaced by a program around us."""
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    use_utf8()
