"""Opening the workspace full-screen, or saying in a sentence why it cannot be.

Textual is loaded only when there is something to show, and click never.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui import paths
from tui.i18n import _
from tui.shell import streams
from tui.terminal.preflight import preflight

if TYPE_CHECKING:
    from store import Store
    from tui.shell.desk import Shell

EXIT_USAGE = 2


def obstacle() -> str | None:
    """Why the workspace cannot be drawn here, in the reader's words; None if it can."""
    found = preflight(sys.stdin, sys.stdout, os.environ)
    return None if found is None else _(found)


def open_workspace(shell: Shell) -> int:
    """Open the file and show it until the person leaves; returns the exit code."""
    if (why := obstacle()) is not None:
        streams.say(why)
        return EXIT_USAGE
    absent = not os.path.lexists(shell.path)
    if absent and shell.is_named:
        question = _("There is no workspace at {path}. Make a new one there?")
        if not streams.ask(question.format(path=shell.path)):
            streams.say(_("Nothing was made."))
            return 1
    with shell.open(create=absent) as store:
        if absent:
            shell.say_made()
        return show(shell, store)


def show(shell: Shell, store: Store) -> int:
    """Show an open store full-screen; returns the exit code."""
    # Some terminals lose Korean typing when asked to report every key. Textual reads
    # this once, when it is loaded.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from tui.app import SoloistApp  # noqa: PLC0415 - loads Textual
    from tui.terminal.endings import install_signal_handlers  # noqa: PLC0415

    app = SoloistApp(
        store,
        today=shell.today,
        settings=shell.settings,
        settings_file=paths.settings(),
        crash_folder=paths.crashes(),
        draft_folder=paths.drafts(),
    )
    app.crash_clock = shell.now
    install_signal_handlers(app)
    app.run()
    return app.return_code or 0
