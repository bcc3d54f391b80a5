"""The list of the day by keys: one for each outcome; screen and file agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.outreach_draft import TouchDraft
from tests.tui.today_day import (
    DAY,
    TODAY,
    Day,
    due,
    here,
    opened,
    said,
    settle,
    shown,
    today_of,
)
from tui.dialogs.asking import Confirm
from tui.dialogs.compose import ComposeDialog
from tui.screens.card import CardScreen

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store


def talk_of(store: Store, name: str) -> int:
    """The number of somebody's conversation."""
    (found,) = store.conversations.find(name, 1)
    return store.conversations.of_influencer(found.influencer_id)[0].id


async def test_the_first_frame_shows_what_is_due_and_why(tmp_path: Path) -> None:
    """Late first, then today, then the days to come; each with its reason."""
    async with opened(tmp_path) as (pilot, _store):
        assert due(pilot) == [
            "Mina Park",
            "Ana Luz",
            "☐ Pay the invoice",
            "Ben Hale",
            "김하늘",
            "Carmen Vidal",
            "Diego Prado",
            "☐ Book the studio",
        ]
        text = shown(pilot)
        for words in (
            "Overdue · 3",
            "Today · 2",
            "Next 7 days · 3",
            "Replied 4 days ago: answer",
            "3d late",
            "No answer for 6 days: follow-up 1",
            "Them",
            "3 overdue",
            "2 today",
            "3 coming up",
        ):
            assert words in text, words


async def test_f_notes_the_message_and_the_next_line_slides_in(tmp_path: Path) -> None:
    """What happened and what is next is said; u brings the line back, and her to it."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "f")
        assert here(pilot) == "Ana Luz"
        assert said(pilot) == (
            "Wrote to Mina Park. Next: follow-up, Thu 26 Nov. u takes it back."
        )
        mina = store.conversations.conversation(talk_of(store, "Mina Park"))
        assert (mina.last_direction, mina.last_on) == ("out", TODAY)
        await settle(pilot, "j", "u")
        assert due(pilot)[0] == "Mina Park"
        assert here(pilot) == "Mina Park"
        assert said(pilot) == ""
        again = store.conversations.conversation(talk_of(store, "Mina Park"))
        assert again.last_direction == "in"


async def test_r_owes_a_reply_from_now_on(tmp_path: Path) -> None:
    """Ana has answered: it is her turn tomorrow."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "r")
        assert said(pilot).startswith("Ana Luz replied. Next: answer them, tomorrow.")
        assert here(pilot) == "☐ Pay the invoice"
        ana = store.conversations.conversation(talk_of(store, "Ana Luz"))
        assert (ana.stage, ana.waiting_on) == ("replied", "me")


async def test_d_ticks_off_a_task_or_a_step(tmp_path: Path) -> None:
    """Each is one key, and one step of undo."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "j", "d")
        assert said(pilot) == "Done: Pay the invoice. u takes it back."
        assert "☐ Pay the invoice" not in due(pilot)
        await settle(pilot, "k", "d")
        assert said(pilot).startswith("Done with Ana Luz for now. Next: follow-up")
        await settle(pilot, "u", "u")
        assert due(pilot)[:3] == ["Mina Park", "Ana Luz", "☐ Pay the invoice"]
        assert [unit.undone for unit in store.history.units(2)] == [True, True]


async def test_s_and_a_digit_put_a_line_off(tmp_path: Path) -> None:
    """Three days are two keys; the second time is counted."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "s", "3")
        assert said(pilot).startswith("Mina Park: put off until Thu 26 Nov.")
        assert here(pilot) == "Ana Luz"
        number = talk_of(store, "Mina Park")
        talk = store.conversations.conversation(number)
        assert talk.next_step_on == TODAY + 3 * DAY
        await settle(pilot, "u", "s", "1")
        assert "2 times" not in said(pilot)


