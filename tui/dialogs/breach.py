"""What was not kept: noted, settled with what was done about it, or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content

from tui import format as fmt
from tui.dialogs.asking import Confirm, Prompt
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.widgets.entry_row import DayRow, EntryRow
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from textual.widget import Widget

    from store.contract_rows import BreachRow
    from tui.app import SoloistApp


class BreachForm(EntryForm):
    """Asks what was not kept, when, and what was done about it so far."""

    FORM = "breach"
    HEIGHT = 17

    def __init__(self, collaboration_id: int, name: str, today: date) -> None:
        self._today = today
        self._on = DayRow("on", N_("When"), today, None, today.isoformat())
        super().__init__(
            collaboration_id,
            0,
            _("Not kept by {name}").format(name=name),
            [
                EntryRow("what", N_("What happened"), kind="block"),
                self._on,
                EntryRow("action", N_("What was done"), kind="block"),
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - there is no version
        """Note it; raises StoreError."""
        await self.soloist.ask(
            self.soloist.store.contracts.note_breach,
            number,
            self.text("what"),
            self._on.day or self._today,
            self.text("action"),
        )


class BreachesDialog(Question[None]):
    """Shows what somebody did not keep, the open ones first."""

    WIDTH = 100
    CSS = """
    BreachesDialog {
        .dialog { height: 18; }
        ListTable { margin-top: 1; height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "settle", N_("Settle"), priority=True),
        Binding("n", "new", N_("New")),
        Binding("d", "remove", N_("Delete")),
        CANCEL,
    ]

    def __init__(self, collaboration_id: int, name: str, today: date) -> None:
        super().__init__(_("What {name} did not keep").format(name=name))
        self._number, self._who, self._today = collaboration_id, name, today
        self._rows: Sequence[BreachRow] = ()

    def asked(self) -> Iterable[Widget]:
        """The list."""
        yield ListTable()

    def on_mount(self) -> None:
        """Show them."""
        self._table.empty_text = Content(
            _("Everything was kept so far. Press n to note a breach.")
        )
        self._table.focus()
        self._load()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    @property
    def _here(self) -> BreachRow | None:
        number = self._table.current_id if self.is_mounted else None
        return next((row for row in self._rows if row.id == number), None)

    def words(self) -> dict[str, str]:
        """Nothing is asked here, so that Escape only closes."""
        return {"never_mind": _("Close")}

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Only what is open can be settled."""
        if not self.is_mounted or action not in {"settle", "remove"}:
            return True
        here = self._here
        return here is not None and (action == "remove" or here.settled_on is None)

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        await self._again()

    async def _again(self) -> None:
        """Read them anew, and stay where one was."""
        with self.refusals_shown():
            contracts = self.soloist.store.contracts
            self._rows = await self.soloist.look(contracts.breaches, self._number)
        columns = (
            Column("state", _("State"), 9),
            Column("on", _("When"), 10),
            Column("what", _("What happened"), 24, share=2),
            Column("action", _("What was done"), 20, share=2),
        )
        listing = Listing(
            self._rows,
            self._cells,
            number=lambda row: row.id,
            style=lambda row: "error" if row.settled_on is None else "dim",
        )
        self._table.show_source(listing, columns, self._table.current_id)
        self.refresh_bindings()

    def _cells(self, row: BreachRow) -> tuple[str, ...]:
        return (
            _("! open") if row.settled_on is None else _("✓ settled"),
            fmt.short_day(row.on, self._today),
            row.what,
            row.action or fmt.DASH,
        )

    @on(ListTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_settle()

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Note something."""
        form = BreachForm(self._number, self._who, self._today)
        await self.app.push_screen_wait(form)
        await self._again()

    @work(group="act", exclusive=True)
    async def action_settle(self) -> None:
        """Say what was done about it."""
        here = self._here
        if here is None or here.settled_on is not None:
            return
        done = await self.app.push_screen_wait(
            Prompt(
                _("What was done about it?"),
                value=here.action or "",
                detail=here.what,
                check=lambda text: "" if text else _("Say what was done."),
            )
        )
        if done is not None:
            with self.refusals_shown():
                settle = self.soloist.store.contracts.settle_breach
                await self.soloist.ask(settle, here.id, done, self._today)
            await self._again()

    @work(group="act", exclusive=True)
    async def action_remove(self) -> None:
        """Delete what was no breach."""
        if (here := self._here) is None:
            return
        sure = Confirm(_("Delete this?"), here.what, yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                remove = self.soloist.store.contracts.remove_breach
                await self.soloist.ask(remove, here.id)
            await self._again()


async def look_at_breaches(app: SoloistApp, collaboration_id: int, name: str) -> None:
    """Show what was not kept; nothing noted yet: ask at once. Awaited in a worker."""
    contracts = app.store.contracts
    with app.refusals_shown():
        if await app.look(contracts.breaches, collaboration_id):
            dialog = BreachesDialog(collaboration_id, name, app.today())
            await app.push_screen_wait(dialog)
        else:
            form = BreachForm(collaboration_id, name, app.today())
            await app.push_screen_wait(form)
