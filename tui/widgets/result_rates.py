"""Figures and rates of a campaign in lines, with what each is known of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui import budget_words
from tui import format as fmt
from tui import results_words as words
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import N_, _, ngettext
from tui.show import fit, show
from tui.widgets.paper import LABEL, fact, label_width, title, wrapped
from tui.widgets.result_figures import GAP, WIDE, ResultsPaper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.result_campaign import CampaignResults
    from store.result_disputes import Disagreement, Said
    from store.result_figures import RateRow

    Fact = tuple[str, str, str]
    """What it is called, how much, what that is known of."""

ROOM = 70
"""Cells from which on all figures stand in one column, whatever they are called."""

DISPUTES = 8
"""Figures that sources say differently, told one by one; more are counted."""

HOLDS = N_(
    "The newest holds; of one day what covers the longer time, then what you saw"
    " yourself, then a file, then what the influencer says."
)
"""Which of several sources a figure is taken from."""

FIGURES = (
    *("impressions", "reach", "views", "likes", "comments", "shares", "saves"),
    *("clicks", "sessions", "leads", "new_followers"),
)
"""Figures of content that are told, in this order."""

PRICES = ("cpm", "cpv", "cpe", "cpc", "cpl", "cpa", "aov")
"""What one of something cost, or came to."""


class ResultRates(ResultsPaper):
    """Figures with of how many pieces, rates with their basis, prices, EMV."""

    disputes: var[tuple[Disagreement, ...]] = var((), init=False)
    """Figures that sources say differently."""

    def lines(self, width: int) -> Sequence[Content]:
        """One under the other; what is not known is left out, and said to be."""
        if (shown := self.shown) is None:
            return ()
        groups = [_figures(shown), _rates(shown), _prices(shown), _extras(shown)]
        if not any(groups):
            none = _("Nothing is measured yet: no figures of content, no sales.")
            return wrapped(Content.styled(none, LABEL), width)
        if width >= ROOM:
            groups = [[one for group in groups for one in group]]
        rows = [row for group in groups for row in _facts(group, width)]
        return [*rows, *_disputes(self.disputes, width)]


def _facts(facts: Sequence[Fact], width: int) -> list[Content]:
    """Each on a line, or what it is known of on the next where that does not fit."""
    wide = label_width((name for name, _value, _basis in facts), WIDE)
    most = max((cell_len(value) for _name, value, _basis in facts), default=0)
    rows = []
    for name, value, basis in facts:
        aside = Content.styled(basis, LABEL)
        told = Content.styled(fit(value, most, "right"), "bold")
        (line,) = fact(name, told, wide, max(width, wide + most))
        if line.cell_length + GAP + aside.cell_length <= width:
            rows.append(line + " " * GAP + aside)
            continue
        rows.append(line.truncate(width, ellipsis=True))
        rows += [Content(" " * GAP) + row for row in wrapped(aside, width - GAP)]
    return rows


def _disputes(found: Sequence[Disagreement], width: int) -> list[Content]:
    """Where sources say different things, and which of them holds."""
    if not found:
        return []
    rows = [Content(""), title(_("Sources say different things"))]
    for one in found[:DISPUTES]:
        rows += wrapped(Content(show(_whose(one))), width)
        said = wrapped(Content.styled(_said(one.said), LABEL), width - GAP)
        rows += [Content(" " * GAP) + row for row in said]
    if (more := len(found) - DISPUTES) > 0:
        told = ngettext("… and {count} more", "… and {count} more", more)
        rows.append(Content.styled(told.format(count=fmt.whole(more)), LABEL))
    return [*rows, *wrapped(Content.styled(_(HOLDS), LABEL), width)]


def _whose(one: Disagreement) -> str:
    text = _("{kind} of {name} on {channel}, {window}").format(
        kind=_(CONTENT_KIND.get(one.kind, one.kind)),
        name=one.name,
        channel=_(fmt.PLATFORM.get(one.channel, one.channel)) or fmt.DASH,
        window=_(words.WINDOW[one.window]),
    )
    return f"{text} · {_(words.STEP[one.figure])}"


def _said(said: Iterable[Said]) -> str:
    return " · ".join(
        f"{fmt.whole(one.value)} {_(words.SOURCE[one.source])},"
        f" {fmt.plain_day(one.on_day)}"
        for one in said
    )


def _figures(shown: CampaignResults) -> list[Fact]:
    figures = shown.figures
    return [
        (
            _(words.STEP[name]),
            fmt.whole(value),
            words.of_many(figures.known[name], figures.many),
        )
        for name in FIGURES
        if (value := figures.values.get(name)) is not None
    ]


def _rates(shown: CampaignResults) -> list[Fact]:
    return [
        (
            _(words.RATE[one.name]),
            words.percent(one.ratio),
            f"{_(one.basis)}, {_known(one)}",
        )
        for one in shown.rates
    ]


def _known(one: RateRow) -> str:
    """Of how many pieces it is; of channels only that it is theirs."""
    if one.of == "channels":
        return _("counted on channels")
    return words.of_many(one.n, one.many)


def _prices(shown: CampaignResults) -> list[Fact]:
    return [
        (
            _(words.FIGURE[name]),
            words.each(value, shown.total.currency),
            _(words.FORMULA[name]),
        )
        for name in PRICES
        if (value := getattr(shown.total, name)) is not None
    ]


def _extras(shown: CampaignResults) -> list[Fact]:
    found = []
    if (even := shown.break_even) is not None:
        said = ngettext("{count} order", "{count} orders", even.orders)
        basis = _("cost / ({aov} x {margin} margin)").format(
            aov=words.each(even.aov, shown.currency),
            margin=fmt.percent(even.margin),
        )
        told = said.format(count=fmt.whole(even.orders))
        found.append((_("Break-even"), told, basis))
    if (emv := shown.emv) is not None:
        prices = ", ".join(
            _("{name}: {count} at {price} a thousand").format(
                name=show(_(one.name)),
                count=fmt.whole(one.impressions),
                price=budget_words.money(one.cpm_minor, emv.currency),
            )
            for one in emv.parts
        )
        none = _("no price for {names}").format(names=", ".join(map(_, emv.unpriced)))
        basis = f"{prices}; {none}" if emv.unpriced else prices
        told = budget_words.money(emv.minor, emv.currency)
        found.append((_("EMV, no revenue"), told, basis))
    return found
