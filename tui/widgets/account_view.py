"""One account on a card: followers and how they grew, the rate, averages, doubts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.signals import SIGNAL_TEXT
from tui import format as fmt
from tui import i18n
from tui.i18n import _, ngettext
from tui.show import fit, show
from tui.widgets.growth_line import counted, growth_line
from tui.widgets.paper import LABEL, fact, grid, hung, label_width, wrapped
from tui.widgets.person_words import FIGURE_TITLES, country

if TYPE_CHECKING:
    from store.card import AccountCard
    from store.rules.signals import Signal

_ROUNDED = frozenset({"rate", "median", "share", "percent"})
"""Figures of a signal that are percentages; their sentence has the sign."""


def account_lines(account: AccountCard, width: int) -> list[Content]:
    """Everything about one account, for ``width`` cells."""
    labels = (
        _("Followers"),
        _("Following"),
        _("Engagement"),
        _("Per post"),
        _("Audience"),
        _("Checked"),
        _("Look closer"),
    )
    wide = label_width(labels)
    lines = [account_head(account), *_followers(account, wide, width)]
    indent = Content(" " * wide)
    lines += [indent + row for row in growth_line(account.readings, width - wide)]
    lines += fact(_("Engagement"), engagement(account), wide, width)
    lines += fact(_("Following"), fmt.whole(account.figures.following), wide, width)
    lines += hung(_("Per post"), _averages(account, width - wide), wide)
    if account.audience_country:
        lines += fact(_("Audience"), country(account.audience_country), wide, width)
    lines += fact(_("Checked"), _checked(account), wide, width)
    for place, signal in enumerate(account.signals):
        sentence = Content.assemble(("! ", "bold $text-warning"), signal_text(signal))
        label = _("Look closer") if place == 0 else ""
        lines += fact(label, sentence, wide, width)
    return lines


def account_head(account: AccountCard) -> Content:
    """Where, and under which name."""
    return Content.assemble(
        (fmt.word(fmt.PLATFORM, account.platform), "bold"),
        "  ",
        f"@{show(account.handle)}",
    )


def _followers(account: AccountCard, wide: int, width: int) -> list[Content]:
    count = account.figures.followers
    parts: list[tuple[str, str] | str] = [(fmt.whole(count), "bold")]
    if account.tier is not None:
        parts.append((f"  {fmt.word(fmt.TIER, account.tier)}", LABEL))
    if account.growth is not None:
        first = counted(account.readings)[0][0]
        grown = _("{percent} since {day}").format(
            percent=signed(account.growth), day=fmt.day(first)
        )
        parts.append(f"  {grown}")
    return fact(_("Followers"), Content.assemble(*parts), wide, width)


def signed(percent: float) -> str:
    """A change in per cent, with its sign."""
    text = fmt.percent(percent, places=1)
    return f"+{text}" if percent > 0 else text


def engagement(account: AccountCard) -> Content:
    """The most telling rate, and in words what it is a rate of."""
    rate = account.rate
    if rate is None:
        return Content(fmt.DASH)
    return Content.assemble(
        (fmt.percent(rate.shown), "bold"), (f"  {_(fmt.BASIS[rate.basis])}", LABEL)
    )


def _averages(account: AccountCard, width: int) -> list[Content]:
    """What a post gets on average, unknown figures as a dash."""
    names = [name for name in FIGURE_TITLES if name.startswith("avg_")]
    titles = [_(FIGURE_TITLES[name]) for name in names]
    counts = [fmt.whole(getattr(account.figures, name)) for name in names]
    most = max(map(len, counts))
    wide = label_width(titles)
    cells = [
        Content.styled(fit(title, wide), LABEL) + Content(f"{count:>{most}}")
        for title, count in zip(titles, counts, strict=True)
    ]
    return grid(cells, width, wide + most + 3)


def _checked(account: AccountCard) -> str:
    if account.checked_on is None:
        return fmt.DASH
    count = len(account.readings)
    times = ngettext("{count} reading", "{count} readings", count).format(count=count)
    return f"{fmt.day(account.checked_on)} · {times}"


def signal_text(signal: Signal) -> str:
    """A reason to look closer as a sentence, its figures as the reader writes them."""
    figures = {name: _figure(name, value) for name, value in signal.figures.items()}
    return i18n.say(SIGNAL_TEXT[signal.code], figures)


def _figure(name: str, value: float | date) -> str:
    if isinstance(value, date):
        return fmt.day(value)
    if name in _ROUNDED:
        return fmt.percent(value, places=1).removesuffix("%")
    return fmt.whole(int(value))


def accounts_lines(accounts: tuple[AccountCard, ...], width: int) -> list[Content]:
    """All accounts, largest first, with a line between them."""
    if not accounts:
        return wrapped(
            Content.styled(_("No account yet. Press n to add one by its URL."), LABEL),
            width,
        )
    lines: list[Content] = []
    for account in accounts:
        if lines:
            lines.append(Content(""))
        lines += account_lines(account, width)
    return lines
