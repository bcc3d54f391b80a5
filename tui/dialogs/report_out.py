"""Making a report: as what, in which language, where to; then where it went."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.exchange.mail import safe_file_name
from tui import i18n
from tui.dialogs.asking import Choice, Choose, Confirm, Prompt
from tui.i18n import LANGUAGES, N_, _
from tui.reports import FORMATS, format_of, write
from tui.show import show

if TYPE_CHECKING:
    from tui.app import SoloistApp

KINDS = {
    ".html": N_("Page to read and print, with charts"),
    ".xlsx": N_("Workbook, with figures to work on"),
    ".md": N_("Markdown"),
    ".txt": N_("Plain text, for a mail"),
}
"""What a report can be written as, by the ending of its file."""


async def make_report(app: SoloistApp, campaign_id: int) -> None:
    """Ask what it shall be, write it, note it; Escape leaves everything as it was.

    To be awaited in a worker. What the disk or the store refuses is said.
    """
    with app.refusals_shown():
        await _make(app, campaign_id)


async def _make(app: SoloistApp, campaign_id: int) -> None:
    ending = await app.push_screen_wait(
        Choose(
            _("Report as what?"),
            [Choice(ending, _(title), ending) for ending, title in KINDS.items()],
        )
    )
    if ending is None:
        return
    language = await app.push_screen_wait(
        Choose(
            _("In which language?"),
            [Choice(code, name) for code, name in LANGUAGES.items()],
            current=i18n.current(),
            detail=_("That of whoever reads it."),
        )
    )
    if language is None:
        return
    day = app.today()
    facts = await app.look(app.store.reports.facts, campaign_id, day)
    path = await _where(app, f"{facts.card.name} {day:%Y-%m-%d}", ending)
    if path is None:
        return
    kind = format_of(path)
    await app.look(write, path, facts, language)
    note = app.store.reports.note
    await app.ask(note, campaign_id, day, kind, language, str(path.absolute()))
    app.say(_("The report is in {path}.").format(path=show(path)))


async def _where(app: SoloistApp, name: str, ending: str) -> Path | None:
    """Ask for a file; one that is there is only replaced when she says so."""
    typed = await app.push_screen_wait(
        Prompt(
            _("Save the report as"),
            value=f"~/{safe_file_name(f'report {name}', ending)}",
            detail=_("A name that ends in .html, .xlsx, .md or .txt"),
            check=lambda text: "" if text else _("This cannot be empty."),
        )
    )
    if typed is None:
        return None
    path = _as_path(typed, ending)
    if await app.look(os.path.lexists, path) and not await app.push_screen_wait(
        Confirm(_("There is such a file already. Replace it?"), show(path))
    ):
        return None
    return path


def _as_path(typed: str, ending: str) -> Path:
    """A typed path; without an ending of a report it gets the one chosen."""
    try:
        path = Path(typed).expanduser()
    except RuntimeError:  # a ~name that nobody here has
        path = Path(typed)
    if path.suffix.casefold() in FORMATS:
        return path
    return path.with_name(f"{path.name}{ending}")
