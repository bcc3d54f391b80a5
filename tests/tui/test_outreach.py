"""Outreach as a board and as a list: what is shown, filtered, sorted and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.outreach import Outreach
from tests.tui.outreach_app import (
    TALKS,
    TODAY,
    cards,
    here,
    names,
    opened,
    outreach_of,
    settle,
    stage_of,
)
from tests.tui.roster_app import shown
from tui.app import SoloistApp
from tui.settings import Settings
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

LIST = Settings(outreach_face="list")


def bar(pilot: Pilot[None]) -> FilterBar:
    """The line she filters in."""
    return outreach_of(pilot).query_one(FilterBar)


async def test_the_first_frame_shows_her_stages_side_by_side(tmp_path: Path) -> None:
    """Every stage in its order with its count; the most pressing card on top."""
    async with opened(tmp_path) as (pilot, _store):
        found = cards(pilot)
        assert list(found)[:3] == ["identified", "warming", "contacted"]
        assert found["contacted"] == ["Ben Hale", "Carmen Vid"]
        text = shown(pilot)
        assert "Identified 2" in text
        assert "Contacted 2" in text
        assert "11 conversations · 3 late" in text


async def test_a_card_says_who_when_for_what_and_how_it_stands(tmp_path: Path) -> None:
    """Name and due day; handle and campaign; days in the stage, whose turn, next."""
    async with opened(tmp_path, size=(90, 40)) as (pilot, _store):
        text = shown(pilot)
        assert "3d late" in text
        assert "@benhale · Spring launch" in text
        assert "6d Them · follow-up" in text
        assert "@ana.luz · TikTok" in text
        assert "0d You · first message" in text


async def test_b_turns_the_board_into_a_list_and_back(tmp_path: Path) -> None:
    """The same one stays under the cursor and marked, and the face is kept."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "l", "l", "j", "space", "b")
        assert pilot.app.screen.query_one(RecordTable).has_focus
        assert here(pilot) == "Carmen Vid"
        assert "1 marked" in shown(pilot)
        assert 'outreach_face = "list"' in (tmp_path / "settings.toml").read_text()
        await settle(pilot, "k", "b")
        assert pilot.app.screen.query_one(StageBoard).has_focus
        assert stage_of(pilot) == "warming"
        assert "1 marked" in shown(pilot)


async def test_the_list_is_sorted_by_what_is_due_and_its_columns_can_be_paged(
    tmp_path: Path,
) -> None:
    """The latest first, what owes nothing at the end; l brings further columns."""
    async with opened(tmp_path, size=(80, 24), settings=LIST) as (pilot, _store):
        assert names(pilot)[:2] == ["최유리", "Ben Hale"]
        assert set(names(pilot)[-2:]) == {"Eli Noor", "Fay Otto"}
        assert "Asked" not in shown(pilot)
        await settle(pilot, *"lllllll")
        assert "Asked" in shown(pilot)
        assert "1,200,000 KRW" in shown(pilot)


async def test_sorting_is_kept_for_next_time(tmp_path: Path) -> None:
    """Z and a column; again for the other way; the next start begins so."""
    async with opened(tmp_path, settings=Settings(outreach_face="list")) as (pilot, _s):
        await settle(pilot, "z", *"Name", "enter")
        assert names(pilot)[0] == "Ana Luz"
        await settle(pilot, "z", *"Name", "enter")
        assert names(pilot)[-1] == "Ana Luz"
        assert 'outreach_sort = "-name"' in (tmp_path / "settings.toml").read_text()
    again = Settings(outreach_face="list", outreach_sort="-name")
    async with opened(tmp_path / "again", settings=again) as (pilot, _store):
        assert names(pilot)[-1] == "Ana Luz"


async def test_a_sort_nobody_knows_any_more_is_passed_over(tmp_path: Path) -> None:
    """A settings file of another version opens all the same."""
    kept = Settings(outreach_face="list", outreach_sort="-mood")
    async with opened(tmp_path, settings=kept) as (pilot, _store):
        assert names(pilot)[0] == "최유리"


async def test_a_click_on_a_title_sorts_and_on_a_card_moves(tmp_path: Path) -> None:
    """The mouse works on both faces; a second click opens the person."""
    async with opened(tmp_path) as (pilot, _store):
        await pilot.click(StageBoard, offset=(54, 3))
        await settle(pilot)
        assert here(pilot) == "Ben Hale"
        await pilot.click(StageBoard, offset=(54, 3))
        await settle(pilot)
        assert "Ben Hale" in shown(pilot)
        assert pilot.app.screen is not outreach_of(pilot)
        await settle(pilot, "escape", "b")
        await pilot.click(RecordTable, offset=(3, 0))
        await settle(pilot)
        assert names(pilot)[0] == "Ana Luz"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stage:contacted", {"Ben Hale", "Carmen Vid"}),
        (
            "waiting:me is:open -stage:identified",
            {"Vera Nocampo", "이하늘", "Dora Milo", "최유리"},
        ),
        ('campaign:"Spring launch"', {"Ben Hale", "Dora Milo", "최유리"}),
        ("is:late", {"Ben Hale", "Dora Milo", "최유리"}),
        ("ㄱㅁㅅ", {"김민수"}),
    ],
)
async def test_the_filter_is_that_of_outreach(
    tmp_path: Path, text: str, found: set[str]
) -> None:
    """Both faces show the same set."""
    async with opened(tmp_path) as (pilot, _store):
        bar(pilot).put(text)
        await settle(pilot)
        on_board = [name for column in cards(pilot).values() for name in column]
        assert set(on_board) == found
        await settle(pilot, "b")
        assert set(names(pilot)) == found


