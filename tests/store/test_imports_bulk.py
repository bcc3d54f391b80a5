"""Large files of new people are stored while they are read; nobody can tell."""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import Cancelled, StoreError
from store.exchange import ahead, bulk, columns, sheets, staging, strangers
from store.exchange.plan import ImportOptions
from store.exchange.strangers import NotPlain
from store.history import History
from store.imports import Imports
from tests.builders import TODAY, everything, person, workspace
from tests.store.sheets_in import as_csv, bring, counts, values
from tests.store.test_imports_big import SCHEMA, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database
    from store.imports import ImportReport

NEVER = 10**9
INSTANTS = {"created_at", "updated_at"}


@contextmanager
def portions(least: int, most: int = strangers.MOST) -> Iterator[list[bool]]:
    """Small portions, so that few rows go through many; and what came in quickly."""
    quick: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "LEAST", least)
        patch.setattr(strangers, "MOST", most)
        patch.setattr(staging, "CHUNK", 4)
        patch.setattr(sheets, "_AT_ONCE", 2)
        way = bulk.bring_in

        def told(*given: Any, **named: Any) -> Any:
            quick.append(False)
            brought = way(*given, **named)
            quick[-1] = True
            return brought

        patch.setattr(bulk, "bring_in", told)
        yield quick


