"""The history: what was done, by whom it can be taken back, and that it stays true."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.errors import NothingToUndo
from store.exchange.plan import ImportOptions
from store.history import History, RecordChange
from store.imports import Imports
from store.roster import NewAccount, Roster
from store.rules.money import Money
from store.schema import LOGGED
from store.settings import Settings
from tests.builders import TODAY, everything, person, workspace
from tests.store.windows import is_well

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty workspace."""
    with workspace() as made:
        yield made


def labels(database: Database) -> list[str]:
    """The steps as sentences, newest first; one taken back is in brackets."""
    return [
        f"({said})" if step.undone else said
        for step in History(database).units()
        for said in [step.label.format(**step.detail)]
    ]


def test_the_history_says_what_was_done(database: Database) -> None:
    """Newest first, each in words with its figures, and only so many as asked for."""
    mina = person(database, "Mina", handle="mina")
    Roster(database).set_field([mina], "status", "active")
    Roster(database).quote(mina, "reel", Money(50_000, "KRW"), today=TODAY)
    Roster(database).tag([mina], ["beauty"])
    assert labels(database) == [
        "Tagged 1: +beauty",
        "Noted a rate of Mina: 50000 KRW for reel",
        "Set Status of 1 to active",
        "Added Mina",
    ]
    assert len(History(database).units(2)) == 2


def test_undo_and_redo_say_which_step(database: Database) -> None:
    """And the history shows what stands and what does not."""
    history = History(database)
    mina = person(database, "Mina")
    Roster(database).archive([mina])
    assert history.undo().label == "Moved {count} to the trash"
    assert history.undo().detail == {"name": "Mina"}
    assert labels(database) == ["(Moved 1 to the trash)", "(Added Mina)"]
    assert history.redo().detail == {"name": "Mina"}
    assert labels(database) == ["(Moved 1 to the trash)", "Added Mina"]
    person(database, "Sora")
    with pytest.raises(NothingToUndo, match="Nothing to redo"):
        history.redo()
    assert labels(database) == ["Added Sora", "(Moved 1 to the trash)", "Added Mina"]


def test_an_empty_history_has_nothing_to_undo(database: Database) -> None:
    """Said, not done."""
    for step, said in (("undo", "Nothing to undo"), ("redo", "Nothing to redo")):
        with pytest.raises(NothingToUndo, match=said):
            getattr(History(database), step)()
    assert database.take_changes() == frozenset()


def test_undo_tells_the_same_topics(database: Database) -> None:
    """So that the screens that showed the step look again."""
    Settings(database).set_tiers({"small": 100})
    database.take_changes()
    History(database).undo()
    assert database.take_changes() == {"roster"}


def stories(changes: tuple[RecordChange, ...]) -> list[tuple[str, str, Any]]:
    """What was done to a record: the step, the table, and the making or the fields."""
    return [
        (
            change.unit.label.format(**change.unit.detail),
            change.table,
            "made" if change.made else dict(change.fields),
        )
        for change in changes
    ]


def test_a_person_has_a_history_of_their_own(database: Database) -> None:
    """Their making, each change from what to what, their accounts', nobody else's."""
    desk = Roster(database)
    mina = person(database, "Mina", handle="mina", figures={"followers": 900})
    other = person(database, "Other", handle="other")
    desk.set_field([mina, other], "notes", "one")
    desk.edit(mina, 2, {"notes": "two", "city": "서울"})
    account = database.read("SELECT id FROM account WHERE influencer_id=?", (mina,))
    desk.measure(account[0][0], {"followers": 950}, today=TODAY)
    set_by_both = "Set Notes of 2 to one"
    assert stories(History(database).of_influencer(mina)) == [
        ("Measured mina of Mina", "influencer", {}),
        ("Measured mina of Mina", "account", {"followers": (900, 950)}),
        (
            "Edited Mina",
            "influencer",
            {"city": (None, "서울"), "notes": ("one", "two")},
        ),
        (set_by_both, "influencer", {"notes": (None, "one")}),
        ("Added Mina", "account", "made"),
        ("Added Mina", "influencer", "made"),
    ]
    assert [told[0] for told in stories(History(database).of_influencer(other))] == [
        set_by_both,
        "Added Other",
        "Added Other",
    ]
    assert len(History(database).of_influencer(mina, limit=2)) == 2


