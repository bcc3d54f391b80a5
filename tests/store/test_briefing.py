"""One page on a line of the day, and what to know before somebody is written to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from store.agenda import item_id
from store.briefing import Briefings, Held, Holiday, OpenTask
from store.conduct import Conduct, Middle
from store.errors import NotFound
from store.outreach_draft import TouchDraft
from store.roster import Roster
from store.rules.money import Money
from tests.store.outreach_desk import MONDAY, Desks, desks

DAY = timedelta(days=1)


@dataclass
class Page:
    """The desks, and the one that is tested."""

    desks: Desks
    briefings: Briefings

    def talk(self, name: str, ago: int, **typed: str) -> tuple[int, int]:
        """Somebody who was written to so many days ago: the person, the talk."""
        owner = self.desks.person(name, **typed)
        on = MONDAY - ago * DAY
        (number,) = self.desks.outreach.start([owner], today=on)
        self.desks.outreach.sent([number], today=on)
        return owner, number


@pytest.fixture
def page() -> Iterator[Page]:
    """An empty workspace."""
    with desks() as opened:
        yield Page(
            opened,
            Briefings(opened.database, opened.conversations, opened.settings),
        )


def test_the_page_has_the_last_words_the_prices_and_the_promises(page: Page) -> None:
    """Newest first; the offers of a talk and the rates of the card in one history."""
    mina, talk = page.talk("Mina", 9, handle="mina.day")
    outreach, deals = page.desks.outreach, page.desks.deals
    for ago, body in ((6, "Hello"), (4, "500 please"), (2, "Deal?")):
        draft = TouchDraft(mina, talk, direction="in", body=body, on=MONDAY - ago * DAY)
        outreach.log(draft, today=MONDAY)
    deals.amount(talk, "asked", Money(50_000, "EUR"), today=MONDAY - 4 * DAY)
    roster = Roster(page.desks.database)
    roster.quote(mina, "reel", Money(45_000, "EUR"), today=MONDAY - 30 * DAY)
    deals.edit(talk, page.desks.conversation(talk).version, {"notes": "Two stories"})
    found = page.briefings.of(item_id("collaboration", talk))
    assert (found.name, found.handle) == ("Mina", "mina.day")
    assert [touch.body for touch in found.said] == ["Deal?", "500 please", "Hello"]
    assert [(p.kind, p.amount.minor, p.work) for p in found.prices] == [
        ("asked", 50_000, None),
        ("rate", 45_000, "reel"),
    ]
    assert found.talk is not None
    assert found.talk.notes == "Two stories"


def test_reliability_is_how_many_were_answered_and_how_fast(page: Page) -> None:
    """Follow-ups count as messages; warm-ups, notes and calls in do not."""
    mina, talk = page.talk("Mina", 20)
    outreach = page.desks.outreach
    outreach.sent([talk], today=MONDAY - 16 * DAY)
    outreach.replied([talk], today=MONDAY - 13 * DAY)
    outreach.sent([talk], today=MONDAY - 12 * DAY)
    outreach.replied([talk], today=MONDAY - 11 * DAY)
    note = TouchDraft(mina, talk, kind="note", body="Nice")
    outreach.log(note, today=MONDAY)
    found = page.briefings.of(item_id("collaboration", talk))
    assert found.reliability == Conduct(messages=3, reply_lag=Middle(2.0, 2))


def test_nobody_knows_how_fast_somebody_answers_who_never_did(page: Page) -> None:
    """No median, not a zero."""
    _, talk = page.talk("Mina", 3)
    found = page.briefings.of(item_id("collaboration", talk))
    assert found.reliability == Conduct(messages=1)


def test_other_campaigns_open_tasks_and_delays_are_on_the_page(page: Page) -> None:
    """What is done, closed or this line itself is not."""
    mina, talk = page.talk("Mina", 5)
    desk = page.desks
    spring, autumn = desk.campaigns.add("Spring"), desk.campaigns.add("Autumn")
    desk.outreach.start([mina], spring, stage="agreed", today=MONDAY)
    desk.outreach.start([mina], autumn, stage="declined", today=MONDAY)
    desk.tasks.add("Send the serum", MONDAY + DAY, influencer_id=mina)
    done = desk.tasks.add("Call her", MONDAY, influencer_id=mina)
    desk.tasks.finish(done)
    item = item_id("collaboration", talk)
    desk.tasks.snooze([item], MONDAY + DAY)
    found = page.briefings.of(item)
    assert found.held == (Held("Spring", "agreed"),)
    assert found.tasks == (OpenTask("Send the serum", MONDAY + DAY),)
    assert found.snoozed == 1


def test_a_task_has_a_page_too(page: Page) -> None:
    """About somebody it is their page; about nobody only the task."""
    mina, _ = page.talk("Mina", 5)
    about = page.desks.tasks.add("Send the serum", MONDAY, influencer_id=mina)
    alone = page.desks.tasks.add("Pay", MONDAY)
    found = page.briefings.of(item_id("task", about))
    assert (found.name, found.talk) == ("Mina", None)
    assert found.task == OpenTask("Send the serum", MONDAY)
    assert found.tasks == ()
    assert len(found.said) == 1
    found = page.briefings.of(item_id("task", alone))
    assert (found.name, found.said, found.prices) == (None, (), ())


def test_a_line_that_is_gone_is_refused(page: Page) -> None:
    """The screen then waits for the list that is on its way."""
    with pytest.raises(NotFound, match="number 7"):
        page.briefings.of(item_id("collaboration", 7))
    with pytest.raises(NotFound, match="number 7"):
        page.briefings.of(item_id("task", 7))


def test_the_market_is_the_campaigns_then_the_persons_then_the_programmes(
    page: Page,
) -> None:
    """Whose holidays count."""
    desk = page.desks
    desk.settings.set_market("KR")
    nowhere, talk = page.talk("Nowhere", 3)
    assert page.briefings.of(item_id("collaboration", talk)).market == "KR"
    Roster(desk.database).set_field([nowhere], "country", "ES")
    assert page.briefings.of(item_id("collaboration", talk)).market == "ES"
    spring = desk.campaigns.add("Spring", market="US")
    desk.outreach.set_campaign([talk], spring)
    assert page.briefings.of(item_id("collaboration", talk)).market == "US"


def test_only_a_near_holiday_is_told(page: Page) -> None:
    """Within the days that are looked ahead, by its name in her language."""
    day = date(2026, 11, 23)
    found = page.briefings.holiday("US", day, "en_US")
    assert found == Holiday(date(2026, 11, 26), "Thanksgiving Day", "US")
    assert page.briefings.holiday("US", date(2026, 11, 27)) is None
    assert page.briefings.holiday(None, day) is None
    assert page.briefings.holiday("XX", day) is None


def test_before_writing_the_blocked_and_the_held_are_told(page: Page) -> None:
    """That there is no answer yet is what a follow-up is for, and is not told."""
    desk = page.desks
    mina, talk = page.talk("Mina", 5)
    assert page.briefings.warnings([talk], today=MONDAY).others == ()
    spring = desk.campaigns.add("Spring")
    desk.outreach.start([mina], spring, stage="agreed", today=MONDAY)
    (held,) = page.briefings.warnings([talk], today=MONDAY).others
    assert held.detail["campaign"] == "Spring"
    desk.outreach.sent([talk], today=MONDAY)
    wrote, _held = page.briefings.warnings([talk], today=MONDAY).others
    assert wrote.template == "You wrote to {name} today"
    Roster(desk.database).set_field([mina], "status", "blocked")
    found = page.briefings.warnings([talk], today=MONDAY)
    assert [guard.detail["name"] for guard in found.blocked] == ["Mina"]


def test_what_comes_after_the_week_is_known(page: Page) -> None:
    """The nearest of steps and tasks; people in the trash do not count."""
    assert page.briefings.is_empty()
    assert page.briefings.next_due(MONDAY) is None
    mina, talk = page.talk("Mina", 0)
    assert not page.briefings.is_empty()
    page.desks.outreach.plan([talk], MONDAY + 20 * DAY, today=MONDAY)
    assert page.briefings.next_due(MONDAY) == (MONDAY + 20 * DAY, "Mina")
    page.desks.tasks.add("Pay", MONDAY + 12 * DAY)
    assert page.briefings.next_due(MONDAY) == (MONDAY + 12 * DAY, "Pay")
    Roster(page.desks.database).archive([mina])
    page.desks.tasks.finish(1)
    assert page.briefings.next_due(MONDAY) is None