def kept(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables, without the instants."""
    found = everything(database.reader)
    for table, rows in found.items():
        names = [each[1] for each in database.read(f"PRAGMA table_info({table})")]
        stays = [at for at, name in enumerate(names) if name not in INSTANTS]
        found[table] = [tuple(row[at] for at in stays) for row in rows]
    found["numbers"] = database.read("SELECT name, seq FROM sqlite_sequence ORDER BY 1")
    found["made"] = database.read('SELECT unit, "table", row, last_row FROM change')
    return found


def said(report: ImportReport) -> tuple[object, ...]:
    """What the report of an import says."""
    return (
        report.run,
        counts(report),
        report.problems,
        report.questions,
        report.changes,
    )


OWN: dict[str, st.SearchStrategy[str]] = {
    "platform": st.sampled_from(["IG", "YT", "", "nowhere"]),
    "followers": st.sampled_from(["", "1200", "3.4k", "-7", "many", "0"]),
    "avg likes": st.sampled_from(["", "10", "20.5"]),
    "engagement rate": st.sampled_from(["", "3.2%", "9%"]),
    "checked on": st.sampled_from(["", "2026-02-01", "soon"]),
    "city": st.sampled_from(["", "Seoul", "부산", "N/A"]),
    "niche": st.sampled_from(["", "Beauty", "food|뷰티", "travel"]),
    "status": st.sampled_from(["", "active", "차단", "unheard of"]),
    "fit voice": st.sampled_from(["", "3", "9"]),
    "rate": st.sampled_from(["", "₩500,000", "200 USD", "lots"]),
    "tags": st.sampled_from(["", "beauty", "Beauty; food", "#food"]),
    "alias": st.sampled_from(["", "미나", "Minnie;미나"]),
    "내 열": st.sampled_from(["", "x", "y\x1b[31m"]),
    "real name": st.sampled_from(["", "Kim", "김 사람"]),
    "source": st.sampled_from(["", "a fair"]),
}
NAMED = {
    "name": "{} 사람 {}",
    "handle": "@{}_{}",
    "email": "{}{}@x.example",
    "phone": "010-{0:.0}1234-{1:04d}",
    "url": "https://instagram.com/{}{}",
}


@st.composite
def strangers_in(draw: st.DrawFn) -> str:
    """A sheet in which hardly anybody comes twice; some cells of theirs are empty."""
    who = draw(st.lists(st.sampled_from(list(NAMED)), min_size=1, unique=True))
    own = draw(st.lists(st.sampled_from(list(OWN)), max_size=6, unique=True))
    word = draw(st.sampled_from(["mina", "Mina", "하루"]))
    rows = []
    for number in range(draw(st.integers(min_value=3, max_value=14))):
        # Now and then the number of an earlier row: somebody twice, or only nearly.
        same = draw(st.sampled_from([number] * 40 + [0]))
        cells = [NAMED[name].format(word, same) for name in who]
        if draw(st.sampled_from([False] * 9 + [True])):
            cells[draw(st.integers(0, len(cells) - 1))] = ""
        rows.append(cells + [draw(OWN[name]) for name in own])
    return as_csv([*who, *own], *rows)


def brought(
    text: str, least: int, most: int, *, is_known: bool
) -> tuple[object, list[bool]]:
    """What a sheet leaves and reports, and whether it came in quickly."""
    with portions(least, most) as quick, workspace() as database:
        if is_known:
            person(database, "mina 사람 2", handle="elsewhere")
        before, schema = everything(database.reader), database.read(SCHEMA)
        dry = bring(database, text, file="ig.csv", dry_run=True)
        assert everything(database.reader) == before
        report = bring(database, text, file="ig.csv")
        assert said(dry)[1:] == said(report)[1:]
        assert database.read(SCHEMA) == schema
        left = said(report), kept(database)
        tried = quick[-1:]
        again = bring(database, text, file="ig.csv")
        assert (again.created, again.updated) == (0, 0)
        History(database).undo()
        assert everything(database.reader) == before
    return left, tried


def test_both_ways_in_leave_the_same() -> None:
    """Every row with its number, the history, the report; and undo takes all back."""
    taken: list[bool] = []

    @settings(max_examples=150, deadline=None, derandomize=True)
    @given(strangers_in(), st.booleans(), st.sampled_from([5, 1_000]))
    def compare(text: str, is_known: bool, most: int) -> None:
        general, none = brought(text, NEVER, most, is_known=is_known)
        quick, tried = brought(text, 1, most, is_known=is_known)
        assert quick == general
        assert not none
        taken.extend(tried)

    compare()
    # Otherwise something would have been compared with itself.
    assert taken.count(True) > 50
    assert taken.count(False) > 10


@pytest.mark.parametrize(
    ("changed", "is_quick"),
    [
        ({}, True),
        ({"email": "p0@x.example"}, True),
        ({"email": "P0@x.example", "name": "person 0"}, False),
        ({"phone": "+82 10 1000 0001", "name": "Person 1"}, True),
        ({"phone": "+82 10 1000 0001", "name": "김 사람 1"}, False),
        ({"handle": "@PERSON_3", "platform": "IG"}, True),
        ({"handle": "@PERSON_3", "platform": "YT"}, False),
        ({"handle": "@mina", "platform": "IG"}, False),
        ({"phone": "010-9999-9999"}, False),
        ({"handle": "", "email": "", "phone": "", "name": "Mina"}, False),
    ],
)
@pytest.mark.parametrize("most", [20, 1_000])
def test_what_makes_two_rows_one_person(
    changed: dict[str, str],
    is_quick: bool,
    most: int,
) -> None:
    """The same answer when not all rows could be remembered."""
    with portions(1, most) as quick, workspace() as database:
        person(database, "Mina", handle="mina", phone="010-9999-9999")
        bring(database, sheet(60, **changed))
        assert quick == [is_quick]


@pytest.mark.parametrize("cells", [("Sora", "Ana"), ("Sora", "Sora")])
def test_people_with_nothing_but_a_name_are_told_apart_by_it(
    cells: tuple[str, str],
) -> None:
    """Two of one name are the same person."""
    rows = [[name] for name in ("Mina", "Leo", "Eva", "Ben", *cells)]
    with portions(1) as quick, workspace() as database:
        report = bring(database, as_csv(["name", "city"], *rows))
        assert quick == [len(set(cells)) == 2]
        assert report.created == len({row[0] for row in rows})


def test_a_workbook_is_read_before_the_file_is_locked() -> None:
    """Others would wait with their saves for as long as reading takes."""
    with workspace() as database:
        plan = Imports(database).plan_text(sheet(5_000), ImportOptions())
        assert bulk.begin(plan).first.rows
        plan.sheet.format = "xlsx"
        with pytest.raises(NotPlain):
            bulk.begin(plan)


def test_next_to_more_people_a_sheet_goes_the_general_way() -> None:
    """Indexes are wanted while few come to many."""
    with portions(1) as quick, workspace() as database:
        for name in ("Mina", "Leo", "Eva", "Ben"):
            person(database, name)
        assert bring(database, sheet(30)).created == 30
        assert quick == [False]


def on_its_way(database: Database, rows: int = 12_000) -> tuple[Imports, Any]:
    """A desk and the plan of a large sheet."""
    imports = Imports(database)
    return imports, imports.plan_text(sheet(rows), ImportOptions())


def is_untouched(database: Database, before: object) -> bool:
    """Nothing is left: no row, no temporary table, no thread, no slower switching."""
    temporary = "SELECT count(*) FROM temp.sqlite_schema"
    return (
        everything(database.reader) == before
        and database.writer().execute(temporary).fetchone() == (0,)
        and not any(each.name == ahead.NAME for each in threading.enumerate())
        and sys.getswitchinterval() == SWITCHING
    )


SWITCHING = sys.getswitchinterval()


@pytest.mark.parametrize(
    "problem",
    [
        sqlite3.OperationalError("unheard of"),
        RuntimeError("a mistake of ours"),
        KeyboardInterrupt("Ctrl+C"),
    ],
)
@pytest.mark.parametrize("place", ["storing", "reading"])
def test_whatever_goes_wrong_in_either_thread_is_told_and_leaves_nothing(
    problem: BaseException,
    place: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As if there were only one."""
    calls: list[object] = []
    whose, name = {
        "storing": (staging, "put"),
        "reading": (columns.ChunkReader, "read"),
    }[place]
    right = getattr(whose, name)

    def fail(*given: Any) -> Any:
        calls.append(threading.current_thread())
        if len(calls) > 1:
            raise problem
        return right(*given)

    with workspace() as database:
        imports, plan = on_its_way(database)
        before = everything(database.reader)
        with monkeypatch.context() as patch:
            patch.setattr(whose, name, fail)
            with pytest.raises(type(problem)) as told:
                imports.run(plan, today=TODAY)
        assert told.value is problem
        is_here = calls[0] is threading.current_thread()
        assert is_here is (place == "storing")
        assert is_untouched(database, before)
        assert imports.run(plan, today=TODAY).created == 12_000


def test_a_full_disk_is_told_in_a_sentence() -> None:
    """Found by the other thread, or by this one at the end."""
    with workspace() as database:
        imports, plan = on_its_way(database)
        before = everything(database.reader)
        writer = database.writer()
        usual = writer.execute("PRAGMA max_page_count").fetchone()[0]
        for pages in (200, 1_200, 2_000):
            writer.execute(f"PRAGMA max_page_count={pages}")
            with pytest.raises(StoreError, match="disk is full"):
                imports.run(plan, today=TODAY)
            assert is_untouched(database, before)
        writer.execute(f"PRAGMA max_page_count={usual}")
        assert imports.run(plan, today=TODAY).created == 12_000


@pytest.mark.parametrize("looks", [*range(1, 12), 20, 27])
def test_it_can_be_stopped_at_any_moment(looks: int) -> None:
    """While rows are read and stored, while they are waited for, and at the end."""
    with workspace() as database:
        imports, plan = on_its_way(database)
        before = everything(database.reader)
        asked: list[int] = []

        def cancelled() -> bool:
            assert threading.current_thread() is threading.main_thread()
            asked.append(1)
            return len(asked) >= looks

        with pytest.raises(Cancelled):
            imports.run(plan, today=TODAY, cancelled=cancelled)
        assert is_untouched(database, before)


def test_storing_is_told_too() -> None:
    """Both stages go from few rows to all of them."""
    with workspace() as database:
        imports, plan = on_its_way(database)
        heard: dict[str, list[int]] = {}
        imports.run(
            plan,
            today=TODAY,
            progress=lambda stage, rows: heard.setdefault(stage, []).append(rows),
        )
        assert list(heard) == ["reading", "storing"]
        for rows in heard.values():
            assert rows == sorted(rows)
            assert len(set(rows)) >= 2
            assert rows[-1] == 12_000


def test_others_can_read_meanwhile_and_see_all_or_nothing() -> None:
    """The roster stays as it was until everything is there."""
    with workspace() as database:
        imports, plan = on_its_way(database)
        people = "SELECT count(*) FROM influencer"
        seen: list[int] = []
        imports.run(
            plan,
            today=TODAY,
            progress=lambda _stage, _rows: seen.extend(values(database, people)),
        )
        assert set(seen) == {0}
        assert values(database, people) == [12_000]
