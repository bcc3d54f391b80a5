"""Campaigns as a list: in which order, how far, how well, and what is left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from checklists.facts import CampaignFacts
from store.campaign_list import SORTS, CampaignList, CampaignView
from store.rules.money import Money
from tests.store.spring_campaign import (
    MONDAY,
    SPRING,
    agreed,
    campaigns,
    draft,
    joined,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from checklists.model import Mark
    from store import Store
    from store.campaign_list import CampaignLine

DAY = timedelta(days=1)


class Known:
    """Facts as if somebody had counted them."""

    own_folder: Path | None = None

    def __init__(self, facts: CampaignFacts) -> None:
        self._facts = facts

    def facts(
        self, campaign_ids: Sequence[int], today: date
    ) -> Mapping[int, CampaignFacts]:
        """The same for every campaign."""
        del today
        return dict.fromkeys(campaign_ids, self._facts)

    def marks(self, campaign_ids: Sequence[int]) -> Mapping[int, Sequence[Mark]]:
        """Nothing was said by hand."""
        del campaign_ids
        return {}


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty workspace."""
    with campaigns() as opened:
        yield opened


def names(store: Store, view: CampaignView) -> list[str]:
    """What the list shows, in its order."""
    listed = CampaignList(store.database, Known(CampaignFacts()))
    return [line.name for line in listed.rows(listed.order(view), MONDAY)]


def line(store: Store, number: int, today: date = MONDAY) -> CampaignLine:
    """How one campaign stands in the list."""
    listed = CampaignList(store.database, Known(CampaignFacts()))
    return listed.rows([number], today)[0]


def test_the_latest_begin_stands_first_and_what_has_none_last(store: Store) -> None:
    """The other way round, what has no date is still at the end."""
    for name, starts in (
        ("Autumn", None),
        ("Spring", date(2026, 3, 1)),
        ("Summer", date(2026, 6, 1)),
    ):
        made = draft(name, starts_on=starts, ends_on=None)
        store.campaigns.create(made)
    assert names(store, CampaignView()) == ["Summer", "Spring", "Autumn"]
    earliest = CampaignView(descending=False)
    assert names(store, earliest) == ["Spring", "Summer", "Autumn"]


def test_every_sort_there_is_lists_everything(store: Store) -> None:
    """Budgets of one currency stay together."""
    for name, currency, budget in (
        ("One", "KRW", 9_000_000),
        ("Two", "EUR", 900_000),
        ("Three", "EUR", 100_000),
        ("Four", None, None),
    ):
        frame = draft(name, currency=currency, budget=budget, hourly_rate_minor=None)
        store.campaigns.create(frame)
    for sort in SORTS:
        assert len(names(store, CampaignView(sort=sort))) == 4
    by_budget = names(store, CampaignView(sort="budget"))
    assert by_budget == ["Two", "Three", "One", "Four"]
    joined(store, store.campaigns.find("Three").id, "Mina")
    assert names(store, CampaignView(sort="people"))[0] == "Three"
    with pytest.raises(KeyError):
        names(store, CampaignView(sort="colour"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Otoño", "봄 세일"]),
        ("ㅂㅅㅇ", ["봄 세일"]),
        ("세일", ["봄 세일"]),
        ("OTOÑO", ["Otoño"]),
        ("ondam", ["Otoño", "봄 세일"]),
        ("ondam es", ["Otoño"]),
        ("running", ["봄 세일"]),
        ("serum", ["Otoño"]),
        ("%", []),
        ("glow", []),
    ],
)
def test_words_find_a_campaign(store: Store, typed: str, found: list[str]) -> None:
    """By name, brand, product, market, state or the initials of its name."""
    store.campaigns.create(draft("봄 세일"))
    other = draft("Otoño", market="ES", status="planned", product="Serum")
    store.campaigns.create(other)
    assert names(store, CampaignView(typed)) == found


def test_what_was_put_away_has_a_list_of_its_own(store: Store) -> None:
    """It stands in that one, and in no other."""
    store.campaigns.create(draft("Here"))
    store.campaigns.archive([store.campaigns.create(draft("Away"))])
    assert names(store, CampaignView()) == ["Here"]
    assert names(store, CampaignView(archived=True)) == ["Away"]


def test_lines_come_in_the_order_asked_for(store: Store) -> None:
    """What is gone meanwhile is left out."""
    one, two = (store.campaigns.create(draft(name)) for name in ("One", "Two"))
    listed = CampaignList(store.database, Known(CampaignFacts()))
    found = [row.id for row in listed.rows([two, 99, one], MONDAY)]
    assert found == [two, one]
    assert listed.rows([], MONDAY) == ()


def test_a_new_campaign_is_good_and_everything_is_left(store: Store) -> None:
    """Nobody is in it, nothing was promised."""
    found = line(store, store.campaigns.create(SPRING))
    assert (found.health, found.blocks) == ("good", ())
    assert (found.people, found.agreed, found.done) == (0, 0, 0)
    assert found.total == 26
    assert (found.committed_minor, found.left_minor) == (0, 5_000_000)
    assert found.starts_on == SPRING.starts_on


