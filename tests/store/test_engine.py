"""One unit of work: everything in it is kept, or nothing, and then it says why."""

from __future__ import annotations

import gc
import sqlite3
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from store import migrate
from store.engine import Database, connect_writing
from store.errors import Cancelled, CannotOpen, Duplicate, NotFound, StoreError
from store.history import History
from store.roster import Roster
from store.tables import Alias, Influencer, Tag
from tests.builders import NOW, everything, person, workspace
from tests.store.windows import all_heard, is_well, opened, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.engine import UnitOfWork


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty workspace."""
    with workspace() as made:
        yield made


def kept(database: Database) -> dict[str, Any]:
    """Everything in the file that somebody could miss."""
    history = database.read("SELECT * FROM unit"), database.read("SELECT * FROM change")
    return everything(database.reader) | {"history": list(history)}


def somebody(name: str = "Sora") -> Influencer:
    """Somebody new, not yet on the roster."""
    return Influencer(name=name, created_at="", updated_at="")


def test_a_unit_is_kept_whole_and_told(database: Database) -> None:
    """Its rows, its step in the history, and its news, once."""
    with database.writing("Added {name}", ("roster", "views"), name="Mina") as unit:
        unit.session.add(somebody("Mina"))
        unit.connection.execute("INSERT INTO tag(name, name_key) VALUES ('a', 'a')")
    assert database.read("SELECT name FROM roster_line") == [("Mina",)]
    (step,) = History(database).units()
    assert (step.label, step.detail, step.undone) == (
        "Added {name}",
        {"name": "Mina"},
        False,
    )
    assert database.take_changes() == {"roster", "views"}
    assert database.take_changes() == frozenset()


class Bug(Exception):
    """Something that no desk refuses."""


def ended(
    database: Database, kind: Any, work: Callable[[UnitOfWork], None]
) -> BaseException:
    """By what a unit ended that could not be kept."""

    def unit_of_work() -> None:
        with database.writing("x", ("roster",)) as unit:
            work(unit)

    with pytest.raises(kind) as caught:
        unit_of_work()
    problem: BaseException = caught.value
    return problem


@pytest.mark.parametrize(
    "problem", [NotFound("There is no such person."), Bug(), KeyboardInterrupt()]
)
def test_whatever_ends_a_unit_leaves_nothing_of_it(
    database: Database, problem: BaseException
) -> None:
    """No row, no step, no news; and the next unit works."""
    person(database, "Mina")
    database.take_changes()
    before = kept(database)

    def work(unit: UnitOfWork) -> None:
        unit.session.add(somebody())
        unit.session.flush()
        unit.connection.execute("DELETE FROM influencer WHERE name='Mina'")
        raise problem

    assert ended(database, type(problem), work) is problem
    assert kept(database) == before
    assert database.take_changes() == frozenset()
    person(database, "Sora")
    assert is_well(database)


def test_a_unit_that_changes_nothing_is_no_step(database: Database) -> None:
    """What was undone before can then still be done again."""
    person(database, "Mina")
    History(database).undo()
    database.take_changes()
    with database.writing("Looked", ("roster",)) as unit:
        unit.connection.execute("UPDATE influencer SET notes='x' WHERE name='Nobody'")
    assert database.take_changes() == frozenset()
    assert [step.label for step in History(database).units()] == ["Added {name}"]
    assert History(database).redo().detail == {"name": "Mina"}


def test_a_session_never_ends_the_transaction(database: Database) -> None:
    """Not by its first look at the connection, not when it is thrown away."""
    with database.writing("x", ("roster",)) as unit:
        unit.connection.execute("INSERT INTO tag(name, name_key) VALUES ('a', 'a')")
        unit.session.add(somebody())
        unit.session.flush()
        unit._session = None
        gc.collect()
        assert unit.connection.in_transaction
        unit.session.rollback()
        unit.session.commit()
        assert unit.connection.in_transaction
    assert database.read("SELECT name FROM tag") == [("a",)]
    assert database.read("SELECT name FROM influencer") == [("Sora",)]


def test_a_part_of_a_unit_may_be_taken_back(database: Database) -> None:
    """A savepoint inside goes back; the rest of the unit stays."""

    def part(unit: UnitOfWork) -> None:
        with unit.session.begin_nested():
            unit.session.add(somebody())
            unit.session.add(Tag(name="Kept", name_key="kept"))

    with database.writing("x", ("roster",)) as unit:
        unit.session.add(Tag(name="kept", name_key="kept"))
        with pytest.raises(IntegrityError):
            part(unit)
        assert unit.session.exec(select(Influencer)).all() == []
    assert database.read("SELECT name FROM tag") == [("kept",)]
    assert database.read("SELECT count(*) FROM influencer") == [(0,)]


def test_a_savepoint_that_held_goes_with_its_unit(database: Database) -> None:
    """Kept inside, gone with the whole."""

    def work(unit: UnitOfWork) -> None:
        with unit.session.begin_nested():
            unit.session.add(somebody())
        raise Bug

    ended(database, Bug, work)
    assert database.read("SELECT count(*) FROM influencer") == [(0,)]


def test_the_same_twice_is_a_refusal(database: Database) -> None:
    """Whether SQL or a session finds out, and all of the unit is gone."""

    def by_session(unit: UnitOfWork) -> None:
        unit.session.add(somebody())
        unit.session.add_all(Tag(name="a", name_key="a") for _ in range(2))

    def by_sql(unit: UnitOfWork) -> None:
        for _ in range(2):
            unit.connection.execute("INSERT INTO tag(name, name_key) VALUES ('a','a')")

    before = kept(database)
    for work in (by_session, by_sql):
        assert "already there" in str(ended(database, Duplicate, work))
        assert kept(database) == before


WRONG: list[tuple[type, dict[str, Any]]] = [
    (Influencer, {"name": "  "}),
    (Influencer, {"name": "A", "status": "friend"}),
    (Influencer, {"name": "A", "fit_voice": 6}),
    (Influencer, {"name": "A", "fit_voice": "much"}),
    (Influencer, {"name": None}),
    (Alias, {"influencer_id": 404, "name": "Nobody's"}),
]


@pytest.mark.parametrize(("table", "values"), WRONG)
def test_a_value_that_no_desk_lets_through_is_stopped_by_the_file(
    database: Database, table: type, values: dict[str, Any]
) -> None:
    """A table model checks nothing; the file does, and the unit is gone."""

    def work(unit: UnitOfWork) -> None:
        unit.session.add(somebody())
        stamps = {} if table is Alias else {"created_at": "", "updated_at": ""}
        unit.session.add(table(**values, **stamps))

    ended(database, (IntegrityError, NotFound), work)
    assert database.read("SELECT count(*) FROM influencer") == [(0,)]
    person(database, "Mina")


def test_an_error_never_shows_what_was_typed(database: Database) -> None:
    """Parameters are somebody's address and telephone number."""
    row = somebody()
    row.email, row.status = "mina@example.kr", "friend"
    told = ended(database, IntegrityError, lambda unit: unit.session.add(row))
    assert "mina@example.kr" not in str(told)


