"""The columns of conversions as a list, and how they are said in few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from tui import format as fmt
from tui.budget_words import money
from tui.i18n import N_, _, ngettext
from tui.ledger_columns import added, day_width, listed_day
from tui.results_words import KIND
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.conversion_list import ConversionRow, ConversionSums, RevenueSums

STATE = {
    "pending": N_("Not paid yet"),
    "paid": N_("Paid for"),
    "partly_refunded": N_("Partly refunded"),
    "refunded": N_("Refunded"),
    "cancelled": N_("Called off"),
}
"""How far an order is."""

STATE_SIGN = {
    "pending": "○",
    "paid": "●",
    "partly_refunded": "◐",
    "refunded": "↺",
    "cancelled": "x",
}
"""One cell that says the state without a colour."""

KNOWN_BY = {
    "code": N_("by code"),
    "link": N_("by link"),
    "manual": N_("by hand"),
    "none": N_("nobody's"),
}
"""How it is known whose a conversion is."""


def named(row: ConversionRow) -> str:
    """What it is called: its order number, and what was bought."""
    said = " · ".join(part for part in (row.order_ref, row.what) if part)
    return said or goal_of(row) or row.code or _(KIND[row.kind])


def goal_of(row: ConversionRow) -> str:
    """The goal it is for; one without a name of its own is called as its kind."""
    return _(KIND[row.kind]) if row.goal == row.kind else row.goal or ""


def place(row: ConversionRow) -> str:
    """Where it came from, in her own word for it."""
    if row.channel is None:
        return ""
    return row.channel_name or _(fmt.PLATFORM.get(row.channel, row.channel))


def worth(row: ConversionRow) -> str:
    """What it is worth, less what went back; a dash where nobody knows."""
    return fmt.amount(row.amount)


def state_of(row: ConversionRow) -> str:
    """How far it is, as a sign and a word."""
    return f"{STATE_SIGN[row.status]} {_(STATE[row.status])}"


def title_of(rows: Sequence[ConversionRow]) -> str:
    """The conversions that a question or an answer is about."""
    if len(rows) == 1:
        parts = (named(rows[0]), "" if rows[0].amount is None else worth(rows[0]))
        return " · ".join(part for part in parts if part)
    said = ngettext("{count} conversion", "{count} conversions", len(rows))
    told = said.format(count=fmt.whole(len(rows)))
    amounts = added_up(rows)
    return f"{told} · {amounts}" if amounts else told


def added_up(rows: Sequence[ConversionRow]) -> str:
    """What conversions that count come to, each currency by itself; "" for nothing."""
    amounts = [row.amount for row in rows if row.amount is not None and row.counts]
    return added(amounts) if amounts else ""


def summed(sums: ConversionSums) -> str:
    """What conversions come to: each currency by itself, what is nobody's, what is out.

    What was called off, and what has no rate, is in none of the other figures.
    """
    said = ngettext("{count} conversion", "{count} conversions", sums.conversions)
    parts = [said.format(count=fmt.whole(sums.conversions))]
    if sums.counted:
        total = _("revenue {amount}").format(amount=_revenue(sums.counted))
        parts.append(total)
    if sums.unattributed:
        parts.append(_nobodys(sums))
    told = (
        (N_("refunded {amount}"), _moneys(sums.refunded)),
        (N_("called off {amount}"), _whole(sums.cancelled)),
        (N_("without a rate {amount}"), _revenue(sums.beside)),
        (N_("of unknown worth {amount}"), _whole(sums.unvalued)),
    )
    parts += [_(words).format(amount=amount) for words, amount in told if amount]
    return " · ".join(parts)


def _nobodys(sums: ConversionSums) -> str:
    """How many are nobody's, and what those come to."""
    words = _("nobody's {amount}").format(amount=fmt.whole(sums.unattributed))
    lone = [
        (one.currency, one.unattributed_minor)
        for one in sums.counted
        if one.unattributed_minor
    ]
    return f"{words} ({_moneys(lone)})" if lone else words


