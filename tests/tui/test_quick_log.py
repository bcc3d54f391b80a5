"""A touch logged in one line: one key, the words, Enter."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from rich.text import Text

from tests.tui.log_line import (
    dialog,
    is_open,
    line,
    logged,
    put_cursor_on,
    told,
    type_on,
)
from tests.tui.roster_app import opened, settle, shown
from tests.tui.test_small_dialogs import finished
from tui.format import DASH
from tui.i18n import _, install
from tui.quick_words import EXAMPLE
from tui.widgets.log_echo import LogEcho, Pieces

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


LABELS = ["Who", "Channel", "Direction", "Amount", "Time", "Stage", "Day"]
LABELS += ["Next", "Text"]


def fields(pilot: Pilot[None]) -> dict[str, str]:
    """What the echo shows, by its labels."""
    region = dialog(pilot).query_one(LogEcho).content_region
    rows = shown(pilot).split("\n")[region.y : region.bottom]
    right = "Direction|Time|Day"
    found = {}
    for row, label in product(rows, LABELS):
        value = re.search(rf" {label} +(.+?)(?=  +(?:{right}) |  +│|$)", row)
        if value:
            found[label] = value[1]
    return found


async def test_one_key_the_words_and_enter(tmp_path: Path) -> None:
    """The line begins with whoever the cursor is on; u takes the touch back."""
    async with line(tmp_path) as (pilot, store):
        assert dialog(pilot).field.value == "@ana.luz "
        await type_on(pilot, "dm: liked the samples", "!enter")
        assert not is_open(pilot)
        (touch,) = logged(store)
        assert (touch.channel, touch.direction, touch.body) == (
            "dm",
            "out",
            "liked the samples",
        )
        assert touch.campaign == "Spring glow"
        assert told(pilot) == [
            "Logged a touch to Ana Luz. Next: follow-up, Thu 5 Mar. u takes it back."
        ]
        await settle(pilot, "u")
        await finished(pilot, "replay")
        assert logged(store) == ()


async def test_naming_somebody_else_means_them(tmp_path: Path) -> None:
    """An @ typed first takes the place of whoever the cursor was on."""
    async with line(tmp_path) as (pilot, store):
        await type_on(pilot, "@anabel dm: hello")
        assert dialog(pilot).field.value == "@anabel dm: hello"
        await type_on(pilot, "!enter")
        assert (len(logged(store)), len(logged(store, 2))) == (0, 1)
    (tmp_path / "again").mkdir()
    async with line(tmp_path / "again") as (pilot, store):
        await type_on(pilot, "with @anabel")
        assert dialog(pilot).field.value == "@ana.luz with @anabel"


async def test_keys_typed_at_once_reach_the_line(tmp_path: Path) -> None:
    """Nobody has to wait until the line is open, nor for what it echoes."""
    async with line(tmp_path) as (pilot, store):
        await type_on(pilot, "!escape")
        await pilot.press("t", *"in:jk", "enter")
        await finished(pilot, "log", "load", "value", "answer")
        (touch,) = logged(store)
        assert (touch.direction, touch.body) == ("in", "jk")


async def test_the_line_is_told_back_field_by_field(tmp_path: Path) -> None:
    """What nobody said stands in parentheses."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "price 500k +3d 75m: liked them")
        assert fields(pilot) == {
            "Who": "Ana Luz  @ana.luz · Spring glow · Identified",
            "Channel": "(E-mail)",
            "Direction": "(← from them)",
            "Amount": "Asked 500,000.00 EUR",
            "Time": "1 h 15 min",
            "Stage": "(Negotiating)",
            "Day": "(today, Mon 2 Mar)",
            "Next": "answer them, Thu 5 Mar",
            "Text": "liked them",
        }


async def test_every_field_can_be_said(tmp_path: Path) -> None:
    """A stage, a day that is over, a step in her own words, a kind of touch."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "called out yesterday =nego tomorrow > send it: ok")
        found = fields(pilot)
        assert found["Channel"] == "Phone call"
        assert found["Direction"] == "→ to them"
        assert found["Stage"] == "Negotiating"
        assert found["Day"] == "yesterday, Sun 1 Mar"
        assert found["Next"] == "send it, tomorrow, Tue 3 Mar"
        await type_on(pilot, "!ctrl+u", "@ana.luz =wrapped")
        assert fields(pilot)["Next"] == "(nothing more is due)"


async def test_the_conversation_that_it_goes_to_is_told(tmp_path: Path) -> None:
    """An old one, a new one, or none for a note by itself."""
    async with line(tmp_path) as (pilot, store):
        store.campaigns.add("Summer")
        await type_on(pilot, "/summer hi")
        assert fields(pilot)["Who"].endswith("@ana.luz · a new conversation · Summer")
        await type_on(pilot, "!ctrl+u", "@anabel note: has a dog")
        found = fields(pilot)
        assert found["Who"] == "Anabel  @anabel · a note on the card"
        assert (found["Channel"], found["Direction"]) == ("Memo", DASH)
        await type_on(pilot, "!enter")
        assert told(pilot) == ["Noted something about Anabel. u takes it back."]
        assert [touch.kind for touch in logged(store, 2)] == ["note"]


async def test_nothing_is_logged_by_a_line_without_words(tmp_path: Path) -> None:
    """What is missing is only asked for, until Enter is pressed."""
    async with line(tmp_path) as (pilot, store):
        info = dialog(pilot).query_one("#info")
        assert "Say what happened, as in @mina dm" in shown(pilot)
        assert not info.has_class("-wrong")
        await type_on(pilot, "!enter")
        assert is_open(pilot)
        assert info.has_class("-wrong")
        await type_on(pilot, "!escape")
        assert not is_open(pilot)
        assert logged(store) == ()
        assert told(pilot) == []


@pytest.mark.parametrize(
    ("typed", "says", "marked"),
    [
        ("@noone: hi", "Nobody here is called “noone”.", "@noone"),
        ("@ana.luz =zz: hi", "There is no stage “zz”", "=zz"),
        ("@ana.luz /zz: hi", "There is no campaign called zz.", "/zz"),
        ("@ana.luz dm mail: hi", "two ways of contact; keep one.", "mail"),
        ("@ana.luz price 0.001 EUR: x", "is not clearly one amount", "0.001 EUR"),
    ],
)
async def test_a_mistake_is_told_in_words_and_marked_in_the_line(
    tmp_path: Path, typed: str, says: str, marked: str
) -> None:
    """Enter leaves the line as it is."""
    async with line(tmp_path) as (pilot, store):
        await type_on(pilot, "!ctrl+u", typed, "!enter")
        assert says in shown(pilot)
        assert dialog(pilot).field.value == typed
        text = dialog(pilot).field._value
        spans = [text.plain[s.start : s.end] for s in text.spans if "under" in s.style]  # type: ignore[operator]
        assert spans == [marked]
        assert logged(store) == ()


async def test_what_was_read_stays_while_a_word_is_half_typed(tmp_path: Path) -> None:
    """The echo does not blink with every letter of a stage."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "dm", *" =re")
        assert fields(pilot)["Channel"] == "DM"
        assert "Tab =replied" in shown(pilot)
        await type_on(pilot, *"plied")
        assert fields(pilot)["Stage"] == "Replied"
        await type_on(pilot, "!ctrl+u")
        assert fields(pilot)["Channel"] == DASH


