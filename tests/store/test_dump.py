"""The whole store as one file: out, in, and out again without a byte of difference."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import backup_folder, roster_lines
from store.backup import backups
from store.errors import Invalid, StoreError
from store.exchange import dump
from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from store.outgoing import Outgoing
from store.roster import Roster
from store.rules.money import Money
from store.schema import LOGGED, SCHEMA
from store.settings import Settings
from tests.builders import person, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database

TODAY = date(2026, 3, 2)
SHEET = "name,handle,platform,followers,tags,rank\nLucía,lucia_g,tiktok,208374,food,7\n"


@pytest.fixture
def other() -> Iterator[Database]:
    """A second workspace, empty."""
    with workspace() as database:
        yield database


@pytest.fixture
def lived_in() -> Iterator[Database]:
    """A workspace with people, an import, work taken back, trash and settings."""
    with workspace() as database:
        roster = Roster(database)
        mina = person(
            database,
            "김민수 👩‍🎤",
            handle="mina.glow",
            tags=("beauty",),
            figures={"followers": 12_000, "avg_likes": 900, "avg_comments": 12},
            notes="two\nlines, \u2028 and a half",
        )
        gone = person(database, "=Jun", email="jun@mail.kr")
        roster.quote(mina, "post", Money(350_000, "KRW"), today=TODAY)
        roster.archive([gone])
        imports = Imports(database)
        imports.run(imports.plan_text(SHEET, ImportOptions()), today=TODAY)
        Settings(database).set_tiers({"small": 1_000, "large": 50_000})
        person(database, "Taken back")
        History(database).undo()
        with database.writing("seed", ("roster",)) as unit:
            unit.connection.execute(
                "UPDATE account SET stated_rate=2.1000000000000001e-7 WHERE id=1"
            )
            unit.connection.execute("UPDATE account SET stated_rate=9e999 WHERE id>1")
            unit.connection.executemany(
                "INSERT INTO tag(name, name_key) VALUES (?, ?)",
                [(f"Infinity {n}", f"infinity {n}") for n in range(2_500)],
            )
        yield database


def dumped(database: Database, folder: Path, name: str = "all.json") -> bytes:
    """What the dump of a store holds."""
    Outgoing(database).dump(folder / name)
    return (folder / name).read_bytes()


def rows(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, those worked out included."""
    found = database.read("SELECT name FROM sqlite_schema WHERE type='table'")
    return {
        name: database.read(f'SELECT * FROM "{name}" ORDER BY 1') for (name,) in found
    }


def test_a_dump_is_plain_json_of_every_table(
    lived_in: Database, tmp_path: Path
) -> None:
    """Readable by anything, for nobody else, history and trash included."""
    counts = Outgoing(lived_in).dump(tmp_path / "all.json")
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert (found["soloist"], found["schema"]) == (1, SCHEMA)
    assert counts == {name: len(table) for name, table in found["tables"].items()}
    assert set(LOGGED) | {"unit", "change", "import_run", "header_map", "setting"} <= (
        set(counts)
    )
    assert not set(counts) & dump.DERIVED
    assert counts["influencer"] == 3
    assert counts["import_run"] == 1
    names = [row["name"] for row in found["tables"]["influencer"]]
    assert names == ["김민수 👩‍🎤", "=Jun", "Lucía"]
    assert stat.S_IMODE((tmp_path / "all.json").stat().st_mode) == 0o600


def test_a_store_comes_back_byte_for_byte(
    lived_in: Database, other: Database, tmp_path: Path
) -> None:
    """Every row of every table, and what is worked out from them."""
    first = dumped(lived_in, tmp_path)
    counts = Outgoing(other).load(tmp_path / "all.json", replace=False)
    assert counts["influencer"] == 3
    assert rows(other) == rows(lived_in)
    assert roster_lines.differences(other.reader) == 0
    assert dumped(other, tmp_path, "again.json") == first
    assert dumped(lived_in, tmp_path, "once more.json") == first


def test_the_history_goes_on_where_it_was(
    lived_in: Database, other: Database, tmp_path: Path
) -> None:
    """What could be undone before can be undone after; the load itself cannot."""
    dumped(lived_in, tmp_path)
    Outgoing(other).load(tmp_path / "all.json", replace=False)
    for database in (lived_in, other):
        history = History(database)
        while history.units()[-1].undone is False:
            history.undo()
    assert rows(other)["influencer"] == rows(lived_in)["influencer"] == []
    assert rows(other)["change"] == rows(lived_in)["change"]


