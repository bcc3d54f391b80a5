"""What a campaign shall reach, in figures: one line for each."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from store.campaign_rows import MONEY_METRICS, SHARE_METRICS
from store.rules.campaign_words import METRICS
from store.rules.figures import decide_style
from store.rules.numerals import read_number
from store.rules.text import clean
from tui.campaign_terms import read_price
from tui.campaign_words import METRIC
from tui.campaign_words import goal as goal_words
from tui.dialogs.entry_form import EntryForm
from tui.i18n import _
from tui.widgets.entry_row import EntryRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.campaign_card import CampaignCard
    from tui.app import SoloistApp


class GoalRow(EntryRow):
    """A field that takes a goal: a count, an amount of money, or percent."""

    TYPED_OVER = True

    def __init__(self, metric: str, base: str, currency: str | None) -> None:
        self._metric, self._currency = metric, currency
        hint = _("1,200, 12k, 1.2만 …")
        if metric in MONEY_METRICS:
            hint = _("50만원, 120 €, $1,500 …")
        elif metric in SHARE_METRICS:
            hint = _("In percent: 120")
        super().__init__(metric, METRIC[metric], base, hint=hint)

    def read(self, typed: str) -> str:
        """The figure in full."""
        return f"→ {goal_words(self._goal(typed), self._metric, self._currency)}"

    @property
    def goal(self) -> Decimal | None:
        """What was typed; None for nothing."""
        typed = clean(self.text)
        return self._goal(typed) if typed else None

    def _goal(self, typed: str) -> Decimal:
        if self._metric in MONEY_METRICS:
            return self._amount(typed)
        is_share = self._metric in SHARE_METRICS
        text = typed.rstrip("% ") if is_share else typed
        try:
            found = read_number(text, decide_style([text])[0])
        except ValueError:
            found = None
        if found is None:
            raise ValueError(_("This is no figure that can be read."))
        if not is_share and (found <= 0 or found != int(found)):
            raise ValueError(_("A goal is a whole number above zero."))
        if not found:
            raise ValueError(_("A goal cannot be zero; leave it empty for none."))
        return found

    def _amount(self, typed: str) -> Decimal:
        from store.rules.money import from_minor  # noqa: PLC0415 - one field of many

        found = read_price(typed, self._currency)
        if found is None or not found.minor:
            raise ValueError(_("A goal cannot be zero; leave it empty for none."))
        if self._currency is None:
            raise ValueError(_("Give the campaign a currency first (its frame)."))
        if found.currency != self._currency:
            counted = _("The campaign is counted in {currency}.")
            raise ValueError(counted.format(currency=self._currency))
        return from_minor(found.minor, found.currency)


class TargetsForm(EntryForm):
    """Sets the goals of a campaign; answers True once they are saved, else False."""

    FORM = "goals"
    HEIGHT = 22

    def __init__(self, card: CampaignCard) -> None:
        written = _written(card)
        self.goals = [
            GoalRow(metric, written[metric], card.currency) for metric in METRICS
        ]
        super().__init__(
            card.id,
            card.version,
            _("Targets of {name}").format(name=card.name),
            self.goals,
        )

    async def save(
        self,
        number: int,
        version: int,  # noqa: ARG002 - goals are set as a whole
        typed: Mapping[str, str],  # noqa: ARG002
    ) -> None:
        """Set exactly these goals; raises StoreError."""
        goals = {
            row.field.name: goal for row in self.goals if (goal := row.goal) is not None
        }
        await self.soloist.ask(self.soloist.store.campaigns.set_targets, number, goals)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The goals as stored by now."""
        card = await self.soloist.look(self.soloist.store.campaigns.card, number)
        return card.version, _written(card)


def _written(card: CampaignCard) -> dict[str, str]:
    """The goals as a form writes them."""
    goals = {one.metric: one.goal for one in card.targets}
    return {
        metric: goal_words(goals[metric], metric, card.currency)
        if metric in goals
        else ""
        for metric in METRICS
    }


async def set_targets(app: SoloistApp, campaign_id: int) -> bool:
    """Ask for the goals of a campaign and keep them; True once they are saved."""
    saved: bool | None = False
    with app.refusals_shown():
        card = await app.look(app.store.campaigns.card, campaign_id)
        saved = await app.push_screen_wait(TargetsForm(card))
    return bool(saved)
