"""The compliance list of a piece: twelve points, one key each, and what shows it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from checklists.compliance import ITEMS
from tests.tui.piece_page import (
    DAY,
    LABELLED,
    TODAY,
    UNLABELLED,
    opened,
    page,
    settle,
)
from tests.tui.today_content import browsed
from tui.app import SoloistApp
from tui.dialogs.asking import Prompt
from tui.dialogs.compliance_list import ComplianceList
from tui.screens.piece import PieceScreen
from tui.widgets.mapping_table import ListTable

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.piece_page import Made

HOSTILE = "[bold]=1+1[/] \u202e한국어"


def answers(there: Made) -> list[bool | None]:
    """What is stored of the twelve points."""
    return [one.ok for one in there.store.compliance.of(there.reel)[: len(ITEMS)]]


def place(pilot: Pilot[None]) -> int | None:
    """The point under the cursor, counted from 1."""
    return pilot.app.screen.query_one(ListTable).current_id


def labelled(there: Made) -> None:
    """The caption of the reel says that it is advertising."""
    there.store.deliverables.attach(there.reel, caption=LABELLED)


async def test_y_and_n_answer_and_go_on(tmp_path: Path) -> None:
    """Who looked and when stands beside it; the program's undo takes each back."""
    async with opened(tmp_path, labelled) as (pilot, there):
        await settle(pilot, "L")
        assert isinstance(pilot.app.screen, ComplianceList)
        shown = page(pilot)
        assert "Labelled as Korea asks: 광고" in shown
        assert "There is a label" in shown
        assert "Rights cleared" in shown
        await settle(pilot, "y", "n")
        assert answers(there)[:3] == [True, False, None]
        assert place(pilot) == 3
        shown = page(pilot)
        assert "✓   There is a label" in shown
        assert "✗   In accepted words" in shown
        assert "2 Mar 한지우" in shown
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, PieceScreen)
        await settle(pilot, "u")
        assert answers(there)[:3] == [True, None, None]


async def test_undo_that_is_called_off_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving while it is under way takes nothing down."""
    begun = asyncio.Event()

    async def held(*_step: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(SoloistApp, "_replay", held)
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "L", "y")
        act = pilot.app.run_worker(pilot.app.screen.run_action("undo"))
        await begun.wait()
        await act.wait()
        for worker in list(pilot.app.workers):
            if worker.group == "replay":
                worker.cancel()
        await settle(pilot)
        assert isinstance(pilot.app.screen, ComplianceList)
        await settle(pilot, "escape")
        assert len(answers(there)) == len(ITEMS)


async def test_it_begins_with_the_first_that_nobody_looked_at(tmp_path: Path) -> None:
    """With all answered, at the top."""

    def some(there: Made) -> None:
        for item in ITEMS[:4]:
            there.store.compliance.answer([there.reel], item, True, today=TODAY)

    async with opened(tmp_path, some) as (pilot, there):
        await settle(pilot, "L")
        assert place(pilot) == 5
        await settle(pilot, "a")
        assert answers(there) == [True] * 12
        await settle(pilot, "escape", "L")
        assert place(pilot) == 1
        screen = pilot.app.screen
        assert screen.check_action("answer_open", ()) is False


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_evidence_says_what_shows_it(tmp_path: Path, key: str) -> None:
    """Typed with the point it is about; it answers the point as well."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "L", key)
        assert isinstance(pilot.app.screen, Prompt)
        assert "There is a label" in page(pilot)
        await settle(pilot, *"shot.png", "enter")
        row = there.store.compliance.of(there.reel)[0]
        assert (row.ok, row.evidence, row.on_day) == (True, "shot.png", TODAY)
        assert "shot.png" in page(pilot)
        assert place(pilot) == 1
        await settle(pilot, "n", "k", key, *"~/b", "enter")
        row = there.store.compliance.of(there.reel)[0]
        assert (row.ok, row.evidence) == (False, "~/b")


async def test_evidence_that_is_not_typed_answers_nothing(tmp_path: Path) -> None:
    """Neither by Escape, nor by Enter on an empty line."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "L", "enter", *"abc", "escape", "enter", "enter")
        assert isinstance(pilot.app.screen, ComplianceList)
        assert answers(there) == [None] * 12


async def test_a_takes_the_rest_and_leaves_what_is_wrong(tmp_path: Path) -> None:
    """One step of undo."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "L", "y", "n", "a")
        assert answers(there) == [True, False, *[True] * 10]
        await settle(pilot, "escape", "u")
        assert answers(there) == [True, False, *[None] * 10]


