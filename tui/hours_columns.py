"""The columns of own time, and how a line of it is said in few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui import format as fmt
from tui.budget_words import duration
from tui.i18n import N_, _, ngettext
from tui.ledger_columns import column_width, listed_day, place
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.work_time import TimeSummary, TimeSums, WorkTimeRow

CAME_WITH = "↔"
"""What stands before that which came with a touch."""


def what(row: WorkTimeRow) -> str:
    """What was done: her own words, else those of the touch that it came with."""
    if row.touch_id is None:
        return row.note or fmt.DASH
    said = row.note or row.touch_text or ""
    if row.touch_kind in {None, "message"}:
        word = fmt.word(fmt.CHANNEL, row.touch_channel)
    else:
        word = fmt.word(fmt.TOUCH, row.touch_kind)
    return f"{CAME_WITH} {word}: {said}" if said else f"{CAME_WITH} {word}"


def cost(row: WorkTimeRow) -> str:
    """What it costs; said where nobody said a rate."""
    return _("no price") if row.cost is None else fmt.amount(row.cost)


def title_of(rows: Sequence[WorkTimeRow]) -> str:
    """The lines that a question or an answer is about."""
    if len(rows) == 1:
        parts = (duration(rows[0].minutes), rows[0].name or "", what(rows[0]))
        return " · ".join(part for part in parts if part and part != fmt.DASH)
    said = ngettext("{count} line", "{count} lines", len(rows))
    minutes = sum(row.minutes for row in rows)
    return f"{said.format(count=fmt.whole(len(rows)))} · {duration(minutes)}"


def said(sums: TimeSums) -> str:
    """What own time comes to, each currency by itself; what has no rate apart."""
    if not sums.minutes:
        return ""
    parts = [duration(sums.minutes)]
    if sums.costs:
        parts.append(" + ".join(map(fmt.amount, sums.costs)))
    if sums.unrated:
        words = _("{time} without a rate")
        parts.append(words.format(time=duration(sums.unrated)))
    return " · ".join(parts)


def where(summary: TimeSummary) -> str:
    """Where it went: each channel with its time, the most first."""
    return " · ".join(
        f"{place(one.channel) or _('on no channel')} {duration(one.sums.minutes)}"
        for one in summary.channels
    )


@dataclass(frozen=True, slots=True)
class HoursColumn:
    """One column: its title as a message, its width, and the cell of a row.

    ``key`` is what it sorts by, where the list can be sorted by it.
    """

    key: str
    title: str
    width: int
    cell: Callable[[WorkTimeRow, date], str]
    share: int = 0
    align: Literal["left", "right"] = "left"


ALL = (
    HoursColumn(
        "on_day", N_("Day"), 10, lambda row, today: listed_day(row.on_day, today)
    ),
    HoursColumn(
        "minutes",
        N_("How long"),
        10,
        lambda row, _today: duration(row.minutes),
        0,
        "right",
    ),
    HoursColumn("note", N_("What was done"), 13, lambda row, _today: what(row), 3),
    HoursColumn("name", N_("Who"), 10, lambda row, _today: row.name or "", 2),
    HoursColumn(
        "campaign", N_("Campaign"), 10, lambda row, _today: row.campaign or "", 2
    ),
    HoursColumn("cost", N_("Cost"), 13, lambda row, _today: cost(row), 0, "right"),
    HoursColumn("channel", N_("Channel"), 9, lambda row, _today: place(row.channel)),
    HoursColumn(
        "rate",
        N_("An hour"),
        12,
        lambda row, _today: "" if row.rate is None else fmt.amount(row.rate),
        0,
        "right",
    ),
)
"""Every column, in the order in which they stand; the last ones give way."""

TITLES = {column.key: column.title for column in ALL}


def painted() -> tuple[Column, ...]:
    """The columns as the table takes them, titles in the language in use."""
    return tuple(
        Column(
            column.key,
            _(column.title),
            column_width(column.key, _(column.title), column.width),
            column.share,
            column.align,
        )
        for column in ALL
    )


def hours_row(row: WorkTimeRow, today: date) -> Row:
    """One line of the table; what nobody said a rate for is told."""
    cells = tuple(column.cell(row, today) for column in ALL)
    return Row(row.id, cells, "warning" if row.rate is None else "")