def test_a_record_tells_only_what_stands(database: Database) -> None:
    """A step taken back is no part of it; done again, it is there as before."""
    history, desk = History(database), Roster(database)
    mina = person(database, "Mina")
    desk.set_field([mina], "notes", "one")
    desk.set_field([mina], "notes", "two")
    told = stories(history.of_influencer(mina))
    assert [fields for _, _, fields in told] == [
        {"notes": ("one", "two")},
        {"notes": (None, "one")},
        "made",
    ]
    history.undo()
    assert stories(history.of_influencer(mina)) == told[1:]
    history.undo()
    assert stories(history.of_influencer(mina)) == told[2:]
    history.undo()
    assert history.of_influencer(mina) == ()
    for count in (1, 2, 3):
        history.redo()
        assert stories(history.of_influencer(mina)) == told[3 - count :]
    history.undo()
    desk.set_field([mina], "notes", "three")
    assert stories(history.of_influencer(mina))[0][2] == {"notes": ("one", "three")}


def test_what_was_removed_is_told_with_its_owner(database: Database) -> None:
    """The account is gone; that it was removed is not."""
    mina = person(database, "Mina")
    desk = Roster(database)
    account = desk.add_account(mina, NewAccount("youtube", "mina"), today=TODAY)
    desk.remove_account(account)
    assert stories(History(database).of_influencer(mina))[0] == (
        "Removed mina from Mina",
        "influencer",
        {},
    )


RATES = (
    st.none()
    | st.floats(1e-9, 1e12)
    | st.sampled_from([0.0, -2.5, float("inf"), float("-inf")])
    | st.integers(0, 10**7).map(lambda count: count / 7)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(RATES, RATES), min_size=1, max_size=6))
@example([(0.1 + 0.2, 3.4567890123456789), (float("inf"), None)])
def test_undo_and_redo_are_exact_to_the_last_digit(
    rates: list[tuple[float | None, float | None]],
) -> None:
    """A rate somebody else worked out has seventeen digits, and keeps them."""
    with workspace() as database:
        mina = person(database, "Mina", handle="mina")
        states = [everything(database.reader)]
        for pair in rates:
            for rate in pair:
                with database.writing("x", ("roster",)) as unit:
                    unit.connection.execute("UPDATE account SET stated_rate=?", (rate,))
                states.append(everything(database.reader))
        for state in reversed(states[:-1]):
            History(database).undo()
            assert everything(database.reader) == state
        for state in states[1:]:
            History(database).redo()
            assert everything(database.reader) == state
        told = History(database).of_influencer(mina)
        chain = [
            change.fields["stated_rate"]
            for change in told
            if "stated_rate" in change.fields
        ]
        assert all(new[0] == old[1] for new, old in pairwise(chain))


def test_text_of_every_kind_comes_back(database: Database) -> None:
    """Quotes, backslashes, other scripts, faces made of several signs."""
    mina = person(database, "Mina")
    texts = ['"q" \\ / {"a":[1]}', "👩‍👩‍👧 ﷽ \u200d", "a\nb\tc", "1e5", "null", "'; --"]
    states = []
    for text in texts:
        states.append(everything(database.reader))
        with database.writing("x", ("roster",)) as unit:
            unit.connection.execute(
                "UPDATE influencer SET notes=? WHERE id=?", (text, mina)
            )
    for state in reversed(states):
        History(database).undo()
        assert everything(database.reader) == state


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE change SET before='[]'",
        "DELETE FROM change",
        "UPDATE unit SET label='Nothing'",
        "UPDATE unit SET undone_at='2026-03-02T09:00:00Z'",
        "DELETE FROM unit",
        "INSERT OR REPLACE INTO change SELECT * FROM change",
    ],
)
def test_the_history_cannot_be_rewritten(database: Database, tampering: str) -> None:
    """Not from a desk, and not with another tool."""
    mina = person(database, "Mina")
    Roster(database).set_field([mina], "notes", "one")
    before = database.read("SELECT * FROM change"), database.read("SELECT * FROM unit")
    with closing(sqlite3.connect(database.path)) as tool:
        tool.execute("PRAGMA recursive_triggers=ON")
        with pytest.raises(sqlite3.IntegrityError, match="the history is append-only"):
            tool.execute(tampering)

    def within() -> None:
        with database.writing("x", ("roster",)) as unit:
            unit.connection.execute("PRAGMA recursive_triggers=ON")
            unit.connection.execute(tampering)

    if "UPDATE unit" not in tampering:
        with pytest.raises(sqlite3.IntegrityError, match="the history is append-only"):
            within()
    after = database.read("SELECT * FROM change"), database.read("SELECT * FROM unit")
    assert after == before


