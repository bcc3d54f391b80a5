"""How the brand stood before, during and after a campaign, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from store.rules.result_words import PHASES
from store.rules.roi import rate
from tui import format as fmt
from tui import results_words as words
from tui.i18n import N_, _
from tui.ledger_columns import place
from tui.mention_columns import counted
from tui.show import fit, show
from tui.widgets.growth_line import drawn
from tui.widgets.paper import LABEL, Paper, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.brand import BrandRow
    from store.mention_list import SentimentCounts

FIGURES = ("followers", "searches", "mentions", "sentiment")
"""What is known of a brand, in the order in which it stands."""

LABELS = 24
"""Cells of the names of figures at most."""

CELLS = 10
"""Cells of a figure."""

LINE = 12
"""Cells of a growth line."""

MOST = 2
"""Lines of the conclusion that are shown: the rest is a key away."""

ENDS = {"first": N_("At first"), "last": N_("By now")}
"""What is compared where no campaign divides the days."""


@dataclass(frozen=True, slots=True)
class BrandShown:
    """What is known of the brand of a campaign, or of none."""

    readings: tuple[BrandRow, ...]
    counts: SentimentCounts
    campaign_id: int | None = None
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the brand, by when, and day by day."""

    name: str
    channel: str | None
    by: Mapping[str, Decimal]
    """By phase, or first and last: the newest that is known."""
    points: Sequence[tuple[int, Decimal]]
    """Every day and its value, the oldest first."""


def mood_of(text: str | None) -> Decimal | None:
    """A mood as it was noted, in percent; None for none, and for words."""
    if text is None:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def figures_of(readings: Sequence[BrandRow]) -> list[Figure]:
    """Each figure of each channel of which anything is known."""
    channels = sorted({row.channel or "" for row in readings})
    is_dated = any(row.phase for row in readings)
    found: list[Figure] = []
    for channel in channels:
        rows = [row for row in readings if (row.channel or "") == channel]
        for name in FIGURES:
            known = [
                (row, value) for row in rows if (value := _value(row, name)) is not None
            ]
            if not known:
                continue
            if is_dated:
                by = {row.phase: value for row, value in known if row.phase}
            else:
                by = {"first": known[0][1], "last": known[-1][1]}
            points = [(row.on_day.toordinal(), value) for row, value in known]
            found.append(Figure(name, channel or None, by, points))
    return found


def _value(row: BrandRow, name: str) -> Decimal | None:
    if name == "sentiment":
        return mood_of(row.sentiment)
    value = getattr(row, name)
    return None if value is None else Decimal(value)


class BrandPaper(Paper):
    """Figures of the brand with their change, the mentions, the conclusion."""

    DEFAULT_CSS = """
    BrandPaper { padding: 0 1; }
    """

    shown: var[BrandShown | None] = var(None, init=False, always_update=True)

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A line for each figure; under them how it was spoken of, and what it did."""
        if (shown := self.shown) is None:
            return ()
        figures = figures_of(shown.readings)
        rows = _table(figures, width) if figures else _no_figures(shown, width)
        told = counted(shown.counts)
        if told:
            rows += _labelled(_("What is said"), Content(_with_net(told, shown)), width)
        return [*rows, *_conclusion(shown, width)]


def _no_figures(shown: BrandShown, width: int) -> list[Content]:
    none = _(
        "Nobody looked how the brand stands yet. Press N to note followers, searches,"
        " mentions: before, during and after."
    )
    if shown.campaign_id is None:
        none = _(
            "Press c to choose a campaign: how the brand stood before, during and"
            " after it. N notes how it stands now."
        )
    return wrapped(Content.styled(none, LABEL), width)


def _with_net(told: str, shown: BrandShown) -> str:
    """How it was spoken of, and what is left of the good when the bad is taken off."""
    counts = shown.counts
    judged = counts.positive + counts.neutral + counts.negative
    net = rate(counts.positive - counts.negative, judged)
    if net is None:
        return told
    said = _("positive less negative {rate}").format(rate=words.percent(net))
    return f"{told} · {said}"


def _conclusion(shown: BrandShown, width: int) -> list[Content]:
    """What it did to the image, as she wrote it; else how to write that."""
    if shown.campaign_id is None:
        return []
    if not shown.conclusion:
        none = _("Press C to write what it did to the image.")
        return _labelled(_("Conclusion"), Content.styled(none, LABEL), width)
    rows = _labelled(_("Conclusion"), Content(show(shown.conclusion, 2_000)), width)
    if len(rows) > MOST:
        rows = [*rows[: MOST - 1], (rows[MOST - 1] + Content(" …")).truncate(width)]
    return rows


def _labelled(label: str, value: Content, width: int) -> list[Content]:
    wide = cell_len(label) + 2
    rows = wrapped(value, width - wide)
    head, indent = Content.styled(fit(label, wide), LABEL), Content(" " * wide)
    return [(indent if place else head) + row for place, row in enumerate(rows)]


# The table of figures


def _table(figures: Sequence[Figure], width: int) -> list[Content]:
    names = [_name(one) for one in figures]
    wide = min(LABELS, max(map(cell_len, names)) + 1)
    titles = {code: _(word) for code, word in words.PHASE.items()}
    if not any(code in one.by for one in figures for code in PHASES):
        titles = {code: _(word) for code, word in ENDS.items()}
    head = fit("", wide) + "".join(fit(one, CELLS, "right") for one in titles.values())
    change = _("By how much")
    rows = [Content.styled(f"{head}  {change}", LABEL).truncate(width)]
    for name, one in zip(names, figures, strict=True):
        cells = "".join(
            fit(_shown(one.name, one.by.get(code)), CELLS, "right") for code in titles
        )
        told = "  " + _change(one, tuple(titles))
        room = width - wide - cells_of(titles) - cell_len(told) - 2
        row = Content.assemble((fit(name, wide), LABEL), cells, (told, "bold"))
        if room >= LINE and len(one.points) > 1:
            row += Content.styled(f"  {_line(one)}", "$primary")
        rows.append(row.truncate(width, ellipsis=True))
    return rows


def cells_of(titles: Mapping[str, str]) -> int:
    """Cells that the figures take."""
    return CELLS * len(titles)


def _name(one: Figure) -> str:
    name = _("Mood") if one.name == "sentiment" else _(words.STEP[one.name])
    return f"{name} · {show(place(one.channel))}" if one.channel else name


def _shown(name: str, value: Decimal | None) -> str:
    if value is None:
        return fmt.DASH
    if name == "sentiment":
        return fmt.percent(value, 1)
    whole = fmt.whole(int(value))
    return whole if cell_len(whole) < CELLS else fmt.compact(int(value))


def _change(one: Figure, order: Sequence[str]) -> str:
    """By how much it changed from the first to the last that is known, in words."""
    known = [code for code in order if code in one.by]
    if len(known) < 2:
        return fmt.DASH
    before, after = one.by[known[0]], one.by[known[-1]]
    more = after - before
    if not more:
        return _("as before")
    word = _("up {figure}") if more > 0 else _("down {figure}")
    if one.name == "sentiment":
        points = _("{count} points").format(count=fmt.grouped(abs(more).normalize()))
        return word.format(figure=points)
    told = word.format(figure=fmt.whole(abs(int(more))))
    grew = rate(int(more), int(before))
    return told if grew is None else f"{told} ({words.percent(grew)})"


def _line(one: Figure) -> str:
    """The figure day by day, in dots."""
    points = [(day, int(value * 10)) for day, value in one.points]
    return drawn(points, LINE, 1)[0]
