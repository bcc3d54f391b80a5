"""What conversions inside a unit of work are worth, and what that counts as."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from store.rate_rows import known_rate
from store.rules.spend import LARGEST_COUNTED, convert, plain_rate
from store.rules.worth import Worth, worth

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    Counted = tuple[str | None, int | None, str | None]
    """Rate, minor units and currency that a conversion counts as."""


class GoalFacts(NamedTuple):
    """A goal as far as worth depends on it."""

    id: int
    kind: str
    name_key: str
    worth: Worth


class Figures(NamedTuple):
    """What a conversion says of its worth, and what it was worth and counted as."""

    goal_id: int | None
    kind: str
    on_day: str
    quantity: int
    unit_minor: int | None
    gross_minor: int | None
    refunded_minor: int
    amount_minor: int | None
    amount_currency: str | None
    exchange_rate: str | None
    counted_minor: int | None
    counted_currency: str | None
    status: str


class Valued(NamedTuple):
    """What it is worth and counts as now, by column."""

    goal_id: int | None
    refunded_minor: int
    amount_minor: int | None
    amount_currency: str | None
    exchange_rate: str | None
    counted_minor: int | None
    counted_currency: str | None


class Values:
    """Goals, currencies and rates, read as they are asked for, each once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._goals: dict[int, Mapping[int, GoalFacts]] = {}
        self._elsewhere: dict[int, tuple[str, str] | None] = {}
        self._currencies: dict[int, str | None] = {}
        self._rates: dict[tuple[str, str, str], Decimal | None] = {}

    def of(self, campaign_id: int | None, figures: Figures) -> Valued:
        """What a conversion of a campaign is worth, and counts as in its money."""
        goal = None if campaign_id is None else self._goal(campaign_id, figures)
        amount, currency, refunded = _amount(figures, goal)
        counted = self._counted(campaign_id, figures, amount, currency)
        return Valued(goal.id if goal else None, refunded, amount, currency, *counted)

    def _goal(self, campaign_id: int, figures: Figures) -> GoalFacts | None:
        """The goal of this campaign that is fulfilled.

        The one that was named, or of another campaign the one of that name here; else
        the only one of its kind.
        """
        goals = self._goals_of(campaign_id)
        if figures.goal_id is not None:
            if figures.goal_id in goals:
                return goals[figures.goal_id]
            named = self._named(figures.goal_id)
            for goal in goals.values():
                if (goal.kind, goal.name_key) == named:
                    return goal
        alike = [goal for goal in goals.values() if goal.kind == figures.kind]
        return alike[0] if len(alike) == 1 else None

    def _goals_of(self, campaign_id: int) -> Mapping[int, GoalFacts]:
        if campaign_id not in self._goals:
            rows = self._connection.execute(_GOALS, (campaign_id,))
            self._goals[campaign_id] = {row[0]: _goal(*row) for row in rows}
        return self._goals[campaign_id]

    def _named(self, goal_id: int) -> tuple[str, str] | None:
        if goal_id not in self._elsewhere:
            self._elsewhere[goal_id] = self._connection.execute(
                "SELECT kind, name_key FROM conversion_goal WHERE id=?", (goal_id,)
            ).fetchone()
        return self._elsewhere[goal_id]

    def currency(self, campaign_id: int | None) -> str | None:
        """What the money of a campaign is counted in; None where nobody said."""
        if campaign_id is None:
            return None
        if campaign_id not in self._currencies:
            found = self._connection.execute(
                "SELECT currency FROM campaign WHERE id=?", (campaign_id,)
            ).fetchone()
            self._currencies[campaign_id] = found[0] if found else None
        return self._currencies[campaign_id]

    def _counted(
        self,
        campaign_id: int | None,
        was: Figures,
        amount: int | None,
        currency: str | None,
    ) -> Counted:
        """An amount in the campaign's money: at the rate it has, else the known one.

        What becomes too large to keep counts as nothing, as without a rate.
        """
        if amount is None or currency is None:
            return None, None, None
        to = self.currency(campaign_id) or currency
        if to == currency:
            return None, amount, currency
        has_own = was.amount_currency in {None, currency} and was.counted_currency in {
            None,
            to,
        }
        rate = Decimal(was.exchange_rate) if has_own and was.exchange_rate else None
        if rate is None:
            rate = self._known(currency, to, was.on_day)
        if rate is None:
            return None, None, None
        try:
            return plain_rate(rate), convert(amount, currency, to, rate), to
        except ValueError:
            return None, None, None

    def _known(self, currency: str, to: str, on_day: str) -> Decimal | None:
        key = (currency, to, on_day)
        if key not in self._rates:
            found = known_rate(self._connection.execute, currency, to, on_day)
            self._rates[key] = found.rate if found else None
        return self._rates[key]


def _amount(was: Figures, goal: GoalFacts | None) -> tuple[int | None, str | None, int]:
    """What it is worth, in which currency, and what of it went back.

    What becomes too large to keep is not known, as what an exchange makes of it.
    """
    currency, refunded = was.amount_currency, was.refunded_minor
    of_goal: Worth | None = None
    if was.gross_minor is None and was.unit_minor is None:
        of_goal = goal.worth if goal else None
        if of_goal is None or (refunded and currency not in {None, of_goal.currency}):
            return None, currency if refunded else None, refunded
        currency = of_goal.currency
    amount = worth(
        was.quantity,
        gross=was.gross_minor,
        refunded=refunded,
        unit=was.unit_minor,
        goal=of_goal,
    )
    if amount is None or currency is None or abs(amount) > LARGEST_COUNTED:
        return None, currency, refunded
    if was.status == "refunded" and (amount > 0 or was.gross_minor is None):
        # All of it went back, whether a figure was written beside it or not.
        return 0, currency, refunded + amount
    return amount, currency, refunded


_GOALS = """
SELECT id, kind, name_key, value_minor, ltv_minor, rate,
 coalesce(value_currency, ltv_currency) FROM conversion_goal WHERE campaign_id=?
ORDER BY id
"""


def _goal(  # noqa: PLR0917 - the columns of the question
    number: int,
    kind: str,
    name_key: str,
    value: int | None,
    ltv: int | None,
    rate: str | None,
    currency: str | None,
) -> GoalFacts:
    share = Decimal(rate) if rate is not None else None
    return GoalFacts(number, kind, name_key, Worth(value, ltv, share, currency))
