"""What collaborations cost, put beside the costs that are there."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from store.cost_rows import count_cost
from store.rules.cost_words import OPEN_COSTS
from store.rules.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.engine import UnitOfWork

Key = tuple[str, int | None]
"""Where a cost comes from, and of a parcel its number."""


class Due(NamedTuple):
    """When a fee is to be paid, and what says so."""

    on: str | None = None
    source: str | None = None


class Wanted(NamedTuple):
    """A cost that there should be."""

    amount: Money
    on_day: str
    paid_on: str | None = None
    """Goods that have left are spent."""


class Talk(NamedTuple):
    """A collaboration, as far as money goes."""

    id: int
    campaign_id: int | None
    is_agreed: int
    fee_minor: int | None
    fee_currency: str | None
    agreed_on: str
    platform: str | None
    pieces: int
    live: int
    payment_due_on: str | None
    terms_due_on: str | None

    def due(self) -> Due:
        """When the fee is to be paid; nothing while something is still to go live."""
        if self.pieces:
            is_due = self.live == self.pieces and self.payment_due_on is not None
            return Due(self.payment_due_on, "live") if is_due else Due()
        return Due(self.terms_due_on, "terms") if self.terms_due_on else Due()


class Kept(NamedTuple):
    """A cost that is there."""

    id: int
    collaboration_id: int
    origin: str
    shipment_id: int | None
    campaign_id: int | None
    amount_minor: int
    amount_currency: str
    exchange_rate: str | None
    state: str
    on_day: str
    due_on: str | None
    due_from: str | None
    paid_on: str | None


class Parcel(NamedTuple):
    """A parcel that is on its way or arrived, and what it costs."""

    id: int
    collaboration_id: int
    cost_minor: int | None
    cost_currency: str | None
    shipping_minor: int | None
    shipping_currency: str | None
    on_day: str
    left_on: str | None


_TALKS = """
SELECT c.id, c.campaign_id, c.stage IN ('agreed','wrapped'), c.fee_minor,
 c.fee_currency, coalesce((SELECT o.on_day FROM offer o WHERE o.collaboration_id=c.id
  AND o.kind='agreed' ORDER BY o.on_day DESC, o.id DESC LIMIT 1), c.stage_since),
 coalesce((SELECT a.platform FROM deliverable d JOIN account a ON a.id=d.account_id
   WHERE d.collaboration_id=c.id AND d.state<>'cancelled' GROUP BY a.platform
   ORDER BY count(*) DESC, a.platform LIMIT 1),
  (SELECT l.platform FROM roster_line l WHERE l.influencer_id=c.influencer_id)),
 (SELECT count(*) FROM deliverable d WHERE d.collaboration_id=c.id
  AND d.state<>'cancelled'),
 (SELECT count(*) FROM deliverable d WHERE d.collaboration_id=c.id
  AND d.state='live'),
 (SELECT max(d.payment_due_on) FROM deliverable d WHERE d.collaboration_id=c.id
  AND d.state='live'),
 (SELECT date(coalesce(k.ends_on, k.signed_on), k.payment_days || ' days')
  FROM contract k WHERE k.collaboration_id=c.id AND k.status IN ('signed','ended')
  AND k.payment_days NOTNULL ORDER BY k.id DESC LIMIT 1)
FROM json_each(?) j CROSS JOIN collaboration c ON c.id=j.value
"""

_KEPT = """
SELECT x.id, x.collaboration_id, x.origin, x.shipment_id, x.campaign_id,
 x.amount_minor, x.amount_currency, x.exchange_rate, x.state, x.on_day, x.due_on,
 x.due_from, x.paid_on
FROM json_each(?) j CROSS JOIN cost x ON x.collaboration_id=j.value
WHERE x.origin IN ('fee','product','shipping') ORDER BY x.id
"""

_PARCELS = """
SELECT p.id, p.collaboration_id, p.quantity*r.cost_minor, r.cost_currency,
 p.shipping_minor, p.shipping_currency,
 coalesce(p.chosen_on, p.sent_on, p.delivered_on, c.stage_since),
 coalesce(p.sent_on, p.delivered_on)
FROM json_each(?) j CROSS JOIN collaboration c ON c.id=j.value
CROSS JOIN shipment p ON p.collaboration_id=c.id
LEFT JOIN product r ON r.id=p.product_id WHERE p.returned_on IS NULL ORDER BY p.id
"""


_ADOPTED = """
UPDATE cost SET origin='fee', state=CASE state WHEN 'planned' THEN 'committed'
  ELSE state END, version=version+1, updated_at=:at
