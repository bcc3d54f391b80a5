"""The page about a line, the counts above, and a day on which nothing is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.agenda import item_id
from store.outreach_draft import TouchDraft
from store.rules.money import Money
from tests.tui.today_day import (
    DAY,
    TODAY,
    Day,
    opened,
    rested,
    settle,
    shown,
    today_of,
)
from tui.screens.importing import ImportScreen
from tui.widgets.briefing_pane import BriefingPane

if TYPE_CHECKING:
    from pathlib import Path


def known(day: Day) -> None:
    """Somebody with a past: prices, promises, a task, another campaign, a delay."""
    store = day.store
    number = day.replied("Mina Park", 4, "My rate is 500k, and I [love] it")
    talk = store.conversations.conversation(number)
    asked = TouchDraft(
        talk.influencer_id,
        number,
        kind="note",
        amounts=(("asked", Money(500_000, "KRW")),),
        on=TODAY - 2 * DAY,
        body="Prefers mornings",
    )
    store.outreach.log(asked, today=TODAY)
    version = store.conversations.conversation(number).version
    store.deals.edit(number, version, {"notes": "Two stories by Friday"})
    store.tasks.add("Send the serum", TODAY, influencer_id=talk.influencer_id)
    winter = store.campaigns.add("Winter")
    store.outreach.start([talk.influencer_id], winter, stage="agreed", today=TODAY)
    store.tasks.snooze([item_id("collaboration", number)], TODAY - DAY)
    day.first("Ben Hale")


WORDS = (
    "@handle_1",
    "Also in Winter: Agreed",
    "Put off once",
    "My rate is 500k, and I [love] it",
    "Send the serum",
    "Two stories by Friday",
    "500,000 KRW",
    "answered 1 of 1 message, in 2 d (n=1)",
)


async def test_the_page_stands_beside_the_list_where_there_is_room(
    tmp_path: Path,
) -> None:
    """Everything to know before the key, and nothing that is not so."""
    async with opened(tmp_path, known, size=(120, 40)) as (pilot, _store):
        text = shown(pilot)
        for words in WORDS:
            assert words in text, words
        assert "Blocked" not in text
        await settle(pilot, "j", "j")
        await rested(pilot)
        assert "Send the serum · today" in shown(pilot)


async def test_on_a_narrow_screen_it_is_three_lines_until_tab(tmp_path: Path) -> None:
    """The gist below the list; Tab opens all of it, Escape closes it."""
    async with opened(tmp_path, known) as (pilot, _store):
        pane = today_of(pilot).query_one(BriefingPane)
        assert pane.size.height == 3
        text = shown(pilot)
        assert "Prefers mornings" in text
        assert "Tab more" in text
        await settle(pilot, "tab")
        assert pane.size.height > 10
        assert "Last words" in shown(pilot)
        before = pane.first
        await settle(pilot, "j", "j")
        assert pane.first > before
        assert today_of(pilot).table.cursor == 0
        await settle(pilot, "escape")
        assert pane.size.height == 3
        assert today_of(pilot).table.has_focus


async def test_the_page_follows_the_cursor_once_it_rests(tmp_path: Path) -> None:
    """It is about whoever is under the cursor, also after a key."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, _store):
        pane = today_of(pilot).query_one(BriefingPane)
        await settle(pilot, "f")
        await rested(pilot)
        assert pane.briefing is not None
        assert pane.briefing.name == "Ana Luz"
        await settle(pilot, "j")
        await rested(pilot)
        assert pane.briefing.task is not None
        assert "Pay the invoice" in shown(pilot)


async def test_the_next_public_holiday_there_is_on_the_page(tmp_path: Path) -> None:
    """Thanksgiving is no day to write to New York."""

    def american(day: Day) -> None:
        number = day.silent("Grace Kim", 6)
        owner = day.store.conversations.conversation(number).influencer_id
        day.store.roster.set_field([owner], "country", "US")

    async with opened(tmp_path, american, size=(120, 40)) as (pilot, _store):
        assert "Thu 26 Nov: Thanksgiving" in shown(pilot)


async def test_the_counts_and_the_pipeline_stand_above(tmp_path: Path) -> None:
    """All of the pipeline where it fits, its sum where it does not."""
    async with opened(tmp_path) as (pilot, _store):
        strip = shown(pilot).splitlines()[1]
        assert " ".join(strip.split()) == (
            "3 overdue 2 today 3 coming up Identified 2 Contacted 3 Replied 1"
        )
        await pilot.resize_terminal(60, 24)
        await settle(pilot)
        assert "6 in the pipeline" in shown(pilot).splitlines()[1]
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "Identified 2  Warming up 0  Contacted 3" in shown(pilot).splitlines()[1]


async def test_an_empty_file_says_what_to_press(tmp_path: Path) -> None:
    """Nobody yet: i brings a sheet in."""
    async with opened(tmp_path, lambda _day: None) as (pilot, _store):
        assert "Press i to import your sheet" in shown(pilot)
        assert "Nothing left" not in shown(pilot)
        await settle(pilot, *"frds", "greater_than_sign", "enter", "equals_sign")
        await settle(pilot, "i")
        assert isinstance(pilot.app.screen, ImportScreen)
        await settle(pilot, "escape")


async def test_nobody_due_says_who_is_next(tmp_path: Path) -> None:
    """Beyond the seven days there is somebody."""

    def later(day: Day) -> None:
        number = day.first("Mina Park")
        day.store.outreach.plan([number], TODAY + 20 * DAY, today=TODAY)

    async with opened(tmp_path, later) as (pilot, _store):
        text = shown(pilot)
        assert "Nothing is due." in text
        assert "Next: Mina Park, Sun 13 Dec." in text


async def test_nobody_talked_to_says_how_to_begin(tmp_path: Path) -> None:
    """A roster without a conversation."""
    async with opened(tmp_path, lambda day: day.person("Mina")) as (pilot, _store):
        assert "Press 3 to begin a conversation" in shown(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_in_names_and_words_is_shown_as_typed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Nothing of hers is ever read as markup."""

    def odd(day: Day) -> None:
        day.replied("[bold]x[/]", 4, "[@click=app.quit]press[/] \x1b[2J"[:26])
        day.store.tasks.add("[/] {title} {0}", TODAY)

    async with opened(tmp_path, odd, size=size) as (pilot, _store):
        assert "[bold]x[/]" in shown(pilot)
        await settle(pilot, "f")
        assert "Wrote to [bold]x[/]." in shown(pilot)
        assert "☐ [/] {title} {0}" in shown(pilot)
        await settle(pilot, "d")
        assert "Done: [/] {title} {0}." in shown(pilot)
