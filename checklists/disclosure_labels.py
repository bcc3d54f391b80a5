"""Labels and other phrases found in a caption that is ready to be looked at.

A label counts where it stands by itself: as a whole hashtag, in brackets, between
signs, at the start of a line. In the middle of a sentence it is a word like any other
(I saw an ad), unless the sentence as a whole says it (this is an ad).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checklists.disclosure_text import Span
from checklists.phrases import even, search_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checklists.disclosure_text import Caption, Tag
    from checklists.disclosure_words import Phrases

_KOREAN = "ko"
_BLANK = r"[^\S\n]*"
_SIGNS = re.compile("[…*#]")
_CLOSE = "-.'\u2019"
"""Signs that join two words when both touch them: ad-free, ad.example."""
_NOTHING = "(?!)"
_LONGEST_TAG = 40
_SHORT = 5
"""Labels up to this long are parts of many other words: salad, publicación."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a caption, and the hashtag that it is."""

    span: Span
    tag: Tag | None = None


def find_labels(
    caption: Caption, labels: Phrases, said: Phrases, common: Mapping[str, Phrases]
) -> list[Label]:
    """Every label of a caption in its order; phrases go by language."""
    prose = caption.prose()
    found = {
        label.span: label
        for language in {**labels, **said}
        for label in (
            *_in_tags(caption, language, labels, said, common["filler"]),
            *_standing(caption, language, labels.get(language, ()), common),
            *map(Label, _matches(prose, {language: said.get(language, ())})),
        )
    }
    return sorted(found.values(), key=lambda one: (one.span.start, -one.span.end))


def first_of(caption: Caption, phrases: Phrases) -> Span | None:
    """The first words that are one of the phrases, in the text or as a hashtag."""
    return _earliest([*_matches(caption.prose(), phrases), *_tagged(caption, phrases)])


def take_out(
    caption: Caption, phrases: Phrases, *, with_tags: bool = False
) -> Span | None:
    """Take out all words that are one of the phrases; gives the first of them.

    With ``with_tags`` a hashtag may be one of the words: not an #ad.
    """
    prose = caption.prose(with_tags=with_tags)
    spans = list(_matches(prose, phrases))
    whole = _without_blanks(phrases)
    meant = [tag for tag in caption.tags if _is_any(tag, whole)]
    caption.take_tags_out([*meant, *(caption.tags_in(spans) if with_tags else ())])
    caption.take_out(spans)
    return _earliest([*spans, *(tag.span for tag in meant)])


def swallowed(caption: Caption, labels: Phrases) -> Span | None:
    """The first hashtag that has a label as only a part of it: #BrandAd."""
    short: set[str] = set()
    long: set[str] = set()
    for language, ones in labels.items():
        for one in ones:
            word = even(one).replace(" ", "").casefold()
            keep = long if language == _KOREAN or len(word) > _SHORT else short
            keep.add(word)
    for tag in caption.tags:
        body = tag.body.replace("_", "").casefold()
        if any(word in body for word in long):
            return tag.span
        if short & set(tag.words.casefold().split()):
            return tag.span
    return None


def _in_tags(
    caption: Caption, language: str, labels: Phrases, said: Phrases, filler: Phrases
) -> Iterator[Label]:
    phrases = (*labels.get(language, ()), *said.get(language, ()))
    whole = _whole_tag(phrases, filler.get(language, ()))
    for tag in caption.tags:
        body = tag.body.replace("_", "")
        if len(body) <= _LONGEST_TAG and whole.fullmatch(body):
            yield Label(tag.span, tag)


def _standing(
    caption: Caption,
    language: str,
    labels: tuple[str, ...],
    common: Mapping[str, Phrases],
) -> Iterator[Label]:
    filler = common["filler"].get(language, ()) if language == _KOREAN else ()
    follows = common["follows"].get(language, ())
    for match in _label(labels, filler, language).finditer(caption.text):
        span = Span(*match.span())
        if _stands(caption.text, span, language, follows):
            yield Label(span)


