"""A letter arrives at one person, with the subject and the body that were written."""

from __future__ import annotations

import re
import stat
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.errors import CannotWrite, Invalid
from store.exchange.mail import (
    LONGEST_LINK,
    Letter,
    letter_file,
    mailto,
    safe_file_name,
    write_letter,
)
from store.exchange.plain import one_line

AT = datetime(2026, 3, 2, 18, 30, tzinfo=timezone(timedelta(hours=9)))
KOREAN = Letter(
    to="mina@studio.example",
    to_name="김민수 (민아 스튜디오), 대표",
    subject="3월 신제품 협업 제안드립니다: 글로우 세럼 출시 캠페인과 촬영 일정 문의",
    body="안녕하세요, 민수님!\n\n영상 잘 봤어요 👩‍👩‍👧\nFrom 서울\n. \n감사합니다.\n",
    sender="me@brand.example",
)
HEADERS = ["To", "Subject", "Date", "X-Unsent"]
HEADERS += ["Content-Type", "Content-Transfer-Encoding", "MIME-Version"]


def read(content: bytes) -> EmailMessage:
    """Read a letter as another program would."""
    return message_from_bytes(content, policy=policy.default)


def subject_of(letter: Letter) -> str:
    """The subject as it is read on the other side."""
    header = read(letter_file(letter, at=AT))["Subject"]
    assert not header.defects
    return str(header)


def recipients(message: EmailMessage) -> list[tuple[str, str]]:
    """Whom a letter would go to: names and addresses."""
    header = message["To"]
    assert not header.defects
    return [(each.display_name, each.addr_spec) for each in header.addresses]


def name_of(content: bytes) -> str:
    """The name in front of the address.

    Some Pythons put a blank between the parts of a long name, against the format;
    their older reader does not.
    """
    raw = message_from_bytes(content, policy=policy.compat32)["To"]
    return str(make_header(decode_header(parseaddr(raw)[0])))


def test_a_korean_letter_is_read_as_it_was_written() -> None:
    """Subject, name, address and every line of the body, as a draft of hers."""
    message = read(letter_file(KOREAN, at=AT))
    assert str(message["Subject"]) == KOREAN.subject
    assert recipients(message) == [(KOREAN.to_name, KOREAN.to)]
    assert message["From"] == "me@brand.example"
    assert message["Date"] == "Mon, 02 Mar 2026 18:30:00 +0900"
    assert message["X-Unsent"] == "1"
    assert message.get_content().replace("\r\n", "\n") == KOREAN.body
    assert not message.defects


def test_a_file_has_mail_lines_only() -> None:
    """CR LF everywhere, 78 characters at most, nothing but ASCII."""
    content = letter_file(KOREAN, at=AT)
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 78


def test_a_plain_letter_is_readable_without_a_mail_program() -> None:
    """Simple words stand in the headers as they are."""
    letter = Letter("mina@studio.example", "Re: Spring drop, 2 reels?", "", "Mina Park")
    content = letter_file(letter, at=AT)
    assert b"To: Mina Park <mina@studio.example>\r\n" in content
    assert b"Subject: Re: Spring drop, 2 reels?\r\n" in content
    assert b"From:" not in content


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\x85", "\u2028", "\x00", "\x0b"])
def test_a_break_cannot_make_a_second_header(sign: str) -> None:
    """It is one space, in the subject and in the name."""
    letter = Letter(
        "mina@studio.example",
        f"Hello{sign}Bcc: evil@mail.example",
        "",
        f"Mina{sign}{sign}Bcc: evil@mail.example",
    )
    message = read(letter_file(letter, at=AT))
    assert message.keys() == HEADERS
    assert message["Subject"] == "Hello Bcc: evil@mail.example"
    assert recipients(message) == [("Mina Bcc: evil@mail.example", letter.to)]


def test_what_looks_encoded_is_a_text_too() -> None:
    """Some readers would find a line break in it."""
    trick = "=?utf-8?q?Hi=0D=0ABcc:_evil@mail.example?="
    letter = Letter("mina@studio.example", trick, "", trick)
    content = letter_file(letter, at=AT)
    assert trick.encode() not in content
    assert subject_of(letter) == trick
    assert recipients(read(content)) == [(trick, letter.to)]


NO_ADDRESS = [
    "mina",
    "@mail.example",
    "mina@",
    "mina@localhost",
    "a@b.example, evil@x.example",
    "a@b.example;evil@x.example",
    "a@b.example evil@x.example",
    "a@b.example?bcc=evil@x.example",
    "a@b.example&bcc=evil@x.example",
    "a@b.example%0Abcc:evil@x.example",
    "a@b.example\nBcc: evil@x.example",
    "a@b.example\r",
    "a@b.example\0",
    "a@b@c.example",
    "Mina <a@b.example>",
    "<a@b.example>",
    "mailto:a@b.example",
    '"a b"@c.example',
    "a@[127.0.0.1]",
    " a@b.example",
    "a@b.example ",
    "-x@b.example",
    "a@b..example",
    "a@straße.example",  # would become another domain, strasse
    "a@\uff42.example",
    f"a@{'김' * 60}.example",
    f"{'a' * 65}@b.example",
]


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_an_address_that_is_not_exactly_one_is_refused(address: str) -> None:
    """Whatever it is put into; for her own address as well."""
    other = "me@brand.example"
    for letter in (Letter(address, "", ""), Letter(other, "", "", sender=address)):
        with pytest.raises(Invalid, match="is not exactly one plain") as refusal:
            letter_file(letter, at=AT)
        assert address in str(refusal.value)
    with pytest.raises(Invalid):
        mailto(Letter(address, "", ""))


