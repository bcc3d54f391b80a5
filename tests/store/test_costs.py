"""Single costs: typed, changed, billed, called off, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from store.costs import CostDraft, as_draft
from store.errors import Invalid, NotFound, Stale
from tests.store.cost_desk import MINA, MONDAY, SPRING, Till, cents, tills, won

DAY = timedelta(days=1)


@pytest.fixture
def till() -> Iterator[Till]:
    """The desks of money."""
    with tills() as opened:
        yield opened


def test_a_cost_is_kept_as_it_is_typed(till: Till) -> None:
    """With its own currency, and what it counts as in the campaign's."""
    draft = CostDraft(
        category="production",
        amount=cents(12_050),
        on_day=MONDAY,
        collaboration_id=MINA,
        channel="insta",
        description=" Studio, half a day ",
        payee="Studio Bom",
        rate="1385,20",
        due_on=MONDAY + 14 * DAY,
        invoice_ref="A-7",
        document="bills/a-7.pdf",
        notes="One\nTwo",
    )
    row = till.one(till.costs.add(draft))
    assert (row.amount, row.exchange_rate, row.counted) == (
        cents(12_050),
        "1385.2",
        won(166_917),
    )
    assert (row.campaign_id, row.campaign, row.name) == (SPRING, "Spring", "Mina")
    assert (row.channel, row.description) == ("instagram", "Studio, half a day")
    assert (row.due_on, row.due_from) == (MONDAY + 14 * DAY, "typed")
    assert (row.state, row.origin, row.part_of) == ("committed", None, None)
    assert as_draft(row) == replace(
        draft,
        campaign_id=SPRING,
        channel="instagram",
        description="Studio, half a day",
        rate="1385.2",
    )


def test_noting_a_cost_is_one_step_that_says_it(till: Till) -> None:
    """Whom or what it is for, and how much."""
    till.cost(cents(12_050), collaboration_id=MINA)
    assert till.said() == "Noted a cost: Mina, 120.50 USD"
    till.cost(5_000, description="Editing app")
    assert till.said() == "Noted a cost: Editing app, 5000 KRW"
    till.undo()
    till.undo()
    assert till.budget.figures(SPRING).lines == ()


def test_whose_work_it_is_says_the_campaign(till: Till) -> None:
    """And no other one."""
    autumn = till.of.campaigns.add("Autumn")
    assert till.one(till.cost(5, campaign_id=None, collaboration_id=MINA)).campaign_id
    with pytest.raises(Invalid, match="The work of Mina belongs to another campaign"):
        till.cost(5, campaign_id=autumn, collaboration_id=MINA)
    with pytest.raises(NotFound, match="collaboration number 9"):
        till.cost(5, collaboration_id=9)
    with pytest.raises(NotFound, match="campaign number 9"):
        till.cost(5, campaign_id=9)


def test_a_cost_of_no_campaign_counts_as_what_it_is(till: Till) -> None:
    """There is nothing to count it in."""
    row = till.one(till.cost(cents(900), campaign_id=None))
    assert (row.campaign, row.counted) == (None, cents(900))


def test_a_channel_is_a_platform_or_any_name_written_one_way(till: Till) -> None:
    """Whatever its spelling the second time."""
    for word in ("유튜브", "YouTube", "Podcast Ads", "podcast ads"):
        till.cost(5, channel=word)
    rows = till.budget.by_channel(SPRING)
    assert [(row.channel, row.figures.many) for row in rows] == [
        ("Podcast Ads", 2),
        ("youtube", 2),
    ]
    known = till.costs.channels()
    assert known[:3] == ("Podcast Ads", "youtube", "instagram")
    assert known.count("youtube") == 1


def test_a_cost_that_was_paid_has_its_day(till: Till) -> None:
    """And no other cost has one."""
    number = till.cost(7, state="paid", paid_on=MONDAY)
    assert (till.one(number).paid_on, till.figures().paid) == (MONDAY, 7)
    with pytest.raises(Invalid, match="has the day it was paid"):
        till.cost(7, state="paid")
    with pytest.raises(Invalid, match="has the day it was paid"):
        till.cost(7, paid_on=MONDAY)


def test_what_comes_back_is_a_cost_below_zero(till: Till) -> None:
    """A credit takes from what is promised."""
    till.cost(1_000)
    till.cost(-300, description="Credit")
    assert till.figures().committed == 700


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": 0}, "nothing is no cost"),
        ({"amount": 10**12 + 1}, "too much for one cost"),
        ({"amount": -(10**12) - 1}, "too much for one cost"),
        ({"category": "bribes"}, "bribes is no category"),
        ({"state": "maybe"}, "maybe is no state"),
        ({"description": "two\nlines"}, "Description"),
        ({"channel": "bell\x07"}, "Channel"),
        ({"notes": "bell\x07"}, "Notes"),
        ({"rate": "1,385"}, "1,385 is not one; write it as 1385.20"),
        ({"rate": "none"}, "none is not one"),
    ],
)
def test_costs_that_cannot_be_are_refused(
    till: Till, typed: dict[str, Any], said: str
) -> None:
    """In one sentence, and nothing is kept."""
    with pytest.raises(Invalid, match=said):
        till.cost(**{"amount": 5} | typed)
    assert till.figures().many == 0


def test_a_rate_that_makes_too_much_is_refused(till: Till) -> None:
    """Naming it and its currencies."""
    with pytest.raises(Invalid, match="999999999 is no rate from USD to KRW"):
        till.cost(cents(10**12), rate="999999999")
    assert till.rates.all() == ()


