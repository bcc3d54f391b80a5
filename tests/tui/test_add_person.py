"""Somebody new out of a pasted link or a handle, and who is here already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events

from store.roster import Known, NewAccount, NewInfluencer
from tests.tui.card_host import Host, at_once, mina, opened, settled, typed
from tui.dialogs.add_person import AddAccount, AddPerson, PlatformPick

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with Mina Park in it, who is @minapark on Instagram."""
    with opened(tmp_path) as store:
        mina(store)
        yield store


async def paste(pilot: Pilot[None], text: str, *keys: str) -> None:
    """Paste into the field that has the focus, then press keys."""
    focused = pilot.app.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await settled(pilot)
    await done(pilot)
    await settled(pilot, *keys)
    await done(pilot)


async def done(pilot: Pilot[None]) -> None:
    """Wait until everything asked of the store is answered."""
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)


@pytest.mark.parametrize(
    ("link", "platform", "handle", "shown"),
    [
        ("https://www.tiktok.com/@glow.kr?lang=ko", "tiktok", "glow.kr", "TikTok"),
        ("look: instagram.com/glow_kr/ 🌸", "instagram", "glow_kr", "Instagram"),
        ("https://blog.naver.com/glowkr", "naver_blog", "glowkr", "Naver Blog"),
    ],
)
async def test_platform_and_handle_are_read_out_of_a_link(
    store: Store, link: str, platform: str, handle: str, shown: str
) -> None:
    """They are shown before Enter, and the name follows the handle."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(AddPerson())
        await settled(pilot)
        await paste(pilot, link)
        assert f"{shown} @{handle}" in app.page()
        await settled(pilot, "enter")
        await done(pilot)
        (new,) = app.answers
        assert isinstance(new, NewInfluencer)
        assert (new.name, new.account and new.account.platform) == (handle, platform)
        assert app.crashes == []
    assert store.cards.card(store.roster.add(new, today=app.today())).name == handle


async def test_only_a_handle_asks_for_the_platform(store: Store) -> None:
    """Turned with the arrows, or found by its first letter."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(AddPerson())
        await settled(pilot)
        await typed(pilot, "@sora.eats", "tab")
        assert isinstance(app.focused, PlatformPick)
        await settled(pilot, "right")
        assert "« YouTube »" in app.page()
        await settled(pilot, "left", "left")
        assert "« Other »" in app.page()
        await settled(pilot, "t", "t")
        assert "« Threads »" in app.page()
        await settled(pilot, "tab")
        await typed(pilot, "소라", "enter")
        await done(pilot)
    url = "https://www.threads.com/@sora.eats"
    account = NewAccount("threads", "sora.eats", url)
    assert app.answers == [NewInfluencer("소라", account=account)]


async def test_somebody_who_is_here_already_is_opened_instead(store: Store) -> None:
    """The warning comes while typing, whatever the case of the letters."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(AddPerson())
        await settled(pilot)
        await paste(pilot, "https://instagram.com/MinaPark")
        assert "Mina Park has this account already." in app.page()
        assert "Enter Open them instead" in app.page()
        await settled(pilot, "enter")
        await done(pilot)
        (known,) = app.answers
        assert isinstance(known, Known)
        assert (known.name, known.same) == ("Mina Park", True)


async def test_the_same_handle_elsewhere_is_only_a_hint(store: Store) -> None:
    """It may be the same person; adding goes on."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(AddPerson())
        await settled(pilot)
        await paste(pilot, "https://www.youtube.com/@minapark")
        hint = "Maybe the same person: Mina Park has this handle"
        assert hint in app.page()
        await settled(pilot, "enter")
        await done(pilot)
        assert isinstance(app.answers[0], NewInfluencer)


async def test_what_names_nobody_says_so(store: Store) -> None:
    """And stays, with the text."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(AddPerson())
        await settled(pilot)
        await settled(pilot, "enter")
        await done(pilot)
        assert "No account can be read out of this." in app.page()
        await paste(pilot, "https://www.instagram.com/p/Cx12345/", "enter")
        assert "No account can be read out of this." in app.page()
        assert app.answers == []
        await settled(pilot, "escape")
        assert app.answers == [None]
        assert app.crashes == []


async def test_a_second_account_is_asked_for_without_a_name(store: Store) -> None:
    """The same reading, the same warning."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(AddAccount("Mina Park"))
        await settled(pilot)
        await paste(pilot, "https://www.youtube.com/@minatube", "enter")
    url = "https://www.youtube.com/@minatube"
    assert app.answers == [NewAccount("youtube", "minatube", url)]


async def test_a_handle_typed_together_with_enter_is_read_whole(store: Store) -> None:
    """Nobody has to wait for the screen."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(AddPerson())
        await settled(pilot)
        await at_once(pilot, *"minapark", "enter")
        await done(pilot)
        (known,) = app.answers
        assert isinstance(known, Known)
        assert known.name == "Mina Park"
