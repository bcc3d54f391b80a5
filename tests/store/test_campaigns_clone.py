"""A campaign made like another one, and edits that are taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.campaign_rows import CampaignDraft
from store.errors import Duplicate, Invalid, NotFound
from store.rules.campaign_words import METRICS, OBJECTIVES, STATUSES
from store.rules.money import Money
from tests.builders import person
from tests.store.spring_campaign import (
    MONDAY,
    SPRING,
    agreed,
    campaigns,
    goes_back_and_forth,
    joined,
    rows,
)

if TYPE_CHECKING:
    from store import Store

TABLES = ("campaign", "target", "candidate", "collaboration", "checklist_mark")


def of_source(store: Store, number: int) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that belongs to a campaign."""
    return {
        table: store.database.read(
            f"SELECT * FROM {table} WHERE"
            f" {'id' if table == 'campaign' else 'campaign_id'}=? ORDER BY id",
            (number,),
        )
        for table in TABLES
    }


def line_up(store: Store, number: int) -> list[tuple[Any, ...]]:
    """Who is thought of, and at what."""
    return store.database.read(
        "SELECT i.name, n.fee_minor, n.fee_currency FROM candidate n JOIN influencer i"
        " ON i.id=n.influencer_id WHERE n.campaign_id=? ORDER BY i.id",
        (number,),
    )


def think_of(store: Store, campaign: int, name: str, fee: int) -> None:
    """Put somebody into the line-up."""
    owner = person(store.database, name)
    with store.database.writing("Thought of {name}", ("campaigns",), name=name) as unit:
        unit.connection.execute(
            "INSERT INTO candidate(campaign_id, influencer_id, fee_minor, fee_currency)"
            " VALUES (?,?,?,'KRW')",
            (campaign, owner, fee),
        )


def test_a_clone_asks_the_same_again() -> None:
    """Frame, brief and goals; planned, without dates, lessons and people."""
    with campaigns() as store:
        desk = store.campaigns
        source = desk.create(SPRING)
        desk.save_brief(source, 1, summary="Dry days", disclosure_text="#광고")
        desk.save_retro(source, 2, boost="Reels")
        desk.set_targets(source, {"posts": Decimal(10), "roi": Decimal("12.5")})
        agreed(store, source, "Mina", Money(300_000, "KRW"))
        number = desk.clone(source, "Summer glow", with_people=False)
        card, old = desk.card(number), desk.card(source)
        assert (card.name, card.status, card.version) == ("Summer glow", "planned", 1)
        assert (card.starts_on, card.ends_on, card.retro_boost) == (None, None, None)
        assert (card.brief_summary, card.disclosure_text) == ("Dry days", "#광고")
        assert (card.budget_minor, card.currency) == (old.budget_minor, "KRW")
        assert [row.goal for row in card.targets] == [row.goal for row in old.targets]
        assert (card.counts.people, card.committed_minor) == (0, 0)
        assert line_up(store, number) == []


def test_with_people_it_has_a_line_up_at_their_last_fee() -> None:
    """Who was in it or thought of; nobody who declined, was let go or is blocked."""
    with campaigns() as store:
        source = store.campaigns.create(SPRING)
        agreed(store, source, "Mina", Money(300_000, "KRW"))
        joined(store, source, "Jun")
        (said_no,) = joined(store, source, "Lee")
        store.outreach.move([said_no], "declined", today=MONDAY)
        (parted,) = joined(store, source, "Ana")
        store.campaigns.decide([parted], "let_go", "Never posted")
        sol = person(store.database, "Sol", status="blocked", blocked_reason="Fakes")
        store.outreach.start([sol], source, today=MONDAY)
        think_of(store, source, "Bora", 90_000)
        goes_back_and_forth(
            store, lambda: store.campaigns.clone(source, "Summer", with_people=True)
        )
        clone = store.campaigns.find("Summer").id
        assert line_up(store, clone) == [
            ("Mina", 300_000, "KRW"),
            ("Jun", None, None),
            ("Bora", 90_000, "KRW"),
        ]
        assert store.campaigns.card(clone).counts.people == 0


