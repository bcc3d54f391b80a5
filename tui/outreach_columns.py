"""The columns of outreach as a list, its cards on the board, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from store.rules.money import Money
from store.rules.pipeline import CLOSED, OPEN, PARKED
from tui import format as fmt
from tui.i18n import N_, _
from tui.widgets.board_cards import BoardCard
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from store.outreach_list import OutreachRow
    from store.rules.pipeline import Stage

WEEK = 7
"""Days within which a weekday says enough."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What rows are put into words with: the day of now, and what stages are called."""

    today: date
    stages: Mapping[str, str]
    """Stage -> its title in the language in use."""


def spoken(today: date, stages: Sequence[Stage]) -> Spoken:
    """The words for rows, in the language in use."""
    return Spoken(today, {stage.key: fmt.stage(stage) for stage in stages})


def due(row: OutreachRow, today: date) -> str:
    """When the next step is due, in few cells: 3d late, today, Thu 26, 26 Nov."""
    if row.next_step_on is None:
        return ""
    on = date.fromisoformat(row.next_step_on)
    away = (on - today).days
    if away < 0:
        return fmt.late(-away)
    if away <= 1:
        return fmt.short_day(on, today)
    if on.year != today.year and away >= WEEK:
        return on.isoformat()[:7]
    # Weekday, day, month in English and Spanish; month, day, weekday in Korean.
    words = fmt.plain_day(on, year=False).split(" ")
    is_korean = words[0].endswith("월")
    near, far = (words[1:], words[:2]) if is_korean else (words[:2], words[1:])
    return " ".join(near if away < WEEK else far)


def urgent(row: OutreachRow, today: date) -> str:
    """The tone of when something is due."""
    if row.next_step_on is None:
        return ""
    return {-1: "error", 0: "warning"}.get(_way(row.next_step_on, today), "dim")


def is_adrift(row: OutreachRow) -> bool:
    """Whether a conversation is open and has no next step."""
    return row.stage in OPEN and row.next_step_on is None


def next_step(row: OutreachRow) -> str:
    """What is to be done next: her words, or the kind of it."""
    if is_adrift(row):
        return _("no next step")
    if row.next_kind is None:
        return ""
    return row.next_step or fmt.word(fmt.NEXT, row.next_kind)


def _way(day: str, today: date) -> int:
    now = today.isoformat()
    return (day > now) - (day < now)


def _days(since: str | None, today: date) -> str:
    if since is None:
        return ""
    return _("{count}d").format(count=(today - date.fromisoformat(since)).days)


def _handle(row: OutreachRow) -> str:
    return f"@{row.handle}" if row.handle else ""


def _platform(row: OutreachRow) -> str:
    return fmt.word(fmt.PLATFORM, row.platform) if row.platform else ""


def _amount(minor: int | None, currency: str | None) -> str:
    if minor is None or currency is None:
        return fmt.DASH
    return fmt.amount(Money(minor, currency))


def _last(row: OutreachRow, today: date) -> str:
    """How long ago the last touch was, and which way it went."""
    if row.last_on is None:
        return fmt.DASH
    arrow = "←" if row.last_direction == "in" else "→"
    return f"{arrow} {_days(row.last_on, today)}"


def _turn(row: OutreachRow) -> str:
    if row.stage in CLOSED:
        return ""
    return fmt.word(fmt.WAITING, row.waiting_on)


@dataclass(frozen=True, slots=True)
class OutreachColumn:
    """One column: its title as a message, its width, and the cell of a row.

    ``key`` is what it sorts by, where the list can be sorted by it.
    """

    key: str
    title: str
    width: int
    cell: Callable[[OutreachRow, Spoken], str]
    share: int = 0
    align: Literal["left", "right"] = "left"


ALL = (
    OutreachColumn("name", N_("Name"), 14, lambda row, _words: row.name, 3),
    OutreachColumn("handle", N_("Handle"), 12, lambda row, _words: _handle(row), 2),
    OutreachColumn(
        "campaign", N_("Campaign"), 10, lambda row, _words: row.campaign or "", 2
    ),
    OutreachColumn(
        "stage",
        N_("Stage"),
        11,
        lambda row, words: words.stages.get(row.stage, row.stage),
        1,
    ),
    OutreachColumn(
        "next_step", N_("Next step"), 12, lambda row, _words: next_step(row), 3
    ),
    OutreachColumn(
        "next_step_on", N_("Due"), 9, lambda row, words: due(row, words.today)
    ),
    OutreachColumn(
        "stage_since",
        N_("In stage"),
        8,
        lambda row, words: _days(row.stage_since, words.today),
        0,
        "right",
    ),
    OutreachColumn("waiting_on", N_("Turn"), 8, lambda row, _words: _turn(row)),
    OutreachColumn(
        "last_on", N_("Last touch"), 10, lambda row, words: _last(row, words.today)
    ),
    OutreachColumn(
        "last_channel",
        N_("Channel"),
        8,
        lambda row, _words: fmt.word(
            fmt.CHANNEL, row.last_channel or row.preferred_channel
        ),
    ),
    OutreachColumn(
        "asked",
        N_("Asked"),
        13,
        lambda row, _words: _amount(row.asked_minor, row.asked_currency),
        0,
        "right",
    ),
    OutreachColumn(
        "fee",
        N_("Fee"),
        13,
        lambda row, _words: _amount(row.fee_minor, row.fee_currency),
        0,
        "right",
    ),
    OutreachColumn(
        "unanswered",
        N_("Unanswered"),
        10,
        lambda row, _words: str(row.unanswered),
        0,
        "right",
    ),
    OutreachColumn(
        "followers",
        N_("Followers"),
        9,
        lambda row, _words: fmt.compact(row.followers),
        0,
        "right",
    ),
    OutreachColumn("platform", N_("Platform"), 10, lambda row, _words: _platform(row)),
    OutreachColumn("country", N_("Country"), 7, lambda row, _words: row.country or ""),
    OutreachColumn("tags", N_("Tags"), 12, lambda row, _words: row.tags or "", 1),
    OutreachColumn("niche", N_("Niche"), 12, lambda row, _words: row.niche or "", 1),
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


def line(row: OutreachRow, words: Spoken) -> Row:
    """One conversation as a line of the table."""
    cells = tuple(column.cell(row, words) for column in ALL)
    return Row(row.id, cells, _tone(row, words.today))


def _tone(row: OutreachRow, today: date) -> str:
    if is_adrift(row):
        return "warning"
    if row.stage in CLOSED or row.stage == PARKED:
        return "dim"
    is_late = row.next_step_on is not None and _way(row.next_step_on, today) < 0
    return "error" if is_late else ""


def card(row: OutreachRow, words: Spoken) -> BoardCard:
    """One conversation as a card: who, when; where and for what; how it stands."""
    where = _joined(_handle(row), row.campaign or _platform(row))
    since = f"{_days(row.stage_since, words.today)} {_turn(row)}".strip()
    step = next_step(row)
    stands = _joined(step, since) if is_adrift(row) else _joined(since, step)
    return BoardCard(
        row.id,
        row.name,
        ((where, "dim"), (stands, "warning" if is_adrift(row) else "dim")),
        due(row, words.today),
        urgent(row, words.today),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
