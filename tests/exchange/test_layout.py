"""The table is found under titles and comments; totals and blanks are left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import CannotRead
from store.exchange.layout import TOO_FEW, TOO_MANY, TOTAL, clean_headers, find_header
from store.exchange.sheets import ReadOptions, Sheet, open_sheet, open_text


def rows_of(sheet: Sheet) -> list[list[str]]:
    """Read every data row."""
    return [row for chunk in sheet.chunks() for row in chunk.rows]


@pytest.mark.parametrize(
    ("sheet", "header"),
    [
        # The header's row counted from 1; 0 for none.
        ("name|handle\nMina|mina", 1),
        ("Follows\nDate|Primary\n2026-01-01T01:00:00|0", 2),
        ("Report\nMay 1 - May 31\nCampaign|Impr.|Cost\nSpring|25,881|1661.67", 3),
        ("# ------\n# Export\n# \n# Start: 20260101\nDate|Events\n20260101|3", 5),
        ("\nRoster 2026\n\nName|Handle|Followers\nMina|mina|1.2k", 4),
        ("Influencer||Metrics\nname|handle|followers\nMina|mina|1k\nLuna|lu|3k", 2),
        ("Owner:|Mina||\nname|handle|followers|likes\nBo|bo|5|6", 2),
        ("foo|bar\nx|y\nz|w", 1),
        ("@mina|instagram|12000\n@luna|tiktok|3000", 0),
        ("Mina|https://x.com/mina\nLuna|https://x.com/luna", 0),
        ("Mina|mina|12k\nLuna|luna|3k\nBo|bo|9k", 0),
        ("#1001|ann@mail.example|5.00\n#1002|bo@mail.example|6.00", 0),
    ],
)
def test_the_header_row_is_found(sheet: str, header: int) -> None:
    """Under titles, dates, comments and group names, or not there at all."""
    records = [line.split("|") for line in sheet.split("\n")]
    assert find_header(records) + 1 == header


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (["id", "@mina", "@luna"], 1),
        (["@mina", "@luna"], 0),
        (["https://x.com/mina", "https://x.com/luna"], 0),
        (["by_mina.kim", "luna"], 0),
        (["People", "Mina", "Luna"], 1),
    ],
)
def test_a_single_column_has_a_header_unless_it_begins_with_an_item(
    cells: list[str], header: int
) -> None:
    """Nobody may be lost to being taken for a header."""
    assert find_header([[cell] for cell in cells]) + 1 == header


def test_the_user_may_name_the_header_row() -> None:
    """Also that there is none; a blank row cannot be it."""
    text = "name,handle\nMina,mina\n\nLuna,luna\n"
    sheet = open_text(text, ReadOptions(header_row=2))
    assert sheet.headers == ("Mina", "mina")
    assert sheet.preamble == ("name,handle",)
    assert rows_of(sheet) == [["Luna", "luna"]]
    sheet = open_text(text, ReadOptions(header_row=0))
    assert len(rows_of(sheet)) == 3
    for row in (3, 99, -1):
        with pytest.raises(CannotRead, match=f"Row {row} of paste"):
            open_text(text, ReadOptions(header_row=row))


def test_header_names_are_clean_and_all_different() -> None:
    """One line each; case alone keeps two apart; blanks are numbered by position."""
    cells = ["Name", " E-mail\nprivate ", "name", "Name", "", "Name (2)", "é", "", ""]
    sample = [["x"] * 7, [*["y"] * 7, " "]]
    assert clean_headers(cells, sample) == (
        "Name",
        "E-mail private",
        "name",
        "Name (3)",
        "column 5",
        "Name (2)",
        "é",
    )


@given(st.lists(st.text(max_size=6), min_size=1, max_size=12))
def test_headers_never_collide(cells: list[str]) -> None:
    """Whatever a sheet's first row says."""
    names = clean_headers(cells, [["x"] * len(cells)])
    assert len(names) == len(set(names)) == len(cells)
    assert all(names)