def test_reading_cannot_write(database: Database) -> None:
    """Not even by mistake."""
    with pytest.raises(CannotOpen, match="may only be read"):
        database.read("DELETE FROM header_map")


def test_a_question_that_is_a_bug_stays_one(database: Database) -> None:
    """A misspelt column is no fault of the file."""
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        database.read("SELECT nmae FROM influencer")


def test_what_is_stopped_says_so(database: Database) -> None:
    """A long write can be interrupted, and leaves nothing."""
    database.writer().set_progress_handler(lambda: 1, 100)
    with pytest.raises(Cancelled, match="Nothing was kept"):
        person(database, "Mina")
    database.writer().set_progress_handler(None, 0)
    assert database.read("SELECT count(*) FROM unit") == [(0,)]


def test_a_connection_that_cannot_go_back_is_not_used_again(
    database: Database,
) -> None:
    """The next unit gets a new one, and what was saved is there."""
    person(database, "Mina")

    def work(unit: UnitOfWork) -> None:
        unit.connection.execute("DELETE FROM influencer")
        unit.connection.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)
        raise Bug

    ended(database, Bug, work)
    assert database.read("SELECT name FROM influencer") == [("Mina",)]
    person(database, "Sora")
    assert database.read("SELECT name FROM influencer") == [("Mina",), ("Sora",)]
    assert is_well(database)


def test_a_full_disk_is_a_sentence_and_loses_nothing(database: Database) -> None:
    """What was saved is there, reading goes on, and so does writing with room again."""
    number = person(database, "Mina")
    pages = database.read("PRAGMA page_count")[0][0]
    database.writer().execute(f"PRAGMA max_page_count={pages + 20}")
    told = []

    def fill() -> None:
        for note in count():
            Roster(database).set_custom(number, f"note {note}", "x" * 400)
            told.append(note)

    with pytest.raises(StoreError, match="The disk is full"):
        fill()
    saved = len(told)
    assert database.read("SELECT count(*) FROM custom_value") == [(saved,)]
    assert len(History(database).units(1_000)) == saved + 1
    database.writer().execute("PRAGMA max_page_count=100000")
    Roster(database).set_custom(number, "after", "x")
    History(database).undo()
    assert is_well(database)


@pytest.mark.parametrize("size", [300_000, 400_000, 700_000])
def test_a_disk_that_refuses_is_a_sentence_and_loses_nothing(
    tmp_path: Path, size: int
) -> None:
    """A limit on the size of files stops the log in the middle of a write."""
    path = tmp_path / "roster.soloist"
    migrate.create(path)
    with opened(path) as database:
        person(database, "Mina")
    with window("fill", path, size) as other:
        saved, refusal, again = all_heard(other)
    assert "Nothing was saved" in refusal
    assert again == "saved again"
    with opened(path) as database:
        assert database.read("SELECT count(*) FROM custom_value") == [(int(saved) + 1,)]
        assert is_well(database)


def test_writing_is_switched_to_the_safe_side(database: Database) -> None:
    """A power cut loses nothing (FULL), references hold, deleted text is wiped."""
    asked = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    writer = database.writer()
    found = {name: writer.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}
    assert found == asked


def test_a_disk_without_a_log_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives keep none, and a save would not survive a power cut."""
    path = tmp_path / "roster.soloist"
    migrate.create(path)

    class Elsewhere(sqlite3.Connection):
        """A file on a drive where the log is not to be had."""

        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            """Stay in the mode that every drive has."""
            return super().execute(sql.replace("=WAL", "=MEMORY"), *parameters)

    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA journal_mode=DELETE")
    plain.close()
    monkeypatch.setattr(
        "store.opening.connect",
        lambda place, _: sqlite3.connect(
            place, factory=Elsewhere, isolation_level=None
        ),
    )
    with pytest.raises(CannotOpen, match="cannot keep a log beside it"):
        connect_writing(path)


def test_the_clock_is_the_callers(database: Database) -> None:
    """In UTC, whatever its zone."""
    assert database.now() == NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
