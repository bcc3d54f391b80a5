"""The goals desk: what customers are to do in a campaign, and what that is worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from store.attribution_rows import settle
from store.campaign_rows import name_of
from store.conversion_draft import LARGEST, read_kind
from store.conversion_rows import TOPIC
from store.errors import Duplicate, Invalid, NotFound, Stale
from store.roster_rows import one_line
from store.rules.money import Money
from store.rules.result_words import GOAL_KINDS
from store.rules.spend import plain_rate
from store.rules.text import clean, fold
from store.rules.words import N_
from store.rules.worth import Worth, read_rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import Database, UnitOfWork

__all__ = ["GoalDraft", "GoalRow", "Goals"]


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A goal as it is typed.

    With a value, or with what a customer is worth over the years and the share of those
    who become one, or with neither.
    """

    kind: str
    """Of GOAL_KINDS."""
    name: str = ""
    """What it is called; "" is as its kind."""
    value: Money | None = None
    ltv: Money | None = None
    rate: str = ""
    """In percent: 10, or 12.5 %."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal of a campaign."""

    id: int
    campaign_id: int
    kind: str
    name: str
    value: Money | None
    ltv: Money | None
    rate: Decimal | None
    """In percent."""
    version: int

    @property
    def worth(self) -> Worth:
        """What one is worth, as the rules take it."""
        money = self.value or self.ltv
        return Worth(
            self.value.minor if self.value else None,
            self.ltv.minor if self.ltv else None,
            self.rate,
            money.currency if money else None,
        )


class Goals:
    """Goals of campaigns; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, campaign_id: int) -> tuple[GoalRow, ...]:
        """The goals of a campaign, as they were made."""
        rows = self._database.read(
            f"{_GOALS} WHERE campaign_id=? ORDER BY id", (campaign_id,)
        )
        return tuple(map(_row, rows))

    def find(self, campaign_id: int, text: str) -> GoalRow | None:
        """The goal of that name, or else the only one of that kind; None for none."""
        return find_goal(self.of(campaign_id), text)

    def add(self, campaign_id: int, draft: GoalDraft) -> int:
        """Set a goal; returns its number. Raises Invalid, Duplicate and NotFound.

        Conversions of its kind that fulfil none yet fulfil this one.
        """
        values = _checked(draft)
        label = N_("Set a goal: {name}")
        with self._database.writing(label, TOPIC, name=values["name"]) as unit:
            name_of(unit, campaign_id)
            _refuse_double(unit, campaign_id, values)
            row = values | {
                "campaign_id": campaign_id,
                "created_at": unit.at,
                "updated_at": unit.at,
                "version": 1,
            }
            number = unit.connection.execute(
                f"INSERT INTO conversion_goal({','.join(row)})"
                f" VALUES ({','.join('?' * len(row))})",
                tuple(row.values()),
            ).lastrowid
            _settle_kind(unit, campaign_id, values["kind"])
        return number or 0

    def edit(self, goal_id: int, draft: GoalDraft, version: int | None = None) -> None:
        """Change a goal, and with it what its conversions are worth, in one step.

        Those that have an amount of their own keep it. Raises Invalid, Duplicate,
        NotFound and Stale.
        """
        values = _checked(draft)
        label = N_("Changed a goal: {name}")
        with self._database.writing(label, TOPIC, name=values["name"]) as unit:
            was = _unit_goal(unit, goal_id)
            if version not in {None, was.version}:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=was.name,
                )
            _refuse_double(unit, was.campaign_id, values, goal_id)
            sets = ",".join(f"{name}=?" for name in values)
            unit.connection.execute(
                f"UPDATE conversion_goal SET {sets}, version=version+1, updated_at=?"
                " WHERE id=?",
                (*values.values(), unit.at, goal_id),
            )
            if values["kind"] != was.kind:
                unit.connection.execute(
                    "UPDATE conversion SET kind=?, version=version+1, updated_at=?"
                    " WHERE goal_id=?",
                    (values["kind"], unit.at, goal_id),
                )
                for kind in (was.kind, values["kind"]):
                    _settle_kind(unit, was.campaign_id, kind)
            settle(unit, f"v.goal_id=? AND {_UNSAID}", (goal_id,))

    def remove(self, goal_id: int) -> None:
        """Take a goal away; its conversions stay. Raises NotFound.

        What they were worth by it is not known any more.
        """
        label = N_("Took away a goal: {name}")
        with self._database.writing(label, TOPIC) as unit:
            was = _unit_goal(unit, goal_id)
            unit.name(label, name=was.name)
            unit.connection.execute(
                "DELETE FROM conversion_goal WHERE id=?", (goal_id,)
            )
            _settle_kind(unit, was.campaign_id, was.kind)


def find_goal(goals: Sequence[GoalRow], text: str) -> GoalRow | None:
    """The goal of that name, or else the only one of that kind; None for none."""
    key = fold(clean(text))
    for goal in goals:
        if fold(goal.name) == key:
            return goal
    alike = [goal for goal in goals if goal.kind == key]
    return alike[0] if len(alike) == 1 and key in GOAL_KINDS else None


_UNSAID = "v.gross_minor IS NULL AND v.unit_minor IS NULL"
"""Conversions that have no amount of their own."""

_GOALS = """
SELECT id, campaign_id, kind, name, value_minor, value_currency, ltv_minor,
 ltv_currency, rate, version FROM conversion_goal
