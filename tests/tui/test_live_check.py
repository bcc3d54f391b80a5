"""A later look at a post: one key says what was seen; something wrong is followed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.tui.piece_page import TODAY, opened, page, said, settle
from tests.tui.today_content import browsed
from tui.dialogs.asking import Confirm, Prompt
from tui.dialogs.live_check import LiveCheckForm, look_again, told
from tui.screens.piece import PieceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store.contract_rows import BreachRow
    from tests.tui.piece_page import Made
    from tui.app import SoloistApp

POST = "https://instagram.com/reel/Cmorning1"


def live(there: Made, since: int = 3) -> None:
    """The reel is live for some days; its first look is late."""
    there.live(since)


async def ask(pilot: Pilot[None], there: Made) -> None:
    """Open the question over the page of the reel."""
    app: SoloistApp = pilot.app  # type: ignore[assignment]
    app.run_worker(look_again(app, there.reel), group="act")
    await settle(pilot)
    assert isinstance(pilot.app.screen, LiveCheckForm)


def seen(there: Made) -> list[tuple[int, bool | None, bool | None, str]]:
    """The looks that were made: after how many days, up, labelled, in words."""
    return [
        (one.after_days, one.live, one.labelled, one.note)
        for one in there.store.live_checks.of(there.reel)
        if one.on_day is not None
    ]


def breaches(there: Made) -> tuple[BreachRow, ...]:
    """What 김민수 did not keep."""
    return there.store.contracts.breaches(there.spring.talks["김민수"])


@pytest.mark.parametrize("key", ["y", "enter"])
async def test_all_is_well_with_one_key(tmp_path: Path, key: str) -> None:
    """The address stands there, and since when it is live."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        shown = page(pilot)
        assert "Still up and labelled? 김민수 · Morning routine" in shown
        assert "Live for 3 days." in shown
        assert POST in shown
        assert "Esc Cancel" in shown
        await settle(pilot, key)
        assert isinstance(pilot.app.screen, PieceScreen)
        assert seen(there) == [(1, True, True, "")]
        assert breaches(there) == ()


@pytest.mark.parametrize(
    ("key", "up", "words"),
    [("l", True, "The label is missing."), ("g", False, "The post is gone.")],
)
async def test_something_wrong_is_noted_and_may_be_a_breach(
    tmp_path: Path, key: str, words: str, *, up: bool
) -> None:
    """With what was seen; it is looked at again in two days."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, key)
        assert isinstance(pilot.app.screen, Prompt)
        await settle(pilot, *"told them", "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert words in page(pilot)
        await settle(pilot, "y")
        assert seen(there) == [(1, up, False, "told them")]
        again = there.store.live_checks.next_due(there.reel)
        assert again is not None
        assert (again.after_days, (again.due_on - TODAY).days) == (0, 2)
        (breach,) = breaches(there)
        assert breach.what == f"{words} Morning routine told them"


async def test_it_need_be_no_breach(tmp_path: Path) -> None:
    """Nor need there be words."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, "l", "enter", "escape")
        assert seen(there) == [(1, True, False, "")]
        assert breaches(there) == ()


@pytest.mark.parametrize("keys", [("escape",), ("l", "escape"), ("g", "escape")])
async def test_escape_notes_nothing(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """Wherever it is pressed."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, *keys)
        assert isinstance(pilot.app.screen, PieceScreen)
        assert seen(there) == []


async def test_the_post_is_opened_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the question stays."""
    opened_ = browsed(monkeypatch)
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, "o")
        assert opened_ == [POST]
        assert isinstance(pilot.app.screen, LiveCheckForm)
        await settle(pilot, "y")
        assert len(seen(there)) == 1


async def test_it_says_when_the_next_look_is_planned(tmp_path: Path) -> None:
    """One that is made before its day."""
    async with opened(tmp_path, partial(live, since=0)) as (pilot, there):
        app: SoloistApp = pilot.app  # type: ignore[assignment]
        check = there.store.live_checks.next_due(there.reel)
        assert told(there.row, check, app) == (
            "Live since today. The next look is planned for tomorrow."
        )
        await ask(pilot, there)
        await settle(pilot, "y")
        assert seen(there) == [(1, True, True, "")]
        check = there.store.live_checks.next_due(there.reel)
        assert "planned for Mon 9 Mar" in told(there.row, check, app)
        assert told(there.row, None, app) == "Live since today."


@pytest.mark.parametrize(
    ("keys", "up"), [(("y",), True), (("n", "g", "enter", "escape"), False)]
)
async def test_the_keys_of_the_page_of_a_piece(
    tmp_path: Path, keys: tuple[str, ...], *, up: bool
) -> None:
    """Y notes it at once there, n asks what is wrong; u takes it back."""
    async with opened(tmp_path, live) as (pilot, there):
        await settle(pilot, *keys)
        assert [one[1] for one in seen(there)] == [up]
        assert said(pilot)
        await settle(pilot, "u")
        assert seen(there) == []


@pytest.mark.parametrize(
    ("keys", "words", "steps"),
    [
        (("l", "enter", "escape"), "The label is missing.", 1),
        (("g", "enter", "escape"), "The post is gone.", 1),
        (("l", "enter", "y"), "The label is missing.", 2),
    ],
)
async def test_the_page_says_what_was_wrong_and_the_way_back(
    tmp_path: Path, keys: tuple[str, ...], words: str, steps: int
) -> None:
    """A breach that is noted with it is a step of its own."""
    async with opened(tmp_path, live) as (pilot, there):
        await settle(pilot, "n", *keys)
        back = "u takes it back." if steps == 1 else "u twice takes it back."
        assert said(pilot) == f"{words} Next look: Wed 4 Mar. {back}"
        await settle(pilot, *["u"] * steps)
        assert seen(there) == []
        assert breaches(there) == ()


async def test_a_post_that_is_not_live_any_more_is_told(tmp_path: Path) -> None:
    """Another window moved it back while she looked."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        there.store.deliverables.move([there.reel], "approved", today=TODAY)
        await settle(pilot, "y")
        (told_,) = pilot.app._notifications
        assert told_.message == "The post of 김민수 is not live."