def _matches(prose: str, phrases: Phrases) -> Iterator[Span]:
    for language, ones in phrases.items():
        for match in _pattern(ones, language).finditer(prose):
            yield Span(*match.span())


def _earliest(spans: Iterable[Span]) -> Span | None:
    return min(spans, key=lambda span: (span.start, -span.end), default=None)


def _tagged(caption: Caption, phrases: Phrases) -> Iterator[Span]:
    """Hashtags that hold one of the phrases as words of their own."""
    for tag in caption.tags:
        if any(
            _pattern(ones, language).search(tag.words)
            for language, ones in phrases.items()
        ):
            yield tag.span


def _stands(text: str, span: Span, language: str, follows: Iterable[str]) -> bool:
    """Whether a label stands by itself rather than in a sentence."""
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    before, after = (
        text[start : span.start],
        text[span.end : stop if stop >= 0 else None],
    )
    if before[-1:] in {*_CLOSE} and _is_word(before[-2:-1]):
        return False
    opens = not any(map(_is_word, before))
    if not opens and _is_word(before.rstrip()[-1:]):
        return False
    rest = after.lstrip()
    joined = after[:1] in {*_CLOSE} and _is_word(after[1:2])
    if not joined and not _is_word(rest[:1]):
        return True
    if not after[:1].isspace():
        return False
    next_word = _FIRST_WORD.match(rest)
    if next_word and next_word[0].casefold() in map(even, follows):
        return True
    return opens and (language == _KOREAN or text[span.start : span.end].isupper())


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _without_blanks(phrases: Phrases) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Phrases as they stand in hashtags: Korean ones, and all others."""
    bare = {
        language: tuple(
            even(one).replace(" ", "").casefold()
            for one in (map(_stem, ones) if language == _KOREAN else ones)
            if not _SIGNS.search(one)
        )
        for language, ones in phrases.items()
    }
    others = tuple(
        one for language, ones in bare.items() if language != _KOREAN for one in ones
    )
    return bare.get(_KOREAN, ()), others


def _stem(phrase: str) -> str:
    return phrase.removesuffix("*")


def _is_any(tag: Tag, phrases: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether a hashtag is one of the phrases; Korean ones may be part of it."""
    korean, others = phrases
    body = tag.body.replace("_", "").casefold()
    return body in others or any(one in body for one in korean)


@cache
def _pattern(phrases: tuple[str, ...], language: str) -> re.Pattern[str]:
    return search_for(phrases, language)


@cache
def _label(
    labels: tuple[str, ...], filler: tuple[str, ...], language: str
) -> re.Pattern[str]:
    """Labels as words; Korean ones with what may grow onto them."""
    pattern = search_for(labels, language)
    if not filler:
        return pattern
    more = search_for(filler, language).pattern
    # Behind a blank one syllable is likely to begin a name: 광고 글로우.
    apart = search_for([one for one in filler if len(one) > 1], language).pattern
    return re.compile(
        rf"(?:(?:{more}){_BLANK}){{0,3}}(?:{pattern.pattern})"
        rf"(?:(?:{more})|{_BLANK}(?:{apart}|{pattern.pattern})){{0,4}}",
        re.IGNORECASE,
    )


@cache
def _whole_tag(phrases: tuple[str, ...], filler: tuple[str, ...]) -> re.Pattern[str]:
    """Hashtags that are a label and nothing but what may grow onto it."""
    spelled, more = _alternatives(phrases) or _NOTHING, _alternatives(filler)
    grown = f"{spelled}|{more}" if more else spelled
    before = f"(?:{more}){{0,3}}" if more else ""
    return re.compile(f"{before}(?:{spelled})(?:{grown}){{0,4}}", re.IGNORECASE)


def _alternatives(phrases: Iterable[str]) -> str:
    bare = {
        re.escape(even(one).replace(" ", ""))
        for one in phrases
        if not _SIGNS.search(one)
    }
    return "|".join(sorted(bare, key=lambda one: (-len(one), one)))
