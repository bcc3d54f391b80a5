"""The checklist of a campaign: ticked by evidence, marked by hand, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from checklists.model import changes
from store.contracts import ContractDraft
from store.errors import Invalid, NotFound
from store.rules.money import Money
from tests.store.spring_campaign import (
    MONDAY,
    agreed,
    campaigns,
    draft,
    goes_back_and_forth,
    joined,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklists.model import Standing
    from store import Store
    from store.checklist import ChecklistPage


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty workspace."""
    with campaigns() as opened:
        yield opened


@pytest.fixture
def spring(store: Store) -> int:
    """A campaign of which nothing is known but its name."""
    return store.campaigns.add("Spring glow")


def page(store: Store, campaign: int, language: str = "en") -> ChecklistPage:
    """Where a campaign stands."""
    return store.checklist.standing(campaign, MONDAY, language)


def item(store: Store, campaign: int, key: str, language: str = "en") -> Standing:
    """Where one item stands."""
    (nine, *_) = page(store, campaign, language).checklists
    return next(one for one in nine.items if one.item.key == key)


def test_an_empty_campaign_has_nine_stages_and_nothing_met(
    store: Store, spring: int
) -> None:
    """Twenty-six items, all open."""
    found = page(store, spring)
    (nine,) = found.checklists
    assert (found.name, found.campaign_id) == ("Spring glow", spring)
    assert [one.stage.number for one in nine.stages] == list(range(1, 10))
    assert [one.progress.total for one in nine.stages] == [3, 3, 3, 3, 3, 3, 2, 3, 3]
    assert {one.state for one in nine.items} == {"open"}
    assert (found.progress.done, found.progress.total) == (0, 26)
    assert nine.progress == found.progress


def test_an_item_says_what_is_lacking_in_her_language(
    store: Store, spring: int
) -> None:
    """With the names of those who lack it."""
    agreed(store, spring, "김민수", Money(300_000, "KRW"))
    told = {code: item(store, spring, "1.1", code).evidence for code in ("en", "ko")}
    assert "김민수" in told["en"]
    assert "김민수" in told["ko"]
    assert told["en"] != told["ko"]


def test_evidence_ticks_an_item_and_takes_the_tick_back(
    store: Store, spring: int
) -> None:
    """A contract signed for each; it is removed, and the page can say what changed."""
    mina = agreed(store, spring, "Mina", Money(300_000, "KRW"))
    store.outreach.plan([mina], MONDAY + timedelta(7), "Shoot", today=MONDAY)
    before = page(store, spring).checklists[0].items
    contract = store.contracts.save(mina, ContractDraft("signed", signed_on=MONDAY))
    met = page(store, spring).checklists[0].items
    assert item(store, spring, "1.3").state == "met"
    shifts = [(one.item.key, one.to) for one in changes(before, met)]
    assert shifts == [("1.3", "met"), ("5.3", "met")]
    store.contracts.remove(contract)
    after = page(store, spring).checklists[0].items
    shifts = [(one.item.key, one.to) for one in changes(met, after)]
    assert shifts == [("1.3", "unmet"), ("5.3", "unmet")]
    store.history.undo()
    assert item(store, spring, "1.3").state == "met"
    store.history.undo()
    assert item(store, spring, "1.3").state == "open"


def test_what_evidence_cannot_show_is_done_with_a_note(
    store: Store, spring: int
) -> None:
    """Without one it is refused, naming the item, and nothing is kept."""
    with pytest.raises(Invalid, match=r"^7\.1: say in a note"):
        store.checklist.mark(spring, "7.1", "done", "  ", today=MONDAY)
    assert item(store, spring, "7.1").state == "open"
    store.checklist.mark(spring, "7.1", "done", "Cleared by Ana", today=MONDAY)
    found = item(store, spring, "7.1")
    assert (found.state, found.note) == ("done", "Cleared by Ana")
    assert found.mark is not None
    assert found.mark.on == MONDAY
    assert page(store, spring).progress.done == 1


def test_waiving_needs_a_reason(store: Store, spring: int) -> None:
    """For every item; saying that one is done needs none where evidence may show it."""
    with pytest.raises(Invalid, match=r"^4\.1: say why"):
        store.checklist.mark(spring, "4.1", "waived", today=MONDAY)
    store.checklist.mark(spring, "4.1", "waived", "A test run", today=MONDAY)
    store.checklist.mark(spring, "4.2", "done", today=MONDAY)
    assert item(store, spring, "4.1").state == "waived"
    assert item(store, spring, "4.2").state == "done"


