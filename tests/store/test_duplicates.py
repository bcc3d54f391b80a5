"""Who may be on the roster twice: what gives it away, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.duplicates import CROWD, REASON_TEXT, DuplicatePair, Duplicates
from store.roster import NewAccount, Roster
from tests.builders import TODAY, person, workspace

if TYPE_CHECKING:
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


def told(pairs: tuple[DuplicatePair, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Pairs by their names."""
    return [(pair.first.name, pair.second.name, pair.reasons) for pair in pairs]


def test_a_tidy_roster_has_no_duplicates(
    database: Database, duplicates: Duplicates
) -> None:
    """One person may have one handle on every platform."""
    mina = person(database, "Mina", handle="mina", email="mina@example.kr")
    Roster(database).add_account(mina, NewAccount("youtube", "mina"), today=TODAY)
    Roster(database).add_alias(mina, "MINA")
    person(database, "Minah", handle="minah", email="minah@example.kr")
    assert duplicates.pairs() == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"email": "Mina@Example.kr"}, {"email": "mina@example.KR"}),
        ({"phone": "010-2345-6789"}, {"phone": "+82 10 2345 6789"}),
        ({"handle": "@mina.kr"}, {"handle": "Mina.KR", "platform": "tiktok"}),
    ],
)
def test_a_shared_key_gives_two_people_away(
    database: Database,
    duplicates: Duplicates,
    one: dict[str, str],
    other: dict[str, str],
) -> None:
    """E-mail without case, phone however it is written, handle on another platform."""
    person(database, "Mina Park", **one)  # type: ignore[arg-type] # texts by name
    person(database, "박민아", **other)  # type: ignore[arg-type] # texts by name
    assert told(duplicates.pairs()) == [("Mina Park", "박민아", (next(iter(one)),))]


def test_a_profile_link_gives_away_a_handle_that_was_renamed(
    database: Database, duplicates: Duplicates
) -> None:
    """Two accounts whose links lead to one page."""
    url = "https://instagram.com/mina.kr/?hl=ko"
    person(database, "Mina", handle="mina.kr", url="https://www.instagram.com/mina.kr")
    person(database, "박민아", handle="mina_old", url=url)
    assert told(duplicates.pairs()) == [("Mina", "박민아", ("link",))]


def test_an_alias_gives_away_the_one_who_goes_by_that_name(
    database: Database, duplicates: Duplicates
) -> None:
    """Whichever of the two was here first."""
    mina = person(database, "Mina Park")
    person(database, "박민아")
    Roster(database).add_alias(mina, "박 민아")
    assert told(duplicates.pairs()) == [("Mina Park", "박민아", ("alias",))]


def test_an_alias_that_two_people_share_is_no_reason(
    database: Database, duplicates: Duplicates
) -> None:
    """Many are called Minnie."""
    for name in ("Mina Park", "Minju Kim"):
        Roster(database).add_alias(person(database, name), "Minnie")
    assert duplicates.pairs() == ()


@given(
    st.lists(
        st.sampled_from([" ", "-", ".", "_", "·", "✨", "❤️", "(", "\u3000"]), max_size=6
    ),
    st.sampled_from(["MinaPark", "김민아", "José", "ミナ"]),
    st.integers(0, 8),
)
def test_spaces_signs_and_emoji_do_not_hide_a_name(
    signs: list[str], name: str, place: int
) -> None:
    """Nor does case; that is how one person is typed by two people."""
    odd = f"{name[:place]}{''.join(signs)}{name[place:].upper()}"
    with workspace() as database:
        first = person(database, name)
        second = person(database, odd)
        (pair,) = Duplicates(database).pairs()
    assert pair.reasons == ("name",)
    assert (pair.first.influencer_id, pair.second.influencer_id) == (first, second)


def test_an_accent_tells_two_names_apart(
    database: Database, duplicates: Duplicates
) -> None:
    """And a name of nothing but signs is like no other."""
    for name in ("José", "Jose", "✨✨", "♡", "김민아", "김민하"):
        person(database, name)
    assert duplicates.pairs() == ()


