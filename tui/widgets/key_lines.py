"""The bottom of a dialog with more keys than a line holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from tui.keymap import written
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import RenderResult
    from textual.events import Click
    from textual.geometry import Size
    from textual.screen import Screen

_GAP = 2
_MOST = 3
"""Lines at most; what does not fit there is in the help only."""


class KeyLines(KeyLine):
    """All the keys of the dialog it stands in, on as many lines as they take."""

    by_declaration = True
    """Whether keys stand as they are declared, whatever has the focus."""

    DEFAULT_CSS = """
    KeyLines { height: auto; width: 1fr; margin-top: 0; }
    """

    def _renew(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Whole keys, line by line."""
        rows: list[Content] = []
        for row in self._rows(self.size.width):
            parts: list[Content] = []
            for key, title, _action in row:
                if parts:
                    parts.append(Content(" " * _GAP))
                parts += [
                    Content.styled(key, "bold $text-accent"),
                    Content.styled(f" {title}", "$foreground 60%"),
                ]
            rows.append(Content("").join(parts))
        return Content("\n").join(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the keys take."""
        return max(1, len(self._rows(width)))

    def _rows(self, width: int) -> list[list[tuple[str, str, str]]]:
        """Key, title and action of every key, in lines of at most ``width`` cells."""
        rows: list[list[tuple[str, str, str]]] = [[]]
        used, told = 0, set[str]()
        # The focused field may have a key of that name, and so bring it forward.
        own = list(self.screen._bindings.key_to_bindings)  # noqa: SLF001
        found = self.screen.active_bindings
        keys = list(found)
        if self.by_declaration:
            keys.sort(key=lambda key: own.index(key) if key in own else 99)
        for key in keys:
            active = found[key]
            binding = active.binding
            if not (binding.show and active.enabled) or binding.action in told:
                continue
            told.add(binding.action)
            name = written(key)
            size = cell_len(name) + 1 + cell_len(binding.description)
            if rows[-1] and used + _GAP + size > width:
                rows.append([])
                used = 0
            used += size + (_GAP if rows[-1] else 0)
            rows[-1].append((name, binding.description, binding.action))
        return rows[:_MOST]

    def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        event.stop()
        rows = self._rows(self.size.width)
        start = 0
        for key, title, action in rows[event.y] if event.y < len(rows) else ():
            end = start + cell_len(key) + 1 + cell_len(title)
            if start <= event.x < end:
                self.app.run_worker(
                    self.app.run_action(action, self.screen), group="key"
                )
            start = end + _GAP
