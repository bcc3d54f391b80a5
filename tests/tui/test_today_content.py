"""Content on the list of the day: one key for a draft, a look, figures, a right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.tui.piece_page import copies
from tests.tui.today_content import (
    DRAFT,
    browsed,
    counted,
    lines,
    live,
    looked_at,
    post_of,
    review,
    right,
)
from tests.tui.today_day import (
    DAY,
    TODAY,
    Day,
    due,
    here,
    opened,
    said,
    settle,
    shown,
    today_of,
)
from tui.dialogs.ask_changes import AskChanges
from tui.dialogs.figures_of_post import PostFigures
from tui.dialogs.live_check import LiveCheckForm
from tui.dialogs.next_step import TaskForm
from tui.screens.card import CardScreen
from tui.screens.close_day import CloseDayScreen
from tui.screens.piece import PieceScreen
from tui.terminal import clipboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot


def two_drafts(day: Day) -> None:
    """Mina's waits longer than Ana's."""
    review(day, "Mina Park", days=8)
    review(day, "Ana Luz", days=5)


async def test_a_approves_a_draft_and_the_next_one_is_there(tmp_path: Path) -> None:
    """U brings it back, under the cursor."""
    async with opened(tmp_path, two_drafts, size=(120, 40)) as (pilot, store):
        assert due(pilot) == ["Mina Park", "Ana Luz"]
        assert "Review, here for 8 days" in shown(pilot)
        await settle(pilot, "a")
        assert due(pilot) == ["Ana Luz"]
        assert here(pilot) == "Ana Luz"
        assert said(pilot) == "Approved the draft of Mina Park. u takes it back."
        assert store.deliverables.one(1).state == "approved"
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park", "Ana Luz"]
        assert here(pilot) == "Mina Park"
        assert store.deliverables.one(1).state == "submitted"


async def test_c_sends_a_draft_back_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is asked for, the message copied; the line slides out."""
    taken = copies(monkeypatch)
    async with opened(tmp_path, two_drafts) as (pilot, store):
        await settle(pilot, "c")
        assert isinstance(pilot.app.screen, AskChanges)
        await settle(pilot, *"Show the box", "ctrl+s")
        assert "Show the box" in taken[0]
        await settle(pilot, "escape")
        assert due(pilot) == ["Ana Luz"]
        assert said(pilot) == "Asked Mina Park for changes. u takes it back."
        (look,) = store.reviews.of(1)
        assert (look.verdict, look.reason) == ("changes", "Show the box")
        await settle(pilot, "u")
        assert here(pilot) == "Mina Park"
        assert store.reviews.of(1) == ()


@pytest.mark.parametrize("key", ["c", "n", "d"])
async def test_escape_leaves_a_line_as_it_is(tmp_path: Path, key: str) -> None:
    """Whatever was asked."""
    fill = review if key != "n" else looked_at
    async with opened(tmp_path, fill) as (pilot, store):
        unit = store.history.newest()
        await settle(pilot, key)
        assert len(pilot.app.screen_stack) > 1
        await settle(pilot, "escape")
        assert (due(pilot), said(pilot)) == (["Mina Park"], "")
        assert store.history.newest() == unit


async def test_several_drafts_are_approved_together(tmp_path: Path) -> None:
    """One step of undo."""
    async with opened(tmp_path, two_drafts) as (pilot, store):
        await settle(pilot, "ctrl+a", "a")
        assert due(pilot) == []
        assert said(pilot) == "2 lines done. u takes it back."
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park", "Ana Luz"]
        assert {store.deliverables.one(one).state for one in (1, 2)} == {"submitted"}


async def test_d_opens_the_piece_and_an_answer_there_ends_the_line(
    tmp_path: Path,
) -> None:
    """Everything about the draft before it is answered."""
    async with opened(tmp_path, two_drafts) as (pilot, store):
        await settle(pilot, "d")
        assert isinstance(pilot.app.screen, PieceScreen)
        await settle(pilot, "a", "escape")
        assert due(pilot) == ["Ana Luz"]
        assert said(pilot) == "Answered Mina Park. u takes it back."
        await settle(pilot, "u")
        assert store.deliverables.one(1).state == "submitted"
        assert due(pilot) == ["Mina Park", "Ana Luz"]


