"""Whatever is done in a campaign: no item is met without its evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.checklist_deeds import (
    CAMPAIGN,
    EVIDENCE,
    LAST,
    deeds,
    do,
    furnish,
    nearly_done,
    shown,
)
from tests.store.spring_campaign import MONDAY, campaigns

if TYPE_CHECKING:
    from store import Store
    from tests.store.checklist_deeds import Deed

DAYS = st.sampled_from([MONDAY, MONDAY + timedelta(9), LAST, LAST + timedelta(60)])


def states(store: Store, today: date) -> dict[str, str]:
    """How every item stands."""
    page = store.checklist.standing(CAMPAIGN, today, "es")
    return {one.item.key: one.state for one in page.checklists[0].items}


def met(store: Store, today: date) -> set[str]:
    """The items that count as met; every other one stands as it was marked."""
    found = states(store, today)
    marks = {one.item: one.state for one in store.checklist.marks([1]).get(1, ())}
    for key, state in found.items():
        assert state in {"met", marks.get(key, "open")}
    return {key for key, state in found.items() if state == "met"}


@settings(max_examples=40)
@given(st.lists(deeds(), max_size=20), DAYS)
def test_an_item_is_met_exactly_while_its_evidence_is_there(
    done: list[Deed], today: date
) -> None:
    """Each step of the way, undo and redo among the steps."""
    with campaigns() as store:
        furnish(store)
        for deed in done:
            do(store, deed)
            assert met(store, today) == shown(store, today), deed


@settings(max_examples=50)
@given(st.lists(deeds(), max_size=10), DAYS)
def test_whatever_is_undone_in_a_campaign_nearly_done_is_unmet_with_it(
    done: list[Deed], today: date
) -> None:
    """From a full checklist downwards; taking it all back ends where it began."""
    with campaigns() as store:
        furnish(store)
        nearly_done(store)
        start = store.history.newest()
        before = states(store, today)
        for deed in done:
            do(store, deed)
            assert met(store, today) == shown(store, today), deed
        steps = store.history.units(100)
        if any(unit.id <= start and unit.undone for unit in steps):
            return
        for unit in steps:
            if unit.id > start and not unit.undone:
                store.history.undo()
                assert met(store, today) == shown(store, today)
        assert states(store, today) == before


def test_a_campaign_nearly_done_meets_all_that_can_be_met() -> None:
    """So that each rule is seen from both sides."""
    with campaigns() as store:
        furnish(store)
        assert met(store, MONDAY) == {"9.1", "9.2"}
        nearly_done(store)
        assert met(store, MONDAY) == set(EVIDENCE)
