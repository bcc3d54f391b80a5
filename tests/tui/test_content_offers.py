"""Which keys the desk of content offers: those that do something for the piece here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.content_app import DAY, TODAY, desk_of, opened, quiet
from tests.tui.roster_app import shown
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def days() -> Settings:
    """Settings of their own, for a turned face is kept in them."""
    return Settings(content_face="calendar")


def offered(pilot: Pilot[None]) -> dict[str, str]:
    """The keys of the screen that its last line may show, with their titles."""
    return {
        key: active.binding.description
        for key, active in desk_of(pilot).active_bindings.items()
        if active.binding.show and active.enabled
    }


async def on_day(pilot: Pilot[None], away: int) -> None:
    """Put the cursor of the calendar on a day, so far from today."""
    desk_of(pilot).calendar.go_to(TODAY + away * DAY)
    await quiet(pilot)


@pytest.mark.parametrize(
    ("away", "keys"),
    [
        (9, {"d", "m"}),
        (6, {"a", "c", "d", "m"}),
        (3, {"a", "c", "d", "m"}),
        (4, {"a", "c", "d", "m"}),
        (2, {"c", "d", "m"}),
        (-20, {"o"}),
        (15, set()),
    ],
)
async def test_the_calendar_offers_what_the_piece_can_come_to(
    tmp_path: Path, away: int, keys: set[str]
) -> None:
    """Briefed, at work, here, sent back, approved, live; and a day without any."""
    async with opened(tmp_path, settings=days()) as (pilot, _store):
        await on_day(pilot, away)
        assert set("acdmo") & offered(pilot).keys() == keys


async def test_a_draft_or_a_post_is_opened_and_called_so(tmp_path: Path) -> None:
    """On the board as on the calendar; of neither there is no key."""
    async with opened(tmp_path, settings=days()) as (pilot, store):
        await on_day(pilot, -20)
        assert offered(pilot)["o"] == "Open post"
        await on_day(pilot, 3)
        here = desk_of(pilot).calendar.current_id or 0
        address = "https://docs.example/d/1"
        await desk_of(pilot).soloist.ask(
            store.deliverables.attach, here, draft_ref=address
        )
        await quiet(pilot)
        assert offered(pilot)["o"] == "Open draft"
        await on_day(pilot, 9)
        assert "o" not in offered(pilot)
        await quiet(pilot, "b", *"gg")
        assert "o" not in offered(pilot)


async def test_nothing_else_is_offered_while_a_piece_is_carried(
    tmp_path: Path,
) -> None:
    """It is put down, or left where it was."""
    async with opened(tmp_path, settings=days()) as (pilot, _store):
        await on_day(pilot, 3)
        await quiet(pilot, "m")
        assert set("acdmox") & offered(pilot).keys() == set()
        assert offered(pilot)["enter"] == "Put down"
        await quiet(pilot, "escape")
        assert offered(pilot)["m"] == "Carry"


async def test_views_without_a_filter_show_everything(tmp_path: Path) -> None:
    """Content is no roster."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "w")
        assert "Now: everything" in shown(pilot)
        await quiet(pilot, "escape")


async def test_a_new_piece_asks_whose_it_is(tmp_path: Path) -> None:
    """And lists people only; that nobody is found is said where nobody is."""
    async with opened(tmp_path, size=(80, 24)) as (pilot, _store):
        await quiet(pilot, "n")
        assert "Whose content?" in shown(pilot)
        assert "Ana Luz" in shown(pilot)
        assert "Nobody is here yet" not in shown(pilot)
        await quiet(pilot, *"qqq")
        assert "Nobody here is called “qqq”." in shown(pilot)
        await quiet(pilot, "escape")


async def test_a_refused_move_names_its_days_in_words(tmp_path: Path) -> None:
    """And what the move before it came to is no longer said."""
    async with opened(tmp_path, settings=days()) as (pilot, _store):
        await on_day(pilot, 3)
        await quiet(pilot, "plus")
        assert "Moved 1 piece: 1 day later. u takes it back." in shown(pilot)
        # The draft of what is due twelve days on.
        await on_day(pilot, 4)
        calendar = desk_of(pilot).calendar
        while calendar.current is not None and calendar.current.what != "draft":
            await quiet(pilot, "tab")
        await quiet(pilot, "m", *["right"] * 9, "enter")
        told = "\n".join(note.message for note in pilot.app._notifications)
        said = "The post is due on Sat 14 Mar 2026, before its draft on Sun 15 Mar 2026"
        assert said in told
        assert "Moved 1 piece" not in shown(pilot)
