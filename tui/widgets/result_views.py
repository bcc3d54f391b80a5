"""What came of a campaign, seen one way at a time, or all of them where there is room.

The goals, from reach to sale, month by month, figures and rates, growth and brand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.reactive import var
from textual.widgets import Static

from tui import results_words as words
from tui.i18n import _
from tui.widgets.funnel_view import FunnelStep, FunnelView
from tui.widgets.paper import Paper, title
from tui.widgets.result_figures import ResultGoals, ResultsPaper
from tui.widgets.result_growth import ResultGrowth
from tui.widgets.result_rates import ResultRates
from tui.widgets.spend_line import Month, MonthsShown, SpendLine
from tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.result_campaign import CampaignResults
    from store.result_disputes import Disagreement
    from store.result_months import MonthRow


@dataclass(frozen=True, slots=True)
class ResultsShown:
    """What came of a campaign, and of each month of it."""

    results: CampaignResults
    months: tuple[MonthRow, ...]
    disputes: tuple[Disagreement, ...] = ()
    """Figures of its content that sources say differently."""


class ResultViews(Vertical):
    """The views of a campaign's results, turned by whoever it stands with."""

    DEFAULT_CSS = """
    ResultViews {
        height: 1fr;
        TabStrip { padding: 0 1; }
        VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        .view { height: auto; display: none; }
        .view.-here { display: block; }
        .view Static { height: 1; display: none; }
        &.-stacked {
            TabStrip { display: none; }
            .view { display: block; margin-bottom: 1; }
            .view Static { display: block; }
        }
    }
    """

    shown: var[ResultsShown | None] = var(None, init=False, always_update=True)
    view: var[str] = var("goals", init=False)
    """Which of the views is in sight where they are not all."""
    stacked: var[bool] = var(default=False, init=False)
    """Whether all of them are, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self._papers: dict[str, Paper] = {
            "goals": ResultGoals(),
            "funnel": FunnelView(),
            "months": SpendLine(),
            "rates": ResultRates(),
            "growth": ResultGrowth(),
        }

    def compose(self) -> ComposeResult:
        """The names of the views, and each under its title."""
        yield TabStrip(words.VIEWS)
        with VerticalScroll(can_focus=False):
            for name, paper in self._papers.items():
                with Vertical(classes="view", id=f"view-{name}"):
                    yield Static()
                    yield paper

    def on_mount(self) -> None:
        """Show what came before the parts were there."""
        self._ready = True
        self.watch_view()
        self.watch_stacked()
        self.watch_shown()

    def watch_view(self) -> None:
        """Show one of them."""
        if not self._ready:
            return
        self.query_one(TabStrip).current = self.view
        for name in words.VIEWS:
            self.query_one(f"#view-{name}").set_class(name == self.view, "-here")
        page = self.query_one(VerticalScroll)
        if self.stacked:
            # All are there: the one that was turned to comes to the top.
            page.scroll_to_widget(
                self.query_one(f"#view-{self.view}"), animate=False, top=True
            )
        else:
            page.scroll_home(animate=False)

    def watch_stacked(self) -> None:
        """Show all of them, or one."""
        self.set_class(self.stacked, "-stacked")

    def watch_shown(self) -> None:
        """Paint all of them, in the language in use."""
        if not self._ready:
            return
        for name, text in words.VIEWS.items():
            head = self.query_one(f"#view-{name} Static", Static)
            head.update(title(_(text)))
        self.query_one(TabStrip).refresh()
        shown = self.shown
        for paper in self._papers.values():
            if isinstance(paper, ResultRates):
                paper.disputes = () if shown is None else shown.disputes
            if isinstance(paper, ResultsPaper):
                paper.shown = None if shown is None else shown.results
        steps, months = self._papers["funnel"], self._papers["months"]
        if isinstance(steps, FunnelView):
            steps.steps = () if shown is None else _steps(shown.results)
        if isinstance(months, SpendLine):
            months.shown = None if shown is None else _months(shown)
        for paper in self._papers.values():
            paper.refresh(layout=True)

    def turn(self, by: int) -> None:
        """Show the next view, or the one before."""
        names = list(words.VIEWS)
        self.view = names[(names.index(self.view) + by) % len(names)]

    def move(self, by: int) -> None:
        """Scroll by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    @on(TabStrip.Asked)
    def _clicked(self, event: TabStrip.Asked) -> None:
        event.stop()
        self.view = event.name


def _steps(results: CampaignResults) -> tuple[FunnelStep, ...]:
    return tuple(
        FunnelStep(_(words.STEP[one.name]), one.value, one.basis)
        for one in results.funnel
    )


def _months(shown: ResultsShown) -> MonthsShown:
    return MonthsShown(
        shown.results.currency,
        tuple(
            Month(one.month, one.spend_minor, one.time_minor, one.revenue_minor or 0)
            for one in shown.months
        ),
    )
