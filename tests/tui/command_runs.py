"""The command line as a test runs it: arguments in; code, answer and messages out."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tui import i18n
from tui.__main__ import run
from tui.shell import streams

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    """How a command ended, what it answered and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as the one JSON document it is."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands on one workspace, in this process or as a program of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.db = folder / "mine.db"
        self._capture = capture

    def __call__(self, *arguments: str | Path, db: Path | str | None = None) -> Done:
        """Run a command in this process."""
        self._capture.readouterr()
        code = run(["--db", str(db or self.db), *map(str, arguments)], lambda: NOW)
        return Done(code, *self._capture.readouterr())

    def bare(self, *arguments: str | Path) -> Done:
        """Run exactly these arguments in this process."""
        self._capture.readouterr()
        code = run([*map(str, arguments)], lambda: NOW)
        return Done(code, *self._capture.readouterr())

    def file(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        """Write a file of hers."""
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def program(self, *arguments: str | Path, **environ: str) -> Done:
        """Run a command as a program whose streams are pipes."""
        done = subprocess.run(
            [sys.executable, "-m", "tui", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | environ,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def at_a_terminal(self, *arguments: str | Path, prompt: str, answer: str) -> Done:
        """Run a command on a terminal, and answer when ``prompt`` is asked."""
        master, slave = pty.openpty()
        child = subprocess.Popen(
            [sys.executable, "-m", "tui", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "80"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        seen, answered, end = b"", False, time.monotonic() + 30
        while time.monotonic() < end:
            ready, _, _ = select.select([master], [], [], 0.2)
            try:
                seen += os.read(master, 65_536) if ready else b""
            except OSError:  # the other end is closed: it has ended
                break
            if not answered and prompt.encode() in seen:
                os.write(master, answer.encode())
                answered = True
        os.close(master)
        return Done(child.wait(5), seen.decode(errors="replace"), "")


def say_no(patch: pytest.MonkeyPatch) -> list[str]:
    """Let somebody be there who answers each question with no; gives the questions."""
    asked: list[str] = []

    def no(question: str) -> bool:
        asked.append(question)
        return False

    patch.setattr(streams, "can_ask", lambda: True)
    patch.setattr(streams, "ask", no)
    return asked


def settle_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Give the program a home of its own, and English for whoever comes after."""
    patch.setattr(i18n._Speaker, "language", i18n.current())
    patch.setattr(i18n._Speaker, "catalogue", i18n._Speaker.catalogue)
    for name in ("DATA", "CONFIG", "STATE"):
        patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in ("SOLOIST_DB", "LC_ALL", "LC_MESSAGES", "LANG", "_SOLOIST_COMPLETE"):
        patch.delenv(name, raising=False)
