"""Costs inside a unit of work: read, made, counted, split."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from store.errors import Invalid, NotFound
from store.rate_rows import keep_rate, known_rate
from store.rules.money import Money, split
from store.rules.spend import LARGEST_COST, convert, plain_rate
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import Database, UnitOfWork

    Counted = tuple[str | None, int | None, str | None]
    """Rate, minor units and currency that a cost counts as."""

TOPIC = ("budget", "campaigns", "outreach")
"""Money is shown on the pages of campaigns and of people as well."""


@dataclass(frozen=True, slots=True)
class CostRow:
    """One cost; None is what nobody said."""

    id: int
    campaign_id: int | None
    campaign: str | None
    collaboration_id: int | None
    influencer_id: int | None
    name: str | None
    """The person whose work it is for, or else who is paid."""
    payee: str | None
    channel: str | None
    category: str
    description: str | None
    amount: Money
    exchange_rate: str | None
    counted: Money | None
    """The amount in the campaign's currency; None while no rate is known."""
    state: str
    on_day: date
    due_on: date | None
    due_from: str | None
    hold_until: date | None
    invoice_ref: str | None
    document: str | None
    withheld_minor: int | None
    paid_on: date | None
    paid_ref: str | None
    origin: str | None
    shipment_id: int | None
    commission_sale_id: int | None
    part_of: int | None
    over_note: str | None
    notes: str | None
    version: int


_ELSEWHERE = {
    "campaign": "g.name",
    "influencer_id": "c.influencer_id",
    "name": "coalesce(i.name, k.payee)",
    "amount": "k.amount_minor, k.amount_currency",
    "counted": "k.counted_minor, k.counted_currency",
}
_LISTED = ", ".join(
    _ELSEWHERE.get(field.name, f"k.{field.name}") for field in fields(CostRow)
)

COST_SQL = f"""
SELECT {_LISTED}
FROM json_each(?) j CROSS JOIN cost k ON k.id=j.value
LEFT JOIN campaign g ON g.id=k.campaign_id
LEFT JOIN collaboration c ON c.id=k.collaboration_id
LEFT JOIN influencer i ON i.id=c.influencer_id
ORDER BY j.key
"""
"""The columns of a CostRow, for a JSON list of numbers and in its order."""

_DAYS = frozenset({"on_day", "due_on", "hold_until", "paid_on"})
_MONEYS = frozenset({"amount", "counted"})


def cost_row(row: Sequence[Any]) -> CostRow:
    """A row of COST_SQL as what it means."""
    values: dict[str, Any] = {}
    found = iter(row)
    for field in fields(CostRow):
        value = next(found)
        if field.name in _MONEYS:
            currency = next(found)
            value = None if value is None else Money(value, currency)
        elif field.name in _DAYS and value is not None:
            value = date.fromisoformat(value)
        values[field.name] = value
    return CostRow(**values)


def read_costs(database: Database, ids: Sequence[int]) -> tuple[CostRow, ...]:
    """The costs of these numbers, in their order; those that are gone are left out."""
    rows = database.read(COST_SQL, (json.dumps(list(ids)),))
    return tuple(map(cost_row, rows))


def unit_costs(unit: UnitOfWork, ids: Sequence[int]) -> tuple[CostRow, ...]:
    """The costs of these numbers as they are in a unit, each once; raises NotFound."""
    numbers = list(dict.fromkeys(ids))
    rows = unit.connection.execute(COST_SQL, (json.dumps(numbers),)).fetchall()
    found = tuple(map(cost_row, rows))
    if missing := set(numbers) - {row.id for row in found}:
        raise no_cost(min(missing))
    return found


def no_cost(number: int) -> NotFound:
    """The refusal of a cost that is not there."""
    return NotFound(N_("There is no cost number {number}."), number=number)


def insert_cost(unit: UnitOfWork, values: Mapping[str, Any]) -> int:
    """Make a cost of checked columns; days may be dates; returns its number."""
    stamps = {"created_at": unit.at, "updated_at": unit.at, "version": 1}
    row = {name: _plain(value) for name, value in values.items()} | stamps
    number = unit.connection.execute(
        f"INSERT INTO cost({','.join(row)}) VALUES ({','.join('?' * len(row))})",
        tuple(row.values()),
    ).lastrowid
    return number or 0


def update_cost(unit: UnitOfWork, cost_id: int, values: Mapping[str, Any]) -> bool:
    """Change checked columns of a cost; False when nothing differs."""
    row = {name: _plain(value) for name, value in values.items()}
    sets = ",".join(f"{name}=?" for name in row)
    differs = " OR ".join(f"{name} IS NOT ?" for name in row)
    changed = unit.connection.execute(
        f"UPDATE cost SET {sets}, version=version+1, updated_at=?"
        f" WHERE id=? AND ({differs})",
        (*row.values(), unit.at, cost_id, *row.values()),
    )
    return changed.rowcount > 0


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def check_amount(amount: Money) -> Money:
    """Give an amount that a cost may have; raises Invalid."""
    if amount.minor == 0:
        raise Invalid(N_("A cost of nothing is no cost."))
    if abs(amount.minor) > LARGEST_COST:
        raise Invalid(
            N_("{amount} {currency} is too much for one cost."),
            amount=amount.minor,
            currency=amount.currency,
        )
    return amount


