"""Encodings are decided by evidence; no name is ever brought in garbled."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import CannotRead
from store.exchange.encodings import examine, guess
from store.exchange.sheets import ReadOptions, Sheet, open_sheet

KOREAN = "이름,계정,팔로워\n김민수,minsu,1.2만\n박서연,seoyeon,3천\n"
SPANISH = "nombre,usuario,país\nJosé Núñez,jose,España\nBegoña,bego,México\n"
ASCII_ROWS = "Ann,ann,a@mail.example\n" * 3_000


def saved(folder: Path, content: bytes) -> Path:
    """Write bytes as some program would have."""
    path = folder / "roster.csv"
    path.write_bytes(content)
    return path


def last_row(sheet: Sheet) -> list[str]:
    """Read on to the last row."""
    return list(sheet.chunks())[-1].rows[-1]


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        (KOREAN, "utf-8", "utf-8"),
        (KOREAN, "utf-8-sig", "utf-8-sig"),
        (KOREAN, "utf-16", "utf-16"),
        (KOREAN, "utf-16-le", "utf-16-le"),
        (KOREAN, "utf-16-be", "utf-16-be"),
        (KOREAN, "utf-32", "utf-32"),
        (KOREAN, "cp949", "cp949"),
        (KOREAN, "euc-kr", "cp949"),
        ("name,handle\n똠방각하,ddom\n펲시,pep\n", "cp949", "cp949"),
        (SPANISH, "utf-8", "utf-8"),
        (SPANISH, "cp1252", "cp1252"),
        (SPANISH, "latin-1", "cp1252"),
        (SPANISH, "mac_roman", "mac_roman"),
        (SPANISH.upper(), "cp1252", "cp1252"),
        ("nome,conta\nConceição,c\nJoão,j\nAÇÃO,a\n", "cp1252", "cp1252"),
        ("name,notes\nAnn,“nice” \u2013 ok\nBo,it\u2019s 5€\n", "cp1252", "cp1252"),
        ("名前,アカウント\n田中さくら,s\n鈴木ひろし,h\n", "cp932", "cp932"),
    ],
)
def test_the_encoding_is_found_and_the_names_are_right(
    tmp_path: Path, text: str, written: str, found: str
) -> None:
    """As Excel, portals and old programs write them."""
    path = saved(tmp_path, text.encode(written))
    assert examine(path).encoding == found
    sheet = open_sheet(path)
    assert sheet.encoding == found
    assert sheet.headers == tuple(text.splitlines()[0].split(","))
    assert ",".join(last_row(sheet)) == text.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("김민수", "cp949"), ("이봄", "cp949"), ("Peña", "cp1252"), ("Zoë", "cp1252")],
)
def test_one_name_among_thousands_of_plain_rows(
    tmp_path: Path, name: str, encoding: str
) -> None:
    """Where statistics over the whole file see nothing."""
    text = f"name,handle,email\n{ASCII_ROWS}{name},x,x@mail.example\n"
    sheet = open_sheet(saved(tmp_path, text.encode(encoding)))
    assert sheet.encoding == encoding
    assert last_row(sheet)[0] == name


def test_a_file_of_two_encodings_is_refused_with_its_row(tmp_path: Path) -> None:
    """Any answer would garble one half."""
    content = "name,handle\n김민수,a\n".encode() + "박서연,b\n".encode("cp949")
    content += "이하늘,c\n".encode() * 4
    with pytest.raises(CannotRead, match=r"row 3.*--encoding"):
        open_sheet(saved(tmp_path, content))


def test_bytes_of_no_encoding_are_refused_with_their_row(tmp_path: Path) -> None:
    """Advice included."""
    content = b"name,handle\nMina,mina\n\x81\x8d\x8f\xff\xfe\x90\x9d\xff,x\n"
    with pytest.raises(CannotRead, match=r"row 3.*--encoding"):
        open_sheet(saved(tmp_path, content))


def test_a_korean_file_cut_in_the_middle_of_a_letter_is_refused(tmp_path: Path) -> None:
    """Cut off, not Western."""
    content = KOREAN.encode("cp949")
    cut = content.index("연".encode("cp949")) + 1
    with pytest.raises(CannotRead, match="row 3"):
        open_sheet(saved(tmp_path, content[:cut]))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("isim,hesap\nAyşe,ayse\nÇağla,c\nBar\u0131ş,b\n", "cp1254"),
        ("imię,konto\nŁukasz,l\nŻaneta,z\n", "cp1250"),
        ("Имя,логин\nЮлия,j\nЖюли,z\n", "cp1251"),
    ],
)
def test_other_code_pages_are_asked_for_and_never_guessed(
    tmp_path: Path, text: str, written: str
) -> None:
    """A wrong table gives wrong names that look like names."""
    path = saved(tmp_path, text.encode(written))
    with pytest.raises(CannotRead, match="--encoding"):
        open_sheet(path)
    sheet = open_sheet(path, ReadOptions(encoding=written))
    assert ",".join(last_row(sheet)) == text.splitlines()[-1]


def test_what_the_user_names_is_used(tmp_path: Path) -> None:
    """Even with a byte order mark in front."""
    path = saved(tmp_path, KOREAN.encode("cp949"))
    assert open_sheet(path, ReadOptions(encoding="EUC-KR")).encoding == "cp949"
    path = saved(tmp_path, KOREAN.encode("utf-8-sig"))
    sheet = open_sheet(path, ReadOptions(encoding="utf8"))
    assert sheet.headers[0] == "이름"


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "\0"])
def test_an_encoding_that_is_none_is_said(tmp_path: Path, name: str) -> None:
    """Codecs that are no text encodings included."""
    path = saved(tmp_path, b"name,handle\nMina,mina\n")
    with pytest.raises(CannotRead, match="no encoding called"):
        open_sheet(path, ReadOptions(encoding=name))


def test_a_named_encoding_that_does_not_fit_is_said(tmp_path: Path) -> None:
    """With the row where it fails."""
    path = saved(tmp_path, b"name,handle\nMina,mina\n" + "김,x\n".encode("cp949"))
    with pytest.raises(CannotRead, match=r"as utf-8: row 3"):
        open_sheet(path, ReadOptions(encoding="utf-8"))


def test_letters_cut_by_a_block_are_whole(tmp_path: Path) -> None:
    """A file is read in blocks; three-byte letters do not mind where they end."""
    text = "name,handle\n" + "김민수,minsu\n" * 300_000
    path = saved(tmp_path, text.encode())
    examined = examine(path)
    assert examined.encoding == "utf-8"
    assert examined.sha256 == hashlib.sha256(text.encode()).hexdigest()


@given(st.text(alphabet="김민수박서연이하늘봄가나다", min_size=1, max_size=8))
def test_any_korean_name_alone_is_korean(name: str) -> None:
    """Two bytes are enough."""
    assert guess(f"{name},x".encode("cp949")) == "cp949"


@given(st.binary(max_size=200))
def test_a_guess_is_always_a_codec(sample: bytes) -> None:
    """Whatever the bytes."""
    assert guess(sample) in {"utf-8", "cp949", "cp1252", "mac_roman"}
