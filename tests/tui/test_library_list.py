"""The library as a list: found, opened, changed in bulk, taken out; files stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import AssetDraft
from tests.tui.library_app import TODAY, on_top, opened, page, screen_of, settle, write
from tui.app import SoloistApp

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.library_app import Kept


def listed(pilot: Pilot[None]) -> list[str]:
    """The titles in the list, in their order."""
    source = screen_of(pilot).source
    assert source is not None
    return [source.lines[number].title or "" for number in source.order]


def lines(kept: Kept) -> dict[str, str]:
    """What kind each asset is, by its title."""
    rows = kept.store.library.rows(tuple(kept.assets.values()))
    return {row.title or "": row.kind for row in rows}


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_what_is_kept_stands_with_its_person_and_what_it_may(
    tmp_path: Path, language: str
) -> None:
    """Within 80 columns; below the list where it is and what may be done with it."""
    async with opened(tmp_path, language=language) as (pilot, kept):
        shown = page(pilot)
        assert "김민수" in shown
        assert "Ana Luz" in shown
        assert "✓" in shown
        assert str(kept.folder)[:30] in shown
        assert "●" in shown


async def test_it_opens_from_everywhere_by_its_key(tmp_path: Path) -> None:
    """7 and F8, from the roster and back."""
    async with opened(tmp_path) as (pilot, _kept):
        await settle(pilot, "2")
        assert "Library" not in page(pilot).splitlines()[0]
        await settle(pilot, "7")
        assert "Library" in page(pilot).splitlines()[0]
        await settle(pilot, "f3", "f8")
        assert "Library" in page(pilot).splitlines()[0]


async def test_a_filter_narrows_by_kind_and_by_what_may_be_run(tmp_path: Path) -> None:
    """Completed with Tab; what is wrong is said; Escape clears it."""
    async with opened(tmp_path) as (pilot, _kept):
        await settle(pilot, "slash")
        await write(pilot, "kind:vid")
        await settle(pilot, "tab")
        await settle(pilot)
        assert listed(pilot) == ["Morning"]
        await write(pilot, "may:paid", "enter")
        assert listed(pilot) == ["Unboxing", "Morning"]
        await settle(pilot, "slash")
        await write(pilot, "kid:video")
        assert "has no" in page(pilot)
        await settle(pilot, "escape", "escape")
        assert len(listed(pilot)) == 4


async def test_it_is_sorted_by_any_column_and_turned_round(tmp_path: Path) -> None:
    """The newest first, until somebody wants it otherwise."""
    async with opened(tmp_path) as (pilot, _kept):
        assert listed(pilot) == ["Unboxing", "Morning", "First post", "Quote"]
        await settle(pilot, "z")
        await write(pilot, "Title", "enter")
        assert listed(pilot) == ["First post", "Morning", "Quote", "Unboxing"]
        screen_of(pilot).sort_by("title")
        await settle(pilot)
        assert listed(pilot)[0] == "Unboxing"


async def test_an_empty_library_says_what_to_press(tmp_path: Path) -> None:
    """And none of its keys does any harm."""
    async with opened(tmp_path, is_empty=True) as (pilot, _kept):
        assert "Press n to keep files or an address" in page(pilot)
        await settle(pilot, "enter", "e", "equals_sign", "R", "x", "d", "K", "F", "a")
        assert pilot.app.screen is screen_of(pilot)


async def test_enter_opens_the_piece_or_else_the_entry(tmp_path: Path) -> None:
    """The reel's file opens the page of the reel; the photo its entry."""
    async with opened(tmp_path) as (pilot, _kept):
        await settle(pilot, "enter")
        assert on_top(pilot) == "AssetForm"
        await settle(pilot, "escape", "j", "enter")
        assert on_top(pilot) == "PieceScreen"
        await settle(pilot, "escape")
        line = screen_of(pilot).line_here
        assert line is not None
        assert line.title == "Morning"


async def test_an_entry_is_edited_and_undone(tmp_path: Path) -> None:
    """Its kind by the beginning of the word."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "e")
        await write(pilot, "Opening the box", "tab")
        await write(pilot, "vid", "ctrl+s")
        row = kept.store.library.one(kept.assets["Unboxing"])
        assert (row.title, row.kind, row.style) == (
            *("Opening the box", "video"),
            "unboxing",
        )
        assert "Opening the box is saved." not in page(pilot)
        assert "Unboxing is saved." in page(pilot)
        await settle(pilot, "u")
        assert kept.store.library.one(kept.assets["Unboxing"]).kind == "photo"


async def test_a_file_is_never_deleted(tmp_path: Path) -> None:
    """The entry goes, and is said to; the file is there, and u brings the entry."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "d")
        assert "no file is ever deleted" in page(pilot)
        await settle(pilot, "n")
        assert len(listed(pilot)) == 4
        await settle(pilot, "delete", "y")
        assert listed(pilot) == ["Morning", "First post", "Quote"]
        assert (kept.folder / "unboxing.png").exists()
        await settle(pilot, "u")
        assert len(listed(pilot)) == 4


