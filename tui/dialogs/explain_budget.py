"""What makes the figures of a budget: each by its rule, and cost by cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var

from store.rules.cost_words import COMMITTED
from tui import budget_words as words
from tui import format as fmt
from tui.dialogs.question import Question
from tui.i18n import N_, _
from tui.ledger_columns import what
from tui.show import fit, show
from tui.widgets.paper import LABEL, Paper, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

    from store import Store
    from store.budget_rows import CampaignBudget
    from store.cost_rows import CostRow
    from tui.app import SoloistApp

FIGURES = ("planned", "committed", "paid", "remaining", "foreseen")

STATES = {
    "planned": (),
    "committed": COMMITTED,
    "paid": ("paid",),
    "remaining": COMMITTED,
    "foreseen": ("planned",),
}
"""The states of the costs that make each figure; none for what is only planned."""

MINUS = "\N{MINUS SIGN}"

MOST = 8
"""Costs that are named; the ledger has all of them."""

READ = 2_000
"""Costs that are compared by what they count as; in the file they are in order of
amounts of one currency each."""


class FigurePaper(Paper):
    """One figure: what it counts, the sum that makes it, the largest costs in it."""

    figure: var[str] = var("committed", init=False)
    costs: var[tuple[CostRow, ...] | None] = var(None, init=False)

    def __init__(self, budget: CampaignBudget, figure: str) -> None:
        super().__init__()
        self._budget = budget
        self.set_reactive(FigurePaper.figure, figure)

    def watch_figure(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def watch_costs(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The names of the figures, the rule, the sum, the costs."""
        rows = [_strip(self.figure).truncate(width, ellipsis=True), Content("")]
        rule = f"{words.figure(self.figure)}: {_(words.MAKES[self.figure])}."
        rows += wrapped(Content.styled(rule, LABEL), width)
        rows += [Content(row) for row in _sum(self._budget, self.figure)]
        if STATES[self.figure]:
            rows += [Content(""), *_costs(self.costs, width)]
        return rows


def _strip(figure: str) -> Content:
    parts = [
        Content.styled(f"[{words.figure(name)}]", "bold $text-primary")
        if name == figure
        else Content.styled(f" {words.figure(name)} ", "$foreground 70%")
        for name in FIGURES
    ]
    return Content(" ").join(parts)


def _sum(budget: CampaignBudget, figure: str) -> list[str]:
    """The figure as the sum that makes it, the amounts under each other."""
    figures, currency = budget.figures, budget.currency
    if figure == "remaining":
        parts = [
            ("", words.figure("planned"), figures.planned),
            (MINUS, words.figure("committed"), figures.committed),
        ]
    elif figure == "committed":
        parts = [
            ("", words.figure("open"), figures.open),
            ("+", words.figure("paid"), figures.paid),
        ]
    elif figure == "planned":
        parts = [
            ("+", _(words.CATEGORY[one.category]), one.planned_minor)
            for one in budget.lines
            if one.planned_minor is not None
        ]
        if budget.unallotted:
            sign = "+" if budget.unallotted > 0 else MINUS
            label = _("On no line") if sign == "+" else _("Lines past the budget")
            parts.append((sign, label, abs(budget.unallotted)))
    else:
        parts = []
    parts.append(("=", words.figure(figure), getattr(figures, figure)))
    sums = [words.money(minor, currency) for _sign, _label, minor in parts]
    wide, labels = max(map(cell_len, sums)), max(cell_len(one[1]) for one in parts)
    return [
        f"{sign or ' '} {fit(label, labels)}  {fit(text, wide, 'right')}"
        for (sign, label, _minor), text in zip(parts, sums, strict=True)
    ]


