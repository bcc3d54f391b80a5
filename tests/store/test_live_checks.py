"""Later looks at a post: still up, still labelled?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from store.errors import Invalid, NotFound
from store.live_checks import LiveCheckRow
from store.rules.content_words import LOOK_AGAIN
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def well(desk: Agreed, number: int, after: int) -> None:
    """The post was as it should be, so many days after it went live."""
    on = MONDAY + after * DAY
    desk.live_checks.answer([number], live=True, labelled=True, today=on)


def open_days(desk: Agreed, number: int) -> list[tuple[int, date]]:
    """The looks that are still to be made."""
    return [
        (one.after_days, one.due_on)
        for one in desk.live_checks.of(number)
        if one.on_day is None
    ]


def test_a_look_is_noted_with_what_was_seen(desk: Agreed) -> None:
    """The next one follows; undo opens it again."""
    number = desk.live()
    first = desk.live_checks.next_due(number)
    assert first == LiveCheckRow(1, 1, MONDAY + DAY, None, None, None, "")
    desk.live_checks.answer(
        [number], live=True, labelled=True, today=MONDAY + DAY, note=" fine "
    )
    seen = desk.live_checks.of(number)[0]
    assert seen == LiveCheckRow(
        1, 1, MONDAY + DAY, MONDAY + DAY, live=True, labelled=True, note="fine"
    )
    following = desk.live_checks.next_due(number)
    assert following is not None
    assert following.after_days == 7
    assert desk.desks.history.units()[0].label == "{name}: the post is up and labelled"
    desk.desks.history.undo()
    assert desk.live_checks.next_due(number) == first


def test_one_look_answers_all_that_are_due(desk: Agreed) -> None:
    """Whoever comes back after a month looks once."""
    number = desk.live()
    well(desk, number, 31)
    assert [days for days, _ in open_days(desk, number)] == [90, 180]


def test_a_look_before_its_day_is_the_next_one(desk: Agreed) -> None:
    """She happened to see it."""
    number = desk.live()
    well(desk, number, 0)
    assert [days for days, _ in open_days(desk, number)] == [7, 30, 90, 180]


@pytest.mark.parametrize(("live", "labelled"), [(False, False), (True, False)])
def test_what_is_wrong_is_looked_at_again_soon(
    desk: Agreed, *, live: bool, labelled: bool
) -> None:
    """In two days, once, beside the looks that are planned anyway."""
    number = desk.live()
    for after in (7, 8):
        on = MONDAY + after * DAY
        desk.live_checks.answer(
            [number], live=live, labelled=labelled, today=on, note="Label is gone"
        )
    again = (0, MONDAY + (8 + LOOK_AGAIN) * DAY)
    assert open_days(desk, number)[0] == again
    assert len(open_days(desk, number)) == 4
    seen = desk.live_checks.of(number)[0]
    assert (seen.live, seen.labelled, seen.note) == (live, labelled, "Label is gone")
    well(desk, number, 10)
    assert [days for days, _ in open_days(desk, number)] == [30, 90, 180]


def test_something_wrong_twice_is_looked_at_again_once(desk: Agreed) -> None:
    """Where one more look is planned already, none is added."""
    number = desk.live()
    for after in (29, 30):
        on = MONDAY + after * DAY
        desk.live_checks.answer([number], live=True, labelled=False, today=on)
    assert open_days(desk, number)[0] == (0, MONDAY + 31 * DAY)
    assert len(open_days(desk, number)) == 3


def test_after_the_last_look_there_can_be_one_more(desk: Agreed) -> None:
    """It is kept like the others."""
    number = desk.live(kind="story")
    well(desk, number, 1)
    assert desk.live_checks.next_due(number) is None
    desk.live_checks.answer(
        [number], live=False, labelled=False, today=MONDAY + 2 * DAY
    )
    days = [(one.after_days, one.live) for one in desk.live_checks.of(number)]
    assert days == [(1, True), (0, False), (0, None)]


def test_several_are_answered_in_one_step(desk: Agreed) -> None:
    """Named by how many they are."""
    numbers = [desk.live(), desk.live(name="Ana", url="https://a.example/2")]
    desk.live_checks.answer(
        [*numbers, numbers[0]], live=True, labelled=True, today=MONDAY + DAY
    )
    unit = desk.desks.history.units()[0]
    assert (unit.label, dict(unit.detail)) == ("Looked at {count} posts", {"count": 2})
    for number in numbers:
        assert len(open_days(desk, number)) == 4
    desk.desks.history.undo()
    for number in numbers:
        assert len(open_days(desk, number)) == 5


def test_what_is_not_live_cannot_be_looked_at(desk: Agreed) -> None:
    """Nothing is kept then, of the others neither."""
    number, live = desk.piece(), desk.live(name="Ana")
    with pytest.raises(Invalid, match="The post of Mina is not live"):
        desk.live_checks.answer([live, number], live=True, labelled=True, today=MONDAY)
    with pytest.raises(NotFound):
        desk.live_checks.answer([99], live=True, labelled=True, today=MONDAY)
    assert len(open_days(desk, live)) == 5
    assert desk.live_checks.of(number) == ()
