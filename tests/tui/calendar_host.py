"""A calendar of content in a workspace, on a screen of its own, for the tests of it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from store import Store
from store.content_list import ContentView
from tests.builders import workspace
from tests.store.planned_content import Planned, spring
from tests.tui.card_host import Host
from tui.commands import LIST, bindings
from tui.commands_calendar import CALENDAR
from tui.screens.base import DeskScreen
from tui.screens.content_calendar_acts import CalendarActs
from tui.screens.lists import ListActions
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.content_calendar import ContentCalendar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from tui.widgets.record_table import RecordTable


class CalendarScreen(CalendarActs, ListActions, DeskScreen[None]):
    """The calendar alone."""

    TOPICS = frozenset({"campaigns", "outreach"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALENDAR, LIST)]
    AUTO_FOCUS = "ContentCalendar"

    def __init__(self, view: ContentView | None = None) -> None:
        super().__init__()
        self.view = view or ContentView()
        self.heard: list[ContentCalendar.Said] = []
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        """Its place, the days, the keys."""
        yield TopBar()
        yield ContentCalendar()
        yield KeyBar()

    @property
    def table(self) -> RecordTable:
        """The calendar has the moves of a list."""
        return self.query_one(ContentCalendar)  # type: ignore[return-value]

    def on_mount(self) -> None:
        """Show the days in the first frame."""
        super().on_mount()
        self.show_calendar_now()
        self._stale = False

    async def load(self) -> None:
        """Read the days."""
        await self.load_calendar()

    def tell(self, text: str) -> None:
        """Keep what was done."""
        self.said.append(text)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What can be done here."""
        return self.calendar_can(action)

    @on(ContentCalendar.Opened)
    @on(ContentCalendar.Moved)
    @on(ContentCalendar.Marked)
    def hear(self, event: ContentCalendar.Said) -> None:
        """Keep what the calendar says."""
        self.heard.append(event)


@dataclass
class Shown:
    """The program with the calendar in sight, and what is behind it."""

    app: Host
    pilot: Pilot[None]
    screen: CalendarScreen
    plan: Planned
    made: dict[str, int]

    @property
    def calendar(self) -> ContentCalendar:
        """The calendar."""
        return self.screen.query_one(ContentCalendar)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything they started has ended."""
        for key in keys:
            await self.pilot.press(key)
        for _round in range(4):
            await self.pilot.pause()
            # Both threads take their calls in turn: what came before these is done.
            await self.app.ask(int)
            await self.app.look(int)
        await self.pilot.pause()

    def lines(self) -> list[str]:
        """What the screen shows."""
        return [line.rstrip() for line in self.app.lines()]

    def page(self) -> str:
        """What the screen shows, as one text."""
        return "\n".join(self.lines())


@asynccontextmanager
async def shown(
    folder: Path,
    prepare: Callable[[Planned], dict[str, int]] = spring,
    *,
    size: tuple[int, int] = (80, 24),
    view: ContentView | None = None,
) -> AsyncIterator[Shown]:
    """The calendar of a prepared workspace; nothing may have crashed at the end."""
    with workspace(folder) as database:
        plan = Planned(Store(database))
        made = prepare(plan)
        plan.store.take_changes()
        app, screen = Host(plan.store), CalendarScreen(view)
        async with app.run_test(size=size) as pilot:
            await app.push_screen(screen)
            here = Shown(app, pilot, screen, plan, made)
            await here.press()
            yield here
            await here.press()
        assert app.crashes == []