def currency_of(unit: UnitOfWork, campaign_id: int | None) -> str | None:
    """What the money of a campaign is counted in; None where nobody said."""
    found = unit.connection.execute(
        "SELECT currency FROM campaign WHERE id=?", (campaign_id,)
    ).fetchone()
    return None if found is None else found[0]


def count_cost(  # noqa: PLR0917 - said in the order it reads
    unit: UnitOfWork,
    campaign_id: int | None,
    amount: int,
    currency: str,
    on_day: date | str,
    rate: Decimal | None = None,
    *,
    is_news: bool = True,
) -> Counted:
    """What an amount counts as in the money of its campaign, and at which rate.

    Without a campaign, or one that has no currency, an amount counts as what it is. A
    rate that is given holds, and if it is news is kept for that day; else the one that
    is known serves. Without any all three are None. Raises Invalid for what becomes
    too large, and for a rate that cannot be.
    """
    to = currency_of(unit, campaign_id) or currency
    if to == currency:
        return None, amount, currency
    known = known_rate(unit.connection.execute, currency, to, on_day)
    if rate is None and known is None:
        return None, None, None
    used = rate if rate is not None else known.rate if known else Decimal(0)
    try:
        counted = convert(amount, currency, to, used)
    except ValueError:
        raise Invalid(
            N_("{value} is no rate from {currency} to {other} that can be used here."),
            value=plain_rate(used),
            currency=currency,
            other=to,
        ) from None
    if rate is not None and is_news and (known is None or known.rate != rate):
        keep_rate(unit, currency, to, on_day, rate)
    return plain_rate(used), counted, to


def counted_columns(counted: Counted) -> dict[str, Any]:
    """What ``count_cost`` gives, by column."""
    return dict(
        zip(
            ("exchange_rate", "counted_minor", "counted_currency"), counted, strict=True
        )
    )


def recount(unit: UnitOfWork, cost_ids: Sequence[int]) -> int:
    """Count costs in the currency that their campaign has now; how many changed.

    Those that count in it already keep the rate they were counted at.
    """
    changed = 0
    for row in unit_costs(unit, cost_ids):
        to = currency_of(unit, row.campaign_id) or row.amount.currency
        if row.counted is not None and row.counted.currency == to:
            continue
        counted = count_cost(
            unit, row.campaign_id, row.amount.minor, row.amount.currency, row.on_day
        )
        changed += update_cost(unit, row.id, counted_columns(counted))
    return changed


def recount_campaign(unit: UnitOfWork, campaign_id: int) -> int:
    """Count what does not count in a campaign's currency; for when that was changed."""
    rows = unit.connection.execute(
        "SELECT k.id FROM campaign g JOIN cost k ON k.campaign_id=g.id"
        " WHERE g.id=? AND k.counted_currency IS NOT g.currency ORDER BY k.id",
        (campaign_id,),
    ).fetchall()
    return recount(unit, [number for (number,) in rows])


def split_row(unit: UnitOfWork, cost_id: int, parts: Sequence[int]) -> tuple[int, ...]:
    """Split a cost into parts, in minor units, that add up to it; gives their numbers.

    The first part stays in the row; the others are rows like it, ``part_of`` the first
    one. What it counts as and what is withheld of it are split along, to the last
    unit. Raises Invalid when the parts do not add up, and NotFound.
    """
    row = unit_costs(unit, (cost_id,))[0]
    minor = row.amount.minor
    if sum(parts) != minor or any(part * minor <= 0 for part in parts):
        raise Invalid(N_("The parts of a cost add up to it, none of them nothing."))
    weights = [abs(part) for part in parts]
    counted: list[int | None] = [None] * len(parts)
    if row.counted is not None:
        counted = [share.minor for share in split(row.counted, weights)]
    withheld: list[int | None] = [None] * len(parts)
    if row.withheld_minor is not None:
        kept = Money(row.withheld_minor, row.amount.currency)
        withheld = [share.minor for share in split(kept, weights)]
    columns = [
        {"amount_minor": part, "counted_minor": one, "withheld_minor": tax}
        for part, one, tax in zip(parts, counted, withheld, strict=True)
    ]
    update_cost(unit, cost_id, columns[0])
    root = {"part_of": row.part_of or cost_id}
    return (cost_id, *(_copy(unit, cost_id, root | one) for one in columns[1:]))


_COPIED = (
    *("campaign_id", "collaboration_id", "channel", "category", "description"),
    *("payee", "amount_currency", "exchange_rate", "counted_currency", "state"),
    *("on_day", "due_on", "due_from", "hold_until", "invoice_ref", "document"),
    *("paid_on", "paid_ref", "origin", "shipment_id", "commission_sale_id"),
    *("over_note", "notes"),
)


def _copy(unit: UnitOfWork, cost_id: int, values: Mapping[str, Any]) -> int:
    """A row like another one but for these columns."""
    found = unit.connection.execute(
        f"SELECT {','.join(_COPIED)} FROM cost WHERE id=?", (cost_id,)
    ).fetchone()
    return insert_cost(unit, dict(zip(_COPIED, found, strict=True)) | dict(values))
