"""Where a workspace may lie: any name, any link, and whose it is to read."""

from __future__ import annotations

import os
import stat
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import migrate, open_store
from store.errors import CannotOpen
from tests.builders import NOW, person
from tests.store.windows import all_heard, opened, window

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with one person, closed."""
    made = tmp_path / "roster.soloist"
    migrate.create(made)
    with opened(made) as database:
        person(database, "Mina", handle="mina")
    return made


def people(path: Path) -> list[str]:
    """Who is on the roster."""
    with opened(path) as database:
        return [name for (name,) in database.read("SELECT name FROM influencer")]


def test_places_that_are_no_files_are_refused_at_once(path: Path) -> None:
    """A folder, a device, a loop of links, a pipe without waiting for its end."""
    folder = path.parent
    pipe, loop, gone, inside = (
        folder / name for name in ("pipe", "loop", "gone", "in")
    )
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    gone.symlink_to(folder / "nowhere.soloist")
    inside = path / "roster.soloist"
    codes = {
        folder: "not_a_file",
        pipe: "not_a_file",
        Path("/dev/full"): "not_a_file",
        loop: "path",
        gone: "missing",
        inside: "path",
        folder / ("x" * 300): "path",
        folder / "nul\0": "path",
    }
    for place, code in codes.items():
        with pytest.raises(CannotOpen) as caught:
            open_store(place, now=lambda: NOW, create=True)
        assert caught.value.code == code, place


@pytest.mark.parametrize(
    "name",
    [
        "a?b#c%20d&mode=memory.soloist",
        "인플루언서 명단.soloist",
        unicodedata.normalize("NFD", "인플루언서 é.soloist"),
        "file:roster?cache=shared",
        " spaces and 'quotes\" ",
        "-rf",
        "mid\nline",
    ],
)
def test_any_name_means_that_very_file(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No character of a path means anything to SQLite."""
    folder = path.parent / "here"
    folder.mkdir()
    path.rename(folder / name)
    monkeypatch.chdir(folder)
    for place in (folder / name, Path(name)):
        with opened(place) as database:
            person(database, "Sora")
    assert people(folder / name) == ["Mina", "Sora", "Sora"]
    assert {file.name for file in folder.iterdir()} == {name, f"{name}.lock"}


def test_a_link_leads_to_the_file_and_its_lock(path: Path) -> None:
    """Two windows take turns, whichever name they came by."""
    link = path.parent / "elsewhere" / "link.soloist"
    link.parent.mkdir()
    link.symlink_to(path)
    with opened(link) as database, opened(path) as other:
        person(database, "Sora")
        person(other, "Yuna")
    assert people(path) == ["Mina", "Sora", "Yuna"]
    assert list(link.parent.iterdir()) == [link]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.fixture
def shared() -> Iterator[Path]:
    """A workspace in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "here" / "roster.soloist"
        migrate.create(path)
        with opened(path) as database:
            person(database, "Mina")
        for place in (Path(folder), path.parent):
            place.chmod(0o755)
        yield path
        path.parent.chmod(0o755)


@pytest.mark.parametrize(
    ("file", "folder", "said"),
    [
        (0o000, 0o755, "unreadable: "),
        (0o444, 0o555, "read_only: "),
        (0o666, 0o555, "read_only: "),
        (0o444, 0o777, "read_only: "),
        (0o666, 0o777, "saved"),
    ],
)
def test_somebody_without_the_right_is_told(
    shared: Path, file: int, folder: int, said: str
) -> None:
    """May not read the file, or not write it, or not its folder; nothing is changed."""
    shared.chmod(file)
    if folder == 0o777:
        Path(f"{shared}.lock").unlink()
    shared.parent.chmod(folder)
    before = shared.read_bytes()
    with window("one", shared) as other:
        heard_of_it = all_heard(other)
    assert len(heard_of_it) == 1
    assert heard_of_it[0].startswith(said)
    assert (shared.read_bytes() == before) is (said != "saved")


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_what_is_made_is_hers_alone(tmp_path: Path, mask: int) -> None:
    """File, logs and lock 0600 and the folders 0700, whatever the umask allows."""
    path = tmp_path / "deep" / "er" / "roster.soloist"
    before = os.umask(mask)
    try:
        with open_store(path, now=lambda: NOW, create=True) as store:
            person(store.database, "Mina")
            backups = path.parent / "backups"
            store.keeping.back_up(backups / "copy.soloist")
            modes = {
                stat.S_IMODE(file.lstat().st_mode)
                for file in path.parent.parent.rglob("*")
                if file.is_file()
            }
            names = {file.name for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {0o600}
    assert {"roster.soloist-wal", "roster.soloist-shm", "roster.soloist.lock"} <= names
    for folder in (path.parent, path.parent.parent, backups):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