def test_other_addresses_are_refused_for_their_own_reason() -> None:
    """None at all, and one that half of the mail programs would not take."""
    with pytest.raises(Invalid, match="needs an e-mail address"):
        letter_file(Letter("", "", ""), at=AT)
    with pytest.raises(Invalid, match=r"민수@studio\.example has letters before the @"):
        letter_file(Letter("민수@studio.example", "", ""), at=AT)


def test_a_domain_in_other_letters_is_written_as_servers_know_it() -> None:
    """The mail programs show it in its own letters again."""
    letter = Letter("mina@스튜디오.example", "", "", "Mina")
    assert b"<mina@xn--2z1b50x3uc0yr.example>" in letter_file(letter, at=AT)
    assert mailto(letter) == "mailto:mina@xn--2z1b50x3uc0yr.example"


def test_a_time_without_its_zone_is_a_mistake() -> None:
    """A letter's date is a moment."""
    with pytest.raises(ValueError, match="zone"):
        letter_file(KOREAN, at=AT.replace(tzinfo=None))


def test_a_link_opens_the_same_letter() -> None:
    """Spaces, signs, Hangul and line ends are encoded; the plus of an address too."""
    letter = Letter("mina+pr@studio.example", "반가워요 & 1+1?", "첫 줄\n둘째 줄 #1")
    link = mailto(letter)
    assert link is not None
    assert link.startswith("mailto:mina%2Bpr@studio.example?subject=")
    assert "%0D%0A" in link
    assert link.isascii()
    assert not set(link) & set(' +"<>')
    parts = urlsplit(link)
    assert unquote(parts.path) == letter.to
    assert parse_qs(parts.query) == {
        "subject": [letter.subject],
        "body": ["첫 줄\r\n둘째 줄 #1"],
    }
    assert not parts.fragment


def test_a_long_letter_has_no_link() -> None:
    """Mail programs cut long links short; a Hangul letter takes nine characters."""
    start = len(mailto(Letter("mina@studio.example", "", "a")) or "") - 1
    fits = Letter("mina@studio.example", "", "a" * (LONGEST_LINK - start))
    assert len(mailto(fits) or "") == LONGEST_LINK
    assert mailto(Letter("mina@studio.example", "", fits.body + "a")) is None
    assert mailto(Letter("mina@studio.example", "", "가" * 200)) is None


def test_a_letter_is_written_for_her_alone(tmp_path: Path) -> None:
    """0600, and never through a link."""
    path = tmp_path / safe_file_name("Mina/Park: 3월 제안", ".eml")
    write_letter(path, KOREAN, AT)
    write_letter(path, KOREAN, AT)
    assert list(tmp_path.iterdir()) == [tmp_path / "Mina_Park_3월_제안.eml"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == letter_file(KOREAN, at=AT)
    link = tmp_path / "link.eml"
    link.symlink_to(path)
    with pytest.raises(CannotWrite):
        write_letter(link, Letter("mina@studio.example", "", ""), AT)
    assert path.read_bytes() == letter_file(KOREAN, at=AT)


def test_a_refused_letter_leaves_the_old_file(tmp_path: Path) -> None:
    """The address is looked at before anything is opened."""
    path = tmp_path / "letter.eml"
    path.write_text("the old one")
    with pytest.raises(Invalid):
        write_letter(path, Letter("a@b.example,c@d.example", "", ""), AT)
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('\r\n\0\x1b\x85\u2028 \t"<>,;:()@\\=?_&%'),
        st.sampled_from("김민수가각👩\u200d👧\ufe0f\u202e\ud800"),
    ),
    max_size=120,
)


@given(HOSTILE, HOSTILE, HOSTILE)
@example("가" * 120, "나" * 120, "다" * 120)
@example("=?utf-8?b?", "?=", "")
@example("", ".", "")
@example("a  b", "a  b", "a  b")
def test_no_text_breaks_out_of_its_place(subject: str, name: str, body: str) -> None:
    """One reader, one subject, no header but ours, every line ended as mail ends it."""
    letter = Letter("mina@studio.example", subject, body, name)
    content = letter_file(letter, at=AT)
    message = read(content)
    assert message.keys() == HEADERS
    assert not message.defects
    assert [address for _name, address in recipients(message)] == [letter.to]
    assert name_of(content) == re.sub(" +", " ", one_line(name))
    assert subject_of(letter) == one_line(subject)
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    link = mailto(letter)
    if link is not None:
        assert link.isascii()
        assert link.isprintable()
        parts = urlsplit(link)
        assert parts.path == letter.to
        assert set(parse_qs(parts.query)) <= {"subject", "body"}


@given(st.text())
@example("../../x")
@example("CON")
@example("-rf")
@example("김" * 200)
def test_any_words_make_a_file_name(words: str) -> None:
    """One component, not an option, not a device, and its suffix is always there."""
    name = safe_file_name(words, ".eml")
    assert Path(name).name == name
    assert name.endswith(".eml")
    assert len(name) > 4
    assert name[0] not in ".-~"
    assert len(name.encode()) <= 255


def test_a_letter_in_utc_says_so() -> None:
    """The moment keeps the zone it was given in."""
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert read(letter_file(KOREAN, at=at))["Date"].endswith("+0000")
