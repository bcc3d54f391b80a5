"""Conversions and mentions as long lists, read as they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tui import conversions_columns, mention_columns
from tui.board_source import DeskRows
from tui.desk_reading import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store import Store
    from store.conversion_list import ConversionRow, ConversionView
    from store.mention_list import MentionRow, MentionView
    from tui.desk_reading import Lists
    from tui.widgets.record_cells import Column, Row


def conversion_desk(store: Store) -> Desk[ConversionView, Any]:
    """Where conversions are read."""
    return _plain(store.conversion_list, store.conversion_list.rows)


def mention_desk(store: Store) -> Desk[MentionView, Any]:
    """Where mentions are read."""
    return _plain(store.mentions, store.mentions.rows)


def _plain(
    lists: object, rows: Callable[[Sequence[int]], Sequence[Any]]
) -> Desk[Any, Any]:
    """A desk whose things stand in no lanes: it is only ever read as a list."""
    return Desk(
        cast("Lists[Any, Any]", lists),
        _no_lanes,
        lambda numbers, _today: rows(numbers),
        lambda _row: "",
    )


def _no_lanes(_view: object, _today: date) -> Mapping[str, int]:
    return {}


class ConversionRows(DeskRows["ConversionView", Any]):
    """Conversions in the order of a list."""

    def columns(self) -> tuple[Column, ...]:
        """The columns, titles in the language in use."""
        return conversions_columns.painted()

    def paint(self, row: ConversionRow) -> Row:
        """One conversion as a line of the table."""
        return conversions_columns.line(row, self.reader.today)


class MentionRows(DeskRows["MentionView", Any]):
    """Mentions in the order of a list."""

    def columns(self) -> tuple[Column, ...]:
        """The columns, titles in the language in use."""
        return mention_columns.painted()

    def paint(self, row: MentionRow) -> Row:
        """One mention as a line of the table."""
        return mention_columns.line(row, self.reader.today)
