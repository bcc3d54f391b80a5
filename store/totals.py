"""Sums that are kept with every row: of costs, of own time, and of results.

Triggers keep them, so that no way of writing can forget to: an import, an undo and a
cascade all come by. What is asked of a campaign with a million costs is then the sum of
a few rows. ``differences`` works everything out again; ``check`` asks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.result_totals import RESULT_SUMS
from store.sums import Sums, unlike

if TYPE_CHECKING:
    import sqlite3


_AMOUNTS = (
    ("many", "1"),
    ("amount_minor", "{}.amount_minor"),
    ("counted_minor", "ifnull({}.counted_minor,0)"),
)

SUMS = (
    Sums(
        "cost",
        "budget_total",
        (
            ("campaign_id", "ifnull({}.campaign_id,0)"),
            ("state", "{}.state"),
            ("category", "{}.category"),
            ("amount_currency", "{}.amount_currency"),
            ("counted_currency", "ifnull({}.counted_currency,'')"),
        ),
        _AMOUNTS,
    ),
    Sums(
        "cost",
        "cost_total",
        (
            ("campaign_id", "ifnull({}.campaign_id,0)"),
            ("state", "{}.state"),
            ("category", "{}.category"),
            ("channel", "ifnull({}.channel,'')"),
            ("amount_currency", "{}.amount_currency"),
            ("counted_currency", "ifnull({}.counted_currency,'')"),
        ),
        _AMOUNTS,
    ),
    Sums(
        "work_time",
        "time_total",
        (
            ("campaign_id", "ifnull({}.campaign_id,0)"),
            ("channel", "ifnull({}.channel,'')"),
            ("hourly_rate_currency", "ifnull({}.hourly_rate_currency,'')"),
            ("hourly_rate_minor", "ifnull({}.hourly_rate_minor,0)"),
        ),
        (("many", "1"), ("minutes", "{}.minutes")),
    ),
    *RESULT_SUMS,
)
"""What is added up: costs without and with their channels, own time, results."""


def differences(connection: sqlite3.Connection) -> int:
    """How many sums are not what their rows make."""
    return sum(
        unlike(connection, f"SELECT * FROM {sums.kept_in}", sums.worked_out())
        for sums in SUMS
    )


def rebuild(connection: sqlite3.Connection) -> None:
    """Work all sums out again."""
    for sums in SUMS:
        connection.execute(f"DELETE FROM {sums.kept_in}")
        connection.execute(f"INSERT INTO {sums.kept_in} {sums.worked_out()}")
