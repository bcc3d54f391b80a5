"""Conversions as a list: every sort and filter, from its beginning and as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from store import conversion_list
from store.conversion_list import (
    NO_CAMPAIGN,
    SORTS,
    ConversionList,
    ConversionRow,
    ConversionView,
)
from store.rules.filters import FilterProblem
from store.rules.text import fold
from tests.store.outreach_desk import MONDAY, Desks, desks
from tests.store.sales_made import sales_list, sold

SCOPES = (None, 1, 3, NO_CAMPAIGN)
KEYS: dict[str, Any] = {
    "amount": lambda row: row.amount,
    "name": lambda row: row.name and fold(row.name),
    "campaign": lambda row: row.campaign and fold(row.campaign),
    "channel": lambda row: row.channel and fold(row.channel_name or row.channel),
    "code": lambda row: row.code_key,
}
FILTERS: dict[str, Any] = {
    "": lambda _row: True,
    "luna": lambda row: "luna" in fold(f"{row.name} {row.code} {row.what}"),
    "person:민수": lambda row: row.name == "김민수",
    "-person:민수": lambda row: row.name != "김민수",
    "campaign:sp": lambda row: row.campaign == "Spring",
    "-campaign:sp": lambda row: row.campaign != "Spring",
    "no:campaign": lambda row: row.campaign_id is None,
    "channel:insta": lambda row: row.channel == "instagram",
    "channel:twitter,brien": lambda row: row.channel in {"x", "O'Brien's list"},
    "no:channel": lambda row: row.channel is None,
    "code:mina10": lambda row: row.code == "MINA10",
    "쿠폰:welcome": lambda row: "WELCOME" in (row.code or ""),
    "kind:enquiry,visit": lambda row: row.kind in {"enquiry", "visit"},
    "종류:구매": lambda row: row.kind == "purchase",
    "by:none": lambda row: row.attributed_by == "none",
    "by:none campaign:sp": lambda row: (
        row.attributed_by == "none" and row.campaign == "Spring"
    ),
    "-by:code,manual": lambda row: row.attributed_by in {"link", "none"},
    "status:refunded": lambda row: row.status == "refunded",
    "estado:cancelado": lambda row: row.status == "cancelled",
    "amount>300": lambda row: row.amount and _whole(row) > 300,
    "currency:usd": lambda row: row.amount_currency == "USD",
    "on>=2026-02-27": lambda row: row.on_day.isoformat() >= "2026-02-27",
    "source:shopify": lambda row: row.source == "shopify",
    "utm:ig": lambda row: row.utm_source == "ig",
    "order:#1": lambda row: "#1" in (row.order_ref or ""),
    "quantity>=4": lambda row: row.quantity >= 4,
    "is:unattributed": lambda row: row.attributed_by == "none",
    "is:unrated": lambda row: row.amount and row.counted is None,
    "is:unvalued": lambda row: row.amount is None,
    "has:amount no:order": lambda row: row.amount and row.order_ref is None,
    "100%": lambda row: row.what == "Loción 100%",
    "nowhere": lambda _row: False,
}


def _whole(row: ConversionRow) -> float:
    minor = row.amount.minor if row.amount else 0
    return minor if row.amount_currency == "KRW" else minor / 100


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Desks, ConversionList]]:
    """A hundred and fifty conversions, none of which is changed here."""
    with sales_list() as opened:
        yield opened


@pytest.fixture
def book(made: tuple[Desks, ConversionList]) -> ConversionList:
    """A list of them that has not been asked yet."""
    desk, _ = made
    return ConversionList(desk.database, desk.settings)


@pytest.fixture(params=[2_000, 3], ids=["few", "many"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few matches are sorted, many are met walking along an index: the same rows."""
    monkeypatch.setattr(conversion_list, "FEW", request.param)


