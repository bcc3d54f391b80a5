"""The modes of the workspace: a screen each, made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen


def _today() -> Screen[None]:
    from tui.screens.today import TodayScreen  # noqa: PLC0415 - when it is shown

    return TodayScreen()


def _roster() -> Screen[None]:
    from tui.screens.roster import RosterScreen  # noqa: PLC0415 - when it is shown

    return RosterScreen()


def _outreach() -> Screen[None]:
    from tui.screens.outreach import OutreachScreen  # noqa: PLC0415 - when it is shown

    return OutreachScreen()


def _campaigns() -> Screen[None]:
    from tui.screens.campaigns import CampaignsScreen  # noqa: PLC0415 - when shown

    return CampaignsScreen()


def _budget() -> Screen[None]:
    from tui.screens.budget import BudgetScreen  # noqa: PLC0415 - when it is shown

    return BudgetScreen()


def _results() -> Screen[None]:
    from tui.screens.results import ResultsScreen  # noqa: PLC0415 - when it is shown

    return ResultsScreen()


def _library() -> Screen[None]:
    from tui.screens.library import LibraryScreen  # noqa: PLC0415 - when it is shown

    return LibraryScreen()


def _content() -> Screen[None]:
    from tui.screens.content import ContentScreen  # noqa: PLC0415 - when it is shown

    return ContentScreen()


MODES: dict[str, str | Callable[[], Screen[Any]]] = {
    "today": _today,
    "roster": _roster,
    "outreach": _outreach,
    "campaigns": _campaigns,
    "budget": _budget,
    "results": _results,
    "content": _content,
    "library": _library,
}
"""What shows each mode, by its name."""
