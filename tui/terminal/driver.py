"""The terminal's input, read so that no byte, sequence or silence ends the workspace.

Written against Textual 8.2.8 (pinned). Of ``LinuxDriver`` it replaces
``run_input_thread`` (which dies of a byte that is not UTF-8, issue 6456, and spins when
its input has ended), adds to ``_disable_mouse_support`` and ``_get_terminal_size``, and
wraps ``_file``, which its writer thread writes to. Of ``XTermParser`` it uses ``feed``,
``tick`` and the three attributes named in ``_View``.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import events
from textual._xterm_parser import (
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    XTermParser,
)

from tui.terminal.endings import hang_up

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from textual.app import App
    from textual.driver import Driver
    from textual.geometry import Size
    from textual.message import Message

MOST_CELLS = 1_000_000
"""Cells a screen may have; a terminal that claims more is mistaken."""

PASTE_SILENCE = 1.5
"""Seconds without a character after which a paste that never ended is over."""

LONGEST_PASTE = 2_000_000
"""Characters of one paste that are kept; text fields take far less."""

_STROKE = 8
_STROKE_GAP = 0.15
_STROKES = 3
_READ = 65_536


def driver_class() -> type[Driver] | None:
    """The driver for this platform; ``None`` where Textual's own choice is right."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    return SoloistDriver


class _View(NamedTuple):
    """What a parser has learnt of the screen, to be kept when a report is refused."""

    mouse_pixels: bool = False
    terminal_size: tuple[int, int] | None = None
    terminal_pixel_size: tuple[int, int] | None = None


class InputGuard:
    """Turns characters from a terminal into Textual's events and survives all of them.

    ``now`` is in seconds, of any clock that only goes forward. Give it no empty text.
    """

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._view = _View()
        self._tail = ""
        """The last characters given to the parser: a paste's start may come in two."""
        self._paste: str | None = None
        self._pasting_since = 0.0
        self._last_heard = 0.0
        self._strokes = 0

    def feed(self, data: str, now: float) -> Iterable[Message]:
        """Give the events that these characters complete."""
        while data:
            if self._paste is not None:
                data = yield from self._pasted(data, now)
                continue
            met = self._tail + data
            found = met.find(BRACKETED_PASTE_START)
            if found < 0:
                self._tail = met[1 - len(BRACKETED_PASTE_START) :]
                yield from self._parsed(data)
                return
            # The parser must know of the paste, but its text goes around it: at a
            # microsecond a character, a megabyte would hold up the keyboard.
            end = found + len(BRACKETED_PASTE_START) - len(self._tail)
            yield from self._parsed(data[:end])
            data, self._tail = data[end:], ""
            self._paste, self._strokes = "", 0
            self._pasting_since = self._last_heard = now

    def tick(self, now: float) -> Iterable[Message]:
        """Give the events that only time completes: a lone Escape, a lost paste end."""
        try:
            yield from self._parser.tick()
        except Exception:  # noqa: BLE001 - see _parsed
            self._renew()
        if self._paste is not None and now - self._last_heard >= PASTE_SILENCE:
            yield from self._end_paste(self._paste)

    def _pasted(self, data: str, now: float) -> Any:  # a generator that returns a str
        """Take characters of a paste; return those after its end."""
        before = self._paste or ""
        if self._typed_into(data, now):
            yield from self._end_paste(before)
            return data
        looked = max(0, len(before) - len(BRACKETED_PASTE_END) + 1)
        text = before + data
        if (end := text.find(BRACKETED_PASTE_END, looked)) >= 0:
            yield from self._end_paste(text[:end])
            return text[end + len(BRACKETED_PASTE_END) :]
        # Of what is too much, only the last is kept, to recognise the paste's end.
        if len(text) > LONGEST_PASTE:
            text = text[:LONGEST_PASTE] + text[1 - len(BRACKETED_PASTE_END) :]
        self._paste = text
        return ""

    def _typed_into(self, data: str, now: float) -> bool:
        """Tell somebody typing into a paste whose end was lost from the paste itself.

        A paste arrives in blocks without a pause. Three key strokes with pauses
        between them, long after it began, are a person whose keyboard seems dead.
        """
        gap, self._last_heard = now - self._last_heard, now
        lone = len(data) <= _STROKE and BRACKETED_PASTE_END not in data
        self._strokes = self._strokes + 1 if lone and gap >= _STROKE_GAP else 0
        late = now - self._pasting_since >= PASTE_SILENCE
        return late and self._strokes >= _STROKES

    def _end_paste(self, text: str) -> Iterable[Message]:
        """Give the paste, and bring the parser out of it."""
        self._paste = None
        for event in self._parsed(BRACKETED_PASTE_END):
            if not isinstance(event, events.Paste):  # the parser's own is empty
                yield event
        if text:
            yield events.Paste(text[:LONGEST_PASTE].replace("\x00", ""))

    def _parsed(self, data: str) -> Iterable[Message]:
        """Parse character by character, so that a fault costs one sequence only."""
        for character in data:
            try:
                found = list(self._parser.feed(character))
            # Whatever bytes from outside make the parser raise (a code point that does
            # not exist, a division by a width of 0), the answer is to forget them.
            except Exception:  # noqa: BLE001
                self._renew()
            else:
                yield from filter(self._accept, found)

    def _accept(self, event: Message) -> bool:
        """Refuse a screen size that cannot be; remember the parser's view if it can."""
        if not isinstance(event, events.Resize):
            return True
        if not _possible(event.size):
            self._look()
            return False
        if event.pixel_size is not None and not all(event.pixel_size):
            self._parser.mouse_pixels = False  # it would divide by them
        self._view = _View(*(getattr(self._parser, name) for name in _View._fields))
        return True

    def _renew(self) -> None:
        """Start over with a new parser that sees what the last one saw."""
        self._parser = XTermParser()
        self._look()

    def _look(self) -> None:
        """Set the parser's view of the screen to the last one believed."""
        for name, value in zip(_View._fields, self._view, strict=True):
            setattr(self._parser, name, value)


