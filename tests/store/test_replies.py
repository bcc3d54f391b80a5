"""What gets an answer: counted over all messages, with the number behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.outreach_draft import TouchDraft
from store.replies import Replies, ReplyRow
from tests.store.outreach_desk import MONDAY, Desks, desks


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


def wrote(
    desk: Desks,
    name: str,
    template: str | None,
    days: int | None,
    *,
    channel: str = "mail",
    kind: str = "message",
    followers: int | None = None,
) -> None:
    """A message to somebody new, and an answer so many days later."""
    owner = desk.person(name, handle=name, figures={"followers": followers})  # type: ignore[arg-type]
    on = MONDAY - timedelta(days=60)
    draft = TouchDraft(
        owner, channel=channel, template=template, kind=kind, body="x" * 9, on=on
    )
    desk.outreach.log(draft, today=MONDAY)
    if days is not None:
        back = TouchDraft(owner, direction="in", on=on + timedelta(days=days))
        desk.outreach.log(back, today=MONDAY)


def test_answers_are_counted_by_template_channel_and_tier(desk: Desks) -> None:
    """Notes and warm-ups are no messages; a rate is never made of nothing."""
    replies = Replies(desk.database, desk.settings)
    assert replies.by_template() == ()
    wrote(desk, "a", "pitch.en", 1, followers=5_000)
    wrote(desk, "b", "pitch.en", 4, followers=9_999)
    wrote(desk, "c", "pitch.en", None, followers=10_000)
    wrote(desk, "d", None, 2, channel="dm", followers=2_000_000)
    wrote(desk, "e", "dm.en", None, channel="dm")
    wrote(desk, "f", None, None, kind="warm_up", channel="dm")
    wrote(desk, "g", None, None, kind="note")
    assert replies.by_template() == (
        ReplyRow("pitch.en", 3, 2, 2.5),
        ReplyRow("", 1, 1, 2),
        ReplyRow("dm.en", 1, 0, None),
    )
    assert replies.by_channel() == (
        ReplyRow("mail", 3, 2, 2.5),
        ReplyRow("dm", 2, 1, 2),
    )
    assert [(row.key, row.sent, row.answered) for row in replies.by_tier()] == [
        ("nano", 2, 2),
        ("micro", 1, 0),
        ("celebrity", 1, 1),
        ("", 1, 0),
    ]


def test_a_rate_carries_its_numbers() -> None:
    """Per cent of what was sent; none of nothing."""
    assert ReplyRow("x", 8, 2, 1).rate == 25
    assert ReplyRow("x", 0, 0, None).rate is None


def test_only_the_last_message_before_an_answer_is_answered(desk: Desks) -> None:
    """The follow-up won it, not the pitch before."""
    mina = desk.person("Mina")
    for key, day in (("pitch.en", 2), ("follow_up_1.en", 5)):
        draft = TouchDraft(mina, template=key, on=date(2026, 2, day))
        desk.outreach.log(draft, today=MONDAY)
    back = TouchDraft(mina, direction="in", on=date(2026, 2, 6))
    desk.outreach.log(back, today=MONDAY)
    found = {
        row.key: (row.answered, row.median_days)
        for row in Replies(desk.database, desk.settings).by_template()
    }
    assert found == {"follow_up_1.en": (1, 1), "pitch.en": (0, None)}


def test_the_median_is_the_middle_of_the_days(desk: Desks) -> None:
    """One slow answer moves it little."""
    for place, days in enumerate((1, 2, 2, 3, 40)):
        wrote(desk, f"p{place}", "pitch.en", days)
    (row,) = Replies(desk.database, desk.settings).by_template()
    assert row == ReplyRow("pitch.en", 5, 5, 2)
