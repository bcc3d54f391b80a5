"""The content of a campaign by keys: asked for, drafted, live, called off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.tui.campaign_page import TODAY, furnish, opened, page, settle, write
from tui.screens.compliance import ComplianceScreen
from tui.screens.content import ContentScreen
from tui.screens.piece import PieceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from store.deliverable_rows import DeliverableRow
    from tests.tui.campaign_page import Spring


def pieces(spring: Spring) -> dict[str, DeliverableRow]:
    """What is owed, by whom."""
    rows = spring.store.deliverables.of_campaign(spring.campaign)
    return {row.name: row for row in rows}


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_everything_owed_stands_with_its_days(
    tmp_path: Path, language: str
) -> None:
    """What is late comes first, and the contract that is missing is said."""
    async with opened(tmp_path, "content", language=language) as (pilot, _spring):
        shown = page(pilot)
        assert "김민수" in shown
        assert "Ana Luz" in shown
        assert "○" in shown
        await settle(pilot, "j")
        assert "!" in page(pilot)


async def test_a_piece_moves_on_and_back(tmp_path: Path) -> None:
    """Made, here, changes asked, here again, approved; < takes one step back."""
    async with opened(tmp_path, "content") as (pilot, spring):
        states = []
        for keys in (
            *("d", "d", "c 1 ctrl+s escape", "d", "a", "less_than_sign", "d"),
            "less_than_sign",
        ):
            await settle(pilot, *keys.split())
            states.append(pieces(spring)["김민수"].state)
        assert states == [
            *("drafting", "submitted", "changes_requested", "submitted", "approved"),
            *("submitted", "approved", "submitted"),
        ]
        assert pieces(spring)["김민수"].round == 1
        await settle(pilot, "u")
        assert pieces(spring)["김민수"].state == "approved"


async def test_the_page_of_a_piece_opens_and_leads_on(tmp_path: Path) -> None:
    """Enter; ] is the next of this list, and Escape comes back to it."""
    async with opened(tmp_path, "content") as (pilot, spring):
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, PieceScreen)
        assert "Morning routine" in page(pilot)
        await settle(pilot, "left_square_bracket", "right_square_bracket")
        assert "First impression" in page(pilot)
        await settle(pilot, "right_square_bracket", "escape", "d")
        assert pieces(spring)["Ana Luz"].state == "drafting"


async def test_content_and_compliance_have_pages_of_their_own(tmp_path: Path) -> None:
    """One key each; Escape comes back to the tab."""
    async with opened(tmp_path, "content") as (pilot, _spring):
        for key, kind in (("b", ContentScreen), ("L", ComplianceScreen)):
            await settle(pilot, key)
            assert isinstance(pilot.app.screen, kind)
            await settle(pilot, "escape")
        assert "Morning routine" in page(pilot)


async def test_the_marked_ones_are_approved_together(tmp_path: Path) -> None:
    """What speaks against it asks once, by name; one step of undo."""

    def here(spring: Spring) -> None:
        furnish(spring)
        store, numbers = spring.store, [row.id for row in pieces(spring).values()]
        store.deliverables.move(numbers, "submitted", today=TODAY)
        store.compliance.answer(numbers, "guideline", False, today=TODAY)

    async with opened(tmp_path, "content", prepare=here) as (pilot, spring):
        await settle(pilot, "ctrl+a", "a")
        shown = page(pilot)
        assert shown.count(": The guideline is not followed.") == 2
        assert "김민수 · " in shown
        await settle(pilot, "escape")
        assert {row.state for row in pieces(spring).values()} == {"submitted"}
        await settle(pilot, "d", "enter")
        assert {row.state for row in pieces(spring).values()} == {"approved"}
        assert "2 drafts are approved. u takes it back." in page(pilot)
        await settle(pilot, "u")
        assert {row.state for row in pieces(spring).values()} == {"submitted"}


async def test_the_marked_ones_go_back_with_the_same_reason(tmp_path: Path) -> None:
    """Each gets a message of their own; going through them copies each."""

    def here(spring: Spring) -> None:
        furnish(spring)
        numbers = [row.id for row in pieces(spring).values()]
        spring.store.deliverables.move(numbers, "submitted", today=TODAY)

    async with opened(tmp_path, "content", prepare=here) as (pilot, spring):
        await settle(pilot, "ctrl+a", "c", "1", "ctrl+s")
        assert "1/2" in page(pilot)
        await settle(pilot, "tab", "escape")
        rows = pieces(spring).values()
        assert {row.state for row in rows} == {"changes_requested"}
        assert "2 pieces: Changes asked. u takes it back." in page(pilot)
        await settle(pilot, "u")
        assert {row.round for row in pieces(spring).values()} == {0}


async def test_with_a_signed_contract_it_goes_live(tmp_path: Path) -> None:
    """The address is completed, the day is today."""
    async with opened(tmp_path, "content") as (pilot, spring):
        await settle(pilot, "!")
        await write(pilot, "insta.example/p/1")
        assert "→ https://insta.example/p/1" in page(pilot)
        await settle(pilot, "ctrl+s")
        row = pieces(spring)["김민수"]
        assert (row.state, row.live_on) == ("live", TODAY)
        assert row.post_url == "https://insta.example/p/1"
        assert "● Live" in page(pilot)


async def test_without_one_it_asks_why_and_keeps_the_note(tmp_path: Path) -> None:
    """The gate asks; Escape leaves everything as it is, a note opens it."""
    async with opened(tmp_path, "content") as (pilot, spring):
        await settle(pilot, "j", "!")
        assert "is not signed yet" in page(pilot)
        await write(pilot, "tok.example/2", "ctrl+s", "escape")
        assert pieces(spring)["Ana Luz"].state == "briefed"
        await settle(pilot, "ctrl+s")
        await write(pilot, "Signed on paper", "enter")
        row = pieces(spring)["Ana Luz"]
        assert (row.state, row.reason) == ("live", "Signed on paper")


async def test_what_is_no_address_is_told(tmp_path: Path) -> None:
    """Nothing goes live on a word."""
    async with opened(tmp_path, "content") as (pilot, spring):
        await settle(pilot, "!")
        await write(pilot, "soon", "ctrl+s")
        assert "is not the web address" in page(pilot)
        assert pieces(spring)["김민수"].state == "briefed"
        await settle(pilot, "escape", "y")


async def test_the_marked_people_are_asked_for_the_same(tmp_path: Path) -> None:
    """Marks of the people tab count; one step of undo takes all of it back."""
    async with opened(tmp_path, "people") as (pilot, spring):
        await settle(pilot, "j", "space", "space", "tab")
        await settle(pilot, "n")
        assert "Content of each of 2 people" in page(pilot)
        await write(pilot, "story", "tab")
        await write(pilot, "Unboxing", "tab", "tab")
        await write(pilot, "3d", "ctrl+s")
        found = pieces(spring)
        for name in ("Ben Hale", "Carmen Vid"):
            assert (found[name].kind, found[name].title) == ("story", "Unboxing")
            assert found[name].draft_due_on == TODAY + timedelta(days=3)
        await settle(pilot, "u")
        assert set(pieces(spring)) == {"김민수", "Ana Luz"}


async def test_without_marks_it_asks_of_whom(tmp_path: Path) -> None:
    """Everybody who agreed is one of the answers."""
    async with opened(tmp_path, "content", prepare=None) as (pilot, spring):
        assert "Nothing is owed yet" in page(pilot)
        await settle(pilot, "n")
        await write(pilot, "everybody", "enter")
        await settle(pilot, "ctrl+s")
        assert {row.kind for row in pieces(spring).values()} == {"post"}
        assert set(pieces(spring)) == {"김민수", "Ana Luz"}


async def test_a_piece_is_changed(tmp_path: Path) -> None:
    """Another kind, by the beginning of its name; on which account."""
    async with opened(tmp_path, "content") as (pilot, spring):
        await settle(pilot, "e")
        await write(pilot, "caro", *["tab"] * 5)
        await write(pilot, "insta", "ctrl+s")
        row = pieces(spring)["김민수"]
        assert row.kind == "carousel"
        assert row.account_id is not None


async def test_a_piece_is_called_off_with_a_reason(tmp_path: Path) -> None:
    """Without words it is not; u brings it back."""
    async with opened(tmp_path, "content") as (pilot, spring):
        await settle(pilot, "ctrl+a", "X", "enter")
        assert "Say why, in a few words" in page(pilot)
        await write(pilot, "The shoot fell through", "enter")
        rows = pieces(spring).values()
        assert {(row.state, row.reason) for row in rows} == {
            ("cancelled", "The shoot fell through")
        }
        await settle(pilot, "u")
        assert {row.state for row in pieces(spring).values()} == {"briefed"}


async def test_a_piece_that_was_never_to_be_is_deleted(tmp_path: Path) -> None:
    """It asks first."""
    async with opened(tmp_path, "content") as (pilot, spring):
        await settle(pilot, "delete", "n")
        assert len(pieces(spring)) == 2
        await settle(pilot, "delete", "y")
        assert set(pieces(spring)) == {"Ana Luz"}


async def test_the_post_opens_in_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is live has an address; markup in a title stays text."""
    seen: list[str] = []

    def open_in_browser(url: str) -> bool:
        seen.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", open_in_browser)

    def live(spring: Spring) -> None:
        furnish(spring)
        number = pieces(spring)["김민수"].id
        spring.store.deliverables.go_live(
            number, url="https://insta.example/p/7", on=TODAY, today=TODAY
        )

    async with opened(tmp_path, "content", prepare=live) as (pilot, _spring):
        await settle(pilot, "g", "o", "j", "o")
        assert seen == ["https://insta.example/p/7"]
