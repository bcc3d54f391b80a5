"""Making a workspace file, and bringing an older one up to date.

A new file is made from ``newest.sql``, which is what all steps together make (a test
holds them equal), in a file beside that appears at its path only when it is whole. That
spares the first start the loading of Alembic.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from store import backup_files, opening, triggers
from store.backup import back_up
from store.backup_rotation import backup_name
from store.errors import CannotOpen, StoreError
from store.faults import as_refusal
from store.identity import sidecar
from store.locks import FileLock
from store.rules.words import N_
from store.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

STEPS = Path(__file__).parent / "migrations"
"""Where the steps are; ``python -m store.migrations`` writes ``newest.sql`` there."""

NEWEST = STEPS / "newest.sql"

_WORKED_OUT = frozenset(
    {
        *("roster_line", "roster_search", "roster_stale"),
        *("budget_total", "cost_total", "time_total", "open_unit", "alembic_version"),
        *("conversion_total", "talk_total", "cost_month", "figures_total", "day_total"),
        *("piece_line", "result_line", "result_stale"),
    }
)
"""Tables that a step may fill afresh."""

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


def create(path: Path) -> None:
    """Make an empty workspace at ``path``; raises CannotOpen when it cannot be."""
    try:
        new = backup_files.new_part(path)
        try:
            _make_newest(new)
            _give_name(new, path)
            backup_files.push_folder(path.parent)
        finally:
            backup_files.discard(new)
    except FileExistsError:
        raise CannotOpen(
            "exists", N_("{path} has just been made by another Soloist."), path=path
        ) from None
    except (OSError, sqlite3.Error) as problem:
        raise CannotOpen(
            "path",
            N_("Cannot make a workspace at {path}: {reason}."),
            path=path,
            reason=getattr(problem, "strerror", None) or problem,
        ) from None


def _give_name(new: Path, path: Path) -> None:
    """Let a file that is whole appear at its path, in the place of no other."""
    try:
        os.link(new, path)
    except OSError as problem:
        # Some sticks and shares know no second names for a file.
        if problem.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError from None
        new.rename(path)


def upgrade(path: Path, backups: Path, now: datetime) -> Path | None:
    """Bring an older file up to date, after a verified copy; returns the copy.

    None when another Soloist has just done it. Raises StoreError, and then the file is
    as it was.
    """
    with FileLock(sidecar(path, ".lock")).held():
        if opening.look(path) is opening.State.CURRENT:
            return None
        opening.check_whole(path)
        copy = backups / backup_name(now, "before-upgrade")
        back_up(path, copy, application_id=APPLICATION_ID)
        run_steps(path)
    return copy


def newest_script() -> str:
    """The statements that make an empty workspace, found by running every step."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newest.db"
        path.touch()
        run_steps(path)
        with closing(sqlite3.connect(path)) as made:
            schema = made.execute(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE"
                " 'sqlite%' ORDER BY type='trigger', type='index', rowid"
            )
            lines = [f"{statement};" for (statement,) in schema]
            version = made.execute("SELECT version_num FROM alembic_version").fetchone()
    lines += [
        f"INSERT INTO alembic_version VALUES ('{version[0]}');",
        "INSERT INTO open_unit(id, unit, replaying) VALUES (1, NULL, 0);",
        f"PRAGMA application_id={APPLICATION_ID};",
        f"PRAGMA user_version={SCHEMA};",
    ]
    return "\n".join(lines) + "\n"


def _make_newest(path: Path) -> None:
    script = NEWEST.read_text(encoding="utf-8")
    with closing(sqlite3.connect(path, isolation_level=None)) as new:
        # From the start, so that two windows need not agree on it later.
        new.execute("PRAGMA journal_mode=WAL")
        new.executescript(f"BEGIN EXCLUSIVE;\n{script}COMMIT;")


def run_steps(path: Path) -> None:
    """Run the missing steps in one transaction: all of them, or none.

    The caller holds the lock. Raises StoreError for a fault of the disk.
    """
    from alembic import command  # noqa: PLC0415 - slow, and needed once per version
    from alembic.config import Config  # noqa: PLC0415
    from sqlalchemy import create_engine  # noqa: PLC0415
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    raw = opening.connect(path, "rw")
    engine = create_engine(
        "sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    try:
        # Alembic leaves a transaction alone that is open already; ours ends below.
        with engine.connect() as connection:
            _begin_steps(raw)
            with connection.begin() as outer:
                before = _figures(raw)
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                _verify(raw, path, before)
                triggers.install(raw)
                raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
                raw.execute(f"PRAGMA user_version={SCHEMA}")
                outer.commit()
    except (sqlite3.Error, DBAPIError) as problem:
        raise as_refusal(problem, path) or problem from None
    finally:
        engine.dispose()
        raw.close()


def _begin_steps(raw: sqlite3.Connection) -> None:
    # Foreign keys off, and outside any transaction: rebuilding a table would delete its
    # children. The log, so that a kill leaves nothing that has to be undone.
    raw.executescript(
        "PRAGMA foreign_keys=OFF; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON;"
    )
    raw.execute("BEGIN EXCLUSIVE")
    # A file may come from anywhere: none of its triggers may fire while it is changed.
    triggers.remove(raw)


def _figures(raw: sqlite3.Connection) -> dict[str, int]:
    """The rows of every table, and the sum of every column of money."""
    tables = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE"
        " 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    found = {}
    for (table,) in tables:
        if table not in _WORKED_OUT:
            for name, sql in _asked(triggers.columns(raw, table)):
                value = raw.execute(f'SELECT {sql} FROM "{table}"').fetchone()[0]
                found[f"{table} {name}"] = value
    return found


def _asked(columns: list[str]) -> Iterator[tuple[str, str]]:
    yield "rows", "count(*)"
    for name in columns:
        if name.endswith("_minor"):
            yield name, f'total("{name}")'


def _verify(raw: sqlite3.Connection, path: Path, before: dict[str, int]) -> None:
    after = _figures(raw)
    broken = raw.execute("PRAGMA foreign_key_check").fetchone()
    if broken or any(after.get(name) != value for name, value in before.items()):
        raise StoreError(
            N_(
                "Bringing {path} up to date would lose rows. Nothing was changed; the"
                " copy made before is safe."
            ),
            path=path.name,
        )
