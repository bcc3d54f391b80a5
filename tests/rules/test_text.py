"""Names, handles, telephone numbers and addresses as they come in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.text import (
    clean,
    clean_column,
    email_key,
    find_control,
    fold,
    fold_column,
    initials,
    is_initials,
    looks_like_email,
    narrow,
    phone_key,
)


def wide(text: str) -> str:
    """Write in full-width letters and digits, as Korean and Japanese keyboards can."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "김민수ㄱㅄ가각나 \ufeff\u0301\u0345ΐᾳ\uff21\uff11\uff20@.0129+-()\n\x1f"
        ),
    ),
    max_size=40,
)


def test_what_is_kept_is_composed_and_trimmed_and_otherwise_as_typed() -> None:
    """A name from a Mac and one from Windows are the same name."""
    decomposed = unicodedata.normalize("NFD", "김민수 é")
    assert clean(f"\ufeff \u00a0{decomposed}\n") == "김민수 é"
    family = "👩\u200d👧 \u2066Mina\u2069"
    assert clean(family) == family


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", None),
        ("two\nlines\tand a tab", None),
        ("김민수 👩\u200d👧 \u202e", None),
        ("nul\x00", "\x00"),
        ("\x1b]0;title", "\x1b"),
        ("back\x7f", "\x7f"),
        ("c1\x9b", "\x9b"),
        ("half \ud83d", "\ud83d"),
        ("old mac\r", "\r"),
    ],
)
def test_a_forbidden_character_is_found(text: str, found: str | None) -> None:
    """Terminal codes and broken letters are told about, never dropped in silence."""
    assert find_control(text) == found


def test_cleaning_hides_no_control() -> None:
    """What Python calls whitespace is not all whitespace to a reader."""
    assert find_control(clean("name\x1c")) == "\x1c"
    assert find_control(clean_column(["a", "name\x85"])[1]) == "\x85"


def test_one_decomposed_name_composes_its_column() -> None:
    """A file from a Mac, or one that begins with a byte order mark."""
    names = [unicodedata.normalize("NFD", "김민수"), "박지은 "]
    assert clean_column(names) == ["김민수", "박지은"]
    assert clean_column(["\ufeffname", " 박지은"]) == ["name", "박지은"]
    assert fold_column(["a\x1fB", "C"]) == ["a\x1fb", "c"]
    assert clean_column([]) == fold_column([]) == []


def test_folding_forgets_case_and_width_and_nothing_else() -> None:
    """A full-width Mina is mina, but Éva is not Eva."""
    assert fold(f"{wide('Mina')}\u3000{wide('12')}") == "mina 12"
    assert fold("STRASSE") == fold("Straße")
    assert fold("Éva") != fold("Eva")
    assert fold("김") == fold(unicodedata.normalize("NFD", "김"))
    assert narrow(f"\uffe6{wide('1,000')}") == "₩1,000"


@given(ANY_TEXT)
def test_cleaning_and_folding_twice_changes_nothing_more(text: str) -> None:
    """Keys can be made from what is stored as well as from what was typed."""
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.lists(ANY_TEXT, max_size=8))
def test_a_column_is_what_its_values_are(values: list[str]) -> None:
    """The quick way over a column gives what the single way gives."""
    assert clean_column(values) == [clean(value) for value in values]
    assert fold_column(values) == [fold(value) for value in values]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("김민수", "ㄱㅁㅅ"),
        ("김 민수 🌸", "ㄱㅁㅅ"),
        (unicodedata.normalize("NFD", "까꿍"), "ㄲㄲ"),
        ("\u1100\u1106", "ㄱㅁ"),
        ("Mina 박", "minaㅂ"),
        ("하나\n둘", "ㅎㄴ\nㄷ"),
        ("ㄳ", "ㄱㅅ"),
        ("ㅄ", "ㅂㅅ"),
        ("", ""),
    ],
)
def test_initials_find_a_korean_name(name: str, found: str) -> None:
    """ㄱㅁㅅ is how a Korean types 김민수 in a hurry."""
    assert initials(name) == found


