"""Does one thing to a file again and again, killed at another place each time.

``python -m tests.store.killer DEED TEMPLATE FOLDER``: a process of its own, so that
nothing of the tests' is forked. Prints how often which state was found afterwards.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from store import open_store, opening
from store.errors import StoreError
from store.exchange import bulk, sheets, staging
from store.exchange.plan import ImportOptions
from store.imports import Imports
from tests.builders import NOW, TODAY, person, workspace
from tests.store import next_step
from tests.store.backup_killer import killed_at_size
from tests.store.windows import is_well

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.engine import Database

SHEET = "name,handle,platform,followers,tags\n" + "".join(
    f"Person {number},p{number},instagram,{number}00,a; b\n" for number in range(300)
)


class Counted(sqlite3.Connection):
    """A connection that ends its process before its n-th statement."""

    left = 0

    def die_at(self) -> None:
        """Count the statements of this connection."""
        self.set_trace_callback(self._count)

    @classmethod
    def _count(cls, _: str) -> None:
        cls.left -= 1
        if not cls.left:
            os.kill(os.getpid(), signal.SIGKILL)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """What ``opening.connect`` does, with the writing connection counted."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        factory=Counted,
    )
    if mode == "rw":
        connection.die_at()
    return connection


def bring_in(path: Path) -> None:
    """Import a sheet of three hundred people, in one step."""
    with open_store(path, now=lambda: NOW, create=False) as store:
        desk = Imports(store.database)
        desk.run(desk.plan_text(SHEET, ImportOptions()), today=TODAY)


def bring_in_quickly(path: Path) -> None:
    """Import the same sheet, stored by another thread while it is read."""
    bulk.LEAST, staging.CHUNK, sheets._AT_ONCE = 3, 50, 40
    bring_in(path)


def upgrade(path: Path) -> None:
    """Open the file with a later Soloist."""
    with next_step.a_later_soloist(path.parent.parent / "steps"):
        open_store(path, now=lambda: NOW, create=False).close()


DEEDS: dict[str, Callable[[Path], None]] = {
    "import": bring_in,
    "quick import": bring_in_quickly,
    "upgrade": upgrade,
}


def killed(run: Callable[[], None]) -> bool:
    """Run in a child; whether a signal ended it."""
    process = os.fork()
    if not process:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(process, 0)[1]
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the run failed by itself")
    return os.WIFSIGNALED(status)


def attempts(
    template: Path, path: Path, deed: Callable[[Path], None]
) -> Iterator[bool]:
    """Lay the file out anew and kill before each statement, then at each length."""

    def counted(number: int) -> Callable[[], None]:
        def run() -> None:
            Counted.left = number
            opening.connect = connect
            deed(path)

        return run

    number, alive = 0, False
    while not alive:
        number += 1 if number < 12 else 11
        _lay_out(template, path)
        alive = not killed(counted(number))
        yield alive
    limit, alive = 0, False
    while not alive:
        limit += 93_000  # never the edge of a page
        _lay_out(template, path)
        alive = not killed_at_size(limit, lambda: deed(path))
        yield alive


def _lay_out(template: Path, path: Path) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    shutil.copyfile(template, path)


def found(database: Database) -> str:
    """What a start finds, in a word or two."""
    if not is_well(database):
        return "not well"
    people = database.read("SELECT count(*) FROM influencer")[0][0]
    schema = database.read("PRAGMA user_version")[0][0]
    steps = database.read("SELECT count(*) FROM unit")[0][0]
    return f"{people} people, {steps} steps, schema {schema}"


def main(deed: str, template: Path, folder: Path) -> None:
    """Kill the deed everywhere, look, do it again, and tell."""
    with workspace() as warm:
        # What is loaded late would be loaded, and fail, in every child.
        person(warm, "Mina", handle="mina")
    path = folder / "desk" / "roster.soloist"
    states: Counter[str] = Counter()
    again: Counter[str] = Counter()
    for alive in attempts(template, path, DEEDS[deed]):
        if alive:
            continue
        states[look(path)] += 1
        DEEDS[deed](path)
        again[look(path)] += 1
    sys.stdout.write(json.dumps({"found": states, "again": again}))


def look(path: Path) -> str:
    """What the program that knows the file finds in it."""
    try:
        with open_store(path, now=lambda: NOW, create=False) as store:
            return found(store.database)
    except StoreError:
        with next_step.a_later_soloist(path.parent.parent / "steps"):
            if opening.look(path) is opening.State.OLD:
                return "old, and not to be opened"
            with open_store(path, now=lambda: NOW, create=False) as store:
                return found(store.database)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