def ids(rows: tuple[ConversionRow, ...]) -> list[int]:
    """Their numbers."""
    return [row.id for row in rows]


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize(
    "text", ["", "luna", "by:none", "campaign:sp", "channel:insta", "amount>0"]
)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_the_beginning_is_the_beginning_of_the_whole(
    book: ConversionList, sort: str, text: str, *, descending: bool
) -> None:
    """However much is asked for at first, the order is one."""
    view = ConversionView(text, sort, descending)
    order = book.order(view, MONDAY).tolist()
    assert len(order) == len(set(order)) == book.count(view, MONDAY) > 0
    for count in (1, 10, 40, 200):
        assert ids(book.first(view, MONDAY, count)) == order[:count]


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("text", FILTERS)
@pytest.mark.parametrize("campaign", SCOPES)
def test_a_filter_lets_pass_what_it_says(
    book: ConversionList, campaign: int | None, text: str
) -> None:
    """In the words of three languages; the sums are those of the rows."""
    everything = book.first(ConversionView(), MONDAY, 1_000)
    expected = [
        row
        for row in everything
        if FILTERS[text](row) and campaign in {None, row.campaign_id or NO_CAMPAIGN}
    ]
    view = ConversionView(text, campaign_id=campaign)
    assert ids(book.first(view, MONDAY, 1_000)) == ids(tuple(expected))
    assert book.order(view, MONDAY).tolist() == ids(tuple(expected))
    sums = book.sums(view, MONDAY)
    assert sums.many == len(expected)
    counting = [row for row in expected if row.counts]
    assert sums.conversions == sum(row.quantity for row in counting)
    assert sums.cancelled == sum(row.quantity for row in expected) - sums.conversions
    assert sums.unattributed == sum(
        row.quantity for row in counting if row.attributed_by == "none"
    )
    revenue: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for row in counting:
        if row.counted:
            revenue[row.counted.currency] += row.counted.minor
        elif row.amount:
            beside[row.amount.currency] += row.amount.minor
    assert {one.currency: one.revenue_minor for one in sums.counted} == revenue
    assert {one.currency: one.revenue_minor for one in sums.beside} == beside
    assert sum(minor for _, minor in sums.refunded) == sum(
        row.refunded_minor for row in counting
    )


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_what_has_no_such_value_stands_at_the_end(
    book: ConversionList, sort: str, *, descending: bool
) -> None:
    """Known values are in order, both ways; the others follow, the latest first."""
    view = ConversionView(sort=sort, descending=descending)
    rows = book.first(view, MONDAY, 1_000)
    key = KEYS.get(sort, lambda row: getattr(row, sort))
    known = [row for row in rows if key(row) is not None]
    assert rows[: len(known)] == tuple(known)
    rest = [row.on_day for row in rows[len(known) :]]
    assert rest == sorted(rest, reverse=True)
    if sort == "amount":
        codes = [row.amount_currency or "" for row in known]
        assert codes == sorted(codes)
        for code in set(codes):
            own = [row.amount for row in known if row.amount_currency == code]
            assert own == sorted(own, reverse=descending)  # type: ignore[type-var]
        return
    values = [key(row) for row in known]
    assert values == sorted(values, reverse=descending)


def test_rows_are_looked_up_by_number() -> None:
    """In the order asked for; what is gone meanwhile is left out."""
    with desks() as desk:
        book = ConversionList(desk.database, desk.settings)
        one, other = sold(desk), sold(desk)
        assert ids(book.rows([other, 99, one])) == [other, one]


def test_what_can_be_completed_is_what_is_in_use(book: ConversionList) -> None:
    """Campaigns, channels, currencies."""
    known = book.known_values()
    assert known["channel"] == ("O'Brien's list", "instagram", "x")
    assert known["currency"] == ("EUR", "KRW", "USD")
    assert set(known["campaign"]) == {"Spring", "봄 세일", "Otoño"}


@pytest.mark.parametrize(
    "text", ["state:x", "by:me", "amount>much", "qqqq:1", "is:trash"]
)
def test_what_makes_no_sense_is_refused(book: ConversionList, text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(FilterProblem):
        book.first(ConversionView(text), MONDAY)
