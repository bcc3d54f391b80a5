"""A brief on its way out: for everybody or one person, copied or as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.campaign_host import BriefScreen, Made, glow, loaded, page, reels
from tests.tui.card_host import opened, settled, typed
from tests.tui.compose_host import copies

BRIEF = {"summary": "A calming toner <b>now</b>", "hashtags": "#papermoon"}

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with opened(tmp_path) as store:
        yield store


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Her own folder."""
    folder = tmp_path / "hers"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


async def test_a_brief_is_copied_in_the_language_of_its_market(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever language the screen speaks; what is missing is said all the same."""
    taken = copies(monkeypatch)
    made = glow(store, **BRIEF)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "y")
        assert taken[0].startswith("캠페인 브리프: Spring Glow\n")
        assert "A calming toner <b>now</b>" in taken[0]
        assert app.told[-1].startswith("The brief is copied. Not complete yet: ")
        assert "Key messages" in app.told[-1]


async def test_the_language_can_be_another_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L goes round: Korean, Spanish, English."""
    taken = copies(monkeypatch)
    made = glow(store, **BRIEF)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "L")
        assert "goes out in Español" in app.page()
        await loaded(app, pilot, "y")
        assert taken[-1].startswith("Brief: Spring Glow\n")
        await loaded(app, pilot, "L", "y")
        assert taken[-1].startswith("Brief: Spring Glow\n")


async def test_everybody_gets_no_names_and_a_person_gets_their_own(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who else is in the campaign is nobody's business."""
    taken = copies(monkeypatch)
    made = glow(store, **BRIEF)
    reels(store, made, "Show the toner")
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "y")
        assert "Who is it for?" in app.page()
        await loaded(app, pilot, "enter")
        assert taken[-1].count("릴스 · Morning") == 1
        assert "@minapark" not in taken[-1]
        await loaded(app, pilot, "y")
        await typed(pilot, "mina")
        await loaded(app, pilot, "enter")
        assert taken[-1].count("릴스 · @minapark · Morning") == 1
        assert "doyoon" not in taken[-1]
        await loaded(app, pilot, "y", "escape")
        assert len(taken) == 2


async def test_a_piece_called_off_is_in_no_brief(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not owed any more."""
    taken = copies(monkeypatch)
    made = glow(store, **BRIEF)
    reels(store, made)
    pieces = store.deliverables.of_campaign(made.number)
    ids = [row.id for row in pieces]
    store.deliverables.cancel(ids, "No time", today=pieces[0].state_since)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "y")
        assert "릴스" not in taken[-1]


async def test_where_nothing_can_copy_a_file_is_named(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way that always works."""
    copies(monkeypatch, by="none")
    made = glow(store, **BRIEF)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "y")
        assert app.told[-1] == "Nothing here can copy. A file will do: o."


def files(home: Path) -> list[Path]:
    """What was written."""
    return list(home.iterdir())


async def saved(store: Store, made: Made, name: str) -> str:
    """Save the brief under a name of her own."""
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "o")
        assert "~/brief_Spring_Glow_2026-03-02.html" in app.page()
        await typed(pilot, f"~/{name}", "enter")
        await loaded(app, pilot)
        return app.told[-1]


@pytest.mark.parametrize(
    ("name", "file", "begins"),
    [
        ("a.html", "a.html", "<!doctype html>"),
        ("a.md", "a.md", "# 캠페인 브리프"),
        ("a.txt", "a.txt", "캠페인 브리프"),
        ("봄 1.2", "봄 1.2.html", "<!doctype html>"),
    ],
)
async def test_a_brief_becomes_a_file(
    store: Store, home: Path, name: str, file: str, begins: str
) -> None:
    """In the form its name asks for; a page when it asks for none."""
    made = glow(store, **BRIEF)
    said = await saved(store, made, name)
    assert f"Saved as {home / file}." in said
    text = (home / file).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "<b>now" not in text or file.endswith(".txt")


async def test_no_file_is_written_over_without_asking(store: Store, home: Path) -> None:
    """No is no, and Escape is never mind."""
    made = glow(store, **BRIEF)
    file = home / "brief_Spring_Glow_2026-03-02.html"
    file.write_text("hers")
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "o", "enter")
        assert "There is such a file already. Replace it?" in app.page()
        await loaded(app, pilot, "n")
        await loaded(app, pilot, "o", "escape")
        assert file.read_text() == "hers"
        await loaded(app, pilot, "o", "enter", "y")
        assert file.read_text().startswith("<!doctype html>")


async def test_a_folder_that_is_not_there_is_told(store: Store, home: Path) -> None:
    """Nothing is written, and the page is as it was."""
    made = glow(store, **BRIEF)
    said = await saved(store, made, "none/a.md")
    assert said == f"There is no folder {home / 'none'}."
    assert files(home) == []


async def test_the_form_tells_who_it_is_for_in_the_file_name(
    store: Store, home: Path
) -> None:
    """A name from elsewhere makes no path."""
    made = glow(store, **BRIEF)
    reels(store, made, "Show it")
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "o", "down", "enter")
        assert "~/brief_Spring_Glow_Mina_Park_2026-03-02.html" in app.page()
        await settled(pilot, "escape")
        assert files(home) == []
