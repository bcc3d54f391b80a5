"""What the keys of the desk of content do: questions first, then one call."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from textual import work

from tui.campaign_terms import CONTENT_STATE
from tui.content_columns import title_of
from tui.i18n import _
from tui.screens.campaign_content_acts import APPROVABLE, BACK, ONWARD, RETURNABLE
from tui.widgets.calendar_carry import shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from store.content_calendar import DayEntry
    from store.content_rows import ContentLine
    from tui.dialogs.content_bulk import ContentAct
    from tui.screens.base import DeskScreen
    from tui.screens.content_faces import Face

    class _Content(DeskScreen[Any]):
        """What these acts need of the screen they belong to."""

        campaign_id: int | None
        face: str
        aim: int | None

        @property
        def here(self) -> Face:
            """The face in sight."""
            raise NotImplementedError

        @property
        def line_here(self) -> ContentLine | None:
            """The piece under the cursor, if the board or the list has read it."""
            raise NotImplementedError

        @property
        def piece_here(self) -> ContentLine | DayEntry | None:
            """The piece under the cursor, if it was read, whichever face it is on."""
            raise NotImplementedError

        def calendar_can(self, action: str) -> bool:
            """Whether an action of the calendar has something to do."""
            raise NotImplementedError

        @property
        def calendar_is_carrying(self) -> bool:
            """Whether pieces of the calendar are on their way to another day."""
            raise NotImplementedError

        def tell(self, text: str) -> None:
            """Say what was done."""

        def show_filter(self, text: str) -> None:
            """Write a filter into the field."""

else:
    _Content = object

POSSIBLE: dict[str, Callable[[ContentLine | DayEntry], bool]] = {
    "open": lambda _row: True,
    "approve": lambda row: row.lane in APPROVABLE,
    "ask_changes": lambda row: row.lane in RETURNABLE,
    "next_state": lambda row: row.lane in ONWARD or row.lane == "approved",
    "previous_state": lambda row: row.lane in BACK,
    "go_live": lambda row: row.lane != "cancelled",
    "open_outside": lambda row: row.has_draft and not row.has_post,
    "open_post": lambda row: row.has_post,
    "explain": lambda _row: True,
    "edit_piece": lambda _row: True,
    "call_off": lambda row: row.lane not in {"cancelled", "live", "measured"},
    "delete_piece": lambda _row: True,
    "open_owner": lambda _row: True,
    "act": lambda _row: True,
}
"""To which pieces something can be done."""

ABOUT_ONE = frozenset(
    {"open", "go_live", "open_outside", "open_post", "explain", "edit_piece"}
    | {"open_owner"}
)
"""Actions on the piece under the cursor; the others are on the marked ones as well."""


class ContentActs(_Content):
    """Actions on pieces of content, whichever way they are looked at."""

    dealt: frozenset[int] = frozenset()
    """Pieces that something came of just now, and whose place the next takes."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is something under the cursor, or marked, to act on."""
        if not self.is_mounted or self.is_reading:
            return True
        if not self.calendar_can(action):
            return False
        if action in {"sort", "views"}:
            return self.face != "calendar"
        if action not in POSSIBLE:
            return True
        if self.calendar_is_carrying:
            return False
        return self._is_possible(action)

    def _is_possible(self, action: str) -> bool:
        if self.here.marks and action not in ABOUT_ONE:
            return True
        if (piece := self.piece_here) is None:
            # What is not read yet may be anything.
            return self.here.current_id is not None
        return POSSIBLE[action](piece)

    async def settled(self) -> None:
        """Wait for what is shown, and for the numbers of everything marked."""
        await super().settled()
        await self.here.all_marks()

    async def lines(self) -> Sequence[ContentLine]:
        """The marked pieces, or the one under the cursor, as they stand by now."""
        await self.settled()
        if self.here.marks:
            numbers: Sequence[int] = sorted(self.here.marks)
        elif (here := self.here.current_id) is not None:
            numbers = (here,)
        else:
            return ()
        return await self._read(numbers)

    async def line(self) -> ContentLine | None:
        """The piece under the cursor, as it stands by now."""
        await self.settled()
        here = self.here.current_id
        found = () if here is None else await self._read((here,))
        return found[0] if found else None

    async def _read(self, numbers: Sequence[int]) -> Sequence[ContentLine]:
        app = self.soloist
        return await app.look(app.store.content_list.rows, numbers, app.today())

    def finished(self, rows: Sequence[ContentLine], said: str) -> None:
        """Something came of these: they may leave, the next slides under the cursor."""
        self.dealt = frozenset(row.id for row in rows)
        self.here.action_clear_marks()
        self.tell(said)

    # Its draft

    @work(group="act")
    async def action_approve(self) -> None:
        """The drafts may go live as they are."""
        await self._approve(await self.lines())

    async def _approve(
        self, rows: Sequence[ContentLine], *, leaves: bool = True
    ) -> None:
        """Approve what may be; where it is but a step on, the cursor goes along."""
        from tui.dialogs.approving import approve  # noqa: PLC0415 - when asked

        chosen = [row for row in rows if row.lane in APPROVABLE]
        said = await approve(self.soloist, [row.id for row in chosen])
        if said and leaves:
            self.finished(chosen, said)
        elif said:
            self.tell(said)

    @work(group="act")
    async def action_ask_changes(self) -> None:
        """The drafts go back with something to change."""
        await self._ask_changes(await self.lines())

    async def _ask_changes(self, rows: Sequence[ContentLine]) -> None:
        from tui.dialogs.ask_changes import ask_changes  # noqa: PLC0415 - when asked

        chosen = [row for row in rows if row.lane in RETURNABLE]
        # Before: once it is saved this is read anew, while the message is still shown.
        self.dealt = frozenset(row.id for row in chosen)
        if chosen and await ask_changes(self.soloist, [row.id for row in chosen]):
            self.finished(chosen, _moved(chosen, "changes_requested"))
        else:
            self.dealt = frozenset()

    @work(group="act")
    async def action_open_outside(self) -> None:
        """Open the post, or the draft as long as there is none."""
        from tui.outside import open_content  # noqa: PLC0415 - when asked

        app = self.soloist
        if (line := await self.line()) is not None:
            with self.refusals_shown():
                row = await app.look(app.store.deliverables.one, line.id)
                await open_content(app, row)

    def action_open_post(self) -> None:
        """Open the post, where there is one."""
        self.action_open_outside()

    # How far it is

    @work(group="act")
    async def action_next_state(self) -> None:
        """On to what comes next; from approved to live, which asks for the address."""
        rows = await self.lines()
        if len(rows) == 1 and rows[0].lane == "approved":
            await self._go_live(rows[0])
            return
        here = [row for row in rows if row.lane == "submitted"]
        await self._approve(here, leaves=False)
        ways = {lane: to for lane, to in ONWARD.items() if lane != "submitted"}
        await self._move(ways, rows)

    @work(group="act")
    async def action_previous_state(self) -> None:
        """Back to the state before."""
        await self._move(BACK, await self.lines())

    async def _move(self, ways: Mapping[str, str], rows: Sequence[ContentLine]) -> None:
        """Put those that have a way into the state it leads to; the cursor follows."""
        groups: dict[str, list[ContentLine]] = defaultdict(list)
        for row in rows:
            if row.lane in ways:
                groups[ways[row.lane]].append(row)
        for state, some in groups.items():
            await self._put(some, state)

    async def _put(self, rows: Sequence[ContentLine], state: str) -> None:
        app = self.soloist
        with self.refusals_shown():
            move, numbers = app.store.deliverables.move, [row.id for row in rows]
            await app.ask(move, numbers, state, today=app.today())
            self.tell(_moved(rows, state))

    @work(group="act")
    async def action_go_live(self) -> None:
        """Paste the address of the post."""
        if (line := await self.line()) is not None:
            await self._go_live(line)

    async def _go_live(self, line: ContentLine) -> None:
        from tui.dialogs.go_live import go_live  # noqa: PLC0415 - when asked

        if await go_live(self.soloist, line.id):
            self.tell(_moved([line], "live"))

    @work(group="act")
    async def action_call_off(self) -> None:
        """This piece will not come, and why."""
        await self._call_off(await self.lines())

    async def _call_off(self, rows: Sequence[ContentLine]) -> None:
        from tui.dialogs.asking import Prompt  # noqa: PLC0415 - when asked

        app = self.soloist
        chosen = [row for row in rows if POSSIBLE["call_off"](row)]
        if not chosen:
            return
        why = await self.app.push_screen_wait(
            Prompt(
                _("Why is it called off?"),
                detail=title_of(chosen),
                check=lambda text: "" if text else _("Say why, in a few words."),
            )
        )
        if why is not None:
            with self.refusals_shown():
                cancel, numbers = app.store.deliverables.cancel, [r.id for r in chosen]
                await app.ask(cancel, numbers, why, today=app.today())
                self.finished(chosen, _moved(chosen, "cancelled"))

    @work(group="act")
    async def action_delete_piece(self) -> None:
        """Delete what was never to be."""
        await self._delete(await self.lines())

    async def _delete(self, rows: Sequence[ContentLine]) -> None:
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        if not rows:
            return
        sure = Confirm(_("Delete?"), title_of(rows), yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                remove = self.soloist.store.deliverables.remove
                await self.soloist.ask(remove, *(row.id for row in rows))
                self.finished(rows, _("Deleted. u takes it back."))

    # What is owed

    @work(group="act")
    async def action_edit_piece(self) -> None:
        """Say otherwise what it is, and by when."""
        from tui.dialogs.deliverable_form import edit_content  # noqa: PLC0415

        if (line := await self.line()) is not None:
            await edit_content(self.soloist, line.id)

    @work(group="act")
    async def action_new_piece(self) -> None:
        """Note a piece of content that somebody owes."""
        from tui.dialogs.new_piece import new_piece  # noqa: PLC0415 - when asked

        added = await new_piece(self.soloist, self.campaign_id, await self.line())
        if added:
            self.aim = added[0]
            self.reload()
            self.tell(_("It is asked for. u takes it back."))

    @work(group="act")
    async def action_explain(self) -> None:
        """Why it is late, and who has the next move."""
        from tui.dialogs.explain_piece import explain_piece  # noqa: PLC0415

        if (line := await self.line()) is not None:
            with self.refusals_shown():
                await explain_piece(self.soloist, line)

    @work(group="act")
    async def action_open_owner(self) -> None:
        """Everything about the person."""
        if (line := await self.line()) is not None:
            await self.open_person(line.influencer_id)

    # Many at once

    @work(group="act")
    async def action_act(self) -> None:
        """Change something of all the marked ones, as one step."""
        from tui.dialogs.content_bulk import ContentBulk  # noqa: PLC0415

        if rows := await self.lines():
            act = await self.app.push_screen_wait(ContentBulk(len(rows)))
            if act is not None:
                await self._perform(act, rows)

    async def _perform(self, act: ContentAct, rows: Sequence[ContentLine]) -> None:
        app = self.soloist
        if act.kind == "approve":
            await self._approve(rows)
        elif act.kind == "changes":
            await self._ask_changes(rows)
        elif act.kind == "off":
            await self._call_off(rows)
        elif act.kind == "delete":
            await self._delete(rows)
        elif act.kind == "state":
            await self._put(rows, act.word)
        else:
            with self.refusals_shown():
                shift, numbers = app.store.deliverables.shift, [row.id for row in rows]
                count = await app.ask(shift, numbers, act.days)
                self.tell(shifted(count, act.days))

    # In

    @work(group="act")
    async def action_import(self) -> None:
        """Bring in a spreadsheet, contacts or the clipboard."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415

        done = await self.app.push_screen_wait(ImportScreen())
        if done is not None:
            # What came in shall be seen, whatever was filtered before.
            self.show_filter("")


def _moved(rows: Sequence[ContentLine], state: str) -> str:
    return _("{name}: {state}. u takes it back.").format(
        name=title_of(rows), state=_(CONTENT_STATE[state])
    )
