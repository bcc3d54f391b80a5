"""The tabs of a page on one line, the one in sight marked by more than a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import RenderResult
    from textual.events import Click

from tui.i18n import _


class TabStrip(Widget):
    """Names side by side; a click asks for one."""

    DEFAULT_CSS = """
    TabStrip { height: 1; width: 1fr; padding: 0 1; background: $surface; }
    """

    current: reactive[str] = reactive("")
    """The tab in sight, by its key."""

    @dataclass
    class Asked(Message):
        """A tab was clicked."""

        name: str

    def __init__(self, titles: Mapping[str, str]) -> None:
        """Tabs by their key; titles are translated when they are painted."""
        super().__init__()
        self._titles = titles

    def render(self) -> RenderResult:
        """The one in sight between brackets, bold and in a colour of its own."""
        parts = []
        for name, title in self._titles.items():
            if name == self.current:
                parts.append(Content.styled(f"[{_(title)}]", "bold $text-primary"))
            else:
                parts.append(Content.styled(f" {_(title)} ", "$foreground 70%"))
        return Content(" " * self._gap).join(parts)

    @property
    def _gap(self) -> int:
        """Cells between two of them: none where they would not fit otherwise."""
        wide = sum(Content(_(title)).cell_length + 3 for title in self._titles.values())
        return int(wide - 1 <= self.content_size.width)

    def on_click(self, event: Click) -> None:
        """Ask for the tab under the mouse."""
        place = event.get_content_offset(self)
        if place is None:
            return
        event.stop()
        end = 0
        for name, title in self._titles.items():
            end += Content(_(title)).cell_length + 2 + self._gap
            if place.x < end:
                self.post_message(self.Asked(name))
                return
