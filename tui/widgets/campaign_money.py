"""The money of a campaign: the four figures, and how they divide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var

from tui import budget_words
from tui import campaign_words as words
from tui import format as fmt
from tui.i18n import N_, _
from tui.show import show
from tui.widgets.budget_lines import BudgetLines, PartsShown
from tui.widgets.budget_meter import FourFigures
from tui.widgets.mapping_table import Listing
from tui.widgets.paper import LABEL, Paper, fact, label_width, wrapped
from tui.widgets.record_table import Column, RecordTable
from tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from store.budget_rows import CampaignBudget
    from store.campaign_card import CampaignCard, TargetRow
    from store.campaign_people import PersonLine
    from store.rules.spend import Figures

AGREED = frozenset({"agreed", "wrapped"})
"""Stages in which a fee is promised."""

ROOM = 100
"""Cells from which on the people stand beside everything else."""

PARTS = {
    "category": N_("By category"),
    "channel": N_("By channel"),
    "people": N_("People"),
    "goals": N_("Goals"),
}
"""What the lower half shows, in the order in which it is turned."""


@dataclass(frozen=True, slots=True)
class MoneyShown:
    """A campaign, its figures and their parts, and everybody who costs something."""

    card: CampaignCard
    budget: CampaignBudget
    parts: Mapping[str, PartsShown]
    people: tuple[PersonLine, ...]
    stages: Mapping[str, str]
    figures: Mapping[int, Figures] = field(default_factory=dict)
    """What goes to each person, by their collaboration."""


class PayTable(RecordTable):
    """Who costs what; nothing in it is marked."""

    def action_toggle_mark(self) -> None:
        """Leave the rows unmarked: the gutter of this list is only a margin."""


class GoalsPaper(Paper):
    """The goals of a campaign, and how far they are."""

    card: var[CampaignCard | None] = var(None, init=False)

    def watch_card(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A line for each goal, and what an hour of hers costs."""
        if (card := self.card) is None:
            return ()
        rows = _goals(card, width)
        if card.hourly_rate_minor is not None:
            rate = words.money(card.hourly_rate_minor, card.currency)
            label = _("An hour of yours")
            rows += fact(label, rate, label_width([label], 24), width)
        return rows


def _goals(card: CampaignCard, width: int) -> list[Content]:
    """The goals with what was reached, or what they wait for."""
    if not card.targets:
        none = _("No goal in figures yet. Press T to set some.")
        return wrapped(Content.styled(none, LABEL), width)
    rows: list[Content] = []
    wide = label_width((_(words.METRIC[one.metric]) for one in card.targets), 24)
    for one in card.targets:
        value = Content.assemble(
            words.goal(one.goal, one.metric, card.currency), "  ", _reached(one)
        )
        rows += fact(_(words.METRIC[one.metric]), value, wide, width)
    return rows


def _reached(target: TargetRow) -> Content:
    """How far a goal is, counted from what; or that nothing is there to count."""
    if target.actual is None:
        return Content.styled(_("nothing measured yet"), LABEL)
    sign = "✓" if target.actual >= target.goal else "○"
    now = _("{sign} {figure} by now").format(
        sign=sign, figure=fmt.whole(int(target.actual))
    )
    return Content.assemble(
        now, (f" ({_(target.basis)})" if target.basis else "", LABEL)
    )


