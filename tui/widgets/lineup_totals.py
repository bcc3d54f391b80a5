"""What a line-up adds up to, a line for each sum and what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import var

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.widgets.paper import LABEL, Paper, fact, label_width, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.rules.lineup import Totals


class LineupTotals(Paper):
    """The cost, the views, the break-even, and what is left of the budget."""

    totals: var[Totals | None] = var(None, init=False)
    is_part: var[bool] = var(False, init=False)
    """Whether only the marked ones are in the sums."""

    def watch_totals(self) -> None:
        """Lay them out anew."""
        self.refresh(layout=True)

    def watch_is_part(self) -> None:
        """Say whom the sums are about."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A heading, then a line for each sum."""
        if (found := self.totals) is None:
            return ()
        said = (
            ngettext("{count} marked person", "{count} marked people", found.people)
            if self.is_part
            else ngettext("{count} person", "{count} people", found.people)
        )
        facts = [_cost(found), _reach(found), _even(found), _left(found)]
        wide = label_width([label for label, _value in facts])
        rows = [title(said.format(count=fmt.whole(found.people)))]
        for label, value in facts:
            rows += fact(label, value, wide, width)
        return rows


def _aside(text: str) -> Content:
    return Content.styled(f"  {text}" if text else "", LABEL)


def _cost(found: Totals) -> tuple[str, Content]:
    """A sum for each currency; who has no price is in none."""
    sums = " + ".join(map(fmt.amount, found.cost)) or fmt.DASH
    aside = ""
    if found.unpriced:
        said = ngettext(
            "{count} without a price", "{count} without a price", found.unpriced
        )
        aside = said.format(count=fmt.whole(found.unpriced))
    return _("Cost"), Content.styled(sums, "bold") + _aside(aside)


def _reach(found: Totals) -> tuple[str, Content]:
    """Views that may be expected, of how many, and what that is."""
    aside = _("known of {known} of {people}; audiences may overlap").format(
        known=fmt.whole(found.reach_known), people=fmt.whole(found.people)
    )
    views = Content.styled(fmt.whole(found.expected_reach), "bold")
    return _("Expected views"), views + _aside(aside)


def _even(found: Totals) -> tuple[str, Content]:
    """How many orders must come back."""
    label = _("Break-even")
    if found.margin is None:
        return label, Content.styled(_("= says what one order leaves"), LABEL)
    aside = _("at {amount} an order").format(amount=fmt.amount(found.margin))
    if found.break_even_orders is None:
        return label, Content(fmt.DASH) + _aside(aside)
    orders = ngettext("{count} order", "{count} orders", found.break_even_orders)
    said = orders.format(count=fmt.whole(found.break_even_orders))
    return label, Content.styled(said, "bold") + _aside(aside)


def _left(found: Totals) -> tuple[str, Content]:
    """What the budget has after them; other currencies are named, not counted."""
    label = _("Budget left")
    if found.budget_left is None or found.budget_left_after is None:
        return label, Content.styled(_("The campaign has no budget yet."), LABEL)
    over = found.budget_left_after.minor < 0
    after = Content.styled(
        f"{'! ' if over else ''}{fmt.amount(found.budget_left_after)}",
        "bold $text-error" if over else "bold",
    )
    said = [_("of {amount} before").format(amount=fmt.amount(found.budget_left))]
    if found.other_currencies:
        others = " + ".join(map(fmt.amount, found.other_currencies))
        said.append(_("without {amount}").format(amount=others))
    return label, after + _aside(" · ".join(said))
