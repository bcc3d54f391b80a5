"""Which columns the roster shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.roster_columns import ALL, BY_KEY, USUAL
from tui.show import content
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

_NUMBER = {column.key: number for number, column in enumerate(ALL, 1)}


class ColumnsDialog(Question[tuple[str, ...] | None]):
    """Asks which columns to show; answers their keys in order, at least one.

    ``shown`` are the keys of those that are shown now, in order.
    """

    WIDTH = 80
    CSS = """
    ColumnsDialog {
        .dialog { height: 33; }
        ListTable { margin-top: 1; height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("OK"), priority=True),
        Binding("space", "flip", N_("Show/hide"), priority=True),
        Binding(
            "left_square_bracket,K,shift+up,ctrl+up",
            "shift(-1)",
            N_("Move up"),
            priority=True,
        ),
        Binding(
            "right_square_bracket,J,shift+down,ctrl+down",
            "shift(1)",
            N_("Move down"),
            priority=True,
        ),
        Binding("r", "usual", N_("Usual")),
        CANCEL,
    ]

    def __init__(self, shown: Sequence[str]) -> None:
        super().__init__(_("Columns of the roster"))
        self._arrange([key for key in shown if key in BY_KEY] or USUAL)

    def _arrange(self, shown: Sequence[str]) -> None:
        """Those shown come first, in their order; the others as they are declared."""
        self._shown = set(shown)
        self._order = [*shown, *(key for key in BY_KEY if key not in self._shown)]

    def asked(self) -> Iterable[Widget]:
        """The columns, and what is wrong with a choice."""
        yield ListTable()
        yield Static(classes="problem")

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def on_mount(self) -> None:
        """Show them."""
        self._renew()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    def _renew(self) -> None:
        """Show the columns as they are chosen and ordered now."""
        listing = Listing(
            self._order,
            lambda key: ("[x]" if key in self._shown else "[ ]", _(BY_KEY[key].title)),
            number=_NUMBER.__getitem__,
            style=lambda key: "" if key in self._shown else "dim",
        )
        columns = (Column("shown", "", 3), Column("title", _("Column"), 20, share=1))
        self._table.show_source(listing, columns, self._table.current_id)
        self._say("")

    def _say(self, problem: str) -> None:
        self.query_one(".problem", Static).update(content(problem))

    def action_flip(self) -> None:
        """Show the column under the cursor, or hide it."""
        self._shown ^= {self._order[self._table.cursor]}
        self._renew()

    def action_shift(self, by: int) -> None:
        """Move the column under the cursor up or down; the cursor goes with it."""
        here = self._table.cursor
        there = max(0, min(here + by, len(self._order) - 1))
        self._order.insert(there, self._order.pop(here))
        self._renew()

    def action_usual(self) -> None:
        """Show what is shown until somebody chooses."""
        self._arrange(USUAL)
        self._renew()

    def action_take(self) -> None:
        """Answer with those that are shown."""
        chosen = tuple(key for key in self._order if key in self._shown)
        if not chosen:
            self._say(_("At least one column must be shown."))
        elif self.is_current:
            self.dismiss(chosen)

    def action_never_mind(self) -> None:
        """Leave the columns as they are."""
        if self.is_current:
            self.dismiss(None)
