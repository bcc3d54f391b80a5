"""The ranking: best and worst with their n, what is usual, and what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.results_app import (
    Spring,
    converted,
    face_of,
    kept,
    opened,
    results_of,
    said,
    settle,
    went_live,
)
from tui.screens.card import CardScreen
from tui.screens.piece import PieceScreen
from tui.screens.ranking_face import RankingFace

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def ranking_of(pilot: Pilot[None]) -> RankingFace:
    """The ranking, which is in sight."""
    face = face_of(pilot)
    assert isinstance(face, RankingFace)
    return face


def two_people(spring: Spring) -> None:
    """Ana Luz sold once, for more than it cost."""
    went_live(spring)
    converted(
        spring.store,
        campaign_id=spring.campaign,
        collaboration_id=spring.talks["Ana Luz"],
        attributed_by="code",
        amount_minor=70_000,
        amount_currency="KRW",
    )


def decision(spring: Spring, name: str) -> tuple[str | None, str | None]:
    """What is decided of somebody, and why."""
    found = spring.store.conversations.conversation(spring.talks[name])
    return found.decision, found.decision_reason


async def test_people_by_what_came_back(tmp_path: Path) -> None:
    """Best first, worst first; the n says what it stands on."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, _spring):
        told = said(pilot)
        assert "by ROI · n: conversions behind it" in told
        assert "1. 김민수 50.00% 3 Reel ○ Spring launch" in told
        assert "Own medians: what is usual in this programme" in told
        await settle(pilot, "tab")
        assert ranking_of(pilot).listed == "worst-influencer"
        assert "1. 김민수 50.00% 3" in said(pilot)


async def test_too_few_are_grey_and_said_to_be(tmp_path: Path) -> None:
    """By revenue Ana Luz is among them with one sale: no ranking stands on that."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, _spring):
        await settle(pilot, "z", *"Revenue", "enter")
        await kept(pilot)
        told = said(pilot)
        assert "1. 김민수 1,200,000 KRW 3" in told
        assert "2. Ana Luz 70,000 KRW 1: too few" in told
        assert ranking_of(pilot).by["influencer"] == "revenue"


async def test_content_beside_what_is_usual(tmp_path: Path) -> None:
    """By engagement rate, with what it divides by; Enter opens the piece."""
    size = (120, 40)
    async with opened(tmp_path, "ranking", size=size, prepare=went_live) as (
        pilot,
        _spring,
    ):
        await settle(pilot, "tab", "tab")
        told = said(pilot)
        assert "by Engagement rate · engagements / views" in told
        assert "1. 김민수 5.56% 1: too few 5.56% Morning routine" in told
        assert "(n 2!)" in told
        await settle(pilot, "tab")
        assert "1. Ana Luz 3.67%" in said(pilot)
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, PieceScreen)
        await settle(pilot, "escape", "shift+tab")
        assert ranking_of(pilot).listed == "best-piece"


async def test_enter_opens_the_person(tmp_path: Path) -> None:
    """And t would be about them."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, spring):
        assert results_of(pilot).person_here() == spring.people["김민수"]
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        await settle(pilot, "escape")


async def test_a_decision_with_its_reason(tmp_path: Path) -> None:
    """R renews, and a reason is welcome; the line and the file both have it."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, spring):
        await settle(pilot, "r", *"Sells", "enter")
        await kept(pilot)
        assert decision(spring, "김민수") == ("renew", "Sells")
        told = said(pilot)
        assert "김민수: Renew. u takes it back." in told
        assert "50.00% 3 Reel Renew Spring launch Sells" in told
        await settle(pilot, "u")
        await kept(pilot)
        assert decision(spring, "김민수") == (None, None)


async def test_letting_go_needs_a_reason(tmp_path: Path) -> None:
    """So does fixing; Escape changes nothing."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, spring):
        await settle(pilot, "L", "enter")
        assert "A reason is needed for this." in said(pilot)
        await settle(pilot, "escape")
        await settle(pilot, "f", *"Later", "enter")
        await kept(pilot)
        assert decision(spring, "김민수") == ("fix", "Later")


async def test_a_decision_of_any_kind(tmp_path: Path) -> None:
    """V asks which; nothing at all takes back what was decided."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, spring):
        await settle(pilot, "V", *"Let go", "enter", *"Too dear", "enter")
        await kept(pilot)
        assert decision(spring, "김민수") == ("let_go", "Too dear")
        await settle(pilot, "V", *"Nothing", "enter")
        await kept(pilot)
        assert decision(spring, "김민수") == (None, None)
        assert "nothing is decided" in said(pilot)
        await settle(pilot, "V", "escape")
        assert pilot.app.screen is results_of(pilot)


async def test_the_figure_is_explained(tmp_path: Path) -> None:
    """What the person sold and cost in that campaign."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, _spring):
        await settle(pilot, "equals_sign")
        await kept(pilot)
        told = said(pilot)
        assert "What makes it: 김민수" in told
        assert "ROI = 50.00%" in told
        assert "400,000 KRW Purchase: #1001" in told
        await settle(pilot, "escape")


async def test_without_anybody_it_says_so(tmp_path: Path) -> None:
    """Neither people nor content; no key does harm."""

    def nothing(spring: Spring) -> None:
        spring.store.campaigns.archive([spring.campaign])

    async with opened(tmp_path, "ranking", prepare=nothing) as (pilot, _spring):
        await settle(pilot, "z", "escape", "tab", "tab")
        told = said(pilot)
        assert "No piece has likes and comments noted yet." in told
        assert "No piece has figures yet." in told
        await settle(pilot, "enter", "r", "V", "equals_sign")
        assert pilot.app.screen is results_of(pilot)


async def test_the_lists_can_be_clicked(tmp_path: Path) -> None:
    """Their names are a line of tabs."""
    async with opened(tmp_path, "ranking", prepare=two_people) as (pilot, _spring):
        await pilot.click("RankingFace > TabStrip", offset=(17, 0))
        await settle(pilot)
        assert ranking_of(pilot).listed == "worst-influencer"