def bulk(database: Database, count: int) -> None:
    """So many people with an account each, made in one step."""
    with database.writing("Imported", ("roster",)) as unit:
        numbers = [(number, f"Person {number}") for number in range(1, count + 1)]
        unit.connection.executemany(
            "INSERT INTO influencer(id, name, status, created_at, updated_at, version)"
            " VALUES (?, ?, 'prospect', '', '', 1)",
            numbers,
        )
        unit.connection.execute(
            "INSERT INTO account(influencer_id, platform, handle, handle_key,"
            " created_at, updated_at, version) SELECT id, 'instagram', 'p'||id,"
            " 'p'||id, '', '', 1 FROM influencer"
        )


def test_a_large_step_is_exact_both_ways(database: Database) -> None:
    """A sheet of twenty thousand people, all changed at once; and back, and again."""
    lines = (f"Person {n},p{n},youtube,{n * 7}.5K,a; {n % 9}" for n in range(20_000))
    sheet = "\n".join(["name,handle,platform,followers,tags", *lines])
    desk = Imports(database)
    states = [everything(database.reader)]
    report = desk.run(desk.plan_text(sheet, ImportOptions()), today=TODAY)
    assert report.created == 20_000
    states.append(everything(database.reader))
    Roster(database).set_field(range(1, 20_001), "notes", "Met at the fair.")
    states.append(everything(database.reader))
    for state in reversed(states[:-1]):
        History(database).undo()
        assert everything(database.reader) == state
    for state in states[1:]:
        History(database).redo()
        assert everything(database.reader) == state
    assert is_well(database)


def test_a_record_is_found_among_many_by_an_index(database: Database) -> None:
    """However many steps there were: no question walks through the history."""
    bulk(database, 300)
    Roster(database).set_field(range(1, 301), "notes", "x")
    asked: list[str] = []
    database.reader.set_trace_callback(asked.append)
    assert len(History(database).of_influencer(299)) == 3
    with pytest.raises(NothingToUndo):
        History(database).redo()
    database.reader.set_trace_callback(None)
    questions = [sql for sql in asked if sql.lstrip().startswith("SELECT")]
    assert len(questions) >= 6
    for sql in questions:
        plan = database.read(f"EXPLAIN QUERY PLAN {sql}")
        steps = [step[3] for step in plan]
        assert not any(
            step.startswith("SCAN") and "ix_unit_undone" not in step for step in steps
        ), (sql, steps)
        assert not any("TEMP B-TREE" in step for step in steps), (sql, steps)


def test_an_upsert_that_changes_nothing_is_no_step(database: Database) -> None:
    """SQLite gives a number away for it; nothing was made under that number."""
    mina = person(database, "Mina")
    Roster(database).set_custom(mina, "size", "38")
    before = len(History(database).units())
    with database.writing("x", ("roster",)) as unit:
        unit.connection.execute(
            "INSERT INTO custom_value(influencer_id, name, value) VALUES (?, ?, ?)"
            " ON CONFLICT(influencer_id, name) DO UPDATE SET value=excluded.value"
            " WHERE value IS NOT excluded.value",
            (mina, "size", "38"),
        )
    assert len(History(database).units()) == before


def test_what_is_made_and_removed_in_one_step_stays_removed(
    database: Database,
) -> None:
    """However often the step is taken back and done again."""
    mina = person(database, "Mina")
    states = [everything(database.reader)]
    with database.writing("x", ("roster",)) as unit:
        for name in ("one", "two", "three"):
            unit.connection.execute(
                "INSERT INTO alias(influencer_id, name) VALUES (?, ?)", (mina, name)
            )
        unit.connection.execute("UPDATE alias SET name='TWO' WHERE name='two'")
        unit.connection.execute("DELETE FROM alias WHERE name<>'TWO'")
        unit.connection.execute("INSERT INTO tag(name, name_key) VALUES ('a', 'a')")
        unit.connection.execute("DELETE FROM tag")
    states.append(everything(database.reader))
    for _ in range(2):
        History(database).undo()
        assert everything(database.reader) == states[0]
        History(database).redo()
        assert everything(database.reader) == states[1]


def test_every_table_of_hers_is_in_the_history() -> None:
    """Settings and saved views too: whatever she can change, she can take back."""
    assert {"influencer", "account", "rate", "setting", "saved_view"} <= set(LOGGED)
