"""What the keys on the content of a campaign do, from what is asked to a live post."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from textual import work
from textual.css.query import NoMatches

from tui.campaign_terms import CONTENT_STATE
from tui.i18n import _, ngettext
from tui.widgets.campaign_content import CampaignContent, ContentShown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.campaign_people import PersonLine
    from store.deliverable_rows import DeliverableRow
    from tui.screens.outcome_acts import OutcomeActs
    from tui.widgets.campaign_people import CampaignPeople

    class _Desk(OutcomeActs):
        """The screen that these acts belong to."""

        campaign_id: int
        tab: str

        @property
        def people(self) -> CampaignPeople | None:
            """The people of the campaign, once they were shown."""
            raise NotImplementedError

else:
    _Desk = object

ONWARD = {
    "briefed": "drafting",
    "drafting": "submitted",
    "submitted": "approved",
    "changes_requested": "submitted",
}
"""The next state; what is approved goes live with an address."""

BACK = {
    "drafting": "briefed",
    "submitted": "drafting",
    "changes_requested": "submitted",
    "approved": "submitted",
    "live": "approved",
    "cancelled": "briefed",
}
"""The state before, for whoever went too far."""

CAN: dict[str, Callable[[DeliverableRow], bool]] = {
    "edit_piece": lambda _row: True,
    "open_post": lambda row: bool(row.post_url),
    "go_live": lambda row: row.state != "cancelled",
    "next_state": lambda row: row.state in ONWARD or row.state == "approved",
    "previous_state": lambda row: row.state in BACK,
    "ask_changes": lambda row: row.state == "submitted",
    "call_off": lambda row: row.state != "cancelled",
    "delete_piece": lambda _row: True,
}
"""To which pieces something can be done; what is called off is taken up again first."""

ABOUT_ONE = frozenset({"edit_piece", "open_post", "go_live"})
"""Actions on the piece under the cursor; the others are on the marked ones as well."""

AGREED = frozenset({"agreed", "wrapped"})
"""Stages of those from whom content is usually owed."""


class CampaignContentActs(_Desk):
    """Actions of the content tab; questions first, then one call to the store."""

    @property
    def content(self) -> CampaignContent | None:
        """The page, once it was shown."""
        try:
            return self.query_one(CampaignContent)
        except NoMatches:
            return None

    async def load_content(self) -> None:
        """Read what is owed, and show it."""
        read = self.soloist.store.deliverables.of_campaign
        rows = await self.soloist.look(read, self.campaign_id)
        if (page := self.content) is not None:
            page.shown = ContentShown(rows, self.soloist.today())
            self.refresh_bindings()

    def piece_here(self) -> DeliverableRow | None:
        """The piece under the cursor."""
        return None if (page := self.content) is None else page.here

    def chosen_pieces(self) -> Sequence[DeliverableRow]:
        """The marked ones, or the one under the cursor."""
        return () if (page := self.content) is None else page.chosen

    def content_can(self, action: str) -> bool:
        """Whether an action finds a piece that it can be done to."""
        if action not in CAN:
            return True
        if action in ABOUT_ONE:
            here = self.piece_here()
            return here is not None and CAN[action](here)
        return any(map(CAN[action], self.chosen_pieces()))

    def person_here(self) -> int | None:
        """Whose piece the cursor is on."""
        if self.tab != "content":
            return super().person_here()
        here = self.piece_here()
        return None if here is None else here.influencer_id

    # What is owed

    @work(group="act")
    async def action_edit_piece(self) -> None:
        """Say otherwise what it is, and by when."""
        from tui.dialogs.deliverable_form import edit_content  # noqa: PLC0415

        await self.settled()
        if (here := self.piece_here()) is not None:
            await edit_content(self.soloist, here.id)

    @work(group="act")
    async def action_new_piece(self) -> None:
        """Ask for content of the people marked on their tab, or of whoever is named."""
        from tui.dialogs.deliverable_form import ask_content  # noqa: PLC0415

        await self.settled()
        people = await self._whom()
        if not people:
            return
        added = await ask_content(
            self.soloist,
            [(one.collaboration_id, one.influencer_id, one.name) for one in people],
        )
        if not added:
            return
        if (marked := self.people) is not None:
            marked.table.action_clear_marks()
        await self.settled()
        await self.load_content()
        if (page := self.content) is not None:
            page.table.go_to(added[0])
        count = len(added)
        said = ngettext(
            "{count} piece of content is asked for. u takes it back.",
            "{count} pieces of content are asked for. u takes it back.",
            count,
        )
        self.tell(said.format(count=count))

    async def _whom(self) -> Sequence[PersonLine]:
        """The people marked on their tab; without any, whoever is chosen."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        page = self.people
        if page is not None and page.table.marks:
            return page.chosen
        read = self.soloist.store.campaign_people.rows
        lines = await self.soloist.look(read, self.campaign_id)
        if not lines:
            self.tell(_("Nobody is in this campaign yet: add people on their tab."))
            return ()
        agreed = [line for line in lines if line.stage in AGREED]
        choices = [Choice(line.collaboration_id, line.name) for line in lines]
        if len(agreed) > 1:
            many = _("Everybody who agreed: {count}").format(count=len(agreed))
            choices.append(Choice(0, many))
        here = self.piece_here()
        chosen = await self.app.push_screen_wait(
            Choose(
                _("Whose content?"),
                choices,
                current=None if here is None else here.collaboration_id,
            )
        )
        if chosen is None:
            return ()
        return (
            agreed
            if not chosen
            else [line for line in lines if line.collaboration_id == chosen]
        )

    # How far it is

    @work(group="act")
    async def action_next_state(self) -> None:
        """On to the next state; from approved to live, which asks for the address."""
        await self.settled()
        chosen = self.chosen_pieces()
        if len(chosen) == 1 and chosen[0].state == "approved":
            await self._ask_address(chosen[0])
            return
        await self._move(ONWARD, chosen)

    @work(group="act")
    async def action_previous_state(self) -> None:
        """Back to the state before."""
        await self.settled()
        await self._move(BACK, self.chosen_pieces())

    @work(group="act")
    async def action_ask_changes(self) -> None:
        """The draft comes back with something to change: another round."""
        await self.settled()
        await self._move({"submitted": "changes_requested"}, self.chosen_pieces())

    async def _move(
        self, ways: dict[str, str], chosen: Sequence[DeliverableRow]
    ) -> None:
        """Put those that have a way into the state it leads to."""
        groups: dict[str, list[DeliverableRow]] = defaultdict(list)
        for row in chosen:
            if row.state in ways:
                groups[ways[row.state]].append(row)
        app = self.soloist
        with self.refusals_shown():
            for state, rows in groups.items():
                numbers = [row.id for row in rows]
                move = app.store.deliverables.move
                await app.ask(move, numbers, state, today=app.today())
                self.tell(_moved(rows, state))

    @work(group="act")
    async def action_go_live(self) -> None:
        """Paste the address of the post."""
        await self.settled()
        if (here := self.piece_here()) is not None:
            await self._ask_address(here)

    async def _ask_address(self, row: DeliverableRow) -> None:
        from tui.dialogs.go_live import go_live  # noqa: PLC0415 - when asked

        if await go_live(self.soloist, row.id):
            self.tell(_moved([row], "live"))

    @work(group="act")
    async def action_call_off(self) -> None:
        """This piece will not come, and why."""
        from tui.dialogs.asking import Prompt  # noqa: PLC0415 - when asked

        await self.settled()
        rows = [row for row in self.chosen_pieces() if row.state != "cancelled"]
        if not rows:
            return
        why = await self.app.push_screen_wait(
            Prompt(
                _("Why is it called off?"),
                detail=_title(rows),
                check=lambda text: "" if text else _("Say why, in a few words."),
            )
        )
        if why is not None:
            app = self.soloist
            with self.refusals_shown():
                cancel, numbers = app.store.deliverables.cancel, [r.id for r in rows]
                await app.ask(cancel, numbers, why, today=app.today())
                self._done_with(rows, "cancelled")

    @work(group="act")
    async def action_delete_piece(self) -> None:
        """Delete what was never to be."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        await self.settled()
        if not (rows := self.chosen_pieces()):
            return
        sure = Confirm(_("Delete?"), _title(rows), yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                remove = self.soloist.store.deliverables.remove
                await self.soloist.ask(remove, *(row.id for row in rows))
                self.tell(_("Deleted. u takes it back."))

    def _done_with(self, rows: Sequence[DeliverableRow], state: str) -> None:
        """The marks have done their work."""
        self.tell(_moved(rows, state))
        if (page := self.content) is not None:
            page.table.action_clear_marks()

    @work(group="act")
    async def action_open_post(self) -> None:
        """Open the post in the browser."""
        from tui.profile_links import open_address  # noqa: PLC0415 - when asked

        await self.settled()
        here = self.piece_here()
        if here is not None and here.post_url:
            await open_address(self.soloist, here.post_url)


def _title(rows: Sequence[DeliverableRow]) -> str:
    """The pieces that a question is about."""
    if len(rows) == 1:
        return " · ".join(word for word in (rows[0].name, rows[0].title) if word)
    said = ngettext("{count} piece", "{count} pieces", len(rows))
    return said.format(count=len(rows))


def _moved(rows: Sequence[DeliverableRow], state: str) -> str:
    return _("{name}: {state}. u takes it back.").format(
        name=_title(rows), state=_(CONTENT_STATE[state])
    )
