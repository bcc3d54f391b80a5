"""Whose a sale is: codes before links, the last click of a month, never a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.attribution import (
    WHYS,
    Attributed,
    Book,
    Click,
    Link,
    Owner,
    address_key,
    address_keys,
    attribute,
    look,
)
from store.rules.utm import UtmParts

DAY = date(2026, 3, 31)
SHOP = "https://shop.example/toner"
MINA, LUNA = 1, 2


def utm(content: str = "", campaign: str = "spring", source: str = "ig") -> UtmParts:
    """Parts of a link."""
    return UtmParts(source, "influencer", campaign, content)


def clicked(days: int = 0, url: str = "", parts: UtmParts | None = None) -> Click:
    """A click so many days before the sale."""
    return Click(DAY - timedelta(days=days), url, parts or UtmParts())


MINAS = Link(f"{SHOP}?utm_content=mina", "sho.rt/mina", utm("mina"))
LUNAS = Link(f"{SHOP}?utm_content=luna", "", utm("luna"))
BOOK = Book(
    [Owner(MINA, "mina10", (MINAS,)), Owner(LUNA, "luna10", (LUNAS,))], {"welcome"}
)


def test_the_own_code_beats_a_link() -> None:
    """However near the click was."""
    found = attribute(["mina10"], [clicked(0, LUNAS.url)], DAY, BOOK)
    assert found == Attributed(MINA, "code", "own_code", 0)


def test_a_code_that_everybody_can_use_is_nobodys() -> None:
    """Then the link is asked; without one it is nobody's, and that is why."""
    assert attribute(["welcome"], [], DAY, BOOK).why == "shared_code"
    assert attribute(["welcome"], [clicked(3, MINAS.url)], DAY, BOOK) == Attributed(
        MINA, "link", "link", 1
    )
    both = Book([Owner(MINA, "welcome")], {"welcome"})
    assert attribute(["welcome"], [], DAY, both).collaboration_id is None


def test_of_several_codes_the_first_that_is_somebodys_counts() -> None:
    """Whatever stands before it."""
    found = attribute(["welcome", "nobody5", "luna10", "mina10"], [], DAY, BOOK)
    assert found == Attributed(LUNA, "code", "own_code", 2)


def test_a_code_that_two_have_is_nobodys() -> None:
    """Unless one of them is over, or the sale is known to be of one's campaign."""
    two = [
        Owner(MINA, "glow", campaign_id=7),
        Owner(LUNA, "glow", campaign_id=8),
    ]
    assert attribute(["glow"], [], DAY, Book(two)).why == "code_of_two"
    assert attribute(["glow"], [], DAY, Book(two), 8).collaboration_id == LUNA
    assert attribute(["glow"], [], DAY, Book(two), 9).why == "code_of_two"
    over = Book([two[0], Owner(LUNA, "glow", campaign_id=8, is_open=False)])
    assert attribute(["glow"], [], DAY, over).collaboration_id == MINA
    assert attribute(["glow"], [], DAY, over, 8).collaboration_id == LUNA


@pytest.mark.parametrize(
    ("days", "why"),
    [(0, "link"), (30, "link"), (31, "link_too_old"), (-1, "link_later")],
)
def test_a_click_counts_for_thirty_days(days: int, why: str) -> None:
    """The thirtieth is in; one after the sale had no part in it."""
    found = attribute([], [clicked(days, MINAS.url)], DAY, BOOK)
    assert (found.why, found.by) == (why, "link" if why == "link" else "none")


def test_the_last_click_on_a_tracked_link_counts() -> None:
    """Others between it and the sale do not take it away."""
    clicks = [
        clicked(9, MINAS.url),
        clicked(4, LUNAS.url),
        clicked(40, MINAS.url),
        clicked(1, "https://search.example/ad"),
    ]
    assert attribute([], clicks, DAY, BOOK) == Attributed(LUNA, "link", "link", 1)
    assert attribute([], clicks[2:], DAY, BOOK).why == "link_too_old"
    assert attribute([], clicks[3:], DAY, BOOK).why == "no_match"
    same_day = [clicked(2, MINAS.url), clicked(2, LUNAS.url)]
    assert attribute([], same_day, DAY, BOOK).collaboration_id == LUNA


