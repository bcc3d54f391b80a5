"""The budget at a glance: a line for each campaign, and how the one here divides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var

from tui import budget_words as words
from tui.budget_parts import parts_of
from tui.commands import LIST, bindings
from tui.commands_budget import OVERVIEW
from tui.i18n import _
from tui.screens.budget_face import BudgetFace
from tui.show import show
from tui.widgets.budget_lines import PARTS, BudgetLines
from tui.widgets.budget_meter import BudgetAside, short_meter
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable
from tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.budget_rows import CampaignBudget
    from tui.app import SoloistApp

FOUR = ("planned", "committed", "paid", "remaining")

NEEDS_ONE = frozenset(
    {"open_money", "plan", "explain", "what_if", "open_ledger", "open_payments"}
    | {"next_part", "previous_part"}
)
"""Actions on what is under the cursor."""

OF_NO_CAMPAIGN = frozenset({"explain", "next_part", "previous_part"})
"""Those that costs without a campaign have as well."""

METER, LONG_METER = 6, 12
"""Cells of the meters in the list, and where there is room."""

ROOM = 110
"""Cells from which on there is."""

_MARKS = frozenset({"toggle_mark", "start_range", "mark_all"})
MOVES = tuple(command for command in LIST if command.action not in _MARKS)


class OverviewTable(RecordTable):
    """Campaigns with their figures; nothing in it is marked."""

    def action_toggle_mark(self) -> None:
        """Leave the rows unmarked: the gutter of this list is only a margin."""


class OverviewFace(BudgetFace):
    """Every campaign with its four figures, over the parts of the one under the cursor.

    Of one campaign alone it is a list of one line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OVERVIEW, MOVES)]
    DEFAULT_CSS = """
    OverviewFace {
        OverviewTable { height: 1fr; min-height: 4; }
        #parts { height: auto; border-top: solid $foreground 20%; }
        BudgetAside { padding: 0 1; }
        BudgetLines { padding: 0 1; }
    }
    """

    part: var[str] = var("category", init=False)
    """Which way the campaign under the cursor is divided: see PARTS."""
    wrapped: var[bool] = var(False, init=False)
    """Whether campaigns that are wrapped up are among them."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        self.budgets: tuple[CampaignBudget, ...] = ()

    def compose(self) -> ComposeResult:
        """The list; under it whose parts these are, how they are divided, the parts."""
        yield OverviewTable()
        with Vertical(id="parts"):
            yield BudgetAside()
            yield TabStrip(PARTS)
            yield BudgetLines()

    async def load(self) -> None:
        """Read every campaign's figures, then the parts of the one here."""
        app, number = self.soloist, self.campaign_id
        budget = app.store.budget
        if number is None:
            found = await app.look(budget.overview, include_wrapped=self.wrapped)
        else:
            found = (await app.look(budget.figures, number),)
        self.budgets = found
        keep = self.table.current_id
        self.table.empty_text = Content(
            _("No campaign yet. Press 4, and n to begin one.")
        )
        self._show(keep)
        await self.load_part()

    def _show(self, keep: int | None) -> None:
        meter = LONG_METER if self.size.width >= ROOM else METER
        listing = Listing(
            self.budgets, lambda one: _cells(one, meter), number=_number, style=_tone
        )
        self.table.show_source(listing, _columns(self.budgets, meter), keep)

    def on_resize(self) -> None:
        """Take the room there is; the list keeps a good third of it."""
        self.query_one(BudgetLines).most = max(3, self.size.height * 5 // 8 - 5)
        self._show(self.table.current_id)

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(OverviewTable)

    @property
    def budget_here(self) -> CampaignBudget | None:
        """The campaign under the cursor; None before anything was read."""
        try:
            place = self.table.cursor
        except NoMatches:
            return None
        return self.budgets[place] if place < len(self.budgets) else None

    async def load_part(self) -> None:
        """Read how the campaign here divides, and show it."""
        here = self.budget_here
        self.query_one(TabStrip).current = self.part
        self.query_one(TabStrip).refresh()
        aside, parts = self.query_one(BudgetAside), self.query_one(BudgetLines)
        aside.shown = here
        if here is None:
            parts.shown = None
            return
        app = self.soloist
        found = await app.look(parts_of, app.store, here, self.part)
        if here == self.budget_here:
            parts.shown = found
            # The language may have changed while the figures did not.
            parts.refresh(layout=True)
            aside.refresh(layout=True)

    @on(RecordTable.Moved)
    def _moved(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._renew_part()
        self.desk.refresh_bindings()

    @work(exclusive=True, group="page")
    async def _renew_part(self) -> None:
        with self.refusals_shown():
            await self.load_part()

    @on(RecordTable.Opened)
    def _opened(self, event: RecordTable.Opened) -> None:
        event.stop()
        self.action_open_money()

    @on(TabStrip.Asked)
    def _part_clicked(self, event: TabStrip.Asked) -> None:
        event.stop()
        self._turn_to(event.name)

    def _turn_to(self, part: str) -> None:
        self.part = part
        self._renew_part()

    def action_next_part(self) -> None:
        """Divide it the next way."""
        self._turn_to(_beside(self.part, 1))

    def action_previous_part(self) -> None:
        """Divide it the way before."""
        self._turn_to(_beside(self.part, -1))

    def action_wrapped(self) -> None:
        """With campaigns that are wrapped up, or without."""
        self.wrapped = not self.wrapped
        self.tell(
            _("With what is wrapped up.")
            if self.wrapped
            else _("Without what is wrapped up.")
        )
        self.renew()

    # What can be done

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a campaign to act on."""
        if action == "wrapped":
            return self.campaign_id is None
        if action not in NEEDS_ONE or self.desk.is_reading:
            return True
        if (here := self.budget_here) is None:
            return False
        return here.campaign_id is not None or action in OF_NO_CAMPAIGN

    async def _number(self) -> int | None:
        """The campaign under the cursor once everything is read; None for none."""
        await self.settled()
        return None if (here := self.budget_here) is None else here.campaign_id

    @work(group="act")
    async def action_open_money(self) -> None:
        """The money of this campaign."""
        if (number := await self._number()) is not None:
            await self.desk.open_campaign(number, "money")

    @work(group="act")
    async def action_plan(self) -> None:
        """Say what may be spent, and on what."""
        from tui.dialogs.budget_plan import plan_budget  # noqa: PLC0415 - when asked

        if (number := await self._number()) is not None:
            await plan_budget(self.soloist, number)

    @work(group="act")
    async def action_new_cost(self) -> None:
        """Note something that costs money."""
        from tui.dialogs.cost_form import new_cost  # noqa: PLC0415 - when asked

        await new_cost(self.soloist, await self._number())

    @work(group="act")
    async def action_explain(self) -> None:
        """Show what makes the figures of this campaign."""
        from tui.dialogs.explain_budget import explain_budget  # noqa: PLC0415

        await self.settled()
        if (here := self.budget_here) is not None:
            text = await explain_budget(self.soloist, here)
            if text is not None and here.campaign_id is not None:
                await open_budget(self.soloist, "ledger", here.campaign_id, text)

    @work(group="act")
    async def action_what_if(self) -> None:
        """Try costs out."""
        from tui.dialogs.what_if import WhatIfScreen  # noqa: PLC0415 - when asked

        if (number := await self._number()) is not None:
            await self.app.push_screen_wait(WhatIfScreen(number))

    @work(group="act")
    async def action_open_ledger(self) -> None:
        """The ledger of this campaign alone."""
        if (number := await self._number()) is not None:
            await open_budget(self.soloist, "ledger", number)

    @work(group="act")
    async def action_open_payments(self) -> None:
        """What is to be paid for this campaign."""
        if (number := await self._number()) is not None:
            await open_budget(self.soloist, "payments", number)

    @work(group="act")
    async def action_rates(self) -> None:
        """Say what one currency is worth in another."""
        from tui.dialogs.rate_of_exchange import note_rate  # noqa: PLC0415

        await self.settled()
        await note_rate(self.soloist, self.budget_here)


def _number(budget: CampaignBudget) -> int:
    """The row of a campaign; 0 is for costs of none."""
    return budget.campaign_id or 0


def _title(budget: CampaignBudget) -> str:
    return budget.name if budget.campaign_id is not None else _("Without a campaign")


def _tone(budget: CampaignBudget) -> str:
    return "error" if budget.figures.over else ""


def _cells(budget: CampaignBudget, meter: int) -> tuple[str, ...]:
    figures, currency = budget.figures, budget.currency
    amounts = (words.bare(getattr(figures, name), currency) for name in FOUR)
    told = short_meter(figures.committed, figures.planned, meter)
    return (_title(budget), told, *amounts, currency or "")


def _columns(budgets: Sequence[CampaignBudget], meter: int) -> tuple[Column, ...]:
    """As wide as what stands in them, so that nothing has to be cut."""
    rows = [_cells(budget, meter) for budget in budgets]
    titles = [words.figure(name) for name in FOUR]

    def wide(place: int, least: int) -> int:
        return max(least, *(cell_len(show(row[place])) for row in rows), 0)

    figures = (
        Column(name, title, wide(place, cell_len(title)), 0, "right")
        for place, (name, title) in enumerate(zip(FOUR, titles, strict=True), 2)
    )
    return (
        Column("name", _("Campaign"), 12, 1),
        Column("meter", _("Taken"), wide(1, meter + 5)),
        *figures,
        Column("currency", "", 3),
    )


def _beside(part: str, step: int) -> str:
    names = list(PARTS)
    return names[(names.index(part) + step) % len(names)]


async def open_budget(
    app: SoloistApp, face: str, campaign_id: int, narrowed: str = ""
) -> None:
    """Show a face of the budget of one campaign, and come back."""
    from tui.screens.budget import BudgetScreen  # noqa: PLC0415 - which has this face

    await app.push_screen_wait(BudgetScreen(face, campaign_id, narrowed=narrowed))
