"""The forms of a campaign: its frame, and what it shall reach in figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from tests.tui.campaign_app import (
    campaign_of,
    furnish,
    list_of,
    opened,
    settle,
    text_of,
    type_in,
)
from tui.dialogs.campaign_form import CampaignForm
from tui.dialogs.targets import TargetsForm

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.campaign_card import CampaignCard


def card_of(store: Store, name: str) -> CampaignCard:
    """Everything about one campaign."""
    found = next(one for one in store.campaigns.all() if one.name == name)
    return store.campaigns.card(found.id)


async def fill_in(pilot: Pilot[None], typed: dict[str, str]) -> None:
    """Type into fields of the form that is open."""
    form = pilot.app.screen
    assert isinstance(form, CampaignForm | TargetsForm)
    for name, text in typed.items():
        form.entries[name].entry.focus()
        await settle(pilot, "end", "ctrl+u")
        await type_in(pilot, text)


@pytest.mark.parametrize(
    ("language", "goal", "begins", "ends"),
    [
        ("en", "sales", "16 mar", "30 apr"),
        ("ko", "판매", "3월 16일", "4월 30일"),
        ("es", "ventas", "16 mar", "30 abr"),
    ],
)
async def test_a_frame_is_typed_as_it_is_said(
    tmp_path: Path, language: str, goal: str, begins: str, ends: str
) -> None:
    """Days in words, the beginning of a word, an amount in ten thousands."""
    async with opened(tmp_path, language=language) as (pilot, store):
        await settle(pilot, "n")
        await fill_in(
            pilot,
            {
                "name": "여름 세일",
                "market": "korea",
                "objective": goal[:2] if language == "en" else "sales",
                "starts_on": begins,
                "ends_on": ends,
                "currency": "krw",
                "budget": "500만",
                "hourly_rate": "30,000",
                "landing_url": "shop.example/summer",
            },
        )
        await settle(pilot, "ctrl+s")
        card = card_of(store, "여름 세일")
        assert (card.market, card.objective, card.status) == ("KR", "sales", "planned")
        assert card.starts_on == date(2026, 3, 16)
        assert card.ends_on == date(2026, 4, 30)
        assert (card.budget_minor, card.currency) == (5_000_000, "KRW")
        assert card.hourly_rate_minor == 30_000
        assert card.landing_url == "https://shop.example/summer"


async def test_the_currency_of_the_budget_is_that_of_the_campaign(
    tmp_path: Path,
) -> None:
    """Typed once is enough; two of them are told."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "n")
        await fill_in(pilot, {"name": "Europe", "budget": "1.500 EUR"})
        await settle(pilot, "ctrl+s", "escape")
        card = card_of(store, "Europe")
        assert (card.currency, card.budget_minor) == ("EUR", 150_000)
        await settle(pilot, "e")
        await fill_in(pilot, {"budget": "500만원"})
        assert "The campaign is counted in EUR." in text_of(pilot)
        await settle(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, CampaignForm)
        await settle(pilot, "escape", "y")
        assert card_of(store, "Europe").budget_minor == 150_000


async def test_what_the_store_refuses_stays_in_the_form(tmp_path: Path) -> None:
    """An end before the beginning, a name that is taken."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "n")
        await fill_in(
            pilot, {"name": "Odd", "starts_on": "16 mar", "ends_on": "10 mar"}
        )
        await settle(pilot, "ctrl+s")
        assert "Odd cannot end on 2026-03-10" in text_of(pilot)
        await fill_in(pilot, {"name": "winter", "ends_on": "20 mar"})
        await settle(pilot, "ctrl+s")
        assert "There is a campaign called Winter already." in text_of(pilot)
        await settle(pilot, "escape", "y")
        assert len(store.campaigns.all()) == 3


async def test_somebody_else_saved_meanwhile(tmp_path: Path) -> None:
    """Nothing is overwritten; what is new is loaded, what is typed stays."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "e")
        await fill_in(pilot, {"brand": "New Lab"})
        card = card_of(store, "봄 신제품")
        store.campaigns.edit(
            card.id,
            CampaignDraft("봄 신제품", product="쿠션", currency="KRW"),
            card.version,
        )
        await settle(pilot, "ctrl+s")
        assert "was changed elsewhere" in text_of(pilot)
        await settle(pilot, "ctrl+r", "ctrl+s")
        now = card_of(store, "봄 신제품")
        assert (now.brand, now.product) == ("New Lab", "쿠션")


