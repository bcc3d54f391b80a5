"""What is counted of a campaign: each fact as the field would put it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from checklists.facts import NOTHING, CampaignFacts, Tally
from store.deliverables import DeliverableDraft
from store.roster import NewAccount
from tests.store.spring_campaign import MONDAY, SPRING, campaigns, draft, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store import Store

DAY = timedelta(days=1)
FIT = ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice")


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty workspace."""
    with campaigns() as opened:
        yield opened


@pytest.fixture
def spring(store: Store) -> int:
    """A campaign in March."""
    return store.campaigns.create(SPRING)


def facts(store: Store, campaign: int, today: date = MONDAY) -> CampaignFacts:
    """What is known of one campaign."""
    return store.checklist.facts([campaign], today)[campaign]


def won(store: Store, campaign: int, *names: str) -> tuple[int, ...]:
    """People who agreed."""
    numbers = joined(store, campaign, *names)
    store.outreach.move(numbers, "agreed", today=MONDAY)
    return numbers


def run(store: Store, sql: str) -> None:
    """Change something that another desk keeps."""
    with store.database.writing("Changed", ("campaigns",)) as unit:
        unit.connection.execute(sql)


def test_a_new_campaign_has_no_facts_but_its_frame(store: Store, spring: int) -> None:
    """Everything that has to be counted stands at no data."""
    assert facts(store, spring) == CampaignFacts(
        strategy=frozenset({"objective"}),
        ends_on=SPRING.ends_on,
        budget_minor=5_000_000,
    )


def test_a_campaign_that_is_gone_is_left_out(store: Store, spring: int) -> None:
    """Also when it is asked for among others."""
    assert set(store.checklist.facts([404, spring], MONDAY)) == {spring}


def test_each_campaign_has_its_own_people(store: Store, spring: int) -> None:
    """The same person in two campaigns counts in each by what was said there."""
    autumn = store.campaigns.create(draft("Autumn"))
    won(store, spring, "Mina", "Jun")
    store.outreach.start([1], autumn, today=MONDAY)
    found = store.checklist.facts([spring, autumn], MONDAY)
    assert (found[spring].fit.total, found[autumn].fit.total) == (2, 0)
    assert (found[spring].moving.total, found[autumn].moving.total) == (2, 1)


def test_whoever_is_wrapped_had_agreed(store: Store, spring: int) -> None:
    """What was asked when they agreed is asked still; of others it is not."""
    (mina,) = won(store, spring, "Mina")
    joined(store, spring, "Jun")
    store.outreach.move([mina], "wrapped", today=MONDAY)
    found = facts(store, spring)
    assert found.fit == found.known == found.contracts == Tally(1, 0, ("Mina",))
    assert found.decisions == Tally(1, 0, ("Mina",))
    store.campaigns.decide([mina], "renew", "")
    assert facts(store, spring).decisions == Tally(1, 1)


def test_all_four_fit_scores_are_needed(store: Store, spring: int) -> None:
    """A score of zero is a score; three of four are not four."""
    won(store, spring, "Mina", "Jun")
    for name in FIT:
        store.roster.set_field([1], name, "0")
    for name in FIT[:3]:
        store.roster.set_field([2], name, "5")
    assert facts(store, spring).fit == Tally(2, 1, ("Jun",))


def test_figures_and_audience_are_of_the_same_account(
    store: Store, spring: int
) -> None:
    """Figures of one account tell nothing of who looks at the other."""
    won(store, spring, "Mina")
    for platform, figures in (("instagram", {"followers": 9_000}), ("tiktok", {})):
        new = NewAccount(platform, "mina", "", figures)
        store.roster.add_account(1, new, today=MONDAY)
    run(store, "UPDATE account SET audience_country='KR' WHERE platform='tiktok'")
    assert facts(store, spring).known == Tally(1, 0, ("Mina",))
    run(store, "UPDATE account SET audience_country='KR' WHERE platform='instagram'")
    assert facts(store, spring).known == Tally(1, 1)


@pytest.mark.parametrize(
    ("state", "signed_on", "counts"),
    [
        ("draft", None, False),
        ("sent", None, False),
        ("signed", "2026-03-02", True),
        ("signed", None, False),
        ("ended", "2026-03-02", True),
        ("ended", None, False),
        ("cancelled", "2026-03-02", False),
    ],
)
def test_a_contract_counts_once_it_was_signed(
    store: Store, spring: int, state: str, signed_on: str | None, *, counts: bool
) -> None:
    """One that is over was signed; one that was called off is none."""
    won(store, spring, "Mina")
    day = "NULL" if signed_on is None else f"'{signed_on}'"
    run(
        store,
        "INSERT INTO contract(collaboration_id, status, signed_on, clauses, created_at,"
        f" updated_at, version) VALUES (1,'{state}',{day},'','2026','2026',1)",
    )
    found = facts(store, spring)
    assert found.contracts.complete is counts
    assert found.kept == (Tally(1, 1) if counts else NOTHING)


