"""What is usual in her own work, by platform and size: the medians of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui import format as fmt
from tui import results_words as words
from tui.i18n import N_, _
from tui.show import fit
from tui.widgets.paper import LABEL, Paper, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.result_ranking import MedianRow

TITLES = {
    "er_reach": N_("ER by reach"),
    "er_views": N_("ER by views"),
    "views": N_("Views"),
    "engagements": N_("Engagements"),
    "reach": N_("Reach"),
}
"""What medians are told of."""

GAP = 2


class MedianLines(Paper):
    """A line for each platform and size; what is of few pieces says so."""

    medians: var[tuple[MedianRow, ...]] = var((), init=False, always_update=True)

    def watch_medians(self) -> None:
        """Lay them out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A title, the names of the figures, the lines."""
        head = title(_("Own medians: what is usual in this programme"))
        if not self.medians:
            none = _("No piece has figures yet.")
            return [head, *wrapped(Content.styled(none, LABEL), width)]
        return [head.truncate(width, ellipsis=True), *_table(self.medians, width)]


def _table(medians: Sequence[MedianRow], width: int) -> list[Content]:
    lines: dict[tuple[str, str | None], dict[str, MedianRow]] = {}
    for one in medians:
        lines.setdefault((one.platform, one.tier), {})[one.figure] = one
    names = [_name(*key) for key in lines]
    left = max(map(cell_len, names))
    figures = [name for name in TITLES if any(name in one for one in lines.values())]
    cells = [[_cell(one.get(name)) for name in figures] for one in lines.values()]
    heads = [_(TITLES[name]) for name in figures]
    wides = [
        max(cell_len(head), *(cell_len(row[place]) for row in cells))
        for place, head in enumerate(heads)
    ]
    while figures and left + sum(wides) + GAP * len(wides) > width:
        figures, wides, heads = figures[:-1], wides[:-1], heads[:-1]
    gap = " " * GAP

    def line(name: str, row: Sequence[str]) -> Content:
        parts = (
            fit(text, wide, "right") for text, wide in zip(row, wides, strict=False)
        )
        return Content(gap.join((fit(name, left), *parts))).rstrip()

    rows = [line("", heads).stylize("bold $text-muted")]
    for name, row, found in zip(names, cells, lines.values(), strict=True):
        is_telling = any(median.is_telling for median in found.values())
        painted = line(name, row)
        rows.append(painted if is_telling else painted.stylize(LABEL))
    return [row.truncate(width, ellipsis=True) for row in rows]


def _name(platform: str, tier: str | None) -> str:
    channel = _(fmt.PLATFORM.get(platform, platform)) or _("On no channel")
    size = _("size not known") if tier is None else _(fmt.TIER.get(tier, tier))
    return f"{channel} · {size}"


def _cell(one: MedianRow | None) -> str:
    """The median with of how many it is; too few has a sign."""
    if one is None:
        return fmt.DASH
    is_share = one.figure.startswith("er_")
    value = words.percent(one.value) if is_share else fmt.whole(round(one.value.exact))
    sign = "" if one.is_telling else "!"
    return f"{value} (n {fmt.whole(one.n)}{sign})"
