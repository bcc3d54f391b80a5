"""Four weeks of mornings by keys only, over the holidays of autumn 2026.

Closed in Korea: 24 to 26 September (Chuseok), 5 and 9 October. In Spain: 12 October.
Each morning the list is looked at, a key is pressed on somebody's line, and the day the
cadence gives is compared with one that was counted on a paper calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import open_store
from store.roster import NewAccount, NewInfluencer
from tests.tui.today_day import settle
from tui import i18n
from tui.app import SoloistApp
from tui.screens.today import TodayScreen
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from store import Store


@dataclass(frozen=True)
class Morning:
    """What is done on a day: whose line, which keys, and when they are due then."""

    on: date
    who: str
    keys: tuple[str, ...]
    due: date | None
    stage: str


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)


MORNINGS = (
    Morning(day(9, 21), "김민아", ("f",), day(9, 28), "contacted"),
    Morning(day(9, 21), "Lucía Bañares", ("f",), day(9, 24), "contacted"),
    # The work is in Spain, though he lives in Korea: Chuseok does not count.
    Morning(day(9, 23), "이준", ("f",), day(9, 28), "contacted"),
    # She answers on a Friday; in Spain the next business day is Monday.
    Morning(day(9, 25), "Lucía Bañares", ("r",), day(9, 28), "replied"),
    Morning(day(9, 28), "김민아", ("f",), day(10, 6), "contacted"),
    Morning(day(9, 28), "Lucía Bañares", ("f",), day(10, 1), "replied"),
    Morning(day(9, 28), "이준", ("f",), day(10, 5), "contacted"),
    Morning(day(10, 1), "Lucía Bañares", ("s", "3"), day(10, 4), "replied"),
    # Foundation Day fell on a Saturday: in Korea the fifth is closed, in Spain not.
    Morning(day(10, 5), "이준", ("f",), day(12, 4), "no_reply"),
    Morning(day(10, 5), "Lucía Bañares", ("d",), day(10, 8), "replied"),
    # The Thursday before Hangul Day: Friday is closed, a reply is owed on Monday.
    Morning(day(10, 8), "김민아", ("r",), day(10, 12), "replied"),
    Morning(
        day(10, 8), "Lucía Bañares", ("greater_than_sign",), day(10, 8), "negotiating"
    ),
    Morning(day(10, 9), "Lucía Bañares", ("f",), day(10, 19), "negotiating"),
    Morning(day(10, 12), "김민아", ("f",), day(10, 15), "replied"),
    Morning(day(10, 16), "김민아", ("r",), day(10, 19), "replied"),
    Morning(day(10, 16), "김민아", ("greater_than_sign",), day(10, 19), "negotiating"),
)


def fill(store: Store) -> dict[str, int]:
    """Three people to talk to from the first morning on; their conversations."""
    madrid = store.campaigns.add("Madrid en otoño", market="ES")
    talks: dict[str, int] = {}
    for name, country, campaign in (
        ("김민아", "KR", None),
        ("Lucía Bañares", "ES", None),
        ("이준", "KR", madrid),
    ):
        account = NewAccount("instagram", f"handle{len(talks)}")
        number = store.roster.add(
            NewInfluencer(name, {"country": country}, account), today=day(9, 21)
        )
        (talks[name],) = store.outreach.start([number], campaign, today=day(9, 21))
    return talks


async def go_to(pilot: Pilot[None], store: Store, number: int) -> None:
    """Move down the list to somebody's line, as she would."""
    owner = store.conversations.conversation(number).influencer_id
    table = pilot.app.screen.query_one(RecordTable)
    await settle(pilot, "g")
    for _line in range(table.total):
        assert isinstance(pilot.app.screen, TodayScreen)
        if pilot.app.screen.person_here() == owner:
            return
        await settle(pilot, "j")
    pytest.fail(f"{owner} is not on the list")


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_four_weeks_of_mornings(tmp_path: Path, language: str) -> None:
    """Every date that the cadence gives, and all of it undone at the end."""
    i18n.install(language)
    now = [datetime(2026, 9, 21, 8, tzinfo=UTC)]
    store = open_store(tmp_path / "weeks.db", now=lambda: now[0], create=True)
    talks = fill(store)
    store.take_changes()
    before = {name: store.conversations.conversation(n) for name, n in talks.items()}

    def today() -> date:
        return now[0].date()

    app = SoloistApp(store, today=today)
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            for morning in MORNINGS:
                now[0] = datetime.combine(morning.on, now[0].time(), UTC)
                app.changed.publish(frozenset({"outreach"}))
                await settle(pilot)
                number = talks[morning.who]
                await go_to(pilot, store, number)
                await settle(pilot, *morning.keys)
                found = store.conversations.conversation(number)
                assert (found.next_step_on, found.stage) == (
                    morning.due,
                    morning.stage,
                ), morning
            for _morning in MORNINGS:
                await settle(pilot, "u")
        assert app.crashes == []
        for name, number in talks.items():
            found = store.conversations.conversation(number)
            assert found.stage == before[name].stage
            assert found.next_step_on == before[name].next_step_on
    finally:
        store.close()
        i18n.install("en")