async def test_only_a_conversation_can_be_answered_or_moved(tmp_path: Path) -> None:
    """On a task f, r, m, < and > do nothing, and are not offered."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "j")
        before = len(store.history.units(100))
        await settle(pilot, "f", "r", "m", "greater_than_sign", "less_than_sign")
        assert len(store.history.units(100)) == before
        assert "Sent" not in shown(pilot).splitlines()[-1]
        await settle(pilot, "k")
        assert "f Sent" in shown(pilot).splitlines()[-1]
        await settle(pilot, "j", "space", "k", "space")
        assert "f Sent" in shown(pilot).splitlines()[-1]


async def test_a_stage_on_keeps_a_line_that_is_due_all_the_same(
    tmp_path: Path,
) -> None:
    """Mina is answered owed whatever the stage; Ben's first message is done with."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "greater_than_sign")
        assert here(pilot) == "Mina Park"
        assert said(pilot).startswith("Mina Park is at: Negotiating.")
        await settle(pilot, "less_than_sign")
        mina = store.conversations.conversation(talk_of(store, "Mina Park"))
        assert mina.stage == "replied"
        await settle(pilot, "j", "j", "j", "greater_than_sign", "greater_than_sign")
        ben = store.conversations.conversation(talk_of(store, "Ben Hale"))
        assert ben.stage == "warming"


async def test_marked_lines_come_to_the_same_as_one_step(tmp_path: Path) -> None:
    """Space, space, f: both are written to; one u takes both back."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "space", "space", "f")
        assert said(pilot) == "Wrote to 2 people. u takes it back."
        assert not today_of(pilot).table.marks
        written = [store.conversations.conversation(n).last_on for n in (1, 2)]
        assert written == [TODAY, TODAY]
        await settle(pilot, "u")
        assert due(pilot)[0] == "Mina Park"
        assert store.conversations.conversation(2).last_on == TODAY - 6 * DAY


async def test_a_bulk_of_steps_and_tasks_is_done_together(tmp_path: Path) -> None:
    """Ctrl+A and d: nothing is left for today."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "ctrl+a")
        assert "8 marked" in shown(pilot)
        await settle(pilot, "d")
        assert said(pilot).startswith("8 lines done.")
        assert "Nothing left for today" in shown(pilot)


async def test_enter_opens_the_card_and_brackets_walk_along_the_list(
    tmp_path: Path,
) -> None:
    """The task about nobody is passed over; Escape returns to the last one seen."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "enter")
        card = pilot.app.screen
        assert isinstance(card, CardScreen)
        await settle(pilot, "right_square_bracket")
        assert card.card is not None
        assert card.card.name == "Ana Luz"
        await settle(pilot, "escape")
        assert here(pilot) == "Ana Luz"


async def test_the_sum_behind_a_line_is_explained(tmp_path: Path) -> None:
    """Late by allowed, times weight."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "equals_sign")
        assert "Urgency: 3 late / 1 allowed x 3 = 9.0" in shown(pilot)
        await settle(pilot, "escape")


async def test_a_new_task_and_another_day_for_it(tmp_path: Path) -> None:
    """Press n, the words, Enter; e on it says it otherwise."""
    async with opened(tmp_path, lambda _day: None) as (pilot, store):
        await settle(pilot, "n", *"call", "enter", *"tomorrow", "enter")
        assert due(pilot) == ["☐ call"]
        await settle(pilot, "e", "end", *" Bo", "enter", "enter")
        assert due(pilot) == ["☐ call Bo"]
        (line,) = store.agenda.rows(store.agenda.order(TODAY), TODAY)
        assert line.due_on == TODAY + DAY


