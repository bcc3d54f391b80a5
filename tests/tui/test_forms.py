"""Editing a person: every field, refusals at the field, two editors, drafts."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from tests.tui.card_host import Host, mina, opened, settled, typed
from tui import i18n
from tui.dialogs.person_form import PersonForm, edit_person
from tui.widgets.field_row import FieldRow, what_is_wrong
from tui.widgets.safe_input import SafeTextArea

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with Mina Park in it."""
    with opened(tmp_path) as store:
        yield store


def begin(app: Host, number: int) -> None:
    """Open the form as the card and the roster do."""

    async def edit() -> None:
        app.answers.append(await edit_person(app, number))

    app.run_worker(edit())


async def opened_form(pilot: Pilot[None], app: Host, number: int) -> PersonForm:
    """The form, once it is there."""
    begin(app, number)
    await settled(pilot)
    while not isinstance(app.screen, PersonForm):
        await pilot.pause()
    await settled(pilot)
    return app.screen


def row(form: PersonForm, name: str) -> FieldRow:
    """The row of a field."""
    return next(row for row in form.query(FieldRow) if row.field.name == name)


async def go_to(pilot: Pilot[None], form: PersonForm, name: str) -> FieldRow:
    """Tab to a field, as she does."""
    found = row(form, name)
    while pilot.app.focused is not found.entry:
        await pilot.press("tab")
    return found


async def done(pilot: Pilot[None], app: Host) -> None:
    """Wait until the form has answered."""
    await app.workers.wait_for_complete()
    await settled(pilot)


async def test_a_changed_name_is_saved_and_nothing_else_is_touched(
    store: Store,
) -> None:
    """Ctrl+S from anywhere."""
    number = mina(store)
    before = store.cards.card(number)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened_form(pilot, app, number)
        await typed(pilot, " (new)", "ctrl+s")
        await done(pilot, app)
        assert app.answers == [True]
        assert app.crashes == []
    after = store.cards.card(number)
    assert after.name == "Mina Park (new)"
    assert (after.notes, after.status, after.country) == (
        before.notes,
        before.status,
        before.country,
    )


async def test_enter_goes_from_field_to_field_and_the_form_scrolls_along(
    store: Store,
) -> None:
    """What has the focus is always in sight."""
    number = mina(store)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened_form(pilot, app, number)
        await settled(pilot, *["enter"] * 5)
        assert app.focused is row(form, "preferred_channel").entry
        notes = await go_to(pilot, form, "notes")
        await settled(pilot)
        assert form.region.contains_region(notes.entry.region)
        assert "Likes tea." in app.page()


async def test_notes_take_many_lines(store: Store) -> None:
    """Enter is a line there; Ctrl+S saves."""
    number = mina(store)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened_form(pilot, app, number)
        notes = await go_to(pilot, form, "notes")
        assert isinstance(notes.entry, SafeTextArea)
        await typed(pilot, "\n세 번째 줄", "ctrl+s")
        await done(pilot, app)
    assert store.cards.card(number).notes == "Likes tea.\n고양이 두 마리\n세 번째 줄"


@pytest.mark.parametrize(
    ("name", "text", "stored"),
    [
        ("status", "차단", "blocked"),
        ("preferred_channel", "correo", "mail"),
        ("language", "coreano", "ko"),
        ("country", "스페인", "ES"),
        ("fit_voice", "4", 4),
    ],
)
async def test_choices_are_typed_in_any_language(
    store: Store, name: str, text: str, stored: str | int
) -> None:
    """A hint under the field tells what it takes, while one is in it."""
    number = mina(store)
    app = Host(store)
    async with app.run_test(size=(100, 40)) as pilot:
        form = await opened_form(pilot, app, number)
        found = await go_to(pilot, form, name)
        await settled(pilot)
        assert found.query_one(".hint", Static).display
        await settled(pilot, "ctrl+u")
        await typed(pilot, text, "ctrl+s")
        await done(pilot, app)
    assert getattr(store.cards.card(number), name) == stored


async def test_what_will_not_do_is_said_at_the_field_and_not_saved(
    store: Store,
) -> None:
    """One sentence, and the cursor goes there."""
    number = mina(store)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened_form(pilot, app, number)
        await go_to(pilot, form, "email")
        await typed(pilot, " at home")
        wrong = "E-mail: mina@example.kr at home is not an"
        assert wrong in app.page()
        await settled(pilot, "shift+tab", "ctrl+s")
        assert app.answers == []
        assert app.focused is row(form, "email").entry
    assert store.cards.card(number).email == "mina@example.kr"


async def test_escape_asks_before_it_throws_something_away(store: Store) -> None:
    """Nothing typed: it just leaves."""
    number = mina(store)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened_form(pilot, app, number)
        await settled(pilot, "escape")
        await done(pilot, app)
        assert app.answers == [False]
        form = await opened_form(pilot, app, number)
        await typed(pilot, "!")
        await settled(pilot, "escape")
        assert "Throw away the change in 1 field?" in app.page()
        await settled(pilot, "escape")
        assert app.screen is form
        await settled(pilot, "escape", "enter")
        await done(pilot, app)
        assert app.answers == [False, False]
    assert store.cards.card(number).name == "Mina Park"


