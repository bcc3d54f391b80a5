"""The caption, typed with what is said of its label beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklists.brief import labels
from tests.tui.piece_page import (
    LABELLED,
    TODAY,
    UNLABELLED,
    opened,
    page,
    said,
    settle,
    write,
)
from tui.dialogs.caption_form import CaptionForm

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.piece_page import Made


def form(pilot: Pilot[None]) -> CaptionForm:
    """The form, which is in sight."""
    screen = pilot.app.screen
    assert isinstance(screen, CaptionForm)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_verdict_follows_the_typing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Nothing yet, not labelled and why, labelled; then it is kept, and undone."""
    async with opened(tmp_path, size=size) as (pilot, there):
        await settle(pilot, "w")
        assert "Nothing to look at yet" in page(pilot)
        await write(pilot, UNLABELLED)
        assert "! Not labelled as Korea asks" in page(pilot)
        assert "Nothing says clearly" in page(pilot)
        await write(pilot, LABELLED)
        assert "✓ Labelled as Korea asks: 광고" in page(pilot)
        assert "Reel · " in page(pilot)
        await settle(pilot, "ctrl+s")
        assert there.row.caption == LABELLED
        assert said(pilot) == "The caption is kept. u takes it back."
        assert "[광고]" in page(pilot)
        await settle(pilot, "u")
        assert there.row.caption is None


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_it_speaks_the_language_of_the_screen(
    tmp_path: Path, language: str
) -> None:
    """The reason, and what no caption shows."""

    def bare(there: Made) -> None:
        there.store.deliverables.attach(there.reel, caption=UNLABELLED)

    async with opened(tmp_path, bare, size=(120, 40), language=language) as (pilot, _):
        await settle(pilot, "w")
        words = {"ko": "광고라는 사실을", "es": "Nada dice con claridad"}[language]
        assert words in page(pilot)
        await settle(pilot, "escape")


async def test_a_label_is_put_in_front(tmp_path: Path) -> None:
    """That of the brief first, then those of the market; Escape leaves the text."""

    def briefed(there: Made) -> None:
        campaigns = there.store.campaigns
        card = campaigns.card(there.spring.campaign)
        campaigns.save_brief(
            card.id, card.version, disclosure_text="[광고] 루미에서 제공받음\nmore"
        )
        there.store.deliverables.attach(there.reel, caption=UNLABELLED)

    async with opened(tmp_path, briefed) as (pilot, _there):
        await settle(pilot, "w", "ctrl+l")
        assert "Which label?" in page(pilot)
        assert labels("KR")[0] in page(pilot)
        await settle(pilot, "escape", "ctrl+l", "enter")
        assert form(pilot).text == f"[광고] 루미에서 제공받음\n{UNLABELLED}"
        assert "✓ Labelled" in page(pilot)
        await settle(pilot, "escape", "y")


async def test_words_of_her_own_count(tmp_path: Path) -> None:
    """Her file beside her checklists; one with a slip in it is told, and not used."""
    folder = tmp_path / "hers" / "checklists"
    folder.mkdir(parents=True)
    own = folder.with_name("disclosure.toml")
    own.write_text('[market.KR]\nlabels.ko = ["루미협업"]\n', encoding="utf-8")

    def owned(there: Made) -> None:
        there.store.own_checklists = folder

    async with opened(tmp_path, owned) as (pilot, there):
        await settle(pilot, "w")
        await write(pilot, "#루미협업 아침 루틴")
        assert "✓ Labelled as Korea asks: " in page(pilot)
        await settle(pilot, "ctrl+s")
        own.write_text("market = 1\n", encoding="utf-8")
        await settle(pilot, "w")
        assert not isinstance(pilot.app.screen, CaptionForm)
        (notice,) = [one.message for one in pilot.app._notifications]
        assert "disclosure.toml" in notice
        own.unlink()
        assert there.row.caption == "#루미협업 아침 루틴"


async def test_a_caption_is_taken_away(tmp_path: Path) -> None:
    """An empty text empties it."""

    def labelled(there: Made) -> None:
        there.store.deliverables.attach(there.reel, caption=LABELLED)

    async with opened(tmp_path, labelled) as (pilot, there):
        await settle(pilot, "w")
        await write(pilot, "", "ctrl+s")
        assert there.row.caption is None
        assert "None yet: w writes it" in page(pilot)


async def test_half_a_caption_is_offered_again(tmp_path: Path) -> None:
    """Escape asks before it is thrown away; a cut-off form keeps it."""

    def labelled(there: Made) -> None:
        there.store.deliverables.attach(there.reel, caption=LABELLED)

    async with opened(tmp_path, labelled) as (pilot, there):
        await settle(pilot, "w")
        await write(pilot, "half", "escape", "n")
        form(pilot).save_draft()
        form(pilot).save_draft()
        form(pilot).dismiss(False)
        await settle(pilot, "w", "y")
        assert form(pilot).text == "half"
        await settle(pilot, "escape", "y", "w")
        assert form(pilot).text == LABELLED
        await write(pilot, "half")
        form(pilot).save_draft()
        await write(pilot, LABELLED)
        form(pilot).save_draft()
        await settle(pilot, "escape")
        assert not isinstance(pilot.app.screen, CaptionForm)
        assert there.row.caption == LABELLED


async def test_what_the_store_refuses_stays_in_the_form(tmp_path: Path) -> None:
    """The piece was deleted elsewhere: it says so, and the text is still there."""
    async with opened(tmp_path) as (pilot, there):
        await settle(pilot, "w")
        await write(pilot, "A text")
        there.store.deliverables.remove(there.reel)
        await settle(pilot, "ctrl+s")
        assert "There is no piece of content number" in page(pilot)
        assert form(pilot).text == "A text"
        await settle(pilot, "escape", "y")


async def test_no_market_no_label(tmp_path: Path) -> None:
    """Where nobody said which market it is for, there is none to propose either."""

    def nowhere(there: Made) -> None:
        with there.store.database.replaying(("campaigns",)) as connection:
            connection.execute("UPDATE campaign SET market=NULL")

    async with opened(tmp_path, nowhere) as (pilot, there):
        await settle(pilot, "w")
        await write(pilot, UNLABELLED)
        assert "For which market it is was not said" in page(pilot)
        await settle(pilot, "ctrl+l", "ctrl+s", "d", "d", "a")
        assert there.row.state == "approved"
        assert there.store.reviews.of(there.reel)[0].on_day == TODAY