def test_evidence_goes_before_a_mark_that_is_kept(store: Store, spring: int) -> None:
    """And counts again once the evidence is gone."""
    store.checklist.mark(spring, "4.3", "waived", "A test run", today=MONDAY)
    words = {"boost": "Reels", "fix": "Dates", "part": "Nobody", "recruit": "Seoul"}
    store.campaigns.save_retro(spring, 1, **words)
    found = item(store, spring, "4.3")
    assert (found.state, found.note) == ("met", "A test run")
    store.history.undo()
    assert item(store, spring, "4.3").state == "waived"


def test_a_mark_takes_the_place_of_another(store: Store, spring: int) -> None:
    """The same said twice is no second step, and keeps its day."""
    store.checklist.mark(spring, "7.1", "waived", "No law there", today=MONDAY)
    store.checklist.mark(spring, "7.1", "done", "Cleared", today=MONDAY)
    steps = store.history.newest()
    store.checklist.mark(spring, "7.1", "done", "Cleared", today=date(2026, 3, 9))
    assert store.history.newest() == steps
    found = item(store, spring, "7.1")
    assert found.state == "done"
    assert found.mark is not None
    assert found.mark.on == MONDAY


def test_a_mark_is_one_step_and_says_which(store: Store, spring: int) -> None:
    """Undo takes it back wholly."""
    desk = store.checklist
    goes_back_and_forth(
        store, lambda: desk.mark(spring, "8.1", "done", "It fits", today=MONDAY)
    )
    (step, *_) = store.history.units(1)
    assert step.label.format(**step.detail) == "Ticked 8.1 of Spring glow"
    goes_back_and_forth(store, lambda: desk.clear(spring, "8.1"))
    assert item(store, spring, "8.1").state == "open"
    assert not desk.clear(spring, "8.1")


def test_marks_are_of_one_campaign(store: Store, spring: int) -> None:
    """A second one begins with none; they go with their campaign, and come back."""
    store.checklist.mark(spring, "7.1", "done", "Cleared", today=MONDAY)
    second = store.campaigns.create(draft("Autumn"))
    assert item(store, second, "7.1").state == "open"
    assert set(store.checklist.marks([spring, second])) == {spring}
    store.campaigns.remove(spring)
    with pytest.raises(NotFound, match="no campaign"):
        page(store, spring)
    store.history.undo()
    assert item(store, spring, "7.1").state == "done"


@pytest.mark.parametrize("key", ["", "1", "10.1", "1.4", "1.1 ", "seven"])
def test_a_key_that_there_is_not_is_refused(
    store: Store, spring: int, key: str
) -> None:
    """With how keys look; blanks around one do not matter."""
    if key.strip() == "1.1":
        store.checklist.mark(spring, key, "done", today=MONDAY)
        assert item(store, spring, "1.1").state == "done"
        return
    with pytest.raises(NotFound, match="no checklist item"):
        store.checklist.mark(spring, key, "done", "It is", today=MONDAY)


def test_nothing_else_can_be_said_of_an_item(store: Store, spring: int) -> None:
    """Nor of a campaign that is not there, nor in letters that do something."""
    with pytest.raises(Invalid, match="met cannot be said"):
        store.checklist.mark(spring, "7.1", "met", "Looks fine", today=MONDAY)
    with pytest.raises(NotFound, match="no campaign"):
        store.checklist.mark(404, "7.1", "done", "Fine", today=MONDAY)
    with pytest.raises(NotFound, match="no campaign"):
        store.checklist.clear(404, "7.1")
    with pytest.raises(Invalid, match="control character"):
        store.checklist.mark(spring, "7.1", "done", "bell\x07", today=MONDAY)
    assert store.checklist.marks([spring]) == {}


def test_wrapping_everybody_up_leaves_the_campaign_in_order(
    store: Store, spring: int
) -> None:
    """Whoever is done owes no next step; whoever declined is not counted."""
    mina = agreed(store, spring, "Mina", Money(300_000, "KRW"))
    (jun,) = joined(store, spring, "Jun")
    store.outreach.move([mina], "wrapped", today=MONDAY)
    store.outreach.move([jun], "declined", today=MONDAY)
    assert item(store, spring, "9.1").state == "met"
    assert item(store, spring, "9.2").state == "met"
    store.outreach.move([mina], "declined", today=MONDAY)
    assert item(store, spring, "9.1").state == "open"
    assert item(store, spring, "9.2").state == "open"
