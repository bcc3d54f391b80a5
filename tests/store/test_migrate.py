"""The file's shape: made new, brought up to date whole or not at all, and kept true."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, create_engine, inspect
from sqlalchemy.schema import CreateIndex

from store import backup, backup_folder, migrate, open_store, opening
from store.errors import CannotOpen, StoreError
from store.history import History
from store.roster import Roster
from store.schema import SCHEMA
from store.tables import Base
from tests.builders import NOW, everything, person
from tests.store import next_step
from tests.store.next_step import PLACES, Broken, a_later_soloist
from tests.store.windows import is_well, opened

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace of this Soloist with two people and all that belongs to them."""
    made = tmp_path / "roster.soloist"
    migrate.create(made)
    with opened(made) as database:
        for name in ("Mina", "Sora"):
            number = person(database, name, handle=name.lower(), tags=("a", "b"))
            Roster(database).add_alias(number, f"{name} K.")
    return made


def content(path: Path) -> dict[str, Any]:
    """The shape of a file and every row in it."""
    with closing(sqlite3.connect(path)) as found:
        shape = found.execute("SELECT * FROM sqlite_schema ORDER BY name").fetchall()
        tables = [row[1] for row in shape if row[0] == "table"]
        rows = {
            table: found.execute(f'SELECT * FROM "{table}"').fetchall()
            for table in tables
        }
        numbers = [
            found.execute(f"PRAGMA {name}").fetchone()
            for name in ("user_version", "application_id")
        ]
    return {"shape": [row[:3] + row[4:] for row in shape], "numbers": numbers} | rows


@pytest.fixture
def later(path: Path) -> Iterator[None]:
    """From here on this program knows one step more than the file does."""
    with a_later_soloist(path.with_name("steps")):
        yield


def test_a_new_file_is_what_all_steps_make(tmp_path: Path) -> None:
    """Shape, rows and numbers; and ``newest.sql`` was written by them."""
    new, stepped = tmp_path / "new.soloist", tmp_path / "stepped.soloist"
    migrate.create(new)
    stepped.touch()
    migrate.run_steps(stepped)
    assert content(new) == content(stepped)
    assert migrate.NEWEST.read_text(encoding="utf-8") == migrate.newest_script()


def plain(statement: str) -> str:
    """A statement without what does not matter: blanks, quotes, double brackets."""
    return re.sub(r"[\s\"()]", "", statement).casefold()


# An index over an expression is compared by its own statement.
@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_tables_of_the_code_are_those_of_the_file(path: Path) -> None:
    """Columns, indexes, references, and every condition on a value."""
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        for table in Base.metadata.sorted_tables:
            wanted = {
                (str(check.name), str(check.sqltext))
                for check in table.constraints
                if isinstance(check, CheckConstraint)
            }
            found = inspect(connection).get_check_constraints(table.name)
            assert {(check["name"], check["sqltext"]) for check in found} == wanted
            strict = connection.exec_driver_sql(
                f"SELECT strict FROM pragma_table_list WHERE name='{table.name}'"
            )
            assert strict.scalar() == 1
            for index in table.indexes:
                made = connection.exec_driver_sql(
                    f"SELECT sql FROM sqlite_schema WHERE name='{index.name}'"
                )
                said = str(CreateIndex(index).compile(connection))
                assert plain(str(made.scalar())) == plain(said)
    engine.dispose()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("influencer", "name", " "),
        ("influencer", "status", "friend"),
        ("influencer", "fit_voice", 6),
        ("influencer", "fit_voice", -1),
        ("influencer", "fit_voice", 2.5),
        ("influencer", "fit_voice", "much"),
        ("influencer", "version", None),
        ("account", "followers", -1),
        ("account", "avg_saves", "many"),
        ("account", "handle", ""),
        ("account", "stated_rate", "3 %"),
        ("account", "checked_on", "2.3.2026"),
        ("account", "influencer_id", 404),
        ("account_reading", "read_on", "today"),
        ("account_reading", "avg_views", -1),
        ("rate", "amount_minor", -1),
        ("rate", "amount_minor", 0.5),
        ("rate", "currency", "won"),
        ("rate", "quoted_on", 20260302),
        ("tag", "name", ""),
        ("alias", "name", "\t "),
    ],
)
def test_the_file_itself_refuses_a_wrong_value(
    path: Path, table: str, column: str, value: object
) -> None:
    """Whatever tool writes it."""
    rows = {
        "rate": "INSERT INTO rate(influencer_id, kind, amount_minor, currency,"
        " quoted_on) VALUES (1, 'post', 1, 'KRW', '2026-03-02')",
        "account_reading": "INSERT INTO account_reading(account_id, read_on, source)"
        " VALUES (1, '2026-03-02', 'manual')",
    }
    with closing(sqlite3.connect(path)) as tool:
        tool.execute("PRAGMA foreign_keys=ON")
        if table in rows:
            tool.execute(rows[table])
        if value == "\t ":
            value = "  "
        with pytest.raises(sqlite3.IntegrityError):
            tool.execute(f"UPDATE {table} SET {column}=?", (value,))


@pytest.mark.usefixtures("later")
def test_an_older_file_is_brought_up_to_date(path: Path) -> None:
    """Every row is kept though its table was built anew; a copy was made before."""
    before = content(path)
    with opened(path) as database:
        people = database.read("SELECT name, nickname, mood FROM influencer")
        assert people == [("Mina", "Mina", "calm"), ("Sora", "Sora", "calm")]
        assert is_well(database)
        person(database, "Yuna")
        Roster(database).archive([1])
    after = content(path)
    for table in ("account", "alias", "influencer_tag", "tag"):
        assert after[table][: len(before[table])] == before[table]
    (copy,) = backup_folder(path).iterdir()
    assert "before-upgrade" in copy.name
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert content(copy) == before
    assert opening.look(path) is opening.State.CURRENT


