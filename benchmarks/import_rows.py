"""Importing a roster against reading the file and inserting the rows by hand.

Prints the time of ``soloist``'s import as a multiple of Python's csv module feeding
plain sqlite3 ``executemany``, both in fresh processes and in turn, and the peak memory
of each. The multiple is told by the clock and by processor time: on a busy machine only
the second means much.

    python benchmarks/import_rows.py [ROWS] [RUNS]
"""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

COLUMNS = [
    "name", "handle", "platform", "followers", "following", "engagement_rate",
    "avg_views", "avg_likes", "avg_comments", "niche", "country", "city", "language",
    "email", "phone", "status",
]  # fmt: skip

PLAIN = """
import csv, resource, sqlite3, sys, time
begun, busy = time.perf_counter(), time.process_time()
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    reader = csv.reader(file)
    names = next(reader)
    db = sqlite3.connect(sys.argv[2])
    db.execute("PRAGMA journal_mode=WAL")
    db.execute(f"CREATE TABLE roster(id INTEGER PRIMARY KEY, {','.join(names)})")
    marks = ",".join("?" * len(names))
    db.executemany(
        f"INSERT INTO roster({','.join(names)}) VALUES ({marks})", reader
    )
    db.commit()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(time.perf_counter() - begun, time.process_time() - busy, peak)
"""

OURS = """
import resource, sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from store import open_store
from store.exchange.plan import ImportOptions
store = open_store(Path(sys.argv[2]), now=lambda: datetime.now(UTC), create=True)
begun, busy = time.perf_counter(), time.process_time()
plan = store.imports.plan(Path(sys.argv[1]), ImportOptions())
report = store.imports.run(plan, today=date(2026, 3, 2))
took, used = time.perf_counter() - begun, time.process_time() - busy
assert report.created == int(sys.argv[3]), report
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(took, used, peak)
"""


def write_sheet(path: Path, rows: int) -> None:
    """A made-up roster of so many rows, always the same."""
    chance = random.Random(7)  # noqa: S311 - made-up people, not secrets
    words = [
        *("luna", "sol", "mina", "jun", "casa", "glow", "daily", "nara", "viaje"),
        *("cocina", "하루", "오늘", "서울", "봄"),
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(rows):
            word, other = chance.choice(words), chance.choice(words)
            followers = int(10 ** chance.uniform(2.5, 6.5))
            writer.writerow(
                [
                    f"{word} {other} {number}",
                    f"{word}.{other}_{number}",
                    chance.choice(["Instagram", "TikTok", "YouTube", "X"]),
                    followers if chance.random() < 0.5 else f"{followers / 1000:.1f}k",
                    chance.randint(10, 3000),
                    f"{chance.uniform(0.2, 9):.2f}%",
                    followers // 8,
                    followers // 30,
                    followers // 900,
                    chance.choice(["beauty", "food", "travel", "뷰티", "viajes"]),
                    chance.choice(["KR", "US", "ES", "Mexico", "Korea"]),
                    chance.choice(["Seoul", "Madrid", "부산", "CDMX", ""]),
                    chance.choice(["ko", "en", "es"]),
                    f"p{number}@mail.example",
                    f"010-{number // 10000:04d}-{number % 10000:04d}",
                    chance.choice(["active", "prospect", "", "resting"]),
                ]
            )


def measure(
    script: str, sheet: Path, folder: Path, rows: int, turn: int
) -> list[float]:
    """Seconds, seconds of the processor, megabytes of one run in a new process."""
    target = folder / f"{abs(hash(script))}-{turn}.db"
    done = subprocess.run(
        [sys.executable, "-c", script, str(sheet), str(target), str(rows)],
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(figure) for figure in done.stdout.split()]


def main() -> None:
    """Run both in turn and print the medians and their ratio."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = folder / "roster.csv"
        write_sheet(sheet, rows)
        found: dict[str, list[list[float]]] = {PLAIN: [], OURS: []}
        for turn in range(runs):
            for script in (PLAIN, OURS) if turn % 2 else (OURS, PLAIN):
                found[script].append(measure(script, sheet, folder, rows, turn))
    plain, ours = found[PLAIN], found[OURS]
    for title, figures in (("csv + executemany", plain), ("soloist", ours)):
        took, used, memory = map(statistics.median, zip(*figures, strict=True))
        print(f"{title:20} {took:7.2f} s {used:7.2f} s of CPU {memory:6.0f} MB")
    by_clock, by_processor = (
        statistics.median(b[at] / a[at] for a, b in zip(plain, ours, strict=True))
        for at in (0, 1)
    )
    print(f"{rows} rows: {by_clock:.2f}x by the clock, {by_processor:.2f}x of CPU")


if __name__ == "__main__":
    main()
