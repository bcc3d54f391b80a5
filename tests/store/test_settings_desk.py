"""Where the tiers begin: a setting of the programme, kept in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import Invalid
from store.history import History
from store.rules.tiers import DEFAULT_TIERS, TIERS_WITH_MID
from store.settings import Settings
from tests.builders import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty workspace."""
    with workspace() as made:
        yield made


def test_a_new_workspace_has_the_usual_tiers(database: Database) -> None:
    """Nothing is stored for them."""
    assert Settings(database).tiers() == DEFAULT_TIERS
    assert database.read("SELECT * FROM setting") == []


def test_tiers_come_back_as_they_were_set(database: Database) -> None:
    """In the order of their bounds, whatever order they were typed in."""
    desk = Settings(database)
    desk.set_tiers(dict(reversed(TIERS_WITH_MID.bounds)))
    assert desk.tiers() == TIERS_WITH_MID
    assert database.take_changes() == {"roster"}


NAMES = st.text("abcdefghij", min_size=1, max_size=8)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(NAMES, st.integers(1, 10**9), min_size=1, max_size=6))
def test_whatever_is_accepted_comes_back(bounds: dict[str, int]) -> None:
    """And what is not, changes nothing."""
    with workspace() as database:
        desk = Settings(database)
        try:
            desk.set_tiers(bounds)
        except Invalid:
            assert desk.tiers() == DEFAULT_TIERS
        else:
            assert dict(desk.tiers().bounds) == bounds


@pytest.mark.parametrize(
    "bounds",
    [{}, {"small": 0}, {"small": -5}, {"a": 10, "b": 10}, {"": 10}, {"starter": 10}],
)
def test_tiers_that_make_no_sense_are_refused(
    database: Database, bounds: dict[str, int]
) -> None:
    """In a sentence, and what was set stays."""
    desk = Settings(database)
    desk.set_tiers({"small": 100})
    with pytest.raises(Invalid, match="These tiers cannot be used"):
        desk.set_tiers(bounds)
    assert desk.tiers().bounds == (("small", 100),)


def test_setting_tiers_is_a_step_of_undo(database: Database) -> None:
    """Like everything else; setting the same again is none."""
    desk, history = Settings(database), History(database)
    desk.set_tiers({"small": 100})
    desk.set_tiers({"large": 1_000})
    database.take_changes()
    desk.set_tiers({"large": 1_000})
    assert database.take_changes() == frozenset()
    assert [step.label for step in history.units()] == ["Changed the tiers"] * 2
    history.undo()
    assert desk.tiers().bounds == (("small", 100),)
    history.undo()
    assert desk.tiers() == DEFAULT_TIERS
    history.redo()
    history.redo()
    assert desk.tiers().bounds == (("large", 1_000),)
