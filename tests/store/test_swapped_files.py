"""A file that is moved, deleted or replaced while it is open: no save is pretended."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import migrate
from store.errors import CannotOpen
from store.history import History
from tests.builders import person
from tests.store.windows import is_well, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.engine import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with one person, closed."""
    made = tmp_path / "roster.soloist"
    migrate.create(made)
    with opened(made) as database:
        person(database, "Mina")
    return made


def moved(path: Path) -> None:
    """As a file manager does it."""
    path.rename(path.with_name("moved.soloist"))


def deleted(path: Path) -> None:
    """By name; the disk keeps it while it is open."""
    path.unlink()


def replaced(path: Path) -> None:
    """As a folder that is synchronised does it."""
    other = path.with_name("other.soloist")
    migrate.create(other)
    other.rename(path)


def put_back_from_a_copy(path: Path) -> None:
    """Yesterday's copy in the place of today's file."""
    copy = path.with_name("copy.soloist")
    shutil.copyfile(path, copy)
    copy.rename(path)


def log_deleted(path: Path) -> None:
    """By somebody who tidies up."""
    Path(f"{path}-wal").unlink()


def log_replaced(path: Path) -> None:
    """Another one appears in its place."""
    Path(f"{path}-wal").unlink()
    Path(f"{path}-wal").touch()


SWAPS = [moved, deleted, replaced, put_back_from_a_copy, log_deleted, log_replaced]


@pytest.mark.parametrize("swap", SWAPS)
@pytest.mark.parametrize("written", [True, False], ids=["written", "only read"])
def test_nothing_is_saved_after_a_swap(
    path: Path, swap: Callable[[Path], None], written: bool
) -> None:
    """Every later save is refused in a sentence, undo too; reading goes on."""
    with opened(path) as database:
        if written:
            person(database, "Sora")
        names = database.read("SELECT name FROM influencer")
        database.take_changes()
        swap(path)
        for save in (lambda: person(database, "Lost"), History(database).undo) * 2:
            with pytest.raises(CannotOpen, match="while it was open") as told:
                save()
            assert told.value.code in {"replaced", "wal_gone"}
        assert database.read("SELECT name FROM influencer") == names
        assert database.take_changes() == frozenset()


def _swapped_at(
    database: Database, statement: str, swap: Callable[[], None]
) -> Callable[[str], None]:
    def traced(sql: str) -> None:
        if sql.startswith(statement):
            database.writer().set_trace_callback(None)
            swap()

    return traced


@pytest.mark.parametrize("statement", ["BEGIN", "INSERT INTO unit", "COMMIT"])
@pytest.mark.parametrize("swap", SWAPS)
def test_a_swap_in_the_middle_of_a_save_is_noticed(
    path: Path, swap: Callable[[Path], None], statement: str
) -> None:
    """Up to the commit itself: what may be gone is never told to be saved."""
    with opened(path) as database:
        writer = database.writer()
        writer.set_trace_callback(_swapped_at(database, statement, lambda: swap(path)))
        with pytest.raises(CannotOpen, match="while it was open"):
            person(database, "Lost")
        assert database.take_changes() == frozenset()


def test_the_file_that_took_the_place_is_left_alone(path: Path) -> None:
    """Closing a window on the old file neither writes to the new one nor breaks it."""
    with opened(path) as database:
        person(database, "Sora")
        replaced(path)
        fresh = path.read_bytes()
    assert path.read_bytes() == fresh
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    with opened(path) as database:
        assert database.read("SELECT count(*) FROM influencer") == [(0,)]
        assert is_well(database)


def test_a_file_that_comes_back_may_be_written_again(path: Path) -> None:
    """Moved away by mistake, and put back: it is the same file."""
    with opened(path) as database:
        moved(path)
        with pytest.raises(CannotOpen):
            person(database, "Sora")
        path.with_name("moved.soloist").rename(path)
        person(database, "Sora")
        assert is_well(database)
