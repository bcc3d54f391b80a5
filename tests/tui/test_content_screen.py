"""Content as a board, as a list and day by day: what is shown, filtered and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.content_app import (
    OWED,
    TODAY,
    cards,
    desk_of,
    here,
    lane_of,
    opened,
    quiet,
    titles,
)
from tests.tui.roster_app import shown
from tui.app import SoloistApp
from tui.settings import Settings
from tui.widgets.content_calendar import ContentCalendar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

LIST = Settings(content_face="list")
DAYS = Settings(content_face="calendar")


def bar(pilot: Pilot[None]) -> FilterBar:
    """The line she filters in."""
    return desk_of(pilot).query_one(FilterBar)


async def test_the_first_frame_shows_every_lane_with_its_count(tmp_path: Path) -> None:
    """What is due next stands on top; who is late is told with a sign."""
    async with opened(tmp_path) as (pilot, _store):
        found = cards(pilot)
        assert found["briefed"] == ["김민수", "Ana Luz"]
        assert found["submitted"] == ["Carmen Vid", "이하늘"]
        text = shown(pilot)
        assert "Briefed 2" in text
        assert "Draft is here 2" in text
        assert "9 pieces · 2 late" in text
        assert "! 3d late" in text


async def test_a_card_says_who_what_how_long_and_whose_turn(tmp_path: Path) -> None:
    """Name and day; kind and title; days in the lane, whose turn, for what."""
    async with opened(tmp_path, size=(170, 40)) as (pilot, _store):
        text = shown(pilot)
        assert "Video: Desk tour" in text
        assert "5d Them · draft" in text
        assert "5d You · post" in text
        assert "Story: Unboxing" in text


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_lanes_fit_into_80_columns(tmp_path: Path, language: str) -> None:
    """Letters of two cells too; every lane can be walked to."""
    async with opened(tmp_path, size=(80, 24), language=language) as (pilot, _store):
        assert "김민수" in shown(pilot)
        seen = []
        for _lane in range(8):
            seen.append(lane_of(pilot))
            await quiet(pilot, "l")
        assert seen == [
            *("briefed", "drafting", "submitted", "changes_requested", "approved"),
            *("live", "measured", "cancelled"),
        ]
        assert "Fay Otto" in shown(pilot)


async def test_b_turns_to_the_list_to_the_calendar_and_round(tmp_path: Path) -> None:
    """The same piece stays under the cursor and marked, and the face is kept."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "l", "l", "j", "space", "b")
        assert pilot.app.screen.query_one(RecordTable).has_focus
        assert here(pilot) == "솔직 후기"
        assert "1 marked" in shown(pilot)
        await quiet(pilot, "b")
        assert pilot.app.screen.query_one(ContentCalendar).has_focus
        assert here(pilot) == "솔직 후기"
        assert "1 marked" in shown(pilot)
        assert 'content_face = "calendar"' in (tmp_path / "settings.toml").read_text()
        await quiet(pilot, "b")
        assert pilot.app.screen.query_one(StageBoard).has_focus
        assert here(pilot) == "솔직 후기"
        await quiet(pilot, "B", "B")
        assert pilot.app.screen.query_one(RecordTable).has_focus
        assert "1 marked" in shown(pilot)


async def test_the_calendar_is_there_with_the_first_frame(tmp_path: Path) -> None:
    """The month of today, with what stands in it; arrows read other months."""
    async with opened(tmp_path, settings=DAYS) as (pilot, _store):
        text = shown(pilot)
        assert "March 2026" in text
        assert "Carmen" in text
        assert "9 pieces · 2 late" in text
        await quiet(pilot, "pageup", "pageup")
        assert "January 2026" in shown(pilot)


async def test_a_piece_is_carried_to_another_day(tmp_path: Path) -> None:
    """Picked up with m, carried by arrows, put down with Enter: one step of undo."""
    async with opened(tmp_path, settings=DAYS) as (pilot, store):
        await quiet(pilot, "right", "right")
        assert here(pilot) == "7일 챌린지"
        await quiet(pilot, "m", "right", "enter")
        number = desk_of(pilot).here.current_id
        assert number is not None
        assert str(store.deliverables.one(number).live_due_on) == "2026-03-05"
        assert here(pilot) == "7일 챌린지"
        await quiet(pilot, "plus")
        assert str(store.deliverables.one(number).live_due_on) == "2026-03-06"
        await quiet(pilot, "u", "u")
        assert str(store.deliverables.one(number).live_due_on) == "2026-03-04"


async def test_w_is_the_week_on_the_calendar_and_views_elsewhere(
    tmp_path: Path,
) -> None:
    """The same key, whichever of both there is."""
    async with opened(tmp_path, settings=DAYS) as (pilot, _store):
        await quiet(pilot, "w")
        assert desk_of(pilot).calendar.span == "week"
        await quiet(pilot, "b", "w")
        assert pilot.app.screen is not desk_of(pilot)
        await quiet(pilot, "escape")


async def test_the_list_begins_with_what_is_due_next(tmp_path: Path) -> None:
    """The latest first, what owes nothing at the end."""
    async with opened(tmp_path, settings=LIST) as (pilot, _store):
        assert titles(pilot)[:3] == ["Winter haul", "Desk tour", "Before, after"]
        assert titles(pilot)[-1] == "Called off"


async def test_sorting_is_kept_for_next_time(tmp_path: Path) -> None:
    """Z and a column; again for the other way; the next start begins so."""
    async with opened(tmp_path, settings=Settings(content_face="list")) as (pilot, _s):
        await quiet(pilot, "z", *"Title", "enter")
        assert titles(pilot)[0] == "7일 챌린지"
        await quiet(pilot, "z", *"Title", "enter")
        assert titles(pilot)[-1] == "7일 챌린지"
        assert 'content_sort = "-title"' in (tmp_path / "settings.toml").read_text()
    again = Settings(content_face="list", content_sort="-title")
    async with opened(tmp_path / "again", settings=again) as (pilot, _store):
        assert titles(pilot)[-1] == "7일 챌린지"


