"""Conversions as they are typed: kept, counted, changed, refunded, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from store.conversions import ConversionDraft, as_draft
from store.errors import Invalid, NotFound, Stale
from store.rules.money import Money
from tests.store.sales_desk import (
    AUTUMN,
    LUNA,
    MINA,
    MONDAY,
    SHOP,
    SPRING,
    Sales,
    cents,
    days,
    sales,
    won,
)


@pytest.fixture
def desk() -> Iterator[Sales]:
    """The desks of what customers did."""
    with sales() as opened:
        yield opened
        assert opened.is_whole()


def test_an_order_is_kept_as_it_was_typed(desk: Sales) -> None:
    """And can be opened in a form and saved as it was."""
    draft = ConversionDraft(
        MONDAY,
        amount=won(30_000),
        refunded=won(4_000),
        order_ref="#1001",
        what="Toner",
        code="welcome5",
        url=f"{SHOP}?utm_source=ig&utm_content=someone",
        clicked_on=days(MONDAY, -2),
        campaign_id=SPRING,
        channel="Insta",
        status="partly_refunded",
        notes="A gift",
    )
    number = desk.conversions.add(draft)
    row = desk.one(number)
    assert (row.amount, row.counted, row.refunded) == (
        won(26_000),
        won(26_000),
        won(4_000),
    )
    assert (row.channel, row.code_key, row.utm_content) == (
        "instagram",
        "welcome5",
        "someone",
    )
    assert (row.campaign, row.source, row.counts) == ("Spring", "typed", True)
    assert desk.said() == "Noted a conversion: #1001"
    assert as_draft(row) == replace(draft, channel="instagram")
    desk.conversions.edit(number, as_draft(row), row.version)
    assert as_draft(desk.one(number)) == as_draft(row)


def test_what_was_called_off_counts_nothing_and_stays(desk: Sales) -> None:
    """In the sums it stands apart."""
    number = desk.sale(1_000, campaign_id=SPRING)
    desk.conversions.set_state([number], "cancelled")
    rows = desk.database.read(
        "SELECT counts, quantity, counted_minor FROM conversion_total"
    )
    assert rows == [(0, 1, 1_000)]
    assert not desk.one(number).counts
    desk.undo()
    assert desk.one(number).status == "paid"


def test_what_went_back_is_taken_off_and_the_sale_still_counts(desk: Sales) -> None:
    """A part, all of it, and nothing again."""
    number = desk.sale(1_000, order_ref="#1", campaign_id=SPRING)
    desk.conversions.refund(number, won(300))
    row = desk.one(number)
    assert (row.amount, row.status) == (won(700), "partly_refunded")
    assert desk.said() == "Noted what went back of a conversion: #1"
    desk.conversions.refund(number, won(1_000))
    assert (desk.one(number).amount, desk.one(number).status) == (won(0), "refunded")
    desk.conversions.refund(number, won(0))
    assert (desk.one(number).amount, desk.one(number).status) == (won(1_000), "paid")
    for wrong in (won(1_001), cents(5), won(-1)):
        with pytest.raises(Invalid):
            desk.conversions.refund(number, wrong)


def test_nothing_going_back_pays_for_nothing(desk: Sales) -> None:
    """An order that waits for its money waits on; one that was refunded is paid."""
    waits = desk.sale(1_000, status="pending")
    desk.conversions.refund(waits, won(0))
    assert desk.one(waits).status == "pending"
    back = desk.sale(1_000, status="refunded")
    desk.conversions.refund(back, won(0))
    assert (desk.one(back).amount, desk.one(back).status) == (won(1_000), "paid")


def test_all_goes_back_of_what_is_refunded(desk: Sales) -> None:
    """Whether a figure was said or not; paid again, nothing did."""
    numbers = [desk.sale(1_000), desk.sale(500)]
    desk.conversions.refund(numbers[1], won(20))
    assert desk.conversions.set_state(numbers, "refunded") == 2
    assert [desk.one(one).refunded_minor for one in numbers] == [1_000, 500]
    assert [desk.one(one).amount for one in numbers] == [won(0), won(0)]
    assert desk.said() == "Changed 2 conversions"
    desk.conversions.set_state(numbers, "paid")
    assert [desk.one(one).amount for one in numbers] == [won(1_000), won(500)]
    with pytest.raises(Invalid, match="how much"):
        desk.conversions.set_state(numbers, "partly_refunded")


def test_another_currency_counts_at_the_rate_that_is_said_or_known(
    desk: Sales,
) -> None:
    """Else it waits; a rate said with one serves the others of that pair."""
    waits = desk.sale(cents(1_000), campaign_id=SPRING)
    assert desk.one(waits).counted is None
    desk.sale(cents(100), campaign_id=SPRING, rate="1400")
    assert desk.one(waits).counted == won(14_000)
    desk.undo()
    assert desk.one(waits).counted is None
    assert desk.rates.note("USD", "KRW", MONDAY, Decimal(1_300)) == 1
    assert desk.one(waits).counted == won(13_000)
    assert {"results", "budget"} <= desk.database.take_changes()
    desk.conversions.refund(waits, cents(500))
    assert desk.one(waits).counted == won(6_500)


def test_a_rate_that_is_left_in_the_form_is_not_said_again(desk: Sales) -> None:
    """Another amount counts at it; another currency at its own."""
    number = desk.sale(cents(1_000), campaign_id=SPRING, rate="1400")
    desk.rates.note("USD", "KRW", MONDAY, Decimal(1_385))
    desk.rates.note("EUR", "KRW", MONDAY, Decimal(1_500))
    draft = as_draft(desk.one(number))
    desk.conversions.edit(number, replace(draft, amount=cents(2_000)))
    assert desk.one(number).counted == won(28_000)
    desk.conversions.edit(number, replace(draft, amount=Money(100, "EUR")))
    assert desk.one(number).counted == won(1_500)
    draft = as_draft(desk.one(number))
    desk.conversions.edit(number, replace(draft, rate="1600"))
    assert desk.one(number).counted == won(1_600)
    desk.conversions.edit(number, replace(draft, rate=""))
    assert desk.one(number).exchange_rate == "1600"
    desk.conversions.edit(number, replace(draft, campaign_id=None, rate=""))
    assert desk.one(number).counted == Money(100, "EUR")


def test_a_campaign_that_gets_other_money_counts_anew(desk: Sales) -> None:
    """Old rates say nothing of it."""
    number = desk.sale(cents(1_000), campaign_id=SPRING, rate="1400")
    home = desk.sale(2_000, campaign_id=SPRING)
    with desk.database.writing("Currency", ("campaigns",)) as unit:
        unit.connection.execute("UPDATE campaign SET currency='USD' WHERE id=1")
    assert desk.one(number).counted == cents(1_000)
    assert desk.one(home).counted == cents(143)
    desk.undo()
    assert desk.one(number).counted == won(14_000)


def test_whose_it_is_says_the_campaign(desk: Sales) -> None:
    """By hand too; another campaign than theirs is refused."""
    number = desk.sale(collaboration_id=LUNA)
    row = desk.one(number)
    assert (row.campaign_id, row.name, row.channel) == (SPRING, "Luna", "tiktok")
    with pytest.raises(Invalid, match="Luna belongs to another"):
        desk.sale(collaboration_id=LUNA, campaign_id=AUTUMN)
    with pytest.raises(Invalid, match="Luna belongs to another"):
        desk.conversions.set_campaign([number], AUTUMN)
    with pytest.raises(NotFound):
        desk.sale(collaboration_id=99)


def test_a_conversion_of_nobody_can_be_moved(desk: Sales) -> None:
    """To a campaign, and out of all."""
    numbers = [desk.sale(), desk.sale()]
    assert desk.conversions.set_campaign(numbers, AUTUMN) == 2
    assert desk.one(numbers[0]).campaign == "Autumn"
    assert desk.one(numbers[0]).counted is None
    assert desk.conversions.set_campaign(numbers, None) == 2
    assert desk.one(numbers[0]).counted == won(1_000)
    with pytest.raises(NotFound):
        desk.conversions.set_campaign(numbers, 99)


def test_who_is_said_by_hand_stays_until_it_is_taken_back(desk: Sales) -> None:
    """Then the code counts again; the platform follows whoever it is."""
    desk.code(MINA, "MINA10")
    number = desk.sale(code="mina10")
    assert desk.whose(number) == (MINA, "code")
    assert desk.one(number).channel == "instagram"
    assert desk.conversions.attribute([number], LUNA) == 1
    assert desk.whose(number) == (LUNA, "manual")
    assert desk.one(number).channel == "tiktok"
    assert desk.attribution.match_again() == 0
    assert desk.conversions.attribute([number], None) == 1
    assert desk.whose(number) == (MINA, "code")
    assert desk.one(number).channel == "instagram"
    desk.conversions.attribute([number], LUNA, "Newsletter")
    assert desk.one(number).channel == "Newsletter"
    assert desk.conversions.attribute([number], LUNA, "newsletter") == 0


def test_a_form_can_take_back_who_was_said_by_hand(desk: Sales) -> None:
    """And say another."""
    number = desk.sale(collaboration_id=LUNA)
    draft = as_draft(desk.one(number))
    assert draft.collaboration_id == LUNA
    desk.conversions.edit(number, replace(draft, collaboration_id=MINA))
    assert desk.whose(number) == (MINA, "manual")
    assert desk.one(number).channel == "instagram"
    draft = as_draft(desk.one(number))
    desk.conversions.edit(number, replace(draft, collaboration_id=None))
    assert desk.whose(number) == (None, "none")
    assert desk.one(number).channel is None


def test_several_are_deleted_in_one_step(desk: Sales) -> None:
    """And come back in one."""
    numbers = [desk.sale(order_ref=f"#{number}") for number in range(3)]
    assert desk.conversions.remove(numbers[:2]) == 2
    assert desk.said() == "Deleted 2 conversions"
    with pytest.raises(NotFound, match="no conversion number 1"):
        desk.one(numbers[0])
    desk.undo()
    assert desk.one(numbers[0]).order_ref == "#0"
    desk.conversions.remove(numbers[:1])
    assert desk.said() == "Deleted a conversion: #0"


def test_a_newer_version_is_not_overwritten(desk: Sales) -> None:
    """The form keeps its text."""
    number = desk.sale(order_ref="#7")
    row = desk.one(number)
    desk.conversions.edit(number, replace(as_draft(row), what="Serum"), row.version)
    with pytest.raises(Stale, match="#7 was changed elsewhere"):
        desk.conversions.edit(number, as_draft(row), row.version)


@pytest.mark.parametrize(
    "typed",
    [
        {"quantity": -1},
        {"amount": -5},
        {"kind": "theft"},
        {"status": "lost"},
        {"refunded": won(1_001)},
        {"refunded": cents(1)},
        {"rate": "much", "campaign_id": SPRING},
        {"order_ref": "a\x00b"},
        {"url": "x" * 3_000},
        {"goal_id": 9},
        {"campaign_id": 9},
        {"amount": cents(10**12), "campaign_id": SPRING, "rate": "1e12"},
        {"amount": cents(10**12), "campaign_id": SPRING, "rate": "999999999999"},
    ],
)
def test_what_cannot_be_is_refused(desk: Sales, typed: dict[str, object]) -> None:
    """In one sentence, and nothing is kept."""
    with pytest.raises((Invalid, NotFound)) as refused:
        desk.sale(**({"amount": 1_000} | typed))  # type: ignore[arg-type]
    assert str(refused.value)
    assert desk.database.read("SELECT count(*) FROM conversion") == [(0,)]
