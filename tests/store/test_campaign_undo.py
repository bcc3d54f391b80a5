"""Whatever is done to the people of a campaign can be taken back, and done again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import StoreError
from store.links import LinkDraft
from store.parcels import ProductDraft, ShipmentDraft
from store.rules.money import Money
from tests.builders import everything, person
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

SHOP = "https://shop.example"

ACTS: dict[str, Callable[[CampaignDesks, int], object]] = {
    "choose": lambda desk, n: desk.parcels.choose(
        [1, 2], ShipmentDraft(1, n), today=MONDAY, override="Yes"
    ),
    "send": lambda desk, n: desk.parcels.send([n, n + 1], "CJ", on=MONDAY),
    "arrive": lambda desk, n: desk.parcels.arrived([n, n + 1], MONDAY),
    "return": lambda desk, n: desk.parcels.returned([n], MONDAY),
    "edit": lambda desk, n: desk.parcels.edit(n, ShipmentDraft(), 1),
    "days": lambda desk, n: desk.parcels.set_days(n, 2, sent_on=MONDAY),
    "delete parcels": lambda desk, n: desk.parcels.remove([n, n + 1]),
    "product": lambda desk, n: desk.parcels.save_product(ProductDraft(f"Product {n}")),
    "put away": lambda desk, n: desk.parcels.archive_product(1, back=n % 2 == 0),
    "link": lambda desk, n: desk.links.make([1, 2], f"{SHOP}/{n}"),
    "own link": lambda desk, n: desk.links.save(1, LinkDraft(SHOP), n, 1),
    "delete links": lambda desk, n: desk.links.remove([n, n + 1]),
    "codes": lambda desk, n: desk.links.give_codes([1, 2], n),
    "line up": lambda desk, n: desk.lineup.add(desk.campaign, [3, 4, n]),
    "price": lambda desk, n: desk.lineup.set_fee(
        desk.campaign, [3, 4], Money(n, "EUR")
    ),
    "take out": lambda desk, n: desk.lineup.remove(desk.campaign, [n]),
    "commit": lambda desk, n: desk.lineup.commit(desk.campaign, [n], today=MONDAY),
    "discard": lambda desk, _: desk.lineup.discard(desk.campaign),
}


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(list(ACTS)), st.integers(1, 4)), max_size=12))
def test_every_step_goes_back_and_forth_exactly(steps: list[tuple[str, int]]) -> None:
    """A refused one leaves nothing behind, and nothing to undo."""
    with campaign_desks() as desk:
        for name in ("Ana", "Bora"):
            desk.join(name)
        for name in ("Cleo", "Dora"):
            person(desk.database, name)
        desk.parcels.save_product(ProductDraft("Serum", stock=3))
        seen = [everything(desk.database.reader)]
        last = desk.of.history.newest()
        for act, number in steps:
            with suppress(StoreError):
                ACTS[act](desk, number)
            now = everything(desk.database.reader)
            if desk.of.history.newest() == last:
                assert now == seen[-1]
            else:
                seen.append(now)
                last = desk.of.history.newest()
        for before in reversed(seen[:-1]):
            desk.of.history.undo()
            assert everything(desk.database.reader) == before
        for after in seen[1:]:
            desk.of.history.redo()
            assert everything(desk.database.reader) == after
