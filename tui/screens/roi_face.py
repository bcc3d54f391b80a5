"""ROI by channel, influencer, format, campaign or month: a table over its bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var

from tui import format as fmt
from tui import results_words as words
from tui.commands import bindings
from tui.commands_results import ROI
from tui.i18n import _, ngettext
from tui.roi_columns import cells, columns
from tui.roi_source import Asked, Line, RoiLines, read_roi, texts
from tui.screens.budget_face import SumsLine
from tui.screens.results_face import MOVES, FiguresTable, ResultsFace
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import RecordTable
from tui.widgets.result_figures import said_beside
from tui.widgets.roi_bars import RoiBars
from tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.result_rows import RoiTable

NEEDS_LINE = frozenset({"explain_roi", "open_line"})
"""Actions on the line under the cursor."""

LEAST_BARS = 6
"""Lines that the bars have at least."""


class RoiFace(ResultsFace):
    """What every part of it all cost and brought, and what is in no part."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROI, MOVES)]
    DEFAULT_CSS = """
    RoiFace {
        FiguresTable { height: 1fr; min-height: 4; }
        RoiBars { border-top: solid $foreground 20%; min-height: 5; }
    }
    """

    asked: var[Asked] = var(Asked(), init=False)
    """By what, and of which days."""
    currency: var[str | None] = var("", init=False)
    """Of which currency, where there are several; None of what has none. Blank is that
    of the most conversions."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        self.tables: tuple[RoiTable, ...] = ()
        self.lines: RoiLines | None = None
        """What the list shows."""

    def compose(self) -> ComposeResult:
        """How it is divided, of when and what is beside, the list, the bars."""
        yield TabStrip(words.BY)
        yield SumsLine()
        yield FiguresTable()
        yield RoiBars()

    async def load(self) -> None:
        """Read the table that is asked for, and show it."""
        asked = replace(self.asked, campaign_id=self.campaign_id)
        app = self.soloist
        self.tables = await app.look(read_roi, app.store, asked)
        self._show(asked)

    def _show(self, asked: Asked) -> None:
        """Show one of the tables; the cursor stays on its line."""
        strip, table = self.query_one(TabStrip), self.table
        strip.current = asked.by
        strip.refresh()
        shown = self.shown_table
        said = self.query_one(SumsLine)
        said.text = beside(self.tables, shown, asked)
        said.refresh(layout=True)
        table.empty_text = Content(_nothing(asked))
        if shown is None:
            self.lines = None
            table.show_source(
                Listing((), cells), columns(_(words.BY_TITLE[asked.by]), ())
            )
            self.query_one(RoiBars).bars = ()
            return
        keep = None
        if self.lines is not None and self.lines.asked == asked:
            keep = table.current_id
        self.lines = RoiLines(self.soloist, asked, shown)
        head = columns(_(words.BY_TITLE[asked.by]), texts(self.lines))
        table.show_source(self.lines, head, keep)
        self._arrange()
        self._draw()
        self.desk.refresh_bindings()

    @property
    def shown_table(self) -> RoiTable | None:
        """The table of the currency that is looked at; None where nothing is."""
        found = [one for one in self.tables if one.currency == self.currency]
        return next(iter((*found, *self.tables)), None)

    def on_resize(self) -> None:
        """Take the room there is."""
        self._arrange()

    def _arrange(self) -> None:
        """The list as long as it is, if the bars have room as well."""
        if self.lines is None:
            return
        room = self.size.height - self.query_one(SumsLine).size.height - 1
        wanted = self.lines.total + 1
        self.table.styles.height = max(4, min(wanted, room - LEAST_BARS, room * 3 // 5))

    def _draw(self) -> None:
        if self.lines is not None:
            view = self.query_one(RoiBars)
            view.bars, view.here = self.lines.bars(self.table.cursor)
            view.refresh()  # the language may be another one

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(FiguresTable)

    @property
    def line_here(self) -> Line | None:
        """The line under the cursor, if it was read."""
        try:
            place = self.table.cursor
        except NoMatches:
            return None
        return None if self.lines is None else self.lines.lines.get(place)

    def person_here(self) -> int | None:
        """Whom the cursor is on, where the lines are people."""
        line = self.line_here
        return None if line is None else line.row.influencer_id or None

    @on(RecordTable.Moved)
    def _moved(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._draw()
        self.desk.refresh_bindings()

    @on(RecordTable.Opened)
    def _opened(self, event: RecordTable.Opened) -> None:
        event.stop()
        self.action_open_line()

    @on(TabStrip.Asked)
    def _by_clicked(self, event: TabStrip.Asked) -> None:
        event.stop()
        self._divide(event.name)

    def _divide(self, by: str) -> None:
        self.asked = replace(self.asked, by=by)
        self.query_one(TabStrip).current = by
        self.renew()

    # Keys

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a line to act on, or another currency."""
        if action == "next_currency":
            return len(self.tables) > 1
        if action in NEEDS_LINE and not self.desk.is_reading:
            return self.line_here is not None
        return True

    def action_next_by(self) -> None:
        """Divide it the next way."""
        self._divide(_beside(self.asked.by, 1))

    def action_previous_by(self) -> None:
        """Divide it the way before."""
        self._divide(_beside(self.asked.by, -1))

    def action_next_currency(self) -> None:
        """Show the table of the next currency."""
        shown = self.shown_table
        if shown is not None and len(self.tables) > 1:
            place = (self.tables.index(shown) + 1) % len(self.tables)
            self.currency = self.tables[place].currency
            self._show(replace(self.asked, campaign_id=self.campaign_id))

    @work(group="act")
    async def action_period(self) -> None:
        """Ask of which days."""
        from tui.dialogs.period import ask_period  # noqa: PLC0415 - when asked

        found = await ask_period(self.soloist, self.asked.since, self.asked.until)
        if found is not None:
            self.asked = replace(self.asked, since=found.since, until=found.until)
            self.renew()

    @work(group="act")
    async def action_explain_roi(self) -> None:
        """Say what makes the line under the cursor."""
        from tui.dialogs.explain_result import explain_line  # noqa: PLC0415

        await self.settled()
        if (line := self.line_here) is not None and self.lines is not None:
            await explain_line(self.soloist, self.lines.asked, line)

    @work(group="act")
    async def action_open_line(self) -> None:
        """Open the person or the campaign; else say what makes the line."""
        await self.settled()
        if (line := self.line_here) is None or self.lines is None:
            return
        row = line.row
        if line.kind == "row" and row.influencer_id is not None:
            await self.desk.open_person(row.influencer_id)
        elif line.kind == "row" and row.campaign_id:
            await self.desk.open_campaign(row.campaign_id, "results")
        else:
            self.action_explain_roi()


def _nothing(asked: Asked) -> str:
    if asked.since is not None or asked.until is not None:
        return _("Nothing happened on these days. p chooses others.")
    return _("No sales and no costs yet. Press i to bring in orders or costs.")


def _beside(by: str, step: int) -> str:
    names = list(words.BY)
    return names[(names.index(by) + step) % len(names)]


def beside(tables: tuple[RoiTable, ...], shown: RoiTable | None, asked: Asked) -> str:
    """Of when it is, in which currency, and what is in none of its lines."""
    parts = [words.period(asked.since, asked.until)]
    if shown is None:
        return parts[0]
    if shown.currency:
        parts.append(_("in {currency}").format(currency=shown.currency))
    if more := len(tables) - 1:
        said = ngettext(
            "{key} shows {count} more currency",
            "{key} shows {count} more currencies",
            more,
        )
        parts.append(said.format(key="$", count=fmt.whole(more)))
    parts += said_beside(shown)
    return " · ".join(parts)
