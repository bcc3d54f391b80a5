"""What is paid, what of it is kept back, and what stands in its way."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from store.cost_rows import COST_SQL, CostRow, cost_row, no_cost
from store.errors import GateClosed
from store.rules.cost_words import OPEN_COSTS
from store.rules.withholding import Payout, TaxTerms, as_kept, payout, terms_of
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from store.rules.money import Money

    Ask = Callable[[str, Sequence[object]], Any]
    """Puts a question to the file; what it gives can be gone through."""

TO_PERSON = ("fee", "commission", "production", "other")
"""Categories of which the person of the collaboration is paid, unless somebody else is
named; product, shipping, boost and tools are paid to others."""

NEEDED = ("legal_name", "tax_kind", "tax_id", "bank", "account_no")
"""What is needed to pay somebody."""

REMARKS: Mapping[str, str] = {
    "not_live": N_("Nothing is live yet."),
    "partly_live": N_("{live} of {pieces} pieces are live."),
    "hold": N_("Goods may come back until {day}."),
    "document": N_("The bill or receipt is missing."),
    "papers": N_("Of what is needed to pay them, {count} are not known."),
    "vat": N_("{amount} of it is VAT that is not paid on."),
    "no_rate": N_("No rate of exchange is known: it is in none of the figures."),
    "foreseen": N_("It is only in view, not promised."),
    "credit": N_("It comes back to us."),
}
"""What is said of a payment, by its code."""

GATES = ("not_live", "partly_live", "hold")
"""What is only passed with a note that says why."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that should be known before paying."""

    code: str
    """Of REMARKS."""
    detail: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence to translate; ``detail`` fills it, an amount is Money."""
        return REMARKS[self.code]

    @property
    def is_gate(self) -> bool:
        """Whether a note is asked for."""
        return self.code in GATES


@dataclass(frozen=True, slots=True)
class Papers:
    """What is known of somebody who is paid; None is what nobody said."""

    legal_name: str | None
    tax_kind: str | None
    tax_id: str | None
    bank: str | None
    account_no: str | None
    notes: str | None

    @property
    def missing(self) -> tuple[str, ...]:
        """What of NEEDED is not there; others' tax number is not asked for."""
        return tuple(
            name
            for name in NEEDED
            if getattr(self, name) is None
            and not (name == "tax_id" and self.tax_kind == "other")
        )


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One cost as it is paid, or was."""

    cost: CostRow
    terms: TaxTerms
    payout: Payout
    """As it was paid, or else as it would be."""
    papers: Papers | None
    """Of the person who is paid; None where somebody else is."""
    pieces: int
    """Pieces of content that it waits for; 0 for what is no fee."""
    live: int
    """How many of them are live."""
    days_late: int
    """0 while it is not overdue, and without a day."""
    remarks: tuple[Remark, ...]

    @property
    def id(self) -> int:
        """The number of the cost."""
        return self.cost.id

    @property
    def gross(self) -> Money:
        """What was promised."""
        return self.payout.gross

    @property
    def withheld(self) -> Money:
        """What is kept back."""
        return self.payout.withheld

    @property
    def net(self) -> Money:
        """What arrives."""
        return self.payout.net

    @property
    def gates(self) -> tuple[Remark, ...]:
        """What is only passed with a note."""
        return tuple(one for one in self.remarks if one.is_gate)


_PIECES = "(SELECT count(*) FROM deliverable d WHERE d.collaboration_id=c.id AND {})"

_MORE = f"""
SELECT k.category='fee' AND c.stage<>'wrapped', p.legal_name, p.tax_kind, p.tax_id,
 p.bank, p.account_no, p.notes, p.withholding_percent, p.vat_percent,
 {_PIECES.format("d.state<>'cancelled'")}, {_PIECES.format("d.state='live'")}
