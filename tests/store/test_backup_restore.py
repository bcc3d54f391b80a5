"""Putting a backup back: old or new, never mixed, wherever the run is killed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import backup, backup_files
from store.errors import CannotOpen
from tests.store.backup_killer import content

OLD, NEW = "old 300", "new 900"
CHECKOUT = Path(__file__).resolve().parents[2]


def write(path: Path, word: str, rows: int, *, app: int = 7, page: int = 4096) -> Path:
    """Make a small workspace as one that was closed in order."""
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute(f"PRAGMA page_size={page}")
        made.execute("PRAGMA journal_mode=WAL")
        made.execute(f"PRAGMA application_id={app}")
        made.execute("PRAGMA user_version=3")
        made.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, word TEXT, text TEXT)")
        made.execute("CREATE INDEX by_word ON note (word)")
        made.execute("BEGIN")
        made.executemany(
            "INSERT INTO note (word, text) VALUES (?, ?)", [(word, "…" * 60)] * rows
        )
        made.execute("COMMIT")
    return path


def left_by_a_kill(path: Path, word: str, rows: int) -> Path:
    """Make a workspace whose last saves are only in the WAL beside it."""
    shop = path.with_name("shop")
    shop.mkdir()
    draft = write(shop / path.name, word, rows // 2)
    with closing(sqlite3.connect(draft, isolation_level=None)) as open_still:
        open_still.execute("PRAGMA wal_autocheckpoint=0")
        open_still.execute(
            "INSERT INTO note (word, text) SELECT word, text FROM note LIMIT ?",
            (rows - rows // 2,),
        )
        for suffix in ("", "-wal", "-shm"):
            shutil.copy(f"{draft}{suffix}", f"{path}{suffix}")
    shutil.rmtree(shop)
    return path


def damage(path: Path) -> None:
    """Overwrite the start of the second page and all behind it."""
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + b"\x5a" * (len(raw) - 4096))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a backup of new content in it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    source = write(tmp_path / "source.db", "new", 900)
    backup.back_up(source, folder / "new.db")
    return folder


def put_back(desk: Path) -> Path:
    """Restore, and tell where what was there is kept."""
    keep = desk / "kept" / "keep.db"
    backup.restore(desk / "new.db", desk / "live.db", keep, application_id=7)
    return keep


def test_the_backup_takes_the_place_of_the_workspace(desk: Path) -> None:
    """What was there is kept, and the file is the same file to other windows."""
    live = write(desk / "live.db", "old", 300)
    number = live.stat().st_ino
    keep = put_back(desk)
    assert (content(live), content(keep)) == (NEW, OLD)
    assert live.stat().st_ino == number
    assert keep.stat().st_mode & 0o777 == 0o600
    assert keep.parent.stat().st_mode & 0o777 == 0o700


def test_saves_that_are_only_in_the_wal_are_kept_and_not_read_onto_the_new(
    desk: Path,
) -> None:
    """The WAL of the old content belongs to the old content."""
    live = left_by_a_kill(desk / "live.db", "old", 300)
    assert (desk / "live.db-wal").stat().st_size
    keep = put_back(desk)
    assert (content(live), content(keep)) == (NEW, OLD)


def test_another_window_sees_the_restored_content_as_a_save(desk: Path) -> None:
    """Its connection stays good; nothing is exchanged under it."""
    live = write(desk / "live.db", "old", 300)
    with closing(sqlite3.connect(live, isolation_level=None)) as window:
        assert window.execute("SELECT count(*) FROM note").fetchone() == (300,)
        put_back(desk)
        assert window.execute("SELECT count(*) FROM note").fetchone() == (900,)
        window.execute("INSERT INTO note (word) VALUES ('after')")
    assert content(live) == "after 1 and new 900"


def test_a_workspace_being_written_to_is_busy(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The restore gives up after a while, and the old content stays."""
    monkeypatch.setattr(backup_files, "PATIENCE", 0.0)
    live = write(desk / "live.db", "old", 300)
    with closing(sqlite3.connect(live, isolation_level=None)) as window:
        window.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotOpen, match="in use") as refusal:
            put_back(desk)
    assert refusal.value.code == "busy"
    assert content(live) == OLD


def test_a_missing_workspace_is_made_again(desk: Path) -> None:
    """Nothing to keep, nothing kept."""
    keep = put_back(desk)
    assert content(desk / "live.db") == NEW
    assert (desk / "live.db").stat().st_mode & 0o777 == 0o600
    assert not keep.exists()


def test_a_wal_without_its_workspace_is_set_aside_not_read(desk: Path) -> None:
    """The lost file's saves are no part of the new content."""
    live = left_by_a_kill(desk / "live.db", "old", 300)
    live.unlink()
    log = (desk / "live.db-wal").read_bytes()
    keep = put_back(desk)
    assert content(live) == NEW
    assert (keep.parent / "keep.db.damaged-wal").read_bytes() == log


