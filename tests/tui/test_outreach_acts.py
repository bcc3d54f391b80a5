"""Beginning a conversation, opening a person, acting on many, bringing in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.outreach_list import OutreachView
from store.roster import NewAccount, NewInfluencer
from tests.tui.outreach_app import (
    TODAY,
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
from tui.dialogs.begin import BeginDialog, CampaignDialog
from tui.screens.card import CardScreen
from tui.screens.importing import ImportScreen
from tui.settings import Settings
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.outreach_list import OutreachRow

LIST = Settings(outreach_face="list")


def noticed(pilot: Pilot[None]) -> set[str]:
    """What was said in the corner."""
    return {notice.message for notice in pilot.app._notifications}


def row(store: Store, name: str) -> OutreachRow:
    """How somebody stands in the file."""
    rows = store.pipeline.first(OutreachView(), TODAY, 1000)
    return next(one for one in rows if one.name == name)


def strangers(store: Store) -> None:
    """Somebody nobody has begun with, and somebody blocked."""
    for name, handle in (("Nadia Roe", "nadia"), ("Boris Bad", "boris")):
        number = store.roster.add(
            NewInfluencer(name, {}, NewAccount("x", handle, "", {}), ()), today=TODAY
        )
    store.roster.set_field([number], "status", "blocked")


# A new conversation


def top(pilot: Pilot[None]) -> object:
    """The screen on top, whatever it is."""
    return pilot.app.screen


async def test_n_begins_with_somebody_for_a_campaign(tmp_path: Path) -> None:
    """Whom, which campaign; then the cursor is on the new card."""
    async with opened(tmp_path, prepare=strangers) as (pilot, store):
        await settle(pilot, "n", *"nadia", "enter", *"winter", "enter")
        assert row(store, "Nadia Roe").campaign == "Winter"
        assert (here(pilot), stage_of(pilot)) == ("Nadia Roe", "identified")
        assert "Began a conversation with Nadia Roe." in noticed(pilot)
        await settle(pilot, "u")
        assert "Nadia Roe" not in standing(store)


async def test_all_of_it_typed_in_one_go(tmp_path: Path) -> None:
    """Neither question misses a letter, and none reaches the board."""
    async with opened(tmp_path, prepare=strangers) as (pilot, store):
        await burst(pilot, "n", *"nadia", "enter", *"spring l", "enter")
        await settle(pilot)
        assert row(store, "Nadia Roe").campaign == "Spring launch"
        assert len(standing(store)) == 12


async def test_without_a_campaign_is_an_answer_too(tmp_path: Path) -> None:
    """The first line of the question."""
    async with opened(tmp_path, prepare=strangers) as (pilot, store):
        await settle(pilot, "n", *"nadia", "enter", "enter")
        assert row(store, "Nadia Roe").campaign is None


async def test_a_new_campaign_is_made_on_the_way(tmp_path: Path) -> None:
    """By typing a name there is not; or by the last line, which asks for one."""
    async with opened(tmp_path, prepare=strangers) as (pilot, store):
        await settle(pilot, "n", *"nadia", "enter", *"Summer")
        assert "New campaign: Summer" in shown(pilot)
        await settle(pilot, "enter")
        assert row(store, "Nadia Roe").campaign == "Summer"
        await settle(pilot, "n", *"boris", "enter", *["down"] * 9, "enter")
        await settle(pilot, *"Autumn", "enter")
        assert row(store, "Boris Bad").campaign == "Autumn"
        found = {campaign.name for campaign in store.campaigns.all()}
        assert found >= {"Summer", "Autumn"}


async def test_escape_goes_one_question_back(tmp_path: Path) -> None:
    """From the name to the campaigns, from there to the people, then out."""
    async with opened(tmp_path, prepare=strangers) as (pilot, store):
        await settle(pilot, "n", *"nadia", "enter", *["down"] * 9, "enter", "escape")
        assert isinstance(pilot.app.screen, CampaignDialog)
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, BeginDialog)
        await settle(pilot, "escape")
        assert top(pilot) is outreach_of(pilot)
        assert len(standing(store)) == 11


async def test_what_there_is_to_know_is_said_before_it_is_too_late(
    tmp_path: Path,
) -> None:
    """Blocked, written to lately, held by a campaign: said, not forbidden."""
    async with opened(tmp_path, prepare=strangers) as (pilot, store):
        await settle(pilot, "n", *"boris", "enter")
        assert "Boris Bad is blocked" in shown(pilot)
        await settle(pilot, "enter")
        assert standing(store)["Boris Bad"] == "identified"
        await settle(pilot, "n", *"ben hale", "enter")
        assert "Spring launch holds Ben Hale: Contacted" in shown(pilot)


async def test_whoever_is_talked_to_already_is_gone_to(tmp_path: Path) -> None:
    """Even when a filter has hidden them."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "slash", *"stage:agreed", "enter", "n", *"ben hale")
        await settle(pilot, "enter", *"Spring l", "enter")
        assert (here(pilot), stage_of(pilot)) == ("Ben Hale", "contacted")
        assert "There is this conversation with Ben Hale already." in noticed(pilot)
        assert outreach_of(pilot).query_one(FilterBar).text == ""
        assert len(standing(store)) == 11


