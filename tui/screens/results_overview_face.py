"""The results at a glance: a line for each campaign, and what came of the one here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches

from tui.commands import bindings
from tui.commands_results import RESULT_OVERVIEW
from tui.i18n import _
from tui.results_source import read_overview, read_shown
from tui.roi_columns import WIDEST, cells, columns
from tui.screens.results_face import MOVES, FiguresTable, ResultsFace
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable
from tui.widgets.result_figures import ResultAside
from tui.widgets.result_views import ResultsShown, ResultViews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.result_rows import RoiRow

NEEDS_ONE = frozenset(
    {"open_results", "explain_result", "open_roi", "result_goals", "next_view"}
    | {"previous_view"}
)
"""Actions on the campaign under the cursor."""

BESIDE = 16
"""Cells of the names of campaigns beside the views, where the figures need the room."""

ROOM = (110, 30)
"""Cells and lines from which on the list and all views stand side by side."""


class ResultsOverviewFace(ResultsFace):
    """Every campaign with what it cost and brought, and the views of one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RESULT_OVERVIEW, MOVES)]
    DEFAULT_CSS = """
    ResultsOverviewFace {
        FiguresTable { min-height: 4; }
        #result { height: 1fr; border-top: solid $foreground 20%; }
        ResultAside { padding: 0 1; max-height: 3; }
        &.-beside {
            layout: horizontal;
            FiguresTable { width: 5fr; }
            ResultAside { max-height: 6; }
            #result {
                width: 3fr; height: 1fr;
                border-top: none; border-left: solid $foreground 20%;
            }
        }
    }
    """

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        self.rows: tuple[RoiRow, ...] = ()

    def compose(self) -> ComposeResult:
        """The list; beside or under it what came of the campaign here."""
        yield FiguresTable()
        with Vertical(id="result"):
            yield ResultAside()
            yield ResultViews()

    async def load(self) -> None:
        """Read every campaign's figures, then everything of the one here."""
        app = self.soloist
        number, today = self.campaign_id, app.today()
        self.rows = await app.look(read_overview, app.store, number, today)
        self._show(self.table.current_id)
        await self.load_one()

    def _show(self, keep: int | None) -> None:
        table = self.table
        table.empty_text = Content(
            _("No results yet. Press i to bring in orders, costs or figures.")
        )
        self._list(keep)
        self._arrange()

    def _list(self, keep: int | None) -> None:
        """Show the list; beside the views its names give way to the figures."""
        most = BESIDE if self.has_class("-beside") else WIDEST
        listing = Listing(self.rows, _cells, number=_number)
        self.table.show_source(listing, _columns(self.rows, most), keep)

    def on_resize(self) -> None:
        """Take the room there is."""
        is_wide = self.size.width >= ROOM[0] and self.size.height >= ROOM[1]
        if is_wide != self.has_class("-beside"):
            self.set_class(is_wide, "-beside")
            self._list(self.table.current_id)
        self.query_one(ResultViews).stacked = is_wide
        self.query_one(ResultAside).named = True
        self._arrange()

    def _arrange(self) -> None:
        """Beside the views the list is as high as they are, over them a good third."""
        wanted = max(4, min(len(self.rows) + 1, self.size.height * 2 // 5))
        is_wide = self.has_class("-beside")
        self.table.styles.height = "1fr" if is_wide else wanted

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(FiguresTable)

    @property
    def row_here(self) -> RoiRow | None:
        """The campaign under the cursor; None before anything was read."""
        try:
            place = self.table.cursor
        except NoMatches:
            return None
        return self.rows[place] if place < len(self.rows) else None

    async def load_one(self) -> None:
        """Read what came of the campaign here, and show it."""
        here, found = self.row_here, None
        if here is not None and here.campaign_id:
            app = self.soloist
            today = app.today()
            found = await app.look(read_shown, app.store, here.campaign_id, today)
        if here == self.row_here:
            self._show_one(found)

    def _show_one(self, found: ResultsShown | None) -> None:
        self.query_one(ResultViews).shown = found
        aside = self.query_one(ResultAside)
        aside.shown = None if found is None else found.results

    @on(RecordTable.Moved)
    def _moved(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._renew_one()
        self.desk.refresh_bindings()

    @work(exclusive=True, group="page")
    async def _renew_one(self) -> None:
        with self.refusals_shown():
            await self.load_one()

    @on(RecordTable.Opened)
    def _opened(self, event: RecordTable.Opened) -> None:
        event.stop()
        self.action_open_results()

    # Keys

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a campaign to act on."""
        if action not in NEEDS_ONE or self.desk.is_reading:
            return True
        return (here := self.row_here) is not None and bool(here.campaign_id)

    async def _number(self) -> int | None:
        """The campaign under the cursor once everything is read; None for none."""
        await self.settled()
        return None if (here := self.row_here) is None else here.campaign_id or None

    def action_next_view(self) -> None:
        """See it the next way."""
        self.query_one(ResultViews).turn(1)

    def action_previous_view(self) -> None:
        """See it the way before."""
        self.query_one(ResultViews).turn(-1)

    def action_view_down(self) -> None:
        """What comes further down in it."""
        self.query_one(ResultViews).move(3)

    def action_view_up(self) -> None:
        """The same, the other way."""
        self.query_one(ResultViews).move(-3)

    @work(group="act")
    async def action_open_results(self) -> None:
        """The results of this campaign."""
        if (number := await self._number()) is not None:
            await self.desk.open_campaign(number, "results")

    @work(group="act")
    async def action_open_roi(self) -> None:
        """The ROI of this campaign alone; all faces are about it from then on."""
        if (number := await self._number()) is not None:
            self.results.campaign_id = number
            await self.results.show_face("roi")

    @work(group="act")
    async def action_explain_result(self) -> None:
        """Say what makes the figures of this campaign."""
        from tui.dialogs.explain_result import explain_campaign  # noqa: PLC0415

        await self.settled()
        if (here := self.row_here) is not None and here.campaign_id:
            await explain_campaign(self.soloist, here.campaign_id, here.key)

    @work(group="act")
    async def action_result_goals(self) -> None:
        """Say what shall be reached, in figures."""
        from tui.dialogs.targets import set_targets  # noqa: PLC0415 - when asked

        if (number := await self._number()) is not None:
            await set_targets(self.soloist, number)

    @work(group="act")
    async def action_emv_rates(self) -> None:
        """Say what a thousand impressions are taken to be worth."""
        from tui.dialogs.emv_rates import set_emv_rates  # noqa: PLC0415 - when asked

        await self.settled()
        here = self.row_here
        await set_emv_rates(self.soloist, None if here is None else here.currency)


def _number(row: RoiRow) -> int:
    """The row of a campaign; 0 is for what has none."""
    return row.campaign_id or 0


def _name(row: RoiRow) -> str:
    return row.key if row.campaign_id else _("Without a campaign")


def _cells(row: RoiRow) -> tuple[str, ...]:
    first, *rest = cells(row)[:5]
    return (_name(row), first, *rest, row.currency or "", *cells(row)[5:])


def _columns(rows: Sequence[RoiRow], most: int) -> tuple[Column, ...]:
    """The name in ``most`` cells at most, the figures, the currency behind them."""
    texts = [(_name(row), *cells(row)) for row in rows]
    found = columns(_("Campaign"), texts, most=most)
    return (*found[:6], Column("currency", "", 3), *found[6:])
