"""What to do with all the marked pieces of content at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui import format as fmt
from tui.campaign_terms import CONTENT_STATE
from tui.dialogs.act_list import ActList
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.i18n import N_, _, ngettext

__all__ = ["ContentAct", "ContentBulk", "read_days"]


@dataclass(frozen=True, slots=True)
class ContentAct:
    """What to do.

    ``kind`` is "approve", "changes", "state" (``word`` says which), "shift" (by
    ``days``, below zero for earlier), "off" or "delete".
    """

    kind: str
    word: str = ""
    days: int = 0


ACTS = {
    "shift": N_("Other days: so many later or earlier"),
    "state": N_("Put into a state"),
    "approve": N_("Approve the drafts"),
    "changes": N_("Ask for changes"),
    "off": N_("Call off"),
    "delete": N_("Delete"),
}

BY_HAND = ("briefed", "drafting", "submitted")
"""States that say nothing more than themselves: the others have a key of their own."""

_DAYS = re.compile(r"(?P<sign>[+-]?)\s*(?P<count>[0-9]{1,4})\s*(?P<unit>\w*)")
_WEEKS = frozenset({"w", "week", "weeks", "주", "주일", "sem", "semana", "semanas"})
_UNITS = frozenset({"", "d", "day", "days", "일", "día", "días", "dia", "dias"})
FARTHEST = 3_650
"""Days by which something is moved at once."""


def read_days(typed: str) -> int | None:
    """So many days later, or earlier with a minus: 3, +3, -2, 1w, -2주; else None."""
    found = _DAYS.fullmatch(typed.strip().casefold())
    if found is None or found["unit"] not in _UNITS | _WEEKS:
        return None
    days = int(found["count"]) * (7 if found["unit"] in _WEEKS else 1)
    if not 0 < days <= FARTHEST:
        return None
    return -days if found["sign"] == "-" else days


class ContentBulk(ActList["ContentAct | None"]):
    """Asks what to do with ``count`` pieces of content, then for what it needs."""

    ACTS = ACTS

    def __init__(self, count: int) -> None:
        title = ngettext("Change {count} piece", "Change {count} pieces", count)
        super().__init__(title.format(count=fmt.whole(count)))

    async def act(self, kind: str) -> ContentAct | None:
        """Ask for what it needs."""
        if kind == "state":
            return await self._state()
        return await self._shift() if kind == "shift" else ContentAct(kind)

    async def _state(self) -> ContentAct | None:
        choices = [Choice(state, _(CONTENT_STATE[state])) for state in BY_HAND]
        state = await self.app.push_screen_wait(Choose(_("Put into a state"), choices))
        return None if state is None else ContentAct("state", state)

    async def _shift(self) -> ContentAct | None:
        wrong = _("A number of days: 3, -2, or 1w.")
        typed = await self.app.push_screen_wait(
            Prompt(
                _("By how many days?"),
                detail=_("3: three days later; -2: two days earlier; 1w: a week later"),
                check=lambda text: "" if read_days(text) else wrong,
            )
        )
        days = None if typed is None else read_days(typed)
        return None if days is None else ContentAct("shift", days=days)
