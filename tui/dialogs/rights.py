"""What may be done with the content of somebody: every right, its window, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui import format as fmt
from tui.campaign_terms import few_cells
from tui.dialogs.marked_list import MarkedList
from tui.dialogs.question import CANCEL
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
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

    from store.deliverable_rows import DeliverableRow
    from store.right_rows import RightRow
    from tui.app import SoloistApp


class RightsDialog(MarkedList["RightRow"]):
    """Shows the rights of a collaboration, or those that hold for one of its pieces."""

    WIDTH = 108
    CSS = (
        MarkedList.CSS
        + """
    RightsDialog {
        #window { height: 3; width: 1fr; margin-top: 1; color: $text-muted; }
    }
    """
    )
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

    def asked(self) -> Iterable[Widget]:
        """The list, and the window of the one under the cursor in words."""
        yield from super().asked()
        yield Static(id="window")

    def nothing(self) -> str:
        """What is said where nothing was agreed."""
        return _("Nothing was agreed, so nothing may be done. Press n to note a right.")

    def can(self, action: str) -> bool:
        """What can be done about the rights here."""
        if action == "extend":
            return any(row.ends_on is not None for row in self.here)
        if action == "spoken_of":
            return any(self._is_due(row) for row in self.here)
        return True

    def _is_due(self, row: RightRow) -> bool:
        return row.remind_on is not None and row.remind_on <= self._today

    async def read(self) -> Sequence[RightRow]:
        """Those of the collaboration, or those that hold for the piece."""
        rights, look = self.soloist.store.rights, self.soloist.look
        if self._piece is None:
            return await look(rights.of_collaboration, self._talk)
        return await look(rights.of_deliverable, self._piece)

    async def delete(self, numbers: Sequence[int]) -> None:
        """Delete what was never agreed."""
        await self.soloist.ask(self.soloist.store.rights.remove, *numbers)

    def title_of(self, rows: Sequence[RightRow]) -> str:
        """The right that a question is about, or how many they are."""
        if len(rows) == 1:
            return f"{_(LAYER[rows[0].layer])} · {rows[0].name}"
        said = ngettext("{count} right", "{count} rights", len(rows))
        return said.format(count=fmt.whole(len(rows)))

    def columns(self) -> tuple[Column, ...]:
        """What for, where, from when to when, and of which piece."""
        return (
            Column("layer", _("Used for"), 24),
            Column("where", _("Where"), 10, share=1),
            Column("begins", _("Begins"), 13),
            Column("ends", _("Ends"), 14),
            Column("piece", _("Content"), 10, share=2),
        )

    def cells(self, row: RightRow) -> tuple[str, ...]:
        """One right in these columns."""
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

    def tone(self, row: RightRow) -> str:
        """What has ended is quiet; what ends soon stands out."""
        if row.ends_on is not None and row.ends_on < self._today:
            return "dim"
        return "warning" if self._is_due(row) else ""

    def _say(self) -> None:
        """Say the window of the one under the cursor, and when its end comes up."""
        here = self.table.current_id
        row = next((one for one in self.things if one.id == here), None)
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

    def moved(self) -> None:
        """Say what there is to say of the one under the cursor."""
        self._say()
        super().moved()

    # What becomes of them

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Note a right, and be on it."""
        form = NewRightForm(
            self._talk, self._whose, self._pieces, self._today, self._piece
        )
        await self.app.push_screen_wait(form)
        await self.again(form.added)

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Say otherwise what was agreed."""
        if len(here := self.here) == 1:
            await self.app.push_screen_wait(
                RightForm(here[0], self._pieces, self._today)
            )
            await self.again()

    @work(group="act", exclusive=True)
    async def action_extend(self) -> None:
        """They last longer."""
        rows = [row for row in self.here if row.ends_on is not None]
        if rows:
            await self.app.push_screen_wait(
                ExtendForm(rows, self.title_of(rows), self._today)
            )
            await self.again()

    @work(group="act", exclusive=True)
    async def action_spoken_of(self) -> None:
        """Their end was spoken of: it comes up again at the next step of the ladder."""
        if rows := [row for row in self.here if self._is_due(row)]:
            with self.refusals_shown():
                noted = self.soloist.store.rights.noted
                numbers = [row.id for row in rows]
                await self.soloist.ask(noted, numbers, today=self._today)
            await self.again()


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
