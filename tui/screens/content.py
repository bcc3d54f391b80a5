"""Content: what is owed, due and live, as a board, as a list, or day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.reactive import var

from store.content_list import SORTS, ContentView
from tui.commands import LIST, bindings
from tui.commands_calendar import CALENDAR
from tui.commands_content_desk import CONTENT_DESK
from tui.content_source import ContentBoard, ContentRows, content_desk, read_face
from tui.desk_reading import DeskReader
from tui.i18n import N_, _, ngettext
from tui.screens.content_acts import ContentActs
from tui.screens.content_calendar_acts import CalendarActs
from tui.screens.content_faces import ContentFaces, Walk
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.content_calendar import ContentCalendar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store import Store
    from store.content_rows import ContentLine
    from store.rules.filter_fields import FieldTable
    from tui.desk_reading import Asked, Read

EXAMPLE = N_("Filter: state:submitted kind:reel due<=fri is:late waiting:me mina")


def _fields() -> FieldTable:
    from store.rules.content_fields import CONTENT as FIELDS  # noqa: PLC0415

    return FIELDS


class ContentScreen(CalendarActs, ContentActs, ContentFaces):
    """All content under a filter, or that of one campaign, with faces ``b`` turns."""

    CSS_PATH = "content.tcss"
    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALENDAR, CONTENT_DESK, LIST)]
    SORTS = SORTS
    DOWN_FIRST = frozenset({"live", "round", "since"})

    view: var[ContentView] = var(ContentView())
    """The filter, how the list is sorted, and of which campaign it is."""
    source: ContentBoard | ContentRows | None = None
    """What the board or the list shows."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__()
        self.campaign_id = campaign_id
        self._campaign = ""

    def compose(self) -> ComposeResult:
        """The bar, the filter, the faces, what was done last, the keys."""
        yield TopBar()
        yield FilterBar(_fields, EXAMPLE)
        yield StageBoard()
        yield RecordTable()
        yield ContentCalendar()
        yield SaidLine()
        yield KeyBar()

    def begin(self) -> None:
        """Take the face and the view that were kept."""
        kept = self.soloist.settings
        self.face = kept.content_face
        self.view = self.kept_view(kept.content_sort)
        if self.campaign_id is not None:
            campaign = self.soloist.store.campaigns.card(self.campaign_id)
            self._campaign = campaign.name

    def view_of(self, text: str, sort: str, *, descending: bool) -> ContentView:
        """A view with this filter, sorted like this, of the same campaign."""
        return ContentView(text, sort, descending, self.campaign_id)

    # What is shown

    def read_face(self, store: Store, asked: Asked[ContentView]) -> Read[ContentLine]:
        """Read in one go what the board or the list needs; raises StoreError."""
        return read_face(store, asked)

    def source_of(self, read: Read[ContentLine]) -> ContentBoard | ContentRows:
        """What was read, as the board or the list shows it."""
        app = self.soloist
        reader = DeskReader(app, content_desk(app.store), self.view)
        kind = ContentBoard if self.face == "board" else ContentRows
        return kind(read, reader)

    def show_now(self) -> None:
        """Read and show the face without a pause."""
        if self.face == "calendar":
            self.show_calendar_now()
        else:
            super().show_now()

    async def load_face(self) -> None:
        """Read the face, and show it; raises StoreError."""
        if self.face == "calendar":
            await self.load_calendar()
        else:
            await super().load_face()

    async def learn_counts(self) -> None:
        """Learn how many are late, and the values in use."""
        content, look = self.soloist.store.content_list, self.soloist.look
        self.late = await look(content.late, self.view, self.soloist.today())
        self.query_one(FilterBar).values = await look(content.known_values)

    def calendar_read(self) -> None:
        """Other days, or the same ones as they are now, have just been shown."""
        self.aim, self.dealt = None, frozenset()
        self.say_summary()
        self.refresh_bindings()

    # Words

    def where(self) -> str:
        """What this place is called."""
        if self._campaign:
            return _("Content of {name}").format(name=self._campaign)
        return _("Content")

    def counted(self, count: int) -> str:
        """So many pieces."""
        return ngettext("{count} piece", "{count} pieces", count)

    def nothing(self) -> str:
        """What is said where there is no content."""
        if self.view.filter:
            return _("No content matches this filter. Press Esc to clear it.")
        return _("No content is owed yet. Press n to ask for some, or i to import it.")

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.soloist.clear_notifications()
        self.query_one(SaidLine).text = text

    # What the calendar says, as the other faces do

    @on(ContentCalendar.Moved)
    def _day_moved(self) -> None:
        self.moved()

    @on(ContentCalendar.Marked)
    def _day_marked(self) -> None:
        self.marked()

    @on(ContentCalendar.Opened)
    def _day_opened(self) -> None:
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

    async def keep_sort(self, sort: str) -> None:
        """Keep how the list is sorted, for next time."""
        await self.soloist.keep_setting(content_sort=sort)

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
            down = picked.descending
            self.view = self.view_of(picked.filter, kept, descending=down)
            self.show_filter(picked.filter)

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
