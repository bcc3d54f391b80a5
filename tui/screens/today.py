"""Today: everything due in one ranked list, one key for each outcome."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer

from store.agenda import source_of
from store.errors import NotFound
from store.rules.pipeline import CLOSED
from store.rules.urgency import horizon
from tui import format as fmt
from tui import i18n
from tui.commands import LIST, TODAY, bindings
from tui.i18n import _
from tui.screens.base import DeskScreen
from tui.screens.lists import ListActions
from tui.screens.outcome_acts import OutcomeActs
from tui.screens.today_acts import TodayActs
from tui.screens.today_content_acts import TodayContentActs
from tui.show import show
from tui.today_source import TodaySource, columns, first_of, read_day
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.briefing_pane import BriefingPane
from tui.widgets.count_strip import CountStrip
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store.agenda import DueItem
    from store.briefing import Briefing
    from tui.screens.outcome_words import Outcome
    from tui.today_source import Day

REST = 0.12
"""Seconds the cursor rests on a line before its page is read."""

MINUTE = 60.0
"""Seconds between two looks at the calendar."""

STEPS = 20
"""Steps of the history that may be taken back before anybody looks."""

NEEDS_LINE = frozenset({"open", "explain"})
"""Actions that need a line under the cursor."""


class TodayScreen(
    TodayContentActs, TodayActs, OutcomeActs, ListActions, DeskScreen[None]
):
    """The list of the day, the page about the line there, what was done last."""

    CSS_PATH = "today.tcss"
    TOPICS = frozenset({"outreach", "roster", "campaigns"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TODAY, LIST)]
    AUTO_FOCUS = "RecordTable"

    def __init__(self) -> None:
        super().__init__()
        # Held here and not looked up: what was asked may be answered while they go.
        self._table = RecordTable()
        self._strip = CountStrip()
        self._said = SaidLine()
        self._page = BriefingPane()
        self.source: TodaySource | None = None
        """What the table shows."""
        self.resting: Timer | None = None
        """Runs while the page waits for the cursor to rest."""
        self._steps: list[tuple[int, tuple[int, ...]]] = []
        """The steps done here, and the lines each was about; undo leads back there."""
        self._back = 0
        """How many of them were taken back since the last one."""
        self._acts = 0
        """Beginnings and ends of acts: what was read across one shows neither side."""
        self._is_acting = False
        self._is_missing = False
        self._offer: tuple[object, ...] = ()
        self._language = i18n.current()
        self._day: date | None = None
        self._is_hasty = False
        """Whether a line has left before the list was read anew."""

    def compose(self) -> ComposeResult:
        """The bar, the counts, the list, the page beside or under it, the keys."""
        yield TopBar()
        yield self._strip
        with Container(id="desk"):
            with Vertical(id="list"):
                yield self._table
                yield self._said
            yield self._page
        yield KeyBar()

    def on_mount(self) -> None:
        """Show her lines in the very first frame; everything else follows."""
        super().on_mount()
        self._speak()
        self._show(first_of(self.soloist.store, self.soloist.today()))
        self._stale = False
        self.call_after_refresh(self.reload)
        self.set_interval(MINUTE, self.look_at_the_day)

    @property
    def shows_ahead(self) -> bool:
        """While keys follow each other, the lines slide before the day is read."""
        return self._is_hasty

    def taken_back(self) -> None:
        """Lines come back: the next key means the list as it is read then."""
        super().taken_back()
        self._is_hasty = False

    async def load(self) -> None:
        """Read the day again, with the lines around the cursor."""
        app = self.soloist
        if self._is_hasty:
            # The list is right as it is: while keys follow each other it stays so.
            await asyncio.sleep(REST)
            self._is_hasty = False
        acts, steps = self._acts, self._back + STEPS
        day = await app.look(read_day, app.store, app.today(), self.table.cursor, steps)
        if self._is_acting:
            self._is_missing = True
            return
        if acts != self._acts:
            self.reload()
            return
        self._speak()
        self._show(day)
        self._strip.stages = day.stages
        if not day.order:
            await self._say_empty()
        self._rest()

    def _show(self, day: Day) -> None:
        """Show the day; the cursor stays on its line, or goes where undo leads."""
        today, former = self.soloist.today(), self.source
        source = TodaySource(day.order, day.counts, day.lines, today, self._lines)
        keep = self._taken_back(day.undone)
        if keep is None and former is not None:
            keep = source.kept_from(former, self.table.cursor)
        self._put(source, keep)
        if marks := self.table.marks:
            self.table.marks = marks.intersection(day.order)

    def _put(self, source: TodaySource, keep: int | None) -> None:
        self.source = source
        self._strip.counts = source.counts
        self.table.show_source(source, columns(self.soloist.today()), keep)
        self._offer_keys()

    def _taken_back(self, undone: frozenset[int]) -> int | None:
        """The line of the step that was taken back last, if it was one from here."""
        found = None
        while self._steps and self._steps[-1][0] in undone:
            found = self._steps.pop()[1][0]
            self._back += 1
            self._said.text = ""
        return found

    async def _lines(self, items: Sequence[int]) -> Sequence[DueItem]:
        app = self.soloist
        return await app.look(app.store.agenda.rows, items, app.today())

    async def settled(self) -> None:
        """What is seen is what is meant: a line leaves as soon as it is acted on."""

    # Where the cursor is

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self._table

    @property
    def item_here(self) -> int | None:
        """The number of the line under the cursor."""
        return None if self.source is None else self.source.at(self.table.cursor)

    @property
    def line_here(self) -> DueItem | None:
        """The line under the cursor, if it is in hand."""
        return None if self.source is None else self.source.line(self.item_here)

    def person_here(self) -> int | None:
        """Whom the cursor's line is about."""
        line = self.line_here
        return None if line is None else line.influencer_id

    def due_here(self) -> Sequence[int]:
        """The marked lines, or the one under the cursor."""
        if marks := self.table.marks:
            return sorted(marks)
        return () if self.item_here is None else (self.item_here,)

    def _offer_keys(self) -> None:
        """Paint the keys anew if others do something here than on the line before."""
        source = None if self.item_here is None else source_of(self.item_here)[0]
        offer = source, self.person_here() is None, len(self.table.marks)
        if offer != self._offer:
            self._offer = offer
            self.refresh_bindings()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether the line here can come to this."""
        if not self.is_mounted:
            return True
        if action in NEEDS_LINE:
            return self.item_here is not None
        about_content = self.content_can(action)
        return self.can_come_to(action) if about_content is None else about_content

    # What comes of a line

    def dealt_with(self, outcome: Outcome, *, leaves: bool = True) -> None:
        """Let the lines go at once, and be on the next one."""
        if self.source is None:
            return
        self._steps.append((outcome.unit, outcome.items))
        self._back = 0
        gone = set(outcome.items)
        if not leaves:
            gone -= {line.id for line in outcome.lines if self._stays(line)}
        if gone:
            self._is_hasty = True
            keep = self.source.after(self.table.cursor, gone)
            self.table.action_clear_marks()
            self._put(self.source.without(gone), keep)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Show nothing anew while a line is acted on."""
        self._is_acting = True
        self._acts += 1
        try:
            yield
        finally:
            self._is_acting = False
            self._acts += 1
            if self._is_missing:
                self._is_missing = False
                self.reload()

    def _stays(self, line: DueItem) -> bool:
        """Whether a line is due just as it was."""
        before = None if self.source is None else self.source.line(line.id)
        ends = line.stage in CLOSED or line.due_on > horizon(self.soloist.today())
        return before is not None and before.group == line.group and not ends

    def tell(self, text: str) -> None:
        """Say what was done on the line below the list, and nowhere else."""
        self.soloist.clear_notifications()
        self._said.text = text

    # The page about a line

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self._offer_keys()
        self._rest()

    def _rest(self) -> None:
        """Read the page once the cursor rests; the very first one at once."""
        if self.resting is not None:
            self.resting.stop()
        if self._page.briefing is None:
            self.read_page()
        else:
            self.resting = self.set_timer(REST, self.read_page)

    @work(exclusive=True, group="page")
    async def read_page(self) -> None:
        """Read the page about the line under the cursor."""
        app, item = self.soloist, self.item_here
        pane = self._page
        if item is None:
            pane.briefing = None
            return
        try:
            page = await app.look(app.store.briefings.of, item)
        except NotFound:  # it has gone meanwhile; the list is on its way
            return
        pane.briefing = page
        await self._read_holiday(pane, page)

    async def _read_holiday(self, pane: BriefingPane, page: Briefing) -> None:
        app = self.soloist
        pane.holiday = await app.look(
            app.store.briefings.holiday, page.market, app.today(), i18n.current()
        )

    # Words

    @on(RecordTable.Marked)
    def _marks_changed(self, event: RecordTable.Marked) -> None:
        self._said.marked = event.count
        self._offer_keys()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.source is not None:
            self.table.marks = self.source.order

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_open()

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        app, pane = self.soloist, self._page
        self._day = app.today()
        for top in self.query(TopBar):
            top.place = _("Today")
            top.aside = f"{fmt.plain_day(self._day)} · {app.store.path.name}"
        pane.today = self._day
        pane.stages = {
            stage.key: fmt.stage(stage) for stage in app.store.settings.stages()
        }
        if self._language != i18n.current():
            self._language = i18n.current()
            for widget in (pane, self._strip):
                widget.refresh()

    def look_at_the_day(self) -> None:
        """Begin anew after midnight, however long this has been open."""
        if self._day not in {None, self.soloist.today()}:
            self.reload()

    async def _say_empty(self) -> None:
        """Say what to press when there is nothing to do."""
        app = self.soloist
        briefings = app.store.briefings
        if await app.look(briefings.is_empty):
            self._strip.counts = None
            words = _(
                "Nobody is here yet.\nPress i to import your sheet,\nor 2 for the"
                " roster and n there to add somebody by a profile URL."
            )
        elif (coming := await app.look(briefings.next_due, app.today())) is None:
            words = _(
                "Nothing is due.\nPress 3 to begin a conversation, or n to note a task."
            )
        else:
            on_day, name = coming
            words = _("Nothing is due.\nNext: {name}, {day}.").format(
                name=show(name), day=fmt.short_day(on_day, app.today())
            )
        self.table.empty_text = Content(words)
