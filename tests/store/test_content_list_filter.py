"""Filters of content, asked of pieces in every lane."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.content_list import ContentList, ContentView
from store.contracts import ContractDraft, Contracts
from store.roster import Roster
from store.rules.content_fields import CONTENT
from store.rules.filters import FilterProblem
from store.rules.vocabulary import spelling_key
from tests.builders import person
from tests.store.content_made import piece, put
from tests.store.outreach_desk import MONDAY, desks

DAY = timedelta(days=1)
TODAY = MONDAY + 9 * DAY
"""A Wednesday, nine days after it all began."""


def iso(days: int) -> str:
    """A day, counted from today."""
    return (TODAY + days * DAY).isoformat()


@pytest.fixture(scope="module")
def pieces() -> Iterator[ContentList]:
    """Six pieces: titles are what they are about.

    Ana owes a reel whose draft is late and a story on the day of another; Bora sent a
    draft; 김민수 has a post that is live and a blog post that was measured; Dani's was
    called off.
    """
    with desks() as desk:
        spring = desk.campaigns.add("Spring Glow")
        ana = person(
            desk.database,
            "Ana García",
            platform="instagram",
            handle="ana.glow",
            country="ES",
            figures={"followers": 4_000},
        )
        bora = desk.person("Bora", country="KR", status="active")
        kim = person(
            desk.database,
            "김민수",
            platform="naver_blog",
            handle="minsu",
            figures={"followers": 40_000},
        )
        dani = desk.person("Dani", niche="food")
        Roster(desk.database).tag([ana, kim], add=["beauty"])
        first, third = desk.outreach.start([ana, kim], spring, today=MONDAY)
        second, fourth = desk.outreach.start([bora, dani], today=MONDAY)
        piece(
            desk,
            first,
            "changes_requested",
            kind="reel",
            title="Routine",
            round=2,
            draft_due_on=iso(-1),
            live_due_on=iso(2),
            draft_ref="~/drafts/routine.mp4",
            caption="#광고 my routine",
        )
        piece(desk, first, "briefed", kind="story", title="Haul", live_due_on=iso(2))
        piece(
            desk,
            second,
            "submitted",
            title="Unboxing",
            state_since=iso(-3),
            live_due_on=iso(5),
        )
        live = piece(
            desk,
            third,
            "live",
            title="언박싱",
            live_on=iso(-2),
            measure_due_on=iso(0),
            post_url="https://instagram.com/p/1",
            post_platform="instagram",
        )
        for item, ok in (("a", 1), ("b", 0), ("guideline", 1)):
            put(
                desk,
                "compliance_check",
                deliverable_id=live,
                item=item,
                ok=ok,
                on_day=iso(0),
            )
        piece(
            desk,
            third,
            "live",
            kind="blog",
            title="Review",
            live_on=iso(-40),
            measured_on=iso(-9),
        )
        piece(desk, fourth, "cancelled", kind="other", title="Nothing")
        yield ContentList(desk.database, desk.settings)


def titles(pieces: ContentList, text: str) -> str:
    """What a filter lets pass, in the order of titles."""
    view = ContentView(text, sort="title")
    rows = pieces.first(view, TODAY)
    assert len(rows) == pieces.count(view, TODAY)
    assert [row.id for row in rows] == pieces.order(view, TODAY).tolist()
    assert sum(pieces.lanes(view, TODAY).values()) == len(rows)
    return " ".join(row.title or "" for row in rows)


ALL = "Haul Nothing Review Routine Unboxing 언박싱"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ALL),
        ("state:submitted", "Unboxing"),
        ("상태:초안", "Unboxing"),
        ("estado:publicado,medido", "Review 언박싱"),
        ("state:done", "Review"),
        ("-state:briefed", "Nothing Review Routine Unboxing 언박싱"),
        ("kind:reel", "Routine"),
        ("종류:블로그", "Review"),
        ("tipo:historia", "Haul"),
        ("campaign:glow", "Haul Review Routine 언박싱"),
        ("no:campaign", "Nothing Unboxing"),
        ("platform:instagram", "Haul Routine 언박싱"),
        ("platform:naver", "Review"),
        ("due<=fri", "Haul Routine 언박싱"),
        ("due:today", "언박싱"),
        ("has:due", "Haul Routine Unboxing 언박싱"),
        ("draft<today", "Routine"),
        ("has:draft", "Routine"),
        ("live:fri", "Haul Routine"),
        ("live<today", "Review 언박싱"),
        ("no:live", "Nothing"),
        ("since>=2026-03-08", "Unboxing"),
        ("since<2d", "Haul Nothing Review Routine Unboxing 언박싱"),
        ("days:3", "Unboxing"),
        ("waiting:me", "Unboxing 언박싱"),
        ("waiting:상대", "Haul Routine"),
        ("round>1", "Routine"),
        ("ronda:0", "Haul Nothing Review Unboxing 언박싱"),
        ("checked:2", "언박싱"),
        ("title:box", "Unboxing"),
        ("title:언박", "언박싱"),
        ("caption:광고", "Routine"),
        ("no:caption kind:story", "Haul"),
        ("has:post", "언박싱"),
        ("is:open", "Haul Routine Unboxing 언박싱"),
        ("is:over", "Nothing Review"),
        ("is:late", "Routine"),
        ("is:due", "Routine 언박싱"),
        ("is:clash", "Haul Routine"),
        ("is:undated", ""),
        ("is:failed", "언박싱"),
        ("is:unchecked", "Review 언박싱"),
        ("is:late,failed", "Routine 언박싱"),
        ("-is:open", "Nothing Review"),
    ],
)
def test_what_is_asked_of_the_content(
    pieces: ContentList, text: str, found: str
) -> None:
    """States, days, turns and checks, in the words of three languages."""
    assert titles(pieces, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ana", "Haul Routine"),
        ("minsu", "Review 언박싱"),
        ("ㄱㅁㅅ", "Review 언박싱"),
        ("unboxing", "Unboxing"),
        ("언박", "언박싱"),
        ("-ana is:open", "Unboxing 언박싱"),
        ("100%", ""),
        ("_", ""),
        ("tag:beauty -ana", "Review 언박싱"),
        ("tier:micro", "Review 언박싱"),
        ("country:ES,KR", "Haul Routine Unboxing"),
        ("status:active", "Unboxing"),
        ("niche:food", "Nothing"),
        ("handle:glow state:briefed", "Haul"),
        ("no:tag", "Nothing Unboxing"),
    ],
)
def test_words_and_what_is_asked_of_the_person(
    pieces: ContentList, text: str, found: str
) -> None:
    """A word is looked for in names, handles and titles."""
    assert titles(pieces, text) == found


def test_a_promise_to_another_brand_is_a_clash() -> None:
    """While it lasts, and not where the brand is the same."""
    with desks() as desk:
        pieces = ContentList(desk.database, desk.settings)
        ana = desk.person("Ana")
        spring, other = desk.campaigns.add("Spring"), desk.campaigns.add("Other")
        (here,) = desk.outreach.start([ana], spring, today=MONDAY)
        (there,) = desk.outreach.start([ana], other, today=MONDAY)
        piece(desk, here, live_due_on=iso(5))
        piece(desk, here, live_due_on=iso(60))
        piece(desk, here, "live", live_on=iso(-1))
        assert pieces.count(ContentView("is:clash"), TODAY) == 0
        Contracts(desk.database).save(
            there,
            ContractDraft(
                "signed",
                signed_on=MONDAY,
                exclusivity="skin care",
                exclusivity_until=TODAY + 30 * DAY,
            ),
            today=TODAY,
        )
        (row,) = pieces.first(ContentView("is:clash"), TODAY)
        assert row.live_due_on == TODAY + 5 * DAY
        with desk.database.replaying(("campaigns",)) as connection:
            connection.execute("UPDATE campaign SET brand='Lumi'")
        assert pieces.count(ContentView("is:clash"), TODAY) == 0


@pytest.mark.parametrize(
    ("text", "near"),
    [("stat:live", "state"), ("wating:me", "waiting"), ("qqqq:1", None)],
)
def test_an_unknown_field_is_told_with_the_one_that_was_meant(
    pieces: ContentList, text: str, near: str | None
) -> None:
    """The same clear message as on the roster."""
    with pytest.raises(FilterProblem, match="Content has no") as refused:
        pieces.first(ContentView(text), TODAY)
    assert refused.value.nearest == near


@pytest.mark.parametrize(
    "text", ["state:x", "kind:x", "waiting:finance", "due:someday", "is:trash"]
)
def test_a_value_that_makes_no_sense_is_refused(pieces: ContentList, text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(FilterProblem):
        pieces.order(ContentView(text), TODAY)


def test_no_name_means_two_fields() -> None:
    """Whatever language a field is called in, it is one field."""
    keys = [
        key
        for field in CONTENT.fields
        for key in {spelling_key(name) for name in (field.name, *field.aliases)}
    ]
    assert len(keys) == len(set(keys))


def test_days_are_those_of_the_day_that_is_asked_on(pieces: ContentList) -> None:
    """The same words mean another day tomorrow."""
    view = ContentView("is:late")
    assert pieces.count(view, date(2026, 3, 10)) == 0
    assert pieces.count(view, date(2026, 3, 11)) == 1
