"""The ways out of a brief: for everybody or for one person, copied or as a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.exchange.briefs import FORMATS, BriefPage, BriefPiece, as_text, write_brief
from store.exchange.mail import safe_file_name
from tui import i18n
from tui.dialogs.asking import Choice, Choose, Confirm, Prompt
from tui.dialogs.compose_out import copy_out
from tui.i18n import _
from tui.show import show
from tui.widgets.campaign_brief import brief_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp
    from tui.widgets.campaign_brief import BriefShown


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a brief goes to; without a collaboration it is for everybody."""

    name: str = ""
    collaboration_id: int | None = None


def page_for(shown: BriefShown, reader: Reader, today: date) -> BriefPage:
    """What a reader gets: their own pieces, or all of them without a name."""
    card = shown.card
    mine = reader.collaboration_id
    pieces = [
        _piece(row, named=mine is not None)
        for row in shown.pieces
        if mine is None or row.collaboration_id == mine
    ]
    return BriefPage(
        name=card.name,
        made_on=today,
        brand=card.brand or "",
        product=card.product or "",
        landing_url=card.landing_url or "",
        starts_on=card.starts_on,
        ends_on=card.ends_on,
        **{part: brief_text(card, part) for part in _PARTS},
        disclosure=brief_text(card, "disclosure_text"),
        pieces=tuple(pieces),
    )


_PARTS = ("summary", "messages", "do", "dont", "hashtags")


def _piece(row: DeliverableRow, *, named: bool) -> BriefPiece:
    return BriefPiece(
        row.kind,
        account=f"@{row.handle}" if named and row.handle else "",
        title=row.title or "",
        substance=row.substance or "",
        draft_due_on=row.draft_due_on,
        live_due_on=row.live_due_on,
    )


async def ask_reader(
    app: SoloistApp, pieces: Sequence[DeliverableRow]
) -> Reader | None:
    """Ask whom it is for, where anybody owes something; None for never mind."""
    people = {row.collaboration_id: row for row in pieces}
    if not people:
        return Reader()
    choices = [Choice(Reader(), _("Everybody"), _("all pieces, no names"))]
    choices += [
        Choice(
            Reader(row.name, number), row.name, f"@{row.handle}" if row.handle else ""
        )
        for number, row in people.items()
    ]
    return await app.push_screen_wait(Choose(_("Who is it for?"), choices))


async def copy_brief(app: SoloistApp, shown: BriefShown) -> bool:
    """Copy it as plain text; True once it is on the clipboard."""
    reader = await ask_reader(app, shown.pieces)
    if reader is None:
        return False
    text = as_text(page_for(shown, reader, app.today()), shown.language)
    by = await copy_out(app, text)
    if by == "none":
        app.say(_("Nothing here can copy. A file will do: o."), severity="warning")
        return False
    app.say(_said(_("The brief is copied."), shown))
    return True


async def save_brief(app: SoloistApp, shown: BriefShown) -> Path | None:
    """Write it to a file that she names; None when she thinks better of it.

    Raises StoreError for what the disk refuses.
    """
    reader = await ask_reader(app, shown.pieces)
    if reader is None:
        return None
    words = " ".join(part for part in (shown.card.name, reader.name) if part)
    name = safe_file_name(f"brief {words} {app.today():%Y-%m-%d}", ".html")
    typed = await app.push_screen_wait(
        Prompt(
            _("Save the brief as"),
            value=f"~/{name}",
            detail=_("A name that ends in .html, .md or .txt"),
            check=lambda text: "" if text else _("This cannot be empty."),
        )
    )
    if typed is None:
        return None
    path = _as_path(typed)
    if await app.look(os.path.lexists, path) and not await app.push_screen_wait(
        Confirm(_("There is such a file already. Replace it?"), show(path))
    ):
        return None
    page = page_for(shown, reader, app.today())
    await app.look(write_brief, path, page, shown.language)
    app.say(_said(_("Saved as {path}.").format(path=path), shown))
    return path


def _said(what: str, shown: BriefShown) -> str:
    """What was done, and what the brief lacks all the same."""
    lacks = [check.title for check in shown.missing]
    if not lacks:
        return what
    listed = ", ".join(title[i18n.current()] for title in lacks)
    return what + " " + _("Not complete yet: {parts}.").format(parts=listed)


def _as_path(typed: str) -> Path:
    try:
        path = Path(typed).expanduser()
    except RuntimeError:  # a ~name that nobody here has
        path = Path(typed)
    if path.suffix.lower() in FORMATS:
        return path
    return path.with_name(f"{path.name}.html")
