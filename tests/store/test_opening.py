"""Whatever stands at the path is opened, or refused in a sentence and left alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import migrate, open_store, opening
from store.errors import CannotOpen
from store.opening import State, look
from store.schema import APPLICATION_ID, SCHEMA
from tests.builders import NOW, person
from tests.store.windows import heard, opened, window

if TYPE_CHECKING:
    from collections.abc import Callable

Snapshot = dict[str, tuple[int, bytes]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with one person, closed."""
    made = tmp_path / "roster.soloist"
    migrate.create(made)
    with opened(made) as database:
        person(database, "Mina", handle="mina")
    return made


def refused(path: Path) -> CannotOpen:
    """The refusal by which a start ends, with every file beside as it was."""
    before = snapshot(path.parent)
    with pytest.raises(CannotOpen) as caught:
        open_store(path, now=lambda: NOW, create=True)
    assert snapshot(path.parent) == before
    said = str(caught.value)
    assert "\n" not in said
    assert str(path) in said
    return caught.value


def snapshot(folder: Path) -> Snapshot:
    """Every regular file in a folder with its mode and bytes; an empty log is none."""
    found = {}
    if folder.is_dir():
        for file in sorted(folder.iterdir()):
            status = file.lstat()
            empty_log = file.name.endswith(("-wal", "-shm")) and not status.st_size
            if stat.S_ISREG(status.st_mode) and not empty_log:
                found[file.name] = (status.st_mode, file.read_bytes())
    return {name: kept for name, kept in found.items() if not name.endswith("-shm")}


def people(path: Path) -> list[str]:
    """Who is on the roster."""
    with opened(path) as database:
        return [name for (name,) in database.read("SELECT name FROM influencer")]


def test_a_typo_in_the_path_creates_nothing(tmp_path: Path) -> None:
    """Not a file, and not a folder."""
    missing = tmp_path / "folder" / "typo.soloist"
    assert look(missing) is State.ABSENT
    with pytest.raises(CannotOpen, match="There is no workspace at") as caught:
        open_store(missing, now=lambda: NOW, create=False)
    assert caught.value.code == "missing"
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_that_was_closed_is_one_file(path: Path) -> None:
    """And the lock beside it: no log that a copy would have to take along."""
    assert people(path) == ["Mina"]
    names = sorted(file.name for file in path.parent.iterdir())
    assert names == ["roster.soloist", "roster.soloist.lock"]


def test_an_empty_file_is_not_filled(tmp_path: Path) -> None:
    """Something emptied it, and a backup may be wanted."""
    path = tmp_path / "roster.soloist"
    path.touch()
    assert refused(path).code == "empty"


def test_the_log_of_an_emptied_file_is_kept(path: Path) -> None:
    """It may hold the only copy of the last saves."""
    with window("save", path) as other:
        heard(other)
        other.kill()
    log = Path(f"{path}-wal").read_bytes()
    os.truncate(path, 0)
    assert refused(path).code == "empty"
    assert Path(f"{path}-wal").read_bytes() == log
    path.unlink()
    assert refused(path).code == "wal_alone"
    assert Path(f"{path}-wal").read_bytes() == log


def test_an_empty_log_without_its_file_is_nothing(tmp_path: Path) -> None:
    """Reading leaves one behind; the file was thrown away on purpose since."""
    path = tmp_path / "roster.soloist"
    Path(f"{path}-wal").touch()
    with open_store(path, now=lambda: NOW, create=True) as store:
        person(store.database, "Mina")
    assert people(path) == ["Mina"]


@pytest.mark.parametrize(
    "content",
    [
        b"name,handle\nMina,mina\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"x",
        b"SQLite format 3",
        bytes(8192),
    ],
)
def test_another_kind_of_file_is_no_workspace(tmp_path: Path, content: bytes) -> None:
    """A sheet, a picture, nothing but zeros."""
    path = tmp_path / "roster.soloist"
    path.write_bytes(content)
    assert refused(path).code in {"not_sqlite", "other_app"}


