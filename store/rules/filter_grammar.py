"""The signs of the filter language: what parts words, what quotes them."""

from __future__ import annotations

import re

FIELD = re.compile(
    r"(?P<name>[^\W\d_][\w-]*)(?:[:\uff1a]\s*|\s*(?P<op>>=|<=|[<>=\u2264\u2265])\s*)"
)
"""A name and the operator after it; spaces may stand around all but a colon."""

QUOTED = re.compile(
    r'"(?P<plain>(?:[^"\\]|\\.|\\\Z)*)(?:"|\Z)|\u201c(?P<curly>[^\u201d]*)(?:\u201d|\Z)',
    re.DOTALL,
)
"""A quotation; one that is still open ends with the text."""

_OPERATORS = {None: ":", "=": ":", "\u2264": "<=", "\u2265": ">="}
_ESCAPE = re.compile(r'\\(["\\])')
_SAFE_WORD = re.compile(r"[^\W_][\w.@+-]*")
_SAFE_VALUE = re.compile(r'[^\s,"\u201c\u201d]+')


def operator(head: re.Match[str]) -> str:
    """The operator of a FIELD match, as one of ``: > >= < <=``."""
    return _OPERATORS.get(head["op"], head["op"])


def unquoted(quotation: re.Match[str]) -> str:
    """What a QUOTED match says."""
    if quotation["curly"] is not None:
        return str(quotation["curly"])
    return _ESCAPE.sub(r"\1", quotation["plain"])


def word_as_typed(word: str) -> str:
    """A bare word, in quotes where it would be read as something else."""
    return word if _SAFE_WORD.fullmatch(word) else _in_quotes(word)


def value_as_typed(value: str) -> str:
    """A value of a field, in quotes where it would be read as something else."""
    return value if _SAFE_VALUE.fullmatch(value) else _in_quotes(value)


def _in_quotes(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
