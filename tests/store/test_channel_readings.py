"""Figures of channels and of somebody's work, noted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from store import totals
from store.channel_readings import ChannelReadingDraft, ChannelReadings, SeenChannel
from store.errors import Invalid, NotFound
from store.rules.money import Money
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY

WEEK = ChannelReadingDraft(
    MONDAY,
    "Insta",
    campaign_id=1,
    label="Stories",
    window="24h",
    figures={"reach": 900, "interactions": 40},
    stated_conversions=Decimal("1.5"),
    spend=Money(2_050, "EUR"),
)


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign with Ana in it."""
    with campaign_desks() as opened:
        opened.join("Ana", "ana.glow")
        yield opened


def test_figures_of_a_channel(desk: CampaignDesks) -> None:
    """A platform by any name; what is noted again stands in their place."""
    readings = ChannelReadings(desk.database)
    number = readings.note(WEEK, MONDAY)
    (row,) = readings.of_channel("instagram", 1)
    assert (row.id, row.label, row.on_day, row.window) == (
        number,
        "Stories",
        MONDAY,
        "24h",
    )
    assert (row.figures["reach"], row.figures["views"]) == (900, None)
    assert (row.stated_conversions, row.spend) == (Decimal("1.5"), Money(2_050, "EUR"))
    more = replace(WEEK, figures={"views": 5}, spend=None, stated_conversions=None)
    assert readings.note(more, MONDAY) == number
    (row,) = readings.of_channel("instagram", 1)
    assert (row.figures["reach"], row.figures["views"], row.version) == (900, 5, 2)
    assert row.spend == Money(2_050, "EUR")
    assert totals.differences(desk.database.reader) == 0
    assert desk.undo() == "Noted figures of instagram"
    assert readings.of_channel("instagram") == ()


def test_figures_of_somebodys_work_are_of_its_campaign(desk: CampaignDesks) -> None:
    """Of no channel then; whose they are is said in the history."""
    readings = ChannelReadings(desk.database)
    draft = ChannelReadingDraft(
        MONDAY, collaboration_id=1, figures={"clicks": 30, "leads": None}
    )
    number = readings.note(draft, MONDAY)
    (row,) = readings.of_collaboration(1)
    assert (row.channel, row.campaign_id, row.figures["clicks"]) == (None, 1, 30)
    readings.remove(number)
    assert readings.of_collaboration(1) == ()
    assert desk.undo() == "Deleted figures of Ana"
    with pytest.raises(NotFound, match="no figures number 77"):
        readings.remove(77)


def test_the_channels_of_a_campaign(desk: CampaignDesks) -> None:
    """By name, with the last day each was looked at; newest figures first."""
    readings = ChannelReadings(desk.database)
    for name, ago in (("metro", 2), ("instagram", 0), ("metro", 1)):
        day = MONDAY - timedelta(ago)
        draft = replace(WEEK, channel=name, on_day=day, label="")
        readings.note(draft, MONDAY)
    readings.note(replace(WEEK, channel="radio", campaign_id=None), MONDAY)
    assert readings.channels(1) == (
        SeenChannel("instagram", MONDAY),
        SeenChannel("metro", MONDAY - timedelta(1)),
    )
    assert readings.channels() == (SeenChannel("radio", MONDAY),)
    days = [row.on_day for row in readings.of_channel("metro", 1)]
    assert days == [MONDAY - timedelta(1), MONDAY - timedelta(2)]
    assert len(readings.of_channel("metro", 1, limit=1)) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"channel": ""}, "which channel"),
        ({"window": "2h"}, "2h is nothing that figures are kept by"),
        ({"source": "hearsay"}, "hearsay is nothing"),
        ({"figures": {"fame": 1}}, "fame is nothing"),
        ({"figures": {"views": -1}}, "views: -1 cannot"),
        ({"spend": Money(-1, "EUR")}, "spend: -1 cannot"),
        ({"on_day": MONDAY + timedelta(1)}, "still to come"),
        ({"starts_on": MONDAY + timedelta(1)}, "begin after that day"),
        ({"figures": {}, "spend": None, "stated_conversions": None}, "at least one"),
    ],
)
def test_figures_that_cannot_be(
    desk: CampaignDesks, change: dict[str, object], why: str
) -> None:
    """Are refused in one sentence, and nothing is kept."""
    draft = replace(WEEK, **change)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match=why):
        ChannelReadings(desk.database).note(draft, MONDAY)
    assert not desk.database.read("SELECT id FROM reading")


def test_a_campaign_that_is_not_there(desk: CampaignDesks) -> None:
    """Nor a collaboration."""
    readings = ChannelReadings(desk.database)
    with pytest.raises(NotFound, match="no campaign number 9"):
        readings.note(replace(WEEK, campaign_id=9), MONDAY)
    with pytest.raises(NotFound, match="no collaboration number 9"):
        readings.note(replace(WEEK, collaboration_id=9, campaign_id=None), MONDAY)