def spoil(path: Path, at: int, piece: bytes) -> None:
    """Write over some bytes of a closed file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(piece)


DAMAGE: list[Callable[[Path, int], None]] = [
    lambda path, _: spoil(path, 0, b"x" * 16),
    lambda path, _: spoil(path, 0, bytes(4096)),
    lambda path, _: spoil(path, 100, b"\xff" * 400),
    lambda path, size: spoil(path, size // 8192 * 4096, bytes(4096)),
    lambda path, size: spoil(path, size // 8192 * 4096, b"\xff" * 4096),
    lambda path, size: os.truncate(path, size // 2),
    lambda path, size: os.truncate(path, size - 4096),
    lambda path, size: os.truncate(path, size - 1000),
    lambda path, _: os.truncate(path, 4096),
    lambda path, _: os.truncate(path, 50),
]


@pytest.mark.parametrize("damage", range(len(DAMAGE)))
def test_a_damaged_file_is_named_before_the_first_screen(
    path: Path, damage: int
) -> None:
    """A header, a page, an end that is missing: refused, and left as it is."""
    DAMAGE[damage](path, path.stat().st_size)
    found = refused(path)
    assert found.code in {"corrupt", "not_sqlite", "other_app"}


@pytest.mark.parametrize("cut", [1, 1000, 4096])
def test_pages_that_are_still_in_the_log_may_be_missing(path: Path, cut: int) -> None:
    """A power cut leaves a file like that, and nothing of it is lost."""
    with opened(path) as database:
        for name in ("Ana", "Bo"):  # two long notes: the last page is of people
            person(database, name, notes="x" * 3_000)
    with window("save", path) as other:
        heard(other)
        other.kill()
    os.truncate(path, path.stat().st_size - cut)
    assert set(people(path)) >= {"Mina", "Ana", "Bo", "Person 1"}


def test_pages_that_no_log_holds_may_not_be_missing(path: Path) -> None:
    """SQLite would read the end of a long note as zeros and find it in order."""
    with opened(path) as database:
        person(database, "Sora", notes="x" * 40_000)
    with window("save", path) as other:
        heard(other)
        other.kill()
    os.truncate(path, path.stat().st_size - 4096)
    assert refused(path).code == "corrupt"


def test_damage_in_a_large_file_is_found_before_anything_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first rows are shown at once; the whole is read before the first save."""
    with opened(path) as database:
        root = database.read(
            "SELECT rootpage FROM sqlite_schema WHERE name='ix_alias_influencer_id'"
        )[0][0]
    spoil(path, (root - 1) * 4096, b"\xff" * 4096)
    monkeypatch.setattr(opening, "QUICK_CHECK_BELOW", 0)
    before = path.read_bytes()
    with open_store(path, now=lambda: NOW, create=False) as store:
        assert store.database.read("SELECT name FROM roster_line") == [("Mina",)]
        for _ in range(2):
            with pytest.raises(CannotOpen, match="is damaged"):
                person(store.database, "Sora")
    assert path.read_bytes() == before


def test_damage_found_while_reading_is_a_sentence(path: Path) -> None:
    """Not a traceback."""
    with opened(path) as database:
        root = database.read("SELECT rootpage FROM sqlite_schema WHERE name='alias'")[
            0
        ][0]
        spoil(path, (root - 1) * 4096, b"\xff" * 4096)
        with pytest.raises(CannotOpen, match="is damaged"):
            database.read("SELECT * FROM alias")


def other_database(path: Path, script: str) -> None:
    """A database that another program made."""
    with closing(sqlite3.connect(path)) as made:
        made.executescript(script)


def test_a_refused_file_is_let_go_of(path: Path) -> None:
    """Nothing of it stays open: it may be moved, and another tool may lock it."""
    spoil(path, 4096, b"\xff" * 4096)
    for _ in range(3):
        assert refused(path).code == "corrupt"
    folder = Path("/proc/self/fd")
    if folder.exists():
        held = {os.path.realpath(entry) for entry in folder.iterdir()}
        assert not any(name.startswith(str(path)) for name in held)


def test_another_programs_database_is_not_written_to(tmp_path: Path) -> None:
    """Not one table of ours is added."""
    path = tmp_path / "roster.soloist"
    other_database(path, "CREATE TABLE influencer(id INTEGER); PRAGMA user_version=1;")
    found = refused(path)
    assert found.code == "other_app"
    assert "belongs to another program" in str(found)


def test_a_newer_workspace_says_which(path: Path) -> None:
    """A file that a later Soloist wrote may hold what this one would lose."""
    other_database(path, "PRAGMA user_version=7; ALTER TABLE influencer ADD mood TEXT;")
    found = refused(path)
    assert found.code == "newer"
    assert f"format 7; this one knows {SCHEMA}" in str(found)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM influencer; END",
        "DROP TRIGGER note_tag_update",
        "CREATE VIEW v AS SELECT load_extension('x')",
    ],
)
def test_a_file_with_foreign_triggers_is_never_written_to(
    path: Path, script: str
) -> None:
    """They would run with our rights; what is there may be read."""
    other_database(path, script)
    with opened(path) as database:
        with pytest.raises(CannotOpen, match="triggers that are not Soloist's"):
            person(database, "Sora")
        assert database.read("SELECT name FROM influencer") == [("Mina",)]


def test_a_log_left_by_a_kill_is_replayed(path: Path) -> None:
    """And folded into the file, even by a window that only looked."""
    with window("save", path) as other:
        told = [heard(other) for _ in range(5)]
        other.kill()
    assert Path(f"{path}-wal").stat().st_size
    found = people(path)
    assert found[: len(told) + 1] == ["Mina", *(f"Person {number}" for number in told)]
    assert not Path(f"{path}-wal").exists()
    assert people(path) == found


def test_a_journal_left_by_a_kill_is_played_back(path: Path) -> None:
    """Of a file that another tool has put into SQLite's older mode."""
    other_database(path, "PRAGMA journal_mode=DELETE")
    copy = path.with_name("copy.soloist")
    with closing(sqlite3.connect(path, isolation_level=None)) as killed:
        killed.executescript("PRAGMA cache_size=1; BEGIN IMMEDIATE")
        killed.execute("UPDATE open_unit SET unit=99")
        killed.executemany(
            "INSERT INTO tag(name, name_key) VALUES (?, ?)",
            ((f"{number}" * 500, number) for number in range(500)),
        )
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
        killed.execute("ROLLBACK")
    with opened(copy) as database:
        assert database.read("SELECT unit FROM open_unit") == [(None,)]
        assert database.read("SELECT count(*) FROM tag") == [(0,)]
        person(database, "Sora")
    assert people(copy) == ["Mina", "Sora"]


def test_a_file_of_ours_says_so(path: Path) -> None:
    """By SQLite's own mark, which any tool shows."""
    with closing(sqlite3.connect(path)) as made:
        assert made.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
