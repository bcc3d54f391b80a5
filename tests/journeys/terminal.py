"""The program itself in a pseudo-terminal, as she has it in hers."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "down": "\x1b[B",
    "ctrl+a": "\x01",
    "ctrl+s": "\x13",
    "f10": "\x1b[21~",
}


class Terminal:
    """A terminal of some size with ``soloist`` running in it."""

    def __init__(self, size: tuple[int, int], *arguments: str, folder: Path) -> None:
        self.master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (size[1], size[0]))
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        # The size is the terminal's; a test runner may have put another one here.
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name not in {"COLUMNS", "LINES"}
        }
        environ = {
            **inherited,
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
        }
        self.child = subprocess.Popen(
            [sys.executable, "-m", "tui", *arguments],
            cwd=folder,
            env=environ,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text as it is, then draw what came of it."""
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())
            self._read(0.05)

    def sees(self, text: str, seconds: float = 20) -> None:
        """Wait until a text stands on the screen; fail if it never does."""
        self._wait(lambda: text in self.text(), f"{text!r} is not on", seconds)

    def misses(self, text: str, seconds: float = 20) -> None:
        """Wait until a text has gone from the screen; fail if it never does."""
        self._wait(lambda: text not in self.text(), f"{text!r} is still on", seconds)

    def _wait(self, until: Callable[[], bool], complaint: str, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, f"{complaint}\n{self.text()}"
            self._read(0.05)

    def text(self) -> str:
        """The screen, line by line; the second cell of a wide letter is no letter."""
        return "\n".join(
            "".join(self.screen.buffer[y][x].data for x in range(self.screen.columns))
            for y in range(self.screen.lines)
        )

    def leave(self) -> int:
        """Wait until the program has ended; its exit code."""
        end = time.monotonic() + 20
        while self.child.poll() is None:
            assert time.monotonic() < end, self.text()
            self._read(0.05)
        return self.child.returncode

    def close(self) -> None:
        """End the program if it has not ended, and put the terminal away."""
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        os.close(self.master)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            with contextlib.suppress(OSError):
                self._stream.feed(os.read(self.master, 65_536))
