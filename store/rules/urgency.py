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

SOURCES = (
    *("collaboration", "task"),
    *("contract", "no_contract", "exclusivity", "draft", "go_live", "parcel"),
    *("review", "live_check", "measure", "right", "payment", "budget"),
    *("brand_before", "brand_after", "report"),
)
"""What something due can come from; its place here is part of the number of a line."""

KIND_OF = {
    "contract": "contract",
    "no_contract": "contract",
    "exclusivity": "contract",
    "draft": "draft",
    "go_live": "go_live",
    "parcel": "parcel",
    "review": "review",
    "live_check": "live_check",
    "measure": "measure",
    "right": "right",
    "payment": "payment",
    "budget": "budget",
    "brand_before": "measure",
    "brand_after": "measure",
    "report": "measure",
}
"""What a deadline of a campaign is called among everything due, and so weighs."""

OF_CAMPAIGN = frozenset({"budget", "brand_before", "brand_after", "report"})
"""Sources whose row is a campaign: nobody stands on such a line."""

SIGN_WITHIN = 5
"""Business days that a contract may be away before it is asked about."""

CONTRACT_WITHIN = 3
"""Business days from the agreement until the contract goes out."""

SEND_WITHIN = 3
"""Business days that a parcel which was settled may stay here."""

ARRIVE_WITHIN = 10
"""Days that a parcel may be on its way."""

BRAND_AFTER = 14
"""Days after its end by which it is seen how a campaign left the brand."""

REPORT_WITHIN = 8
"""Days after its last day by which a campaign has its report."""

STILL_ASKED = 60
"""Days that the brand and the report of a campaign are asked for once they are late."""

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


def workdays_sql(day: str, count: int) -> str:
    """So many days that are no Saturday or Sunday after a day, as SQL.

    Public holidays count like any day here: the file does not know them.
    """
    cases = " ".join(
        f"WHEN {weekday} THEN {_days_for(weekday, count)}" for weekday in range(7)
    )
    return (
        f"date({day}, (CASE CAST(strftime('%w',{day}) AS INTEGER) {cases} END)"
        " || ' days')"
    )


def _days_for(weekday: int, count: int) -> int:
    """Days that so many business days take, from a weekday on; 0 is Sunday."""
    passed = 0
    while count:
        passed += 1
        count -= (weekday + passed) % 7 not in {0, 6}
    return passed
