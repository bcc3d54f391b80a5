"""Address cards (vCard 2.1, 3.0 and 4.0), one row each, as phones save them.

A reader of our own: the library there is fails on quoted-printable text that runs over
several lines, and cuts a name at its comma.
"""

from __future__ import annotations

import hashlib
import quopri
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from store.errors import CannotRead
from store.exchange import encodings
from store.exchange.layout import Source, in_memory
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 50 * 1024**2
JOINT = " ::: "  # how address books write several values in one cell
HEADERS = (
    *("Name", "First name", "Last name", "Nickname", "E-mail", "Phone", "Organization"),
    *("Title", "Address", "City", "Country", "URL", "Notes", "Birthday", "Labels"),
)
_DIRECT = {
    "FN": "Name",
    "NICKNAME": "Nickname",
    "EMAIL": "E-mail",
    "TEL": "Phone",
    "ORG": "Organization",
    "TITLE": "Title",
    "URL": "URL",
    "X-SOCIALPROFILE": "URL",
    "NOTE": "Notes",
    "BDAY": "Birthday",
    "CATEGORIES": "Labels",
}
_CARD = re.compile(r"\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED = re.compile(
    r"[:;]ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE[;:]", re.IGNORECASE
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def is_vcard(text: str) -> bool:
    """Whether a text begins as an address card does."""
    return bool(_CARD.match(text.lstrip("\ufeff\xef\xbb\xbf\xff\xfe")))


def open_cards(path: Path, encoding: str | None) -> Source:
    """Open a file of cards; rows are numbered by card.

    Raises ``CannotRead`` for files over 50 MB, undecodable or cut-off ones.
    """
    if path.stat().st_size > LARGEST:
        raise CannotRead(N_("{file} is larger than 50 MB."), file=path.name)
    known = encodings.examine(path, encoding)
    with path.open(encoding=known.encoding, newline="") as stream:
        source = open_cards_text(stream.read(), path.name)
    source.sha256, source.encoding = known.sha256, known.encoding
    return source


def open_cards_text(text: str, name: str) -> Source:
    """Open the cards in a text."""
    rows = [_row(card) for card in _cards(text, name)]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    used = [at for at in range(len(HEADERS)) if at == 0 or any(row[at] for row in rows)]
    return Source(
        "vcard",
        digest,
        in_memory([[row[at] for at in used] for row in rows]),
        headers=tuple(HEADERS[at] for at in used),
    )


def _cards(text: str, name: str) -> Iterator[list[tuple[str, str, str]]]:
    """Each card's properties: name, parameters, raw value."""
    card: list[tuple[str, str, str]] | None = None
    number = 0
    for line in _unfolded(text):
        left, colon, value = _cut(line)
        key, _, parameters = left.partition(";")
        key = key.rpartition(".")[2].strip().upper()
        if key == "BEGIN" and value.strip().upper() == "VCARD":
            card, number = [], number + 1
        elif key == "END" and card is not None:
            yield card
            card = None
        elif colon and card is not None:
            card.append((key, parameters.upper(), value))
    if card is not None:
        raise CannotRead(
            N_("Card {row} of {file} has no end: the file is cut off."),
            file=name,
            row=number,
        )


def _unfolded(text: str) -> Iterator[str]:
    """Whole lines: folded ones and quoted-printable's soft breaks joined."""
    waiting = ""
    soft = False
    for line in re.split(r"\r\n|\n|\r", text):
        if soft:
            waiting = waiting[:-1] + line
        elif line[:1] in {" ", "\t"} and waiting:
            waiting += line[1:]
        else:
            if waiting:
                yield waiting
            waiting = line
        soft = waiting.endswith("=") and bool(_QUOTED.search(waiting))
    if waiting:
        yield waiting


def _cut(line: str) -> tuple[str, str, str]:
    """Cut at the first colon that is not inside a quoted parameter."""
    quoted = False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _row(card: list[tuple[str, str, str]]) -> list[str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, parameters, raw in card:
        value = _decoded(parameters, raw)
        if key == "N":
            family, given, *_ = [*_parts(value), "", ""]
            found["First name"].append(given)
            found["Last name"].append(family)
        elif key == "ADR":
            _add_address(found, _parts(value))
        elif key == "ORG":
            found["Organization"].append(", ".join(filter(None, _parts(value))))
        elif key in _DIRECT:
            text = _plain(value).strip()
            text = re.sub(r"^(tel|mailto):", "", text, flags=re.IGNORECASE)
            if text not in found[_DIRECT[key]]:
                found[_DIRECT[key]].append(text)
    cells = {header: JOINT.join(filter(None, found[header])) for header in HEADERS}
    cells["Name"] = (found["Name"] or [""])[0] or _composed(cells)
    return [cells[header] for header in HEADERS]


def _add_address(found: dict[str, list[str]], parts: list[str]) -> None:
    """Post box, extended, street, city, region, code, country; the first is home."""
    parts += [""] * 7
    whole = ", ".join(part for part in parts[:7] if part)
    if whole and not found["Address"]:
        found["Address"].append(whole)
        found["City"].append(parts[3])
        found["Country"].append(parts[6])


def _composed(cells: dict[str, str]) -> str:
    """A full name from its parts, in the order its script writes them."""
    given, family = cells["First name"], cells["Last name"]
    if _EAST_ASIAN.search(family + given):
        return family + given
    return f"{given} {family}".strip() or cells["Organization"]


def _decoded(parameters: str, raw: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return raw
    # Letters that stand there unquoted come back through the same byte door.
    quoted = quopri.decodestring(raw.encode("utf-8", "surrogatepass"))
    declared = re.search(r"CHARSET=\"?([\w-]+)", parameters)
    for name in (declared[1] if declared else "utf-8", encodings.guess(quoted)):
        try:
            return quoted.decode(name).replace("\r\n", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    return quoted.decode("latin-1").replace("\r\n", "\n")


def _parts(value: str) -> list[str]:
    return [_plain(part).strip() for part in re.split(r"(?<!\\);", value)]


def _plain(value: str) -> str:
    def written(match: re.Match[str]) -> str:
        return "\n" if match[1] in "nN" else match[1]

    return _ESCAPED.sub(written, value)
