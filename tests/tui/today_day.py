"""A day of made-up people with something due, opened as she opens it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from store.outreach_draft import TouchDraft
from store.roster import NewAccount, NewInfluencer
from tests.filled import filled
from tests.tui.roster_app import shown
from tui import i18n
from tui.app import SoloistApp
from tui.screens.today import TodayScreen
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

__all__ = ["DAY", "TODAY", "Day", "due", "opened", "said", "settle", "shown"]

TODAY = date(2026, 11, 23)
"""A Monday."""

DAY = timedelta(days=1)


class Day:
    """The store of a day, and short ways to put something into it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._people = 0

    def person(self, name: str, **typed: str) -> int:
        """Somebody on the roster."""
        self._people += 1
        account = NewAccount("instagram", f"handle_{self._people}", "", {})
        return self.store.roster.add(
            NewInfluencer(name, typed, account, ()), today=TODAY
        )

    def first(self, name: str, late: int = 0, campaign: int | None = None) -> int:
        """Somebody who was to get a first message so many days ago."""
        begun = TODAY - late * DAY
        return self.store.outreach.start([self.person(name)], campaign, today=begun)[0]

    def silent(self, name: str, days: int) -> int:
        """Somebody who was written to so many days ago, and has not answered."""
        number = self.first(name, days)
        self.store.outreach.sent([number], today=TODAY - days * DAY)
        return number

    def replied(self, name: str, days: int, body: str = "Yes, gladly") -> int:
        """Somebody who answered so many days ago."""
        number = self.silent(name, days + 2)
        owner = self.store.conversations.conversation(number).influencer_id
        draft = TouchDraft(owner, number, direction="in", channel="dm", body=body)
        self.store.outreach.log(draft, today=TODAY - days * DAY)
        return number

    def many(self, number: int, late: int = 5) -> list[int]:
        """So many people who were to get a first message."""
        people = [self.person(f"Person {place:03}") for place in range(number)]
        begun = TODAY - late * DAY
        return list(self.store.outreach.start(people, today=begun))


def usual(day: Day) -> None:
    """Two that are late, two of today, two to come, and a task of each kind."""
    day.replied("Mina Park", 4)
    day.silent("Ana Luz", 6)
    day.first("Ben Hale")
    day.first("김하늘")
    day.silent("Carmen Vidal", 2)
    day.silent("Diego Prado", 1)
    day.store.tasks.add("Pay the invoice", TODAY - DAY)
    day.store.tasks.add("Book the studio", TODAY + 3 * DAY)


@asynccontextmanager
async def opened(
    folder: Path,
    fill: Callable[[Day], object] = usual,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The workspace, open on the day; nothing may have crashed at the end."""
    i18n.install(language)
    ticks = count()

    def now() -> datetime:
        return datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(seconds=next(ticks))

    store, _day = filled(folder / "today.db", Day, fill, now=now)
    app = SoloistApp(store, today=lambda: TODAY)
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot, store
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


async def settle(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what they started has ended or asks something."""
    for key in keys:
        await pilot.press(key)
        await _calm(pilot)
    await _calm(pilot)


async def rested(pilot: Pilot[None]) -> None:
    """Read the page about the line, as when the cursor rests there."""
    await pilot.app.workers.wait_for_complete([today_of(pilot).read_page()])
    await settle(pilot)


async def _calm(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, SoloistApp)
    await pilot.pause()
    while app._answering or _busy(pilot):
        await pilot.pause()
    await pilot.pause()


def _busy(pilot: Pilot[None]) -> bool:
    """Whether anything is under way that no question waits for."""
    asking = len(pilot.app.screen_stack) > 1
    waiting = {"act", "log"} if asking else set()
    return any(
        worker.group in {"act", "load", "page", "replay", "rows", "words"} - waiting
        and not worker.is_finished
        for worker in pilot.app.workers
    )


def today_of(pilot: Pilot[None]) -> TodayScreen:
    """The list of the day, whatever stands over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, TodayScreen))


def due(pilot: Pilot[None]) -> list[str]:
    """Who is in the list, or what, in its order."""
    source = today_of(pilot).source
    assert source is not None
    rows = source.rows(0, source.total)
    assert rows is not None
    return [row.cells[1] if row.cells[0] == "–" else row.cells[0] for row in rows]  # noqa: RUF001


def here(pilot: Pilot[None]) -> str:
    """Who is under the cursor, or what."""
    row = today_of(pilot).table.current_row
    assert row is not None
    return row.cells[1] if row.cells[0] == "–" else row.cells[0]  # noqa: RUF001


def said(pilot: Pilot[None]) -> str:
    """What was said below the list."""
    return today_of(pilot).query_one(SaidLine).text
