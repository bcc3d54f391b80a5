"""Payments as tables: what the accountant is told, and what the bank is to send.

Money that moved stays in the books, whoever is in the trash by now.
"""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING, Any

from store.exchange.roster_out import PORTION, digits
from store.payment_rows import payment_lines

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from store.payment_rows import PaymentLine
    from store.rules.money import Money

PAYMENT_TABLES = {
    "payments": "SELECT id FROM cost WHERE state='paid' ORDER BY paid_on, id",
    "bank": "SELECT id FROM cost WHERE state IN ('committed','invoiced')"
    " AND amount_minor>0 ORDER BY due_on IS NULL, due_on, id",
}
"""By kind: the costs that stand in it, where no others are asked for."""

_ANY_DAY = date.max
"""What is said of a payment on a day is not written, only what it consists of."""


def payment_numbers(reader: sqlite3.Connection, kind: str) -> array[int]:
    """The costs that stand in a table of this kind."""
    return array("q", (row[0] for row in reader.execute(PAYMENT_TABLES[kind])))


def payment_table(
    reader: sqlite3.Connection, kind: str, numbers: Sequence[int], usual: str
) -> Iterator[list[Any]]:
    """The rows of a table of payments, in the order of its columns.

    ``usual`` is the percent withheld of whoever's papers say nothing.
    """
    write = _WRITERS[kind]
    for start in range(0, len(numbers), PORTION):
        portion = numbers[start : start + PORTION]
        for line in payment_lines(reader.execute, portion, _ANY_DAY, usual):
            yield write(line)


def _paid(line: PaymentLine) -> list[Any]:
    """What the accountant is told of one payment.

    Where what was kept back was typed, its parts are those that everywhere else shows.
    """
    cost, papers, parts = line.cost, line.papers, line.payout
    return [
        _day(cost.paid_on or cost.due_on),
        cost.payee or cost.name,
        *((papers.legal_name, papers.tax_kind, papers.tax_id) if papers else _NO_TAX),
        *(cost.campaign, cost.category, cost.description),
        *(cost.invoice_ref, cost.document),
        _amount(line.gross),
        *(_amount(parts.vat), _amount(parts.tax)),
        *(_amount(line.withheld), _amount(line.net), line.gross.currency),
        *(cost.paid_ref, cost.exchange_rate),
        None if cost.counted is None else _amount(cost.counted),
        None if cost.counted is None else cost.counted.currency,
    ]


def _to_send(line: PaymentLine) -> list[Any]:
    """What the bank needs of one payment, and what it waits for."""
    cost, papers = line.cost, line.papers
    whom = (papers.legal_name, papers.bank, papers.account_no) if papers else _NO_BANK
    return [
        _day(cost.due_on),
        cost.payee or cost.name,
        *whom,
        *(_amount(line.net), line.net.currency, cost.invoice_ref, cost.campaign),
        *(cost.category, cost.description),
        *(_amount(line.gross), _amount(line.withheld)),
        _day(cost.hold_until),
        *((line.pieces, line.live) if line.pieces else (None, None)),
    ]


_NO_TAX = (None, None, None)
_NO_BANK = (None, None, None)

_WRITERS: dict[str, Callable[[PaymentLine], list[Any]]] = {
    "payments": _paid,
    "bank": _to_send,
}


def _amount(amount: Money) -> str:
    return digits(amount.minor, amount.currency)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
