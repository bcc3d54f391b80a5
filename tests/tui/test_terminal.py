"""A real terminal around a small workspace: bad bytes, signals, and no terminal at all.

Each test starts a host app in a child process on a pseudo-terminal, as a shell would.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import random
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]

HOST = """
import fcntl, os, signal, sys, termios, time
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # closing the terminal hangs us up, as a shell's
for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
if "nohup" in sys.argv:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
from textual.app import App
from textual.binding import Binding
from tui.show import content
from tui.terminal.driver import driver_class
from tui.terminal.endings import install_signal_handlers
from tui.widgets.safe_input import SafeInput
from textual.widgets import Label

class Host(App):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        ("f7", "chatter", "Chatter"),
        ("f9", "hang", "Hang"),
        ("ctrl+q", "nothing", "Nothing"),
        Binding("f8", "alive", "Alive", priority=True),
    ]

    def compose(self):
        yield Label("starting")
        yield SafeInput()

    def on_mount(self):
        self.query_one(Label).update("ready")

    def on_input_changed(self, event):
        shown = event.value[-30:] or "(empty)"
        self.query_one(Label).update(content(f"{len(event.value)}={shown}"))

    def action_alive(self):
        field = self.query_one(SafeInput)
        with field.prevent(SafeInput.Changed):
            field.value = ""
        field.focus()
        self.query_one(Label).update(f"alive at {self.size.width}x{self.size.height}")

    def action_nothing(self):
        pass

    def action_chatter(self):
        self.set_interval(0.01, self.repaint)

    def repaint(self):
        self.screen.styles.background = f"rgb({time.monotonic_ns() // 1000 % 255},9,9)"

    def action_hang(self):
        time.sleep(60)

    def save_drafts(self):
        typed = self.query_one(SafeInput).value
        with open(sys.argv[1], "w") as drafts:
            drafts.write(typed)

