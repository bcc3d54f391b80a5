"""The conversions desk: single conversions, typed or brought in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.attribution_rows import Said, settle, settled_values
from store.campaign_rows import name_of
from store.conversion_draft import (
    ConversionDraft,
    as_draft,
    check_amounts,
    checked,
    known_channel,
    owner_of,
    placed,
    read_channel,
    read_status,
)
from store.conversion_rows import (
    TOPIC,
    ConversionRow,
    insert_conversion,
    no_conversion,
    plain,
    read_conversions,
    unit_conversions,
    update_conversion,
)
from store.cost_draft import said_rate
from store.cost_rows import currency_of
from store.errors import Invalid, Stale
from store.rate_rows import keep_rate, known_rate
from store.rates import count_waiting
from store.rules.money import Money
from store.rules.spend import plain_rate
from store.rules.text import clean
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from store.engine import Database, UnitOfWork

__all__ = ["ConversionDraft", "ConversionRow", "Conversions", "as_draft"]

_PICKED = "v.id IN (SELECT value FROM json_each(?))"


class Conversions:
    """Single conversions; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def one(self, conversion_id: int) -> ConversionRow:
        """One conversion; raises NotFound."""
        found = read_conversions(self._database, (conversion_id,))
        if not found:
            raise no_conversion(conversion_id)
        return found[0]

    def add(self, draft: ConversionDraft) -> int:
        """Note a conversion; returns its number. Raises Invalid and NotFound.

        Whose it is follows from its code or its link where nobody says. What waited for
        the rate that is said with it counts from now on as well.
        """
        values = checked(draft)
        rate = said_rate(draft.rate)
        label = N_("Noted a conversion: {name}")
        with self._database.writing(label, TOPIC) as unit:
            values = placed(unit, values)
            values["exchange_rate"] = plain_rate(rate) if rate else None
            values = settled_values(unit.connection, plain(values))
            number = insert_conversion(unit, values | {"source": "typed"})
            _say_rate(unit, number, rate)
            unit.name(label, name=told(unit, number))
        return number

    def edit(
        self, conversion_id: int, draft: ConversionDraft, version: int | None = None
    ) -> None:
        """Save a conversion as it is typed; raises Invalid, NotFound and Stale.

        A link that is left as it was keeps its parts, and a rate is not said again.
        """
        values = checked(draft)
        rate = said_rate(draft.rate)
        label = N_("Changed a conversion: {name}")
        with self._database.writing(label, TOPIC) as unit:
            row = unit_conversions(unit, (conversion_id,))[0]
            if version not in {None, row.version}:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=told(unit, row),
                )
            values = placed(unit, values)
            said = Said(
                draft.collaboration_id,
                None if values["channel"] == row.channel else values["channel"],
            )
            is_news = rate is not None and clean(draft.rate) != row.exchange_rate
            values = _kept(row, draft, values)
            if is_news or not clean(draft.rate):
                # Counted anew: at what is said now, or at what is known.
                values["exchange_rate"] = plain_rate(rate) if rate else None
                values |= {"counted_minor": None, "counted_currency": None}
            update_conversion(unit, conversion_id, values)
            _settle(unit, (conversion_id,), said)
            _say_rate(unit, conversion_id, rate if is_news else None)
            unit.name(label, name=told(unit, conversion_id))

    def remove(self, conversion_ids: Sequence[int]) -> int:
        """Delete conversions; how many. Raises NotFound."""
        label = N_("Deleted a conversion: {name}")
        with self._database.writing(label, TOPIC) as unit:
            rows = unit_conversions(unit, conversion_ids)
            _name(unit, label, N_("Deleted {count} conversions"), rows)
            unit.connection.execute(
                "DELETE FROM conversion WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([row.id for row in rows]),),
            )
        return len(rows)

    def attribute(
        self,
        conversion_ids: Sequence[int],
        collaboration_id: int | None,
        channel: str | None = None,
    ) -> int:
        """Say by hand whose conversions are; how many changed.

        None sets them back to what their codes and links say. A channel is said along
        with it, or is left to be read. Raises Invalid and NotFound.
        """
        word = None if channel is None else read_channel(channel)
        label = N_("Said whose a conversion is: {name}")
        with self._database.writing(label, TOPIC) as unit:
            if collaboration_id is not None:
                owner_of(unit, collaboration_id)
            rows = unit_conversions(unit, conversion_ids)
            said = Said(collaboration_id, known_channel(unit, word))
            changed = _settle(unit, conversion_ids, said)
            bulk = N_("Said whose {count} conversions are")
            _name(unit, label, bulk, rows, changed)
        return changed

    def set_state(self, conversion_ids: Sequence[int], status: str) -> int:
        """Say how far orders are; how many changed. Raises Invalid and NotFound.

        Of one that is refunded all of it went back; of one that no longer is, nothing.
        """
        word = read_status(status)
        if word == "partly_refunded":
            raise Invalid(N_("Say how much went back."))
        label = N_("Changed the state of a conversion: {name}")
        with self._database.writing(label, TOPIC) as unit:
            rows = unit_conversions(unit, conversion_ids)
            changed = 0
            for row in rows:
                back = 0 if word in {"paid", "pending"} else row.refunded_minor
                changed += update_conversion(
                    unit, row.id, {"status": word, "refunded_minor": back}
                )
            _settle(unit, conversion_ids)
            _name(unit, label, N_("Changed {count} conversions"), rows, changed)
        return changed

    def set_channel(self, conversion_ids: Sequence[int], channel: str) -> int:
        """Say where conversions came from, "" for what their links or owners say.

        How many changed; raises Invalid and NotFound.
        """
        word = read_channel(channel)
        label = N_("Said where a conversion came from: {name}")
        with self._database.writing(label, TOPIC) as unit:
            rows = unit_conversions(unit, conversion_ids)
            known = known_channel(unit, word)
            changed = sum(
                update_conversion(unit, row.id, {"channel": known}) for row in rows
            )
            _settle(unit, conversion_ids)
            bulk = N_("Said where {count} conversions came from")
            _name(unit, label, bulk, rows, changed)
        return changed

    def set_campaign(
        self, conversion_ids: Sequence[int], campaign_id: int | None
    ) -> int:
        """Say which campaign conversions belong to; how many changed.

        Raises Invalid for those of somebody whose work is in another one, and NotFound.
        """
        label = N_("Moved a conversion: {name}")
        with self._database.writing(label, TOPIC) as unit:
            if campaign_id is not None:
                name_of(unit, campaign_id)
            rows = unit_conversions(unit, conversion_ids)
            changed = 0
            for row in rows:
                if row.collaboration_id is not None and row.campaign_id != campaign_id:
                    raise Invalid(
                        N_("The work of {name} belongs to another campaign."),
                        name=row.name,
                    )
                changed += update_conversion(unit, row.id, {"campaign_id": campaign_id})
            _settle(unit, conversion_ids)
            _name(unit, label, N_("Moved {count} conversions"), rows, changed)
        return changed

    def refund(self, conversion_id: int, amount: Money) -> None:
        """Say what of an order went back, in all; raises Invalid and NotFound."""
        label = N_("Noted what went back of a conversion: {name}")
        with self._database.writing(label, TOPIC) as unit:
            row = unit_conversions(unit, (conversion_id,))[0]
            if row.amount is None:
                raise Invalid(
                    N_("It is not known what {name} came to."), name=told(unit, row)
                )
            back = Money(row.refunded_minor, row.amount.currency)
            check_amounts(row.amount + back, amount)
            update_conversion(
                unit,
                row.id,
                {
                    "refunded_minor": amount.minor,
                    "status": _after_refund(row, amount, row.amount + back),
                },
            )
            _settle(unit, (conversion_id,))
            unit.name(label, name=told(unit, row))


