"""Lists of things that are all at hand, and the columns of the views of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.binding import BindingType

from tui.commands import LIST, bindings
from tui.i18n import _
from tui.show import show
from tui.widgets.record_table import Column, RecordTable, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_NARROWEST, _WIDEST = 4, 28
_MOVES = tuple(
    command
    for command in LIST
    if command.action
    in {
        *("cursor_down", "cursor_up", "top", "bottom"),
        *("half_page_down", "half_page_up", "columns_left", "columns_right"),
    }
)


class Listing(Generic[T]):
    """A sequence as rows of a table; each is painted when it comes in sight.

    A row's id is what ``number`` says of it, its position plus one if nothing does.
    """

    def __init__(
        self,
        items: Sequence[T],
        paint: Callable[[T], tuple[str, ...]],
        *,
        number: Callable[[T], int] | None = None,
        style: Callable[[T], str] = lambda _item: "",
    ) -> None:
        self.items = items
        self.total = len(items)
        self._paint, self._number, self._style = paint, number, style

    def rows(self, first: int, count: int) -> Sequence[Row]:
        """Rows from a position, at once."""
        return [
            Row(self._id(place), self._paint(item), self._style(item))
            for place, item in enumerate(self.items[first : first + count], first)
        ]

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """The same, for whoever waits."""
        return self.rows(first, count)

    def index_of(self, row_id: int) -> int | None:
        """Where a row stands."""
        if self._number is None:
            return row_id - 1 if 0 < row_id <= self.total else None
        return next(
            (place for place in range(self.total) if self._id(place) == row_id), None
        )

    def _id(self, place: int) -> int:
        return place + 1 if self._number is None else self._number(self.items[place])


class ListTable(RecordTable):
    """A table with the moving keys of every list; nothing in it is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(_MOVES)]

    def action_toggle_mark(self) -> None:
        """Leave the rows unmarked: the gutter of this list is only a margin."""


def mapping_columns() -> tuple[Column, ...]:
    """The columns of the table that says how a file is read."""
    return (
        Column("what", _("In the file"), 18, share=2),
        Column("sample", _("For example"), 24, share=3),
        Column("becomes", _("Becomes"), 20, share=2),
    )


def change_columns() -> tuple[Column, ...]:
    """The columns of the list of changes."""
    return (
        Column("name", _("Name"), 16, share=2),
        Column("field", _("Field"), 14, share=1),
        Column("before", _("Before"), 16, share=2),
        Column("after", _("After"), 16, share=2),
    )


def problem_columns() -> tuple[Column, ...]:
    """The columns of the list of problems."""
    return (
        Column("row", _("Row"), 6, align="right"),
        Column("column", _("Column"), 14, share=1),
        Column("value", _("Value"), 18, share=2),
        Column("reason", _("Reason"), 30, share=3),
    )


def sample_columns(
    headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    """A column for each header, as wide as what stands in it, within reason."""
    return tuple(
        Column(
            f"column-{at}",
            show(header, 80),
            max(
                _NARROWEST,
                min(
                    _WIDEST,
                    max(
                        (cell_len(show(row[at], 80)) for row in rows if at < len(row)),
                        default=0,
                    ),
                ),
                min(_WIDEST, cell_len(show(header, 80))),
            ),
        )
        for at, header in enumerate(headers)
    )
