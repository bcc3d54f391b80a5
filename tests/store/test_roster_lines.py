"""The lines of the list are always what the tables beneath them say."""

from __future__ import annotations

import pytest

from store import roster_lines
from store.history import History
from store.roster import Roster
from tests.builders import person, workspace
from tests.store.sheets_in import as_csv, bring, values

SHEETS = {
    "people with one account": as_csv(
        ["name", "real name", "handle", "platform", "followers", "avg likes",
         "avg comments"],
        ["김 민아", "Kim Mina", "@mina", "IG", "10k", "300", "20"],
        ["Ana", "", "@ana", "YT", "", "", ""],
        ["ÑOÑO\u0345", "\uff37\uff49\uff44\uff45", "@nono", "X", "5", "", ""],
    ),
    "every basis of a rate": as_csv(
        ["handle", "followers", "avg views", "avg likes", "avg comments",
         "avg relevant comments", "avg shares", "avg link clicks", "engagement rate"],
        ["@strict", "1000", "", "10", "5", "3", "2", "1", "9%"],
        ["@loose", "1000", "", "10", "5", "", "2", "1", "9%"],
        ["@views", "0", "200", "10", "5", "", "", "", "9%"],
        ["@stated", "1000", "", "10", "", "", "", "", "9%"],
        ["@nothing", "", "", "10", "", "", "", "", ""],
    ),
    "tags, rates, fits and other names": as_csv(
        ["name", "handle", "tags", "rate", "fit reach", "fit voice", "alias", "niche"],
        ["Mina", "@mina", "b; A; c", "100 USD", "5", "2", "", "beauty|food"],
        ["Ana", "@ana", "", "", "", "3", "아나; Anita", ""],
    ),
    "people without accounts": as_csv(
        ["name", "email", "phone", "city"],
        ["Mina", "MINA@x.example", "+82 10 1234 5678", "Seoul"],
        ["two\nlines", "", "", ""],
    ),
    "accounts some do not have": as_csv(
        ["name", "handle", "platform", "followers", "source"],
        ["Mina", "", "IG", "9", ""],
        ["Ana", "@ana", "nowhere", "8", "a fair"],
    ),
    "several rows of one person": as_csv(
        ["name", "handle", "platform", "email", "followers", "alias"],
        ["Mina", "@mina", "IG", "m@x.example", "10", "미나"],
        ["Mina", "@mina_tube", "YT", "m@x.example", "20", "Minnie"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_lines_made_from_a_sheet_are_those_made_from_the_tables(sheet: str) -> None:
    """On the quick way in, on the way out, and back again."""
    with workspace() as database:
        bring(database, sheet)
        made = values(database, "SELECT * FROM roster_line ORDER BY 1")
        assert made
        found = values(database, "SELECT * FROM roster_search ORDER BY 1")
        with database.writing("rebuild", ()) as unit:
            roster_lines.rebuild(unit.connection)
        assert values(database, "SELECT * FROM roster_line ORDER BY 1") == made
        assert values(database, "SELECT * FROM roster_search ORDER BY 1") == found
        for step in (History(database).undo, History(database).redo):
            step()
            assert roster_lines.differences(database.reader) == 0


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_sheet_that_renews_people_renews_their_lines(sheet: str) -> None:
    """Whoever was there before, and whoever of them is in the trash."""
    with workspace() as database:
        person(database, "Old", platform="instagram", handle="mina", tags=("VIP",))
        Roster(database).archive([person(database, "Gone", handle="ana")])
        bring(database, sheet)
        bring(database, sheet.replace("10", "11"))
        History(database).undo()
        assert roster_lines.differences(database.reader) == 0


def test_a_line_that_was_tampered_with_is_counted_and_mended() -> None:
    """Missing, surplus and wrong lines are all differences."""
    with workspace() as database:
        for name in ("Mina", "Ana", "Leo"):
            person(database, name, handle=name.lower())
        with database.writing("spoil", ()) as unit:
            unit.connection.execute(
                "UPDATE roster_line SET followers=7 WHERE name='Ana'"
            )
            unit.connection.execute("DELETE FROM roster_search WHERE influencer_id=1")
        assert roster_lines.differences(database.reader) == 3
        with database.writing("mend", ()) as unit:
            roster_lines.rebuild(unit.connection)
        assert roster_lines.differences(database.reader) == 0


def test_indexes_are_as_before_when_filling_them_fails() -> None:
    """They are taken aside in the transaction, so that a fault brings them back."""
    indexes = "SELECT name FROM sqlite_schema WHERE type='index' ORDER BY 1"
    with workspace() as database:
        before = values(database, indexes)

        def fail() -> None:
            with (
                database.writing("fill", ()) as unit,
                roster_lines.indexes_aside(unit.connection, "roster_line", 10),
            ):
                raise RuntimeError("in the middle")

        with pytest.raises(RuntimeError, match="in the middle"):
            fail()
        assert values(database, indexes) == before
