"""A step that a later Soloist might bring: the parent of most rows is built anew."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from store import migrate, opening
from store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = f'''"""A nickname, and a mood that nobody may leave out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tests.store.next_step import before

revision = "{SCHEMA + 1:04}"
down_revision = "{SCHEMA:04}"


def upgrade() -> None:
    before(1)
    with op.batch_alter_table("influencer", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.Text()))
        batch.add_column(
            sa.Column("mood", sa.Text(), nullable=False, server_default="calm")
        )
    before(2)
    op.create_table("mood", sa.Column("id", sa.Integer(), primary_key=True))
    before(3)
    op.execute("UPDATE influencer SET nickname=name")
    before(4)
    op.execute("INSERT INTO mood(id) SELECT id FROM influencer")
    before(5)
    op.drop_index("ix_alias_influencer_id")
    before(6)
    op.create_index("ix_alias_name", "alias", ["name"])
    before(7)
'''

PLACES = range(1, 8)
"""Where the step can be stopped."""

stop: dict[str, int] = {"raise": 0, "kill": 0}
lossy: list[str] = []
"""Statements that the step runs at its end, as a step with a mistake in it would."""


class Broken(Exception):
    """A mistake in a step."""


def before(place: int) -> None:
    """Stop here, if the test says so."""
    if stop["raise"] == place:
        raise Broken
    if stop["kill"] == place:
        os.kill(os.getpid(), signal.SIGKILL)
    if place == PLACES[-1]:
        from alembic import op

        for statement in lossy:
            op.execute(statement)


@contextmanager
def a_later_soloist(folder: Path) -> Iterator[None]:
    """Be the program that knows one step more; its steps are put into ``folder``."""
    if not folder.exists():
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(migrate.STEPS, folder, ignore=skipped)
        (folder / "versions" / f"{SCHEMA + 1:04}_mood.py").write_text(
            STEP, encoding="utf-8"
        )
    try:
        with (
            patch.multiple(migrate, STEPS=folder, SCHEMA=SCHEMA + 1),
            patch.object(opening, "SCHEMA", SCHEMA + 1),
        ):
            yield
    finally:
        stop.update({"raise": 0, "kill": 0})
        lossy.clear()
