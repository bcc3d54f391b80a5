"""A face with a list of any length under a filter, and what that list comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on, work
from textual.content import Content

from store.errors import StoreError
from tui import format as fmt
from tui import i18n
from tui.desk_reading import FIRST, Asked, DeskReader, read_face_of
from tui.i18n import ngettext
from tui.screens.filtered_face import FilteredFace
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from textual.timer import Timer

    from store import Store
    from tui.board_source import DeskRows
    from tui.desk_reading import Desk

T = TypeVar("T")

PAUSE = 0.12
"""Seconds without a key before what is not in sight is asked for."""


class LongListFace(FilteredFace[T]):
    """A list whose beginning comes at once, and its order once the keys pause.

    Whoever is a kind of it says where it is read and how it is painted, and has a
    FilterBar and a RecordTable.
    """

    SCREEN: ClassVar[str]
    """The name of the list among the saved views."""
    EVERY: ClassVar[str]
    """What a view without a filter shows, as a message."""
    ROWS: ClassVar[type[DeskRows[Any, Any]]]
    """What the list is shown from."""

    source: DeskRows[Any, Any] | None = None
    waiting: Timer | None = None
    """Runs while the rest waits for the keys to pause."""

    # What each list has of its own

    def listing(self, store: Store) -> Desk[Any, Any]:
        """Where the list is read."""
        raise NotImplementedError

    def view_like(self, text: str, sort: str, *, descending: bool) -> Any:
        """A view of this list with this filter, sorted like this."""
        raise NotImplementedError

    def counted(self, count: int) -> str:
        """So many of what is listed, with ``{count}`` for the number."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said where there is nothing to show."""
        raise NotImplementedError

    def gather(self, store: Store, view: Any, today: date) -> Callable[[], None]:
        """Read what belongs to the list beside it; what shows that. Raises StoreError.

        It is called on the store's thread, the answer on that of the screen.
        """
        del store, view, today
        return lambda: None

    def known_values(self, store: Store) -> Mapping[str, Sequence[str]]:
        """Values in use by filter field, for completion."""
        raise NotImplementedError

    # What is read

    async def load(self) -> None:
        """Read the beginning of the list, or all of it for a cursor far down."""
        self._follow_campaign()
        bar, app, view = self.query_one(FilterBar), self.soloist, self.view
        deep = self.source is not None and self.table.cursor >= FIRST
        asked = Asked("list", view, app.today(), deep=deep)
        desk = self.listing(app.store)
        try:
            read = await app.look(read_face_of, app.store, desk, asked)
        except StoreError as refusal:
            bar.problem = i18n.sentence(refusal)
            return
        bar.problem = ""
        bar.speak()
        self._show(self.ROWS(read, DeskReader(app, desk, view)))
        self.wait_for_rest()

    def _follow_campaign(self) -> None:
        """Look at the campaign that the desk is about by now."""
        if self.view.campaign_id != self.campaign_id:
            now = replace(self.view, campaign_id=self.campaign_id)
            self.set_reactive(type(self).view, now)
            self.table.action_clear_marks()

    def _show(self, source: DeskRows[Any, Any]) -> None:
        """Show the list; the cursor stays on its line, unless that was dealt with."""
        keep = self.keep()
        self.source = source
        table = self.table
        table.sort_key, table.sort_reverse = self.view.sort, self.view.descending
        table.show_source(source, source.columns(), keep)
        self.say_summary()
        self.refresh_bindings()

    def wait_for_rest(self) -> None:
        """Ask for what is not in sight once the keys pause."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = self.set_timer(PAUSE, self.ask_for_rest_now)

    def ask_for_rest_now(self) -> None:
        """Ask for what is not in sight without waiting any longer."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = None
        self._load_rest()

    @work(exclusive=True, group="order")
    async def _load_rest(self) -> None:
        """Learn the order of the list, what it comes to, the values in use."""
        if (source := self.source) is None:
            return
        await source.learn_order()
        if source is not self.source:
            return
        self.table.refresh_rows()
        app = self.soloist
        with self.refusals_shown():
            view, today = self.view, app.today()
            show = await app.look(self.gather, app.store, view, today)
            values = await app.look(self.known_values, app.store)
            if source is self.source:
                self.query_one(FilterBar).values = values
                show()
                self.say_summary()

    def say_summary(self) -> None:
        """How many there are, and how many are marked."""
        source, marks = self.source, self.table.marks
        count = 0 if source is None else source.total
        if source is not None and source.order is None:
            said = ngettext("more than {count}", "more than {count}", count)
        else:
            said = self.counted(count)
        parts = [said.format(count=fmt.whole(count))]
        if marks:
            many = ngettext("{count} marked", "{count} marked", len(marks))
            parts.append(many.format(count=fmt.whole(len(marks))))
            parts += self.of_marked(sorted(marks))
        self.query_one(FilterBar).summary = " · ".join(filter(None, parts))
        if not count:
            self.table.empty_text = Content(self.nothing())

    def of_marked(self, marks: Sequence[int]) -> Sequence[str]:  # noqa: ARG002 - for those that add up
        """What the marked ones come to."""
        return ()

    async def listed(self) -> Sequence[int]:
        """The marked ones in the order of the list; without any, all of it."""
        await self.settled()
        order = () if self.source is None else await self.source.learn_order()
        marks = await self.table.all_marks()
        return [number for number in order if not marks or number in marks]

    @on(RecordTable.MarkAllRequested)
    @work(exclusive=True, group="mark")
    async def _mark_all(self) -> None:
        if self.source is not None:
            self.table.marks = await self.source.learn_order()

    # Views that are kept

    async def ask_views(self, titles: Mapping[str, str]) -> None:
        """Keep this view, or open one kept before; to be awaited in a worker."""
        from tui.dialogs.views import ViewsDialog  # noqa: PLC0415 - when asked

        store, view, ask = self.soloist.store, self.view, self.soloist.ask
        sort = f"-{view.sort}" if view.descending else view.sort
        screen = self.SCREEN

        async def save(name: str) -> None:
            await ask(store.views.save, screen, name, view.filter, sort, ())

        async def remove(name: str) -> None:
            await ask(store.views.remove, screen, name)

        views = await self.soloist.look(store.views.all, self.SCREEN)
        dialog = ViewsDialog(views, view, save, remove, titles, unfiltered=self.EVERY)
        if (picked := await self.app.push_screen_wait(dialog)) is not None:
            sort, down = picked.sort, picked.descending
            if sort not in self.SORTS:
                sort, down = "on_day", True
            self.view = self.view_like(picked.filter, sort, descending=down)
            self.show_filter(picked.filter)
