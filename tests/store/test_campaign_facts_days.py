"""Days in the facts of a campaign: silence, what is stuck, schedules that fit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from checklists.facts import Tally
from store.deliverables import DeliverableDraft
from store.outreach_draft import TouchDraft
from store.roster import NewAccount
from tests.store.spring_campaign import MONDAY, SPRING, campaigns, draft, joined
from tests.store.test_campaign_facts import facts, run, won

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store import Store

DAY = timedelta(days=1)


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty workspace."""
    with campaigns() as opened:
        yield opened


@pytest.fixture
def spring(store: Store) -> int:
    """A campaign in March."""
    return store.campaigns.create(SPRING)


def test_somebody_is_silent_beyond_her_limit(store: Store, spring: int) -> None:
    """An active person after thirty days, unless another limit was wished for."""
    (mina,) = won(store, spring, "Mina")
    store.roster.set_field([1], "status", "active")
    store.outreach.log(TouchDraft(1, mina), today=MONDAY)
    assert facts(store, spring, MONDAY + 30 * DAY).in_touch == Tally(1, 1)
    late = MONDAY + 31 * DAY
    assert facts(store, spring, late).in_touch == Tally(1, 0, ("Mina",))
    store.outreach.wish_contact(1, 45)
    assert facts(store, spring, late).in_touch == Tally(1, 1)
    store.outreach.wish_contact(1, None)
    store.settings.set_quiet_days("active", 60)
    assert facts(store, spring, late).in_touch == Tally(1, 1)


def test_a_status_without_a_limit_has_the_one_of_active_people(
    store: Store, spring: int
) -> None:
    """Somebody let go who still owes something is talked to as well."""
    (mina,) = won(store, spring, "Mina")
    store.roster.set_field([1], "status", "let_go")
    store.outreach.log(TouchDraft(1, mina), today=MONDAY)
    assert facts(store, spring, MONDAY + 30 * DAY).in_touch.complete
    assert not facts(store, spring, MONDAY + 31 * DAY).in_touch.complete


def test_a_limit_longer_than_there_are_days_is_never_over(
    store: Store, spring: int
) -> None:
    """Whoever typed it in another program."""
    won(store, spring, "Mina")
    run(store, "UPDATE influencer SET contact_every_days=9000000")
    run(store, "UPDATE collaboration SET last_on='2001-01-01'")
    assert facts(store, spring).in_touch == Tally(1, 1)


def test_while_nobody_was_spoken_to_nobody_is_in_touch(
    store: Store, spring: int
) -> None:
    """Somebody new is left out as soon as there is somebody to count."""
    mina, _jun = joined(store, spring, "Mina", "Jun")
    assert facts(store, spring).in_touch == Tally(2, 0, ("Mina", "Jun"))
    store.outreach.log(TouchDraft(1, mina), today=MONDAY)
    assert facts(store, spring).in_touch == Tally(1, 1)
    months = MONDAY + 90 * DAY
    assert facts(store, spring, months).in_touch.missing == 2


def test_a_note_to_herself_is_no_word_with_anybody(store: Store, spring: int) -> None:
    """Nor is a parked one missed, nor one that declined."""
    mina, jun, sora = joined(store, spring, "Mina", "Jun", "Sora")
    store.outreach.log(TouchDraft(1, mina, kind="note", body="Tea"), today=MONDAY)
    store.outreach.move([jun], "no_reply", today=MONDAY)
    store.outreach.move([sora], "declined", today=MONDAY)
    assert facts(store, spring).in_touch == Tally(1, 0, ("Mina",))


def test_whoever_is_wrapped_owes_nothing_more(store: Store, spring: int) -> None:
    """Neither a word nor a step, however long ago."""
    (mina,) = won(store, spring, "Mina")
    store.outreach.move([mina], "wrapped", today=MONDAY)
    found = facts(store, spring, MONDAY + 900 * DAY)
    assert (found.in_touch, found.moving, found.next_steps) == (Tally(1, 1),) * 3


def test_stuck_is_what_should_have_been_done_a_week_ago(
    store: Store, spring: int
) -> None:
    """Whoever it waits for; a step in the future is a plan."""
    (mina,) = won(store, spring, "Mina")
    store.outreach.plan([mina], MONDAY + DAY, "Shoot", today=MONDAY)
    store.outreach.wait_for([mina], "shipping")
    assert facts(store, spring, MONDAY + 8 * DAY).moving == Tally(1, 1)
    assert facts(store, spring, MONDAY + 9 * DAY).moving == Tally(1, 0, ("Mina",))
    store.outreach.plan([mina], MONDAY + 30 * DAY, "Shoot", today=MONDAY)
    assert facts(store, spring, MONDAY + 9 * DAY).moving == Tally(1, 1)