def test_numbers_are_never_given_twice(
    lived_in: Database, other: Database, tmp_path: Path
) -> None:
    """Somebody new after the load gets the number they would have got before it."""
    dumped(lived_in, tmp_path)
    Outgoing(other).load(tmp_path / "all.json", replace=False)
    assert person(other, "Next") == person(lived_in, "Next")


def test_a_filled_store_is_replaced_only_when_told(
    lived_in: Database, other: Database, tmp_path: Path
) -> None:
    """And then a copy of it is kept, because the load cannot be undone."""
    dumped(lived_in, tmp_path)
    person(other, "Only here", handle="only")
    before, outgoing = rows(other), Outgoing(other)
    with pytest.raises(Invalid, match="holds rows already"):
        outgoing.load(tmp_path / "all.json", replace=False)
    assert rows(other) == before
    assert backups(backup_folder(other.path)) == []
    other.take_changes()
    outgoing.load(tmp_path / "all.json", replace=True)
    assert rows(other) == rows(lived_in)
    assert "roster" in other.take_changes()
    (copy,) = backups(backup_folder(other.path))
    assert copy.name.endswith("-before-load.db")


def test_a_store_can_be_emptied_by_an_empty_one(
    lived_in: Database, other: Database, tmp_path: Path
) -> None:
    """A dump of nothing is a dump too."""
    dumped(other, tmp_path)
    assert not dump.is_filled(other.reader)
    Outgoing(lived_in).load(tmp_path / "all.json", replace=True)
    assert not dump.is_filled(lived_in.reader)
    assert rows(lived_in)["roster_line"] == []


def test_a_dump_may_be_formatted_by_other_tools(
    lived_in: Database, other: Database, tmp_path: Path
) -> None:
    """Indented, sorted, escaped, with a mark of its encoding: it is the same store."""
    first = dumped(lived_in, tmp_path)
    tidied = json.dumps(json.loads(first), indent=4, sort_keys=True)
    source = tmp_path / "tidied.json"
    source.write_text(tidied.replace(": Infinity", ": 9e999"), encoding="utf-8-sig")
    Outgoing(other).load(source, replace=False)
    assert dumped(other, tmp_path, "again.json") == first


def test_the_whole_store_is_written_as_json(lived_in: Database, tmp_path: Path) -> None:
    """Under another ending nobody would know what it is."""
    with pytest.raises(StoreError, match=r"all\.xlsx: the whole store"):
        Outgoing(lived_in).dump(tmp_path / "all.xlsx")


def test_a_dump_shows_one_moment(lived_in: Database, tmp_path: Path) -> None:
    """What is saved while it is written is not in it, in no table."""
    heard: list[int] = []

    def progress(_stage: str, written: int) -> None:
        if not heard:
            person(lived_in, "Meanwhile", handle="meanwhile")
        heard.append(written)

    counts = Outgoing(lived_in).dump(tmp_path / "all.json", progress=progress)
    assert (counts["influencer"], counts["account"]) == (3, 2)
    assert heard == sorted(heard)
    assert heard[-1] == sum(counts.values())
    assert b"Meanwhile" not in (tmp_path / "all.json").read_bytes()


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(words.filter(str.strip), words), min_size=1, max_size=5),
    st.floats(allow_nan=False),
)
def test_any_text_and_any_figure_survive(
    tmp_path: Path, people: list[tuple[str, str]], rate: float
) -> None:
    """Names and notes in any script, and figures to their last digit."""
    with workspace() as database, workspace() as second:
        with database.writing("seed", ("roster",)) as unit:
            unit.connection.executemany(
                "INSERT INTO influencer(name, notes, status, created_at, updated_at,"
                " version) VALUES (?,?,'prospect',?,?,1)",
                [(name, notes, unit.at, unit.at) for name, notes in people],
            )
            unit.connection.execute(
                "INSERT INTO account(influencer_id, platform, handle, handle_key,"
                " stated_rate, created_at, updated_at, version) VALUES"
                " (1,'x','a','a',?,?,?,1)",
                (rate, unit.at, unit.at),
            )
        first = dumped(database, tmp_path)
        Outgoing(second).load(tmp_path / "all.json", replace=False)
        assert rows(second) == rows(database)
        assert dumped(second, tmp_path) == first
