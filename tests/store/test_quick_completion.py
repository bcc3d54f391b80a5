"""What the word under the cursor of a quick log line could become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.outreach_desk import MONDAY, desks
from tests.store.test_quick_logging import quick_logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.quick_logging import QuickLogging


@pytest.fixture
def quick() -> Iterator[QuickLogging]:
    """A workspace with a few people, two campaigns and a stage of her own name."""
    with desks() as opened:
        opened.person("Mina Park", handle="mina")
        opened.person("김민수")
        for name in ("Spring glow", "Late spring", "가을"):
            opened.campaigns.add(name)
        opened.settings.set_stages([("agreed", "Signed & sealed")])
        yield quick_logging(opened)


def offers(quick: QuickLogging, line: str, language: str = "en") -> tuple[str, ...]:
    """What is offered at the end of a line."""
    return quick.complete(line, len(line), today=MONDAY, language=language).offers


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("@mi", ("@mina",)),
        ("@mina", ()),
        ("@ㄱㅁㅅ", ("@김민수",)),
        ('@"min', ("@mina",)),
        ("@", ()),
        ("@noone", ()),
        ("@mina /spr", ('/"Spring glow"', '/"Late spring"')),
        ("@mina /가", ("/가을",)),
        ("@mina /x", ()),
        ("@mina =sig", ("=Signed & sealed",)),
        ("@mina =nego", ("=negotiating",)),
        ("@mina asked", ("asked for",)),
        ("@mina ", ()),
        ("", ()),
        ("@mina dm: d", ()),
        ("@mina dm:d", ()),
        ("@mina liked d", ()),
        ("@mina dm mail d", ("dm", "dmed", "deal")),
    ],
)
def test_what_could_be_typed(
    quick: QuickLogging, line: str, offered: tuple[str, ...]
) -> None:
    """People, campaigns and keywords, but nothing within the text."""
    assert offers(quick, line)[: len(offered) or None] == offered


def test_words_of_the_language_come_first(quick: QuickLogging) -> None:
    """Those of the others are offered too."""
    assert offers(quick, "@mina 전", "ko")[0] == "전화"
    assert offers(quick, "@mina m", "es")[0] == "md"
    assert offers(quick, "@mina m", "en")[0] == "mail"
    assert offers(quick, "@mina 전", "en")[0] == "전화"


def test_a_completion_says_where_it_stands(quick: QuickLogging) -> None:
    """Only what is before the cursor counts."""
    line = "@mina d +3d: hi"
    found = quick.complete(line, 7, today=MONDAY, language="en")
    assert (found.start, found.offers[0]) == (6, "dm")
