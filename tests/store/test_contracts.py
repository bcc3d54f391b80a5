"""Contracts: noted, sent, signed, over; what was not kept; who is bound elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store.contracts import ContractDraft
from store.errors import Invalid, NotFound, Stale
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

WHOLE = ContractDraft(
    status="signed",
    scope="Two reels and a story",
    compensation="Half at signing, half when live",
    sent_on=MONDAY - 5 * DAY,
    signed_on=MONDAY,
    starts_on=MONDAY,
    ends_on=MONDAY + 60 * DAY,
    file="~/contracts/mina.pdf",
    clauses=frozenset({"disclosure", "kill_fee"}),
    exclusivity="other skin care",
    exclusivity_until=MONDAY + 90 * DAY,
    payment_days=45,
)


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def status(desk: Agreed, talk: int) -> str:
    """How far the newest contract of a collaboration is."""
    return desk.contracts.of_collaboration(talk)[0].status


def test_a_contract_is_kept_as_it_was_typed(desk: Agreed) -> None:
    """Every day, every clause; and undo takes it back as one step."""
    talk = desk.agreed()
    number = desk.contracts.save(talk, WHOLE)
    (found,) = desk.contracts.of_collaboration(talk)
    assert (found.id, found.collaboration_id, found.version) == (number, talk, 1)
    for name in WHOLE.__dataclass_fields__:
        assert getattr(found, name) == getattr(WHOLE, name), name
    desk.desks.history.undo()
    assert desk.contracts.of_collaboration(talk) == ()


def test_a_newer_version_is_not_overwritten(desk: Agreed) -> None:
    """She is told who changed it meanwhile."""
    talk = desk.agreed()
    number = desk.contracts.save(talk, WHOLE)
    desk.contracts.save(talk, replace(WHOLE, scope="One reel"), number, 1)
    with pytest.raises(Stale, match="Mina was changed elsewhere"):
        desk.contracts.save(talk, WHOLE, number, 1)
    assert desk.contracts.of_collaboration(talk)[0].scope == "One reel"


def test_sent_and_signed_have_a_day_at_once(desk: Agreed) -> None:
    """Today, when nobody says another; without that, the day it is saved."""
    talk = desk.agreed()
    desk.contracts.save(talk, ContractDraft("sent"), today=MONDAY - DAY)
    desk.contracts.save(talk, ContractDraft("signed"))
    signed, sent = desk.contracts.of_collaboration(talk)
    assert (sent.sent_on, signed.signed_on) == (MONDAY - DAY, MONDAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "lost"}, "lost is no state of a contract"),
        ({"clauses": frozenset({"tea"})}, "tea is no clause"),
        ({"ends_on": MONDAY - DAY}, "2026-03-01 is before 2026-03-02"),
        ({"exclusivity_until": MONDAY - DAY}, "is before"),
        ({"signed_on": MONDAY - 9 * DAY}, "is before"),
        ({"payment_days": -1}, "not between 0 and 3650"),
        ({"payment_days": 4_000}, "Paid 4000 days after"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Agreed, changes: dict[str, object], words: str
) -> None:
    """In a sentence that names it, and nothing is kept."""
    talk = desk.agreed()
    with pytest.raises(Invalid, match=words):
        desk.contracts.save(talk, replace(WHOLE, **changes))  # type: ignore[arg-type]
    assert desk.contracts.of_collaboration(talk) == ()


def test_several_are_signed_in_one_step(desk: Agreed) -> None:
    """What was called off stays so; undo takes all of it back."""
    talks = [desk.agreed(name) for name in ("Mina", "Ana", "Ben")]
    states = ("sent", "draft", "cancelled")
    numbers = [
        desk.contracts.save(talk, ContractDraft(state), today=MONDAY - 3 * DAY)
        for talk, state in zip(talks, states, strict=True)
    ]
    assert desk.contracts.sign(numbers, MONDAY) == 2
    assert [status(desk, talk) for talk in talks] == ["signed", "signed", "cancelled"]
    assert desk.contracts.of_collaboration(talks[0])[0].signed_on == MONDAY
    desk.desks.history.undo()
    assert [status(desk, talk) for talk in talks] == list(states)


def test_sending_turns_a_draft_into_what_went_out(desk: Agreed) -> None:
    """Whoever has no draft gets a contract of today."""
    with_draft, without = desk.agreed("Mina"), desk.agreed("Ana")
    desk.contracts.save(with_draft, ContractDraft(scope="A reel"))
    assert desk.contracts.send([with_draft, without], MONDAY) == 2
    for talk, scope in ((with_draft, "A reel"), (without, None)):
        (found,) = desk.contracts.of_collaboration(talk)
        assert (found.status, found.sent_on, found.scope) == ("sent", MONDAY, scope)


def test_a_contract_that_is_over_keeps_its_last_day(desk: Agreed) -> None:
    """Ended once; a second time changes nothing."""
    talk = desk.agreed()
    number = desk.contracts.save(talk, WHOLE)
    assert desk.contracts.end([number], MONDAY) == 1
    assert desk.contracts.end([number], MONDAY) == 0
    (found,) = desk.contracts.of_collaboration(talk)
    assert (found.status, found.ends_on) == ("ended", WHOLE.ends_on)


def test_a_contract_can_be_deleted(desk: Agreed) -> None:
    """And is there again after undo."""
    talk = desk.agreed()
    number = desk.contracts.save(talk, WHOLE)
    desk.contracts.remove(number)
    assert desk.contracts.of_collaboration(talk) == ()
    with pytest.raises(NotFound, match="no contract number"):
        desk.contracts.remove(number)
    desk.desks.history.undo()
    assert status(desk, talk) == "signed"


def test_a_breach_is_noted_and_settled(desk: Agreed) -> None:
    """Open ones first; it says what was done about it, and when."""
    talk = desk.agreed()
    late = desk.contracts.note_breach(talk, "Posted two days late", MONDAY - 9 * DAY)
    desk.contracts.note_breach(talk, "No label", MONDAY - DAY, "Asked to add it")
    assert [one.what for one in desk.contracts.breaches(talk)] == [
        "No label",
        "Posted two days late",
    ]
    desk.contracts.settle_breach(late, "Fee cut by a tenth", MONDAY)
    first, second = desk.contracts.breaches(talk)
    assert (first.what, first.settled_on) == ("No label", None)
    assert (second.action, second.settled_on) == ("Fee cut by a tenth", MONDAY)
    desk.contracts.remove_breach(late)
    assert len(desk.contracts.breaches(talk)) == 1


def test_a_breach_without_words_is_none(desk: Agreed) -> None:
    """Neither what happened nor what was done may be blank."""
    talk = desk.agreed()
    with pytest.raises(Invalid, match="what was not kept"):
        desk.contracts.note_breach(talk, "  ", MONDAY)
    number = desk.contracts.note_breach(talk, "No label", MONDAY)
    with pytest.raises(Invalid, match="what was done"):
        desk.contracts.settle_breach(number, "", MONDAY)
    with pytest.raises(NotFound, match="no breach number 99"):
        desk.contracts.settle_breach(99, "Talked", MONDAY)


def test_nobody_there_is_said(desk: Agreed) -> None:
    """A collaboration that is gone is named by its number."""
    with pytest.raises(NotFound, match="no collaboration number 7"):
        desk.contracts.save(7, WHOLE)


def bound(desk: Agreed, **brands: str | None) -> tuple[int, int]:
    """Mina, bound to the spring campaign for ninety days, and wanted for another."""
    spring = desk.agreed(campaign="Spring")
    desk.contracts.save(spring, WHOLE)
    other = desk.agreed(campaign="Autumn")
    for campaign, brand in brands.items():
        desk.campaign(campaign, brand=brand)
    return spring, other


def test_an_exclusivity_elsewhere_is_told(desk: Agreed) -> None:
    """Whose, for which campaign, until when, against whom; also of a campaign."""
    _, other = bound(desk)
    (found,) = desk.contracts.conflicts(other)
    assert (found.influencer, found.campaign, found.until, found.exclusivity) == (
        *("Mina", "Spring"),
        MONDAY + 90 * DAY,
        "other skin care",
    )
    autumn = desk.campaign("Autumn")
    assert desk.contracts.conflicts(campaign_id=autumn) == (found,)


def test_no_conflict_after_it_is_over_or_for_the_same_brand(desk: Agreed) -> None:
    """A campaign that begins later is free; so is one of the same brand."""
    _, other = bound(desk, Spring="Glow", Autumn="glow")
    assert desk.contracts.conflicts(other) == ()
    desk.campaign("Autumn", brand="Rival")
    assert len(desk.contracts.conflicts(other)) == 1
    desk.campaign("Autumn", starts_on=(MONDAY + 91 * DAY).isoformat())
    assert desk.contracts.conflicts(other) == ()
    desk.campaign("Autumn", starts_on=(MONDAY + 90 * DAY).isoformat())
    assert len(desk.contracts.conflicts(other)) == 1


def test_only_what_was_signed_binds(desk: Agreed) -> None:
    """A contract that was called off, or is still away, holds nobody."""
    spring, other = bound(desk)
    (contract,) = desk.contracts.of_collaboration(spring)
    for state, count in (("sent", 0), ("cancelled", 0), ("ended", 1)):
        desk.contracts.save(spring, replace(WHOLE, status=state), contract.id)
        assert len(desk.contracts.conflicts(other)) == count, state
