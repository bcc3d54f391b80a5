"""The four parts of a brief, looked at while it is written.

Each part is there, weak or missing, with one reason; so is what each piece of content
is about. How an advertisement is labelled goes by market: words to start from, not
legal advice. The words live in ``data/brief.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checklists.evidence import Who, sentence
from checklists.facts import NOTHING, Tally
from checklists.library import read_toml, texts
from checklists.model import LANGUAGES
from checklists.phrases import even, search_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklists.model import Texts

BRIEF_STATES = ("ok", "weak", "missing")
PARTS = ("about", "messages", "limits", "formalities", "substance")
"""The four parts of a brief in order, and the substance of each piece of content."""
MARKETS = ("KR", "US", "ES", "UK", "EU")
"""The markets whose labels are known."""
MOST_MESSAGES = 3
"""More than these are not remembered."""

_FILE = Path(__file__).with_name("data") / "brief.toml"
_FULL_SUMMARY = 40
"""Columns a summary takes that names a goal, a product and an audience."""
_EXAMPLES = 3
_NEXT_MESSAGE = re.compile(r"\n|[;\uff1b]|\s[·/|]\s|\s(?=\d[.)]\s)")
_HASHTAG = re.compile(r"[#\uff03]\w")


@dataclass(frozen=True, slots=True)
class BriefText:
    """A brief as it is written; "" for what is not there yet."""

    summary: str = ""
    messages: str = ""
    do: str = ""
    dont: str = ""
    hashtags: str = ""
    disclosure_text: str = ""


@dataclass(frozen=True, slots=True)
class BriefCheck:
    """How one part stands: its state, and the reason as a code and by language."""

    part: str
    title: Texts = field(hash=False)
    state: str
    code: str
    reason: Texts = field(hash=False)

    @property
    def ok(self) -> bool:
        """Whether nothing is to be said against it."""
        return self.state == "ok"


def check_brief(
    text: BriefText, market: str | None = None, substance: Tally = NOTHING
) -> tuple[BriefCheck, ...]:
    """Look at every part of a brief, in the order of `PARTS`.

    ``market`` is a country or one of `MARKETS`; without one that is known, the labels
    of every market count. ``substance`` are the pieces of content, in order when it is
    said what they are about.
    """
    return (
        _about(text),
        _messages(text),
        _limits(text),
        _formalities(text, market),
        _substance(substance),
    )


def labels(market: str | None) -> tuple[str, ...]:
    """The words that label an advertisement in a market, the usual ones first."""
    # The first of each market or language before the second of any.
    turns = zip_longest(*(words for _, words in _labels(market)))
    return tuple(dict.fromkeys(word for turn in turns for word in turn if word))


def disclosure_text(market: str | None, language: str) -> str:
    """A disclosure text to start from; an unknown market is told as the EU's."""
    code = language[:2].lower()
    text: Texts = _words()["market"][_market(market) or "EU"]["text"]
    return text[code if code in LANGUAGES else LANGUAGES[0]]


def _about(text: BriefText) -> BriefCheck:
    if _blank(text.summary):
        return _check("about", "missing", "missing")
    if _columns(text.summary) < _FULL_SUMMARY:
        return _check("about", "weak", "thin")
    return _check("about", "ok", "ok")


def _messages(text: BriefText) -> BriefCheck:
    parts = _NEXT_MESSAGE.split(text.messages.strip())
    count = sum(not _blank(part) for part in parts)
    if not count:
        return _check("messages", "missing", "missing")
    many = count > MOST_MESSAGES
    values = {"count": count}
    return _check(
        "messages", "weak" if many else "ok", "many" if many else "ok", values
    )


def _limits(text: BriefText) -> BriefCheck:
    no_do, no_dont = _blank(text.do), _blank(text.dont)
    if no_do and no_dont:
        return _check("limits", "missing", "missing")
    if no_do or no_dont:
        return _check("limits", "weak", "no_do" if no_do else "no_dont")
    return _check("limits", "ok", "ok")


