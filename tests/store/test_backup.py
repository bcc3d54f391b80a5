"""Copies of the workspace: whole or not there, and the older ones safe meanwhile."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from store import backup, backup_files
from store.errors import CannotOpen, StoreError
from tests.store.test_backup_restore import damage, left_by_a_kill, write

NOW = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
WRITER = """
import sqlite3, sys
saving = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
saving.execute("PRAGMA journal_mode=WAL")
for number in range(10 ** 9):
    saving.execute("BEGIN IMMEDIATE")
    saving.execute("INSERT INTO note (word) VALUES ('one')")
    saving.execute("INSERT INTO twin (word) VALUES ('one')")
    saving.execute("COMMIT")
    print(number, flush=True)
"""


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A workspace of 300 notes."""
    return write(tmp_path / "live.db", "old", 300)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A place for a copy, in a folder that is not there yet."""
    return tmp_path / "backups" / backup.backup_name(NOW, "before-import")


def names(folder: Path) -> list[str]:
    """List a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_one_plain_file_for_nobody_else(live: Path, target: Path) -> None:
    """No WAL beside it, and modes that keep other users out, whatever the umask."""
    before = os.umask(0)
    try:
        report = backup.back_up(live, target)
    finally:
        os.umask(before)
    assert report.path == target
    assert report.bytes == target.stat().st_size
    assert report.tables == {"note": 300}
    assert (report.application_id, report.schema) == (7, 3)
    assert report.made_at == NOW
    assert names(target.parent) == [target.name]
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.parent.stat().st_mode & 0o777 == 0o700
    with closing(sqlite3.connect(target)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_saves_that_are_only_in_the_wal_are_in_the_copy(
    tmp_path: Path, target: Path
) -> None:
    """A copy of the main file alone would have lost them."""
    live = left_by_a_kill(tmp_path / "killed.db", "old", 300)
    log = Path(f"{live}-wal").read_bytes()
    assert backup.back_up(live, target).tables == {"note": 300}
    assert Path(f"{live}-wal").read_bytes() == log


def test_copies_made_while_another_window_saves_are_whole(
    live: Path, tmp_path: Path
) -> None:
    """At least as new as their start, and never half a save."""
    with closing(sqlite3.connect(live)) as made:
        made.execute("CREATE TABLE twin (id INTEGER PRIMARY KEY, word TEXT)")
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, live], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for number in range(15):
            saved = int(writer.stdout.readline()) + 1
            report = backup.back_up(live, tmp_path / f"{number}.db")
            assert report.tables["note"] == 300 + report.tables["twin"]
            assert report.tables["twin"] >= saved
            assert backup.verify(report.path, 7) == report
        writer.kill()


def test_a_path_with_signs_in_it_is_the_file_of_that_name(tmp_path: Path) -> None:
    """Hangul, a blank, and the signs that mean something in an address."""
    odd = tmp_path / "내 캠페인 #1?mode=rwc%20"
    odd.mkdir()
    report = backup.back_up(write(odd / "live.db", "old", 5), odd / "복사본.db")
    assert report.tables == {"note": 5}
    assert report.made_at is None
    assert names(odd)[-1] == "복사본.db"


def test_the_older_copy_of_that_name_is_replaced_only_at_the_end(
    live: Path, tmp_path: Path
) -> None:
    """Whoever reads it meanwhile reads all of it."""
    target = tmp_path / "copy.db"
    older = backup.back_up(write(tmp_path / "other.db", "new", 10), target)
    with target.open("rb") as reader:
        backup.back_up(live, target)
        assert len(reader.read()) == older.bytes
    assert backup.verify(target, 7).tables == {"note": 300}