def test_an_open_breach_is_open_until_it_is_settled(store: Store, spring: int) -> None:
    """Also of somebody who has declined since, and without any contract."""
    (mina,) = won(store, spring, "Mina")
    breach = store.contracts.note_breach(mina, "Posted without a label", MONDAY)
    store.outreach.move([mina], "declined", today=MONDAY)
    assert facts(store, spring).kept == Tally(1, 0, ("Mina",))
    store.contracts.settle_breach(breach, "Label added", MONDAY)
    assert facts(store, spring).kept == NOTHING


def test_the_schedule_is_the_next_step_until_content_is_owed(
    store: Store, spring: int
) -> None:
    """From then on each piece of it needs its day; what was cancelled needs none."""
    (mina,) = won(store, spring, "Mina")
    run(store, "UPDATE collaboration SET next_step_on=NULL")
    assert facts(store, spring).due_dates == Tally(1, 0, ("Mina",))
    store.outreach.plan([mina], MONDAY + DAY, "Shoot", today=MONDAY)
    assert facts(store, spring).due_dates == Tally(1, 1)
    dated = DeliverableDraft("reel", live_due_on=MONDAY + 9 * DAY)
    store.deliverables.add([mina], dated, today=MONDAY)
    (bare,) = store.deliverables.add([mina], DeliverableDraft("story"), today=MONDAY)
    assert facts(store, spring).due_dates == Tally(1, 0, ("Mina",))
    store.deliverables.cancel([bare], "One reel is enough", today=MONDAY)
    assert facts(store, spring).due_dates == Tally(1, 1)


def test_blank_words_are_no_strategy(store: Store, spring: int) -> None:
    """Neither of the brief nor of the retro."""
    run(store, "UPDATE campaign SET brief_summary=char(10)||' ', retro_fix=' '")
    found = facts(store, spring)
    assert found.strategy == {"objective"}
    assert not found.retro
    run(store, "UPDATE campaign SET brief_summary='Toner', retro_part='-'")
    run(store, "INSERT INTO target(campaign_id, metric, goal) VALUES (1,'posts','4')")
    found = facts(store, spring)
    assert found.strategy == {"objective", "target", "summary"}
    assert found.retro == {"part"}


def test_people_in_the_trash_and_their_content_are_not_counted(
    store: Store, spring: int
) -> None:
    """As everywhere."""
    (mina,) = won(store, spring, "Mina")
    store.deliverables.add([mina], DeliverableDraft("reel"), today=MONDAY)
    store.contracts.note_breach(mina, "Late", MONDAY)
    store.roster.archive([1])
    found = facts(store, spring)
    assert (found.fit, found.kept, found.substance) == (NOTHING, NOTHING, NOTHING)


def test_names_of_those_who_lack_something_are_a_few(store: Store, spring: int) -> None:
    """The figure says how many there are."""
    won(store, spring, *(f"Person {place:02}" for place in range(30)))
    decisions = facts(store, spring).decisions
    assert (decisions.total, decisions.missing) == (30, 30)
    assert decisions.lacking[:2] == ("Person 00", "Person 01")
    assert len(decisions.lacking) < 10


def test_many_campaigns_are_asked_for_in_as_many_questions_as_one(
    store: Store, spring: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question names its index: none looks through all collaborations."""
    more = [store.campaigns.create(draft(f"Campaign {n}")) for n in range(5)]
    asked: list[str] = []
    read = store.database.read

    def note(sql: str, parameters: tuple[object, ...] = ()) -> list[object]:
        asked.append(sql)
        return read(sql, parameters)

    monkeypatch.setattr(store.database, "read", note)
    store.checklist.facts([spring], MONDAY)
    alone = len(asked)
    store.checklist.facts([spring, *more], MONDAY)
    assert len(asked) == 2 * alone
    for sql in asked:
        holders = (f"[{spring}]",) if "?" in sql and "json_each" in sql else None
        if holders is not None:
            plan = read(f"EXPLAIN QUERY PLAN {sql}", holders)
            scans = [row[3] for row in plan if row[3].startswith("SCAN")]
            # What was found already may be looked through, and nothing else.
            kept = ("SCAN j", "SCAN p", "SCAN (subquery")
            assert all(step.startswith(kept) for step in scans), plan
