"""Columns, views, settings, and what to do with the marked ones."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from textual.widgets import Static

from store.roster_list import RosterView
from store.views import SavedView
from tests.tui.roster_app import names, opened, roster_of, settle, shown
from tui import i18n, keymap
from tui.dialogs.bulk import BulkAct, BulkDialog
from tui.dialogs.columns import ColumnsDialog
from tui.dialogs.preferences import EXAMPLE, PreferencesDialog
from tui.dialogs.views import ViewsDialog
from tui.roster_columns import ALL, USUAL
from tui.settings import load

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot


async def finished(pilot: Pilot[None], *groups: str) -> None:
    """Wait until the workers of these groups have ended."""
    for _ in range(3):  # a key passes from widget to widget before it starts one
        await pilot.pause()
        busy = [w for w in pilot.app.workers if w.group in groups and not w.is_finished]
        if busy:
            await pilot.app.workers.wait_for_complete(busy)
    await settle(pilot)


def columns(pilot: Pilot[None]) -> list[str]:
    """The columns that the roster shows."""
    return [column.key for column in roster_of(pilot).columns]


# Columns


async def test_a_column_is_hidden_and_another_shown(tmp_path: Path) -> None:
    """The table changes at once, and the choice is there next time."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "b", "j", "space")  # the handle goes
        await settle(pilot, *["j"] * (len(USUAL) - 1), "space", "enter")
        await finished(pilot, "act")
        assert columns(pilot) == ["name", *USUAL[2:], "city"]
        kept = load(tmp_path / "settings.toml").roster_columns
        assert kept == columns(pilot)


async def test_a_column_moves_with_the_cursor_on_it(tmp_path: Path) -> None:
    """Every way of writing "move" does it; the ends hold."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "b", "left_square_bracket", "J", "shift+down")
        await settle(pilot, "ctrl+down", "right_square_bracket", "K", "enter")
        await finished(pilot, "act")
        assert columns(pilot).index("name") == 3
        await settle(pilot, "b", "G", "J", "space", "enter")
        await finished(pilot, "act")
        assert columns(pilot)[-1] == ALL[-1].key


async def test_at_least_one_column_stays(tmp_path: Path) -> None:
    """A table of nothing helps nobody; the dialog says so and stays."""
    async with opened(tmp_path) as (pilot, _store):
        answers: list[tuple[str, ...] | None] = []
        await pilot.app.push_screen(ColumnsDialog(["city"]), answers.append)
        await settle(pilot, "space", "enter")
        assert "At least one column must be shown." in shown(pilot)
        await settle(pilot, "r", "enter")
        assert answers == [USUAL]


async def test_escape_leaves_the_columns_as_they_are(tmp_path: Path) -> None:
    """Whatever was tried; and a key that is gone from the program is passed over."""
    async with opened(tmp_path) as (pilot, _store):
        answers: list[tuple[str, ...] | None] = []
        await pilot.app.push_screen(ColumnsDialog(["moon", "city"]), answers.append)
        await settle(pilot, "space", "J", "escape")
        assert answers == [None]


# Views


async def test_the_present_filter_is_kept_under_a_name_and_opened_again(
    tmp_path: Path,
) -> None:
    """Filter, sort and columns come back together."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "slash", *"tag:beauty", "enter", "w", "n", *"glow", "enter")
        await finished(pilot, "view", "act")
        assert [view.filter for view in store.views.all("roster")] == ["tag:beauty"]
        await settle(pilot, "escape")
        assert len(names(pilot)) == 6
        await settle(pilot, "w")
        assert "tag:beauty · Name ▲" in shown(pilot)
        await settle(pilot, "enter")
        await finished(pilot, "act")
        assert names(pilot) == ["Ana Luz", "Carmen Vid"]


async def test_a_view_of_that_name_is_replaced_only_after_a_yes(
    tmp_path: Path,
) -> None:
    """No says nothing changed; a name is needed."""
    async with opened(tmp_path) as (pilot, store):
        store.views.save("roster", "Glow", "tier:nano", "-followers", [])
        await settle(pilot, "w", "n", "enter")
        assert "A name is needed." in shown(pilot)
        await settle(pilot, *"glow", "enter")
        assert "There is a view Glow already. Replace it?" in shown(pilot)
        assert "tier:nano · Followers ▼" in shown(pilot)
        await settle(pilot, "n")
        assert store.views.all("roster")[0].filter == "tier:nano"
        await settle(pilot, "n", *"glow", "enter", "y")
        await finished(pilot, "view", "act")
        assert store.views.all("roster")[0].filter == ""


async def test_a_view_is_forgotten_and_undo_brings_it_back(tmp_path: Path) -> None:
    """The list stays, one line shorter."""
    async with opened(tmp_path) as (pilot, store):
        for name in ("[b]one[/b]", "two"):
            store.views.save("roster", name, "", "name", [])
        await settle(pilot, "w")
        assert "[b]one[/b]" in shown(pilot)
        await settle(pilot, "d")
        await finished(pilot, "view")
        assert [view.name for view in store.views.all("roster")] == ["two"]
        await settle(pilot, "d")
        await finished(pilot, "view")
        assert "None yet. Press n to keep the present one." in shown(pilot)
        await settle(pilot, "enter", "d", "escape", "u")
        await finished(pilot, "replay")
        assert [view.name for view in store.views.all("roster")] == ["two"]


