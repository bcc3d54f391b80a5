"""What to do with all the marked lines of own time at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.campaign_terms import read_price
from tui.dialogs.act_list import ActList
from tui.dialogs.asking import Prompt
from tui.dialogs.cost_bulk import ask_campaign, ask_channel
from tui.hours_columns import title_of
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.rules.money import Money
    from store.work_time import WorkTimeRow


@dataclass(frozen=True, slots=True)
class HoursAct:
    """What to do.

    ``kind`` is "campaign", "channel" (``word`` says which), "rate" (``rate``, None is
    what the campaign says) or "delete".
    """

    kind: str
    word: str = ""
    rate: Money | None = None


ACTS = {
    "campaign": N_("Campaign"),
    "channel": N_("Channel"),
    "rate": N_("What an hour costs"),
    "delete": N_("Delete"),
}


class HoursBulk(ActList["HoursAct | None"]):
    """Asks what to do with own time, then for what it needs.

    ``rates`` are what an hour costs, by campaign.
    """

    ACTS = ACTS

    def __init__(self, rows: Sequence[WorkTimeRow], rates: Mapping[int, Money]) -> None:
        super().__init__(_("Change {name}").format(name=title_of(rows)))
        usual = [rates.get(row.campaign_id or 0) for row in rows]
        currencies = {rate.currency for rate in usual if rate is not None}
        self._currency = currencies.pop() if len(currencies) == 1 else None

    async def act(self, kind: str) -> HoursAct | None:
        """Ask for what it needs."""
        if kind == "rate":
            return await self._rate()
        if kind == "delete":
            return HoursAct(kind)
        ask = ask_campaign if kind == "campaign" else ask_channel
        word = await ask(self.soloist)
        return None if word is None else HoursAct(kind, word)

    async def _rate(self) -> HoursAct | None:
        def wrong(text: str) -> str:
            try:
                read_price(text, self._currency)
            except ValueError as problem:
                return str(problem)
            return ""

        ask = Prompt(
            _("What an hour costs"),
            detail=_("30,000원, 45 €; empty for what the campaign says."),
            check=wrong,
        )
        typed = await self.app.push_screen_wait(ask)
        if typed is None:
            return None
        return HoursAct("rate", rate=read_price(typed, self._currency))
