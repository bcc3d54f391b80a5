"""Beside the grid: the rates of the post as they change while its figures are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import var

from store.rules.reading_rates import COST_PER_VIEW, cost_per_view, post_rates
from tui import format as fmt
from tui import results_words as words
from tui.campaign_terms import CONTENT_KIND
from tui.dialogs.figures_of_post import FIGURE, SOURCE, WINDOW
from tui.i18n import N_, _
from tui.numbers_rows import is_fewer, read_all
from tui.show import fit, show
from tui.widgets.paper import LABEL, Paper, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from store.result_ranking import MedianRow
    from store.rules.reading_rates import PostRate
    from store.rules.roi import Ratio
    from tui.numbers_rows import Known, Piece

RATE = {
    "strict": N_("ER, strict"),
    "followers": N_("ER by followers"),
    "views": N_("ER by views"),
    "reach": N_("ER by reach"),
    "cpv": N_("Cost per view"),
}
"""What the rates are called."""

SAID_WINDOW = {
    "24h": N_("after 24 hours"),
    "7d": N_("after 7 days"),
    "30d": N_("after 30 days"),
    "total": N_("up to that day"),
}
"""Windows in the middle of a sentence."""

OTHER = {"followers": N_("Followers"), "cost": N_("Cost")}
"""What rates stand on besides figures of a post."""

WIDE = 70
"""Cells in which a rate, its basis and what it is compared with stand on one line."""

UP, DOWN = "▲", "▼"


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post, what is typed of it, and what it is compared with."""

    piece: Piece
    typed: Mapping[str, str]
    usual: Mapping[str, MedianRow]
    today: date


