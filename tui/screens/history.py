"""The history: every step that was done, newest first, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content

from tui import format as fmt
from tui.commands import HISTORY, bindings
from tui.dialogs.question import Question
from tui.i18n import N_, _, ngettext
from tui.screens.base import DeskScreen
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.history import UnitRow

PAGE = 200
"""Steps read at first, and again whenever the cursor nears the last one read."""

_NEAR_THE_END = 40


class HistoryScreen(DeskScreen[None]):
    """Every step, newest first; undo and redo act on it as everywhere."""

    DEFAULT_CSS = """
    HistoryScreen { RecordTable { height: 1fr; } }
    """
    TOPICS = frozenset({"roster", "views", "settings", "history"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HISTORY)]
    AUTO_FOCUS = "ListTable"

    def __init__(self) -> None:
        super().__init__()
        self._units: Sequence[UnitRow] = ()
        self._limit = PAGE

    def compose(self) -> ComposeResult:
        """The bar, the steps, the keys."""
        yield TopBar()
        yield ListTable()
        yield KeyBar()

    async def load(self) -> None:
        """Read the steps again, as many as were read before."""
        history = self.soloist.store.history
        self._units = await self.soloist.look(history.units, self._limit)
        table = self.query_one(ListTable)
        table.empty_text = Content(_("Nothing was done yet."))
        last = next((unit.id for unit in self._units if not unit.undone), None)
        listing = Listing(
            self._units,
            lambda unit: _cells(unit, is_last=unit.id == last),
            number=lambda unit: unit.id,
            style=lambda unit: "dim" if unit.undone else "",
        )
        table.show_source(listing, _columns(), table.current_id)
        self._speak()
        self.refresh_bindings()

    def _speak(self) -> None:
        count = len(self._units)
        more = "+" if count == self._limit else ""
        top = self.query_one(TopBar)
        top.place = _("History")
        top.aside = ngettext("{count} step", "{count} steps", count).format(
            count=f"{fmt.whole(count)}{more}"
        )

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There must be a step to look at."""
        return action != "open" or bool(self._units)

    @on(ListTable.Moved)
    def _went_on(self, event: ListTable.Moved) -> None:
        """Near the end of what was read, read on."""
        read = len(self._units)
        if read == self._limit and event.index >= read - _NEAR_THE_END:
            self._limit += max(PAGE, read)
            self.reload()

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_open()

    @work(exclusive=True, group="step")
    async def action_open(self) -> None:
        """Look closer at the step under the cursor."""
        here = self.query_one(ListTable).current_id
        unit = next((unit for unit in self._units if unit.id == here), None)
        if unit is not None:
            later = [other for other in self._units if other.id >= unit.id]
            depth = sum(not other.undone for other in later)
            await self.app.push_screen_wait(StepDialog(unit, depth))

    def action_back(self) -> None:
        """Back to where one was."""
        if self.is_current:
            self.dismiss(None)


class StepDialog(Question[None]):
    """One step, whole: what was done, when, and how to get back to before it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "never_mind", N_("Close")),
        Binding("u", "undo", N_("Undo")),
    ]

    def __init__(self, unit: UnitRow, depth: int) -> None:
        """``depth`` is how many steps stand from this one on, itself included."""
        back = (
            _("It was undone since.")
            if unit.undone
            else ngettext(
                "Press u to take it back.",
                "Press u {count} times to get back to before it.",
                depth,
            ).format(count=fmt.whole(depth))
        )
        super().__init__(fmt.step(unit), f"{fmt.moment(unit.at)}\n{back}")

    async def action_undo(self) -> None:
        """Take back the last step, and show the list of what stands."""
        if self.is_current:
            self.dismiss(None)
            await self.app.run_action("undo")


def _columns() -> tuple[Column, ...]:
    return (
        Column("at", _("When"), 16),
        Column("what", _("What"), 36, share=1),
        Column("state", "", 16),
    )


def _cells(unit: UnitRow, *, is_last: bool) -> tuple[str, ...]:
    state = _("undone") if unit.undone else _("u takes it back") if is_last else ""
    return fmt.moment(unit.at), fmt.step(unit), state
