"""Columns of days that several hands wrote, each in a way of its own."""

from __future__ import annotations

from tests.builders import workspace
from tests.store.piece_sheets import bars, bring_pieces, codes, pieces
from tests.store.sheets_in import told

HEADER = "Handle|Type|Draft due|Publish date"


def _sheet(*days: tuple[str, str]) -> str:
    return bars(HEADER, *(f"@mina|Reel|{draft}|{live}" for draft, live in days))


def test_korean_days_beside_one_without_a_year() -> None:
    """Only that one is asked about, and it is named."""
    days = ("2026. 3. 9.", "2026. 3. 19.", "2026년 3월 12일", "3월 12일(목)")
    with workspace() as database:
        report = bring_pieces(database, _sheet(*(("", day) for day in days)))
        assert [row.due for row in pieces(database)] == [
            *("2026-03-09", "2026-03-19", "2026-03-12", None)
        ]
        assert told(report) == [(5, "Publish date", days[3])]
        (asked,) = (one for one in report.questions if one.code == "year")
        assert asked.detail == {"column": "Publish date", "text": days[3]}
        assert "some days" in asked.template
    with workspace() as database:
        bring_pieces(database, _sheet(*(("", day) for day in days)), year=2026)
        assert pieces(database)[-1].due == "2026-03-12"


def test_spanish_days_of_three_hands() -> None:
    """A year of two digits is one that other cells have in full; it tells the order."""
    days = ("3 abr 2026", "03-04-2026", "13.04.26", "04/05/26")
    with workspace() as database:
        report = bring_pieces(database, _sheet(*(("", day) for day in days)))
        assert [row.due for row in pieces(database)] == [
            *("2026-04-03", "2026-04-03", "2026-04-13", "2026-05-04")
        ]
        assert (told(report), codes(report)) == (
            [],
            {"platform": "instagram", "campaign": ""},
        )


def test_what_nobody_decides_is_left_out_alone() -> None:
    """Days that read one way come in beside those that read two."""
    days = ("2026-03-09", "3 abr 2026", "03-04-2026", "2 abr")
    with workspace() as database:
        report = bring_pieces(database, _sheet(*(("", day) for day in days)))
        assert [row.due for row in pieces(database)] == [
            *("2026-03-09", "2026-04-03", None, None)
        ]
        assert {code for code, taken in codes(report).items() if taken is None} == {
            *("date_order", "year")
        }


def test_days_that_contradict_each_other() -> None:
    """Those after the twelfth read only one way; what could be two days is asked."""
    days = ("13/03/2026", "03/14/2026", "04/03/2026")
    with workspace() as database:
        report = bring_pieces(database, _sheet(*(("", day) for day in days)))
        assert [row.due for row in pieces(database)] == [
            "2026-03-13",
            "2026-03-14",
            None,
        ]
        assert codes(report)["date_order"] is None
    with workspace() as database:
        text = _sheet(*(("", day) for day in days))
        report = bring_pieces(database, text, date_order="dmy")
        assert [row.due for row in pieces(database)][2] == "2026-03-04"
        assert told(report) == []


def test_a_column_tells_the_order_of_the_others() -> None:
    """One hand wrote both; what was said goes first, and a dispute decides nothing."""
    shown = _sheet(("03/04/2026", "13/04/2026"), ("", "TBD"))
    with workspace() as database:
        report = bring_pieces(database, shown)
        assert pieces(database)[0].draft == "2026-04-03"
        assert "date_order" not in codes(report)
    with workspace() as database:
        bring_pieces(database, shown, date_order="mdy")
        row = pieces(database)[0]
        assert (row.draft, row.due) == ("2026-03-04", "2026-04-13")
    disputed = bars(
        f"{HEADER}|Posted on",
        "@mina|Reel|03/04/2026|13/04/2026|",
        "@mina|Story|||02/14/2026",
    )
    with workspace() as database:
        report = bring_pieces(database, disputed)
        assert codes(report)["date_order"] is None
        assert pieces(database)[0].draft is None


def test_a_column_of_whole_days_takes_the_order_of_the_others() -> None:
    """For whatever comes further down, past the rows that are looked at first."""
    with workspace() as database:
        bring_pieces(database, _sheet(("05/05/2026", "13/05/2026")))
        assert pieces(database)[0].draft == "2026-05-05"
