"""Spellings of links: proposed when alike, the same only when she says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.attribution_spellings import likeness
from store.errors import Invalid, NotFound
from tests.store.sales_desk import MINA, SPRING, Sales, sales


@pytest.fixture
def desk() -> Iterator[Sales]:
    """The desks of what customers did; at the end nothing is left to be matched."""
    with sales() as opened:
        yield opened
        assert opened.is_whole()
        assert opened.attribution.match_again() == 0


def test_spellings_are_proposed_and_grouped_only_when_confirmed(desk: Sales) -> None:
    """Counts beside each; nothing follows before she says so."""
    desk.link(MINA, source="instagram", campaign="spring", content="mina")
    numbers = [desk.put(utm_content="Mina", utm_source=one) for one in ("IG", "insta")]
    desk.put(utm_content="MINA", utm_source="IG Story")
    found = {one.part: one for one in desk.attribution.proposals()}
    assert found["source"].means == "instagram"
    assert dict(found["source"].written) == {
        "IG": 1,
        "IG Story": 1,
        "insta": 1,
        "instagram": 0,
    }
    assert dict(found["content"].written) == {"Mina": 2, "MINA": 1, "mina": 0}
    assert {desk.whose(number) for number in numbers} == {(None, "none")}
    desk.attribution.confirm("content", "Mina", "mina")
    assert {desk.whose(number) for number in numbers} == {(MINA, "link")}
    assert desk.said() == "“Mina” means “mina”"
    assert "content" not in {one.part for one in desk.attribution.proposals()}
    desk.undo()
    assert {desk.whose(number) for number in numbers} == {(None, "none")}


def test_a_source_that_is_confirmed_says_the_platform(desk: Sales) -> None:
    """And no longer does when that is taken back."""
    number = desk.put(utm_source="IG Story", campaign_id=SPRING)
    assert desk.one(number).channel is None
    spelling = desk.attribution.confirm("source", "IG Story", "instagram")
    assert desk.one(number).channel == "instagram"
    desk.attribution.forget(spelling)
    assert desk.one(number).channel is None
    with pytest.raises(NotFound):
        desk.attribution.forget(spelling)


def test_what_was_said_to_mean_another_follows_it(desk: Sales) -> None:
    """Chains end at what is meant at last; a circle is refused."""
    desk.link(MINA, content="mina")
    number = desk.put(utm_content="m.glow")
    desk.attribution.confirm("content", "m.glow", "mina_glow")
    assert desk.whose(number) == (None, "none")
    desk.attribution.confirm("content", "mina_glow", "mina")
    assert desk.whose(number) == (MINA, "link")
    assert [(one.written, one.means) for one in desk.attribution.spellings()] == [
        ("m.glow", "mina"),
        ("mina_glow", "mina"),
    ]
    with pytest.raises(Invalid, match="means that already"):
        desk.attribution.confirm("content", "mina", "M.Glow")


def test_a_spelling_can_be_said_to_mean_something_else(desk: Sales) -> None:
    """What meant the old is matched again."""
    desk.link(MINA, content="mina")
    number = desk.put(utm_content="min")
    desk.attribution.confirm("content", "min", "mina")
    assert desk.whose(number) == (MINA, "link")
    desk.attribution.confirm("content", "MIN", "minsu")
    assert desk.whose(number) == (None, "none")
    assert len(desk.attribution.spellings()) == 1


def test_the_campaign_can_be_spelled_as_well(desk: Sales) -> None:
    """With it a content that several have is one person's again."""
    desk.link(MINA, campaign="spring", content="reel")
    desk.link(2, campaign="summer", content="reel")
    number = desk.put(utm_campaign="Spring Sale", utm_content="reel")
    assert desk.whose(number) == (None, "none")
    desk.attribution.confirm("campaign", "Spring Sale", "spring")
    assert desk.whose(number) == (MINA, "link")


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (
            "source",
            ("insta", "Instagram", "ig", "IG Story", "instagram_reels", "인스타"),
        ),
        ("source", ("twitter", "X", "Tweet")),
        ("medium", ("Influencer", "influencer", "in-fluencer")),
        ("content", ("Mina Glow", "mina_glow", "minaglow", "MinaGlow")),
    ],
)
def test_what_probably_means_the_same(part: str, words: tuple[str, ...]) -> None:
    """Names of one platform, and words but for capitals and signs."""
    assert len({likeness(part, word) for word in words}) == 1


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("source", ("google", "newsletter", "other")),
        ("content", ("mina", "mina2", "ig", "instagram")),
    ],
)
def test_what_does_not(part: str, words: tuple[str, ...]) -> None:
    """Other words are other words; names of platforms mean them only as a source."""
    assert len({likeness(part, word) for word in words}) == len(words)


def test_proposals_can_be_of_one_campaign(desk: Sales) -> None:
    """Only what came by its links is counted."""
    desk.put(utm_source="ig", campaign_id=SPRING)
    desk.put(utm_source="insta")
    assert desk.attribution.proposals(SPRING) == ()
    assert len(desk.attribution.proposals()) == 1
