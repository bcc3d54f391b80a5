"""Campaigns: every piece of work in a list, and what holds the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from store.campaign_list import SORTS, CampaignView
from tui import campaign_words as words
from tui import format as fmt
from tui.campaign_source import TITLES, CampaignRows, columns, read_list, why
from tui.commands import CAMPAIGNS, LIST, bindings
from tui.i18n import N_, _, ngettext
from tui.screens.base import DeskScreen
from tui.screens.campaigns_acts import CampaignsActs
from tui.screens.lists import ListActions
from tui.show import content
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.campaign_list import CampaignLine
    from store.rules.filter_fields import FieldTable

EXAMPLE = N_("Find a campaign: name, brand, product, market, ㄱㅎ")

DOWN_FIRST = frozenset({"budget", "people", "starts_on", "ends_on"})
"""Columns in which the largest, or the latest, is what one looks for."""


def _no_fields() -> FieldTable:
    from store.rules.filter_fields import FieldTable  # noqa: PLC0415 - when typed

    return FieldTable((), {}, "", "")


class CampaignsScreen(CampaignsActs, ListActions, DeskScreen[None]):
    """Every campaign under a filter: those at work, or those that were put away."""

    CSS_PATH = "campaigns.tcss"
    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CAMPAIGNS, LIST)]
    AUTO_FOCUS = "RecordTable"

    view: var[CampaignView] = var(CampaignView())
    """The filter, how the list is sorted, and which of the two lists it is."""

    def __init__(self) -> None:
        super().__init__()
        self.source: CampaignRows | None = None
        """What the table shows."""
        self.aim: int | None = None
        """The campaign that the cursor shall be on once it is here."""

    def compose(self) -> ComposeResult:
        """The bar, the filter, the list, what holds one up, what was done, the keys."""
        yield TopBar()
        yield FilterBar(_no_fields, EXAMPLE)
        yield RecordTable()
        yield Static(id="why")
        yield SaidLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Say the words that do not depend on anything read."""
        super().on_mount()
        self._speak()

    async def load(self) -> None:
        """Read the order, and the lines around the cursor."""
        app, view, table = self.soloist, self.view, self.table
        keep = table.current_id if self.aim is None else self.aim
        today = app.today()
        order, lines = await app.look(read_list, app.store, view, table.cursor, today)
        self.source = CampaignRows(order, lines, today, self._lines)
        self._speak()
        table.sort_key, table.sort_reverse = view.sort, view.descending
        table.show_source(self.source, columns(), keep)
        if marks := table.marks:
            table.marks = marks.intersection(order)
        self.aim = None
        self._say_empty()
        self._say_summary()
        self._say_why()
        self.refresh_bindings()

    async def _lines(self, numbers: Sequence[int]) -> Sequence[CampaignLine]:
        app = self.soloist
        return await app.look(app.store.campaign_list.rows, numbers, app.today())

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def line_here(self) -> CampaignLine | None:
        """The campaign under the cursor, if it was read."""
        here = self.table.current_id
        if self.source is None or here is None:
            return None
        return self.source.lines.get(here)

    def watch_view(self, old: CampaignView, new: CampaignView) -> None:
        """Another filter, sort or list: other rows."""
        if self.is_mounted and old != new:
            self.reload()

    # Words

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = _("Campaigns put away") if self.view.archived else _("Campaigns")
        top.aside = self.soloist.store.path.name
        self.query_one(FilterBar).speak()

    def _say_summary(self) -> None:
        """How many there are, and how many are marked."""
        total = 0 if self.source is None else self.source.total
        said = ngettext("{count} campaign", "{count} campaigns", total)
        parts = [said.format(count=fmt.whole(total))]
        if marked := len(self.table.marks):
            said = ngettext("{count} marked", "{count} marked", marked)
            parts.append(said.format(count=fmt.whole(marked)))
        if self.view.archived:
            parts.append(_("b: back to those at work"))
        self.query_one(FilterBar).summary = " · ".join(parts)

    def _say_empty(self) -> None:
        if self.view.filter:
            said = _("No campaign matches this. Press Esc to clear it.")
        elif self.view.archived:
            said = _("No campaign was put away. Press b to see those at work.")
        else:
            said = _("No campaign yet. Press n to begin one.")
        self.table.empty_text = Content(said)

    def _say_why(self) -> None:
        """What holds up the campaign under the cursor."""
        line = self.line_here
        told = Content("") if line is None else content(why(line))
        if line is not None:
            sign = len(words.health(line.health))
            told = told.stylize(f"bold {words.HEALTH_STYLE[line.health]}", 0, sign)
        self.query_one("#why", Static).update(told)

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.soloist.clear_notifications()
        self.query_one(SaidLine).text = text

    # What the widgets say

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        self.view = CampaignView(
            event.text, self.view.sort, self.view.descending, self.view.archived
        )

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.table.focus()

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self._say_why()
        self.refresh_bindings()

    @on(RecordTable.Marked)
    def _marks_changed(self) -> None:
        self._say_summary()
        self.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.source is not None:
            self.table.marks = self.source.order

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(RecordTable.Sorted)
    def _title_clicked(self, event: RecordTable.Sorted) -> None:
        self.sort_by(event.key)

    def sort_by(self, key: str) -> None:
        """Sort by a column; by the same one again: the other way."""
        if key not in SORTS:
            return
        now = self.view
        down = not now.descending if key == now.sort else key in DOWN_FIRST
        self.view = CampaignView(now.filter, key, down, now.archived)

    # Keys that change what is shown

    def action_filter(self) -> None:
        """Type words to find."""
        self.query_one(FilterBar).open()

    def action_turn(self) -> None:
        """See those that were put away, or those at work."""
        now = self.view
        self.table.action_clear_marks()
        self.view = CampaignView(now.filter, now.sort, now.descending, not now.archived)

    def action_back(self) -> None:
        """Clear the marks; without any the filter; then back to those at work."""
        if self.table.action_clear_marks():
            return
        if self.view.filter:
            self.query_one(FilterBar).put("")
        elif self.view.archived:
            self.action_turn()

    @work(group="act")
    async def action_sort(self) -> None:
        """Choose by what to sort."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        choices = [Choice(key, _(TITLES[key])) for key in TITLES if key in SORTS]
        ask = Choose(_("Sort by"), choices, current=self.view.sort)
        if (key := await self.app.push_screen_wait(ask)) is not None:
            self.sort_by(key)
