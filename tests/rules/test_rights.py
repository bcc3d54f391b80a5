"""May it be run today? A table of cases, and the same asked day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.content_words import RIGHT_BEGINS, RIGHT_LADDER, RIGHT_LAYERS
from store.rules.rights import (
    REASONS,
    Right,
    Ruling,
    first_reminder,
    last_day,
    next_rung,
    reason,
    rule,
)

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)

OPEN = Right("paid", id=1)
UNTIL_MAY = Right("paid", ends_on=date(2026, 5, 31), starts_on=TODAY, id=2)
KOREA = Right("paid", frozenset({"KR"}), starts_on=TODAY - DAY, id=3)
TOMORROW = Right("paid", starts_on=TODAY + DAY, id=4)
NEXT_MONTH = Right("paid", starts_on=TODAY + 30 * DAY, id=5)
SIGNING = Right("paid", begins="signature", id=6)
POSTING = Right("paid", begins="live", id=7)
OVER = Right("paid", starts_on=TODAY - 9 * DAY, ends_on=TODAY - DAY, id=8)
LONG_OVER = Right("paid", ends_on=TODAY - 99 * DAY, id=9)
SHOPS = Right("print", id=10)
TOO_LATE = Right("paid", begins="live", ends_on=TODAY - DAY, id=11)
NEVER = Right("paid", starts_on=TODAY + 9 * DAY, ends_on=TODAY + 5 * DAY, id=12)
KOREA_OVER = Right("paid", frozenset({"KR"}), ends_on=TODAY - DAY, id=13)


@pytest.mark.parametrize(
    ("rights", "country", "code", "by"),
    [
        ((), None, "none", None),
        ((SHOPS,), None, "none", None),
        ((OPEN,), None, "open_end", 1),
        ((UNTIL_MAY,), "ES", "until", 2),
        ((UNTIL_MAY, OPEN), None, "open_end", 1),
        ((OVER, UNTIL_MAY), None, "until", 2),
        ((KOREA,), "KR", "open_end", 3),
        ((KOREA,), "ES", "elsewhere", 3),
        ((KOREA,), None, "open_end", 3),
        ((KOREA, UNTIL_MAY), None, "until", 2),
        ((KOREA, UNTIL_MAY), "KR", "open_end", 3),
        ((KOREA, UNTIL_MAY), "ES", "until", 2),
        ((NEXT_MONTH, TOMORROW, OVER), None, "not_yet", 4),
        ((SIGNING, TOMORROW), None, "not_yet", 4),
        ((POSTING, SIGNING), None, "waits_signature", 6),
        ((POSTING, OVER), None, "waits_live", 7),
        ((LONG_OVER, OVER, KOREA), "ES", "ended", 8),
        ((TOO_LATE,), None, "ended", 11),
        ((NEVER,), None, "ended", 12),
        ((KOREA_OVER,), "ES", "elsewhere", 13),
    ],
)
def test_the_best_of_the_rights_decides(
    rights: tuple[Right, ...], country: str | None, code: str, by: int | None
) -> None:
    """And the ruling says which right it is, and why."""
    ruling = rule(rights, "paid", country, TODAY)
    assert (ruling.code, ruling.right_id) == (code, by)
    assert ruling.allowed is (code in {"open_end", "until"})
    assert ruling == rule(reversed(rights), "paid", country, TODAY)


def test_a_right_holds_on_its_first_and_on_its_last_day() -> None:
    """And on the days beside them it does not."""
    right = Right("organic", starts_on=TODAY, ends_on=TODAY + 9 * DAY)
    codes = [
        rule((right,), "organic", None, TODAY + days * DAY).code
        for days in (-1, 0, 9, 10)
    ]
    assert codes == ["not_yet", "until", "until", "ended"]


def test_every_ruling_has_a_sentence() -> None:
    """That of a right for some countries names them where none was asked about."""
    for code in REASONS:
        ruling = Ruling(
            allowed=False,
            code=code,
            starts_on=TODAY,
            ends_on=TODAY,
            territory=frozenset({"KR"}),
        )
        for country in (None, "KR"):
            said = reason(ruling, country).format(
                starts_on=TODAY, ends_on=TODAY, territory="KR"
            )
            assert said.endswith(".")
    narrow = rule((KOREA,), "paid", None, TODAY)
    assert "{territory}" in reason(narrow)
    assert "{territory}" not in reason(narrow, "KR")


days = st.dates(TODAY - 60 * DAY, TODAY + 60 * DAY)
rights = st.builds(
    Right,
    layer=st.sampled_from(RIGHT_LAYERS),
    territory=st.sets(st.sampled_from(("KR", "ES", "US")), max_size=2).map(frozenset),
    starts_on=st.none() | days,
    ends_on=st.none() | days,
    begins=st.sampled_from(RIGHT_BEGINS),
)


def days_of(right: Right) -> set[date]:
    """The days on which a right holds, counted one by one."""
    if right.starts_on is None and right.begins != "date":
        return set()
    day, held = TODAY - 100 * DAY, set()
    while day < TODAY + 100 * DAY:
        begun = right.starts_on is None or right.starts_on <= day
        if begun and (right.ends_on is None or day <= right.ends_on):
            held.add(day)
        day += DAY
    return held


@given(st.lists(rights, max_size=5), st.none() | st.sampled_from(("KR", "ES", "JP")))
def test_it_agrees_with_counting_day_by_day(
    agreed: list[Right], country: str | None
) -> None:
    """Allowed is what at least one right of the layer holds on, there and then."""
    for layer in RIGHT_LAYERS:
        here = [
            right
            for right in agreed
            if right.layer == layer
            and (not right.territory or country is None or country in right.territory)
        ]
        held = set().union(*map(days_of, here))
        for day in (TODAY - 61 * DAY, TODAY, TODAY + 17 * DAY, TODAY + 61 * DAY):
            ruling = rule(agreed, layer, country, day)
            assert ruling.allowed == (day in held)
            if ruling.code == "none":
                assert not any(right.layer == layer for right in agreed)


def test_days_are_counted_from_the_first_one() -> None:
    """A right of one day ends as it begins; one that waits has no end yet."""
    assert last_day(TODAY, 1, None) == TODAY
    assert last_day(TODAY, 90, None) == date(2026, 5, 30)
    assert last_day(None, 90, TODAY) is None
    assert last_day(None, None, TODAY) == TODAY
    assert last_day(TODAY, None, None) is None


@given(days, st.integers(1, 400))
def test_a_right_holds_for_as_many_days_as_was_said(start: date, count: int) -> None:
    """Not one more, not one less."""
    right = Right("paid", starts_on=start, ends_on=last_day(start, count, None))
    around = [start + days * DAY for days in range(-3, count + 3)]
    assert sum(rule((right,), "paid", None, day).allowed for day in around) == count


@given(days, st.lists(st.integers(0, 30), min_size=8, max_size=8))
def test_rungs_never_repeat_and_never_come_after_the_end(
    end: date, pauses: list[int]
) -> None:
    """However late each is dealt with, the next is later than that."""
    today = end - 60 * DAY
    rung = first_reminder(end, today)
    met = []
    for pause in pauses:
        if rung is None:
            break
        met.append(rung)
        assert rung <= end
        assert (end - rung).days in RIGHT_LADDER
        today = max(today, rung) + pause * DAY
        rung = next_rung(end, today)
        assert rung is None or rung > today
    assert met == sorted(set(met))
    assert next_rung(end, end) is None


@pytest.mark.parametrize(
    ("left", "spoken"),
    [(60, 45), (46, 45), (45, 45), (31, 45), (30, 30), (15, 30), (7, 14), (0, 0)],
)
def test_an_end_that_is_near_is_spoken_of_at_once(left: int, spoken: int) -> None:
    """On the rung that was passed last; far from it, on the first one to come."""
    end = TODAY + left * DAY
    assert first_reminder(end, TODAY) == end - spoken * DAY


def test_what_is_over_or_has_no_end_is_not_spoken_of() -> None:
    """There is nothing to do about either."""
    assert first_reminder(TODAY - DAY, TODAY) is None
    assert first_reminder(None, TODAY) is None
    assert next_rung(None, TODAY) is None
    assert next_rung(date.min, None) == date.min
