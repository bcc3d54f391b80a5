"""What to do with all the marked lines of own time at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.campaign_terms import read_price
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.dialogs.question import CANCEL, Narrowing, matches
from tui.hours_columns import title_of
from tui.i18n import N_, _
from tui.ledger_columns import place
from tui.show import content

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.content import Content

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

NAMED = 6
"""Channels that are named where one is asked for."""


class HoursBulk(Narrowing[HoursAct | None]):
    """Asks what to do with own time, then for what it needs.

    ``rates`` are what an hour costs, by campaign.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose")),
        CANCEL,
    ]

    def __init__(self, rows: Sequence[WorkTimeRow], rates: Mapping[int, Money]) -> None:
        super().__init__(_("Change {name}").format(name=title_of(rows)))
        usual = [rates.get(row.campaign_id or 0) for row in rows]
        currencies = {rate.currency for rate in usual if rate is not None}
        self._currency = currencies.pop() if len(currencies) == 1 else None

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
        act: HoursAct | None = HoursAct(kind)
        if kind == "campaign":
            act = await self._campaign()
        elif kind == "channel":
            act = await self._channel()
        elif kind == "rate":
            act = await self._rate()
        if act is not None and self.is_current:
            self.dismiss(act)

    async def _campaign(self) -> HoursAct | None:
        campaigns = await self.soloist.look(self.soloist.store.campaigns.all)
        choices = [Choice(one.name, one.name) for one in campaigns]
        choices.append(Choice("", _("(none)")))
        word = await self.app.push_screen_wait(Choose(_("Campaign"), choices))
        return None if word is None else HoursAct("campaign", word)

    async def _channel(self) -> HoursAct | None:
        known = await self.soloist.look(self.soloist.store.costs.channels)
        named = " · ".join(place(code) for code in known[:NAMED])
        ask = Prompt(
            _("Channel"),
            detail=_("{names}, or any name; empty for none.").format(names=named),
        )
        word = await self.app.push_screen_wait(ask)
        return None if word is None else HoursAct("channel", word)

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
