"""Outcomes by one key each: file and board agree, and the cursor stays in reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.outreach_app import (
    TODAY,
    Talk,
    burst,
    cards,
    here,
    names,
    opened,
    outreach_of,
    settle,
    stage_of,
    standing,
)
from tests.tui.roster_app import shown
from tests.tui.test_hostile_text import HOSTILE
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store


def undo_all(store: Store, steps: int) -> None:
    """Take back so many steps."""
    for _step in range(steps):
        store.history.undo()


async def test_a_card_moved_on_takes_the_cursor_along(tmp_path: Path) -> None:
    """Move on with >, back with <, as often as wanted; each is a step of undo."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "greater_than_sign")
        assert (here(pilot), stage_of(pilot)) == ("Ana Luz", "warming")
        await settle(pilot, "greater_than_sign", "greater_than_sign")
        assert (here(pilot), stage_of(pilot)) == ("Ana Luz", "replied")
        assert standing(store)["Ana Luz"] == "replied"
        await settle(pilot, "less_than_sign")
        assert (here(pilot), stage_of(pilot)) == ("Ana Luz", "contacted")
        await settle(pilot, "u", "u", "u", "u")
        assert standing(store)["Ana Luz"] == "identified"
        assert here(pilot) == "Ana Luz"


async def test_at_either_end_there_is_nowhere_to_go(tmp_path: Path) -> None:
    """It says so, and writes nothing."""
    async with opened(tmp_path) as (pilot, store):
        before = store.history.units(1)[0].id
        await settle(pilot, "less_than_sign")
        assert "Nothing has changed by that." in shown(pilot)
        assert store.history.units(1)[0].id == before


@pytest.mark.parametrize(
    ("key", "stage", "said"),
    [
        ("f", "contacted", "Wrote to Ana Luz."),
        ("r", "replied", "Ana Luz replied."),
    ],
)
async def test_what_leaves_a_column_lets_the_next_one_slide_in(
    tmp_path: Path, key: str, stage: str, said: str
) -> None:
    """The cursor stays where it is, so that a column is worked down by one key."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, key)
        assert standing(store)["Ana Luz"] == stage
        assert said in shown(pilot)
        assert (here(pilot), stage_of(pilot)) == ("김민수", "identified")
        await settle(pilot, key)
        assert standing(store)["김민수"] == stage
        assert "identified" not in cards(pilot)
        undo_all(store, 2)
        assert standing(store)["김민수"] == "identified"


async def test_a_step_ticked_off_or_put_off_sinks_to_its_new_day(
    tmp_path: Path,
) -> None:
    """The next one is under the cursor; so d d are two people, not one twice."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "d")
        assert cards(pilot)["identified"] == ["김민수", "Ana Luz"]
        assert here(pilot) == "김민수"
        await settle(pilot, "s", "3")
        assert "김민수: put off until Thu 5 Mar." in shown(pilot)
        assert here(pilot) == "Ana Luz"
        assert [unit.label for unit in store.history.units(2)] == [
            "Put off until {day}: {count}",
            "Ticked off the step of {name}",
        ]