WHERE id IN (SELECT min(x.id) FROM json_each(:ids) j
 CROSS JOIN collaboration c ON c.id=j.value AND c.stage IN ('agreed','wrapped')
  AND c.fee_minor>0
 CROSS JOIN cost x ON x.collaboration_id=c.id AND x.origin IS NULL
  AND x.category='fee' AND x.payee IS NULL AND x.state<>'cancelled'
  AND (x.state='planned'
   OR x.amount_minor=c.fee_minor AND x.amount_currency=c.fee_currency)
 WHERE NOT EXISTS (SELECT 1 FROM cost o WHERE o.collaboration_id=c.id
  AND o.origin='fee')
 GROUP BY c.id)
"""
"""A fee that was in view, or that came with a sheet, is the one that is agreed on."""


class Settler:
    """Brings the costs of some collaborations in line with what they agreed on.

    ``remade`` are parcels whose content was changed; those that have left otherwise
    keep what they cost when they did, whatever a piece costs by now.
    """

    def __init__(
        self, unit: UnitOfWork, talks: Sequence[int], remade: set[int]
    ) -> None:
        self._unit = unit
        self._numbers = json.dumps(list(talks))
        self._remade = remade

    def settle(self) -> None:
        """Make, change and release costs, each only where something differs."""
        execute = self._unit.connection.execute
        execute(_ADOPTED, {"ids": self._numbers, "at": self._unit.at})
        kept: dict[int, dict[Key, list[Kept]]] = defaultdict(lambda: defaultdict(list))
        for row in execute(_KEPT, (self._numbers,)):
            one = Kept(*row)
            kept[one.collaboration_id][one.origin, one.shipment_id].append(one)
        parcels: dict[int, list[Parcel]] = defaultdict(list)
        for row in execute(_PARCELS, (self._numbers,)):
            parcel = Parcel(*row)
            parcels[parcel.collaboration_id].append(parcel)
        for row in execute(_TALKS, (self._numbers,)).fetchall():
            talk = Talk(*row)
            wanted = dict(self._wanted(talk, parcels[talk.id], kept[talk.id]))
            for key in dict.fromkeys((*wanted, *kept[talk.id])):
                self._bring(talk, key, wanted.get(key), kept[talk.id][key])

    def _wanted(
        self, talk: Talk, parcels: Sequence[Parcel], kept: dict[Key, list[Kept]]
    ) -> Iterator[tuple[Key, Wanted]]:
        """The costs that there should be."""
        if talk.is_agreed and talk.fee_minor and talk.fee_currency:
            fee = Money(talk.fee_minor, talk.fee_currency)
            yield ("fee", None), Wanted(fee, talk.agreed_on)
        for parcel in parcels:
            key: Key = ("product", parcel.id)
            amount = _money(parcel.cost_minor, parcel.cost_currency)
            before = [one for one in kept.get(key, ()) if one.state == "paid"]
            if before and parcel.left_on and parcel.id not in self._remade:
                amount = Money(before[0].amount_minor, before[0].amount_currency)
            if amount is not None:
                yield key, Wanted(amount, parcel.on_day, parcel.left_on)
            shipping = _money(parcel.shipping_minor, parcel.shipping_currency)
            if shipping is not None:
                day = parcel.left_on or parcel.on_day
                yield ("shipping", parcel.id), Wanted(shipping, day)

    def _bring(
        self, talk: Talk, key: Key, wanted: Wanted | None, kept: Sequence[Kept]
    ) -> None:
        """Bring the costs of one source in line."""
        if key[0] == "product":
            self._bring_goods(talk, key, wanted, kept)
            return
        paid = [one for one in kept if one.state == "paid"]
        unpaid = [one for one in kept if one.state in OPEN_COSTS]
        for one in paid:
            self._follow_campaign(talk, one)
        if wanted is None:
            for one in unpaid:
                self._put(one, state="cancelled")
            return
        rest = wanted.amount.minor - sum(
            one.amount_minor
            for one in paid
            if one.amount_currency == wanted.amount.currency
        )
        amount = Money(rest, wanted.amount.currency)
        fresh = [one for one in kept if one.state == "cancelled"]
        for row, part in _shared(unpaid, fresh, amount):
            self._bring_part(talk, key, wanted, row, part)

    def _bring_part(
        self, talk: Talk, key: Key, wanted: Wanted, kept: Kept | None, part: Money
    ) -> None:
        due = talk.due() if key[0] == "fee" else Due()
        if kept is None:
            self._make(talk, key, wanted, part, due)
        elif part.minor == 0:
            self._put(kept, state="cancelled")
        else:
            if kept.due_from == "typed":
                due = Due(kept.due_on, "typed")
            state = kept.state if kept.state in OPEN_COSTS else "committed"
            self._put(
                kept,
                **self._counted(talk, kept, part),
                state=state,
                due_on=due.on,
                due_from=due.source,
            )

    def _bring_goods(
        self, talk: Talk, key: Key, wanted: Wanted | None, kept: Sequence[Kept]
    ) -> None:
        """What a parcel holds: promised while it is here, spent when it has left."""
        first = kept[0] if kept else None
        if wanted is None:
            if first is not None and first.state != "cancelled":
                self._put(first, state="cancelled", paid_on=None)
        elif first is None:
            self._make(talk, key, wanted, wanted.amount, Due())
        else:
            self._put(
                first,
                **self._counted(talk, first, wanted.amount),
                state="paid" if wanted.paid_on else "committed",
                paid_on=wanted.paid_on,
            )

    def _follow_campaign(self, talk: Talk, kept: Kept) -> None:
        if kept.campaign_id != talk.campaign_id:
            amount = Money(kept.amount_minor, kept.amount_currency)
            self._put(kept, **self._counted(talk, kept, amount))

    def _counted(self, talk: Talk, kept: Kept, amount: Money) -> dict[str, Any]:
        """An amount and what it counts as; a rate that was said stays."""
        before = kept.campaign_id, kept.amount_minor, kept.amount_currency
        if before == (talk.campaign_id, amount.minor, amount.currency):
            return {}
        is_like = before[::2] == (talk.campaign_id, amount.currency)
        said = kept.exchange_rate if is_like else None
        rate, minor, currency = count_cost(
            self._unit,
            talk.campaign_id,
            amount.minor,
            amount.currency,
            kept.on_day,
            Decimal(said) if said else None,
            is_news=False,
        )
        return {
            "campaign_id": talk.campaign_id,
            "amount_minor": amount.minor,
            "amount_currency": amount.currency,
            "exchange_rate": rate,
            "counted_minor": minor,
            "counted_currency": currency,
        }

    def _put(self, kept: Kept, **values: Any) -> None:
        """Change what differs of a cost."""
        names = [
            name
            for name, value in values.items()
            if name not in Kept._fields or getattr(kept, name) != value
        ]
        if not names:
            return
        sets = ",".join(f"{name}=?" for name in names)
        self._unit.connection.execute(
            f"UPDATE cost SET {sets}, version=version+1, updated_at=? WHERE id=?",
            (*(values[name] for name in names), self._unit.at, kept.id),
        )

    def _make(
        self, talk: Talk, key: Key, wanted: Wanted, amount: Money, due: Due
    ) -> None:
        origin, shipment = key
        rate, minor, currency = count_cost(
            self._unit,
            talk.campaign_id,
            amount.minor,
            amount.currency,
            wanted.on_day,
            None,
        )
        values = {
            "campaign_id": talk.campaign_id,
            "collaboration_id": talk.id,
            "channel": talk.platform,
            "category": origin,
            "amount_minor": amount.minor,
            "amount_currency": amount.currency,
            "exchange_rate": rate,
            "counted_minor": minor,
            "counted_currency": currency,
            "state": "paid" if wanted.paid_on else "committed",
            "paid_on": wanted.paid_on,
            "on_day": wanted.on_day,
            "due_on": due.on,
            "due_from": due.source,
            "origin": origin,
            "shipment_id": shipment,
        }
        names = ",".join(values)
        marks = ",".join("?" * len(values))
        self._unit.connection.execute(
            f"INSERT INTO cost({names}, created_at, updated_at, version)"
            f" VALUES ({marks},?,?,1)",
            (*values.values(), self._unit.at, self._unit.at),
        )


def _money(minor: int | None, currency: str | None) -> Money | None:
    return Money(minor, currency) if minor and currency else None


def _shared(
    unpaid: Sequence[Kept], fresh: Sequence[Kept], rest: Money
) -> Iterator[tuple[Kept | None, Money]]:
    """How what is still to be paid lies on the costs that are open.

    Parts that she made stay as they are as long as they go into the rest; the last one
    takes the difference. Without an open one the latest that was released comes back,
    else a new one is made.
    """
    if not unpaid:
        if rest.minor:
            yield (fresh[-1] if fresh else None), rest
        return
    left = rest.minor
    for place, one in enumerate(unpaid):
        is_last = place == len(unpaid) - 1
        goes_in = one.amount_currency == rest.currency and 0 < one.amount_minor <= left
        part = left if is_last else one.amount_minor if goes_in else 0
        left -= part
        yield one, Money(part, rest.currency)
