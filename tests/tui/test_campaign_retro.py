"""The retro: four answers, a decision for everybody, a goodbye, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.conversions import ConversionDraft
from store.cost_draft import CostDraft
from store.rules.money import Money
from tests.builders import TODAY, person
from tests.tui.campaign_host import RetroScreen, glow, loaded, page
from tests.tui.card_host import opened, settled, typed
from tui.dialogs.compose import ComposeDialog
from tui.dialogs.retro_form import RetroForm
from tui.dialogs.roster_gaps import RosterGaps
from tui.screens.campaign import CampaignScreen

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with somebody who writes."""
    with opened(tmp_path) as store:
        store.settings.set_sender(
            my_name="Alex", my_company="Papermoon", my_email="alex@example.kr"
        )
        yield store


async def test_only_those_who_agreed_are_judged(store: Store) -> None:
    """The four questions stand over them."""
    made = glow(store)
    async with page(store, RetroScreen(made.number)) as (app, _):
        text = app.page()
        for words in ("Do more of", "Do differently", "Part ways with", "Look for"):
            assert f"○ {words}" in text
        assert "Agreed people: 0 of 2 decided" in text
        assert "Mina Park" in text
        assert "김도윤" in text
        assert "Ana Luz" not in text


async def test_with_nobody_to_judge_there_is_nothing_to_decide(store: Store) -> None:
    """It says who will stand here."""
    number = store.campaigns.add("Empty")
    async with page(store, RetroScreen(number)) as (app, pilot):
        assert "Nobody has agreed yet." in app.page()
        await loaded(app, pilot, "enter", "m")
        assert isinstance(app.screen, RetroScreen)


async def test_the_answers_are_written_in_a_form(store: Store) -> None:
    """From the first question that has none."""
    made = glow(store)
    version = store.campaigns.card(made.number).version
    store.campaigns.save_retro(made.number, version, boost="Reels")
    async with page(store, RetroScreen(made.number)) as (app, pilot):
        assert "✓ Do more of" in app.page()
        await loaded(app, pilot, "e")
        assert isinstance(app.screen, RetroForm)
        assert "What cost time or money" in app.page()
        await typed(pilot, "Parcels earlier\n릴스 먼저")
        await loaded(app, pilot, "ctrl+s")
        card = store.campaigns.card(made.number)
        assert (card.retro_boost, card.retro_fix) == (
            "Reels",
            "Parcels earlier\n릴스 먼저",
        )
        assert "✓ Do differently" in app.page()
        store.history.undo()
        assert store.campaigns.card(made.number).retro_fix is None


async def test_what_follows_is_written_down_with_the_answers(store: Store) -> None:
    """Next steps and the image of the brand stand under the four questions."""
    made = glow(store)
    async with page(store, RetroScreen(made.number), size=(120, 40)) as (app, pilot):
        assert "○ Next steps" in app.page()
        assert "○ Image of the brand" in app.page()
        await loaded(app, pilot, "e")
        form = app.screen
        assert isinstance(form, RetroForm)
        for place, words in ((4, "Again in May"), (5, "Warmer than before")):
            form._rows[place].entry.focus()
            await typed(pilot, words)
        await loaded(app, pilot, "ctrl+s")
        card = store.campaigns.card(made.number)
        assert (card.next_steps, card.image_conclusion) == (
            "Again in May",
            "Warmer than before",
        )
        assert "✓ Image of the brand" in app.page()
        assert "Warmer than before" in app.page()


async def test_the_return_stands_beside_the_decision(store: Store) -> None:
    """In brackets where it is of too few; a dash where nothing was sold."""
    made = glow(store)
    with store.database.writing("Money", ("campaigns",)) as unit:
        unit.connection.execute("UPDATE campaign SET currency='EUR'")
    talk = made.talks["Mina Park"]
    for many, shown in ((2, "(100.00%)"), (1, "200.00%")):
        store.conversions.add(
            ConversionDraft(
                TODAY, quantity=many, amount=euros(many * 50), collaboration_id=talk
            )
        )
        if many > 1:
            cost = CostDraft("production", euros(50), TODAY, made.number, talk)
            store.costs.add(cost)
        async with page(store, RetroScreen(made.number), size=(120, 40)) as (app, _):
            rows = [line for line in app.page().splitlines() if "Mina Park" in line]
            assert any(shown in line for line in rows)