async def test_what_the_store_refuses_leaves_the_views_as_they_are(
    tmp_path: Path,
) -> None:
    """A view that another window forgot is still listed, and the refusal is said."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot)
        gone = SavedView("gone", "", "name", False, ())

        async def save(name: str) -> None:
            raise AssertionError(name)

        async def remove(name: str) -> None:
            await roster_of(pilot).soloist.ask(store.views.remove, "roster", name)

        dialog = ViewsDialog([gone], RosterView(), save, remove)
        await pilot.app.push_screen(dialog)
        await settle(pilot, "d")
        await finished(pilot, "view")
        assert "gone" in shown(pilot)
        notices = [notice.message for notice in pilot.app._notifications]
        assert notices == ["There is no view called gone."]


# Settings


async def test_a_language_is_tried_at_once_and_kept_with_enter(tmp_path: Path) -> None:
    """Each language in its own words."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "f10")
        assert all(word in shown(pilot) for word in ("English", "한국어", "Español"))
        await settle(pilot, "down")
        assert i18n.current() == "ko"
        await settle(pilot, "tab", "j")
        assert pilot.app.theme == "light"
        await settle(pilot, "enter")
        await finished(pilot, "settings")
        kept = load(tmp_path / "settings.toml")
        assert (kept.language, kept.theme) == ("ko", "light")
        assert pilot.app.screen is roster_of(pilot)


async def test_escape_puts_language_and_looks_back(tmp_path: Path) -> None:
    """What was only tried leaves no trace, in no file."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "f10", "j", "j", "right", "down")
        assert (i18n.current(), pilot.app.theme) == ("es", "light")
        await settle(pilot, "escape")
        assert (i18n.current(), pilot.app.theme) == ("en", "dark")
        assert not (tmp_path / "settings.toml").exists()


async def test_settings_say_where_everything_is(tmp_path: Path) -> None:
    """The workspace, the settings, the crash notes, and how a key is moved."""
    async with opened(tmp_path, size=(160, 40)) as (pilot, store):
        await settle(pilot, "f10")
        text = str(pilot.app.screen.query_one(".places", Static).content)
        assert str(store.path) in text
        assert str(tmp_path / "settings.toml") in text
        assert EXAMPLE.splitlines()[1] in text


def test_the_example_of_a_moved_key_can_be_pasted() -> None:
    """The settings file takes it as it stands."""
    moved = tomllib.loads(EXAMPLE)["keymap"]
    assert keymap.check(moved, "settings.toml") == moved


# The marked ones


async def answer(pilot: Pilot[None], *keys: str) -> list[BulkAct | None]:
    """What the dialog says to these keys; nothing while it still asks."""
    answers: list[BulkAct | None] = []
    await pilot.app.push_screen(BulkDialog(3), answers.append)
    await settle(pilot, *keys)
    if not isinstance(pilot.app.screen, BulkDialog):
        await pilot.pause()
    return answers


async def test_tags_go_on_or_off(tmp_path: Path) -> None:
    """Those in use are listed; a new one is typed."""
    async with opened(tmp_path) as (pilot, _store):
        on = await answer(pilot, *"put", "enter", *"vip", "enter", "enter")
        assert on == [BulkAct("tag", tags=("vip",))]
        off = await answer(pilot, *"off", "enter", *"beau", "enter", "enter")
        assert off == [BulkAct("untag", tags=("beauty",))]


async def test_a_status_is_one_of_those_there_are(tmp_path: Path) -> None:
    """Chosen by its word, answered by its code."""
    async with opened(tmp_path) as (pilot, _store):
        said = await answer(pilot, *"status", "enter", *"rest", "enter")
        assert said == [BulkAct("status", "status", "resting")]


async def test_a_field_is_set_only_to_what_it_accepts(tmp_path: Path) -> None:
    """The sentence says what is wrong; empty clears."""
    async with opened(tmp_path) as (pilot, _store):
        wrong = await answer(pilot, *"agent e", "enter", *"nobody", "enter")
        assert "nobody is not an e-mail address." in shown(pilot)
        await settle(pilot, *"@glow.kr", "enter")
        assert wrong == [BulkAct("field", "agent_email", "nobody@glow.kr")]
        assert await answer(pilot, *"city", "enter", "enter") == [
            BulkAct("field", "city", "")
        ]
        assert await answer(pilot, *"fit: voice", "enter", "4", "enter") == [
            BulkAct("field", "fit_voice", "4")
        ]


async def test_the_trash_needs_no_second_question(tmp_path: Path) -> None:
    """Undo is one key away."""
    async with opened(tmp_path) as (pilot, _store):
        assert await answer(pilot, *"move to", "enter") == [BulkAct("trash")]
        assert await answer(pilot, *"restore", "enter") == [BulkAct("restore")]


async def test_never_mind_goes_back_one_question_at_a_time(tmp_path: Path) -> None:
    """From the value to the list of acts, from there to the roster."""
    async with opened(tmp_path) as (pilot, _store):
        said = await answer(pilot, *"city", "enter", "escape")
        assert isinstance(pilot.app.screen, BulkDialog)
        await settle(pilot, "escape")
        assert said == [None]


async def test_the_marked_ones_change_as_one_step(tmp_path: Path) -> None:
    """From the roster to the file, and back with one undo."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "ctrl+a", "x", *"country", "enter", *"spain", "enter")
        await finished(pilot, "act")
        assert store.lists.count(RosterView("country:ES")) == 6
        await settle(pilot, "u")
        await finished(pilot, "replay")
        assert store.lists.count(RosterView("country:ES")) == 0


async def test_keys_faster_than_the_screen_do_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter, space and arrows may come before a dialog is drawn."""
    async with opened(tmp_path) as (pilot, _store):
        for dialog in (ColumnsDialog(USUAL), PreferencesDialog(), BulkDialog(2)):
            await pilot.app.push_screen(dialog)
            monkeypatch.setattr(dialog, "_is_mounted", False)
            await settle(pilot, "enter", "space", "J", "down", "tab", "pagedown")
            assert pilot.app.screen is dialog
            await settle(pilot, "escape")
            assert pilot.app.screen_stack[-1] is roster_of(pilot)
