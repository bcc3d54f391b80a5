"""New people, accounts and readings from staged rows: the statements that make them.

Whoever calls says which rows: a condition over ``staged s``. A new row's number is the
highest so far plus the row in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.exchange.columns import ACCOUNT_COLUMNS, FIGURE_COLUMNS, PERSON_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.exchange.staging import Staged


def highest(connection: sqlite3.Connection, table: str) -> int:
    """The highest number a table has ever given out."""
    found = connection.execute(
        "SELECT seq FROM sqlite_sequence WHERE name=?", (table,)
    ).fetchone()
    return int(found[0]) if found else 0


def fed(staged: Staged, names: Sequence[str]) -> list[str]:
    """Those of some columns that the sheet feeds."""
    return [name for name in names if name in staged.columns]


def person_columns(staged: Staged) -> list[str]:
    """The columns of a person that the sheet feeds, keys included."""
    return fed(staged, (*PERSON_COLUMNS, "email_key", "phone_key"))


def account_columns(staged: Staged) -> list[str]:
    """The columns of an account that the sheet feeds, keys included."""
    return fed(staged, (*ACCOUNT_COLUMNS, "url_key"))


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Statements for new rows, from the numbers ``people`` and ``accounts`` on.

    They ask for ``:at``, the instant of the unit, ``:source``, where people come from
    if no column says it, and ``:day``, that of readings without one of their own.
    """

    staged: Staged
    people: int
    accounts: int

    def insert_people(self, which: str) -> str:
        """Make a person of every row that meets the condition."""
        columns = [name for name in person_columns(self.staged) if name != "status"]
        known = "status" in self.staged.columns
        status = "ifnull(s.status,'prospect')" if known else "'prospect'"
        named = "" if "source" in columns else ",source"
        values = ",".join(f"s.{name}" for name in columns)
        return (
            f"INSERT INTO influencer(id, {','.join(columns)}, status, created_at,"
            f" updated_at, version{named}) SELECT {self.people}+s.row, {values},"
            f" {status}, :at, :at, 1{',:source' if named else ''}"
            f" FROM staged s WHERE {which} ORDER BY s.row"
        )

    def insert_accounts(self, which: str, owner: str) -> str:
        """Make an account of every row that meets the condition, whose is said too."""
        columns = account_columns(self.staged)
        names = "".join(f",{name}" for name in columns)
        values = "".join(f",s.{name}" for name in columns)
        return (
            "INSERT INTO account(id, influencer_id, platform, handle, handle_key,"
            f" created_at, updated_at, version{names}) SELECT {self.accounts}+s.row,"
            f" {owner}, s.platform, s.handle, s.handle_key, :at, :at,"
            f" 1{values} FROM staged s WHERE s.handle IS NOT NULL AND {which}"
            " ORDER BY s.row"
        )

    def insert_readings(self, which: str) -> str:
        """Make the first reading of new accounts ``a`` that meet a condition."""
        return insert_readings(self.staged, f"FROM account a WHERE {which}")


def insert_readings(staged: Staged, rows: str, said_by: str = "a") -> str:
    """A reading of accounts ``a`` that have any figure.

    It is of the day that the row itself says, in the table ``said_by``, or of ``:day``.
    """
    names = ",".join(FIGURE_COLUMNS)
    values = ",".join(f"a.{name}" for name in FIGURE_COLUMNS)
    day = ":day"
    if "checked_on" in staged.columns:
        day = f"ifnull({said_by}.checked_on, {day})"
    return (
        f"INSERT INTO account_reading(account_id, read_on, source, {names}) SELECT"
        f" a.id, {day}, 'import', {values} {rows} AND coalesce({values}) IS NOT NULL"
    )