app = Host(driver_class=driver_class())
install_signal_handlers(app)
app.run()
sys.exit(app.return_code)
"""

MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
NEED_OFF = {1000, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2026, 2048}
NEED_ON = {7, 25}


class Terminal:
    """One pseudo-terminal with a host app in it."""

    def __init__(self, drafts: Path, *words: str, **environ: str) -> None:
        self.drafts = drafts
        self.master, self.slave = pty.openpty()
        termios.tcsetwinsize(self.slave, (24, 80))
        self.found = termios.tcgetattr(self.slave)
        self.output = b""
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.child = subprocess.Popen(
            [sys.executable, "-c", HOST, str(drafts), *words],
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": "."} | environ,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
        )

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the app has drawn."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            with contextlib.suppress(OSError):
                data = os.read(self.master, 65_536)
                self.output += data
                self._stream.feed(data)

    def wait(self, until: Callable[[], bool], seconds: float = 15) -> None:
        """Read until something is so; fail with the screen when it never is."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "\n".join(self.screen.display).rstrip()
            self.read()

    def shows(self, text: str) -> bool:
        """Tell whether a text stands on the screen."""
        return any(text in line for line in self.screen.display)

    def sees(self, text: str, seconds: float = 15) -> None:
        """Wait for a text on the screen."""
        self.wait(lambda: self.shows(text), seconds)

    def type(self, data: bytes) -> None:
        """Send bytes as the terminal would."""
        while data:
            sent = os.write(self.master, data[:512])
            data = data[sent:]
            self.read(0)

    def unread(self) -> int:
        """Count the bytes that the app has drawn and nobody has read."""
        count = fcntl.ioctl(self.master, termios.FIONREAD, b"\0" * 4)
        return int.from_bytes(count, sys.byteorder)

    def answers(self) -> None:
        """Press F8 until the app says that it is alive and its field is empty."""
        end = time.monotonic() + 20
        while not self.shows("alive"):
            assert self.child.poll() is None, "it has ended"
            assert time.monotonic() < end, "it does not answer"
            self.type(b"\x1b[19~")
            self.read(0.3)

    def ends(self, seconds: float = 10) -> int:
        """Wait for the app's end and return its exit code."""
        self.wait(lambda: self.child.poll() is not None, seconds)
        for _ in range(5):
            self.read()
        return self.child.returncode

    def assert_given_back(self) -> None:
        """Check that no mode is left on and the line settings are as they were."""
        last = {int(mode): switch for mode, switch in MODE.findall(self.output)}
        assert NEED_ON | {1049, 1003, 2004} <= set(last)
        assert {m for m in NEED_OFF if last.get(m) == b"h"} == set()
        assert {m for m in NEED_ON if last.get(m) == b"l"} == set()
        assert termios.tcgetattr(self.slave)[:4] == self.found[:4]

    def close_window(self) -> None:
        """Close the window, as a click on its cross does."""
        os.close(self.master)
        os.close(self.slave)
        self.master = self.slave = -1

    def close(self) -> None:
        """Leave nothing behind."""
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait(5)
        if self.master >= 0:
            os.close(self.master)
            os.close(self.slave)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal whose host app is ready for typing."""
    one = Terminal(tmp_path / "drafts")
    try:
        one.sees("ready")
        yield one
    finally:
        one.close()


@pytest.mark.parametrize(
    "name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"], ids=lambda name: name[3:]
)
def test_a_signal_saves_the_draft_and_gives_the_terminal_back(
    terminal: Terminal, name: str
) -> None:
    """However it is told to stop, what was typed is kept and nothing stays on."""
    terminal.type("미나에게 답장".encode())
    terminal.sees("답장")
    number = signal.Signals[name]
    terminal.child.send_signal(number)
    assert terminal.ends() == 128 + number
    assert terminal.drafts.read_text(encoding="utf-8") == "미나에게 답장"
    terminal.assert_given_back()


def test_an_app_that_hangs_is_ended_with_the_terminal_given_back(
    terminal: Terminal,
) -> None:
    """A loop that never comes back cannot keep the terminal."""
    terminal.type(b"half a word")
    terminal.sees("11=half a word")
    terminal.type(b"\x1b[20~")  # F9 sleeps in the loop
    terminal.read(0.5)
    terminal.child.terminate()
    assert terminal.ends() == 128 + signal.SIGTERM
    assert terminal.drafts.read_text(encoding="utf-8") == "half a word"
    terminal.assert_given_back()


def test_closing_the_window_ends_the_app_and_keeps_the_draft(
    terminal: Terminal,
) -> None:
    """The cross of the window is an everyday way to leave."""
    terminal.type(b"to be kept")
    terminal.sees("10=to be kept")
    terminal.close_window()
    assert terminal.child.wait(10) == 128 + signal.SIGHUP
    assert terminal.drafts.read_text(encoding="utf-8") == "to be kept"


def test_closing_the_window_ends_an_app_started_with_nohup(tmp_path: Path) -> None:
    """Deaf to the hang-up signal, it still notices that its input has ended."""
    terminal = Terminal(tmp_path / "drafts", "nohup")
    try:
        terminal.sees("ready")
        terminal.type(b"kept too")
        terminal.sees("8=kept too")
        terminal.close_window()
        assert terminal.child.wait(10) == 128 + signal.SIGHUP
        assert terminal.drafts.read_text(encoding="utf-8") == "kept too"
    finally:
        terminal.close()


def test_a_terminal_that_has_stopped_reading_does_not_keep_the_app(
    terminal: Terminal,
) -> None:
    """A line that stands still (Ctrl+S, a lost connection) holds nobody up."""
    terminal.type(b"\x1b[18~")  # F7 repaints all the time; from here nobody reads
    held, before = terminal.unread(), -1
    end = time.monotonic() + 10
    while held != before or not held:  # until no more goes in
        assert time.monotonic() < end
        select.select([], [], [], 0.3)
        held, before = terminal.unread(), held
    terminal.child.terminate()
    assert terminal.child.wait(10) == 128 + signal.SIGTERM


def test_stopping_and_continuing_comes_back_with_what_was_typed(
    terminal: Terminal,
) -> None:
    """Suspending is Textual's, and still works under our driver."""
    terminal.type(b"still here")
    terminal.sees("10=still here")
    terminal.child.send_signal(signal.SIGTSTP)
    stopped = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
    terminal.wait(lambda: os.waitid(os.P_PID, terminal.child.pid, stopped) is not None)
    terminal.assert_given_back()
    terminal.child.send_signal(signal.SIGCONT)
    terminal.type(b"!")
    terminal.sees("11=still here!")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x80",
        "뷰티".encode("euc-kr"),
        "señal".encode("latin-1"),
        "쿠션".encode()[:-1] + b"x",
        b"\x1b[200~" + "미나".encode("euc-kr") + b"\x1b[201~",
        b"\x1b[1114112u\x1b[55296u\x1b[;;1114112u",
        b"\x1b[48;99999;99999;9;9t\x1b[<0;10;10M\x1b[<0;10;10m",
        b"\x1b[48;0;0;0;0t\x1b[<0;10;10M\x1b[<0;10;10m",
    ],
    ids=["bytes", "euc-kr", "latin-1", "cut", "paste", "kitty", "huge", "nothing"],
)
def test_what_is_not_a_key_is_survived(tmp_path: Path, data: bytes) -> None:
    """Pastes from old programs and mistaken terminals cost their own text only."""
    terminal = Terminal(tmp_path / "drafts", TEXTUAL_DISABLE_KITTY_KEY="0")
    try:
        terminal.sees("ready")
        terminal.type(data)
        terminal.answers()
        assert terminal.shows("alive at 80x24")
        terminal.type(b"mina")
        terminal.sees("mina")
        terminal.child.terminate()
        assert terminal.ends() == 128 + signal.SIGTERM
        terminal.assert_given_back()
    finally:
        terminal.close()


def test_a_paste_that_never_ends_gives_the_keyboard_back(terminal: Terminal) -> None:
    """Its text is kept, and the next key is a key again."""
    terminal.type(b"\x1b[200~half a paste")
    terminal.sees("12=half a paste")
    terminal.type(b"!")
    terminal.sees("13=half a paste!")


def test_somebody_who_keeps_typing_into_a_lost_paste_is_heard(
    terminal: Terminal,
) -> None:
    """The keyboard seems dead, and pressing more keys is what people do."""
    terminal.type(b"\x1b[200~")
    end = time.monotonic() + 15
    while not terminal.shows("k"):
        assert time.monotonic() < end
        terminal.type(b"k")
        terminal.read(0.25)  # nothing is drawn, so this is the pause between two keys
    terminal.answers()


def test_streams_of_random_bytes_do_not_end_the_app(terminal: Terminal) -> None:
    """Noise on a line is noise: afterwards the app answers as before."""
    for seed in range(6):
        noise = random.Random(seed).randbytes(2_000)  # noqa: S311 - to be repeatable
        terminal.type(noise)
        terminal.screen.reset()
        terminal.answers()


def test_a_megabyte_is_pasted_while_one_looks(terminal: Terminal) -> None:
    """A clipboard may hold anything: what fits is taken, and the app answers."""
    line = b"a line of an export that somebody copied whole, 40 columns wide\r"
    terminal.type(b"\x1b[200~" + line * 16_000 + b"\x1b[201~")
    terminal.sees("10000=")
