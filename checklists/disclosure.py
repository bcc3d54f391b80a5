"""The caption linter: does a caption say that it is advertising, as its market asks.

It takes for granted that there is a reward, and looks at the words alone. The words
live in ``data/disclosure.toml``; docs/disclosure.md says what they go by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from checklists.brief import MARKETS
from checklists.disclosure_labels import find_labels, first_of, swallowed, take_out
from checklists.disclosure_text import prepared
from checklists.disclosure_words import FORMATS, RULES, Words, load
from checklists.evidence import sentence
from checklists.model import LANGUAGES

if TYPE_CHECKING:
    from checklists.disclosure_labels import Label
    from checklists.disclosure_text import Caption, Span
    from checklists.disclosure_words import MarketWords, Phrases, Place
    from checklists.model import Texts

__all__ = [
    "FORMATS",
    "MARKETS",
    "PLACES",
    "RULES",
    "Finding",
    "Verdict",
    "Words",
    "advice",
    "format_of",
    "lint",
    "load",
]

PLACES = ("start", "hashtag", "hidden", "buried", "late", "")
"""Where a label may stand: well, as the first hashtag, or badly; "" without one."""

_HEAP = 3
"""Hashtags that make a heap."""
_EXAMPLES = 3
_DISGUISED = "disguised"
_FORMAT_OF = {"carousel": "post", "short": "reel", "other": "post"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be said against a caption, by rule, with the words it is about.

    ``text`` is "" for something that is not there; ``reason`` goes by language.
    """

    rule: str
    text: str
    reason: Texts = field(hash=False)

    def said(self, language: str) -> str:
        """The reason in a language; English for one that is not known."""
        code = language[:2].lower()
        return self.reason[code if code in LANGUAGES else LANGUAGES[0]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a caption stands; ``ok`` only with a label and without a finding.

    ``label`` are the words of the label, also of one that stands badly; ``where`` is
    one of `PLACES`.
    """

    ok: bool
    findings: tuple[Finding, ...]
    label: str | None
    where: str


def lint(
    caption: str,
    market: str,
    format: str,  # noqa: A002 - the field's own word
    words: Words | None = None,
) -> Verdict:
    """Look at a caption for one of `MARKETS` and one of `FORMATS`.

    ``caption`` is the text as it is published; of a blog or a video the title is its
    first line. Raises ValueError for a market or a format that is not known.
    """
    words = words or load()
    own, place = _rules_of(words, market, format)
    text = prepared(caption)
    take_out(text, words.common["innocent"])
    denied = take_out(text, words.common["denied"], with_tags=True)
    conditional = take_out(text, words.common["conditional"])
    found: dict[str, Span | None] = {"negated": denied} if denied else {}
    label, problem = _best(text, own, place, words)
    if problem and label:
        found[problem] = label.span
    if label is None:
        found |= _without_label(text, market, words, conditional)
    findings = tuple(
        _finding(
            rule,
            text.words(span) if (span := found[rule]) else "",
            words.reasons[rule],
            own.labels,
            place,
        )
        for rule in RULES
        if rule in found and rule not in words.off
    )
    return Verdict(
        label is not None and not findings,
        findings,
        text.words(label.span) if label else None,
        _where(label, problem),
    )


def advice(
    market: str,
    format: str,  # noqa: A002 - the field's own word
    language: str,
    words: Words | None = None,
) -> tuple[str, ...]:
    """What no caption shows and somebody has to look at, in a language.

    Raises ValueError for a market or a format that is not known.
    """
    words = words or load()
    _rules_of(words, market, format)
    code = language[:2].lower()
    return tuple(
        one.text[code if code in LANGUAGES else LANGUAGES[0]]
        for one in words.advice
        if market in one.markets and format in one.formats
    )


def format_of(kind: str) -> str:
    """The format a kind of content is looked at as; a post for one not known."""
    return kind if kind in FORMATS else _FORMAT_OF.get(kind, "post")


def _rules_of(words: Words, market: str, form: str) -> tuple[MarketWords, Place]:
    if market not in MARKETS or form not in FORMATS:
        raise ValueError(f"no rules for {market!r} and {form!r}")
    own = words.markets[market]
    return own, words.places[own.place[form]]


def _best(
    text: Caption, own: MarketWords, place: Place, words: Words
) -> tuple[Label | None, str]:
    """The label that stands best, and the rule it breaks, or ""."""
    kept: tuple[Label | None, str] = (None, "")
    for label in find_labels(text, own.labels, own.said, words.common):
        problem = _broken(text, label, place, words.off)
        if not problem:
            return label, ""
        # A label that is only spelled badly comes nearer than one in a bad place.
        if kept[0] is None or (problem == _DISGUISED and kept[1] != _DISGUISED):
            kept = label, problem
    return kept


def _broken(text: Caption, label: Label, place: Place, off: frozenset[str]) -> str:
    """The first rule that a label breaks by where and how it stands, or ""."""
    rules = {
        "hidden": text.lines_before(label.span)[1] >= place.gap,
        "buried": _is_buried(label, place),
        "place": not _is_placed(text, label, place),
        _DISGUISED: text.is_disguised(label.span),
    }
    return next(
        (rule for rule, breaks in rules.items() if breaks and rule not in off), ""
    )


def _is_buried(label: Label, place: Place) -> bool:
    tag = label.tag
    if tag is None or tag.heap < _HEAP:
        return False
    return tag.depth > place.deepest or (tag.is_tail and tag.depth > 1)


def _is_placed(text: Caption, label: Label, place: Place) -> bool:
    if place.first and label.tag and label.tag.order == 1:
        return True
    lines, _ = text.lines_before(label.span)
    return (not place.lines or lines < place.lines) and text.distance(
        label.span
    ) <= place.most


def _where(label: Label | None, problem: str) -> str:
    if label is None:
        return ""
    if problem in {"hidden", "buried"}:
        return problem
    if problem == "place":
        return "late"
    return "hashtag" if label.tag and label.tag.order == 1 else "start"


def _without_label(
    text: Caption, market: str, words: Words, conditional: Span | None
) -> dict[str, Span | None]:
    """What comes near a label without being one, or that nothing does."""
    own = words.markets[market]
    foreign = _foreign(text, market, words)
    near = {
        "compound": swallowed(text, own.labels),
        "conditional": conditional,
        "language": foreign,
        "vague": first_of(text, own.vague),
    }
    found = {
        rule: span
        for rule, span in near.items()
        if span is not None and rule not in words.off
    }
    benefit = first_of(text, words.common["benefit"])
    return {
        **(found or {"missing": None}),
        **({"benefit": benefit} if benefit else {}),
    }


def _foreign(text: Caption, market: str, words: Words) -> Span | None:
    """The first label of another market, in a language that is not this one's.

    It is taken out: what is foreign is not vague as well.
    """
    own = words.markets[market].labels
    labels, said = (
        {
            language: tuple(
                dict.fromkeys(
                    one
                    for other in words.markets.values()
                    for one in getattr(other, kind).get(language, ())
                )
            )
            for other in words.markets.values()
            for language in getattr(other, kind)
            if language not in own
        }
        for kind in ("labels", "said")
    )
    found = find_labels(text, labels, said, words.common)
    text.take_out(label.span for label in found if label.tag is None)
    text.take_tags_out(label.tag for label in found if label.tag)
    return found[0].span if found else None


def _finding(
    rule: str, said: str, template: Texts, labels: Phrases, place: Place
) -> Finding:
    reason = {}
    for language in LANGUAGES:
        values = {
            "words": said,
            "labels": ", ".join(_examples(labels)),
            "place": place.text[language],
        }
        reason[language] = sentence(template[language], values, language)
    return Finding(rule, said, reason)


def _examples(labels: Phrases) -> list[str]:
    """A few labels, the first of each language before the second of any."""
    turns = zip_longest(*labels.values())
    return [one for turn in turns for one in turn if one][:_EXAMPLES]
