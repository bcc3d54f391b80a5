"""Shares in sales inside a unit of work: terms, periods, and the costs they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from store.cost_rows import (
    count_cost,
    counted_columns,
    insert_cost,
    unit_costs,
    update_cost,
)
from store.errors import Invalid, NotFound
from store.rules.commission import Tier, commission, for_period, held_until
from store.rules.cost_words import OPEN_COSTS
from store.rules.withholding import percent_text
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.cost_rows import CostRow
    from store.engine import UnitOfWork
    from store.rules.money import Money

    Ask = Callable[[str, Sequence[object]], Any]
    """Puts a question to the file; what it gives can be gone through."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How somebody shares in the sales that they bring."""

    currency: str
    method: str
    """marginal or whole."""
    hold_days: int
    tiers: tuple[Tier, ...]
    version: int
    """0 where only a percent of the deal holds, and no terms were set."""

    def makes(self, sale: Sale) -> int:
        """What a period makes, in minor units; raises Invalid where it must be two."""
        tiers = for_period(self.tiers, sale.starts_on, sale.ends_on)
        sold = sale.sales_minor - sale.refunds_minor
        return commission(sold, tiers, self.method, sale.starts_on)


class Sale(NamedTuple):
    """What somebody sold in a period, as it is kept."""

    id: int
    collaboration_id: int
    starts_on: date
    ends_on: date
    sales_minor: int
    refunds_minor: int
    note: str | None
    version: int

    @property
    def title(self) -> str:
        """The period, in every language."""
        return f"{self.starts_on.isoformat()} \N{EN DASH} {self.ends_on.isoformat()}"


_TERMS = """
SELECT t.id, t.currency, t.method, t.hold_days, t.version, c.commission_percent,
 coalesce(g.currency, c.fee_currency)
FROM collaboration c LEFT JOIN commission_term t ON t.collaboration_id=c.id
LEFT JOIN campaign g ON g.id=c.campaign_id WHERE c.id=?
"""

_TIERS = """
SELECT from_minor, percent, from_on FROM commission_tier WHERE commission_term_id=?
ORDER BY ifnull(from_on,''), from_minor
"""

_SALES = """
SELECT id, collaboration_id, starts_on, ends_on, sales_minor, refunds_minor, note,
 version FROM commission_sale WHERE {} ORDER BY starts_on, id
"""


def read_terms(ask: Ask, collaboration_id: int) -> Terms | None:
    """The terms with somebody: those that were set, else the percent of the deal.

    None without either, or where nothing says in which currency. Raises NotFound.
    """
    found = list(ask(_TERMS, (collaboration_id,)))
    if not found:
        raise NotFound(
            N_("There is no collaboration number {number}."), number=collaboration_id
        )
    number, currency, method, hold_days, version, percent, usual = found[0]
    if number is None:
        if percent is None or usual is None:
            return None
        return Terms(usual, "marginal", 0, (Tier(0, Decimal(percent)),), 0)
    tiers = tuple(
        Tier(low, Decimal(share), None if on is None else date.fromisoformat(on))
        for low, share, on in ask(_TIERS, (number,))
    )
    return Terms(currency, method, hold_days, tiers, version)


def keep_terms(unit: UnitOfWork, collaboration_id: int, terms: Terms) -> None:
    """Write terms in the place of those there were."""
    execute = unit.connection.execute
    given = (collaboration_id, terms.currency, terms.method, terms.hold_days, unit.at)
    execute(
        "INSERT INTO commission_term(collaboration_id, currency, method, hold_days,"
        " created_at, updated_at, version) VALUES (?1,?2,?3,?4,?5,?5,1)"
        " ON CONFLICT(collaboration_id) DO UPDATE SET currency=excluded.currency,"
        " method=excluded.method, hold_days=excluded.hold_days, version=version+1,"
        " updated_at=excluded.updated_at",
        given,
    )
    number = execute(
        "SELECT id FROM commission_term WHERE collaboration_id=?", (collaboration_id,)
    ).fetchone()[0]
    # A share that stays keeps its row: undo could not put another in its place.
    kept = {
        (on, low): (tier, percent)
        for tier, low, percent, on in execute(
            "SELECT id, from_minor, percent, from_on FROM commission_tier"
            " WHERE commission_term_id=?",
            (number,),
        ).fetchall()
    }
    for tier in terms.tiers:
        on = None if tier.from_on is None else tier.from_on.isoformat()
        percent = percent_text(tier.percent)
        found, was = kept.pop((on, tier.from_minor), (None, None))
        if found is None:
            execute(
                "INSERT INTO commission_tier(commission_term_id, from_on, from_minor,"
                " percent) VALUES (?,?,?,?)",
                (number, on, tier.from_minor, percent),
            )
        elif was != percent:
            execute("UPDATE commission_tier SET percent=? WHERE id=?", (percent, found))
    for gone, _ in kept.values():
        execute("DELETE FROM commission_tier WHERE id=?", (gone,))


def read_sales(ask: Ask, collaboration_id: int) -> tuple[Sale, ...]:
    """All periods of a collaboration, the earliest first."""
    return tuple(
        map(_sale, ask(_SALES.format("collaboration_id=?"), (collaboration_id,)))
    )


def sale_row(unit: UnitOfWork, sale_id: int) -> Sale:
    """One period; raises NotFound."""
    found = unit.connection.execute(_SALES.format("id=?"), (sale_id,)).fetchone()
    if found is None:
        raise NotFound(N_("There are no sales number {number}."), number=sale_id)
    return _sale(found)


