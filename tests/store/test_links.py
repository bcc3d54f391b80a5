"""Tracked links: one for each person, and none like another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.errors import Duplicate, Invalid, NotFound, Stale
from store.links import LinkDraft, UtmParts
from tests.builders import person
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY

SHOP = "https://shop.example/serum"


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign with Ana of Instagram, Bora of YouTube and Cleo of nowhere."""
    with campaign_desks() as opened:
        opened.join("Ana", "ana.glow")
        opened.join("Bora", "bora", "youtube")
        opened.join("Cleo Kim")
        yield opened


def urls(desk: CampaignDesks) -> list[str]:
    """The links of the campaign, what they share left out."""
    return [
        row.url.removeprefix(f"{SHOP}?utm_").replace("utm_medium=influencer&utm_", "")
        for row in desk.links.of_campaign(desk.campaign)
    ]


def test_everybody_gets_a_link_of_their_own(desk: CampaignDesks) -> None:
    """By the naming rule: platform, influencer, campaign, handle or name."""
    numbers = desk.links.make([1, 2, 3], SHOP)
    assert len(set(numbers)) == 3
    assert urls(desk) == [
        "source=instagram&campaign=spring&utm_content=ana.glow",
        "source=youtube&campaign=spring&utm_content=bora",
        "source=other&campaign=spring&utm_content=cleo-kim",
    ]
    (row,) = desk.links.of_collaboration(1)
    assert (row.name, row.utm_source, row.utm_medium) == (
        "Ana",
        "instagram",
        "influencer",
    )
    assert (row.utm_campaign, row.utm_content, row.utm_term) == (
        "spring",
        "ana.glow",
        None,
    )
    assert desk.undo() == "Made links for 3"
    assert urls(desk) == []


def test_the_same_link_is_not_made_twice(desk: CampaignDesks) -> None:
    """Asked for again, it is the one there is; another page is another link."""
    first = desk.links.make([1], SHOP)
    assert desk.links.make([1], SHOP) == first
    assert desk.links.make([1], f"{SHOP}/new") != first
    assert desk.undo() == "Made a link for Ana"
    assert len(desk.links.of_collaboration(1)) == 1


def test_people_of_one_name_are_told_apart(desk: CampaignDesks) -> None:
    """By a number."""
    desk.join("Cleo Kim")
    desk.links.make([3, 4], SHOP)
    assert [row.utm_content for row in desk.links.of_campaign(desk.campaign)] == [
        "cleo-kim",
        "cleo-kim-2",
    ]


def test_a_name_that_is_no_word_goes_by_a_number(desk: CampaignDesks) -> None:
    """Nobody's link is nobody's."""
    number = desk.join("!!!")
    assert desk.links.proposed(number) == UtmParts(
        "other", "influencer", "spring", f"c{number}"
    )


def test_parts_can_be_said_otherwise(desk: CampaignDesks) -> None:
    """For one as they are; for several the handle keeps them apart."""
    desk.links.make([1], SHOP, source="newsletter", content="banner", term=" blue ")
    (row,) = desk.links.of_collaboration(1)
    assert (row.utm_source, row.utm_content, row.utm_term) == (
        "newsletter",
        "banner",
        "blue",
    )
    desk.links.make([1, 2], SHOP, content="story")
    assert [row.utm_content for row in desk.links.of_campaign(desk.campaign)] == [
        "banner",
        "story-ana.glow",
        "story-bora",
    ]
    with pytest.raises(Invalid, match="no field called colour"):
        desk.links.make([1], SHOP, colour="red")


def test_the_landing_page_of_the_campaign_is_usual(desk: CampaignDesks) -> None:
    """Without one, and without an address, there is nothing to link to."""
    with pytest.raises(Invalid, match="Ana: the campaign has no landing page"):
        desk.links.make([1])
    desk.frame(landing_url=SHOP)
    desk.links.make([1])
    assert urls(desk) == ["source=instagram&campaign=spring&utm_content=ana.glow"]


def test_of_many_all_get_one_or_nobody_does(desk: CampaignDesks) -> None:
    """A page that is none, somebody who is not there."""
    with pytest.raises(Invalid, match="does not begin with https"):
        desk.links.make([1, 2], "http://shop.example")
    with pytest.raises(NotFound, match="collaboration number 9"):
        desk.links.make([1, 9], SHOP)
    assert urls(desk) == []


def test_a_conversation_without_a_campaign_has_links_too(desk: CampaignDesks) -> None:
    """They name no campaign."""
    dora = person(desk.database, "Dora", handle="dora")
    (number,) = desk.of.outreach.start([dora], today=MONDAY)
    desk.links.make([number], SHOP)
    (row,) = desk.links.of_collaboration(number)
    assert row.utm_campaign is None
    assert row.url.endswith("utm_medium=influencer&utm_content=dora")


def test_a_link_made_elsewhere_is_kept_as_it_is(desk: CampaignDesks) -> None:
    """Its parts are read out of it."""
    url = "https://shop.example/a?ref=7&utm_source=Ana+IG&utm_campaign=old"
    number = desk.links.save(1, LinkDraft(f" {url} ", " s.example/ana "))
    (row,) = desk.links.of_collaboration(1)
    assert (row.url, row.slug) == (url, "s.example/ana")
    assert (row.utm_source, row.utm_campaign, row.utm_medium) == ("Ana IG", "old", None)
    assert desk.links.save(1, LinkDraft(SHOP), number, row.version) == number
    (row,) = desk.links.of_collaboration(1)
    assert (row.url, row.slug, row.utm_source) == (SHOP, None, None)
    assert desk.undo() == "Saved a link of Ana"


def test_a_link_of_somebody_else_is_not_taken_over(desk: CampaignDesks) -> None:
    """Nor one that was saved meanwhile, nor one that is none."""
    number = desk.links.save(1, LinkDraft(SHOP))
    with pytest.raises(Duplicate, match="Ana has this link already"):
        desk.links.save(2, LinkDraft(SHOP))
    with pytest.raises(Stale, match="changed elsewhere"):
        desk.links.save(1, LinkDraft(f"{SHOP}/b"), number, 7)
    with pytest.raises(NotFound, match="link number 99"):
        desk.links.save(1, LinkDraft(f"{SHOP}/b"), 99, 1)
    with pytest.raises(Invalid, match="more than once"):
        desk.links.save(1, LinkDraft(f"{SHOP}?utm_term=a&utm_term=b"))
    with pytest.raises(Invalid, match="Short link"):
        desk.links.save(1, LinkDraft(f"{SHOP}/b", "two\nlines"))
    assert [row.url for row in desk.links.of_campaign(desk.campaign)] == [SHOP]


def test_links_are_deleted_together(desk: CampaignDesks) -> None:
    """And brought back together."""
    numbers = desk.links.make([1, 2], SHOP)
    assert desk.links.remove(numbers) == 2
    assert urls(desk) == []
    assert desk.undo() == "Deleted 2 links"
    assert len(urls(desk)) == 2
