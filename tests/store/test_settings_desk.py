"""What holds for the programme as a whole: tiers, stages, market, sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import Invalid
from store.history import History
from store.rules.content_words import PAYMENT_DAYS
from store.rules.pipeline import DEFAULT_STAGES, STAGES
from store.rules.tiers import DEFAULT_TIERS, TIERS_WITH_MID
from store.settings import QUIET_DAYS, Settings
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


# Stages, market, sender, quiet days


def test_stages_are_hers_in_name_and_order(database: Database) -> None:
    """What she does not name keeps its usual name; what she leaves out stands last."""
    desk = Settings(database)
    assert desk.stages() == DEFAULT_STAGES
    desk.set_stages([("replied", ""), ("identified", "  발굴  ")])
    first, second, *others = desk.stages()
    assert (first.key, first.own) == ("replied", False)
    assert (second.key, second.title, second.own) == ("identified", "발굴", True)
    assert {stage.key for stage in others} == set(STAGES) - {"replied", "identified"}
    History(database).undo()
    assert desk.stages() == DEFAULT_STAGES


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ([("married", "")], "no stage called married"),
        ([("replied", "x" * 41)], "cannot be the name of a stage"),
        ([("replied", "two\nlines")], "cannot be the name of a stage"),
        ([("replied", "bell\x07")], "cannot be the name of a stage"),
        ([("replied", "agreed")], "cannot be the name of a stage"),
    ],
)
def test_stages_that_cannot_be_told_apart_are_refused(
    database: Database, stages: list[tuple[str, str]], said: str
) -> None:
    """One name twice, a long one, a broken one, a stage that is none."""
    with pytest.raises(Invalid, match=said):
        Settings(database).set_stages(stages)
    assert Settings(database).stages() == DEFAULT_STAGES


def test_a_market_is_a_country_in_any_of_the_languages(database: Database) -> None:
    """Blank is nobody's; what is no country is refused."""
    desk = Settings(database)
    assert desk.market() is None
    for typed, code in (("한국", "KR"), ("Corea", "KR"), ("es", "ES"), (" ", None)):
        desk.set_market(typed)
        assert desk.market() == code
    with pytest.raises(Invalid, match="Atlantis is not a country"):
        desk.set_market("Atlantis")
    assert desk.market() is None


def test_who_writes_is_kept_field_by_field(database: Database) -> None:
    """An address must be one; nothing else changes meanwhile."""
    desk = Settings(database)
    assert desk.sender() == {"my_name": "", "my_company": "", "my_email": ""}
    desk.set_sender(my_name=" Dana ", my_email="dana@example.com")
    desk.set_sender(my_company="Luz")
    kept = {"my_name": "Dana", "my_company": "Luz", "my_email": "dana@example.com"}
    assert desk.sender() == kept
    for wrong in ({"my_email": "dana"}, {"my_name": "a\nb"}, {"my_name": "x" * 201}):
        with pytest.raises(Invalid):
            desk.set_sender(**wrong)
    assert desk.sender() == kept


def test_quiet_days_are_kept_by_status(database: Database) -> None:
    """The others stay as usual; nonsense is refused."""
    desk = Settings(database)
    desk.set_quiet_days("active", 14)
    assert desk.quiet_days() == QUIET_DAYS | {"active": 14}
    for status, days in (("active", 0), ("active", 9_999), ("blocked", 5)):
        with pytest.raises(Invalid, match="is no number of days"):
            desk.set_quiet_days(status, days)
    assert desk.quiet_days() == QUIET_DAYS | {"active": 14}


def test_fees_are_paid_in_so_many_days(database: Database) -> None:
    """At once is possible; nonsense is refused; undo brings the usual back."""
    desk = Settings(database)
    assert desk.payment_days() == PAYMENT_DAYS
    for days in (0, 45, 3_650):
        desk.set_payment_days(days)
        assert desk.payment_days() == days
    assert database.take_changes() == {"campaigns"}
    for days in (-1, 3_651):
        with pytest.raises(Invalid, match="is no number of days"):
            desk.set_payment_days(days)
    for _ in range(3):
        History(database).undo()
    assert desk.payment_days() == PAYMENT_DAYS
