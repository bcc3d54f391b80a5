"""Sums that are kept with every row: of costs, and of own time.

Triggers keep them, so that no way of writing can forget to: an import, an undo and a
cascade all come by. What is asked of a campaign with a million costs is then the sum of
a few rows. ``differences`` works everything out again; ``check`` asks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up of one table, by what, and where that is kept."""

    table: str
    kept_in: str
    keys: tuple[tuple[str, str], ...]
    """Column of the sums, and the SQL for it over a row ``{}``."""
    figures: tuple[tuple[str, str], ...]

    def trigger(self, event: str) -> str:
        """The trigger that keeps the sums when a row is made, changed or removed."""
        watched = ",".join(self._watched())
        when = {
            "insert": "AFTER INSERT",
            "update": f"AFTER UPDATE OF {watched}",
            "delete": "AFTER DELETE",
        }[event]
        body = ""
        if event != "insert":
            body += self._take("OLD")
        if event != "delete":
            body += self._add("NEW")
        return (
            f"CREATE TRIGGER {self.name(event)} {when} ON {self.table} BEGIN{body} END"
        )

    def name(self, event: str) -> str:
        """What the trigger of an event is called."""
        return f"sum_{self.kept_in}_{event}"

    def worked_out(self) -> str:
        """The question that gives all sums afresh, in the order of their columns."""
        keys = ",".join(sql.format(self.table) for _, sql in self.keys)
        figures = ",".join(
            "count(*)" if name == "many" else f"sum({sql.format(self.table)})"
            for name, sql in self.figures
        )
        places = ",".join(str(place + 1) for place in range(len(self.keys)))
        return f"SELECT {keys},{figures} FROM {self.table} GROUP BY {places}"

    def _watched(self) -> list[str]:
        """The columns that a sum depends on."""
        return [name for name, _ in (*self.keys, *self.figures) if name != "many"]

    def _where(self, row: str) -> str:
        return " AND ".join(f"{name}={sql.format(row)}" for name, sql in self.keys)

    def _add(self, row: str) -> str:
        keys = ",".join(sql.format(row) for _, sql in self.keys)
        zeros = ",".join("0" for _ in self.figures)
        # Not OR IGNORE: an upsert outside would put its own policy in that place.
        return (
            f" INSERT INTO {self.kept_in} SELECT {keys},{zeros} WHERE NOT EXISTS"
            f" (SELECT 1 FROM {self.kept_in} WHERE {self._where(row)});"
            + self._moved(row, "+")
        )

    def _take(self, row: str) -> str:
        return (
            self._moved(row, "-")
            + f" DELETE FROM {self.kept_in} WHERE {self._where(row)} AND many=0;"
        )

    def _moved(self, row: str, sign: str) -> str:
        sets = ",".join(
            f"{name}={name}{sign}{sql.format(row)}" for name, sql in self.figures
        )
        return f" UPDATE {self.kept_in} SET {sets} WHERE {self._where(row)};"


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
)
"""What is added up: costs without and with their channels, own time."""


def differences(connection: sqlite3.Connection) -> int:
    """How many sums are not what their rows make."""
    found = 0
    for sums in SUMS:
        kept, afresh = f"SELECT * FROM {sums.kept_in}", sums.worked_out()
        for one, other in ((kept, afresh), (afresh, kept)):
            found += connection.execute(
                f"SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT"
                f" SELECT * FROM ({other}))"
            ).fetchone()[0]
    return found


def rebuild(connection: sqlite3.Connection) -> None:
    """Work all sums out again."""
    for sums in SUMS:
        connection.execute(f"DELETE FROM {sums.kept_in}")
        connection.execute(f"INSERT INTO {sums.kept_in} {sums.worked_out()}")