@pytest.mark.parametrize(
    "word",
    [
        *("Total", "TOTAL", "Grand total", "Subtotal:", "Totales", "Total general"),
        *("합계", "총계", " 소계 ", "계", "Total: Account", "Sub-total"),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_totals_are_left_out_and_told(word: str, place: int) -> None:
    """First, last or between, in each language."""
    lines = ["Mina,mina,5", "Luna,luna,6"]
    lines.insert(place, f"{word},,11")
    sheet = open_text("name,handle,followers\n" + "\n".join(lines))
    assert [row[0] for row in rows_of(sheet)] == ["Mina", "Luna"]
    (problem,) = sheet.problems
    assert (problem.row, problem.column, problem.reason) == (place + 2, "name", TOTAL)
    assert problem.value == word.strip()


@pytest.mark.parametrize(
    "line",
    ["Total Beauty,,5", "Total,total.beauty,5", "Totally,,5", "합계맘,,5", "계란,,5"],
)
def test_people_whose_names_look_like_totals_are_kept(line: str) -> None:
    """Whole words only, and nobody who has an account."""
    sheet = open_text(f"name,handle,followers\nMina,mina,5\n{line}\n")
    assert len(rows_of(sheet)) == 2
    assert sheet.problems == []


def test_a_total_may_stand_under_a_column_of_numbers() -> None:
    """The first filled cell counts, and dashes are not filled."""
    sheet = open_text("no,name,handle,followers\n1,Mina,mina,5\n,Total, --,5\n")
    assert rows_of(sheet) == [["1", "Mina", "mina", "5"]]
    assert sheet.problems[0].column == "name"


def test_blank_rows_are_dropped_and_still_counted() -> None:
    """Row numbers stay those of the file."""
    sheet = open_text("name,handle\n\nMina,mina\n , \n,\nLuna,luna\n")
    (chunk,) = sheet.chunks()
    assert chunk.numbers == [3, 6]
    assert sheet.problems == []


def test_uneven_rows_are_evened_out_and_told() -> None:
    """Missing cells are empty, surplus ones are cut; blank surplus is nothing."""
    sheet = open_text(
        "name,handle,followers\nMina,mina\nLuna,luna,3,extra,,more\nBo,bo,4,,\nCy,cy,5\n"
    )
    assert rows_of(sheet) == [
        ["Mina", "mina", ""],
        ["Luna", "luna", "3"],
        ["Bo", "bo", "4"],
        ["Cy", "cy", "5"],
    ]
    told = [(p.row, p.column, p.value, p.reason) for p in sheet.problems]
    assert told == [
        (2, "followers", "Mina | mina", TOO_FEW),
        (3, "followers", "extra | more", TOO_MANY),
    ]


def test_opening_tells_nothing_twice() -> None:
    """The preview reads the rows too, but problems belong to the reading."""
    sheet = open_text("name,handle\nMina\nLuna,luna\n")
    assert sheet.problems == []
    assert sheet.preview == (("Mina", ""), ("Luna", "luna"))
    list(sheet.chunks())
    assert len(sheet.problems) == 1


# Folder and start of the name -> format, header row, data rows, totals.
REAL = {
    "ads_google/Campaign": ("csv", 3, 2, 4),
    "contacts/google_current": ("csv", 1, 1, 0),
    "contacts/google_older": ("csv", 1, 1, 0),
    "contacts/outlook": ("vcard", 0, 1, 0),
    "orders_shopify/shopify": ("csv", 1, 249, 0),
    "orders_woocommerce/": ("csv", 1, 5, 0),
    "readings_meta/": ("csv", 3, 105, 0),
    "readings_tiktok/Overview.csv": ("csv", 1, 7, 0),
    "readings_tiktok/Overview.xlsx": ("xlsx", 1, 7, 0),
    "readings_youtube/Totals": ("csv", 1, 365, 0),
    "readings_youtube/content": ("csv", 1, 16, 1),
    "readings_youtube/geography": ("csv", 1, 201, 1),
    "roster_es/influencers_comma": ("csv", 1, 130, 0),
    "roster_kr/influencer_list": ("csv", 1, 20, 0),
    "roster_kr/influencers": ("csv", 1, 5, 0),
    "roster_tool_export/": ("csv", 1, 12, 0),
    "roster_top1000/Instagram": ("csv", 1, 1050, 0),
    "roster_top1000/TikTok": ("csv", 1, 1000, 0),
    "roster_top1000/Youtube": ("csv", 1, 1047, 0),
    "roster_top200/": ("csv", 1, 200, 0),
    "traffic_ga4/data-export.csv": ("csv", 10, 241, 0),
    "traffic_ga4/data-export.xlsx": ("xlsx", 1, 241, 0),
    "traffic_ga4/events": ("csv", 10, 16, 0),
    "workbook_roi/": ("xlsx", 1, 3, 0),
}


def test_real_files_open_at_the_right_row() -> None:
    """Where a folder of real files lies beside the checkout."""
    samples = Path(__file__).resolve().parents[3] / "shared" / "samples"
    for start, expected in REAL.items():
        folder, _, name = start.partition("/")
        for path in samples.glob(f"{folder}/{name}*"):
            sheet = open_sheet(path)
            found = (sheet.format, sheet.header_row, len(rows_of(sheet)))
            assert (*found, len(sheet.problems)) == expected, path.name