async def test_half_a_campaign_is_kept_for_later(tmp_path: Path) -> None:
    """After a crash the form goes on where it was."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "n")
        await fill_in(pilot, {"name": "Half", "brand": "Done"})
        form = pilot.app.screen
        assert isinstance(form, CampaignForm)
        form.save_draft()
        form.dismiss(False)
        await settle(pilot, "n")
        assert "Go on with what you were typing about a new campaign?" in " ".join(
            text_of(pilot).split()
        )
        await settle(pilot, "enter")
        form = pilot.app.screen
        assert isinstance(form, CampaignForm)
        assert (form.text("name"), form.text("brand")) == ("Half", "Done")


async def test_the_frame_is_edited_from_any_tab(tmp_path: Path) -> None:
    """The line under the name follows at once."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "enter", "l", "l", "E")
        await fill_in(pilot, {"status": "wrap"})
        await settle(pilot, "ctrl+s")
        assert card_of(store, "봄 신제품").status == "wrapped"
        assert "Wrapped up" in text_of(pilot)


async def test_goals_are_typed_as_figures(tmp_path: Path) -> None:
    """Counts, money, percent; an empty one is no goal."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "p")
        await fill_in(
            pilot,
            {"reach": "25만", "clicks": "1.2k", "revenue": "1200만원", "roi": "120%"},
        )
        await settle(pilot, "ctrl+s")
        goals = {one.metric: one.goal for one in card_of(store, "봄 신제품").targets}
        assert goals == {
            "reach": Decimal(250_000),
            "clicks": Decimal(1_200),
            "revenue": Decimal(12_000_000),
            "roi": Decimal(120),
        }
        await settle(pilot, "p")
        await fill_in(pilot, {"clicks": ""})
        await settle(pilot, "ctrl+s")
        metrics = [one.metric for one in card_of(store, "봄 신제품").targets]
        assert metrics == ["reach", "revenue", "roi"]


@pytest.mark.parametrize(
    ("metric", "typed", "told"),
    [
        ("reach", "many", "This is no figure that can be read."),
        ("reach", "1.5", "A goal is a whole number above zero."),
        ("posts", "0", "A goal is a whole number above zero."),
        ("roi", "0", "A goal cannot be zero"),
        ("revenue", "100 EUR", "The campaign is counted in KRW."),
    ],
)
async def test_a_goal_that_cannot_be_is_told_while_it_is_typed(
    tmp_path: Path, metric: str, typed: str, told: str
) -> None:
    """In one sentence, and it is not saved."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "p")
        await fill_in(pilot, {metric: typed})
        assert told in text_of(pilot)
        await settle(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TargetsForm)
        await settle(pilot, "escape", "y")
        assert card_of(store, "봄 신제품").targets == ()


async def test_a_revenue_goal_waits_for_a_currency(tmp_path: Path) -> None:
    """It is counted in that of the campaign."""

    def bare(store: Store) -> None:
        store.campaigns.create(CampaignDraft("Bare"))

    async with opened(tmp_path, prepare=bare) as (pilot, _store):
        await settle(pilot, "p")
        await fill_in(pilot, {"revenue": "100 EUR"})
        assert "Give the campaign a currency first" in text_of(pilot)


async def test_names_from_outside_are_only_text(tmp_path: Path) -> None:
    """Markup and control characters do nothing, wherever they are painted."""
    name = "[bold]Big[/] [@click=app.quit]x"

    def hostile(store: Store) -> None:
        furnish(store)
        draft = CampaignDraft(
            name, brand="[/]", currency="KRW", budget=1, starts_on=date(2026, 3, 1)
        )
        store.campaigns.create(draft)

    async with opened(tmp_path, prepare=hostile) as (pilot, _store):
        assert list_of(pilot).line_here is not None
        assert "[bold]Big[/]" in text_of(pilot)
        await settle(pilot, "enter", "E", "escape", "h", "h", "p", "escape", "escape")
        await settle(pilot, "c", "escape", "delete", "escape", "p", "escape", "enter")
        assert "[bold]Big[/]" in text_of(pilot)
        assert campaign_of(pilot).is_current


async def test_the_margin_is_a_share_of_the_price(tmp_path: Path) -> None:
    """Typed with either sign; what is no share stays in the form."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "n")
        await fill_in(pilot, {"name": "Autumn", "margin_percent": "101"})
        await settle(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, CampaignForm)
        assert "above 0 and up to 100 %" in text_of(pilot)
        await fill_in(pilot, {"margin_percent": "42,5 %"})
        assert "→ 42.5%" in text_of(pilot)
        await settle(pilot, "ctrl+s")
        assert card_of(store, "Autumn").margin_percent == "42.5"
