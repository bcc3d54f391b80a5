"""It went live: later looks, figures, payment, rights and the library follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.errors import GateClosed, Invalid
from store.going_live import WentLive
from store.readings import ReadingDraft
from store.rules.content_words import LIVE_CHECK_DAYS, PAYMENT_DAYS
from tests.store.agreed_desk import DAY, MONDAY, POST, Agreed, agreed_desks

OTHER = "https://www.tiktok.com/@mina/video/72001"


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def go(desk: Agreed, number: int, on: date = MONDAY, url: str = POST) -> WentLive:
    """Note that a piece is live."""
    return desk.deliverables.go_live(number, url=url, on=on, today=on)


def assets(desk: Agreed) -> list[tuple[object, ...]]:
    """What is in the library."""
    return desk.desks.database.read(
        "SELECT place, kind, deliverable_id, collaboration_id, captured_on, title"
        " FROM asset ORDER BY id"
    )


def dues(desk: Agreed, number: int) -> list[tuple[int, date, bool]]:
    """The looks at a post: after how many days, on which day, and whether made."""
    return [
        (one.after_days, one.due_on, one.on_day is not None)
        for one in desk.live_checks.of(number)
    ]


def planned(since: date, *made: int) -> list[tuple[int, date, bool]]:
    """The looks at a post that is live since a day."""
    return [(days, since + days * DAY, days in made) for days in LIVE_CHECK_DAYS]


def test_everything_that_follows_is_told(desk: Agreed) -> None:
    """The days of the looks, of the figures, of the payment; all of it is kept."""
    number = desk.piece()
    told = go(desk, number)
    assert told == WentLive(
        MONDAY,
        tuple(MONDAY + days * DAY for days in (1, 7, 30, 90, 180)),
        tuple(MONDAY + days * DAY for days in (1, 7, 30)),
        MONDAY + PAYMENT_DAYS * DAY,
        number,
    )
    row = desk.deliverables.one(number)
    assert (row.lane, row.live_on, row.post_url) == ("live", MONDAY, POST)
    assert (row.post_platform, row.post_id) == ("instagram", "Made1up")
    assert (row.measure_due_on, row.measured_on) == (MONDAY + DAY, None)
    assert row.payment_due_on == told.payment_due_on
    assert dues(desk, number) == planned(MONDAY)
    (asset,) = assets(desk)
    talk = row.collaboration_id
    assert asset == (POST, "post", number, talk, "2026-03-02", "Morning routine")


def test_undo_takes_all_of_it_back_and_redo_brings_it(desk: Agreed) -> None:
    """It is one step."""
    number = desk.piece()
    go(desk, number)
    desk.desks.history.undo()
    row = desk.deliverables.one(number)
    assert (row.lane, row.measure_due_on, row.payment_due_on) == ("briefed", None, None)
    assert dues(desk, number) == []
    assert assets(desk) == []
    desk.desks.history.redo()
    assert dues(desk, number) == planned(MONDAY)
    assert len(assets(desk)) == 1


@pytest.mark.parametrize(
    ("contract", "said", "days"),
    [
        (ContractDraft("signed"), None, PAYMENT_DAYS),
        (ContractDraft("signed"), 14, 14),
        (ContractDraft("signed", payment_days=60), 14, 60),
        (ContractDraft("signed", payment_days=0), None, 0),
    ],
)
def test_it_is_paid_when_the_contract_says(
    desk: Agreed, contract: ContractDraft, said: int | None, days: int
) -> None:
    """And where it says nothing, when she always pays."""
    if said is not None:
        desk.desks.settings.set_payment_days(said)
    number = desk.piece(contract=contract)
    assert go(desk, number).payment_due_on == MONDAY + days * DAY


def test_the_best_contract_counts_and_a_cancelled_one_never(desk: Agreed) -> None:
    """What was signed before what was only sent."""
    number = desk.piece(contract=None)
    talk = desk.deliverables.one(number).collaboration_id
    for status, days in (("signed", 10), ("sent", 20), ("cancelled", 5)):
        desk.contracts.save(
            talk, ContractDraft(status, payment_days=days), today=MONDAY
        )
    assert go(desk, number).payment_due_on == MONDAY + 10 * DAY
    other = desk.piece("Ana", contract=ContractDraft("cancelled", payment_days=5))
    told = desk.deliverables.go_live(
        other, url=OTHER, on=MONDAY, today=MONDAY, override="By phone"
    )
    assert told.payment_due_on == MONDAY + PAYMENT_DAYS * DAY


def test_a_gift_is_not_paid_for(desk: Agreed) -> None:
    """No day is made up for it."""
    talk = desk.agreed(kind="gifted")
    told = desk.deliverables.posted(
        talk, url=POST, on=MONDAY, today=MONDAY, override="A gift"
    )
    assert told.payment_due_on is None
    assert desk.deliverables.one(told.deliverable_id).payment_due_on is None


def test_a_story_is_looked_at_and_measured_once(desk: Agreed) -> None:
    """It is gone after a day."""
    told = go(desk, desk.piece(kind="story"))
    assert told.checks == told.readings == (MONDAY + DAY,)


def test_another_day_and_address_put_it_right(desk: Agreed) -> None:
    """Days follow, answers stay; the gate is not asked again, nor the state's day."""
    number = desk.piece()
    go(desk, number)
    later = MONDAY + 8 * DAY
    desk.live_checks.answer([number], live=True, labelled=True, today=MONDAY + DAY)
    figures = ReadingDraft("24h", MONDAY + DAY, figures={"views": 10})
    desk.readings.note(number, figures, MONDAY + DAY)
    desk.contracts.save(
        desk.deliverables.one(number).collaboration_id,
        ContractDraft("cancelled"),
        desk.contracts.of_collaboration(1)[0].id,
    )
    since = MONDAY - 2 * DAY
    told = desk.deliverables.go_live(number, url=OTHER, on=since, today=later)
    assert told.checks == tuple(since + days * DAY for days in (7, 30, 90, 180))
    assert told.readings == tuple(since + days * DAY for days in (7, 30))
    assert dues(desk, number) == planned(since, 1)
    row = desk.deliverables.one(number)
    assert (row.state_since, row.live_on) == (MONDAY, since)
    assert (row.post_platform, row.post_id) == ("tiktok", "72001")
    assert row.payment_due_on == since + PAYMENT_DAYS * DAY
    assert [asset[0] for asset in assets(desk)] == [OTHER]
    assert assets(desk)[0][4] == since.isoformat()
    assert desk.deliverables.gate(number) is None


