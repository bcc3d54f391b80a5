"""The columns of what is to be paid and of who is paid, and their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from rich.cells import cell_len

from store.rules.withholding import percent_text
from tui import format as fmt
from tui.i18n import N_, _
from tui.ledger_columns import due, near, what, who
from tui.money_source import FIRST
from tui.show import show
from tui.widgets.record_cells import GUTTER, Column, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from store.payees import PayeeRow
    from store.payment_rows import PaymentLine, Remark
    from store.rules.money import Money

TAX_KIND = {
    "individual": N_("Individual"),
    "business": N_("Business"),
    "simplified": N_("Small business"),
    "other": N_("Otherwise"),
}
"""How somebody is taxed."""

PAPER = {
    "legal_name": N_("Name on the bill"),
    "tax_kind": N_("Taxed as"),
    "tax_id": N_("Tax number"),
    "bank": N_("Bank"),
    "account_no": N_("Account"),
}
"""What is needed to pay somebody."""

IN_THE_WAY = {
    "not_live": N_("nothing live"),
    "partly_live": N_("{live}/{pieces} live"),
    "hold": N_("held until {day}"),
    "document": N_("no bill"),
    "papers": N_("papers"),
    "no_rate": N_("no rate"),
    "credit": N_("comes back"),
}
"""What stands before a payment, in few cells; what is not in here is said elsewhere."""

GATE = "‼"
"""What stands before that which is only passed with a note."""


def in_the_way(line: PaymentLine, today: date) -> str:
    """What stands before a payment, the gates first."""
    said = [_in_few(one, today) for one in line.remarks if one.code in IN_THE_WAY]
    return " · ".join(said)


def _in_few(remark: Remark, today: date) -> str:
    from datetime import date as day_of  # noqa: PLC0415 - the name is taken by types

    detail = dict(remark.detail)
    if "day" in detail:
        detail["day"] = near(day_of.fromisoformat(str(detail["day"])), today)
    words = _(IN_THE_WAY[remark.code]).format(**detail)
    return f"{GATE} {words}" if remark.is_gate else words


class Painted(Protocol):
    """A list whose beginning is painted."""

    total: int

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Lines of the beginning."""


_PAYMENTS = (
    ("due_on", N_("Due"), 12, 0),
    ("who", N_("Who"), 10, 2),
    ("what", N_("Spent on"), 10, 3),
    ("net", N_("They get"), 13, 0),
    ("stops", N_("Held up by"), 20, 3),
    ("gross", N_("Gross"), 13, 0),
    ("withheld", N_("Kept back"), 12, 0),
    ("campaign", N_("Campaign"), 10, 2),
    ("account", N_("Goes to"), 12, 1),
)

_PAYEES = (
    ("name", N_("Name"), 12, 3),
    ("open", N_("Owed to them"), 14, 1),
    ("paid", N_("Paid this year"), 14, 1),
    ("missing", N_("Missing"), 16, 3),
    ("withheld", N_("Kept back"), 12, 0),
    ("net", N_("They got"), 14, 0),
    ("tax_kind", N_("Taxed as"), 14, 0),
    ("percent", N_("Tax"), 6, 0),
    ("legal_name", N_("Name on the bill"), 12, 2),
    ("bank", N_("Bank"), 10, 1),
    ("account_no", N_("Account"), 14, 1),
)

_AMOUNTS = frozenset({"net", "gross", "withheld", "tax", "open", "paid", "percent"})


def _columns(named: Iterable[tuple[str, str, int, int]]) -> tuple[Column, ...]:
    return tuple(
        Column(
            key,
            _(title),
            max(width, min(cell_len(_(title)), width + 4)),
            share,
            "right" if key in _AMOUNTS else "left",
        )
        for key, title, width, share in named
    )


def payment_columns() -> tuple[Column, ...]:
    """The columns of what is to be paid, titles in the language in use."""
    return _columns(_PAYMENTS)


def payee_columns() -> tuple[Column, ...]:
    """The columns of who is paid, titles in the language in use."""
    return _columns(_PAYEES)


def fitted(
    columns: tuple[Column, ...], source: Painted | None, long: str, width: int
) -> tuple[Column, ...]:
    """The columns as wide as what is read takes, in a list that is so wide.

    Amounts get what they need; then ``long``, whose words are long, what is left beside
    all that stands before it and, where there is much, the one behind it.
    """
    rows = () if source is None else source.rows(0, FIRST) or ()
    if source is None or not rows:
        return columns
    places = {column.key: place for place, column in enumerate(columns)}
    # Of a long list the widest may not be here yet.
    is_whole = source.total <= FIRST
    found = list(columns)
    for key in _AMOUNTS & places.keys():
        column, wide = found[places[key]], _widest(rows, places[key])
        least = cell_len(column.title) if is_whole else column.width
        found[places[key]] = replace(column, width=max(least, wide))
    at = places[long]
    room = width - GUTTER - sum(column.width for column in found[:at]) - at * GAP
    room -= BREATH + GAP
    beyond = found[at + 1].width + GAP + BREATH
    if room - beyond >= 2 * found[at].width:
        room -= beyond
    wide = min(_widest(rows, at), room)
    found[at] = replace(found[at], width=max(found[at].width, wide), share=0)
    return tuple(found)


GAP = 1
"""Cells between two columns, where some have no room; the bar at the end takes one."""

BREATH = 4
"""Cells by which names may grow; twice that where there is much room."""


def _widest(rows: Sequence[Row], place: int) -> int:
    return max(cell_len(show(row.cells[place])) for row in rows if row.cells)


def payment_row(line: PaymentLine, today: date) -> Row:
    """One payment as a line of the table."""
    cost, papers = line.cost, line.papers
    cells = (
        due(cost, today),
        who(cost),
        what(cost),
        fmt.amount(line.net),
        in_the_way(line, today),
        fmt.amount(line.gross),
        fmt.amount(line.withheld) if line.withheld.minor else "",
        cost.campaign or "",
        (papers and papers.account_no) or "",
    )
    tone = "error" if line.days_late else "dim" if line.gates else ""
    return Row(line.id, cells, tone)


def payee_row(row: PayeeRow) -> Row:
    """Somebody who is paid as a line of the table."""
    papers, percent = row.papers, row.terms.withholding
    cells = (
        row.name,
        _side_by_side(row.open),
        _side_by_side(paid.gross for paid in row.paid),
        _missing(row.missing),
        _side_by_side(paid.withheld for paid in row.paid if paid.withheld.minor),
        _side_by_side(paid.net for paid in row.paid),
        _(TAX_KIND[papers.tax_kind]) if papers.tax_kind else "",
        "" if percent is None else percent_words(percent),
        papers.legal_name or "",
        papers.bank or "",
        papers.account_no or "",
    )
    return Row(row.influencer_id, cells, "warning" if row.missing and row.open else "")


def _missing(names: Sequence[str]) -> str:
    """What is not known of somebody: how much, then what."""
    named = " · ".join(_(PAPER[name]) for name in names)
    return f"{len(names)}: {named}" if len(names) > 1 else named


def percent_words(percent: Decimal) -> str:
    """A percentage with the decimals it has."""
    places = len(percent_text(percent).partition(".")[2])
    return fmt.percent(percent, places)


def _side_by_side(moneys: Iterable[Money]) -> str:
    """Amounts of several currencies, never added; "" for none."""
    return " + ".join(map(fmt.amount, moneys))