def test_every_syllable_begins_with_its_own_consonant() -> None:
    """All 11,172 of them, doubled consonants included."""
    for code in range(ord("가"), ord("힣") + 1):
        lead = unicodedata.normalize("NFD", chr(code))[0]
        name = unicodedata.name(lead).removeprefix("HANGUL CHOSEONG ")
        assert unicodedata.name(initials(chr(code))) == f"HANGUL LETTER {name}"


def test_only_consonants_are_a_search_by_initials() -> None:
    """A vowel or a syllable makes it an ordinary search."""
    assert is_initials("ㄱㅁㅅ")
    assert is_initials("ㄲ")
    assert is_initials("ㄳ")
    for query in ("", "ㅏ", "김", "ㄱ ㅁ", "k"):
        assert not is_initials(query)


@pytest.mark.parametrize(
    "text",
    [
        "010-1234-5678",
        "010 1234 5678",
        "(010) 1234.5678",
        "+82 10-1234-5678",
        "+82 (0)10 1234 5678",
        "0082 10 1234 5678",
        "82-10-1234-5678",
        "Tel. +82-10-1234-5678",
        "1012345678",
        wide("010-1234-5678"),
    ],
)
def test_one_mobile_number_however_it_is_written(text: str) -> None:
    """The country code, and the 0 that a spreadsheet ate, make no other person."""
    assert phone_key(text) == "01012345678"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("+82 2 123 4567", "021234567"),
        ("+34 612 345 678", "34612345678"),
        ("0034 612 345 678", "34612345678"),
        ("612 345 678", "612345678"),
        ("82 12 34 56", "82123456"),
        ("12345", ""),
        ("DM only", ""),
        ("8.21012E+11", ""),
        ("010-1234-5678 / 010-9999-8888", ""),
    ],
)
def test_other_numbers_keep_their_digits(text: str, key: str) -> None:
    """What is no single telephone number matches nobody."""
    assert phone_key(text) == key


@pytest.mark.parametrize(
    "text",
    ["mina@glow.kr", "m.park+ads@mail.example.co.kr", "민수@한국.한국", "x_1@a-b.io"],
)
def test_a_plain_address_is_an_address(text: str) -> None:
    """And is the same one in capitals."""
    assert looks_like_email(text)
    assert email_key(f" {text.upper()} ") == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mina",
        "@mina",
        "mina@",
        "mina@glow",
        "a@b@c.kr",
        "a@b.kr, evil@x.kr",
        "a@b.kr;evil@x.kr",
        "a@b.kr?bcc=evil@x.kr",
        "a&bcc=evil@x.kr",
        "a@b.kr\r\nBcc: evil@x.kr",
        "a@b.kr\n",
        "a%0abcc@b.kr",
        "Mina <a@b.kr>",
        '"a b"@b.kr',
        "a b@c.kr",
        "-rf@b.kr",
        ".a@b.kr",
        "a..b@c.kr",
        "a@-b.kr",
        "a@b..kr",
        "a@b.kr\x00",
        f"{'a' * 65}@b.kr",
        f"a@{'b' * 260}.kr",
    ],
)
def test_anything_more_than_an_address_is_none(text: str) -> None:
    """A list, a header in disguise, a half: none of them is mailed or matched."""
    assert not looks_like_email(text)


def test_no_address_matches_nobody() -> None:
    """Two people without an address are not the same person."""
    assert email_key("none") == ""


@given(ANY_TEXT)
def test_any_text_can_be_asked_about(text: str) -> None:
    """No name that somebody typed breaks a search."""
    assert phone_key(text).isdigit() or phone_key(text) == ""
    assert email_key(text) == email_key(clean(text))
    assert is_initials(text) in {True, False}
    assert initials(initials(text)) == initials(text)
    found = find_control(text)
    assert found is None or found in text
