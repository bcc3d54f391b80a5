"""What gets an answer: by template, by channel, by size, each with its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from store.replies import NO_TEMPLATE, NO_TIER
from tui import format as fmt
from tui.dialogs.reading import Reading
from tui.i18n import _
from tui.show import fit, show
from tui.widgets.paper import LABEL, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store import Store
    from store.replies import ReplyRow
    from tui.app import SoloistApp

ENOUGH = 3
"""Messages under which a rate says next to nothing."""

_FIGURES = 11
"""Cells of a column of figures."""


@dataclass(frozen=True, slots=True)
class ReplyFigures:
    """The figures, and what the templates are called."""

    names: dict[str, str]
    by_template: tuple[ReplyRow, ...]
    by_channel: tuple[ReplyRow, ...]
    by_tier: tuple[ReplyRow, ...]


async def show_reply_figures(app: SoloistApp) -> None:
    """Show what gets an answer, and how fast."""
    with app.refusals_shown():
        figures = await app.look(_gather, app.store)
        await app.push_screen_wait(
            Reading(_("What gets an answer"), partial(told, figures))
        )


def told(figures: ReplyFigures, width: int) -> list[Content]:
    """The figures as lines of at most ``width`` cells."""
    if not figures.by_channel:
        words = _("Nothing was sent yet. Figures come with the first messages.")
        return wrapped(Content.styled(words, LABEL), width)
    names = figures.names | {NO_TEMPLATE: _("Without a template")}
    tiers = {NO_TIER: _("Followers unknown")}
    lines = _part(
        _("Template"),
        [(names.get(row.key, row.key), row) for row in figures.by_template],
        width,
    )
    lines += _part(
        _("Channel"),
        [(fmt.word(fmt.CHANNEL, row.key), row) for row in figures.by_channel],
        width,
    )
    lines += _part(
        _("Tier"),
        [
            (tiers.get(row.key) or fmt.word(fmt.TIER, row.key), row)
            for row in figures.by_tier
        ],
        width,
    )
    note = _(
        "Only the last message before an answer counts as answered. Days are the median"
        " from message to answer; figures of fewer than {count} messages are dimmed."
    ).format(count=ENOUGH)
    return [*lines, *wrapped(Content.styled(note, LABEL), width)]


def rate(row: ReplyRow | None) -> str:
    """The share that was answered; in brackets while it says next to nothing."""
    if row is None or row.rate is None:
        return fmt.DASH
    text = fmt.percent(row.rate, 0)
    return text if row.sent >= ENOUGH else f"({text})"


def _part(head: str, rows: Sequence[tuple[str, ReplyRow]], width: int) -> list[Content]:
    """One table: a title, and a line for each key."""
    room = max(12, width - 4 * _FIGURES)
    heads = (_("Sent"), _("Answered"), _("Reply rate"), _("Median days"))
    first = title(fit(show(head), room)) + Content.styled(_cells(heads), LABEL)
    lines = [first]
    for name, row in rows:
        cells = (
            fmt.whole(row.sent),
            fmt.whole(row.answered),
            rate(row),
            _days(row.median_days),
        )
        style = "" if row.sent >= ENOUGH else LABEL
        lines.append(Content.styled(fit(show(name), room) + _cells(cells), style))
    return [*lines, Content("")]


def _days(median: float | None) -> str:
    """Days, with their half where there is one."""
    if median is None or median != int(median):
        return fmt.score(median)
    return fmt.whole(int(median))


def _cells(texts: Sequence[str]) -> str:
    return "".join(fit(show(text), _FIGURES, "right") for text in texts)


def _gather(store: Store) -> ReplyFigures:
    every = store.templates.all(with_put_away=True)
    return ReplyFigures(
        names={one.key: one.name for one in every},
        by_template=store.replies.by_template(),
        by_channel=store.replies.by_channel(),
        by_tier=store.replies.by_tier(),
    )
