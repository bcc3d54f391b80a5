"""The bottom line of a dialog: its next keys, each one also to be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tui.keymap import written

if TYPE_CHECKING:
    from textual.app import RenderResult
    from textual.events import Click
    from textual.screen import Screen

_GAP = 2


class KeyLine(Widget):
    """The keys of the dialog it stands in, in the order they are declared there."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; margin-top: 1; }
    """

    def on_mount(self) -> None:
        """Follow what is possible here."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> RenderResult:
        """As many keys as fit, whole."""
        parts: list[Content] = []
        for _start, _end, key, title, _action in self._places():
            if parts:
                parts.append(Content(" " * _GAP))
            parts += [
                Content.styled(key, "bold $text-accent"),
                Content.styled(f" {title}", "$foreground 60%"),
            ]
        return Content("").join(parts)

    def _places(self) -> list[tuple[int, int, str, str, str]]:
        """First and last cell, key, title and action of every key that is shown."""
        places: list[tuple[int, int, str, str, str]] = []
        told: set[str] = set()
        start = 0
        for key, active in self.screen.active_bindings.items():
            binding = active.binding
            if not (binding.show and active.enabled) or binding.action in told:
                continue
            told.add(binding.action)
            name = written(key)
            end = start + cell_len(name) + 1 + cell_len(binding.description)
            if end > self.size.width:
                break
            places.append((start, end, name, binding.description, binding.action))
            start = end + _GAP
        return places

    def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        event.stop()
        for start, end, _key, _title, action in self._places():
            if start <= event.x < end:
                self.app.run_worker(
                    self.app.run_action(action, self.screen), group="key"
                )
