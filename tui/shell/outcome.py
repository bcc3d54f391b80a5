"""How a run ends: a refusal is a sentence, a mistake of ours a note and one line."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from store.errors import Cancelled, StoreError
from store.rules.words import N_
from tui import paths
from tui.i18n import _, sentence
from tui.shell import streams

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

EXIT_REFUSED = 1
EXIT_BROKEN = 70
EXIT_INTERRUPTED = 130
EXIT_NO_READER = 141
"""What a Unix program ends with whose reader has left (128 + SIGPIPE)."""

_BROKEN = N_("Soloist had to stop: {error}. It is noted in {file}. Your data is safe.")
_BROKEN_UNNOTED = N_("Soloist had to stop: {error}. Your data is safe.")


def exit_code(run: Callable[[], int], now: Callable[[], datetime]) -> int:
    """Run something to its end, whatever end that is; returns the exit code."""
    try:
        code = run()
        streams.flush()
    except Cancelled as stopped:
        streams.say(sentence(stopped))
        return EXIT_INTERRUPTED
    except StoreError as refusal:
        streams.say(sentence(refusal))
        return EXIT_REFUSED
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        streams.abandon()
        return EXIT_NO_READER
    except Exception as error:  # noqa: BLE001 - the last one to catch it: noted, told
        streams.say(_noted(error, now()))
        return EXIT_BROKEN
    return code


def _noted(error: Exception, now: datetime) -> str:
    from tui.terminal.crash import write_crash  # noqa: PLC0415 - loads Textual

    name = type(error).__name__
    with contextlib.suppress(OSError):
        file = write_crash(error, paths.crashes(), now)
        return _(_BROKEN).format(error=name, file=file)
    return _(_BROKEN_UNNOTED).format(error=name)
