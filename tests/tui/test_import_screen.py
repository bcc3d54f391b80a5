"""From a file as somebody has it to people on the roster, keys only."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from textual import events
from textual.geometry import Size
from textual.widgets import Static

from store.exchange.plan import IMPORTABLE
from tests.tui.import_desk import ENGLISH, KOREAN, SPANISH, importing
from tui.dialogs.questions import FileQuestion
from tui.screens.importing import ImportDone
from tui.terminal import clipboard


def workbook(**sheets: list[list[object]]) -> bytes:
    """A workbook as a spreadsheet program saves it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


async def test_a_korean_file_of_an_old_excel_comes_in(tmp_path: Path) -> None:
    """Its encoding and header row are found and shown; Enter twice brings it in."""
    async with importing(tmp_path, {"명단.csv": KOREAN.encode("cp949")}) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert (lines["Encoding"], lines["Header row"]) == ("cp949", "3")
        assert lines["이름"] == "Name"
        assert lines["인스타 아이디"] == "Handle"
        assert "2 new" in desk.verdict()
        assert desk.people() == []
        await desk.press("home", "enter")
        assert desk.step == "result"
        assert desk.people() == ["김민수", "박지은"]
        await desk.press("enter")
        assert desk.results == [ImportDone(1, 2, 0)]


async def test_a_spanish_file_with_semicolons(tmp_path: Path) -> None:
    """Decimal points and commas are read as they are meant there."""
    async with importing(tmp_path, {"lista.csv": SPANISH}) as desk:
        await desk.press("enter")
        assert desk.lines()["Separator"] == "semicolon"
        await desk.press("ctrl+s")
        read = desk.app.store.database.read
        assert read("SELECT handle, followers FROM account ORDER BY id") == [
            ("luciaf", 12_300),
            ("alvruiz", 1_200_000),
        ]


async def test_another_sheet_of_a_workbook(tmp_path: Path) -> None:
    """The sheet is a line like any other; choosing plans and tries out again."""
    book = workbook(
        Spring=[["Name", "Handle", "Platform"], ["Mina Park", "minaglow", "Instagram"]],
        Autumn=[["Name", "Handle", "Platform"], ["Tom Reed", "tomreads", "YouTube"]],
    )
    async with importing(tmp_path, {"people.xlsx": book}) as desk:
        await desk.press("enter")
        assert desk.lines()["Sheet"] == "Spring"
        await desk.go_to("Sheet")
        await desk.press("enter", "down", "enter")
        assert desk.lines()["Sheet"] == "Autumn"
        await desk.press("ctrl+s")
        assert desk.people() == ["Tom Reed"]


async def test_a_column_is_given_another_field_and_that_is_remembered(
    tmp_path: Path,
) -> None:
    """Unknown columns are fields of her own until she says what they are."""
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter")
        assert desk.lines()["Mood"] == "A field of your own"
        await desk.go_to("Mood")
        await desk.press("enter")
        assert isinstance(desk.app.screen, FileQuestion)
        await desk.type("notes")
        await desk.press("enter")
        assert desk.lines()["Mood"] == "Notes"
        line = desk.look.line
        assert line is not None
        assert line.what == "Mood"
        await desk.press("ctrl+s", "i", "enter")
        assert desk.lines()["Mood"] == "Notes"
        notes = desk.app.store.database.read("SELECT notes FROM influencer")
        assert notes == [("sunny",), ("calm",)]


async def test_a_field_has_one_column(tmp_path: Path) -> None:
    """The newest word counts, also when it takes back the one before."""
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter")
        for column, other in (("Mood", "Name"), ("Name", "Mood")):
            await desk.go_to(column)
            await desk.press("enter")
            await desk.type("real")
            await desk.press("enter")
            assert desk.lines()[column] == "Real name"
            assert desk.lines()[other] != "Real name"


