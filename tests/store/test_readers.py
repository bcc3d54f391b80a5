"""Two threads look into one file at once, and neither waits for the other."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any

import pytest

from store import open_store
from tests.tui.roster_app import NOW, fill

if TYPE_CHECKING:
    from pathlib import Path

LOOKS = 300

MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<400)"


def test_a_look_that_calls_back_does_not_stop_another_thread(tmp_path: Path) -> None:
    """SQL that folds names in Python beside short looks of the window: no deadlock."""
    with open_store(tmp_path / "a.db", now=lambda: NOW, create=True) as store:
        fill(store)
        done: list[int] = []

        def look_through() -> None:
            for _look in range(LOOKS):
                sql = f"{MANY} SELECT count(*) FROM n WHERE fold('İ'||i) IS NOT NULL"
                done.append(store.database.read(sql)[0][0])

        behind = threading.Thread(target=look_through, daemon=True)
        behind.start()
        while behind.is_alive():
            assert store.database.read(
                "SELECT count(*) FROM influencer WHERE id>?", (0,)
            )
            behind.join(timeout=0)
        assert done == [400] * LOOKS


def test_a_thread_of_its_own_sees_what_was_saved(tmp_path: Path) -> None:
    """Each has its own connection; both see the same rows."""
    with open_store(tmp_path / "a.db", now=lambda: NOW, create=True) as store:
        found: list[tuple[sqlite3.Connection, tuple[int, int], list[Any]]] = []

        def look() -> None:
            rows = store.database.read("SELECT name FROM influencer ORDER BY id")
            found.append((store.database.reader, store.database.version(), rows))

        look()
        fill(store)
        look()
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        before, here, there = found
        assert (before[2], here[2]) == ([], there[2])
        assert before[0] is here[0]
        assert before[0] is not there[0]
        assert before[1] != here[1]


def test_a_closed_file_is_closed_for_every_thread(tmp_path: Path) -> None:
    """Nobody opens it again by looking."""
    with open_store(tmp_path / "a.db", now=lambda: NOW, create=True) as store:
        database = store.database
    said: list[str] = []

    def look() -> None:
        with pytest.raises(sqlite3.ProgrammingError) as refused:
            database.reader.execute("SELECT 1")
        said.append(str(refused.value))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    look()
    assert len(said) == 2
