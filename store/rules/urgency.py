"""How urgent something due is, and into which group of the day it falls."""

from __future__ import annotations

from datetime import date, timedelta

WEIGHTS = {
    "contract": 6,
    "payment": 6,
    "right": 6,
    "budget": 6,
    "go_live": 5,
    "live_check": 5,
    "draft": 4,
    "review": 4,
    "parcel": 4,
    "measure": 4,
    "reply_owed": 3,
    "follow_up": 2,
    "task": 2,
    "nurture": 1,
}
"""Legal matters and payment over live dates over drafts over replies owed over
follow-ups over looking after people."""

GROUPS = ("overdue", "today", "week")
AHEAD = 7
"""Days that are looked ahead."""


def urgency(due_on: date, since: date | None, kind: str, today: date) -> float:
    """How much longer than allowed somebody has waited, by weight.

    max(0, waited - allowed) / max(1, allowed) x weight, in days: allowed from ``since``
    to ``due_on``, waited from ``since`` to ``today``. 0.0 for what is not late.
    """
    late = (today - due_on).days
    if late <= 0:
        return 0.0
    allowed = (due_on - (since or due_on)).days
    return late / max(1, allowed) * WEIGHTS[kind]


def group(due_on: date, today: date) -> str | None:
    """overdue, today or week; None for what is further off."""
    if due_on < today:
        return "overdue"
    if due_on == today:
        return "today"
    return "week" if due_on <= horizon(today) else None


def horizon(today: date) -> date:
    """The last day of the list."""
    return today + timedelta(days=AHEAD)


def urgency_sql(due: str, since: str, weight: str) -> str:
    """The same figure as SQL, for columns of days as text; ``:today`` is the day."""
    late = f"(julianday(:today)-julianday({due}))"
    allowed = f"(julianday({due})-julianday(ifnull({since},{due})))"
    return f"max(0.0,{late})/max(1.0,{allowed})*{weight}"