async def test_bytes_that_no_encoding_explains_are_refused_in_place(
    tmp_path: Path,
) -> None:
    """The sentence stands there, and another encoding mends it."""
    broken = b"Name,Handle\nMina," + b"minaglow\xff\xfe\x81\n"
    async with importing(tmp_path, {"broken.csv": broken}) as desk:
        await desk.press("enter")
        assert desk.step == "look"
        assert desk.verdict().startswith("! ")
        assert "broken.csv" in desk.verdict()
        await desk.press("ctrl+s")
        assert desk.step == "look"
        await desk.go_to("Encoding")
        await desk.press("enter")
        await desk.type("mac")
        await desk.press("enter")
        assert "1 new" in desk.verdict()


async def test_a_wrong_encoding_is_said_and_changed_back(tmp_path: Path) -> None:
    """A Korean file is not UTF-8; nothing of it comes in as nonsense."""
    async with importing(tmp_path, {"명단.csv": KOREAN.encode("cp949")}) as desk:
        await desk.press("enter")
        await desk.go_to("Encoding")
        await desk.press("enter")
        await desk.type("utf-8")
        await desk.press("enter")
        assert desk.verdict().startswith("! ")
        await desk.go_to("Encoding")
        await desk.press("enter")
        await desk.type("nonsense")
        await desk.press("enter")
        assert isinstance(desk.app.screen, FileQuestion)
        await desk.press("escape")
        await desk.go_to("Encoding")
        await desk.press("enter")
        await desk.type("find")
        await desk.press("enter")
        assert desk.lines()["이름"] == "Name"


async def test_the_platform_is_asked_when_no_column_says_it(tmp_path: Path) -> None:
    """The cursor waits at the question; answering it leads to bringing it in."""
    text = "Name,Handle\nMina Park,minaglow\n"
    async with importing(tmp_path, {"people.csv": text}) as desk:
        await desk.press("enter")
        line = desk.look.line
        assert line is not None
        assert (line.what, line.style) == ("Platform", "warning")
        await desk.press("enter")
        await desk.type("tik")
        await desk.press("enter")
        assert desk.lines()["Platform"] == "TikTok"
        await desk.press("enter")
        assert desk.step == "result"
        platforms = desk.app.store.database.read("SELECT platform FROM account")
        assert platforms == [("tiktok",)]


async def test_days_that_can_be_read_two_ways_are_asked(tmp_path: Path) -> None:
    """Left out until somebody says which; then they are days."""
    text = "Name,Handle,Platform,Checked on\nMina Park,minaglow,Instagram,03/04/2026\n"
    async with importing(tmp_path, {"people.csv": text}) as desk:
        await desk.press("enter")
        if desk.lines()["Checked on"] != "Checked on":
            await desk.go_to("Checked on")
            await desk.press("enter")
            await desk.type("checked")
            await desk.press("enter")
        assert desk.lines()["Days"] == "left out"
        await desk.go_to("Days")
        await desk.press("enter", "down", "enter")
        assert desk.lines()["Days"] == "month first (12/31)"
        await desk.press("ctrl+s")
        days = desk.app.store.database.read("SELECT checked_on FROM account")
        assert days == [("2026-03-04",)]


async def test_orders_are_no_people_unless_she_says_so(tmp_path: Path) -> None:
    """The sentence names the line to change."""
    text = (
        "Name,Financial Status,Lineitem name,Lineitem quantity,Discount Code\n"
        "#1001,paid,Serum,2,MINA10\n"
    )
    async with importing(tmp_path, {"orders.csv": text}) as desk:
        await desk.press("enter")
        assert "no column of amounts" in desk.verdict()
        assert desk.lines()["Kind"] == "Orders of a shop"
        await desk.press("enter", *["up"] * IMPORTABLE.index("orders"), "enter")
        assert desk.lines()["Kind"] == "List of people"
        assert "1 new" in desk.verdict()


async def test_a_file_that_names_nobody_asks_which_column_does(tmp_path: Path) -> None:
    """Its columns are shown all the same, and one of them is given a meaning."""
    text = "foo,bar\none thing,b2 c\nanother,d4 e\n"
    async with importing(tmp_path, {"plain.csv": text}) as desk:
        await desk.press("enter")
        assert "No column of plain.csv is a name" in desk.verdict()
        await desk.go_to("foo")
        await desk.press("enter", "down", "enter")
        assert "2 new" in desk.verdict()


