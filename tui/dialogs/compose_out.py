"""The ways out of a message: the clipboard, a mail file, her mail program."""

from __future__ import annotations

import asyncio
import os
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from store.exchange.atomic import atomic_path
from store.exchange.mail import (
    Letter,
    letter_file,
    mailto,
    safe_file_name,
    write_letter,
)
from store.exchange.plain import lines
from tui.dialogs.asking import Confirm, Prompt
from tui.i18n import _
from tui.show import show
from tui.terminal import clipboard

if TYPE_CHECKING:
    from tui.app import SoloistApp

Copied = Literal["tool", "terminal", "none"]


async def copy_out(app: SoloistApp, text: str) -> Copied:
    """Put a text on the clipboard; says by what, or that nothing here can."""

    def by_terminal(words: str) -> None:
        app.call_from_thread(app.copy_to_clipboard, words)

    return await asyncio.to_thread(clipboard.copy, text, os.environ, by_terminal)


async def save_letter(app: SoloistApp, letter: Letter) -> Path | None:
    """Write a letter to a file that she names; None when she thinks better of it.

    Raises StoreError for an address that is none and for what the disk refuses.
    """
    at = datetime.fromisoformat(app.store.database.now())
    letter_file(letter, at=at)  # so that a bad address is told before the question
    name = safe_file_name(f"{letter.to_name} {app.today():%Y-%m-%d}", ".eml")
    detail = _("Your mail program opens it as a draft, ready to be sent.")
    path = await _asked(app, _("Save the mail as"), name, detail)
    if path is not None:
        await app.look(write_letter, path, letter, at)
    return path


async def save_text(app: SoloistApp, name: str, text: str) -> Path | None:
    """Write a text to a file that she names; None when she thinks better of it."""
    file = safe_file_name(f"{name} {app.today():%Y-%m-%d}", ".txt")
    path = await _asked(app, _("Save the text as"), file)
    if path is not None:
        await app.look(_write, path, text)
    return path


async def open_mail(letter: Letter) -> Literal["opened", "long", "none"]:
    """Hand a letter to her mail program; says when it is too long, or there is none.

    Raises StoreError for an address that is not exactly one.
    """
    link = mailto(letter)
    if link is None:
        return "long"
    return "opened" if await asyncio.to_thread(webbrowser.open, link) else "none"


async def _asked(
    app: SoloistApp, title: str, name: str, detail: str = ""
) -> Path | None:
    """Where to write to; a file that is there is replaced only when she says so."""
    typed = await app.push_screen_wait(
        Prompt(
            title,
            value=f"~/{name}",
            detail=detail,
            check=lambda text: "" if text else _("This cannot be empty."),
        )
    )
    if typed is None:
        return None
    path = _as_path(typed, Path(name).suffix)
    if await app.look(os.path.lexists, path) and not await app.push_screen_wait(
        Confirm(_("There is such a file already. Replace it?"), show(path))
    ):
        return None
    return path


def _as_path(typed: str, suffix: str) -> Path:
    try:
        path = Path(typed).expanduser()
    except RuntimeError:  # a ~name that nobody here has
        path = Path(typed)
    return path if path.suffix else Path(f"{path}{suffix}")


def _write(path: Path, text: str) -> None:
    with atomic_path(path) as part:
        part.write_text(lines(text), encoding="utf-8")