@pytest.mark.parametrize("how", ["pages", "magic", "cut", "emptied"])
def test_a_damaged_workspace_is_set_aside_whole_and_replaced(
    desk: Path, how: str
) -> None:
    """Its bytes and its WAL are kept together for whoever may still read them."""
    live = left_by_a_kill(desk / "live.db", "old", 300)
    log = desk / "live.db-wal"
    raw = live.read_bytes()
    if how == "pages":
        damage(live)
    else:
        spoilt = {"magic": b"?" * 100 + raw[100:], "cut": raw[:5000], "emptied": b""}
        live.write_bytes(spoilt[how])
    if how in {"magic", "cut"}:
        log.unlink()
    before = [path.read_bytes() for path in (live, log) if path.exists()]
    keep = put_back(desk)
    assert content(live) == NEW
    kept = [Path(f"{keep}.damaged"), Path(f"{keep}.damaged-wal")]
    assert [path.read_bytes() for path in kept if path.exists()] == before
    assert not keep.exists()
    assert {path.name for path in desk.iterdir()} <= {"new.db", "live.db", "kept"}


def test_another_page_size_is_no_hindrance(desk: Path) -> None:
    """SQLite cannot write over other pages in place, so the file is exchanged."""
    live = write(desk / "live.db", "old", 300, page=1024)
    keep = put_back(desk)
    assert (content(live), content(keep)) == (NEW, OLD)


def test_a_link_to_the_workspace_stays_a_link(desk: Path, tmp_path: Path) -> None:
    """The file it points to gets the content."""
    real = write(tmp_path / "elsewhere.db", "old", 300)
    (desk / "live.db").symlink_to(real)
    put_back(desk)
    assert (desk / "live.db").is_symlink()
    assert content(real) == NEW


@pytest.mark.parametrize(
    ("app", "code"), [(8, "other_app"), (7, "newer")], ids=["other program", "newer"]
)
def test_a_backup_this_program_cannot_use_is_refused_before_anything_is_touched(
    desk: Path, app: int, code: str
) -> None:
    """No copy is kept, because nothing was going to change."""
    live = write(desk / "live.db", "old", 300)
    with pytest.raises(CannotOpen) as refusal:
        backup.restore(
            desk / "new.db", live, desk / "keep.db", application_id=app, newest_schema=2
        )
    assert refusal.value.code == code
    assert content(live) == OLD
    assert not (desk / "keep.db").exists()


def test_another_programs_file_is_not_written_over(desk: Path) -> None:
    """A slip in the path costs nobody a database."""
    live = write(desk / "live.db", "theirs", 10, app=99)
    with pytest.raises(CannotOpen) as refusal:
        put_back(desk)
    assert refusal.value.code == "other_app"
    assert content(live) == "theirs 10"


@pytest.mark.parametrize("names", ["live live keep", "new live live", "new live new"])
def test_the_three_files_must_be_three(desk: Path, names: str) -> None:
    """Keeping the old content under the backup's own name would destroy the backup."""
    write(desk / "live.db", "old", 300)
    source, live, keep = (desk / f"{name}.db" for name in names.split())
    with pytest.raises(backup.CannotBackUp, match="choose another name"):
        backup.restore(source, live, keep)
    assert (content(desk / "live.db"), content(desk / "new.db")) == (OLD, NEW)


@pytest.mark.parametrize("state", ["closed", "wal", "damaged", "damaged wal", "gone"])
def test_killed_at_any_step_it_leaves_old_or_new(
    desk: Path, tmp_path: Path, state: str
) -> None:
    """And running it again ends with the new."""
    live = desk / "live.db"
    old = OLD
    if state == "closed":
        write(live, "old", 300)
    else:
        left_by_a_kill(live, "old", 300)
    if state == "damaged":
        damage(live)
        (desk / "live.db-wal").unlink()
        old = "refused"
    if state == "damaged wal":
        damage(live)
        old = "refused"
    if state == "gone":
        live.unlink()
        old = "missing"
    told = kill_again_and_again("restore", desk, tmp_path)
    assert set(told["found"]) == {old, NEW}
    assert set(told["kept"]) <= {"missing", OLD}
    assert set(told["again"]) == {NEW}
    assert told["ends"] == [NEW, NEW]
    assert told["kills"] > 25


def test_a_backup_killed_at_any_step_leaves_the_older_backup_or_the_newer(
    desk: Path, tmp_path: Path
) -> None:
    """A half-written one never has the name of a backup."""
    left_by_a_kill(desk / "live.db", "old", 300)
    told = kill_again_and_again("back_up", desk, tmp_path)
    assert set(told["found"]) == {OLD, NEW}
    assert told["ends"] == [OLD, OLD]


def kill_again_and_again(what: str, template: Path, tmp_path: Path) -> dict[str, Any]:
    """Let a process of its own do the killing, and read what it found."""
    module = "tests.store.backup_killer"
    run = subprocess.run(
        [sys.executable, "-m", module, what, template, tmp_path / "again"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    return told
