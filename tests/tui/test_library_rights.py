"""May I run this today? Answered layer by layer, with what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.contracts import ContractDraft
from store.rights import RightDraft
from tests.tui.library_app import DAY, TODAY, opened, page, screen_of, settle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.library_app import Kept


def flat(pilot: Pilot[None]) -> str:
    """The page as one line, without the frame of the dialog."""
    return " ".join(page(pilot).replace("│", " ").split())


async def test_every_layer_is_answered_with_its_window(tmp_path: Path) -> None:
    """Yes without an end, yes in Korea until a day, not yet, no."""
    async with opened(tmp_path, size=(120, 50)) as (pilot, _kept):
        await settle(pilot, "equals_sign")
        shown = flat(pilot)
        assert "● Our own pages Yes, and without an end." in shown
        assert "● Paid ads Yes, in South Korea, until Fri 27 Mar." in shown
        assert "● South Korea: Yes, until Fri 27 Mar." in shown
        assert "From Thu 26 Feb, 30 days: it runs, 25 more" in shown
        assert (
            "◔ Ads from their account Not yet: it begins when the content is" in shown
        )
        assert "From going live, 90 days: not started yet" in shown
        assert "○ Print and shops No: nothing was agreed." in shown
        assert "Contract with 김민수 · Signed · Thu 26 Feb" in shown
        await settle(pilot, "escape")
        assert pilot.app.screen is screen_of(pilot)


async def test_her_own_market_is_answered_where_countries_matter(
    tmp_path: Path,
) -> None:
    """A right for Korea says no in Spain."""

    def in_spain(kept: Kept) -> None:
        kept.store.settings.set_market("ES")

    async with opened(tmp_path, size=(120, 50), prepare=in_spain) as (pilot, _kept):
        await settle(pilot, "equals_sign")
        assert "○ Spain: No: only in South Korea." in flat(pilot)


async def test_a_right_to_another_piece_says_nothing_of_this_one(
    tmp_path: Path,
) -> None:
    """The reel's own right holds for the reel's file, not for the photo."""

    def of_the_reel(kept: Kept) -> None:
        store, talk = kept.store, kept.spring.talks["김민수"]
        (piece,) = store.deliverables.of_collaboration(talk)
        right = RightDraft("print", starts_on=TODAY, deliverable_id=piece.id)
        store.rights.add([talk], right, today=TODAY)

    async with opened(tmp_path, size=(120, 50), prepare=of_the_reel) as (pilot, _k):
        await settle(pilot, "equals_sign")
        assert "○ Print and shops No" in flat(pilot)
        await settle(pilot, "escape", "j", "equals_sign")
        assert "● Print and shops Yes, and without an end." in flat(pilot)
        assert "Morning routine · everywhere" in flat(pilot)


async def test_what_is_missing_is_said(tmp_path: Path) -> None:
    """No campaign, no contract, no right: each in a sentence."""
    async with opened(tmp_path, size=(120, 50)) as (pilot, kept):
        await settle(pilot, "j", "j", "equals_sign")
        assert "It belongs to no campaign" in flat(pilot)
        await settle(pilot, "escape", "R")
        assert pilot.app.screen is screen_of(pilot)
        await settle(pilot, "j", "equals_sign")
        assert "There is no contract with Ana Luz. No right was noted" in flat(pilot)
        talk = kept.spring.talks["Ana Luz"]
        kept.store.contracts.save(
            talk, ContractDraft("draft", file="~/ana.pdf"), today=TODAY
        )
        await settle(pilot, "escape", "equals_sign")
        assert "Contract with Ana Luz · Draft · ~/ana.pdf" in flat(pilot)


async def test_what_is_over_is_dim_and_says_since_when(tmp_path: Path) -> None:
    """In the list it is not among what may run."""

    def over(kept: Kept) -> None:
        store, talk = kept.store, kept.spring.talks["Ana Luz"]
        right = RightDraft(
            "paid", starts_on=TODAY - 60 * DAY, ends_on=TODAY - DAY, notes="Once only"
        )
        store.rights.add([talk], right, today=TODAY - 60 * DAY)

    async with opened(tmp_path, size=(120, 50), prepare=over) as (pilot, _kept):
        await settle(pilot, "G", "equals_sign")
        shown = flat(pilot)
        assert "○ Paid ads No: it ended on Sun 1 Mar." in shown
        assert "until Sun 1 Mar: over since Sun 1 Mar · Once only" in shown


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_it_fits_in_every_language(tmp_path: Path, language: str) -> None:
    """At 80 by 24; the keys stay in sight."""
    async with opened(tmp_path, language=language) as (pilot, _kept):
        await settle(pilot, "equals_sign")
        assert "Esc" in page(pilot)
        await settle(pilot, "j", "k", "escape")
        assert pilot.app.screen is screen_of(pilot)


async def test_r_opens_what_was_agreed_and_the_list_follows(tmp_path: Path) -> None:
    """A right that is deleted there is no longer among what may run."""
    async with opened(tmp_path) as (pilot, kept):
        assert "organic · paid" in page(pilot)
        await settle(pilot, "R", "d", "y", "escape")
        assert "organic · paid" not in page(pilot)
        talk = kept.spring.talks["김민수"]
        assert len(kept.store.rights.of_collaboration(talk)) == 2
        await settle(pilot, "u")
        assert "organic · paid" in page(pilot)
