"""Making one record of two: what stays, what comes along, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from store import roster_lines
from store.card import Cards
from store.duplicates import Duplicates
from store.errors import Invalid, NotFound
from store.history import History
from store.roster import NewAccount, Roster
from store.rules.money import Money
from store.settings import Settings
from tests.builders import TODAY, everything, person, workspace

if TYPE_CHECKING:
    from store.card import InfluencerCard
    from store.engine import Database


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty workspace."""
    with workspace() as opened:
        yield opened


@pytest.fixture
def duplicates(database: Database) -> Duplicates:
    """The desk under test."""
    return Duplicates(database)


def card(database: Database, number: int) -> InfluencerCard:
    """Everything of one person."""
    return Cards(database, Settings(database)).card(number)


def aliases(database: Database, number: int) -> list[str]:
    """The other names of one person."""
    return [alias.name for alias in card(database, number).aliases]


def test_comparing_shows_what_differs_and_proposes_what_is_filled_in(
    database: Database, duplicates: Duplicates
) -> None:
    """In the order of the form; what both say alike is not asked."""
    keep = person(database, "Mina", email="m@example.kr", country="KR", fit_reach="0")
    gone = person(database, "MINA", city="Busan", country="KR", fit_reach="5")
    choices = duplicates.compare(keep, gone)
    assert [
        (choice.field, choice.title, choice.kept, choice.other, choice.proposed)
        for choice in choices
    ] == [
        ("name", "Name", "Mina", "MINA", "keep"),
        ("email", "E-mail", "m@example.kr", None, "keep"),
        ("city", "City", None, "Busan", "gone"),
        ("fit_reach", "Fit: reach", 0, 5, "keep"),
    ]


def test_fields_are_taken_as_chosen(database: Database, duplicates: Duplicates) -> None:
    """A taken e-mail is found by its key; a taken blank is a blank."""
    keep = person(database, "Mina", email="old@example.kr", city="Busan", niche="food")
    gone = person(database, "MINA", email="New@example.kr", niche="beauty")
    third = person(database, "Third", email="new@example.kr")
    duplicates.merge(keep, gone, ("email", "city"))
    found = card(database, keep)
    assert (found.email, found.city, found.niche) == ("New@example.kr", None, "food")
    (pair,) = duplicates.pairs()
    assert (pair.first.influencer_id, pair.second.influencer_id) == (keep, third)
    assert (pair.reasons, found.version) == (("email",), 2)


def test_accounts_with_their_readings_come_along(
    database: Database, duplicates: Duplicates
) -> None:
    """The list then shows the largest of both."""
    keep = person(database, "Mina", handle="mina", figures={"followers": 900})
    gone = person(
        database, "MINA", platform="tiktok", handle="mina", figures={"followers": 9_000}
    )
    duplicates.merge(keep, gone, ())
    found = card(database, keep).accounts
    assert [(one.platform, len(one.readings)) for one in found] == [
        ("tiktok", 1),
        ("instagram", 1),
    ]
    assert (found[0].version, found[1].version) == (2, 1)
    lines = database.read("SELECT name, platform, accounts FROM roster_line")
    assert lines == [("Mina", "tiktok", 2)]


def test_the_name_that_goes_becomes_an_alias(
    database: Database, duplicates: Duplicates
) -> None:
    """Unless it is the same but for case, or was one already."""
    keep = person(database, "Mina Park")
    gone = person(database, "박민아")
    Roster(database).add_alias(gone, "mina park")
    Roster(database).add_alias(gone, "미나")
    Roster(database).add_alias(gone, "민아 언니")
    Roster(database).add_alias(keep, "미나")
    duplicates.merge(keep, gone, ())
    assert aliases(database, keep) == ["민아 언니", "미나", "박민아"]
    again = person(database, "MINA PARK")
    duplicates.merge(keep, again, ())
    assert aliases(database, keep) == ["민아 언니", "미나", "박민아"]


def test_a_taken_name_leaves_the_old_one_as_an_alias(
    database: Database, duplicates: Duplicates
) -> None:
    """Both names still find the person."""
    keep = person(database, "Mina Park")
    gone = person(database, "박민아")
    duplicates.merge(keep, gone, {"name"})
    assert card(database, keep).name == "박민아"
    assert aliases(database, keep) == ["Mina Park"]


