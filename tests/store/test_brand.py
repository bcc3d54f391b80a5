"""How the brand stood: noted by hand, before, during and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from store.brand import Brand, BrandDraft
from store.errors import Invalid, NotFound, Stale
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY

TODAY = date(2026, 6, 1)
NOW = BrandDraft(MONDAY, 1, followers=12_000, searches=880, sentiment="friendly")


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign from the first to the last of April."""
    with campaign_desks() as opened:
        opened.frame(starts_on="2026-04-01", ends_on="2026-04-30")
        yield opened


def test_when_it_was_follows_from_the_days_of_the_campaign(desk: CampaignDesks) -> None:
    """What she says herself holds; without days nobody knows."""
    brand = Brand(desk.database)
    for day in (
        date(2026, 3, 31),
        date(2026, 4, 1),
        date(2026, 4, 30),
        date(2026, 5, 1),
    ):
        brand.add(replace(NOW, on_day=day), today=TODAY)
    brand.add(replace(NOW, on_day=date(2026, 5, 2), phase="during"), today=TODAY)
    found = [(row.phase, row.own_phase) for row in brand.of(1)]
    assert found == [("before", None), ("during", None), ("during", None),
                     ("after", None), ("during", "during")]  # fmt: skip
    desk.frame(starts_on=None, ends_on=None)
    assert brand.of(1)[0].phase is None
    brand.add(replace(NOW, campaign_id=None), today=TODAY)
    assert [row.phase for row in brand.of(None)] == [None]


def test_it_is_changed_deleted_and_taken_back(desk: CampaignDesks) -> None:
    """Never over what was saved meanwhile."""
    brand = Brand(desk.database)
    number = brand.add(NOW, today=TODAY)
    row = brand.one(number)
    brand.edit(number, replace(NOW, channel="insta"), row.version, today=TODAY)
    assert brand.one(number).channel == "instagram"
    with pytest.raises(Stale):
        brand.edit(number, NOW, row.version, today=TODAY)
    brand.remove(number)
    with pytest.raises(NotFound, match=f"brand number {number}"):
        brand.one(number)
    with pytest.raises(NotFound):
        brand.remove(number)
    assert desk.undo() == "Deleted how the brand stood on 2026-03-02"
    assert desk.undo() == "Changed how the brand stood on 2026-03-02"
    assert brand.one(number).channel is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"phase": "later"}, "later is nothing"),
        ({"source": "rumour"}, "rumour is nothing"),
        ({"searches": -5}, "searches: -5"),
        ({"on_day": date(2026, 6, 2)}, "still to come"),
        ({"followers": None, "searches": None, "sentiment": ""}, "at least one"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: CampaignDesks, change: dict[str, object], why: str
) -> None:
    """In one sentence."""
    draft = replace(NOW, **change)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match=why):
        Brand(desk.database).add(draft, today=TODAY)
    with pytest.raises(NotFound, match="no campaign number 9"):
        Brand(desk.database).add(replace(NOW, campaign_id=9), today=TODAY)