def test_a_link_in_the_place_of_the_copy_is_not_followed(
    live: Path, tmp_path: Path
) -> None:
    """What it pointed to is untouched."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    target = tmp_path / "copy.db"
    target.symlink_to(victim)
    backup.back_up(live, target)
    assert victim.read_text() == "precious"
    assert not target.is_symlink()


@pytest.mark.parametrize("name", ["live.db", "live.db-wal", "sub/../live.db"])
def test_the_workspace_is_never_its_own_copy(live: Path, name: str) -> None:
    """Nor may its log be written over."""
    (live.parent / "sub").mkdir()
    with pytest.raises(backup.CannotBackUp, match="choose another name"):
        backup.back_up(live, live.parent / name)
    assert backup.verify(live, 7).tables == {"note": 300}


def test_a_damaged_workspace_is_refused_and_the_older_copy_stays(
    live: Path, target: Path
) -> None:
    """Better an old copy than a new one of the damage."""
    backup.back_up(live, target)
    damage(live)
    with pytest.raises(CannotOpen, match="damaged") as refusal:
        backup.back_up(live, target)
    assert refusal.value.code == "corrupt"
    assert backup.verify(target, 7).tables == {"note": 300}
    assert names(target.parent) == [target.name]


def test_a_workspace_cut_off_in_its_last_page_is_refused(
    live: Path, target: Path
) -> None:
    """SQLite alone reads zeros there and goes on."""
    with live.open("r+b") as cut:
        cut.truncate(live.stat().st_size - 1000)
    with pytest.raises(CannotOpen, match="end is missing"):
        backup.back_up(live, target)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("nothing", "missing"),
        ("folder", "not_a_file"),
        ("pipe", "not_a_file"),
        ("empty", "empty"),
        ("text", "not_sqlite"),
        ("loop", "unreadable"),
        ("dangling", "missing"),
    ],
)
def test_what_is_no_workspace_is_named(
    tmp_path: Path, target: Path, what: str, code: str
) -> None:
    """One sentence with the path in it; nothing hangs and nothing is created."""
    path = tmp_path / "thing"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what in {"loop", "dangling"}:
        path.symlink_to(path if what == "loop" else tmp_path / "gone")
    elif what in {"empty", "text"}:
        path.write_text("" if what == "empty" else "name,handle\n" * 100)
    with pytest.raises(CannotOpen) as refusal:
        backup.back_up(path, target)
    assert refusal.value.code == code
    assert str(path) in str(refusal.value)
    with pytest.raises(CannotOpen) as refusal:
        backup.verify(path)
    assert refusal.value.code == code
    assert not target.exists()


def test_another_programs_database_is_named(live: Path, target: Path) -> None:
    """By the number every workspace carries, on the way out and on the way back."""
    with pytest.raises(CannotOpen, match="another program"):
        backup.back_up(live, target, application_id=8)
    backup.back_up(live, target, application_id=7)
    with pytest.raises(CannotOpen, match="another program"):
        backup.verify(target, 8)


def test_a_copy_by_a_newer_soloist_says_so(live: Path) -> None:
    """The schema is the third; this one would know two."""
    with pytest.raises(CannotOpen, match="schema 3, not 2") as refusal:
        backup.verify(live, 7, newest_schema=2)
    assert refusal.value.code == "newer"


@contextmanager
def files_no_longer_than(limit: int) -> Iterator[None]:
    """Let the system refuse to write beyond a length, as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_without_room_the_older_copy_stays_and_nothing_is_left_behind(
    live: Path, target: Path
) -> None:
    """One sentence that names the copy."""
    backup.back_up(live, target)
    with files_no_longer_than(40_000), pytest.raises(backup.CannotBackUp) as refusal:
        backup.back_up(live, target)
    assert str(target) in str(refusal.value)
    assert backup.verify(target, 7).tables == {"note": 300}
    assert names(target.parent) == [target.name]


def test_a_full_disk_is_called_that(tmp_path: Path) -> None:
    """SQLite and the system each have a word for it."""
    with closing(sqlite3.connect(tmp_path / "small.db")) as small:
        small.execute("PRAGMA max_page_count=2")
        with (
            pytest.raises(backup.CannotBackUp, match="no room left"),
            backup_files.target_refusals(tmp_path / "copy.db"),
        ):
            small.executescript("CREATE TABLE a (b); CREATE TABLE c (d);")
    with (
        pytest.raises(backup.CannotBackUp, match="no room left"),
        backup_files.target_refusals(tmp_path / "copy.db"),
    ):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("where", ["file/copy.db", "folder", "/dev/null/copy.db"])
