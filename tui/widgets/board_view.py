"""The part of a board that is looked at: columns of cards, painted by line.

Only lines in sight are painted. What can be asked of the cards in sight - move, mark,
open - is in ``stage_board``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from tui.widgets.board_loading import STRIDE, BoardLoading
from tui.widgets.board_paint import BoardPainter, lead, tail
from tui.widgets.board_window import CARD, HEAD, STEP

if TYPE_CHECKING:
    from tui.widgets.board_cards import BoardPages
    from tui.widgets.record_cells import CursorLook, Place

LOOKS = (
    "header",
    "header-here",
    "rule",
    "rule-here",
    "title",
    "hint",
    "mark",
    "cursor",
    "cursor-blurred",
    "dim",
    "warning",
    "error",
    "success",
)


class BoardView(BoardLoading, can_focus=True, inherit_bindings=False):
    """A window on columns of cards, each under its title."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"stage-board--{look}" for look in LOOKS}
    DEFAULT_CSS = """
    BoardView {
        height: 1fr;
        background: $surface;
        color: $foreground;
        text-align: center;
        content-align: center middle;

        & > .stage-board--header { color: $foreground; text-style: bold; }
        & > .stage-board--header-here { color: $text-primary; text-style: bold; }
        & > .stage-board--rule { color: $foreground 30%; }
        & > .stage-board--rule-here { color: $text-primary; }
        & > .stage-board--title { text-style: bold; }
        & > .stage-board--hint { color: $text-muted; }
        & > .stage-board--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        & > .stage-board--cursor-blurred {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
        & > .stage-board--mark { color: $text-primary; text-style: bold; }
        & > .stage-board--dim { color: $text-muted; }
        & > .stage-board--warning { color: $text-warning; }
        & > .stage-board--error { color: $text-error; }
        & > .stage-board--success { color: $text-success; }

        /* Where colours are few or none, the cursor must not depend on them. */
        &:ansi > .stage-board--cursor-blurred { text-style: underline; }
        &:nocolor > .stage-board--cursor { text-style: reverse; }
        &:nocolor > .stage-board--cursor-blurred { text-style: underline; }
    }
    """

    empty_text: reactive[Content] = reactive(Content(""))
    """Shown in the middle when there is no card at all."""

    _painter: BoardPainter | None = None

    # Where it stands

    def on_resize(self) -> None:
        """Another size: the cursor stays in sight."""
        self._window.resize(*self.size)
        self._look_for_cards()

    def notify_style_update(self) -> None:
        """Another theme, or the focus: other colours."""
        super().notify_style_update()
        self._painter = None

    # Painting

    def render_line(self, y: int) -> Strip:
        """The line of every column in sight, side by side, as wide as the board."""
        paint, window = self._paint_with(), self._window
        # A frame may be painted before the news of another size has arrived.
        window.resize(*self.size)
        if self._pages is None or not window.places:
            return paint.blank(self.size.width)
        if y >= HEAD and not any(window.totals):
            return self._empty_line(y - HEAD, paint)
        strips: list[Strip] = []
        for place in window.places:
            if strips:
                strips.append(paint.gap)
            strips.append(self._piece(self._pages, paint, place, y))
        return Strip.join(strips)

    def _piece(
        self, pages: BoardPages, paint: BoardPainter, place: Place, y: int
    ) -> Strip:
        """What one column shows on a line."""
        window, (column, _x, width) = self._window, place
        here = column == window.column
        if y == 0:
            before = lead(window.left if place is window.places[0] else 0)
            behind = tail(window.after if place is window.places[-1] else 0)
            title = pages.source.columns[column]
            return paint.title(title, width, before, behind, here=here)
        if y < HEAD:
            return paint.rule(width, window.tops[column], here=here)
        if y >= HEAD + window.body:
            return paint.foot(width, window.below(column))
        number, line = divmod(y - HEAD, STEP)
        index = window.tops[column] + number
        if line < CARD and index < window.totals[column]:
            return self._card(pages, paint, column, index, width)[line]
        if not window.totals[column] and y == HEAD:
            return paint.nothing(width)
        return paint.blank(width)

    def _card(
        self,
        pages: BoardPages,
        paint: BoardPainter,
        column: int,
        index: int,
        width: int,
    ) -> tuple[Strip, ...]:
        """The lines of one card as it looks now."""
        card = pages.card(column, index)
        if card is None:
            self._look_for_cards()
            if self._former is not None and column in self._moved_along:
                before, shift = self._moved_along[column]
                card = self._former.peek(before, index - shift)
        look: CursorLook = ""
        if (column, index) == self.cursor:
            look = "cursor" if self.has_focus else "cursor-blurred"
        place = column * STRIDE + index
        marked = self._marks.at(place, None if card is None else card.id)
        return paint.card(card, width, look, marked=marked)

    def _paint_with(self) -> BoardPainter:
        """The painter for the colours of now."""
        if self._painter is None:
            styles = {"base": self.rich_style, "": self.rich_style} | {
                look: self.get_component_rich_style(f"stage-board--{look}")
                for look in LOOKS
            }
            self._painter = BoardPainter(styles)
        return self._painter

    def _empty_line(self, y: int, paint: BoardPainter) -> Strip:
        width, height = self.size
        lines = Visual.to_strips(
            self, self.empty_text, width, max(0, height - HEAD), self.visual_style
        )
        return lines[y] if y < len(lines) else paint.blank(width)
