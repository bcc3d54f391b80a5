"""Every way the workspace is ended from outside: drafts kept, terminal given back.

A signal asks the app to leave. An app that cannot (its loop hangs, or the terminal has
stopped reading) is ended the hard way after a few seconds, terminal restored first.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType

    from textual.app import App

PATIENCE = 3.0
"""Seconds an app has to leave by itself."""

_LAST_SAVE = 1.0
_HANGUP = 1

_leaving: set[asyncio.Task[None]] = set()

# Everything Textual 8.2.8 switches on, switched off: frame in progress, line wrap, the
# reports of size, mouse, paste and focus, Kitty's keyboard, the second screen, cursor.
_MODES_OFF = (
    b"\x1b[?2026l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[?1016l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"
)


def install_signal_handlers(app: App[Any]) -> None:
    """Let TERM, HUP, QUIT and INT end ``app`` with its drafts saved and code 128 + n.

    Call it in the main thread before the app runs. Suspending (TSTP, CONT) stays with
    Textual.
    """

    def on_signal(number: int, _frame: FrameType | None) -> None:
        leave(app, number)

    for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"):
        number = getattr(signal, name, None)  # Windows knows only two of them
        # HUP ignored by whoever started us (nohup) is an order, too.
        kept = name == "SIGHUP" and number and signal.getsignal(number)
        if number and kept is not signal.SIG_IGN:
            signal.signal(number, on_signal)


def hang_up(app: App[Any]) -> None:
    """End ``app`` because its terminal is gone; callable from any thread."""
    leave(app, getattr(signal, "SIGHUP", _HANGUP))


def leave(app: App[Any], number: int) -> None:
    """Ask ``app`` to save its drafts and exit with ``128 + number``; see that it does.

    Callable from a signal handler and from any thread. Where no app is running there is
    nothing to wait for, and the process exits.
    """
    loop = app._loop  # noqa: SLF001 - Textual offers no public way to its loop
    if loop is None or loop.is_closed():
        if threading.current_thread() is threading.main_thread():
            sys.exit(128 + number)
        return
    threading.Thread(
        target=_see_it_end, args=(app, loop, number), name="ending", daemon=True
    ).start()
    with contextlib.suppress(RuntimeError):  # the loop closed in between: it has ended
        loop.call_soon_threadsafe(_start_leaving, app, loop, number)


def _start_leaving(app: App[Any], loop: asyncio.AbstractEventLoop, number: int) -> None:
    """Leave in a task of its own, because saving may have to be waited for."""
    task = loop.create_task(_save_and_exit(app, number), name="leaving")
    _leaving.add(task)  # the loop itself would let it be collected
    task.add_done_callback(_leaving.discard)


async def _save_and_exit(app: App[Any], number: int) -> None:
    """Save what was being typed, then leave whether or not that worked."""
    try:
        saving = _drafts_of(app)
        if inspect.isawaitable(saving):
            await saving
    except Exception as error:  # noqa: BLE001 - nothing may keep the app from leaving
        note = getattr(app, "note_crash", None)
        if callable(note):
            note(error)
    finally:
        app.exit(return_code=128 + number)


def _drafts_of(app: App[Any]) -> object:
    """Ask the app to save its drafts, if it keeps any."""
    save = getattr(app, "save_drafts", None)
    return save() if callable(save) else None


def save_quietly(app: App[Any]) -> None:
    """Try to save the drafts where nothing can be waited for, and nothing told."""
    with contextlib.suppress(Exception):  # the app is ending, of a worse trouble
        saving = _drafts_of(app)
        if inspect.iscoroutine(saving):
            asyncio.get_running_loop().create_task(saving)


def _see_it_end(app: App[Any], loop: asyncio.AbstractEventLoop, number: int) -> None:
    """Wait for the app's loop to be done, and end the process if it never is."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if app._loop is not loop:  # noqa: SLF001 - cleared when the app has stopped
            return
        time.sleep(0.05)
    saver = threading.Thread(target=save_quietly, args=(app,), daemon=True)
    saver.start()
    saver.join(_LAST_SAVE)
    restore_terminal(app)
    os._exit(128 + number)


def restore_terminal(app: App[Any]) -> None:
    """Give the terminal back as it was found, without waiting for it to read.

    The screen is opened anew because a non-blocking switch on our own descriptor would
    reach every program that shares it.
    """
    driver = app._driver  # noqa: SLF001 - the driver knows the settings it found
    before = getattr(driver, "attrs_before", None)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        screen = sys.__stderr__.fileno()  # type: ignore[union-attr]
        fresh = os.open(os.ttyname(screen), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        os.write(fresh, _MODES_OFF)
    if before is not None:
        import termios  # noqa: PLC0415 - not on Windows

        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(sys.__stdin__, termios.TCSANOW, before)  # type: ignore[arg-type]
