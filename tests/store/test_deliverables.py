"""Content that is owed: asked for, drafted, live behind a gate, or called off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft, read_address
from store.errors import GateClosed, Invalid, NotFound, Stale
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

REEL = DeliverableDraft(
    kind="reel",
    title="Morning routine",
    substance="The toner, step by step",
    draft_due_on=MONDAY + 7 * DAY,
    live_due_on=MONDAY + 14 * DAY,
)
URL = "https://www.instagram.com/p/made_up/"


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def reel(desk: Agreed, talk: int) -> int:
    """A reel that somebody owes."""
    return desk.deliverables.add([talk], REEL, today=MONDAY)[0]


def test_the_same_is_asked_of_several(desk: Agreed) -> None:
    """A piece each, in one step; the list is by day, then by name."""
    talks = [desk.agreed("Mina"), desk.agreed("Ana")]
    numbers = desk.deliverables.add(talks, REEL, today=MONDAY)
    early = DeliverableDraft(live_due_on=MONDAY)
    desk.deliverables.add([talks[0]], early, today=MONDAY)
    rows = desk.deliverables.of_campaign(desk.campaign("Spring"))
    assert [(row.name, row.kind) for row in rows] == [
        *(("Mina", "post"), ("Ana", "reel"), ("Mina", "reel")),
    ]
    found = desk.deliverables.one(numbers[0])
    assert (found.state, found.state_since, found.round) == ("briefed", MONDAY, 0)
    for name in REEL.__dataclass_fields__:
        assert (getattr(found, name) or "") == (getattr(REEL, name) or ""), name
    desk.desks.history.undo()
    desk.desks.history.undo()
    assert desk.deliverables.of_collaboration(talks[0]) == ()


def test_what_is_owed_can_be_said_otherwise(desk: Agreed) -> None:
    """Unless it was changed meanwhile."""
    number = reel(desk, desk.agreed())
    desk.deliverables.edit(number, DeliverableDraft("story", "Unboxing"), 1)
    found = desk.deliverables.one(number)
    assert (found.kind, found.title, found.live_due_on) == ("story", "Unboxing", None)
    with pytest.raises(Stale, match="Mina was changed elsewhere"):
        desk.deliverables.edit(number, REEL, 1)
    with pytest.raises(NotFound, match="no piece of content number 99"):
        desk.deliverables.edit(99, REEL)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (DeliverableDraft("poem"), "poem is no kind of content"),
        (
            DeliverableDraft(draft_due_on=MONDAY, live_due_on=MONDAY - DAY),
            "due on 2026-03-01, before its draft on 2026-03-02",
        ),
        (DeliverableDraft(account_id=77), "not one of Mina"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Agreed, draft: DeliverableDraft, words: str
) -> None:
    """In a sentence that names it, and nothing is kept."""
    talk = desk.agreed()
    with pytest.raises(Invalid, match=words):
        desk.deliverables.add([talk], draft, today=MONDAY)
    assert desk.deliverables.of_collaboration(talk) == ()


def test_an_account_is_one_of_their_own(desk: Agreed) -> None:
    """Its handle is shown; the account of somebody else is refused."""
    desk.desks.person("Mina", handle="mina.glow")
    desk.desks.person("Ana", handle="ana.sol")
    talk = desk.agreed("Mina")
    accounts = dict(desk.desks.database.read("SELECT handle, id FROM account"))
    mine = DeliverableDraft(account_id=accounts["mina.glow"])
    desk.deliverables.add([talk], mine, today=MONDAY)
    assert desk.deliverables.of_collaboration(talk)[0].handle == "mina.glow"
    with pytest.raises(Invalid, match="not one of Mina"):
        desk.deliverables.add(
            [talk], DeliverableDraft(account_id=accounts["ana.sol"]), today=MONDAY
        )


def test_each_request_for_changes_is_a_round(desk: Agreed) -> None:
    """From draft to draft; being there already counts nothing."""
    number = reel(desk, desk.agreed())
    steps = ("drafting", "submitted", "changes_requested", "submitted")
    for away, state in enumerate((*steps, "changes_requested", "approved")):
        desk.deliverables.move([number], state, today=MONDAY + away * DAY)
    found = desk.deliverables.one(number)
    assert (found.state, found.round) == ("approved", 2)
    assert found.state_since == MONDAY + 5 * DAY
    assert desk.deliverables.move([number], "approved", today=MONDAY) == 0
    for state in ("live", "cancelled", "lost"):
        with pytest.raises(Invalid, match=f"{state} is no state"):
            desk.deliverables.move([number], state, today=MONDAY)


def test_several_are_moved_in_one_step(desk: Agreed) -> None:
    """It is named by how many were in another state."""
    numbers = [reel(desk, desk.agreed(name)) for name in ("Mina", "Ana", "Jo")]
    desk.deliverables.move(numbers[:1], "drafting", today=MONDAY)
    assert desk.deliverables.move(numbers, "drafting", today=MONDAY) == 2
    unit = desk.desks.history.units()[0]
    assert (unit.label, dict(unit.detail)) == ("Moved {count} pieces", {"count": 2})
    desk.desks.history.undo()
    states = [desk.deliverables.one(number).state for number in numbers]
    assert states == ["drafting", "briefed", "briefed"]


def test_several_are_called_off_with_a_reason(desk: Agreed) -> None:
    """Without one it is refused; undo brings all of them back."""
    numbers = [reel(desk, desk.agreed(name)) for name in ("Mina", "Ana")]
    with pytest.raises(Invalid, match="why it is called off"):
        desk.deliverables.cancel(numbers, " ", today=MONDAY)
    assert desk.deliverables.cancel(numbers, "Product recalled", today=MONDAY) == 2
    for number in numbers:
        found = desk.deliverables.one(number)
        assert (found.state, found.reason) == ("cancelled", "Product recalled")
    desk.desks.history.undo()
    assert {desk.deliverables.one(one).state for one in numbers} == {"briefed"}


def test_nothing_goes_live_before_the_contract_is_signed(desk: Agreed) -> None:
    """The refusal names whom; a note opens the gate, and is kept."""
    talk = desk.agreed()
    number = reel(desk, talk)
    gate = desk.deliverables.gate(number)
    assert gate is not None
    assert (gate.name, gate.contract_status) == ("Mina", None)
    with pytest.raises(GateClosed, match="no signed contract with Mina"):
        desk.deliverables.go_live(number, url=URL, on=MONDAY, today=MONDAY)
    assert desk.deliverables.one(number).state == "briefed"
    desk.deliverables.go_live(
        number, url=URL, on=MONDAY, today=MONDAY, override="Agreed by phone"
    )
    found = desk.deliverables.one(number)
    assert (found.state, found.post_url, found.live_on, found.reason) == (
        *("live", URL, MONDAY, "Agreed by phone"),
    )


@pytest.mark.parametrize(
    ("status", "opens"),
    [
        ("draft", False),
        ("sent", False),
        ("cancelled", False),
        ("signed", True),
        ("ended", True),
    ],
)
def test_the_gate_goes_by_the_contract(
    desk: Agreed, status: str, *, opens: bool
) -> None:
    """One that was signed once is enough, whatever else there is."""
    talk = desk.agreed()
    number = reel(desk, talk)
    for state in (status, "cancelled"):
        desk.contracts.save(talk, ContractDraft(state))
    gate = desk.deliverables.gate(number)
    assert (gate is None) == opens
    assert desk.deliverables.one(number).contract_status == status
    if gate is not None:
        assert gate.contract_status == status
        return
    desk.deliverables.go_live(number, url=URL, on=MONDAY, today=MONDAY)
    assert desk.deliverables.one(number).reason is None


def test_what_is_to_come_is_not_live(desk: Agreed) -> None:
    """A day after today, or no address, is refused before anything else."""
    number = reel(desk, desk.agreed())
    with pytest.raises(Invalid, match="still to come"):
        desk.deliverables.go_live(number, url=URL, on=MONDAY + DAY, today=MONDAY)
    with pytest.raises(Invalid, match="not the web address"):
        desk.deliverables.go_live(number, url="soon", on=MONDAY, today=MONDAY)


def test_a_post_nobody_asked_for_is_one_more_piece(desk: Agreed) -> None:
    """What is owed comes first; after that each post is noted by itself."""
    talk = desk.agreed()
    desk.contracts.save(talk, ContractDraft("signed"))
    number = reel(desk, talk)
    first = desk.deliverables.posted(talk, url=URL, on=MONDAY, today=MONDAY)
    second = desk.deliverables.posted(talk, url=URL, on=MONDAY, today=MONDAY)
    assert first.deliverable_id == number
    assert second.deliverable_id != number
    rows = desk.deliverables.of_collaboration(talk)
    assert [row.state for row in rows] == ["live", "live"]
    desk.desks.history.undo()
    assert len(desk.deliverables.of_collaboration(talk)) == 1


def test_a_gift_is_not_posted_without_a_word_either(desk: Agreed) -> None:
    """The gate stands there too, and nothing is left behind by it."""
    talk = desk.agreed(kind="gifted")
    with pytest.raises(GateClosed):
        desk.deliverables.posted(talk, url=URL, on=MONDAY, today=MONDAY)
    assert desk.deliverables.of_collaboration(talk) == ()


def test_pieces_are_deleted_in_one_step(desk: Agreed) -> None:
    """And are all there after undo."""
    numbers = [reel(desk, desk.agreed(name)) for name in ("Mina", "Ana")]
    desk.deliverables.remove(*numbers)
    with pytest.raises(NotFound):
        desk.deliverables.one(numbers[0])
    desk.desks.history.undo()
    assert desk.deliverables.one(numbers[0]).name == "Mina"


@given(st.text(max_size=60))
@example("0\t.")
@example("0.")
def test_an_address_is_one_or_is_refused(text: str) -> None:
    """Never anything but a web address in one line comes of what is typed."""
    try:
        found = read_address(text)
    except Invalid:
        return
    assert found.lower().startswith(("http://", "https://"))
    assert not set(found) & set(" \n\t\x1b")
    assert read_address(found) == found


def test_the_list_of_a_campaign_without_content_is_empty(desk: Agreed) -> None:
    """Neither days nor people make a piece."""
    assert desk.deliverables.of_campaign(desk.campaign("Quiet")) == ()