FROM json_each(?) j CROSS JOIN cost k ON k.id=j.value
LEFT JOIN collaboration c ON c.id=k.collaboration_id
LEFT JOIN payee p ON p.influencer_id=c.influencer_id
ORDER BY j.key
"""


def payment_lines(
    ask: Ask, ids: Sequence[int], on: date, usual: str
) -> tuple[PaymentLine, ...]:
    """The costs of these numbers as they are paid on a day, in their order.

    ``usual`` is the percent withheld of whoever's papers say nothing; "" is none. Those
    that are gone are left out.
    """
    numbers = (json.dumps(list(ids)),)
    costs = [cost_row(row) for row in ask(COST_SQL, numbers)]
    return tuple(
        _line(cost, more, on, usual)
        for cost, more in zip(costs, ask(_MORE, numbers), strict=True)
    )


def payment_line(ask: Ask, number: int, on: date, usual: str) -> PaymentLine:
    """One cost as it is paid on a day; raises NotFound."""
    found = payment_lines(ask, (number,), on, usual)
    if not found:
        raise no_cost(number)
    return found[0]


def is_to_person(cost: CostRow) -> bool:
    """Whether the person of the collaboration is paid, and nobody else."""
    return (
        cost.collaboration_id is not None
        and cost.payee is None
        and cost.category in TO_PERSON
    )


def check_gates(line: PaymentLine, note: str | None) -> None:
    """Refuse what is held back by something, unless there is a note why not."""
    if note is not None or not line.gates:
        return
    gate = line.gates[0]
    raise GateClosed(_CLOSED[gate.code], name=line.cost.name or "", **gate.detail)


_CLOSED = {
    "not_live": N_(
        "{name}: nothing is live yet. Say why it is paid all the same, or wait for it."
    ),
    "partly_live": N_(
        "{name}: {live} of {pieces} pieces are live. Say why it is paid all the same,"
        " or wait for the rest."
    ),
    "hold": N_(
        "{name}: goods may come back until {day}. Say why it is paid all the same, or"
        " wait until then."
    ),
}


def _line(cost: CostRow, more: Sequence[Any], on: date, usual: str) -> PaymentLine:
    papers = Papers(*more[1:7]) if is_to_person(cost) else None
    terms = TaxTerms()
    if papers is not None:
        terms = terms_of(papers.tax_kind, more[7], more[8], usual)
    parts = payout(cost.amount, terms)
    if cost.state == "paid":
        # What was kept back is what was kept back then.
        kept = replace(cost.amount, minor=cost.withheld_minor or 0)
        parts = as_kept(parts, kept)
    # What is wrapped waits for nothing any more.
    pieces, live = more[9:] if more[0] else (0, 0)
    late = 0
    if cost.state in OPEN_COSTS and cost.due_on is not None:
        late = max(0, (on - cost.due_on).days)
    line = PaymentLine(cost, terms, parts, papers, pieces, live, late, ())
    return replace(line, remarks=tuple(_remarks(line, on, waits=bool(more[0]))))


def _remarks(line: PaymentLine, on: date, *, waits: bool) -> Iterator[Remark]:
    """What should be known before this is paid, gates first."""
    cost = line.cost
    if cost.state in {"paid", "cancelled"}:
        return
    if cost.amount.minor < 0:
        yield Remark("credit")
        return
    yield from _gates(line, on, waits=waits)
    if cost.document is None:
        yield Remark("document")
    if line.papers is not None and line.papers.missing:
        yield Remark("papers", {"count": len(line.papers.missing)})
    if line.payout.vat_kept.minor:
        yield Remark("vat", {"amount": line.payout.vat})
    if cost.counted is None:
        yield Remark("no_rate")
    if cost.state == "planned":
        yield Remark("foreseen")


def _gates(line: PaymentLine, on: date, *, waits: bool) -> Iterator[Remark]:
    if waits and line.live == 0:
        yield Remark("not_live")
    elif waits and line.live < line.pieces:
        yield Remark("partly_live", {"live": line.live, "pieces": line.pieces})
    hold = line.cost.hold_until
    if hold is not None and on <= hold:
        yield Remark("hold", {"day": hold.isoformat()})
