"""The columns of costs as a list, and how a cost is said in few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as date_of
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from store.rules.cost_words import OPEN_COSTS
from store.rules.money import Money
from tui import format as fmt
from tui.budget_words import CATEGORY, COST_SIGN, COST_STATE
from tui.campaign_terms import few_cells, near_word
from tui.i18n import N_, _, ngettext
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from store.cost_rows import CostRow
    from store.ledger_rows import LedgerLine

LATE = "!"
"""What stands before a day that has passed."""

DONE = "✓"
"""What stands before the day on which something was paid."""


def late(row: CostRow, today: date) -> bool:
    """Whether it should have been paid by now."""
    return row.state in OPEN_COSTS and row.due_on is not None and row.due_on < today


def due(row: CostRow, today: date) -> str:
    """By when it is to be paid, how late that is, or when it was paid."""
    if row.state == "paid" and row.paid_on is not None:
        return f"{DONE} {listed_day(row.paid_on, today)}"
    if row.state == "cancelled" or row.due_on is None:
        return ""
    sign = f"{LATE} " if late(row, today) else ""
    return sign + near_word(row.due_on, today)


def near(day: date, today: date) -> str:
    """A day in the fewest cells; another year is said."""
    return few_cells(day, year=day.year != today.year)


def listed_day(day: date, today: date) -> str:
    """A day in a column: 26 Nov; one of another year in figures, 2025-11-26."""
    return few_cells(day) if day.year == today.year else day.isoformat()


def day_width() -> int:
    """Cells for the longest day that a column can hold, in the language in use."""
    return max(len("2025-11-26"), *(cell_len(few_cells(day)) for day in _LONG_DAYS))


_LONG_DAYS = tuple(date_of(2026, month, 28) for month in range(1, 13))
"""A day of two figures in each month."""


def state_width() -> int:
    """Cells for the longest state with its sign, in the language in use."""
    words = ((COST_SIGN[code], _(word)) for code, word in COST_STATE.items())
    return max(cell_len(f"{sign} {word}") for sign, word in words)


FITTED = {"on_day": day_width, "state": state_width}
"""Columns of which nothing is ever cut: how wide they have to be."""


def column_width(key: str, title: str, width: int) -> int:
    """Cells of a column: for its longest word, and for its title within reason."""
    least = FITTED[key]() if key in FITTED else width
    return max(least, min(cell_len(title), width + 4))


def state_of(row: CostRow) -> str:
    """How far a cost is, as a sign and a word."""
    return f"{COST_SIGN[row.state]} {_(COST_STATE[row.state])}"


def place(channel: str | None) -> str:
    """Where it was spent: a platform by its name, or what she calls it."""
    return _(fmt.PLATFORM.get(channel, channel)) if channel else ""


def who(row: CostRow) -> str:
    """Who is paid: the one that is named, else the person."""
    return row.payee or row.name or ""


def described(row: CostRow) -> str:
    """What it is for, as somebody said it; of a commission: of which days it is."""
    said = row.description or ""
    return fmt.period(said) if row.origin == "commission" else said


def what(row: CostRow) -> str:
    """What it is for, in words; without any, what it is spent on."""
    return described(row) or _(CATEGORY[row.category])


def _both(row: CostRow) -> str:
    """What it is for in words, then what it is spent on."""
    category, said = _(CATEGORY[row.category]), described(row)
    return f"{said} · {category}" if said else category


def title_of(rows: Sequence[CostRow]) -> str:
    """The costs that a question or an answer is about."""
    if len(rows) == 1:
        parts = (who(rows[0]), what(rows[0]), fmt.amount(rows[0].amount))
        return " · ".join(part for part in parts if part)
    said = ngettext("{count} cost", "{count} costs", len(rows))
    return f"{said.format(count=fmt.whole(len(rows)))} · {amounts(rows)}"


def amounts(rows: Iterable[CostRow]) -> str:
    """What they come to, each currency by itself."""
    return added(row.amount for row in rows)


def added(moneys: Iterable[Money]) -> str:
    """Amounts added up within their currency, the currencies side by side."""
    sums: dict[str, Money] = {}
    for one in moneys:
        sums[one.currency] = sums.get(one.currency, Money(0, one.currency)) + one
    return " + ".join(fmt.amount(one) for one in sums.values()) or fmt.DASH


def _counted(row: LedgerLine) -> str:
    """What it counts as, where that is not the amount itself."""
    if row.counted is None:
        return _("no rate") if row.campaign_id is not None else ""
    return "" if row.counted == row.amount else fmt.amount(row.counted)


def _balance(row: LedgerLine) -> str:
    return "" if row.balance is None else fmt.amount(row.balance)


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """One column: its title as a message, its width, and the cell of a row.

    ``key`` is what it sorts by, where the list can be sorted by it.
    """

    key: str
    title: str
    width: int
    cell: Callable[[LedgerLine, date], str]
    share: int = 0
    align: Literal["left", "right"] = "left"


ALL = (
    LedgerColumn(
        "on_day", N_("Day"), 10, lambda row, today: listed_day(row.on_day, today)
    ),
    LedgerColumn("name", N_("Who"), 11, lambda row, _today: who(row), 2),
    LedgerColumn("description", N_("Spent on"), 9, lambda row, _today: _both(row), 3),
    LedgerColumn(
        "amount",
        N_("Amount"),
        13,
        lambda row, _today: fmt.amount(row.amount),
        0,
        "right",
    ),
    LedgerColumn("state", N_("State"), 11, lambda row, _today: state_of(row)),
    LedgerColumn(
        "balance",
        N_("Sum to here"),
        14,
        lambda row, _today: _balance(row),
        0,
        "right",
    ),
    LedgerColumn("due_on", N_("Due"), 12, due),
    LedgerColumn(
        "campaign", N_("Campaign"), 10, lambda row, _today: row.campaign or "", 2
    ),
    LedgerColumn(
        "document",
        N_("Bill"),
        22,
        lambda row, _today: row.invoice_ref or (DONE if row.document else ""),
    ),
    LedgerColumn("channel", N_("Channel"), 10, lambda row, _today: place(row.channel)),
    LedgerColumn(
        "category", N_("Category"), 12, lambda row, _today: _(CATEGORY[row.category])
    ),
    LedgerColumn(
        "counted", N_("Counts as"), 13, lambda row, _today: _counted(row), 0, "right"
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


def line(row: LedgerLine, today: date) -> Row:
    """One cost as a line of the table."""
    return Row(
        row.id, tuple(column.cell(row, today) for column in ALL), tone(row, today)
    )


def tone(row: CostRow, today: date) -> str:
    """Late is red, what counts for nothing is quiet, what cannot be counted is told."""
    if late(row, today):
        return "error"
    if row.state == "cancelled":
        return "dim"
    return "warning" if row.counted is None and row.campaign_id is not None else ""
