"""What a campaign may spend in all, and on what: one form for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.errors import Invalid
from store.rules.cost_words import CATEGORIES
from store.rules.money import Money
from store.rules.spend import LARGEST_COST
from tui.budget_words import CATEGORY, money
from tui.campaign_terms import read_price
from tui.dialogs.entry_form import EntryForm
from tui.i18n import N_, _
from tui.widgets.budget_meter import OVER
from tui.widgets.entry_row import PriceRow
from tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.budget_rows import CampaignBudget
    from tui.app import SoloistApp

TOTAL = "budget"
"""The field of what may be spent in all."""


class PlanRow(PriceRow):
    """An amount in the currency of the campaign."""

    def __init__(self, name: str, title: str, base: int | None, currency: str) -> None:
        stored = None if base is None else Money(base, currency)
        super().__init__(name, title, stored, currency=currency)
        self._code = currency

    def read(self, typed: str) -> str:
        """The amount; raises ValueError for one in another currency."""
        found = read_price(typed, self._code)
        if found is not None and found.currency != self._code:
            counted = _("The campaign is counted in {currency}.")
            raise ValueError(counted.format(currency=self._code))
        if found is not None and found.minor > LARGEST_COST:
            raise ValueError(_("That is more than fits a plan."))
        return super().read(typed)

    @property
    def minor(self) -> int | None:
        """What was typed, in minor units; None for nothing, or for what is wrong."""
        try:
            found = read_price(self.text, self._code)
        except ValueError:
            return None
        if found is None or found.currency != self._code:
            return None
        return found.minor


class PlanForm(EntryForm):
    """Plans a campaign; answers True once the plan is saved, else False."""

    FORM = "plan"
    HEIGHT = 21
    DEFAULT_CSS = """
    PlanForm {
        #sum { height: auto; color: $text-muted; }
        #sum.-over { color: $text-warning; }
    }
    """

    def __init__(self, budget: CampaignBudget, total: int | None) -> None:
        currency = budget.currency or ""
        planned = {one.category: one.planned_minor for one in budget.lines}
        self.total = PlanRow(TOTAL, N_("In all"), total, currency)
        self.parts = [
            PlanRow(name, CATEGORY[name], planned.get(name), currency)
            for name in CATEGORIES
        ]
        self._currency = currency
        self._sum = Static(id="sum")
        super().__init__(
            budget.campaign_id or 0,
            0,
            _("Plan of {name}").format(name=budget.name),
            [self.total, *self.parts],
        )

    def on_mount(self) -> None:
        """Say what the lines come to, over the fields."""
        self.query_one(".dialog").mount(
            self._sum, before=self.query_one(VerticalScroll)
        )
        self._add_up()

    @on(FieldRow.Typed)
    def _add_up(self) -> None:
        """Say what the lines come to, and what of all is on none of them."""
        lines = sum(row.minor or 0 for row in self.parts)
        total = self.total.minor
        said = _("The lines come to {amount}.").format(
            amount=money(lines, self._currency)
        )
        if total is None and lines:
            said += " " + _("Without an amount in all, that is the plan.")
        elif total is not None and total > lines:
            rest = money(total - lines, self._currency)
            said += " " + _("{amount} are on no line.").format(amount=rest)
        elif total is not None and total < lines:
            rest = money(lines - total, self._currency)
            said += f" {OVER} " + _("That is {amount} too much.").format(amount=rest)
        self._sum.update(Content(said))
        self._sum.set_class(total is not None and total < lines, "-over")

    async def save(
        self,
        number: int,
        version: int,  # noqa: ARG002 - a plan is set as a whole
        typed: Mapping[str, str],
    ) -> None:
        """Set what was changed; raises StoreError."""
        budget, ask = self.soloist.store.budget, self.soloist.ask
        lines = {
            row.field.name: row.minor for row in self.parts if row.field.name in typed
        }
        if TOTAL in typed:
            await ask(budget.set_plan, number, lines, self.total.minor)
        else:
            await ask(budget.set_lines, number, lines)


async def plan_budget(app: SoloistApp, campaign_id: int) -> bool:
    """Ask what a campaign may spend, and keep it; True once it is saved."""
    saved: bool | None = False
    with app.refusals_shown():
        card = await app.look(app.store.campaigns.card, campaign_id)
        if card.currency is None:
            raise Invalid(
                N_("{name} has no currency yet; give it one first (its frame)."),
                name=card.name,
            )
        budget = await app.look(app.store.budget.figures, campaign_id)
        saved = await app.push_screen_wait(PlanForm(budget, card.budget_minor))
    return bool(saved)
