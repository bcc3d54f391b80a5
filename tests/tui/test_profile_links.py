"""What a browser may be given, and copying a contact."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.roster import NewAccount
from tests.builders import TODAY, person
from tests.tui.card_host import Host, mina, opened, settled
from tui import profile_links
from tui.screens.card import CardScreen
from tui.terminal import clipboard

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with Mina Park in it, number 1."""
    with opened(tmp_path) as store:
        mina(store)
        yield store


@pytest.mark.parametrize(
    "url",
    [
        "https://www.instagram.com/minapark/",
        "http://blog.example.kr/미나?page=2#top",
        "https://example.com:8443/a",
    ],
)
def test_plain_web_addresses_may_be_opened(url: str) -> None:
    """Exactly as they are."""
    assert profile_links.openable(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,hi",
        "ftp://example.com/a",
        "//example.com/a",
        "--help",
        "https://user:pw@example.com/",
        "https://example.com@evil.example/",
        "https://example.com\\@evil.example/",
        "https://-example.com/",
        "https://localhost/",
        "https://",
        "https://exa mple.com/",
        "https://example.com/\n",
        "https://example.com/\x1b[31m",
        "https://example.com/\u202egpj.exe",
        "https://example.com:port/",
        "https://[::1/",
        "https://example.com/" + "a" * 2_000,
    ],
)
def test_anything_else_is_never_opened(url: str) -> None:
    """Other schemes, credentials, hidden characters, options of a program."""
    assert profile_links.openable(url) == ""


@given(st.text(max_size=60))
def test_what_may_be_opened_is_always_the_web(text: str) -> None:
    """Whatever the text."""
    for url in (text, f"https://{text}", f"http://example.com/{text}"):
        found = profile_links.openable(url)
        assert found in {"", url}
        assert not found or found.lower().startswith(("http://", "https://"))


async def test_o_opens_the_profile_in_the_browser(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stored address that may not be opened gives way to the one of the platform."""
    given_to: list[str] = []

    def browser(url: str) -> bool:
        given_to.append(url)
        return len(given_to) == 1

    monkeypatch.setattr(webbrowser, "open", browser)
    bad = NewAccount("tiktok", "sora", "file:///etc/passwd")
    number = person(store.database, "Sora")
    store.roster.add_account(number, bad, today=TODAY)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app, number)
        for _ in range(2):
            await settled(pilot, "o")
            await app.workers.wait_for_complete()
            await settled(pilot)
        assert given_to == ["https://www.tiktok.com/@sora"] * 2
        assert app.told[0] == "Opened https://www.tiktok.com/@sora"
        assert app.told[1].startswith("No browser could be started.")
        assert app.crashes == []


async def test_with_several_accounts_it_asks_which(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape opens none."""
    given_to: list[str] = []

    def browser(url: str) -> bool:
        given_to.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browser)
    store.roster.add_account(1, NewAccount("youtube", "minatube"), today=TODAY)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app, 1)
        await settled(pilot, "o")
        assert "Open which profile?" in app.page()
        await settled(pilot, "escape")
        assert given_to == []
        await settled(pilot, "o")
        await settled(pilot, "y", "o", "u", "enter")
        await app.workers.wait_for_complete()
        assert given_to == ["https://www.youtube.com/@minatube"]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("tool", "Copied: mina@example.kr"),
        ("terminal", "Handed to the terminal to copy: mina@example.kr"),
        ("none", "Nothing here can copy. The text is: mina@example.kr"),
    ],
)
async def test_y_copies_what_is_chosen_and_says_what_happened(
    store: Store, monkeypatch: pytest.MonkeyPatch, by: str, said: str
) -> None:
    """Handles first, then e-mail and phone."""
    copied: list[str] = []

    def copy(text: str, *_rest: object) -> str:
        copied.append(text)
        return by

    monkeypatch.setattr(clipboard, "copy", copy)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app, 1)
        await settled(pilot, "y")
        while "Copy what?" not in app.page():
            await pilot.pause()
        await settled(pilot, "down", "enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert copied == ["mina@example.kr"]
        assert app.told == [said]
        assert app.crashes == []


async def show(pilot: Pilot[None], app: Host, number: int) -> None:
    """The card of somebody, read and painted."""
    screen = CardScreen(number)
    app.put(screen)
    while screen.card is None:
        await pilot.pause()