def test_tags_and_rates_of_both_are_kept(
    database: Database, duplicates: Duplicates
) -> None:
    """A tag that both carry is there once."""
    keep = person(database, "Mina", tags=("beauty", "KR"))
    gone = person(database, "MINA", tags=("Beauty", "vegan"))
    for number, minor in ((keep, 100), (gone, 200)):
        Roster(database).quote(number, "post", Money(minor, "EUR"), today=TODAY)
    duplicates.merge(keep, gone, ())
    found = card(database, keep)
    assert found.tags == ("beauty", "KR", "vegan")
    assert [rate.amount.minor for rate in found.rates] == [200, 100]


def test_a_second_value_of_her_own_field_gets_a_name_of_its_own(
    database: Database, duplicates: Duplicates
) -> None:
    """The same value is there once; nothing is written over."""
    keep, gone = person(database, "Mina"), person(database, "MINA")
    for number, name, value in (
        (keep, "size", "38"),
        (keep, "city code", "BS"),
        (keep, "size (2)", "EU"),
        (gone, "size", "39"),
        (gone, "size (3)", "US"),
        (gone, "city code", "BS"),
        (gone, "shade", "21"),
    ):
        Roster(database).set_custom(number, name, value)
    duplicates.merge(keep, gone, ())
    assert {row.name: row.value for row in card(database, keep).custom} == {
        "size": "38",
        "size (2)": "EU",
        "size (3)": "US",
        "size (4)": "39",
        "city code": "BS",
        "shade": "21",
    }


@pytest.mark.parametrize(
    ("kept", "other", "take", "joined"),
    [
        ("Likes tea.", "Cats!\nTwo.", (), "Likes tea.\n\nCats!\nTwo."),
        ("Likes tea.", "Likes tea.", (), "Likes tea."),
        ("Likes tea.", "", (), "Likes tea."),
        ("", "Cats!", (), "Cats!"),
        ("", "", (), None),
        ("Likes tea.", "Cats!", ("notes",), "Cats!"),
    ],
)
def test_notes_are_joined_unless_they_are_taken(
    database: Database,
    *,
    kept: str,
    other: str,
    take: tuple[str, ...],
    joined: str | None,
) -> None:
    """Nothing that was written about somebody is lost by the way."""
    keep = person(database, "Mina", notes=kept)
    gone = person(database, "MINA", notes=other)
    Duplicates(database).merge(keep, gone, take)
    assert card(database, keep).notes == joined


def test_a_merge_is_one_step_and_says_what_it_did(
    database: Database, duplicates: Duplicates
) -> None:
    """The other record is gone, and undo brings back every row of both."""
    keep = person(database, "Mina", handle="mina", tags=("a",), notes="x")
    gone = person(database, "박민아", handle="mina", platform="x", tags=("a", "b"))
    Roster(database).add_account(gone, NewAccount("kakao", "mina"), today=TODAY)
    before = everything(database.reader)
    duplicates.merge(keep, gone, {"name"})
    with pytest.raises(NotFound):
        card(database, gone)
    after = everything(database.reader)
    step = History(database).undo()
    assert step.label.format(**step.detail) == "Merged 박민아 into Mina"
    assert everything(database.reader) == before
    assert roster_lines.differences(database.reader) == 0
    History(database).redo()
    assert everything(database.reader) == after
    assert roster_lines.differences(database.reader) == 0


def test_what_cannot_be_merged_is_refused(
    database: Database, duplicates: Duplicates
) -> None:
    """Oneself, nobody, somebody in the trash, a field that is none."""
    mina, old = person(database, "Mina"), person(database, "Old")
    Roster(database).archive([old])
    before = everything(database.reader)
    for keep, gone, take, refusal, words in (
        (mina, mina, (), Invalid, "Mina cannot be merged with the same record"),
        (mina, 99, (), NotFound, "no influencer number 99"),
        (99, mina, (), NotFound, "no influencer number 99"),
        (mina, old, (), Invalid, "Old is in the trash"),
        (old, mina, (), Invalid, "Old is in the trash"),
    ):
        with pytest.raises(refusal, match=words):
            duplicates.merge(keep, gone, take)
        with pytest.raises(refusal, match=words):
            duplicates.compare(keep, gone)
    other = person(database, "Other")
    with pytest.raises(Invalid, match="no field called email_key"):
        duplicates.merge(mina, other, ("name", "email_key"))
    History(database).undo()
    assert everything(database.reader) == before
