"""Briefs, retros, goal figures and decisions of a campaign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from store.errors import Invalid, NotFound, Stale
from tests.store.spring_campaign import (
    MONDAY,
    SPRING,
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
    """A workspace with the spring campaign, number 1."""
    with campaigns() as opened:
        opened.campaigns.create(SPRING)
        yield opened


def test_a_brief_is_written_part_by_part(store: Store) -> None:
    """A part that is not named stays; a blank one is taken out."""
    desk = store.campaigns
    desk.save_brief(1, 1, summary="토너 출시", do="Show the texture\nIn daylight")
    desk.save_brief(1, 2, summary=" ", disclosure_text="#광고")
    card = desk.card(1)
    assert (card.brief_summary, card.disclosure_text) == (None, "#광고")
    assert card.brief_do == "Show the texture\nIn daylight"
    assert card.version == 3


def test_a_retro_answers_four_questions(store: Store) -> None:
    """What to do more of, what otherwise, whom to part from, whom to look for."""
    answers = {"boost": "Reels", "fix": "Briefs", "part": "Jun", "recruit": "Nano"}
    store.campaigns.save_retro(1, 1, **answers)
    card = store.campaigns.card(1)
    found = (card.retro_boost, card.retro_fix, card.retro_part, card.retro_recruit)
    assert found == tuple(answers.values())


def test_texts_over_a_newer_version_are_told(store: Store) -> None:
    """Somebody saved meanwhile: nothing is overwritten."""
    store.campaigns.save_brief(1, 1, summary="First")
    with pytest.raises(Stale, match="Spring glow"):
        store.campaigns.save_brief(1, 1, summary="Second")
    with pytest.raises(Stale, match="Spring glow"):
        store.campaigns.save_retro(1, 1, fix="Briefs")
    assert store.campaigns.card(1).brief_summary == "First"


def test_an_unknown_part_is_refused(store: Store) -> None:
    """So is one with a control character, by its name."""
    with pytest.raises(Invalid, match="budget_minor"):
        store.campaigns.save_brief(1, 1, budget_minor="0")
    with pytest.raises(Invalid, match="summary"):
        store.campaigns.save_brief(1, 1, summary="Ding \u0007")
    with pytest.raises(NotFound):
        store.campaigns.save_retro(9, 1, fix="it")


def test_goal_figures_are_exactly_those_given(store: Store) -> None:
    """What is not named any more is none; each has its own unit."""
    desk = store.campaigns
    goals = {
        "roi": Decimal("12.50"),
        "reach": Decimal(250_000),
        "revenue": Decimal(9_000_000),
        "posts": Decimal(10),
    }
    desk.set_targets(1, goals)
    found = {row.metric: row.goal for row in desk.card(1).targets}
    assert found == goals
    desk.set_targets(1, {"roi": Decimal(-5), "posts": Decimal("1e1")})
    assert [(row.metric, row.goal) for row in desk.card(1).targets] == [
        ("roi", Decimal(-5)),
        ("posts", Decimal(10)),
    ]
    before = rows(store)
    desk.set_targets(1, {"posts": Decimal(10), "roi": Decimal("-5.0")})
    assert rows(store) == before


@pytest.mark.parametrize(
    ("metric", "goal"),
    [
        ("fame", "3"),
        ("posts", "0"),
        ("posts", "-3"),
        ("posts", "2.5"),
        ("revenue", "0.5"),
        ("reach", "1e400"),
        ("reach", "NaN"),
        ("roi", "Infinity"),
        ("roi", "1.234"),
    ],
)
def test_a_figure_that_can_be_no_goal_is_refused(
    store: Store, metric: str, goal: str
) -> None:
    """Counts are whole and above zero, won have no decimals."""
    with pytest.raises(Invalid, match=metric):
        store.campaigns.set_targets(1, {metric: Decimal(goal)})


def test_money_needs_a_currency_to_be_a_goal(store: Store) -> None:
    """Without one it would be a mere number."""
    bare = draft("Bare", currency=None, budget=None, hourly_rate_minor=None)
    number = store.campaigns.create(bare)
    with pytest.raises(Invalid, match="currency"):
        store.campaigns.set_targets(number, {"revenue": Decimal(5)})


def test_what_can_be_counted_is_counted(store: Store) -> None:
    """Posts that are live and people agreed; the rest waits for its readings."""
    talks = joined(store, 1, "Mina", "Jun")
    store.outreach.move(talks[:1], "agreed", today=MONDAY)
    goals = {"posts": 4, "influencers": 2, "reach": 100}
    store.campaigns.set_targets(1, {key: Decimal(goal) for key, goal in goals.items()})
    actual = {row.metric: row.actual for row in store.campaigns.card(1).targets}
    assert actual == {"posts": Decimal(0), "influencers": Decimal(1), "reach": None}
    told = {row.metric: bool(row.basis) for row in store.campaigns.card(1).targets}
    assert told == {"posts": True, "influencers": True, "reach": False}


def test_a_decision_has_its_reason(store: Store) -> None:
    """Only to renew needs none; it can be taken back."""
    talks = joined(store, 1, "Mina", "Jun")
    desk = store.campaigns
    assert desk.decide(talks, "renew", "") == 2
    assert desk.decide(talks, "renew", "") == 0
    assert desk.decide(talks[:1], "let_go", "Never posted") == 1
    found = store.database.read(
        "SELECT decision, decision_reason FROM collaboration ORDER BY id"
    )
    assert found == [("let_go", "Never posted"), ("renew", None)]
    for decision, reason in (("fix", " "), ("let_go", ""), ("marry", "Why not")):
        with pytest.raises(Invalid):
            desk.decide(talks, decision, reason)
    assert desk.decide(talks, None, "Whatever") == 2
    assert store.database.read("SELECT DISTINCT decision FROM collaboration") == [
        (None,)
    ]


def test_each_is_a_step_of_its_own(store: Store) -> None:
    """Undo and redo put every row back as it was."""
    desk = store.campaigns
    talks = joined(store, 1, "Mina", "Jun")
    goes_back_and_forth(store, lambda: desk.save_brief(1, 1, do="Daylight"))
    goes_back_and_forth(store, lambda: desk.save_retro(1, 2, fix="Start earlier"))
    goes_back_and_forth(store, lambda: desk.set_targets(1, {"posts": Decimal(4)}))
    goes_back_and_forth(store, lambda: desk.set_targets(1, {"roi": Decimal(40)}))
    goes_back_and_forth(store, lambda: desk.decide(talks, "fix", "Late twice"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("40", "40"), (" 42,50 % ", "42.5"), ("100%", "100"), ("", None)],
)
def test_a_margin_is_kept_as_an_exact_share(
    store: Store, typed: str, kept: str | None
) -> None:
    """Whatever sign it was typed with."""
    card = store.campaigns.card(1)
    draft = CampaignDraft(card.name, currency="KRW", margin_percent=typed)
    store.campaigns.edit(1, draft, card.version)
    assert store.campaigns.card(1).margin_percent == kept


@pytest.mark.parametrize("typed", ["0", "101", "-5", "much"])
def test_what_is_no_margin_is_refused(store: Store, typed: str) -> None:
    """Nothing stays of an order at 0, and more than all cannot."""
    with pytest.raises(Invalid, match="above 0 to 100"):
        store.campaigns.create(CampaignDraft("Margin", margin_percent=typed))


def test_what_follows_from_the_results_is_kept_beside_the_retro(store: Store) -> None:
    """Each by itself, and taken out when it is blank."""
    store.campaigns.save_retro(1, 1, next_steps="Again in May\nWith Mina")
    store.campaigns.save_retro(1, 2, image_conclusion="Warmer", boost="Reels")
    card = store.campaigns.card(1)
    assert (card.next_steps, card.image_conclusion) == (
        "Again in May\nWith Mina",
        "Warmer",
    )
    store.campaigns.save_retro(1, 3, next_steps=" ")
    assert store.campaigns.card(1).next_steps is None
    goes_back_and_forth(store, lambda: store.campaigns.save_retro(1, 4, next_steps="x"))