async def test_a_next_step_in_her_own_words_stands_on_the_card(
    tmp_path: Path,
) -> None:
    """E, the words, the day."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "e", *"Call her", "enter", *"fri", "enter")
        assert "0d You · Call her" in shown(pilot)
        (row,) = [
            row
            for row in store.pipeline.first(outreach_of(pilot).view, TODAY)
            if row.name == "Ana Luz"
        ]
        assert (row.next_step, row.next_step_on) == ("Call her", "2026-03-06")


@pytest.mark.parametrize("face", ["board", "list"])
async def test_all_the_marked_are_moved_as_one_step(tmp_path: Path, face: str) -> None:
    """The marks stay for the next key, and one u takes all of it back."""
    async with opened(tmp_path, settings=Settings(outreach_face=face)) as (
        pilot,
        store,
    ):
        await settle(pilot, "slash", *"is:open", "enter", "ctrl+a")
        await settle(pilot, "greater_than_sign")
        before = standing(store)
        count = 2 if face == "board" else 8
        assert f"{count} moved." in shown(pilot)
        assert f"{count} marked" in shown(pilot)
        await settle(pilot, "greater_than_sign")
        assert standing(store) != before
        await settle(pilot, "u")
        assert standing(store) == before
        await settle(pilot, "u")
        assert standing(store)["Ana Luz"] == "identified"


async def test_the_marked_are_written_to_together(tmp_path: Path) -> None:
    """F for both; then nobody is marked any more."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "space", "space", "f")
        assert "Wrote to 2 people." in shown(pilot)
        assert "marked" not in shown(pilot)
        assert {standing(store)[name] for name in ("Ana Luz", "김민수")} == {
            "contacted"
        }
        await settle(pilot, "u")
        assert {standing(store)[name] for name in ("Ana Luz", "김민수")} == {
            "identified"
        }


async def test_keys_pressed_in_one_go_act_on_who_is_under_the_cursor_then(
    tmp_path: Path,
) -> None:
    """Without a pause: each means the card one would have seen by then."""
    talks = [Talk(f"Person {n}", f"person{n}", "x", "identified", 0) for n in range(9)]
    async with opened(tmp_path, talks=talks) as (pilot, store):
        await burst(pilot, "f", "j", "f", "greater_than_sign", "h", "h", "f", "f")
        now = standing(store)
        written = {name for name, stage in now.items() if stage == "contacted"}
        assert written == {"Person 0", "Person 2", "Person 4", "Person 5"}
        assert now["Person 3"] == "warming"
        assert now["Person 1"] == "identified"


async def test_filter_and_act_without_a_pause_means_what_was_found(
    tmp_path: Path,
) -> None:
    """Typed in one go: / b e n Enter d acts on Ben, nobody else."""
    async with opened(tmp_path) as (pilot, store):
        await burst(pilot, "slash", *"ben hale", "enter", "r")
        assert standing(store)["Ben Hale"] == "replied"
        assert store.history.units(1)[0].detail["name"] == "Ben Hale"


@pytest.mark.parametrize("face", ["board", "list"])
async def test_names_that_hold_anything_are_shown_as_they_are(
    tmp_path: Path, face: str
) -> None:
    """No markup, no escape; every line is as wide as the window; keys go on."""
    talks = [
        Talk(name, f"h{place}", "x", "contacted", 3, f"{name} campaign")
        for place, name in enumerate(HOSTILE.values())
        if not any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in name)
        and name.strip("\u0301\u200d\ufe0f")
        and "\u2028" not in name
    ]
    async with opened(tmp_path, talks=talks, settings=Settings(outreach_face=face)) as (
        pilot,
        store,
    ):
        await settle(pilot, "slash", *"stage:contacted", "enter")
        for _card in talks[:6]:
            strips = pilot.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {120}
            assert not any(sign in shown(pilot) for sign in "\x1b\x07\x9b")
            await settle(pilot, "j", "f")
        await settle(pilot, "escape")
        moved = [
            name for name, stage in standing(store).items() if stage != "contacted"
        ]
        assert len(moved) <= 6


async def test_in_the_list_the_cursor_stays_on_its_line(tmp_path: Path) -> None:
    """What is done with sinks by its day; the next one comes under the cursor."""
    async with opened(tmp_path, settings=Settings(outreach_face="list")) as (
        pilot,
        _store,
    ):
        assert names(pilot)[:3] == ["최유리", "Ben Hale", "Dora Milo"]
        await settle(pilot, "d")
        assert here(pilot) == "Ben Hale"
        await settle(pilot, "greater_than_sign")
        assert here(pilot) == "Ben Hale"
        assert "Ben Hale is at: Replied." in shown(pilot)
