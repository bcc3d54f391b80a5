"""A file that is written is there whole, or the old one still is; names stay names."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.errors import Cancelled, CannotWrite
from store.exchange.atomic import LONGEST_NAME, atomic_path, safe_name

NO_ROOM = """
import resource, sys
from pathlib import Path
from store.errors import CannotWrite
from store.exchange.table_columns import Column
from store.exchange.tables_out import write_table

resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    rows = ([f"note {number} " * 20] for number in range(2_000))
    write_table(Path(sys.argv[1]), [Column("notes")], rows, "notes")
except CannotWrite as refusal:
    print(refusal)
"""


def test_a_finished_file_is_for_nobody_else(tmp_path: Path) -> None:
    """Whatever the umask, others on the computer cannot read it."""
    target = tmp_path / "people.csv"
    before = os.umask(0)
    try:
        with atomic_path(target) as part:
            part.write_text("name")
            assert not target.exists()
    finally:
        os.umask(before)
    assert target.read_text() == "name"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_stopped_export_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    """The last good export is worth more than half of a new one."""
    target = tmp_path / "people.csv"
    target.write_text("the old one")

    def export() -> None:
        with atomic_path(target) as part:
            part.write_text("half of the n")
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        export()
    assert target.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_refused_and_what_it_points_to_kept(tmp_path: Path) -> None:
    """Otherwise whoever made the link would choose what is overwritten."""
    victim, target = tmp_path / "diary.txt", tmp_path / "people.csv"
    victim.write_text("mine")
    target.symlink_to(victim)
    with (
        pytest.raises(CannotWrite, match=r"people\.csv is a link"),
        atomic_path(target),
    ):
        pass
    assert victim.read_text() == "mine"
    assert target.is_symlink()


def test_a_link_that_appears_meanwhile_is_refused_too(tmp_path: Path) -> None:
    """The target is looked at again before it gets its new content."""
    victim, target = tmp_path / "diary.txt", tmp_path / "people.csv"
    victim.write_text("mine")

    def export() -> None:
        with atomic_path(target) as part:
            part.write_text("name")
            target.symlink_to(victim)

    with pytest.raises(CannotWrite):
        export()
    assert victim.read_text() == "mine"
    assert sorted(tmp_path.iterdir()) == [victim, target]


def test_odd_targets_are_refused_by_name(tmp_path: Path) -> None:
    """A folder, a pipe, a folder that is not there, a name that cannot be."""
    folder, pipe = tmp_path / "exports", tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(pipe)
    for target, words in (
        (folder, "not an ordinary file"),
        (pipe, "not an ordinary file"),
        (tmp_path / "gone" / "people.csv", "There is no folder"),
        (tmp_path / ("a" * 300), "cannot be written"),
        (tmp_path / "a\0b", "cannot be written"),
    ):
        with pytest.raises(CannotWrite, match=words), atomic_path(target):
            pass
    assert sorted(tmp_path.iterdir()) == [folder, pipe]


def test_a_write_protected_file_is_respected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rename could replace it all the same, which is not what she asked for."""
    target = tmp_path / "people.csv"
    target.write_text("keep me")
    # The one who runs the tests may be allowed everything.
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(CannotWrite, match="write-protected"), atomic_path(target):
        pass
    assert target.read_text() == "keep me"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_full_disk_is_one_sentence(tmp_path: Path, suffix: str) -> None:
    """The old export is untouched, and nothing is left beside it."""
    target = tmp_path / f"people{suffix}"
    target.write_text("the old one")
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(target)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "There is no room left" in done.stdout
    assert done.stderr == ""
    assert target.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Glow Serum launch", "Glow_Serum_launch"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\Users\\her", "C_Users_her"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("-rf", "rf"),
        ("~root", "root"),
        (".hidden", "hidden"),
        ("a\0b\u202etxt.exe", "abtxt.exe"),
        ("김민수 3월", "김민수_3월"),
        ("", "untitled"),
        ("..", "untitled"),
        ("/", "untitled"),
    ],
)
def test_any_text_makes_a_name(text: str, name: str) -> None:
    """No path, no option, no device, nothing unseen."""
    assert safe_name(text) == name


@given(st.text())
@example("김" * 200)
@example("e\u0301" * 200)
@example("👩‍👩‍👧" * 40)
@example("com1" + "\u0301" * 300)
def test_a_name_is_one_component_that_a_folder_takes(text: str) -> None:
    """Whatever is in it, it stays inside the folder it is put in."""
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= LONGEST_NAME
    assert Path(name).name == name
    assert name[0] not in ".-~"
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t')
    assert safe_name(name) == name
