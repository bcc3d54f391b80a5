"""A mistake of ours costs one notification: noted in a private file, the app lives on.

A crash note holds where it happened and nothing of whom it happened to: no local
variables, no parameters, and messages with everything that could be personal taken out.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import time
import traceback
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.css.query import QueryError
from textual.dom import DOMError
from textual.worker import WorkerFailed

from store.errors import StoreError
from tui.i18n import N_, _, sentence
from tui.show import show
from tui.terminal.endings import save_quietly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from textual.message import Message
    from textual.widget import Widget

KEPT = 20
"""Crash notes kept in the folder; older ones go."""

MOST_CRASHES = 25
"""Mistakes within ``CRASH_WINDOW`` seconds that the app lives through."""

CRASH_WINDOW = 10.0

EXIT_BROKEN = 1
EXIT_TOO_MANY = 70

_QUIET = 2.0
"""Seconds in which several mistakes are told once."""

_WENT_WRONG = N_("Something went wrong here; it is noted in {file}. Your data is safe.")
_WENT_WRONG_UNNOTED = N_("Something went wrong here. Your data is safe.")
_BROKEN = N_("Soloist had to stop: {error}. It is noted in {file}. Your data is safe.")
_TOO_MANY = N_(
    "Soloist stopped because too much went wrong at once; the last of it is noted in "
    "{file}. Your data is safe."
)
_NOWHERE = N_("no file")

# Where Textual builds and draws. A mistake in there comes back with every frame, so
# nothing is won by staying: it ends the app. So does one before the first frame.
_DRAWING = frozenset(
    {
        *("app_prelude", "run_process_messages", "_process_messages", "_pre_process"),
        *("_compose", "compose", "recompose", "_refresh_layout", "_display"),
        *("_render", "render_line", "render_lines", "render_update", "render_strips"),
    }
)

# Their messages quote names out of our code; every other message may quote a person.
_SPEAKS_OF_CODE = (AttributeError, ImportError, NameError, TypeError)

_PERSONAL = (
    (re.compile(r"\[parameters:.*?(?=\n\(Background|\Z)", re.DOTALL), "[parameters]"),
    (re.compile(r"\binput_value=.*?, input_type="), "input_value=…, input_type="),
    (re.compile(r"\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE), "<url>"),
    (re.compile(r"[^\s@<>\"'(),:;]+@[^\s@<>\"'(),:;]+\.\w+"), "<e-mail>"),
    (re.compile(r"(?<![\w.])@[\w.·-]+"), "<handle>"),
    (re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])[\w-]{20,}"), "<secret>"),
    (re.compile(r"(?<!\w)\+?\d(?:[ ().\u2013-]{0,2}\d){5,}"), "<number>"),
)
_QUOTED = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"|\u2018[^\u2019]*\u2019|\u201c[^\u201d]*\u201d"""
)


def redact(text: str) -> str:
    """Take e-mail addresses, phones, handles, links and keys out of a text.

    For every line that goes into a log or a crash note.
    """
    for pattern, instead in _PERSONAL:
        text = pattern.sub(instead, text)
    return text


def write_crash(error: BaseException, folder: Path, now: datetime) -> Path:
    """Note a mistake in a new private file in ``folder``, and return the file.

    The file is 0600, the folder 0700; the last 20 notes are kept. ``OSError`` when the
    disk does not take it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not folder.is_symlink():
        folder.chmod(0o700)
    stamp = f"crash-{now:%Y%m%d-%H%M%S-%f}"
    # Several in one instant are numbered upwards, so that names sort by age.
    last = max((int(old.stem[-3:]) for old in folder.glob(f"{stamp}-*.txt")), default=0)
    file = folder / f"{stamp}-{last + 1:03}.txt"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8") as note:
        note.write(f"{now.isoformat()}\n{_surroundings()}\n\n")
        note.writelines(_account(error))
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return file


def _surroundings() -> str:
    """Say which programs met."""
    import textual  # noqa: PLC0415 - its version is read from its package only now

    return (
        f"textual {textual.__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}"
    )


def _account(error: BaseException, depth: int = 0) -> Iterator[str]:
    """Tell what happened, the cause first, as Python does but without anybody in it."""
    before = error.__cause__ or (
        None if error.__suppress_context__ else error.__context__
    )
    if before is not None and depth < 10:
        yield from _account(before, depth + 1)
        yield "\nand because of that, or while dealing with it:\n\n"
    home = os.path.expanduser("~")  # noqa: PTH111 - a text to look for, not a path
    for line in traceback.format_tb(error.__traceback__):
        yield line.replace(home, "~") if len(home) > 1 else line
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_message(error)}\n"
    for note in getattr(error, "__notes__", ()):
        yield f"note: {redact(_QUOTED.sub('…', str(note)))}\n"
    if isinstance(error, BaseExceptionGroup) and depth < 10:
        for number, one in enumerate(error.exceptions, 1):
            yield f"\n{number} of {len(error.exceptions)}:\n"
            yield from _account(one, depth + 1)


def _message(error: BaseException) -> str:
    """Give an error's own words without whatever they quote."""
    try:
        words = str(error)
    except Exception:  # noqa: BLE001 - an error that cannot speak must not cause another
        return "(cannot be said)"
    words = redact(words)
    if isinstance(error, _SPEAKS_OF_CODE):
        return words
    if isinstance(error, KeyError):
        return "…"
    return _QUOTED.sub("…", words)