"""


def _settle_kind(unit: UnitOfWork, campaign_id: int, kind: str) -> None:
    """Let conversions of a kind that fulfil no goal find one."""
    chosen = "v.campaign_id=? AND v.kind=? AND v.goal_id IS NULL"
    settle(unit, chosen, (campaign_id, kind))


def _row(row: Sequence[Any]) -> GoalRow:
    number, campaign_id, kind, name, value, of_value, ltv, of_ltv, rate, version = row
    return GoalRow(
        number,
        campaign_id,
        kind,
        name,
        None if value is None else Money(value, of_value),
        None if ltv is None else Money(ltv, of_ltv),
        None if rate is None else Decimal(rate),
        version,
    )


def _unit_goal(unit: UnitOfWork, goal_id: int) -> GoalRow:
    found = unit.connection.execute(f"{_GOALS} WHERE id=?", (goal_id,)).fetchone()
    if found is None:
        raise NotFound(N_("There is no goal number {number}."), number=goal_id)
    return _row(found)


def _checked(draft: GoalDraft) -> dict[str, Any]:
    """What is stored of a draft by column; raises Invalid."""
    kind = read_kind(draft.kind)
    name = one_line(draft.name, N_("Name")) if clean(draft.name) else kind
    if draft.value is not None and draft.ltv is not None:
        raise Invalid(N_("A goal has a value, or what a customer is worth, not both."))
    for money in filter(None, (draft.value, draft.ltv)):
        if not 0 <= money.minor <= LARGEST:
            raise Invalid(N_("{amount} is not what one can be worth."), amount=money)
    if (draft.ltv is None) != (not clean(draft.rate)):
        raise Invalid(
            N_("What a customer is worth goes with the share of them who become one.")
        )
    return {
        "kind": kind,
        "name": name,
        "name_key": fold(name),
        "value_minor": draft.value and draft.value.minor,
        "value_currency": draft.value and draft.value.currency,
        "ltv_minor": draft.ltv and draft.ltv.minor,
        "ltv_currency": draft.ltv and draft.ltv.currency,
        "rate": _rate(draft.rate),
    }


def _rate(text: str) -> str | None:
    if not clean(text):
        return None
    try:
        return plain_rate(read_rate(text))
    except ValueError:
        raise Invalid(
            N_("{value} is not a share from 0 to 100 %."), value=clean(text)[:40]
        ) from None


def _refuse_double(
    unit: UnitOfWork,
    campaign_id: int,
    values: Mapping[str, Any],
    goal_id: int | None = None,
) -> None:
    found = unit.connection.execute(
        "SELECT name FROM conversion_goal WHERE campaign_id=? AND kind=? AND name_key=?"
        " AND id IS NOT ?",
        (campaign_id, values["kind"], values["name_key"], goal_id),
    ).fetchone()
    if found is not None:
        raise Duplicate(
            N_("The campaign has a goal called {name} already."), name=found[0]
        )
