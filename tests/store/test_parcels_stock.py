"""Products and their stock: what is left, and the gate in front of what is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import Duplicate, GateClosed, Invalid, NotFound, Stale
from store.parcels import ProductDraft, ProductRow, ShipmentDraft
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """Ana, Bora and Cleo in a campaign, and three pieces of a serum, product 1."""
    with campaign_desks() as opened:
        for name in ("Ana", "Bora", "Cleo"):
            opened.join(name)
        opened.parcels.save_product(ProductDraft("Serum", stock=3))
        yield opened


def serum(desk: CampaignDesks) -> ProductRow:
    """The only product there is."""
    (row,) = desk.parcels.products()
    return row


def test_a_product_knows_where_its_pieces_are(desk: CampaignDesks) -> None:
    """Promised, on the way, arrived; what came back is there again."""
    first, second, third = desk.parcels.choose(
        [1, 2, 3], ShipmentDraft(1), today=MONDAY
    )
    assert (serum(desk).chosen, serum(desk).left) == (3, 0)
    desk.parcels.send([first, second], on=MONDAY)
    desk.parcels.arrived([first], MONDAY)
    now = serum(desk)
    assert (now.chosen, now.on_the_way, now.arrived, now.left) == (1, 1, 1, 0)
    desk.parcels.returned([second], MONDAY)
    desk.parcels.remove([third])
    now = serum(desk)
    assert (now.chosen, now.on_the_way, now.arrived, now.left) == (0, 0, 1, 2)


def test_more_than_is_left_asks_first(desk: CampaignDesks) -> None:
    """With the figures; for many at once it is all of them that must fit."""
    with pytest.raises(GateClosed, match="Serum: 6 are wanted, 3 are left"):
        desk.parcels.choose([1, 2, 3], ShipmentDraft(1, 2), today=MONDAY)
    assert serum(desk).left == 3
    assert desk.parcels.of_campaign(desk.campaign) == ()


def test_a_note_goes_past_the_gate_and_is_kept(desk: CampaignDesks) -> None:
    """Beside what was noted before; where none is needed, none is kept."""
    over = "More come on Friday"
    draft = ShipmentDraft(1, 2, notes="Blue")
    desk.parcels.choose([1, 2], draft, today=MONDAY, override=over)
    assert [row.notes for row in desk.parcels.of_campaign(desk.campaign)] == [
        f"Blue\n{over}",
        f"Blue\n{over}",
    ]
    assert serum(desk).left == -1
    with pytest.raises(GateClosed, match="1 are wanted, 0 are left"):
        desk.parcels.choose([3], ShipmentDraft(1), today=MONDAY)
    desk.parcels.choose([3], ShipmentDraft(), today=MONDAY, override=over)
    assert [row.notes for row in desk.parcels.of_collaboration(3)] == [None]


def test_a_change_that_takes_more_asks_too(desk: CampaignDesks) -> None:
    """A parcel's own pieces do not count against it; taking fewer never asks."""
    (number,) = desk.parcels.choose([1], ShipmentDraft(1, 2), today=MONDAY)
    desk.parcels.edit(number, ShipmentDraft(1, 3), 1)
    with pytest.raises(GateClosed, match="4 are wanted, 3 are left"):
        desk.parcels.edit(number, ShipmentDraft(1, 4), 2)
    desk.parcels.edit(number, ShipmentDraft(1, 5), 2, override="Agreed by phone")
    (row,) = desk.parcels.of_collaboration(1)
    assert (row.quantity, row.notes) == (5, "Agreed by phone")
    desk.parcels.edit(number, ShipmentDraft(1, 4), 3)
    assert serum(desk).left == -1


def test_what_did_not_come_back_after_all_asks_too(desk: CampaignDesks) -> None:
    """Its pieces may have been promised to others meanwhile."""
    (number,) = desk.parcels.choose([1], ShipmentDraft(1, 3), today=MONDAY)
    desk.parcels.send([number], on=MONDAY)
    desk.parcels.returned([number], MONDAY)
    desk.parcels.choose([2], ShipmentDraft(1), today=MONDAY)
    with pytest.raises(GateClosed, match="3 are wanted, 2 are left"):
        desk.parcels.set_days(number, 3, sent_on=MONDAY)
    desk.parcels.set_days(number, 3, sent_on=MONDAY, override="It was another")
    (row,) = desk.parcels.of_collaboration(1)
    assert (row.state, row.notes) == ("sent", "It was another")


