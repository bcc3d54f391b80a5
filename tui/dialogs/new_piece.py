"""A new piece of content, wherever one is: whose, for which campaign, then what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.content_rows import ContentLine
    from tui.app import SoloistApp


async def new_piece(
    app: SoloistApp, campaign_id: int | None, like: ContentLine | None
) -> Sequence[int]:
    """Ask for content of somebody; the numbers of what was asked for.

    In a campaign the people in it are offered, ``like`` saying who first; elsewhere
    anybody, with the campaign to go with. To be awaited in a worker.
    """
    from tui.dialogs.deliverable_form import ask_content  # noqa: PLC0415 - when asked

    if campaign_id is None:
        whom = await _anybody(app)
    else:
        whom = await _of_campaign(app, campaign_id, like)
    return () if whom is None else await ask_content(app, [whom])


async def _anybody(app: SoloistApp) -> tuple[int, int, str] | None:
    from tui.dialogs.begin import begin  # noqa: PLC0415 - when asked

    number = await begin(app, _("Whose content?"))
    if number is None:
        return None
    found = await app.look(app.store.pipeline.rows, (number,))
    return (number, found[0].influencer_id, found[0].name) if found else None


async def _of_campaign(
    app: SoloistApp, campaign_id: int, like: ContentLine | None
) -> tuple[int, int, str] | None:
    from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

    lines = await app.look(app.store.campaign_people.rows, campaign_id)
    if not lines:
        app.say(_("Nobody is in this campaign yet: add people on their tab."))
        return None
    chosen = await app.push_screen_wait(
        Choose(
            _("Whose content?"),
            [Choice(line.collaboration_id, line.name) for line in lines],
            current=None if like is None else like.collaboration_id,
        )
    )
    return next(
        (
            (line.collaboration_id, line.influencer_id, line.name)
            for line in lines
            if line.collaboration_id == chosen
        ),
        None,
    )
