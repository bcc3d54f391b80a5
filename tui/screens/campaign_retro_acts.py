"""What the keys of a retro do: answer, decide, part as friends, see the gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from tui.i18n import _
from tui.widgets.campaign_retro import CampaignRetro, Decided, RetroShown

if TYPE_CHECKING:
    from store import Store
    from tui.app import SoloistApp
    from tui.screens.base import DeskScreen

    class _Desk(DeskScreen[Any]):
        """The screen that these acts belong to."""

        campaign_id: int

else:
    _Desk = object

AGREED = frozenset({"agreed", "wrapped"})
"""Stages of those who are judged when a campaign is over."""


MOST = 500
"""People whose results are shown beside their decision."""


class CampaignRetroActs(_Desk):
    """Actions of the retro; each reads like the sentence it performs."""

    @property
    def retro(self) -> CampaignRetro | None:
        """The page, once it was shown."""
        try:
            return self.query_one(CampaignRetro)
        except NoMatches:
            return None

    async def load_retro(self) -> None:
        """Read the answers and the people, and show them."""
        shown = await self.soloist.look(gather, self.soloist.store, self.campaign_id)
        if (page := self.retro) is not None:
            page.shown = shown
            self.refresh_bindings()

    def decided_here(self) -> Decided | None:
        """Who is under the cursor of the retro."""
        return None if (page := self.retro) is None else page.here()

    def retro_can(self, action: str) -> bool:
        """Whether there is somebody to decide on; for ``check_action``."""
        if action in {"decide_retro", "goodbye"}:
            return self.decided_here() is not None
        return True

    @work(group="act")
    async def action_edit_retro(self) -> None:
        """Answer the four questions."""
        from tui.dialogs.retro_form import edit_retro  # noqa: PLC0415 - when asked

        with self.refusals_shown():
            card = await self.soloist.look(
                self.soloist.store.campaigns.card, self.campaign_id
            )
            await edit_retro(self.soloist, card)

    @work(group="act")
    async def action_decide_retro(self) -> None:
        """Decide on the person under the cursor; who is let go may get a goodbye."""
        if (here := self.decided_here()) is not None:
            await decide_on(self.soloist, here)

    @work(group="act")
    async def action_goodbye(self) -> None:
        """Write a goodbye to the person under the cursor."""
        if (here := self.decided_here()) is not None:
            await write_goodbye(
                self.soloist, here.line.influencer_id, here.line.collaboration_id
            )

    @work(group="act")
    async def action_gaps(self) -> None:
        """See whom the roster has too few of."""
        from tui.dialogs.roster_gaps import show_gaps  # noqa: PLC0415 - when asked

        await show_gaps(self.soloist)


async def decide_on(app: SoloistApp, one: Decided) -> None:
    """Ask what is decided of somebody and keep it; who is let go may get a goodbye."""
    from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked
    from tui.dialogs.retro_form import ask_decision  # noqa: PLC0415

    line = one.line
    with app.refusals_shown():
        wanted = await ask_decision(app, line.name, line.decision, one.reason or "")
        if wanted is None:
            return
        await app.ask(
            app.store.campaigns.decide,
            [line.collaboration_id],
            wanted.decision,
            wanted.reason,
        )
        if wanted.decision == "let_go":
            offer = Confirm(
                _("Write {name} a goodbye now?").format(name=line.name),
                _("A few warm words from the template; m does it later."),
                yes=_("Write"),
                no=_("Later"),
            )
            if await app.push_screen_wait(offer):
                await write_goodbye(app, line.influencer_id, line.collaboration_id)


async def write_goodbye(
    app: SoloistApp, influencer_id: int, collaboration_id: int
) -> bool:
    """Write to somebody from the goodbye template; True once it is marked as sent."""
    from tui.dialogs.compose import ComposeDialog  # noqa: PLC0415 - when asked
    from tui.dialogs.compose_start import gather as read  # noqa: PLC0415
    from tui.dialogs.compose_start import offered_draft  # noqa: PLC0415

    sent: bool | None = False
    with app.refusals_shown():
        writing = await app.look(
            read, app.store, influencer_id, collaboration_id, app.today()
        )
        # Whatever the stage asks for next: this time it is a goodbye.
        about = replace(writing.about, kind="goodbye")
        draft = await offered_draft(app, about)
        sent = await app.push_screen_wait(
            ComposeDialog(replace(writing, about=about), draft)
        )
    return bool(sent)


def gather(store: Store, campaign_id: int) -> RetroShown:
    """The answers of a campaign and everybody who agreed to it; raises NotFound."""
    people = [
        line for line in store.campaign_people.rows(campaign_id) if line.stage in AGREED
    ]
    # Undecided first: they are what is left to do.
    people.sort(key=lambda line: line.decision is not None)
    page = store.influencer_results.of_campaign(campaign_id, limit=MOST)
    results = {row.collaboration_id: row for row in page.rows}
    return RetroShown(
        card=store.campaigns.card(campaign_id),
        people=tuple(
            Decided(line, _reason(store, line), results.get(line.collaboration_id))
            for line in people
        ),
    )


def _reason(store: Store, line: Any) -> str | None:
    if line.decision is None:
        return None
    return store.conversations.conversation(line.collaboration_id).decision_reason
