"""The ledger: every sort, met from its beginning and as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from store import ledger as ledgers
from store.ledger import FACES, NO_CAMPAIGN, SORTS, Ledger, LedgerLine, LedgerView
from store.rules.cost_words import CATEGORIES, COST_STATES, OPEN_COSTS
from store.rules.text import fold
from tests.store.ledger_made import ledger, spent
from tests.store.outreach_desk import MONDAY, Desks, desks

KEYS: dict[str, Any] = {
    "name": lambda row: fold(row.name) if row.collaboration_id else None,
    "campaign": lambda row: row.campaign and fold(row.campaign),
    "category": lambda row: CATEGORIES.index(row.category),
    "state": lambda row: COST_STATES.index(row.state),
    "due_on": lambda row: row.due_on if row.state in OPEN_COSTS else None,
    "channel": lambda row: row.channel and row.channel.lower(),
}
SCOPES = (None, 1, 3, NO_CAMPAIGN)


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Desks, Ledger]]:
    """A hundred and fifty costs, none of which is changed here."""
    with ledger() as opened:
        yield opened


@pytest.fixture
def book(made: tuple[Desks, Ledger]) -> Ledger:
    """A ledger of them that has not been asked yet."""
    desk, _ = made
    return Ledger(desk.database, desk.settings)


@pytest.fixture(params=[2_000, 3], ids=["few", "many"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few matches are sorted, many are met walking along an index: the same rows."""
    monkeypatch.setattr(ledgers, "FEW", request.param)


def ids(rows: tuple[LedgerLine, ...]) -> list[int]:
    """Their numbers."""
    return [row.id for row in rows]


FILTERS = ("", "luna", "is:open", "state:paid,invoiced", "campaign:sp", "amount>0")


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("text", FILTERS)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_the_beginning_is_the_beginning_of_the_whole(
    book: Ledger, sort: str, text: str, *, descending: bool
) -> None:
    """However much is asked for at first, the order is one."""
    view = LedgerView(text, sort, descending)
    order = book.order(view, MONDAY).ids.tolist()
    assert len(order) == len(set(order)) == book.count(view, MONDAY) > 0
    for count in (1, 10, 40, 200):
        assert ids(book.first(view, MONDAY, count)) == order[:count]


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("campaign", SCOPES)
@pytest.mark.parametrize("sort", ["on_day", "due_on", "name", "amount"])
def test_one_campaign_is_a_ledger_of_its_own(
    book: Ledger, sort: str, campaign: int | None, face: str
) -> None:
    """Its costs only, or those of no campaign, or only what is still open."""
    everything = book.first(LedgerView(), MONDAY, 1_000)
    own = {
        row.id
        for row in everything
        if campaign in {None, row.campaign_id or NO_CAMPAIGN}
        and (face == "all" or row.state in OPEN_COSTS)
    }
    for text in ("", "is:late", "luna"):
        view = LedgerView(text, sort, campaign_id=campaign, face=face)
        order = book.order(view, MONDAY).ids.tolist()
        assert ids(book.first(view, MONDAY, 1_000)) == order
        assert len(order) == book.count(view, MONDAY)
        assert set(order) <= own
        if not text:
            assert set(order) == own
            assert own


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_what_has_no_such_value_stands_at_the_end(
    book: Ledger, sort: str, *, descending: bool
) -> None:
    """Known values are in order, both ways; the others follow."""
    rows = book.first(LedgerView(sort=sort, descending=descending), MONDAY, 1_000)
    key = KEYS.get(sort, lambda row: getattr(row, sort))
    known = [row for row in rows if key(row) is not None]
    assert rows[: len(known)] == tuple(known)
    if sort == "amount":
        codes = [row.amount.currency for row in known]
        assert codes == sorted(codes)
        for code in set(codes):
            own = [row.amount for row in known if row.amount.currency == code]
            assert own == sorted(own, reverse=descending)
        return
    values = [key(row) for row in known]
    assert values == sorted(values, reverse=descending)


def test_within_a_word_the_latest_comes_first(book: Ledger) -> None:
    """Sorted by category, state or campaign, the days run backwards within each."""
    for sort in ("category", "state", "campaign"):
        for descending in (False, True):
            view = LedgerView(sort=sort, descending=descending)
            rows = book.first(view, MONDAY, 1_000)
            key = KEYS[sort]
            for one, other in pairwise(rows):
                if key(one) == key(other):
                    assert (one.on_day, one.id) > (other.on_day, other.id)


def test_what_was_spent_on_somebody_in_the_trash_was_spent(book: Ledger) -> None:
    """It stays in the list, and is found by the name."""
    rows = book.first(LedgerView("zoe"), MONDAY, 1_000)
    assert rows
    assert {row.name for row in rows} == {"Zoe"}
    assert ids(rows) == [
        row.id
        for row in book.first(LedgerView(), MONDAY, 1_000)
        if row.collaboration_id and row.name == "Zoe"
    ]


def test_rows_are_looked_up_by_number() -> None:
    """In the order asked for; what is gone meanwhile is left out."""
    with desks() as desk:
        book = Ledger(desk.database, desk.settings)
        one, other = spent(desk), spent(desk, due_on="2026-03-01")
        rows = book.rows([other, 99, one], MONDAY)
        assert ids(rows) == [other, one]
        assert [row.is_late for row in rows] == [True, False]
        assert [row.balance for row in rows] == [None, None]


def test_values_in_use_are_known_for_completion(book: Ledger) -> None:
    """Campaigns, channels and currencies that are there."""
    known = book.known_values()
    assert known["campaign"] == ("Otoño", "Spring", "봄 세일")
    assert known["channel"] == ("Metro posters", "instagram", "youtube")
    assert known["currency"] == ("EUR", "KRW", "USD")


def test_an_empty_ledger_is_empty_everywhere() -> None:
    """No costs yet: nothing fails."""
    with desks() as desk:
        book = Ledger(desk.database, desk.settings)
        for sort in SORTS:
            view = LedgerView(sort=sort)
            assert book.first(view, MONDAY) == ()
            assert book.order(view, MONDAY).ids.tolist() == []
        assert book.order(LedgerView(), MONDAY).balances is not None
        assert book.count(LedgerView("luna"), MONDAY) == 0
        assert book.sums(LedgerView(), MONDAY).counted == ()
