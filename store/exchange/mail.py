"""Letters for her mail program: a draft as a file (.eml), or a ``mailto:`` link.

Nothing is sent from here. A letter goes to exactly one plain address, and nothing in a
name, a subject or a body can add a header or another reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from store.errors import Invalid
from store.exchange.atomic import atomic_path, safe_name
from store.exchange.plain import lines, one_line
from store.rules.text import looks_like_email
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import datetime
    from email.policy import EmailPolicy
    from pathlib import Path

LONGEST_LINK = 1_800
"""Characters of a ``mailto:`` link that every mail program takes."""

_SUBJECT = re.compile(r"(?!.*=\?)[ -~]{0,68}")
_NAME = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""What stands in a header as typed: no mail program reads it as anything else."""

_LONGEST_NAME = 50
_BLANKS = re.compile(" +")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person, not sent yet."""

    to: str
    """One plain e-mail address."""
    subject: str
    body: str
    to_name: str = ""
    sender: str = ""
    """Her own address; "" leaves it to the mail program."""


class _Line(str):
    """A header that is ready as it is: the library would read it anew, and change it.

    The library's headers take apart what looks encoded in a subject, and lose it.
    """

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str, value: str) -> Self:
        line = super().__new__(cls, value)
        line.name = name
        return line

    def fold(self, *, policy: EmailPolicy) -> str:
        """Give the header as it stands in the file."""
        return f"{self.name}: {self}{policy.linesep}"


def letter_file(letter: Letter, *, at: datetime) -> bytes:
    """Make the file of a letter, which mail programs open as a draft to be sent.

    ``at`` has a time zone. Raises ``Invalid`` for an address that is not exactly one.
    """
    if at.tzinfo is None:
        raise ValueError("a letter's time needs its zone")
    message = EmailMessage(policy=policy.SMTP)
    if letter.sender:
        message["From"] = _Line("From", _address(letter.sender))
    message["To"] = _Line("To", _recipient(letter))
    message["Subject"] = _Line("Subject", _subject(letter))
    message["Date"] = format_datetime(at)
    message["X-Unsent"] = "1"
    # Anything else keeps neither blanks at the ends of lines nor long lines for sure.
    message.set_content(lines(letter.body), cte="base64")
    return message.as_bytes()


def write_letter(path: Path, letter: Letter, at: datetime) -> None:
    """Write the file of a letter whole or not at all.

    Raises ``Invalid`` for an address that is not exactly one, and ``CannotWrite``.
    """
    content = letter_file(letter, at=at)
    with atomic_path(path) as part:
        part.write_bytes(content)


def mailto(letter: Letter) -> str | None:
    """Make a link that opens a new letter; None when it is longer than links may be.

    Raises ``Invalid`` for an address that is not exactly one.
    """
    fields = {
        "subject": one_line(letter.subject),
        "body": lines(letter.body).replace("\n", "\r\n"),
    }
    asked = "&".join(
        f"{name}={quote(text, safe='')}" for name, text in fields.items() if text
    )
    link = f"mailto:{quote(_address(letter.to), safe='@')}{'?' if asked else ''}{asked}"
    return link if len(link) <= LONGEST_LINK else None


def safe_file_name(words: str, suffix: str) -> str:
    """Make a file name of any words: one component of a path, ending in ``suffix``."""
    return f"{safe_name(words)}{suffix}"


def _subject(letter: Letter) -> str:
    subject = one_line(letter.subject)
    return subject if _SUBJECT.fullmatch(subject) else _encoded("Subject", subject)


def _recipient(letter: Letter) -> str:
    address = _address(letter.to)
    # A reader makes one blank of many in a name, however they are written.
    name = _BLANKS.sub(" ", one_line(letter.to_name))
    if not name:
        return address
    if len(name) <= _LONGEST_NAME and _NAME.fullmatch(name):
        return f"{name} <{address}>"
    return f"{_encoded('To', name)}\r\n <{address}>"


def _encoded(header: str, text: str) -> str:
    """Give words as a header takes them, on lines of at most 76 characters."""
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _address(text: str) -> str:
    """Give one plain address in ASCII, or refuse it."""
    if not text:
        raise Invalid(N_("A letter needs an e-mail address to go to."))
    local, _, domain = text.partition("@")
    if not looks_like_email(text) or not (domain := _in_ascii(domain)):
        raise Invalid(
            N_("{address} is not exactly one plain e-mail address."), address=text
        )
    if not local.isascii():
        raise Invalid(
            N_("{address} has letters before the @ that not every mail program takes."),
            address=text,
        )
    return f"{local}@{domain}"


def _in_ascii(domain: str) -> str:
    """Give a domain as mail servers know it; "" for one that would become another."""
    if domain.isascii():
        return domain
    try:
        plain = domain.encode("idna")
        return plain.decode() if plain.decode("idna") == domain.lower() else ""
    except UnicodeError:
        return ""
