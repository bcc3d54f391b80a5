"""Whether the files of the library are there, and the same; and where they went."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from store.library import AssetDraft, Library
from tests.tui.library_app import opened, page, screen_of, settle, told, write
from tui.dialogs.file_looks import LookAgain, found_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.tui.library_app import Kept


def disturbed(kept: Kept) -> None:
    """One file is another by now, one went to a folder further down."""
    (kept.folder / "unboxing.png").write_bytes(b"another picture")
    below = kept.folder / "old" / "spring"
    below.mkdir(parents=True)
    (kept.folder / "ana.txt").rename(below / "quote.txt")


async def test_k_looks_at_every_file_and_marks_what_is_not_as_it_was(
    tmp_path: Path,
) -> None:
    """Addresses are not looked at; the cursor goes to the first trouble."""
    async with opened(tmp_path, prepare=disturbed) as (pilot, kept):
        await settle(pilot, "j", "K")
        shown = page(pilot)
        assert "3 files · 1 as they were · 1 changed · 1 not there" in shown
        assert "≠ Unboxing" in shown
        assert "x Quote" in shown
        assert screen_of(pilot).table.marks == {
            kept.assets["Unboxing"],
            kept.assets["Quote"],
        }
        assert "Another content is there now" in shown


async def test_only_the_marked_ones_are_looked_at(tmp_path: Path) -> None:
    """Where there are marks."""
    async with opened(tmp_path, prepare=disturbed) as (pilot, _kept):
        await settle(pilot, "j", "space", "K")
        assert "1 file · 1 as they were · nothing has changed" in page(pilot)


async def test_a_changed_file_is_accepted_as_the_right_one(tmp_path: Path) -> None:
    """Only a changed one can be; u takes it back."""
    async with opened(tmp_path, prepare=disturbed) as (pilot, kept):
        await settle(pilot)
        assert "a: it is the right one" in page(pilot)
        before = kept.store.library.one(kept.assets["Unboxing"]).sha256
        await settle(pilot, "a")
        after = kept.store.library.one(kept.assets["Unboxing"]).sha256
        assert after not in {None, before}
        assert "✓" in page(pilot)
        await settle(pilot, "a")
        assert kept.store.library.one(kept.assets["Unboxing"]).sha256 == after
        await settle(pilot, "u")
        assert kept.store.library.one(kept.assets["Unboxing"]).sha256 == before


async def test_a_file_that_moved_is_found_by_its_content(tmp_path: Path) -> None:
    """The folder it was in is offered; what is there now is kept."""
    async with opened(tmp_path, prepare=disturbed) as (pilot, kept):
        await settle(pilot, "G")
        assert "F looks for it in a folder" in page(pilot)
        await settle(pilot, "F")
        assert str(kept.folder)[:40] in page(pilot)
        await settle(pilot, "enter")
        await settle(pilot)
        row = kept.store.library.one(kept.assets["Quote"])
        assert row.place.endswith("old/spring/quote.txt")
        assert "1 of 1 is found" in page(pilot)
        await settle(pilot, "u")
        row = kept.store.library.one(kept.assets["Quote"])
        assert row.place.endswith("content/ana.txt")


async def test_what_is_nowhere_is_told(tmp_path: Path) -> None:
    """And a folder that is none is refused in a sentence."""
    async with opened(tmp_path, prepare=disturbed) as (pilot, kept):
        (kept.folder / "old" / "spring" / "quote.txt").unlink()
        await settle(pilot, "G", "F", "enter")
        await settle(pilot)
        assert "has the same content. Nothing was changed." in told(pilot)
        assert "0 of 1" not in page(pilot)
        place = kept.store.library.one(kept.assets["Quote"]).place
        assert place.endswith("content/ana.txt")
        await settle(pilot, "F")
        await write(pilot, str(tmp_path / "nowhere"), "enter")
        await settle(pilot)
        assert "is no folder" in told(pilot)
        await settle(pilot, "F", "escape")
        assert pilot.app.screen is screen_of(pilot)


async def test_a_long_look_is_stopped_with_escape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of a file; nothing is marked, and nothing is said of it."""
    begun, look = threading.Event(), Library.look

    def slow(
        self: Library,
        asset_ids: Sequence[int],
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> dict[int, str]:
        if len(asset_ids) < 2:
            return look(self, asset_ids, cancelled=cancelled)
        begun.set()
        while not cancelled():
            pass
        return look(self, asset_ids, cancelled=cancelled)

    monkeypatch.setattr(Library, "look", slow)
    async with opened(tmp_path, prepare=disturbed) as (pilot, _kept):
        await pilot.press("K")
        while not begun.is_set():
            await pilot.pause()
        assert isinstance(pilot.app.screen, LookAgain)
        assert "0 of 4" in page(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert screen_of(pilot).table.marks == frozenset()
        assert "files ·" not in page(pilot)


async def test_a_large_file_is_not_read_because_the_cursor_is_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size says enough, until somebody asks with K."""
    monkeypatch.setattr("tui.library_source.LARGE", 100)

    def grown(kept: Kept) -> None:
        with (kept.folder / "morning.mp4").open("ab") as file:
            file.write(b"more")

    async with opened(tmp_path, size=(120, 40), prepare=grown) as (pilot, kept):
        assert "not looked at yet (K)" in page(pilot)
        await settle(pilot, "j")
        assert "≠ changed" in page(pilot)
        (kept.folder / "morning.mp4").unlink()
        await settle(pilot, "k", "j")
        assert "x not there" in page(pilot)


async def test_another_place_in_the_form_is_read_anew(tmp_path: Path) -> None:
    """What is not there is refused, and the text stays."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "e", "tab", "tab", "tab", "tab")
        await write(pilot, str(kept.folder / "gone.png"), "ctrl+s")
        assert "There is no file" in page(pilot)
        await write(pilot, str(kept.folder / "morning.mp4"), "ctrl+s")
        said = " ".join(page(pilot).replace("│", " ").split())
        assert "is in the library already" in said
        (kept.folder / "copy.png").write_bytes(b"copy")
        await write(pilot, str(kept.folder / "copy.png"), "ctrl+s")
        row = kept.store.library.one(kept.assets["Unboxing"])
        assert row.size_bytes == 4


async def test_nobody_looks_at_an_address(tmp_path: Path) -> None:
    """It is on the web, and stays there."""

    def only_posts(kept: Kept) -> None:
        numbers = [kept.assets[one] for one in ("Unboxing", "Morning", "Quote")]
        kept.store.library.remove(*numbers)
        person = kept.spring.people["Ana Luz"]
        post = AssetDraft(person, "https://insta.example/p/78", kind="post")
        kept.store.library.add(
            [post], today=kept.store.library.one(kept.assets["First post"]).captured_on
        )

    async with opened(tmp_path, prepare=only_posts) as (pilot, _kept):
        await settle(pilot, "K")
        assert "0 files" in page(pilot)
        assert "↗" in page(pilot)


def test_the_words_after_a_look() -> None:
    """Only what there is to say."""
    assert found_words({}) == "0 files"
    assert found_words({1: "same"}) == "1 file · 1 as they were · nothing has changed"
    assert found_words({1: "unreadable"}) == "1 file · 1 unreadable"
    assert found_words({1: "missing", 2: "address"}) == (
        "1 file · 1 not there · these are marked"
    )
