"""The card of one person: what is known, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from store.card import Cards
from store.errors import NotFound
from store.roster import NewAccount, Roster
from store.rules.money import Money
from store.settings import Settings
from tests.builders import TODAY, person, workspace

if TYPE_CHECKING:
    from store.engine import Database


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty workspace."""
    with workspace() as opened:
        yield opened


@pytest.fixture
def roster(database: Database) -> Roster:
    """The desk that people are put on the roster by."""
    return Roster(database)


@pytest.fixture
def cards(database: Database) -> Cards:
    """The desk under test."""
    return Cards(database, Settings(database))


def test_a_card_holds_every_field_of_the_person(
    database: Database, cards: Cards
) -> None:
    """As they were typed; what nobody noted is None."""
    mina = person(
        database, "김민아", email="mina@example.kr", country="한국", city="부산"
    )
    card = cards.card(mina)
    assert (card.id, card.name, card.version) == (mina, "김민아", 1)
    assert (card.email, card.country, card.city) == ("mina@example.kr", "KR", "부산")
    assert (card.status, card.phone, card.notes) == ("prospect", None, None)
    assert card.created_at == card.updated_at
    assert card.archived_at is None
    assert (card.accounts, card.aliases, card.tags, card.rates, card.custom) == (
        ((),) * 5
    )


def test_somebody_unknown_is_refused(cards: Cards) -> None:
    """By the number that was asked for."""
    with pytest.raises(NotFound, match="There is no influencer number 7"):
        cards.card(7)


def test_somebody_in_the_trash_still_has_a_card(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """It says since when, and its version has grown."""
    mina = person(database, "Mina")
    roster.archive([mina])
    card = cards.card(mina)
    assert card.archived_at == card.updated_at
    assert card.version == 2


def test_names_tags_rates_and_own_fields_are_on_the_card(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """Tags by name, the newest rate first, own fields as they came."""
    mina = person(database, "Mina", tags=("vegan", "Beauty"))
    roster.add_alias(mina, "민아")
    roster.quote(mina, "reel", Money(500_000, "KRW"), today=date(2025, 11, 3))
    roster.quote(mina, "post", Money(30_050, "EUR"), today=TODAY)
    roster.quote(mina, "story", Money(12_000, "EUR"), today=TODAY)
    roster.set_custom(mina, "Shoe size", "38")
    card = cards.card(mina)
    assert card.tags == ("Beauty", "vegan")
    assert [alias.name for alias in card.aliases] == ["민아"]
    assert [(rate.kind, rate.amount, rate.quoted_on) for rate in card.rates] == [
        ("story", Money(12_000, "EUR"), TODAY),
        ("post", Money(30_050, "EUR"), TODAY),
        ("reel", Money(500_000, "KRW"), date(2025, 11, 3)),
    ]
    assert [(row.name, row.value) for row in card.custom] == [("Shoe size", "38")]


def test_fit_is_the_mean_of_the_scores_given(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """A score that nobody gave is not a zero; a zero is one."""
    mina = person(database, "Mina", fit_reach="4", fit_voice="0")
    assert cards.card(mina).fit == 2.0
    assert cards.card(person(database, "Sora")).fit is None


def test_the_largest_account_comes_first(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """And one whose followers nobody has counted comes last."""
    mina = person(database, "Mina", handle="mina.kr", figures={"followers": 12_000})
    for platform, figures in (
        ("kakao", {}),
        ("youtube", {"followers": 340_000}),
        ("tiktok", {"followers": 900}),
    ):
        roster.add_account(
            mina, NewAccount(platform, "mina", figures=figures), today=TODAY
        )
    accounts = cards.card(mina).accounts
    assert [(account.platform, account.tier) for account in accounts] == [
        ("youtube", "macro"),
        ("instagram", "micro"),
        ("tiktok", "starter"),
        ("kakao", None),
    ]


def test_an_account_has_its_own_url_or_the_canonical_one(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """A podcast has none that could be guessed."""
    mina = person(database, "Mina", handle="@mina.kr")
    own = "https://m.youtube.com/c/OldName"
    roster.add_account(mina, NewAccount("youtube", "mina", own), today=TODAY)
    roster.add_account(mina, NewAccount("podcast", "Mina talks"), today=TODAY)
    assert [account.url for account in cards.card(mina).accounts] == [
        "https://www.instagram.com/mina.kr/",
        own,
        "",
    ]


def test_an_account_has_every_rate_its_figures_allow(
    database: Database, cards: Cards
) -> None:
    """The most telling one is its rate; without figures there is none."""
    figures: dict[str, int | None] = {
        "followers": 10_000,
        "avg_views": 4_000,
        "avg_likes": 180,
        "avg_comments": 20,
    }
    mina = person(database, "Mina", handle="mina", figures=figures)
    account = cards.card(mina).accounts[0]
    assert [(rate.basis, str(rate.shown)) for rate in account.rates] == [
        ("followers", "2.00"),
        ("views", "5.00"),
    ]
    assert account.rate == account.rates[0]
    assert account.checked_on == TODAY
    sora = person(database, "Sora", handle="sora")
    unknown = cards.card(sora).accounts[0]
    assert (unknown.rate, unknown.rates, unknown.checked_on) == (None, (), None)


def test_readings_are_kept_oldest_first_and_give_the_growth(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """Growth is in per cent of the first count; one count alone is no growth."""
    first = TODAY - timedelta(days=90)
    mina = person(
        database, "Mina", handle="mina", figures={"followers": 8_000}, today=first
    )
    account = cards.card(mina).accounts[0]
    assert [reading.read_on for reading in account.readings] == [first]
    assert account.growth is None
    roster.measure(account.id, {"followers": 9_000}, today=TODAY)
    middle = TODAY - timedelta(days=45)
    roster.measure(account.id, {"followers": None, "following": 300}, today=middle)
    account = cards.card(mina).accounts[0]
    assert [
        (reading.read_on, reading.source, reading.figures.followers)
        for reading in account.readings
    ] == [(first, "manual", 8_000), (middle, "manual", None), (TODAY, "manual", 9_000)]
    assert account.growth == 12.5


def test_readings_stay_with_their_account(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """Two accounts of one person are measured apart."""
    mina = person(database, "Mina", handle="mina", figures={"followers": 8_000})
    roster.add_account(
        mina, NewAccount("tiktok", "mina", figures={"followers": 20}), today=TODAY
    )
    assert [
        (account.platform, [reading.figures.followers for reading in account.readings])
        for account in cards.card(mina).accounts
    ] == [("instagram", [8_000]), ("tiktok", [20])]


def test_a_jump_of_followers_is_worth_a_second_look(
    database: Database, roster: Roster, cards: Cards
) -> None:
    """With the figures and the days behind it."""
    before = TODAY - timedelta(days=20)
    mina = person(
        database, "Mina", handle="mina", figures={"followers": 10_000}, today=before
    )
    account = cards.card(mina).accounts[0]
    roster.measure(account.id, {"followers": 15_000}, today=TODAY)
    (signal,) = cards.card(mina).accounts[0].signals
    assert signal.code == "follower_jump"
    assert signal.figures["before"] == 10_000
    assert signal.figures["last"] == TODAY


def test_where_the_tiers_begin_is_a_setting(database: Database, cards: Cards) -> None:
    """The card follows it at once."""
    mina = person(database, "Mina", handle="mina", figures={"followers": 15_000})
    Settings(database).set_tiers({"small": 1_000, "mid": 15_000})
    assert cards.card(mina).accounts[0].tier == "mid"
