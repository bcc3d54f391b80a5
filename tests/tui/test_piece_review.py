"""A draft is approved with one key, or goes back with its reasons and a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from tests.tui.piece_page import (
    DAY,
    LABELLED,
    TODAY,
    UNLABELLED,
    copies,
    opened,
    page,
    said,
    settle,
    write,
)
from tui.dialogs.approving import approve, approved
from tui.dialogs.ask_changes import AskChanges
from tui.dialogs.reply_told import Reply, ReplyTold
from tui.screens.piece import PieceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.piece_page import Made
    from tui.app import SoloistApp


def here(there: Made) -> None:
    """A draft is here, with a caption that is labelled."""
    there.store.deliverables.attach(there.reel, caption=LABELLED)
    there.to("submitted")


async def test_approving_is_one_key_and_says_what_is_next(tmp_path: Path) -> None:
    """No dialog; u takes it back."""
    async with opened(tmp_path, here) as (pilot, there):
        await settle(pilot, "a")
        assert there.row.state == "approved"
        assert said(pilot) == "Approved. Goes live on Fri 6 Mar. u takes it back."
        (look,) = there.store.reviews.of(there.reel)
        assert (look.verdict, look.on_day) == ("approved", TODAY)
        await settle(pilot, "a")
        assert len(there.store.reviews.of(there.reel)) == 1
        await settle(pilot, "u")
        assert said(pilot) == ""
        assert there.row.state == "submitted"
        assert there.store.reviews.of(there.reel) == ()


async def test_what_is_next_goes_by_the_day(tmp_path: Path) -> None:
    """Set, not set, today, over; several together."""
    over = "Approved. It was to go live before today: 3d late."
    async with opened(tmp_path, here) as (_pilot, there):
        there.store.deliverables.set_day(there.reel, "draft", None)
        for day, words in (
            (None, "Approved. No day is said yet for going live."),
            (TODAY, "Approved. Goes live today."),
            (TODAY - 3 * DAY, over),
            (TODAY + 400 * DAY, "Approved. Goes live on Tue 6 Apr 2027."),
        ):
            there.store.deliverables.set_day(there.reel, "live", day)
            assert approved([there.row], TODAY) == words
        assert approved([there.row] * 2, TODAY) == "2 drafts are approved."


async def test_a_label_that_is_missing_asks_once_with_the_reason(
    tmp_path: Path,
) -> None:
    """Not yet leaves it; yes approves it all the same."""

    def bare(there: Made) -> None:
        here(there)
        there.store.deliverables.attach(there.reel, caption=UNLABELLED)
        for item in ("guideline", "brand_fit"):
            there.store.compliance.answer([there.reel], item, False, today=TODAY)

    async with opened(tmp_path, bare) as (pilot, there):
        await settle(pilot, "a")
        shown = page(pilot)
        assert "Approve all the same?" in shown
        assert "Nothing says clearly that this is advertising" in shown
        assert "The guideline is not followed." in shown
        assert "It does not fit the brand." in shown
        await settle(pilot, "escape")
        assert there.row.state == "submitted"
        await settle(pilot, "a", "enter")
        assert there.row.state == "approved"


async def test_of_several_the_one_without_a_draft_is_named(tmp_path: Path) -> None:
    """Which piece it is, and that nothing of it is here."""
    async with opened(tmp_path, here) as (pilot, there):
        app: SoloistApp = pilot.app  # type: ignore[assignment]
        app.run_worker(approve(app, [there.reel, there.post]), group="act")
        await settle(pilot)
        shown = page(pilot)
        assert "Approve all the same?" in shown
        assert "Ana Luz · Post: There is no draft of it yet." in shown
        assert "김민수" not in shown.split("Approve all the same?")[1].split("Enter")[0]
        await settle(pilot, "escape")
        assert there.row.state == "submitted"


async def test_a_draft_in_the_making_is_approved_after_a_question(
    tmp_path: Path,
) -> None:
    """Where there is a file of it already, that is not denied."""
    async with opened(tmp_path, lambda there: there.to("drafting")) as (pilot, there):
        await settle(pilot, "a")
        assert "There is no draft of it yet." in page(pilot)
        await settle(pilot, "enter")
        assert there.row.state == "approved"


async def test_reasons_are_put_in_by_digits_and_the_message_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the person, as a list, signed; on the clipboard and shown."""
    taken = copies(monkeypatch)
    async with opened(tmp_path, here) as (pilot, there):
        shipped = there.store.reviews.snippets("ko")
        await settle(pilot, "c", "2", "1")
        assert isinstance(pilot.app.screen, AskChanges)
        await settle(pilot, *"by 9pm", "ctrl+s")
        (look,) = there.store.reviews.of(there.reel)
        assert look.reason == f"{shipped[1]}\n{shipped[0]}\nby 9pm"
        assert (there.row.state, there.row.round) == ("changes_requested", 1)
        shown = page(pilot)
        assert "This is the message to send" in shown
        assert "김민수님, 안녕하세요." in shown
        assert "Copied: paste it where you write to 김민수." in shown
        (message,) = taken
        assert f"- {shipped[1]}\n- {shipped[0]}\n- by 9pm" in message
        assert "Morning routine" in message
        assert message.endswith("한지우")
        await settle(pilot, "y")
        assert taken == [message, message]
        await settle(pilot, "escape")
        assert said(pilot) == "Changes are asked for. u takes it back."
        assert "changes asked once" in page(pilot)
        await settle(pilot, "u")
        assert there.row.state == "submitted"


