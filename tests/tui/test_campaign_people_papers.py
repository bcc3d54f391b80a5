"""Contracts and what was not kept, by keys on the people of a campaign."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.campaign_rows import CampaignDraft
from store.contracts import ContractDraft
from tests.tui.campaign_page import TODAY, furnish, opened, page, settle, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.campaign_page import Spring


async def test_a_contract_is_noted_with_its_clauses(tmp_path: Path) -> None:
    """Sent today, two boxes ticked, exclusivity until summer."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "c")
        await write(pilot, "sent", "tab", "tab", "tab")
        await settle(pilot, "space", "right", "right", "space", "tab")
        await write(pilot, "One reel", "ctrl+s")
        (row,) = spring.store.contracts.of_collaboration(spring.talks["Ana Luz"])
        assert (row.status, row.scope, row.sent_on) == ("sent", "One reel", TODAY)
        assert row.clauses == {"disclosure", "exclusivity"}
        assert "→ Sent" in page(pilot)
        await settle(pilot, "u")
        assert not spring.store.contracts.of_collaboration(spring.talks["Ana Luz"])


async def test_the_contract_there_is_opens_to_be_changed(tmp_path: Path) -> None:
    """The signed one of Minsu ends."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "G", "c")
        assert "Signed" in page(pilot)
        await write(pilot, "ended", "ctrl+s")
        (row,) = spring.store.contracts.of_collaboration(spring.talks["김민수"])
        assert row.status == "ended"


async def test_a_word_that_is_no_state_is_told_and_nothing_saved(
    tmp_path: Path,
) -> None:
    """The form stays open with the text in it; Escape asks before it goes."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "c")
        await write(pilot, "whatever", "ctrl+s")
        assert "whatever is none of these words" in page(pilot)
        await settle(pilot, "escape", "y")
        assert not pilot.app.screen.is_modal
        assert not spring.store.contracts.of_collaboration(spring.talks["Ana Luz"])


async def test_a_contract_is_deleted_after_asking(tmp_path: Path) -> None:
    """Ctrl+D asks first."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "G", "c", "ctrl+d", "n")
        assert spring.store.contracts.of_collaboration(spring.talks["김민수"])
        await settle(pilot, "ctrl+d", "y")
        assert not spring.store.contracts.of_collaboration(spring.talks["김민수"])


async def test_an_exclusivity_elsewhere_is_told(tmp_path: Path) -> None:
    """Whoever promised another brand not to work for this one."""

    def promised(spring: Spring) -> None:
        furnish(spring)
        store = spring.store
        other = store.campaigns.create(CampaignDraft("Winter glow", brand="Noor"))
        (talk,) = store.outreach.start([spring.people["Ana Luz"]], other, today=TODAY)
        held = ContractDraft(
            "signed",
            signed_on=TODAY,
            exclusivity="skincare",
            exclusivity_until=TODAY + timedelta(days=30),
        )
        store.contracts.save(talk, held, today=TODAY)

    async with opened(tmp_path, prepare=promised) as (pilot, _spring):
        await settle(pilot, "c")
        assert "Ana Luz is exclusive for Winter glow" in page(pilot)
        assert "skincare" in page(pilot)
        await settle(pilot, "escape")


async def test_of_several_contracts_it_asks_which(tmp_path: Path) -> None:
    """The newest stands first, a new one last."""

    def two(spring: Spring) -> None:
        for status in ("cancelled", "sent"):
            draft = ContractDraft(status)
            spring.store.contracts.save(spring.talks["Ana Luz"], draft, today=TODAY)

    async with opened(tmp_path, prepare=two) as (pilot, spring):
        await settle(pilot, "c")
        assert "Which contract with Ana Luz?" in page(pilot)
        await settle(pilot, "enter")
        await write(pilot, "signed", "ctrl+s")
        newest, _old = spring.store.contracts.of_collaboration(spring.talks["Ana Luz"])
        assert newest.status == "signed"


async def test_a_breach_is_noted_and_settled(tmp_path: Path) -> None:
    """The first time it asks at once; later it shows what there is."""
    async with opened(tmp_path) as (pilot, spring):
        talk = spring.talks["Ana Luz"]
        await settle(pilot, "b")
        await write(pilot, "The label was missing", "ctrl+s")
        (breach,) = spring.store.contracts.breaches(talk)
        assert (breach.what, breach.on) == ("The label was missing", TODAY)
        await settle(pilot, "b")
        assert "! open" in page(pilot)
        await settle(pilot, "enter")
        await write(pilot, "She added it", "enter")
        (breach,) = spring.store.contracts.breaches(talk)
        assert breach.settled_on == TODAY
        assert "✓ settled" in page(pilot)
        await settle(pilot, "d", "y")
        assert not spring.store.contracts.breaches(talk)
        await settle(pilot, "escape")


async def test_a_breach_without_words_is_refused(tmp_path: Path) -> None:
    """The store says so, and the form stays."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "b", "ctrl+s")
        assert "Say in a word what was not kept" in page(pilot)
        assert not spring.store.contracts.breaches(spring.talks["Ana Luz"])
        await settle(pilot, "escape", "y")
