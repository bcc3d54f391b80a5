"""The costs desk: single costs, typed or come about by themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.cost_draft import (
    CostDraft,
    as_draft,
    checked,
    known_channel,
    line,
    placed,
    read_category,
    read_channel,
    said_rate,
)
from store.cost_rows import (
    TOPIC,
    CostRow,
    count_cost,
    counted_columns,
    currency_of,
    insert_cost,
    no_cost,
    read_costs,
    split_row,
    unit_costs,
    update_cost,
)
from store.errors import Invalid, Stale
from store.outreach_rows import body_text
from store.rates import count_waiting
from store.roster_rows import plain_amount
from store.rules.cost_words import COST_STATES
from store.rules.text import clean, fold
from store.rules.vocabulary import PLATFORMS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from store.engine import Database, UnitOfWork
    from store.rules.money import Money

__all__ = ["CostDraft", "CostRow", "Costs", "as_draft"]

FIELDS = ("category", "channel", "campaign", "description", "payee", "notes")
"""What can be said of many costs at once."""

FREE = ("channel", "description", "payee", "notes")
"""What of a cost that came about by itself can be said by hand."""


class Costs:
    """Single costs; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def one(self, cost_id: int) -> CostRow:
        """One cost; raises NotFound."""
        found = read_costs(self._database, (cost_id,))
        if not found:
            raise no_cost(cost_id)
        return found[0]

    def of_collaboration(self, collaboration_id: int) -> tuple[CostRow, ...]:
        """All costs of a collaboration, the oldest first."""
        rows = self._database.read(
            "SELECT id FROM cost WHERE collaboration_id=? ORDER BY on_day, id",
            (collaboration_id,),
        )
        return read_costs(self._database, [number for (number,) in rows])

    def channels(self) -> tuple[str, ...]:
        """Where money or time was spent, by name, and then the other platforms."""
        rows = self._database.read(
            "SELECT channel FROM cost_total UNION SELECT channel FROM time_total"
        )
        used = sorted((word for (word,) in rows if word), key=fold)
        return tuple(dict.fromkeys((*used, *map(str, PLATFORMS))))

    def add(self, draft: CostDraft) -> int:
        """Note a cost; returns its number. Raises Invalid, and OverBudget.

        Costs that waited for the rate that is said with it count from now on as well.
        """
        values = checked(draft)
        rate = said_rate(draft.rate)
        label = N_("Noted a cost: {name}, {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            values = placed(unit, values)
            counted = count_cost(unit, *_counting(values), rate)
            number = insert_cost(unit, values | counted_columns(counted))
            _count_others(unit, values, rate)
            unit.name(label, **told(unit, number))
        return number

    def edit(self, cost_id: int, draft: CostDraft, version: int | None = None) -> None:
        """Save a cost as it is typed; raises Invalid, NotFound, OverBudget, and Stale.

        What came about by itself keeps its amount, campaign and category. A rate that
        is left as it was stays, and is not said again.
        """
        values = checked(draft)
        rate = said_rate(draft.rate)
        label = N_("Changed a cost: {name}, {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            row = unit_costs(unit, (cost_id,))[0]
            if version not in {None, row.version}:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=told(unit, row)["name"],
                )
            values = placed(unit, values)
            _keep_own(unit, row, values)
            if row.due_on == draft.due_on:
                values["due_from"] = row.due_from
            is_news = clean(draft.rate) != (row.exchange_rate or "")
            if is_news or not _counts_alike(unit, row, values):
                counted = count_cost(unit, *_counting(values), rate, is_news=is_news)
                values |= counted_columns(counted)
            update_cost(unit, cost_id, values)
            _count_others(unit, values, rate if is_news else None)
            unit.name(label, **told(unit, cost_id))

    def set_state(self, cost_ids: Sequence[int], state: str, *, today: date) -> int:
        """Say how far costs are; how many changed. Raises Invalid, NotFound.

        Paying, and taking that back, is done by the payments desk; what comes from a
        deal can be promised or billed, nothing else.
        """
        del today  # no state but paid has a day of its own
        if state not in COST_STATES:
            raise Invalid(N_("{word} is no state of a cost."), word=state)
        if state == "paid":
            raise Invalid(N_("Paying is done where what is due is listed."))

        def values(unit: UnitOfWork, row: CostRow) -> dict[str, Any]:
            if row.state == "paid":
                raise Invalid(
                    N_("{name} is paid; take the payment back first."),
                    name=told(unit, row)["name"],
                )
            if row.origin and state in {"planned", "cancelled"}:
                raise _from_deal(unit, row)
            return {"state": state}

        label = N_("Changed the state of a cost: {name}, {amount} {currency}")
        return self._change(cost_ids, label, values)

    def set_due(self, cost_ids: Sequence[int], day: date | None) -> int:
        """Say by which day costs are to be paid; None for no day; how many changed."""
        values = {"due_on": day, "due_from": "typed" if day else None}
        label = N_("Dated the payment of a cost: {name}, {amount} {currency}")
        return self._change(cost_ids, label, lambda _unit, _row: values)

    def set_field(self, cost_ids: Sequence[int], field: str, text: str) -> int:
        """Say one of FIELDS of many costs; blank takes it out; how many changed.

        A campaign is meant by its name, and what it costs counts in its money. Raises
        Invalid, NotFound, OverBudget.
        """
        if field not in FIELDS:
            raise Invalid(N_("There is no field called {field}."), field=field)
        value = self._read_field(field, text)

        def values(unit: UnitOfWork, row: CostRow) -> dict[str, Any]:
            if row.origin and field not in FREE:
                raise _from_deal(unit, row)
            if field == "campaign":
                return _moved(unit, row, value)
            said = known_channel(unit, value) if field == "channel" else value
            return {field: said}

        label = N_("Changed a cost: {name}, {amount} {currency}")
        return self._change(cost_ids, label, values)

    def _read_field(self, field: str, text: str) -> Any:
        if field == "category":
            return read_category(clean(text))
        if field == "channel":
            return read_channel(text)
        if field == "notes":
            return body_text(text, N_("Notes"))
        if field == "campaign":
            from store.campaigns import Campaigns  # noqa: PLC0415 - seldom asked

            is_one = bool(clean(text))
            return Campaigns(self._database).find(text).id if is_one else None
        return line(text, N_("Payee") if field == "payee" else N_("Description"))

    def attach(
        self,
        cost_ids: Sequence[int],
        *,
        document: str | None = None,
        invoice_ref: str | None = None,
    ) -> int:
        """Say where the bill of costs is, and its number; how many changed.

        None leaves what is there, blank takes it out. Raises Invalid, NotFound.
        """
        values: dict[str, Any] = {}
        if document is not None:
            values["document"] = line(document, N_("Document"))
        if invoice_ref is not None:
            values["invoice_ref"] = line(invoice_ref, N_("Invoice number"))
        label = N_("Noted the bill of a cost: {name}, {amount} {currency}")
        return self._change(cost_ids, label, lambda _unit, _row: values)

    def remove(self, cost_ids: Sequence[int]) -> int:
        """Delete costs that were typed; how many. Raises Invalid, NotFound."""
        label = N_("Deleted a cost: {name}, {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            rows = unit_costs(unit, cost_ids)
            for row in rows:
                if row.origin:
                    raise _from_deal(unit, row)
                unit.name(label, **told(unit, row))
            unit.connection.execute(
                "DELETE FROM cost WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([row.id for row in rows]),),
            )
            if len(rows) > 1:
                unit.name(N_("Deleted {count} costs"), count=len(rows))
        return len(rows)

    def split(self, cost_id: int, parts: Sequence[Money]) -> tuple[int, ...]:
        """Split a cost into parts that add up to it; gives their numbers.

        The first stays where it was, the others are like it. Raises Invalid, NotFound.
        """
        label = N_("Split a cost: {name}, {amount} {currency}")
        with self._database.writing(label, TOPIC) as unit:
            row = unit_costs(unit, (cost_id,))[0]
            unit.name(label, **told(unit, row))
            if {part.currency for part in parts} - {row.amount.currency}:
                raise Invalid(
                    N_("The parts of a cost in {currency} are in {currency} too."),
                    currency=row.amount.currency,
                )
            if row.origin == "product":
                raise Invalid(N_("What a parcel holds is one cost; it has no parts."))
            return split_row(unit, cost_id, [part.minor for part in parts])

    def _change(
        self,
        cost_ids: Sequence[int],
        label: str,
        values: Callable[[UnitOfWork, CostRow], Mapping[str, Any]],
    ) -> int:
        """Change costs, each by what ``values`` says of it; how many differ."""
        changed = 0
        with self._database.writing(label, TOPIC) as unit:
            rows = unit_costs(unit, cost_ids)
            for row in rows:
                if new := values(unit, row):
                    changed += update_cost(unit, row.id, new)
                unit.name(label, **told(unit, row))
            if len(rows) > 1:
                unit.name(N_("Changed {count} costs"), count=changed)
        return changed


def told(unit: UnitOfWork, cost: CostRow | int) -> dict[str, object]:
    """What a step of the history calls a cost: name, amount, currency."""
    row = unit_costs(unit, (cost,))[0] if isinstance(cost, int) else cost
    return {
        "name": row.name or row.description or row.campaign or row.category,
        "amount": plain_amount(row.amount),
        "currency": row.amount.currency,
    }


def _counting(values: Mapping[str, Any]) -> tuple[int | None, int, str, date]:
    """What the counting of a cost depends on."""
    return (
        values["campaign_id"],
        values["amount_minor"],
        values["amount_currency"],
        values["on_day"],
    )


def _count_others(
    unit: UnitOfWork, values: Mapping[str, Any], rate: Decimal | None
) -> None:
    """Count what waited for a rate of the pair that was said with a cost."""
    currency, to = values["amount_currency"], currency_of(unit, values["campaign_id"])
    if rate is not None and to is not None and to != currency:
        count_waiting(unit, currency, to)


def _counts_alike(unit: UnitOfWork, row: CostRow, values: Mapping[str, Any]) -> bool:
    """Whether a cost goes on counting as what it does: parts keep their last unit."""
    to = currency_of(unit, values["campaign_id"]) or values["amount_currency"]
    was = row.campaign_id, row.amount.minor, row.amount.currency
    return (
        was == _counting(values)[:3]
        and row.counted is not None
        and row.counted.currency == to
    )


def _keep_own(unit: UnitOfWork, row: CostRow, values: Mapping[str, Any]) -> None:
    """Refuse by hand what a deal or a payment says of a cost."""
    state = values["state"]
    if row.origin:
        was = (
            *(row.amount.minor, row.amount.currency, row.campaign_id),
            *(row.collaboration_id, row.category),
        )
        names = ("amount_minor", "amount_currency", "campaign_id")
        now = tuple(values[name] for name in (*names, "collaboration_id", "category"))
        if was != now or (state != row.state and state in {"planned", "cancelled"}):
            raise _from_deal(unit, row)
    if "paid" in {row.state, state} and row.state != state:
        raise Invalid(N_("Paying is done where what is due is listed."))
    if row.state == "paid" and row.withheld_minor is not None:
        _keep_paid(unit, row, values)


def _keep_paid(unit: UnitOfWork, row: CostRow, values: Mapping[str, Any]) -> None:
    """Refuse another amount of what was paid with a tax kept back of it."""
    amount = values["amount_minor"], values["amount_currency"]
    if amount != (row.amount.minor, row.amount.currency):
        raise Invalid(
            N_("{name} is paid; take the payment back first."),
            name=told(unit, row)["name"],
        )


def _from_deal(unit: UnitOfWork, row: CostRow) -> Invalid:
    """The refusal to change by hand what comes about by itself."""
    return Invalid(
        N_("That cost of {name} comes from the deal; change it there."),
        name=told(unit, row)["name"],
    )


def _moved(unit: UnitOfWork, row: CostRow, campaign_id: int | None) -> dict[str, Any]:
    """The columns of a cost that comes to another campaign; raises Invalid."""
    if row.campaign_id == campaign_id:
        return {}
    if row.collaboration_id is not None:
        raise Invalid(
            N_("The work of {name} belongs to another campaign."), name=row.name
        )
    counted = count_cost(
        unit, campaign_id, row.amount.minor, row.amount.currency, row.on_day
    )
    return {"campaign_id": campaign_id} | counted_columns(counted)