def _costs(costs: tuple[CostRow, ...] | None, width: int) -> list[Content]:
    """The largest costs by what they count as; whether there are more besides."""
    if costs is None:
        return [Content.styled("…", LABEL)]
    if not costs:
        return [Content.styled(_("No cost is in it."), LABEL)]
    shown = costs[:MOST]
    sums = [fmt.amount(one.counted or one.amount) for one in shown]
    wide = max(map(cell_len, sums))
    rows = []
    for one, text in zip(shown, sums, strict=True):
        sign = words.COST_SIGN[one.state]
        said = " · ".join(part for part in (one.name or "", what(one)) if part)
        row = Content(f"{sign} {fit(text, wide, 'right')}  ")
        if one.counted is not None and one.counted != one.amount:
            # Before the words: these may be cut, an amount may not.
            row += Content.styled(f"({fmt.amount(one.amount)}) ", LABEL)
        row += Content(show(said))
        if one.counted is None:
            none = _("no rate: not counted")
            row += Content.styled(f"  {none}", "$text-warning")
        rows.append(row.truncate(width, ellipsis=True))
    if len(costs) > MOST:
        more = _("… and more: Enter shows all of them in the ledger.")
        rows.append(Content.styled(more, LABEL))
    return rows


class ExplainBudget(Question[str | None]):
    """Explains the figures of a budget; answers one whose costs shall be listed."""

    WIDTH = 76
    DEFAULT_CSS = """
    ExplainBudget { FigurePaper { margin-top: 1; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,l,right", "turn(1)", N_("Next figure")),
        Binding("shift+tab,h,left", "turn(-1)", show=False),
        Binding("enter", "list_costs", N_("In the ledger")),
        Binding("escape,q,equals_sign", "never_mind", N_("Close")),
    ]

    def __init__(self, budget: CampaignBudget, figure: str = "committed") -> None:
        name = budget.name if budget.campaign_id is not None else _("No campaign")
        super().__init__(_("What makes the figures of {name}").format(name=name))
        self._budget = budget
        self._figure = figure

    def asked(self) -> Iterable[Widget]:
        """The figure, explained."""
        yield FigurePaper(self._budget, self._figure)

    def on_mount(self) -> None:
        """Begin with what is promised."""
        self._show()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There is a ledger of a campaign, and of costs."""
        if action == "list_costs":
            return self._budget.campaign_id is not None and bool(STATES[self._figure])
        return True

    def action_turn(self, by: int) -> None:
        """Explain the next figure."""
        place = (FIGURES.index(self._figure) + by) % len(FIGURES)
        self._figure = FIGURES[place]
        self._show()
        self.refresh_bindings()

    @work(exclusive=True, group="look")
    async def _show(self) -> None:
        paper = self.query_one(FigurePaper)
        paper.figure, paper.costs = self._figure, None
        if states := STATES[self._figure]:
            app, budget = self.soloist, self._budget
            with self.refusals_shown():
                paper.costs = await app.look(
                    largest, app.store, budget, states, app.today()
                )

    def action_list_costs(self) -> None:
        """Show the costs of this figure in the ledger."""
        self.dismiss(self._figure)


def largest(
    store: Store, budget: CampaignBudget, states: Sequence[str], today: date
) -> tuple[CostRow, ...]:
    """The largest costs in some states by what they count as, what has no rate last.

    One more than are named if there are more.
    """
    from store.ledger import NO_CAMPAIGN, LedgerView  # noqa: PLC0415 - when asked

    view = LedgerView(
        narrowed(states),
        sort="amount",
        descending=True,
        campaign_id=budget.campaign_id or NO_CAMPAIGN,
    )
    found = store.ledger.first(view, today, READ)
    return tuple(sorted(found, key=_counts, reverse=True)[: MOST + 1])


def _counts(row: CostRow) -> tuple[bool, int]:
    """What a cost weighs beside others of its campaign."""
    return row.counted is not None, (row.counted or row.amount).minor


def narrowed(states: Sequence[str]) -> str:
    """The filter of the ledger for costs in some states."""
    return f"state:{','.join(states)}"


async def explain_budget(
    app: SoloistApp, budget: CampaignBudget, figure: str = "committed"
) -> str | None:
    """Explain the figures of a budget; the filter of those she wants listed.

    To be awaited in a worker.
    """
    chosen = await app.push_screen_wait(ExplainBudget(budget, figure))
    return None if chosen is None else narrowed(STATES[chosen])
