"""Promo codes of people: proposed, given out, and found when two share one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.errors import Invalid, NotFound
from store.links import CodeClash
from tests.store.campaign_desk import CampaignDesks, campaign_desks


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign with two Minas and somebody without a Latin letter."""
    with campaign_desks() as opened:
        opened.join("Mina", "mina.park")
        opened.join("Mina", "mina.kim", "youtube")
        opened.join("김민수")
        yield opened


def codes(desk: CampaignDesks) -> list[str | None]:
    """The codes of the campaign, as its people were taken on."""
    lines = sorted(
        desk.people.rows(desk.campaign), key=lambda line: line.collaboration_id
    )
    return [line.promo_code for line in lines]


def test_a_proposal_is_nobody_elses(desk: CampaignDesks) -> None:
    """One's own code is no clash: asked again, it is proposed again."""
    assert desk.links.propose_code(1) == "MINA10"
    assert desk.links.propose_code(1, 15) == "MINA15"
    desk.of.deals.edit(1, desk.of.conversation(1).version, {"promo_code": "mina10"})
    assert desk.links.propose_code(1) == "MINA10"
    assert desk.links.propose_code(2) == "MINAKIM10"
    with pytest.raises(NotFound, match="number 9"):
        desk.links.propose_code(9)


def test_everybody_without_a_code_gets_one_in_one_step(desk: CampaignDesks) -> None:
    """Whoever has one keeps it."""
    desk.of.deals.edit(2, desk.of.conversation(2).version, {"promo_code": "KIM"})
    assert desk.links.give_codes([1, 2, 3, 1], 20) == 2
    assert codes(desk) == ["MINA20", "KIM", "FRIEND20"]
    assert desk.links.give_codes([1, 2, 3]) == 0
    assert desk.undo() == "Gave codes to 2"
    assert codes(desk) == [None, "KIM", None]
    with pytest.raises(Invalid, match="-1 is no number of a code"):
        desk.links.give_codes([1], -1)


def test_whoever_shares_a_code_is_named(desk: CampaignDesks) -> None:
    """Whatever its case; oneself is no clash, and blank is no code."""
    desk.of.deals.edit(1, desk.of.conversation(1).version, {"promo_code": "Mina10"})
    clash = CodeClash(1, "Mina", "Spring", "Mina10")
    assert desk.links.code_clashes(" MINA10 ") == (clash,)
    assert desk.links.code_clashes("MINA10", 1) == ()
    assert desk.links.code_clashes("MINA15") == ()
    assert desk.links.code_clashes(" ") == ()
