"""Filters of the ledger, asked of costs of every sort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from store.campaign_rows import CampaignDraft
from store.ledger import Ledger, LedgerView
from store.roster import Roster
from store.rules.filters import FilterProblem
from tests.builders import person
from tests.store.ledger_made import spent
from tests.store.outreach_desk import MONDAY, desks

DAY = timedelta(days=1)
TODAY = MONDAY + 9 * DAY
"""A Wednesday."""


def iso(days: int) -> str:
    """A day, counted from today."""
    return (TODAY + days * DAY).isoformat()


@pytest.fixture(scope="module")
def book() -> Iterator[Ledger]:
    """Seven costs, called by what they are for.

    Ana's fee of a million is late and was agreed past the budget, half of it is paid;
    her Parcel is held back. 김민수 has a Commission in dollars that nobody knows a rate
    for. A Studio was paid for shooting, Ads run on posters of no campaign, and a Cap
    was called off.
    """
    with desks() as desk:
        for name, currency in (("Spring Glow", "KRW"), ("Otoño", "EUR")):
            desk.campaigns.create(CampaignDraft(name, currency=currency))
        ana = person(
            desk.database,
            "Ana García",
            handle="ana.glow",
            country="ES",
            figures={"followers": 4_000},
        )
        kim = person(desk.database, "김민수", platform="naver_blog", handle="minsu")
        Roster(desk.database).tag([ana], add=["beauty"])
        (first,) = desk.outreach.start([ana], 1, today=MONDAY)
        (second,) = desk.outreach.start([kim], 2, today=MONDAY)
        of_ana = {"campaign_id": 1, "collaboration_id": first, "channel": "instagram"}
        dollars = {"amount_currency": "USD", "counted_minor": None}
        fee = spent(
            desk,
            500_000,
            **of_ana,
            description="Fee",
            origin="fee",
            due_on=iso(-1),
            over_note="She is worth it",
            on_day=iso(-9),
        )
        spent(
            desk,
            500_000,
            **of_ana,
            description="Advance",
            origin="fee",
            part_of=fee,
            state="paid",
            paid_on=iso(-2),
            document="~/bills/1.pdf",
            over_note="",
            on_day=iso(-9),
        )
        spent(
            desk,
            12_000,
            **of_ana,
            description="Parcel",
            category="product",
            origin="product",
            state="invoiced",
            due_on=iso(0),
            hold_until=iso(10),
            document="~/bills/2.pdf",
        )
        spent(
            desk,
            9_950,
            campaign_id=2,
            collaboration_id=second,
            category="commission",
            origin="commission",
            description="Commission",
            state="planned",
            counted_currency=None,
            **dollars,
        )
        spent(
            desk,
            700,
            campaign_id=1,
            category="production",
            description="Shooting 100%",
            payee="ÁLAMO Studio",
            state="paid",
            paid_on=iso(-30),
            invoice_ref="2026-014",
            amount_currency="EUR",
            on_day=iso(-40),
        )
        spent(
            desk,
            -4_000,
            category="boost",
            description="Ads",
            channel="Metro posters",
            due_on=iso(6),
        )
        spent(desk, 1, description="Cap", state="cancelled", campaign_id=2)
        yield Ledger(desk.database, desk.settings)


def found(book: Ledger, text: str) -> str:
    """What a filter lets pass, in the order of numbers."""
    view = LedgerView(text)
    rows = book.first(view, TODAY)
    assert len(rows) == book.count(view, TODAY)
    assert [row.id for row in rows] == book.order(view, TODAY).ids.tolist()
    words = [(row.id, (row.description or "").split()[0]) for row in rows]
    return " ".join(word for _, word in sorted(words))


ALL = "Fee Advance Parcel Commission Shooting Ads Cap"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ALL),
        ("person:ana", "Fee Advance Parcel"),
        ("person:álamo", "Shooting"),
        ("사람:민수", "Commission"),
        ("no:person", "Ads Cap"),
        ("campaign:glow", "Fee Advance Parcel Shooting"),
        ("-campaign:glow", "Commission Ads Cap"),
        ("no:campaign", "Ads"),
        ("category:product,boost", "Parcel Ads"),
        ("분류:수수료", "Commission"),
        ("state:committed", "Fee Ads"),
        ("상태:지급완료", "Advance Shooting"),
        ("estado:previsto", "Commission"),
        ("channel:insta", "Fee Advance Parcel"),
        ("channel:metro,ig", "Fee Advance Parcel Ads"),
        ("-channel:insta", "Commission Shooting Ads Cap"),
        ("no:channel", "Commission Shooting Cap"),
        ("amount>99", "Fee Advance Parcel Commission"),
        ("amount>=99.50", "Fee Advance Parcel Commission"),
        ("amount>99.50", "Fee Advance Parcel"),
        ("amount:7", "Shooting"),
        ("amount:7.5", ""),
        ("amount<7.5", "Shooting Ads Cap"),
        ("amount<0", "Ads"),
        ("금액>=₩12,000", "Fee Advance Parcel"),
        ("amount<$100", "Commission"),
        ("currency:usd,eur", "Commission Shooting"),
        ("on>=2026-03-01", "Fee Advance Parcel Commission Ads Cap"),
        ("on<30d", "Shooting"),
        ("due<today", "Fee"),
        ("due<=fri", "Fee Parcel"),
        ("no:due", "Advance Commission Shooting Cap"),
        ("paid>=2026-03-01", "Advance"),
        ("has:paid", "Advance Shooting"),
        ("origin:fee", "Fee Advance"),
        ("출처:직접", "Shooting Ads Cap"),
        ("doc:missing", "Fee Shooting Ads"),
        ("documento:hay", "Advance Parcel"),
        ("over:yes", "Fee"),
        ("over:no state:paid", "Advance Shooting"),
        ("late:yes", "Fee"),
        ("-late:yes is:open", "Parcel Ads"),
        ("late:no campaign:spring", "Advance Parcel Shooting"),
        ("payee:ÁLAMO", "Shooting"),
        ("for:100%", "Shooting"),
        ("for:_", ""),
        ("invoice:2026-0", "Shooting"),
        ("has:invoice", "Shooting"),
        ("is:open", "Fee Parcel Ads"),
        ("is:late,held", "Fee Parcel"),
        ("is:due", "Fee Parcel"),
        ("is:credit", "Ads"),
        ("is:unrated", "Commission"),
        ("is:part", "Fee Advance"),
        ("is:초과", "Fee"),
    ],
)
def test_what_is_asked_of_a_cost(book: Ledger, text: str, expected: str) -> None:
    """States, sums, days and papers, in the words of three languages."""
    assert found(book, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ana", "Fee Advance Parcel"),
        ("ㄱㅁㅅ", "Commission"),
        ("studio", "Shooting"),
        ("2026-014", "Shooting"),
        ("SHOOT", "Shooting"),
        ("álamo", "Shooting"),
        ("100%", "Shooting"),
        ("-ana is:open", "Ads"),
        ("tag:beauty state:paid", "Advance"),
        ("country:ES", "Fee Advance Parcel"),
        ("-country:ES", "Commission Shooting Ads Cap"),
        ("tier:micro", ""),
        ("handle:minsu", "Commission"),
        ("has:country", "Fee Advance Parcel"),
        ("no:tag", "Commission Shooting Ads Cap"),
    ],
)
def test_words_and_what_is_asked_of_the_person(
    book: Ledger, text: str, expected: str
) -> None:
    """A word is looked for in names, descriptions, payees and numbers of bills."""
    assert found(book, text) == expected


@pytest.mark.parametrize(
    ("text", "near"),
    [("stat:paid", "state"), ("catgory:fee", "category"), ("qqqq:1", None)],
)
def test_an_unknown_field_is_told_with_the_one_that_was_meant(
    book: Ledger, text: str, near: str | None
) -> None:
    """The same clear message as on the roster."""
    with pytest.raises(FilterProblem, match="Costs have no") as refused:
        book.first(LedgerView(text), TODAY)
    assert refused.value.nearest == near


@pytest.mark.parametrize(
    "text",
    ["state:x", "category:x", "amount>much", "due:someday", "is:trash", "currency:XXX"],
)
def test_a_value_that_makes_no_sense_is_refused(book: Ledger, text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(FilterProblem):
        book.order(LedgerView(text), TODAY)


def test_days_are_those_of_the_day_that_is_asked_on(book: Ledger) -> None:
    """The same words mean another day tomorrow."""
    view = LedgerView("is:late")
    assert book.count(view, TODAY - DAY) == 0
    assert book.count(view, TODAY) == 1
    assert book.count(view, TODAY + DAY) == 2


def test_more_campaigns_than_can_be_walked_one_by_one() -> None:
    """Named by one word, they are still one list in one order."""
    with desks() as desk:
        book = Ledger(desk.database, desk.settings)
        for number in range(1, 54):
            desk.campaigns.create(CampaignDraft(f"Season {number}", currency="KRW"))
            spent(desk, campaign_id=number, on_day=iso(-number))
        rows = book.first(LedgerView("campaign:season"), TODAY)
        assert [row.campaign_id for row in rows] == list(range(1, 54))
        assert rows[0].balance is not None
        assert rows[0].balance.minor == 53_000
