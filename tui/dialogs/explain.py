"""How the engagement rates of an account are worked out, and what others would need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.metrics import BASIS_TEXT, Basis
from tui import format as fmt
from tui.i18n import _
from tui.widgets.account_view import account_head
from tui.widgets.paper import LABEL, fact, label_width, wrapped
from tui.widgets.person_words import FIGURE_TITLES, SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.card import AccountCard, InfluencerCard
    from store.rules.metrics import Figures, Rate

PARTS: dict[str, tuple[tuple[str, ...], str]] = {
    Basis.STRICT: (
        ("avg_relevant_comments", "avg_shares", "avg_link_clicks"),
        "followers",
    ),
    Basis.FOLLOWERS: (("avg_likes", "avg_comments"), "followers"),
    Basis.VIEWS: (("avg_likes", "avg_comments"), "avg_views"),
}
"""What each rate adds up, and what it divides by."""


def explained(card: InfluencerCard, width: int) -> list[Content]:
    """Every rate of every account, with the figures in it."""
    lines: list[Content] = []
    for account in card.accounts:
        if lines:
            lines.append(Content(""))
        lines += [account_head(account), *_read_on(account, width)]
        rates = {rate.basis: rate for rate in account.rates}
        for basis in BASIS_TEXT:
            if basis in rates or basis != Basis.STATED:
                lines += [Content(""), *_rate(basis, rates.get(basis), account, width)]
    return lines


def _read_on(account: AccountCard, width: int) -> list[Content]:
    """When the figures were read, and by what."""
    if not account.readings:
        words = _("These figures are of no known day.")
    else:
        last = account.readings[-1]
        words = _("Figures of {day}, {source}").format(
            day=fmt.day(last.read_on), source=fmt.word(SOURCES, last.source)
        )
    return wrapped(Content.styled(words, LABEL), width)


def _rate(
    basis: str, rate: Rate | None, account: AccountCard, width: int
) -> list[Content]:
    shown = fmt.percent(None if rate is None else rate.shown)
    used = basis == (account.rate.basis if account.rate else None)
    head = Content.assemble(
        (shown, "bold"),
        f"  {_(BASIS_TEXT[basis])}",
        ("  " + _("shown in lists") if used else "", LABEL),
    )
    lines = wrapped(head, width)
    if basis not in PARTS:
        return lines
    parts, whole = PARTS[basis]
    figures = account.figures
    if rate is not None:
        return lines + _sum(parts, whole, figures, rate, width)
    missing = [name for name in (*parts, whole) if not _is_known(figures, name, whole)]
    names = ", ".join(_(FIGURE_TITLES[name]) for name in missing)
    words = _("Missing: {names}").format(names=names)
    return lines + [Content("  ") + line for line in wrapped(Content(words), width - 2)]


def _is_known(figures: Figures, name: str, whole: str) -> bool:
    value = getattr(figures, name)
    return bool(value) if name == whole else value is not None


def _sum(
    parts: Sequence[str], whole: str, figures: Figures, rate: Rate, width: int
) -> list[Content]:
    """The figures, and the division that makes the rate."""
    names = (*parts, whole)
    titles = [_(FIGURE_TITLES[name]) for name in names]
    wide = label_width((f"  {title}" for title in titles), most=28)
    counts = [fmt.whole(getattr(figures, name)) for name in names]
    most = max(len(count) for count in counts)
    lines: list[Content] = []
    for title, count in zip(titles, counts, strict=True):
        lines += fact(f"  {title}", Content(f"{count:>{most}}"), wide, width)
    division = _("{numerator} / {denominator} = {percent}").format(
        numerator=fmt.whole(rate.numerator),
        denominator=fmt.whole(rate.denominator),
        percent=fmt.percent(rate.shown),
    )
    return [*lines, Content(f"  {division}")]
