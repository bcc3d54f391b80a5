"""What the keys on the content of a campaign do, from what is asked to a live post."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from textual import work
from textual.css.query import NoMatches

from tui.i18n import _, ngettext
from tui.outside import place_of
from tui.piece_words import moved, title_of
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

APPROVABLE = frozenset({"drafting", "submitted", "changes_requested"})
"""States of a draft that may be approved, noted as being here or not."""

RETURNABLE = APPROVABLE | {"approved"}
"""States of a draft that may go back with something to change."""

CAN: dict[str, Callable[[DeliverableRow], bool]] = {
    "show_piece": lambda _row: True,
    "edit_piece": lambda _row: True,
    "open_post": lambda row: place_of(row) is not None,
    "approve_pieces": lambda row: row.state in APPROVABLE,
    "go_live": lambda row: row.state != "cancelled",
    "next_state": lambda row: row.state in ONWARD or row.state == "approved",
    "previous_state": lambda row: row.state in BACK,
    "ask_changes": lambda row: row.state in RETURNABLE,
    "call_off": lambda row: row.state != "cancelled",
    "delete_piece": lambda _row: True,
}
"""To which pieces something can be done; what is called off is taken up again first."""

ABOUT_ONE = frozenset({"show_piece", "edit_piece", "open_post", "go_live"})
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
    async def action_show_piece(self) -> None:
        """Everything about the piece under the cursor."""
        await self.settled()
        if (here := self.piece_here()) is None:
            return
        last = await self.open_piece(here.id, self._piece_beside)
        if last is not None and (page := self.content) is not None:
            page.table.go_to(last)

    async def _piece_beside(self, number: int, step: int) -> int | None:
        """The piece so many lines from one; None beyond the ends."""
        page = self.content
        rows = () if page is None or page.shown is None else page.shown.rows
        numbers = [row.id for row in rows]
        place = numbers.index(number) + step if number in numbers else -1
        return numbers[place] if 0 <= place < len(numbers) else None

    @work(group="act")
    async def action_content_board(self) -> None:
        """The content of this campaign as a board, a list, a calendar."""
        from tui.screens.content import ContentScreen  # noqa: PLC0415 - when opened

        await self.app.push_screen_wait(ContentScreen(self.campaign_id))

    @work(group="act")
    async def action_compliance_page(self) -> None:
        """The twelve points of every piece, on one page."""
        from tui.screens.compliance import ComplianceScreen  # noqa: PLC0415

        await self.app.push_screen_wait(ComplianceScreen(self.campaign_id))

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
        here = [row for row in chosen if row.state == "submitted"]
        await self._move(ONWARD, [row for row in chosen if row not in here])
        await self._approve(here)

    @work(group="act")
    async def action_approve_pieces(self) -> None:
        """The drafts may go live as they are."""
        await self.settled()
        await self._approve(self.chosen_pieces())

    async def _approve(self, chosen: Sequence[DeliverableRow]) -> None:
        """Approve what can be; what speaks against it asks once."""
        from tui.dialogs.approving import approve  # noqa: PLC0415 - when asked

        numbers = [row.id for row in chosen if row.state in APPROVABLE]
        if said := await approve(self.soloist, numbers):
            self._said(said)

    @work(group="act")
    async def action_previous_state(self) -> None:
        """Back to the state before."""
        await self.settled()
        await self._move(BACK, self.chosen_pieces())

    @work(group="act")
    async def action_ask_changes(self) -> None:
        """The draft goes back with something to change: another round."""
        from tui.dialogs.ask_changes import ask_changes  # noqa: PLC0415 - when asked

        await self.settled()
        rows = [row for row in self.chosen_pieces() if row.state in RETURNABLE]
        if await ask_changes(self.soloist, [row.id for row in rows]):
            self._said(moved(rows, "changes_requested"))

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
                self.tell(moved(rows, state))

    @work(group="act")
    async def action_go_live(self) -> None:
        """Paste the address of the post."""
        await self.settled()
        if (here := self.piece_here()) is not None:
            await self._ask_address(here)

    async def _ask_address(self, row: DeliverableRow) -> None:
        from tui.dialogs.go_live import go_live  # noqa: PLC0415 - when asked

        if said := await go_live(self.soloist, row.id):
            self._said(said)

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
                detail=title_of(rows),
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
        sure = Confirm(_("Delete?"), title_of(rows), yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                remove = self.soloist.store.deliverables.remove
                await self.soloist.ask(remove, *(row.id for row in rows))
                self.tell(_("Deleted. u takes it back."))

    def _done_with(self, rows: Sequence[DeliverableRow], state: str) -> None:
        self._said(moved(rows, state))

    def _said(self, words: str) -> None:
        """Say what was done; the marks have done their work."""
        self.tell(words)
        if (page := self.content) is not None:
            page.table.action_clear_marks()

    @work(group="act")
    async def action_numbers(self) -> None:
        """Type the figures of the posts of this campaign."""
        from tui.screens.numbers_acts import open_numbers  # noqa: PLC0415

        await open_numbers(self, self.campaign_id)

    @work(group="act")
    async def action_open_post(self) -> None:
        """Open the post, or the draft as long as there is none."""
        from tui.outside import open_content  # noqa: PLC0415 - when asked

        await self.settled()
        if (here := self.piece_here()) is not None:
            await open_content(self.soloist, here)
