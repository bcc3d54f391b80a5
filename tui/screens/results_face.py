"""What every face of the results is: a part of a desk that shares one campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.commands import LIST
from tui.screens.budget_face import BudgetFace
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from tui.screens.results import ResultsScreen

__all__ = ["MOVES", "FiguresTable", "ResultsFace"]

_MARKS = frozenset({"toggle_mark", "start_range", "mark_all"})
MOVES = tuple(command for command in LIST if command.action not in _MARKS)
"""The keys of lists in which nothing is marked."""


class FiguresTable(RecordTable):
    """Lines with their figures; nothing in it is marked."""

    def action_toggle_mark(self) -> None:
        """Leave the rows unmarked: the gutter of this list is only a margin."""


class ResultsFace(BudgetFace):
    """One way to look at results: of one campaign, or of all of them.

    The desk says of which before it calls ``load``: ``campaign_id``, None for all.
    """

    @property
    def results(self) -> ResultsScreen:
        """The desk that this face stands on."""
        return cast("ResultsScreen", self.screen)