# The person


async def test_enter_opens_the_person_and_the_brackets_walk_along_the_column(
    tmp_path: Path,
) -> None:
    """Back on the board the cursor is on whoever was looked at last."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "l", "l", "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        assert "Ben Hale" in shown(pilot)
        await settle(pilot, "right_square_bracket")
        await settle(pilot)
        assert "Carmen Vid" in shown(pilot)
        await settle(pilot, "right_square_bracket", "escape")
        assert (here(pilot), stage_of(pilot)) == ("Carmen Vid", "contacted")


async def test_in_the_list_the_brackets_walk_along_the_list(tmp_path: Path) -> None:
    """Somebody with two conversations in a row is met once."""

    def twice(store: Store) -> None:
        ben = row(store, "Ben Hale").influencer_id
        store.outreach.start([ben], store.campaigns.add("Autumn"), today=TODAY)

    settings = Settings(outreach_face="list", outreach_sort="name")
    async with opened(tmp_path, settings=settings, prepare=twice) as (pilot, _store):
        assert names(pilot)[:4] == ["Ana Luz", "Ben Hale", "Ben Hale", "Carmen Vid"]
        await settle(pilot, "enter", *["right_square_bracket"] * 2)
        await settle(pilot)
        assert "Carmen Vid" in shown(pilot)
        await settle(pilot, "left_square_bracket", "escape")
        assert here(pilot) == "Ben Hale"


async def test_a_price_is_noted_and_the_card_moves_by_itself(tmp_path: Path) -> None:
    """P, how much: with an offer, whoever has answered comes to negotiating."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "l", "l", "l", "p", *"700000 KRW", "enter")
        await settle(pilot)
        await settle(pilot)
        assert row(store, "이하늘").offered_minor == 700_000
        assert standing(store)["이하늘"] == "negotiating"


# Many at once


async def act(pilot: Pilot[None], *keys: str) -> None:
    """Mark both of the first column, and act on them."""
    await settle(pilot, "space", "space", "x", *keys)


