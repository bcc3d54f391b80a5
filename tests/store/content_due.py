"""Lines of the day that content makes due, and short ways to come to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.deliverables import DeliverableDraft
from store.rights import RightDraft
from tests.store.agreed_desk import SIGNED
from tests.store.rights_desk import DAY, MONDAY, Kept

if TYPE_CHECKING:
    from datetime import date

    from store.agenda import DueItem

END = MONDAY + 100 * DAY
"""The last day of a right."""


def due(desk: Kept, source: str, today: date) -> list[DueItem]:
    """The lines of a day that come from one source."""
    return [line for line in desk.of.due(today) if line.source == source]


def only(desk: Kept, source: str, today: date) -> DueItem:
    """The one line of a source on a day."""
    (line,) = due(desk, source, today)
    return line


def why(line: DueItem) -> str:
    """Its reason."""
    return line.reason.template.format(**line.reason.detail)


def submitted(desk: Kept, title: str = "Morning", *, name: str = "Mina") -> int:
    """A reel whose draft came on Monday."""
    talk = desk.of.agreed(name)
    desk.of.contracts.save(talk, SIGNED, today=MONDAY)
    draft = DeliverableDraft("reel", title)
    (number,) = desk.of.deliverables.add([talk], draft, today=MONDAY - 9 * DAY)
    desk.of.deliverables.move([number], "submitted", today=MONDAY)
    return number


def right(desk: Kept, layer: str = "paid", ends: date = END) -> int:
    """A right of Mina's that ends on a day."""
    talk = desk.of.agreed()
    desk.of.contracts.save(talk, SIGNED, today=MONDAY)
    draft = RightDraft(layer, starts_on=MONDAY - 300 * DAY, ends_on=ends)
    return desk.rights.add([talk], draft, today=MONDAY - 200 * DAY)[0]


def look(desk: Kept, number: int, on: date, *, labelled: bool = True) -> None:
    """A later look at a post that is still up."""
    desk.of.live_checks.answer([number], live=True, labelled=labelled, today=on)
