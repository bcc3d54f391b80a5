"""What the keys of a brief do: write it, label it, hand it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from checklists.brief import check_brief
from checklists.facts import Tally
from checklists.model import LANGUAGES
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import _
from tui.widgets.campaign_brief import (
    BriefShown,
    CampaignBrief,
    brief_text,
    language_of,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store import Store
    from store.deliverable_rows import DeliverableRow
    from tui.screens.base import DeskScreen

    class _Desk(DeskScreen[Any]):
        """The screen that these acts belong to."""

        campaign_id: int

else:
    _Desk = object


class CampaignBriefActs(_Desk):
    """Actions of the brief; each reads like the sentence it performs."""

    brief_language: str = ""
    """What the brief goes out in; "" until one was chosen."""

    @property
    def brief(self) -> CampaignBrief | None:
        """The page, once it was shown."""
        try:
            return self.query_one(CampaignBrief)
        except NoMatches:
            return None

    async def load_brief(self) -> None:
        """Read the brief, and show it."""
        shown = await self._read_brief()
        if (page := self.brief) is not None:
            page.shown = shown
            page.repaint()

    async def _read_brief(self) -> BriefShown:
        return await self.soloist.look(
            gather, self.soloist.store, self.campaign_id, self.brief_language
        )

    @work(group="act")
    async def action_edit_brief(self) -> None:
        """Write the brief in a form, from the first field that is empty."""
        from tui.dialogs.brief_form import edit_brief  # noqa: PLC0415 - when asked

        with self.refusals_shown():
            shown = await self._read_brief()
            await edit_brief(self.soloist, shown.card)

    @work(group="act")
    async def action_propose_label(self) -> None:
        """Take a label for the market of the campaign."""
        from tui.dialogs.brief_form import choose_label  # noqa: PLC0415 - when asked

        with self.refusals_shown():
            shown = await self._read_brief()
            card, now = shown.card, brief_text(shown.card, "disclosure_text")
            label = await choose_label(self.soloist, card.market, shown.language, now)
            if label is not None and label != now:
                await self.soloist.ask(
                    self.soloist.store.campaigns.save_brief,
                    card.id,
                    card.version,
                    disclosure_text=label,
                )
                self.soloist.say(_("The label is in the brief. u takes it back."))

    @work(group="act")
    async def action_copy_brief(self) -> None:
        """Copy the brief as plain text."""
        from tui.dialogs.brief_out import copy_brief  # noqa: PLC0415 - when asked

        with self.refusals_shown():
            await copy_brief(self.soloist, await self._read_brief())

    @work(group="act")
    async def action_export_brief(self) -> None:
        """Write the brief to an HTML, Markdown or text file."""
        from tui.dialogs.brief_out import save_brief  # noqa: PLC0415 - when asked

        with self.refusals_shown():
            await save_brief(self.soloist, await self._read_brief())

    @work(group="act")
    async def action_brief_language(self) -> None:
        """Let the brief go out in the next language."""
        with self.refusals_shown():
            now = (await self._read_brief()).language
            place = LANGUAGES.index(now) + 1
            self.brief_language = LANGUAGES[place % len(LANGUAGES)]
            await self.load_brief()


def gather(store: Store, campaign_id: int, language: str = "") -> BriefShown:
    """A brief, looked at, and the pieces that are owed; raises NotFound."""
    card = store.campaigns.card(campaign_id)
    pieces = tuple(
        row
        for row in store.deliverables.of_campaign(campaign_id)
        if row.state != "cancelled"
    )
    return BriefShown(
        card=card,
        checks=check_brief(texts_of(card), card.market, _substance(pieces)),
        pieces=pieces,
        language=language or language_of(card.market),
    )


def _substance(pieces: Sequence[DeliverableRow]) -> Tally:
    """How many pieces say what they are about, and which do not."""
    lacking = tuple(
        f"{row.name}: {fmt.word(CONTENT_KIND, row.kind)}"
        for row in pieces
        if not row.substance
    )
    return Tally(len(pieces), len(pieces) - len(lacking), lacking)
