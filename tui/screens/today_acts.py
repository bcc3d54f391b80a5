"""What the keys of the list of the day do besides the outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from store.agenda import source_of
from tui import format as fmt
from tui.i18n import _
from tui.screens.today_content_acts import CONTENT

if TYPE_CHECKING:
    from array import array
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractContextManager

    from store.agenda import DueItem
    from tui.screens.base import DeskScreen
    from tui.today_source import TodaySource
    from tui.widgets.record_table import RecordTable

    class _Today(DeskScreen[None]):
        """What these acts need of the screen they belong to."""

        source: TodaySource | None

        def at_work(self) -> AbstractContextManager[None]:
            """Hold while something may change under the cursor."""
            raise NotImplementedError

        @property
        def table(self) -> RecordTable:
            """The list."""
            raise NotImplementedError

        @property
        def line_here(self) -> DueItem | None:
            """The line under the cursor."""
            raise NotImplementedError

else:
    _Today = object


class TodayActs(_Today):
    """Actions of the list of the day; questions first, then one call to the store."""

    @work(group="act")
    async def action_open(self) -> None:
        """Open the piece of content, the card or the money; come back on that line."""
        from tui.screens.card import CardScreen  # noqa: PLC0415 - loaded when opened
        from tui.screens.deadline_acts import open_campaign_line  # noqa: PLC0415

        line, source = self.line_here, self.source
        if line is None or source is None:
            return
        if line.influencer_id is None and line.campaign_id is not None:
            with self.at_work():
                await open_campaign_line(self.soloist, line)
            return
        if line.influencer_id is None:
            await self._explain(line)
            return
        if line.source in CONTENT:
            pieces = PieceWalk(source.order, self.table.cursor)
            with self.at_work():
                await self.open_piece(line.row, pieces.step)
                self.table.go_to(pieces.item)
            return
        walk = Walk(source.order, self.table.cursor, self._line)
        with self.at_work():
            await self.app.push_screen_wait(CardScreen(line.influencer_id, walk.step))
            self.table.go_to(walk.item)

    async def _line(self, item: int) -> DueItem | None:
        """One line of the day, read anew."""
        app = self.soloist
        lines = await app.look(app.store.agenda.rows, (item,), app.today())
        return lines[0] if lines else None

    @work(group="act")
    async def action_new(self) -> None:
        """Note something to do on a day."""
        from tui.dialogs.next_step import TaskForm  # noqa: PLC0415 - when asked

        app = self.soloist
        plan = await app.push_screen_wait(
            TaskForm(_("New task"), app.today(), on=app.today())
        )
        if plan is None:
            return
        with self.refusals_shown():
            await app.ask(app.store.tasks.add, plan.words, plan.on)
            day = fmt.short_day(plan.on, app.today())
            self.tell(
                _("Noted for {day}: {title}. u takes it back.").format(
                    day=day, title=plan.words
                )
            )

    def tell(self, text: str) -> None:
        """Say what happened."""
        raise NotImplementedError

    @work(group="act")
    async def action_explain(self) -> None:
        """Why a line is here, and how urgent it is."""
        if (line := self.line_here) is not None:
            await self._explain(line)

    async def _explain(self, line: DueItem) -> None:
        """Show the sum behind the place of a line."""
        from tui.dialogs.explain_due import ExplainDue  # noqa: PLC0415 - when asked

        app, talk = self.soloist, None
        with self.refusals_shown():
            if line.source == "collaboration":
                talk = await app.look(app.store.conversations.conversation, line.row)
            await app.push_screen_wait(ExplainDue(line, talk, app.today()))

    @work(group="act")
    async def action_close_day(self) -> None:
        """Look at what moved and what is promised, and leave a note."""
        from tui.screens.close_day import CloseDayScreen  # noqa: PLC0415 - when asked

        await self.app.push_screen_wait(CloseDayScreen())

    @work(group="act")
    async def action_week(self) -> None:
        """Look back on the week."""
        from tui.screens.week import WeekScreen  # noqa: PLC0415 - when asked

        await self.app.push_screen_wait(WeekScreen())

    @work(group="act")
    async def action_arrange(self) -> None:
        """Templates, cadences, stages, who writes, public holidays."""
        from tui.dialogs.arrange import arrange  # noqa: PLC0415 - when asked

        await arrange(self.soloist)

    @work(group="act")
    async def action_import(self) -> None:
        """Bring in a spreadsheet, contacts or the clipboard."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415 - when asked

        await self.app.push_screen_wait(ImportScreen())

    def action_back(self) -> None:
        """Clear the marks."""
        self.table.action_clear_marks()


class Walk:
    """From card to card along the lines of the day, each person once in a row."""

    def __init__(
        self,
        order: array[int],
        place: int,
        read: Callable[[int], Awaitable[DueItem | None]],
    ) -> None:
        self._order = order
        self._place = place
        self._read = read

    @property
    def item(self) -> int:
        """The line of whoever was looked at last."""
        return self._order[self._place]

    async def step(self, number: int, by: int) -> int | None:
        """Who stands before or after somebody; tasks about nobody are passed over."""
        place = self._place + by
        while 0 <= place < len(self._order):
            line = await self._read(self._order[place])
            if line is not None and line.influencer_id not in {None, number}:
                self._place = place
                return line.influencer_id
            place += by
        return None


class PieceWalk:
    """From piece to piece along the lines of the day, each once in a row."""

    def __init__(self, order: array[int], place: int) -> None:
        self._order = order
        self._place = place

    @property
    def item(self) -> int:
        """The line of the piece that was looked at last."""
        return self._order[self._place]

    async def step(self, number: int, by: int) -> int | None:
        """Which piece stands before or after one; other lines are passed over."""
        place = self._place + by
        while 0 <= place < len(self._order):
            source, row = source_of(self._order[place])
            if source in CONTENT and row != number:
                self._place = place
                return row
            place += by
        return None