def test_what_is_not_counted_is_never_short(desk: CampaignDesks) -> None:
    """A product without a stock."""
    other = desk.parcels.save_product(ProductDraft("Card"))
    desk.parcels.choose([1, 2], ShipmentDraft(other, 500), today=MONDAY)
    card = desk.parcels.products()[0]
    assert (card.name, card.stock, card.left, card.chosen) == ("Card", None, None, 1000)


def test_a_product_is_saved_and_named_once(desk: CampaignDesks) -> None:
    """Whatever the case of its name; blank is nothing."""
    draft = ProductDraft(" Serum 30 ml ", " S-30 ", 12_000, "KRW", 40)
    assert desk.parcels.save_product(draft, 1, 1) == 1
    now = serum(desk)
    assert (now.name, now.sku, now.cost_minor, now.stock) == (
        "Serum 30 ml",
        "S-30",
        12_000,
        40,
    )
    with pytest.raises(Duplicate, match="called SERUM 30 ML already"):
        desk.parcels.save_product(ProductDraft("SERUM 30 ML"))
    with pytest.raises(Stale, match="changed elsewhere"):
        desk.parcels.save_product(ProductDraft("Serum"), 1, 1)
    with pytest.raises(NotFound, match="number 9"):
        desk.parcels.save_product(ProductDraft("Cream"), 9, 1)
    assert desk.undo() == "Saved the product Serum 30 ml"
    assert serum(desk).name == "Serum"


def test_a_product_is_put_away_and_brought_back(desk: CampaignDesks) -> None:
    """Its parcels stay as they are."""
    desk.parcels.choose([1], ShipmentDraft(1), today=MONDAY)
    desk.parcels.archive_product(1)
    assert desk.parcels.products() == ()
    assert [row.left for row in desk.parcels.products(archived=True)] == [2]
    assert [row.product for row in desk.parcels.of_collaboration(1)] == ["Serum"]
    desk.parcels.archive_product(1, back=True)
    assert serum(desk).archived is False
    with pytest.raises(NotFound, match="product number 9"):
        desk.parcels.archive_product(9)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (ProductDraft("  "), "Name"),
        (ProductDraft("Serum", stock=-1), "cannot be below zero"),
        (ProductDraft("Serum", stock=10**9), "pieces are too many"),
        (ProductDraft("Serum", cost_minor=-5, cost_currency="EUR"), "below zero"),
        (ProductDraft("Serum", cost_minor=5), "needs its currency"),
        (ProductDraft("Serum", cost_currency="EUR"), "needs its currency"),
        (ProductDraft("Serum", cost_minor=5, cost_currency="ZZZ"), "ZZZ is not a"),
        (ProductDraft("Serum", "two\nlines"), "Article number"),
    ],
)
def test_a_product_that_cannot_be_is_refused(
    desk: CampaignDesks, draft: ProductDraft, said: str
) -> None:
    """In one sentence."""
    with pytest.raises(Invalid, match=said):
        desk.parcels.save_product(draft, 1, 1)
    assert serum(desk).version == 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["choose", "send", "arrive", "return", "edit", "undo"]),
        st.integers(1, 6),
    ),
    max_size=15,
)


@settings(max_examples=40)
@given(STEPS)
def test_stock_never_falls_below_zero_without_a_note(
    steps: list[tuple[str, int]],
) -> None:
    """Whatever is pressed, in any order."""
    with campaign_desks() as desk:
        desk.join("Ana")
        desk.parcels.save_product(ProductDraft("Serum", stock=5))
        done = 0
        for step, size in steps:
            try:
                done += _press(desk, step, size, done)
            except (GateClosed, NotFound):
                continue
            left = serum(desk).left
            assert left is not None
            assert 0 <= left <= 5


def _press(desk: CampaignDesks, step: str, size: int, done: int) -> int:
    """One key; whether it can be taken back."""
    rows = {row.id: row for row in desk.parcels.of_collaboration(1)}
    if step == "choose":
        desk.parcels.choose([1], ShipmentDraft(1, size), today=MONDAY)
        return 1
    if step == "edit":
        row = rows.get(size)
        desk.parcels.edit(size, ShipmentDraft(1, size), row.version if row else 1)
        return 1
    if step == "undo":
        if done:
            desk.undo()
            return -1
        return 0
    moved = {
        "send": lambda: desk.parcels.send([size], on=MONDAY),
        "arrive": lambda: desk.parcels.arrived([size], MONDAY),
        "return": lambda: desk.parcels.returned([size], MONDAY),
    }[step]()
    return int(moved > 0)
