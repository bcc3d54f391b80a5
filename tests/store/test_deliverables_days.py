"""The days of content are moved; drafts and captions are noted; rows tell it all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.deliverables import DeliverableDraft
from store.errors import Invalid, NotFound
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

DRAFT, LIVE = MONDAY + 7 * DAY, MONDAY + 14 * DAY
DATED = DeliverableDraft("reel", draft_due_on=DRAFT, live_due_on=LIVE)


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def dated(desk: Agreed, name: str = "Mina", draft: DeliverableDraft = DATED) -> int:
    """A piece with the days of its draft and of its post."""
    talk = desk.agreed(name)
    return desk.deliverables.add([talk], draft, today=MONDAY)[0]


def days(desk: Agreed, number: int) -> tuple[date | None, date | None]:
    """By when its draft and its post are due."""
    row = desk.deliverables.one(number)
    return row.draft_due_on, row.live_due_on


def last(desk: Agreed) -> tuple[str, dict[str, object]]:
    """What the last step of undo is called."""
    unit = desk.desks.history.units()[0]
    return unit.label, dict(unit.detail)


@pytest.mark.parametrize(
    ("what", "count", "then"),
    [
        ("both", 3, (DRAFT + 3 * DAY, LIVE + 3 * DAY)),
        ("both", -9, (DRAFT - 9 * DAY, LIVE - 9 * DAY)),
        ("live", 2, (DRAFT, LIVE + 2 * DAY)),
        ("draft", 7, (LIVE, LIVE)),
    ],
)
def test_days_are_put_off_and_brought_forward(
    desk: Agreed, what: str, count: int, then: tuple[date, date]
) -> None:
    """Both, or one of them; undo brings the old ones back."""
    number = dated(desk)
    moved = desk.deliverables.shift([number], count, what=what)  # type: ignore[arg-type]
    assert moved == 1
    assert days(desk, number) == then
    assert last(desk) == ("Moved a date of {name}", {"name": "Mina"})
    desk.desks.history.undo()
    assert days(desk, number) == (DRAFT, LIVE)


def test_several_are_moved_in_one_step_and_the_settled_ones_stay(desk: Agreed) -> None:
    """What is live or called off, and what has no day, is left where it is."""
    first, live, gone = (dated(desk, name) for name in ("Mina", "Ana", "Jo"))
    bare = dated(desk, "Kim", DeliverableDraft())
    desk.deliverables.go_live(
        live, url="a.example/1", on=MONDAY, today=MONDAY, override="by phone"
    )
    desk.deliverables.cancel([gone], "Ill", today=MONDAY)
    assert desk.deliverables.shift([first, live, gone, bare, first], 1) == 1
    assert last(desk) == ("Moved the dates of {count} pieces", {"count": 1})
    assert days(desk, first) == (DRAFT + DAY, LIVE + DAY)
    assert days(desk, live) == days(desk, gone) == (DRAFT, LIVE)
    for wanted in ([live], [gone], [bare], [live, gone, bare], []):
        with pytest.raises(Invalid, match="Nothing here can be moved"):
            desk.deliverables.shift(wanted, 1)
    with pytest.raises(NotFound):
        desk.deliverables.shift([first, 99], 1)
    assert days(desk, first) == (DRAFT + DAY, LIVE + DAY)


@pytest.mark.parametrize(
    ("count", "what", "words"),
    [
        (8, "draft", "due on 2026-03-16, before its draft on 2026-03-17"),
        (-8, "live", "due on 2026-03-08, before its draft on 2026-03-09"),
        (0, "both", "Nothing here can be moved"),
        (9_999, "both", "9999 is no number of days"),
    ],
)
def test_no_post_comes_before_its_draft(
    desk: Agreed, count: int, what: str, words: str
) -> None:
    """Then nothing moves, not even what could."""
    number = dated(desk)
    other = dated(desk, "Ana", DeliverableDraft(live_due_on=LIVE + 90 * DAY))
    with pytest.raises(Invalid, match=words):
        desk.deliverables.shift(
            [other, number] if count else [number],
            count,
            what=what,  # type: ignore[arg-type]
        )
    assert days(desk, number) == (DRAFT, LIVE)
    assert days(desk, other) == (None, LIVE + 90 * DAY)


def test_no_day_is_moved_out_of_the_calendar(desk: Agreed) -> None:
    """The calendar ends."""
    number = dated(desk, draft=DeliverableDraft(live_due_on=date(9999, 12, 30)))
    assert desk.deliverables.shift([number], 1) == 1
    with pytest.raises(Invalid, match="1 is no number of days"):
        desk.deliverables.shift([number], 1)


def test_one_day_is_set_or_taken_away(desk: Agreed) -> None:
    """In its order; what is settled keeps its day."""
    number = dated(desk)
    desk.deliverables.set_day(number, "live", LIVE + DAY)
    desk.deliverables.set_day(number, "draft", None)
    assert days(desk, number) == (None, LIVE + DAY)
    before = len(desk.desks.history.units())
    desk.deliverables.set_day(number, "draft", None)
    assert len(desk.desks.history.units()) == before
    with pytest.raises(Invalid, match="before its draft"):
        desk.deliverables.set_day(number, "draft", LIVE + 2 * DAY)
    with pytest.raises(NotFound):
        desk.deliverables.set_day(99, "draft", LIVE)
    desk.deliverables.cancel([number], "Ill", today=MONDAY)
    with pytest.raises(Invalid, match="What Mina owed here is called off"):
        desk.deliverables.set_day(number, "live", LIVE)
    number = desk.live(name="Ana")
    with pytest.raises(Invalid, match="Ana is live"):
        desk.deliverables.set_day(number, "live", LIVE)


@given(
    st.lists(st.integers(-40, 40), max_size=4),
    st.sampled_from(["both", "live", "draft"]),
)
def test_moving_to_and_fro_ends_where_the_sum_does(
    counts: list[int], what: str
) -> None:
    """A refused step changes nothing."""
    with agreed_desks() as desk:
        number = dated(desk)
        moved = [what in {"both", "draft"}, what in {"both", "live"}]
        at = [DRAFT, LIVE]
        for count in counts:
            try:
                desk.deliverables.shift([number], count, what=what)  # type: ignore[arg-type]
            except Invalid:
                continue
            at = [day + count * DAY * go for day, go in zip(at, moved, strict=True)]
            assert at[0] <= at[1]
        assert days(desk, number) == tuple(at)


def test_a_draft_and_a_caption_are_noted(desk: Agreed) -> None:
    """One without touching the other; blank takes it away."""
    number = dated(desk)
    desk.deliverables.attach(number, draft_ref=" ~/drafts/reel.mp4 ")
    assert last(desk)[0] == "Noted the draft of {name}"
    desk.deliverables.attach(number, caption="#광고 봄 토너\n둘째 줄 ")
    assert last(desk)[0] == "Noted the caption of {name}"
    row = desk.deliverables.one(number)
    assert (row.draft_ref, row.caption) == (
        "~/drafts/reel.mp4",
        "#광고 봄 토너\n둘째 줄",
    )
    version = row.version
    desk.deliverables.attach(number, caption="#광고 봄 토너\n둘째 줄")
    desk.deliverables.attach(number)
    assert desk.deliverables.one(number).version == version
    desk.deliverables.attach(number, draft_ref="", caption=" ")
    row = desk.deliverables.one(number)
    assert (row.draft_ref, row.caption) == (None, None)
    with pytest.raises(Invalid, match=r"Draft: .* cannot be used"):
        desk.deliverables.attach(number, draft_ref="two\nlines")
    with pytest.raises(Invalid, match=r"Caption: .* control character"):
        desk.deliverables.attach(number, caption="bell\x07")
    with pytest.raises(NotFound):
        desk.deliverables.attach(99, caption="x")


def test_a_row_tells_its_campaign_and_how_far_it_is(desk: Agreed) -> None:
    """Whose market, which lane, how many answers, whether it fits."""
    number = dated(desk)
    campaign = desk.campaign("Spring", market="KR")
    row = desk.deliverables.one(number)
    assert (row.campaign_id, row.campaign, row.market) == (campaign, "Spring", "KR")
    assert (row.lane, row.guideline, row.brand_fit) == ("briefed", None, None)
    assert (row.checked, row.failed) == (0, 0)
    for item, ok in (("guideline", True), ("brand_fit", False), ("label", True)):
        desk.compliance.answer([number], item, ok, today=MONDAY)
    desk.compliance.answer([number], "place", False, today=MONDAY)
    row = desk.deliverables.one(number)
    assert (row.guideline, row.brand_fit) == (True, False)
    assert (row.checked, row.failed) == (2, 1)
    talk = desk.agreed("Ana", campaign=None)
    (bare,) = desk.deliverables.add([talk], DATED, today=MONDAY)
    row = desk.deliverables.one(bare)
    assert (row.campaign_id, row.campaign, row.market) == (None, None, None)
