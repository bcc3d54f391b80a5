"""Filters of outreach, asked of conversations that the desks have made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.outreach_draft import TouchDraft
from store.outreach_list import OutreachList, OutreachView
from store.roster import Roster
from store.rules.filters import FilterProblem
from store.rules.money import Money
from tests.builders import person
from tests.store.outreach_desk import MONDAY, desks

DAY = timedelta(days=1)
TODAY = MONDAY + 9 * DAY
"""A Wednesday, nine days after it all began."""


@pytest.fixture(scope="module")
def pipe() -> Iterator[OutreachList]:
    """Ana waits for an answer, Bora is owed one, 김민수 haggles, Dani is over.

    Eve is adrift: somebody took her next step away.
    """
    with desks() as desk:
        spring = desk.campaigns.add("Spring Glow")
        ana = person(
            desk.database,
            "Ana García",
            handle="ana.glow",
            country="ES",
            email="ana@sol.example",
            figures={"followers": 4_000},
        )
        bora = desk.person("Bora", country="KR", status="active")
        kim = person(
            desk.database, "김민수", handle="minsu", figures={"followers": 40_000}
        )
        dani = desk.person("Dani", niche="food")
        eve = desk.person("Eve")
        Roster(desk.database).tag([ana, kim], add=["beauty"])
        start = desk.outreach.start
        first, third = start([ana, kim], spring, today=MONDAY)
        second, fourth, fifth = start([bora, dani, eve], today=MONDAY)
        desk.outreach.sent([first, second], today=MONDAY)
        desk.outreach.replied([second], today=TODAY - DAY)
        desk.outreach.log(
            TouchDraft(
                kim,
                third,
                channel="kakao",
                stage="negotiating",
                amounts=(("asked", Money(500_000, "KRW")),),
            ),
            today=MONDAY + 4 * DAY,
        )
        desk.outreach.plan([third], TODAY + 2 * DAY, "", today=MONDAY + 4 * DAY)
        desk.outreach.wait_for([third], "influencer")
        desk.deals.amount(third, "offered", Money(300_000, "KRW"), today=TODAY)
        desk.outreach.move([fourth], "declined", today=MONDAY)
        with desk.database.replaying(("outreach",)) as connection:
            connection.execute(
                "UPDATE collaboration SET next_step_on=NULL, next_kind=NULL WHERE id=?",
                (fifth,),
            )
        yield OutreachList(desk.database, desk.settings)


def names(pipe: OutreachList, text: str) -> str:
    """The first names of those that a filter lets pass, in the order of names."""
    view = OutreachView(text, sort="name")
    rows = pipe.first(view, TODAY)
    assert len(rows) == pipe.count(view, TODAY)
    assert [row.id for row in rows] == pipe.order(view, TODAY).tolist()
    assert sum(pipe.stages(view, TODAY).values()) == len(rows)
    return " ".join(row.name.split()[0] for row in rows)


ALL = "Ana Bora Dani Eve 김민수"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ALL),
        ("stage:contacted", "Ana"),
        ("stage:연락함,거절", "Ana Dani"),
        ("etapa:negociando", "김민수"),
        ("-stage:contacted", "Bora Dani Eve 김민수"),
        ("waiting:나", "Bora Dani Eve"),
        ("waiting:상대", "Ana 김민수"),
        ("campaign:glow", "Ana 김민수"),
        ("no:campaign", "Bora Dani Eve"),
        ("channel:카톡", "김민수"),
        ("has:channel", "Ana Bora 김민수"),
        ("due<today", "Ana"),
        ("due:today", "Bora"),
        ("due:2026-03-05", "Ana"),
        ("due<=fri", "Ana Bora 김민수"),
        ("no:next", "Dani Eve"),
        ("since>=ayer", "Bora"),
        ("since<2d", "Ana Dani Eve 김민수"),
        ("last:2026-03-02", "Ana"),
        ("last<7d", "Ana"),
        ("no:last", "Dani Eve"),
        ("silent>5", "Ana"),
        ("silent<=1", "Bora"),
        ("days>=9", "Ana Dani Eve"),
        ("days<9", "Bora 김민수"),
        ("unanswered>=1", "Ana 김민수"),
        ("unanswered:0", "Bora Dani Eve"),
        ("asked>400000KRW", "김민수"),
        ("asked>30만원", "김민수"),
        ("asked>1EUR", ""),
        ("offered<=300000KRW", "김민수"),
        ("has:asked -has:fee", "김민수"),
        ("is:open", "Ana Bora Eve 김민수"),
        ("is:closed", "Dani"),
        ("is:parked", ""),
        ("is:late", "Ana"),
        ("is:due", "Ana Bora"),
        ("is:adrift", "Eve"),
        ("is:waiting", "Ana 김민수"),
        ("is:late,adrift", "Ana Eve"),
        ("-is:late", "Bora Dani Eve 김민수"),
    ],
)
def test_what_is_asked_of_the_conversation(
    pipe: OutreachList, text: str, found: str
) -> None:
    """Stages, turns, days and amounts, in the words of three languages."""
    assert names(pipe, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ana", "Ana"),
        ("glow", "Ana"),
        ("ㄱㅁㅅ", "김민수"),
        ("-ana", "Bora Dani Eve 김민수"),
        ("tag:beauty -ana", "김민수"),
        ("tier:micro", "김민수"),
        ("followers<10k", "Ana"),
        ("country:ES,KR", "Ana Bora"),
        ("상태:활동중", "Bora"),
        ("niche:food", "Dani"),
        ("handle:minsu", "김민수"),
        ("has:email,offered", "Ana 김민수"),
        ("no:tag stage:identified", "Eve"),
        ("platform:instagram waiting:influencer", "Ana 김민수"),
    ],
)
def test_what_is_asked_of_the_person(pipe: OutreachList, text: str, found: str) -> None:
    """Words and the fields of the roster, beside those of the conversation."""
    assert names(pipe, text) == found


def test_her_own_name_of_a_stage_is_understood() -> None:
    """What she called it is what she types."""
    with desks() as desk:
        desk.outreach.start([desk.person("Ana")], today=MONDAY)
        desk.settings.set_stages([("identified", "Wishlist")])
        pipe = OutreachList(desk.database, desk.settings)
        assert names(pipe, "stage:wishlist") == "Ana"
        assert names(pipe, "stage:identified") == "Ana"


@pytest.mark.parametrize(
    ("text", "near"),
    [("stag:contacted", "stage"), ("wating:me", "waiting"), ("qqqq:1", None)],
)
def test_an_unknown_field_is_told_with_the_one_that_was_meant(
    pipe: OutreachList, text: str, near: str | None
) -> None:
    """The same clear message as on the roster."""
    with pytest.raises(FilterProblem, match="Outreach has no") as refused:
        pipe.first(OutreachView(text), TODAY)
    assert refused.value.nearest == near


@pytest.mark.parametrize(
    "text", ["stage:n", "waiting:x", "due:someday", "fee>5", "tier:x", "is:trash"]
)
def test_a_value_that_makes_no_sense_is_refused(pipe: OutreachList, text: str) -> None:
    """Nothing is guessed: two stages begin with n, five of what?"""
    with pytest.raises(FilterProblem):
        pipe.order(OutreachView(text), TODAY)


def test_days_are_those_of_the_day_that_is_asked_on(pipe: OutreachList) -> None:
    """The same words mean another day tomorrow."""
    view = OutreachView("due<today")
    assert [row.name for row in pipe.first(view, date(2026, 3, 5))] == []
    assert [row.name for row in pipe.first(view, date(2026, 3, 6))] == ["Ana García"]
