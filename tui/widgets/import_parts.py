"""The small parts of bringing a file in: a verdict, the names of views, a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui.show import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import RenderResult
    from textual.events import Click

_GAP = "   "
_FULL, _HALF, _REST = "━", "╸", "─"


class Verdict(Static):
    """What would become of the rows, or what stands in the way, in a line or two."""

    DEFAULT_CSS = """
    Verdict { height: auto; max-height: 4; padding: 0 2; }
    Verdict.-refusal { color: $text-warning; }
    """

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Say a sentence; a refusal also bears a sign, for eyes without colours."""
        self.set_class(refusal, "-refusal")
        self.update(Content(show(f"! {text}" if refusal else text)))

    def count(self, counts: Sequence[tuple[str, str]], aside: str = "") -> None:
        """Say the counts, each in its tone, and quietly something beside them."""
        self.set_class(False, "-refusal")
        parts = [
            Content.styled(words, f"bold $text-{tone}" if tone != "muted" else "")
            for tone, words in counts
        ]
        if aside:
            parts.append(Content.styled(show(aside), "$foreground 60%"))
        self.update(Content(_GAP).join(parts))


class ViewTabs(Widget):
    """The names of the views, the current one marked; a click chooses."""

    DEFAULT_CSS = """
    ViewTabs { height: 1; width: 1fr; padding: 0 1; color: $text-muted; }
    """

    titles: reactive[tuple[str, ...]] = reactive(())
    """Translated, in order."""
    current: reactive[int] = reactive(0)
    """The position of the view that is shown."""

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def render(self) -> RenderResult:
        """All names in a line; the current one on its own ground, underlined too."""
        return Content(" ").join(
            Content.styled(
                f" {show(title)} ",
                "bold underline $text-primary on $panel"
                if place == self.current
                else "",
            )
            for place, title in enumerate(self.titles)
        )

    def on_click(self, event: Click) -> None:
        """Say which view was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        end = 0
        for place, title in enumerate(self.titles):
            end += cell_len(show(title)) + 3
            if offset.x < end:
                self.post_message(self.Chosen(place))
                return


class RowBar(Widget):
    """How far a file has come in: what is being done, and a bar under it."""

    DEFAULT_CSS = """
    RowBar { height: 2; width: 1fr; max-width: 80; }
    """

    text: reactive[str] = reactive("")
    """What is being done, translated."""
    share: reactive[float] = reactive(0.0)
    """From 0 to 1."""

    def render(self) -> RenderResult:
        """A line of words and a line of bar."""
        width = self.size.width
        halves = round(max(0.0, min(1.0, self.share)) * width * 2)
        done = _FULL * (halves // 2) + _HALF * (halves % 2)
        return Content.assemble(
            show(self.text),
            "\n",
            (done, "$primary"),
            (_REST * (width - len(done)), "$foreground 40%"),
        )
