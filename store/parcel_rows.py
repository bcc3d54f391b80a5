"""Products and shipments inside a unit of work: read, found, counted against stock."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from store.errors import GateClosed, Invalid, NotFound
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules.money import Money
from store.rules.spend import LARGEST_COST
from store.rules.text import clean, fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import UnitOfWork

MOST = 1_000_000
"""Pieces that one parcel or one stock may have."""

LONGEST_WAIT = 3_650
"""Days that a post about a parcel may take."""


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """A product as somebody notes it; what it costs is in minor units."""

    name: str
    sku: str = ""
    cost_minor: int | None = None
    cost_currency: str | None = None
    stock: int | None = None
    """Pieces that came in for sending, in all; None is not counted."""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product, and where its pieces are."""

    id: int
    name: str
    sku: str | None
    cost_minor: int | None
    cost_currency: str | None
    stock: int | None
    chosen: int
    """Pieces that are promised and still here."""
    on_the_way: int
    """Pieces that have left and not arrived."""
    arrived: int
    left: int | None
    """Pieces nobody was promised; what came back counts, None without a stock. Below
    zero where somebody went past the gate, or counted fewer afterwards."""
    archived: bool
    version: int


@dataclass(frozen=True, slots=True)
class ShipmentDraft:
    """What somebody gets; the days follow from what happens to it."""

    product_id: int | None = None
    quantity: int = 1
    courier: str = ""
    tracking_no: str = ""
    post_due_on: date | None = None
    notes: str = ""
    shipping: Money | None = None
    """What sending it costs; None is not known, or nothing."""


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """A parcel to somebody, and how far it is."""

    id: int
    collaboration_id: int
    influencer_id: int
    name: str
    campaign_id: int | None
    campaign: str | None
    product_id: int | None
    product: str | None
    quantity: int
    chosen_on: date | None
    sent_on: date | None
    courier: str | None
    tracking_no: str | None
    delivered_on: date | None
    post_due_on: date | None
    returned_on: date | None
    notes: str | None
    shipping: Money | None
    """What sending it costs."""
    version: int
    state: str
    """chosen, sent, delivered or returned."""
    post_due_in: int | None = None
    """Days until something is to be posted, below zero when late; None when nothing is
    due: no day, came back, something is live, or nobody said which day it is."""


PARCEL_SQL = (
    "CASE WHEN p.returned_on IS NOT NULL THEN 'returned'"
    " WHEN p.delivered_on IS NOT NULL THEN 'delivered'"
    " WHEN p.sent_on IS NOT NULL THEN 'sent' ELSE 'chosen' END"
)
"""The state of a ``shipment p``, by the days it holds."""

POSTED_SQL = (
    "EXISTS (SELECT 1 FROM deliverable d WHERE d.collaboration_id=p.collaboration_id"
    " AND d.state='live' AND d.live_on>=p.delivered_on)"
)
"""Whether something was seen of somebody since their ``shipment p`` arrived."""

_OWN = {
    "name": "l.name",
    "influencer_id": "c.influencer_id",
    "campaign_id": "c.campaign_id",
    "campaign": "g.name",
    "product": "r.name",
    "shipping": "p.shipping_minor, p.shipping_currency",
    "state": PARCEL_SQL,
    "post_due_in": POSTED_SQL,
}
_NAMES = tuple(field.name for field in fields(ShipmentRow))

SHIPMENTS_SQL = (
    f"SELECT {','.join(_OWN.get(name, f'p.{name}') for name in _NAMES)}"
    " FROM shipment p CROSS JOIN collaboration c ON c.id=p.collaboration_id"
    " CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
    " LEFT JOIN product r ON r.id=p.product_id"
)
"""Parcels as rows, those to people in the trash left out; WHERE and ORDER follow."""

PRODUCTS_SQL = """
SELECT r.id, r.name, r.sku, r.cost_minor, r.cost_currency, r.stock,
 ifnull(sum(p.quantity) FILTER (WHERE p.sent_on IS NULL AND p.delivered_on IS NULL
  AND p.returned_on IS NULL), 0),
 ifnull(sum(p.quantity) FILTER (WHERE p.sent_on NOTNULL AND p.delivered_on IS NULL
  AND p.returned_on IS NULL), 0),
 ifnull(sum(p.quantity) FILTER (WHERE p.delivered_on NOTNULL
  AND p.returned_on IS NULL), 0),
 r.stock - ifnull(sum(p.quantity) FILTER (WHERE p.returned_on IS NULL), 0),
 r.archived_at NOTNULL, r.version
FROM product r LEFT JOIN shipment p ON p.product_id=r.id
"""


_ARCHIVED = [field.name for field in fields(ProductRow)].index("archived")


def product_row(row: Sequence[Any]) -> ProductRow:
    """A row of PRODUCTS_SQL."""
    cells: list[Any] = [*row]
    cells[_ARCHIVED] = bool(cells[_ARCHIVED])
    return ProductRow(*cells)


def shipment_row(row: Sequence[Any], today: date | None) -> ShipmentRow:
    """A row of SHIPMENTS_SQL, with the days that are left on a day."""
    *known, is_posted = row
    values: dict[str, Any] = {}
    cells = iter(known)
    for name in _NAMES[:-1]:
        value = next(cells)
        if name == "shipping":
            currency = next(cells)
            value = None if value is None else Money(value, currency)
        elif name.endswith("_on") and value:
            value = date.fromisoformat(value)
        values[name] = value
    found = ShipmentRow(**values)
    due = found.post_due_on
    if today is None or due is None or is_posted or found.state == "returned":
        return found
    return replace(found, post_due_in=(due - today).days)