def test_the_surest_pairs_come_first(
    database: Database, duplicates: Duplicates
) -> None:
    """More reasons and better ones; of two alike, the older records."""
    person(database, "Sora")
    person(database, "Sora")
    person(database, "Yuna", handle="yuna")
    person(database, "Yoona", handle="yuna", platform="youtube")
    person(database, "Mina", email="m@example.kr", phone="010-2345-6789")
    person(database, "Mina", email="m@example.kr", phone="010-2345-6789")
    person(database, "Hana")
    person(database, "hana!")
    assert told(duplicates.pairs()) == [
        ("Mina", "Mina", ("email", "phone", "name")),
        ("Yuna", "Yoona", ("handle",)),
        ("Sora", "Sora", ("name",)),
        ("Hana", "hana!", ("name",)),
    ]
    assert told(duplicates.pairs(limit=1)) == told(duplicates.pairs())[:1]


def test_three_records_of_one_person_are_three_pairs(
    database: Database, duplicates: Duplicates
) -> None:
    """So that she may start with any two."""
    for name in ("Mina", "MINA", "Mi-na"):
        person(database, name)
    assert [(first, second) for first, second, _ in told(duplicates.pairs())] == [
        ("Mina", "MINA"),
        ("Mina", "Mi-na"),
        ("MINA", "Mi-na"),
    ]


def test_those_in_the_trash_are_nobodys_duplicate(
    database: Database, duplicates: Duplicates
) -> None:
    """By no reason at all; restored, they are again."""
    mina = person(database, "Mina", email="m@example.kr", handle="mina")
    person(database, "Mina", email="m@example.kr", handle="mina", platform="tiktok")
    other = person(database, "박민아")
    Roster(database).add_alias(mina, "박민아")
    Roster(database).archive([mina])
    assert duplicates.pairs() == ()
    Roster(database).archive([other])
    Roster(database).bring_back([mina])
    assert told(duplicates.pairs()) == [("Mina", "Mina", ("email", "handle", "name"))]


def test_a_crowd_comes_last_and_is_paired_with_its_oldest(
    database: Database, duplicates: Duplicates
) -> None:
    """One agent's e-mail under many people is weak evidence, and many pairs."""
    agent = {"email": "hello@agency.kr"}
    for place in range(CROWD + 1):
        person(database, f"Client {place}", **agent)  # type: ignore[arg-type]
    person(database, "Client 7", email="seven@example.kr")
    pairs = told(duplicates.pairs())
    assert pairs[0] == ("Client 7", "Client 7", ("name",))
    assert pairs[1:] == [
        ("Client 0", f"Client {place}", ("email",)) for place in range(1, CROWD + 1)
    ]


def test_a_pair_found_otherwise_is_told_of_the_crowd_too(
    database: Database, duplicates: Duplicates
) -> None:
    """Both are with the agency, and both have one phone."""
    for place in range(CROWD + 2):
        phone = "010-2345-6789" if place in {3, 5} else ""
        person(database, f"Client {place}", email="hello@agency.kr", phone=phone)
    assert told(duplicates.pairs(limit=1)) == [
        ("Client 3", "Client 5", ("email", "phone"))
    ]


def test_a_common_name_that_is_many_peoples_alias_stays_short(
    database: Database, duplicates: Duplicates
) -> None:
    """Everybody who goes by it is paired with the oldest of that name only."""
    for _ in range(CROWD):
        person(database, "Mina")
    for place in range(CROWD):
        Roster(database).add_alias(person(database, f"Client {place}"), "mina")
    found = duplicates.pairs(limit=1_000)
    aliased = [pair for pair in found if pair.reasons == ("alias",)]
    assert [pair.second.name for pair in aliased] == [
        f"Client {place}" for place in range(CROWD)
    ]
    assert {pair.first.influencer_id for pair in aliased} == {1}


def test_a_pair_shows_who_they_are(database: Database, duplicates: Duplicates) -> None:
    """Enough to tell them apart: the largest account, contacts, tags."""
    person(
        database,
        "Mina",
        handle="mina.kr",
        figures={"followers": 12_000},
        email="m@example.kr",
        country="KR",
        tags=("beauty",),
    )
    person(database, "mina")
    first = duplicates.pairs()[0].first
    assert (first.handle, first.platform, first.followers) == (
        "mina.kr",
        "instagram",
        12_000,
    )
    assert (first.email, first.country, first.tags) == ("m@example.kr", "KR", "beauty")


def test_every_reason_has_its_words(database: Database) -> None:
    """They are painted in the reader's language."""
    assert list(REASON_TEXT) == ["email", "phone", "link", "handle", "alias", "name"]
    assert all(REASON_TEXT.values())