async def test_the_marked_ones_are_changed_as_one_step(tmp_path: Path) -> None:
    """Kind, style, campaign; whoever is not in that campaign is told."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "ctrl+a", "x", "enter")
        await write(pilot, "Audio", "enter")
        assert set(lines(kept).values()) == {"audio"}
        await settle(pilot, "u")
        assert lines(kept)["Unboxing"] == "photo"
        await settle(pilot, "space", "space", "x")
        await write(pilot, "style", "enter")
        await write(pilot, "before and after", "enter")
        assert kept.store.library.styles()[0] == "before and after"
        assert "2 assets are changed" in page(pilot)


async def test_the_marked_ones_go_to_a_campaign(tmp_path: Path) -> None:
    """The post of 김민수 has none yet; somebody who is not in it stays."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "j", "j", "x")
        await write(pilot, "campaign", "enter")
        await write(pilot, "Spring", "enter")
        row = kept.store.library.one(kept.assets["First post"])
        assert row.campaign == "Spring launch"
        kept.store.campaigns.add("Autumn")
        await settle(pilot, "x")
        await write(pilot, "campaign", "enter")
        await write(pilot, "Autumn", "enter")
        assert "stays as it is" in page(pilot)
        row = kept.store.library.one(kept.assets["First post"])
        assert row.campaign == "Spring launch"


async def test_all_marked_are_taken_out(tmp_path: Path) -> None:
    """It asks first."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "ctrl+a", "x")
        await write(pilot, "take out", "enter")
        assert "4 assets" in page(pilot)
        await settle(pilot, "y")
        assert listed(pilot) == []
        assert len(list(kept.folder.iterdir())) == 3


async def test_the_place_is_copied_and_opened_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address in the browser; the path to the clipboard."""
    seen: list[str] = []

    def browse(url: str) -> bool:
        seen.append(url)
        return True

    def by_tool(text: str, *_others: object) -> str:
        seen.append(text)
        return "tool"

    monkeypatch.setattr("webbrowser.open", browse)
    monkeypatch.setattr("tui.terminal.clipboard.copy", by_tool)
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "y", "j", "j", "o")
        assert seen == [str(kept.folder / "unboxing.png"), "https://insta.example/p/77"]


async def test_a_long_list_is_read_as_far_as_it_is_seen(tmp_path: Path) -> None:
    """Its end, and all of its marks, are there all the same."""

    def many(kept: Kept) -> None:
        person = kept.spring.people["Ben Hale"]
        drafts = [
            AssetDraft(person, f"https://tube.example/{number}", title=f"No. {number}")
            for number in range(80)
        ]
        kept.store.library.add(drafts, today=TODAY)

    async with opened(tmp_path, prepare=many) as (pilot, kept):
        assert "84 assets" in page(pilot)
        await settle(pilot, "G")
        assert screen_of(pilot).person_here() == kept.spring.people["Ana Luz"]
        await settle(pilot, "e", "tab", "tab")
        await write(pilot, "quote", "ctrl+s")
        line = screen_of(pilot).line_here
        assert line is not None
        assert (line.title, line.style) == ("Quote", "quote")
        await settle(pilot, "ctrl+a")
        assert len(screen_of(pilot).table.marks) == 84
        await settle(pilot, "escape", "g", "d", "y", "ctrl+a")
        assert len(screen_of(pilot).table.marks) == 83


async def test_a_touch_is_logged_with_whoever_is_under_the_cursor(
    tmp_path: Path,
) -> None:
    """The person of the asset is the person here."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "G")
        assert screen_of(pilot).person_here() == kept.spring.people["Ana Luz"]


async def test_another_language_is_spoken_at_once(tmp_path: Path) -> None:
    """The list, and the page beside it."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, _kept):
        app = pilot.app
        assert isinstance(app, SoloistApp)
        app.speak("ko")
        await settle(pilot)
        assert "제목" in page(pilot)
        assert "등록일" in page(pilot)
        app.speak("en")
        await settle(pilot)
        assert "등록일" not in page(pilot)


async def test_markup_in_a_title_stays_text(tmp_path: Path) -> None:
    """Nothing that others wrote is ever an order."""

    def hostile(kept: Kept) -> None:
        store = kept.store
        number = kept.assets["Unboxing"]
        row = store.library.one(number)
        title = "[bold]x[/] [@click=app.quit]y"
        draft = AssetDraft(row.influencer_id, row.place, title=title, captured_on=TODAY)
        store.library.edit(number, draft)

    async with opened(tmp_path, size=(120, 40), prepare=hostile) as (pilot, _kept):
        assert page(pilot).count("[@click=app.quit]y") >= 1
