"""The roster by keys: filter, sort, mark, tag, trash, undo; screen and file agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import open_store
from store.roster import NewInfluencer
from store.roster_list import RosterView
from tests.tui.roster_app import (
    NOW,
    TODAY,
    names,
    opened,
    roster_of,
    settle,
    shown,
)
from tui.app import SoloistApp
from tui.settings import Settings
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_first_frame_shows_her_rows(tmp_path: Path) -> None:
    """No key is needed to see everybody, sorted by name."""
    async with opened(tmp_path) as (pilot, _store):
        assert names(pilot)[:3] == ["[bold]x[/]", "Ana Luz", "Ben Hale"]
        assert "6 people · sorted by Name ▲" in shown(pilot)
        assert "[bold]x[/]" in shown(pilot)


async def test_typing_a_filter_narrows_the_list_at_every_letter(
    tmp_path: Path,
) -> None:
    """Enter goes back to the list; Escape there clears the filter."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash", *"ben")
        assert names(pilot) == ["Ben Hale"]
        await settle(pilot, "enter")
        assert isinstance(pilot.app.focused, RecordTable)
        await settle(pilot, "escape")
        assert len(names(pilot)) == 6


async def test_initial_consonants_find_a_korean_name(tmp_path: Path) -> None:
    """ㄱㅁㅅ finds 김민수."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash", *"ㄱㅁㅅ")
        assert names(pilot) == ["김민수"]


async def test_a_wrong_filter_says_what_is_wrong_and_keeps_the_list(
    tmp_path: Path,
) -> None:
    """The sentence stands under the filter; the list is what it was."""
    async with opened(tmp_path) as (pilot, _store):
        bar = pilot.app.screen.query_one(FilterBar)
        bar.put("tagg:beauty")
        await settle(pilot)
        assert "tagg" in bar.problem
        assert "tag" in bar.problem
        assert len(names(pilot)) == 6
        bar.put("")
        await settle(pilot)
        assert bar.problem == ""


async def test_tab_completes_the_word_under_the_cursor(tmp_path: Path) -> None:
    """Field names first, then the values in use."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash", *"foll", "tab")
        assert pilot.app.screen.query_one(FilterBar).text.startswith("followers")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tier:micro", ["김민수"]),
        ("tag:beauty", ["Ana Luz", "Carmen Vid"]),
        ("followers>100k -platform:youtube", ["Ana Luz"]),
        ("no:followers", ["이하늘"]),
    ],
)
async def test_the_filter_language(tmp_path: Path, text: str, found: list[str]) -> None:
    """Fields, comparisons, negation and what is missing."""
    async with opened(tmp_path) as (pilot, _store):
        pilot.app.screen.query_one(FilterBar).put(text)
        await settle(pilot)
        assert names(pilot) == found


async def test_sorting_by_followers_puts_the_unknown_last_either_way(
    tmp_path: Path,
) -> None:
    """z, then the column; again for the other way."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "z", *"Foll", "enter")
        await settle(pilot)
        assert names(pilot)[0] == "Ben Hale"
        assert names(pilot)[-1] == "이하늘"
        roster_of(pilot).sort_by("followers")
        await settle(pilot)
        assert names(pilot)[0] == "[bold]x[/]"
        assert names(pilot)[-1] == "이하늘"


async def test_marked_people_are_tagged_together_and_undone_together(
    tmp_path: Path,
) -> None:
    """Space marks, # tags all of them, u takes it back; the cursor stays."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "space", "space", "number_sign")
        await settle(pilot, *"spring", "enter", "enter")
        await settle(pilot)
        tagged = store.lists.first(RosterView("tag:spring"))
        assert [row.name for row in tagged] == ["Ana Luz", "Ben Hale"]
        await settle(pilot, "u")
        await settle(pilot)
        assert store.lists.first(RosterView("tag:spring")) == ()
        assert store.history.units(1)[0].undone


async def test_to_the_trash_and_back(tmp_path: Path) -> None:
    """Press d for the trash; is:trash shows it, and d there restores."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "d")
        await settle(pilot)
        assert "Ana Luz" not in names(pilot)
        pilot.app.screen.query_one(FilterBar).put("is:trash")
        await settle(pilot)
        assert names(pilot) == ["Ana Luz"]
        await settle(pilot, "d")
        await settle(pilot)
        assert len(store.lists.first(RosterView())) == 6


async def test_the_cursor_stays_on_the_person_when_the_list_changes(
    tmp_path: Path,
) -> None:
    """A new filter or sort keeps whoever is under the cursor."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "j", "j")
        table = pilot.app.screen.query_one(RecordTable)
        here = table.current_id
        roster_of(pilot).sort_by("followers")
        await settle(pilot)
        assert table.current_id == here


async def test_with_a_korean_layout_the_keys_work_all_the_same(tmp_path: Path) -> None:
    """ㅓ is j, ㅏ is k, outside text fields; in the filter they are letters."""
    async with opened(tmp_path) as (pilot, _store):
        table = pilot.app.screen.query_one(RecordTable)
        await settle(pilot, "ㅓ", "ㅓ", "ㅏ")
        assert table.cursor == 1
        await settle(pilot, "slash", "ㅓ")
        assert pilot.app.screen.query_one(FilterBar).text == "ㅓ"


async def test_an_empty_roster_says_what_to_press(tmp_path: Path) -> None:
    """Nobody here yet: i to import, n to add."""
    async with opened(tmp_path, people=()) as (pilot, _store):
        assert "Press i to import" in shown(pilot)


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_everything_is_said_in_her_language(
    tmp_path: Path, language: str
) -> None:
    """Title, summary and keys change with the language, live."""
    async with opened(tmp_path) as (pilot, _store):
        before = shown(pilot)
        await pilot.app.keep_setting(language=language)  # type: ignore[attr-defined]
        await settle(pilot)
        after = shown(pilot)
        assert after != before
        assert "people · sorted by" not in after
        assert f'language = "{language}"' in (tmp_path / "settings.toml").read_text()


async def test_a_moved_key_works_where_it_was_put(tmp_path: Path) -> None:
    """The user's keymap names commands by their id."""
    settings = Settings(keymap={"list.cursor-down": "n", "roster.new": "f7"})
    async with opened(tmp_path, settings=settings) as (pilot, _store):
        await settle(pilot, "n")
        assert pilot.app.screen.query_one(RecordTable).cursor == 1


async def test_mark_all_marks_the_whole_filter(tmp_path: Path) -> None:
    """Ctrl+A marks every row that matches; Escape clears."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "ctrl+a")
        assert "6 marked" in shown(pilot)
        await settle(pilot, "escape")
        assert "6 marked" not in shown(pilot)


async def test_what_another_window_saves_is_noticed(tmp_path: Path) -> None:
    """Somebody added on the command line appears without a key."""
    async with opened(tmp_path) as (pilot, _store):
        app = pilot.app
        assert isinstance(app, SoloistApp)
        await app.workers.wait_for_complete([app.look_for_news()])
        with open_store(tmp_path / "roster.db", now=lambda: NOW, create=False) as other:
            other.roster.add(NewInfluencer("Zoe Late"), today=TODAY)
        await app.workers.wait_for_complete([app.look_for_news()])
        await settle(pilot)
        assert "Zoe Late" in names(pilot)


async def test_a_filter_typed_anew_takes_the_place_of_the_old_one(
    tmp_path: Path,
) -> None:
    """The slash selects what stands there; End goes on from it."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash", *"ana", "enter", "slash", *"ben", "enter")
        assert names(pilot) == ["Ben Hale"]
