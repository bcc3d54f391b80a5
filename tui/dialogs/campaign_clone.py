"""A campaign like another one: what it is called, and whether its people come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import StoreError
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from store.campaign_list import CampaignLine
    from tui.app import SoloistApp


async def clone_campaign(app: SoloistApp, line: CampaignLine) -> int | None:
    """Ask and make the campaign; its number, None for never mind.

    To be awaited in a worker.
    """
    name = await app.push_screen_wait(
        Prompt(
            _("A campaign like {name}").format(name=line.name),
            value=_("{name} again").format(name=line.name),
            detail=_(
                "Frame, brief and goals come along. Dates, marks, spending and what was"
                " learned do not."
            ),
            check=lambda text: "" if text else _("Give it a name."),
        )
    )
    if name is None:
        return None
    people: bool | None = False
    if line.people:
        people = await app.push_screen_wait(_who(line.people))
    if people is None:
        return None
    try:
        clone = app.store.campaigns.clone
        return await app.ask(clone, line.id, name, with_people=people)
    except StoreError as refusal:
        app.refuse(refusal)
        return None


def _who(count: int) -> Choose[bool]:
    """Whether those who were in it are candidates for the new one."""
    with_them = ngettext(
        "with its {count} person in the line-up",
        "with its {count} people in the line-up",
        count,
    )
    return Choose(
        _("Who comes along?"),
        [
            Choice(False, _("without people")),
            Choice(True, with_them.format(count=count)),
        ],
        current=False,
    )
