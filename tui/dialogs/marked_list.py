"""A list of things in a dialog: what a key does is done to all that are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from tui.commands import LIST, bindings
from tui.dialogs.asking import Confirm
from tui.dialogs.question import Question
from tui.i18n import _
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget


class Numbered(Protocol):
    """A thing with a number of its own."""

    @property
    def id(self) -> int:
        """Its number."""


T = TypeVar("T", bound=Numbered)


class MarkTable(RecordTable):
    """A list in which things are marked, to be dealt with together."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIST)]


class MarkedList(Question[None], Generic[T]):
    """Shows things, and does to the marked ones what its keys say.

    Whoever is a kind of it reads and paints them, and binds what can be done; ``edit``
    and ``remove`` are offered where there is one, or any.
    """

    CSS = """
    MarkedList {
        .dialog { height: 20; }
        MarkTable { margin-top: 1; height: 1fr; }
    }
    """

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.things: Sequence[T] = ()
        """Those that were read."""

    # What each list has of its own

    def nothing(self) -> str:
        """What is said where there is none."""
        raise NotImplementedError

    async def read(self) -> Sequence[T]:
        """Read them; raises StoreError."""
        raise NotImplementedError

    async def delete(self, numbers: Sequence[int]) -> None:
        """Delete these; raises StoreError."""
        raise NotImplementedError

    def columns(self) -> tuple[Column, ...]:
        """The columns, titles in the language in use."""
        raise NotImplementedError

    def cells(self, thing: T) -> tuple[str, ...]:
        """One of them in these columns."""
        raise NotImplementedError

    def tone(self, thing: T) -> str:
        """How its line looks: "dim", "warning", "error", or as usual."""
        raise NotImplementedError

    def title_of(self, things: Sequence[T]) -> str:
        """What a question about these calls them."""
        raise NotImplementedError

    def can(self, action: str) -> bool:  # noqa: ARG002 - for those that look
        """Whether another action than to edit or delete has something to do."""
        return True

    def action_edit(self) -> object:
        """Change the one under the cursor."""
        raise NotImplementedError

    # What every list does

    def asked(self) -> Iterable[Widget]:
        """The list."""
        yield MarkTable()

    def on_mount(self) -> None:
        """Show them."""
        self.table.empty_text = Content(self.nothing())
        self.table.focus()
        self._load()

    @property
    def table(self) -> MarkTable:
        """The list."""
        return self.query_one(MarkTable)

    @property
    def here(self) -> Sequence[T]:
        """The marked ones, or the one under the cursor."""
        if not self.is_mounted:
            return ()
        chosen = self.table.marks or {self.table.current_id}
        return [thing for thing in self.things if thing.id in chosen]

    def words(self) -> dict[str, str]:
        """Nothing is asked here, so that Escape only closes."""
        return {"never_mind": _("Close")}

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What can be done with those here."""
        if action == "edit":
            return len(self.here) == 1
        return bool(self.here) if action == "remove" else self.can(action)

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        await self.again()

    async def again(self, aim: int | None = None) -> None:
        """Read them anew; the cursor stays, the marks have done their work."""
        with self.refusals_shown():
            self.things = await self.read()
        table = self.table
        listing = Listing(
            self.things, self.cells, number=lambda thing: thing.id, style=self.tone
        )
        table.action_clear_marks()
        keep = table.current_id if aim is None else aim
        table.show_source(listing, self.columns(), keep)
        self.moved()

    @on(MarkTable.Moved)
    @on(MarkTable.Marked)
    def _moved(self) -> None:
        self.moved()

    def moved(self) -> None:
        """The cursor is elsewhere, or others are marked: so may the keys be."""
        self.refresh_bindings()

    @on(MarkTable.MarkAllRequested)
    def _mark_all(self) -> None:
        self.table.marks = {thing.id for thing in self.things}

    @on(MarkTable.Opened)
    def _clicked(self) -> None:
        self.action_edit()

    @work(group="act", exclusive=True)
    async def action_remove(self) -> None:
        """Delete what was never to be."""
        if not (things := self.here):
            return
        title = self.title_of(things)
        sure = Confirm(_("Delete?"), title, yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                await self.delete([thing.id for thing in things])
            await self.again()
