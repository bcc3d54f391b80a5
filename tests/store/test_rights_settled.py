"""Rights that wait: for the signature, for the post; and what may be run meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from store.contracts import ContractDraft
from store.duplicates import Duplicates
from store.library import AssetDraft
from store.rights import RightDraft, RightRow, as_draft
from tests.builders import everything
from tests.store.rights_desk import DAY, MONDAY, Kept, kept_desks

SIGNING = RightDraft("paid", begins="signature", lasts_days=30)
POSTING = RightDraft("organic", begins="live", lasts_days=90)


@pytest.fixture
def desk() -> Iterator[Kept]:
    """The desks of an empty workspace."""
    with kept_desks() as opened:
        yield opened


def add(desk: Kept, talk: int, draft: RightDraft) -> int:
    """A right with somebody."""
    return desk.rights.add([talk], draft, today=MONDAY)[0]


def days(row: RightRow) -> tuple[date | None, date | None, date | None]:
    """When it begins, when it ends, when that is next spoken of."""
    return row.starts_on, row.ends_on, row.remind_on


WAITING = (None, None, None)


def test_a_right_begins_with_the_signature(desk: Kept) -> None:
    """On its day, and ends so many days later; undo lets it wait again."""
    talk = desk.of.agreed()
    number = add(desk, talk, SIGNING)
    contract = desk.of.contracts.save(talk, ContractDraft("sent"), today=MONDAY)
    assert days(desk.rights.one(number)) == WAITING
    desk.of.contracts.sign([contract], MONDAY + DAY)
    end = MONDAY + 30 * DAY
    assert days(desk.rights.one(number)) == (MONDAY + DAY, end, end - 30 * DAY)
    desk.undo()
    assert days(desk.rights.one(number)) == WAITING


def test_the_earliest_signature_counts(desk: Kept) -> None:
    """Of contracts that were signed; without one the right waits again."""
    talk = desk.of.agreed()
    number = add(desk, talk, SIGNING)
    save = desk.of.contracts.save
    late = save(talk, ContractDraft("signed", signed_on=MONDAY), today=MONDAY)
    early = ContractDraft("ended", signed_on=MONDAY - 9 * DAY)
    first = save(talk, early, today=MONDAY)
    assert desk.rights.one(number).starts_on == MONDAY - 9 * DAY
    desk.of.contracts.remove(first)
    assert desk.rights.one(number).starts_on == MONDAY
    save(talk, ContractDraft("cancelled", signed_on=MONDAY), late, today=MONDAY)
    assert days(desk.rights.one(number)) == WAITING


def test_a_contract_that_was_signed_already_lets_it_begin_at_once(desk: Kept) -> None:
    """The ladder is seen from the day of noting it, and an end that is over is not."""
    talk = desk.of.agreed()
    long_ago = ContractDraft("signed", signed_on=MONDAY - 20 * DAY)
    desk.of.contracts.save(talk, long_ago, today=MONDAY)
    row = desk.rights.one(add(desk, talk, SIGNING))
    end = MONDAY + 9 * DAY
    assert days(row) == (MONDAY - 20 * DAY, end, end - 14 * DAY)
    over = RightDraft("print", begins="signature", lasts_days=5)
    row = desk.rights.one(add(desk, talk, over))
    assert (row.ends_on, row.remind_on) == (MONDAY - 16 * DAY, None)


def test_a_right_begins_when_its_piece_is_live(desk: Kept) -> None:
    """One without a piece when the first is; both go back when the piece does."""
    talk = desk.of.agreed()
    first, second = desk.piece(talk, "Reel"), desk.piece(talk, "Story")
    of_all = add(desk, talk, POSTING)
    of_second = add(
        desk,
        talk,
        RightDraft("organic", begins="live", lasts_days=90, deliverable_id=second),
    )
    desk.live(first, MONDAY + 5 * DAY)
    assert desk.rights.one(of_all).starts_on == MONDAY + 5 * DAY
    assert days(desk.rights.one(of_second)) == WAITING
    desk.live(second, MONDAY + 9 * DAY)
    end = MONDAY + 98 * DAY
    assert days(desk.rights.one(of_second)) == (MONDAY + 9 * DAY, end, end - 45 * DAY)
    desk.of.deliverables.move([first], "approved", today=MONDAY + 9 * DAY)
    assert desk.rights.one(of_all).starts_on == MONDAY + 9 * DAY
    desk.of.deliverables.cancel([second], "Never shown", today=MONDAY + 10 * DAY)
    assert days(desk.rights.one(of_all)) == WAITING
    assert days(desk.rights.one(of_second)) == WAITING


def test_a_right_can_wait_and_still_end_on_a_day(desk: Kept) -> None:
    """Until it begins nothing is said of its end; then it is."""
    talk = desk.of.agreed()
    end = MONDAY + 60 * DAY
    number = add(desk, talk, RightDraft("paid", begins="live", ends_on=end))
    assert days(desk.rights.one(number)) == (None, end, None)
    desk.live(desk.piece(talk), MONDAY)
    assert days(desk.rights.one(number)) == (MONDAY, end, end - 45 * DAY)


def test_an_extension_outlasts_another_day_of_going_live(desk: Kept) -> None:
    """It was agreed as a day; what it begins with may still move."""
    talk = desk.of.agreed()
    piece, number = desk.piece(talk), add(desk, talk, POSTING)
    desk.live(piece, MONDAY)
    end = MONDAY + 200 * DAY
    desk.rights.extend([number], end, today=MONDAY)
    desk.live(piece, MONDAY + DAY)
    row = desk.rights.one(number)
    assert (row.starts_on, row.ends_on) == (MONDAY + DAY, end)


def test_a_note_on_a_right_that_has_begun_moves_none_of_its_days(desk: Kept) -> None:
    """Nor the reminder that was dealt with already."""
    talk = desk.of.agreed()
    desk.live(desk.piece(talk), MONDAY)
    number = add(desk, talk, POSTING)
    today = MONDAY + 44 * DAY
    desk.rights.noted([number], today=today)
    before = days(desk.rights.one(number))
    draft = replace(as_draft(desk.rights.one(number)), notes="Feed only")
    desk.rights.edit(number, draft, today=today)
    assert days(desk.rights.one(number)) == before


def test_what_a_right_begins_with_can_be_said_otherwise(desk: Kept) -> None:
    """It takes the day of that, if it has come, and else keeps the day it had."""
    talk = desk.of.agreed()
    desk.of.contracts.save(talk, ContractDraft("signed"), today=MONDAY)
    number = add(desk, talk, SIGNING)
    edit = desk.rights.edit
    edit(number, RightDraft("paid", begins="live", lasts_days=30), today=MONDAY)
    assert days(desk.rights.one(number)) == WAITING
    edit(number, SIGNING, today=MONDAY + DAY)
    assert desk.rights.one(number).starts_on == MONDAY
    edit(number, RightDraft("paid", lasts_days=30), today=MONDAY + 9 * DAY)
    row = desk.rights.one(number)
    assert (row.starts_on, row.ends_on) == (MONDAY, MONDAY + 29 * DAY)


def test_an_asset_may_run_by_the_rights_of_its_piece_and_its_collaboration(
    desk: Kept,
) -> None:
    """Asked on every layer, with the reason; without a collaboration nothing is."""
    talk = desk.of.agreed()
    piece, other = desk.piece(talk, "Reel"), desk.piece(talk, "Story")
    add(desk, talk, SIGNING)
    add(desk, talk, RightDraft("organic", ("KR",)))
    add(desk, talk, RightDraft("print", deliverable_id=other))
    urls = [f"https://example.com/{name}" for name in ("reel", "talk", "alone")]
    reel, whole, alone = desk.library.add(
        [
            AssetDraft(desk.owner(talk), urls[0], deliverable_id=piece),
            AssetDraft(desk.owner(talk), urls[1], collaboration_id=talk),
            AssetDraft(desk.owner(talk), urls[2]),
        ],
        today=MONDAY,
    )
    found = desk.rights.may_run([reel, whole, alone, 99], MONDAY)
    assert set(found) == {reel, whole, alone}
    codes = {one: [ruling.code for ruling in found[one]] for one in found}
    assert codes[reel] == ["open_end", "waits_signature", "none", "none"]
    assert codes[whole] == codes[reel]
    assert codes[alone] == ["none"] * 4
    assert desk.rights.may_run([reel], MONDAY, "ES")[reel][0].code == "elsewhere"
    assert desk.rights.may_run([reel], MONDAY, "KR")[reel][0].allowed


def test_rights_and_assets_come_along_when_two_records_become_one(desk: Kept) -> None:
    """Of somebody who was in one campaign twice; undo parts them again."""
    talk, twin = desk.of.agreed("Mina"), desk.of.agreed("MINA")
    piece = desk.piece(twin)
    number = add(desk, twin, RightDraft("paid"))
    keep, gone = desk.owner(talk), desk.owner(twin)
    (same,) = desk.library.add(
        [AssetDraft(keep, "https://example.com/1")], today=MONDAY
    )
    moved = desk.library.add(
        [
            AssetDraft(gone, "https://example.com/1"),
            AssetDraft(gone, "https://example.com/2", deliverable_id=piece),
            AssetDraft(gone, "https://example.com/3"),
        ],
        today=MONDAY,
    )[1:]
    before = everything(desk.database.reader)
    Duplicates(desk.database).merge(keep, gone, ())
    lines = [desk.library.one(one) for one in (same, *moved)]
    assert [line.influencer_id for line in lines] == [keep] * 3
    assert [line.collaboration_id for line in lines] == [None, talk, None]
    assert desk.rights.one(number).collaboration_id == talk
    assert desk.rights.may_run(moved, MONDAY)[moved[0]][1].allowed
    desk.of.desks.history.undo()
    assert everything(desk.database.reader) == before
