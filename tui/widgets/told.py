"""A line that says how things stand, asked to say it at every letter that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.visual import VisualType


class Told(Static):
    """Words that change now and then.

    Saying the same again costs nothing; a plain ``Static`` would lay out the whole
    screen for it.
    """

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Say this from now on."""
        if not _is_same(content, self.content):
            super().update(content, layout=layout)


def _is_same(new: VisualType, old: VisualType) -> bool:
    """Whether two texts have the same words in the same looks."""
    if isinstance(new, Content) and isinstance(old, Content):
        return new.plain == old.plain and new.spans == old.spans
    return not new and not old