def euros(whole: int) -> Money:
    """So many euros."""
    return Money(whole * 100, "EUR")


async def test_a_decision_needs_a_reason_unless_all_goes_on(store: Store) -> None:
    """Renew is two keys; whoever changes something says why."""
    made = glow(store)
    async with page(store, RetroScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "enter")
        assert "What is decided: Mina Park" in app.page()
        await loaded(app, pilot, "enter", "enter")
        talk = store.conversations.conversation(made.talks["Mina Park"])
        assert (talk.decision, talk.decision_reason) == ("renew", None)
        assert "1 of 2 decided" in app.page()
        # The next one has slid in under the cursor.
        await loaded(app, pilot, "enter", "down", "enter", "enter")
        assert "Fix: 김도윤" in app.page()
        assert "A reason is needed for this." in app.page()
        await typed(pilot, "Drafts came late")
        await loaded(app, pilot, "enter")
        talk = store.conversations.conversation(made.talks["김도윤"])
        assert (talk.decision, talk.decision_reason) == ("fix", "Drafts came late")
        assert "Drafts came late" in app.page()


async def test_a_decision_can_be_taken_back(store: Store) -> None:
    """As if nothing had been said."""
    made = glow(store)
    store.campaigns.decide([made.talks["Mina Park"]], "fix", "Late")
    async with page(store, RetroScreen(made.number)) as (app, pilot):
        await settled(pilot, "G")
        await loaded(app, pilot, "enter")
        await typed(pilot, "nothing")
        await loaded(app, pilot, "enter")
        talk = store.conversations.conversation(made.talks["Mina Park"])
        assert (talk.decision, talk.decision_reason) == (None, None)
        await loaded(app, pilot, "enter", "escape")
        await loaded(app, pilot, "enter", "enter", "escape")
        assert store.conversations.conversation(talk.id).decision is None


async def test_whoever_is_let_go_is_offered_a_goodbye(store: Store) -> None:
    """From the template, in their own language; the letter is hers to send."""
    made = glow(store)
    async with page(store, RetroScreen(made.number), size=(100, 30)) as (app, pilot):
        await settled(pilot, "g", "j")
        await loaded(app, pilot, "V")
        assert "What is decided: 김도윤" in app.page()
        await typed(pilot, "let")
        await loaded(app, pilot, "enter")
        await typed(pilot, "Other plans")
        await loaded(app, pilot, "enter")
        assert "Write 김도윤 a goodbye now?" in app.page()
        talk = store.conversations.conversation(made.talks["김도윤"])
        assert talk.decision == "let_go"
        await loaded(app, pilot, "enter")
        letter = app.screen
        assert isinstance(letter, ComposeDialog)
        assert letter.template is not None
        assert letter.template.key == "goodbye.ko"
        assert "아쉽게도 Spring Glow 이후로는" in letter.letter.body.text


async def test_a_goodbye_may_wait(store: Store) -> None:
    """Later is m."""
    made = glow(store)
    async with page(store, RetroScreen(made.number), size=(100, 30)) as (app, pilot):
        await loaded(app, pilot, "enter")
        await typed(pilot, "let")
        await loaded(app, pilot, "enter")
        await typed(pilot, "Other plans")
        await loaded(app, pilot, "enter", "n")
        assert isinstance(app.screen, RetroScreen)
        await settled(pilot, "G")
        await loaded(app, pilot, "m")
        letter = app.screen
        assert isinstance(letter, ComposeDialog)
        assert letter.template is not None
        assert letter.template.kind == "goodbye"
        await loaded(app, pilot, "ctrl+s")
        assert isinstance(app.screen, RetroScreen)
        talk = store.conversations.conversation(made.talks["Mina Park"])
        sent = store.conversations.timeline(talk.influencer_id)
        assert [touch.template for touch in sent] == ["goodbye.en"]


