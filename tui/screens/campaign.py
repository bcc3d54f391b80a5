"""One campaign: its name and standing, and its tabs under one roof."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import var

from store.errors import CannotRead, NotFound
from tui import i18n
from tui.commands import CAMPAIGN, bindings
from tui.commands_campaigns import TABS
from tui.i18n import _
from tui.screens.base import DeskScreen
from tui.screens.campaign_brief_acts import CampaignBriefActs
from tui.screens.campaign_checklist_acts import CampaignChecklistActs
from tui.screens.campaign_content_acts import CampaignContentActs
from tui.screens.campaign_money_acts import CampaignMoneyActs
from tui.screens.campaign_people_acts import CampaignPeopleActs
from tui.screens.campaign_results_acts import CampaignResultsActs
from tui.screens.campaign_retro_acts import CampaignRetroActs
from tui.screens.campaign_tabs import (
    LAST,
    MAKERS,
    MOVES,
    RANKS,
    TITLES,
    is_here,
    tab_beside,
)
from tui.screens.lists import ListActions
from tui.screens.outcome_acts import OutcomeActs
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.campaign_head import CampaignHead
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine
from tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, Binding
    from textual.widget import Widget

    from store.campaign_card import CampaignCard
    from store.campaign_list import CampaignLine
    from store.checklist import ChecklistPage
    from tui.command import Command

Neighbours = Callable[[int, int], Awaitable[int | None]]
"""Which campaign stands so many steps from one in the list this was opened from."""


class CampaignScreen(
    CampaignChecklistActs,
    CampaignBriefActs,
    CampaignPeopleActs,
    CampaignContentActs,
    CampaignMoneyActs,
    CampaignResultsActs,
    CampaignRetroActs,
    OutcomeActs,
    ListActions,
    DeskScreen[int],
):
    """One campaign; answers the number of whichever was shown last.

    What a tab needs of its acts is called by the tab's name: ``load_people`` reads and
    shows, ``people_can`` tells whether an action finds something to act on.
    """

    CSS_PATH = "campaign.tcss"
    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*TABS.values(), CAMPAIGN, MOVES)]
    AUTO_FOCUS = ""

    card: var[CampaignCard | None] = var(None)
    """What is shown; None until it was read."""
    tab: var[str] = var("checklist", init=False)
    """Which tab is in sight."""

    def __init__(
        self,
        campaign_id: int,
        neighbours: Neighbours | None = None,
        *,
        tab: str = "checklist",
    ) -> None:
        super().__init__()
        self.campaign_id = campaign_id
        self._neighbours = neighbours
        self._stepping = asyncio.Lock()
        self._tabs: dict[str, Widget] = {}
        self._fresh: set[str] = set()
        """Tabs that show what is stored now."""
        self.set_reactive(CampaignScreen.tab, tab)

    def compose(self) -> ComposeResult:
        """The bar, where it stands, the tabs, what was done last, the keys."""
        yield TopBar()
        yield CampaignHead()
        yield TabStrip(TITLES)
        yield Container(id="tabs")
        yield SaidLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin on the tab that was asked for, which is made before it is read."""
        super().on_mount()
        self.query_one(TabStrip).current = self.tab

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What can be done on the tab in sight, before what can be done on all."""
        found = super().active_bindings.items()
        return dict(sorted(found, key=lambda one: self._rank(one[1].binding)))

    def _rank(self, binding: Binding) -> int:
        """Where a key stands among those of the tab in sight; next tab goes first."""
        return RANKS[self.tab].get(binding.id or "", LAST)

    def offers(self, command: Command) -> bool:
        """Whether a command belongs to the tab in sight, or to all of them."""
        return is_here(command.action, self.tab)

    async def load(self) -> None:
        """Read the campaign and the tab in sight; one that is gone takes this along."""
        if self.tab not in self._tabs:
            await self._bring(self.tab)
        number, tab, app = self.campaign_id, self.tab, self.soloist
        self._fresh.clear()
        try:
            card, line, page = await app.look(self._read, number)
        except NotFound as refusal:
            app.say(i18n.sentence(refusal), severity="warning")
            self.dismiss(number)
            return
        top = self.query_one(TopBar)
        top.place = _("Campaigns / {name}").format(name=card.name)
        top.aside = app.store.path.name
        head = self.query_one(CampaignHead)
        head.today, head.line = app.today(), line
        self.query_one(TabStrip).refresh()
        self.card = card
        self.show_shifts(page)
        await self._loads()[tab]()
        self._fresh.add(tab)
        self.refresh_bindings()

    def _read(
        self, number: int
    ) -> tuple[CampaignCard, CampaignLine, ChecklistPage | CannotRead]:
        """The campaign, its line of the list, its checklist, in one go.

        A slip in a checklist of her own takes nothing else away.
        """
        store, today = self.soloist.store, self.soloist.today()
        card = store.campaigns.card(number)
        (line,) = store.campaign_list.rows([number], today)
        try:
            page = store.checklist.standing(number, today, i18n.current())
        except CannotRead as slip:
            return card, line, slip
        return card, line, page

    def _loads(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """What reads and shows each tab."""
        return {
            "checklist": self.load_checklist,
            "brief": self.load_brief,
            "people": self.load_people,
            "content": self.load_content,
            "money": self.load_money,
            "results": self.load_results,
            "retro": self.load_retro,
        }

    # The tabs

    async def show_tab(self, name: str) -> None:
        """Bring a tab to the front, as it was left."""
        if name != self.tab:
            self.tab = name
            await self._bring(name)
        if name not in self._fresh:
            self.reload()

    async def _bring(self, name: str) -> None:
        """Make the tab if it was never shown, let the others step back, focus it."""
        self.query_one(TabStrip).current = name
        if name not in self._tabs:
            self._tabs[name] = MAKERS[name]()
            await self.query_one("#tabs").mount(self._tabs[name])
        for other, widget in self._tabs.items():
            widget.set_class(other != name, "-away")
        shown = self._tabs[name]
        # A list where there is one; a page that scrolls is focused itself.
        self.set_focus(next(iter(shown.query(RecordTable)), shown))
        self.query_one(SaidLine).marked = 0
        self.refresh_bindings()

    @on(TabStrip.Asked)
    async def _tab_clicked(self, event: TabStrip.Asked) -> None:
        await self.show_tab(event.name)

    async def action_next_tab(self) -> None:
        """To the tab on the right."""
        await self.show_tab(tab_beside(self.tab, 1))

    async def action_previous_tab(self) -> None:
        """To the tab on the left."""
        await self.show_tab(tab_beside(self.tab, -1))

    @property
    def table(self) -> RecordTable:
        """The list of the tab in sight; a key that came before it does nothing."""
        tab = self._tabs.get(self.tab)
        found = [] if tab is None else list(tab.query(RecordTable))
        if not found:
            raise SkipAction
        return found[0]

    @on(RecordTable.Opened, "CampaignRetro RecordTable")
    def _judged_clicked(self) -> None:
        self.action_decide_retro()

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.soloist.clear_notifications()
        self.query_one(SaidLine).text = text

    def person_here(self) -> int | None:
        """Whom the cursor of the tab in sight is on."""
        if self.tab == "money":
            return self.payee_here()
        if self.tab == "retro":
            here = self.decided_here()
            return None if here is None else here.line.influencer_id
        return super().person_here()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether an action belongs to the tab in sight, and finds something there."""
        if not is_here(action, self.tab):
            return False
        if not self.is_mounted or self.tab not in self._tabs:
            return True
        if action in {"previous", "next"}:
            return self._neighbours is not None
        can = {
            "checklist": self.checklist_can,
            "people": self.people_can,
            "content": self.content_can,
            "money": self.money_can,
            "retro": self.retro_can,
        }.get(self.tab)
        return can is None or can(action)

    # From one campaign to the next

    def action_back(self) -> None:
        """Clear the marks; without any, return to the list."""
        tables = self._tabs[self.tab].query(RecordTable)
        if not any(table.action_clear_marks() for table in tables):
            self.dismiss(self.campaign_id)

    def action_previous(self) -> None:
        """Show the campaign before in the same list."""
        self._go(-1)

    def action_next(self) -> None:
        """Show the campaign after in the same list."""
        self._go(1)

    @work(group="neighbour")
    async def _go(self, step: int) -> None:
        if self._neighbours is None:
            return
        # One step after the other: a key held down would count from one place twice.
        async with self._stepping:
            with self.refusals_shown():
                number = await self._neighbours(self.campaign_id, step)
                if number is not None:
                    self.campaign_id = number
                    self.query_one(SaidLine).text = ""
                    self.reload()
                    return
        ends = _("This is the first.") if step < 0 else _("This is the last.")
        self.soloist.say(ends)

    @work(group="act")
    async def action_edit_frame(self) -> None:
        """Edit name, dates, budget, goal."""
        from tui.dialogs.campaign_form import edit_campaign  # noqa: PLC0415

        await edit_campaign(self.soloist, self.campaign_id)

    @work(group="act")
    async def action_make_report(self) -> None:
        """Write a report of it for others."""
        from tui.dialogs.report_out import make_report  # noqa: PLC0415 - when asked

        await make_report(self.soloist, self.campaign_id)
