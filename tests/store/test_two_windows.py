"""Several Soloists on one file, and one that is killed: nothing saved is ever lost."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import migrate
from store.engine import Database
from store.errors import Duplicate, NothingToUndo, Stale, StoreError
from store.history import History
from store.roster import NewAccount, NewInfluencer, Roster
from tests.builders import NOW, TODAY, everything, person
from tests.store.windows import all_heard, heard, is_well, opened, window

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty workspace, closed."""
    made = tmp_path / "roster.soloist"
    migrate.create(made)
    return made


@pytest.fixture
def two(path: Path) -> Iterator[tuple[Database, Database]]:
    """Two windows on one file."""
    with opened(path) as left, opened(path) as right:
        yield left, right


def test_three_windows_that_count_lose_nothing(path: Path) -> None:
    """Each reads a figure, adds one and writes it, two hundred times."""
    with opened(path) as database:
        person(database, "Counter", notes="0")
    with ExitStack() as stack:
        others = [stack.enter_context(window("add-up", path, 200)) for _ in range(3)]
        assert [all_heard(other) for other in others] == [["done"]] * 3
    with opened(path) as database:
        assert database.read("SELECT notes FROM influencer") == [("600",)]
        assert len(History(database).units(1_000)) == 601
        assert is_well(database)


def test_a_window_that_keeps_the_file_too_long_is_named(path: Path) -> None:
    """The other one waits, then says so in a sentence; a kill sets the file free."""
    with opened(path) as database, window("hold", path) as other:
        assert heard(other) == "holding"
        database._lock._patience = 0.1
        with pytest.raises(StoreError, match="Another Soloist is writing to roster"):
            person(database, "Mina")
        other.kill()
        other.wait()
        person(database, "Mina")
        assert is_well(database)


def test_another_program_that_locks_the_file_is_named(path: Path) -> None:
    """Any SQLite tool may hold it; nothing is saved, and reading goes on."""
    with opened(path) as database, opened(path) as tool:
        database.writer().execute("PRAGMA busy_timeout=50")
        tool.writer().execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is locked by another program"):
            person(database, "Mina")
        assert database.read("SELECT count(*) FROM influencer") == [(0,)]
        tool.writer().execute("ROLLBACK")
        person(database, "Mina")


def test_what_was_told_to_be_saved_survives_a_kill(path: Path) -> None:
    """Killed at any moment: every told save is there, and each is whole."""
    told = 0
    for turn in range(4):
        with window("save", path, told) as other:
            for _ in range(20 + 7 * turn):
                told = int(heard(other))
            other.kill()
            told = max([told, *map(int, all_heard(other))])
        with opened(path) as database:
            found = database.read(
                "SELECT i.name, a.name FROM influencer i LEFT JOIN alias a ON"
                " a.influencer_id=i.id ORDER BY i.id"
            )
            assert len(found) in {told, told + 1}
            assert found == [
                (f"Person {number}", f"Alias {number}")
                for number in range(1, len(found) + 1)
            ]
            assert len(database.read("SELECT id FROM unit")) == len(found)
            assert is_well(database)
        told = len(found)


def test_saves_are_seen_in_the_other_window(two: tuple[Database, Database]) -> None:
    """At its next look, without opening anything again."""
    left, right = two
    number = person(left, "Mina", handle="mina")
    assert right.read("SELECT name FROM roster_line") == [("Mina",)]
    Roster(right).set_field([number], "status", "active")
    assert left.read("SELECT status FROM roster_line") == [("active",)]


def test_a_save_over_a_newer_change_is_told(two: tuple[Database, Database]) -> None:
    """The second form to be saved keeps its text, and the first its save."""
    left, right = two
    number = person(left, "Mina")
    Roster(left).edit(number, 1, {"notes": "Likes tea."})
    with pytest.raises(Stale, match="Mina was changed elsewhere"):
        Roster(right).edit(number, 1, {"notes": "Likes coffee."})
    assert right.read("SELECT notes, version FROM influencer") == [("Likes tea.", 2)]


def test_a_handle_taken_meanwhile_is_a_duplicate(
    two: tuple[Database, Database],
) -> None:
    """Even for a window that is reading an older moment of the file."""
    left, right = two
    right.reader.execute("BEGIN")
    right.read("SELECT count(*) FROM account")
    person(left, "Mina", handle="mina")
    units = len(left.read("SELECT id FROM unit"))
    new = NewInfluencer("Other", {}, NewAccount("instagram", "MINA"))
    with pytest.raises(Duplicate, match="already there"):
        Roster(right).add(new, today=TODAY)
    right.reader.execute("ROLLBACK")
    assert right.read("SELECT name FROM influencer") == [("Mina",)]
    assert len(left.read("SELECT id FROM unit")) == units


def test_undo_takes_back_the_last_step_of_any_window(
    two: tuple[Database, Database],
) -> None:
    """There is one history, and every window may turn its pages."""
    left, right = two
    person(left, "Mina")
    person(right, "Sora")
    assert History(left).undo().detail == {"name": "Sora"}
    assert History(right).undo().detail == {"name": "Mina"}
    with pytest.raises(NothingToUndo):
        History(left).undo()
    assert History(left).redo().detail == {"name": "Mina"}
    assert right.read("SELECT name FROM roster_line") == [("Mina",)]


class Slow(Database):
    """A window in which something is done elsewhere between the key and the turn."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, now=lambda: NOW)
        self.meanwhile: Callable[[], object] = lambda: None

    def writer(self) -> sqlite3.Connection:
        """The connection that writes, a moment too late."""
        self.meanwhile()
        return super().writer()


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_a_step_that_another_window_overtook_is_left_alone(
    path: Path, step: str
) -> None:
    """Taking it back under newer work would overwrite that work."""
    with opened(path) as other:
        number = person(other, "Mina")
        Roster(other).set_field([number], "notes", "one")
        if step == "redo":
            History(other).undo()
        slow = Slow(path)
        slow.meanwhile = lambda: Roster(other).set_field([number], "notes", "two")
        try:
            with pytest.raises(NothingToUndo, match="Another window has just changed"):
                getattr(History(slow), step)()
        finally:
            slow.meanwhile = lambda: None
            slow.close()
        assert other.read("SELECT notes FROM influencer") == [("two",)]
        before = everything(other.reader)
        History(other).undo()
        History(other).redo()
        assert everything(other.reader) == before
