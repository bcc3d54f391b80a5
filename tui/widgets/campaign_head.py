"""Where a campaign stands, on the line under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui import campaign_words as words
from tui import format as fmt
from tui.i18n import _
from tui.show import show

if TYPE_CHECKING:
    from datetime import date

    from textual.app import RenderResult

    from store.campaign_list import CampaignLine

CELLS = 6
"""How long the bar of the checklist is."""


class CampaignHead(Widget):
    """Progress, health, state, days, brand: what does not fit gives way at the end."""

    DEFAULT_CSS = """
    CampaignHead { height: 1; width: 1fr; padding: 0 1; }
    """

    line: reactive[CampaignLine | None] = reactive(None)
    """What is told; None until it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.today: date | None = None

    def render(self) -> RenderResult:
        """As many of the parts as fit whole."""
        if (line := self.line) is None or self.today is None:
            return Content("")
        said = Content.assemble(
            (words.bar(line.done, line.total, CELLS), "$text-primary"),
            f" {fmt.whole(line.done)}/{fmt.whole(line.total)}  ",
            (words.health(line.health), f"bold {words.HEALTH_STYLE[line.health]}"),
        )
        for part in self._parts(line, self.today):
            longer = said + Content.assemble((" · ", "$foreground 40%"), part)
            if part and longer.cell_length <= self.size.width:
                said = longer
        return said

    def _parts(self, line: CampaignLine, today: date) -> tuple[str, ...]:
        state = _("Put away") if line.archived else fmt.word(words.STATUS, line.status)
        left = "" if line.left_minor is None else _("{amount} left")
        return (
            state,
            words.span(line.starts_on, line.ends_on, today),
            ""
            if line.status == "wrapped"
            else words.remaining(line.starts_on, line.ends_on, today),
            left.format(amount=words.money(line.left_minor, line.currency)),
            show(line.brand, 40) if line.brand else "",
            fmt.word(words.OBJECTIVE, line.objective) if line.objective else "",
        )
