"""Content: what is owed, due and live, as a board, as a list, or day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var

from store.content_list import SORTS, ContentView
from store.errors import StoreError
from tui import format as fmt
from tui import i18n
from tui.commands import LIST, bindings
from tui.commands_calendar import CALENDAR
from tui.commands_content_desk import CONTENT_DESK
from tui.content_source import ContentBoard, ContentRows, read_face
from tui.i18n import N_, _, ngettext
from tui.screens.base import DeskScreen
from tui.screens.content_acts import ContentActs
from tui.screens.content_calendar_acts import CalendarActs
from tui.screens.content_faces import ContentFaces, Walk
from tui.screens.lists import ListActions
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.content_calendar import ContentCalendar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.rules.filter_fields import FieldTable

EXAMPLE = N_("Filter: state:submitted kind:reel due<=fri is:late waiting:me mina")

DOWN_FIRST = frozenset({"live", "round", "since"})
"""Columns in which the largest, or the latest, is what one looks for."""


def _fields() -> FieldTable:
    from store.rules.content_fields import CONTENT as FIELDS  # noqa: PLC0415

    return FIELDS


class ContentScreen(
    CalendarActs, ContentActs, ContentFaces, ListActions, DeskScreen[None]
):
    """All content under a filter, or that of one campaign, with faces ``b`` turns."""

    CSS_PATH = "content.tcss"
    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALENDAR, CONTENT_DESK, LIST)]
    AUTO_FOCUS = ""

    view: var[ContentView] = var(ContentView())
    """The filter, how the list is sorted, and of which campaign it is."""
    face: var[str] = var("board")
    """board, list or calendar."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__()
        self.campaign_id = campaign_id
        self._campaign = ""
        self._is_there = False

    def compose(self) -> ComposeResult:
        """The bar, the filter, the faces, what was done last, the keys."""
        yield TopBar()
        yield FilterBar(_fields, EXAMPLE)
        yield StageBoard()
        yield RecordTable()
        yield ContentCalendar()
        yield SaidLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is in sight in the very first frame; the rest follows."""
        super().on_mount()
        kept, store = self.soloist.settings, self.soloist.store
        self.face = kept.content_face
        self.view = _kept_view(kept.content_sort, self.campaign_id)
        if self.campaign_id is not None:
            self._campaign = store.campaigns.card(self.campaign_id).name
        self._speak()
        if self.face == "calendar":
            self.show_calendar_now()
        else:
            self.show_read(read_face(store, self.asked()))
        self._stale = False
        self.here.focus()
        self.call_after_refresh(self.wait_for_rest)

    async def load(self) -> None:
        """Read what the face shows, its beginning first."""
        bar = self.query_one(FilterBar)
        try:
            if self.face == "calendar":
                await self.load_calendar()
            else:
                look, store = self.soloist.look, self.soloist.store
                self.show_read(await look(read_face, store, self.asked()))
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem = ""
        self._speak()
        self.wait_for_rest()

    def watch_view(self, old: ContentView, new: ContentView) -> None:
        """Another filter or sort: other rows."""
        if self.is_mounted and old != new and self.face_is_shown:
            self.reload()

    @property
    def face_is_shown(self) -> bool:
        """Whether anything was shown already."""
        return self.source is not None or self.calendar.shown is not None

    def watch_face(self) -> None:
        """The other face, with the same pieces."""
        # At once: what is in sight is asked for before any style is worked out.
        for face in (self.board, self.rows, self.calendar):
            face.display = face is self.here

    def calendar_read(self) -> None:
        """Other days, or the same ones as they are now, have just been shown."""
        self.aim, self.dealt = None, frozenset()
        self.say_summary()
        self.refresh_bindings()

    def person_here(self) -> int | None:
        """Whose piece the cursor is on."""
        if self.face == "calendar":
            entry = self.calendar.current
            return None if entry is None else entry.influencer_id
        line = self.line_here
        return None if line is None else line.influencer_id

    @property
    def table(self) -> RecordTable:
        """The face in sight: it has all the moves of a list."""
        return cast("RecordTable", self.here)

    def action_columns_left(self) -> None:
        """Columns, lanes or days to the left."""
        if isinstance(self.here, StageBoard):
            self.here.action_column_left()
        else:
            self.here.action_columns_left()

    def action_columns_right(self) -> None:
        """Columns, lanes or days to the right."""
        if isinstance(self.here, StageBoard):
            self.here.action_column_right()
        else:
            self.here.action_columns_right()

    # Words

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = _("Content")
        if self._campaign:
            top.place = _("Content of {name}").format(name=self._campaign)
        top.aside = self.soloist.store.path.name
        self.query_one(FilterBar).speak()

    def say_summary(self) -> None:
        """How many there are, how many are marked, how many are late."""
        count = self.count
        parts = []
        if isinstance(self.source, ContentRows) and self.source.order is None:
            said = ngettext("more than {count}", "more than {count}", count)
        else:
            said = ngettext("{count} piece", "{count} pieces", count)
        parts.append((said, count))
        if marked := len(self.here.marks):
            parts.append((ngettext("{count} marked", "{count} marked", marked), marked))
        if self.late:
            late = ngettext("{count} late", "{count} late", self.late)
            parts.append((late, self.late))
        self.query_one(FilterBar).summary = " · ".join(
            text.format(count=fmt.whole(number)) for text, number in parts
        )
        if not count and not isinstance(self.here, ContentCalendar):
            self.here.empty_text = Content(self._nothing())

    def _nothing(self) -> str:
        if self.view.filter:
            return _("No content matches this filter. Press Esc to clear it.")
        return _("No content is owed yet. Press n to ask for some, or i to import it.")

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.soloist.clear_notifications()
        self.query_one(SaidLine).text = text

    # What the widgets say

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        now = self.view
        self.view = ContentView(event.text, now.sort, now.descending, self.campaign_id)

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.here.focus()

    @on(RecordTable.Sorted)
    def _title_clicked(self, event: RecordTable.Sorted) -> None:
        self.sort_by(event.key)

    @on(RecordTable.Moved)
    @on(StageBoard.Moved)
    @on(ContentCalendar.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(RecordTable.Marked)
    @on(StageBoard.Marked)
    @on(ContentCalendar.Marked)
    def _marks_changed(self) -> None:
        self.say_summary()
        self.refresh_bindings()

    @on(StageBoard.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_lane(self, event: StageBoard.MarkAllRequested) -> None:
        if isinstance(self.source, ContentBoard):
            order = await self.source.order_of(event.column)
            self.board.marks = self.board.marks.union(order)

    @on(RecordTable.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_list(self) -> None:
        if isinstance(self.source, ContentRows):
            self.rows.marks = await self.source.learn_order()

    @on(RecordTable.Opened)
    @on(StageBoard.Opened)
    @on(ContentCalendar.Opened)
    def _opened(self) -> None:
        self.action_open()

    @work(group="act")
    async def action_open(self) -> None:
        """Open the piece; come back on whichever was looked at last."""
        await self.settled()
        if (here := self.here.current_id) is not None:
            walk = Walk(self.along())
            last = await self.open_piece(here, walk.neighbour)
            self.come_to(here if last is None else last)

    # Keys that change what is shown

    def sort_by(self, key: str) -> None:
        """Sort the list by a column; by the same one again: the other way."""
        if key not in SORTS or self.face != "list":
            return
        now = self.view
        down = not now.descending if key == now.sort else key in DOWN_FIRST
        self.view = ContentView(now.filter, key, down, self.campaign_id)
        self._keep_sort()

    @work(group="settings")
    async def _keep_sort(self) -> None:
        kept = f"-{self.view.sort}" if self.view.descending else self.view.sort
        await self.soloist.keep_setting(content_sort=kept)

    @work(group="act")
    async def action_sort(self) -> None:
        """Choose what to sort by."""
        from tui.content_columns import TITLES  # noqa: PLC0415
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415

        choices = [Choice(key, _(TITLES[key])) for key in TITLES if key in SORTS]
        detail = _("The same column again sorts the other way round.")
        ask = Choose(_("Sort by"), choices, current=self.view.sort, detail=detail)
        if (key := await self.app.push_screen_wait(ask)) is not None:
            self.sort_by(key)

    @work(group="act")
    async def action_views(self) -> None:
        """Keep this view under a name, or open one kept before."""
        from tui.content_columns import TITLES  # noqa: PLC0415
        from tui.dialogs.views import ViewsDialog  # noqa: PLC0415

        store, view = self.soloist.store, self.view
        sort = f"-{view.sort}" if view.descending else view.sort

        async def save(name: str) -> None:
            keep = store.views.save
            await self.soloist.ask(keep, "content", name, view.filter, sort, ())

        async def remove(name: str) -> None:
            await self.soloist.ask(store.views.remove, "content", name)

        views = await self.soloist.look(store.views.all, "content")
        every = N_("everything")
        dialog = ViewsDialog(views, view, save, remove, TITLES, unfiltered=every)
        if (picked := await self.app.push_screen_wait(dialog)) is not None:
            kept = picked.sort if picked.sort in SORTS else ContentView().sort
            self.view = ContentView(
                picked.filter, kept, picked.descending, self.campaign_id
            )
            self.show_filter(picked.filter)

    def show_filter(self, text: str) -> None:
        """Write a filter into the field, as if typed."""
        self.query_one(FilterBar).put(text)

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBar).open()

    @work(group="act")
    async def action_turn(self) -> None:
        """Show the next face, with the same piece under the cursor and marked."""
        await self._turn_to(self.next_face(1))

    @work(group="act")
    async def action_turn_back(self) -> None:
        """Show the face before."""
        await self._turn_to(self.next_face(-1))

    async def _turn_to(self, face: str) -> None:
        await self.settled()
        before = self.here
        self.aim, marks = before.current_id, before.marks
        line = await self.line()
        self.face = face
        if isinstance(self.here, ContentCalendar):
            self.go_to_day_of(line)
        self.here.marks = marks
        self.here.focus()
        self.reload()
        await self.settled()
        if isinstance(self.here, ContentCalendar):
            self.here.marks = marks
        await self.soloist.keep_setting(content_face=face)

    def action_back(self) -> None:
        """Clear the marks; without any, the filter; then back to the campaign."""
        if self.here.action_clear_marks():
            return
        if self.view.filter:
            self.show_filter("")
        elif self.campaign_id is not None:
            self.dismiss()


def _kept_view(kept: str, campaign_id: int | None) -> ContentView:
    """How the list was sorted last; as usual if nobody knows that sort any more."""
    sort = kept.removeprefix("-")
    if sort not in SORTS:
        return ContentView(campaign_id=campaign_id)
    return ContentView("", sort, kept.startswith("-"), campaign_id)