def test_without_a_next_step_a_week_of_nothing_is_stuck(
    store: Store, spring: int
) -> None:
    """It counts from the last word, or the last move."""
    (mina,) = won(store, spring, "Mina")
    run(store, "UPDATE collaboration SET next_step_on=NULL")
    found = facts(store, spring, MONDAY + 7 * DAY)
    assert (found.moving, found.next_steps) == (Tally(1, 1), Tally(1, 0, ("Mina",)))
    assert not facts(store, spring, MONDAY + 8 * DAY).moving.complete
    store.outreach.log(TouchDraft(1, mina), today=MONDAY + 4 * DAY)
    run(store, "UPDATE collaboration SET next_step_on=NULL")
    assert facts(store, spring, MONDAY + 8 * DAY).moving.complete


@pytest.mark.parametrize(
    ("draft_due", "live_due", "fits"),
    [
        (None, None, False),
        (None, 1, True),
        (None, 31, True),
        (None, 32, False),
        (None, 0, False),
        (0, 9, False),
        (1, 9, True),
        (5, None, False),
    ],
)
def test_all_days_of_a_piece_are_inside_the_campaign(
    store: Store,
    spring: int,
    draft_due: int | None,
    live_due: int | None,
    *,
    fits: bool,
) -> None:
    """Its first and its last day included."""
    (mina,) = won(store, spring, "Mina")
    before = MONDAY - 2 * DAY
    piece = DeliverableDraft(
        "reel",
        "Mask",
        draft_due_on=None if draft_due is None else before + draft_due * DAY,
        live_due_on=None if live_due is None else before + live_due * DAY,
    )
    store.deliverables.add([mina], piece, today=MONDAY)
    expected = Tally(1, 1) if fits else Tally(1, 0, ("Mina: Mask",))
    assert facts(store, spring).scheduled == expected


def test_a_campaign_without_its_days_has_nothing_inside(store: Store) -> None:
    """One of them is not enough."""
    number = store.campaigns.create(draft("Open end", ends_on=None))
    (mina,) = won(store, number, "Mina")
    piece = DeliverableDraft("reel", live_due_on=MONDAY + DAY)
    store.deliverables.add([mina], piece, today=MONDAY)
    assert facts(store, number).scheduled.have == 0


def test_two_pieces_clash_on_one_account_on_one_day(store: Store, spring: int) -> None:
    """Until one is moved, called off, or goes out elsewhere."""
    (mina,) = won(store, spring, "Mina")
    here, there = (
        store.roster.add_account(1, NewAccount(platform, "mina"), today=MONDAY)
        for platform in ("instagram", "tiktok")
    )
    day = MONDAY + 9 * DAY
    piece = DeliverableDraft("reel", account_id=here, live_due_on=day)
    store.deliverables.add([mina], piece, today=MONDAY)
    (second,) = store.deliverables.add([mina], piece, today=MONDAY)
    found = facts(store, spring)
    assert found.unclashed == Tally(2, 0, ("Mina", "Mina"))
    assert found.placed == Tally(2, 2)
    elsewhere = DeliverableDraft("reel", account_id=there, live_due_on=day)
    store.deliverables.edit(second, elsewhere)
    assert facts(store, spring).unclashed == Tally(2, 2)
    store.history.undo()
    assert facts(store, spring).unclashed.have == 0
    store.deliverables.cancel([second], "One is enough", today=MONDAY)
    assert facts(store, spring).unclashed == Tally(1, 1)


def test_pieces_without_an_account_do_not_clash(store: Store, spring: int) -> None:
    """They lack their account, which is another item."""
    (mina,) = won(store, spring, "Mina")
    piece = DeliverableDraft("reel", substance="Mask", live_due_on=MONDAY + DAY)
    for _ in range(2):
        store.deliverables.add([mina], piece, today=MONDAY)
    found = facts(store, spring)
    assert (found.unclashed, found.substance) == (Tally(2, 2), Tally(2, 2))
    assert found.placed.have == 0


def test_content_ends_live_or_called_off_with_a_reason(
    store: Store, spring: int
) -> None:
    """Called off without one, it was only forgotten."""
    (mina,) = won(store, spring, "Mina")
    piece = DeliverableDraft("reel", "Mask")
    first, second = (
        store.deliverables.add([mina], piece, today=MONDAY)[0] for _ in range(2)
    )
    store.deliverables.go_live(
        first,
        url="https://instagram.com/p/1",
        on=MONDAY,
        today=MONDAY,
        override="Posted early",
    )
    run(store, f"UPDATE deliverable SET state='cancelled' WHERE id={second}")
    found = facts(store, spring)
    assert found.finished == Tally(2, 1, ("Mina: Mask",))
    assert found.substance.total == 1
    run(store, f"UPDATE deliverable SET reason='Ill' WHERE id={second}")
    assert facts(store, spring).finished == Tally(2, 2)
