"""What was changed on one person, and when: each field before and after."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.people import BY_NAME
from tui import format as fmt
from tui.i18n import N_, _
from tui.show import show
from tui.widgets.paper import LABEL, fact, wrapped
from tui.widgets.person_words import FIGURE_TITLES, editable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.history import RecordChange

_TITLES: dict[str, str] = {
    "archived_at": N_("In the trash since"),
    "platform": N_("Platform"),
    "handle": N_("Handle"),
    "url": N_("Address"),
    "audience_country": N_("Audience"),
    "checked_on": N_("Checked"),
    "stated_rate": N_("Stated rate"),
    "value": N_("Value"),
    "kind": N_("What for"),
    "amount_minor": N_("Amount"),
    "currency": N_("Currency"),
}
"""What is stored beside the fields of the form and the figures."""

_UNTOLD = frozenset({"influencer_id", "account_id", "tag_id", "read_on", "source_id"})

SHORT = 60
"""Characters of a text before or after that are told."""


def told(changes: Sequence[RecordChange], width: int) -> list[Content]:
    """The steps, newest first, and under each what it changed."""
    if not changes:
        return [Content.styled(_("Nothing was changed yet."), LABEL)]
    lines: list[Content] = []
    for _number, group in groupby(changes, key=lambda change: change.unit.id):
        found = list(group)
        unit = found[0].unit
        step = Content.styled(show(fmt.step(unit)), "bold")
        lines += fact(fmt.moment(unit.at), step, 18, width)
        for change in found:
            if change.table == "account_reading":
                continue  # the account beside it tells the same
            for name, (before, after) in change.fields.items():
                lines += _field(name, before, after, width)
    return lines


def _field(name: str, before: object, after: object, width: int) -> list[Content]:
    title = _title(name)
    if title is None:
        return []
    line = Content.assemble(
        (f"{title}  ", LABEL),
        _said(name, before),
        (" → ", LABEL),
        _said(name, after),
    )
    return [Content("    ") + row for row in wrapped(line, width - 4)]


def _title(name: str) -> str | None:
    """The title of a column; None for one that tells nobody anything."""
    if name in _UNTOLD or name.endswith("_key"):
        return None
    if name in BY_NAME:
        return _(BY_NAME[name].title)
    return _(FIGURE_TITLES.get(name) or _TITLES.get(name) or name)


def _said(name: str, value: object) -> str:
    if value is None or value == "":
        return fmt.DASH
    if name == "archived_at":
        return fmt.moment(str(value))
    if isinstance(value, int) and name in FIGURE_TITLES:
        return fmt.whole(value)
    return show(editable(name, str(value)), SHORT)
