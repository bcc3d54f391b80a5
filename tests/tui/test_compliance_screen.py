"""A whole campaign's compliance on one page: pieces, twelve signs each."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest
from textual.widgets import Static

from checklists.compliance import ITEMS
from store.deliverables import DeliverableDraft
from tests.filled import filled
from tests.tui.piece_page import DAY, LABELLED, NOW, TODAY, UNLABELLED, page, settle
from tests.tui.piece_page import made as made_pieces
from tests.tui.today_content import browsed
from tui import i18n
from tui.app import SoloistApp
from tui.dialogs.caption_form import CaptionForm
from tui.dialogs.compliance_list import ComplianceList
from tui.screens.compliance import ComplianceScreen
from tui.screens.piece import PieceScreen
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

POST = "https://instagram.com/reel/Cmorning1"


class Owed(NamedTuple):
    """The workspace, and three pieces: live and labelled, live and bare, briefed."""

    store: Store
    reel: int
    story: int
    post: int
    campaign: int


def owed(store: Store) -> Owed:
    """The reel of 김민수 is labelled, the story is not, the post is not written yet."""
    there = made_pieces(store)
    desk = store.deliverables
    (story,) = desk.add(
        [there.spring.talks["김민수"]], DeliverableDraft("story"), today=TODAY
    )
    (gone,) = desk.add(
        [there.spring.talks["김민수"]], DeliverableDraft("video"), today=TODAY
    )
    desk.cancel([gone], "Ill", today=TODAY)
    for number, caption in ((there.reel, LABELLED), (story, UNLABELLED)):
        desk.attach(number, caption=caption)
        url = POST if number == there.reel else "https://instagram.com/p/Story1/"
        on = TODAY - (5 if number == there.reel else 2) * DAY
        desk.go_live(number, url=url, on=on, today=TODAY, override="agreed by mail")
    return Owed(store, there.reel, story, there.post, there.spring.campaign)


@asynccontextmanager
async def opened(
    folder: Path,
    prepare: Callable[[Owed], object] = lambda _owed: None,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
) -> AsyncIterator[tuple[Pilot[None], Owed]]:
    """The page of the campaign; nothing may have crashed at the end."""
    i18n.install(language)
    there: Owed
    store, there = filled(folder / "spring.db", owed, prepare, now=lambda: NOW)
    app = SoloistApp(
        store, mode="roster", today=lambda: TODAY, draft_folder=folder / "drafts"
    )
    try:
        async with app.run_test(size=size) as pilot:
            app.push_screen(ComplianceScreen(there.campaign))
            await settle(pilot)
            yield pilot, there
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


def answers(there: Owed, number: int) -> list[bool | None]:
    """What is stored of the twelve points of a piece."""
    return [one.ok for one in there.store.compliance.of(number)[: len(ITEMS)]]


def screen_of(pilot: Pilot[None]) -> ComplianceScreen:
    """The page, which is in sight."""
    assert isinstance(pilot.app.screen, ComplianceScreen)
    return pilot.app.screen


def summary(pilot: Pilot[None]) -> str:
    """How many are gone through."""
    return str(screen_of(pilot).query_one("#summary", Static).content)


def said(pilot: Pilot[None]) -> str:
    """What was done last."""
    return screen_of(pilot).query_one(SaidLine).text


def row_of(pilot: Pilot[None], words: str) -> str:
    """The line of the page that holds these words."""
    return next(line for line in _lines(pilot) if words in line)


def _lines(pilot: Pilot[None]) -> list[str]:
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(one.text for one in strip) for strip in strips]


async def go_to(pilot: Pilot[None], number: int) -> None:
    """Put the cursor on a piece."""
    screen_of(pilot).table.go_to(number)
    await settle(pilot)


async def test_every_piece_has_a_sign_for_each_point(tmp_path: Path) -> None:
    """Those called off are left out; a caption shows how its label stands."""

    def some(there: Owed) -> None:
        check = there.store.compliance.answer
        check([there.reel], ITEMS[0], True, today=TODAY)
        check([there.reel], ITEMS[2], False, today=TODAY)

    async with opened(tmp_path, some) as (pilot, there):
        assert summary(pilot) == (
            "0 of 3 in order · 2 live and not gone through · 1 not in order"
        )
        assert "123456789012" in row_of(pilot, "Name")
        reel = row_of(pilot, "Morning routine")
        assert "✓·✗·········" in reel
        assert reel.split("·········")[1].split()[0] == "✓"
        assert "✗" in row_of(pilot, "Story").split("············")[1]
        assert "Briefed" in row_of(pilot, "Ana Luz")
        assert "Video" not in page(pilot)
        await go_to(pilot, there.reel)
        assert "✗ 3 In the right place" in page(pilot)
        assert "· 2 In accepted words" in page(pilot)
        assert "and 6 more" in page(pilot)


async def test_y_answers_all_that_is_open_of_the_marked(tmp_path: Path) -> None:
    """What is not in order stays so; one undo."""

    def wrong(there: Owed) -> None:
        there.store.compliance.answer([there.story], ITEMS[1], False, today=TODAY)

    async with opened(tmp_path, wrong) as (pilot, there):
        await settle(pilot, "ctrl+a", "y")
        shown = page(pilot)
        assert "Answer the rest with yes all the same?" in shown
        assert "김민수 · Story: " in shown
        assert "Morning routine: " not in shown
        await settle(pilot, "escape")
        assert answers(there, there.reel) == [None] * 12
        await settle(pilot, "y", "y")
        # What the caption of the story fails at is for somebody to look at.
        assert answers(there, there.reel) == [True] * 12
        assert answers(there, there.story)[:4] == [None, False, None, None]
        count = 12 + answers(there, there.story).count(True)
        assert said(pilot) == (
            f"{count} points are in order. u takes it back."
            " 1 piece is left: no draft yet."
        )
        assert answers(there, there.post) == [None] * 12
        await settle(pilot, "u")
        assert answers(there, there.reel) == [None] * 12
        assert answers(there, there.story)[1] is False
        assert summary(pilot).startswith("0 of 3 in order")


async def test_y_without_marks_is_the_piece_under_the_cursor(tmp_path: Path) -> None:
    """And no other."""
    async with opened(tmp_path) as (pilot, there):
        await go_to(pilot, there.reel)
        await settle(pilot, "y")
        assert answers(there, there.reel) == [True] * 12
        assert answers(there, there.story) == [None] * 12
        assert said(pilot).startswith("12 points")
        assert row_of(pilot, "Morning").count("✓") == 13
        unit = there.store.history.newest()
        await settle(pilot, "y")
        assert said(pilot) == "Somebody looked at all of it already."
        assert there.store.history.newest() == unit


async def test_y_leaves_what_is_only_briefed(tmp_path: Path) -> None:
    """There is nothing of it to be looked at."""
    async with opened(tmp_path) as (pilot, there):
        await go_to(pilot, there.post)
        unit = there.store.history.newest()
        await settle(pilot, "y")
        assert said(pilot) == "1 piece is left: no draft yet."
        assert there.store.history.newest() == unit


async def test_y_names_the_point_that_is_answered_no(tmp_path: Path) -> None:
    """The no stays one."""

    def wrong(there: Owed) -> None:
        there.store.compliance.answer([there.reel], ITEMS[5], False, today=TODAY)

    async with opened(tmp_path, wrong) as (pilot, there):
        await go_to(pilot, there.reel)
        await settle(pilot, "y")
        assert "answered No: " in page(pilot)
        await settle(pilot, "enter")
        assert answers(there, there.reel).count(True) == 11
        assert answers(there, there.reel)[5] is False


async def test_c_takes_what_captions_answer(tmp_path: Path) -> None:
    """A piece without a caption answers nothing; all of it is one undo."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "ctrl+a", "c")
        assert answers(there, there.reel)[0] is True
        assert answers(there, there.story)[0] is False
        assert answers(there, there.post) == [None] * 12
        assert "taken from captions. u takes them back." in said(pilot)
        units = there.store.history.units()
        await settle(pilot, "c")
        assert said(pilot) == "The captions say nothing that is not known."
        assert there.store.history.units() == units
        await settle(pilot, "u")
        assert answers(there, there.reel) == [None] * 12
        assert answers(there, there.story) == [None] * 12