async def test_a_click_on_a_title_sorts_and_an_unknown_sort_is_passed_over(
    tmp_path: Path,
) -> None:
    """A settings file of another version opens all the same."""
    kept = Settings(content_face="list", content_sort="-mood")
    async with opened(tmp_path, settings=kept) as (pilot, _store):
        assert titles(pilot)[0] == "Winter haul"
        await pilot.click(RecordTable, offset=(3, 0))
        await quiet(pilot)
        assert titles(pilot)[0] == "First look"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("state:submitted", {"Unboxing", "솔직 후기"}),
        ("is:late", {"Desk tour", "Winter haul"}),
        ("waiting:me -is:late", {"Unboxing", "솔직 후기"}),
        ("kind:video", {"Desk tour", "7일 챌린지"}),
        ("ㅊㅇㄹ", {"7일 챌린지"}),
        ("desk", {"Desk tour"}),
    ],
)
async def test_the_filter_is_that_of_content(
    tmp_path: Path, text: str, found: set[str]
) -> None:
    """Both faces show the same set."""
    async with opened(tmp_path) as (pilot, _store):
        bar(pilot).put(text)
        await quiet(pilot)
        assert sum(map(len, cards(pilot).values())) == len(found)
        await quiet(pilot, "b")
        assert set(titles(pilot)) == found


async def test_the_calendar_is_filtered_too(tmp_path: Path) -> None:
    """Other days are read under the same filter."""
    async with opened(tmp_path, settings=DAYS) as (pilot, _store):
        bar(pilot).put("kind:story")
        await quiet(pilot)
        assert "Carmen" in shown(pilot)
        assert "Ben Hale" not in shown(pilot)
        assert "1 piece" in shown(pilot)


async def test_tab_completes_fields_and_states(tmp_path: Path) -> None:
    """The fields are those of content, the values those in use."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "slash", *"rou", "tab")
        assert bar(pilot).text == "round>"
        await quiet(pilot, "escape", *"state:ch", "tab", *"campaign:Spr", "tab")
        assert bar(pilot).text == 'state:changes_requested campaign:"Spring launch" '


@pytest.mark.parametrize("settings", [None, DAYS])
async def test_a_wrong_filter_says_what_is_wrong(
    tmp_path: Path, settings: Settings | None
) -> None:
    """The sentence stands under the field; Escape clears it."""
    async with opened(tmp_path, settings=settings) as (pilot, _store):
        bar(pilot).put("stte:live")
        await quiet(pilot)
        assert "stte" in bar(pilot).problem
        await quiet(pilot, "slash", "escape", "enter")
        assert bar(pilot).problem == ""


async def test_escape_clears_the_marks_then_the_filter(tmp_path: Path) -> None:
    """One press for each."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "slash", *"is:late", "enter", "space")
        assert "1 marked" in shown(pilot)
        await quiet(pilot, "escape")
        assert "1 marked" not in shown(pilot)
        assert bar(pilot).text == "is:late"
        await quiet(pilot, "escape")
        assert bar(pilot).text == ""
        assert sum(map(len, cards(pilot).values())) == len(OWED)


async def test_a_view_is_kept_under_a_name_and_opened_again(tmp_path: Path) -> None:
    """Only among those of content."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "slash", *"is:late", "enter", "w", "n", *"Late", "enter")
        assert [view.name for view in store.views.all("content")] == ["Late"]
        assert store.views.all("outreach") == ()
        await quiet(pilot, "escape", "escape", "w", "enter")
        assert bar(pilot).text == "is:late"


async def test_without_any_content_it_says_what_to_press(tmp_path: Path) -> None:
    """On the board and in the list; and what to press when a filter finds nothing."""
    async with opened(tmp_path, owed=()) as (pilot, _store):
        assert "Press n to ask for some" in shown(pilot)
        await quiet(pilot, "b")
        assert "Press n to ask for some" in shown(pilot)
        await quiet(pilot, "b", "enter", "a", "x", "equals_sign")
    async with opened(tmp_path / "some") as (pilot, _store):
        await quiet(pilot, "slash", *"nobody", "enter")
        assert "Press Esc to clear it" in shown(pilot)


@pytest.mark.parametrize("face", ["board", "list", "calendar"])
async def test_the_language_changes_while_it_is_looked_at(
    tmp_path: Path, face: str
) -> None:
    """Days and titles change at once."""
    kept = Settings(content_face=face)
    async with opened(tmp_path, settings=kept) as (pilot, _store):
        assert isinstance(pilot.app, SoloistApp)
        before = shown(pilot)
        await pilot.app.keep_setting(language="es")
        await quiet(pilot)
        assert "Contenido" in shown(pilot)
        assert shown(pilot) != before


async def test_what_is_done_elsewhere_is_seen_on_coming_back(tmp_path: Path) -> None:
    """Another mode changes a state; the board is read anew when it is shown."""
    async with opened(tmp_path) as (pilot, store):
        assert isinstance(pilot.app, SoloistApp)
        number = desk_of(pilot).here.current_id
        assert number is not None
        await quiet(pilot, "2")
        await pilot.app.ask(store.deliverables.move, [number], "approved", today=TODAY)
        await quiet(pilot, "8")
        assert "김민수" in cards(pilot)["approved"]


async def test_f12_comes_here_from_anywhere(tmp_path: Path) -> None:
    """Under a dialog too."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "3", "f12")
        assert pilot.app.screen is desk_of(pilot)
