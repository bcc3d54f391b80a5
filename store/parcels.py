"""The parcels desk: products that are sent out, and where every piece of them is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from store.errors import Invalid, NotFound
from store.outreach_rows import body_text
from store.parcel_rows import (
    POSTED_SQL,
    SHIPMENTS_SQL,
    ProductDraft,
    ProductRow,
    ShipmentDraft,
    ShipmentRow,
    check_collaborations,
    check_stock,
    days_later,
    insert_shipment,
    joined,
    read_carrier,
    read_shipment,
    read_shipping,
    shipment_row,
)
from store.products import TOPIC, Products, save_row
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import UnitOfWork
    from store.rules.money import Money

__all__ = ["Parcels", "ProductDraft", "ProductRow", "ShipmentDraft", "ShipmentRow"]

POST_WITHIN = 14
"""Days after a parcel has arrived within which somebody usually posts about it."""


class Parcels(Products):
    """What was sent to whom; every method is one step of undo."""

    def choose(
        self,
        collaboration_ids: Sequence[int],
        draft: ShipmentDraft,
        *,
        today: date,
        override: str = "",
    ) -> tuple[int, ...]:
        """Settle what each of these people gets; returns the numbers of the parcels.

        Raises GateClosed, with the figures, when fewer pieces are left: a note in
        ``override`` does it all the same, and is kept with each parcel. Raises Invalid
        and NotFound.
        """
        values = read_shipment(draft)
        note = body_text(override, N_("Note"))
        owners = list(dict.fromkeys(collaboration_ids))
        with self._database.writing("", TOPIC) as unit:
            names = check_collaborations(unit, owners)
            wanted = draft.quantity * len(owners)
            if check_stock(unit, draft.product_id, wanted, note):
                values["notes"] = joined(values["notes"], note)
            numbers = [insert_shipment(unit, owner, values, today) for owner in owners]
            _name(
                unit,
                N_("Chose a parcel for {name}"),
                N_("Chose parcels for {count}"),
                names,
            )
        return tuple(numbers)

    def send(
        self,
        shipment_ids: Sequence[int],
        courier: str = "",
        tracking_no: str = "",
        *,
        on: date,
        shipping: Money | None = None,
    ) -> int:
        """Note that parcels have left; returns how many that were still here.

        A courier, a number and what sending each of them costs replace what was noted
        before. Raises Invalid, and OverBudget.
        """
        day = on.isoformat()
        return self._update(
            shipment_ids,
            (N_("Sent the parcel to {name}"), N_("Sent parcels to {count}")),
            "sent_on=?, chosen_on=min(coalesce(chosen_on, ?), ?),"
            " courier=coalesce(?, courier), tracking_no=coalesce(?, tracking_no),"
            " shipping_minor=coalesce(?, shipping_minor),"
            " shipping_currency=coalesce(?, shipping_currency)",
            (
                *(day, day, day, *read_carrier(courier, tracking_no)),
                *read_shipping(shipping),
            ),
            "p.sent_on IS NULL AND p.delivered_on IS NULL AND p.returned_on IS NULL",
        )

    def arrived(
        self,
        shipment_ids: Sequence[int],
        on: date,
        post_within_days: int = POST_WITHIN,
    ) -> int:
        """Note that parcels have arrived; returns how many had not before.

        Where no day was agreed on, a post is due so many days later. Raises Invalid for
        a day before one of them left.
        """
        return self._update(
            shipment_ids,
            (N_("The parcel reached {name}"), N_("Parcels reached {count}")),
            "delivered_on=?, post_due_on=coalesce(post_due_on, ?)",
            (on.isoformat(), days_later(on, post_within_days)),
            "p.delivered_on IS NULL AND p.returned_on IS NULL",
            on=on,
        )

    def returned(self, shipment_ids: Sequence[int], on: date) -> int:
        """Note that parcels came back; their pieces can be sent again.

        Returns how many were away. Raises Invalid for a day before one of them left.
        """
        return self._update(
            shipment_ids,
            (
                N_("The parcel to {name} came back"),
                N_("Parcels to {count} came back"),
            ),
            "returned_on=?",
            (on.isoformat(),),
            "p.returned_on IS NULL AND coalesce(p.sent_on, p.delivered_on) NOTNULL",
            on=on,
        )

    def edit(
        self,
        shipment_id: int,
        draft: ShipmentDraft,
        version: int,
        *,
        override: str = "",
    ) -> None:
        """Save what is in a parcel and who carries it; raises what ``choose`` does.

        Raises Stale when it was saved meanwhile.
        """
        values = read_shipment(draft)
        note = body_text(override, N_("Note"))
        with self._database.writing(N_("Changed a parcel"), TOPIC) as unit:
            has = _contents(unit, shipment_id)
            is_other = draft.product_id != has.product_id
            if (is_other or draft.quantity > has.quantity) and check_stock(
                unit, draft.product_id, draft.quantity, note, besides=shipment_id
            ):
                values["notes"] = joined(values["notes"], note)
            save_row(unit, "shipment", shipment_id, version, values)

    def set_days(
        self,
        shipment_id: int,
        version: int,
        *,
        chosen_on: date | None = None,
        sent_on: date | None = None,
        delivered_on: date | None = None,
        returned_on: date | None = None,
        override: str = "",
    ) -> None:
        """Put the days of a parcel right, all of them; None is not happened.

        Raises Invalid for days that go backwards, GateClosed when it did not come back
        after all and its pieces are promised to others, Stale and NotFound.
        """
        days = (chosen_on, sent_on, delivered_on, returned_on)
        known = [day for day in days if day is not None]
        if known != sorted(known):
            raise Invalid(N_("The days of a parcel cannot go backwards."))
        names = ("chosen_on", "sent_on", "delivered_on", "returned_on")
        values = {
            name: day.isoformat() if day else None
            for name, day in zip(names, days, strict=True)
        }
        note = body_text(override, N_("Note"))
        with self._database.writing(N_("Changed a parcel"), TOPIC) as unit:
            has = _contents(unit, shipment_id)
            is_away_again = has.returned_on is not None and returned_on is None
            if is_away_again and check_stock(
                unit, has.product_id, has.quantity, note, besides=shipment_id
            ):
                values["notes"] = joined(has.notes, note)
            save_row(unit, "shipment", shipment_id, version, values)

    def remove(self, shipment_ids: Sequence[int]) -> int:
        """Delete parcels; returns how many there were."""
        label = N_("Deleted {count} parcels")
        with self._database.writing(label, TOPIC) as unit:
            removed = unit.connection.execute(
                "DELETE FROM shipment WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(shipment_ids)),),
            ).rowcount
            unit.name(label, count=removed)
        return removed

    def of_collaboration(
        self, collaboration_id: int, today: date | None = None
    ) -> tuple[ShipmentRow, ...]:
        """The parcels of one collaboration, as they were chosen."""
        where = "p.collaboration_id=? ORDER BY p.id"
        return self._shipments(where, (collaboration_id,), today)

    def of_campaign(
        self, campaign_id: int, today: date | None = None
    ) -> tuple[ShipmentRow, ...]:
        """The parcels of a campaign, by name."""
        where = f"p.collaboration_id IN ({_IN_CAMPAIGN}) ORDER BY l.name_key, p.id"
        return self._shipments(where, (campaign_id,), today)

    def no_post(
        self, today: date, campaign_id: int | None = None
    ) -> tuple[ShipmentRow, ...]:
        """Gift but no post: it arrived, the day is over, and nothing was seen since.

        The longest overdue first.
        """
        where = (
            "p.post_due_on<? AND p.delivered_on NOTNULL AND p.returned_on IS NULL"
            f" AND NOT {POSTED_SQL}"
        )
        given: tuple[object, ...] = (today.isoformat(),)
        if campaign_id is not None:
            where = f"{where} AND p.collaboration_id IN ({_IN_CAMPAIGN})"
            given = (*given, campaign_id)
        return self._shipments(f"{where} ORDER BY p.post_due_on, p.id", given, today)

    def _shipments(
        self, where: str, given: tuple[object, ...], today: date | None
    ) -> tuple[ShipmentRow, ...]:
        rows = self._database.read(f"{SHIPMENTS_SQL} WHERE {where}", given)
        return tuple(shipment_row(row, today) for row in rows)

    def _update(
        self,
        numbers: Sequence[int],
        labels: tuple[str, str],
        sets: str,
        values: tuple[object, ...],
        where: str,
        *,
        on: date | None = None,
    ) -> int:
        """Let the same happen to those of these parcels it can happen to.

        ``on`` is a day that must not lie before one of them left.
        """
        with self._database.writing(labels[0], TOPIC) as unit:
            chosen = unit.connection.execute(
                "SELECT p.id, i.name, max(ifnull(p.sent_on, ''),"
                " ifnull(p.delivered_on, '')) FROM shipment p JOIN collaboration c ON"
                " c.id=p.collaboration_id JOIN influencer i ON i.id=c.influencer_id"
                f" WHERE p.id IN (SELECT value FROM json_each(?)) AND {where}",
                (json.dumps(list(numbers)),),
            ).fetchall()
            for _, name, since in chosen:
                if on is not None and since > on.isoformat():
                    raise Invalid(
                        N_("{name}: {day} is before {since}, when it was on its way."),
                        name=name,
                        day=on,
                        since=since,
                    )
            unit.connection.execute(
                f"UPDATE shipment SET {sets}, version=version+1, updated_at=? WHERE id"
                " IN (SELECT value FROM json_each(?))",
                (*values, unit.at, json.dumps([row[0] for row in chosen])),
            )
            _name(unit, *labels, [row[1] for row in chosen])
        return len(chosen)


_IN_CAMPAIGN = "SELECT id FROM collaboration WHERE campaign_id=?"


def _name(unit: UnitOfWork, one: str, many: str, names: Sequence[str]) -> None:
    """Say what a step did: to whom, or to how many."""
    if len(names) == 1:
        unit.name(one, name=names[0])
    else:
        unit.name(many, count=len(names))


class _Contents(NamedTuple):
    """What is in a parcel, and whether it came back."""

    product_id: int | None
    quantity: int
    notes: str | None
    returned_on: str | None


def _contents(unit: UnitOfWork, shipment_id: int) -> _Contents:
    """What a parcel holds now; raises NotFound."""
    found = unit.connection.execute(
        "SELECT product_id, quantity, notes, returned_on FROM shipment WHERE id=?",
        (shipment_id,),
    ).fetchone()
    if found is None:
        raise NotFound(N_("There is no parcel number {number}."), number=shipment_id)
    return _Contents(*found)