def _possible(size: Size | tuple[int, int]) -> bool:
    """Tell a screen size that can be from one that would only eat memory."""
    width, height = size
    return width > 0 and height > 0 and width * height <= MOST_CELLS


class _Screen:
    """The file frames are written to; one that has gone away swallows them.

    Otherwise the writer thread dies, its queue fills, and the app waits for ever.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write a frame, or lose it."""
        try:
            self._file.write(text)
        except OSError as error:
            self._lost(error)

    def flush(self) -> None:
        """Send what was written, or lose it."""
        try:
            self._file.flush()
        except OSError as error:
            self._lost(error)

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()

    def _lost(self, error: OSError) -> None:
        """Let nothing more be written to a terminal that is gone.

        Python itself flushes at exit, and would turn the exit code into 120.
        """
        if isinstance(error, BlockingIOError):  # another program made it non-blocking
            os.set_blocking(self.fileno(), True)
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


if sys.platform != "win32":
    import selectors

    from textual.drivers.linux_driver import LinuxDriver

    class SoloistDriver(LinuxDriver):
        """Textual's driver, deaf to bad bytes and aware of a terminal that has gone."""

        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, **options)
            self._file = _Screen(self._file)  # type: ignore[arg-type, assignment]

        def run_input_thread(self) -> None:
            """Read the terminal until told to stop, or until there is none."""
            guard = InputGuard()
            decode = getincrementaldecoder("utf-8")("replace").decode
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(0.1):
                        data = self._read()
                        if data == b"":
                            hang_up(self._app)
                            return
                        text = decode(data) if data else ""
                        self._pass_on(guard.feed(text, time.monotonic()))
                    self._pass_on(guard.tick(time.monotonic()))

        def _read(self) -> bytes | None:
            """Read what is there: nothing at the end, ``None`` when too early."""
            try:
                return os.read(self.fileno, _READ)
            except BlockingIOError:
                return None
            except OSError:  # the other end of the terminal was closed
                return b""

        def _pass_on(self, found: Iterable[Message]) -> None:
            """Send events to the app, as long as there is one to send them to."""
            with contextlib.suppress(RuntimeError):  # its loop has just closed
                for event in found:
                    try:
                        self.process_message(event)
                    except Exception as error:  # noqa: BLE001 - or the keyboard is dead
                        self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001

        def _get_terminal_size(self) -> tuple[int, int]:
            size = super()._get_terminal_size()
            return size if _possible(size) else (80, 25)

        def _disable_mouse_support(self) -> None:
            super()._disable_mouse_support()
            if self._mouse_pixels:  # which Textual switches on and never off
                self.write("\x1b[?1016l")
