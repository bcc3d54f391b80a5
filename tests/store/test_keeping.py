"""Keeping the file well: checks that find what is wrong, and what can be mended."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import backup, keeping, migrate
from store.errors import CannotOpen, NotFound
from store.history import History
from store.keeping import Keeping
from store.roster import Roster
from tests.builders import NOW, everything, person
from tests.store.windows import is_well, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with two people, closed."""
    made = tmp_path / "roster.soloist"
    migrate.create(made)
    with opened(made) as database:
        person(database, "Mina", handle="mina", tags=("a",))
        person(database, "Sora", notes="x" * 9_000)
    return made


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """The same, open."""
    with opened(path) as made:
        yield made


@pytest.fixture
def copies(path: Path) -> Path:
    """The folder of its copies."""
    return path.with_name("copies")


def said(database: Database, folder: Path) -> dict[str, str]:
    """What every check says, by its code; what is wrong begins with a cross."""
    return {
        check.code: ("" if check.ok else "x ") + check.template.format(**check.detail)
        for check in Keeping(database).check(folder)
    }


def by_hand(path: Path, script: str) -> None:
    """What somebody does to the file with another tool, with open eyes or not."""
    with closing(sqlite3.connect(path)) as tool:
        tool.executescript(script)


def test_a_file_that_is_well_says_so(database: Database, copies: Path) -> None:
    """Ten sentences, each with its figures."""
    Keeping(database).back_up_before(copies, NOW, "before-import")
    told = said(database, copies)
    assert told.pop("sqlite").startswith(f"SQLite {sqlite3.sqlite_version}")
    assert told.pop("backups").startswith("The newest of 1 backups can be restored: ")
    assert told == {
        "integrity": "Every page of the file is whole.",
        "references": "Every row belongs to somebody.",
        "lines": "The roster list agrees with what it is worked out from.",
        "touches": "Every conversation knows its last touch.",
        "sums": "The sums of costs, hours and results agree with their rows.",
        "pieces": "Every live piece has the newest of its figures.",
        "results": "What came of every collaboration agrees with its rows.",
        "permissions": "Only you may read the file.",
    }


def test_no_backup_is_nothing_wrong(database: Database, copies: Path) -> None:
    """A new file has none."""
    assert said(database, copies)["backups"] == "There is no backup yet."


@pytest.mark.parametrize("table", ["influencer", "roster_line", "ix_account_url_key"])
def test_a_damaged_page_is_found(path: Path, copies: Path, table: str) -> None:
    """Also in a table that the other checks read; no check ends in a traceback."""
    with opened(path) as database:
        root = database.read(
            "SELECT rootpage FROM sqlite_schema WHERE name=?", (table,)
        )[0][0]
        with path.open("r+b") as file:
            file.seek((root - 1) * 4096)
            file.write(b"\xff" * 4096)
        told = said(database, copies)
        assert told["integrity"].startswith("x The file is damaged: ")
        assert told["integrity"].endswith(". Restore a backup.")
        if table != "ix_account_url_key":
            assert told["lines"] == "x The file is too damaged to look at more."
            with pytest.raises(CannotOpen, match="is damaged"):
                Keeping(database).mend()


def test_a_row_without_its_owner_is_found(path: Path, copies: Path) -> None:
    """Another tool does not look at references."""
    by_hand(path, "INSERT INTO alias(influencer_id, name) VALUES (404, 'Nobody')")
    with opened(path) as database:
        told = said(database, copies)
        assert told["references"] == "x 1 rows belong to nobody."


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE roster_line SET followers=5 WHERE influencer_id=1",
        "DELETE FROM roster_line WHERE influencer_id=2",
        "UPDATE roster_search SET folded='x' WHERE influencer_id=1",
        "DELETE FROM roster_search WHERE influencer_id=1",
        "INSERT INTO roster_search VALUES (77, 'ghost', '')",
    ],
)
def test_a_wrong_roster_line_is_found_and_mended(
    path: Path, copies: Path, script: str
) -> None:
    """As it should be, without a step in the history."""
    with opened(path) as database:
        right = everything(database.reader)
    by_hand(path, script)
    with opened(path) as database:
        desk = Keeping(database)
        assert "of the roster list are out of date" in said(database, copies)["lines"]
        assert desk.mend() > 0
        assert database.take_changes() == {"roster"}
        assert desk.mend() == 0
        assert everything(database.reader) == right
        assert len(History(database).units()) == 2
        assert is_well(database)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_a_file_that_others_may_read_is_found(
    path: Path, copies: Path, mode: int
) -> None:
    """Names and telephone numbers are in it."""
    path.chmod(mode)
    with opened(path) as database:
        wrong = said(database, copies)["permissions"]
    assert wrong == "x Others on this computer may read the file."


