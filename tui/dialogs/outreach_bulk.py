"""What to do with all the marked conversations at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import format as fmt
from tui.dialogs.act_list import ActList
from tui.dialogs.asking import Choice, Choose, Confirm
from tui.dialogs.begin import Never, choose_campaign
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

__all__ = ["OutreachAct", "OutreachBulk"]


@dataclass(frozen=True, slots=True)
class OutreachAct:
    """What to do.

    ``kind`` is "stage" or "turn" (``word`` says which), "campaign" (``campaign_id``,
    None for none), "plan" (``on``, and ``word`` or ""), "snooze" (``on``), "delete".
    """

    kind: str
    word: str = ""
    campaign_id: int | None = None
    on: date | None = None


ACTS = {
    "stage": N_("Move to a stage"),
    "plan": N_("Plan the next step"),
    "snooze": N_("Put off"),
    "turn": N_("Say whose turn it is"),
    "campaign": N_("Put into a campaign"),
    "delete": N_("Delete"),
}


class OutreachBulk(ActList["OutreachAct | None"]):
    """Asks what to do with ``count`` conversations, then for what it needs."""

    ACTS = ACTS

    def __init__(self, count: int) -> None:
        title = ngettext(
            "Change {count} conversation", "Change {count} conversations", count
        )
        super().__init__(title.format(count=fmt.whole(count)))
        self._count = count

    async def act(self, kind: str) -> OutreachAct | None:
        """Ask for what it needs."""
        asking = {
            "stage": self._stage,
            "plan": self._plan,
            "snooze": self._snooze,
            "turn": self._turn,
            "campaign": self._campaign,
            "delete": self._delete,
        }
        return await asking[kind]()

    async def _stage(self) -> OutreachAct | None:
        stages = await self.soloist.look(self.soloist.store.settings.stages)
        choices = [Choice(stage.key, fmt.stage(stage)) for stage in stages]
        key = await self.app.push_screen_wait(Choose(_("Move to"), choices))
        return None if key is None else OutreachAct("stage", key)

    async def _turn(self) -> OutreachAct | None:
        choices = [Choice(key, _(word)) for key, word in fmt.WAITING.items()]
        key = await self.app.push_screen_wait(Choose(_("Whose turn is it?"), choices))
        return None if key is None else OutreachAct("turn", key)

    async def _campaign(self) -> OutreachAct | None:
        number = await choose_campaign(self.soloist)
        if isinstance(number, Never):
            return None
        return OutreachAct("campaign", campaign_id=number)

    async def _plan(self) -> OutreachAct | None:
        from tui.dialogs.next_step import PlanDialog  # noqa: PLC0415 - when asked

        plan = await self.app.push_screen_wait(
            PlanDialog(_("Next step"), self.soloist.today())
        )
        return None if plan is None else OutreachAct("plan", plan.words, on=plan.on)

    async def _snooze(self) -> OutreachAct | None:
        from tui.dialogs.snooze import ask_until  # noqa: PLC0415 - when asked

        until = await ask_until(self.soloist, _("Put off until"))
        return None if until is None else OutreachAct("snooze", on=until)

    async def _delete(self) -> OutreachAct | None:
        question = ngettext(
            "Delete {count} conversation?", "Delete {count} conversations?", self._count
        )
        agreed = await self.app.push_screen_wait(
            Confirm(
                question.format(count=fmt.whole(self._count)),
                _("What was said stays on the people's cards. Undo brings them back."),
                yes=_("Delete"),
            )
        )
        return OutreachAct("delete") if agreed else None
