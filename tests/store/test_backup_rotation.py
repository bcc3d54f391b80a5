"""Which backups stay, watched over four hundred days, and what they are called."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.backup_rotation import backup_name, parse_backup_name, to_remove

START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
HOURS_OF_A_DAY = (8, 9, 11, 14, 17, 18)


def kept_after(days: int, first: datetime = START) -> tuple[list[datetime], int]:
    """Work Monday to Friday, six backups a day, rotating after each.

    Gives what is left and the largest number there ever was.
    """
    kept: set[datetime] = set()
    most = 0
    for day in range(days):
        morning = first + timedelta(days=day)
        if morning.weekday() >= 5:
            continue
        for hour in HOURS_OF_A_DAY:
            now = morning.replace(hour=hour, minute=day % 60)
            kept.add(now)
            kept -= to_remove(sorted(kept), now)
            assert now in kept
            most = max(most, len(kept))
    return sorted(kept), most


def widest_gap(kept: list[datetime], reach: int) -> int:
    """Give the most days between two neighbours of the last ``reach`` days."""
    edge = kept[-1] - timedelta(days=reach)
    days = [moment.toordinal() for moment in kept if moment > edge]
    return max(later - earlier for earlier, later in pairwise(days))


@pytest.mark.parametrize("days", [400, 401, 402, 403, 404, 420, 433, 700])
def test_after_a_year_of_working_days_there_is_always_one_near_enough(
    days: int,
) -> None:
    """Two weeks back a weekend apart, two months a week, a year a month."""
    kept, most = kept_after(days)
    assert widest_gap(kept, 14) <= 3
    assert widest_gap(kept, 56) <= 7
    assert widest_gap(kept, 365) <= 32
    assert (kept[-1] - kept[0]).days >= 330
    assert len(kept) <= 51
    assert most <= 52


def test_the_rule_holds_on_whichever_day_she_begins() -> None:
    """The stretches of thirty days begin where they like."""
    for shift in range(0, 30, 7):
        kept, _ = kept_after(400, START + timedelta(days=shift))
        assert widest_gap(kept, 365) <= 32


def test_an_hour_keeps_its_newest() -> None:
    """Two in one hour are one too many."""
    early, late = START.replace(minute=5), START.replace(minute=40)
    assert to_remove([late, early], late) == {early}
    assert to_remove([late, early], late + timedelta(days=300)) == {early}


def test_time_passing_alone_takes_none_away() -> None:
    """Back from a year abroad, every backup is still there."""
    kept, _ = kept_after(60)
    assert to_remove(kept, kept[-1] + timedelta(days=365)) == set()


def test_a_wrong_clock_costs_no_backup() -> None:
    """Backups dated in the future stay, and push out none of the real ones."""
    future = [START + timedelta(days=9000 + day) for day in range(60)]
    assert to_remove([*future, START], START + timedelta(minutes=1)) == set()


moments = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC) | st.just(timezone(timedelta(hours=9))),
).map(lambda moment: moment.replace(microsecond=0))


@given(existing=st.lists(moments, max_size=80), now=moments)
def test_rotating_is_settled_at_once(existing: list[datetime], now: datetime) -> None:
    """The newest stays, few are left, and rotating again removes nothing more."""
    going = to_remove(existing, now)
    left = set(existing) - going
    past = [moment for moment in existing if moment <= now]
    assert not going or max(past) in left
    assert len(left & set(past)) <= 24 + 14 + 8 + 13
    assert to_remove(sorted(left), now) == set()


@given(now=moments, reason=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True))
def test_a_name_says_when_and_why(now: datetime, reason: str) -> None:
    """Written in UTC, read back as the same moment."""
    assert parse_backup_name(backup_name(now, reason)) == (now, reason)
    assert parse_backup_name(backup_name(now)) == (now, "")


def test_names_sort_by_time_and_can_be_read() -> None:
    """The folder listing is the history."""
    nine_in_seoul = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=9)))
    assert (
        backup_name(nine_in_seoul, "before-import")
        == "soloist-20260302-000000-before-import.db"
    )


@given(st.text())
def test_any_other_name_is_none_of_ours(name: str) -> None:
    """Nothing of the user's is ever rotated away."""
    assert parse_backup_name(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "soloist.db",
        "soloist-20261399-000000.db",
        "soloist-20260302-081500.db.part",
        "soloist-20260302-081500-.db",
        "soloist-20260302-081500-a/b.db",
        "soloist-20260302-081500.db\n",
        "my-soloist-20260302-081500.db",
    ],
)
def test_nearly_right_is_not_ours(name: str) -> None:
    """A month thirteen, a part, a path."""
    assert parse_backup_name(name) is None


@pytest.mark.parametrize("reason", ["../up", "Before", "a b", "-", "a--b"])
def test_a_reason_is_plain_words(reason: str) -> None:
    """It becomes part of a file name."""
    with pytest.raises(ValueError, match="reason"):
        backup_name(START, reason)


def test_a_moment_needs_a_zone() -> None:
    """Without one it could be any of two dozen."""
    bare = START.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        backup_name(bare)
    with pytest.raises(ValueError, match="zone"):
        to_remove([START], bare)
    with pytest.raises(ValueError, match="zone"):
        to_remove([bare], START)
