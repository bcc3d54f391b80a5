"""What came of somebody's work, on their card: in each campaign, and in all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from store.conversions import ConversionDraft
from store.cost_draft import CostDraft
from store.deliverables import DeliverableDraft
from store.rules.money import Money
from tests.builders import person
from tests.tui.card_host import opened
from tui.card_talks import read_talks
from tui.widgets.conversation_view import conversations_lines

if TYPE_CHECKING:
    from store import Store

TODAY = date(2026, 3, 2)
WIDE = 100


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with opened(tmp_path) as store:
        yield store


def joined(store: Store, owner: int, name: str, currency: str = "EUR") -> int:
    """Somebody in a campaign of this name; the number of the collaboration."""
    frame = CampaignDraft(name, currency=currency, hourly_rate_minor=3_000)
    campaign = store.campaigns.create(frame)
    return store.outreach.start([owner], campaign, today=TODAY)[0]


def sold(
    store: Store, talk: int, minor: int, times: int, currency: str = "EUR"
) -> None:
    """So many orders of theirs."""
    for _ in range(times):
        store.conversions.add(
            ConversionDraft(TODAY, amount=Money(minor, currency), collaboration_id=talk)
        )


def cost(store: Store, talk: int, minor: int, currency: str = "EUR") -> None:
    """Something that was promised for them."""
    campaign = store.conversations.conversation(talk).campaign_id
    amount = Money(minor, currency)
    store.costs.add(CostDraft("production", amount, TODAY, campaign, talk))


def card(store: Store, owner: int, width: int = WIDE) -> str:
    """The card's part about conversations, as text."""
    talks = read_talks(store, owner, 12, TODAY)
    lines = conversations_lines(talks, width)
    assert all(line.cell_length <= width for line in lines)
    return "\n".join(line.plain for line in lines)


def styles(store: Store, owner: int, words: str) -> set[str]:
    """How the line that has these words is painted."""
    talks = read_talks(store, owner, 12, TODAY)
    (line,) = [line for line in conversations_lines(talks, WIDE) if words in line.plain]
    at = line.plain.index(words)
    return {str(span.style) for span in line.spans if span.start <= at < span.end}


def test_a_conversation_tells_what_it_brought_and_cost(store: Store) -> None:
    """With its return, with and without own time, and what that stands on."""
    mina = person(store.database, "Mina")
    talk = joined(store, mina, "Spring")
    sold(store, talk, 10_000, 3)
    cost(store, talk, 15_000)
    text = card(store, mina)
    assert "ROI 100.00% (n=3)" in text
    assert "revenue 300.00 EUR · cost 150.00 EUR" in text
    assert "without own time" not in text
    assert "Results in all" not in text
    with store.database.writing("Worked", ("budget",)) as unit:
        unit.connection.execute(
            "INSERT INTO work_time(created_at, updated_at, version, campaign_id,"
            " collaboration_id, on_day, minutes) SELECT '', '', 1, campaign_id, id,"
            " '2026-03-02', 60 FROM collaboration"
        )
    text = card(store, mina)
    assert "ROI 66.67% (n=3), 100.00% without own time" in text
    assert "cost 180.00 EUR, own time 30.00 EUR of it" in text
    assert not styles(store, mina, "ROI")


def test_what_stands_on_too_few_is_grey_and_says_so(store: Store) -> None:
    """Two sales say nothing yet."""
    mina = person(store.database, "Mina")
    talk = joined(store, mina, "Spring")
    sold(store, talk, 10_000, 2)
    cost(store, talk, 5_000)
    assert "(n=2), fewer than 3: too few to judge by" in card(store, mina)
    assert styles(store, mina, "ROI") == {"$foreground 60%"}


def test_without_sales_there_is_no_return_to_speak_of(store: Store) -> None:
    """Money that is promised is told all the same; nothing at all is not."""
    mina = person(store.database, "Mina")
    talk = joined(store, mina, "Spring")
    assert "Results" not in card(store, mina)
    cost(store, talk, 5_000)
    text = card(store, mina)
    assert "Nothing sold yet" in text
    assert "ROI" not in text


def test_two_currencies_are_never_added(store: Store) -> None:
    """Each has a line of its own in all; two campaigns of one are one sum."""
    mina = person(store.database, "Mina")
    for name, currency, minor in (
        ("Spring", "EUR", 9_000),
        ("Summer", "EUR", 1_000),
        ("Winter", "USD", 700),
    ):
        talk = joined(store, mina, name, currency)
        sold(store, talk, minor, 3, currency)
        cost(store, talk, 10_000 - minor, currency)
    text = card(store, mina)
    _, _, in_all = text.partition("Results in all")
    assert "ROI 200.00% (n=6)" in in_all
    assert "revenue 300.00 EUR · cost 100.00 EUR" in in_all
    assert "revenue 21.00 USD · cost 93.00 USD" in in_all


def test_how_somebody_kept_to_it_is_told_with_what_it_is_of(store: Store) -> None:
    """Answers, days, rounds; grey where there are too few of them."""
    mina = person(store.database, "Mina", handle="mina")
    talk = joined(store, mina, "Spring")
    store.outreach.sent([talk], today=TODAY)
    draft = DeliverableDraft("reel", "A", live_due_on=TODAY)
    pieces = [store.deliverables.add([talk], draft, today=TODAY)[0] for _ in range(3)]
    with store.database.writing("Live", ("campaigns",)) as unit:
        unit.connection.executemany(
            "UPDATE deliverable SET state='live', live_on=?, round=? WHERE id=?",
            [
                ("2026-03-02", 0, pieces[0]),
                ("2026-03-01", 1, pieces[1]),
                ("2026-03-05", 1, pieces[2]),
            ],
        )
    text = card(store, mina)
    assert "2 of 3 posts on time" in text
    assert "changes asked for 2x on 3 pieces" in text
    assert "answered 0 of 1 message" in text
    assert "grey: of fewer than 3" in text
    assert not styles(store, mina, "posts on time")
    assert styles(store, mina, "answered 0 of 1") == {"$foreground 60%"}
    assert "3 posts" in text


@pytest.mark.parametrize("width", [44, 78])
def test_the_lines_fit_where_it_is_narrow(store: Store, width: int) -> None:
    """Hostile names too."""
    mina = person(store.database, "[red]김온빛[/]")
    talk = joined(store, mina, "[@click=quit]봄빛 쿠션 런칭[/]", "KRW")
    sold(store, talk, 28_000, 2, "KRW")
    cost(store, talk, 722_000, "KRW")
    assert "[@click=quit]봄빛 쿠션 런칭[/]" in card(store, mina, width)
