"""The commissions desk: who shares in sales on which terms, and what that makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.commission_rows import (
    Sale,
    Terms,
    keep_terms,
    money_in,
    overlap,
    read_sales,
    read_terms,
    sale_costs,
    sale_row,
    settle_sale,
    settle_sales,
)
from store.contracts import name_of
from store.cost_rows import TOPIC
from store.errors import Invalid, Stale
from store.outreach_rows import body_text
from store.roster_rows import plain_amount
from store.rules.commission import Tier, clawback, for_period, read_tiers
from store.rules.cost_words import COMMISSION_METHODS
from store.rules.money import Money, minor_digits
from store.rules.spend import LARGEST_COST
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database, UnitOfWork

__all__ = ["Commissions", "SaleRow", "Terms", "TermsDraft", "Tier"]

LONGEST_HOLD = 3_650
"""Days that goods may come back for."""


@dataclass(frozen=True, slots=True)
class TermsDraft:
    """How somebody shares in sales, as it is typed."""

    currency: str
    method: str = "marginal"
    """marginal: a percent holds for the part above its threshold; whole: for all."""
    hold_days: int = 0
    """Days after the end of a period in which goods may still come back."""
    tiers: tuple[Tier, ...] = ()


@dataclass(frozen=True, slots=True)
class SaleRow:
    """What somebody sold in a period, and what it made."""

    id: int
    collaboration_id: int
    starts_on: date
    ends_on: date
    sales: Money
    refunds: Money
    note: str | None
    commission: Money
    """What is owed for it in all."""
    paid: Money
    open: Money
    """Below zero is what comes back."""
    hold_until: date | None
    """The last day on which goods may come back; None once it is paid."""
    due_on: date | None
    cost_ids: tuple[int, ...]
    version: int


class Commissions:
    """Shares in sales; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def terms(self, collaboration_id: int) -> Terms | None:
        """The terms with somebody, else the one percent of the deal; None for neither.

        Raises NotFound.
        """
        return read_terms(self._database.read, collaboration_id)

    def set_terms(
        self,
        collaboration_id: int,
        draft: TermsDraft,
        version: int | None = None,
        *,
        today: date | None = None,
    ) -> None:
        """Settle how somebody shares in sales; raises Invalid, NotFound and Stale.

        A share that is to hold from a day on begins with that day. All periods that
        were noted are worked out again; what was paid for them is set off.
        """
        terms = _checked(draft)
        label = N_("Settled the commission of {name}")
        with self._database.writing(label, TOPIC) as unit:
            name = name_of(unit, collaboration_id)
            unit.name(label, name=name)
            execute = unit.connection.execute
            before = read_terms(execute, collaboration_id)
            if version not in {None, before.version if before else 0}:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=name,
                )
            noted = read_sales(execute, collaboration_id)
            if noted and before and before.currency != terms.currency:
                raise Invalid(
                    N_("Sales of {name} are noted in {currency}; they stay in it."),
                    name=name,
                    currency=before.currency,
                )
            keep_terms(unit, collaboration_id, terms)
            settle_sales(unit, collaboration_id, terms, _day(unit, today))

    def sale(
        self,
        collaboration_id: int,
        starts_on: date,
        ends_on: date,
        sales: Money,
        refunds: Money | None = None,
        *,
        note: str = "",
        sale_id: int | None = None,
        today: date | None = None,
    ) -> int:
        """Note what somebody sold in a period, both days included; gives its number.

        It makes the cost, on hold as long as goods may come back. A period that is
        there, to the day or by ``sale_id``, is changed. Where only a percent of the
        deal holds it becomes the terms, so that it stays what it was. Raises Invalid:
        without terms, for days of another period, and for a period in which the shares
        change; NotFound, and OverBudget.
        """
        words = body_text(note, N_("Note"))
        with self._database.writing("", TOPIC) as unit:
            name = name_of(unit, collaboration_id)
            terms = _terms(unit, collaboration_id, name)
            values = _amounts(sales, refunds, terms.currency)
            found = Sale(
                sale_id or 0, collaboration_id, starts_on, ends_on, *values, words, 0
            )
            number, is_new = _place(unit, found, name)
            settle_sale(unit, sale_row(unit, number), terms, _day(unit, today))
            unit.name(
                N_("Noted sales of {name}: {amount} {currency}")
                if is_new
                else N_("Changed sales of {name}: {amount} {currency}"),
                name=name,
                amount=plain_amount(sales),
                currency=sales.currency,
            )
        return number

    def refund(
        self, sale_id: int, refunds: Money, *, today: date | None = None
    ) -> Money:
        """Note all that came back of a period; gives what it takes of the commission.

        What is open goes down; what was paid comes back as a cost below zero, due at
        once. Raises Invalid for more than was sold, and NotFound.
        """
        label = N_("Noted returns of {name}: {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            sale = sale_row(unit, sale_id)
            name = name_of(unit, sale.collaboration_id)
            terms = _terms(unit, sale.collaboration_id, name)
            sold = Money(sale.sales_minor, terms.currency)
            _, back = _amounts(sold, refunds, terms.currency)
            unit.connection.execute(
                "UPDATE commission_sale SET refunds_minor=?, version=version+1,"
                " updated_at=? WHERE id=? AND refunds_minor<>?",
                (back, unit.at, sale_id, back),
            )
            taken = clawback(
                sale.sales_minor,
                (sale.refunds_minor, back),
                for_period(terms.tiers, sale.starts_on, sale.ends_on),
                terms.method,
                sale.starts_on,
            )
            settle_sale(unit, sale_row(unit, sale_id), terms, _day(unit, today))
            unit.name(
                label,
                name=name,
                amount=plain_amount(refunds),
                currency=terms.currency,
            )
        return Money(taken, terms.currency)

    def sales(self, collaboration_id: int) -> tuple[SaleRow, ...]:
        """What somebody sold, the earliest period first; raises NotFound."""
        terms = self.terms(collaboration_id)
        if terms is None:
            return ()
        costs = self._database.read(
            "SELECT commission_sale_id, id, state, amount_minor, hold_until, due_on"
            " FROM cost WHERE collaboration_id=? AND commission_sale_id NOTNULL"
            " AND state<>'cancelled' ORDER BY id",
            (collaboration_id,),
        )
        return tuple(
            _sale_row(sale, terms, [row[1:] for row in costs if row[0] == sale.id])
            for sale in read_sales(self._database.read, collaboration_id)
        )

    def remove(self, sale_id: int) -> None:
        """Delete a period and what it made; raises NotFound, and Invalid when paid."""
        label = N_("Deleted sales of {name}")
        with self._database.writing(label, TOPIC) as unit:
            sale = sale_row(unit, sale_id)
            name = name_of(unit, sale.collaboration_id)
            unit.name(label, name=name)
            if any(row.state == "paid" for row in sale_costs(unit, sale_id)):
                raise Invalid(
                    N_("{name} is paid; take the payment back first."), name=name
                )
            unit.connection.execute(
                "DELETE FROM cost WHERE commission_sale_id=?", (sale_id,)
            )
            unit.connection.execute(
                "DELETE FROM commission_sale WHERE id=?", (sale_id,)
            )


def _checked(draft: TermsDraft) -> Terms:
    """Terms as they are kept; raises Invalid."""
    if draft.method not in COMMISSION_METHODS:
        raise Invalid(N_("{word} is no way to count a commission."), word=draft.method)
    if not 0 <= draft.hold_days <= LONGEST_HOLD:
        raise Invalid(N_("{count} is no number of days."), count=draft.hold_days)
    try:
        minor_digits(draft.currency)
    except ValueError:
        raise Invalid(
            N_("{word} is not a currency known here."), word=draft.currency
        ) from None
    tiers = read_tiers(draft.tiers)
    return Terms(draft.currency, draft.method, draft.hold_days, tiers, 0)


def _terms(unit: UnitOfWork, collaboration_id: int, name: str) -> Terms:
    """The terms that sales are worked out by, from now on kept; raises Invalid."""
    terms = read_terms(unit.connection.execute, collaboration_id)
    if terms is None:
        raise Invalid(
            N_("{name} has no share in sales yet; settle the commission first."),
            name=name,
        )
    if terms.version == 0:
        keep_terms(unit, collaboration_id, terms)
    return terms


def _amounts(sales: Money, refunds: Money | None, currency: str) -> tuple[int, int]:
    """Sales and returns in minor units; raises Invalid."""
    sold = money_in(sales, currency)
    back = 0 if refunds is None else money_in(refunds, currency)
    if not 0 <= sold <= LARGEST_COST:
        raise Invalid(
            N_("Sales of {amount} {currency} cannot be noted."),
            amount=plain_amount(sales),
            currency=currency,
        )
    if not 0 <= back <= sold:
        raise Invalid(
            N_("Returns are between 0 and what was sold: {amount} {currency}."),
            amount=plain_amount(sales),
            currency=currency,
        )
    return sold, back


def _place(unit: UnitOfWork, sale: Sale, name: str) -> tuple[int, bool]:
    """Write a period, a new one or in its place; its number, and whether it is new."""
    if sale.ends_on < sale.starts_on:
        raise Invalid(
            N_("{last} is before {first}."),
            first=sale.starts_on.isoformat(),
            last=sale.ends_on.isoformat(),
        )
    noted = read_sales(unit.connection.execute, sale.collaboration_id)
    if not sale.id:
        days = sale.starts_on, sale.ends_on
        same = [one.id for one in noted if (one.starts_on, one.ends_on) == days]
        sale = sale._replace(id=same[0] if same else 0)
    elif sale.id not in {one.id for one in noted}:
        sale_row(unit, sale.id)
        raise Invalid(N_("Those sales are not of {name}."), name=name)
    if (other := overlap(noted, sale)) is not None:
        raise Invalid(
            N_("Sales of {name} are noted for {period} already; days count once."),
            name=name,
            period=other.title,
        )
    return _write(unit, sale), not sale.id


def _write(unit: UnitOfWork, sale: Sale) -> int:
    values = {
        "starts_on": sale.starts_on.isoformat(),
        "ends_on": sale.ends_on.isoformat(),
        "sales_minor": sale.sales_minor,
        "refunds_minor": sale.refunds_minor,
        "note": sale.note,
    }
    if sale.id:
        sets = ",".join(f"{name}=?" for name in values)
        differs = " OR ".join(f"{name} IS NOT ?" for name in values)
        unit.connection.execute(
            f"UPDATE commission_sale SET {sets}, version=version+1, updated_at=?"
            f" WHERE id=? AND ({differs})",
            (*values.values(), unit.at, sale.id, *values.values()),
        )
        return sale.id
    number = unit.connection.execute(
        f"INSERT INTO commission_sale(collaboration_id, {','.join(values)}, created_at,"
        f" updated_at, version) VALUES (?,{'?,' * len(values)}?,?,1)",
        (sale.collaboration_id, *values.values(), unit.at, unit.at),
    ).lastrowid
    return number or 0


def _sale_row(
    sale: Sale, terms: Terms, costs: list[tuple[int, str, int, str | None, str | None]]
) -> SaleRow:
    paid = sum(minor for _, state, minor, _, _ in costs if state == "paid")
    rest = [row for row in costs if row[1] != "paid"]
    open_ = sum(row[2] for row in rest)
    hold, due = rest[-1][3:] if rest else (None, None)
    return SaleRow(
        id=sale.id,
        collaboration_id=sale.collaboration_id,
        starts_on=sale.starts_on,
        ends_on=sale.ends_on,
        sales=Money(sale.sales_minor, terms.currency),
        refunds=Money(sale.refunds_minor, terms.currency),
        note=sale.note,
        commission=Money(paid + open_, terms.currency),
        paid=Money(paid, terms.currency),
        open=Money(open_, terms.currency),
        hold_until=None if hold is None else date.fromisoformat(hold),
        due_on=None if due is None else date.fromisoformat(due),
        cost_ids=tuple(row[0] for row in costs),
        version=sale.version,
    )


def _day(unit: UnitOfWork, today: date | None) -> date:
    """Today, or else the day of the saving."""
    return date.fromisoformat(unit.at[:10]) if today is None else today
