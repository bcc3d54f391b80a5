"""Own time: typed, changed, deleted; and what was noted with touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from store.errors import Invalid, NotFound, Stale
from store.outreach_draft import TouchDraft
from store.rules.money import Money
from store.totals import differences
from store.work_time import WorkTimeDraft, WorkTimes, as_draft
from tests.builders import everything
from tests.store.cost_desk import MINA, MONDAY, SPRING, Till, cents, tills, won

DAY = timedelta(days=1)
HOUR = WorkTimeDraft(90, MONDAY, campaign_id=SPRING, note="Wrote the briefing")


@pytest.fixture
def till() -> Iterator[Till]:
    """The desks of money; an hour on Spring costs 30,000 won."""
    with tills() as opened:
        opened.frame(hourly_rate_minor=30_000)
        yield opened
        assert not differences(opened.database.reader)


@pytest.fixture
def times(till: Till) -> WorkTimes:
    """The hours desk."""
    return WorkTimes(till.database)


def called(till: Till, minutes: int) -> int:
    """A call with Mina that took so long; the number of its touch."""
    draft = TouchDraft(
        MINA,
        channel="phone",
        kind="call",
        subject="The reel",
        minutes=minutes,
        on=MONDAY,
    )
    return till.of.outreach.log(draft, today=MONDAY).touch_id


def test_own_time_is_kept_as_it_is_typed(till: Till, times: WorkTimes) -> None:
    """Whoever it was for says the campaign; a rate of its own holds."""
    draft = WorkTimeDraft(
        45,
        MONDAY,
        collaboration_id=MINA,
        channel="insta",
        rate=cents(5_000),
        note=" Watched the draft ",
    )
    row = times.one(times.add(draft))
    assert (row.campaign_id, row.campaign, row.name) == (SPRING, "Spring", "Mina")
    assert (row.minutes, row.channel, row.note) == (
        45,
        "instagram",
        "Watched the draft",
    )
    assert (row.own_rate, row.rate, row.cost) == (
        cents(5_000),
        cents(5_000),
        cents(3_750),
    )
    kept = replace(
        draft, campaign_id=SPRING, channel="instagram", note="Watched the draft"
    )
    assert as_draft(row) == kept
    assert till.said() == "Noted own time: Mina, 45 min"


def test_without_a_rate_of_its_own_the_campaign_says_it(
    till: Till, times: WorkTimes
) -> None:
    """And what it costs beside the figures says the same; no campaign, no rate."""
    row = times.one(times.add(HOUR))
    assert (row.own_rate, row.rate, row.cost) == (None, won(30_000), won(45_000))
    own = till.budget.figures(SPRING).own_time
    assert (own.minutes, own.cost_minor) == (90, 45_000)
    assert till.figures().committed == 0
    row = times.one(times.add(replace(HOUR, campaign_id=None)))
    assert (row.rate, row.cost) == (None, None)


def test_what_it_costs_is_rounded_half_to_even(times: WorkTimes) -> None:
    """A minute at 30 cents an hour is half a cent, at 90 one and a half."""
    half = replace(HOUR, minutes=1, rate=cents(30))
    assert times.one(times.add(half)).cost == cents(0)
    assert times.one(times.add(replace(half, rate=cents(90)))).cost == cents(2)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (replace(HOUR, minutes=0), "0 minutes are no time"),
        (replace(HOUR, minutes=10**7 + 1), "minutes are no time"),
        (replace(HOUR, rate=Money(-1, "KRW")), "-1 is not an amount"),
        (replace(HOUR, note="a\x00b" * 2000), "What was done"),
    ],
)
def test_what_cannot_be_is_refused(
    times: WorkTimes, wrong: WorkTimeDraft, told: str
) -> None:
    """In one sentence, and nothing is kept."""
    with pytest.raises(Invalid) as refusal:
        times.add(wrong)
    assert told in str(refusal.value)
    assert times.summary().whole.many == 0


def test_what_is_not_there_is_named(times: WorkTimes) -> None:
    """Lines, campaigns and collaborations alike."""
    for act, told in (
        (lambda: times.one(9), "own time number 9"),
        (lambda: times.remove([9]), "own time number 9"),
        (lambda: times.add(replace(HOUR, campaign_id=9)), "campaign number 9"),
        (lambda: times.add(replace(HOUR, collaboration_id=9)), "collaboration number"),
    ):
        with pytest.raises(NotFound) as refusal:
            act()
        assert told in str(refusal.value)


def test_it_is_changed_in_one_step_that_goes_back(till: Till, times: WorkTimes) -> None:
    """And never over a newer change."""
    number = times.add(HOUR)
    before = everything(till.database.reader)
    version = times.one(number).version
    later = replace(HOUR, minutes=120, on_day=MONDAY + DAY, rate=won(40_000))
    times.edit(number, later, version)
    assert as_draft(times.one(number)) == later
    assert till.said() == "Changed own time: Wrote the briefing, 120 min"
    with pytest.raises(Stale, match="Wrote the briefing was changed elsewhere"):
        times.edit(number, HOUR, version)
    till.undo()
    assert everything(till.database.reader) == before


def test_several_are_changed_and_deleted_at_once(till: Till, times: WorkTimes) -> None:
    """One step each."""
    numbers = [times.add(replace(HOUR, minutes=many)) for many in (10, 20, 30)]
    assert times.set_field(numbers, "channel", "insta") == 3
    assert times.set_field(numbers[:2], "channel", "Newsletter") == 2
    assert times.set_rate(numbers, won(60_000)) == 3
    assert till.said() == "Changed 3 lines of own time"
    assert times.set_field(numbers, "campaign", "") == 3
    summary = times.summary(0)
    assert [(one.channel, one.sums.minutes) for one in summary.channels] == [
        ("instagram", 30),
        ("Newsletter", 30),
    ]
    assert summary.whole.costs == (won(60_000),)
    assert times.remove(numbers) == 3
    assert till.said() == "Deleted 3 lines of own time"
    till.undo()
    assert times.summary().whole.minutes == 60


def test_a_channel_keeps_the_capitals_it_has(till: Till, times: WorkTimes) -> None:
    """Whatever they are this time, in costs and hours alike."""
    till.cost(5, channel="Newsletter")
    number = times.add(replace(HOUR, channel="newsletter"))
    assert times.one(number).channel == "Newsletter"


def test_whose_work_it_is_stays_in_the_campaign(till: Till, times: WorkTimes) -> None:
    """It moves with the collaboration, not by hand."""
    till.of.campaigns.add("Autumn")
    number = times.add(replace(HOUR, collaboration_id=MINA))
    with pytest.raises(Invalid, match="The work of Mina belongs to another campaign"):
        times.set_field([number], "campaign", "Autumn")
    assert times.set_field([number], "campaign", "Spring") == 0


def test_minutes_of_a_touch_are_own_time(till: Till, times: WorkTimes) -> None:
    """With its day and person; they cost what the campaign says."""
    called(till, 30)
    (row,) = times.rows([1])
    assert (row.name, row.on_day, row.minutes) == ("Mina", MONDAY, 30)
    assert (row.touch_channel, row.touch_kind, row.touch_text) == (
        "phone",
        "call",
        "The reel",
    )
    assert row.cost == won(15_000)


def test_how_long_a_touch_took_is_said_of_the_touch(
    till: Till, times: WorkTimes
) -> None:
    """In the same step; its day, campaign and person stay as they are."""
    touch = called(till, 30)
    draft = as_draft(times.one(1))
    times.edit(1, replace(draft, minutes=45, note="Long", rate=won(20_000)))
    asked = "SELECT minutes FROM touch WHERE id=?"
    assert till.database.read(asked, (touch,)) == [(45,)]
    assert (times.one(1).minutes, times.one(1).cost) == (45, won(15_000))
    till.undo()
    assert till.database.read(asked, (touch,)) == [(30,)]
    assert times.one(1).minutes == 30
    with pytest.raises(Invalid, match="time of Mina came with a touch"):
        times.edit(1, replace(draft, on_day=MONDAY + DAY))
    with pytest.raises(Invalid, match="time of Mina came with a touch"):
        times.set_field([1], "campaign", "")
    with pytest.raises(Invalid, match="do not fit into a day"):
        times.edit(1, replace(draft, minutes=1_441))


def test_deleting_it_leaves_the_touch(till: Till, times: WorkTimes) -> None:
    """Without its minutes; undo brings both back."""
    touch = called(till, 30)
    before = everything(till.database.reader)
    times.remove([1])
    assert till.database.read("SELECT id, minutes FROM touch") == [(touch, None)]
    assert times.summary().whole.minutes == 0
    till.undo()
    assert everything(till.database.reader) == before
