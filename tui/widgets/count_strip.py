"""One calm line above a list: how much is due, and who stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui import format as fmt
from tui.i18n import _
from tui.show import show
from tui.widgets.paper import LABEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import RenderResult

    from store.agenda import Counts

GAP = "   "
ARROW = "  "


class CountStrip(Widget):
    """Counts by group on the left, the pipeline on the right as far as it fits."""

    DEFAULT_CSS = """
    CountStrip {
        height: 1; width: 1fr; padding: 0 1;
        background: $surface; color: $foreground;
    }
    """

    counts: reactive[Counts | None] = reactive(None)
    """How much is due, by group; None while that is not known."""
    stages: reactive[Mapping[str, int]] = reactive(dict)
    """How many stand in each stage, by its name, in order."""

    def render(self) -> RenderResult:
        """Both ends; the pipeline gives way."""
        left, width = self._due(), self.size.width
        for right in (self._stages(zeros=True), self._stages(zeros=False), self._sum()):
            gap = width - left.cell_length - right.cell_length
            if gap >= len(GAP):
                return left + Content(" " * gap) + right
        return left

    def _due(self) -> Content:
        counts = self.counts
        if counts is None:
            return Content("")
        if not counts.overdue + counts.today:
            done = Content.styled(_("✓ Nothing left for today"), "bold $text-success")
            return done + Content(GAP) + _count(counts.week, _("coming up"), LABEL)
        late = "bold $text-error" if counts.overdue else LABEL
        now = "bold $text-primary" if counts.today else LABEL
        return Content(GAP).join(
            (
                _count(counts.overdue, _("overdue"), late),
                _count(counts.today, _("today"), now),
                _count(counts.week, _("coming up"), LABEL),
            )
        )

    def _stages(self, *, zeros: bool) -> Content:
        parts = [
            Content.assemble((show(name), LABEL), f" {fmt.whole(count)}")
            for name, count in self.stages.items()
            if count or zeros
        ]
        return Content.styled(ARROW, LABEL).join(parts)

    def _sum(self) -> Content:
        total = sum(self.stages.values())
        if not total:
            return Content("")
        return Content.styled(
            _("{count} in the pipeline").format(count=fmt.whole(total)), LABEL
        )


def _count(count: int, word: str, style: str) -> Content:
    return Content.assemble((fmt.whole(count), style), (f" {word}", LABEL))
