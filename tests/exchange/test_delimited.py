"""CSV, TSV and pasted lists as people have them, and the ones that must be refused."""

from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.errors import CannotRead
from store.exchange.delimited import sniff
from store.exchange.sheets import ReadOptions, Sheet, open_sheet, open_text


def saved(folder: Path, text: str | bytes, name: str = "roster.csv") -> Path:
    """Write a file as some program would have."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows_of(sheet: Sheet, size: int = 10_000) -> list[list[str]]:
    """Read every data row."""
    return [row for chunk in sheet.chunks(size) for row in chunk.rows]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name,handle\nMina,mina\n", ","),
        ("nombre;seguidores;er\nMina;1.234;1,5\nLuna;5.678;2,5\n", ";"),
        ("name\tfollowers\nPark, Mina\t3\n", "\t"),
        ("name|handle\nMina|mina\nLuna|luna\n", "|"),
        ("id,name,niche\n1,Mina,food|home|pets\n2,Luna,a|b|c\n", ","),
        ("id\n@mina\n@luna\n", None),
        ("city\nSeoul\nBusan, south\nJeju\nDaegu\n", None),
        ("name,handle,followers\nMina\nLuna,luna,3,x,y\nBo,bo\n", ","),
    ],
)
def test_the_delimiter_is_the_one_that_makes_a_table(
    tmp_path: Path, text: str, delimiter: str | None
) -> None:
    """Decimal commas and lists inside cells do not mislead."""
    sheet = open_sheet(saved(tmp_path, text))
    assert sheet.delimiter == delimiter
    assert sheet.header_row == 1


def test_a_title_above_a_semicolon_table_may_hold_commas(tmp_path: Path) -> None:
    """Spanish reports begin with a sentence."""
    text = "Informe, julio\nnombre;er\nMina;1,5\nLuna;2,5\n"
    sheet = open_sheet(saved(tmp_path, text))
    assert (sheet.delimiter, sheet.header_row) == (";", 2)
    assert sheet.preamble == ("Informe, julio",)


def test_a_sep_line_decides_and_is_no_row(tmp_path: Path) -> None:
    """Excel's own hint wins over what the cells look like."""
    sheet = open_sheet(saved(tmp_path, "sep=;\nname;handle\na,b;c\n"))
    assert sheet.delimiter == ";"
    assert sheet.header_row == 2
    assert sheet.preamble == ()
    assert rows_of(sheet) == [["a,b", "c"]]


@pytest.mark.parametrize(("name", "sign"), [("tab", "\t"), (";", ";"), ("comma", ",")])
def test_the_user_may_name_the_delimiter(tmp_path: Path, name: str, sign: str) -> None:
    """By its sign or by its name."""
    path = saved(tmp_path, f"name{sign}handle\nMina{sign}mina\n")
    assert open_sheet(path, ReadOptions(delimiter=name)).delimiter == sign


def test_a_delimiter_is_one_sign(tmp_path: Path) -> None:
    """Anything else is said at once."""
    path = saved(tmp_path, "name,handle\nMina,mina\n")
    with pytest.raises(CannotRead, match="one sign"):
        open_sheet(path, ReadOptions(delimiter="::"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(tmp_path: Path, end: str) -> None:
    """Old Macs ended lines with CR alone."""
    text = end.join(["name,handle", "Mina,mina", "Luna,luna", ""])
    assert rows_of(open_sheet(saved(tmp_path, text))) == [
        ["Mina", "mina"],
        ["Luna", "luna"],
    ]


def test_quoted_line_breaks_stay_inside_their_cell(tmp_path: Path) -> None:
    """Also where line endings are mixed, and rows are counted as records."""
    text = 'name,notes\r\nMina,"one\r\ntwo"\nLuna,"says ""hi"""\rBo,x'
    sheet = open_sheet(saved(tmp_path, text))
    assert rows_of(sheet) == [
        ["Mina", "one\r\ntwo"],
        ["Luna", 'says "hi"'],
        ["Bo", "x"],
    ]
    assert next(sheet.chunks()).numbers == [2, 3, 4]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('name,handle\nMina,mina\nLuna,"luna\n', 3),
        ('name,handle\nMina,"mina\nBo,bo\nCy,cy\n', 2),
        ('name,handle\nMina,"mina\nBo,bo\nCy,"cy"\nDi,di\n', 2),
        ('name,handle\n5" Mina,mina\nLuna,"luna\nBo,bo\n', 3),
    ],
)
def test_a_quotation_mark_left_open_is_named(
    tmp_path: Path, text: str, row: int
) -> None:
    """It would otherwise swallow everything after it into one cell."""
    with pytest.raises(CannotRead, match=f"row {row}") as refusal:
        rows_of(open_sheet(saved(tmp_path, text)))
    assert refusal.value.detail == {"file": "roster.csv", "row": row}


def test_two_marks_left_open_do_not_close_each_other(tmp_path: Path) -> None:
    """An even number of marks can still swallow rows."""
    text = 'name,handle\nMina,mina\nLuna,"luna\nBo,bo\nCy,"cy\nDi,di\n'
    with pytest.raises(CannotRead, match="row 3"):
        rows_of(open_sheet(saved(tmp_path, text)))