async def test_the_retro_stands_in_its_campaign(store: Store) -> None:
    """One decides from the list, and both decisions are one undo each."""
    made = glow(store)
    screen = CampaignScreen(made.number, tab="retro")
    async with page(store, screen) as (app, pilot):
        await loaded(app, pilot, "j", "enter")
        assert "What is decided: 김도윤" in app.page()
        await loaded(app, pilot, "enter", "enter")
        assert "Agreed people: 1 of 2 decided" in app.page()
        await loaded(app, pilot, "u")
        await app.workers.wait_for_complete()
        await loaded(app, pilot)
        assert "Agreed people: 0 of 2 decided" in app.page()
        await loaded(app, pilot, "b")
        assert isinstance(app.screen, RosterGaps)


def people(store: Store) -> None:
    """Three in skincare, one of them large; one who bakes; one hardly known."""
    for name, niche, followers, country in (
        ("A", "skincare", 12_000, "KR"),
        ("B", "skincare", 13_000, "KR"),
        ("C", "Skincare", 300_000, "ES"),
        ("D", "baking", 2_000, "ES"),
        ("E", "", 900, ""),
    ):
        person(
            store.database,
            name,
            handle=f"h{name}",
            niche=niche,
            country=country,
            figures={"followers": followers},
        )


async def test_the_gaps_show_where_the_roster_is_thin(store: Store) -> None:
    """Niche by tier at first; the line under the cursor is told in words."""
    people(store)
    number = store.campaigns.add("Glow")
    async with page(store, RetroScreen(number)) as (app, pilot):
        await loaded(app, pilot, "b")
        assert isinstance(app.screen, RosterGaps)
        text = app.page()
        assert "Starter" in text
        assert "! marks fewer than 3" in text
        assert "skincare: few of" in text
        assert "Micro 2" in text
        await settled(pilot, "j")
        assert "baking: only 1 in all" in app.page()
        assert "! baking" in app.page()
        await settled(pilot, "j")
        assert "Unknown" in app.page()
        await loaded(app, pilot, "escape")
        assert isinstance(app.screen, RetroScreen)


async def test_the_gaps_can_be_turned(store: Store) -> None:
    """By country, by language, by platform; never the same way twice."""
    people(store)
    number = store.campaigns.add("Glow")
    async with page(store, RetroScreen(number), size=(120, 40)) as (app, pilot):
        await loaded(app, pilot, "b")
        await loaded(app, pilot, "c")
        assert "South Korea" in app.page()
        await loaded(app, pilot, "c")
        assert "Unknown" in app.page()
        await loaded(app, pilot, "c")
        assert "Instagram" in app.page()
        await loaded(app, pilot, "c", "r")
        gaps = app.screen
        assert isinstance(gaps, RosterGaps)
        assert gaps.gaps is not None
        assert (gaps.gaps.rows_by, gaps.gaps.columns_by) == ("country", "tier")


async def test_an_empty_roster_has_no_gaps_to_show(store: Store) -> None:
    """It says so."""
    number = store.campaigns.add("Glow")
    async with page(store, RetroScreen(number)) as (app, pilot):
        await loaded(app, pilot, "b")
        assert "Nobody is on the roster yet." in app.page()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_hostile_name_breaks_no_line(
    store: Store, size: tuple[int, int]
) -> None:
    """Names from elsewhere hold anything."""
    made = glow(store)
    with store.database.writing("odd", ("roster",)) as unit:
        unit.connection.execute(
            "UPDATE influencer SET name='[red]M[/red]'||char(27)||'[2J' WHERE id=1"
        )
    async with page(store, RetroScreen(made.number), size=size) as (app, pilot):
        assert "[red]M[/red]" in app.page()
        await loaded(app, pilot, "enter")
        assert "[red]M[/red]" in app.page()