@pytest.mark.parametrize(
    "click",
    [
        clicked(0, MINAS.url),
        clicked(0, MINAS.url.replace("https", "http").replace("shop.", "SHOP.")),
        clicked(0, "https://sho.rt/mina"),
        clicked(0, "sho.rt/mina/"),
        clicked(0, "", utm("mina")),
        clicked(0, f"{SHOP}?utm_campaign=spring&utm_content=mina&fbclid=x"),
        clicked(0, "", utm("mina", campaign="")),
        clicked(0, "", utm("mina", campaign="another")),
    ],
)
def test_a_link_is_known_by_its_address_its_short_form_or_its_parts(
    click: Click,
) -> None:
    """Campaign and content together, or content alone where one person has it."""
    assert attribute([], [click], DAY, BOOK).collaboration_id == MINA


@pytest.mark.parametrize(
    "click",
    [
        clicked(0, SHOP),
        clicked(0, "", utm("Mina")),
        clicked(0, "", utm("")),
        clicked(0, "https://[broken?utm_content=mina"),
        clicked(0, "https://sho.rt/MINA"),
    ],
)
def test_what_only_looks_alike_is_not_guessed(click: Click) -> None:
    """Another spelling is another until she says so."""
    assert attribute([], [click], DAY, BOOK).why == "no_match"


def test_content_that_two_have_needs_the_campaign() -> None:
    """Alone it says nothing; with the campaign it does, if only one has both."""
    book = Book(
        [
            Owner(MINA, None, (Link(f"{SHOP}?a", "", utm("reel")),)),
            Owner(LUNA, None, (Link(f"{SHOP}?b", "", utm("reel", "autumn")),)),
        ]
    )
    click = clicked(0, "", utm("reel", campaign="winter"))
    assert attribute([], [click], DAY, book).why == "link_of_two"
    click = clicked(0, "", utm("reel", campaign="autumn"))
    assert attribute([], [click], DAY, book).collaboration_id == LUNA


def test_spellings_that_were_confirmed_mean_the_same() -> None:
    """Whatever their capitals; on the side of the link as well."""
    spellings = {("content", "mina"): "mina_glow", ("content", "m.glow"): "mina_glow"}
    book = Book([Owner(MINA, None, (MINAS,))], (), spellings)
    for word in ("Mina", "MINA", "m.glow", "mina_glow"):
        click = clicked(0, "", utm(word))
        assert attribute([], [click], DAY, book).collaboration_id == MINA
    assert book.meant("source", "mina") == "mina"


def test_nothing_said_is_nobodys() -> None:
    """And says so."""
    assert attribute([], [], DAY, BOOK) == Attributed(None, "none", "nothing_said")
    assert attribute(["unknown"], [], DAY, BOOK).why == "no_match"


def test_addresses_are_the_same_but_for_scheme_case_of_the_host_and_last_slash() -> (
    None
):
    """A page's own capitals count."""
    assert address_key(" HTTPS://Shop.Example/Toner/ ") == "shop.example/Toner"
    assert address_keys("https://sho.rt/mina?x=1") == ("sho.rt/mina?x=1", "mina")
    assert address_keys("mina") == ("mina",)
    assert address_keys("") == ()


OWNERS = st.lists(
    st.builds(
        Owner,
        st.integers(1, 4),
        st.sampled_from([None, "a", "b", "c"]),
        st.sampled_from([(), (MINAS,), (LUNAS,), (MINAS, LUNAS)]),
        st.sampled_from([None, 1, 2]),
        st.booleans(),
    ),
    max_size=5,
)
CLICKS = st.lists(
    st.builds(
        clicked,
        st.integers(-3, 40),
        st.sampled_from(["", MINAS.url, LUNAS.url, SHOP, "sho.rt/mina"]),
        st.sampled_from([utm("mina"), utm("luna", ""), utm("")]),
    ),
    max_size=4,
)


@given(
    st.lists(st.sampled_from("abcd"), max_size=3),
    CLICKS,
    OWNERS,
    st.sets(st.sampled_from("abc"), max_size=2),
)
def test_whatever_is_said_it_is_ones_or_nobodys(
    codes: list[str], clicks: list[Click], owners: list[Owner], shared: set[str]
) -> None:
    """What decided is among what was looked at, and says that very person."""
    book = Book(owners, shared)
    found = attribute(codes, clicks, DAY, book)
    seen = look(codes, clicks, DAY, book)
    assert len(seen) == len(codes) + len(clicks)
    assert {one.why for one in seen} | {found.why} <= {*WHYS}
    assert (found.collaboration_id is None) == (found.by == "none")
    if found.step is None:
        assert found.by == "none"
        assert not {one.why for one in seen} & {"own_code", "link"}
    else:
        assert seen[found.step].collaboration_id == found.collaboration_id
        assert seen[found.step].why == found.why
    if found.by == "link":
        assert not any(one.why == "own_code" for one in seen)
