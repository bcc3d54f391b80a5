"""Campaigns: made, changed, put away, deleted; every step can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from store.errors import Duplicate, Invalid, NotFound, Stale
from store.rules.money import Money
from tests.store.spring_campaign import (
    MONDAY,
    SPRING,
    agreed,
    campaigns,
    draft,
    goes_back_and_forth,
    joined,
    rows,
)

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty workspace."""
    with campaigns() as opened:
        yield opened


def test_a_campaign_is_kept_as_it_was_typed(store: Store) -> None:
    """Its whole frame is on its page, and nothing else is."""
    card = store.campaigns.card(store.campaigns.create(SPRING))
    assert (card.name, card.brand, card.market) == ("Spring glow", "Ondam", "KR")
    assert (card.objective, card.status) == ("sales", "running")
    assert (card.starts_on, card.ends_on) == (SPRING.starts_on, SPRING.ends_on)
    assert (card.currency, card.budget_minor) == ("KRW", 5_000_000)
    assert (card.hourly_rate_minor, card.left_minor) == (30_000, 5_000_000)
    assert card.landing_url == "https://ondam.example/toner"
    assert (card.version, card.archived_at, card.brief_summary) == (1, None, None)
    assert card.targets == ()
    assert card.counts.people == 0


def test_a_name_is_all_that_is_needed(store: Store) -> None:
    """Everything else may come later."""
    card = store.campaigns.card(store.campaigns.create(CampaignDraft("  가을 세일 ")))
    assert (card.name, card.status) == ("가을 세일", "planned")
    assert (card.currency, card.budget_minor, card.left_minor) == (None, None, None)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": " "}, "Name"),
        ({"name": "Spring\nglow"}, "Name"),
        ({"market": "Atlantis"}, "Atlantis"),
        ({"objective": "fame"}, "fame"),
        ({"status": "gone"}, "gone"),
        ({"currency": "ZZZ"}, "ZZZ"),
        ({"currency": None}, "Budget"),
        ({"currency": None, "budget": None}, "Hourly rate"),
        ({"budget": -1}, "Budget"),
        ({"budget": 2**63}, "Budget"),
        ({"ends_on": date(2026, 2, 28)}, "2026-02-28"),
        ({"landing_url": "javascript:alert(1)"}, "javascript:alert(1)"),
        ({"landing_url": "ondam.example/a b\u0007"}, "Landing page"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    store: Store, changed: dict[str, object], told: str
) -> None:
    """One sentence says what and where, and nothing is written."""
    before = rows(store)
    with pytest.raises(Invalid) as refused:
        store.campaigns.create(replace(SPRING, **changed))  # type: ignore[arg-type]
    assert told in str(refused.value)
    assert rows(store) == before


def test_a_campaign_of_one_day_is_one(store: Store) -> None:
    """It may end on the day it begins."""
    one_day = draft("One day", ends_on=SPRING.starts_on)
    card = store.campaigns.card(store.campaigns.create(one_day))
    assert card.starts_on == card.ends_on


def test_a_page_without_its_scheme_is_one_of_the_web(store: Store) -> None:
    """As it is copied from anywhere."""
    number = store.campaigns.create(draft("Spring", landing_url="ondam.example/toner"))
    assert store.campaigns.card(number).landing_url == "https://ondam.example/toner"


def test_two_campaigns_of_one_name_are_refused(store: Store) -> None:
    """Whatever the case, and also when the other was put away."""
    first = store.campaigns.create(SPRING)
    with pytest.raises(Duplicate, match="Spring glow already"):
        store.campaigns.create(draft("SPRING GLOW"))
    second = store.campaigns.create(draft("Summer"))
    store.campaigns.archive([first])
    with pytest.raises(Duplicate, match="put away"):
        store.campaigns.edit(second, draft("spring glow"), 1)


def test_a_change_is_saved_over_what_was_read(store: Store) -> None:
    """Whoever read an older version is told, and overwrites nothing."""
    number = store.campaigns.create(SPRING)
    store.campaigns.edit(number, draft("Spring bloom", budget=None), 1)
    card = store.campaigns.card(number)
    assert (card.name, card.budget_minor, card.version) == ("Spring bloom", None, 2)
    assert store.campaigns.find("bloom").id == number
    with pytest.raises(Stale, match="Spring bloom"):
        store.campaigns.edit(number, SPRING, 1)
    with pytest.raises(NotFound):
        store.campaigns.edit(99, draft("Other"), 1)


def test_saving_what_is_there_already_is_no_step(store: Store) -> None:
    """The history holds what changed, and nothing else."""
    number = store.campaigns.create(SPRING)
    before = rows(store)
    store.campaigns.edit(number, SPRING, 1)
    assert rows(store) == before
    assert len(store.history.units()) == 1


def test_the_currency_stays_while_there_are_amounts(store: Store) -> None:
    """5,000,000 won must not come to be 50,000 euros."""
    number = store.campaigns.create(SPRING)
    with pytest.raises(Invalid, match="amounts in KRW"):
        store.campaigns.edit(number, draft("Spring glow", currency="EUR"), 1)
    emptied = draft("Spring glow", currency="EUR", budget=None, hourly_rate_minor=None)
    store.campaigns.edit(number, emptied, 1)
    assert store.campaigns.card(number).currency == "EUR"


