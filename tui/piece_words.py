"""Pieces of content in words: what they are called, and what was done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND, CONTENT_STATE
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.deliverable_rows import DeliverableRow


def title_of(rows: Sequence[DeliverableRow]) -> str:
    """The pieces that a question or an answer is about."""
    if len(rows) == 1:
        what = rows[0].title or _(CONTENT_KIND[rows[0].kind])
        return f"{rows[0].name} · {what}"
    said = ngettext("{count} piece", "{count} pieces", len(rows))
    return said.format(count=fmt.whole(len(rows)))


def moved(rows: Sequence[DeliverableRow], state: str) -> str:
    """That pieces are in a state now."""
    return _("{name}: {state}. u takes it back.").format(
        name=title_of(rows), state=_(CONTENT_STATE[state])
    )
