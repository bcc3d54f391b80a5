"""Links that say where a visit comes from, put together and read again."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from store.rules.text import clean
from store.rules.utm import (
    PARTS,
    UtmParts,
    apart,
    build,
    problems,
    proposed,
    read,
    slug,
)

MINA = UtmParts("instagram", "influencer", "spring", "mina.park")
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=20
).filter(lambda text: "\ufeff" not in text)


def test_a_link_says_platform_campaign_and_whose_it_is() -> None:
    """In the order in which people read it."""
    assert build("https://shop.example/serum", MINA) == (
        "https://shop.example/serum?utm_source=instagram&utm_medium=influencer"
        "&utm_campaign=spring&utm_content=mina.park"
    )


def test_what_the_page_asks_for_stays() -> None:
    """Parameters in their order, even valueless ones, and the place on the page."""
    link = build("https://shop.example/p?id=7&color=%ED%9D%B0&new#buy", MINA)
    assert link.startswith("https://shop.example/p?id=7&color=%ED%9D%B0&new&utm_source")
    assert link.endswith("utm_content=mina.park#buy")


def test_parts_that_are_there_already_are_replaced() -> None:
    """Whatever their case; those nobody says anything new of stay."""
    base = "https://shop.example/?UTM_Source=old&utm_source=older&utm_term=blue"
    told = build(base, MINA)
    assert read(told) == UtmParts(*(*_four(MINA), "blue"))
    assert told.count("utm_source") == 1
    assert "UTM_Source" not in told


def test_a_bare_shop_and_a_korean_address_become_links() -> None:
    """The net spells them in plain letters."""
    assert build("https://Shop.Example", UtmParts("tiktok")) == (
        "https://shop.example/?utm_source=tiktok"
    )
    assert build("https://한글.example/봄 세일".replace(" ", "-"), UtmParts("x")) == (
        "https://xn--bj0bj06e.example/%EB%B4%84-%EC%84%B8%EC%9D%BC?utm_source=x"
    )
    assert build("https://shop.example:8443/100%?a=50%25", UtmParts("x")) == (
        "https://shop.example:8443/100%25?a=50%25&utm_source=x"
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "address is needed"),
        ("  ", "address is needed"),
        ("http://shop.example", "does not begin with https://"),
        ("shop.example/serum", "does not begin with https://"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("https://shop.example/my serum", "holds no spaces"),
        ("https://shop.example/\x07", "holds no spaces"),
        ("https://", "is not an address"),
        ("https://localhost/x", "is not an address"),
        ("https://shop..example/", "is not an address"),
        ("https://mina@shop.example/", "is not an address"),
        ("https://shop.example:99999/", "is not an address"),
        ("https://[shop.example/", "is not an address"),
        ("https://shop.example\\@other.example/", "is not an address"),
    ],
)
def test_what_is_no_page_is_refused_in_one_sentence(url: str, said: str) -> None:
    """Named, and never made into a link."""
    (problem,) = problems(url)
    assert said in str(problem)
    with pytest.raises(Invalid, match=said):
        build(url, MINA)


def test_a_part_said_twice_is_told() -> None:
    """Programs that count visits take one of them, and nobody knows which."""
    url = "https://shop.example/?utm_source=a&utm_source=b&utm_medium=c"
    (problem,) = problems(url)
    assert str(problem) == f"{url} says utm_source more than once."
    assert problems("https://shop.example/?utm_source=a") == ()


def test_parts_and_links_that_are_too_long_are_refused() -> None:
    """No bio takes them."""
    with pytest.raises(Invalid, match="utm_content"):
        build("https://shop.example/", UtmParts(content="a" * 151))
    with pytest.raises(Invalid, match="utm_term"):
        build("https://shop.example/", UtmParts(term="two\nlines"))
    with pytest.raises(Invalid, match="2000 are taken"):
        build(f"https://shop.example/{'a' * 2000}", MINA)


def test_the_naming_rule_is_small_letters_in_one_word() -> None:
    """Platform, influencer, campaign, handle."""
    assert proposed("naver_blog", "봄 Sale 2026!", "Mina.Park_") == UtmParts(
        "naver_blog", "influencer", "봄-sale-2026", "mina.park_"
    )
    assert proposed(None, "", "").source == "other"
    assert slug("  ¡Campaña — Otoño!  ") == "campana-otono"
    assert slug("a" * 400) == "a" * 150


def test_words_that_are_taken_get_a_number() -> None:
    """From 2 on, the first that is free."""
    assert apart("mina", []) == "mina"
    assert apart("mina", ["mina", "mina-2"]) == "mina-3"


@given(
    parts=st.builds(UtmParts, *[WORDS] * 5),
    query=st.lists(st.tuples(st.from_regex("[a-z]{1,5}", fullmatch=True), WORDS)),
    fragment=st.from_regex("[a-z0-9-]{0,9}", fullmatch=True),
)
def test_any_words_come_back_as_they_went_in(
    parts: UtmParts, query: list[tuple[str, str]], fragment: str
) -> None:
    """Signs, scripts and emoji; the page keeps all it asked for."""
    base = f"https://shop.example/p?{urlencode(query)}#{fragment}"
    link = build(base, parts)
    assert link.isascii()
    assert problems(link) == ()
    assert [getattr(read(link), name) for name in PARTS] == [
        clean(getattr(parts, name)) for name in PARTS
    ]
    split = urlsplit(link)
    assert parse_qsl(split.query)[: len(query)] == query
    assert split.fragment == fragment
    assert build(link, parts) == link


@given(st.text(max_size=60))
def test_any_text_is_a_page_or_a_sentence(text: str) -> None:
    """Never a fault, and what is made can be used."""
    try:
        link = build(text, MINA)
    except Invalid:
        return
    assert link.startswith("https://")
    assert not problems(link)


@given(st.text(max_size=40))
def test_a_slug_is_one_word(text: str) -> None:
    """And the slug of a slug is itself."""
    word = slug(text)
    assert not set(word) & set(" /?&=#")
    assert slug(word) == word


def _four(parts: UtmParts) -> tuple[str, ...]:
    return tuple(getattr(parts, name) for name in PARTS[:4])