@pytest.mark.parametrize(
    ("by", "words"),
    [("terminal", "Handed to the terminal"), ("none", "Nothing here can copy")],
)
async def test_it_says_when_it_could_not_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str, words: str
) -> None:
    """The message is on the screen all the same."""
    copies(monkeypatch, by)
    async with opened(tmp_path, here) as (pilot, _there):
        await settle(pilot, "c", "1", "ctrl+s")
        assert words in page(pilot)
        assert "안녕하세요" in page(pilot)
        await settle(pilot, "j", "k", "escape")


async def test_a_digit_among_words_is_a_digit(tmp_path: Path) -> None:
    """And on an empty line without a sentence of that number, nothing."""
    async with opened(tmp_path, here) as (pilot, there):
        await settle(pilot, "c", *"in 3 seconds")
        assert area(pilot) == "in 3 seconds"
        await settle(pilot, "enter", "space", "2", "ctrl+s")
        (look,) = there.store.reviews.of(there.reel)
        assert look.reason == "in 3 seconds\n 2"


async def test_a_sentence_is_clicked_too(tmp_path: Path) -> None:
    """It goes on a line of its own, under what is typed."""
    async with opened(tmp_path, here) as (pilot, there):
        second = there.store.reviews.snippets("ko")[1]
        await settle(pilot, "c", *"first")
        await pilot.click("OptionList", offset=(4, 1))
        await settle(pilot)
        assert area(pilot) == f"first\n{second}\n"
        await settle(pilot, "escape", "y")


async def test_without_a_reason_nothing_goes_back(tmp_path: Path) -> None:
    """It says so and stays; Escape with nothing typed leaves at once."""
    async with opened(tmp_path, here) as (pilot, there):
        await settle(pilot, "c", "ctrl+s")
        assert "Say what has to change." in page(pilot)
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, PieceScreen)
        assert there.row.state == "submitted"


async def test_what_is_typed_is_not_thrown_away_by_accident(tmp_path: Path) -> None:
    """Escape asks; a form that ended without a word is offered again."""
    async with opened(tmp_path, here) as (pilot, there):
        await settle(pilot, "c", *"softer light", "escape")
        assert "Throw away what you typed?" in page(pilot)
        await settle(pilot, "n")
        form = pilot.app.screen
        assert isinstance(form, AskChanges)
        form.save_draft()
        form.dismiss(False)
        await settle(pilot, "c")
        assert "Go on with what you were typing" in page(pilot)
        await settle(pilot, "y")
        assert area(pilot) == "softer light"
        await settle(pilot, "ctrl+s", "escape")
        assert there.row.state == "changes_requested"
        await settle(pilot, "c")
        assert area(pilot) == ""
        await settle(pilot, "escape")


async def test_a_box_says_what_is_not_in_order(tmp_path: Path) -> None:
    """Ticked is not in order; what was ticked and is not any more is in order."""

    def off(there: Made) -> None:
        here(there)
        there.store.compliance.answer([there.reel], "guideline", False, today=TODAY)

    async with opened(tmp_path, off) as (pilot, there):
        await settle(pilot, "c")
        assert "[x] The guideline is not followed" in page(pilot)
        await settle(pilot, "1", "tab", "space", "right", "space", "ctrl+s", "escape")
        assert (there.row.guideline, there.row.brand_fit) == (True, False)


async def test_more_reasons_belong_to_the_same_round(tmp_path: Path) -> None:
    """Changes were asked for already: one more reason, no new round."""
    async with opened(tmp_path, here) as (pilot, there):
        for digit in "13":
            await settle(pilot, "c", digit, "ctrl+s", "escape")
        assert there.row.round == 1
        assert len(there.store.reviews.of(there.reel)) == 2


async def test_an_untitled_piece_in_spanish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the kind, and calls the person by the first name."""
    taken = copies(monkeypatch)
    async with opened(tmp_path) as (pilot, there):
        there.store.deliverables.move([there.post], "submitted", today=TODAY)
        await settle(pilot, "right_square_bracket", "c")
        await write(pilot, "- Más luz\n2) {name} [b]x[/b]", "ctrl+s")
        assert taken[0].startswith("Hola, Ana:\n")
        assert "el borrador de tu post" in taken[0]
        assert "- Más luz\n- {name} [b]x[/b]" in taken[0]
        assert "[b]x[/b]" in page(pilot)
        await settle(pilot, "escape")


async def test_whoever_has_no_language_reads_that_of_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is known of them but their name."""
    taken = copies(monkeypatch)

    def unknown(there: Made) -> None:
        here(there)
        minsu = there.spring.people["김민수"]
        there.store.roster.set_field([minsu], "language", "")

    async with opened(tmp_path, unknown, language="es") as (pilot, _there):
        await settle(pilot, "c")
        await write(pilot, "Más luz", "ctrl+s", "escape")
        assert taken[0].startswith("Hola, ")


async def test_a_paste_over_the_digits_is_a_paste(tmp_path: Path) -> None:
    """Digits that are pasted are text."""
    async with opened(tmp_path, here) as (pilot, _there):
        await settle(pilot, "c")
        pilot.app.post_message(Paste("1\n2"))
        await settle(pilot)
        assert area(pilot) == "1\n2"
        await settle(pilot, "escape", "y")


async def test_several_messages_are_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is copied as it is shown."""
    taken = copies(monkeypatch)
    async with opened(tmp_path) as (pilot, _there):
        replies = [Reply("김민수", "One"), Reply("Ana Luz", "Two")]
        pilot.app.push_screen(ReplyTold(replies))
        await settle(pilot)
        assert "1/2" in page(pilot)
        await settle(pilot, "tab", "tab", "shift+tab")
        assert taken == ["One", "Two", "One", "Two"]
        assert "2/2  Copied: paste it where you write to Ana Luz." in page(pilot)
        await settle(pilot, "escape")


def area(pilot: Pilot[None]) -> str:
    """What is typed."""
    form = pilot.app.screen
    assert isinstance(form, AskChanges)
    return form.area.text