async def test_the_header_row_is_said_by_its_number(tmp_path: Path) -> None:
    """Something that is no number is refused where it was typed."""
    text = "Mina,minaglow,Instagram\nTom,tomreads,YouTube\n"
    async with importing(tmp_path, {"bare.csv": text}) as desk:
        await desk.press("enter")
        await desk.go_to("Header row")
        await desk.press("enter", "ctrl+u")
        await desk.type("x")
        await desk.press("enter")
        assert isinstance(desk.app.screen, FileQuestion)
        await desk.press("ctrl+u")
        await desk.type("9")
        await desk.press("enter")
        assert desk.verdict().startswith("! Row 9 of bare.csv")


async def test_a_copied_table_is_pasted_over_the_list(tmp_path: Path) -> None:
    """Cells of a spreadsheet come with tabs; no file is needed."""
    async with importing(tmp_path) as desk:
        desk.app.post_message(events.Paste("Name\tHandle\tPlatform\nMina\tmina\tIG\n"))
        await desk.settle()
        assert desk.step == "look"
        assert desk.lines()["Kind"] == "List of people"
        await desk.press("ctrl+s", "enter")
        assert desk.people() == ["Mina"]


async def test_p_brings_in_what_the_clipboard_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no tool can say, there is a field to paste into."""
    held = ["@minaglow\n@tomreads\n", None]
    monkeypatch.setattr(clipboard, "paste", lambda _environ: held.pop(0))
    async with importing(tmp_path) as desk:
        await desk.press("p")
        assert "2 new" in desk.verdict()
        await desk.press("escape")
        assert desk.step == "paste"
        await desk.press("escape", "p")
        assert desk.step == "paste"
        desk.app.post_message(events.Paste("@yujin.lee\n"))
        await desk.settle()
        assert "1 new" in desk.verdict()
        await desk.press("ctrl+s")
        assert desk.people() == ["yujin.lee"]


async def test_escape_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """Step by step back to the list, and out."""
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter", "escape")
        assert desk.step == "source"
        await desk.press("escape")
        assert desk.results == [None]
        assert desk.people() == []
        assert desk.app.store.history.units() == ()


async def test_a_hostile_file_is_only_text(tmp_path: Path) -> None:
    """Markup and terminal sequences in names and cells are shown as they are."""
    text = (
        "Name,Handle,Platform,[/red]x\n"
        "[/bold] Mina\x1b]0;x\x07,minaglow,Instagram,[@click=app.quit]x\n"
    )
    async with importing(
        tmp_path, {"[b]a[@click=app.quit] list.csv": text}, (120, 40)
    ) as desk:
        await desk.press("enter", "tab", "tab", "tab", "tab")
        await desk.go_to("[/red]x")
        await desk.press("enter", "escape", "ctrl+s")
        assert desk.step == "result"
        title = desk.screen.query_one("#done", Static)
        assert str(title.content) == "[b]a[@click=app.quit] list.csv is in."


async def test_another_language_is_spoken_at_once(tmp_path: Path) -> None:
    """Lines, counts and keys follow; the cursor stays."""
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter")
        await desk.go_to("Mood")
        desk.app.speak("ko")
        await desk.settle()
        assert "2 new" not in desk.verdict()
        line = desk.look.line
        assert line is not None
        assert (line.what, line.becomes) == ("Mood", "사용자 항목")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_every_view_is_there_at_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Tab goes round; where there is room, the mapping stays in sight."""
    async with importing(tmp_path, {"people.csv": ENGLISH}, size) as desk:
        await desk.press("enter")
        seen = []
        for _ in range(4):
            seen.append(
                [table.id for table in desk.look.query("ListTable") if table.display]
            )
            await desk.press("tab")
        names = ["reading", "sample", "changes", "problems"]
        for name, shown in zip(names, seen, strict=True):
            assert name in shown
            assert ("reading" in shown) or size[1] < 40
        assert desk.app.size == Size(*size)
