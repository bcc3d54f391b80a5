"""How the lines of a board are painted: titles, rules, cards, hints at the rest.

A card's texts come from outside and are made safe on the way in; whatever they hold,
what is painted of a column is exactly as wide as the column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.strip import Strip

from tui.format import DASH, whole
from tui.i18n import _
from tui.show import fit, show
from tui.widgets.board_window import CARD, GAP
from tui.widgets.record_cells import (
    ABSENT,
    GUTTER,
    MARK,
    MORE_LEFT,
    MORE_RIGHT,
    CursorLook,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style

    from tui.widgets.board_cards import BoardCard, BoardColumn

RULE, RULE_HERE = "─", "━"
MARGIN = " " * GUTTER, "base"
ABOVE, BELOW = "↑", "↓"


def lead(left: int) -> str:
    """What stands before the first title: how many columns are out of sight there."""
    return f"{MORE_LEFT} {left} " if left else " " * GUTTER


def tail(after: int) -> str:
    """What stands after the last title, likewise."""
    return f" {after} {MORE_RIGHT}" if after else ""


class BoardPainter:
    """Paints the pieces of a board in one set of styles.

    ``styles`` maps a look ("base", "header", "header-here", "rule", "rule-here",
    "title", "hint", "mark", "cursor", "cursor-blurred", "dim", "warning", "error",
    "success") to the style of that look.
    """

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = styles
        # A card is its own key: a changed card paints anew, whoever forgot to say so.
        self._cards: LRUCache[
            tuple[BoardCard | None, CursorLook, bool, int], tuple[Strip, ...]
        ] = LRUCache(1024)
        self._blanks: dict[int, Strip] = {}
        self.gap = self.blank(GAP)

    def blank(self, width: int) -> Strip:
        """Nothing, so many cells of it."""
        strip = self._blanks.get(width)
        if strip is None:
            strip = self._blanks[width] = Strip.blank(width, self._styles["base"])
        return strip

    def title(
        self, column: BoardColumn, width: int, before: str, behind: str, *, here: bool
    ) -> Strip:
        """A column's title and how many cards it has, between hints at other columns.

        The title is cut before the figures are.
        """
        count, title = whole(column.total), show(column.title)
        room = width - cell_len(before) - cell_len(behind) - len(count) - 2
        title = fit(title, min(room, cell_len(title)))
        look = "header-here" if here else "header"
        used = cell_len(before) + cell_len(title) + len(count) + 1
        pieces = (
            (before, "hint"),
            (title, look),
            (" ", "base"),
            (count, "hint"),
            (" " * (width - used - cell_len(behind)), "base"),
            (behind, "hint"),
        )
        return self._strip(pieces, width)

    def rule(self, width: int, above: int, *, here: bool) -> Strip:
        """The line under a title, which says how many cards are out of sight above."""
        line, look = (RULE_HERE, "rule-here") if here else (RULE, "rule")
        if not above:
            return self._strip(((line * width, look),), width)
        hint = f"{ABOVE} {whole(above)}"
        rest = line * (width - GUTTER - len(hint) - 1)
        pieces = (line, look), (" ", "base"), (hint, "hint"), (" ", "base")
        return self._strip((*pieces, (rest, look)), width)

    def foot(self, width: int, below: int) -> Strip:
        """The line under the cards, which says how many more there are."""
        if not below:
            return self.blank(width)
        words = show(_("{count} more").format(count=whole(below)))
        return self._strip((MARGIN, (f"{BELOW} {words}", "hint")), width)

    def nothing(self, width: int) -> Strip:
        """Where the first card of an empty column would be."""
        return self._strip((MARGIN, (DASH, "dim")), width)

    def card(
        self, card: BoardCard | None, width: int, look: CursorLook, *, marked: bool
    ) -> tuple[Strip, ...]:
        """The lines of a card, or of one that is not here yet."""
        key = (card, look, marked, width)
        strips = self._cards.get(key)
        if strips is None:
            strips = self._cards[key] = self._paint(card, width, look, marked=marked)
        return strips

    def _paint(
        self, card: BoardCard | None, width: int, look: CursorLook, *, marked: bool
    ) -> tuple[Strip, ...]:
        room = max(0, width - GUTTER - 1)  # a cell at the right stays free
        gutter = (fit(MARK if marked else "", GUTTER), "mark")
        lines: list[tuple[tuple[str, str], ...]]
        if card is None:
            lines = [(gutter, (ABSENT, "dim"))]
        else:
            badge = show(card.badge)
            badge = fit(badge, min(cell_len(badge), (room + 1) // 2), "right")
            title = fit(show(card.title), room - cell_len(badge) - bool(badge))
            first = gutter, (title, "title"), (" " * bool(badge), "base")
            lines = [(*first, (badge, card.badge_tone))]
            lines += [
                (MARGIN, (fit(show(text), room), tone))
                for text, tone in card.lines[: CARD - 1]
            ]
        lines += [()] * (CARD - len(lines))
        # The cursor's own colours win: no other is sure to be read on its background.
        if look:
            lines = [tuple((text, look) for text, _tone in line) for line in lines]
        return tuple(self._strip(line, width, look) for line in lines)

    def _strip(
        self, pieces: tuple[tuple[str, str], ...], width: int, fill: str = ""
    ) -> Strip:
        """Join pieces of (text, look) into exactly so many cells."""
        strip = Strip(
            [
                Segment(text, self._styles[look or "base"])
                for text, look in pieces
                if text
            ]
        )
        return strip.adjust_cell_length(width, self._styles[fill or "base"])
