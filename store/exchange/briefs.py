"""A brief as it goes out: as Markdown, as one HTML file, as plain text.

It speaks the language of whoever reads it, not that of the screen. What she typed is
text in all three: nothing of it acts as markup, as code, or as a formula where somebody
pastes it into a sheet.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange.atomic import atomic_path
from store.exchange.plain import lines, one_line
from store.rules.letter_words import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LANGUAGES = ("en", "ko", "es")
FORMATS = (".md", ".html", ".txt")

_SOME_YEAR = date.min
"""Beside it every day is told with its year."""
_FILE = Path(__file__).with_name("data") / "brief_words.toml"
_LISTED = ("messages", "do", "dont")
"""Parts that are a line each; the others are running text."""
_BULLET = re.compile(r"^(?:[-*\u2022\u00b7\u2013\u2014](?:\s+|$))+")
_LINK = re.compile(
    r"(https?://[^\s<>\"'`\\;{}|^\[\]]*[^\s<>\"'`\\;{}|^\[\].,:!?()*_~])", re.IGNORECASE
)
"""A web address inside a text; what ends the sentence is not part of it."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>|~&$^])")
_AT_START = re.compile(r"^([#+\-=:>]|\d+(?=[.)]))")


@dataclass(frozen=True, slots=True)
class BriefPiece:
    """A piece of content that is asked for; ``kind`` is a code, the rest is hers."""

    kind: str
    account: str = ""
    title: str = ""
    substance: str = ""
    draft_due_on: date | None = None
    live_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class BriefPage:
    """Everything a brief says; what is empty does not appear in it."""

    name: str
    made_on: date
    brand: str = ""
    product: str = ""
    landing_url: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    summary: str = ""
    messages: str = ""
    do: str = ""
    dont: str = ""
    hashtags: str = ""
    disclosure: str = ""
    pieces: tuple[BriefPiece, ...] = ()


class _Entry(NamedTuple):
    """A line of a list, and the lines that stand under it."""

    text: str
    under: tuple[str, ...] = ()


class _Part(NamedTuple):
    """A heading with a list, or with running text."""

    title: str
    entries: tuple[_Entry, ...]
    listed: bool


class _Laid(NamedTuple):
    """A brief in its order; all its texts are raw yet."""

    language: str
    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[_Part, ...]
    made: str


def write_brief(target: Path, page: BriefPage, language: str) -> None:
    """Write a brief to a file whose suffix says how; raises CannotWrite.

    A suffix that is none of `FORMATS` makes plain text.
    """
    made = {".md": as_markdown, ".html": as_html}.get(target.suffix.lower(), as_text)
    text = made(page, language)
    with atomic_path(target) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def as_markdown(page: BriefPage, language: str) -> str:
    """The brief as Markdown that shows every text as it was typed."""
    laid = _laid(page, language)
    rows = [f"# {_marked(laid.title)}", ""]
    rows += [f"- **{label}:** {_marked(value)}" for label, value in laid.facts]
    rows += [""] if laid.facts else []
    for part in laid.parts:
        rows += [f"## {part.title}", ""]
        if part.listed:
            for entry in part.entries:
                rows.append(f"- {_marked(entry.text)}")
                rows += [f"  - {_marked(line)}" for line in entry.under]
        else:
            # Two blanks at its end break a line where it was broken.
            rows += _paragraph(_marked(entry.text) for entry in part.entries)
        rows.append("")
    return "\n".join([*rows, f"*{laid.made}*", ""])


def as_html(page: BriefPage, language: str) -> str:
    """The brief as one page that asks for nothing from outside."""
    laid = _laid(page, language)
    facts = "\n".join(
        f'<dt>{escape(label)}</dt><dd dir="auto">{_anchored(value)}</dd>'
        for label, value in laid.facts
    )
    parts = "\n".join(map(_section, laid.parts))
    return _PAGE.format(
        language=laid.language,
        title=escape(laid.title),
        facts=f"<dl>\n{facts}\n</dl>" if facts else "",
        parts=parts,
        made=escape(laid.made),
        style=_STYLE,
    )


def as_text(page: BriefPage, language: str) -> str:
    """The brief as plain text for a mail or a message.

    What she typed never begins a line, so that a sheet takes none of it for a formula.
    """
    laid = _laid(page, language)
    rows = [laid.title, ""]
    rows += [f"{label}: {value}" for label, value in laid.facts]
    rows += [""] if laid.facts else []
    for part in laid.parts:
        rows.append(part.title)
        for entry in part.entries:
            sign = "• " if part.listed else "  "
            rows.append(f"{sign}{entry.text}".rstrip())
            rows += [f"    {line}" for line in entry.under]
        rows.append("")
    return "\n".join([*rows, laid.made, ""])


# What stands in it, in order