def test_a_later_day_lets_figures_fall_that_were_before_it(desk: Agreed) -> None:
    """And a total counts as the last figures only when it is late enough."""
    number = desk.piece()
    go(desk, number)
    day = MONDAY + 30 * DAY
    desk.readings.note(number, ReadingDraft("total", day, figures={"views": 1}), day)
    assert desk.deliverables.one(number).lane == "measured"
    go(desk, number, MONDAY - DAY)
    assert desk.deliverables.one(number).measured_on == day
    for since in (MONDAY + DAY, day + DAY):
        go(desk, number, since)
        row = desk.deliverables.one(number)
        assert (row.lane, row.measured_on) == ("live", None)
        assert row.measure_due_on == since + DAY


def test_what_was_skipped_stays_skipped(desk: Agreed) -> None:
    """Also with another day."""
    number = desk.live()
    for away in (1, 7, 30):
        desk.readings.skip([number], today=MONDAY + away * DAY)
    told = desk.deliverables.go_live(
        number, url=POST, on=MONDAY + DAY, today=MONDAY + 31 * DAY
    )
    assert told.readings == ()
    assert desk.deliverables.one(number).measure_due_on is None


def test_what_was_brought_in_live_is_planned_when_it_is_put_right(desk: Agreed) -> None:
    """An import knows nothing of looks."""
    number = desk.piece()
    with desk.desks.database.replaying(("campaigns",)) as connection:
        connection.execute(
            "UPDATE deliverable SET state='live', live_on='2026-02-01' WHERE id=?",
            (number,),
        )
    told = go(desk, number)
    assert len(told.checks) == len(LIVE_CHECK_DAYS)
    assert told.readings[0] == MONDAY + DAY


