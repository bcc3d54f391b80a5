"""Figures of many posts at once: what is due, what was said last, one step for all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.due_figures import DueFiguresDesk, FiguresEntry
from store.errors import Invalid
from store.readings import ReadingDraft
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

WEEK_ON = MONDAY + 7 * DAY


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def due_of(desk: Agreed) -> DueFiguresDesk:
    """The desk for figures that are due."""
    return DueFiguresDesk(desk.desks.database)


def test_what_is_due_longest_comes_first_with_what_was_said_last(desk: Agreed) -> None:
    """The window follows from its days; of each figure the newest that is known."""
    mina = desk.live(name="Mina")
    ana = desk.live(MONDAY - 3 * DAY, name="Ana", url="https://tiktok.com/@ana/video/1")
    figures = {"views": 900, "likes": 80}
    desk.readings.note(
        mina, ReadingDraft("24h", MONDAY + DAY, figures=figures), WEEK_ON
    )
    checked = ReadingDraft("24h", MONDAY + DAY, "verified", {"views": 950})
    desk.readings.note(mina, checked, WEEK_ON)
    first, second = due_of(desk).due(WEEK_ON).rows
    assert (first.deliverable_id, first.name, first.window) == (ana, "Ana", "7d")
    assert first.days_late == 9
    assert (second.deliverable_id, second.window, second.days_late) == (mina, "7d", 0)
    assert (second.previous["views"], second.previous["likes"]) == (950, 80)
    assert (second.previous_source, second.previous_window) == ("verified", "24h")


def test_posts_that_are_not_due_come_after_when_asked_for(desk: Agreed) -> None:
    """Otherwise only what is due; of one campaign, or of all."""
    mina = desk.live(name="Mina")
    ana = desk.live(
        MONDAY - DAY, name="Ana", campaign="Autumn", url="https://x.com/a/1"
    )
    found = due_of(desk)
    assert [row.deliverable_id for row in found.due(MONDAY).rows] == [ana]
    every = found.due(MONDAY, everything=True)
    assert ([row.deliverable_id for row in every.rows], every.total) == ([ana, mina], 2)
    autumn = desk.campaign("Autumn")
    of_one = found.due(MONDAY, autumn, everything=True).rows
    assert [row.name for row in of_one] == ["Ana"]


def test_a_grid_is_saved_in_one_step(desk: Agreed) -> None:
    """The next windows are asked for; undo takes all of it back."""
    mina, ana = desk.live(name="Mina"), desk.live(name="Ana", url="https://x.com/a/1")
    saved = due_of(desk).save(
        [
            FiguresEntry(mina, "7d", WEEK_ON, "verified", {"views": 12_300}),
            FiguresEntry(ana, "7d", WEEK_ON, "influencer", {"likes": 40}),
        ],
        WEEK_ON,
    )
    assert saved == 2
    assert due_of(desk).due(WEEK_ON).rows == ()
    (step,) = desk.desks.history.units(limit=1)
    assert step.label.format(**step.detail) == "Noted figures of 2 posts"
    desk.desks.history.undo()
    assert [row.deliverable_id for row in due_of(desk).due(WEEK_ON).rows] == [mina, ana]
    assert desk.readings.of(mina) == ()


def test_what_is_not_typed_stays_as_it_was_noted(desk: Agreed) -> None:
    """For the same window by the same source; a dash takes a figure out."""
    mina = desk.live(name="Mina")
    day = FiguresEntry(mina, "24h", WEEK_ON, figures={"views": 900, "likes": 80})
    more = FiguresEntry(mina, "24h", WEEK_ON, figures={"likes": None, "saves": 7})
    due_of(desk).save([day], WEEK_ON)
    due_of(desk).save([more], WEEK_ON)
    (kept,) = desk.readings.of(mina)
    known = {name: one for name, one in kept.figures.items() if one is not None}
    assert known == {"views": 900, "saves": 7}


def test_one_figure_that_cannot_be_keeps_none_of_them(desk: Agreed) -> None:
    """All of a grid or nothing of it."""
    mina, ana = desk.live(name="Mina"), desk.live(name="Ana", url="https://x.com/a/1")
    wrong = [
        FiguresEntry(mina, "7d", WEEK_ON, figures={"views": 5}),
        FiguresEntry(ana, "7d", MONDAY - DAY, figures={"views": 5}),
    ]
    with pytest.raises(Invalid, match="Ana is live since"):
        due_of(desk).save(wrong, WEEK_ON)
    assert desk.readings.of(mina) == ()


def test_a_row_that_was_typed_in_stays_when_it_is_asked_for(desk: Agreed) -> None:
    """Its figures are not due any more; the grid keeps it all the same."""
    mina, ana = desk.live(name="Mina"), desk.live(name="Ana", url="https://x.com/a/1")
    entry = FiguresEntry(mina, "7d", WEEK_ON, figures={"views": 5})
    due_of(desk).save([entry], WEEK_ON)
    found = due_of(desk)
    assert [row.deliverable_id for row in found.due(WEEK_ON).rows] == [ana]
    kept = found.due(WEEK_ON, keep=[mina]).rows
    assert {row.deliverable_id for row in kept} == {ana, mina}


def test_all_that_was_ever_noted_of_posts(desk: Agreed) -> None:
    """Those that hold first: the newest, of one day what she saw herself."""
    mina, ana = desk.live(name="Mina"), desk.live(name="Ana", url="https://x.com/a/1")
    for window, on, source, views in (
        ("24h", MONDAY + DAY, "influencer", 900),
        ("7d", WEEK_ON, "influencer", 1_900),
        ("7d", WEEK_ON, "verified", 1_800),
    ):
        draft = ReadingDraft(window, on, source, {"views": views})
        desk.readings.note(mina, draft, WEEK_ON)
    found = due_of(desk).readings([mina, ana])
    assert set(found) == {mina}
    assert [row.figures["views"] for row in found[mina]] == [1_800, 1_900, 900]


def test_a_dash_in_the_only_figure_deletes_what_was_noted(desk: Agreed) -> None:
    """The figures are asked for again; a dash where nothing is noted is refused."""
    mina = desk.live(name="Mina")
    due_of(desk).save(
        [FiguresEntry(mina, "7d", WEEK_ON, figures={"views": 5})], WEEK_ON
    )
    dash = FiguresEntry(mina, "7d", WEEK_ON, figures={"views": None})
    due_of(desk).save([dash], WEEK_ON)
    assert desk.readings.of(mina) == ()
    assert [row.deliverable_id for row in due_of(desk).due(WEEK_ON).rows] == [mina]
    with pytest.raises(Invalid, match="at least one figure"):
        due_of(desk).save([dash], WEEK_ON)


def test_of_several_days_that_a_file_brought_the_newest_is_mended(desk: Agreed) -> None:
    """What was read before stays as it was, and none of it comes back."""
    mina = desk.live(name="Mina")
    with desk.desks.database.writing("File", ("content",)) as unit:
        unit.connection.executemany(
            "INSERT INTO reading(deliverable_id, window, source, on_day, views, likes,"
            " created_at, updated_at, version) VALUES (?,'total','import',?,?,?,?,?,1)",
            [
                (mina, (MONDAY + days * DAY).isoformat(), views, likes, "", "")
                for days, views, likes in ((1, 10, 1), (3, 50, 2))
            ],
        )
    mended = FiguresEntry(mina, "total", WEEK_ON, "import", {"views": 60})
    due_of(desk).save([mended], WEEK_ON)
    found = [
        (row.on_day, row.figures["views"], row.figures["likes"])
        for row in desk.readings.of(mina)
    ]
    assert found == [(MONDAY + DAY, 10, 1), (WEEK_ON, 60, 2)]


def test_followers_are_of_the_account_it_stands_on(desk: Agreed) -> None:
    """Where none is said, of the only account of that person there."""
    mina = desk.live(name="Mina")
    (row,) = due_of(desk).due(WEEK_ON).rows
    with desk.desks.database.replaying(("roster",)) as connection:
        connection.execute("UPDATE deliverable SET account_id=NULL WHERE id=?", (mina,))
        connection.execute(
            "UPDATE account SET followers=4321 WHERE influencer_id=?",
            (row.influencer_id,),
        )
        said = connection.execute(
            "SELECT count(*) FROM account WHERE influencer_id=? AND platform=?",
            (row.influencer_id, row.platform),
        ).fetchone()[0]
    (row,) = due_of(desk).due(WEEK_ON).rows
    assert row.followers == (4321 if said == 1 else None)