def _kept(
    row: ConversionRow, draft: ConversionDraft, values: dict[str, Any]
) -> dict[str, Any]:
    """The columns of a typed conversion without what was not typed anew.

    Whose it is is settled, the parts of a link stay where it stays, and so does what a
    sheet says of one.
    """
    left = {"collaboration_id", "attributed_by"}
    if values["url"] == row.url:
        left |= {name for name in values if name.startswith("utm_")}
    back = draft.refunded.currency if draft.refunded else row.amount_currency
    if draft.amount is None and row.gross is None and back == row.amount_currency:
        left.add("amount_currency")
    elif draft.amount is None and row.unit is not None:
        raise Invalid(
            N_("What goes back is in {currency} too."), currency=row.unit.currency
        )
    else:
        values["unit_minor"] = None
        if values["amount_currency"] != row.amount_currency:
            values |= {"exchange_rate": None, "amount_minor": None}
    return {name: value for name, value in values.items() if name not in left}


def _after_refund(row: ConversionRow, amount: Money, whole: Money) -> str:
    """How far an order is of which so much went back."""
    is_open = row.status == "pending" and amount.minor == 0
    if row.status == "cancelled" or is_open:
        return row.status
    if amount.minor == 0:
        return "paid"
    return "partly_refunded" if amount < whole else "refunded"


def _say_rate(unit: UnitOfWork, conversion_id: int, rate: Decimal | None) -> None:
    """Keep a rate that was typed, and count what waited for it; raises Invalid."""
    row = unit_conversions(unit, (conversion_id,))[0]
    to = currency_of(unit, row.campaign_id)
    if rate is None or row.amount is None or to in {None, row.amount.currency}:
        return
    currency, to = row.amount.currency, str(to)
    if row.counted is None:
        raise Invalid(
            N_("{value} is no rate from {currency} to {other} that can be used here."),
            value=plain_rate(rate),
            currency=currency,
            other=to,
        )
    known = known_rate(unit.connection.execute, currency, to, row.on_day)
    if known is None or known.rate != rate:
        keep_rate(unit, currency, to, row.on_day, rate)
    count_waiting(unit, currency, to)


def told(unit: UnitOfWork, conversion: ConversionRow | int) -> str:
    """What a step of the history calls a conversion."""
    row = conversion
    if isinstance(row, int):
        row = unit_conversions(unit, (row,))[0]
    return row.order_ref or row.what or row.name or row.goal or row.code or row.kind


def _name(
    unit: UnitOfWork,
    label: str,
    bulk: str,
    rows: Sequence[ConversionRow],
    changed: int | None = None,
) -> None:
    """Say what was done, of one by its name, of several by their number."""
    if len(rows) == 1:
        unit.name(label, name=told(unit, rows[0]))
    else:
        unit.name(bulk, count=len(rows) if changed is None else changed)


def _settle(unit: UnitOfWork, ids: Sequence[int], said: Said | None = None) -> int:
    return settle(unit, _PICKED, (json.dumps(list(ids)),), said=said)
