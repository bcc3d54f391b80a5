"""How urgent something due is: late days by what was allowed, by weight."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.urgency import WEIGHTS, group, urgency, urgency_sql

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("late", "allowed", "kind", "found"),
    [
        (0, 3, "follow_up", 0.0),
        (-2, 3, "follow_up", 0.0),
        (3, 3, "follow_up", 2.0),
        (6, 3, "follow_up", 4.0),
        (1, 1, "reply_owed", 3.0),
        (1, 0, "payment", 6.0),
        (30, 60, "nurture", 0.5),
    ],
)
def test_the_formula_to_the_digit(
    late: int, allowed: int, kind: str, found: float
) -> None:
    """max(0, waited - allowed) / max(1, allowed) x weight."""
    due = TODAY - timedelta(days=late)
    assert urgency(due, due - timedelta(days=allowed), kind, TODAY) == found


def test_legal_and_payment_weigh_most_and_looking_after_people_least() -> None:
    """The order of DESIGN: legal, live dates, drafts, replies, follow-ups, nurture."""
    order = ("contract", "go_live", "draft", "reply_owed", "follow_up", "nurture")
    weights = [WEIGHTS[kind] for kind in order]
    assert weights == sorted(set(weights), reverse=True)
    assert WEIGHTS["payment"] == WEIGHTS["contract"]


@pytest.mark.parametrize(
    ("days", "found"),
    [(-1, "overdue"), (0, "today"), (1, "week"), (7, "week"), (8, None)],
)
def test_the_groups_of_the_day(days: int, found: str | None) -> None:
    """Late, today, the next seven days; what is further off is not shown."""
    assert group(TODAY + timedelta(days=days), TODAY) == found


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(sorted(WEIGHTS)),
)
def test_the_database_finds_the_same_figure(
    due: date, since: date | None, kind: str
) -> None:
    """The list is ranked by SQL, the line explains itself in Python: one formula."""
    sql = f"SELECT {urgency_sql(':due', ':since', str(WEIGHTS[kind]))}"
    with sqlite3.connect(":memory:") as connection:
        found = connection.execute(
            sql,
            {
                "today": TODAY.isoformat(),
                "due": due.isoformat(),
                "since": None if since is None else since.isoformat(),
            },
        ).fetchone()[0]
    connection.close()
    assert found == pytest.approx(urgency(due, since, kind, TODAY))