def sale_costs(unit: UnitOfWork, sale_id: int) -> tuple[CostRow, ...]:
    """The costs that a period has made, the oldest first."""
    rows = unit.connection.execute(
        "SELECT id FROM cost WHERE commission_sale_id=? ORDER BY id", (sale_id,)
    )
    return unit_costs(unit, [number for (number,) in rows])


def settle_sale(unit: UnitOfWork, sale: Sale, terms: Terms, today: date) -> None:
    """Bring the costs of a period in line with what it makes.

    What was paid stays. The rest lies on what is open; where more was paid than is
    owed, it comes back as a cost below zero that is due at once.
    """
    _Settler(unit, sale, terms, today).settle()


def settle_sales(
    unit: UnitOfWork, collaboration_id: int, terms: Terms, today: date
) -> None:
    """Bring the costs of all periods of a collaboration in line with its terms."""
    for sale in read_sales(unit.connection.execute, collaboration_id):
        settle_sale(unit, sale, terms, today)


@dataclass(frozen=True, slots=True)
class _Settler:
    """Puts what a period makes beside the costs it has."""

    unit: UnitOfWork
    sale: Sale
    terms: Terms
    today: date

    def settle(self) -> None:
        """Make, change and call off costs, each only where something differs."""
        rows = sale_costs(self.unit, self.sale.id)
        paid = sum(row.amount.minor for row in rows if row.state == "paid")
        rest = self.terms.makes(self.sale) - paid
        open_ = [row for row in rows if row.state in OPEN_COSTS]
        # What came down to nothing was called off; it comes back before another.
        open_ = open_ or [row for row in rows if row.state == "cancelled"][-1:]
        if open_:
            for row, part in zip(open_, _lay(rest, open_), strict=True):
                self._put(row, part)
        elif rest:
            self._make(rest)

    def _make(self, part: int) -> None:
        talk = self.sale.collaboration_id
        campaign, channel = self.unit.connection.execute(
            "SELECT c.campaign_id, l.platform FROM collaboration c"
            " LEFT JOIN roster_line l ON l.influencer_id=c.influencer_id WHERE c.id=?",
            (talk,),
        ).fetchone()
        currency, on_day = self.terms.currency, self.sale.ends_on
        values = {
            "campaign_id": campaign,
            "collaboration_id": talk,
            "channel": channel,
            "category": "commission",
            "description": self.sale.title,
            "amount_minor": part,
            "amount_currency": currency,
            "state": "committed",
            "on_day": on_day,
            "origin": "commission",
            "commission_sale_id": self.sale.id,
        }
        counted = count_cost(self.unit, campaign, part, currency, on_day)
        insert_cost(self.unit, values | counted_columns(counted) | self._days(part))

    def _put(self, row: CostRow, part: int) -> None:
        """Change what differs of an open cost."""
        if part == 0:
            update_cost(self.unit, row.id, {"state": "cancelled"})
            return
        values: dict[str, Any] = {
            "description": self.sale.title,
            "on_day": self.sale.ends_on,
            "state": row.state if row.state in OPEN_COSTS else "committed",
        }
        if part != row.amount.minor:
            currency, rate = self.terms.currency, row.exchange_rate
            said = None if rate is None else Decimal(rate)
            counted = count_cost(
                self.unit, row.campaign_id, part, currency, row.on_day, said
            )
            values |= {"amount_minor": part, **counted_columns(counted)}
        days = self._days(part)
        comes_back = part < 0 and row.amount.minor < 0
        if row.due_from == "typed" or comes_back:
            # The day that was said, or since when it is asked back, stays.
            del days["due_on"], days["due_from"]
        update_cost(self.unit, row.id, values | days)

    def _days(self, part: int) -> dict[str, Any]:
        """Until when goods may come back, and when it is paid: the day after."""
        if part < 0:
            return {"hold_until": None, "due_on": self.today, "due_from": "terms"}
        hold = held_until(self.sale.ends_on, self.terms.hold_days)
        due = hold + timedelta(days=1)
        return {"hold_until": hold, "due_on": due, "due_from": "terms"}


def _lay(rest: int, rows: Sequence[CostRow]) -> list[int]:
    """How what is still owed lies on open costs: parts stay, the last one follows."""
    parts = []
    for row in rows[:-1]:
        stays = row.amount.minor if 0 < row.amount.minor <= rest else 0
        parts.append(stays)
        rest -= stays
    return [*parts, rest]


def overlap(sales: Sequence[Sale], sale: Sale) -> Sale | None:
    """Another period that shares a day with this one."""
    return next(
        (
            one
            for one in sales
            if one.id != sale.id
            and one.starts_on <= sale.ends_on
            and sale.starts_on <= one.ends_on
        ),
        None,
    )


def money_in(amount: Money, currency: str) -> int:
    """An amount in minor units of the currency of the terms; raises Invalid."""
    if amount.currency != currency:
        raise Invalid(
            N_("Sales are counted in {currency} here, not in {other}."),
            currency=currency,
            other=amount.currency,
        )
    return amount.minor


def _sale(row: Sequence[Any]) -> Sale:
    number, talk, first, last, *rest = row
    return Sale(
        number, talk, date.fromisoformat(first), date.fromisoformat(last), *rest
    )
