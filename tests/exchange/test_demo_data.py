"""The demo's people: sixty of them, all made up, varied enough to try everything on."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from store.errors import CannotRead
from store.exchange.demo_data import DemoAccount, DemoPerson, demo_people, read_people

TODAY = date(2026, 3, 2)
PEOPLE = demo_people(TODAY)
ACCOUNTS = [account for person in PEOPLE for account in person.accounts]

MINA = """
[[person]]
name = "미나"
status = "active"
fit_reach = 4

[[person.account]]
platform = "instagram"
handle = "mina_papermoon"
followers = 12_000
avg_likes = 300
audience_country = "KR"
checked_days_ago = 2
readings = [{ days_ago = 40, followers = 11_000 }]

[[person.rate]]
kind = "reel"
amount_minor = 350_000
currency = "KRW"
quoted_days_ago = 30
"""


def test_there_are_sixty_of_all_kinds() -> None:
    """Seven countries, six languages, every status, every way to reach them."""
    assert len(PEOPLE) == 60
    assert {"KR", "ES", "MX", "AR", "CO", "US", "JP"} == {p.country for p in PEOPLE}
    assert {"ko", "es", "en", "ja"} <= {person.language for person in PEOPLE}
    assert Counter(person.status for person in PEOPLE).keys() == {
        "prospect",
        "active",
        "resting",
        "let_go",
        "blocked",
    }
    assert len({person.preferred_channel for person in PEOPLE}) == 5
    assert {account.platform for account in ACCOUNTS} == {
        "instagram",
        "youtube",
        "tiktok",
        "naver_blog",
        "x",
        "threads",
        "twitch",
    }
    assert sum(len(person.accounts) > 1 for person in PEOPLE) >= 15
    assert 25 <= sum(person.fit_voice is not None for person in PEOPLE) <= 40
    assert {rate.currency for p in PEOPLE for rate in p.rates} == {
        "KRW",
        "EUR",
        "USD",
        "MXN",
    }


def test_every_size_is_there() -> None:
    """From a few hundred followers to more than a million."""
    sizes = [account.followers or 0 for account in ACCOUNTS]
    for lower, upper in pairwise((0, 1_000, 10_000, 100_000, 1_000_000, 10**9)):
        assert any(lower <= size < upper for size in sizes), (lower, upper)


@pytest.mark.parametrize(
    ("script", "letters"),
    [
        ("Hangul", "[가-힣]"),
        ("accents", "[áéíóúñ]"),
        ("kana", "[ぁ-ヿ]"),
        ("Cyrillic", "[\u0430-\u044f]"),
        ("Arabic", "[ء-ي]"),
        ("a family", "\N{ZERO WIDTH JOINER}"),
        ("brackets", r"\[bold\].*\[/\]"),
        ("a very long name", ".{100}"),
    ],
)
def test_names_are_as_hard_as_real_ones(script: str, letters: str) -> None:
    """What a screen must be able to show."""
    assert any(re.search(letters, person.name) for person in PEOPLE), script


def test_nobody_can_be_reached_by_mistake() -> None:
    """Reserved mail names, telephone numbers that are given to nobody."""
    for person in PEOPLE:
        for address in filter(None, (person.email, person.agent_email)):
            assert re.search(r"[@.]example$|@example\.com$", address), address
        if person.phone:
            assert re.search(r"0000|555-01|600 000", person.phone), person.phone


def test_about_half_of_them_have_a_past_that_ends_where_they_stand() -> None:
    """A growth line needs three points at least, in order, the last being today's."""
    growing = [account for account in ACCOUNTS if account.readings]
    assert len(growing) >= 25
    for account in growing:
        assert 3 <= len(account.readings) <= 6
        days = [reading.read_on for reading in account.readings]
        assert days == sorted(set(days))
        newest = account.readings[-1]
        assert newest.read_on == account.checked_on < TODAY
        assert newest.followers == account.followers
        assert newest.avg_likes == account.avg_likes


def jumped(account: DemoAccount) -> bool:
    """Say whether the followers grew by a fifth, and a thousand, within a month."""
    return any(
        (later.followers or 0) - (earlier.followers or 0)
        > max(1_000, (earlier.followers or 0) / 5)
        for earlier, later in pairwise(account.readings)
        if later.read_on - earlier.read_on <= timedelta(days=31)
    )


def test_some_of_them_deserve_a_closer_look() -> None:
    """Each of the signs is there more than once, and rarely."""
    signs = {
        "jump": [a for a in ACCOUNTS if jumped(a)],
        "generic": [
            a
            for a in ACCOUNTS
            if a.avg_comments
            and a.avg_relevant_comments is not None
            and a.avg_relevant_comments <= a.avg_comments / 5
        ],
        "likes": [a for a in ACCOUNTS if (a.avg_likes or 0) > (a.followers or 0)],
        "following": [a for a in ACCOUNTS if (a.following or 0) > 1_500],
    }
    for sign, found in signs.items():
        assert 2 <= len(found) <= 6, sign