def _origin(error: BaseException) -> BaseException:
    """Find the mistake inside what Textual wraps around it."""
    while isinstance(error, WorkerFailed):
        error = error.error
    return error


def _is_fatal(error: BaseException) -> bool:
    """Tell whether what failed is a frame, which would fail again at once."""
    return any(
        frame.f_code.co_name in _DRAWING
        and frame.f_globals.get("__name__", "").startswith("textual.")
        for frame, _line in traceback.walk_tb(error.__traceback__)
    )


class FailSoft(App[Any]):
    """An app that lives through mistakes in its handlers, timers and workers.

    In Textual 8.2.8 every mistake reaches ``App._handle_exception``, which ends the
    app; one in a message handler has by then ended the loop of the widget it happened
    in. So each widget's ``_dispatch_message`` is wrapped when the app starts it, and
    ``_handle_exception`` notes the mistake and carries on. A mistake before the first
    frame or while drawing one still ends the app, with one line and exit code 1; more
    than ``MOST_CRASHES`` in ``CRASH_WINDOW`` seconds end it with 70.

    Set ``crash_folder`` and ``crash_clock``; without them nothing is written.
    """

    crash_folder: Path | None = None
    crash_clock: Callable[[], datetime] | None = None
    raise_crashes = False
    """Whether ``run_test`` raises the first mistake when it ends."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.crashes: list[BaseException] = []
        """The latest mistakes; a test asserts that there are none."""
        self._crash_times: deque[float] = deque(maxlen=MOST_CRASHES + 1)
        self._told_at = float("-inf")
        self._last_words = ""
        self._is_leaving = False
        super().__init__(*args, **options)

    def note_crash(self, error: BaseException) -> Path | None:
        """Note a mistake; ``None`` if there is nowhere to, or the disk is full."""
        self.crashes = [*self.crashes[-MOST_CRASHES:], error]
        if self.crash_folder is None or self.crash_clock is None:
            return None
        try:
            return write_crash(error, self.crash_folder, self.crash_clock())
        except OSError:
            return None

    def _start_widget(self, parent: Widget, widget: Widget) -> None:
        dispatch = widget._dispatch_message  # noqa: SLF001 - see the class

        async def softly(message: Message) -> None:
            try:
                await dispatch(message)
            except Exception as error:
                # A widget that could not be built is no widget: Textual ends it.
                if isinstance(message, (events.Compose, events.Mount)):
                    raise
                self._handle_exception(error)

        widget._dispatch_message = softly  # type: ignore[method-assign]  # noqa: SLF001
        super()._start_widget(parent, widget)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not self._is_mounted:
                raise
            self._handle_exception(error)

    async def _shutdown(self) -> None:
        self._is_leaving = True
        await super()._shutdown()

    def _handle_exception(self, error: Exception) -> None:
        origin = _origin(error)
        if self._is_leaving and isinstance(origin, DOMError | QueryError):
            # Widgets go before the workers do that would have shown something in them.
            return
        fatal = _is_fatal(error) or not self._running
        if isinstance(origin, StoreError) and not fatal:
            # The store said no and nobody asked: still a refusal, not a mistake.
            self.notify(sentence(origin), severity="warning", markup=False)
            return
        file = self.note_crash(origin)
        place = show(file or _(_NOWHERE), 1_000)
        now = time.monotonic()
        self._crash_times.append(now)
        if fatal or self.raise_crashes:
            self._exception = self._exception or error
        if fatal:
            name = type(origin).__name__
            self._stop(EXIT_BROKEN, _(_BROKEN).format(error=name, file=place))
        elif (
            len(self._crash_times) > MOST_CRASHES
            and now - self._crash_times[0] <= CRASH_WINDOW
        ):
            self._stop(EXIT_TOO_MANY, _(_TOO_MANY).format(file=place))
        elif now - self._told_at > _QUIET:
            self._told_at = now
            told = _(_WENT_WRONG).format(file=place) if file else _(_WENT_WRONG_UNNOTED)
            self.notify(told, severity="error", markup=False)

    def _stop(self, code: int, last_words: str) -> None:
        """Save the drafts and leave with ``code``; the first reason to stop counts."""
        if self._last_words:
            return
        self._last_words = last_words
        save_quietly(self)
        self._return_code = self._return_code or code  # a signal's own code stands
        self._exit = True
        self._close_messages_no_wait()
        self._exception_event.set()  # or a test that drives the app waits for it

    def _print_error_renderables(self) -> None:
        # Textual prints what it has to say to a console of a certain width; our one
        # line is for the terminal to wrap.
        super()._print_error_renderables()
        if self._last_words and sys.__stderr__ is not None:
            sys.__stderr__.write(f"{self._last_words}\n")
            sys.__stderr__.flush()
            self._last_words = ""
