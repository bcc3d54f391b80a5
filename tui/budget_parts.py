"""How a budget divides, read for the pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import budget_words as words
from tui import format as fmt
from tui.i18n import _
from tui.widgets.budget_lines import PartLine, PartsShown

if TYPE_CHECKING:
    from store import Store
    from store.budget_rows import Beside, CampaignBudget
    from store.budget_shares import ChannelFigures

MOST = 100
"""People that are read at once: those who cost most."""


def parts_of(store: Store, budget: CampaignBudget, by: str) -> PartsShown:
    """The parts of a budget, in its currency: by category, channel or person."""
    if by == "category":
        lines = tuple(
            PartLine(
                _(words.CATEGORY[one.category]),
                one.figures,
                _note(one.note or "", one.beside),
            )
            for one in budget.lines
        )
        return PartsShown(by, budget.currency, lines)
    if by == "channel":
        lines = tuple(
            PartLine(place_word(one.channel), one.figures, _own(one, budget.currency))
            for one in store.budget.by_channel(budget.campaign_id)
        )
        return PartsShown(by, budget.currency, lines)
    if budget.campaign_id is None:
        return PartsShown(by, budget.currency, ())
    people = store.budget.by_influencer(budget.campaign_id, limit=MOST)
    lines = tuple(
        PartLine(one.name, one.figures, _note("", one.beside)) for one in people
    )
    return PartsShown(by, budget.currency, lines)


def _note(note: str, beside: Beside) -> str:
    """What is noted, and what no rate is known for."""
    sums = " + ".join(words.money(one[1], one[0]) for one in beside if one[1])
    return " · ".join(part for part in (f"+ {sums}" if sums else "", note) if part)


def _own(one: ChannelFigures, currency: str | None) -> str:
    """Own time that went into a channel, beside what it costs otherwise."""
    own = one.own_time
    if not own.minutes:
        return _note("", one.beside)
    time = words.duration(own.minutes)
    if own.cost_minor:
        time = f"{time} = {words.money(own.cost_minor, currency)}"
    return _note(_("own time {time}").format(time=time), one.beside)


def place_word(channel: str) -> str:
    """What a channel is called; her own names stay as they are."""
    if not channel:
        return _("On no channel")
    return _(fmt.PLATFORM.get(channel, channel))
