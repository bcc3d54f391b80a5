"""Who spoke of the brand: noted, judged, listed and filtered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from store.errors import Duplicate, Invalid, NotFound, Stale
from store.mention_list import SORTS
from store.mentions import (
    NO_CAMPAIGN,
    MentionDraft,
    Mentions,
    MentionView,
    SentimentCounts,
)
from store.rules.filters import FilterProblem
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY

POST = "instagram.com/p/Made1up"
PLAIN = MentionDraft(MONDAY, url=POST, author="Ana", keyword="serum", campaign_id=1)
MORE = (
    MentionDraft(MONDAY - timedelta(1), "카페", author="보라", text="끈적여요 serum",
                 sentiment="negative"),
    MentionDraft(MONDAY - timedelta(40), "Foro", text="Me encanta 100%",
                 sentiment="positive", campaign_id=1),
)  # fmt: skip


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """Three mentions, two of them of the campaign Spring."""
    with campaign_desks() as opened:
        for draft in (PLAIN, *MORE):
            Mentions(opened.database).add(draft, today=MONDAY)
        yield opened


def test_a_mention_is_kept_as_it_was_said(desk: CampaignDesks) -> None:
    """Its address says where it is, and is kept in full."""
    mentions = Mentions(desk.database)
    row = mentions.one(1)
    assert (row.platform, row.url, row.campaign) == (
        "instagram",
        f"https://{POST}",
        "Spring",
    )
    assert mentions.one(2).platform == "카페"
    mentions.edit(1, replace(PLAIN, sentiment="neutral"), row.version, today=MONDAY)
    with pytest.raises(Stale):
        mentions.edit(1, PLAIN, row.version, today=MONDAY)
    assert desk.undo() == "Changed a mention"
    assert mentions.one(1).sentiment is None


def test_many_are_judged_moved_and_deleted_at_once(desk: CampaignDesks) -> None:
    """Each a step of undo that says how many."""
    mentions = Mentions(desk.database)
    assert mentions.judge([1, 2, 3], "positive") == 2
    assert mentions.by_sentiment() == SentimentCounts(positive=3)
    assert desk.undo() == "Judged 2 mentions"
    assert mentions.judge([2], "") == 1
    assert mentions.by_sentiment(1) == SentimentCounts(positive=1, unjudged=1)
    assert mentions.by_sentiment(NO_CAMPAIGN).many == 1
    assert mentions.set_campaign([1, 2, 3], 1) == 1
    assert mentions.by_sentiment(NO_CAMPAIGN).many == 0
    assert mentions.set_campaign([1, 2], None) == 2
    assert desk.undo() == "Moved 2 mentions"
    assert mentions.remove([1, 2, 9]) == 2
    assert desk.undo() == "Deleted 2 mentions"
    assert mentions.remove([3]) == 1
    with pytest.raises(NotFound, match="no mention number 3"):
        mentions.one(3)
    with pytest.raises(NotFound, match="no campaign number 9"):
        mentions.set_campaign([1], 9)


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (replace(PLAIN, url=""), "needs an address, or what was said"),
        (replace(PLAIN, url="not an address"), "not the web address"),
        (replace(PLAIN, sentiment="great"), "great is nothing"),
        (replace(PLAIN, on_day=MONDAY + timedelta(1)), "still to come"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: CampaignDesks, draft: MentionDraft, why: str
) -> None:
    """In one sentence."""
    with pytest.raises(Invalid, match=why):
        Mentions(desk.database).add(draft, today=MONDAY)


def test_one_address_is_one_mention(desk: CampaignDesks) -> None:
    """Its own may be saved again."""
    mentions = Mentions(desk.database)
    with pytest.raises(Duplicate, match="among the mentions already"):
        mentions.add(replace(PLAIN, author="Zoe"), today=MONDAY)
    with pytest.raises(Invalid, match="great is nothing"):
        mentions.judge([1], "great")
    mentions.edit(1, PLAIN, 1, today=MONDAY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3]),
        ("serum", [1, 2]),
        ("sentiment:positive", [3]),
        ("감성:부정,긍정", [2, 3]),
        ("tono:sin", [1]),
        ("-sentiment:negative", [1, 3]),
        ("channel:insta", [1]),
        ("canal:foro", [3]),
        ("author:보라", [2]),
        ("keyword:serum campaign:spr", [1]),
        ("on>=7d", [1, 2]),
        ("on:2026-03-02", [1]),
        ("no:campaign", [2]),
        ("has:keyword", [1]),
        ("100%", [3]),
        ("encanta", [3]),
    ],
)
def test_mentions_are_filtered(
    desk: CampaignDesks, typed: str, found: list[int]
) -> None:
    """In three languages, by what was said and where."""
    mentions = Mentions(desk.database)
    view = MentionView(typed)
    assert list(mentions.order(view, MONDAY)) == found
    assert [row.id for row in mentions.first(view, MONDAY)] == found


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_has_both_directions(desk: CampaignDesks, sort: str) -> None:
    """What has no such value stands at the end of both."""
    mentions = Mentions(desk.database)
    orders = [
        list(mentions.order(MentionView(sort=sort, descending=way), MONDAY))
        for way in (True, False)
    ]
    assert sorted(orders[0]) == sorted(orders[1]) == [1, 2, 3]
    scope = MentionView(sort=sort, campaign_id=1)
    assert sorted(mentions.order(scope, MONDAY)) == [1, 3]
    nowhere = MentionView(sort=sort, campaign_id=NO_CAMPAIGN)
    assert list(mentions.order(nowhere, MONDAY)) == [2]


def test_a_filter_that_cannot_be_read(desk: CampaignDesks) -> None:
    """Says what it knows; what is in use is offered."""
    mentions = Mentions(desk.database)
    with pytest.raises(FilterProblem, match="Mentions have no"):
        mentions.first(MentionView("colour:red"), MONDAY)
    offered = mentions.known_values()
    assert offered["campaign"] == ("Spring",)
    assert "negative" in offered["sentiment"]