def test_a_cost_is_edited_over_the_version_that_was_read(till: Till) -> None:
    """A newer one is never written over."""
    number = till.cost(5_000, description="App")
    row = till.one(number)
    till.costs.edit(number, replace(as_draft(row), amount=won(6_000)), row.version)
    assert till.said() == "Changed a cost: App, 6000 KRW"
    now = till.one(number)
    assert (now.amount, now.counted, now.version) == (won(6_000), won(6_000), 2)
    with pytest.raises(Stale, match="App was changed elsewhere"):
        till.costs.edit(number, as_draft(row), row.version)
    assert till.one(number) == now
    with pytest.raises(NotFound, match="cost number 99"):
        till.costs.edit(99, as_draft(row))
    with pytest.raises(NotFound, match="cost number 99"):
        till.one(99)


def test_saving_what_is_there_is_no_step(till: Till) -> None:
    """Nothing to undo."""
    row = till.one(till.cost(cents(500), rate="1400"))
    steps = len(till.of.history.units())
    till.costs.edit(row.id, as_draft(row), row.version)
    assert till.one(row.id) == row
    assert len(till.of.history.units()) == steps


def test_many_costs_are_dated_billed_and_filed_at_once(till: Till) -> None:
    """Each is one step, and says how many changed."""
    numbers = [till.cost(amount) for amount in (10, 20, 30)]
    due = MONDAY + 30 * DAY
    assert till.costs.set_state(numbers, "invoiced", today=MONDAY) == 3
    assert till.said() == "Changed 3 costs"
    assert till.costs.set_due(numbers, due) == 3
    assert till.costs.set_due(numbers[:1], None) == 1
    assert till.costs.attach(numbers, document="b.pdf", invoice_ref="7") == 3
    assert till.costs.attach(numbers[:1], invoice_ref=" ") == 1
    assert till.costs.attach(numbers) == 0
    assert till.costs.set_state(numbers, "invoiced", today=MONDAY) == 0
    kept = [till.one(number) for number in numbers]
    assert [row.due_on for row in kept] == [None, due, due]
    assert [row.due_from for row in kept] == [None, "typed", "typed"]
    assert [row.document for row in kept] == ["b.pdf"] * 3
    assert [row.invoice_ref for row in kept] == [None, "7", "7"]
    till.undo()
    assert till.one(numbers[0]).invoice_ref == "7"


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("category", "boost", "boost"),
        ("channel", " TikTok ", "tiktok"),
        ("channel", "", None),
        ("description", "Reel", "Reel"),
        ("payee", "Studio Bom", "Studio Bom"),
        ("notes", "One\nTwo", "One\nTwo"),
        ("campaign", "autumn", "Autumn"),
        ("campaign", "", None),
    ],
)
def test_one_field_is_said_of_many(
    till: Till, field: str, text: str, kept: str | None
) -> None:
    """Blank takes out what may be missing."""
    till.of.campaigns.add("Autumn")
    numbers = [till.cost(5, channel="x"), till.cost(6)]
    till.costs.set_field(numbers, field, text)
    assert {getattr(till.one(number), field) for number in numbers} == {kept}


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("category", "", "is no category"),
        ("campaign", "Winter", "no campaign called Winter"),
        ("amount", "7", "no field called amount"),
        ("payee", "two\nlines", "Payee"),
    ],
)
def test_what_cannot_be_said_of_many_is_refused(
    till: Till, field: str, text: str, said: str
) -> None:
    """And none of them changes."""
    number = till.cost(5)
    with pytest.raises((Invalid, NotFound), match=said):
        till.costs.set_field([number], field, text)
    assert till.one(number).version == 1


def test_the_work_of_somebody_stays_in_their_campaign(till: Till) -> None:
    """Said with the name."""
    till.of.campaigns.add("Autumn")
    number = till.cost(5, collaboration_id=MINA)
    with pytest.raises(Invalid, match="The work of Mina belongs to another"):
        till.costs.set_field([number], "campaign", "Autumn")
    assert till.costs.set_field([number], "campaign", "Spring") == 0


def test_states_that_are_none_are_refused(till: Till) -> None:
    """Paying is done elsewhere, with what is withheld and what holds it up."""
    number = till.cost(5)
    with pytest.raises(Invalid, match="perhaps is no state"):
        till.costs.set_state([number], "perhaps", today=MONDAY)
    with pytest.raises(Invalid, match="Paying is done"):
        till.costs.set_state([number], "paid", today=MONDAY)
    with pytest.raises(NotFound, match="cost number 9"):
        till.costs.set_state([number, 9], "invoiced", today=MONDAY)
    assert till.one(number).state == "committed"


def test_what_is_paid_is_taken_back_before_it_changes_state(till: Till) -> None:
    """By the desk that paid it."""
    number = till.cost(5, state="paid", paid_on=MONDAY, description="Ad")
    with pytest.raises(Invalid, match="Ad is paid; take the payment back first"):
        till.costs.set_state([number], "invoiced", today=MONDAY)
    draft = replace(as_draft(till.one(number)), state="committed", paid_on=None)
    with pytest.raises(Invalid, match="Paying is done"):
        till.costs.edit(number, draft)
    assert till.figures().paid == 5


def test_costs_that_were_typed_are_deleted_and_come_back(till: Till) -> None:
    """All of them in one step."""
    numbers = [till.cost(10), till.cost(20)]
    assert till.costs.remove(numbers) == 2
    assert till.said() == "Deleted 2 costs"
    assert till.figures().many == 0
    till.undo()
    assert till.figures().committed == 30
    assert till.costs.remove(numbers[:1]) == 1
    assert till.said() == "Deleted a cost: Spring, 10 KRW"