async def test_tab_completes_fields_and_stages(tmp_path: Path) -> None:
    """The fields are those of outreach, the values those in use."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash", *"wai", "tab")
        assert bar(pilot).text == "waiting:"
        await settle(pilot, *"in", "tab", *"campaign:Spr", "tab")
        assert bar(pilot).text == 'waiting:influencer campaign:"Spring launch" '


async def test_a_wrong_filter_says_what_is_wrong_and_keeps_the_board(
    tmp_path: Path,
) -> None:
    """The sentence stands under the field; Escape clears it."""
    async with opened(tmp_path) as (pilot, _store):
        before = cards(pilot)
        bar(pilot).put("stagge:replied")
        await settle(pilot)
        assert "stagge" in bar(pilot).problem
        assert cards(pilot) == before
        await settle(pilot, "slash", "escape", "enter")
        assert bar(pilot).problem == ""


async def test_escape_clears_the_marks_then_the_filter(tmp_path: Path) -> None:
    """One press for each."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash", *"is:late", "enter", "space")
        assert "1 marked" in shown(pilot)
        await settle(pilot, "escape")
        assert "1 marked" not in shown(pilot)
        assert bar(pilot).text == "is:late"
        await settle(pilot, "escape")
        assert bar(pilot).text == ""
        assert sum(map(len, cards(pilot).values())) == len(TALKS)


async def test_a_view_is_kept_under_a_name_and_opened_again(tmp_path: Path) -> None:
    """Only among those of outreach."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "slash", *"is:late", "enter", "w", "n", *"Late ones")
        await settle(pilot, "enter")
        assert [view.name for view in store.views.all("outreach")] == ["Late ones"]
        assert store.views.all("roster") == ()
        await settle(pilot, "escape", "w", "enter")
        await settle(pilot)
        assert bar(pilot).text == "is:late"
        assert "contacted" in cards(pilot)


async def test_without_any_conversation_it_says_what_to_press(tmp_path: Path) -> None:
    """On both faces; and what to press when a filter finds nothing."""
    async with opened(tmp_path, talks=()) as (pilot, _store):
        assert "Press n to begin one" in shown(pilot)
        await settle(pilot, "b")
        assert "Press n to begin one" in shown(pilot)
    async with opened(tmp_path / "some") as (pilot, _store):
        await settle(pilot, "slash", *"nobody", "enter")
        assert "Press Esc to clear it" in shown(pilot)
        await settle(pilot, "escape")
        assert "Press Esc to clear it" not in shown(pilot)


def stray(store: Store) -> None:
    """Leave two conversations without a next step, as an old file may have them."""
    with store.database.writing("Imported", ("outreach",)) as unit:
        unit.connection.execute(
            "UPDATE collaboration SET next_step_on=NULL, next_kind=NULL"
            " WHERE stage='contacted'"
        )


async def test_what_has_no_next_step_is_counted_and_can_be_found(
    tmp_path: Path,
) -> None:
    """A word of warning that says how to see them."""
    async with opened(tmp_path, prepare=stray) as (pilot, _store):
        assert "2 without a next step (is:adrift)" in shown(pilot)
        assert "no next step · 6d" in shown(pilot)
        await settle(pilot, "slash", *"is:adrift", "enter")
        assert cards(pilot) == {"contacted": ["Ben Hale", "Carmen Vid"]}
        assert "(is:adrift)" not in shown(pilot)


OWN = (
    ("identified", "🌱 발굴"),
    ("warming", "Calentando"),
    ("replied", "답장"),
    ("contacted", "Escrito"),
    ("negotiating", "[bold]Price[/]"),
    ("no_reply", "…"),
    ("declined", "Nope"),
    ("agreed", "\\o/"),
    ("wrapped", "끝"),
)


async def test_nine_stages_in_her_own_order_and_words(tmp_path: Path) -> None:
    """All of them can be walked to, at 80 columns too, and > follows her order."""
    async with opened(
        tmp_path,
        size=(80, 24),
        prepare=lambda store: store.settings.set_stages(OWN),
    ) as (pilot, store):
        seen = []
        for _stage in OWN:
            seen.append(stage_of(pilot))
            await settle(pilot, "l")
        assert seen == [key for key, _title in OWN]
        assert "끝" in shown(pilot)
        await settle(pilot, *"hhhhhh", "greater_than_sign")
        assert stage_of(pilot) == "contacted"
        assert here(pilot) == "이하늘"
        assert "이하늘 is at: Escrito" in shown(pilot)
        assert isinstance(store.outreach, Outreach)


@pytest.mark.parametrize("face", ["board", "list"])
async def test_the_language_changes_while_it_is_looked_at(
    tmp_path: Path, face: str
) -> None:
    """Place, days and titles change at once."""
    async with opened(tmp_path, settings=Settings(outreach_face=face)) as (pilot, _s):
        assert isinstance(pilot.app, SoloistApp)
        before = shown(pilot)
        assert "Wed 4" in before
        await pilot.app.keep_setting(language="es")
        await settle(pilot)
        assert "mié 4" in shown(pilot)
        assert "Wed 4" not in shown(pilot)


async def test_what_is_done_elsewhere_is_seen_on_coming_back(tmp_path: Path) -> None:
    """Another screen changes a stage; the board is read anew when it is shown."""
    async with opened(tmp_path) as (pilot, store):
        (row,) = store.pipeline.first(outreach_of(pilot).view, TODAY, 1)
        assert isinstance(pilot.app, SoloistApp)
        await settle(pilot, "2")
        await pilot.app.ask(store.outreach.move, [row.id], "declined", today=TODAY)
        await pilot.press("3")
        await settle(pilot)
        assert row.name in cards(pilot)["declined"]
