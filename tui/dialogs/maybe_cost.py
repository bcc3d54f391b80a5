"""Something that may be bought: what it is, how much, and how many of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.spend import LARGEST_COST
from store.rules.text import clean
from tui.budget_words import CATEGORY
from tui.campaign_terms import spoken
from tui.dialogs.entry_form import EntryForm
from tui.i18n import N_, _
from tui.what_if_rows import MaybeCost
from tui.widgets.entry_row import CountRow, EntryRow, PriceRow, WordRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.app import SoloistApp


class MaybeForm(EntryForm):
    """Asks for a cost that is tried out; what it is stays in ``made``."""

    HEIGHT = 15

    def __init__(self, number: int, before: MaybeCost | None, currency: str) -> None:
        self._before = before
        self.what = EntryRow("what", N_("Item"), "" if before is None else before.what)
        category = "other" if before is None else before.category
        names = spoken(CATEGORY)
        self.category = WordRow("category", N_("Category"), names, names[category])
        self.each = PriceRow(
            "each",
            N_("Each"),
            None if before is None else before.each,
            currency=currency,
        )
        times = "1" if before is None else str(before.many)
        self.many = CountRow("many", N_("How many"), times)
        self.made: MaybeCost | None = None
        rows = [self.what, self.each, self.many, self.category]
        super().__init__(number, 0, _("What if it is bought?"), rows)

    async def save(
        self,
        number: int,
        version: int,  # noqa: ARG002 - nothing is stored yet
        typed: Mapping[str, str],  # noqa: ARG002 - read field by field
    ) -> None:
        """Make it; raises Invalid for what cannot be a cost."""
        amount, many = self.each.amount, self.many.count
        if amount is None or not amount.minor:
            raise Invalid(N_("Say how much, with a currency: 50만원, 120 €."))
        if not many or amount.minor * many > LARGEST_COST:
            raise Invalid(N_("Say how many: 1 or more, and not more than fits a cost."))
        category = self.category.code or "other"
        what = clean(self.what.text) or _(CATEGORY[category])
        owner = None if self._before is None else self._before.collaboration_id
        self.made = MaybeCost(number, what, category, amount, many, owner)


async def ask_maybe(
    app: SoloistApp, number: int, before: MaybeCost | None, currency: str | None
) -> MaybeCost | None:
    """Ask for a cost to try out; None for never mind. To be awaited in a worker."""
    form = MaybeForm(number, before, currency or "")
    await app.push_screen_wait(form)
    return form.made