def test_a_goal_and_a_fee_are_amounts_too(store: Store) -> None:
    """They keep the currency as a budget does."""
    bare = draft("Bare", budget=None, hourly_rate_minor=None)
    first = store.campaigns.create(bare)
    store.campaigns.set_targets(first, {"revenue": Decimal(9_000_000)})
    second = store.campaigns.create(replace(bare, name="Fees"))
    agreed(store, second, "Mina", Money(300_000, "KRW"))
    for number, name in ((first, "Bare"), (second, "Fees")):
        other = replace(bare, name=name, currency="USD")
        with pytest.raises(Invalid, match="amounts in KRW"):
            store.campaigns.edit(number, other, 1)


def test_another_market_moves_no_follow_up(store: Store) -> None:
    """What was dated by the holidays of one country stays as she knows it."""
    number = store.campaigns.create(SPRING)
    (talk,) = joined(store, number, "Mina")
    store.outreach.sent([talk], today=MONDAY)
    before = store.conversations.conversation(talk).next_step_on
    store.campaigns.edit(number, draft("Spring glow", market="ES"), 1)
    assert store.campaigns.card(number).market == "ES"
    assert store.conversations.conversation(talk).next_step_on == before


def test_every_step_is_taken_back_and_done_again(store: Store) -> None:
    """Made, changed, put away, brought back, deleted: each is one step."""
    desk = store.campaigns
    goes_back_and_forth(store, lambda: desk.create(SPRING))
    goes_back_and_forth(store, lambda: desk.edit(1, draft("Bloom"), 1))
    goes_back_and_forth(store, lambda: desk.archive([1]))
    goes_back_and_forth(store, lambda: desk.unarchive([1]))
    joined(store, 1, "Mina", "Jun")
    desk.set_targets(1, {"posts": Decimal(4)})
    goes_back_and_forth(store, lambda: desk.remove(1, detach=True))


def test_what_is_put_away_is_not_offered(store: Store) -> None:
    """But it is all there, and comes back."""
    first, second = (store.campaigns.create(draft(name)) for name in ("One", "Two"))
    assert store.campaigns.archive([first, second, 99]) == 2
    assert store.campaigns.archive([first]) == 0
    assert store.campaigns.all() == ()
    assert store.campaigns.card(first).archived_at is not None
    assert store.campaigns.unarchive([first]) == 1
    assert [one.name for one in store.campaigns.all()] == ["One"]


def test_a_campaign_with_people_is_not_deleted_unasked(store: Store) -> None:
    """They would stand in none; taken out of it, what was said with them stays."""
    number = store.campaigns.create(SPRING)
    talks = joined(store, number, "Mina", "Jun")
    with pytest.raises(Invalid, match=r"Spring glow \(2\)"):
        store.campaigns.remove(number)
    assert store.campaigns.card(number).counts.people == 2
    store.campaigns.remove(number, detach=True)
    with pytest.raises(NotFound):
        store.campaigns.card(number)
    kept = [store.conversations.conversation(talk) for talk in talks]
    assert [talk.campaign for talk in kept] == [None, None]


def test_an_empty_campaign_goes_at_once(store: Store) -> None:
    """Nothing depends on it; a second time there is nothing to delete."""
    number = store.campaigns.create(SPRING)
    store.campaigns.remove(number)
    assert store.campaigns.all() == ()
    with pytest.raises(NotFound):
        store.campaigns.remove(number)


def test_the_news_reach_outreach_where_it_shows_them(store: Store) -> None:
    """A name stands there too; a brief does not."""
    number = store.campaigns.create(SPRING)
    assert store.take_changes() == {"campaigns", "outreach"}
    store.campaigns.save_brief(number, 1, summary="A toner for dry days")
    assert store.take_changes() == {"campaigns"}
    assert {"campaigns", "outreach"} <= store.TOPICS


def test_committed_is_what_was_agreed_in_its_own_currency(store: Store) -> None:
    """Euros are not added to won; what is asked for is not promised."""
    number = store.campaigns.create(SPRING)
    agreed(store, number, "Mina", Money(300_000, "KRW"))
    agreed(store, number, "Ana", Money(12_050, "EUR"))
    wrapped = agreed(store, number, "Jun", Money(200_000, "KRW"))
    store.outreach.move([wrapped], "wrapped", today=MONDAY)
    gone = agreed(store, number, "Lee", Money(999_000, "KRW"))
    store.outreach.move([gone], "declined", today=MONDAY)
    (asks,) = joined(store, number, "Sol")
    asked = Money(5_000_000, "KRW")
    store.deals.amount(asks, "asked", asked, today=MONDAY + timedelta(days=1))
    card = store.campaigns.card(number)
    assert (card.committed_minor, card.left_minor) == (500_000, 4_500_000)
    assert card.other_currencies == (("EUR", 12_050),)
    assert (card.counts.people, card.counts.agreed, card.counts.wrapped) == (5, 3, 1)
