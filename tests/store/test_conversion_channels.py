"""Where conversions came from, said for many at once."""

from __future__ import annotations

import pytest

from store.errors import Invalid, NotFound
from tests.store.sales_desk import MINA, SPRING, sales


def test_a_channel_is_said_for_many_and_leaves_whose_they_are() -> None:
    """Those by hand stay by hand; one undo takes it back for all."""
    with sales() as desk:
        by_hand = desk.sale(collaboration_id=MINA)
        nobodys = desk.sale(campaign_id=SPRING)
        assert desk.conversions.set_channel([by_hand, nobodys], "Radio spot") == 2
        assert desk.said() == "Said where 2 conversions came from"
        assert desk.one(by_hand).channel == "Radio spot"
        assert desk.whose(by_hand) == (MINA, "manual")
        assert desk.whose(nobodys) == (None, "none")
        assert desk.is_whole()
        desk.undo()
        assert desk.one(nobodys).channel is None
        assert desk.is_whole()


def test_platforms_are_known_in_any_spelling() -> None:
    """As everywhere; a step about one of them names it."""
    with sales() as desk:
        sale = desk.sale(order_ref="#7")
        desk.conversions.set_channel([sale], "Insta")
        assert desk.one(sale).channel == "instagram"
        assert desk.said() == "Said where a conversion came from: #7"


def test_a_blank_channel_is_what_the_owner_says() -> None:
    """The platform of the person whose work it is."""
    with sales() as desk:
        sale = desk.sale(collaboration_id=MINA, channel="youtube")
        desk.conversions.set_channel([sale], "")
        assert desk.one(sale).channel == "instagram"
        assert desk.is_whole()


def test_what_is_no_channel_is_refused() -> None:
    """And so is a conversion that is not there: nothing is changed."""
    with sales() as desk:
        sale = desk.sale()
        with pytest.raises(Invalid):
            desk.conversions.set_channel([sale], "x" * 5_000)
        with pytest.raises(NotFound):
            desk.conversions.set_channel([sale, 99], "youtube")
        assert desk.one(sale).channel is None
