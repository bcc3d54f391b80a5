"""What customers are to do in a campaign, and what one of each is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui import format as fmt
from tui.dialogs.conversion_fields import goal_name, goal_worth
from tui.dialogs.goal_form import GoalForm, new_goal
from tui.dialogs.marked_list import MarkedList
from tui.dialogs.question import CANCEL, WIDE
from tui.i18n import N_, _, ngettext
from tui.results_words import KIND
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.goals import GoalRow
    from tui.app import SoloistApp


class GoalsDialog(MarkedList["GoalRow"]):
    """Shows the goals of a campaign, to be set, changed and deleted."""

    WIDTH = WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New")),
        Binding("enter,e", "edit", N_("Edit"), priority=True),
        Binding("d,delete", "remove", N_("Delete")),
        CANCEL,
    ]

    def __init__(self, campaign_id: int, name: str, currency: str | None) -> None:
        super().__init__(_("Goals of {name}").format(name=name))
        self._campaign, self._currency = campaign_id, currency

    def nothing(self) -> str:
        """What is said where no goal is set."""
        return _("No goal yet. Press n to say what customers are to do, and its worth.")

    async def read(self) -> Sequence[GoalRow]:
        """Those of the campaign."""
        return await self.soloist.look(self.soloist.store.goals.of, self._campaign)

    async def delete(self, numbers: Sequence[int]) -> None:
        """Delete these, each as a step of its own."""
        for number in numbers:
            await self.soloist.ask(self.soloist.store.goals.remove, number)

    def title_of(self, rows: Sequence[GoalRow]) -> str:
        """The goal that a question is about, or how many they are."""
        if len(rows) == 1:
            return goal_name(rows[0])
        said = ngettext("{count} goal", "{count} goals", len(rows))
        return said.format(count=fmt.whole(len(rows)))

    def columns(self) -> tuple[Column, ...]:
        """What it is called, what is done, what one is worth, and why."""
        return (
            Column("name", _("Conversion goal"), 16, share=2),
            Column("kind", _("Kind"), 14, share=1),
            Column("one", _("One is worth"), 16, align="right"),
            Column("how", _("How that is known"), 24, share=2),
        )

    def cells(self, row: GoalRow) -> tuple[str, ...]:
        """One goal in these columns."""
        return (
            goal_name(row),
            _(KIND[row.kind]),
            fmt.amount(goal_worth(row)),
            how(row),
        )

    def tone(self, row: GoalRow) -> str:
        """One whose worth nobody knows is told."""
        return "" if goal_worth(row) is not None else "warning"

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Set a goal, and be on it."""
        added = await new_goal(self.soloist, self._campaign, self._currency)
        await self.again(added)

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Say otherwise what it is; conversions without an amount follow."""
        if len(here := self.here) == 1:
            form = GoalForm(self._campaign, self._currency, here[0])
            await self.app.push_screen_wait(form)
            await self.again()


def how(row: GoalRow) -> str:
    """What says what one of a goal is worth."""
    if row.value is not None:
        return _("as you said")
    if row.ltv is None or row.rate is None:
        return _("nobody said")
    return f"{fmt.amount(row.ltv)} x {fmt.percent(row.rate)}"


async def show_goals(app: SoloistApp, campaign_id: int) -> None:
    """Show the goals of a campaign; to be awaited in a worker."""
    with app.refusals_shown():
        card = await app.look(app.store.campaigns.card, campaign_id)
        await app.push_screen_wait(GoalsDialog(card.id, card.name, card.currency))