@pytest.mark.usefixtures("later")
def test_steps_from_before_an_upgrade_can_be_undone_after_it(path: Path) -> None:
    """What a later column holds is as usual for rows that come back."""
    with opened(path) as database:
        state = everything(database.reader)
        for _ in range(4):
            History(database).undo()
        assert database.read("SELECT count(*) FROM influencer") == [(0,)]
        for _ in range(4):
            History(database).redo()
        again = everything(database.reader)
        assert [row[:-2] for row in again["influencer"]] == [
            row[:-2] for row in state["influencer"]
        ]
        assert {row[-1] for row in again["influencer"]} == {"calm"}
        again["influencer"] = state["influencer"]
        assert again == state
        assert is_well(database)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("place", PLACES)
def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, place: int) -> None:
    """A mistake anywhere in it; the same file can be brought up to date later."""
    before = content(path)
    next_step.stop["raise"] = place
    with pytest.raises(Broken):
        open_store(path, now=lambda: NOW, create=False)
    assert content(path) == before
    next_step.stop["raise"] = 0
    with opened(path) as database:
        assert is_well(database)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "mistake",
    [
        "DELETE FROM alias WHERE id=1",
        "DELETE FROM unit",
        "DELETE FROM influencer WHERE id=1",
        "UPDATE account SET influencer_id=404",
        "DROP TABLE custom_value",
        "UPDATE rate SET amount_minor=amount_minor/1000*1000",
    ],
)
def test_a_step_that_would_lose_something_is_refused(path: Path, mistake: str) -> None:
    """Rows, references, or a sum of money: nothing is changed, and it says so."""
    with closing(sqlite3.connect(path)) as tool, tool:
        tool.execute(
            "INSERT INTO rate(influencer_id, kind, amount_minor, currency, quoted_on)"
            " VALUES (1, 'post', 1234, 'KRW', '2026-03-02')"
        )
    before = content(path)
    next_step.lossy.append(mistake)
    with pytest.raises(StoreError, match="up to date would lose rows"):
        open_store(path, now=lambda: NOW, create=False)
    assert content(path) == before
    assert len(list(backup_folder(path).iterdir())) == 1


@pytest.mark.usefixtures("later")
def test_a_full_disk_stops_an_upgrade_with_a_sentence(path: Path) -> None:
    """And leaves the file as it was."""
    before = content(path)
    next_step.lossy.append("PRAGMA max_page_count=1")
    next_step.lossy.append("INSERT INTO mood SELECT NULL FROM mood, mood a, mood b")
    next_step.lossy.extend(["INSERT INTO mood SELECT NULL FROM mood, mood a"] * 4)
    with pytest.raises(StoreError, match="disk is full"):
        open_store(path, now=lambda: NOW, create=False)
    assert content(path) == before


@pytest.mark.usefixtures("later")
def test_without_room_for_a_copy_nothing_is_begun(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy comes first, and it must be whole."""
    before = content(path)
    backup_folder(path).touch()
    with pytest.raises(StoreError):
        open_store(path, now=lambda: NOW, create=False)
    assert content(path) == before


@pytest.mark.usefixtures("later")
def test_an_older_file_that_is_damaged_is_not_touched(path: Path) -> None:
    """A step over a damaged page could lose what can still be saved."""
    with closing(sqlite3.connect(path)) as tool:
        root = tool.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name='ix_alias_influencer_id'"
        ).fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    before = path.read_bytes()
    with pytest.raises(CannotOpen, match="is damaged"):
        open_store(path, now=lambda: NOW, create=False)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("later")
def test_triggers_of_others_do_not_fire_in_an_upgrade(path: Path) -> None:
    """A file may come from anywhere; afterwards only our own triggers are in it."""
    with closing(sqlite3.connect(path)) as tool:
        tool.execute(
            'CREATE TRIGGER "x""y" AFTER UPDATE ON alembic_version'
            " BEGIN DELETE FROM influencer; END"
        )
    with opened(path) as database:
        assert database.read("SELECT count(*) FROM influencer") == [(2,)]
        person(database, "Yuna")


@pytest.mark.usefixtures("later")
def test_of_two_windows_one_upgrades(path: Path) -> None:
    """The other finds it done, and makes no copy over the first one's."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    copies = backup_folder(path)
    copy = migrate.upgrade(path, copies, now)
    assert copy is not None
    kept = copy.read_bytes()
    assert migrate.upgrade(path, copies, now) is None
    assert [file.read_bytes() for file in copies.iterdir()] == [kept]
    assert backup.verify(copy).schema == SCHEMA


def test_a_file_that_appears_meanwhile_is_not_replaced(path: Path) -> None:
    """Two windows make the same new workspace: the first one's stays."""
    before = path.read_bytes()
    with pytest.raises(CannotOpen, match="just been made by another Soloist"):
        migrate.create(path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.part*"))


@pytest.mark.parametrize("there", [False, True])
def test_a_disk_without_second_names_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """Sticks and shares know no links; a file that is there is not replaced either."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "roster.soloist"
    if there:
        path.touch()
        with pytest.raises(CannotOpen, match="just been made by another Soloist"):
            migrate.create(path)
    else:
        migrate.create(path)
        with opened(path) as database:
            person(database, "Mina")
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.parametrize("place", ["file/roster.soloist", "x" * 250])
def test_where_no_file_can_be_made_it_says_why(tmp_path: Path, place: str) -> None:
    """Inside a file, or under a name that is too long."""
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpen, match="Cannot make a workspace at") as told:
        migrate.create(tmp_path / place)
    assert told.value.code == "path"
