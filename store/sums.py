"""How sums are kept with every row of a table: by triggers, as they are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_COLUMN = re.compile(r"\{\}\.(\w+)")


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up of one table, by what, and where that is kept."""

    table: str
    kept_in: str
    keys: tuple[tuple[str, str], ...]
    """Column of the sums, and the SQL for it over a row ``{}``."""
    figures: tuple[tuple[str, str], ...]
    only: str = "1"
    """The SQL for which rows are added up."""

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
        keys = ",".join(over(sql, self.table) for _, sql in self.keys)
        figures = ",".join(
            "count(*)" if name == "many" else f"sum({over(sql, self.table)})"
            for name, sql in self.figures
        )
        places = ",".join(str(place + 1) for place in range(len(self.keys)))
        return (
            f"SELECT {keys},{figures} FROM {self.table}"
            f" WHERE {over(self.only, self.table)} GROUP BY {places}"
        )

    def _watched(self) -> list[str]:
        """The columns that a sum depends on, in their order."""
        asked = " ".join((*(sql for _, sql in (*self.keys, *self.figures)), self.only))
        return list(dict.fromkeys(_COLUMN.findall(asked)))

    def _where(self, row: str) -> str:
        return " AND ".join(f"{name}={over(sql, row)}" for name, sql in self.keys)

    def _add(self, row: str) -> str:
        keys = ",".join(over(sql, row) for _, sql in self.keys)
        zeros = ",".join("0" for _ in self.figures)
        # Not OR IGNORE: an upsert outside would put its own policy in that place.
        return (
            f" INSERT INTO {self.kept_in} SELECT {keys},{zeros} WHERE"
            f" {over(self.only, row)} AND NOT EXISTS (SELECT 1 FROM {self.kept_in}"
            f" WHERE {self._where(row)});" + self._moved(row, "+")
        )

    def _take(self, row: str) -> str:
        return (
            self._moved(row, "-")
            + f" DELETE FROM {self.kept_in} WHERE {self._where(row)} AND many=0;"
        )

    def _moved(self, row: str, sign: str) -> str:
        sets = ",".join(
            f"{name}={name}{sign}{over(sql, row)}" for name, sql in self.figures
        )
        return (
            f" UPDATE {self.kept_in} SET {sets} WHERE {self._where(row)}"
            f" AND {over(self.only, row)};"
        )


def over(sql: str, row: str) -> str:
    """An expression over the columns of ``row``, which it calls ``{}``."""
    return sql.replace("{}", row)


def unlike(connection: sqlite3.Connection, kept: str, afresh: str) -> int:
    """How many rows two questions do not both give: missing and surplus ones."""
    return sum(
        connection.execute(
            f"SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM"
            f" ({other}))"
        ).fetchone()[0]
        for one, other in ((kept, afresh), (afresh, kept))
    )
