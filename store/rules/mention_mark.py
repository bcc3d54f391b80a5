"""What a mention without an address is known by when it comes again."""

from __future__ import annotations

import hashlib

from store.rules.text import fold


def mention_mark(
    on_day: str | None, where: str | None, author: str | None, text: str | None
) -> str:
    """The same for the same day, place, author and words, whatever their case."""
    words = "\x1f".join(fold(word or "") for word in (on_day, where, author, text))
    return hashlib.sha256(words.encode()).hexdigest()[:32]
