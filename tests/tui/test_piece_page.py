"""The page of a piece of content: what it tells, and the keys that move it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.readings import ReadingDraft
from store.rights import RightDraft
from store.roster import NewAccount, NewInfluencer
from tests.tui.piece_page import (
    DAY,
    LABELLED,
    TODAY,
    UNLABELLED,
    again,
    opened,
    page,
    said,
    settle,
    write,
)
from tui.screens.card import CardScreen
from tui.screens.piece import PieceScreen
from tui.widgets.piece_view import PieceView

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.piece_page import Made


def told(there: Made) -> None:
    """A second draft is here, changes were asked once, it is labelled."""
    store = there.store
    store.deliverables.attach(
        there.reel, draft_ref="https://drive.example/d/1", caption=LABELLED
    )
    there.to("submitted")
    store.reviews.ask_changes(
        [there.reel],
        "Show the product earlier\nSay its name",
        today=TODAY - 2 * DAY,
        checks={"guideline": False},
    )
    store.deliverables.move([there.reel], "submitted", today=TODAY - DAY)


def seen(there: Made) -> None:
    """Live for three days, counted once, with two rights."""
    told(there)
    store, talk = there.store, there.spring.talks["김민수"]
    there.live()
    figures = {"views": 12_345, "likes": 812}
    draft = ReadingDraft("24h", TODAY - 2 * DAY, figures=figures)
    store.readings.note(there.reel, draft, TODAY)
    for right in (
        RightDraft("organic", begins="live", lasts_days=90),
        RightDraft("paid", starts_on=TODAY + 9 * DAY, lasts_days=30),
    ):
        store.rights.add([talk], right, today=TODAY)


def notices(pilot: Pilot[None]) -> list[str]:
    """What is told in the corner."""
    return [one.message for one in pilot.app._notifications]


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_the_page_tells_all_of_a_draft(tmp_path: Path, language: str) -> None:
    """Whose, where, what was said to it, how its label stands, what was looked at."""
    async with opened(tmp_path, told, size=(120, 40), language=language) as (pilot, _):
        shown = page(pilot)
        for words in (
            "Morning routine",
            "김민수 @minsu_day",
            "Spring launch",
            "https://drive.example/d/1",
            "✓",
            "[광고]",
            "Serum before the make-up",
            "↺",
            "Show the product earlier",
        ):
            assert words in shown


async def test_it_says_which_keys_come_next(tmp_path: Path) -> None:
    """In every state another one."""
    async with opened(tmp_path) as (pilot, there):
        for state, words in (
            ("briefed", "f says where the draft is"),
            ("submitted", "a approves it, c asks for changes"),
            ("approved", "! once it can be seen"),
        ):
            if state != "briefed":
                there.to(state)
                await again(pilot)
            assert words in page(pilot)
        there.store.deliverables.cancel([there.reel], "Ill", today=TODAY)
        await again(pilot)
        assert "takes it up again" in page(pilot)
        assert "! Ill" in page(pilot)


async def test_what_is_late_or_missing_is_loud(tmp_path: Path) -> None:
    """The draft, the day to go live, the contract."""

    def late(there: Made) -> None:
        there.store.deliverables.set_day(there.reel, "draft", TODAY - 3 * DAY)
        there.store.deliverables.set_day(there.reel, "live", TODAY - DAY)
        (contract,) = there.store.contracts.of_collaboration(
            there.spring.talks["김민수"]
        )
        there.store.contracts.remove(contract.id)

    async with opened(tmp_path, late) as (pilot, _there):
        shown = page(pilot)
        assert "! The draft was due: 3d late." in shown
        assert "! It was to go live: 1d late." in shown
        assert "! The contract with 김민수 is not signed." in shown


async def test_the_page_tells_all_of_a_live_post(tmp_path: Path) -> None:
    """Its address, what follows from its day, the looks, figures, rights, library."""
    async with opened(tmp_path, seen, size=(120, 60)) as (pilot, _there):
        shown = page(pilot)
        for words in (
            "https://instagram.com/reel/Cmorning1",
            "Payment by",
            "Next figures",
            "After 180 days",
            "Sat 28 Feb  2d late",
            "Views 12.3K · Likes 812",
            "Yes, until",
            "Not yet: it begins on",
            "No: nothing was agreed",
            "In the library",
        ):
            assert words in shown


async def test_a_look_at_the_post_is_one_key(tmp_path: Path) -> None:
    """y: up and labelled; then it says when to look again, and y has nothing to do."""
    async with opened(tmp_path, seen, size=(120, 50)) as (pilot, there):
        assert "o opens the post. y: still up" in page(pilot)
        await settle(pilot, "y")
        first, second, *_rest = there.store.live_checks.of(there.reel)
        assert (first.live, first.labelled, first.on_day) == (True, True, TODAY)
        assert second.on_day is None
        assert said(pilot).startswith("Noted: up and labelled. Next look: Fri 6 Mar.")
        assert "✓ up and labelled" in page(pilot)
        assert "Nothing to do until the next look" in page(pilot)
        await settle(pilot, "y", "d")
        assert there.store.live_checks.of(there.reel)[1].on_day is None
        assert said(pilot) == "Next look: Fri 6 Mar."
        await settle(pilot, "u")
        assert there.store.live_checks.of(there.reel)[0].on_day is None


@pytest.mark.parametrize(
    ("live", "labelled", "words"),
    [(False, False, "The post was gone"), (True, False, "The label was gone")],
)
async def test_what_was_wrong_with_the_post_stays_loud(
    tmp_path: Path, live: bool, labelled: bool, words: str
) -> None:
    """Until somebody looks again and finds it well."""

    def gone(there: Made) -> None:
        seen(there)
        there.store.live_checks.answer(
            [there.reel], live=live, labelled=labelled, today=TODAY - DAY, note="Asked"
        )

    async with opened(tmp_path, gone, size=(120, 60)) as (pilot, there):
        assert f"! {words}" in page(pilot)
        assert "Once more" in page(pilot)
        assert "Asked" in page(pilot)
        there.store.live_checks.answer(
            [there.reel], live=True, labelled=True, today=TODAY
        )
        await again(pilot)
        assert words not in page(pilot)


async def test_d_goes_from_the_brief_to_approval_and_back_again(tmp_path: Path) -> None:
    """One key on, one key back; undo takes each step back by itself."""
    async with opened(tmp_path) as (pilot, there):
        states = []
        for key in ("d", "greater_than_sign", "d", "less_than_sign", "less_than_sign"):
            await settle(pilot, key)
            states.append(there.row.state)
        assert states == ["drafting", "submitted", "approved", "submitted", "drafting"]
        await settle(pilot, "u", "u")
        assert there.row.state == "approved"


async def test_guideline_and_brand_are_a_key_each(tmp_path: Path) -> None:
    """In order, not in order, not looked at; each press is one step of undo."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, there):
        answers = []
        for key in ("G", "G", "G", "B", "B"):
            await settle(pilot, key)
            answers.append((there.row.guideline, there.row.brand_fit))
        assert answers == [
            (True, None),
            (False, None),
            (None, None),
            (None, True),
            (None, False),
        ]
        assert said(pilot) == "Brand: not in order. u takes it back."
        assert "x not in order" in page(pilot)
        await settle(pilot, "u")
        assert there.row.brand_fit is True