@pytest.mark.parametrize("way", ["approved", "briefed", "cancelled", "deleted"])
def test_what_is_not_live_any_more_loses_what_followed(desk: Agreed, way: str) -> None:
    """Answers stay with it; the same post elsewhere keeps its place in the library."""
    number = desk.live()
    desk.live_checks.answer([number], live=True, labelled=True, today=MONDAY + DAY)
    if way == "cancelled":
        desk.deliverables.cancel([number], "Taken down", today=MONDAY + DAY)
    elif way == "deleted":
        desk.deliverables.remove(number)
    else:
        desk.deliverables.move([number], way, today=MONDAY + DAY)
    assert assets(desk) == []
    if way == "deleted":
        assert desk.desks.database.read("SELECT * FROM live_check") == []
        return
    row = desk.deliverables.one(number)
    assert row.state == way
    days = (row.live_on, row.measure_due_on, row.measured_on, row.payment_due_on)
    assert days == (None,) * 4
    assert dues(desk, number) == [(1, MONDAY + DAY, True)]
    if way != "approved":
        return
    # Live again with the same post, the look that was made counts; with another, not.
    go(desk, number)
    assert dues(desk, number) == planned(MONDAY, 1)
    desk.desks.history.undo()
    go(desk, number, MONDAY + 9 * DAY)
    assert len(dues(desk, number)) == 6


def test_figures_noted_before_it_went_back_count_with_the_same_post(
    desk: Agreed,
) -> None:
    """Those from before another day do not."""
    number = desk.live()
    figures = ReadingDraft("24h", MONDAY + DAY, figures={"views": 10})
    desk.readings.note(number, figures, MONDAY + DAY)
    desk.deliverables.move([number], "approved", today=MONDAY + DAY)
    assert go(desk, number).readings[0] == MONDAY + 7 * DAY
    desk.desks.history.undo()
    assert go(desk, number, MONDAY + 9 * DAY).readings[0] == MONDAY + 10 * DAY


def test_one_post_for_two_pieces_is_one_asset(desk: Agreed) -> None:
    """It stays as long as one of them is live."""
    first = desk.live()
    talk = desk.deliverables.one(first).collaboration_id
    second = desk.deliverables.posted(talk, url=POST, on=MONDAY, today=MONDAY)
    assert [asset[2] for asset in assets(desk)] == [first]
    desk.deliverables.move([first], "approved", today=MONDAY)
    assert [asset[2] for asset in assets(desk)] == [second.deliverable_id]
    go(desk, first)
    desk.deliverables.go_live(second.deliverable_id, url=OTHER, on=MONDAY, today=MONDAY)
    assert [asset[::2] for asset in assets(desk)] == [
        (POST, first, "2026-03-02"),
        (OTHER, second.deliverable_id, "2026-03-02"),
    ]
    desk.deliverables.go_live(first, url=OTHER, on=MONDAY, today=MONDAY)
    assert [asset[::2] for asset in assets(desk)] == [(OTHER, first, "2026-03-02")]


def test_what_she_said_of_a_post_in_the_library_stays(desk: Agreed) -> None:
    """It goes along to another address, and is not lost with the state."""
    number = desk.live()
    with desk.desks.database.replaying(("campaigns",)) as connection:
        connection.execute("UPDATE asset SET style='unboxing', title='Mine'")
    desk.deliverables.go_live(number, url=OTHER, on=MONDAY, today=MONDAY)
    desk.deliverables.move([number], "approved", today=MONDAY)
    assert [(one[0], one[-1]) for one in assets(desk)] == [(OTHER, "Mine")]
    go(desk, number, url=OTHER)
    assert [(one[0], one[2], one[-1]) for one in assets(desk)] == [
        (OTHER, number, "Mine")
    ]


