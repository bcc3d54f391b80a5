"""What to do with all the marked costs at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.budget_words import CATEGORY, COST_STATE
from tui.campaign_terms import read_any_day
from tui.dialogs.act_list import ActList
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.i18n import N_, _
from tui.ledger_columns import place, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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

NAMED = 6
"""Channels that are named where one is asked for."""


class CostBulk(ActList["CostAct | None"]):
    """Asks what to do with costs, then for what it needs."""

    ACTS = ACTS

    def __init__(self, rows: Sequence[CostRow]) -> None:
        super().__init__(_("Change {name}").format(name=title_of(rows)))

    async def act(self, kind: str) -> CostAct | None:
        """Ask for what it needs."""
        if kind == "due":
            return await ask_due(self.soloist, self._title)
        if kind not in {"state", "category", "channel", "campaign"}:
            return CostAct(kind)
        word = await self._word(kind)
        return None if word is None else CostAct(kind, word)

    async def _word(self, kind: str) -> str | None:
        """A state, a category, a channel or a campaign."""
        if kind == "channel":
            return await ask_channel(self.soloist)
        if kind == "campaign":
            return await ask_campaign(self.soloist)
        if kind == "state":
            choices = [Choice(code, _(COST_STATE[code])) for code in BY_HAND]
        else:
            choices = [Choice(code, _(title)) for code, title in CATEGORY.items()]
        return await self.app.push_screen_wait(Choose(_(ACTS[kind]), choices))


async def ask_campaign(app: SoloistApp) -> str | None:
    """Ask for a campaign by its name, "" for none; to be awaited in a worker."""
    campaigns = await app.look(app.store.campaigns.all)
    choices = [Choice(one.name, one.name) for one in campaigns]
    choices.append(Choice("", _("(none)")))
    return await app.push_screen_wait(Choose(_("Campaign"), choices))


async def ask_channel(app: SoloistApp) -> str | None:
    """Ask for a channel, naming those in use; "" for none; as above."""
    known = await app.look(app.store.costs.channels)
    named = " · ".join(place(code) for code in known[:NAMED])
    detail = _("{names}, or any name; empty for none.").format(names=named)
    return await app.push_screen_wait(Prompt(_("Channel"), detail=detail))


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
