"""From rows of conversions, or of orders, to conversions: set by set, in one unit.

Whose a new one is, and what it is worth, is settled before it is stored, so that it is
written once. One that is known takes over what the file says by now: that it was
cancelled, or money went back. What was said by hand stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.attribution_rows import announce, settle
from store.exchange import channel_words, conversions_match, costs_talks, costs_who
from store.exchange.applying import Outcome
from store.exchange.conversions_cells import LINKS
from store.exchange.conversions_changes import STATUS, update
from store.exchange.costs_reader import ROWS
from store.exchange.costs_who import Reasons
from store.exchange.newcomers import highest
from store.exchange.orders_lines import join_lines
from store.exchange.orders_reader import KIND as ORDERS
from store.exchange.plan import Question
from store.rules.money import Money
from store.rules.spend import LARGEST_COUNTED
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

UNKNOWN = N_("nobody is known by this name; kept in the notes")
SEVERAL = N_("several people are known by this name; kept in the notes")
NO_TALK = N_("no collaboration with them there; kept in the notes")

SOLD = "s.quantity>0 AND ifnull(s.state,'paid')<>'cancelled'"
"""Conversions that make a collaboration of somebody they are said to be of."""

_NAMED = "FROM conversion_goal o WHERE o.campaign_id=s.campaign_id AND o.name_key="
_GOAL = f"""coalesce(
 (SELECT {{0}} {_NAMED}s.goal_key AND o.kind=s.kind),
 (SELECT {{0}} {_NAMED}s.goal_key ORDER BY o.id LIMIT 1))"""
_ONLY_KIND = """(SELECT min(o.kind) FROM conversion_goal o
 WHERE o.campaign_id=s.campaign_id HAVING count(*)=1)"""
_WHO = "coalesce(s.who, s.who_id)"
_NOTES = f"""iif(s.talk ISNULL AND {_WHO} NOTNULL AND s.keeps_name,
 ltrim(ifnull(s.notes,'')||char(10)||{_WHO}, char(10)), s.notes)"""

_MADE = {
    "campaign_id": "s.campaign_id",
    "goal_id": _GOAL.format("o.id"),
    "kind": f"coalesce({_GOAL.format('o.kind')}, s.kind, {_ONLY_KIND}, 'purchase')",
    "on_day": "ifnull(s.on_day, :today)",
    "order_ref": "s.order_ref",
    "what": f"coalesce(s.what, iif(s.kind='own' AND {_GOAL.format('o.id')} ISNULL,"
    " s.goal, NULL))",
    "quantity": "s.quantity",
    "unit_minor": "s.unit_minor",
    "gross_minor": "s.minor",
    "refunded_minor": "s.refunded",
    "amount_minor": "NULL",
    "amount_currency": "s.currency",
    "exchange_rate": "NULL",
    "counted_minor": "NULL",
    "counted_currency": "NULL",
    "status": STATUS,
    "code": "s.code",
    "code_key": "s.code_key",
    **{name: f"s.{name}" for name in LINKS},
    "clicked_on": "s.clicked_on",
    "path": "NULL",
    "collaboration_id": "s.talk",
    "channel": "s.channel",
    "attributed_by": "iif(s.talk ISNULL, 'none', 'manual')",
    "source": "s.source",
    "mark": "s.mark",
    "notes": _NOTES,
}
"""The columns of a conversion, and what they are made of."""

_NAMES = ",".join(_MADE)
_COMING = f"""
INSERT INTO coming SELECT :base+s.row, {",".join(_MADE.values())}
FROM {ROWS} s WHERE s.known ISNULL ORDER BY s.row
"""
_INSERT = f"""
INSERT INTO conversion(id, created_at, updated_at, version, {_NAMES})
SELECT id, :at, :at, 1, {_NAMES} FROM coming ORDER BY id
"""


def apply_conversions(
    unit: UnitOfWork,
    plan: ImportPlan,
    staged: Staged,
    *,
    today: date,
    market: str | None,
) -> Outcome:
    """Bring the rows in: created made a conversion, updated changed one."""
    connection, outcome = unit.connection, Outcome(skipped=staged.skipped)
    channel_words.learn(unit)
    if plan.kind == ORDERS:
        join_lines(connection, plan, staged, outcome)
    costs_who.place_campaigns(unit, "currency", plan.options.currency)
    outcome.known = conversions_match.pair(connection)
    costs_who.find_people(connection)
    costs_who.find_talks(connection)
    staged.questions += costs_talks.begin(unit, today, market, SOLD)
    reasons = Reasons(UNKNOWN, SEVERAL, NO_TALK)
    outcome.problems += costs_who.nowhere(connection, plan, reasons)
    staged.questions += _dateless(connection, today)
    outcome.created = _insert(unit, today)
    outcome.updated = update(unit, outcome)
    kept = staged.rows - staged.skipped
    outcome.unchanged = kept - outcome.created - outcome.updated
    outcome.totals |= _totals(connection)
    staged.questions += _uncounted(connection)
    return outcome


def _dateless(connection: sqlite3.Connection, today: date) -> list[Question]:
    """What is taken for rows that say no day."""
    (dateless,) = connection.execute(
        f"SELECT count(*) FROM {ROWS} WHERE known ISNULL AND on_day ISNULL"
    ).fetchone()
    if not dateless:
        return []
    told = N_("Rows without a day: {count}; today is taken for them.")
    return [Question("day", told, {"count": dateless}, today.isoformat())]


def _insert(unit: UnitOfWork, today: date) -> int:
    """Make the conversions that are new, settled already; returns how many."""
    connection = unit.connection
    connection.execute(f"CREATE TEMP TABLE coming(id INTEGER PRIMARY KEY, {_NAMES})")
    given = {"base": highest(connection, "conversion"), "today": today.isoformat()}
    connection.execute(_COMING, given)
    settle(unit, table="coming")
    made = connection.execute(_INSERT, {"at": unit.at}).rowcount
    if made:
        announce(unit)
    return made


def _totals(connection: sqlite3.Connection) -> dict[str, object]:
    """What the rows of the file add up to, whether they are new or not.

    What was cancelled is only counted.
    """
    counts = "ifnull(state,'paid')<>'cancelled'"
    many, cancelled = connection.execute(
        f"SELECT ifnull(sum(quantity) FILTER (WHERE {counts}),0),"
        f" ifnull(sum(NOT {counts}),0) FROM {ROWS}"
    ).fetchone()
    sums = connection.execute(
        f"SELECT currency, sum(ifnull(minor, {_WORTH})), sum(refunded)"
        f" FROM {ROWS} WHERE currency NOTNULL AND {counts} GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return {
        "conversions": many,
        "cancelled": cancelled,
        "amount": [Money(minor or 0, code) for code, minor, _ in sums],
        "refunded": [Money(back or 0, code) for code, _, back in sums],
    }


# What becomes too large to keep is worth nothing that is known (``conversion_worth``).
_WORTH = f"iif(unit_minor*1.0*quantity>{LARGEST_COUNTED}, NULL, unit_minor*quantity)"


def _uncounted(connection: sqlite3.Connection) -> list[Question]:
    """Say which amounts count in no figure until somebody says a rate for them."""
    told = N_(
        "{campaign}: {count} in {currency} count beside its figures until a rate to"
        " {other} is known."
    )
    found = connection.execute(
        "SELECT g.name, v.amount_currency, g.currency, count(*) FROM coming v JOIN"
        " campaign g ON g.id=v.campaign_id WHERE v.amount_minor NOTNULL AND"
        " v.counted_minor ISNULL GROUP BY g.id, v.amount_currency ORDER BY 1, 2"
    )
    return [
        Question(
            "rate",
            told,
            {"campaign": name, "count": many, "currency": one, "other": other},
            "",
        )
        for name, one, other, many in found
    ]
