"""Workspaces and people for the tests, made by the desks as she makes them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from store import migrate
from store.engine import Database
from store.roster import NewAccount, NewInfluencer, Roster
from store.schema import LOGGED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@contextmanager
def workspace(folder: Path | None = None) -> Iterator[Database]:
    """An empty workspace, open; every look at its clock is a second later."""
    ticks = count()
    with TemporaryDirectory(dir=folder) as inner:
        path = Path(inner) / "roster.soloist"
        path.write_bytes(_empty())
        database = Database(path, now=lambda: NOW + timedelta(seconds=next(ticks)))
        try:
            yield database
        finally:
            database.close()


@cache
def _empty() -> bytes:
    """The bytes of an empty workspace: made once, since that runs every migration."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.soloist"
        migrate.create(path)
        return path.read_bytes()


def person(
    database: Database,
    name: str,
    *,
    platform: str = "",
    handle: str = "",
    url: str = "",
    tags: tuple[str, ...] = (),
    today: date = TODAY,
    figures: dict[str, int | None] | None = None,
    **typed: str,
) -> int:
    """Somebody on the roster, with an account if there is a handle; the number."""
    account = NewAccount(platform or "instagram", handle, url, figures or {})
    new = NewInfluencer(name, typed, account if handle else None, tags)
    return Roster(database).add(new, today=today)


def everything(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that the history answers for, and the roster lines."""
    worked_out = ("roster_line", "roster_search", "roster_stale")
    tables = (*LOGGED, *worked_out, "budget_total", "cost_total", "time_total")
    return {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        for table in tables
    }
