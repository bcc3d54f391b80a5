"""Links are found however their addresses are written, at once and in any order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.attribution_follow import by_links
from store.links import LinkDraft
from tests.store.sales_desk import LUNA, MINA, SHOP, Sales, sales

NOBODY = (None, "none")
PAGE = "https://shop.example/page"
WRITTEN = (
    "https://shop.example/page",
    "HTTPS://Shop.Example/page/",
    "http://SHOP.example/page",
    "shop.example/page",
)
"""One address, as people and programs write it."""


@pytest.fixture
def desk() -> Iterator[Sales]:
    """The desks of what customers did; at the end nothing is left to be matched."""
    with sales() as opened:
        yield opened
        assert opened.is_whole()
        assert opened.attribution.match_again() == 0


@pytest.mark.parametrize("kept", ["https://Shop.Example/page", f"{PAGE}/", PAGE])
def test_the_capitals_of_a_host_say_nothing(desk: Sales, kept: str) -> None:
    """Neither in a link nor in a click, whichever of them came first."""
    early = [desk.sale(url=url) for url in WRITTEN]
    desk.links.save(MINA, LinkDraft(kept))
    late = [desk.sale(url=url) for url in WRITTEN]
    assert {desk.whose(number) for number in (*early, *late)} == {(MINA, "link")}


def test_the_capitals_of_a_page_count(desk: Sales) -> None:
    """And those of what a link asks for, also straight behind the host."""
    desk.links.save(MINA, LinkDraft("https://Shop.example?utm_content=Reel"))
    assert desk.whose(desk.sale(url="https://shop.example?utm_content=Reel"))[0] == MINA
    assert desk.whose(desk.sale(url="https://shop.example?utm_content=reel")) == NOBODY
    desk.links.save(LUNA, LinkDraft(PAGE))
    assert desk.whose(desk.sale(url="https://shop.example/Page")) == NOBODY


@pytest.mark.parametrize("slug", ["http://Sho.rt/luna", "sho.rt/luna/", "Sho.rt/luna"])
def test_a_short_link_is_found_as_it_is_clicked(desk: Sales, slug: str) -> None:
    """With or without scheme and last slash."""
    clicked = ("https://sho.rt/luna", "SHO.RT/luna/", "http://sho.rt/luna")
    early = [desk.sale(url=url) for url in clicked]
    desk.links.save(LUNA, LinkDraft(PAGE, slug))
    late = [desk.sale(url=url) for url in clicked]
    assert {desk.whose(number) for number in (*early, *late)} == {(LUNA, "link")}


def test_a_short_link_of_one_word_is_found_wherever_it_stands(desk: Sales) -> None:
    """Behind any host, and with whatever is asked for behind it."""
    clicked = ("https://sho.rt/luna", "other.rt/x/luna?fbclid=1")
    early = [desk.sale(url=url) for url in clicked]
    desk.links.save(LUNA, LinkDraft(PAGE, "luna"))
    late = [desk.sale(url=url) for url in clicked]
    assert {desk.whose(number) for number in (*early, *late)} == {(LUNA, "link")}


@pytest.mark.parametrize("kept", ["RL", "rl", "reel", "Réel"])
def test_a_content_is_found_by_what_it_means(desk: Sales, kept: str) -> None:
    """However link and click write it, and whichever of them came first."""
    for written in ("RL", "Réel"):
        desk.attribution.confirm("content", written, "reel")
    parts = ("reel", "rl", "RL", "réel", "RÉEL")
    early = [desk.sale(url=f"{SHOP}/a?utm_content={part}") for part in parts]
    desk.link(MINA, content=kept)
    late = [desk.sale(url=f"{SHOP}/b?utm_content={part}") for part in parts]
    assert {desk.whose(number) for number in (*early, *late)} == {(MINA, "link")}


def test_sales_of_a_link_are_found_by_an_index(desk: Sales) -> None:
    """Whatever the number of conversions."""
    sql, given = by_links([(f"{SHOP}?utm_content=reel", "https://sho.rt/a", "reel")])
    rows = desk.database.read(
        f"EXPLAIN QUERY PLAN SELECT v.id FROM conversion v WHERE {sql}", given
    )
    plan = [row[3] for row in rows]
    assert not [step for step in plan if step.startswith("SCAN v")]
    assert all("INDEX ix_" in step for step in plan if step.split()[1] == "x")
