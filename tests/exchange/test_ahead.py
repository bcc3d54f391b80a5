"""Working ahead in a second thread: everything comes, in order, and the thread goes."""

from __future__ import annotations

import sys
import threading
from itertools import chain, count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.exchange import ahead

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_alone() -> bool:
    """Whether the other thread is gone."""
    return not any(each.name == ahead.NAME for each in threading.enumerate())


@settings(deadline=None)
@given(st.lists(st.integers()))
def test_everything_comes_in_order_and_was_made_elsewhere(things: list[int]) -> None:
    """However much is ready at a time."""
    where: set[str] = set()

    def made() -> Iterator[int]:
        for thing in things:
            where.add(threading.current_thread().name)
            yield thing

    with ahead.ahead(made()) as ready:
        assert list(chain.from_iterable(ready)) == things
    assert where <= {ahead.NAME}
    assert is_alone()


def test_what_goes_wrong_there_is_raised_here_after_what_came_before() -> None:
    """Nothing is lost, and nothing goes unheard."""

    def made() -> Iterator[int]:
        yield from range(100)
        raise ValueError("broken further down")

    taken: list[int] = []

    def use() -> None:
        with ahead.ahead(made()) as ready:
            for some in ready:
                taken.extend(some)

    with pytest.raises(ValueError, match="broken further down"):
        use()
    assert taken == list(range(100))
    assert is_alone()


def test_whoever_leaves_early_leaves_no_thread_behind() -> None:
    """It ends by itself, though there would be more without end."""
    usual = sys.getswitchinterval()

    def leave() -> None:
        with ahead.ahead(count()) as ready:
            raise KeyError(next(ready))

    with pytest.raises(KeyError):
        leave()
    assert is_alone()
    assert sys.getswitchinterval() == usual


def test_only_a_few_things_are_made_before_they_are_wanted() -> None:
    """Memory stays flat when using them takes longer."""
    made: list[int] = []

    def noted() -> Iterator[int]:
        for thing in range(1_000):
            made.append(thing)
            yield thing

    with ahead.ahead(noted()) as ready:
        for some in ready:
            assert len(made) - some[-1] < 12
