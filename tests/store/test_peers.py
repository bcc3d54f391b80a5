"""The median of a tier: whose accounts it is made of, and how it stays quick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from store import roster_lines
from store.card import Cards
from store.peers import SAMPLE, Peers, peers_median
from store.roster import NewAccount, Roster
from store.settings import Settings
from tests.builders import TODAY, person, workspace

if TYPE_CHECKING:
    from store.engine import Database

MICRO = Peers(0, "instagram", "followers", 20_000, 10_000, 100_000)


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty workspace."""
    with workspace() as opened:
        yield opened


def measured(followers: int, likes: int) -> dict[str, int | None]:
    """Figures whose rate by followers is likes / followers."""
    return {"followers": followers, "avg_likes": likes, "avg_comments": 0}


def eight_peers(database: Database) -> list[int]:
    """Eight micro accounts on Instagram with rates of 1, 2 ... 8 %."""
    return [
        person(
            database,
            f"Peer {place}",
            handle=f"peer{place}",
            figures=measured(20_000, place * 200),
        )
        for place in range(1, 9)
    ]


def test_eight_peers_make_a_median(database: Database) -> None:
    """Seven do not."""
    peers = eight_peers(database)
    assert peers_median(database, MICRO) == 4.5
    Roster(database).archive(peers[:1])
    assert peers_median(database, MICRO) is None


def test_only_the_same_platform_tier_and_basis_count(database: Database) -> None:
    """And never the person's own accounts."""
    peers = eight_peers(database)
    viewed = {"followers": 20_000, "avg_views": 900}
    person(database, "No rate", handle="other1", figures={**viewed})
    person(database, "Nano", handle="other2", figures=measured(9_999, 9_000))
    person(database, "Macro", handle="other3", figures=measured(100_000, 90_000))
    person(
        database,
        "Elsewhere",
        platform="tiktok",
        handle="other4",
        figures=measured(20_000, 19_000),
    )
    strict = {"avg_relevant_comments": 9_000, "avg_shares": 0, "avg_link_clicks": 0}
    person(database, "Strict", handle="other5", figures={"followers": 20_000, **strict})
    own = person(database, "Own", handle="own", figures=measured(20_000, 19_000))
    mine = Peers(own, *(getattr(MICRO, name) for name in MICRO.__slots__[1:]))
    assert peers_median(database, mine) == 4.5
    assert len(peers) == 8


def test_second_accounts_are_peers_too(database: Database) -> None:
    """Somebody with a large channel may have a small one on the side."""
    for place, number in enumerate(
        [person(database, f"Star {place}") for place in range(8)], start=1
    ):
        for platform, figures in (
            ("youtube", measured(2_000_000, 10)),
            ("instagram", measured(20_000, place * 200)),
        ):
            account = NewAccount(platform, f"star{place}", figures=figures)
            Roster(database).add_account(number, account, today=TODAY)
    assert peers_median(database, MICRO) == 4.5


def test_the_top_tier_has_no_upper_bound(database: Database) -> None:
    """Anything from a million is a celebrity; a million itself, but not less."""
    for place in range(8):
        person(
            database,
            f"Star {place}",
            handle=f"star{place}",
            figures=measured(10 ** (6 + place) - (place == 0), 10 ** (4 + place)),
        )
    peers = Peers(0, "instagram", "followers", 5_000_000, 1_000_000, None)
    assert peers_median(database, peers) is None
    person(database, "Star 9", handle="star9", figures=measured(10**6, 10**4))
    assert peers_median(database, peers) == 1.0


def test_a_card_says_when_a_rate_is_far_from_its_peers(database: Database) -> None:
    """The median is there to be shown beside the rate."""
    eight_peers(database)
    quiet = person(database, "Quiet", handle="quiet", figures=measured(30_000, 60))
    (account,) = Cards(database, Settings(database)).card(quiet).accounts
    assert [signal.code for signal in account.signals] == ["rate_low"]
    assert account.signals[0].figures == {"rate": 0.2, "median": 4.5}


@pytest.mark.parametrize("common", ["instagram", "tiktok"])
def test_a_rare_tier_or_platform_is_found_among_very_many(
    database: Database, common: str
) -> None:
    """What the first sample misses is asked for by platform, then by followers."""
    with database.writing("", ("roster",)) as unit:
        crowd = range(1, SAMPLE + 1)
        unit.connection.executemany(
            "INSERT INTO influencer(id, name, status, created_at, updated_at, version)"
            " VALUES (?, 'Nano', 'prospect', '', '', 1)",
            ((number,) for number in crowd),
        )
        unit.connection.executemany(
            "INSERT INTO account(influencer_id, platform, handle, handle_key,"
            " followers, created_at, updated_at, version)"
            " VALUES (?, ?, ?, ?, 2000, '', '', 1)",
            ((number, common, f"a{number}", f"a{number}") for number in crowd),
        )
    eight_peers(database)
    assert roster_lines.differences(database.reader) == 0
    assert peers_median(database, MICRO) == 4.5
