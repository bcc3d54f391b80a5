"""The brand and the report of a campaign on the list of the day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.brand import BrandDraft
from store.campaign_rows import CampaignDraft
from tests.builders import person
from tests.tui.today_day import DAY, TODAY, Day, due, opened, settle, shown
from tui.screens.campaign import CampaignScreen
from tui.screens.results import ResultsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def campaign(day: Day, name: str, starts: int, ends: int) -> int:
    """A campaign that somebody agreed to, so many days from today."""
    store = day.store
    frame = CampaignDraft(
        name,
        currency="EUR",
        starts_on=TODAY + starts * DAY,
        ends_on=TODAY + ends * DAY,
    )
    number = store.campaigns.create(frame)
    owner = person(store.database, f"{name} person")
    talk = store.outreach.start([owner], number, today=TODAY)
    store.outreach.move(talk, "agreed", today=TODAY)
    terms = {"deal_kind": "gifted"}
    store.deals.edit(talk[0], store.conversations.conversation(talk[0]).version, terms)
    store.outreach.plan(talk, TODAY + timedelta(days=300), "Call", today=TODAY)
    return number


def begins(day: Day) -> None:
    """It begins tomorrow."""
    campaign(day, "Spring", 1, 30)


def ended(day: Day) -> None:
    """It ended ten days ago; how the brand stands is known."""
    number = campaign(day, "Spring", -40, -10)
    day.store.brand.add(BrandDraft(TODAY - DAY, number, followers=9), today=TODAY)


@pytest.mark.parametrize("key", ["enter", "d"])
@pytest.mark.parametrize(
    ("prepare", "reason"),
    [(begins, "Begins soon: note how"), (ended, "Ended 10 days ago: no report")],
)
async def test_a_line_leads_to_where_it_is_met(
    tmp_path: Path, prepare: Callable[[Day], None], reason: str, key: str
) -> None:
    """The face of the brand, or the results of the campaign; no key just ticks it."""
    async with opened(tmp_path, prepare, size=(120, 40)) as (pilot, _store):
        assert due(pilot) == ["Spring"]
        assert reason in shown(pilot)
        assert "d Done" not in shown(pilot)
        await settle(pilot, key)
        screen = pilot.app.screen
        if prepare is begins:
            assert isinstance(screen, ResultsScreen)
            assert (screen.face, screen.campaign_id) == ("brand", 1)
        else:
            assert isinstance(screen, CampaignScreen)
            assert (screen.tab, screen.campaign_id) == ("results", 1)
        await settle(pilot, "escape")
        assert due(pilot) == ["Spring"]


async def test_once_the_brand_was_looked_at_the_line_is_gone(tmp_path: Path) -> None:
    """And comes back with undo."""
    async with opened(tmp_path, begins, size=(120, 40)) as (pilot, store):
        draft = BrandDraft(TODAY, 1, followers=900)
        await pilot.app.ask(lambda: store.brand.add(draft, today=TODAY))  # type: ignore[attr-defined]
        await settle(pilot)
        assert due(pilot) == []
        await settle(pilot, "u")
        assert due(pilot) == ["Spring"]


async def test_a_line_is_put_off_like_any_other(tmp_path: Path) -> None:
    """And its place is explained."""
    async with opened(tmp_path, ended, size=(120, 40)) as (pilot, _store):
        await settle(pilot, "equals_sign")
        assert "(figures)" in shown(pilot)
        await settle(pilot, "escape", "s", "9")
        assert due(pilot) == []
        await settle(pilot, "u")
        assert due(pilot) == ["Spring"]


async def test_it_stands_in_the_narrow_list_too(tmp_path: Path) -> None:
    """With the campaign as its name."""
    async with opened(tmp_path, ended, size=(80, 24)) as (pilot, _store):
        assert due(pilot) == ["Spring"]
        assert "Ended 10 days ago" in shown(pilot)