async def test_c_takes_what_the_caption_answers(tmp_path: Path) -> None:
    """Its words are the evidence; without a caption there is nothing to take."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "L")
        screen = pilot.app.screen
        assert "there is no caption" in page(pilot)
        assert screen.check_action("note_lint", ()) is False
        await settle(pilot, "c", "escape")
        assert answers(there) == [None] * 12
        labelled(there)
        await settle(pilot, "L", "c")
        assert answers(there)[:4] == [True] * 4
        assert there.store.compliance.of(there.reel)[0].evidence == "광고"


async def test_a_missing_label_is_told_above_and_taken_as_a_no(tmp_path: Path) -> None:
    """The reasons stand above the list."""

    def bare(there: Made) -> None:
        there.store.deliverables.attach(there.reel, caption=UNLABELLED)

    async with opened(tmp_path, bare) as (pilot, there):
        await settle(pilot, "L")
        assert "! Not labelled as Korea asks" in page(pilot)
        await settle(pilot, "c")
        assert answers(there)[0] is False


async def test_c_leaves_what_was_answered_by_hand(tmp_path: Path) -> None:
    """It says how many were taken; u works in the list, step by step."""
    async with opened(tmp_path, labelled) as (pilot, there):
        await settle(pilot, "L", "n", "c")
        assert answers(there)[:4] == [False, True, True, True]
        (told,) = pilot.app._notifications
        assert "answers taken from captions. u takes them back." in told.message
        await settle(pilot, "u")
        assert isinstance(pilot.app.screen, ComplianceList)
        assert answers(there)[:4] == [False, None, None, None]
        assert page(pilot).count("✗") == 1
        await settle(pilot, "u")
        assert answers(there) == [None] * 12
        assert "✗" not in page(pilot)


async def test_delete_forgets_an_answer(tmp_path: Path) -> None:
    """Not what was never answered."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "L", "y", "k")
        screen = pilot.app.screen
        assert screen.check_action("clear", ()) is True
        assert "Del Forget" in page(pilot)
        await settle(pilot, "delete")
        assert answers(there) == [None] * 12
        assert screen.check_action("clear", ()) is False
        unit = there.store.history.newest()
        await settle(pilot, "delete", "backspace")
        assert there.store.history.newest() == unit


async def test_what_a_kind_does_not_need_is_said(tmp_path: Path) -> None:
    """A point about moving pictures says nothing of a text; the help follows."""

    def blog(there: Made) -> None:
        row = there.row
        with there.store.roster._database.writing("Kind", ("campaigns",)) as unit:
            unit.connection.execute(
                "UPDATE deliverable SET kind='blog' WHERE id=?", (row.id,)
            )

    async with opened(tmp_path, blog) as (pilot, _there):
        await settle(pilot, "L")
        assert "Does not apply" not in page(pilot)
        spoken = ITEMS.index("spoken")
        await settle(pilot, *["j"] * spoken)
        assert place(pilot) == spoken + 1
        assert "Does not apply" in page(pilot)


async def test_o_opens_the_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the post, once it is live."""
    seen = browsed(monkeypatch)

    def drafted(there: Made) -> None:
        there.store.deliverables.attach(there.reel, draft_ref="https://a.example/d")

    async with opened(tmp_path, drafted) as (pilot, there):
        await settle(pilot, "L", "o", "escape")
        there.live()
        await settle(pilot, "L", "o")
        assert seen == ["https://a.example/d", "https://instagram.com/reel/Cmorning1"]


@pytest.mark.parametrize("language", ["en", "ko", "es"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_all_twelve_and_the_way_out_are_in_sight(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """In every language, in a small terminal too, with a label to say something of."""
    async with opened(tmp_path, labelled, size=size, language=language) as (pilot, _):
        await settle(pilot, "L")
        shown = page(pilot)
        from checklists.compliance import load

        for item in load():
            assert item.title[language] in shown
        assert "Esc " in shown
        assert "…" not in shown


async def test_words_from_outside_are_text(tmp_path: Path) -> None:
    """Markup and escapes in evidence and in who looked."""

    def hostile(there: Made) -> None:
        there.store.compliance.answer(
            *([there.reel], ITEMS[0], True),
            today=TODAY - DAY,
            evidence=HOSTILE,
            by_whom="[red]x[/]",
        )

    async with opened(tmp_path, hostile, size=(120, 40)) as (pilot, there):
        await settle(pilot, "L")
        shown = page(pilot)
        assert "[bold]=1+1[/]" in shown
        assert "[red]x[/]" in shown
        assert "\u202e" not in shown
        await settle(pilot, "k", "enter")
        assert "What shows it?" in page(pilot)
        await settle(pilot, "escape")
        assert there.store.compliance.of(there.reel)[0].evidence == HOSTILE


async def test_a_piece_that_is_gone_is_told(tmp_path: Path) -> None:
    """Another window was faster: a sentence, no crash."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "L")
        there.store.deliverables.remove(there.reel)
        await settle(pilot, "y")
        (told,) = pilot.app._notifications
        assert "There is no piece of content" in told.message
        await settle(pilot, "escape")