def test_a_place_that_cannot_be_written_to_is_named(
    live: Path, tmp_path: Path, where: str
) -> None:
    """A folder of that name, or a file where a folder should be."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(backup.CannotBackUp, match="cannot be written"):
        backup.back_up(live, tmp_path / where)
    assert not [name for name in names(tmp_path) if name.endswith(".part")]


def test_every_copy_of_a_folder_can_be_put_back(live: Path, target: Path) -> None:
    """The newest first; notes, links and parts among them are none."""
    folder = target.parent
    for days in (0, 2, 1):
        backup.back_up(live, folder / backup.backup_name(NOW - timedelta(days)))
    (folder / "note.txt").write_text("mine")
    (folder / "soloist-20260101-000000.db").symlink_to(live)
    made = [backup.verify(path, 7).made_at for path in backup.backups(folder)]
    assert made == [NOW - timedelta(days) for days in range(3)]


def test_rotation_leaves_the_last_copies_of_each_reason(tmp_path: Path) -> None:
    """What was made before a migration is not lost in a busy hour."""
    for minutes in range(0, 50, 5):
        moment = NOW + timedelta(minutes=minutes)
        (tmp_path / backup.backup_name(moment)).write_text("copy")
        (tmp_path / backup.backup_name(moment, "before-upgrade")).write_text("copy")
    (tmp_path / "soloist.db").write_text("mine")
    removed = backup.rotate(tmp_path, NOW + timedelta(hours=1))
    left = backup.backups(tmp_path)
    assert len(left) + len(removed) == 20
    assert [path.name for path in left] == [
        "soloist-20260302-090000-before-upgrade.db",
        "soloist-20260302-090000.db",
        "soloist-20260302-085500-before-upgrade.db",
        "soloist-20260302-085500.db",
        "soloist-20260302-085000-before-upgrade.db",
    ]
    assert (tmp_path / "soloist.db").exists()


def test_only_our_own_old_parts_are_cleaned_away(tmp_path: Path) -> None:
    """One that another window is still writing to stays."""
    ours = "soloist-20260302-081500.db.0a1b2c3d.part"
    for name in (
        ours,
        f"{ours}-journal",
        "film.part",
        "soloist.db",
        "x.db.99999999.part",
    ):
        (tmp_path / name).write_text("half")
        os.utime(tmp_path / name, (NOW.timestamp() - 7200,) * 2)
    os.utime(tmp_path / "x.db.99999999.part", (NOW.timestamp() - 60,) * 2)
    removed = backup.clean_parts(tmp_path, NOW)
    assert [path.name for path in removed] == [ours, f"{ours}-journal"]
    assert names(tmp_path) == ["film.part", "soloist.db", "x.db.99999999.part"]
    assert backup.clean_parts(tmp_path / "nowhere", NOW) == ()


def test_a_new_copy_clears_what_a_killed_run_left_of_the_same_name(
    live: Path, tmp_path: Path
) -> None:
    """Also where nobody cleans up, as in a folder of the user's."""
    (tmp_path / "mine.db.0a1b2c3d.part").write_text("half")
    (tmp_path / "yours.db.0a1b2c3d.part").write_text("half")
    for name in ("mine", "yours"):
        os.utime(tmp_path / f"{name}.db.0a1b2c3d.part", (0, 0))
    backup.back_up(live, tmp_path / "mine.db")
    found = [name for name in names(tmp_path) if not name.startswith("live.db")]
    assert found == ["mine.db", "yours.db.0a1b2c3d.part"]


def test_a_backup_is_due_once_a_day_where_she_is(tmp_path: Path) -> None:
    """Monday in Seoul begins while it is Sunday in London."""
    seoul = timezone(timedelta(hours=9))
    assert backup.due(tmp_path / "nowhere", NOW)
    evening = datetime(2026, 3, 1, 23, 50, tzinfo=seoul)
    (tmp_path / backup.backup_name(evening, "before-import")).write_text("copy")
    assert not backup.due(tmp_path, evening + timedelta(minutes=5))
    assert backup.due(tmp_path, evening + timedelta(minutes=15))
    with pytest.raises(ValueError, match="zone"):
        backup.due(tmp_path, evening.replace(tzinfo=None))


def test_refusals_are_sentences(live: Path) -> None:
    """Anything else would reach her as a crash."""
    with pytest.raises(StoreError, match=r"^There is no file .*\.$"):
        backup.back_up(live.with_name("none"), live.with_name("copy"))
