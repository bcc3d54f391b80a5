"""The cadence: which one holds, and by which channel the next message goes."""

from __future__ import annotations

import pytest

from store.rules.cadence import USUAL, Cadence, CadenceStep, chosen, next_channel, scope

KEPT = {
    scope(None, None): Cadence((CadenceStep(1),)),
    scope("contacted", None): Cadence((CadenceStep(2),)),
    scope(None, "kakao"): Cadence((CadenceStep(3),)),
    scope("contacted", "kakao"): Cadence((CadenceStep(4),)),
}


@pytest.mark.parametrize(
    ("stage", "channel", "wait"),
    [
        ("contacted", "kakao", 4),
        ("contacted", "mail", 2),
        ("replied", "kakao", 3),
        ("replied", "mail", 1),
        ("replied", None, 1),
    ],
)
def test_the_most_exact_cadence_holds(
    stage: str, channel: str | None, wait: int
) -> None:
    """Stage and channel, then the stage, then the channel, then the general one."""
    assert chosen(KEPT, stage, channel).steps[0].wait == wait


def test_without_any_the_usual_one_holds() -> None:
    """Three business days, then five, then sixty days of rest."""
    found = chosen({}, "contacted", "mail")
    assert found is USUAL
    assert [step.wait for step in found.steps] == [3, 5]
    assert found.park_days == 60


@pytest.mark.parametrize(
    ("sent", "unanswered", "last", "preferred", "goes"),
    [
        (0, 0, None, None, "mail"),
        (0, 0, None, "kakao", "kakao"),
        (1, 0, "mail", "kakao", "mail"),
        (1, 1, "mail", "kakao", "kakao"),
        (1, 1, "mail", None, "mail"),
        (2, 2, "dm", "kakao", "kakao"),
    ],
)
def test_the_preferred_channel_is_taken_after_silence(
    sent: int, unanswered: int, last: str | None, preferred: str | None, goes: str
) -> None:
    """A second mail into silence is worth less than a word where they like it."""
    found = next_channel(
        USUAL, sent=sent, unanswered=unanswered, last=last, preferred=preferred
    )
    assert found == goes


def test_a_step_may_have_a_channel_of_its_own() -> None:
    """It comes before everything else."""
    cadence = Cadence((CadenceStep(3, "phone"),))
    found = next_channel(cadence, sent=1, unanswered=1, last="mail", preferred="kakao")
    assert found == "phone"


def test_the_switch_can_be_turned_off() -> None:
    """Then the channel in use stays."""
    cadence = Cadence((CadenceStep(3),), switch_after=0)
    found = next_channel(cadence, sent=1, unanswered=4, last="mail", preferred="dm")
    assert found == "mail"
