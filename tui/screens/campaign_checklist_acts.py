"""What the keys of a checklist do: say it by hand, waive, take back, go and see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from checklists.evidence import RULES, Who
from checklists.model import changes, needs_note
from store.errors import CannotRead
from store.rules.text import fold
from tui import i18n
from tui.i18n import _
from tui.widgets.campaign_checklist import CampaignChecklist, spoken

if TYPE_CHECKING:
    from datetime import date

    from checklists.model import Item, Standing
    from store import Store
    from store.campaign_card import CampaignCard
    from store.checklist import ChecklistPage
    from tui.screens.base import DeskScreen
    from tui.widgets.record_table import RecordTable

    class _Desk(DeskScreen[Any]):
        """What these acts need of the screen they belong to."""

        campaign_id: int
        tab: str

        @property
        def table(self) -> RecordTable:
            """The list of the tab in sight."""
            raise NotImplementedError

        def tell(self, text: str) -> None:
            """Say something on the line below."""

        async def show_tab(self, name: str) -> None:
            """Bring a tab to the front."""

else:
    _Desk = object

TAB = {
    "brief": "brief",
    "people": "people",
    "contracts": "people",
    "content": "content",
    "money": "money",
    "results": "results",
    "retro": "retro",
}
"""The tab on which the evidence of a place is made."""


class CampaignChecklistActs(_Desk):
    """Actions of the checklist; each reads like the sentence it performs."""

    _told: ChecklistPage | None = None
    """Where it stood when it was last read."""
    _slip = ""
    """What is wrong with a checklist of her own, in one sentence."""

    @property
    def checklist(self) -> CampaignChecklist | None:
        """The page, once it was shown."""
        try:
            return self.query_one(CampaignChecklist)
        except NoMatches:
            return None

    def show_shifts(self, page: ChecklistPage | CannotRead) -> None:
        """Say which item is open again since the last reading, on whatever tab."""
        if isinstance(page, CannotRead):
            self._told, self._slip = None, i18n.sentence(page)
            return
        self._slip = ""
        before, self._told = self._told, page
        if before is None or before.campaign_id != page.campaign_id:
            return
        now = {one.item.key: one for one in _items(page)}
        gone = [
            shift
            for shift in changes(_items(before), _items(page))
            if shift.to == "unmet" and now[shift.item.key].state == "open"
        ]
        if gone:
            said = _("{item} is open again: {evidence}").format(
                item=gone[0].item.key, evidence=gone[0].evidence
            )
            others = ", ".join(shift.item.key for shift in gone[1:])
            more = _("Also open again: {items}.").format(items=others)
            self.tell(f"{said} {more}" if others else said)

    async def load_checklist(self) -> None:
        """Show what was read with the campaign."""
        if (page := self.checklist) is not None:
            page.problem, page.page = self._slip, self._told

    def checklist_can(self, action: str) -> bool:
        """Whether the item under the cursor can come to this; for ``check_action``."""
        here = None if (page := self.checklist) is None else page.here()
        if action in {"tick", "waive"}:
            return here is not None and here.state != "met"
        if action == "unmark":
            return here is not None and here.mark is not None
        return here is not None or action not in {"go", "next_open"}

    def _item_here(self) -> Standing | None:
        return None if (page := self.checklist) is None else page.here()

    @work(group="act")
    async def action_tick(self) -> None:
        """Say that an item is done, with a note where nothing else can show it."""
        if (here := self._item_here()) is not None:
            await self._mark(here, "done")

    @work(group="act")
    async def action_waive(self) -> None:
        """Say why an item does not matter here."""
        if (here := self._item_here()) is not None:
            await self._mark(here, "waived")

    async def _mark(self, here: Standing, state: str) -> None:
        from tui.dialogs.asking import Prompt  # noqa: PLC0415 - when asked

        item, app = here.item, self.soloist
        needed = needs_note(item, state)
        why = (
            _("Say why it does not matter here.")
            if state == "waived"
            else _("Say how it was done: nothing else can show it.")
        )
        title = (
            _("Waive {item}: {text}")
            if state == "waived"
            else _("{item} is done: {text}")
        )
        detail = why if needed else _("A note on how; it may stay empty.")
        note = await app.push_screen_wait(
            Prompt(
                title.format(item=item.key, text=spoken(item.text)),
                value=here.note,
                detail=detail,
                check=lambda line: why if needed and not line else "",
            )
        )
        if note is None:
            return
        with self.refusals_shown():
            await app.ask(
                app.store.checklist.mark,
                self.campaign_id,
                item.key,
                state,
                note,
                today=app.today(),
            )
            said = (
                _("{item} is waived. u takes it back.")
                if state == "waived"
                else _("{item} is done. u takes it back.")
            )
            self.tell(said.format(item=item.key))

    @work(group="act")
    async def action_unmark(self) -> None:
        """Take back what was said of an item by hand."""
        if (here := self._item_here()) is None or here.mark is None:
            return
        with self.refusals_shown():
            app = self.soloist
            await app.ask(app.store.checklist.clear, self.campaign_id, here.item.key)
            said = _("What was said of {item} by hand is taken back.")
            self.tell(said.format(item=here.item.key))

    def action_next_open(self) -> None:
        """To the next item that is still open."""
        page = self.checklist
        if page is not None and not page.to_next_open():
            self.tell(_("Nothing is open."))

    @work(group="act")
    async def action_checklist_goals(self) -> None:
        """Say what shall be reached, in figures."""
        from tui.dialogs.targets import set_targets  # noqa: PLC0415 - when asked

        await set_targets(self.soloist, self.campaign_id)

    @work(group="go", exclusive=True)
    async def action_go(self) -> None:
        """Go to where the evidence of this item is made, to the first that lacks it."""
        if (here := self._item_here()) is None:
            return
        item, app = here.item, self.soloist
        if item.place == "overview":
            if here.state != "met":
                await self._mark(here, "done")
            return
        if item.evidence == "image_concluded":
            await self._go_to_image()
            return
        if item.evidence == "report_made" and here.state != "met":
            from tui.dialogs.report_out import make_report  # noqa: PLC0415 - when asked

            await make_report(app, self.campaign_id)
            return
        tab = TAB[item.place]
        await self.show_tab(tab)
        await self.settled()
        if tab not in {"people", "content", "results"}:
            return
        with self.refusals_shown():
            number = await app.look(
                lacking, app.store, self.campaign_id, item, tab, app.today()
            )
            if number is not None and self.tab == tab:
                self.table.go_to(number)
        if here.evidence:
            self.tell(f"{item.key}: {here.evidence}")

    async def _go_to_image(self) -> None:
        """To the figures of the brand; where only the conclusion lacks, to that."""
        from tui.dialogs.retro_form import edit_retro  # noqa: PLC0415 - when asked
        from tui.screens.results_acts import open_results  # noqa: PLC0415

        app, number = self.soloist, self.campaign_id
        with self.refusals_shown():
            says, card = await app.look(_image, app.store, number, app.today())
            if says == "open":
                await edit_retro(app, card, "image_conclusion")
            else:
                await open_results(self, "brand", number)


def _items(page: ChecklistPage) -> tuple[Standing, ...]:
    return tuple(item for one in page.checklists for item in one.items)


def _image(store: Store, campaign_id: int, today: date) -> tuple[str, CampaignCard]:
    """What the evidence of the brand's image says, and the campaign; raises NotFound.

    It says that there is none, that it is open, or that it is met.
    """
    card = store.campaigns.card(campaign_id)
    facts = store.checklist.facts([campaign_id], today)[campaign_id]
    return RULES["image_concluded"].look(facts).says, card


def lacking(
    store: Store, campaign_id: int, item: Item, tab: str, today: date
) -> int | None:
    """The first collaboration, or piece of content, that an item waits for."""
    facts = store.checklist.facts([campaign_id], today).get(campaign_id)
    if facts is None or item.evidence is None or tab == "results":
        return None
    values = RULES[item.evidence].look(facts).values.values()
    names = {fold(name) for who in values if isinstance(who, Who) for name in who.names}
    if tab == "people":
        return next(
            (
                line.collaboration_id
                for line in store.campaign_people.rows(campaign_id)
                if fold(line.name) in names
            ),
            None,
        )
    return next(
        (
            row.id
            for row in store.deliverables.of_campaign(campaign_id)
            if fold(f"{row.name}: {row.title}" if row.title else row.name) in names
        ),
        None,
    )
