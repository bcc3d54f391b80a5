"""The money of a campaign: what is there, what is promised to whom, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var

from tui import campaign_words as words
from tui import format as fmt
from tui.i18n import _
from tui.show import show
from tui.widgets.mapping_table import Listing
from tui.widgets.paper import LABEL, Paper, fact, label_width, title, wrapped
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from store.campaign_card import CampaignCard, TargetRow
    from store.campaign_people import PersonLine

AGREED = frozenset({"agreed", "wrapped"})
"""Stages in which a fee is promised."""

ROOM = 100
"""Cells from which on the figures stand beside the people."""


@dataclass(frozen=True, slots=True)
class MoneyShown:
    """A campaign, everybody in it who costs something, and what stages are called."""

    card: CampaignCard
    people: tuple[PersonLine, ...]
    stages: Mapping[str, str]


class PayTable(RecordTable):
    """Who costs what; nothing in it is marked."""

    def action_toggle_mark(self) -> None:
        """Leave the rows unmarked: the gutter of this list is only a margin."""


class MoneyPaper(Paper):
    """Budget, agreed fees, what is left; the goals and how far they are."""

    shown: var[MoneyShown | None] = var(None, init=False)

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The figures, other currencies apart, then the goals."""
        if self.shown is None:
            return ()
        card = self.shown.card
        figures = [
            (_("Budget"), Content(words.money(card.budget_minor, card.currency))),
            (
                _("Agreed fees"),
                Content(words.money(card.committed_minor, card.currency)),
            ),
            (_("Money left"), _left(card)),
        ]
        if card.other_currencies:
            beside = Content.assemble(
                words.moneys(card.other_currencies),
                ("  ", ""),
                (_("not in the figures above"), LABEL),
            )
            figures.append((_("Besides"), beside))
        if card.hourly_rate_minor is not None:
            rate = Content(words.money(card.hourly_rate_minor, card.currency))
            figures.append((_("An hour of yours"), rate))
        wide = label_width(label for label, _value in figures)
        rows = [title(_("Money"))]
        for label, value in figures:
            rows += fact(label, value, wide, width)
        return [*rows, Content(""), *_goals(card, width)]


def _left(card: CampaignCard) -> Content:
    """What is left, with a bar for what is gone; over the budget it says so."""
    if card.left_minor is None or not card.budget_minor:
        return Content(fmt.DASH)
    left = words.money(card.left_minor, card.currency)
    if card.left_minor < 0:
        over = words.block("over_budget", -card.left_minor, card.currency)
        return Content.styled(f"‼ {over}", "$text-error")
    bar = words.bar(card.committed_minor, card.budget_minor, 8)
    return Content.assemble((left, "bold"), f"  {bar}")


def _goals(card: CampaignCard, width: int) -> list[Content]:
    """The goals with what was reached, or what they wait for."""
    rows = [title(_("Goals"))]
    if not card.targets:
        none = _("No goal in figures yet. Press p to set some.")
        return [*rows, *wrapped(Content.styled(none, LABEL), width)]
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
    """The figures over those who are paid, or beside them where there is room."""

    DEFAULT_CSS = """
    CampaignMoney {
        layout: vertical;
        height: 1fr;
        MoneyPaper { padding: 0 1; margin-bottom: 1; max-height: 60%; }
        PayTable { height: 1fr; }
        &.-beside {
            layout: horizontal;
            MoneyPaper { width: 2fr; height: 1fr; max-height: 100%; margin-bottom: 0; }
            PayTable { width: 3fr; border-left: solid $foreground 20%; }
        }
    }
    """

    shown: var[MoneyShown | None] = var(None, init=False)

    def compose(self) -> ComposeResult:
        """The figures, and the people."""
        yield MoneyPaper()
        yield PayTable()

    def on_resize(self, event: Resize) -> None:
        """Take the room there is."""
        self.set_class(event.size.width >= ROOM, "-beside")

    def here(self) -> PersonLine | None:
        """Who is under the cursor."""
        try:
            place = self.query_one(PayTable).cursor
        except NoMatches:  # a key came before the table
            return None
        people = () if self.shown is None else self.shown.people
        return people[place] if place < len(people) else None

    @on(PayTable.Opened)
    async def _opened(self) -> None:
        await self.app.run_action("open_payee", self.screen)

    def watch_shown(self) -> None:
        """Paint the figures and the people; the cursor stays with the person."""
        if (shown := self.shown) is None:
            return
        paper = self.query_one(MoneyPaper)
        paper.shown = shown
        # The language may have changed while the figures did not.
        paper.refresh(layout=True)
        table = self.query_one(PayTable)
        table.empty_text = Content(
            _("Nobody here has a price yet. $ among the people notes one.")
        )
        listing = Listing(
            shown.people,
            lambda line: _cells(line, shown.stages),
            number=lambda line: line.collaboration_id,
            style=lambda line: "" if line.stage in AGREED else "dim",
        )
        table.show_source(listing, _columns(), table.current_id)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 14, share=1),
        Column("fee", _("Agreed"), 16, align="right"),
        Column("offered", _("Offered"), 16, align="right"),
        Column("stage", _("Stage"), 12),
        Column("deal", _("Deal"), 12),
        Column("share", _("Share of sales"), 14, align="right"),
    )


def _cells(line: PersonLine, stages: Mapping[str, str]) -> tuple[str, ...]:
    share = (
        fmt.DASH if line.commission_percent is None else f"{line.commission_percent}%"
    )
    return (
        show(line.name),
        words.money(line.fee_minor, line.fee_currency),
        words.money(line.offered_minor, line.offered_currency),
        stages.get(line.stage, line.stage),
        fmt.word(fmt.DEAL, line.deal_kind),
        share,
    )
