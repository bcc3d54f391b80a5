"""The questions that many places ask: yes or no, a line, one of a list, which tags."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.screen import Screen

from tests.tui.card_host import Host, at_once, opened, settled, typed
from tui.dialogs.asking import Choice, Choose, Confirm, PickTags, Prompt, TagChanges
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from store import Store

HOSTILE = "[/] [@click=app.quit]Mina[/]\x1b[31m"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with opened(tmp_path) as store:
        yield store


async def asked(store: Store, dialog: Screen[Any], *keys: str) -> tuple[list[Any], str]:
    """What a dialog answers after these keys, and the screen before the last one."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(dialog)
        await settled(pilot, *keys[:-1])
        page = app.page()
        await settled(pilot, *keys[-1:])
        assert app.crashes == []
    return app.answers, page


@pytest.mark.parametrize(
    ("key", "answer"), [("enter", True), ("y", True), ("escape", False), ("n", False)]
)
async def test_yes_and_no_have_two_keys_each(
    store: Store, key: str, answer: bool
) -> None:
    """Escape is always no."""
    answers, page = await asked(store, Confirm("Merge them?", yes="Merge"), key)
    assert answers == [answer]
    assert "Merge them?" in page


async def test_yes_works_with_a_korean_layout_on(store: Store) -> None:
    """The key of y sends ㅛ there."""
    answers, _page = await asked(store, Confirm("지울까요?"), "ㅛ")
    assert answers == [True]


async def test_the_last_line_names_the_answers_in_the_words_of_the_question(
    store: Store,
) -> None:
    """Enter and Esc are always there to be read."""
    dialog = Confirm("Throw it away?", "Nothing is kept.", yes="Throw away", no="Keep")
    _answers, page = await asked(store, dialog, "escape")
    assert "Nothing is kept." in page
    assert "Enter Throw away  Esc Keep" in page


async def test_a_name_with_markup_in_it_is_only_text(store: Store) -> None:
    """No action is made of it, no colour, no escape."""
    dialog = Choose(HOSTILE, [Choice(1, HOSTILE, HOSTILE)], detail=HOSTILE)
    _answers, page = await asked(store, dialog, "escape")
    assert page.count("[@click=app.quit]Mina[/]␛[31m") >= 3


async def test_a_line_is_answered_without_its_outer_spaces(store: Store) -> None:
    """What is typed replaces what stood there."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(Prompt("Another name", value="Mina"))
        await settled(pilot)
        await typed(pilot, " 미나 ", "enter")
        assert app.answers == ["미나"]
        app.put(Prompt("Another name", value="Mina"))
        await settled(pilot, "escape")
        assert app.answers == ["미나", None]
        assert app.crashes == []


async def test_a_line_that_will_not_do_says_why_and_stays(store: Store) -> None:
    """One sentence while it is typed, and Enter does not get past it."""

    def check(text: str) -> str:
        return "" if text.isdigit() else "Only digits [/] here."

    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(Prompt("How many?", check=check))
        await settled(pilot)
        assert "Only digits" not in app.page()
        await settled(pilot, "enter")
        assert "Only digits [/] here." in app.page()
        await typed(pilot, "x", "enter")
        assert app.answers == []
        await settled(pilot, "backspace")
        await typed(pilot, "7")
        assert "Only digits" not in app.page()
        await settled(pilot, "enter")
        assert app.answers == ["7"]


PEOPLE = [
    Choice(1, "김민수", "instagram"),
    Choice(2, "Mina Park", "youtube"),
    Choice(3, "박민아", "tiktok"),
]


async def test_the_arrows_choose_while_the_field_has_the_keys(store: Store) -> None:
    """It begins on what is so now, and stops at both ends."""
    answers, _page = await asked(store, Choose("Who?", PEOPLE, current=2), "enter")
    assert answers == [2]
    keys = ("down", "down", "down", "up", "enter")
    answers, _page = await asked(store, Choose("Who?", PEOPLE), *keys)
    assert answers == [2]


@pytest.mark.parametrize(
    ("text", "found"), [("ㄱㅁㅅ", 1), ("PARK", 2), ("민아", 3), ("tik", 3)]
)
async def test_typing_narrows_the_list(store: Store, text: str, found: int) -> None:
    """By any part, in any case, by first consonants, and by the words beside it."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(Choose("Who?", PEOPLE))
        await settled(pilot)
        await typed(pilot, text, "enter")
        assert app.answers == [found]


