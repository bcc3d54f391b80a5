"""Whole numbers as they are typed into a form."""

from __future__ import annotations

from store.rules.text import clean


def is_number(text: str, least: int, most: int) -> bool:
    """Whether a text is a whole number within these bounds."""
    typed = clean(text)
    is_plain = typed.isascii() and typed.isdecimal() and len(typed) < 10
    return is_plain and least <= int(typed) <= most