async def test_g_goes_to_the_top_and_answers_nothing(tmp_path: Path) -> None:
    """End goes to the end; Home is another word for the top."""
    async with opened(tmp_path) as (pilot, there):
        unit = there.store.history.newest()
        view = pilot.app.screen.query_one(PieceView)
        for key in ("g", "home"):
            await settle(pilot, "end")
            assert view.scroll_y == view.max_scroll_y > 0
            await settle(pilot, key)
            assert view.scroll_y == 0
        await settle(pilot, "b")
        assert there.store.history.newest() == unit
        assert there.row.guideline is None


async def test_a_piece_is_called_off_with_a_reason(tmp_path: Path) -> None:
    """Without words it is not; < takes it up again."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "X", "enter")
        assert "Say why, in a few words" in page(pilot)
        await write(pilot, "The shoot fell through", "enter")
        assert (there.row.state, there.row.reason) == (
            "cancelled",
            "The shoot fell through",
        )
        await settle(pilot, "X", "a", "f", "d")
        assert there.row.state == "cancelled"
        await settle(pilot, "less_than_sign")
        assert there.row.state == "briefed"


async def test_it_goes_live_from_here(tmp_path: Path) -> None:
    """! asks for the address, and so does d once it is approved."""
    async with opened(tmp_path) as (pilot, there):
        there.to("approved")
        await again(pilot)
        await settle(pilot, "d", "escape", "y", "!")
        await write(pilot, "https://instagram.com/reel/Cmorning1", "ctrl+s")
        assert (there.row.state, there.row.live_on) == ("live", TODAY)


async def test_the_brackets_lead_through_the_list(tmp_path: Path) -> None:
    """To the next piece and back; at the ends it says so. Escape goes back."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "right_square_bracket")
        assert "Ana Luz @ana.luz" in page(pilot)
        assert "TikTok" in page(pilot)
        await settle(pilot, "right_square_bracket")
        assert notices(pilot) == ["This is the last."]
        await settle(pilot, "left_square_bracket", "j", "k")
        screen = pilot.app.screen
        assert isinstance(screen, PieceScreen)
        assert screen.deliverable_id == there.reel
        await settle(pilot, "escape")
        assert not isinstance(pilot.app.screen, PieceScreen)


