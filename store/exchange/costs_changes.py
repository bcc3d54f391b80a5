"""What a list of costs says that is news of costs that are known.

Only what goes on changes them: a bill that came, a payment that was made, a day. What
is paid here stays paid, whatever an older sheet says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.exchange.applying import PREVIEW, FieldChange
from store.exchange.costs_reader import ROWS
from store.exchange.sheets import RowProblem
from store.roster_rows import plain_amount
from store.rules.money import Money
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan

STAYS_OFF = N_("it was called off here; this state was left out")
STAYS_PAID = N_("it is paid here; this state was left out")
OF_THE_DEAL = N_("it comes from the deal and is called off there; this was left out")


class _Both(NamedTuple):
    """A row of the sheet, and the cost that it means."""

    row: int
    id: int
    name: str | None
    campaign_id: int | None
    origin: str | None
    on_day: str | None
    was_state: str
    state: str | None
    was_paid_on: str | None
    paid_on: str | None
    was_due_on: str | None
    due_on: str | None
    was_invoice_ref: str | None
    invoice_ref: str | None
    was_document: str | None
    document: str | None
    was_paid_ref: str | None
    paid_ref: str | None
    was_hold_until: str | None
    hold_until: str | None
    was_withheld: int | None
    withheld: int | None
    was_minor: int
    minor: int
    currency: str
    was_notes: str | None
    notes: str | None


_DIFFERENT = " OR ".join(
    f"s.{name} NOTNULL AND s.{name} IS NOT c.{name}"
    for name in (
        *("state", "paid_on", "due_on", "invoice_ref", "document"),
        *("paid_ref", "hold_until"),
    )
)
_BOTH = f"""
SELECT s.row, c.id, coalesce(s.who, c.payee, c.description, c.channel, c.category),
 c.campaign_id, c.origin, s.on_day, c.state, s.state, c.paid_on, s.paid_on, c.due_on,
 s.due_on, c.invoice_ref, s.invoice_ref, c.document, s.document, c.paid_ref,
 s.paid_ref, c.hold_until, s.hold_until, c.withheld_minor, s.withheld_minor,
 c.amount_minor, s.minor, s.currency, c.notes, s.notes
FROM {ROWS} s JOIN cost c ON c.id=s.known
WHERE {_DIFFERENT} OR s.notes NOTNULL AND instr(ifnull(c.notes,''), s.notes)=0
ORDER BY s.row
"""
_STEPS = {"planned": 0, "committed": 1, "invoiced": 2, "paid": 3}


class Changes:
    """What the sheet says that is news of costs that are known."""

    def __init__(
        self, unit: UnitOfWork, plan: ImportPlan, outcome: Outcome, today: date
    ) -> None:
        self._unit, self._plan, self._outcome = unit, plan, outcome
        self._today = today.isoformat()

    def make(self) -> dict[int, int | None]:
        """Write what changes; gives the campaigns of the changed costs, by row."""
        changed: dict[int, int | None] = {}
        shown: list[FieldChange] = []
        for found in self._unit.connection.execute(_BOTH).fetchall():
            both = _Both(*found)
            values = self._news(both)
            if not values:
                continue
            changed[both.row] = both.campaign_id
            sets = ",".join(f"{name}=?" for name in values)
            self._unit.connection.execute(
                f"UPDATE cost SET {sets}, version=version+1, updated_at=? WHERE id=?",
                (*values.values(), self._unit.at, both.id),
            )
            if len(shown) < PREVIEW:
                shown += _shown(both, values)
        self._outcome.changes = tuple(shown[:PREVIEW])
        return changed

    def _news(self, both: _Both) -> dict[str, object]:
        values: dict[str, object] = {}
        state = self._state(both)
        if state is not None:
            values["state"] = state
        if (state or both.was_state) == "paid":
            values |= self._payment(both, is_news=state == "paid")
        elif (state or both.was_state) != "cancelled":
            values |= _dues(both)
        for name in ("invoice_ref", "document"):
            said = getattr(both, name)
            if said and said != getattr(both, f"was_{name}"):
                values[name] = said
        if both.notes and both.notes not in (both.was_notes or ""):
            values["notes"] = "\n".join(filter(None, (both.was_notes, both.notes)))
        return values

    def _payment(self, both: _Both, *, is_news: bool) -> dict[str, object]:
        """When it was paid, and how; what was kept back only of a payment made now."""
        values: dict[str, object] = {}
        day = both.paid_on
        if day is None and is_news:
            day = min(both.on_day or self._today, self._today)
        if day is not None and day != both.was_paid_on:
            values["paid_on"] = day
        if both.paid_ref not in {None, both.was_paid_ref}:
            values["paid_ref"] = both.paid_ref
        # Of a cost that was split since, the sheet says it of the whole.
        if is_news and both.withheld and both.minor == both.was_minor:
            values["withheld_minor"] = both.withheld
        return values

    def _state(self, both: _Both) -> str | None:
        """The state that it goes on to; None where it stays as it is."""
        said, was = both.state, both.was_state
        if said is None or said == was:
            return None
        reason = None
        if was == "cancelled":
            reason = STAYS_OFF
        elif said == "cancelled":
            reason = STAYS_PAID if was == "paid" else None
            reason = OF_THE_DEAL if both.origin else reason
        elif _STEPS[said] < _STEPS[was]:
            # An older sheet: what went on here since is no news to it.
            return None
        if reason is not None:
            header = self._plan.header_of("state") or self._plan.header_of("paid_on")
            self._outcome.problems.append(RowProblem(both.row, header, said, reason))
            return None
        return said


def _dues(both: _Both) -> dict[str, object]:
    """When an open one is due, and until when it is held; commissions say so here."""
    values: dict[str, object] = {}
    if both.due_on not in {None, both.was_due_on}:
        values |= {"due_on": both.due_on, "due_from": "typed"}
    is_said = both.hold_until not in {None, both.was_hold_until}
    if is_said and both.origin != "commission":
        values["hold_until"] = both.hold_until
    return values


def _shown(both: _Both, values: dict[str, object]) -> list[FieldChange]:
    """The changes of one cost, for a preview."""
    found = []
    for column, value in values.items():
        name, after = column, value
        before = getattr(both, f"was_{name}", None)
        if column == "withheld_minor":
            name, before = "withheld", None
            after = plain_amount(Money(both.withheld or 0, both.currency))
        if column != "due_from":
            found.append(FieldChange(both.row, both.name or "", name, before, after))
    return found
