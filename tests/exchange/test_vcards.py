"""Address cards of every age become rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import CannotRead
from store.exchange.sheets import open_sheet, open_text

OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=EUC-KR;ENCODING=QUOTED-PRINTABLE:"
    "=B1=E8;=B9=CE=BC=F6;;;\r\nTEL;CELL:010-1234-5678\r\nTEL;WORK;VOICE:02-555-0100\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0Asecond=0D=\r\n=0Athird\r\n"
    "PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n AAECAwQF\r\n BgcICQoL\r\n\r\nEND:VCARD\r\n"
)
PHONE = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Luna Vega\\, Ana\nN:Vega;Luna\\, Ana;;;\n"
    "item1.EMAIL;type=INTERNET;type=pref:luna@mail.example\n"
    "item1.X-ABLabel:work\nEMAIL:LUNA2@mail.example\n"
    "ADR;TYPE=HOME:;;12 Elm St\\; rear;Springfield;IL;62701;US\n"
    "ORG:Vega Studio;Social\nNICKNAME:Lu\nURL;TYPE=WORK:http\\://luna.example\n"
    'X-SOCIALPROFILE;type="insta:gram":https://instagram.com/luna.vega\n'
    "NOTE:a long note that a phone folds in the mid\n dle of a word\\nand more\n"
    "BDAY:1990-03-07\nCATEGORIES:beauty,food\nEND:VCARD\n"
)
NEW = (
    "BEGIN:VCARD\nVERSION:4.0\nFN:Bo\nTEL;VALUE=uri:tel:+1-555-0100\n"
    "EMAIL:mailto:bo@mail.example\nEND:VCARD\n"
)


def as_dicts(text: str) -> list[dict[str, str]]:
    """Read cards as header -> value."""
    sheet = open_text(text)
    rows = (row for chunk in sheet.chunks() for row in chunk.rows)
    return [dict(zip(sheet.headers, row, strict=True)) for row in rows]


def test_an_old_phones_card() -> None:
    """Version 2.1: quoted-printable over several lines, in a Korean code page."""
    (card,) = as_dicts(OLD)
    assert card["Name"] == "김민수"
    assert (card["First name"], card["Last name"]) == ("민수", "김")
    assert card["Phone"] == "010-1234-5678 ::: 02-555-0100"
    assert card["Notes"] == "first\nsecond\nthird"


def test_a_smartphones_card() -> None:
    """Version 3.0: groups, escapes, folded lines, quoted parameters."""
    (card,) = as_dicts(PHONE)
    assert card == {
        "Name": "Luna Vega, Ana",
        "First name": "Luna, Ana",
        "Last name": "Vega",
        "Nickname": "Lu",
        "E-mail": "luna@mail.example ::: LUNA2@mail.example",
        "Organization": "Vega Studio, Social",
        "Address": "12 Elm St; rear, Springfield, IL, 62701, US",
        "City": "Springfield",
        "Country": "US",
        "URL": "http://luna.example ::: https://instagram.com/luna.vega",
        "Notes": "a long note that a phone folds in the middle of a word\nand more",
        "Birthday": "1990-03-07",
        "Labels": "beauty,food",
    }


def test_many_cards_in_one_file_are_numbered_by_card(tmp_path: Path) -> None:
    """With only the columns that some card fills."""
    path = tmp_path / "contacts.vcf"
    path.write_bytes((OLD + PHONE + NEW).encode())
    sheet = open_sheet(path)
    assert (sheet.format, sheet.encoding, sheet.header_row) == ("vcard", "utf-8", 0)
    assert "Title" not in sheet.headers
    (chunk,) = sheet.chunks()
    assert chunk.numbers == [1, 2, 3]
    assert chunk.rows[2][sheet.headers.index("Phone")] == "+1-555-0100"
    assert chunk.rows[2][sheet.headers.index("E-mail")] == "bo@mail.example"


def test_a_name_is_composed_where_the_card_gives_only_its_parts() -> None:
    """In the order its script writes them; a firm has its own."""
    text = "BEGIN:VCARD\nN:{}\nORG:{}\nEND:VCARD\n"
    assert as_dicts(text.format("Park;Mina;;;", ""))[0]["Name"] == "Mina Park"
    assert as_dicts(text.format("박;미나;;;", ""))[0]["Name"] == "박미나"
    assert as_dicts(text.format(";;;;", "Glow Studio"))[0]["Name"] == "Glow Studio"


def test_cards_in_an_old_encoding_are_decoded(tmp_path: Path) -> None:
    """The whole file in CP949, with nothing declared."""
    path = tmp_path / "contacts.vcf"
    path.write_bytes("BEGIN:VCARD\nFN:김민수\nTEL:010\nEND:VCARD\n".encode("cp949"))
    assert open_sheet(path).preview == (("김민수", "010"),)


def test_a_card_that_is_cut_off_is_said(tmp_path: Path) -> None:
    """With its number."""
    path = tmp_path / "contacts.vcf"
    path.write_text(NEW + NEW.replace("END:VCARD", ""))
    with pytest.raises(CannotRead, match=r"Card 2 of contacts\.vcf has no end"):
        open_sheet(path)


@given(st.text(max_size=200))
def test_no_card_breaks_the_reader(inside: str) -> None:
    """It is read, or refused in a sentence."""
    text = f"BEGIN:VCARD\nFN:x\n{inside}\nEND:VCARD\n"
    if "\0" not in text:
        assert as_dicts(text)
