"""Finding a file: the newest ones, folders, a path that completes, a drop."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tests.tui.import_desk import ENGLISH, Desk, importing
from tui.widgets import file_listing
from tui.widgets.file_picker import FilePicker
from tui.widgets.mapping_table import ListTable
from tui.widgets.paste_fields import PathInput

if TYPE_CHECKING:
    from collections.abc import Sequence


def listed(desk: Desk) -> list[str]:
    """The names in the list."""
    picker = desk.screen.query_one(FilePicker)
    return [entry.path.name for entry in picker._entries]


def typed(desk: Desk) -> str:
    """What the path field says."""
    return desk.screen.query_one(PathInput).value


def at(path: Path, seconds: int) -> None:
    """Say when a file was changed."""
    os.utime(path, (seconds, seconds))


async def test_the_newest_files_of_the_usual_folders_are_there(tmp_path: Path) -> None:
    """Tables and contacts, newest first; Enter opens the one under the cursor."""
    files: dict[str, str | bytes] = {
        "old.csv": ENGLISH,
        "new.vcf": "BEGIN:VCARD",
        "photo.png": b"\x89PNG",
        ".hidden.csv": ENGLISH,
    }
    inbox = tmp_path / "inbox"
    async with importing(tmp_path, files) as desk:
        at(inbox / "old.csv", 1_000)
        at(inbox / "new.vcf", 2_000)
        desk.screen.query_one(FilePicker).look("")
        await desk.settle()
        assert listed(desk) == ["new.vcf", "old.csv"]
        await desk.press("j", "enter")
        assert desk.step == "look"
        assert desk.lines()["Name"] == "Name"


async def test_a_path_completes_while_it_is_typed(tmp_path: Path) -> None:
    """Tab goes as far as all agree; Enter opens."""
    folder = tmp_path / "inbox" / "Kampagne"
    async with importing(tmp_path, {"x.csv": ENGLISH}) as desk:
        folder.mkdir()
        (folder / "creators-march.csv").write_text(ENGLISH)
        (folder / "creators-may.csv").write_text(ENGLISH)
        await desk.press("slash")
        picker = desk.screen.query_one(FilePicker)
        picker.take_path(f"{folder.parent}/")
        await desk.press("end")
        await desk.type("kam")
        assert listed(desk) == ["Kampagne"]
        await desk.press("tab")
        assert typed(desk) == f"{folder}/"
        assert sorted(listed(desk)) == ["creators-march.csv", "creators-may.csv"]
        await desk.press("tab")
        assert typed(desk) == f"{folder}/creators-ma"
        await desk.press("r", "tab", "enter")
        assert desk.step == "look"
        assert "2 new" in desk.verdict()


async def test_a_path_begins_with_its_slash(tmp_path: Path) -> None:
    """One that begins with ~ or https:// is typed behind the same key."""
    async with importing(tmp_path, {"x.csv": ENGLISH}) as desk:
        await desk.type("/srv/as")
        assert typed(desk) == "/srv/as"
        await desk.press("down", "slash")
        assert typed(desk) == "/"
        await desk.press("~", "slash")
        await desk.type("a")
        assert typed(desk) == "~/a"


async def test_into_folders_and_up_again(tmp_path: Path) -> None:
    """Enter goes in, Backspace and the left arrow go up; folders come first."""
    async with importing(tmp_path, {"z.csv": ENGLISH}) as desk:
        inbox = tmp_path / "inbox"
        (inbox / "march").mkdir()
        (inbox / "march" / "in.csv").write_text(ENGLISH)
        await desk.press("slash")
        desk.screen.query_one(PathInput).value = f"{inbox}/"
        await desk.settle()
        await desk.press("down")
        assert listed(desk) == ["march", "z.csv"]
        await desk.press("enter")
        assert listed(desk) == ["in.csv"]
        await desk.press("backspace")
        assert typed(desk) == f"{inbox}/"
        await desk.press("left")
        assert "inbox" in listed(desk)
        await desk.press("tab")
        assert desk.screen.query_one(PathInput).has_focus


