"""Making a workspace file, and bringing an older one up to date.

A new file is made from ``newest.sql``, which is what all steps together make (a test
holds them equal), in a file beside that appears at its path only when it is whole. That
spares the first start the loading of Alembic.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from store import triggers
from store.backup import back_up
from store.backup_rotation import backup_name
from store.errors import CannotOpen, StoreError
from store.rules.words import N_
from store.schema import APPLICATION_ID, LOGGED, SCHEMA

if TYPE_CHECKING:
    from datetime import datetime

NEWEST = Path(__file__).parent / "migrations" / "newest.sql"
"""Written by ``python -m store.migrations``."""


def create(path: Path) -> None:
    """Make an empty workspace at ``path``; raises CannotOpen when it cannot be."""
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW
        os.close(os.open(new, flags, 0o600))
        try:
            _make_newest(new)
            os.link(new, path)
        finally:
            new.unlink()
    except FileExistsError:
        raise CannotOpen(
            "exists", N_("{path} has just been made by another Soloist."), path=path
        ) from None
    except OSError as problem:
        raise CannotOpen(
            "path",
            N_("Cannot make a workspace at {path}: {reason}."),
            path=path,
            reason=problem.strerror,
        ) from None


def upgrade(path: Path, backups: Path, now: datetime) -> Path:
    """Bring an older file up to date, after a verified copy; returns the copy."""
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
        "INSERT INTO open_unit(id, unit) VALUES (1, NULL);",
        f"PRAGMA application_id={APPLICATION_ID};",
        f"PRAGMA user_version={SCHEMA};",
    ]
    return "\n".join(lines) + "\n"


def _make_newest(path: Path) -> None:
    script = NEWEST.read_text(encoding="utf-8")
    with closing(sqlite3.connect(path, isolation_level=None)) as new:
        new.executescript(f"BEGIN EXCLUSIVE;\n{script}COMMIT;")


def run_steps(path: Path) -> None:
    """Run the missing steps in one transaction: all of them, or none."""
    from alembic import command  # noqa: PLC0415 - slow, and needed once per version
    from alembic.config import Config  # noqa: PLC0415
    from sqlalchemy import create_engine  # noqa: PLC0415
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    raw = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None
    )
    # Off, and outside any transaction: rebuilding a table would delete its children.
    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine(
        "sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    try:
        raw.execute("BEGIN EXCLUSIVE")
        before = _row_counts(raw)
        config = Config()
        config.set_main_option(
            "script_location", str(Path(__file__).parent / "migrations")
        )
        # Alembic leaves a transaction alone that is open already; ours ends below.
        with engine.connect() as connection, connection.begin() as outer:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _verify(raw, path, before)
            triggers.install(raw)
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version={SCHEMA}")
            outer.commit()
    finally:
        engine.dispose()
        raw.close()


def _row_counts(raw: sqlite3.Connection) -> dict[str, int]:
    there = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema")}
    return {
        table: raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in LOGGED
        if table in there
    }


def _verify(raw: sqlite3.Connection, path: Path, before: dict[str, int]) -> None:
    after = _row_counts(raw)
    broken = raw.execute("PRAGMA foreign_key_check").fetchone()
    if broken or any(after.get(table, 0) != count for table, count in before.items()):
        raise StoreError(
            N_(
                "Bringing {path} up to date would lose rows. Nothing was changed; the"
                " copy made before is safe."
            ),
            path=path.name,
        )