def test_a_clone_needs_a_name_of_its_own_and_a_source() -> None:
    """Nothing is made without."""
    with campaigns() as store:
        source = store.campaigns.create(SPRING)
        for name, number, refusal in (
            ("spring GLOW", source, Duplicate),
            (" ", source, Invalid),
            ("Summer", 99, NotFound),
        ):
            with pytest.raises(refusal):
                store.campaigns.clone(number, name, with_people=True)
        assert len(store.campaigns.all()) == 1


texts = st.text(st.sampled_from("aZ 0=[<봄ñ\n"), max_size=8).map(str.strip)
lines = texts.map(lambda text: text.replace("\n", ""))
days = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
amounts = st.none() | st.integers(0, 10**12)


@st.composite
def drafts(draw: st.DrawFn, name: str) -> CampaignDraft:
    """The frame of some campaign."""
    starts, ends = draw(days), draw(days)
    if starts and ends and ends < starts:
        starts, ends = ends, starts
    currency = draw(st.sampled_from(("KRW", "EUR", None)))
    return CampaignDraft(
        name,
        brand=draw(lines),
        market=draw(st.sampled_from(("", "KR", "ES"))),
        objective=draw(st.sampled_from((None, *OBJECTIVES))),
        status=draw(st.sampled_from(STATUSES)),
        starts_on=starts,
        ends_on=ends,
        currency=currency,
        budget=draw(amounts) if currency else None,
        hourly_rate_minor=draw(amounts) if currency else None,
        product=draw(lines),
    )


goals = st.dictionaries(
    st.sampled_from([one for one in METRICS if one != "revenue"]),
    st.integers(1, 10**9).map(Decimal),
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_cloning_changes_nothing_of_the_source(data: st.DataObject) -> None:
    """Whatever is in it: every row stays, and undo leaves no trace of the clone."""
    with campaigns() as store:
        desk = store.campaigns
        source = desk.create(data.draw(drafts("Source")))
        desk.save_brief(source, 1, summary=data.draw(texts), do=data.draw(texts))
        desk.set_targets(source, data.draw(goals))
        for place, fee in enumerate(data.draw(st.lists(amounts, max_size=3))):
            joined(store, source, f"Person {place}")
            if fee is not None:
                think_of(store, source, f"Thought {place}", fee)
        before, everything = of_source(store, source), rows(store)
        number = desk.clone(source, "Clone", with_people=data.draw(st.booleans()))
        assert of_source(store, source) == before
        made, old = desk.card(number), desk.card(source)
        assert (made.brief_summary, made.brief_do) == (old.brief_summary, old.brief_do)
        assert [row.goal for row in made.targets] == [row.goal for row in old.targets]
        desk.save_brief(number, 1, summary="Its own")
        desk.set_targets(number, {})
        assert of_source(store, source) == before
        for _ in range(3 if made.targets else 2):
            store.history.undo()
        assert rows(store) == everything


@settings(max_examples=25, deadline=None)
@given(st.lists(drafts("Spring") | drafts("Bloom"), min_size=1, max_size=4))
def test_edits_taken_back_leave_every_row_as_it_was(
    changes: list[CampaignDraft],
) -> None:
    """However often it was changed, refused changes among them."""
    with campaigns() as store:
        number = store.campaigns.create(CampaignDraft("Spring"))
        seen = [rows(store)]
        for change in changes:
            try:
                version = store.campaigns.card(number).version
                store.campaigns.edit(number, change, version)
            except Invalid:
                assert rows(store) == seen[-1]
            if rows(store) != seen[-1]:
                seen.append(rows(store))
        for state in reversed(seen[:-1]):
            store.history.undo()
            assert rows(store) == state
        for state in seen[1:]:
            store.history.redo()
            assert rows(store) == state
