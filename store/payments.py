"""The payments desk: what is due, what stands in its way, what was paid."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from store.commitments import settle
from store.cost_draft import line
from store.cost_rows import TOPIC, split_row, unit_costs, update_cost
from store.costs import told
from store.errors import Invalid
from store.outreach_rows import body_text
from store.parcel_rows import joined
from store.payment_rows import (
    PaymentLine,
    check_gates,
    payment_line,
    payment_lines,
)
from store.roster_rows import plain_amount
from store.rules.money import Money
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.cost_rows import CostRow
    from store.engine import Database, UnitOfWork
    from store.settings import Settings

__all__ = ["Owed", "PaymentLine", "Payments"]


class Owed(NamedTuple):
    """What is promised and not paid, in one currency."""

    open: Money
    overdue: Money
    many: int
    many_overdue: int


class Payments:
    """What is paid; every method that writes is one step of undo."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def order(self, campaign_id: int | None = None) -> array[int]:
        """The costs that are open, by the day they are due; those without one last."""
        where, given = _open(campaign_id)
        dated = f"SELECT id FROM cost {where} AND due_on NOTNULL ORDER BY due_on, id"
        rows = self._database.read(dated, given)
        rest = f"SELECT id FROM cost {where} AND due_on IS NULL ORDER BY on_day, id"
        rows += self._database.read(rest, given)
        return array("q", (number for (number,) in rows))

    def rows(self, cost_ids: Sequence[int], today: date) -> tuple[PaymentLine, ...]:
        """Costs as they are paid on a day, in their order; those gone are left out."""
        usual = self._settings.withholding_percent()
        return payment_lines(self._database.read, cost_ids, today, usual)

    def due(
        self, today: date, campaign_id: int | None = None
    ) -> tuple[PaymentLine, ...]:
        """All that is open, overdue first, what has no day last."""
        return self.rows(self.order(campaign_id), today)

    def owed(self, today: date, campaign_id: int | None = None) -> tuple[Owed, ...]:
        """What is open in each currency, and how much of it is overdue."""
        where, given = _open(campaign_id)
        rows = self._database.read(
            "SELECT amount_currency, sum(amount_minor),"
            " sum(iif(due_on<?, amount_minor, 0)), count(*), sum(ifnull(due_on<?, 0))"
            f" FROM cost {where} GROUP BY 1 ORDER BY 1",
            (today.isoformat(), today.isoformat(), *given),
        )
        return tuple(
            Owed(Money(whole, code), Money(late, code), many, many_late)
            for code, whole, late, many, many_late in rows
        )

    def preview(self, cost_ids: Sequence[int], today: date) -> tuple[PaymentLine, ...]:
        """What paying these costs means: gross, withheld, net, and what to know."""
        return self.rows(cost_ids, today)

    def pay(
        self,
        cost_ids: Sequence[int],
        *,
        on: date,
        ref: str = "",
        withheld: Mapping[int, int] | None = None,
        note: str | None = None,
    ) -> int:
        """Note that costs were paid on a day; how many were not yet.

        What is kept back follows the papers of who is paid, unless ``withheld`` says
        it, in minor units by cost. Raises GateClosed for a fee whose content is not
        live and for what is on hold, unless a note says why, which is kept; Invalid for
        a cost that was called off, and NotFound.
        """
        said, reference, reason = withheld or {}, _reference(ref), _reason(note)
        label = N_("Paid {name}: {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            found = [
                self._payable(unit, number, on) for number in dict.fromkeys(cost_ids)
            ]
            lines = [one for one in found if one.cost.state != "paid"]
            for one in lines:
                _pay(unit, one, (on, reference, reason), said.get(one.id))
                unit.name(label, **told(unit, one.cost))
            if len(lines) > 1:
                unit.name(N_("Paid {count} costs"), count=len(lines))
        return len(lines)

    def pay_part(
        self,
        cost_id: int,
        amount: Money,
        *,
        on: date,
        ref: str = "",
        withheld: int | None = None,
        note: str | None = None,
    ) -> tuple[int, int | None]:
        """Note that a part of a cost was paid: the paid cost, and the one left open.

        ``amount`` is what is settled of it, with what is kept back. The rest stays what
        it was; without any, the cost is paid whole and the second number is None.
        Raises what ``pay`` raises, and Invalid for more than there is.
        """
        reference, reason = _reference(ref), _reason(note)
        label = N_("Paid a part to {name}: {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            whole = self._payable(unit, cost_id, on)
            check_gates(whole, reason)
            rest = _rest(whole.cost.amount, amount)
            number = cost_id
            if rest:
                _, number = split_row(unit, cost_id, (rest, amount.minor))
            part = self._payable(unit, number, on)
            _pay(unit, part, (on, reference, reason), withheld)
            unit.name(label, **told(unit, part.cost))
        return number, cost_id if rest else None

    def unpay(self, cost_ids: Sequence[int]) -> int:
        """Take payments back; how many.

        What has a bill, or was billed before it was paid, is billed again; else it is
        promised. A part that was paid stays a part, open. Raises Invalid for goods that
        were sent, and NotFound.
        """
        label = N_("Took the payment to {name} back: {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            rows = [row for row in unit_costs(unit, cost_ids) if row.state == "paid"]
            talks = {row.collaboration_id for row in rows if row.origin}
            for row in rows:
                if row.origin == "product":
                    raise Invalid(
                        N_("What was sent to {name} is spent; the parcel says so."),
                        name=told(unit, row)["name"],
                    )
                state = "invoiced" if _was_billed(unit, row) else "committed"
                update_cost(unit, row.id, {**_UNPAID, "state": state})
                unit.name(label, **told(unit, row))
            # A deal that was called off meanwhile owes nothing.
            settle(unit, sorted(talk for talk in talks if talk is not None))
            if len(rows) > 1:
                unit.name(N_("Took {count} payments back"), count=len(rows))
        return len(rows)

    def documents(self, cost_ids: Sequence[int], document: str) -> int:
        """Say where the bill of costs is; blank is nowhere; how many changed."""
        from store.costs import Costs  # noqa: PLC0415 - the desk that does it

        return Costs(self._database).attach(cost_ids, document=document)

    def _payable(self, unit: UnitOfWork, number: int, on: date) -> PaymentLine:
        """A cost as it stands in this unit; raises Invalid for one called off."""
        usual = self._settings.withholding_percent()
        found = payment_line(unit.connection.execute, number, on, usual)
        if found.cost.state == "cancelled":
            raise Invalid(
                N_("That cost of {name} was called off; nothing is paid for it."),
                name=told(unit, found.cost)["name"],
            )
        if found.cost.origin == "product" and found.cost.state != "paid":
            raise Invalid(
                N_(
                    "What a parcel holds is spent when it leaves; nobody is paid for"
                    " it."
                )
            )
        return found


def _open(campaign_id: int | None) -> tuple[str, tuple[int, ...]]:
    """Which costs are open, of a campaign or of all; and what fills that in.

    Goods that are still to be sent are promised, and nobody is paid for them.
    """
    where = "WHERE state IN ('committed','invoiced') AND origin IS NOT 'product'"
    if campaign_id is None:
        return where, ()
    return f"{where} AND campaign_id=?", (campaign_id,)


_BEFORE_PAID = """
SELECT json_extract(c.before, '$[0].state') state FROM change c
JOIN unit u ON u.id=c.unit
WHERE c."table"='cost' AND c.row IN (:row, :whole) AND c.before IS NOT NULL
 AND u.undone_at IS NULL AND state<>'paid'
ORDER BY c.row=:row DESC, c.id DESC LIMIT 1
"""
"""How far a paid cost was when it was paid; a part of one was what the whole was."""


def _was_billed(unit: UnitOfWork, row: CostRow) -> bool:
    """Whether there is a bill for what is paid: it is known, or she said so before."""
    if row.invoice_ref or row.document:
        return True
    which = {"row": row.id, "whole": row.part_of}
    found = unit.connection.execute(_BEFORE_PAID, which).fetchone()
    return found is not None and found[0] == "invoiced"


_UNPAID = {"paid_on": None, "paid_ref": None, "withheld_minor": None}


def _pay(
    unit: UnitOfWork,
    paid: PaymentLine,
    how: tuple[date, str | None, str | None],
    withheld: int | None,
) -> None:
    """Write one payment: its day, its reference and, past a gate, why."""
    on, reference, reason = how
    check_gates(paid, reason)
    kept = paid.withheld.minor if withheld is None else withheld
    if not 0 <= kept <= max(0, paid.gross.minor):
        raise Invalid(
            N_("Kept back of {amount} {currency}: not between 0 and all of it."),
            amount=plain_amount(paid.gross),
            currency=paid.gross.currency,
        )
    values = {
        "state": "paid",
        "paid_on": on,
        "paid_ref": reference,
        "withheld_minor": kept or None,
    }
    if paid.gates:
        values["notes"] = joined(paid.cost.notes, reason)
    update_cost(unit, paid.id, values)


def _rest(whole: Money, part: Money) -> int:
    """What is left of a cost when a part is paid; raises Invalid for no part of it."""
    is_part = part.currency == whole.currency and part.minor * whole.minor > 0
    if not is_part or abs(part.minor) > abs(whole.minor):
        raise Invalid(
            N_("{part} {other} is no part of {amount} {currency}."),
            part=plain_amount(part),
            other=part.currency,
            amount=plain_amount(whole),
            currency=whole.currency,
        )
    return whole.minor - part.minor


def _reference(text: str) -> str | None:
    return line(text, N_("Reference"))


def _reason(note: str | None) -> str | None:
    return None if note is None else body_text(note, N_("Note"))