def _revenue(sums: Sequence[RevenueSums]) -> str:
    """Amounts by currency; of several each with how many conversions made it."""
    told = [money(one.revenue_minor, one.currency) for one in sums]
    if len(sums) > 1:
        counts = [fmt.whole(one.conversions) for one in sums]
        told = [f"{one} ({count})" for one, count in zip(told, counts, strict=True)]
    return " + ".join(told)


def _moneys(amounts: Sequence[tuple[str, int]]) -> str:
    return " + ".join(money(minor, currency) for currency, minor in amounts)


def _whole(count: int) -> str:
    return fmt.whole(count) if count else ""


@dataclass(frozen=True, slots=True)
class ConversionColumn:
    """One column: its title as a message, its width, and the cell of a row.

    ``key`` is what it sorts by, where the list can be sorted by it.
    """

    key: str
    title: str
    width: int
    cell: Callable[[ConversionRow, date], str]
    share: int = 0
    align: Literal["left", "right"] = "left"


def _counted(row: ConversionRow) -> str:
    """What it counts as, where that is not the amount itself."""
    if row.amount is None or row.campaign_id is None or row.counted == row.amount:
        return ""
    return _("no rate") if row.counted is None else fmt.amount(row.counted)


ALL = (
    ConversionColumn(
        "on_day", N_("Day"), 6, lambda row, today: listed_day(row.on_day, today)
    ),
    ConversionColumn(
        "order_ref", N_("What it was"), 9, lambda row, _today: named(row), 3
    ),
    ConversionColumn(
        "amount", N_("Amount"), 13, lambda row, _today: worth(row), 0, "right"
    ),
    ConversionColumn("status", N_("State"), 6, lambda row, _today: state_of(row)),
    ConversionColumn(
        "name", N_("Whose"), 8, lambda row, _today: row.name or fmt.DASH, 2
    ),
    ConversionColumn(
        "by", N_("Known"), 8, lambda row, _today: _(KNOWN_BY[row.attributed_by])
    ),
    ConversionColumn("channel", N_("Channel"), 9, lambda row, _today: place(row)),
    ConversionColumn(
        "kind", N_("Kind"), 10, lambda row, _today: goal_of(row) or _(KIND[row.kind]), 1
    ),
    ConversionColumn(
        "quantity",
        N_("How many"),
        8,
        lambda row, _today: fmt.whole(row.quantity),
        0,
        "right",
    ),
    ConversionColumn("code", N_("Code"), 9, lambda row, _today: row.code or ""),
    ConversionColumn(
        "campaign", N_("Campaign"), 10, lambda row, _today: row.campaign or "", 2
    ),
    ConversionColumn(
        "counted", N_("Counts as"), 13, lambda row, _today: _counted(row), 0, "right"
    ),
)
"""Every column, in the order in which they stand; the last ones give way."""

TITLES = {column.key: column.title for column in ALL}


def _widest(words: Sequence[str]) -> int:
    return max(cell_len(_(word)) for word in words)


_FITTED: dict[str, Callable[[], int]] = {
    "on_day": day_width,
    "status": lambda: 2 + _widest(tuple(STATE.values())),
    "by": lambda: _widest(tuple(KNOWN_BY.values())),
}
"""Columns of which nothing is ever cut: how wide they have to be."""


def _width(column: ConversionColumn) -> int:
    """Cells of a column: for its longest word, and for its title within reason."""
    fitted = _FITTED.get(column.key)
    least = column.width if fitted is None else fitted()
    return max(least, min(cell_len(_(column.title)), column.width + 4))


def painted() -> tuple[Column, ...]:
    """The columns as the table takes them, titles in the language in use."""
    return tuple(
        Column(one.key, _(one.title), _width(one), one.share, one.align) for one in ALL
    )


def line(row: ConversionRow, today: date) -> Row:
    """One conversion as a line of the table."""
    cells = tuple(column.cell(row, today) for column in ALL)
    return Row(row.id, cells, tone(row))


def tone(row: ConversionRow) -> str:
    """What counts for nothing is quiet, what cannot be counted is told."""
    if not row.counts:
        return "dim"
    waits = row.amount is not None and row.counted is None
    return "warning" if waits and row.campaign_id is not None else ""
