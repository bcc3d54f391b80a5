"""Keeping files and addresses: which, whose, of which work, and what they are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from store.library import LibraryView
from tests.tui.library_app import TODAY, opened, page, screen_of, settle, told, write
from tui import library_files
from tui.dialogs.pick_files import PickFiles, PlaceInput

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store.library import AssetLine
    from tests.tui.library_app import Kept


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what came in today, the newest last."""
    folder = tmp_path / "Downloads"
    folder.mkdir()
    for age, name in enumerate(("one.jpg", "two.jpg", "three.mp4", "table.xyz")):
        (folder / name).write_bytes(name.encode())
        os.utime(folder / name, (1_700_000_000 - age, 1_700_000_000 - age))
    (folder / ".hidden.jpg").write_bytes(b"hidden")
    (folder / "cut").mkdir()
    (folder / "cut" / "final.mov").write_bytes(b"final")
    (folder / "link.jpg").symlink_to(folder / "one.jpg")
    monkeypatch.setattr(library_files, "usual_places", lambda: (folder,))
    return folder


def kept_lines(kept: Kept) -> dict[str, AssetLine]:
    """What is in the library, by the end of its place."""
    library = kept.store.library
    rows = library.rows(library.order(LibraryView(), TODAY))
    return {row.place.rpartition("/")[2]: row for row in rows}


async def choose_person(pilot: Pilot[None], name: str) -> None:
    """Not whoever is under the cursor, but somebody of the roster."""
    await write(pilot, "Somebody", "enter")
    await write(pilot, name)
    await settle(pilot, "enter")


async def test_several_files_of_a_folder_are_kept_at_once(tmp_path: Path) -> None:
    """Marked, whose, for which campaign; each of the kind it looks like."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "n")
        shown = page(pilot)
        assert "one.jpg" in shown
        assert "hidden" not in shown
        assert "link.jpg" not in shown
        assert "table.xyz" not in shown
        await settle(pilot, "ctrl+a", "enter")
        await settle(pilot)
        await choose_person(pilot, "Carmen")
        assert "Spring launch" in page(pilot)
        await settle(pilot, "enter")
        assert "Keep 3 files of Carmen Vid" in page(pilot)
        await settle(pilot, "tab")
        await write(pilot, "haul", "ctrl+s")
        await settle(pilot)
        rows = kept_lines(kept)
        assert {rows[name].kind for name in ("one.jpg", "two.jpg")} == {"photo"}
        assert rows["three.mp4"].kind == "video"
        assert rows["one.jpg"].style == "haul"
        assert rows["one.jpg"].campaign == "Spring launch"
        assert rows["one.jpg"].captured_on == TODAY
        assert rows["one.jpg"].sha256
        assert "3 assets are kept" in page(pilot)
        await settle(pilot, "u")
        assert len(kept_lines(kept)) == 4


async def test_a_single_file_is_kept_for_a_piece(tmp_path: Path) -> None:
    """The person under the cursor is offered first, with every piece."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "n", "enter")
        await settle(pilot)
        assert "Whose content is it?" in page(pilot)
        await settle(pilot, "enter")
        await write(pilot, "Morning", "enter")
        await write(pilot, "The morning", "ctrl+s")
        await settle(pilot)
        row = kept_lines(kept)["one.jpg"]
        assert (row.title, row.name) == ("The morning", "김민수")
        assert row.deliverable_id is not None
        line = screen_of(pilot).line_here
        assert line is not None
        assert line.id == row.id


