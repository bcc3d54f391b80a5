"""A workspace with campaigns, for the tests of what is asked and of whom."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from store import Store
from store.campaign_rows import CampaignDraft
from tests.builders import everything, person, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.rules.money import Money

MONDAY = date(2026, 3, 2)

SPRING = CampaignDraft(
    "Spring glow",
    brand="Ondam",
    market="KR",
    objective="sales",
    status="running",
    starts_on=date(2026, 3, 1),
    ends_on=date(2026, 3, 31),
    currency="KRW",
    budget=5_000_000,
    hourly_rate_minor=30_000,
    product="Toner",
    landing_url="https://ondam.example/toner",
)


@contextmanager
def campaigns() -> Iterator[Store]:
    """An empty workspace, open."""
    with workspace() as database:
        yield Store(database)


def draft(name: str, **changed: Any) -> CampaignDraft:
    """The frame of the spring campaign under another name, with some differences."""
    return replace(SPRING, name=name, **changed)


def joined(store: Store, campaign: int, *names: str) -> tuple[int, ...]:
    """People on the roster who are in a campaign; the numbers of what is between."""
    people = [person(store.database, name) for name in names]
    return store.outreach.start(people, campaign, today=MONDAY)


def agreed(store: Store, campaign: int, name: str, fee: Money) -> int:
    """Somebody who agreed on a fee, within the budget or not."""
    (number,) = joined(store, campaign, name)
    with store.database.going_over(""):
        store.deals.amount(number, "agreed", fee, today=MONDAY)
    return number


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row there is."""
    return everything(store.database.reader)


def goes_back_and_forth(store: Store, act: Callable[[], object]) -> None:
    """Let an act be one step that undo takes back wholly and redo does again."""
    before, steps = rows(store), len(store.history.units(1_000))
    act()
    after = rows(store)
    assert after != before
    assert len(store.history.units(1_000)) == steps + 1
    store.history.undo()
    assert rows(store) == before
    store.history.redo()
    assert rows(store) == after
