"""The brief of a campaign: what is missing is said, what is typed is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.campaign_host import BriefScreen, glow, loaded, page, reels
from tests.tui.card_host import opened, settled, typed
from tui.dialogs.brief_form import BriefForm
from tui.screens.campaign import CampaignScreen
from tui.widgets.field_row import FieldRow

WHOLE = {
    "summary": "A calming toner for people in their thirties whose skin is upset.",
    "messages": "Calms within a minute\nNo perfume",
    "do": "Show how much you take",
    "dont": "No before and after",
    "hashtags": "#papermoon",
    "disclosure_text": "유료광고",
}

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with opened(tmp_path) as store:
        yield store


async def test_an_empty_brief_says_what_each_part_lacks(store: Store) -> None:
    """With the reason, and not by colour alone."""
    made = glow(store)
    async with page(store, BriefScreen(made.number), size=(80, 30)) as (app, _):
        text = app.page()
        assert "0 of 4 parts complete" in text
        assert "goes out in 한국어" in text
        for head in ("! What it is about", "! Key messages", "! Do and don't"):
            assert head in text
        assert "Write down one to three messages, each on its own line." in text
        assert "No content is planned yet." in text


async def test_a_whole_brief_is_ticked(store: Store) -> None:
    """All that was typed can be read, line by line."""
    made = glow(store, **WHOLE)
    reels(store, made, "Show the toner after washing.")
    async with page(store, BriefScreen(made.number), size=(80, 40)) as (app, _):
        text = app.page()
        assert "4 of 4 parts complete" in text
        assert "!" not in text
        for word in ("Calms within a minute", "No perfume", "#papermoon", "유료광고"):
            assert word in text
        assert "✓ Reel · @minapark · Morning" in text
        assert "Show the toner after washing." in text


async def test_a_vague_label_and_a_bare_piece_are_told(store: Store) -> None:
    """The word that is not enough is named, and so is whose reel lacks what."""
    made = glow(store, **WHOLE | {"disclosure_text": "체험단"})
    reels(store, made)
    async with page(store, BriefScreen(made.number), size=(80, 40)) as (app, _):
        text = app.page()
        assert "~ Hashtags and disclosure" in text
        assert "“체험단” leaves it open" in text
        assert "Say what these are about: 2 of 2" in text
        assert "! Reel · @minapark · Morning" in text


async def test_markup_in_a_brief_is_painted_as_it_was_typed(store: Store) -> None:
    """Nothing in it is a colour, a link or an escape."""
    odd = "[red]Glow[/red] \x1b[31m [@click=app.quit]x[/]"
    made = glow(store, summary=odd.replace("\x1b", ""))
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        assert "[red]Glow[/red] [31m [@click=app.quit]x[/]" in app.page()
        await loaded(app, pilot, "e")
        assert "[red]Glow[/red]" in app.page()


async def test_the_brief_is_written_in_one_form(store: Store) -> None:
    """It begins with what is empty, says what is missing, and keeps all of it."""
    made = glow(store, summary=WHOLE["summary"])
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "e")
        assert isinstance(app.screen, BriefForm)
        assert "! Write down one to three messages" in app.page()
        await typed(pilot, "Calms\nNo perfume\nSmells of rain\nGreen")
        assert "~ Messages: 4." in app.page()
        await loaded(app, pilot, "ctrl+s")
        card = store.campaigns.card(made.number)
        assert card.brief_messages == "Calms\nNo perfume\nSmells of rain\nGreen"
        assert card.brief_summary == WHOLE["summary"]
        assert "Smells of rain" in app.page()
        store.history.undo()
        assert store.campaigns.card(made.number).brief_messages is None


async def test_escape_asks_before_it_throws_words_away(store: Store) -> None:
    """Nothing typed: it just leaves."""
    made = glow(store)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "e", "escape")
        assert isinstance(app.screen, BriefScreen)
        await loaded(app, pilot, "e")
        await typed(pilot, "Glow", "escape")
        assert "Throw away the change in 1 field?" in app.page()
        await loaded(app, pilot, "enter")
        assert isinstance(app.screen, BriefScreen)
        assert store.campaigns.card(made.number).brief_summary is None


async def test_a_brief_changed_elsewhere_is_not_overwritten(store: Store) -> None:
    """What is typed stays, what is new can be loaded, then it is saved."""
    made = glow(store)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "e")
        await typed(pilot, "Mine")
        version = store.campaigns.card(made.number).version
        store.campaigns.save_brief(made.number, version, hashtags="#theirs")
        await loaded(app, pilot, "ctrl+s")
        assert "was changed elsewhere" in app.page()
        await loaded(app, pilot, "ctrl+r", "ctrl+s")
        card = store.campaigns.card(made.number)
        assert (card.brief_summary, card.brief_hashtags) == ("Mine", "#theirs")


async def test_a_half_typed_brief_is_offered_after_a_crash(
    store: Store, tmp_path: Path
) -> None:
    """The form was left without a word: the text is there next time."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    made = glow(store)
    async with page(store, BriefScreen(made.number), folder) as (app, pilot):
        await loaded(app, pilot, "e")
        await typed(pilot, "Half")
        form = app.screen
        assert isinstance(form, BriefForm)
        form.save_draft()
    async with page(store, BriefScreen(made.number), folder) as (app, pilot):
        await loaded(app, pilot, "e")
        assert "Go on with what you were typing about Spring Glow?" in app.page()
        await loaded(app, pilot, "y")
        assert app.screen.query(FieldRow).first().text == "Half"


