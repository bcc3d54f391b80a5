"""Outreach on a card: what it says, and what its keys do to a conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.builders import TODAY
from tests.tui.card_host import settled, typed
from tests.tui.card_talks import DAY, MINA, card_of, done, press, say
from tui import i18n
from tui.screens.card import CardScreen


async def test_the_card_says_where_it_stands_and_what_is_next(tmp_path: Path) -> None:
    """Stage with its days, next step with its day, whose turn, money, last words."""
    async with card_of(tmp_path) as (_pilot, app, store):
        page = app.page()
        assert "Spring glow  Negotiating · for 11 days" in page
        assert "answer them  Fri 20 Feb  10d late  Turn: You" in page
        assert "Asked 500,000 KRW" in page
        assert "← Kakao   네! 관심 있어요" in page
        assert "단가는" not in page, "only the first line of a text"
        assert "→ E-mail  Your spring routine" in page
        name = store.templates.get("pitch.en").name
        assert f"{name} · 12 minutes · answered: Thu 19 Feb" in page
        assert page.index("Kakao   네!") < page.index("Your spring routine")


async def test_without_a_conversation_it_says_how_to_begin(tmp_path: Path) -> None:
    """One key asks for the campaign; the first step is due on a working day."""
    async with card_of(tmp_path, with_talk=False) as (pilot, app, store):
        assert "No conversation yet. Press b to begin one." in app.page()
        await press(pilot, "b")
        assert "Begin outreach: Mina Park" in app.page()
        await press(pilot, "enter")
        await done(pilot)
        assert app.told == ["Began 1 conversation."]
        assert "No campaign  Identified · since today" in app.page()
        assert "first message  tomorrow  Turn: You" in app.page(), "a day off in Korea"
        (begun,) = store.conversations.of_influencer(MINA)
        assert begun.campaign is None
        await press(pilot, "b", "enter")
        await done(pilot)
        assert app.told[-1] == "1 person had one already."


async def test_a_campaign_can_be_made_on_the_way(tmp_path: Path) -> None:
    """By typing its name."""
    async with card_of(tmp_path, with_talk=False) as (pilot, app, store):
        await press(pilot, "b")
        await typed(pilot, "Summer", "enter")
        await done(pilot)
        assert "Summer  Identified" in app.page()
        (begun,) = store.conversations.of_influencer(MINA)
        assert begun.campaign == "Summer"


async def test_one_key_says_what_became_of_it(tmp_path: Path) -> None:
    """The same keys as on the list of the day; undo takes it back."""
    async with card_of(tmp_path) as (pilot, app, store):
        for key, stage, turn in (
            ("f", "negotiating", "influencer"),
            ("r", "negotiating", "me"),
            ("greater_than_sign", "agreed", "me"),
            ("less_than_sign", "negotiating", "me"),
        ):
            await press(pilot, key)
            await done(pilot)
            (now,) = store.conversations.of_influencer(MINA)
            assert (now.stage, now.waiting_on) == (stage, turn)
        assert "answer them  tomorrow  Turn: You" in app.page()
        await press(pilot, "u")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert now.stage == "agreed"
        assert "Agreed · since today" in app.page()


async def test_a_step_is_put_off_and_planned(tmp_path: Path) -> None:
    """One key asks for the day, another for her own words as well."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "s")
        await typed(pilot, "fri", "enter")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert now.next_step_on == TODAY + 4 * DAY
        await press(pilot, "v")
        await typed(pilot, "Call her agent", "ctrl+s")
        await done(pilot)
        assert "Call her agent  Fri 6 Mar" in app.page()


async def test_with_several_open_ones_it_asks_which(tmp_path: Path) -> None:
    """Each time; those that are over are not offered for an outcome."""
    async with card_of(tmp_path) as (pilot, app, store):
        summer = store.campaigns.add("Summer")
        (late,) = store.outreach.start([MINA], summer, today=TODAY)
        (over,) = store.outreach.start([MINA], None, today=TODAY)
        store.outreach.move([over], "declined", today=TODAY)
        app.screen.reload()  # type: ignore[attr-defined]
        await done(pilot)
        await press(pilot, "f")
        assert "Which conversation?" in app.page()
        await typed(pilot, "summ", "enter")
        await done(pilot)
        assert store.conversations.conversation(late).stage == "contacted"
        await press(pilot, "r")
        assert "Which conversation?" in app.page()
        await press(pilot, "escape")
        await done(pilot)
        assert isinstance(app.screen, CardScreen)
        assert store.conversations.conversation(late).last_direction == "out"


async def test_a_touch_is_read_whole_and_deleted(tmp_path: Path) -> None:
    """Undo brings it back."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "enter", "enter")
        page = app.page()
        assert "Thu 19 Feb 2026 · From them · Kakao · Message" in page
        assert "단가는 50만원" in page
        await press(pilot, "escape")
        await press(pilot, "delete", "enter")
        await done(pilot)
        assert "관심" not in app.page()
        (kept,) = store.conversations.timeline(MINA)
        assert kept.subject == "Your spring routine"
        (now,) = store.conversations.of_influencer(MINA)
        assert now.last_direction == "out"
        await press(pilot, "u")
        await done(pilot)
        assert "관심" in app.page()


async def test_earlier_touches_come_with_a_plus(tmp_path: Path) -> None:
    """A long history does not push the rest of the card away."""
    async with card_of(tmp_path, with_talk=False) as (pilot, app, store):
        (number,) = store.outreach.start([MINA], today=TODAY - 300 * DAY)
        for back in range(260, 0, -1):
            say(store, number, back, channel="dm", body=f"words {back}")
        screen = app.screen
        assert isinstance(screen, CardScreen)
        screen.reload()
        await done(pilot)
        assert screen.talks is not None
        assert (len(screen.talks.touches), screen.talks.has_more) == (12, True)
        assert "There are earlier ones: + shows them." in app.page()
        await press(pilot, "plus")
        await done(pilot)
        assert (len(screen.talks.touches), screen.talks.has_more) == (212, True)
        await press(pilot, "plus")
        await done(pilot)
        assert (len(screen.talks.touches), screen.talks.has_more) == (260, False)
        assert not screen.check_action("older", ())


@pytest.mark.parametrize("language", ["en", "ko", "es"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_is_wider_than_the_screen(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """In any language, whatever was said, all the way down."""
    i18n.install(language)
    try:
        async with card_of(tmp_path, size=size) as (pilot, app, store):
            hostile = "[/] \u202e[@click=app.quit]한글 👩‍👩‍👧 " * 10
            campaign = store.campaigns.add("[bold]여름 선케어[/] 캠페인 " * 6)
            (number,) = store.outreach.start([MINA], campaign, today=TODAY)
            say(store, number, 0, channel="other", subject=hostile, template="own.9")
            version = store.conversations.conversation(number).version
            store.deals.edit(
                number, version, {"notes": hostile, "promo_code": "[x]" * 30}
            )
            app.screen.reload()  # type: ignore[attr-defined]
            await done(pilot)
            for _ in range(8):
                assert all(cell_len(line) <= size[0] for line in app.lines())
                await settled(pilot, *["j"] * 10)
    finally:
        i18n.install("en")


async def test_the_first_message_needs_no_conversation(tmp_path: Path) -> None:
    """It is written from the card; what is sent begins one."""
    from tui.dialogs.compose import ComposeDialog

    async with card_of(tmp_path, with_talk=False) as (pilot, app, _store):
        await press(pilot, "m")
        assert isinstance(app.screen, ComposeDialog)
        while app.screen.is_modal:
            await press(pilot, "escape")
