"""Usage rights: noted, changed, extended, spoken of before they end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from store.errors import Invalid, NotFound, Stale
from store.rights import RightDraft, as_draft
from store.rules.rights import Ruling, rule
from tests.store.rights_desk import DAY, MONDAY, Kept, kept_desks

PAID = RightDraft(
    "paid",
    territory=("Spain", "한국"),
    lasts_days=90,
    starts_on=MONDAY,
    notes="Feed only",
)
END = MONDAY + 89 * DAY


@pytest.fixture
def desk() -> Iterator[Kept]:
    """The desks of an empty workspace."""
    with kept_desks() as opened:
        yield opened


def test_a_right_is_kept_as_it_was_typed(desk: Kept) -> None:
    """Countries as letters, its last day worked out; undo takes it back."""
    talk = desk.of.agreed()
    (number,) = desk.rights.add([talk], PAID, today=MONDAY)
    row = desk.rights.one(number)
    assert (row.id, row.name, row.campaign, row.version) == (
        *(number, "Mina", "Spring"),
        1,
    )
    assert (row.layer, row.territory, row.notes) == ("paid", ("ES", "KR"), "Feed only")
    assert (row.starts_on, row.ends_on) == (MONDAY, END)
    assert row.remind_on == END - 45 * DAY
    assert desk.rights.of_collaboration(talk) == (row,)
    assert rule([row.right()], "paid", "KR", END) == Ruling(
        *(True, "until", number, MONDAY, END, frozenset({"ES", "KR"})),
    )
    assert as_draft(row) == replace(PAID, territory=("ES", "KR"))
    assert desk.undo() == "Noted a right to content of Mina"
    assert desk.rights.of_collaboration(talk) == ()


def test_the_same_right_is_noted_with_several(desk: Kept) -> None:
    """In one step; one on a date begins today when no day was said."""
    talks = [desk.of.agreed("Mina"), desk.of.agreed("Ana")]
    numbers = desk.rights.add([*talks, talks[0]], RightDraft("organic"), today=MONDAY)
    assert len(numbers) == 2
    for number in numbers:
        row = desk.rights.one(number)
        assert (row.starts_on, row.ends_on, row.remind_on) == (MONDAY, None, None)
    assert desk.undo() == "Noted rights with 2 people"


def test_a_piece_has_its_own_rights_and_those_of_its_collaboration(desk: Kept) -> None:
    """Those of another piece it has not; the piece is called by its title."""
    talk = desk.of.agreed()
    reel, story = desk.piece(talk, "Reel"), desk.piece(talk, "")
    of_all, of_reel, of_story = (
        desk.rights.add([talk], RightDraft("print", deliverable_id=one), today=MONDAY)[
            0
        ]
        for one in (None, reel, story)
    )
    found = {row.id: row.deliverable for row in desk.rights.of_deliverable(reel)}
    assert found == {of_all: None, of_reel: "Reel"}
    assert desk.rights.one(of_story).deliverable == "reel"
    other = desk.of.agreed("Ana")
    with pytest.raises(Invalid, match="not one of Ana"):
        desk.rights.add([other], RightDraft("paid", deliverable_id=reel), today=MONDAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"layer": "cinema"}, "cinema is no layer"),
        ({"begins": "someday"}, "someday is nothing"),
        ({"lasts_days": 0}, "not 0"),
        ({"lasts_days": 99_999}, "not 99999"),
        ({"starts_on": date(9999, 12, 1)}, "not 90"),
        ({"territory": ("Atlantis",)}, "Atlantis is no country"),
        ({"ends_on": END + DAY}, "say one of the two"),
        ({"lasts_days": None, "ends_on": MONDAY - DAY}, "2026-03-01 is before"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Kept, changes: dict[str, object], words: str
) -> None:
    """In a sentence that names it, and nothing is kept."""
    talk = desk.of.agreed()
    with pytest.raises(Invalid, match=words):
        desk.rights.add([talk], replace(PAID, **changes), today=MONDAY)  # type: ignore[arg-type]
    assert desk.rights.of_collaboration(talk) == ()


def test_nobody_there_is_said(desk: Kept) -> None:
    """By the number that was asked for."""
    with pytest.raises(NotFound, match="no collaboration number 7"):
        desk.rights.add([7], PAID, today=MONDAY)
    for ask in (desk.rights.one, desk.rights.remove):
        with pytest.raises(NotFound, match="no usage right number 7"):
            ask(7)


def test_a_changed_right_keeps_its_reminder_unless_its_days_change(desk: Kept) -> None:
    """A note moves nothing; another last day begins the ladder anew."""
    talk = desk.of.agreed()
    (number,) = desk.rights.add([talk], PAID, today=MONDAY)
    today = END - 45 * DAY
    desk.rights.noted([number], today=today)
    desk.rights.edit(number, replace(PAID, notes="Stories too"), 2, today=today)
    row = desk.rights.one(number)
    assert (row.notes, row.remind_on) == ("Stories too", END - 30 * DAY)
    with pytest.raises(Stale, match="Mina was changed elsewhere"):
        desk.rights.edit(number, PAID, 2, today=today)
    desk.rights.edit(number, replace(PAID, lasts_days=120), 3, today=today)
    row = desk.rights.one(number)
    assert (row.ends_on, row.remind_on) == (END + 30 * DAY, END - 15 * DAY)


def test_a_ladder_is_climbed_to_its_end(desk: Kept) -> None:
    """45, 30, 14 days before, and on the day; then nothing more is said."""
    talk = desk.of.agreed()
    (number,) = desk.rights.add([talk], PAID, today=MONDAY)
    met = []
    while (due := desk.rights.one(number).remind_on) is not None:
        assert desk.rights.noted([number], today=due - DAY) == 0
        assert desk.rights.noted([number], today=due) == 1
        met.append((END - due).days)
    assert met == [45, 30, 14, 0]
    assert desk.undo() == "Spoke of a right to content of Mina"
    assert desk.rights.one(number).remind_on == END


def test_ends_are_spoken_of_together(desk: Kept) -> None:
    """In one step that counts those which were due."""
    talks = [desk.of.agreed("Mina"), desk.of.agreed("Ana")]
    numbers = desk.rights.add(talks, PAID, today=MONDAY)
    today = END - 45 * DAY
    assert desk.rights.noted(numbers, today=today) == 2
    assert desk.undo() == "Spoke of 2 rights"


def test_a_rung_that_was_slept_through_is_not_made_up_for(desk: Kept) -> None:
    """What comes next is what lies ahead."""
    talk = desk.of.agreed()
    (number,) = desk.rights.add([talk], PAID, today=MONDAY)
    desk.rights.noted([number], today=END - 20 * DAY)
    assert desk.rights.one(number).remind_on == END - 14 * DAY


def test_rights_are_extended_together(desk: Kept) -> None:
    """By a day of their own, in one step; passed rungs are not spoken of again."""
    talks = [desk.of.agreed("Mina"), desk.of.agreed("Ana")]
    numbers = desk.rights.add(talks, PAID, today=MONDAY)
    today, later = END - 3 * DAY, END + 20 * DAY
    assert desk.rights.extend(numbers, later, today=today) == 2
    for number in numbers:
        row = desk.rights.one(number)
        assert (row.lasts_days, row.ends_on) == (None, later)
        assert row.remind_on == later - 14 * DAY
    assert desk.undo() == "Extended 2 rights"
    assert desk.rights.one(numbers[0]).ends_on == END


def test_an_extension_must_be_one(desk: Kept) -> None:
    """Neither to a day that is over, nor to one before the end that there is."""
    talk = desk.of.agreed()
    (number,) = desk.rights.add([talk], PAID, today=MONDAY)
    (for_ever,) = desk.rights.add([talk], RightDraft("organic"), today=MONDAY)
    with pytest.raises(Invalid, match="is over already"):
        desk.rights.extend([number], END, today=END + DAY)
    for one in (number, for_ever):
        with pytest.raises(Invalid, match="Mina does not end before 2026-05-30"):
            desk.rights.extend([one], END, today=MONDAY)


def test_what_ends_soon_is_listed(desk: Kept) -> None:
    """Within the ladder, the next first; not what waits, is over, or in the trash."""
    talk = desk.of.agreed()
    other = desk.of.agreed("Ana", campaign="Autumn")

    def add(owner: int, days: int, **more: str) -> int:
        draft = RightDraft("paid", ends_on=MONDAY + days * DAY, **more)  # type: ignore[arg-type]
        return desk.rights.add([owner], draft, today=MONDAY - 99 * DAY)[0]

    late, soon, hers = add(talk, 45), add(talk, 0), add(other, 7)
    for days, begins in ((46, "date"), (-1, "date"), (7, "live")):
        add(talk, days, begins=begins)
    assert [row.id for row in desk.rights.ending(MONDAY)] == [soon, hers, late]
    spring = desk.of.campaign("Spring")
    assert [row.id for row in desk.rights.ending(MONDAY, spring)] == [soon, late]
    with desk.database.replaying(("roster",)) as connection:
        connection.execute(
            "UPDATE influencer SET archived_at='2026-03-02T00:00:00Z' WHERE id=?",
            (desk.owner(other),),
        )
    assert [row.id for row in desk.rights.ending(MONDAY)] == [soon, late]


def test_rights_are_deleted_in_one_step(desk: Kept) -> None:
    """And are there again after undo."""
    talk = desk.of.agreed()
    numbers = [
        desk.rights.add([talk], RightDraft(layer), today=MONDAY)[0]
        for layer in ("paid", "print")
    ]
    desk.rights.remove(*numbers)
    assert desk.rights.of_collaboration(talk) == ()
    assert desk.undo() == "Deleted 2 rights"
    assert len(desk.rights.of_collaboration(talk)) == 2
