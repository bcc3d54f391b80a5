"""What may be done with the content of somebody: every right, its window, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui import format as fmt
from tui.campaign_terms import few_cells
from tui.commands import LIST, bindings
from tui.dialogs.asking import Confirm
from tui.dialogs.question import CANCEL, Question
from tui.dialogs.right_form import ExtendForm, NewRightForm, RightForm
from tui.i18n import N_, _, ngettext
from tui.rights_words import (
    BEGINS,
    LAYER,
    NO,
    WAITS,
    YES,
    codes_or_everywhere,
    length,
    window,
)
from tui.show import content
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

    from store.deliverable_rows import DeliverableRow
    from store.right_rows import RightRow
    from tui.app import SoloistApp


class RightTable(RecordTable):
    """A list in which rights are marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIST)]


class RightsDialog(Question[None]):
    """Shows the rights of a collaboration, or those that hold for one of its pieces."""

    WIDTH = 108
    CSS = """
    RightsDialog {
        .dialog { height: 20; }
        RightTable { margin-top: 1; height: 1fr; }
        #window { height: 3; width: 1fr; margin-top: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New")),
        Binding("enter,e", "edit", N_("Edit"), priority=True),
        CANCEL,
        Binding("plus", "extend", N_("Extend")),
        Binding("a", "spoken_of", N_("Spoken of")),
        # Last: where there is little room, this one may be out of sight.
        Binding("d,delete", "remove", N_("Delete")),
    ]

    def __init__(
        self,
        collaboration_id: int,
        name: str,
        pieces: Sequence[DeliverableRow],
        today: date,
        deliverable_id: int | None = None,
    ) -> None:
        super().__init__(_("Rights to content of {name}").format(name=name))
        self._talk, self._whose, self._today = collaboration_id, name, today
        self._pieces, self._piece = pieces, deliverable_id
        self._rows: Sequence[RightRow] = ()

    def asked(self) -> Iterable[Widget]:
        """The list, and the window of the one under the cursor in words."""
        yield RightTable()
        yield Static(id="window")

    def on_mount(self) -> None:
        """Show them."""
        self._table.empty_text = Content(
            _("Nothing was agreed, so nothing may be done. Press n to note a right.")
        )
        self._table.focus()
        self._load()

    @property
    def _table(self) -> RightTable:
        return self.query_one(RightTable)

    @property
    def _here(self) -> Sequence[RightRow]:
        """The marked ones, or the one under the cursor."""
        if not self.is_mounted:
            return ()
        chosen = self._table.marks or {self._table.current_id}
        return [row for row in self._rows if row.id in chosen]

    def words(self) -> dict[str, str]:
        """Nothing is asked here, so that Escape only closes."""
        return {"never_mind": _("Close")}

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What can be done about the rights here."""
        if action == "edit":
            return len(self._here) == 1
        if action == "extend":
            return any(row.ends_on is not None for row in self._here)
        if action == "spoken_of":
            return any(self._is_due(row) for row in self._here)
        return bool(self._here) if action == "remove" else True

    def _is_due(self, row: RightRow) -> bool:
        return row.remind_on is not None and row.remind_on <= self._today

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        await self._again()

    async def _again(self, aim: int | None = None) -> None:
        """Read them anew; the cursor stays, the marks have done their work."""
        rights = self.soloist.store.rights
        with self.refusals_shown():
            self._rows = await (
                self.soloist.look(rights.of_collaboration, self._talk)
                if self._piece is None
                else self.soloist.look(rights.of_deliverable, self._piece)
            )
        table = self._table
        listing = Listing(
            self._rows, self._cells, number=lambda row: row.id, style=self._style
        )
        table.action_clear_marks()
        keep = table.current_id if aim is None else aim
        table.show_source(listing, self._columns(), keep)
        self._say()
        self.refresh_bindings()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("layer", _("Used for"), 24),
            Column("where", _("Where"), 10, share=1),
            Column("begins", _("Begins"), 13),
            Column("ends", _("Ends"), 14),
            Column("piece", _("Content"), 10, share=2),
        )

    def _cells(self, row: RightRow) -> tuple[str, ...]:
        begins = _(BEGINS[row.begins])
        if row.starts_on is not None:
            begins = _near(row.starts_on, self._today)
        ends = length(row, self._today)
        if row.ends_on is not None:
            ends = _near(row.ends_on, self._today)
        return (
            f"{self._sign(row)} {_(LAYER[row.layer])}",
            codes_or_everywhere(row.territory),
            begins,
            ends,
            row.deliverable or _("all"),
        )

    def _sign(self, row: RightRow) -> str:
        if row.ends_on is not None and row.ends_on < self._today:
            return NO
        waits = row.starts_on is None and row.begins != "date"
        comes = row.starts_on is not None and row.starts_on > self._today
        return WAITS if waits or comes else YES

    def _style(self, row: RightRow) -> str:
        if row.ends_on is not None and row.ends_on < self._today:
            return "dim"
        return "warning" if self._is_due(row) else ""

    def _say(self) -> None:
        """Say the window of the one under the cursor, and when its end comes up."""
        here = self._table.current_id
        row = next((one for one in self._rows if one.id == here), None)
        lines = [] if row is None else [window(row, self._today)]
        if row is not None and row.remind_on is not None:
            said = (
                _("Its end is near: extend it (+), or a when it was spoken of.")
                if self._is_due(row)
                else _("Its end comes up in Today on {day}.")
            )
            day = fmt.short_day(row.remind_on, self._today)
            lines.append(said.format(day=day))
        if row is not None and row.notes:
            lines.append(row.notes)
        told = Content("\n").join(content(line, 200) for line in lines)
        self.query_one("#window", Static).update(told)

    @on(RightTable.Moved)
    @on(RightTable.Marked)
    def _moved(self) -> None:
        self._say()
        self.refresh_bindings()

    @on(RightTable.MarkAllRequested)
    def _mark_all(self) -> None:
        self._table.marks = {row.id for row in self._rows}

    @on(RightTable.Opened)
    def _clicked(self) -> None:
        self.action_edit()

    # What becomes of them

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Note a right, and be on it."""
        form = NewRightForm(
            self._talk, self._whose, self._pieces, self._today, self._piece
        )
        await self.app.push_screen_wait(form)
        await self._again(form.added)

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Say otherwise what was agreed."""
        if len(here := self._here) == 1:
            await self.app.push_screen_wait(
                RightForm(here[0], self._pieces, self._today)
            )
            await self._again()

    @work(group="act", exclusive=True)
    async def action_extend(self) -> None:
        """They last longer."""
        rows = [row for row in self._here if row.ends_on is not None]
        if rows:
            await self.app.push_screen_wait(
                ExtendForm(rows, _title_of(rows), self._today)
            )
            await self._again()

    @work(group="act", exclusive=True)
    async def action_spoken_of(self) -> None:
        """Their end was spoken of: it comes up again at the next step of the ladder."""
        if rows := [row for row in self._here if self._is_due(row)]:
            with self.refusals_shown():
                noted = self.soloist.store.rights.noted
                numbers = [row.id for row in rows]
                await self.soloist.ask(noted, numbers, today=self._today)
            await self._again()

    @work(group="act", exclusive=True)
    async def action_remove(self) -> None:
        """Delete what was never agreed."""
        if not (rows := self._here):
            return
        sure = Confirm(_("Delete?"), _title_of(rows), yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                remove = self.soloist.store.rights.remove
                await self.soloist.ask(remove, *(row.id for row in rows))
            await self._again()


def _title_of(rows: Sequence[RightRow]) -> str:
    if len(rows) == 1:
        return f"{_(LAYER[rows[0].layer])} · {rows[0].name}"
    said = ngettext("{count} right", "{count} rights", len(rows))
    return said.format(count=fmt.whole(len(rows)))


def _near(value: date, today: date) -> str:
    """A day in few cells, with its year where it is another."""
    return few_cells(value, year=value.year != today.year)


async def show_rights(
    app: SoloistApp, collaboration_id: int, deliverable_id: int | None = None
) -> None:
    """Show what may be done with the content of a collaboration, or with one piece.

    To be awaited in a worker.
    """
    store = app.store
    with app.refusals_shown():
        names = await app.look(store.conversations.names, (collaboration_id,))
        pieces = await app.look(store.deliverables.of_collaboration, collaboration_id)
        await app.push_screen_wait(
            RightsDialog(
                collaboration_id,
                names.get(collaboration_id, fmt.DASH),
                pieces,
                app.today(),
                deliverable_id,
            )
        )