async def test_her_own_next_step_stands_as_the_reason(tmp_path: Path) -> None:
    """Press e: words and a day."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "e", *"call", "enter", *"fri", "enter")
        assert said(pilot).startswith("Planned with Mina Park. Next: call, Fri 27 Nov.")
        mina = store.conversations.conversation(talk_of(store, "Mina Park"))
        assert (mina.next_step, mina.next_step_on) == ("call", TODAY + 4 * DAY)


def blocked(day: Day) -> None:
    """Somebody who is not to be written to."""
    number = day.replied("Mina Park", 4)
    owner = day.store.conversations.conversation(number).influencer_id
    day.store.roster.set_field([owner], "status", "blocked")


async def test_who_is_blocked_is_asked_about(tmp_path: Path) -> None:
    """Escape leaves it; yes writes it down."""
    async with opened(tmp_path, blocked) as (pilot, store):
        await settle(pilot, "f")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Mina Park is blocked" in shown(pilot)
        await settle(pilot, "escape")
        assert store.conversations.conversation(1).last_direction == "in"
        await settle(pilot, "f", "y")
        assert store.conversations.conversation(1).last_direction == "out"


def held(day: Day) -> None:
    """Somebody whom another campaign holds."""
    winter = day.store.campaigns.add("Winter")
    number = day.replied("Mina Park", 4)
    owner = day.store.conversations.conversation(number).influencer_id
    day.store.outreach.start([owner], winter, stage="agreed", today=TODAY)


async def test_who_is_held_elsewhere_is_warned_of_and_written_to(
    tmp_path: Path,
) -> None:
    """A notice, no question."""
    async with opened(tmp_path, held) as (pilot, store):
        await settle(pilot, "f")
        told = [one.message for one in pilot.app._notifications]
        assert told == ["Winter holds Mina Park: Agreed"]
        assert store.conversations.conversation(1).last_direction == "out"


async def test_what_another_screen_does_shows_at_once(tmp_path: Path) -> None:
    """A touch that was logged elsewhere takes its line along."""
    async with opened(tmp_path) as (pilot, store):
        app = today_of(pilot).soloist
        owner = store.conversations.conversation(1).influencer_id
        await app.ask(store.outreach.log, TouchDraft(owner, 1), today=TODAY)
        await settle(pilot)
        assert due(pilot)[0] == "Ana Luz"


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_the_day_is_said_in_her_language(tmp_path: Path, language: str) -> None:
    """Days too, and live."""
    async with opened(tmp_path) as (pilot, _store):
        await pilot.app.keep_setting(language=language)  # type: ignore[attr-defined]
        await settle(pilot)
        text = shown(pilot)
        assert {"ko": "11월 25일 (수)", "es": "mié 25 nov"}[language] in text
        assert {"ko": "11월 19일 (목)", "es": "jue 19 nov"}[language] in text


async def test_after_midnight_it_is_another_day(tmp_path: Path) -> None:
    """Left open overnight, the list is that of the morning."""
    async with opened(tmp_path) as (pilot, _store):
        app = today_of(pilot).soloist
        app.today = lambda: TODAY + DAY
        today_of(pilot).look_at_the_day()
        await settle(pilot)
        text = shown(pilot)
        assert "Tue 24 Nov 2026" in text
        assert "Overdue · 5" in text


async def test_m_writes_from_a_template_and_the_line_leaves(tmp_path: Path) -> None:
    """Once it is marked as sent; left without that, the line stays."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, store):
        await settle(pilot, "m")
        assert isinstance(pilot.app.screen, ComposeDialog)
        await settle(pilot, "escape")
        assert here(pilot) == "Mina Park"
        owner = store.conversations.conversation(talk_of(store, "Mina Park"))
        app = today_of(pilot).soloist
        await settle(pilot, "m")
        log = TouchDraft(owner.influencer_id, owner.id, channel="mail")
        await app.ask(store.outreach.log, log, today=TODAY)
        pilot.app.screen.dismiss(True)
        await settle(pilot)
        assert here(pilot) == "Ana Luz"
        assert said(pilot).startswith("Wrote to Mina Park. Next: follow-up, Thu 26")
