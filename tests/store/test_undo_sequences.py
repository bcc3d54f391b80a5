"""Whatever is done to a roster, in whatever order: undo and redo are exact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store import roster_lines
from store.errors import NothingToUndo, StoreError
from store.history import History
from tests.builders import everything, workspace
from tests.store.roster_deeds import DEEDS, START, Roll, deeds, do

if TYPE_CHECKING:
    from store.engine import Database
    from tests.store.roster_deeds import Deed

State = dict[str, list[tuple[Any, ...]]]


class Witness:
    """Watches a workspace from outside: knows every state that undo must return to."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.history = History(database)
        self.now = everything(database.reader)
        self.past: list[State] = []
        self.future: list[State] = []

    def do(self, deed: Deed) -> None:
        """Do something; a refusal leaves everything as it was."""
        units = self._units()
        try:
            do(Roll(self.database), deed)
        except StoreError:
            self.stands(self.now)
            assert self._units() == units
            return
        if self._units() > units:
            self.past.append(self.now)
            self.future.clear()
            self.now = everything(self.database.reader)
        self.stands(self.now)

    def undo(self) -> None:
        """Take back one step, if there is one."""
        if not self.past:
            self._nothing(self.history.undo)
            return
        self.history.undo()
        self.future.append(self.now)
        self.now = self.past.pop()
        self.stands(self.now)

    def redo(self) -> None:
        """Do one step again, if there is one."""
        if not self.future:
            self._nothing(self.history.redo)
            return
        self.history.redo()
        self.past.append(self.now)
        self.now = self.future.pop()
        self.stands(self.now)

    def stands(self, state: State) -> None:
        """The file is exactly so, its references hold, its roster lines are right."""
        assert everything(self.database.reader) == state
        assert roster_lines.differences(self.database.reader) == 0
        assert self.database.read("PRAGMA foreign_key_check") == []

    def _units(self) -> int:
        return int(self.database.read("SELECT count(*) FROM unit")[0][0])

    def _nothing(self, step: Any) -> None:
        try:
            step()
        except NothingToUndo:
            self.stands(self.now)
        else:
            raise AssertionError(step)


@settings(max_examples=40, deadline=None)
@given(st.lists(deeds(), max_size=20))
def test_undoing_everything_leaves_nothing_and_redoing_everything_all(
    done: list[Deed],
) -> None:
    """Each step in between is exact too, row by row and column by column."""
    with workspace() as database:
        witness = Witness(database)
        empty = witness.now
        for deed in [*START, *done]:
            witness.do(deed)
        last = witness.now
        while witness.past:
            witness.undo()
        witness.undo()
        assert witness.now == empty
        while witness.future:
            witness.redo()
        witness.redo()
        assert witness.now == last


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["undo", "redo"]) | deeds() | deeds(), max_size=24))
def test_undo_and_redo_may_come_at_any_time(steps: list[Any]) -> None:
    """What is done after an undo puts the undone out of reach of redo."""
    with workspace() as database:
        witness = Witness(database)
        for step in [*START, *steps]:
            if step == "undo":
                witness.undo()
            elif step == "redo":
                witness.redo()
            else:
                witness.do(step)
        while witness.past:
            witness.undo()
        assert not any(witness.now.values())


@settings(max_examples=40, deadline=None)
@given(st.lists(deeds(), max_size=10), st.tuples(*DEEDS["merge"][1]))
def test_a_merge_is_taken_back_whole(done: list[Deed], merge: tuple[Any, ...]) -> None:
    """Whatever the two have, undo gives each its own again."""
    with workspace() as database:
        witness = Witness(database)
        for deed in [*START, *done]:
            witness.do(deed)
        people = database.read("SELECT id FROM influencer WHERE archived_at IS NULL")
        before = witness.now
        witness.do(("merge", merge))
        merged = witness.now is not before
        left = database.read("SELECT id FROM influencer WHERE archived_at IS NULL")
        assert len(left) == len(people) - merged
        for table in ("account", "account_reading", "rate"):
            assert len(witness.now[table]) == len(before[table])
        if merged:
            witness.undo()
            assert witness.now == before
            witness.redo()
