"""Runs a backup or a restore again and again, killed at another step each time.

Started by the tests as a process of its own, so that nothing of theirs is forked.
Prints one JSON object: how often which content was found afterwards.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from store import backup

STEPS = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect", "os.listdir"}
)


def killed_at_step(number: int, run: Callable[[], object]) -> bool:
    """Run in a child killed before its ``number``-th step; False if it ended first."""
    seen = 0

    def count(event: str, _: object) -> None:
        nonlocal seen
        if event in STEPS:
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

    def child() -> None:
        sys.addaudithook(count)
        run()

    return _ends_by_signal(child)


def killed_at_size(limit: int, run: Callable[[], object]) -> bool:
    """Run in a child killed in the middle of the write that makes a file that long."""

    def child() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        run()

    return _ends_by_signal(child)


def _ends_by_signal(child: Callable[[], None]) -> bool:
    process = os.fork()
    if process == 0:
        code = 1
        try:
            child()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return True
    if os.WEXITSTATUS(status):
        raise SystemExit("the run failed by itself")
    return False


def content(database: Path) -> str:
    """Say what a reader finds: the one word in all rows, or why there are none."""
    if not database.exists():
        return "missing"
    if not database.stat().st_size:
        return "empty"
    uri = f"{database.as_uri()}?mode=rw"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as opened:
            verdict = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
            found = opened.execute("SELECT word, count(*) FROM note GROUP BY word")
            rows = sorted(found.fetchall())
    except sqlite3.DatabaseError:
        return "refused"
    if verdict != "ok":
        return "refused"
    return " and ".join(f"{word} {count}" for word, count in rows)


def kills(
    template: Path, desk: Path, run: Callable[[], object]
) -> Iterator[tuple[str, bool]]:
    """Lay the template out anew and kill at every step, then at every length."""
    number, alive = 0, False
    while not alive:
        number += 1
        _lay_out(template, desk)
        alive = not killed_at_step(number, run)
        yield f"step {number}", alive
    limit, alive = 0, False
    while not alive:
        limit += 24 * 1024 + 100  # never the edge of a page
        _lay_out(template, desk)
        alive = not killed_at_size(limit, run)
        yield f"length {limit}", alive


def _lay_out(template: Path, desk: Path) -> None:
    shutil.rmtree(desk, ignore_errors=True)
    shutil.copytree(template, desk)


def main(what: str, template: Path, desk: Path) -> None:
    """Kill ``what`` ("restore" or "back_up") at every step and print what was found."""
    live, new, keep = desk / "live.db", desk / "new.db", desk / "kept" / "keep.db"
    found: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    again: Counter[str] = Counter()
    ends: list[str] = []

    def run() -> None:
        if what == "restore":
            backup.restore(new, live, keep)
        else:
            backup.back_up(live, new)

    for _, alive in kills(template, desk, run):
        watched = live if what == "restore" else new
        if alive:
            ends.append(content(watched))
            continue
        found[content(watched)] += 1
        kept[content(keep)] += 1
        run()
        again[content(watched)] += 1
    told = {"found": found, "kept": kept, "again": again, "ends": ends}
    sys.stdout.write(json.dumps(told | {"kills": found.total()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
