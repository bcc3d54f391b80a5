"""Outreach: who stands where and since when, as a board by stage or as a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer

from store.errors import StoreError
from store.outreach_list import SORTS, OutreachView
from tui import format as fmt
from tui import i18n
from tui.commands import LIST, OUTREACH, bindings
from tui.i18n import N_, _, ngettext
from tui.outreach_columns import painted, spoken
from tui.outreach_source import (
    FIRST,
    Asked,
    OutreachBoard,
    OutreachReader,
    OutreachRows,
    Read,
    read_face,
)
from tui.screens.base import DeskScreen
from tui.screens.lists import ListActions
from tui.screens.outcome_acts import OutcomeActs
from tui.screens.outreach_acts import OutreachActs
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from array import array
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from store.rules.filter_fields import FieldTable

PAUSE = 0.12
"""Seconds without a key before what is not in sight is asked for."""

EXAMPLE = N_("Filter: stage:replied waiting:me due<=fri campaign:spring is:late mina")


def _fields() -> FieldTable:
    from store.rules.outreach_fields import OUTREACH as FIELDS  # noqa: PLC0415

    return FIELDS


class OutreachScreen(OutreachActs, OutcomeActs, ListActions, DeskScreen[None]):
    """Every conversation under a filter, with two faces that ``b`` turns."""

    CSS_PATH = "outreach.tcss"
    TOPICS = frozenset({"outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OUTREACH, LIST)]
    AUTO_FOCUS = ""

    view: var[OutreachView] = var(OutreachView())
    """The filter, and how the list is sorted."""
    face: var[str] = var("board")
    """board or list."""

    def __init__(self) -> None:
        super().__init__()
        self.source: OutreachBoard | OutreachRows | None = None
        """What the face in sight shows."""
        self.waiting: Timer | None = None
        """Runs while the rest waits for the keys to pause."""
        self.aim: int | None = None
        """The conversation that the cursor shall be on once it is here."""
        self.late = self.adrift = 0
        self._is_there = False

    def compose(self) -> ComposeResult:
        """The bar, the filter, both faces, what was done last, the keys."""
        yield TopBar()
        yield FilterBar(_fields, EXAMPLE)
        yield StageBoard()
        yield RecordTable()
        yield SaidLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the cards in sight in the very first frame; the rest follows."""
        super().on_mount()
        kept = self.soloist.settings
        self.face = kept.outreach_face
        self.view = _kept_view(kept.outreach_sort)
        self._speak()
        self._show(read_face(self.soloist.store, self._asked()))
        self._stale = False
        self.here.focus()
        self.call_after_refresh(self._wait_for_rest)

    async def load(self) -> None:
        """Read what the face shows, its beginning first."""
        asked, bar = self._asked(), self.query_one(FilterBar)
        try:
            read = await self.soloist.look(read_face, self.soloist.store, asked)
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem = ""
        self._speak()
        self._show(read)
        self._wait_for_rest()

    def watch_view(self, old: OutreachView, new: OutreachView) -> None:
        """Another filter or sort: other rows."""
        if self.source is not None and old != new:
            self.reload()

    def watch_face(self, face: str) -> None:
        """The other face, with the same conversations."""
        self.set_class(face == "board", "-board")
        self.set_class(face == "list", "-list")

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        here = self.here.current_id
        return (
            None
            if self.source is None or here is None
            else self.source.people.get(here)
        )

    @property
    def board(self) -> StageBoard:
        """The stages side by side."""
        return self.query_one(StageBoard)

    @property
    def rows(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def here(self) -> StageBoard | RecordTable:
        """The face in sight."""
        return self.board if self.face == "board" else self.rows

    @property
    def table(self) -> RecordTable:
        """The face in sight: a board has all the moves of a list but two."""
        return cast("RecordTable", self.here)

    def action_columns_left(self) -> None:
        """Columns, or stages, to the left."""
        if isinstance(self.here, StageBoard):
            self.here.action_column_left()
        else:
            self.here.action_columns_left()

    def action_columns_right(self) -> None:
        """Columns, or stages, to the right."""
        if isinstance(self.here, StageBoard):
            self.here.action_column_right()
        else:
            self.here.action_columns_right()

    def along(self) -> Callable[[], Awaitable[array[int]]]:
        """How to learn what stands in this list, or in the column of the cursor."""
        source = self.source
        if isinstance(source, OutreachBoard):
            return partial(source.order_of, self.board.current_column)
        if isinstance(source, OutreachRows):
            return source.learn_order
        raise RuntimeError(self.face)  # nothing is opened before anything is shown

    # What is shown

    def _asked(self) -> Asked:
        """What must be read now."""
        columns = None
        if isinstance(self.source, OutreachBoard) and not self._is_other_set:
            columns = frozenset(self.source.looked_at | self.source.empty)
        return Asked(
            self.face,
            self.view,
            self.soloist.today(),
            columns,
            self._keep(),
            deep=self.source is not None and self.rows.cursor >= FIRST,
        )

    def _keep(self) -> int | None:
        """The conversation that the cursor is to be on; None: it stays in its place."""
        if self.aim is not None:
            return self.aim
        here = self.here.current_id
        return None if here in self.dealt else here

    @property
    def _is_other_set(self) -> bool:
        """Whether what is shown is under another filter, or nothing is shown yet."""
        source = self.source
        return source is None or source.reader.view.filter != self.view.filter

    def _show(self, read: Read) -> None:
        words = spoken(self.soloist.today(), read.stages)
        reader = OutreachReader(self.soloist, self.view)
        keep, is_other = self._keep(), self._is_other_set
        if self.face == "board":
            board = self.source = OutreachBoard(read, words, reader)
            self.board.show_source(board, keep)
            if is_other and self.board.current_id is None and board.top is not None:
                # Of another set nobody shall have to look for where it begins.
                self.board.go_to(board.top)
        else:
            rows = self.source = OutreachRows(read.first, words, reader, read.order)
            self.rows.sort_key = self.view.sort
            self.rows.sort_reverse = self.view.descending
            self.rows.show_source(rows, painted(), keep)
        self.aim, self.dealt = None, frozenset()
        if read.taken_back:
            self.tell("")
        self._say_summary()
        self.refresh_bindings()

    def _wait_for_rest(self) -> None:
        """Ask for what is not in sight once the keys pause."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = self.set_timer(PAUSE, self.ask_for_rest_now)

    def ask_for_rest_now(self) -> None:
        """Ask for what is not in sight without waiting any longer."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = None
        self.load_rest()

    @work(exclusive=True, group="order")
    async def load_rest(self) -> None:
        """Learn the order of the list, the other columns, the values in use."""
        source, store, look = self.source, self.soloist.store, self.soloist.look
        if source is None:
            return
        if isinstance(source, OutreachBoard):
            for stage in source.unread:
                await source.begin(stage)
        else:
            await source.learn_order()
            if source is self.source:
                self.rows.total = source.total
        today, view = self.soloist.today(), source.reader.view
        with self.refusals_shown():
            # In front, where no open quotation can swallow it.
            late = OutreachView(f"is:late {view.filter}")
            self.late = await look(store.pipeline.count, late, today)
            self.adrift = await look(store.pipeline.adrift, today)
            self.query_one(FilterBar).values = await look(store.pipeline.known_values)
            self._say_summary()

    def _say_summary(self) -> None:
        """How many there are, how many are marked, late, or without a next step."""
        if self.source is None:
            return
        count = self.source.total
        if isinstance(self.source, OutreachRows) and self.source.order is None:
            said = ngettext("more than {count}", "more than {count}", count)
        else:
            said = ngettext("{count} conversation", "{count} conversations", count)
        parts = [(said, count)]
        if marked := len(self.here.marks):
            parts.append((ngettext("{count} marked", "{count} marked", marked), marked))
        if self.late:
            parts.append(
                (ngettext("{count} late", "{count} late", self.late), self.late)
            )
        if self.adrift and "is:adrift" not in self.view.filter:
            stray = ngettext(
                "{count} without a next step (is:adrift)",
                "{count} without a next step (is:adrift)",
                self.adrift,
            )
            parts.append((stray, self.adrift))
        self.query_one(FilterBar).summary = " · ".join(
            text.format(count=fmt.whole(number)) for text, number in parts
        )
        self._say_empty(count)

    def _say_empty(self, count: int) -> None:
        if not count:
            self.here.empty_text = Content(
                _("No conversation matches this filter. Press Esc to clear it.")
                if self.view.filter
                else _(
                    "No conversation yet. Press n to begin one, or i to import your"
                    " outreach sheet."
                )
            )

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = _("Outreach")
        top.aside = self.soloist.store.path.name
        self.query_one(FilterBar).speak()

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.query_one(SaidLine).text = text

    # What the widgets say

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        self.view = OutreachView(event.text, self.view.sort, self.view.descending)

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.here.focus()

    @on(RecordTable.Sorted)
    def _title_clicked(self, event: RecordTable.Sorted) -> None:
        self.sort_by(event.key)

    @on(RecordTable.Moved)
    @on(StageBoard.Moved)
    def _moved(self) -> None:
        # What keys can do changes only where there is nothing under the cursor.
        if (is_there := self.here.current_id is not None) != self._is_there:
            self._is_there = is_there
            self.refresh_bindings()

    @on(RecordTable.Marked)
    @on(StageBoard.Marked)
    def _marks_changed(self) -> None:
        self._say_summary()
        self.refresh_bindings()

    @on(StageBoard.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_column(self, event: StageBoard.MarkAllRequested) -> None:
        if isinstance(self.source, OutreachBoard):
            order = await self.source.order_of(event.column)
            self.board.marks = self.board.marks.union(order)

    @on(RecordTable.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_list(self) -> None:
        if isinstance(self.source, OutreachRows):
            self.rows.marks = await self.source.learn_order()

    @on(RecordTable.Opened)
    @on(StageBoard.Opened)
    def _opened(self) -> None:
        self.action_open()

    def sort_by(self, key: str) -> None:
        """Sort the list by a column; by the same one again: the other way."""
        if key not in SORTS or self.face != "list":
            return
        again = key == self.view.sort
        down = not self.view.descending if again else key in DOWN_FIRST
        self.view = OutreachView(self.view.filter, key, down)
        self._keep_sort()

    @work(group="settings")
    async def _keep_sort(self) -> None:
        kept = f"-{self.view.sort}" if self.view.descending else self.view.sort
        await self.soloist.keep_setting(outreach_sort=kept)

    def show_filter(self, text: str) -> None:
        """Write a filter into the field, as if typed."""
        self.query_one(FilterBar).put(text)

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBar).open()

    def action_back(self) -> None:
        """Clear the marks; without any, the filter."""
        if not self.here.action_clear_marks() and self.view.filter:
            self.show_filter("")


def _kept_view(kept: str) -> OutreachView:
    """How the list was sorted last; as usual if nobody knows that sort any more."""
    sort = kept.removeprefix("-")
    if sort not in SORTS:
        return OutreachView()
    return OutreachView(sort=sort, descending=kept.startswith("-"))


DOWN_FIRST = frozenset({"followers", "asked", "fee", "unanswered", "last_on"})
"""Columns in which the largest, or the latest, is what one looks for."""