def _formalities(text: BriefText, market: str | None) -> BriefCheck:
    """The label first: hashtags are a matter of taste, the label is one of law."""
    values: dict[str, object] = {"labels": ", ".join(labels(market)[:_EXAMPLES])}
    if _blank(text.disclosure_text):
        code = "missing" if _blank(text.hashtags) else "no_disclosure"
        return _check("formalities", "missing", code, values)
    said = unicodedata.normalize("NFC", text.disclosure_text)
    if not _labelled(said, market):
        vague = _first(said, _phrases("vague"))
        code = "vague" if vague else "no_label"
        return _check("formalities", "weak", code, {**values, "words": vague})
    if _blank(text.hashtags):
        return _check("formalities", "weak", "no_hashtags")
    if not _HASHTAG.search(text.hashtags):
        return _check("formalities", "weak", "bare_hashtags")
    return _check("formalities", "ok", "ok")


def _substance(pieces: Tally) -> BriefCheck:
    values: dict[str, object] = {
        "total": pieces.total,
        "have": max(pieces.total - pieces.missing, 0),
        "missing": pieces.missing,
        "who": Who(pieces.lacking, pieces.missing, "things"),
    }
    if pieces.total <= 0:
        return _check("substance", "missing", "missing", values)
    if pieces.complete:
        return _check("substance", "ok", "ok", values)
    state = "weak" if pieces.missing < pieces.total else "missing"
    return _check("substance", state, "open", values)


def _check(
    part: str, state: str, code: str, values: Mapping[str, object] | None = None
) -> BriefCheck:
    title, says = _words()["part"][part]
    reason = {
        language: sentence(says[code][language], values or {}, language)
        for language in LANGUAGES
    }
    return BriefCheck(part, title, state, code, reason)


def _blank(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _columns(text: str) -> int:
    """How wide a text is; a Hangul syllable says about as much as two letters."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in unicodedata.normalize("NFC", " ".join(text.split()))
    )


def _labelled(said: str, market: str | None) -> bool:
    """Whether a text says what it is, in words that are not taken back."""
    said = even(said)
    for language, phrases in _phrases("denied"):
        said = _pattern(phrases, language).sub(" ", said)
    return bool(_first(said, _labels(market)))


def _first(said: str, listed: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """The first words of a text that are one of the phrases; "" for none."""
    plain = even(said)
    found = [_pattern(phrases, language).search(plain) for language, phrases in listed]
    first = min(filter(None, found), key=lambda match: match.start(), default=None)
    return said[first.start() : first.end()] if first else ""


@cache
def _pattern(phrases: tuple[str, ...], language: str) -> re.Pattern[str]:
    return search_for(phrases, language)


def _market(market: str | None) -> str | None:
    code = (market or "").strip().upper()
    known: Mapping[str, Any] = _words()["market"]
    return next((key for key in MARKETS if code in known[key]["countries"]), None)


def _labels(market: str | None) -> list[tuple[str, tuple[str, ...]]]:
    """Labels by language, of one market or of all."""
    key = _market(market)
    known: Mapping[str, Any] = _words()["market"]
    return [
        (language, tuple(phrases))
        for each in ([key] if key else MARKETS)
        for language, phrases in known[each]["labels"].items()
    ]


def _phrases(name: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(language, tuple(words)) for language, words in _words()[name].items()]


@cache
def _words() -> dict[str, Any]:
    """The data file; ``part`` by key as its title and what is said of it by code."""
    table = read_toml(_FILE)
    file = _FILE.name
    parts = {}
    for entry in table["part"]:
        key = entry["key"]
        says = {
            code: texts(entry["says"], code, file, key, every=True)
            for code in entry["says"]
        }
        parts[key] = (texts(entry, "title", file, key, every=True), says)
    for key, market in table["market"].items():
        market["text"] = texts(market, "text", file, key, every=True)
    return {**table, "part": parts}