async def test_enter_opens_the_piece_and_its_neighbours(tmp_path: Path) -> None:
    """Back on the line that was looked at last."""
    async with opened(tmp_path, two_drafts) as (pilot, _store):
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, PieceScreen)
        assert "Mina Park" in shown(pilot)
        await settle(pilot, "right_square_bracket")
        assert "Ana Luz" in shown(pilot)
        await settle(pilot, "right_square_bracket")
        assert "Ana Luz" in shown(pilot)
        await settle(pilot, "escape")
        assert here(pilot) == "Ana Luz"


async def test_o_opens_the_draft_or_the_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the line under the cursor."""
    seen = browsed(monkeypatch)

    def fill(day: Day) -> None:
        review(day, "Mina Park", days=8)
        looked_at(day, "Ana Luz")

    async with opened(tmp_path, fill) as (pilot, _store):
        assert due(pilot) == ["Ana Luz", "Mina Park"]
        await settle(pilot, "o", "j", "o")
        assert seen == [post_of(2), DRAFT]


async def test_y_notes_that_a_post_is_up_and_labelled(tmp_path: Path) -> None:
    """The next look is weeks ahead; undo brings the line back."""
    async with opened(tmp_path, looked_at, size=(120, 40)) as (pilot, store):
        assert lines(store)[0].phase == "1"
        await settle(pilot, "y")
        assert due(pilot) == []
        assert said(pilot) == "Looked at the post of Mina Park. u takes it back."
        check = store.live_checks.next_due(1)
        assert check is not None
        assert check.due_on == TODAY + 23 * DAY
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park"]
        assert len([one for one in store.live_checks.of(1) if one.on_day]) == 0


async def test_the_next_look_of_the_week_stands_further_down(tmp_path: Path) -> None:
    """It is six days ahead: due no more today, and in sight all the same."""
    async with opened(tmp_path, partial(looked_at, days=1)) as (pilot, store):
        await settle(pilot, "y")
        (line,) = lines(store)
        assert (line.group, line.phase, line.due_on) == ("week", "7", TODAY + 6 * DAY)
        assert due(pilot) == ["Mina Park"]


async def test_n_asks_what_is_wrong_and_looks_again_soon(tmp_path: Path) -> None:
    """And whether it was a breach; each is a step to undo."""
    async with opened(tmp_path, looked_at) as (pilot, store):
        await settle(pilot, "n")
        assert isinstance(pilot.app.screen, LiveCheckForm)
        await settle(pilot, "l", *"no #ad", "enter", "escape")
        assert said(pilot) == (
            "Mina Park: The label is missing. Next look: Wed 25 Nov. u takes it back."
        )
        (line,) = lines(store)
        assert (line.phase, line.due_on) == ("0", TODAY + 2 * DAY)
        seen = [one for one in store.live_checks.of(1) if one.on_day]
        assert {(one.live, one.labelled, one.note) for one in seen} == {
            (True, False, "no #ad")
        }
        await settle(pilot, "u")
        assert lines(store)[0].phase == "1"


async def test_several_posts_are_looked_at_together(tmp_path: Path) -> None:
    """What else is marked stays as it is."""

    def fill(day: Day) -> None:
        looked_at(day, "Mina Park", days=9)
        looked_at(day, "Ana Luz")
        review(day, "Ben Hale")

    async with opened(tmp_path, fill) as (pilot, store):
        assert len(due(pilot)) == 3
        await settle(pilot, "ctrl+a", "y")
        assert due(pilot) == ["Ben Hale"]
        assert said(pilot) == "2 lines done. u takes it back."
        await settle(pilot, "u")
        assert len(due(pilot)) == 3
        assert len(lines(store)) == 3


@pytest.mark.parametrize(
    ("typed", "views"), [("12.3k", 12_300), ("1.2만", 12_000), ("9,801", 9_801)]
)
async def test_d_asks_for_the_figures_of_a_post(
    tmp_path: Path, typed: str, views: int
) -> None:
    """As people write them; the line is gone until the next window."""
    async with opened(tmp_path, counted, size=(120, 40)) as (pilot, store):
        assert "Figures after 7 days: Morning" in shown(pilot)
        await settle(pilot, "d")
        assert isinstance(pilot.app.screen, PostFigures)
        await settle(pilot, "down", "down", *typed, "ctrl+s")
        assert due(pilot) == []
        assert said(pilot) == "Noted the figures of Mina Park. u takes it back."
        (reading,) = store.readings.of(1)
        assert (reading.window, reading.figures["views"]) == ("7d", views)
        assert store.deliverables.one(1).measure_due_on == TODAY + 23 * DAY
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park"]
        assert store.readings.of(1) == ()


async def test_figures_that_cannot_be_had_are_given_up(tmp_path: Path) -> None:
    """The next window comes all the same."""
    async with opened(tmp_path, counted) as (pilot, store):
        await settle(pilot, "d", "ctrl+n")
        assert due(pilot) == []
        assert store.deliverables.one(1).measure_due_on == TODAY + 23 * DAY
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park"]


async def test_a_right_that_ends_is_noted_until_the_next_rung(tmp_path: Path) -> None:
    """d: it was spoken of; it comes again sixteen days later."""
    async with opened(tmp_path, right, size=(120, 40)) as (pilot, store):
        assert "Paid ads: right ends" in shown(pilot)
        await settle(pilot, "d")
        assert due(pilot) == []
        assert said(pilot) == "Noted: Mina Park. u takes it back."
        assert store.rights.one(1).remind_on == TODAY + 16 * DAY
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park"]


async def test_d_goes_through_all_that_is_marked(
    tmp_path: Path,
) -> None:
    """What needs no answer first, then one question after the other."""

    def fill(day: Day) -> None:
        right(day, "Ana Luz")
        live(day, "Mina Park", days=7)

    async with opened(tmp_path, fill) as (pilot, store):
        assert len(due(pilot)) == 3
        await settle(pilot, "ctrl+a", "d")
        asked = set()
        for _question in range(2):
            asked.add(type(pilot.app.screen))
            keys = (
                ("y",) if isinstance(pilot.app.screen, LiveCheckForm) else ("ctrl+n",)
            )
            await settle(pilot, *keys)
        assert asked == {LiveCheckForm, PostFigures}
        assert due(pilot) == []
        assert lines(store) == ()


@pytest.mark.parametrize(
    ("fill", "offered"),
    [
        (review, {"approve", "ask_changes", "open_content"}),
        (looked_at, {"still_up", "not_right", "open_content"}),
        (counted, {"open_content"}),
        (right, set()),
    ],
)
async def test_only_what_fits_a_line_is_offered(
    tmp_path: Path, fill: Callable[[Day], int], offered: set[str]
) -> None:
    """Keys that mean something else there give way."""
    about = {"approve", "ask_changes", "still_up", "not_right", "open_content"}
    others = {
        "ask_changes": "close_day",
        "still_up": "copy",
        "not_right": "new",
        "open_content": "link",
    }
    async with opened(tmp_path, fill) as (pilot, _store):
        screen = today_of(pilot)
        assert {one for one in about if screen.check_action(one, ())} == offered
        for own, other in others.items():
            assert bool(screen.check_action(other, ())) == (own not in offered)
        assert screen.check_action("snooze", ())


async def test_on_other_lines_the_keys_mean_what_they_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C closes the day, n is a task, y copies, o opens the profile, Enter the card."""
    seen = browsed(monkeypatch)
    taken: list[str] = []

    def copy(text: str, *_rest: object) -> str:
        taken.append(text)
        return "tool"

    monkeypatch.setattr(clipboard, "copy", copy)
    async with opened(tmp_path, right) as (pilot, _store):
        for key, screen in (
            ("c", CloseDayScreen),
            ("n", TaskForm),
            ("enter", CardScreen),
        ):
            await settle(pilot, key)
            assert isinstance(pilot.app.screen, screen)
            await settle(pilot, "escape")
        await settle(pilot, "y", "o")
        assert taken == ["handle_1"]
        assert [one.split("/")[2] for one in seen] == ["www.instagram.com"]


async def test_s_puts_a_look_off(tmp_path: Path) -> None:
    """As any line."""
    async with opened(tmp_path, looked_at) as (pilot, store):
        await settle(pilot, "s", "2")
        (line,) = lines(store)
        assert (line.due_on, line.snoozed) == (TODAY + 2 * DAY, 1)
        await settle(pilot, "u")
        assert lines(store)[0].snoozed == 0


@pytest.mark.parametrize(
    ("fill", "told"),
    [
        (review, "Enter Open  a Approve  c Ask changes  o See it  d Done  s Put off"),
        (looked_at, "Enter Open  y Still up  n Not right  o See it  d Done"),
    ],
)
async def test_the_keys_are_told_below(
    tmp_path: Path, fill: Callable[[Day], int], told: str
) -> None:
    """The footer says what one key does here, at 80 cells too."""
    async with opened(tmp_path, fill) as (pilot, _store):
        assert told in footer(pilot)


def footer(pilot: Pilot[None]) -> str:
    """The last line of the screen."""
    return shown(pilot).rstrip().rsplit("\n", 1)[-1]
