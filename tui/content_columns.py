"""The columns of content as a list, its cards on the board, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from store.content_filter import COMPLETE
from tui import format as fmt
from tui.campaign_terms import (
    CONTENT_KIND,
    CONTENT_SIGN,
    CONTENT_STATE,
    few_cells,
    near_word,
)
from tui.i18n import N_, _, ngettext
from tui.widgets.board_cards import BoardCard
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.content_rows import ContentLine

LANE = {**CONTENT_STATE, "measured": N_("Measured")}
"""What the lanes of the board are called."""

SIGN = {**CONTENT_SIGN, "measured": "✓"}
"""One cell that says the lane without a colour."""

LATE = "!"
"""What stands before a day that has passed."""

DONE = "✓"
"""What stands for a draft that has come."""

MAKING = frozenset({"briefed", "drafting", "changes_requested"})
"""Lanes in which a draft is owed."""

OVER = frozenset({"measured", "cancelled"})
"""Lanes in which nothing is left to do."""


def awaited(row: ContentLine) -> str:
    """What the next day is that of: the draft, the post, the figures; "" for none."""
    if row.next_on is None:
        return ""
    if row.lane == "live":
        return _("figures")
    is_draft = row.lane in MAKING and row.draft_due_on is not None
    return _("draft") if is_draft else _("post")


def due(row: ContentLine, today: date) -> str:
    """The next day in few cells, or how late it is; of what is over its own day."""
    if row.next_on is None:
        return "" if row.live_on is None else past(row.live_on, today)
    if row.next_on >= today:
        return near_word(row.next_on, today)
    said = fmt.late((today - row.next_on).days)
    return f"{LATE} {said}" if row.is_late else said


def past(day: date, today: date) -> str:
    """A day that was, or that nobody waits for, in few cells: its month if far."""
    if day.year != today.year:
        return day.isoformat()[:7]
    if -1 <= (day - today).days <= 0:
        return fmt.short_day(day, today)
    return few_cells(day)


def urgent(row: ContentLine, today: date) -> str:
    """The tone of when something is due."""
    if row.is_late:
        return "error"
    return "warning" if row.next_on == today else "dim"


def what(row: ContentLine) -> str:
    """The kind of a piece, and what it is called."""
    kind = _(CONTENT_KIND[row.kind])
    return f"{kind}: {row.title}" if row.title else kind


def title_of(rows: Sequence[ContentLine]) -> str:
    """The pieces that a question or an answer is about."""
    if len(rows) == 1:
        return f"{rows[0].name} · {rows[0].title or _(CONTENT_KIND[rows[0].kind])}"
    said = ngettext("{count} piece", "{count} pieces", len(rows))
    return said.format(count=fmt.whole(len(rows)))


def turn(row: ContentLine) -> str:
    """Whose turn it is; "" where nobody has anything left to do."""
    return fmt.word(fmt.WAITING, row.blocking) if row.blocking else ""


def checked(row: ContentLine) -> str:
    """How much of the compliance list was looked at, and what of it is wrong."""
    if not row.checked and not row.failed:
        return ""
    said = f"{row.checked}/{COMPLETE}"
    return f"{LATE} {said}" if row.failed else said


def _lane(row: ContentLine) -> str:
    return f"{SIGN[row.lane]} {_(LANE[row.lane])}"


def _since(row: ContentLine, today: date) -> str:
    return _("{count}d").format(count=(today - row.state_since).days)


def _handle(row: ContentLine) -> str:
    return f"@{row.handle}" if row.handle else ""


def _platform(row: ContentLine) -> str:
    return fmt.word(fmt.PLATFORM, row.platform) if row.platform else ""


def _draft(row: ContentLine, today: date) -> str:
    if row.draft_due_on is None or row.lane == "cancelled":
        return ""
    return near_word(row.draft_due_on, today) if row.lane in MAKING else DONE


def _seen(row: ContentLine, today: date) -> str:
    if row.live_on is not None:
        return past(row.live_on, today)
    return "" if row.lane == "cancelled" else near_word(row.live_due_on, today)


@dataclass(frozen=True, slots=True)
class ContentColumn:
    """One column: its title as a message, its width, and the cell of a row.

    ``key`` is what it sorts by, where the list can be sorted by it.
    """

    key: str
    title: str
    width: int
    cell: Callable[[ContentLine, date], str]
    share: int = 0
    align: Literal["left", "right"] = "left"


ALL = (
    ContentColumn("name", N_("Name"), 12, lambda row, _today: row.name, 3),
    ContentColumn("kind", N_("Kind"), 9, lambda row, _today: _(CONTENT_KIND[row.kind])),
    ContentColumn("title", N_("Title"), 11, lambda row, _today: row.title or "", 3),
    ContentColumn("lane", N_("State"), 16, lambda row, _today: _lane(row)),
    ContentColumn("due", N_("Due"), 12, due),
    ContentColumn("awaited", N_("Of what"), 8, lambda row, _today: awaited(row)),
    ContentColumn("turn", N_("Turn"), 8, lambda row, _today: turn(row)),
    ContentColumn("since", N_("In state"), 8, _since, 0, "right"),
    ContentColumn(
        "campaign", N_("Campaign"), 10, lambda row, _today: row.campaign or "", 2
    ),
    ContentColumn(
        "round",
        N_("Changes"),
        7,
        lambda row, _today: fmt.whole(row.round) if row.round else "",
        0,
        "right",
    ),
    ContentColumn(
        "draft",
        N_("Draft due"),
        10,
        _draft,
    ),
    ContentColumn("live", N_("Live on"), 10, _seen),
    ContentColumn(
        "checked", N_("Of 12"), 7, lambda row, _today: checked(row), 0, "right"
    ),
    ContentColumn("platform", N_("Platform"), 10, lambda row, _today: _platform(row)),
    ContentColumn("handle", N_("Handle"), 12, lambda row, _today: _handle(row), 1),
)
"""Every column, in the order in which they stand; the last ones give way."""

TITLES = {column.key: column.title for column in ALL}


def painted() -> tuple[Column, ...]:
    """The columns as the table takes them, titles in the language in use."""
    return tuple(
        Column(
            column.key,
            _(column.title),
            max(column.width, min(cell_len(_(column.title)), column.width + 4)),
            column.share,
            column.align,
        )
        for column in ALL
    )


def line(row: ContentLine, today: date) -> Row:
    """One piece as a line of the table."""
    cells = tuple(column.cell(row, today) for column in ALL)
    return Row(row.id, cells, _tone(row))


def _tone(row: ContentLine) -> str:
    """Late is red, what is not in order stands out, what is over is quiet."""
    if row.is_late:
        return "error"
    if row.lane in OVER:
        return "dim"
    return "warning" if row.failed else ""


def card(row: ContentLine, today: date, *, is_of_one: bool = False) -> BoardCard:
    """One piece as a card: who, when; what it is; how long, whose turn, for what.

    On a board ``is_of_one`` campaign nobody needs to be told which.
    """
    where = _platform(row) if is_of_one else row.campaign or _platform(row)
    stands = f"{_since(row, today)} {turn(row)}".strip()
    wrong = _("not in order") if row.failed else ""
    parts = (wrong, stands, awaited(row), where)
    return BoardCard(
        row.id,
        row.name,
        (
            (what(row), "dim"),
            (" · ".join(filter(None, parts)), "warning" if row.failed else "dim"),
        ),
        due(row, today),
        urgent(row, today),
    )
