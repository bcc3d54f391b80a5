"""Beginning outreach with people who are chosen already: for which campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dialogs.begin import Never, choose_campaign, warnings
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app import SoloistApp


async def begin_with(app: SoloistApp, people: Sequence[int], whom: str) -> bool:
    """Ask for the campaign, begin with these people, and say with how many.

    ``whom`` names them in the title. Whoever has a conversation there already keeps
    it. False when somebody thinks better of it. To be awaited in a worker.
    """
    store, done = app.store, False
    with app.refusals_shown():
        campaign = await choose_campaign(
            app,
            title=_("Begin outreach: {whom}").format(whom=whom),
            detail=await warnings(app, people[0]) if len(people) == 1 else "",
        )
        if campaign is not Never.MIND:
            had = await app.look(store.conversations.begun, people, campaign)
            begun = await app.ask(
                store.outreach.start, people, campaign, today=app.today()
            )
            app.say(_told(len(begun) - had, had))
            done = True
    return done


def _told(begun: int, had: int) -> str:
    """How many were begun, and how many had one already."""
    parts = []
    if begun:
        parts.append(
            ngettext(
                "Began {count} conversation.", "Began {count} conversations.", begun
            ).format(count=begun)
        )
    if had:
        parts.append(
            ngettext(
                "{count} person had one already.",
                "{count} people had one already.",
                had,
            ).format(count=had)
        )
    return " ".join(parts)
