"""A person's profile in the browser, and their handle or e-mail on the clipboard."""

from __future__ import annotations

import asyncio
import os
import webbrowser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from store.rules.profiles import profile_url
from store.rules.text import find_control
from tui import format as fmt
from tui.dialogs.asking import Choice, Choose
from tui.i18n import _
from tui.show import show
from tui.terminal import clipboard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.card import AccountCard
    from tui.app import SoloistApp

LONGEST = 2_000
"""Characters of an address that is handed to a browser."""

# What hides a part of an address, turns it round, or ends it for some programs.
_UNSEEN = frozenset("\u061c\u200b\u200e\u200f\u2028\u2029\ufeff\\\"'<>^`{}|") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2070))
}


def openable(url: str) -> str:
    """The address itself if a browser may be given it, else ``""``.

    Only http and https, with a plain host; no user name, control or hidden characters.
    """
    if not 0 < len(url) <= LONGEST or find_control(url) or _UNSEEN & set(url):
        return ""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:  # half a bracket, or a port that is none
        return ""
    plain = "@" not in parts.netloc and not any(map(str.isspace, url))
    known = parts.scheme.lower() in {"http", "https"} and "." in host.strip(".")
    return url if plain and known and not host.startswith("-") else ""


def address(account: AccountCard) -> str:
    """Where an account is on the web, if that is known and may be opened."""
    return openable(account.url) or openable(
        profile_url(account.platform, account.handle)
    )


async def open_profile(app: SoloistApp, number: int) -> None:
    """Open a profile of somebody in the browser, asking which if there are several."""
    with app.refusals_shown():
        card = await app.look(app.store.cards.card, number)
        await open_account(app, card.accounts)


async def open_account(app: SoloistApp, accounts: Sequence[AccountCard]) -> None:
    """Open one of these accounts in the browser; nothing else is ever opened."""
    choices = [
        Choice(found, f"{fmt.word(fmt.PLATFORM, account.platform)} @{account.handle}")
        for account in accounts
        if (found := address(account))
    ]
    if not choices:
        app.say(_("No address is known that could be opened."), severity="warning")
        return
    if (url := await _one_of(app, _("Open which profile?"), choices)) is not None:
        await _open(app, url)


async def open_address(app: SoloistApp, url: str) -> None:
    """Open an address in the browser, if a browser may be given it."""
    if openable(url):
        await _open(app, url)
    else:
        app.say(_("No address is known that could be opened."), severity="warning")


async def _open(app: SoloistApp, url: str) -> None:
    if await asyncio.to_thread(webbrowser.open, url):
        app.say(_("Opened {url}").format(url=show(url)))
    else:
        app.say(
            _("No browser could be started. The address is {url}").format(
                url=show(url)
            ),
            severity="warning",
        )


async def copy_contact(app: SoloistApp, number: int) -> None:
    """Copy a handle, an e-mail or a phone number of somebody."""
    with app.refusals_shown():
        card = await app.look(app.store.cards.card, number)
        choices = [
            Choice(account.handle, f"@{account.handle}", account.platform)
            for account in card.accounts
        ]
        others = ((card.email, _("E-mail")), (card.phone, _("Phone")))
        choices += [Choice(text, text, what) for text, what in others if text]
        if not choices:
            app.say(_("There is no handle and no e-mail to copy."), severity="warning")
            return
        if (text := await _one_of(app, _("Copy what?"), choices)) is not None:
            await copy(app, text)


async def _one_of(
    app: SoloistApp, title: str, choices: Sequence[Choice[str]]
) -> str | None:
    """The only choice, or the one that somebody makes."""
    if len(choices) == 1:
        return choices[0].value
    return await app.push_screen_wait(Choose(title, choices))


async def copy(app: SoloistApp, text: str) -> None:
    """Copy a text and say what happened; only a tool knows whether it worked."""

    def by_terminal(words: str) -> None:
        app.call_from_thread(app.copy_to_clipboard, words)

    by = await asyncio.to_thread(clipboard.copy, text, os.environ, by_terminal)
    said = {
        "tool": _("Copied: {text}"),
        "terminal": _("Handed to the terminal to copy: {text}"),
        "none": _("Nothing here can copy. The text is: {text}"),
    }[by]
    app.say(
        said.format(text=show(text)),
        severity="warning" if by == "none" else "information",
    )
