"""Cells of a calendar: how many pieces, how long a text, which order of days."""

from __future__ import annotations

import pytest

from store.exchange import pieces_apply
from tests.builders import workspace
from tests.store.piece_sheets import bars, bring_pieces, codes, column, pieces
from tests.store.sheets_in import told

HEADER = "Handle|Type|Publish date"


def test_reel_2_is_two_reels_where_nobody_has_a_reel_1() -> None:
    """That is said; a column of how many counts the same."""
    with workspace() as database:
        report = bring_pieces(
            database, bars(HEADER, "@mina|Reel 2|2026-03-13", "@tom|Story|2026-03-13")
        )
        assert [row.kind for row in pieces(database)] == ["reel", "reel", "story"]
        assert codes(report)["pieces"] == "count"
        (asked,) = (one for one in report.questions if one.code == "pieces")
        assert asked.detail == {"column": "Type", "text": "Reel 2"}
    with workspace() as database:
        sheet = bars(f"{HEADER}|Qty", "@mina|Reel|2026-03-13|3", "@a|Reel|2026-03-14|1")
        bring_pieces(database, sheet)
        assert len(pieces(database)) == 4


def test_reel_2_is_the_second_where_somebody_has_both() -> None:
    """Then that is what it is called."""
    lines = [f"@mina|Reel {number}|2026-03-1{number}" for number in (1, 2, 3)]
    with workspace() as database:
        report = bring_pieces(database, bars(HEADER, *lines))
        assert [row.title for row in pieces(database)] == ["Reel 1", "Reel 2", "Reel 3"]
        assert "pieces" not in codes(report)


def test_many_reels_in_several_rows_are_counted_once_said() -> None:
    """The question comes once for a column."""
    lines = [f"@p{number}|Reel {number}|2026-03-12" for number in (2, 3)]
    with workspace() as database:
        report = bring_pieces(database, bars(HEADER, *lines))
        assert len(pieces(database)) == 5
        assert [one.code for one in report.questions].count("pieces") == 1


def test_texts_too_long_or_with_signs_that_no_text_may_hold() -> None:
    """A long title is kept with what it shows; what is longer than all is told."""
    title, brief = "word " * 200, "x" * 100_001
    sheet = bars(
        f"{HEADER}|Topic|Brief|Caption",
        f"@mina|Reel|2026-03-13|{title}|{brief}|soft\x07ly",
        "@tom|Reel|2026-03-13|\x07|\x07|\x07",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet)
        assert column(database, "title") == [None, None]
        assert column(database, "substance") == [f"Topic: {title.strip()}", None]
        assert column(database, "caption") == ["softly", None]
        assert {each[:2] for each in told(report)} == {
            *((2, "Topic"), (2, "Brief"), (3, "Brief"), (3, "Caption"))
        }


def test_an_address_that_stands_twice_in_a_row_is_one() -> None:
    """Several columns may hold addresses."""
    url = "https://www.instagram.com/reel/A/"
    header = f"{HEADER}|Status|Post URL|Video link"
    with workspace() as database:
        bring_pieces(database, bars(header, f"@mina|Reel|2026-02-13|Live|{url}|{url}"))
        assert column(database, "post_url") == [url]
        report = bring_pieces(
            database, bars(header, f"@tom|Reel|2026-02-13|Live|{url}|youtu.be/abc")
        )
        assert told(report) == [(2, "Post URL", "https://youtu.be/abc")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("someday", None),
        ("30/2", None),
        ("15/2", "2026-02-15"),
        ("20", "2026-02-20"),
        ("3/2", "2026-02-03"),
    ],
)
def test_days_in_a_column_whose_order_is_known(text: str, due: str | None) -> None:
    """The thirteenth tells it; the month above gives the year."""
    sheet = bars(HEADER, "February 2026||", "@mina|Reel|13/2", f"@tom|Reel|{text}")
    with workspace() as database:
        bring_pieces(database, sheet, date_order="dmy")
        assert [row.due for row in pieces(database)] == ["2026-02-13", due]


def test_a_row_without_a_kind_is_a_post() -> None:
    """Said once; the kinds above it are not taken along."""
    with workspace() as database:
        report = bring_pieces(
            database, bars(HEADER, "@mina|Reel|2026-03-13", "||2026-03-14")
        )
        assert [row.kind for row in pieces(database)] == ["reel", "post"]
        assert codes(report)["content_kind"] == "post"


def test_a_preview_shows_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much changes."""
    monkeypatch.setattr(pieces_apply, "PREVIEW", 1)
    first = bars(HEADER, "@mina|Reel|2026-03-13", "@tom|Reel|2026-03-13")
    with workspace() as database:
        bring_pieces(database, first)
        report = bring_pieces(database, first.replace("03-13", "03-14"), dry_run=True)
        assert len(report.changes) == 1
        assert report.updated == 2
