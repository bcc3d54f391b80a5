"""Another Soloist on the same file: a process of its own, started by the tests.

``python -m tests.store.window DEED FILE [FIGURE]``; it says on stdout what it did, one
line each, and a refusal as its sentence.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from store import open_store
from store.errors import StoreError
from tests.builders import NOW, person, workspace

if TYPE_CHECKING:
    from store.engine import Database

NOBODY = 65534


def opened(path: Path) -> Database:
    """The workspace, looked at and open."""
    return open_store(path, now=lambda: NOW, create=False).database


def say(text: object) -> None:
    """Tell the test at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def add_up(database: Database, times: int) -> None:
    """Read a figure, add one, write it: as often as told, each a unit of work."""
    for _ in range(times):
        with database.writing("Counted", ("roster",)) as unit:
            found = unit.connection.execute("SELECT notes FROM influencer").fetchone()
            unit.connection.execute(
                "UPDATE influencer SET notes=?", (int(found[0]) + 1,)
            )
    say("done")


def save_for_ever(database: Database, start: int) -> None:
    """Save a person with another name in one unit, say which, and go on."""
    number = start
    while True:
        number += 1
        with database.writing("Added", ("roster",)) as unit:
            made = unit.connection.execute(
                "INSERT INTO influencer(name, status, created_at, updated_at, version)"
                " VALUES (?, 'prospect', ?, ?, 1)",
                (f"Person {number}", unit.at, unit.at),
            )
            unit.connection.execute(
                "INSERT INTO alias(influencer_id, name) VALUES (?, ?)",
                (made.lastrowid, f"Alias {number}"),
            )
        say(number)


def hold(database: Database, _: int) -> None:
    """Begin a unit of work and stay in it until killed."""
    with database.writing("Thinking", ("roster",)):
        say("holding")
        time.sleep(600)


def fill(database: Database, size: int) -> None:
    """Save under a limit of the size of files until it is refused; then without."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    database.writer()
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    saved = 0
    try:
        while True:
            _note(database, saved)
            saved += 1
    except StoreError as refusal:
        say(saved)
        say(refusal)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    _note(database, saved)
    say("saved again")


def _note(database: Database, number: int) -> None:
    with database.writing("Noted", ("roster",)) as unit:
        unit.connection.execute(
            "INSERT INTO custom_value(influencer_id, name, value) VALUES (1, ?, ?)",
            (f"note {number}", "x" * 5_000),
        )


def one(database: Database, _: int) -> None:
    """Save one thing."""
    _note(database, 0)
    say("saved")


def _become_nobody() -> None:
    """To the administrator every file is open; the test is about everybody else."""
    with workspace() as database:
        person(database, "Loads what is loaded late, while it may be read.")
        _note(database, 0)
    os.setgid(NOBODY)
    os.setuid(NOBODY)


DEEDS = {
    "add-up": add_up,
    "save": save_for_ever,
    "hold": hold,
    "fill": fill,
    "one": one,
}


def main(deed: str, path: Path, figure: int) -> None:
    """Open the file as somebody without rights of their own, and do the deed."""
    if deed == "one" and os.geteuid() == 0:
        _become_nobody()
    try:
        database = opened(path)
        try:
            DEEDS[deed](database, figure)
        finally:
            database.close()
    except StoreError as refusal:
        say(f"{getattr(refusal, 'code', '')}: {refusal}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