def _laid(page: BriefPage, language: str) -> _Laid:
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    words = _words()[spoken]
    parts = [_part(page, name, words) for name in ("summary", *_LISTED)]
    pieces = tuple(_piece(piece, page, spoken) for piece in _once(page.pieces))
    parts += [_part(page, name, words) for name in ("hashtags", "disclosure")]
    parts.append(_Part(words["pieces"], pieces, listed=True))
    return _Laid(
        language=spoken,
        title=f"{words['brief']}: {one_line(page.name)}",
        facts=tuple(_facts(page, spoken)),
        parts=tuple(part for part in parts if part.entries),
        made=words["made"].format(day=day(page.made_on, spoken, _SOME_YEAR)),
    )


def _part(page: BriefPage, name: str, words: dict[str, Any]) -> _Part:
    typed = lines(getattr(page, name)).strip()
    rows = [row.strip() for row in typed.split("\n")] if typed else []
    if name in _LISTED:
        rows = [bare for row in rows if (bare := _BULLET.sub("", row))]
    return _Part(words[name], tuple(map(_Entry, rows)), name in _LISTED)


def _facts(page: BriefPage, language: str) -> Iterable[tuple[str, str]]:
    words = _words()[language]
    first, last = (
        "" if on is None else day(on, language, _SOME_YEAR)
        for on in (page.starts_on, page.ends_on)
    )
    span = "between" if first and last else "since" if first else "until"
    period = words[span].format(first=first, last=last) if first or last else ""
    for name, value in (
        ("brand", page.brand),
        ("product", page.product),
        ("period", period),
        ("page", page.landing_url),
    ):
        if told := one_line(value):
            yield words[name], told


def _piece(piece: BriefPiece, page: BriefPage, language: str) -> _Entry:
    """A piece on one line, with its dates and what it is to show under it."""
    words = _words()[language]
    kind = words["kinds"].get(piece.kind, one_line(piece.kind))
    head = [kind, one_line(piece.account), one_line(piece.title)]
    dates = [
        words[name].format(day=day(on, language, page.made_on))
        for name, on in (("draft", piece.draft_due_on), ("live", piece.live_due_on))
        if on is not None
    ]
    shown = [_BULLET.sub("", row.strip()) for row in lines(piece.substance).split("\n")]
    under = (" · ".join(dates), *shown)
    return _Entry(
        " · ".join(part for part in head if part), tuple(row for row in under if row)
    )


def _once(pieces: Sequence[BriefPiece]) -> Sequence[BriefPiece]:
    """Pieces that read alike are told once."""
    return tuple(dict.fromkeys(pieces))


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


# Its three forms


def _marked(text: str) -> str:
    """A text that Markdown shows as it is; a web address in it can be pressed."""
    # An address keeps its signs: programs find one by itself, a backslash included.
    quiet = "".join(
        f"<{part}>" if place % 2 else _SIGNS.sub(r"\\\1", part)
        for place, part in enumerate(_LINK.split(text))
    )
    start = _AT_START.match(quiet)
    if start is None:
        return quiet
    sign = start[1]
    # A number is only the head of a list with the sign after it.
    at = len(sign) if sign.isdecimal() else 0
    return f"{quiet[:at]}\\{quiet[at:]}"


def _anchored(text: str) -> str:
    shown = escape(text)
    if not _LINK.fullmatch(text):
        return shown
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>'


def _paragraph(rows: Iterable[str]) -> list[str]:
    """Running text, each line broken where she broke it."""
    whole = list(rows)
    return [
        f"{row}  " if row and after else row
        for row, after in zip(whole, [*whole[1:], ""], strict=True)
    ]


def _section(part: _Part) -> str:
    head = f"<h2>{escape(part.title)}</h2>"
    if not part.listed:
        rows = "<br>\n".join(escape(entry.text) for entry in part.entries)
        return f'<section>\n{head}\n<p dir="auto">{rows}</p>\n</section>'
    rows = "\n".join(map(_item, part.entries))
    return f"<section>\n{head}\n<ul>\n{rows}\n</ul>\n</section>"


def _item(entry: _Entry) -> str:
    under = "".join(f'<li dir="auto">{escape(row)}</li>' for row in entry.under)
    below = f"<ul>{under}</ul>" if under else ""
    return f'<li dir="auto">{escape(entry.text)}{below}</li>'


_STYLE = """\
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
  max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere;
  word-break: keep-all; }
h1 { font-size: 1.6rem; line-height: 1.3; }
h2 { font-size: 1.1rem; margin: 1.8rem 0 0.4rem; }
p, ul { margin: 0.4rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dt, footer { opacity: 0.7; }
dd { margin: 0; }
footer { margin-top: 2.5rem; font-size: 0.85rem; }
@media print {
  body { margin: 0; max-width: none; }
  section { break-inside: avoid; }
}"""

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<h1 dir="auto">{title}</h1>
{facts}
{parts}
<footer>{made}</footer>
</body>
</html>
"""
