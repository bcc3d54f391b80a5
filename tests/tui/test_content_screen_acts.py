"""What the keys do on the desk of content: approve, send back, move, shift, explain."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from tests.tui.content_app import (
    TODAY,
    cards,
    desk_of,
    here,
    lane_of,
    opened,
    quiet,
    standing,
    titles,
)
from tests.tui.roster_app import shown
from tests.tui.test_hostile_text import HOSTILE
from tui.dialogs.content_bulk import read_days
from tui.screens.card import CardScreen
from tui.screens.content import ContentScreen
from tui.screens.importing import ImportScreen
from tui.screens.piece import PieceScreen
from tui.settings import Settings
from tui.terminal import clipboard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.content_rows import ContentLine

DAY = timedelta(days=1)
LIST = Settings(content_face="list")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Nothing here reaches a browser or a clipboard; what was opened is kept."""
    opened_: list[str] = []

    def browse(url: str) -> bool:
        opened_.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    monkeypatch.setattr(clipboard, "copy", lambda *_what, **_how: "tool")
    return opened_


def line(store: Store, title: str) -> ContentLine:
    """How a piece stands in the file."""
    from store.content_list import ContentView

    rows = store.content_list.first(ContentView(), TODAY, 1000)
    return next(row for row in rows if row.title == title)


def top(pilot: Pilot[None]) -> object:
    """The screen on top, whatever it is."""
    return pilot.app.screen


async def write(pilot: Pilot[None], text: str, *keys: str) -> None:
    """Put a text into the field that has the focus, and press keys."""
    focused = pilot.app.focused
    if isinstance(focused, TextArea):
        focused.text = text
    else:
        assert isinstance(focused, Input)
        focused.value = text
    await quiet(pilot, *keys)


async def test_a_approves_and_the_next_draft_slides_under(tmp_path: Path) -> None:
    """One key for each draft that is here; u takes it back."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "l", "l")
        assert here(pilot) == "Unboxing"
        await quiet(pilot, "a")
        assert standing(store)["Unboxing"] == "approved"
        assert here(pilot) == "솔직 후기"
        assert "Approved" in shown(pilot)
        await quiet(pilot, "a")
        assert "submitted" not in cards(pilot)
        await quiet(pilot, "u", "u")
        assert standing(store)["Unboxing"] == "submitted"


async def test_c_sends_a_draft_back_with_a_reason(tmp_path: Path) -> None:
    """Another round begins, and the message to send is shown."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "l", "l", "c")
        await write(pilot, "Show the label longer", "ctrl+s")
        assert "Show the label longer" in shown(pilot)
        await quiet(pilot, "escape")
        found = line(store, "Unboxing")
        assert (found.lane, found.round) == ("changes_requested", 1)
        assert here(pilot) == "솔직 후기"


async def test_a_card_moved_on_takes_the_cursor_along(tmp_path: Path) -> None:
    """On with >, back with <, as often as wanted; each is a step of undo."""
    async with opened(tmp_path) as (pilot, store):
        title = here(pilot)
        await quiet(pilot, "greater_than_sign", "greater_than_sign")
        assert (here(pilot), lane_of(pilot)) == (title, "submitted")
        await quiet(pilot, "greater_than_sign")
        assert (here(pilot), lane_of(pilot)) == (title, "approved")
        await quiet(pilot, "less_than_sign", "less_than_sign")
        assert (here(pilot), lane_of(pilot)) == (title, "drafting")
        await quiet(pilot, *"uuuuu")
        assert standing(store)[title] == "briefed"


async def test_it_goes_live_with_an_address(tmp_path: Path) -> None:
    """From approved on, > asks for it as ! does."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, *"llll", "greater_than_sign")
        await write(pilot, "youtube.com/watch?v=abc123def45", "ctrl+s")
        await quiet(pilot, "escape")
        assert standing(store)["7일 챌린지"] == "live"
        assert lane_of(pilot) == "live"


async def test_o_opens_the_post(tmp_path: Path, alone: list[str]) -> None:
    """In the browser; of a piece with neither draft nor post it is no key at all."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "o")
        assert alone == []
        await quiet(pilot, *"lllll", "o")
        assert len(alone) == 1
        assert alone[0].startswith("https://insta.example/p/")