async def test_a_line_that_the_store_refuses_stays(tmp_path: Path) -> None:
    """The words are still there, with what is wrong with them."""
    async with line(tmp_path) as (pilot, store):
        dialog(pilot).field.value = f"@ana.luz +3d > {'x' * 600}"
        await type_on(pilot, "!enter")
        await finished(pilot, "answer")
        assert is_open(pilot)
        assert "Next step" in shown(pilot)
        dialog(pilot)._read()  # as when the line was still being read at Enter
        await finished(pilot, "load")
        assert "Next step" in shown(pilot)
        await type_on(pilot, "!backspace")
        assert "Next step" not in shown(pilot)
        assert logged(store) == ()


async def test_enter_pressed_twice_logs_once(tmp_path: Path) -> None:
    """However long the first takes."""
    async with line(tmp_path) as (pilot, store):
        await type_on(pilot, "dm: hi")
        asking = dialog(pilot)
        asking.action_save()
        asking.action_save()
        await finished(pilot, "answer")
        assert len(logged(store)) == 1


async def test_without_anybody_under_the_cursor_the_line_is_empty(
    tmp_path: Path,
) -> None:
    """And asks whom it is about."""
    async with opened(tmp_path, people=()) as (pilot, _store):
        await settle(pilot, "t")
        await finished(pilot, "load")
        assert dialog(pilot).field.value == ""
        assert "Say who and what, as in @mina" in shown(pilot)
        await type_on(pilot, "hi", "!enter")
        assert "Say whom: begin with @ and a name" in shown(pilot)


async def test_somebody_without_an_account_is_named(tmp_path: Path) -> None:
    """In quotes, since a name may have several words."""
    async with line(tmp_path) as (pilot, store):
        await type_on(pilot, "!escape")
        await put_cursor_on(pilot, 3)
        await type_on(pilot, "!t")
        assert dialog(pilot).field.value == '@"Mina Park" '
        await type_on(pilot, "kakao: hi", "!enter")
        assert [touch.channel for touch in logged(store, 3)] == ["kakao"]


@pytest.mark.parametrize("language", ["en", "ko", "es"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_fits_in_every_language(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """The labels align by cells, and the next keys are in sight."""
    async with line(tmp_path, language=language, size=size) as (pilot, _store):
        await type_on(pilot, "dm price 500k +3d: 샘플 좋아함 👍")
        screen = shown(pilot)
        assert "샘플 좋아함" in screen
        assert "Enter" in screen
        assert "Esc" in screen
        box = dialog(pilot).query_one(".dialog").region
        assert box.bottom == size[1]
        assert box.height <= 15


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_the_example_is_a_line_that_can_be_logged(
    tmp_path: Path, language: str
) -> None:
    """In the words of the language in use."""
    people = (("Mina", "mina", "instagram", 10, ()), ("미나", "", "", None, ()))
    async with line(tmp_path, language=language, people=people) as (pilot, store):
        install(language)
        found = store.quick.read(_(EXAMPLE), today=pilot.app.today())  # type: ignore[attr-defined]
        assert found.problem is None
        assert found.draft is not None
        assert found.draft.next_on is not None
        assert [kind for kind, _amount in found.draft.amounts] == ["asked"]


async def test_names_are_shown_as_they_are(tmp_path: Path) -> None:
    """Neither markup nor what would move the cursor does anything."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "!ctrl+u", "@brackets dm: [red]hi[/red]")
        found = fields(pilot)
        assert found["Who"].startswith("[bold]x[/]  @brackets")
        assert found["Text"] == "[red]hi[/red]"


def test_a_line_is_marked_only_once_it_was_read() -> None:
    """A field that is painted before that is plain."""
    text = Text("@mina")
    Pieces().highlight(text)
    assert text.spans == []
