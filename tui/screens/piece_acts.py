"""What the keys on the page of a piece of content do, from its draft to a live post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work

from store.rules.content_words import OWN_CHECKS
from tui import format as fmt
from tui.deadline_words import looked_at
from tui.i18n import N_, _
from tui.outside import place_of
from tui.piece_words import moved, title_of
from tui.screens.campaign_content_acts import APPROVABLE, BACK, ONWARD, RETURNABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.deliverable_rows import DeliverableRow
    from tui.piece_facts import PieceShown
    from tui.screens.base import DeskScreen

    class _Desk(DeskScreen[Any]):
        """What these acts need of the screen they belong to."""

        shown: PieceShown | None
        deliverable_id: int

        def tell(self, text: str) -> None: ...
else:
    _Desk = object

POSSIBLE: dict[str, Callable[[PieceShown], bool]] = {
    "open_outside": lambda shown: place_of(shown.row) is not None,
    "approve": lambda shown: shown.row.state in APPROVABLE,
    "ask_changes": lambda shown: shown.row.state in RETURNABLE,
    "still_up": lambda shown: shown.is_look_due,
    "not_right": lambda shown: shown.row.state == "live",
    "go_live": lambda shown: shown.row.state != "cancelled",
    "next_state": lambda shown: shown.row.state != "cancelled",
    "previous_state": lambda shown: shown.row.state in BACK,
    "caption": lambda _shown: True,
    "attach_draft": lambda shown: shown.row.state != "cancelled",
    "guideline": lambda _shown: True,
    "brand": lambda _shown: True,
    "compliance": lambda _shown: True,
    "figures": lambda shown: shown.row.state == "live",
    "rights": lambda _shown: True,
    "edit_piece": lambda _shown: True,
    "call_off": lambda shown: shown.row.state not in {"cancelled", "live"},
    "open_owner": lambda _shown: True,
    "write": lambda _shown: True,
}
"""Where an action has something to do."""

_NAMES = {"guideline": N_("Guideline"), "brand_fit": N_("Brand")}


class PieceActs(_Desk):
    """Actions of the page; questions first, then one call to the store."""

    def is_possible(self, action: str) -> bool:
        """Whether the piece can come to an action."""
        if action not in POSSIBLE:
            return True
        return self.shown is not None and POSSIBLE[action](self.shown)

    async def piece_now(self) -> DeliverableRow | None:
        """The piece as it is stored by now; keys may come faster than it is read."""
        await self.settled()
        return None if self.shown is None else self.shown.row

    # Its draft

    @work(group="act")
    async def action_open_outside(self) -> None:
        """Open the post, or the draft."""
        from tui.outside import open_content  # noqa: PLC0415 - when asked

        if (row := await self.piece_now()) is not None:
            await open_content(self.soloist, row)

    @work(group="act")
    async def action_approve(self) -> None:
        """The draft may go live as it is."""
        await self._approve()

    async def _approve(self) -> None:
        from tui.dialogs.approving import approve  # noqa: PLC0415 - when asked

        row = await self.piece_now()
        if row is not None and row.state in APPROVABLE:
            self._told(await approve(self.soloist, [row.id]))

    @work(group="act")
    async def action_ask_changes(self) -> None:
        """The draft goes back with something to change."""
        from tui.dialogs.ask_changes import ask_changes  # noqa: PLC0415 - when asked

        row = await self.piece_now()
        if row is None or row.state not in RETURNABLE:
            return
        if await ask_changes(self.soloist, [row.id]):
            self.tell(_("Changes are asked for. u takes it back."))

    @work(group="act")
    async def action_caption(self) -> None:
        """Write the caption."""
        from tui.dialogs.caption_form import write_caption  # noqa: PLC0415

        if await write_caption(self.soloist, self.deliverable_id):
            self.tell(_("The caption is kept. u takes it back."))

    @work(group="act")
    async def action_attach_draft(self) -> None:
        """Say where the draft is."""
        from tui.dialogs.draft_form import attach_draft  # noqa: PLC0415 - when asked

        if await attach_draft(self.soloist, self.deliverable_id):
            self.tell(_("Noted. u takes it back."))

    # Its checks

    @work(group="act")
    async def action_guideline(self) -> None:
        """In order, not in order, not looked at."""
        await self._turn("guideline")

    @work(group="act")
    async def action_brand(self) -> None:
        """In order, not in order, not looked at."""
        await self._turn("brand_fit")

    async def _turn(self, item: str) -> None:
        """On to the next answer to one of the checks of her own."""
        if (row := await self.piece_now()) is None or item not in OWN_CHECKS:
            return
        app, today = self.soloist, self.soloist.today()
        before = row.guideline if item == "guideline" else row.brand_fit
        desk = app.store.compliance
        with self.refusals_shown():
            if before is False:
                await app.ask(desk.clear, row.id, item)
                said = _("{check}: not looked at.")
            else:
                ok = before is None
                await app.ask(desk.answer, [row.id], item, ok, today=today)
                said = _("{check}: in order.") if ok else _("{check}: not in order.")
            words = said.format(check=_(_NAMES[item]))
            self.tell(" ".join((words, _("u takes it back."))))

    @work(group="act")
    async def action_compliance(self) -> None:
        """The twelve points."""
        from tui.dialogs.compliance_list import show_compliance  # noqa: PLC0415

        await show_compliance(self.soloist, self.deliverable_id)

    # How far it is

    @work(group="act")
    async def action_next_state(self) -> None:
        """On to what comes next, whatever that is."""
        if (row := await self.piece_now()) is None:
            return
        if row.state == "submitted":
            await self._approve()
        elif row.state == "approved":
            await self._go_live()
        elif row.state == "live":
            await self._look_after()
        else:
            await self._move(ONWARD)

    @work(group="act")
    async def action_previous_state(self) -> None:
        """Back to the state before."""
        await self._move(BACK)

    async def _move(self, ways: dict[str, str]) -> None:
        row, app = await self.piece_now(), self.soloist
        if row is None or row.state not in ways:
            return
        with self.refusals_shown():
            state = ways[row.state]
            move = app.store.deliverables.move
            await app.ask(move, [row.id], state, today=app.today())
            self.tell(moved([row], state))

    @work(group="act")
    async def action_go_live(self) -> None:
        """Paste the address of the post."""
        await self._go_live()

    async def _go_live(self) -> None:
        from tui.dialogs.go_live import go_live  # noqa: PLC0415 - when asked

        self._told(await go_live(self.soloist, self.deliverable_id))

    @work(group="act")
    async def action_call_off(self) -> None:
        """This piece will not come, and why."""
        from tui.dialogs.asking import Prompt  # noqa: PLC0415 - when asked

        row, app = await self.piece_now(), self.soloist
        if row is None or row.state in {"cancelled", "live"}:
            return
        why = await self.app.push_screen_wait(
            Prompt(
                _("Why is it called off?"),
                detail=title_of([row]),
                check=lambda text: "" if text else _("Say why, in a few words."),
            )
        )
        if why is not None:
            with self.refusals_shown():
                cancel = app.store.deliverables.cancel
                await app.ask(cancel, [row.id], why, today=app.today())
                self.tell(moved([row], "cancelled"))

    # Once it is live

    async def _look_after(self) -> None:
        """What is due of a live piece: a look at the post, or its figures."""
        if (shown := self.shown) is None:
            return
        if shown.is_look_due:
            await self._look_again()
        elif shown.are_figures_due:
            await self._type_figures()
        else:
            self.tell(_next_look(shown))

    @work(group="act")
    async def action_still_up(self) -> None:
        """Looked at: it is there, and labelled."""
        row, app = await self.piece_now(), self.soloist
        if row is None or self.shown is None or not self.shown.is_look_due:
            return
        with self.refusals_shown():
            answer = app.store.live_checks.answer
            await app.ask(answer, [row.id], live=True, labelled=True, today=app.today())
            await self.settled()
            said = _("Noted: up and labelled.")
            self.tell(" ".join((said, _next_look(self.shown), _("u takes it back."))))

    @work(group="act")
    async def action_not_right(self) -> None:
        """Looked at: say what is wrong."""
        await self._look_again()

    async def _look_again(self) -> None:
        from tui.dialogs.live_check import look_again  # noqa: PLC0415 - when asked

        if (looked := await look_again(self.soloist, self.deliverable_id)) is not None:
            await self.settled()
            self.tell(looked_at(looked, self.soloist.today()))

    @work(group="act")
    async def action_figures(self) -> None:
        """Type what was counted."""
        await self._type_figures()

    async def _type_figures(self) -> None:
        from tui.dialogs.figures_of_post import type_figures  # noqa: PLC0415

        if await type_figures(self.soloist, self.deliverable_id):
            self.tell(_("The figures are kept. u takes it back."))

    # Around it

    @work(group="act")
    async def action_rights(self) -> None:
        """What may be done with it."""
        from tui.dialogs.rights import show_rights  # noqa: PLC0415 - when asked

        if (row := await self.piece_now()) is not None:
            await show_rights(self.soloist, row.collaboration_id, row.id)

    @work(group="act")
    async def action_edit_piece(self) -> None:
        """What it is, and by when."""
        from tui.dialogs.deliverable_form import edit_content  # noqa: PLC0415

        if await edit_content(self.soloist, self.deliverable_id):
            self.tell(_("Saved. u takes it back."))

    @work(group="act")
    async def action_open_owner(self) -> None:
        """The card of the person."""
        if (row := await self.piece_now()) is not None:
            await self.open_person(row.influencer_id)

    @work(group="act")
    async def action_write(self) -> None:
        """Write to the person from a template."""
        from tui.dialogs.compose import write_to  # noqa: PLC0415 - when asked

        if (row := await self.piece_now()) is not None:
            with self.refusals_shown():
                await write_to(self.soloist, row.influencer_id, row.collaboration_id)

    def _told(self, said: str) -> None:
        if said:
            self.tell(said)


def _next_look(shown: PieceShown | None) -> str:
    """When the post is looked at next, and when its figures are due."""
    if shown is None or (check := shown.next_check) is None:
        return _("No more looks are planned.")
    said = _("Next look: {day}.")
    return said.format(day=fmt.short_day(check.due_on, shown.today))
