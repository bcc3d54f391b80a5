"""The mark on every text that a person will read, so that the catalogue finds it."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message where it is declared; it is translated at the edge."""
    return message