class CampaignMoney(Vertical):
    """The figures over one of their parts; the people beside them if there is room."""

    DEFAULT_CSS = """
    CampaignMoney {
        layout: vertical;
        height: 1fr;
        FourFigures { padding: 0 1; }
        #figures { height: 1fr; }
        BudgetLines, GoalsPaper { padding: 0 1; height: 1fr; }
        PayTable { height: 1fr; }
        .-out { display: none; }
        &.-beside {
            layout: horizontal;
            #figures { width: 3fr; }
            PayTable { width: 2fr; border-left: solid $foreground 20%; }
        }
    }
    """

    shown: var[MoneyShown | None] = var(None, init=False)
    part: var[str] = var("category", init=False)
    """What the lower half shows: see PARTS."""

    def compose(self) -> ComposeResult:
        """The figures, how they divide, the people."""
        with Vertical(id="figures"):
            yield FourFigures()
            yield TabStrip(PARTS)
            yield BudgetLines()
            yield GoalsPaper()
        yield PayTable()

    def on_mount(self) -> None:
        """Begin with the categories."""
        self._arrange()

    def on_resize(self, event: Resize) -> None:
        """Take the room there is."""
        self.set_class(event.size.width >= ROOM, "-beside")
        self._arrange()

    @property
    def is_beside(self) -> bool:
        """Whether the people are always in sight."""
        return self.has_class("-beside")

    def _arrange(self) -> None:
        """Show the part that was asked for, and only that where there is no room."""
        if self.is_beside and self.part == "people":
            self.part = "category"
        self.query_one(TabStrip).current = self.part
        table = self.query_one(PayTable)
        self.query_one(BudgetLines).set_class(self.part in {"people", "goals"}, "-out")
        self.query_one(GoalsPaper).set_class(self.part != "goals", "-out")
        self.query_one("#figures").styles.height = (
            "auto" if self.part == "people" and not self.is_beside else "1fr"
        )
        table.set_class(self.part != "people" and not self.is_beside, "-out")
        self._paint_part()

    def turn(self, step: int) -> None:
        """Show the next part."""
        names = [one for one in PARTS if one != "people" or not self.is_beside]
        self.turn_to(names[(names.index(self.part) + step) % len(names)])

    def turn_to(self, part: str) -> None:
        """Show one of the parts."""
        self.part = part
        self._arrange()
        if self.part == "people":
            self.query_one(PayTable).focus()
        self.screen.refresh_bindings()

    @on(TabStrip.Asked)
    def _part_clicked(self, event: TabStrip.Asked) -> None:
        event.stop()
        self.turn_to(event.name)

    def here(self) -> PersonLine | None:
        """Who is under the cursor, where the people are in sight."""
        try:
            table = self.query_one(PayTable)
        except NoMatches:  # a key came before the table
            return None
        people = () if self.shown is None else self.shown.people
        if table.has_class("-out") or table.cursor >= len(people):
            return None
        return people[table.cursor]

    @on(PayTable.Opened)
    async def _opened(self) -> None:
        await self.app.run_action("open_payee", self.screen)

    def watch_shown(self) -> None:
        """Paint the figures and the people; the cursor stays with the person."""
        if (shown := self.shown) is None:
            return
        figures = self.query_one(FourFigures)
        figures.shown = shown.budget
        self.query_one(GoalsPaper).card = shown.card
        self._paint_part()
        # The language may have changed while the figures did not.
        for paper in self.query(Paper):
            paper.refresh(layout=True)
        self.query_one(TabStrip).refresh()
        table = self.query_one(PayTable)
        table.empty_text = Content(
            _("Nobody here has a price yet. $ among the people notes one.")
        )
        listing = Listing(
            shown.people,
            lambda line: _cells(line, shown),
            number=lambda line: line.collaboration_id,
            style=lambda line: "" if line.stage in AGREED else "dim",
        )
        table.show_source(listing, _columns(), table.current_id)

    def _paint_part(self) -> None:
        if self.shown is not None and self.part in self.shown.parts:
            self.query_one(BudgetLines).shown = self.shown.parts[self.part]


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 12, share=1),
        Column("fee", _("Agreed"), 14, align="right"),
        Column("committed", budget_words.figure("committed"), 13, align="right"),
        Column("paid", budget_words.figure("paid"), 13, align="right"),
        Column("offered", _("Offered"), 14, align="right"),
        Column("stage", _("Stage"), 12),
        Column("deal", _("Deal"), 12),
        Column("share", _("Share of sales"), 14, align="right"),
    )


def _cells(line: PersonLine, shown: MoneyShown) -> tuple[str, ...]:
    share = (
        fmt.DASH if line.commission_percent is None else f"{line.commission_percent}%"
    )
    figures = shown.figures.get(line.collaboration_id)
    currency = shown.budget.currency
    return (
        show(line.name),
        words.money(line.fee_minor, line.fee_currency),
        words.money(None if figures is None else figures.committed, currency),
        words.money(None if figures is None else figures.paid, currency),
        words.money(line.offered_minor, line.offered_currency),
        shown.stages.get(line.stage, line.stage),
        fmt.word(fmt.DEAL, line.deal_kind),
        share,
    )
