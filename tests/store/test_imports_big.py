"""Sheets of many rows: portions, repeats far apart, indexes, and stopping half-way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from store.errors import Cancelled, CannotRead
from store.exchange import staging, who
from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from tests.builders import TODAY, everything, workspace
from tests.store.sheets_in import as_csv, bring, counts, told, values

if TYPE_CHECKING:
    from pathlib import Path

    from store.engine import Database

SCHEMA = "SELECT name, sql FROM sqlite_schema ORDER BY name"


def sheet(rows: int, **changed: str) -> str:
    """So many made-up people, some columns of the last one as said."""
    lines = [
        {
            "name": f"김 사람 {number}" if number % 3 else f"Person {number}",
            "handle": f"@person_{number}",
            "platform": ("IG", "YT")[number % 2],
            "followers": f"{number % 900 + 1}.5k",
            "email": f"p{number}@x.example",
            "phone": f"010-{number // 10000 + 1000}-{number % 10000:04d}",
            "city": ("Seoul", "부산", "")[number % 3],
            "tags": ("beauty", "")[number % 2],
        }
        for number in range(rows)
    ]
    lines[-1].update(changed)
    return as_csv(list(lines[0]), *(list(line.values()) for line in lines))


def test_thousands_of_rows_come_in_through_many_portions() -> None:
    """And next month's are all found again, and taken back exactly."""
    with workspace() as database:
        before = everything(database.reader)
        schema = database.read(SCHEMA)
        assert counts(bring(database, sheet(12_001))) == (12_001, 0, 0, 0)
        first = everything(database.reader)
        again = bring(database, sheet(12_001, city="Madrid", followers="3"))
        assert counts(again) == (0, 1, 12_000, 0)
        assert database.read(SCHEMA) == schema
        History(database).undo()
        assert everything(database.reader) == first
        History(database).undo()
        assert everything(database.reader) == before


def test_a_repeat_is_found_however_far_from_the_first() -> None:
    """The row number is that of the file."""
    with workspace() as database:
        report = bring(database, sheet(9_000, handle="@PERSON_2", platform="IG"))
        assert counts(report) == (8_999, 0, 0, 1)
        assert told(report) == [(9_001, "handle", "person_2")]


def test_repeats_are_found_when_there_are_too_many_to_remember(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Past some size the database is asked instead; the answer is the same."""
    monkeypatch.setattr(who.Seen, "MOST", 50)
    repeated = sheet(3_000, handle="@person_2", platform="IG")
    with workspace() as database:
        assert counts(bring(database, repeated)) == (2_999, 0, 0, 1)
    joined = sheet(3_000, name="Person 0", email="p0@x.example")
    with workspace() as database:
        assert counts(bring(database, joined)) == (2_999, 1, 0, 0)
        lines = "SELECT accounts FROM roster_line WHERE influencer_id=2"
        assert values(database, lines) == [2]


def started(database: Database, folder: Path, rows: int) -> Imports:
    """A desk with a sheet of so many rows lying in ``folder``."""
    (folder / "big.csv").write_text(sheet(rows), encoding="utf-8")
    return Imports(database)


@pytest.mark.parametrize("stage", ["reading", "storing"])
def test_stopping_keeps_nothing_in_any_stage(tmp_path: Path, stage: str) -> None:
    """Not a row, not an index less, no temporary table; the next import is whole."""
    with workspace() as database:
        bring(database, "name,handle\nMina,@mina\n")
        before, schema = everything(database.reader), database.read(SCHEMA)
        imports = started(database, tmp_path, 12_000)
        reached = Counter[str]()
        plan = imports.plan(tmp_path / "big.csv", ImportOptions())
        with pytest.raises(Cancelled):
            imports.run(
                plan,
                today=TODAY,
                progress=lambda name, _rows: reached.update([name]),
                # Once more after "storing" was said: that is inside the SQL.
                cancelled=lambda: reached[stage] > 0 and _looked_again(reached),
            )
        assert everything(database.reader) == before
        assert database.read(SCHEMA) == schema
        temporary = "SELECT count(*) FROM temp.sqlite_schema"
        assert database.writer().execute(temporary).fetchone() == (0,)
        assert len(History(database).units()) == 1
        assert imports.run(plan, today=TODAY).created == 12_000


def _looked_again(reached: Counter[str]) -> bool:
    reached["looks"] += 1
    return reached["looks"] > 1


def test_progress_tells_the_stage_and_the_rows_so_far(tmp_path: Path) -> None:
    """The rows only grow, and end with all of them."""
    with workspace() as database:
        imports = started(database, tmp_path, 12_000)
        heard: list[tuple[str, int]] = []
        imports.run(
            imports.plan(tmp_path / "big.csv", ImportOptions()),
            today=TODAY,
            progress=lambda stage, rows: heard.append((stage, rows)),
        )
        read = [rows for stage, rows in heard if stage == "reading"]
        assert read == sorted(read)
        assert read[0] <= staging.CHUNK
        assert heard[-1] == ("storing", 12_000)


def test_a_file_that_breaks_far_down_leaves_nothing(tmp_path: Path) -> None:
    """It was cut off between the look at it and the import."""
    with workspace() as database:
        before = everything(database.reader)
        imports = started(database, tmp_path, 12_000)
        path = tmp_path / "big.csv"
        plan = imports.plan(path, ImportOptions())
        path.write_bytes(path.read_bytes()[:-40] + b"\xff\xff")
        with pytest.raises(CannotRead, match=r"big\.csv"):
            imports.run(plan, today=TODAY)
        assert everything(database.reader) == before
        temporary = "SELECT count(*) FROM temp.sqlite_schema"
        assert database.writer().execute(temporary).fetchone() == (0,)