async def test_an_address_is_kept_as_a_post(tmp_path: Path) -> None:
    """Typed in the field; somebody in no campaign is not asked for one."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "n", "slash")
        await write(pilot, "https://tok.example/v/9", "enter")
        await settle(pilot)
        await choose_person(pilot, "Dora")
        await settle(pilot, "ctrl+s")
        await settle(pilot)
        row = kept_lines(kept)["9"]
        assert (row.kind, row.name, row.campaign) == ("post", "Dora Milo", None)


async def test_what_is_kept_already_is_told_before(tmp_path: Path) -> None:
    """The same content at another place; the same place is refused."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, kept):
        copy = kept.folder / "copy.png"
        copy.write_bytes((kept.folder / "unboxing.png").read_bytes())
        await settle(pilot, "n", "slash")
        await write(pilot, str(copy), "enter")
        await settle(pilot)
        await settle(pilot, "enter", "enter")
        assert "The same content is kept already: Unboxing (김민수)" in page(pilot)
        await settle(pilot, "escape")
        await settle(pilot, "n", "slash")
        await write(pilot, str(kept.folder / "unboxing.png"), "enter")
        await settle(pilot)
        await settle(pilot, "enter", "enter", "ctrl+s")
        assert "is in the library already" in page(pilot)
        await settle(pilot, "escape")
        assert len(kept_lines(kept)) == 4


async def test_folders_are_gone_through_by_keys(
    tmp_path: Path, downloads: Path
) -> None:
    """Completed with Tab, entered with Enter, left with Backspace."""
    async with opened(tmp_path) as (pilot, _kept):
        await settle(pilot, "n", "slash")
        await write(pilot, f"{downloads}/cu", "tab")
        await settle(pilot)
        assert "final.mov" in page(pilot)
        await settle(pilot, "down", "backspace")
        await settle(pilot)
        assert "table.xyz" in page(pilot)
        await settle(pilot, "g", "enter")
        await settle(pilot)
        assert "final.mov" in page(pilot)
        await settle(pilot, "slash")
        await write(pilot, f"{downloads}/nothing.jpg", "enter")
        assert "There is no file" in page(pilot)
        await write(pilot, str(downloads), "enter")
        await settle(pilot, "escape")
        assert pilot.app.screen is screen_of(pilot)


async def test_a_pasted_path_goes_to_the_field(tmp_path: Path, downloads: Path) -> None:
    """Quotes and all, as a terminal hands a dropped file over."""
    async with opened(tmp_path) as (pilot, _kept):
        await settle(pilot, "n")
        from textual.events import Paste

        pilot.app.screen.post_message(Paste(f"'{downloads}/one.jpg'\n"))
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, PickFiles)
        assert screen._field.has_focus
        await settle(pilot, "enter")
        await settle(pilot)
        assert "Whose content is it?" in page(pilot)


async def test_a_link_to_a_file_is_refused_in_a_sentence(
    tmp_path: Path, downloads: Path
) -> None:
    """What it leads to may be another file tomorrow."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "n", "slash")
        await write(pilot, str(downloads / "link.jpg"), "enter")
        await settle(pilot)
        assert "is a link to another file" in told(pilot)
        assert len(kept_lines(kept)) == 4


async def test_leaving_anywhere_on_the_way_keeps_nothing(tmp_path: Path) -> None:
    """At the files, at the person, at the campaign, at the form."""
    async with opened(tmp_path) as (pilot, kept):
        ways = (
            ("n", "escape"),
            ("n", "enter", "escape"),
            ("n", "enter", "enter", "escape"),
            ("n", "enter", "enter", "enter", "escape"),
        )
        for keys in ways:
            for key in keys:
                await settle(pilot, key)
                await settle(pilot)
            assert pilot.app.screen is screen_of(pilot), keys
        assert len(kept_lines(kept)) == 4


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/a/b.JPG", "photo"),
        ("clip.final.mov", "video"),
        ("노래.flac", "audio"),
        ("brief.hwp", "text"),
        ("archive", "other"),
        ("HTTPS://x.example/1.jpg", "post"),
    ],
)
def test_what_an_asset_probably_is(place: str, kind: str) -> None:
    """By the end of its name; an address is a post."""
    assert library_files.kind_of(place) == kind


async def test_a_path_begins_with_its_slash(tmp_path: Path) -> None:
    """The key that leads to the field is part of it; of an address it is not."""
    async with opened(tmp_path) as (pilot, _kept):
        await settle(pilot, "n", "slash", *"srv", "slash", "a")
        field = pilot.app.screen.query_one(PlaceInput)
        assert field.value == "/srv/a"
        await settle(pilot, "down", "slash", *"https", "colon", "slash", "slash", "x")
        assert field.value == "https://x"