def test_a_copy_that_others_may_read_is_found(database: Database, copies: Path) -> None:
    """It holds the same names."""
    copy = Keeping(database).back_up_before(copies, NOW, "before-import").path
    copy.chmod(0o644)
    wrong = said(database, copies)["permissions"]
    assert wrong == f"x Others on this computer may read {copy}."


def test_a_newest_copy_that_is_damaged_is_found(
    database: Database, copies: Path
) -> None:
    """It would be the one to be restored."""
    desk = Keeping(database)
    desk.back_up_before(copies, NOW, "before-import")
    newest = desk.back_up_before(copies, NOW + timedelta(days=1), "before-import").path
    newest.write_bytes(newest.read_bytes()[:-5_000])
    told = said(database, copies)["backups"]
    assert told == f"x The newest backup cannot be restored: {newest}"


def test_the_copy_of_the_day_is_made_once(database: Database, copies: Path) -> None:
    """It holds what was there; the next day there is another."""
    desk = Keeping(database)
    assert desk.keep_daily(copies, NOW) is True
    assert desk.keep_daily(copies, NOW + timedelta(hours=3)) is False
    (copy,) = backup.backups(copies)
    assert backup.verify(copy).tables["influencer"] == 2
    assert desk.keep_daily(copies, NOW + timedelta(days=1)) is True
    assert len(backup.backups(copies)) == 2


def test_old_copies_make_room(database: Database, copies: Path) -> None:
    """A year of days does not fill the disk, and parts of killed runs are cleared."""
    desk = Keeping(database)
    for day in range(40):
        desk.keep_daily(copies, NOW + timedelta(days=day))
    assert 14 <= len(backup.backups(copies)) < 40


def test_a_restored_copy_takes_the_place_of_the_file(path: Path, copies: Path) -> None:
    """What was there is kept; a copy that is not there changes nothing."""
    with opened(path) as database:
        before = everything(database.reader)
        copy = Keeping(database).back_up(copies / "copy.soloist").path
        Roster(database).archive([1, 2])
        after = everything(database.reader)
    with pytest.raises(NotFound, match="There is no file"):
        keeping.restore(path, copies / "none.soloist", copies / "keep.soloist")
    keeping.restore(path, copy, copies / "keep.soloist")
    with opened(path) as database:
        assert everything(database.reader) == before
        person(database, "Yuna")
        assert is_well(database)
    with opened(copies / "keep.soloist") as database:
        assert everything(database.reader) == after


def test_a_window_that_is_open_sees_what_was_restored(path: Path, copies: Path) -> None:
    """Or is told that its file was replaced; it never writes onto a mixture."""
    with opened(path) as database:
        copy = Keeping(database).back_up(copies / "copy.soloist").path
        person(database, "Yuna")
        keeping.restore(path, copy, copies / "keep.soloist")
        assert database.read("SELECT count(*) FROM influencer") == [(2,)]
        person(database, "Hana")
        assert is_well(database)


@pytest.mark.parametrize(
    ("version", "fixed"),
    [((3, 40, 1), False), ((3, 44, 6), True), ((3, 51, 2), False), ((3, 51, 3), True)],
)
def test_a_sqlite_with_the_known_race_is_named(
    database: Database,
    copies: Path,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, int, int],
    fixed: bool,
) -> None:
    """It is nothing wrong here, since writers take turns."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert ("known race" not in said(database, copies)["sqlite"]) is fixed