def test_money_is_counted_in_one_currency_only(store: Store) -> None:
    """What was agreed in others stands apart."""
    number = store.campaigns.create(SPRING)
    agreed(store, number, "Mina", Money(5_600_000, "KRW"))
    agreed(store, number, "Ana", Money(12_050, "EUR"))
    agreed(store, number, "Sol", Money(10_000, "EUR"))
    found = line(store, number)
    assert (found.committed_minor, found.left_minor) == (5_600_000, -600_000)
    assert found.other_currencies == (("EUR", 22_050),)
    assert found.health == "look"
    assert ("over_budget", 600_000) in found.blocks


def test_a_campaign_without_a_currency_adds_nothing(store: Store) -> None:
    """Its fees stand in their own."""
    bare = draft("Bare", currency=None, budget=None, hourly_rate_minor=None)
    number = store.campaigns.create(bare)
    agreed(store, number, "Ana", Money(12_050, "EUR"))
    found = line(store, number)
    assert (found.committed_minor, found.left_minor) == (0, None)
    assert found.other_currencies == (("EUR", 12_050),)


def test_it_is_late_when_somebody_waits_for_more_than_a_week(store: Store) -> None:
    """Seven days over is not yet, eight are."""
    number = store.campaigns.create(draft("Long", market="", ends_on=None))
    joined(store, number, "Mina", "Jun")
    assert line(store, number, MONDAY + 7 * DAY).health == "good"
    found = line(store, number, MONDAY + 8 * DAY)
    assert (found.health, found.blocks) == ("late", (("late_follow_ups", 2),))


def test_it_is_late_after_its_end_until_it_is_wrapped(store: Store) -> None:
    """The last day itself still counts."""
    number = store.campaigns.create(SPRING)
    assert line(store, number, date(2026, 3, 31)).health == "good"
    found = line(store, number, date(2026, 4, 3))
    assert (found.health, found.blocks) == ("late", (("ended", 3),))
    store.campaigns.edit(number, draft(SPRING.name, status="wrapped"), 1)
    assert line(store, number, date(2026, 4, 3)).health == "good"


def test_somebody_agreed_without_a_contract_wants_a_look(store: Store) -> None:
    """A draft of one is enough to know about it; a cancelled one is none."""
    number = store.campaigns.create(SPRING)
    talk = agreed(store, number, "Mina", Money(1, "KRW"))
    assert line(store, number).blocks == (("no_contract", 1),)
    for status, blocks in (("cancelled", (("no_contract", 1),)), ("draft", ())):
        with store.database.writing("Noted a contract", ("campaigns",)) as unit:
            unit.connection.execute(
                "INSERT INTO contract(collaboration_id, status, clauses, created_at,"
                " updated_at, version) VALUES (?,?,'',?,?,1)",
                (talk, status, unit.at, unit.at),
            )
        assert line(store, number).blocks == blocks


def test_a_conversation_without_a_next_step_wants_a_look(store: Store) -> None:
    """However it came to have none."""
    number = store.campaigns.create(SPRING)
    joined(store, number, "Mina")
    store.database.writer().execute(
        "UPDATE collaboration SET next_step_on=NULL, next_kind=NULL"
    )
    found = line(store, number)
    assert (found.health, found.blocks) == ("look", (("no_next_step", 1),))


def test_people_in_the_trash_are_not_counted(store: Store) -> None:
    """They are hidden everywhere; what they were promised is owed all the same."""
    number = store.campaigns.create(SPRING)
    agreed(store, number, "Mina", Money(300_000, "KRW"))
    joined(store, number, "Jun")
    store.roster.archive([1])
    found = line(store, number)
    assert (found.people, found.agreed, found.committed_minor) == (1, 0, 300_000)
    assert store.campaigns.card(number).counts.people == 1


def test_the_checklist_counts_what_evidence_and_hand_have_ticked(
    store: Store, tmp_path: Path
) -> None:
    """Her own checklists count too; one with a slip is left for its page to tell."""
    store.own_checklists = tmp_path
    number = store.campaigns.create(SPRING)
    store.checklist.mark(number, "7.1", "done", "Cleared by Ondam", today=MONDAY)
    store.campaigns.save_retro(
        number, 1, boost="Reels", fix="Briefs", part="-", recruit="-"
    )
    (found,) = store.campaign_list.rows([number], MONDAY)
    assert (found.done, found.total) == (2, 26)
    slip = tmp_path / "slip.toml"
    slip.write_text("[[item]", encoding="utf-8")
    (found,) = store.campaign_list.rows([number], MONDAY)
    assert (found.done, found.total) == (2, 26)
    page = store.checklist.standing
    slip.unlink()
    assert page(number, MONDAY, "en").progress.done == 2
