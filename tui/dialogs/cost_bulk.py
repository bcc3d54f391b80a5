"""What to do with all the marked costs at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.budget_words import CATEGORY, COST_STATE
from tui.campaign_terms import read_any_day
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.dialogs.question import CANCEL, Narrowing, matches
from tui.i18n import N_, _
from tui.ledger_columns import place, title_of
from tui.show import content

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.content import Content

    from store.cost_rows import CostRow
    from tui.app import SoloistApp


@dataclass(frozen=True, slots=True)
class CostAct:
    """What to do.

    ``kind`` is "pay", "state", "category", "channel", "campaign" (``word`` says which),
    "due" (``day``, None takes it away), "document" or "delete".
    """

    kind: str
    word: str = ""
    day: date | None = None


ACTS = {
    "pay": N_("Mark as paid"),
    "state": N_("Put into a state"),
    "due": N_("To be paid by another day"),
    "document": N_("Where the bill is"),
    "category": N_("Category"),
    "channel": N_("Channel"),
    "campaign": N_("Campaign"),
    "delete": N_("Delete"),
}

BY_HAND = ("planned", "committed", "invoiced", "cancelled")
"""States that nothing else goes with: paying shows its figures first."""


class CostBulk(Narrowing[CostAct | None]):
    """Asks what to do with costs, then for what it needs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose")),
        CANCEL,
    ]

    def __init__(self, rows: Sequence[CostRow]) -> None:
        super().__init__(_("Change {name}").format(name=title_of(rows)))

    def lines(self) -> Sequence[tuple[str, Content]]:
        """What can be done."""
        return [
            (kind, content(_(title)))
            for kind, title in ACTS.items()
            if matches(self.typed, _(title))
        ]

    def action_choose(self) -> None:
        """Go on with the line under the cursor."""
        if (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Go on with this line."""
        if self.is_current:
            self._go_on(name)

    @work(exclusive=True, group="value")
    async def _go_on(self, kind: str) -> None:
        """Ask for what it needs; without an answer, stay here."""
        act: CostAct | None = CostAct(kind)
        if kind == "due":
            act = await ask_due(self.soloist, self._title)
        elif kind == "channel":
            act = await self._channel()
        elif kind in {"state", "category", "campaign"}:
            act = await self._one_of(kind)
        if act is not None and self.is_current:
            self.dismiss(act)

    async def _one_of(self, kind: str) -> CostAct | None:
        """A state, a category or a campaign, from a list."""
        if kind == "state":
            choices = [Choice(code, _(COST_STATE[code])) for code in BY_HAND]
        elif kind == "category":
            choices = [Choice(code, _(title)) for code, title in CATEGORY.items()]
        else:
            campaigns = await self.soloist.look(self.soloist.store.campaigns.all)
            choices = [Choice(one.name, one.name) for one in campaigns]
            choices.append(Choice("", _("(none)")))
        word = await self.app.push_screen_wait(Choose(_(ACTS[kind]), choices))
        return None if word is None else CostAct(kind, word)

    async def _channel(self) -> CostAct | None:
        known = await self.soloist.look(self.soloist.store.costs.channels)
        named = " · ".join(place(code) for code in known[:6])
        ask = Prompt(
            _(ACTS["channel"]),
            detail=_("{names}, or any name; empty for none.").format(names=named),
        )
        word = await self.app.push_screen_wait(ask)
        return None if word is None else CostAct("channel", word)


async def ask_due(app: SoloistApp, title: str) -> CostAct | None:
    """Ask by which day something is to be paid; to be awaited in a worker."""
    today = app.today()

    def wrong(text: str) -> str:
        try:
            read_any_day(text, today)
        except ValueError as problem:
            return str(problem)
        return ""

    hint = _("3d, fri, next week, 26 nov; empty for no day")
    ask = Prompt(_("To be paid by which day?"), detail=f"{title}\n{hint}", check=wrong)
    typed = await app.push_screen_wait(ask)
    return None if typed is None else CostAct("due", day=read_any_day(typed, today))
