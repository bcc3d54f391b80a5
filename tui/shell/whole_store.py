"""Bringing in a whole workspace that ``soloist export all`` has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import Invalid
from tui.i18n import N_, _, ngettext
from tui.shell import streams

if TYPE_CHECKING:
    from pathlib import Path

    from tui.shell.desk import Shell


def load(shell: Shell, file: Path, *, yes: bool, as_json: bool) -> int:
    """Bring in a whole store; it replaces what is there only when that is said."""
    with shell.bringing_in() as store:
        is_filled = bool(store.history.units(1))
        if is_filled and not yes:
            if not streams.can_ask():
                raise Invalid(
                    N_("{path} holds rows that would be replaced. Say so with --yes."),
                    path=shell.path,
                )
            question = _("Put what {file} holds in the place of everything in {path}?")
            if not streams.ask(question.format(file=file, path=shell.path)):
                streams.say(_("Nothing was brought in."))
                return 1
        tables = store.outgoing.load(file, replace=is_filled)
    if as_json:
        streams.put_json({"tables": tables})
    people = tables.get("influencer", 0)
    said = ngettext("Brought in {count} person.", "Brought in {count} people.", people)
    streams.say(said.format(count=people))
    return 0
