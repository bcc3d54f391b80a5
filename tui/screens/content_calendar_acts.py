"""What the calendar face of content asks of the store, and does to it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from store.errors import StoreError
from store.rules.workdays import holiday, is_workday
from tui import i18n
from tui.widgets.calendar_carry import shifted, why_not
from tui.widgets.calendar_days import CalendarShown, days_of
from tui.widgets.content_calendar import ContentCalendar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.binding import ActiveBinding

    from store import Store
    from store.content_calendar import DayEntry
    from store.content_list import ContentView
    from tui.screens.base import DeskScreen
    from tui.screens.lists import ListActions

    class _Desk(ListActions, DeskScreen[Any]):
        """The screen that these acts belong to."""

else:
    _Desk = object

CARRYING = frozenset({"drop", "put_back"})
"""Actions while something is carried."""
ANYTIME = frozenset({"turn_span", "today"})
"""Actions of the calendar whatever the cursor is on."""
ON_PIECES = frozenset({"pick_up", "day_later", "day_earlier"})
"""Actions on pieces; while something is carried there is nothing else to take."""


class CalendarActs(_Desk):
    """Actions of the calendar face; a base of the screen, before ``ListActions``.

    The screen calls ``show_calendar_now`` when it is mounted and ``load_calendar`` in
    its ``load``, while the calendar is in sight; it asks ``calendar_can`` in its
    ``check_action``, and opens what is ``Opened``. Its ``view`` says the filter and the
    campaign; ``tell`` and ``calendar_read`` are its to override.
    """

    view: ContentView

    @property
    def calendar_here(self) -> ContentCalendar | None:
        """The calendar, while it is in sight."""
        try:
            found = self.query_one(ContentCalendar)
        except NoMatches:
            return None
        return found if found.display else None

    def show_calendar_now(self) -> None:
        """Read the days in sight at once, for the first frame; raises StoreError."""
        calendar, wanted = self._begun()
        if calendar is not None and wanted is not None:
            store, today = self.soloist.store, self.soloist.today()
            calendar.shown = read_shown(store, wanted, self.view, today)
            self.calendar_read()
            self.load_days_off(*wanted)

    async def load_calendar(self) -> None:
        """Read the days in sight; raises StoreError for a filter that is none."""
        calendar, wanted = self._begun()
        if calendar is not None and wanted is not None:
            store, today = self.soloist.store, self.soloist.today()
            calendar.shown = await self.soloist.look(
                read_shown, store, wanted, self.view, today
            )
            self.calendar_read()
            self.load_days_off(*wanted)

    def _begun(self) -> tuple[ContentCalendar | None, tuple[date, date] | None]:
        """The calendar, on a day, and which days it wants."""
        if (calendar := self.calendar_here) is None:
            return None, None
        calendar.begin(self.soloist.today())
        return calendar, calendar.wanted

    def calendar_read(self) -> None:
        """Other days, or the same ones as they are now, have just been shown."""

    def tell(self, text: str) -> None:
        """Say what was done; a screen with a line for it says it there."""
        if text:
            self.soloist.say(text)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys; to carry is not offered where it only says why it cannot be."""
        found = super().active_bindings
        calendar = self.calendar_here
        if calendar is None or not why_not(calendar.chosen):
            return found
        return {
            key: active._replace(binding=replace(active.binding, show=False))
            if active.binding.action == "pick_up"
            else active
            for key, active in found.items()
        }

    def calendar_can(self, action: str) -> bool:
        """Whether an action of the calendar has a meaning now; others always do."""
        if action not in CARRYING | ANYTIME | ON_PIECES:
            return True
        if (calendar := self.calendar_here) is None:
            return False
        if action in CARRYING:
            return calendar.is_carrying
        if action in ANYTIME:
            return True
        return not calendar.is_carrying and bool(calendar.chosen)

    @property
    def calendar_is_carrying(self) -> bool:
        """Whether pieces of the calendar are on their way to another day."""
        calendar = self.calendar_here
        return calendar is not None and calendar.is_carrying

    @work(exclusive=True, group="words")
    async def load_days_off(self, first: date, last: date) -> None:
        """Learn on which of these days nobody works; it is no hurry."""
        store, look = self.soloist.store, self.soloist.look
        with self.refusals_shown():
            off = await look(read_days_off, store, first, last, i18n.current())
            if (calendar := self.calendar_here) is not None and off != calendar.off:
                calendar.off = off

    # What the calendar says; handlers go by their names, as mixins need them

    @work(exclusive=True, group="listing")
    async def on_content_calendar_needs_days(self) -> None:
        """Read the days that have come in sight."""
        with self.refusals_shown():
            await self.load_calendar()

    @work(exclusive=True, group="page")
    async def on_content_calendar_needs_whole(
        self, event: ContentCalendar.NeedsWhole
    ) -> None:
        """Read all that stands on some days."""
        store, look = self.soloist.store, self.soloist.look
        with self.refusals_shown():
            event.calendar.put_days(
                await look(
                    read_whole, store, event.days, self.view, self.soloist.today()
                )
            )

    @work(exclusive=True, group="look")
    async def on_content_calendar_picked_up(
        self, event: ContentCalendar.PickedUp
    ) -> None:
        """Read what stands against other days of what is carried."""
        self.refresh_bindings()
        with self.refusals_shown():
            ask = self.soloist.store.content_calendar.in_the_way
            event.calendar.ways = await self.soloist.look(ask, event.ids)

    def on_content_calendar_put_down(self) -> None:
        """The keys mean what they meant before."""
        self.refresh_bindings()

    def on_content_calendar_told(self, event: ContentCalendar.Told) -> None:
        """Say why a key did nothing."""
        self.soloist.say(event.text)

    @work(group="act")
    async def on_content_calendar_dragged(self, event: ContentCalendar.Dragged) -> None:
        """Move what was carried, in one step; refused, the cursor goes back to it."""
        shift = partial(self.soloist.store.deliverables.shift, what=event.what)
        try:
            count = await self.soloist.ask(shift, event.ids, event.days)
        except StoreError as refusal:
            event.calendar.go_to(event.start, event.key)
            # What was said of the move before would read as if this one had been made.
            self.tell("")
            self.soloist.refuse(refusal)
            return
        if event.carried:
            event.calendar.action_clear_marks()
        self.tell(shifted(count, event.days))

    # What the keys do

    def action_pick_up(self) -> None:
        """Carry the marked pieces, or the current one."""
        if (calendar := self.calendar_here) is not None:
            calendar.action_pick_up()

    def action_drop(self) -> None:
        """Put down what is carried."""
        if (calendar := self.calendar_here) is not None:
            calendar.action_drop()

    def action_put_back(self) -> None:
        """Leave what is carried where it was."""
        if (calendar := self.calendar_here) is not None:
            calendar.action_put_back()

    def action_turn_span(self) -> None:
        """Show the week, or the month."""
        if (calendar := self.calendar_here) is not None:
            calendar.action_turn_span()

    def action_today(self) -> None:
        """Go to today."""
        if (calendar := self.calendar_here) is not None:
            calendar.action_top()

    def action_day_later(self) -> None:
        """Move the marked pieces, or the current one, a day on."""
        if (calendar := self.calendar_here) is not None:
            calendar.action_day_later()

    def action_day_earlier(self) -> None:
        """Move them a day back."""
        if (calendar := self.calendar_here) is not None:
            calendar.action_day_earlier()

    def action_toggle_mark(self) -> None:
        """Mark or unmark the current piece, and go on to the next of its day."""
        if (calendar := self.calendar_here) is None:
            super().action_toggle_mark()
        else:
            calendar.action_toggle_mark()
            calendar.action_next_piece()


def read_shown(
    store: Store, wanted: tuple[date, date], view: ContentView, today: date
) -> CalendarShown:
    """Read days for a calendar under a filter; raises FilterProblem."""
    page = store.content_calendar.page(
        *wanted, today=today, campaign_id=view.campaign_id, filter=view.filter
    )
    return CalendarShown(
        page.first,
        page.last,
        today,
        page.entries,
        page.totals,
        page.late,
        page.undated,
        page.twice,
    )


def read_whole(
    store: Store, days: Sequence[date], view: ContentView, today: date
) -> dict[date, tuple[DayEntry, ...]]:
    """Read all that stands on some days."""
    read = partial(
        store.content_calendar.day,
        today=today,
        campaign_id=view.campaign_id,
        filter=view.filter,
    )
    return {day: read(day) for day in days}


def read_days_off(
    store: Store, first: date, last: date, language: str
) -> dict[date, str]:
    """On which days nobody works in her market, and what they are called.

    Of a plain weekend the name is empty.
    """
    market = store.settings.market()
    return {
        day: holiday(day, market, language) or ""
        for day in days_of(first, last)
        if not is_workday(day, market)
    }
