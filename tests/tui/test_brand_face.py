"""The brand: before, during and after; who speaks of it, and what that did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import NotFound
from tests.tui.campaign_page import furnish, write
from tests.tui.conversions_app import (
    DAY,
    TODAY,
    Spring,
    face_of,
    opened,
    quiet,
    results_of,
    shown,
    spoken_of,
    typed,
)
from tui.dialogs.brand_form import read_mood
from tui.format import DASH

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.pilot import Pilot


def brand(
    folder: Path, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AbstractAsyncContextManager[tuple[Pilot[None], Spring]]:
    """The workspace, open on the brand."""
    return opened(folder, "brand", size=size, language=language, prepare=spoken_of)


async def in_spring(pilot: Pilot[None], spring: Spring) -> None:
    """Have the desk be about the campaign."""
    results_of(pilot).campaign_id = spring.campaign
    await quiet(pilot)


def judged(spring: Spring) -> dict[str, str | None]:
    """How each of them speaks of the brand."""
    sql = "SELECT author, sentiment FROM mention"
    return dict(spring.store.database.read(sql))


async def test_figures_stand_side_by_side_with_their_change(tmp_path: Path) -> None:
    """In words, with a line over the days; a mood changes by points."""
    async with brand(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        lines = shown(pilot).splitlines()
        followers = next(line for line in lines if line.startswith(" Followers"))
        assert followers.split()[1:6] == ["12,000", "13,900", DASH, "up", "1,900"]
        assert "(15.83%)" in followers
        assert "\u2800" < followers.rstrip()[-1] <= "\u28ff"
        mood = next(line for line in lines if line.startswith(" Mood"))
        assert "up 20.5 points" in mood
        assert "+ Positive 1 · 0 Neutral 1 · ? Not judged 2" in shown(pilot)


async def test_without_a_campaign_it_says_what_to_press(tmp_path: Path) -> None:
    """And with one of which nothing is known."""
    async with opened(tmp_path, "brand", prepare=furnish) as (pilot, spring):
        assert "Press c to choose a campaign" in shown(pilot)
        assert "n notes one, i imports." in shown(pilot)
        await in_spring(pilot, spring)
        assert "Press N to note followers" in shown(pilot)
        assert "Press C to write what it did to the image." in shown(pilot)


async def test_a_key_judges_and_goes_on_to_the_next(tmp_path: Path) -> None:
    """Undo takes one back at a time."""
    async with brand(tmp_path) as (pilot, spring):
        await quiet(pilot, "minus", "plus")
        assert judged(spring)["min_jelly"] == "negative"
        assert judged(spring)["hae.lee"] == "positive"
        assert "hae.lee" in shown(pilot)
        await quiet(pilot, "u")
        assert judged(spring)["hae.lee"] is None
        assert judged(spring)["min_jelly"] == "negative"


async def test_marked_ones_are_judged_together(tmp_path: Path) -> None:
    """One step; under a filter what was judged is gone from the list."""
    async with brand(tmp_path) as (pilot, spring):
        await quiet(pilot, "slash")
        await typed(pilot, "sentiment:none", "enter")
        assert "2 mentions" in shown(pilot)
        await quiet(pilot, "ctrl+a", "0")
        assert judged(spring)["sue"] == judged(spring)["hae.lee"] == "neutral"
        assert "No mention matches this filter." in shown(pilot)
        await quiet(pilot, "u")
        assert "2 mentions" in shown(pilot)


async def test_a_mention_is_noted_changed_and_deleted(tmp_path: Path) -> None:
    """Its address says the platform; what is not enough is told."""
    async with brand(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        await quiet(pilot, "n", "ctrl+s")
        assert "A mention needs an address, or what was said." in shown(pilot)
        await write(pilot, "https://www.tiktok.com/@kim/video/7301234567890123456")
        await quiet(pilot, "tab", "tab")
        await typed(pilot, "neg", "ctrl+s")
        number = face_of(pilot).table.current_id or 0
        row = spring.store.mentions.one(number)
        assert (row.platform, row.sentiment) == ("tiktok", "negative")
        assert (row.campaign_id, row.on_day) == (spring.campaign, TODAY)
        await quiet(pilot, "e", "tab", "tab", "tab")
        await typed(pilot, "kim", "ctrl+s")
        assert spring.store.mentions.one(number).author == "kim"
        await quiet(pilot, "d", "enter")
        with pytest.raises(NotFound):
            spring.store.mentions.one(number)
        await quiet(pilot, "u")
        assert spring.store.mentions.one(number).author == "kim"


async def test_marked_mentions_move_to_another_campaign(tmp_path: Path) -> None:
    """Or to none; one undo."""
    async with brand(tmp_path) as (pilot, spring):
        await quiet(pilot, "space", "space", "x")
        await typed(pilot, "camp", "enter")
        await typed(pilot, "(none)", "enter")
        gone = "SELECT count(*) FROM mention WHERE campaign_id IS NULL"
        assert spring.store.database.read(gone) == [(2,)]
        await quiet(pilot, "u")
        assert spring.store.database.read(gone) == [(0,)]


async def test_how_the_brand_stands_is_noted_and_mended(tmp_path: Path) -> None:
    """The phase is as the days of the campaign say; all days stand in a list."""
    async with brand(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        await quiet(pilot, "N")
        await typed(pilot, "1.5만")
        assert "→ 15,000" in shown(pilot)
        await quiet(pilot, "tab", "tab", "tab")
        await typed(pilot, "200")
        assert "A mood is a figure from -100 to 100." in shown(pilot)
        await write(pilot, "41,5")
        await quiet(pilot, "ctrl+s")
        rows = spring.store.brand.of(spring.campaign)
        last = rows[-1]
        assert (last.followers, last.sentiment) == (15_000, "41.5")
        assert (last.phase, last.own_phase) == ("during", None)
        assert "15,000" in shown(pilot)
        await quiet(pilot, "F")
        assert "How the brand stood" in shown(pilot)
        await quiet(pilot, "enter")
        await write(pilot, "15100")
        await quiet(pilot, "ctrl+s")
        assert spring.store.brand.one(last.id).followers == 15_100
        await quiet(pilot, "d", "enter", "escape", "u")
        assert len(spring.store.brand.of(spring.campaign)) == 4


async def test_the_conclusion_is_written_where_it_is_read(tmp_path: Path) -> None:
    """It is the answer of the retro."""
    async with brand(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        await quiet(pilot, "C")
        await write(pilot, "Softer and more trusted than before.")
        await quiet(pilot, "ctrl+s")
        assert "Conclusion  Softer and more trusted than before." in shown(pilot)
        card = spring.store.campaigns.card(spring.campaign)
        assert card.image_conclusion == "Softer and more trusted than before."
        await quiet(pilot, "u")
        assert "Press C to write" in shown(pilot)


async def test_what_was_said_is_painted_as_it_is(tmp_path: Path) -> None:
    """Markup in a text is text; Hangul keeps its columns, at both sizes."""
    for size in ((80, 24), (120, 40)):
        folder = tmp_path / f"{size[0]}"
        folder.mkdir()
        async with brand(folder, size, "ko") as (pilot, spring):
            await in_spring(pilot, spring)
            text = shown(pilot)
            assert "[b]Love[/b]" in text
            assert "발림성이 정말" in text


async def test_a_mention_without_an_address_cannot_be_opened(tmp_path: Path) -> None:
    """The line below says what to do."""

    def unplaced(spring: Spring) -> None:
        from store.mentions import MentionDraft

        said = MentionDraft(TODAY - DAY, text="Seen on a poster")
        spring.store.mentions.add(said, today=TODAY)

    async with opened(tmp_path, "brand", prepare=unplaced) as (pilot, _spring):
        await quiet(pilot, "o")
        assert "Nobody said where it is: press e" in shown(pilot)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12.5", "12.5"), ("12,5 %", "12.5"), ("-3", "-3"), ("\u22123", "-3")],
)
def test_a_mood_is_read_as_it_is_written(typed: str, kept: str) -> None:
    """With a comma, a percent sign, or the long minus."""
    assert f"{read_mood(typed):f}" == kept


@pytest.mark.parametrize("typed", ["good", "101", "-101", "nan", "1e999"])
def test_what_is_no_mood_is_told(typed: str) -> None:
    """Words and what lies outside of -100 to 100."""
    with pytest.raises(ValueError, match="from -100 to 100"):
        read_mood(typed)
