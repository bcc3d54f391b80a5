"""Where a draft is: an address, or a file that is chosen; and how it is opened."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.piece_page import again, copies, opened, page, said, settle, write
from tui.dialogs.draft_form import DraftForm, read_address
from tui.profile_links import openable
from tui.terminal import opener

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.piece_page import Made

ADDRESS = "https://drive.example/d/1abc"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Her own folder, with a draft among what came in."""
    folder = tmp_path / "hers"
    (folder / "Downloads" / "Old").mkdir(parents=True)
    (folder / "Downloads" / "민수 릴스 v2.mp4").write_bytes(b"\x00\x00\x00\x18ftyp")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir(folder)
    return folder


def notices(pilot: Pilot[None]) -> list[str]:
    """What is told in the corner."""
    return [one.message for one in pilot.app._notifications]


async def test_an_address_is_pasted_and_the_draft_is_here(
    tmp_path: Path, home: Path
) -> None:
    """Completed where it was typed in short; a yes says that it can be looked at."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "f")
        await write(pilot, "drive.example/d/1abc")
        assert f"→ {ADDRESS}" in page(pilot)
        await settle(pilot, "enter")
        assert "Is this draft to be looked at now?" in page(pilot)
        await settle(pilot, "enter")
        assert (there.row.draft_ref, there.row.state) == (ADDRESS, "submitted")
        assert said(pilot) == "Noted. u takes it back."
        assert ADDRESS in page(pilot)
        await settle(pilot, "u", "u")
        assert (there.row.draft_ref, there.row.state) == (None, "briefed")


async def test_a_file_is_chosen_from_the_newest(tmp_path: Path, home: Path) -> None:
    """↓ leads to the files, of any kind; a no leaves it in the making."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "f", "down")
        assert "민수 릴스 v2.mp4" in page(pilot)
        await settle(pilot, "enter", "escape")
        file = home / "Downloads" / "민수 릴스 v2.mp4"
        assert (there.row.draft_ref, there.row.state) == (str(file), "briefed")
        assert "~/Downloads/민수 릴스 v2.mp4" in page(pilot)


async def test_a_path_is_typed_and_completed(tmp_path: Path, home: Path) -> None:
    """Through folders and back; a file that is not there is not taken."""
    async with opened(tmp_path) as (pilot, there):
        there.to("submitted")
        await settle(pilot, "f")
        await write(pilot, "~/nothing.mp4")
        await settle(pilot, "enter")
        assert "There is no file" in page(pilot)
        await write(pilot, "~/Down")
        await settle(pilot, "tab", "tab")
        assert "Old/" in page(pilot)
        await settle(pilot, "enter", "backspace", "tab", "tab", "j", "enter")
        assert there.row.draft_ref == str(home / "Downloads" / "민수 릴스 v2.mp4")
        assert there.row.state == "submitted"


async def test_what_no_browser_could_open_is_no_address(
    tmp_path: Path, home: Path
) -> None:
    """It says so, and Enter keeps nothing."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "f")
        await write(pilot, "https://me@drive.example/d", "enter")
        assert "This is no address that a browser could be given" in page(pilot)
        assert isinstance(pilot.app.screen, DraftForm)
        await settle(pilot, "escape")
        assert there.row.draft_ref is None


async def test_a_draft_is_taken_away(tmp_path: Path, home: Path) -> None:
    """Only where there is one; the same place again changes nothing."""

    def drafted(there: Made) -> None:
        there.store.deliverables.attach(there.reel, draft_ref=ADDRESS)

    async with opened(tmp_path, drafted) as (pilot, there):
        await settle(pilot, "f")
        assert f"Now: {ADDRESS}" in page(pilot)
        await write(pilot, ADDRESS, "enter")
        assert said(pilot) == ""
        await settle(pilot, "f", "ctrl+t")
        assert there.row.draft_ref is None
        assert "Nobody said where it is: f does." in page(pilot)
        await settle(pilot, "f", "ctrl+t", "escape", "o")
        assert there.row.draft_ref is None


async def test_the_draft_opens_outside_and_then_the_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """o: the address of the draft; once it is live, that of the post."""
    seen: list[str] = []

    def browser(url: str) -> bool:
        seen.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browser)

    def drafted(there: Made) -> None:
        there.store.deliverables.attach(there.reel, draft_ref=ADDRESS)

    async with opened(tmp_path, drafted) as (pilot, there):
        await settle(pilot, "o")
        there.live()
        await again(pilot)
        await settle(pilot, "o")
        assert seen == [ADDRESS, "https://instagram.com/reel/Cmorning1"]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("opened", ["Opened reel.mp4"]),
        ("none", ["Nothing here can open {file}. The path is copied."]),
        (
            "program",
            ["{file} could be a program: it is not opened. The path is copied."],
        ),
        ("missing", ["There is no file {file} any more."]),
    ],
)
async def test_a_file_opens_outside_or_it_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, words: list[str]
) -> None:
    """What cannot be opened is copied as a path, for whatever can."""
    taken = copies(monkeypatch)
    asked: list[Path] = []

    def open_file(path: Path, _environ: object) -> str:
        asked.append(path)
        return what

    monkeypatch.setattr(opener, "open_file", open_file)
    file = tmp_path / "reel.mp4"

    def drafted(there: Made) -> None:
        there.store.deliverables.attach(there.reel, draft_ref=str(file))

    async with opened(tmp_path, drafted) as (pilot, _there):
        await settle(pilot, "o")
        assert asked == [file]
        assert notices(pilot) == [one.format(file=file) for one in words]
        assert taken == ([] if what in {"opened", "missing"} else [str(file)])


@given(st.text(max_size=60))
def test_an_address_is_always_one_that_may_be_opened(text: str) -> None:
    """Whatever is typed."""
    found = read_address(text)
    assert not found or openable(found) == found
