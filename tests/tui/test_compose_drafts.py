"""A message that is not sent yet is kept, and offered when she comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.card_host import opened, settled, typed
from tests.tui.compose_host import ana, asked, begin, dialog, ready, worked, writing

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with a sender and a template."""
    with opened(tmp_path) as store:
        ready(store)
        yield store


async def test_escape_asks_nothing_and_coming_back_offers_the_draft(
    store: Store, tmp_path: Path
) -> None:
    """Text, template, language, channel and minutes are as they were."""
    talk, folder = ana(store), tmp_path / "drafts"
    async with writing(store, talk, folder) as (app, pilot):
        await settled(pilot, "ctrl+l")
        await typed(pilot, "나중에 ")
        await settled(pilot, "tab")
        await typed(pilot, "7")
        await settled(pilot, "escape")
        assert app.answers == [False]
        (file,) = folder.iterdir()
        assert file.stat().st_mode & 0o777 == 0o600
        begin(app, talk)
        await asked(app, pilot)
        assert "Go on with what you were typing to Ana Luz?" in app.page()
        await settled(pilot, "enter")
        await asked(app, pilot)
        found = dialog(app)
        assert found.letter.body.text.startswith("나중에 Hi Ana")
        assert (found.language, found.minutes.value) == ("ko", "7")
        assert found.template is not None
        assert found.template.key == "own.2"
        await worked(app, pilot, "ctrl+s")
        assert list(folder.iterdir()) == []
        assert store.conversations.timeline(talk.owner)[0].minutes == 7


async def test_a_draft_that_is_not_wanted_is_forgotten(
    store: Store, tmp_path: Path
) -> None:
    """The template is filled in anew."""
    talk, folder = ana(store), tmp_path / "drafts"
    async with writing(store, talk, folder) as (app, pilot):
        await typed(pilot, "Old words ")
        await settled(pilot, "escape")
        begin(app, talk)
        await asked(app, pilot)
        await settled(pilot, "n")
        await asked(app, pilot)
        assert "Old words" not in app.page()
        assert "Hi Ana, it is Alex" in app.page()
        assert list(folder.iterdir()) == []


async def test_a_kill_in_the_middle_loses_nothing_that_was_kept(
    store: Store, tmp_path: Path
) -> None:
    """The draft is on disk while the message is still open."""
    talk, folder = ana(store), tmp_path / "drafts"
    async with writing(store, talk, folder) as (app, pilot):
        await typed(pilot, "Half a sen")
        app.save_drafts()
        (file,) = folder.iterdir()
        assert "Half a sen" in file.read_text(encoding="utf-8")
    async with writing(store, talk, folder) as (app, pilot):
        await settled(pilot, "enter")
        await asked(app, pilot)
        assert dialog(app).letter.body.text.startswith("Half a senHi Ana")


async def test_an_untouched_template_is_no_draft(store: Store, tmp_path: Path) -> None:
    """Looking costs nothing."""
    talk, folder = ana(store), tmp_path / "drafts"
    async with writing(store, talk, folder) as (app, pilot):
        await settled(pilot, "ctrl+l", "ctrl+l", "escape")
        assert not folder.exists()
        assert app.answers == [False]