class NumbersPane(Paper):
    """Whose post it is, what to look at twice, its rates."""

    DEFAULT_CSS = """
    NumbersPane { padding: 0 1; background: $surface; }
    """

    shown: var[PostShown | None] = var(None, init=False, always_update=True)

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The post, then what to look at, then its rates."""
        if (one := self.shown) is None:
            return []
        head = Content.styled(show(one.piece.name), "bold")
        rows = [head.truncate(width, ellipsis=True)]
        about = Content.styled(_about(one), LABEL)
        if width < WIDE:
            rows += [*wrapped(about, width), Content("")]
        else:
            line = head + "  " + about
            rows = [line.truncate(width, ellipsis=True)]
        notes = [Content.styled(f"! {text}", "$text-warning") for text in notes_on(one)]
        for note in notes:
            rows += wrapped(note, width) if width < WIDE else [_cut(note, width)]
        if notes and width < WIDE:
            rows.append(Content(""))
        for now, before in rates_of(one):
            rows += _rate(now, before, one, width)
        return rows


def _cut(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True)


def _about(one: PostShown) -> str:
    """Its kind and where it is, for which window, by whom, since when it is due."""
    due, piece = one.piece.due, one.piece
    platform = fmt.word(fmt.PLATFORM, due.platform) if due.platform else ""
    handle = f"@{due.handle}" if due.handle else ""
    parts = [
        _(CONTENT_KIND.get(due.kind, due.kind)) if due.title else "",
        " ".join(part for part in (platform, handle) if part),
        _(WINDOW[piece.window]),
        fmt.late(due.days_late) if due.days_late else "",
        due.campaign or "",
    ]
    return show(" · ".join(part for part in parts if part))


def rates_of(one: PostShown) -> Iterator[tuple[PostRate, PostRate | None]]:
    """Each rate as it is now, and as it was before what is typed and noted here."""
    due, piece = one.piece.due, one.piece
    now, before = piece.figures(one.typed), piece.earlier()
    pairs = zip(
        post_rates(now, due.followers), post_rates(before, due.followers), strict=True
    )
    yield from pairs
    cost = cost_per_view(now, due.cost_minor, due.currency)
    if cost is not None:
        yield cost, cost_per_view(before, due.cost_minor, due.currency)


def value_of(rate: PostRate | None, currency: str | None) -> str:
    """A rate as it is shown; a dash for none."""
    value = None if rate is None else rate.value
    if rate is not None and rate.of is COST_PER_VIEW:
        return words.each(value, currency)
    return words.percent(value)


def _rate(
    now: PostRate, before: PostRate | None, one: PostShown, width: int
) -> list[Content]:
    """The rate, what it was, what is usual, and its basis."""
    currency = one.piece.due.currency
    value = f"{value_of(now, currency):>8}"
    line = Content.assemble((value, "bold"), "  ", fit(_(RATE[now.of.name]), 16))
    line += _compared(now, before, one)
    basis = Content.styled(_older(now, one) + basis_of(now), LABEL)
    if width < WIDE:
        indent = Content(" " * 10)
        rows = [indent + row for row in wrapped(basis, width - 10)]
        return [_cut(line.rstrip(), width), *rows]
    return [_cut(line + "  " + basis, width)]


def _older(rate: PostRate, one: PostShown) -> str:
    """Which of its figures are neither typed nor noted here, but from before."""
    noted = one.piece.noted()
    names = [
        figure_name(name)
        for name in rate.used
        if name in FIGURE and name not in one.typed and noted.get(name) is None
    ]
    if rate.missing or not names:
        return ""
    return _("{names} from before").format(names=", ".join(names)) + " · "


def basis_of(rate: PostRate) -> str:
    """The formula of a rate; where it cannot be worked out, what is missing."""
    if not rate.missing:
        return _(rate.of.formula)
    names = ", ".join(figure_name(name) for name in rate.missing)
    return _("Missing: {names}").format(names=names)


def figure_name(name: str) -> str:
    """What a figure is called."""
    return _(OTHER.get(name) or FIGURE[name])


def _compared(now: PostRate, before: PostRate | None, one: PostShown) -> Content:
    """What it was before, and her own median of posts like it."""
    parts: list[Content] = []
    was = None if before is None else before.value
    if now.value is not None and was is not None and was.shown != now.value.shown:
        sign = UP if now.value.exact > was.exact else DOWN
        said = _("was {rate}").format(rate=value_of(before, one.piece.due.currency))
        parts.append(Content(f"{sign} {said}"))
    if (usual := one.usual.get(now.of.median)) is not None:
        text = _("usual {rate} (n {count})").format(
            rate=_median(usual.value), count=fmt.whole(usual.n)
        )
        parts.append(Content.styled(text, "" if usual.is_telling else LABEL))
    return Content("  ").join(parts)


def _median(value: Ratio) -> str:
    return words.percent(value)


def notes_on(one: PostShown) -> Iterator[str]:
    """What to look at twice: figures that shrank, sources that disagree."""
    piece, typed = one.piece, read_all(one.typed)
    values = {**piece.noted(), **typed}
    for name, value in values.items():
        before = piece.before(name)
        if before is not None and is_fewer(piece, name, value):
            yield _("{figure}: fewer than on {day} ({value})").format(
                figure=figure_name(name),
                day=fmt.plain_day(before.on_day, year=False),
                value=fmt.whole(before.value),
            )
        for other in piece.others(name, value):
            yield _("{figure}: {value} {source}").format(
                figure=figure_name(name),
                value=fmt.whole(other.value),
                source=_(SOURCE[other.source]),
            )


def said_of(piece: Piece, figure: str, known: Known | None) -> str:
    """What was known of a figure, when, for which window and by whom."""
    if known is None:
        return _("{figure}: nothing known of {name} yet").format(
            figure=figure_name(figure), name=show(piece.due.name)
        )
    return _("{figure}: {value} on {day}, {window}, {source}").format(
        figure=figure_name(figure),
        value=fmt.whole(known.value),
        day=fmt.plain_day(known.on_day, year=False),
        window=_(SAID_WINDOW[known.window]),
        source=_(SOURCE[known.source]),
    )