async def test_what_begins_with_the_letters_comes_first(store: Store) -> None:
    """Before what only holds them."""
    choices = [Choice("a", "Fit: name"), Choice("b", "Name")]
    answers, _page = await asked(store, Choose("Field", choices), *"name", "enter")
    assert answers == ["b"]


async def test_nothing_found_is_nothing_chosen(store: Store) -> None:
    """Enter waits; Escape leaves."""
    answers, _page = await asked(store, Choose("Who?", PEOPLE), *"xyz", "enter")
    assert answers == []
    answers, _page = await asked(store, Choose("Who?", PEOPLE), "escape")
    assert answers == [None]


async def test_a_click_chooses(store: Store) -> None:
    """The mouse works too."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(Choose("Who?", PEOPLE))
        await settled(pilot)
        await pilot.click("OptionList", offset=(2, 1))
        await settled(pilot)
        assert app.answers == [2]


async def test_the_keys_of_the_last_line_can_be_clicked(store: Store) -> None:
    """Each does what its key does."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(Confirm("Merge them?"))
        await settled(pilot)
        await pilot.click(KeyLine, offset=(12, 0))
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert app.answers == [False]


async def test_a_long_list_leaves_the_keys_in_sight(store: Store) -> None:
    """However many there are, at 80 by 24."""
    many = [Choice(n, f"Person {n}") for n in range(300)]
    answers, page = await asked(
        store, Choose("Who?", many), "pagedown", "down", "enter"
    )
    assert answers == [11]
    assert "Enter Choose  Esc Cancel" in page


async def test_no_syllable_is_lost_that_comes_together_with_enter(
    store: Store,
) -> None:
    """Input methods commit the last one and send Enter in one go."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(Prompt("Another name"))
        await settled(pilot)
        await at_once(pilot, "미", "나", "enter")
        app.put(Choose("Who?", PEOPLE))
        await settled(pilot)
        await at_once(pilot, "민", "아", "enter")
        app.put(PickTags("Tags", TAGS))
        await settled(pilot)
        await at_once(pilot, "글", "로", "우", " ", "A", "enter", "enter")
        assert app.answers == ["미나", 3, TagChanges(add=("글로우 A",))]
        assert app.crashes == []


TAGS = ["beauty", "food", "skin care", "비건"]


async def test_tags_are_put_on_and_taken_off(store: Store) -> None:
    """Space where the cursor is; the ones that are on come first."""
    dialog = PickTags("Tags of Mina", TAGS, on=["food"])
    answers, page = await asked(store, dialog, "space", "down", "space", "enter")
    assert answers == [TagChanges(add=("beauty",), drop=("food",))]
    assert "[ ] food" in page
    assert "[x] beauty" in page


async def test_a_tag_is_found_by_typing_and_enter_puts_it_on(store: Store) -> None:
    """A second Enter, with nothing typed, saves."""
    dialog = PickTags("Tags of Mina", TAGS)
    answers, _page = await asked(store, dialog, "s", "k", "i", "enter", "enter")
    assert answers == [TagChanges(add=("skin care",))]


async def test_new_tags_are_made_by_typing_them(store: Store) -> None:
    """Several at once with commas; a space inside belongs to the tag."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(PickTags("Tags of Mina", TAGS))
        await settled(pilot)
        await typed(pilot, "서울 뷰티, Food")
        assert "[+] New tag: 서울 뷰티, Food" in app.page()
        await settled(pilot, "enter")
        assert "[x] 서울 뷰티" in app.page()
        assert "[x] food" in app.page()
        await settled(pilot, "enter")
        assert app.answers == [TagChanges(add=("서울 뷰티", "food"))]
        assert app.crashes == []


async def test_a_tag_that_only_some_have_can_go_either_way(store: Store) -> None:
    """Untouched it stays as it is; once: on for all; twice: off for all."""
    dialog = PickTags("Tags of 3", TAGS, on=["beauty"], some=["비건"])
    answers, page = await asked(store, dialog, "down", "enter")
    assert "[-] 비건" in page
    assert answers == [TagChanges()]
    dialog = PickTags("Tags of 3", TAGS, on=["beauty"], some=["비건"])
    answers, _page = await asked(store, dialog, "down", "space", "enter")
    assert answers == [TagChanges(add=("비건",))]
    dialog = PickTags("Tags of 3", TAGS, on=["beauty"], some=["비건"])
    answers, _page = await asked(store, dialog, "down", "space", "space", "enter")
    assert answers == [TagChanges(drop=("비건",))]


async def test_escape_changes_no_tag(store: Store) -> None:
    """Whatever was ticked before."""
    answers, _page = await asked(store, PickTags("Tags", TAGS), "space", "escape")
    assert answers == [None]