@pytest.mark.parametrize(
    ("market", "label"),
    [
        ("KR", "유료광고: 브랜드로부터 대가를 받고 제작한 콘텐츠입니다."),
        ("US", "Ad: paid for by the brand."),
        ("ES", "Publicidad: contenido patrocinado por la marca."),
    ],
)
async def test_a_label_is_proposed_for_the_market(
    store: Store, market: str, label: str
) -> None:
    """In what is read there first; one key, and one takes it back."""
    made = glow(store, market=market)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "p")
        assert "not legal advice" in app.page()
        assert label in app.page()
        await loaded(app, pilot, "enter")
        assert store.campaigns.card(made.number).disclosure_text == label
        assert label in app.page()
        store.history.undo()
        assert store.campaigns.card(made.number).disclosure_text is None


async def test_a_label_is_proposed_inside_the_form_as_well(store: Store) -> None:
    """It goes into its field, to be changed there; nothing is kept by Escape."""
    made = glow(store, market="")
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        await loaded(app, pilot, "p", "escape")
        assert store.campaigns.card(made.number).disclosure_text is None
        await loaded(app, pilot, "e", "ctrl+l")
        assert "names no market" in app.page()
        await loaded(app, pilot, "down", "enter")
        rows = {row.field.name: row for row in app.screen.query(FieldRow)}
        assert "광고" in rows["disclosure_text"].text
        assert store.campaigns.card(made.number).disclosure_text is None
        await loaded(app, pilot, "ctrl+s")
        kept = store.campaigns.card(made.number).disclosure_text
        assert kept is not None
        assert "광고" in kept


async def test_what_another_window_saves_is_shown(store: Store) -> None:
    """The page follows the file."""
    made = glow(store)
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        version = store.campaigns.card(made.number).version
        await app.ask(
            store.campaigns.save_brief, made.number, version, hashtags="#glow26"
        )
        await loaded(app, pilot)
        assert "#glow26" in app.page()


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_the_reasons_follow_the_language_in_use(
    store: Store, language: str
) -> None:
    """Whatever the brief itself goes out in."""
    made = glow(store)
    async with page(store, BriefScreen(made.number), size=(120, 40)) as (app, pilot):
        app.speak(language)
        await loaded(app, pilot)
        said = {"ko": "핵심 메시지", "es": "Mensajes clave"}
        assert said[language] in app.page()


async def test_the_brief_stands_in_its_campaign(store: Store) -> None:
    """Every key of it works on its tab, and none of them on another."""
    made = glow(store, **WHOLE)
    screen = CampaignScreen(made.number, tab="brief")
    async with page(store, screen) as (app, pilot):
        assert "4 of 4 parts complete" in app.page()
        await loaded(app, pilot, "L")
        assert "goes out in Español" in app.page()
        await loaded(app, pilot, "e")
        assert isinstance(app.screen, BriefForm)
        await loaded(app, pilot, "escape")
        await loaded(app, pilot, "shift+tab", "L")
        await loaded(app, pilot, "tab")
        assert "goes out in Español" in app.page()


async def test_the_page_scrolls_by_keys(store: Store) -> None:
    """A long brief is read to its end."""
    made = glow(store, summary="\n".join(f"line {count}" for count in range(60)))
    async with page(store, BriefScreen(made.number)) as (app, pilot):
        assert "line 59" not in app.page()
        await settled(pilot, "G")
        assert "Each piece of content" in app.page()
        await settled(pilot, "g", "j", "k", "pagedown", "pageup")
        assert "line 0" in app.page()
