"""How the cursor of the grid of figures moves: by cells, rows and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var
from textual.widget import Widget

from tui.numbers_rows import Piece, columns_of
from tui.numbers_typed import TypedCells
from tui.widgets.numbers_paint import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence


class NumbersMoves(Widget):
    """Rows and columns, and where the cursor is among them.

    ``leaves`` is called before the cursor goes, ``moved`` after it has.
    """

    cursor: var[int] = var(0, init=False)
    """The row of the cursor, from 0."""
    column: var[int] = var(0, init=False)
    """Its column of figures, from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Piece, ...] = ()
        self.figures: tuple[str, ...] = columns_of(())
        self.typed: TypedCells = TypedCells()
        """What is typed and not kept yet."""
        self._top = self._skip = 0

    @property
    def layout_now(self) -> Layout:
        """Where the columns stand."""
        return Layout(self.size.width, len(self.figures))

    @property
    def lines(self) -> int:
        """The lines for rows, between the titles and the words on the cell."""
        return max(1, self.size.height - 2)

    @property
    def here(self) -> Piece | None:
        """The row of the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def current_id(self) -> int | None:
        """The piece of content that the cursor is on."""
        return None if (here := self.here) is None else here.id

    @property
    def figure(self) -> str:
        """The figure of the column of the cursor."""
        return self.figures[self.column]

    def show_rows(self, rows: Sequence[Piece]) -> None:
        """Show other rows, or the same ones anew; the cursor stays on its cell."""
        number, figure = self.current_id, self.figure
        is_first = not self.rows
        self.rows = tuple(rows)
        self.figures = columns_of(self.rows)
        places = {row.id: place for place, row in enumerate(self.rows)}
        row = places.get(number or 0, min(self.cursor, max(0, len(self.rows) - 1)))
        column = self.figures.index(figure)
        if is_first and self.rows:
            column = self.figures.index(self.rows[0].matters[0])
        self.set_reactive(NumbersMoves.cursor, row)
        self.set_reactive(NumbersMoves.column, column)
        self.settle()

    def settle(self) -> None:
        """Let the cell of the cursor be in sight, and paint."""
        if not self.size:  # out of sight, all of it
            return
        lines, fits = self.lines, self.layout_now.fits
        self._top = max(self.cursor - lines + 1, min(self._top, self.cursor))
        self._top = max(0, min(self._top, len(self.rows) - lines))
        self._skip = max(self.column - fits + 1, min(self._skip, self.column))
        self._skip = max(0, min(self._skip, len(self.figures) - fits))
        self.refresh()

    def leaves(self) -> None:
        """The cursor is about to go."""

    def moved(self, before: int | None) -> None:
        """It has gone; ``before`` is the piece that it was on."""

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell, the nearest there is."""
        self.leaves()
        before = self.current_id
        row = max(0, min(row, len(self.rows) - 1))
        column = max(0, min(column, len(self.figures) - 1))
        self.set_reactive(NumbersMoves.cursor, row)
        self.set_reactive(NumbersMoves.column, column)
        self.settle()
        self.moved(before)

    # By keys

    def action_cursor_down(self) -> None:
        """To the row below."""
        self.go(self.cursor + 1, self.column)

    def action_cursor_up(self) -> None:
        """To the row above."""
        self.go(self.cursor - 1, self.column)

    def action_columns_left(self) -> None:
        """To the column before."""
        self.go(self.cursor, self.column - 1)

    def action_columns_right(self) -> None:
        """To the column behind."""
        self.go(self.cursor, self.column + 1)

    def action_top(self) -> None:
        """To the first row."""
        self.go(0, self.column)

    def action_bottom(self) -> None:
        """To the last row."""
        self.go(len(self.rows) - 1, self.column)

    def action_page_down(self) -> None:
        """A screen down."""
        self.go(self.cursor + self.lines, self.column)

    def action_page_up(self) -> None:
        """A screen up."""
        self.go(self.cursor - self.lines, self.column)

    def action_half_page_down(self) -> None:
        """Half a screen down."""
        self.go(self.cursor + max(1, self.lines // 2), self.column)

    def action_half_page_up(self) -> None:
        """Half a screen up."""
        self.go(self.cursor - max(1, self.lines // 2), self.column)

    def action_first_column(self) -> None:
        """To the first column."""
        self.go(self.cursor, 0)

    def action_last_column(self) -> None:
        """To the last column."""
        self.go(self.cursor, len(self.figures) - 1)

    def action_next_cell(self) -> None:
        """To the next figure that one takes of this post; then to the next post."""
        self._step(1)

    def action_previous_cell(self) -> None:
        """To the one before; then to the post before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """To the next stop of this row; past its end, to the first of the next one."""
        if (here := self.here) is None:
            return
        stops = [self.figures.index(name) for name in here.matters]
        if by < 0:
            stops.reverse()
        ahead = [stop for stop in stops if (stop - self.column) * by > 0]
        row = self.cursor + by
        if ahead:
            self.go(self.cursor, ahead[0])
        elif 0 <= row < len(self.rows):
            matters = self.rows[row].matters
            name = matters[0] if by > 0 else matters[-1]
            self.go(row, self.figures.index(name))
        else:
            self.go(self.cursor, self.column)  # what is typed is taken all the same
