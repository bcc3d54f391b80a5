"""The results of a campaign on its own page: the sum of it over its views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.reactive import var

from tui.widgets.result_figures import ResultAside, ResultSum
from tui.widgets.result_views import ResultsShown, ResultViews

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

ROOM = 34
"""Lines from which on all views are in sight."""


class CampaignResults(Vertical, can_focus=True):
    """Revenue, cost and return; what is beside; the views under it."""

    DEFAULT_CSS = """
    CampaignResults {
        height: 1fr;
        ResultSum, ResultAside { padding: 0 1; }
        ResultViews { border-top: solid $foreground 20%; }
    }
    """

    shown: var[ResultsShown | None] = var(None, init=False, always_update=True)

    def __init__(self) -> None:
        super().__init__()
        self._ready = False

    def compose(self) -> ComposeResult:
        """The sum, what is beside it, the views."""
        yield ResultSum()
        yield ResultAside()
        yield ResultViews()

    def on_mount(self) -> None:
        """Show what came before the parts were there."""
        self._ready = True
        self.watch_shown()

    def on_resize(self, event: Resize) -> None:
        """Take the room there is."""
        self.views.stacked = event.size.height >= ROOM

    @property
    def views(self) -> ResultViews:
        """The views."""
        return self.query_one(ResultViews)

    def watch_shown(self) -> None:
        """Paint all of it."""
        if not self._ready:
            return
        shown = self.shown
        results = None if shown is None else shown.results
        self.query_one(ResultSum).shown = results
        self.query_one(ResultAside).shown = results
        self.views.shown = shown