def test_two_pairs_look_like_one_person_each() -> None:
    """Same mail under two spellings; same handle and telephone on two platforms."""
    mails = Counter(person.email for person in PEOPLE if person.email)
    phones = Counter(person.phone for person in PEOPLE if person.phone)
    handles = Counter(h for p in PEOPLE for h in {a.handle for a in p.accounts})
    assert [number for number in mails.values() if number > 1] == [2]
    assert [number for number in phones.values() if number > 1] == [2]
    assert [number for number in handles.values() if number > 1] == [2]


def test_a_day_later_everything_is_a_day_later() -> None:
    """The demo never grows old."""
    for before, after in zip(
        PEOPLE, demo_people(TODAY + timedelta(days=1)), strict=True
    ):
        for one, other in zip(before.accounts, after.accounts, strict=True):
            assert other.checked_on - one.checked_on == timedelta(days=1)
        for rate, same in zip(before.rates, after.rates, strict=True):
            assert same.quoted_on - rate.quoted_on == timedelta(days=1)


def read(text: str) -> tuple[DemoPerson, ...]:
    """Read a roster of our own."""
    return read_people(text, "mine.toml", TODAY)


def test_a_person_is_read_whole() -> None:
    """Empty where nothing is said, and the newest reading is the account's own."""
    (mina,) = read(MINA)
    assert (mina.name, mina.email, mina.fit_reach, mina.fit_voice) == (
        "미나",
        "",
        4,
        None,
    )
    (account,) = mina.accounts
    assert account.checked_on == date(2026, 2, 28)
    assert [r.followers for r in account.readings] == [11_000, 12_000]
    assert account.readings[0].avg_likes is None
    (rate,) = mina.rates
    assert (rate.amount_minor, rate.currency) == (350_000, "KRW")


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('name = "미나"', 'name = " "', r"person 1 \( \): name is missing"),
        ('"active"', '"aktive"', r"\(미나\): status is 'aktive', not one of prospect"),
        ("fit_reach = 4", "fit_reach = 6", "fit_reach cannot be 6"),
        (
            "fit_reach = 4",
            "fit_reech = 4",
            r"fit_reech is no known key \(fit_reach\?\)",
        ),
        ("fit_reach = 4", "phone = 10", "phone is 10, not a text"),
        ("fit_reach = 4", 'tags = "a"', "tags is 'a', not a list"),
        ("fit_reach = 4", 'tags = ["a", ""]', "tags holds something that is no text"),
        ("fit_reach = 4", 'tags = ["a", "a"]', "tags holds a text twice"),
        ("fit_reach = 4", 'country = "Korea"', "country cannot be 'Korea'"),
        ("fit_reach = 4", 'blocked_reason = "x"', "blocked_reason belongs to"),
        ('"active"', '"blocked"', "blocked_reason belongs to"),
        ('"instagram"', '"myspace"', r"account 1 \(mina_papermoon\): platform is"),
        ("= 12_000", '= "12k"', "followers is '12k', not a whole number"),
        ("= 12_000", "= true", "followers is True, not a whole number"),
        ("= 300", "= -1", "avg_likes cannot be -1"),
        ("checked_days_ago = 2\n", "", "checked_days_ago is missing"),
        ("days_ago = 40", "days_ago = 1", "from the oldest to the newest"),
        ("[{ days_ago", "[7, { days_ago", "readings is not a list of tables"),
        ("followers = 11_000 }", "fans = 11_000 }", "readings 1: fans is no known key"),
        ('"KRW"', '"won"', "currency cannot be 'won'"),
        ('"reel"', '"poster"', "kind is 'poster', not one of post"),
        ("[[person]]", "title = 1\n[[person]]", "title is no known key"),
        ("[[person]]", "[person", r"mine\.toml is not TOML"),
    ],
)
def test_a_slip_in_the_file_is_named(was: str, becomes: str, told: str) -> None:
    """What, and whose."""
    assert was in MINA
    with pytest.raises(CannotRead, match=told) as refusal:
        read(MINA.replace(was, becomes, 1))
    assert str(refusal.value).startswith("mine.toml")


def test_two_people_cannot_have_one_account() -> None:
    """The second would be lost on the way into the store."""
    twin = MINA.replace("미나", "민아").replace("mina_", "MINA_")
    with pytest.raises(CannotRead, match="instagram belongs to 미나 and 민아"):
        read(MINA + twin)