def test_an_asset_that_was_there_is_taken_for_the_post(desk: Agreed) -> None:
    """Of the same person at the same address; its kind and day stay as she said."""
    number = desk.piece()
    with desk.desks.database.replaying(("campaigns",)) as connection:
        connection.execute(
            "INSERT INTO asset(influencer_id, place, kind, captured_on, created_at,"
            " updated_at, version) VALUES (1, ?, 'video', '2026-01-01', '', '', 1)",
            (POST,),
        )
    go(desk, number)
    assert [asset[:3] for asset in assets(desk)] == [(POST, "video", number)]
    assert assets(desk)[0][4] == "2026-01-01"


def test_another_kind_of_a_live_piece_is_planned_anew(desk: Agreed) -> None:
    """A story is not looked at for half a year, and is measured after a day."""
    number = desk.live()
    day = MONDAY + DAY
    desk.readings.note(number, ReadingDraft("24h", day, figures={"views": 1}), day)
    desk.deliverables.edit(number, DeliverableDraft("story"))
    row = desk.deliverables.one(number)
    assert (row.lane, row.measured_on, row.measure_due_on) == ("measured", day, None)
    assert dues(desk, number) == [(1, day, False)]
    desk.deliverables.edit(number, DeliverableDraft("reel"))
    row = desk.deliverables.one(number)
    assert (row.lane, row.measure_due_on) == ("live", MONDAY + 7 * DAY)
    assert dues(desk, number) == planned(MONDAY)
    desk.readings.remove(desk.readings.of(number)[0].id)
    desk.readings.skip([number], today=day)
    desk.deliverables.edit(number, DeliverableDraft("story"))
    assert desk.deliverables.one(number).measure_due_on is None


def test_the_same_post_is_told_of(desk: Agreed) -> None:
    """By its number, however the address is written; by the address where none is."""
    first = desk.live()
    desk.live(name="Ana", url="https://mina.example/1")
    again = "instagram.com/p/Made1up/?igsh=x"
    assert desk.deliverables.same_post(again) == ("Mina",)
    assert desk.deliverables.same_post(again, besides=first) == ()
    assert desk.deliverables.same_post(" mina.example/1 ") == ("Ana",)
    assert desk.deliverables.same_post("https://mina.example/2") == ()
    desk.deliverables.move([first], "approved", today=MONDAY)
    assert desk.deliverables.same_post(again) == ()


def test_a_gate_and_a_refusal_leave_nothing_behind(desk: Agreed) -> None:
    """Neither looks nor an asset."""
    number = desk.piece(contract=None)
    with pytest.raises(GateClosed):
        go(desk, number)
    with pytest.raises(Invalid, match="still to come"):
        desk.deliverables.go_live(number, url=POST, on=MONDAY + DAY, today=MONDAY)
    assert dues(desk, number) == []
    assert assets(desk) == []


def test_rights_that_wait_for_the_post_begin_and_wait_again(desk: Agreed) -> None:
    """They go along with its day."""
    number = desk.piece()
    talk = desk.deliverables.one(number).collaboration_id
    with desk.desks.database.replaying(("campaigns",)) as connection:
        connection.execute(
            "INSERT INTO usage_right(collaboration_id, layer, begins, lasts_days,"
            " created_at, updated_at, version) VALUES (?,'paid','live',90,'','',1)",
            (talk,),
        )

    def right() -> tuple[object, ...]:
        sql = "SELECT starts_on, ends_on FROM usage_right"
        return tuple(desk.desks.database.read(sql)[0])

    go(desk, number)
    assert right() == ("2026-03-02", "2026-05-30")
    go(desk, number, MONDAY + DAY)
    assert right() == ("2026-03-03", "2026-05-31")
    desk.deliverables.cancel([number], "Taken down", today=MONDAY + DAY)
    assert right() == (None, None)
    desk.desks.history.undo()
    desk.deliverables.remove(number)
    assert right() == (None, None)
