"""What is decided of somebody beside what came of the work, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dialogs.asking import Prompt
from tui.dialogs.retro_form import Decision, ask_decision
from tui.i18n import _
from tui.widgets.conversation_view import DECISION

if TYPE_CHECKING:
    from store.result_ranking import RankRow
    from tui.app import SoloistApp


async def decide_on(app: SoloistApp, row: RankRow, decision: str = "") -> str:
    """Ask what is decided and why, and keep it; what to say of it, or "".

    With a ``decision`` only the reason is asked for. To be awaited in a worker.
    """
    reason = row.decision_reason or ""
    wanted: Decision | None
    if decision:
        wanted = await _why(app, row, decision, reason)
    else:
        wanted = await ask_decision(app, row.name, row.decision, reason)
    if wanted is None:
        return ""
    said = []
    with app.refusals_shown():
        talks = [row.collaboration_id]
        decide = app.store.campaigns.decide
        await app.ask(decide, talks, wanted.decision, wanted.reason)
        said.append(_said(row.name, wanted.decision))
    return "".join(said)


def _said(name: str, decision: str | None) -> str:
    if decision is None:
        return _("{name}: nothing is decided. u takes it back.").format(name=name)
    return _("{name}: {decision}. u takes it back.").format(
        name=name, decision=_(DECISION[decision])
    )


async def _why(
    app: SoloistApp, row: RankRow, decision: str, reason: str
) -> Decision | None:
    """Ask for the reason, which only going on as before can do without."""

    def wrong(text: str) -> str:
        if text or decision == "renew":
            return ""
        return _("A reason is needed for this.")

    why = await app.push_screen_wait(
        Prompt(
            f"{_(DECISION[decision])}: {row.name}",
            value=reason if decision == row.decision else "",
            detail=_("Why? In a few words that still make sense in half a year."),
            check=wrong,
        )
    )
    return None if why is None else Decision(decision, why)
