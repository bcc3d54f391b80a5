"""What the keys on the people of a campaign do: papers, parcels, links, outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.css.query import NoMatches

from store.errors import StoreError
from tui import format as fmt
from tui import i18n
from tui.i18n import _, ngettext
from tui.screens.outcome_words import as_items
from tui.widgets.campaign_people import CampaignPeople, PeopleShown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store import Store
    from store.campaign_card import CampaignCard
    from store.campaign_people import PersonLine
    from tui.screens.outcome_acts import OutcomeActs
    from tui.screens.outcome_words import Outcome

    class _Desk(OutcomeActs):
        """The screen that these acts belong to."""

        campaign_id: int
        card: CampaignCard | None
        tab: str

else:
    _Desk = object

NEEDS_ONE = frozenset(
    {"open_card", "contract", "amount", "terms", "breach", "link", "copy", "write"}
)
"""Actions on one person: the marked one, or whom the cursor is on."""

NEEDS_SOME = frozenset(
    {
        *("parcel", "links", "decide"),
        *("sent", "replied", "done", "snooze", "forward", "backward", "plan"),
    }
)
"""Actions on all the marked ones, or whom the cursor is on."""


class CampaignPeopleActs(_Desk):
    """Actions of the people tab; questions first, then one call to the store."""

    people_filter: str = ""
    """What narrows the list."""
    only_unposted: bool = False
    """Whether only those are listed who have the product and posted nothing."""

    @property
    def people(self) -> CampaignPeople | None:
        """The page, once it was shown."""
        try:
            return self.query_one(CampaignPeople)
        except NoMatches:
            return None

    async def load_people(self) -> None:
        """Read who is in the campaign, and show them."""
        page, words = self.people, self.people_filter
        if page is None:
            return
        try:
            shown = await self.soloist.look(self._gather, words)
        except StoreError as refusal:
            page.bar.problem = i18n.sentence(refusal)
            return
        page.bar.problem = ""
        page.shown = shown
        self.refresh_bindings()

    def _gather(self, words: str) -> PeopleShown:
        store, today = self.soloist.store, self.soloist.today()
        return gather(store, self.campaign_id, words, today, only=self.only_unposted)

    def on_campaign_people_filtered(self, event: CampaignPeople.Filtered) -> None:
        """Other people under another filter."""
        event.stop()
        self.people_filter = event.text
        self.reload()

    # On whom

    def chosen_people(self) -> Sequence[PersonLine]:
        """The marked ones, or whom the cursor is on."""
        return () if (page := self.people) is None else page.chosen

    def one_here(self) -> PersonLine | None:
        """The only one that is meant."""
        chosen = self.chosen_people()
        return chosen[0] if len(chosen) == 1 else None

    def people_can(self, action: str) -> bool:
        """Whether an action finds somebody; for ``check_action``."""
        if action in NEEDS_ONE:
            return self.one_here() is not None
        return bool(self.chosen_people()) if action in NEEDS_SOME else True

    def due_here(self) -> Sequence[int]:
        """Those who are meant, as lines of the day."""
        if self.tab != "people":
            return ()
        return as_items([one.collaboration_id for one in self.chosen_people()])

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        if self.tab != "people":
            return super().person_here()
        page = self.people
        shown = None if page is None else page.shown
        if page is None or shown is None:
            return None
        line = shown.line(page.table.current_id)
        return None if line is None else line.influencer_id

    def dealt_with(self, outcome: Outcome, *, leaves: bool = True) -> None:  # noqa: ARG002 - whoever it was stays in the list
        """The marks have done their work; with a move they may go further."""
        if leaves and (page := self.people) is not None:
            page.table.action_clear_marks()

    # Into the list, and out of it

    @work(group="act")
    async def action_open_card(self) -> None:
        """Open the card; come back on whoever was looked at last."""
        from tui.screens.card import CardScreen  # noqa: PLC0415 - loaded when opened

        await self.settled()
        if (here := self.person_here()) is None or (page := self.people) is None:
            return
        shown = page.shown
        order = [] if shown is None else list(shown.lines)

        async def neighbour(person: int, step: int) -> int | None:
            numbers = [line.influencer_id for line in order]
            place = numbers.index(person) + step if person in numbers else -1
            return numbers[place] if 0 <= place < len(numbers) else None

        last = await self.app.push_screen_wait(CardScreen(here, neighbour))
        for line in order:
            if line.influencer_id == last:
                page.table.go_to(line.collaboration_id)

    def action_filter_people(self) -> None:
        """Type a filter."""
        if (page := self.people) is not None:
            page.bar.open()

    def action_no_post(self) -> None:
        """Only those who have the product and posted nothing; or everybody again."""
        self.only_unposted = not self.only_unposted
        self.reload()

    @work(group="act")
    async def action_add_people(self) -> None:
        """Bring people of the roster into this campaign."""
        from tui.dialogs.pick_people import pick_people  # noqa: PLC0415 - when asked

        app = self.soloist
        numbers = await pick_people(app, _("Add to this campaign"))
        if not numbers:
            return
        with self.refusals_shown():
            start = app.store.outreach.start
            begun = await app.ask(start, numbers, self.campaign_id, today=app.today())
            self.tell(_added(len(begun)))
            await self._go_to(begun[0])

    async def _go_to(self, collaboration_id: int) -> None:
        """Whoever just came in is under the cursor."""
        await self.settled()
        await self.load_people()
        if (page := self.people) is not None:
            page.table.go_to(collaboration_id)

    @work(group="act")
    async def action_line_up(self) -> None:
        """Plan who may be asked, what it costs, and what it may reach."""
        from tui.dialogs.lineup import LineupScreen  # noqa: PLC0415 - when asked

        await self.app.push_screen_wait(LineupScreen(self.campaign_id))

    # Papers and parcels

    @work(group="act")
    async def action_contract(self) -> None:
        """What was agreed in writing."""
        from tui.dialogs.contract_form import edit_contract  # noqa: PLC0415

        await self.settled()
        if (here := self.one_here()) is not None:
            await edit_contract(self.soloist, here.collaboration_id, here.name)

    @work(group="act")
    async def action_breach(self) -> None:
        """What was not kept."""
        from tui.dialogs.breach import look_at_breaches  # noqa: PLC0415

        await self.settled()
        if (here := self.one_here()) is not None:
            await look_at_breaches(self.soloist, here.collaboration_id, here.name)

    @work(group="act")
    async def action_parcel(self) -> None:
        """What they get, and where it is."""
        from tui.dialogs.parcels import look_at_parcels  # noqa: PLC0415

        await self.settled()
        if names := self._names():
            currency = None if self.card is None else self.card.currency
            await look_at_parcels(self.soloist, names, currency)

    @work(group="act")
    async def action_products(self) -> None:
        """What can be sent, and how many are left."""
        from tui.dialogs.products import manage_products  # noqa: PLC0415

        currency = None if self.card is None else self.card.currency
        await manage_products(self.soloist, currency)

    @work(group="act")
    async def action_links(self) -> None:
        """A link that is counted and a code, for each of them."""
        from tui.dialogs.link_form import LinksDialog  # noqa: PLC0415

        await self.settled()
        if names := self._names():
            await self.app.push_screen_wait(LinksDialog(names, self.campaign_id))

    def _names(self) -> dict[int, str]:
        return {one.collaboration_id: one.name for one in self.chosen_people()}

    # Money and decisions

    @work(group="act")
    async def action_amount(self) -> None:
        """Note what was asked, offered or agreed."""
        from tui.dialogs.amounts import note_amount  # noqa: PLC0415

        await self.settled()
        if (here := self.one_here()) is not None:
            await note_amount(self.soloist, here.collaboration_id)

    @work(group="act")
    async def action_terms(self) -> None:
        """How it is paid for, the share of the sales, the code, notes."""
        from tui.dialogs.terms import edit_terms  # noqa: PLC0415

        await self.settled()
        if (here := self.one_here()) is not None:
            await edit_terms(self.soloist, here.collaboration_id)

    @work(group="act")
    async def action_decide(self) -> None:
        """Go on together, go on otherwise, or part; and why."""
        from tui.screens.campaign_retro_acts import decide_on  # noqa: PLC0415
        from tui.widgets.campaign_retro import Decided  # noqa: PLC0415

        await self.settled()
        if (here := self.one_here()) is None:
            await self._decide_many()
            return
        with self.refusals_shown():
            read = self.soloist.store.conversations.conversation
            talk = await self.soloist.look(read, here.collaboration_id)
            await decide_on(self.soloist, Decided(here, talk.decision_reason))

    async def _decide_many(self) -> None:
        """The same is decided of all the marked ones."""
        from tui.dialogs.retro_form import ask_decision  # noqa: PLC0415 - when asked

        app, count = self.soloist, len(self.chosen_people())
        if not count:
            return
        numbers = list(self._names())
        title = ngettext("{count} person", "{count} people", count)
        wanted = await ask_decision(app, title.format(count=count), None, "")
        if wanted is not None:
            with self.refusals_shown():
                decide = app.store.campaigns.decide
                await app.ask(decide, numbers, wanted.decision, wanted.reason)


def _added(count: int) -> str:
    said = ngettext(
        "{count} person is in this campaign now. u takes it back.",
        "{count} people are in this campaign now. u takes it back.",
        count,
    )
    return said.format(count=fmt.whole(count))


def gather(
    store: Store, campaign_id: int, words: str, today: date, *, only: bool
) -> PeopleShown:
    """Those in a campaign under a filter; ``only`` those who have and did not post.

    Raises FilterProblem.
    """
    lines = store.campaign_people.rows(campaign_id, words, today=today)
    late = store.parcels.no_post(today, campaign_id)
    unposted = frozenset(one.collaboration_id for one in late)
    if only:
        lines = tuple(one for one in lines if one.collaboration_id in unposted)
    return PeopleShown(
        lines=lines,
        today=today,
        stages={stage.key: fmt.stage(stage) for stage in store.settings.stages()},
        unposted=unposted,
        only_unposted=only,
        filtered=bool(words.strip()),
    )