async def test_enter_goes_through_the_list_of_a_piece(tmp_path: Path) -> None:
    """Back on the page its signs are new."""
    async with opened(tmp_path) as (pilot, there):
        await go_to(pilot, there.story)
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, ComplianceList)
        await settle(pilot, "y", "n", "escape")
        assert "✓✗··········" in row_of(pilot, "Story")


async def test_w_writes_the_caption(tmp_path: Path) -> None:
    """What is said of its label follows."""
    async with opened(tmp_path) as (pilot, there):
        await go_to(pilot, there.story)
        await settle(pilot, "w")
        assert isinstance(pilot.app.screen, CaptionForm)
        await settle(pilot, "escape")
        there.store.deliverables.attach(there.story, caption=LABELLED)
        screen_of(pilot).reload()
        await settle(pilot)
        assert "✓" in row_of(pilot, "Story").split("············")[1]


async def test_p_opens_the_piece_and_o_its_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape comes back here."""
    seen = browsed(monkeypatch)
    async with opened(tmp_path) as (pilot, there):
        await go_to(pilot, there.reel)
        await settle(pilot, "o")
        assert seen == [POST]
        await settle(pilot, "p")
        assert isinstance(pilot.app.screen, PieceScreen)
        await settle(pilot, "escape")
        assert screen_of(pilot).line_here is not None


async def test_escape_clears_marks_and_then_leaves(tmp_path: Path) -> None:
    """One after the other."""
    async with opened(tmp_path) as (pilot, _there):
        await settle(pilot, "space", "escape")
        screen = screen_of(pilot)
        assert not screen.table.marks
        await settle(pilot, "escape")
        assert not isinstance(pilot.app.screen, ComplianceScreen)


async def test_an_empty_campaign_says_so(tmp_path: Path) -> None:
    """And offers nothing."""

    def empty(there: Owed) -> None:
        rows = there.store.deliverables.of_campaign(there.campaign)
        there.store.deliverables.remove(*(row.id for row in rows))

    async with opened(tmp_path, empty) as (pilot, there):
        assert "Nothing is owed in this campaign yet." in page(pilot)
        screen = screen_of(pilot)
        for action in ("open_list", "all_in_order", "caption", "open_outside"):
            assert screen.check_action(action, ()) is False
        unit = there.store.history.newest()
        await settle(pilot, "enter", "y", "c", "w", "p", "o")
        assert there.store.history.newest() == unit


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_it_is_told_in_every_language(tmp_path: Path, language: str) -> None:
    """The points below the list, and what this is not."""
    async with opened(tmp_path, language=language) as (pilot, there):
        note = there.store.compliance.words().note[language]
        assert note[:30] in page(pilot)
        assert "123456789012" in page(pilot)


async def test_it_follows_what_others_change(tmp_path: Path) -> None:
    """A name from outside is text."""
    async with opened(tmp_path) as (pilot, there):
        app = pilot.app
        assert isinstance(app, SoloistApp)
        draft = DeliverableDraft("story", "[b]x[/] =1")
        await app.ask(there.store.deliverables.edit, there.story, draft)
        await settle(pilot)
        assert "[b]x[/] =1" in page(pilot)
