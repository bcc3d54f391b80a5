"""The keys that every list has, handed to its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.widgets.record_table import RecordTable


class ListActions:
    """Moves and marks of the one list of a screen."""

    @property
    def table(self) -> RecordTable:
        """The list."""
        raise NotImplementedError

    def action_cursor_down(self) -> None:
        """One row down."""
        self.table.action_cursor_down()

    def action_cursor_up(self) -> None:
        """One row up."""
        self.table.action_cursor_up()

    def action_top(self) -> None:
        """To the first row."""
        self.table.action_top()

    def action_bottom(self) -> None:
        """To the last row."""
        self.table.action_bottom()

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.table.action_half_page_down()

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.table.action_half_page_up()

    def action_columns_left(self) -> None:
        """Columns to the left."""
        self.table.action_columns_left()

    def action_columns_right(self) -> None:
        """Columns to the right."""
        self.table.action_columns_right()

    def action_toggle_mark(self) -> None:
        """Mark or unmark this row, and go on to the next."""
        self.table.action_toggle_mark()
        self.table.action_cursor_down()

    def action_start_range(self) -> None:
        """Begin or end a range."""
        self.table.action_start_range()

    def action_mark_all(self) -> None:
        """Mark every row of the list."""
        self.table.action_mark_all()
