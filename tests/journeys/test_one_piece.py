"""One piece of content by keys only, from its brief to the look after thirty days.

At each step its days, what Today says of it, and the checklist; then all the way back.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from store.campaign_rows import CampaignDraft
from store.contracts import ContractDraft
from tests.builders import everything
from tests.journeys.campaign_desk import BEGIN, Desk, opened
from tests.tui.campaign_app import campaign_of
from tui import campaign_terms as terms
from tui.format import PLATFORM
from tui.i18n import _
from tui.screens.campaign import CampaignScreen
from tui.screens.campaigns import CampaignsScreen
from tui.screens.piece import PieceScreen
from tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store
    from store.deliverable_rows import DeliverableRow

MINA = "김민아"
POST = "https://www.instagram.com/reel/Cmorning1/"
CAPTION = "[광고] 아침을 바꾼 세럼"
ABOUT_CONTENT = ("2.2", "2.3", "3.1", "3.2", "3.3", "7.2", "8.2", "9.3")


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)


def agreed(desk: Desk) -> None:
    """A campaign in Korea with Mina in it, who has signed and is paid after 14 days."""
    store = desk.store
    campaign = store.campaigns.create(
        CampaignDraft(
            "봄빛",
            market="KR",
            status="running",
            starts_on=BEGIN,
            ends_on=day(4, 30),
            currency="KRW",
        )
    )
    owner = desk.people[MINA]
    (talk,) = store.outreach.start([owner], campaign, stage="agreed", today=BEGIN)
    store.outreach.plan([talk], day(12, 1), "Say thanks", today=BEGIN)
    paper = ContractDraft("signed", signed_on=BEGIN, payment_days=14)
    store.contracts.save(talk, paper, today=BEGIN)
    desk.campaign, desk.talks[MINA] = campaign, talk
    store.take_changes()
    desk.app.changed.publish(frozenset({"campaigns", "outreach"}))


NOT_OF_PIECES = frozenset(
    {"collaboration", "task", "brand_before", "brand_after", "report"}
)
"""Where lines come from that are about people, or about a campaign as a whole."""


def reminders(desk: Desk) -> set[tuple[str, str, date]]:
    """What Today says of the piece: from where, how far, by when."""
    today, agenda = desk.clock.today(), desk.store.agenda
    lines = agenda.rows(agenda.order(today), today)
    return {
        (line.source, line.phase, line.due_on)
        for line in lines
        if line.source not in NOT_OF_PIECES
    }


def met(desk: Desk) -> set[str]:
    """The items about content that are met."""
    standing = desk.standing()
    return {key for key in ABOUT_CONTENT if standing[key] == "met"}


def looks(desk: Desk) -> dict[int, tuple[date, bool]]:
    """The later looks at the post: days after, due when, made or not."""
    rows = desk.store.live_checks.of(piece(desk).id)
    return {one.after_days: (one.due_on, one.on_day is not None) for one in rows}


def piece(desk: Desk) -> DeliverableRow:
    """The piece as the file has it."""
    return desk.owed(MINA)


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that the history answers for."""
    return everything(store.database.reader)


async def ask_for_it(desk: Desk) -> None:
    """What is owed, on which account, by when; then its page."""
    await desk.until(
        lambda: isinstance(desk.pilot.app.screen, CampaignsScreen), "the list"
    )
    await desk.sees("봄빛")
    await desk.press("enter")
    await desk.until(
        lambda: isinstance(desk.pilot.app.screen, CampaignScreen), "the campaign"
    )
    await desk.tab("content")
    await desk.asked("n")
    await desk.answer(MINA)
    await desk.fill(
        {
            "kind": _(terms.CONTENT_KIND["reel"]),
            "title": "Morning",
            "substance": "The face at seven",
            "account": f"{_(PLATFORM['instagram'])} @mina.makes",
            "draft_due_on": "2026-03-06",
            "live_due_on": "2026-03-09",
        }
    )
    await desk.keep()
    assert reminders(desk) == {
        ("draft", "briefed", day(3, 6)),
        ("go_live", "briefed", day(3, 9)),
    }
    assert met(desk) == {"2.2", "2.3"}
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.pilot.app.screen, PieceScreen), "its page")


async def hand_in(desk: Desk, address: str) -> None:
    """The draft is at an address, and here."""
    await desk.asked("f")
    await desk.press("ctrl+u")
    form = desk.pilot.app.screen
    await desk.type(address)
    await desk.press("enter")
    await desk.until(lambda: desk.pilot.app.screen is not form, "is it here?")
    await desk.press("y")
    row = piece(desk)
    assert (row.state, row.draft_ref) == ("submitted", f"https://{address}")


async def send_back(desk: Desk) -> None:
    """The first reason that is offered; the message is shown."""
    await desk.asked("c")
    await desk.press("1", "ctrl+s")
    await desk.until(lambda: piece(desk).round == 1, "changes are asked for")
    await desk.press("escape")
    assert piece(desk).state == "changes_requested"


async def approve(desk: Desk) -> None:
    """A caption that is labelled, then one key."""
    await desk.asked("w")
    await desk.type(CAPTION)
    await desk.press("ctrl+s")
    await desk.until(lambda: piece(desk).caption == CAPTION, "the caption is kept")
    await desk.press("a")
    assert piece(desk).state == "approved"


