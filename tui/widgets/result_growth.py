"""What a campaign did beside sales: audiences, the brand, mentions, other figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from textual.content import Content

from tui import budget_words
from tui import format as fmt
from tui import results_words as words
from tui.i18n import _, ngettext
from tui.show import fit, show
from tui.widgets.growth_line import line_of
from tui.widgets.paper import LABEL, fact, label_width, title, wrapped
from tui.widgets.result_figures import WIDE, ResultsPaper
from tui.widgets.roi_bars import SHADED, SOLID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.result_brand import BrandPhase, Change, Growth, Mentions
    from store.result_campaign import CampaignResults
    from store.result_figures import ChannelReading

CELLS = 24
"""Cells of the bar of mentions."""

WIDEST = 30
"""Cells of the names of parts of channels."""

HIGH = 3
"""Lines that the line of followers is high."""

MOST = 12
"""Parts of channels that are told; more are counted."""


class ResultGrowth(ResultsPaper):
    """Audiences before and after, the brand, how it was spoken of, channel figures."""

    def lines(self, width: int) -> Sequence[Content]:
        """Each part under its title; parts that have nothing say so."""
        if (shown := self.shown) is None:
            return ()
        return [
            title(_("Audiences of those who agreed")),
            *_audiences(shown.growth, width),
            title(_("The brand")),
            *_brand(shown.growth.brand, width),
            title(_("Mentions")),
            *_mentions(shown.mentions, width),
            *_channels(shown, width),
        ]


def _audiences(growth: Growth, width: int) -> list[Content]:
    told = [
        (_("Before and during"), growth.during),
        (_("Before and after"), growth.after),
    ]
    known = [(name, change) for name, change in told if change is not None]
    if not known:
        none = _("No account has followers counted both before and later.")
        return [*wrapped(Content.styled(none, LABEL), width), *_line(growth, width)]
    wide = label_width((name for name, _change in known), WIDE)
    rows = [
        row
        for name, change in known
        for row in fact(name, _grown(change, growth.accounts), wide, width)
    ]
    return [*rows, *_line(growth, width)]


def _line(growth: Growth, width: int) -> list[Content]:
    """Followers over time, of all accounts that were counted twice at least."""
    rows = line_of(growth.line, width, HIGH)
    if not rows:
        return []
    said = ngettext(
        "Followers of {count} account", "Followers of {count} accounts", growth.drawn
    )
    text = said.format(count=fmt.whole(growth.drawn))
    return [Content.styled(text, LABEL).truncate(width), *rows]


def _grown(change: Change, accounts: int) -> Content:
    said = ngettext("{known} of {many} account", "{known} of {many} accounts", accounts)
    basis = said.format(known=fmt.whole(change.n), many=fmt.whole(accounts))
    grew = change.percent
    sign = "+" if change.then > change.before else ""
    told = f"{fmt.whole(change.before)} → {fmt.whole(change.then)}"
    return Content.assemble(
        (told, "bold"), f"  {sign}{words.percent(grew)}", (f"  {basis}", LABEL)
    )


def _brand(phases: Sequence[BrandPhase], width: int) -> list[Content]:
    if not phases:
        none = _("No figures of the brand yet: followers, searches, mentions.")
        return wrapped(Content.styled(none, LABEL), width)
    names = [_phase(one) for one in phases]
    wide = label_width(names, WIDE)
    return [
        row
        for name, one in zip(names, phases, strict=True)
        for row in fact(name, _standing(one), wide, width)
    ]


def _phase(one: BrandPhase) -> str:
    where = f" · {show(_(fmt.PLATFORM.get(one.channel, one.channel)))}"
    return _(words.PHASE[one.phase]) + (where if one.channel else "")


def _standing(one: BrandPhase) -> Content:
    parts = [
        f"{_(words.STEP[name])} {fmt.whole(value)}"
        for name in ("followers", "searches", "mentions")
        if (value := getattr(one, name)) is not None
    ]
    if one.sentiment is not None:
        mood = fmt.percent(Decimal(one.sentiment))
        parts.append(_("Mood {percent}").format(percent=mood))
    day = fmt.plain_day(one.on_day)
    return Content.assemble(" · ".join(parts), (f"  {day}", LABEL))


def _mentions(mentions: Mentions, width: int) -> list[Content]:
    if not mentions.many:
        none = _("Nobody was noted to speak of the brand.")
        return wrapped(Content.styled(none, LABEL), width)
    counts = {
        "positive": mentions.positive,
        "neutral": mentions.neutral,
        "negative": mentions.negative,
        "": mentions.unjudged,
    }
    parts = [
        f"{_(words.SENTIMENT[code])} {fmt.whole(count)}"
        for code, count in counts.items()
        if count
    ]
    if mentions.net is not None:
        parts.append(
            _("positive less negative {rate}").format(rate=words.percent(mentions.net))
        )
    rows = wrapped(Content(" · ".join(parts)), width)
    if judged := mentions.judged:
        good = mentions.positive * CELLS // judged
        bad = -(-mentions.negative * CELLS // judged)
        bar = Content.assemble(
            (SOLID * good, "$text-success"),
            ("·" * max(0, CELLS - good - bad), LABEL),
            (SHADED * bad, "$text-error"),
        )
        rows.append(bar.truncate(width))
    return rows


def _channels(shown: CampaignResults, width: int) -> list[Content]:
    """Figures of channels: beside those of content, and never added to them."""
    found = shown.beside_channels
    if not found:
        return []
    rows = [title(_("Figures of channels, beside those of content"))]
    names = [fit(show(_part(one)), WIDEST).rstrip() for one in found[:MOST]]
    wide = label_width(names, WIDEST + 2)
    for name, one in zip(names, found[:MOST], strict=True):
        rows += fact(name, _read(one), wide, width)
    if (more := len(found) - MOST) > 0:
        said = ngettext("… and {count} more", "… and {count} more", more)
        rows.append(Content.styled(said.format(count=fmt.whole(more)), LABEL))
    return rows


def _part(one: ChannelReading) -> str:
    channel = _(fmt.PLATFORM.get(one.channel, one.channel)) or _("Their work")
    return f"{channel} · {one.label}" if one.label else channel


def _read(one: ChannelReading) -> Content:
    parts = [
        f"{_(words.STEP[name])} {fmt.whole(value)}"
        for name, value in one.figures.items()
        if name in words.STEP
    ]
    if one.stated_conversions is not None:
        # Parts of one are told where there are any: 12.5, but 100 and not 1E+2.
        stated = fmt.grouped(Decimal(f"{one.stated_conversions.normalize():f}"))
        parts.append(_("conversions as it states {count}").format(count=stated))
    parts += [
        _("spent as it states {amount}").format(amount=budget_words.money(minor, code))
        for code, minor in one.spend
    ]
    said, many = "", one.days or one.periods
    if one.days:
        said = ngettext("{count} day added up", "{count} days added up", many)
    elif one.periods:
        said = ngettext("{count} period added up", "{count} periods added up", many)
    basis = f"  {said.format(count=fmt.whole(many))}" if said else ""
    return Content.assemble(" · ".join(parts) or fmt.DASH, (basis, LABEL))