async def test_a_piece_that_is_gone_takes_its_page_along(tmp_path: Path) -> None:
    """Undoing the step that asked for it, or deleting it elsewhere."""
    async with opened(tmp_path) as (pilot, there):
        there.store.deliverables.remove(there.reel)
        await again(pilot)
        assert not isinstance(pilot.app.screen, PieceScreen)


async def test_other_pages_are_a_key_away(tmp_path: Path) -> None:
    """The person, the form of the piece, a message; Escape comes back."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "p")
        assert [type(one) for one in pilot.app.screen_stack][-1] is CardScreen
        await settle(pilot, "escape", "e", "tab")
        await write(pilot, "Evening routine", "ctrl+s")
        assert there.row.title == "Evening routine"
        assert "Evening routine" in page(pilot)
        await settle(pilot, "m")
        assert "김민수" in page(pilot)
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, PieceScreen)


async def test_d_leads_to_whatever_is_due_of_a_live_post(tmp_path: Path) -> None:
    """A look first, then its figures; n opens the look as well."""

    def due(there: Made) -> None:
        there.live(since=8)

    async with opened(tmp_path, due, size=(120, 50)) as (pilot, there):
        await settle(pilot, "n", "escape", "d")
        assert "Still up and labelled?" in page(pilot)
        await settle(pilot, "y")
        assert said(pilot).startswith("Noted: up and labelled. Next look: ")
        assert "Figures are due: M, or d" in page(pilot)
        await settle(pilot, "d", "escape", "M")
        assert "Figures of" in page(pilot)
        await settle(pilot, "escape")
        assert there.store.readings.of(there.reel) == ()


async def test_the_lists_around_it_open(tmp_path: Path) -> None:
    """Compliance and rights, and back."""
    async with opened(tmp_path) as (pilot, _there):
        for key, words in (("L", "Compliance: 김민수"), ("R", "김민수")):
            await settle(pilot, key)
            assert not isinstance(pilot.app.screen, PieceScreen)
            assert words in page(pilot)
            await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, PieceScreen)


async def test_no_market_no_verdict(tmp_path: Path) -> None:
    """A caption outside of any campaign, and nobody said which market it is for."""
    async with opened(tmp_path) as (pilot, there):
        store = there.store
        account = NewAccount("blog", "loner")
        number = store.roster.add(
            NewInfluencer("Lone Blog", {}, account, ()), today=TODAY
        )
        (talk,) = store.outreach.start([number], today=TODAY)
        (piece,) = store.deliverables.add([talk], DeliverableDraft("blog"), today=TODAY)
        store.deliverables.attach(piece, caption=UNLABELLED)
        store.contracts.save(talk, ContractDraft("sent"), today=TODAY)
        pilot.app.push_screen(PieceScreen(piece))
        await settle(pilot)
        assert "For which market it is was not said" in page(pilot)
        assert "No campaign" in page(pilot)
        await settle(pilot, "right_square_bracket")
        assert "Lone Blog" in page(pilot)