async def test_x_moves_the_marked_to_any_stage_and_u_takes_it_back(
    tmp_path: Path,
) -> None:
    """One step of undo for all of them."""
    async with opened(tmp_path) as (pilot, store):
        await act(pilot, *"stage", "enter", *"nego", "enter")
        assert set(cards(pilot)["negotiating"]) == {"Ana Luz", "김민수", "Dora Milo"}
        assert "Done for 2 conversations." in shown(pilot)
        await settle(pilot, "u")
        assert set(cards(pilot)["identified"]) == {"Ana Luz", "김민수"}
        assert standing(store)["Ana Luz"] == "identified"


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        ((*"campaign", "enter", *"winter", "enter"), "campaign", "Winter"),
        ((*"campaign", "enter", "enter"), "campaign", None),
        ((*"turn", "enter", *"ship", "enter"), "waiting_on", "shipping"),
        ((*"put off", "enter", "7"), "next_step_on", "2026-03-09"),
        (
            (*"plan", "enter", *"Send samples", "enter", *"3d", "enter"),
            "next_step",
            "Send samples",
        ),
    ],
)
async def test_x_changes_one_thing_of_all_of_them(
    tmp_path: Path, keys: tuple[str, ...], field: str, value: object
) -> None:
    """Campaign, whose turn, the day, the next step."""
    async with opened(tmp_path) as (pilot, store):
        await act(pilot, *keys)
        for name in ("Ana Luz", "김민수"):
            assert getattr(row(store, name), field) == value
        assert "Press u to take it back." in shown(pilot)


async def test_conversations_are_deleted_only_after_a_yes(tmp_path: Path) -> None:
    """And come back with one u."""
    async with opened(tmp_path) as (pilot, store):
        await act(pilot, *"delete", "enter")
        assert "Delete 2 conversations?" in shown(pilot)
        await settle(pilot, "escape", "escape")
        assert len(standing(store)) == 11
        await settle(pilot, "x", *"delete", "enter", "enter")
        assert len(standing(store)) == 9
        assert "marked" not in shown(pilot)
        await settle(pilot, "u")
        assert len(standing(store)) == 11


async def test_what_the_store_refuses_is_said_and_changes_nothing(
    tmp_path: Path,
) -> None:
    """Two conversations of one person cannot be in one campaign."""

    def twice(store: Store) -> None:
        ana = row(store, "Ana Luz").influencer_id
        store.outreach.start([ana], store.campaigns.add("Autumn"), today=TODAY)

    async with opened(tmp_path, prepare=twice) as (pilot, store):
        before = store.history.units(1)[0].id
        await settle(pilot, "ctrl+a", "x", *"campaign", "enter", *"winter", "enter")
        assert "Ana Luz has a conversation in Winter already." in noticed(pilot)
        assert store.history.units(1)[0].id == before


async def test_with_nothing_there_the_keys_that_need_somebody_rest(
    tmp_path: Path,
) -> None:
    """They are not offered, and do nothing."""
    async with opened(tmp_path, talks=()) as (pilot, store):
        assert "f Sent" not in shown(pilot)
        before = store.history.units(1)
        await settle(pilot, "f", "r", "d", "x", "enter", "p", "greater_than_sign")
        assert top(pilot) is outreach_of(pilot)
        assert store.history.units(1) == before


# In and out


async def test_i_brings_in_and_comma_arranges(tmp_path: Path) -> None:
    """Both are left again with Escape."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "i")
        assert isinstance(pilot.app.screen, ImportScreen)
        await settle(pilot, "escape", "comma")
        assert top(pilot) is not outreach_of(pilot)
        await settle(pilot, "escape")
        assert top(pilot) is outreach_of(pilot)


async def test_the_list_is_written_to_a_file(tmp_path: Path) -> None:
    """Under the filter, in its order; a file that is there is not replaced unasked."""
    target = tmp_path / "out.csv"
    async with opened(tmp_path, settings=Settings(outreach_face="list")) as (pilot, _s):
        await settle(pilot, "slash", *"is:late", "enter", "ctrl+e")
        await settle(pilot, *str(target), "enter")
        await settle(pilot)
        assert f"3 rows written to {target}." in noticed(pilot)
        lines = target.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == 4
        assert "최유리" in lines[1]
        await settle(pilot, "ctrl+e", *str(target), "enter")
        assert "Replace it?" in shown(pilot)
        await settle(pilot, "escape")