def test_stray_quotation_marks_are_read_as_excel_does(tmp_path: Path) -> None:
    """Inches and nicknames are no reason to refuse a file."""
    text = 'name,notes\n5" Mina,a\n"Lu"na,"two\nlines"\nBo,b\n'
    sheet = open_sheet(saved(tmp_path, text))
    expected = [['5" Mina', "a"], ["Luna", "two\nlines"], ["Bo", "b"]]
    assert rows_of(sheet) == expected
    assert rows_of(sheet, size=1) == expected


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\n \n\n", "is empty"),
        (b"name,handle\n", "no rows"),
        (b"name,handle\n\n,,\n", "no rows"),
        (b"name,handle\nMi\0na,x\n", "NUL bytes in row 2"),
        (b"\x89PNG\r\n\x1a\n....", "not a table"),
        (b"%PDF-1.7 ...", "not a table"),
        (b"name,handle\n" + b"x" * 9_000_000, "longer than 4 MB"),
        (b'name,handle\n"' + b"x\n" * 600_000 + b'",y\n', "more than 1,000,000"),
        (",".join(f"c{n}" for n in range(1500)).encode() + b"\n1\n", "1,500 columns"),
    ],
)
def test_what_is_no_table_is_said_in_one_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    """And names the file."""
    with pytest.raises(CannotRead, match=words) as refusal:
        rows_of(open_sheet(saved(tmp_path, content)))
    assert "roster.csv" in str(refusal.value)


def test_a_path_that_is_no_file_is_said(tmp_path: Path) -> None:
    """A typo, and a folder."""
    with pytest.raises(CannotRead, match="There is no file"):
        open_sheet(tmp_path / "rooster.csv")
    with pytest.raises(CannotRead, match="is a folder"):
        open_sheet(tmp_path)


def test_chunks_stream_and_start_over(tmp_path: Path) -> None:
    """The same rows each time, numbered as in the file, problems told once."""
    lines = [f"Mina {n},mina{n}" for n in range(5_000)]
    lines[7] = "Luna"
    sheet = open_sheet(saved(tmp_path, "name,handle\n" + "\n".join(lines)))
    for _ in range(2):
        chunks = list(sheet.chunks(1_500))
        assert max(len(chunk.rows) for chunk in chunks) <= 1_500
        numbers = [number for chunk in chunks for number in chunk.numbers]
        assert numbers == list(range(2, 5_002))
        assert [problem.row for problem in sheet.problems] == [9]


def test_the_first_chunk_is_as_large_as_asked(tmp_path: Path) -> None:
    """Number styles are decided from it."""
    text = "name,handle\n" + "Mina,mina\n" * 9_000
    sizes = [len(c.rows) for c in open_sheet(saved(tmp_path, text)).chunks(6_000)]
    assert sizes[0] == 6_000
    assert sum(sizes) == 9_000


@pytest.mark.parametrize(
    ("text", "headers", "first"),
    [
        ("@mina\n@luna\n", ("handle",), ("@mina",)),
        ("mina_park\nluna.kim", ("handle",), ("mina_park",)),
        ("https://tiktok.com/@mina\nhttps://x.com/luna", ("url",), None),
        ("instagram.com/mina", ("url",), ("instagram.com/mina",)),
        ("Mina Park\nLuna Kim", ("name",), ("Mina Park",)),
        ("handle\nmina", ("handle",), ("mina",)),
        ("Name\tHandle\nMina\tmina", ("Name", "Handle"), ("Mina", "mina")),
        ("Roster\nname,handle\nMina,mina", ("name", "handle"), ("Mina", "mina")),
        ("Mina\tmina@a.example\nLuna\tluna@a.example", ("name", "email"), None),
        ("@mina\tinstagram\t12k", ("handle", "platform", "column 3"), None),
    ],
)
def test_pasted_text_is_a_table_with_or_without_a_header(
    text: str, headers: tuple[str, ...], first: tuple[str, ...] | None
) -> None:
    """What people paste is mostly the bare list."""
    sheet = open_text(text)
    assert sheet.format == "paste"
    assert sheet.file == "paste"
    assert sheet.headers == headers
    if first is not None:
        assert sheet.preview[0] == first


def test_nothing_pasted_is_said() -> None:
    """Blanks, and text with NULs."""
    with pytest.raises(CannotRead, match="nothing"):
        open_text(" \n")
    with pytest.raises(CannotRead, match="NUL"):
        open_text("mina\0")


def test_half_a_character_can_be_pasted() -> None:
    """A lone surrogate is cleaned where values are read, not here."""
    assert open_text("name\n\ud83d Mina").preview == (("\ud83d Mina",),)


cells = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12
)


@example([("", "", "0"), ("\f", "", "")], ",")
@given(
    st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=30),
    st.sampled_from(",;\t|"),
)
def test_whatever_csv_writes_is_read_back(
    rows: list[tuple[str, str, str]], sign: str
) -> None:
    """Quotes, line breaks and delimiters inside cells survive."""
    kept = [list(row) for row in rows if any(cell.strip() for cell in row)]
    if not kept:
        return
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=sign, quoting=csv.QUOTE_ALL)
    writer.writerow(["name", "handle", "followers"])
    writer.writerows(rows)
    options = ReadOptions(delimiter=sign, header_row=1)
    sheet = open_text(buffer.getvalue(), options)
    told = {problem.row for problem in sheet.problems}
    read = [row for chunk in sheet.chunks() for row in chunk.rows]
    assert read == kept or told


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    """It is read, or refused in a sentence."""
    with contextlib.suppress(CannotRead):
        sheet = open_text(text)
        width = len(sheet.headers)
        assert all(len(row) == width for row in rows_of(sheet))


@given(st.text(alphabet='ab,;\t|"\n# ', max_size=80))
def test_sniffing_answers_a_candidate_or_nothing(text: str) -> None:
    """Whatever the sample."""
    assert sniff(text) in {",", ";", "\t", "|", None}
