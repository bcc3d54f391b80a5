"""A budget in parts: by category, channel or person, a line with a meter for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui import budget_words as words
from tui import format as fmt
from tui.i18n import N_, _, ngettext
from tui.show import fit, show
from tui.widgets.budget_meter import bar, short_meter, taken
from tui.widgets.paper import LABEL, Paper, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.geometry import Size

    from store.rules.spend import Figures

PARTS = {
    "category": N_("By category"),
    "channel": N_("By channel"),
    "person": N_("By person"),
}
"""Ways to divide a budget, in the order in which they are turned."""

NARROWEST = 12
"""Cells that a name has at least."""
WIDEST = 34
GAP = 2
BAR, LONG_BAR = 6, 12


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: what it is called, its figures, and what is noted about it."""

    name: str
    figures: Figures
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartsShown:
    """The parts of a budget, in one currency."""

    by: str
    currency: str | None
    lines: tuple[PartLine, ...]
    more: int = 0
    """How many parts there are besides these."""


class BudgetLines(Paper):
    """The parts as a table; what has no room is counted on the last line."""

    shown: var[PartsShown | None] = var(None, init=False)
    most: var[int] = var(0, init=False)
    """Lines that it takes at most; 0: as many as there are."""

    def watch_most(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, but no more than it may take."""
        height = super().get_content_height(container, viewport, width)
        return min(height, self.most) if self.most else height

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def render(self) -> Content:
        """As many lines as there is room for."""
        rows = list(self.lines(self.content_size.width))
        room, shown = self.content_size.height, self.shown
        if shown is not None and 0 < room < len(rows):
            # The last line counts, and so may the one that it takes the place of.
            hidden = len(rows) - room + 1 + max(0, shown.more - 1)
            rows = [*rows[: room - 1], _more(hidden)]
        return Content("\n").join(rows)

    def lines(self, width: int) -> Sequence[Content]:
        """A line of titles, then a line for each part."""
        if (shown := self.shown) is None:
            return ()
        if not shown.lines:
            return wrapped(Content.styled(_nothing(shown.by), LABEL), width)
        is_planned = any(one.figures.planned is not None for one in shown.lines)
        rows = _planned(shown, width) if is_planned else _spent(shown, width)
        return [*rows, _more(shown.more)] if shown.more else rows


def _nothing(by: str) -> str:
    if by == "category":
        return _("Nothing is planned and nothing is spent. p plans, n notes a cost.")
    if by == "channel":
        return _("No cost says on which channel it was spent.")
    return _("Nobody costs anything yet.")


def _more(count: int) -> Content:
    said = ngettext("… and {count} more", "… and {count} more", count)
    return Content.styled(said.format(count=fmt.whole(count)), LABEL)


def _planned(shown: PartsShown, width: int) -> list[Content]:
    """Against a plan: the four figures and a meter."""
    figures = _figures(shown, ("planned", "committed", "paid", "remaining"), width)
    left = _left(shown, width, figures)

    def end(one: PartLine, room: int) -> Content:
        figures = one.figures
        if figures.planned is None:
            none = _("not planned") if figures.committed else ""
            return Content.styled(fit(none, room).rstrip(), "$text-warning")
        text = short_meter(figures.committed, figures.planned, LONG_BAR)
        if cell_len(text) > room:
            text = short_meter(figures.committed, figures.planned, BAR)
        look = "bold $text-error" if figures.over else "$text-success"
        return Content.styled(fit(text, room).rstrip(), look)

    return _table(shown, left, figures, width, end)


def _spent(shown: PartsShown, width: int) -> list[Content]:
    """Without a plan: what is promised and paid, and the share of all of it."""
    figures = _figures(shown, ("committed", "paid", "open"), width)
    whole = sum(max(0, one.figures.committed) for one in shown.lines)
    left = _left(shown, width, figures)

    def end(one: PartLine, room: int) -> Content:
        if shown.more or whole <= 0 or one.figures.committed <= 0:
            return Content("")
        size = LONG_BAR if room >= LONG_BAR + BAR else BAR
        part = one.figures.committed
        text = f"{bar(part, whole, size)} {taken(part, whole)}"
        return Content.styled(fit(text, room).rstrip(), "$text-primary")

    return _table(shown, left, figures, width, end)


GIVE_WAY = ("paid", "planned")
"""Figures without which one can do, where amounts are too long for the width."""

FigureColumns = tuple[list[str], list[list[str]]]
"""Titles, and for each part its amounts under them."""


def _figures(shown: PartsShown, names: Sequence[str], width: int) -> FigureColumns:
    """The figures that there is room for, each to its last digit."""
    left_out: list[str] = []
    for one in (*GIVE_WAY, None):
        kept = [name for name in names if name not in left_out]
        titles = [words.figure(name) for name in kept]
        cells = [
            [words.bare(getattr(part.figures, name), shown.currency) for name in kept]
            for part in shown.lines
        ]
        if sum(_widths(titles, cells)) + GAP * len(kept) <= width - NARROWEST:
            break
        if one is not None:
            left_out.append(one)
    return titles, cells


def _left(shown: PartsShown, width: int, figures: FigureColumns) -> int:
    """Cells of the names: as long as they are, as far as the figures leave room."""
    taken_up = sum(_widths(*figures)) + GAP * len(figures[0])
    longest = max(cell_len(show(one.name)) for one in shown.lines)
    room = max(NARROWEST, width - taken_up - GAP - BAR - 5)
    return max(NARROWEST, min(longest, WIDEST, room))


def _widths(titles: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    return [
        max(cell_len(title), *(cell_len(row[place]) for row in cells))
        for place, title in enumerate(titles)
    ]


def _table(
    shown: PartsShown,
    left: int,
    figures: FigureColumns,
    width: int,
    end: Callable[[PartLine, int], Content],
) -> list[Content]:
    """Titles over lines: the name, the figures to the right, what comes at the end."""
    titles, cells = figures
    widths = _widths(titles, cells)
    gap = " " * GAP
    room = max(0, width - left - sum(widths) - GAP * (len(widths) + 1))

    def line(name: str, row: Sequence[str]) -> Content:
        parts = (
            fit(text, wide, "right") for text, wide in zip(row, widths, strict=True)
        )
        return Content(gap.join((fit(show(name), left), *parts)))

    head = shown.currency or ""
    heads = line(head, titles).stylize("bold $text-muted")
    rows = [heads.truncate(width, ellipsis=True)]
    for one, row in zip(shown.lines, cells, strict=True):
        painted = line(one.name, row) + gap + end(one, room)
        note = show(one.note)
        spare = width - painted.cell_length - GAP
        if note and spare >= NARROWEST:
            painted += Content.styled(f"{gap}{fit(note, spare).rstrip()}", LABEL)
        rows.append(painted.rstrip().truncate(width, ellipsis=True))
    return rows