async def test_enter_opens_the_page_and_comes_back_on_the_last_one(
    tmp_path: Path,
) -> None:
    """The brackets walk along the lane, or the list."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "l", "l", "enter")
        assert isinstance(pilot.app.screen, PieceScreen)
        await quiet(pilot, "right_square_bracket", "escape")
        assert here(pilot) == "솔직 후기"
        await quiet(pilot, "b", "g", "enter", "right_square_bracket", "escape")
        assert here(pilot) == "Desk tour"


async def test_equals_explains_why_it_is_late_and_who_blocks(tmp_path: Path) -> None:
    """The day that passed, whose turn it is, and the rule behind the mark."""
    async with opened(tmp_path, settings=LIST) as (pilot, _store):
        await quiet(pilot, "j", "equals_sign")
        text = shown(pilot)
        assert "Ben Hale is making it" in text
        assert "3d late" in text
        assert "Them" in text
        await quiet(pilot, "escape")
        assert pilot.app.screen is desk_of(pilot)


async def test_many_are_put_off_in_one_step(tmp_path: Path) -> None:
    """Both days of each move; what is live stays; one undo."""
    async with opened(tmp_path, settings=LIST) as (pilot, store):
        before = line(store, "Unboxing")
        await quiet(pilot, "ctrl+a", "x", "enter", *"1w", "enter")
        now = line(store, "Unboxing")
        assert before.live_due_on is not None
        assert now.live_due_on == before.live_due_on + 7 * DAY
        assert now.draft_due_on == TODAY + 5 * DAY
        assert "Moved 7 pieces: 7 days later" in shown(pilot)
        await quiet(pilot, "u")
        assert line(store, "Unboxing") == before


@pytest.mark.parametrize(
    ("keys", "lane"),
    [
        (["x", *"state", "enter", "enter"], "briefed"),
        (["x", *"approve", "enter"], "approved"),
        (["x", *"call off", "enter", *"ill", "enter"], "cancelled"),
        (["X", *"ill", "enter"], "cancelled"),
    ],
)
async def test_the_marked_ones_are_acted_on_together(
    tmp_path: Path, keys: list[str], lane: str
) -> None:
    """Chosen by its first letters, one step of undo."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "l", "l", "space", "space")
        await quiet(pilot, *("space" if key == " " else key for key in keys))
        found = standing(store)
        assert (found["Unboxing"], found["솔직 후기"]) == (lane, lane)
        await quiet(pilot, "u")
        assert standing(store)["Unboxing"] == "submitted"


async def test_what_was_never_to_be_is_deleted(tmp_path: Path) -> None:
    """After a question; u brings it back."""
    async with opened(tmp_path) as (pilot, store):
        title = here(pilot)
        await quiet(pilot, "delete", "escape")
        assert title in standing(store)
        await quiet(pilot, "delete", "y")
        assert title not in standing(store)
        await quiet(pilot, "u")
        assert title in standing(store)


async def test_a_new_piece_is_asked_for(tmp_path: Path) -> None:
    """Of anybody, with the campaign to go with; the cursor is on it then."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "n", *"Gus", "enter", *"Winter", "enter")
        await quiet(pilot, "tab")
        await write(pilot, "Fresh one", "ctrl+s")
        assert standing(store)["Fresh one"] == "briefed"
        assert here(pilot) == "Fresh one"


async def test_p_opens_the_person_and_e_the_form(tmp_path: Path) -> None:
    """Both come back here."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "p")
        assert isinstance(pilot.app.screen, CardScreen)
        await quiet(pilot, "escape", "e")
        assert "봄 아침 루틴" in shown(pilot)
        await quiet(pilot, "escape")
        assert top(pilot) is desk_of(pilot)


async def test_i_brings_a_file_in(tmp_path: Path) -> None:
    """And Escape comes back."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "i")
        assert isinstance(top(pilot), ImportScreen)
        await quiet(pilot, "escape")
        assert top(pilot) is desk_of(pilot)


async def test_of_one_campaign_it_says_so_and_escape_goes_back(tmp_path: Path) -> None:
    """Its pieces only, on every face; what is new is asked of its people."""
    async with opened(tmp_path) as (pilot, store):
        spring = next(c.id for c in store.campaigns.all() if c.name == "Spring launch")
        below = pilot.app.screen
        pilot.app.push_screen(ContentScreen(spring))
        await quiet(pilot)
        assert "Content of Spring launch" in shown(pilot)
        assert sum(map(len, cards(pilot).values())) == 3
        await quiet(pilot, "b")
        assert set(titles(pilot)) == {"Desk tour", "Before, after", "7일 챌린지"}
        await quiet(pilot, "slash", *"video", "enter")
        await quiet(pilot, "escape", "n")
        assert "Whose content?" in shown(pilot)
        await quiet(pilot, "escape", "b")
        assert "Unboxing" not in shown(pilot)
        await quiet(pilot, "escape")
        assert pilot.app.screen is below


async def test_whatever_it_is_called_it_is_shown_as_text(tmp_path: Path) -> None:
    """Markup, escapes and letters of any width break nothing."""

    def rename(store: Store) -> None:
        with store.database.writing("Named", ("campaigns",)) as unit:
            for number, text in enumerate(HOSTILE, 1):
                unit.connection.execute(
                    "UPDATE deliverable SET title=? WHERE id=?", (text, number)
                )

    for face in ("board", "list", "calendar"):
        async with opened(
            tmp_path / face, prepare=rename, settings=Settings(content_face=face)
        ) as (pilot, _store):
            await quiet(pilot, "j", "l", "equals_sign", "escape")


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        *(("3", 3), ("+3", 3), ("-2", -2), ("1w", 7), ("-2 weeks", -14), ("1주", 7)),
        *(("4일", 4), ("2 semanas", 14), ("5d", 5), (" 6 ", 6)),
        *(("", None), ("0", None), ("soon", None), ("3m", None), ("9999w", None)),
    ],
)
def test_a_number_of_days_as_people_type_it(typed: str, days: int | None) -> None:
    """Later by itself, earlier with a minus; weeks are seven."""
    assert read_days(typed) == days
