"""The line at the top, which says where one is, and the line of keys at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.keymap import written
from tui.show import show

if TYPE_CHECKING:
    from textual.app import RenderResult
    from textual.events import Click
    from textual.screen import Screen


class TopBar(Widget):
    """Where one is, on the left; what is shown, on the right."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        width: 1fr;
        background: $panel;
        color: $text-muted;
        padding: 0 1;
    }
    """

    place: reactive[str] = reactive("")
    """The name of this place, translated."""
    aside: reactive[str] = reactive("")
    """What stands at the right end."""

    def render(self) -> RenderResult:
        """Both ends, the right one giving way first."""
        left = Content.assemble(
            ("Soloist", "bold $text-primary"), "  ", (show(self.place), "$foreground")
        )
        aside = Content(show(self.aside))
        gap = self.size.width - left.cell_length - aside.cell_length
        return left + Content(" " * gap) + aside if gap > 1 else left


class KeyBar(Widget):
    """The keys that do something here; always at least the next ones to press."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; width: 1fr; background: $panel; padding: 0 1; }
    """

    def on_mount(self) -> None:
        """Follow what is possible here."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> RenderResult:
        """As many keys as fit, whole: the screen's own, but the help always."""
        own, common = self._keys()
        width = self.size.width
        kept = sum(cell_len(f"  {key} {word}") for key, word in common[:1])
        return _joined(common, width, _joined(own, width - kept, Content("")))

    def _keys(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The keys to show, each command once: the screen's own, and everybody's."""
        own: dict[str, tuple[str, str]] = {}
        common: dict[str, tuple[str, str]] = {}
        for key, active in self.screen.active_bindings.items():
            binding = active.binding
            if binding.show and active.enabled:
                group = common if active.node is self.app else own
                title = binding.description
                group.setdefault(title, (written(key), title))
        return [*own.values()], [*common.values()]

    def on_click(self, event: Click) -> None:
        """A click opens the help, where every key can be read."""
        event.stop()
        self.app.run_worker(self.app.run_action("help"), group="help")


def _joined(keys: list[tuple[str, str]], room: int, line: Content) -> Content:
    """The line with these keys behind it, those that fit whole."""
    for key, word in keys:
        gap = "  " if line.plain else ""
        if line.cell_length + cell_len(f"{gap}{key} {word}") <= room:
            line = Content.assemble(line, gap, (key, "bold $text-accent"), " ", word)
    return line
