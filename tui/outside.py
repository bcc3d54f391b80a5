"""What is kept elsewhere, opened there: an address in the browser, a file as it is."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.i18n import N_, _
from tui.profile_links import open_address
from tui.show import show

if TYPE_CHECKING:
    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp

_SAID = {
    "missing": N_("There is no file {path} any more."),
    "not_file": N_("{path} is no file: it is not opened."),
    "program": N_("{path} could be a program: it is not opened."),
    "none": N_("Nothing here can open {path}."),
}
"""Why a file was not opened."""


def is_address(place: str) -> bool:
    """Whether a place is an address of the web, and no path."""
    return place.casefold().startswith(("http://", "https://"))


def path_of(place: str) -> Path:
    """A kept path with the home folder for its ~; whatever was typed is a path."""
    return Path(os.path.expanduser(place))  # noqa: PTH111 - Path raises for ~nobody


async def open_place(app: SoloistApp, place: str) -> bool:
    """Open an address or a file where it can be seen; True once something took it.

    Where nothing can, it says why and copies the path. To be awaited in a worker.
    """
    if is_address(place):
        await open_address(app, place)
        return True
    from tui.dialogs.compose_out import copy_out  # noqa: PLC0415 - when it is needed
    from tui.terminal.opener import open_file  # noqa: PLC0415 - when asked

    path = path_of(place)
    what = await asyncio.to_thread(open_file, path, os.environ)
    if what == "opened":
        app.say(_("Opened {url}").format(url=show(path.name)))
        return True
    said = _(_SAID[what]).format(path=show(place))
    if what != "missing" and await copy_out(app, str(path)) != "none":
        said = " ".join((said, _("The path is copied.")))
    app.say(said, severity="warning")
    return False


async def open_content(app: SoloistApp, row: DeliverableRow) -> bool:
    """Open the post of a piece, or its draft as long as there is none.

    Says what to do where there is neither. To be awaited in a worker.
    """
    if (place := place_of(row)) is None:
        app.say(_("There is no draft yet: f says where it is."), severity="warning")
        return False
    return await open_place(app, place)


def place_of(row: DeliverableRow) -> str | None:
    """Where a piece of content can be seen now; None for nowhere."""
    return row.post_url or row.draft_ref
