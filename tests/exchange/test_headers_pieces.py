"""Content calendars are known by their headers, and by the kinds that stand in them."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from store.errors import Invalid
from store.exchange import header_words, headers
from store.exchange.headers import propose
from store.exchange.pieces_in import OURS
from store.exchange.plan import ImportOptions, ImportPlan, make_plan
from store.exchange.sheets import ReadOptions, open_text
from store.exchange.table_columns import TABLES


def mapped(header: str, *rows: str, kind: str | None = None) -> dict[str, str]:
    """What the columns of a sheet feed."""
    return propose(header.split("|"), [row.split("|") for row in rows], kind).mapping


def guessed(header: str, *rows: str) -> str:
    """The kind of a sheet."""
    return propose(header.split("|"), [row.split("|") for row in rows]).kind


def planned(*lines: str, **said: Any) -> ImportPlan:
    """The plan for pasted cells under their header."""
    reading = ReadOptions(header_row=1)
    sheet = open_text("\n".join(lines).replace("|", "\t"), reading)
    return make_plan(sheet, ImportOptions(reading=reading, **said))


def test_the_canonical_headers_mean_themselves() -> None:
    """And so do those of the table that goes out, but for what follows from others."""
    out = {each.header for each in TABLES["deliverables"]} - OURS
    for name in {*out, *headers.fields("deliverables")}:
        assert mapped(name, kind="deliverables") == {name: name}


def test_no_header_has_two_meanings() -> None:
    """A word is certain for one field at most."""
    data = tomllib.loads(header_words.DATA.read_text(encoding="utf-8"))
    meant: dict[str, str] = {}
    for field, words in data["deliverables"]["words"].items():
        for word in words:
            assert meant.setdefault(header_words.fold(word), field) == field, word


def test_an_english_calendar() -> None:
    """With what is owed, by when, and where it can be seen."""
    header = "Creator|Handle|Content type|Topic|Draft due|Publish date|Status|Live link"
    row = "Mina|@mina|Reel|Glow|2026-03-01|2026-03-08|Approved|"
    assert guessed(header, row) == "deliverables"
    assert mapped(header, row) == {
        "Creator": "name",
        "Handle": "handle",
        "Content type": "kind",
        "Topic": "title",
        "Draft due": "draft_due_on",
        "Publish date": "live_due_on",
        "Status": "state",
        "Live link": "post_url",
    }


def test_a_korean_calendar() -> None:
    """Plain words, whose values say what they are."""
    header = "날짜|요일|인플루언서|채널|콘텐츠|진행상황|링크|비고"
    row = "2026-03-04|수|민아|인스타|릴스|업로드 완료|https://www.instagram.com/p/A/|"
    assert guessed(header, row) == "deliverables"
    assert mapped(header, row) == {
        "날짜": "live_due_on",
        "인플루언서": "name",
        "채널": "platform",
        "콘텐츠": "kind",
        "진행상황": "state",
        "링크": "post_url",
        "비고": "notes",
    }


def test_a_spanish_calendar() -> None:
    """Día is a day under a month."""
    header = "Usuario|Red|Formato|Día|Estado|Enlace del borrador|Fecha de borrador"
    row = "@luciaf|Instagram|2 historias|4|Borrador|drive.example/a|2026-03-01"
    assert guessed(header, row) == "deliverables"
    assert mapped(header, row) == {
        "Usuario": "handle",
        "Red": "platform",
        "Formato": "kind",
        "Día": "live_due_on",
        "Estado": "state",
        "Enlace del borrador": "draft_ref",
        "Fecha de borrador": "draft_due_on",
    }


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("Link", ["https://www.instagram.com/p/A/"], "post_url"),
        ("Link", ["https://www.instagram.com/mina"], "url"),
        ("Content", ["Reel", "2 stories"], "kind"),
        ("Content", ["My morning", "Glow"], "title"),
        ("Content", ["https://youtu.be/abc"], "post_url"),
        ("Draft", ["2026-03-01"], "draft_due_on"),
        ("Draft", ["https://drive.example/a"], "draft_ref"),
        ("Draft", ["version two"], "draft_ref"),
        ("Due", ["2026-03-01"], "live_due_on"),
        ("Platform", ["IG Reel", "TikTok video"], "kind"),
        ("Platform", ["Instagram"], "platform"),
        ("게시일", ["2026-03-01"], "live_due_on"),
        ("게시일", [""], "live_due_on"),
    ],
)
def test_a_vague_header_is_what_its_values_are(
    header: str, values: list[str], field: str
) -> None:
    """Addresses, kinds, days or words."""
    rows = [[value] for value in values]
    found = propose([header], rows, "deliverables").mapping
    assert found[header] == field


def test_beside_a_planned_day_the_day_of_a_post_is_the_real_one() -> None:
    """And a deadline is that of the draft."""
    header = "Handle|업로드 예정일|게시일|마감"
    row = "@mina|2026-03-04|2026-03-05|2026-03-01"
    found = mapped(header, row, kind="deliverables")
    assert found["업로드 예정일"] == "live_due_on"
    assert found["게시일"] == "live_on"
    assert found["마감"] == "draft_due_on"


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        (
            "Name|Handle|Followers|Niche|Content type",
            "Mina|@mina|10k|beauty|Reels",
            "roster",
        ),
        (
            "Name|Status|Deliverables|Next step|Next step date|Fee",
            "Mina|Negotiating|2 reels|call|2026-03-04|300",
            "outreach",
        ),
        (
            "Handle|Deliverables|Posting date|Status",
            "@mina|2 reels|2026-03-04|Approved",
            "deliverables",
        ),
    ],
)
def test_kinds_that_look_alike(header: str, row: str, kind: str) -> None:
    """A list of people, of conversations, of content."""
    assert guessed(header, row) == kind


def test_a_grid_is_refused_by_what_was_seen() -> None:
    """Weeks or weekdays as columns, or one for each day."""
    with pytest.raises(Invalid, match="grid: its columns are Mon, Tue, Wed"):
        planned("Mon|Tue|Wed|Thu|Fri|Sat|Sun", "2|3|4|5|6|7|8", "|Mina reel|||||")
    with pytest.raises(Invalid, match="월, 화, 수"):
        planned("2026년 3월||||||", "월|화|수|목|금|토|일", "2|3|4|5|6|7|8")
    days = "|".join(f"3/{day}" for day in range(1, 9))
    with pytest.raises(Invalid, match="columns are 3/1, 3/2"):
        planned(f"handle|{days}", "@mina||reel||||||", kind="deliverables")
    numbers = "|".join(map(str, range(1, 9)))
    with pytest.raises(Invalid, match=r"1, 2, 3, 4, 5, 6, 7…"):
        planned(f"Influencer|{numbers}", "Mina||reel||||||")


def test_a_roster_may_have_weekdays_in_its_columns() -> None:
    """When somebody can be reached, say; they are columns of hers."""
    plan = planned("name|handle|Mon|Tue|Wed|Thu|Fri", "Mina|@mina|x|x|x|x|x")
    assert plan.kind == "roster"
    assert "Mon" in plan.unmapped


def test_a_campaign_can_be_said_of_content() -> None:
    """And of conversations, but not of a list of people."""
    lines = "handle|kind|live_due_on", "@mina|reel|2026-03-04"
    assert planned(*lines, campaign="Spring").kind == "deliverables"
    people = "name|handle", "Mina|@mina"
    assert planned(*people, campaign="Spring").kind == "outreach"
    with pytest.raises(Invalid, match="not of roster"):
        planned(*people, kind="roster", campaign="Spring")
