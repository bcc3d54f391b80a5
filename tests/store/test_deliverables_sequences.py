"""Whatever is done to content, in whatever order: the rows agree with each other."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.deliverables import BY_HAND, DeliverableDraft
from store.errors import StoreError
from store.history import History
from store.readings import ReadingDraft
from store.rules.after_live import WINDOWS, check_days, is_last, windows_of
from store.rules.content_words import READING_WINDOWS, WINDOW_DAYS
from tests.store.agreed_desk import DAY, MONDAY, SIGNED, Agreed, agreed_desks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.deliverable_rows import DeliverableRow

PLACES = ("https://x.com/mina/status/1", "https://mina.example/2")
TODAY = MONDAY + 60 * DAY
PAID_IN = 21

Deed = tuple[Any, ...]

DEEDS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(["reel", "story"])),
    st.tuples(st.just("edit"), st.sampled_from(["reel", "story"])),
    st.tuples(st.just("move"), st.sampled_from(BY_HAND)),
    st.tuples(st.sampled_from(["approve", "ask", "cancel", "remove", "skip"])),
    st.tuples(st.just("go_live"), st.sampled_from(PLACES), st.integers(0, 45)),
    st.tuples(st.just("answer"), st.booleans(), st.integers(0, 60)),
    st.tuples(st.just("note"), st.sampled_from(READING_WINDOWS), st.integers(0, 60)),
    st.tuples(st.just("forget")),
    st.tuples(st.sampled_from(["undo", "undo", "redo"])),
)
STEPS = st.lists(st.tuples(st.integers(0, 2), DEEDS), max_size=14)


def do(desk: Agreed, at: int, deed: Deed) -> None:
    """Do something to one of the pieces, if there is any."""
    what, *said = deed
    if what in {"undo", "redo"}:
        getattr(History(desk.desks.database), what)()
        return
    if what == "add":
        desk.deliverables.add([1], DeliverableDraft(said[0]), today=TODAY)
        return
    numbers = sorted(row.id for row in desk.deliverables.of_collaboration(1))
    if numbers:
        ACTS[what](desk, numbers[at % len(numbers)], *said)


def go_live(desk: Agreed, number: int, place: str, after: int) -> None:
    """It is live somewhere since a day."""
    on = MONDAY + after * DAY
    desk.deliverables.go_live(number, url=place, on=on, today=TODAY)


def answer(desk: Agreed, number: int, labelled: bool, after: int) -> None:
    """Somebody looked at the post on a day."""
    on = MONDAY + after * DAY
    desk.live_checks.answer([number], live=True, labelled=labelled, today=on)


def note(desk: Agreed, number: int, window: str, after: int) -> None:
    """Figures were taken on a day."""
    draft = ReadingDraft(window, MONDAY + after * DAY, figures={"views": 1})
    desk.readings.note(number, draft, TODAY)


def forget(desk: Agreed, number: int) -> None:
    """The latest figures are deleted."""
    for row in desk.readings.of(number)[-1:]:
        desk.readings.remove(row.id)


ACTS: dict[str, Callable[..., object]] = {
    "edit": lambda desk, one, kind: desk.deliverables.edit(one, DeliverableDraft(kind)),
    "move": lambda desk, one, to: desk.deliverables.move([one], to, today=TODAY),
    "approve": lambda desk, one: desk.reviews.approve([one], today=TODAY),
    "ask": lambda desk, one: desk.reviews.ask_changes([one], "Cut", today=TODAY),
    "cancel": lambda desk, one: desk.deliverables.cancel([one], "Ill", today=TODAY),
    "remove": lambda desk, one: desk.deliverables.remove(one),
    "skip": lambda desk, one: desk.readings.skip([one], today=TODAY),
    "go_live": go_live,
    "answer": answer,
    "note": note,
    "forget": forget,
}


@settings(max_examples=50, deadline=None)
@given(STEPS)
@example([(0, ("add", "reel")), (0, ("go_live", PLACES[0], 0)), (0, ("undo",))])
def test_what_follows_from_going_live_can_be_worked_out(
    steps: list[tuple[int, Deed]],
) -> None:
    """From the rows alone, after every step."""
    skipped = False
    with agreed_desks() as desk:
        desk.desks.settings.set_payment_days(PAID_IN)
        desk.contracts.save(desk.agreed(), SIGNED, today=MONDAY)
        desk.deliverables.add([1], DeliverableDraft("reel"), today=TODAY)
        with desk.desks.database.writing("A right", ("campaigns",)) as unit:
            unit.connection.execute(
                "INSERT INTO usage_right(collaboration_id, layer, begins, created_at,"
                " updated_at, version) VALUES (1,'paid','live','','',1)"
            )
        for at, deed in steps:
            skipped |= deed[0] == "skip"
            with suppress(StoreError):
                do(desk, at, deed)
            pieces = desk.deliverables.of_collaboration(1)
            for row in pieces:
                check_days_of(row)
                check_looks(desk, row)
                check_figures(desk, row, is_skipped=skipped)
                check_rounds(desk, row)
            check_library(desk, pieces)
            check_right(desk, pieces)


def check_days_of(row: DeliverableRow) -> None:
    """What is not live has none of the days that follow; what is live is paid for."""
    if row.state == "live":
        assert row.live_on is not None
        assert row.payment_due_on == row.live_on + PAID_IN * DAY
        assert row.lane == ("live" if row.measured_on is None else "measured")
        return
    following = (row.live_on, row.payment_due_on, row.measure_due_on, row.measured_on)
    assert following == (None,) * 4
    assert row.lane == row.state


def check_looks(desk: Agreed, row: DeliverableRow) -> None:
    """Every look that is wanted is planned once; open ones are among these."""
    looks = desk.live_checks.of(row.id)
    still_open = [one for one in looks if one.on_day is None]
    again = [one for one in still_open if not one.after_days]
    planned = [(one.after_days, one.due_on) for one in still_open if one.after_days]
    assert all((one.on_day is None) == (one.live is None) for one in looks)
    if row.live_on is None:
        assert not still_open
        return
    assert len(again) <= 1
    wanted = {(days, row.live_on + days * DAY) for days in check_days(row.kind)}
    assert len(planned) == len(set(planned))
    assert set(planned) <= wanted <= {(one.after_days, one.due_on) for one in looks}


def check_figures(desk: Agreed, row: DeliverableRow, *, is_skipped: bool) -> None:
    """What is asked for next comes after all that is noted, unless it was skipped."""
    if row.live_on is None:
        return
    taken = [one for one in desk.readings.of(row.id) if one.on_day >= row.live_on]
    last = [
        one.on_day
        for one in taken
        if is_last(row.kind, one.window, row.live_on, one.on_day)
    ]
    assert row.measured_on == max(last, default=None)
    noted = [WINDOWS.index(one.window) for one in taken if one.window in WINDOWS]
    wanted: list[date | None] = [
        row.live_on + WINDOW_DAYS[one] * DAY
        for one in windows_of(row.kind)
        if not last and WINDOWS.index(one) > max(noted, default=-1)
    ]
    if is_skipped:
        assert row.measure_due_on in {*wanted, None}
    else:
        assert row.measure_due_on == (wanted[0] if wanted else None)


def check_rounds(desk: Agreed, row: DeliverableRow) -> None:
    """There was a reason to every round."""
    looks = desk.reviews.of(row.id)
    rounds = {one.round for one in looks if one.verdict == "changes"}
    assert rounds == set(range(row.round))
    assert all(one.round <= row.round for one in looks)


def check_library(desk: Agreed, pieces: tuple[DeliverableRow, ...]) -> None:
    """Every post that is live is there once, for the first piece it is of."""
    wanted: dict[str, list[DeliverableRow]] = defaultdict(list)
    for row in sorted(pieces, key=lambda row: row.id):
        if row.state == "live":
            wanted[str(row.post_url)].append(row)
    found = desk.desks.database.read(
        "SELECT place, deliverable_id, captured_on FROM asset"
    )
    assert sorted(found) == sorted(
        (place, rows[0].id, str(rows[0].live_on)) for place, rows in wanted.items()
    )


def check_right(desk: Agreed, pieces: tuple[DeliverableRow, ...]) -> None:
    """A right that waits for a post begins with the first one."""
    days = [str(row.live_on) for row in pieces if row.state == "live"]
    for (starts_on,) in desk.desks.database.read("SELECT starts_on FROM usage_right"):
        assert starts_on == min(days, default=None)
