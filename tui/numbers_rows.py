"""The grid of figures as data: its rows, what a cell shows, what is typed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from store.readings import MOST
from store.rules.content_words import READING_FIGURES
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import N_, _
from tui.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store import Store
    from store.due_figures import DueFigures
    from store.readings import ReadingRow
    from store.result_ranking import MedianRow
    from store.rules.tiers import Tiers

COLUMNS = (
    *("views", "likes", "comments", "relevant_comments", "shares", "saves", "clicks"),
    *("reach", "impressions", "new_followers", "leads", "sessions"),
)
"""All figures, in the order of the columns."""

TITLE = {
    "views": N_("Views"),
    "likes": N_("Likes"),
    "comments": N_("Comments"),
    "relevant_comments": N_("Relevant"),
    "shares": N_("Shares"),
    "saves": N_("Saves"),
    "clicks": N_("Clicks"),
    "reach": N_("Reach"),
    "impressions": N_("Impress."),
    "new_followers": N_("Follow +"),
    "leads": N_("Contacts"),
    "sessions": N_("Visits"),
}
"""Titles of at most eight cells."""

SHORT_WINDOW = {
    "24h": N_("24 h"),
    "7d": N_("7 d"),
    "30d": N_("30 d"),
    "total": N_("so far"),
}
"""Windows in at most six cells."""

_USUAL = ("views", "likes", "comments", "shares", "saves", "clicks", "reach")
_POST = (
    *("likes", "comments", "relevant_comments", "shares", "saves", "clicks"),
    *("reach", "impressions"),
)
_CLIP = (
    *("views", "likes", "comments", "relevant_comments", "shares", "saves"),
    *("clicks", "reach"),
)
_BLOG = ("views", "likes", "comments", "relevant_comments", "clicks", "leads")
MATTERS = {
    "post": _POST,
    "carousel": _POST,
    "story": ("views", "shares", "clicks", "reach", "impressions"),
    "reel": _CLIP,
    "short": _CLIP,
    "video": (
        *("views", "likes", "comments", "relevant_comments", "shares", "clicks"),
        *("impressions", "new_followers"),
    ),
    "live": ("views", "likes", "comments", "shares", "reach", "new_followers"),
    "blog": _BLOG,
}
"""Figures that one takes of each kind of content."""

BLOGS = frozenset({"naver_blog", "blog"})
"""Platforms on which a post is an article."""

Tone = Literal["", "muted", "before", "noted", "typed", "warning", "error"]
"""How a cell is painted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: a text, a sign in front of it, and how it looks."""

    text: str
    tone: Tone = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that was noted some time."""

    value: int
    on_day: date
    window: str
    source: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A row: a post, what was ever noted of it, and what is noted now."""

    due: DueFigures
    readings: tuple[ReadingRow, ...]
    """Those that hold first."""
    window: str
    source: str

    @property
    def id(self) -> int:
        """The number of the piece of content."""
        return self.due.deliverable_id

    @property
    def what(self) -> str:
        """Its title, else its kind."""
        return self.due.title or _(CONTENT_KIND.get(self.due.kind, self.due.kind))

    @property
    def name(self) -> str:
        """Whose it is, and what."""
        return f"{self.due.name} · {self.what}"

    @property
    def matters(self) -> tuple[str, ...]:
        """The figures that one takes of it, in the order of the columns."""
        kind = "blog" if self.due.platform in BLOGS else self.due.kind
        wanted = MATTERS.get(kind, _USUAL)
        return tuple(name for name in COLUMNS if name in wanted)

    def noted(self) -> Mapping[str, int | None]:
        """What is noted for this window by this source already."""
        for one in self.readings:
            if self._is_own(one):
                return one.figures
        return {}

    def before(self, figure: str) -> Known | None:
        """What was known last, besides what is noted here."""
        for one in self.readings:
            value = one.figures.get(figure)
            if value is not None and not self._is_own(one):
                return Known(value, one.on_day, one.window, one.source)
        return None

    def earlier(self) -> Mapping[str, int | None]:
        """All that was known last, besides what is noted here."""
        found = {name: self.before(name) for name in READING_FIGURES}
        return {name: None if one is None else one.value for name, one in found.items()}

    def others(self, figure: str, value: int | None) -> tuple[Known, ...]:
        """What other sources say of the same window that is another figure."""
        found = []
        for one in self.readings:
            said = one.figures.get(figure)
            is_another = value is not None and said is not None and said != value
            if is_another and one.window == self.window and not self._is_own(one):
                found.append(Known(said or 0, one.on_day, one.window, one.source))
        return tuple(found)

    def figures(self, typed: Mapping[str, str]) -> Mapping[str, int | None]:
        """The newest of each figure, with what is typed in place."""
        found = dict(self.earlier())
        found |= {name: one for name, one in self.noted().items() if one is not None}
        return found | read_all(typed)

    def _is_own(self, one: ReadingRow) -> bool:
        return (one.window, one.source) == (self.window, self.source)


def read_figure(text: str) -> int | None:
    """A figure as it is typed, None for a dash; raises ValueError for what is none."""
    from tui.dialogs.figures_form import read_count  # noqa: PLC0415 - once one types

    value = read_count(text)
    if value is not None and value >= MOST:
        raise ValueError(text)
    return value


def read_all(typed: Mapping[str, str]) -> dict[str, int | None]:
    """Those of some typed figures that can be read."""
    found = {}
    for name, text in typed.items():
        try:
            found[name] = read_figure(text)
        except ValueError:
            continue
    return found


def cell_of(piece: Piece, figure: str, text: str | None, width: int) -> Cell:
    """What a cell shows: what is typed, else what is noted, else what was before."""
    if text is not None:
        try:
            value = read_figure(text)
        except ValueError:
            return Cell(show(text, width), "error", "!")
        if value is None:
            return Cell(fmt.DASH, "typed")
        return _counted(piece, figure, value, "typed", width)
    noted = piece.noted().get(figure)
    if noted is not None:
        return _counted(piece, figure, noted, "noted", width)
    before = piece.before(figure)
    if before is not None:
        return Cell(counted(before.value, width), "before")
    return Cell("·" if figure in piece.matters else "", "muted")


def _counted(piece: Piece, figure: str, value: int, tone: Tone, width: int) -> Cell:
    if is_fewer(piece, figure, value):
        return Cell(counted(value, width - 1), "warning", "↓")
    return Cell(counted(value, width), tone)


def is_fewer(piece: Piece, figure: str, value: int | None) -> bool:
    """Whether a figure that only grows is below what it was on a day before."""
    before = piece.before(figure)
    if value is None or before is None or value >= before.value:
        return False
    # Two sources that say different things of the same days are no loss.
    windows = list(SHORT_WINDOW)
    is_later = windows.index(piece.window) > windows.index(before.window)
    return is_later or before.window == piece.window == windows[-1]


def counted(value: int, width: int) -> str:
    """A figure in full, or cut down where that does not fit."""
    text = fmt.whole(value)
    return text if len(text) <= width else fmt.compact(value)


def columns_of(rows: Sequence[Piece]) -> tuple[str, ...]:
    """All figures; those that one takes of any of these posts come first."""
    wanted = {name for row in rows for name in row.matters}
    return tuple(sorted(COLUMNS, key=lambda name: name not in wanted))


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that the grid is about, read in one go."""

    due: tuple[DueFigures, ...]
    total: int
    readings: Mapping[int, tuple[ReadingRow, ...]]
    medians: tuple[MedianRow, ...]
    tiers: Tiers

    def usual(self, due: DueFigures) -> Mapping[str, MedianRow]:
        """Her own medians of posts like this one, by what they are of."""
        tier = self.tiers.of(due.followers)
        return {
            one.figure: one
            for one in self.medians
            if (one.platform, one.tier) == (due.platform, tier)
        }


def read_numbers(
    store: Store,
    today: date,
    campaign_id: int | None,
    *,
    everything: bool,
    keep: frozenset[int],
) -> Numbers:
    """Read posts whose figures are due, and what is known of them; raises StoreError.

    ``everything``: all that are live; ``keep``: these as well.
    """
    desk = store.due_figures
    found = desk.due(today, campaign_id, everything=everything, keep=keep)
    ids = [row.deliverable_id for row in found.rows]
    return Numbers(
        found.rows,
        found.total,
        desk.readings(ids),
        store.results.medians(),
        store.settings.tiers(),
    )