async def test_a_file_that_is_not_there_is_said_in_place(tmp_path: Path) -> None:
    """The field keeps what was typed; Escape leaves."""
    async with importing(tmp_path) as desk:
        assert desk.note() == "No spreadsheet in your usual folders. Type a path with /"
        await desk.press("slash")
        desk.screen.query_one(PathInput).value = f"{tmp_path}/inbox/nothing.csv"
        await desk.settle()
        await desk.press("enter")
        assert desk.step == "source"
        assert desk.note() == f"There is no file {tmp_path}/inbox/nothing.csv."
        await desk.press("escape")
        assert desk.results == [None]


async def test_a_dropped_file_is_a_path_and_a_dropped_table_is_not(
    tmp_path: Path,
) -> None:
    """Terminals type the path of a file that is dropped on them, in quotes."""
    async with importing(tmp_path, {"my list.csv": ENGLISH}) as desk:
        path = tmp_path / "inbox" / "my list.csv"
        desk.app.post_message(events.Paste(f"'{path}'"))
        await desk.settle()
        assert typed(desk) == str(path)
        await desk.press("enter")
        assert desk.step == "look"
        await desk.press("escape", "slash")
        desk.app.post_message(events.Paste("Name\tHandle\nMina\tmina\n"))
        await desk.settle()
        assert desk.step == "look"
        assert desk.lines()["Kind"] == "List of people"


async def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    """Whatever it is called, and in one sentence."""
    async with importing(tmp_path, {"a.csv": b"%PDF-1.7 not a table"}) as desk:
        await desk.press("enter")
        assert desk.step == "look"
        assert desk.verdict().startswith("! a.csv is not a table")
        await desk.press("escape")
        assert desk.screen.query_one(FilePicker).query_one(ListTable).has_focus


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("'/a/b c.csv'", "/a/b c.csv"),
        ('"/a/b c.csv"', "/a/b c.csv"),
        ("/a/b\\ c.csv", "/a/b c.csv"),
        ("file:///a/b%20c.csv", "/a/b c.csv"),
        ("  ~/list.csv ", "~/list.csv"),
        ("/a/명단.csv", "/a/명단.csv"),
    ],
)
def test_a_path_is_read_as_terminals_write_it(said: str, path: str) -> None:
    """Quotes, escapes and addresses come off."""
    assert file_listing.read_path(said) == path
    assert file_listing.looks_like_path(said)


@pytest.mark.parametrize(
    "pasted", ["@minaglow", "https://instagram.com/mina", "Mina, Tom", "", "a\tb.csv"]
)
def test_people_are_no_paths(pasted: str) -> None:
    """A handle or a profile is brought in, not opened."""
    assert not file_listing.looks_like_path(pasted)


@pytest.mark.parametrize(
    ("begun", "names", "done"),
    [
        ("", (), ""),
        ("cr", ("creators.csv",), "creators.csv"),
        ("cr", ("creators-1.csv", "creators-2.csv"), "creators-"),
        ("CR", ("creators.csv",), "creators.csv"),
        ("a", ("ab", "ac"), "a"),
    ],
)
def test_completion_goes_as_far_as_all_agree(
    begun: str, names: Sequence[str], done: str
) -> None:
    """Never less than what was typed."""
    assert file_listing.completion(begun, names) == done


@given(st.text(st.characters(exclude_characters="/"), max_size=60))
def test_any_text_can_be_typed_as_a_path(text: str) -> None:
    """What cannot be a path leads nowhere, and to no crash."""
    path = file_listing.read_path(text)
    folder, prefix = file_listing.split(f"/nowhere/{path}")
    assert file_listing.inside(folder, prefix) == []
    assert file_listing.what_is_at(f"/nowhere/{path}" * 100)[1] == ""


def test_a_name_in_parts_is_found_by_its_whole_letters(tmp_path: Path) -> None:
    """Some systems keep Hangul taken apart in names of files."""
    apart = unicodedata.normalize("NFD", "명단.csv")
    (tmp_path / apart).write_text(ENGLISH)
    assert [entry.path.name for entry in file_listing.inside(tmp_path, "명")] == [apart]


def test_home_is_a_tilde() -> None:
    """Paths under the home folder are written short."""
    assert file_listing.shortened(Path.home() / "Downloads") == "~/Downloads"
    assert file_listing.shortened(Path.home()) == "~"
    assert file_listing.shortened(Path("/etc")) == "/etc"