async def test_a_newer_save_elsewhere_is_told_and_no_text_is_lost(
    store: Store,
) -> None:
    """Ctrl+R takes over what is new around what was typed; then it saves."""
    number = mina(store)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened_form(pilot, app, number)
        await typed(pilot, "!")
        version = store.cards.card(number).version
        other = {"name": "Mina Kim", "city": "부산"}
        store.roster.edit(number, version, other)
        await settled(pilot, "ctrl+s")
        await done_saving(pilot, form)
        assert "was changed elsewhere while you were editing" in app.page()
        assert "^R Load what is new" in app.page()
        await settled(pilot, "ctrl+r")
        while form.stale:
            await pilot.pause()
        assert "Elsewhere it was changed to: Mina Kim" in app.page()
        assert row(form, "name").text == "Mina Park!"
        assert row(form, "city").text == "부산"
        await settled(pilot, "ctrl+s")
        await done(pilot, app)
        assert app.answers == [True]
        assert app.crashes == []
    assert store.cards.card(number).name == "Mina Park!"
    assert store.cards.card(number).city == "부산"


async def done_saving(pilot: Pilot[None], form: PersonForm) -> None:
    """Wait until the store has refused."""
    while not form.stale:
        await pilot.pause()
    await settled(pilot)


def draft_files(folder: Path) -> list[Path]:
    """The drafts there are."""
    return sorted(folder.glob("*")) if folder.exists() else []


async def test_half_typed_text_outlives_a_kill(store: Store, tmp_path: Path) -> None:
    """It is in a private file, and offered when the form is opened again."""
    number = mina(store)
    drafts = tmp_path / "drafts"
    app = Host(store, drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened_form(pilot, app, number)
        await typed(pilot, " 반쯤")
        app.save_drafts()
        (file,) = draft_files(drafts)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(drafts.stat().st_mode) == 0o700
        assert json.loads(file.read_text("utf-8"))["texts"] == {
            "name": "Mina Park 반쯤"
        }
    again = Host(store, drafts)
    async with again.run_test(size=(80, 24)) as pilot:
        begin(again, number)
        while "Go on with what you were typing" not in again.page():
            await pilot.pause()
        await settled(pilot, "enter")
        while not isinstance(again.screen, PersonForm):
            await pilot.pause()
        await settled(pilot)
        assert "Mina Park 반쯤" in again.page()
        await settled(pilot, "ctrl+s")
        await done(pilot, again)
        assert again.crashes == []
    assert store.cards.card(number).name == "Mina Park 반쯤"
    assert draft_files(drafts) == []


async def test_typing_is_kept_by_itself_and_gone_when_given_up(
    store: Store, tmp_path: Path
) -> None:
    """The clock of the form does it; a restored text needs no draft."""
    number = mina(store)
    drafts = tmp_path / "drafts"
    app = Host(store, drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened_form(pilot, app, number)
        await typed(pilot, "!")
        while not draft_files(drafts):
            await pilot.pause()
        await settled(pilot, "backspace")
        while draft_files(drafts):
            await pilot.pause()
        await typed(pilot, "?")
        app.save_drafts()
        assert draft_files(drafts)
        await settled(pilot, "escape", "enter")
        await done(pilot, app)
        assert draft_files(drafts) == []


async def test_a_draft_over_an_older_record_is_not_saved_over_a_newer_one(
    store: Store, tmp_path: Path
) -> None:
    """Somebody saved in between: it is told, as always."""
    number = mina(store)
    drafts = tmp_path / "drafts"
    app = Host(store, drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened_form(pilot, app, number)
        await typed(pilot, "!")
        app.save_drafts()
    version = store.cards.card(number).version
    store.roster.edit(number, version, {"name": "Mina Kim"})
    again = Host(store, drafts)
    async with again.run_test(size=(80, 24)) as pilot:
        begin(again, number)
        while "Go on with what you were typing" not in again.page():
            await pilot.pause()
        await settled(pilot, "enter")
        while not isinstance(again.screen, PersonForm):
            await pilot.pause()
        form = again.screen
        await settled(pilot, "ctrl+s")
        await done_saving(pilot, form)
        assert store.cards.card(number).name == "Mina Kim"


async def test_a_draft_that_is_not_wanted_is_forgotten(
    store: Store, tmp_path: Path
) -> None:
    """The form then shows what is stored."""
    number = mina(store)
    drafts = tmp_path / "drafts"
    app = Host(store, drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened_form(pilot, app, number)
        await typed(pilot, "!")
        app.save_drafts()
    again = Host(store, drafts)
    async with again.run_test(size=(80, 24)) as pilot:
        begin(again, number)
        while "Go on with what you were typing" not in again.page():
            await pilot.pause()
        await settled(pilot, "escape")
        while not isinstance(again.screen, PersonForm):
            await pilot.pause()
        assert row(again.screen, "name").text == "Mina Park"
        assert draft_files(drafts) == []


def test_a_sentence_names_the_field_in_the_language_in_use() -> None:
    """And is empty for what will do."""
    assert what_is_wrong("fit_reach", "3") == ""
    assert what_is_wrong("name", " ") == "A name is needed."
    sentence = what_is_wrong("fit_reach", "9")
    assert sentence == "Fit: reach: 9 is not a figure from 0 to 5."
    assert i18n.current() == "en"