async def today(desk: Desk, source: str) -> None:
    """Go to the line of the day that comes from somewhere."""
    await desk.press("f2")
    screen = desk.pilot.app.screen
    assert isinstance(screen, TodayScreen)
    await desk.press("g")

    def is_here() -> bool:
        line = screen.line_here
        return line is not None and line.source == source

    for _line in range(len(reminders(desk)) + 2):
        if is_here():
            return
        await desk.press("j")
    assert is_here(), source


async def go_live(desk: Desk) -> None:
    """From the list of the day: its address, since today."""
    await today(desk, "go_live")
    await desk.asked("d")
    await desk.fill({"url": POST})
    await desk.keep()
    await desk.until(lambda: piece(desk).state == "live", "it is live")


async def go_through(desk: Desk) -> None:
    """What the caption answers, and all the others."""
    await desk.press("f5")
    await desk.until(lambda: isinstance(desk.pilot.app.screen, PieceScreen), "its page")
    await desk.asked("l")
    await desk.press("c", "a", "escape")


async def look_and_measure(desk: Desk, *figures: str) -> None:
    """Still up and labelled; what was counted."""
    await today(desk, "live_check")
    await desk.press("y")
    await today(desk, "measure")
    await desk.asked("d")
    form = desk.pilot.app.screen
    for figure in figures:
        await desk.type(figure)
        await desk.press("tab")
    await desk.press("ctrl+s")
    await desk.until(lambda: desk.pilot.app.screen is not form, "figures are kept")


async def until_it_is_approved(desk: Desk) -> None:
    """Asked for, handed in, sent back, handed in again, approved."""
    await ask_for_it(desk)
    await hand_in(desk, "drafts.example/morning-1")
    assert reminders(desk) == {
        ("review", "submitted", day(3, 4)),
        ("go_live", "submitted", day(3, 9)),
    }
    assert met(desk) == {"2.2", "2.3", "3.2"}
    await send_back(desk)
    assert reminders(desk) == {
        ("draft", "changes_requested", day(3, 6)),
        ("go_live", "changes_requested", day(3, 9)),
    }
    assert met(desk) == {"2.2", "2.3"}
    await desk.pass_to(day(3, 5))
    await hand_in(desk, "drafts.example/morning-2")
    assert ("review", "submitted", day(3, 9)) in reminders(desk)
    await approve(desk)
    assert reminders(desk) == {("go_live", "approved", day(3, 9))}
    assert met(desk) == {"2.2", "2.3", "3.1", "3.2", "8.2"}
    looked = [one.verdict for one in desk.store.reviews.of(piece(desk).id)]
    assert looked == ["approved", "changes"]


async def until_it_is_checked(desk: Desk) -> None:
    """Live on its day, and gone through."""
    await desk.pass_to(day(3, 9))
    await go_live(desk)
    row = piece(desk)
    assert (row.post_platform, row.post_id) == ("instagram", "Cmorning1")
    assert (row.live_on, row.payment_due_on) == (day(3, 9), day(3, 23))
    assert looks(desk) == {
        1: (day(3, 10), False),
        7: (day(3, 16), False),
        30: (day(4, 8), False),
        90: (day(6, 7), False),
        180: (day(9, 5), False),
    }
    assert reminders(desk) == {
        ("live_check", "1", day(3, 10)),
        ("measure", "24h", day(3, 10)),
    }
    assert met(desk) == set(ABOUT_CONTENT) - {"7.2"}
    await go_through(desk)
    assert met(desk) == set(ABOUT_CONTENT)


async def until_thirty_days_are_over(desk: Desk) -> None:
    """A day, a week, a month: each look asks for the next."""
    await desk.pass_to(day(3, 10))
    await look_and_measure(desk, "4.1k", "3.2k")
    assert reminders(desk) == {
        ("live_check", "7", day(3, 16)),
        ("measure", "7d", day(3, 16)),
    }
    await desk.pass_to(day(3, 16))
    await look_and_measure(desk, "1.2만", "9.8k")
    assert reminders(desk) == set()
    await desk.pass_to(day(4, 8))
    await look_and_measure(desk, "1.5만")
    assert reminders(desk) == set()
    row = piece(desk)
    assert (row.lane, row.measured_on) == ("measured", day(4, 8))
    assert {after: done for after, (_due, done) in looks(desk).items()} == {
        1: True,
        7: True,
        30: True,
        90: False,
        180: False,
    }
    figures = {
        one.window: one.figures["impressions"] for one in desk.store.readings.of(row.id)
    }
    assert figures == {"24h": 4_100, "7d": 12_000, "30d": 15_000}
    await desk.pass_to(day(6, 7))
    assert reminders(desk) == {("live_check", "90", day(6, 7))}


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_one_piece(tmp_path: Path, language: str) -> None:
    """There, and step by step all the way back."""
    people = {MINA: ("instagram", "mina.makes")}
    async with opened(tmp_path, language, people) as desk:
        agreed(desk)
        start, before = rows(desk.store), desk.steps()
        assert met(desk) == set()
        await until_it_is_approved(desk)
        await until_it_is_checked(desk)
        await until_thirty_days_are_over(desk)
        await desk.press(*["u"] * (desk.steps() - before))
        assert rows(desk.store) == start
        assert met(desk) == set()
        await desk.press("f5")
        await desk.until(
            lambda: isinstance(desk.pilot.app.screen, CampaignScreen), "the campaign"
        )
        assert campaign_of(desk.pilot).piece_here() is None
