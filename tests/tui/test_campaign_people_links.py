"""Links that are counted and codes, by keys on the people of a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.campaign_page import opened, page, settle, write

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_link_is_proposed_and_made(tmp_path: Path) -> None:
    """Page, source, campaign and handle are there already; one key keeps it."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "w", "n")
        assert "utm_source=tiktok" in page(pilot)
        await settle(pilot, "ctrl+s")
        # What was proposed is what is made, with nothing typed at all.
        (row,) = spring.store.links.of_collaboration(spring.talks["Ana Luz"])
        assert row.url.startswith("https://lumi.example/serum?utm_source=tiktok")
        assert row.utm_content == "ana.luz"
        await settle(pilot, "escape")


async def test_a_page_that_is_none_is_told_as_typed(tmp_path: Path) -> None:
    """Only https will do."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "w", "n")
        await write(pilot, "http://lumi.example")
        assert "does not begin with https" in page(pilot)
        await settle(pilot, "ctrl+s")
        assert not spring.store.links.of_campaign(spring.campaign)
        await settle(pilot, "escape", "y", "escape")


async def test_each_of_the_marked_ones_gets_a_link_of_their_own(
    tmp_path: Path,
) -> None:
    """Source and content stay those of each; u takes all of them back."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "space", "space", "w", "n", "ctrl+s")
        rows = spring.store.links.of_campaign(spring.campaign)
        assert [(row.utm_source, row.utm_content) for row in rows] == [
            ("tiktok", "ana.luz"),
            ("youtube", "benhale"),
        ]
        await settle(pilot, "escape", "u")
        assert not spring.store.links.of_campaign(spring.campaign)


async def test_a_link_is_deleted_after_asking(tmp_path: Path) -> None:
    """Visits through it would no longer be known."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "w", "n", "ctrl+s", "d", "y")
        assert not spring.store.links.of_campaign(spring.campaign)
        await settle(pilot, "escape")


async def test_a_code_is_proposed_from_the_handle(tmp_path: Path) -> None:
    """Enter takes it; it stands in the list of people."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, spring):
        await settle(pilot, "w", "c", "enter", "escape")
        rows = spring.store.campaign_people.rows(spring.campaign)
        code = next(row.promo_code for row in rows if row.name == "Ana Luz")
        assert code == "ANA10"
        assert "ANA10" in page(pilot)


async def test_a_code_that_somebody_has_is_asked_about(tmp_path: Path) -> None:
    """No leaves things as they are."""
    async with opened(tmp_path) as (pilot, spring):
        spring.store.links.give_codes([spring.talks["Ana Luz"]])
        await settle(pilot, "j", "w", "c")
        await write(pilot, "ana10", "enter")
        assert "Somebody has this code already" in page(pilot)
        await settle(pilot, "n", "escape")
        rows = spring.store.campaign_people.rows(spring.campaign)
        assert next(r.promo_code for r in rows if r.name == "Ben Hale") is None


async def test_codes_for_all_the_marked_ones(tmp_path: Path) -> None:
    """A number, and everybody has a code of their own."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "ctrl+a", "w", "c")
        await write(pilot, "15", "enter", "escape")
        rows = spring.store.campaign_people.rows(spring.campaign)
        codes = {row.promo_code for row in rows}
        assert len(codes) == 4
        assert all(code and code.endswith("15") for code in codes)