def read_product(draft: ProductDraft) -> dict[str, Any]:
    """A product as it is stored; raises Invalid."""
    name = one_line(draft.name, N_("Name"))
    for value in (draft.stock, draft.cost_minor):
        if value is not None and value < 0:
            raise Invalid(N_("{name}: a figure cannot be below zero."), name=name)
    if draft.stock is not None and draft.stock > MOST:
        raise Invalid(N_("{count} pieces are too many."), count=draft.stock)
    if (draft.cost_minor is None) != (draft.cost_currency is None):
        raise Invalid(N_("{name}: an amount needs its currency."), name=name)
    if draft.cost_minor is not None and draft.cost_currency is not None:
        _check_currency(draft.cost_currency)
    return {
        "name": name,
        "name_key": fold(name),
        "sku": _line(draft.sku, N_("Article number")),
        "cost_minor": draft.cost_minor,
        "cost_currency": draft.cost_currency,
        "stock": draft.stock,
    }


def read_shipment(draft: ShipmentDraft) -> dict[str, Any]:
    """What somebody gets as it is stored; raises Invalid."""
    if not 0 < draft.quantity <= MOST:
        raise Invalid(N_("{count} is no number of pieces."), count=draft.quantity)
    due = draft.post_due_on
    return {
        "product_id": draft.product_id,
        "quantity": draft.quantity,
        "courier": _line(draft.courier, N_("Courier")),
        "tracking_no": _line(draft.tracking_no, N_("Tracking number")),
        "post_due_on": due.isoformat() if due else None,
        "notes": body_text(draft.notes, N_("Notes")),
        **dict(zip(_SHIPPING, read_shipping(draft.shipping), strict=True)),
    }


_SHIPPING = ("shipping_minor", "shipping_currency")


def read_shipping(amount: Money | None) -> tuple[int | None, str | None]:
    """What sending costs, as it is stored: nothing is not known; raises Invalid."""
    if amount is None or not amount.minor:
        return None, None
    if not 0 < amount.minor <= LARGEST_COST:
        raise Invalid(
            N_("{field}: {value} is not an amount."),
            field=N_("Sending costs"),
            value=amount.minor,
        )
    return amount.minor, amount.currency


def read_carrier(courier: str, tracking_no: str) -> tuple[str | None, str | None]:
    """Who carries a parcel, and its number there; None for blank; raises Invalid."""
    return _line(courier, N_("Courier")), _line(tracking_no, N_("Tracking number"))


def check_stock(
    unit: UnitOfWork,
    product_id: int | None,
    wanted: int,
    note: str | None,
    *,
    besides: int = 0,
) -> bool:
    """Whether a note was needed to take so many pieces of a product.

    ``besides`` is a parcel whose own pieces do not count. Raises GateClosed when they
    are too few and there is no note, NotFound for a product that is none.
    """
    if product_id is None:
        return False
    found = unit.connection.execute(
        "SELECT r.name, r.stock - ifnull((SELECT sum(p.quantity) FROM shipment p WHERE"
        " p.product_id=r.id AND p.returned_on IS NULL AND p.id<>?), 0)"
        " FROM product r WHERE r.id=?",
        (besides, product_id),
    ).fetchone()
    if found is None:
        raise NotFound(N_("There is no product number {number}."), number=product_id)
    name, left = found
    if left is None or left >= wanted:
        return False
    if note is None:
        raise GateClosed(
            N_("{product}: {wanted} are wanted, {left} are left."),
            product=name,
            wanted=wanted,
            left=max(0, left),
        )
    return True


def check_collaborations(unit: UnitOfWork, numbers: Sequence[int]) -> list[str]:
    """The names of the people of these conversations, in order; raises NotFound."""
    found = dict(
        unit.connection.execute(
            "SELECT c.id, i.name FROM collaboration c JOIN influencer i ON"
            " i.id=c.influencer_id WHERE c.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
    )
    for number in numbers:
        if number not in found:
            raise NotFound(
                N_("There is no collaboration number {number}."), number=number
            )
    return [found[number] for number in numbers]


def insert_shipment(
    unit: UnitOfWork, collaboration_id: int, values: dict[str, Any], chosen_on: date
) -> int:
    """Make a parcel of read values; returns its number."""
    names = ",".join(values)
    marks = ",".join("?" * len(values))
    number = unit.connection.execute(
        f"INSERT INTO shipment(collaboration_id, chosen_on, {names}, created_at,"
        f" updated_at, version) VALUES (?,?,{marks},?,?,1)",
        (
            collaboration_id,
            chosen_on.isoformat(),
            *values.values(),
            unit.at,
            unit.at,
        ),
    ).lastrowid
    return number or 0


def joined(notes: str | None, note: str | None) -> str | None:
    """Notes with one more line."""
    return "\n".join(part for part in (notes, note) if part) or None


def days_later(day: date, days: int) -> str:
    """So many days on, as it is stored; raises Invalid for no number of days."""
    if not 0 < days <= LONGEST_WAIT:
        raise Invalid(N_("{count} is no number of days."), count=days)
    return (day + timedelta(days=days)).isoformat()


def _line(text: str, title: str) -> str | None:
    return one_line(text, title) if clean(text) else None


def _check_currency(code: str) -> None:
    from store.rules.money import minor_digits  # noqa: PLC0415 - with the first amount

    try:
        minor_digits(code)
    except ValueError:
        raise Invalid(N_("{code} is not a currency."), code=code) from None
