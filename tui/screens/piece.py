"""The page about one piece of content: everything known, and every key it takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.reactive import var

from store.errors import NotFound
from tui import i18n
from tui.campaign_terms import CONTENT_KIND
from tui.commands import PIECE, bindings
from tui.i18n import _
from tui.piece_facts import read_piece
from tui.screens.base import DeskScreen
from tui.screens.piece_acts import PieceActs
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.piece_view import PieceView
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.piece_facts import PieceShown

Neighbours = Callable[[int, int], Awaitable[int | None]]
"""Which piece stands so many steps from one in the list this was opened from."""


class PieceScreen(PieceActs, DeskScreen[int]):
    """One piece of content; answers the number of whichever was shown last."""

    CSS_PATH = "piece.tcss"
    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PIECE)]
    AUTO_FOCUS = "PieceView"

    shown: var[PieceShown | None] = var(None)
    """What is shown; None until it was read."""

    def __init__(
        self, deliverable_id: int, neighbours: Neighbours | None = None
    ) -> None:
        super().__init__()
        self.deliverable_id = deliverable_id
        self._neighbours = neighbours
        self._stepping = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The bar, the page, what was done last, the keys."""
        yield TopBar()
        yield PieceView().data_bind(PieceScreen.shown)
        yield SaidLine()
        yield KeyBar()

    async def load(self) -> None:
        """Read everything; a piece that is gone (by an undo) takes this along."""
        number, app = self.deliverable_id, self.soloist
        try:
            shown = await app.look(read_piece, app.store, number, app.today())
        except NotFound as refusal:
            app.say(i18n.sentence(refusal), severity="warning")
            self.dismiss(number)
            return
        row = shown.row
        top = self.query_one(TopBar)
        what = row.title or _(CONTENT_KIND[row.kind])
        top.place = _("Content / {name}").format(name=f"{row.name} · {what}")
        top.aside = app.store.path.name
        self.shown = shown
        # The language may have changed while the piece itself did not.
        self.query_one(PieceView).repaint()
        self.refresh_bindings()

    def person_here(self) -> int | None:
        """Whose piece this is."""
        return None if self.shown is None else self.shown.row.influencer_id

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a neighbour, and whether the piece can come to this."""
        if action in {"previous", "next"}:
            return self._neighbours is not None
        return self.is_possible(action)

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.soloist.clear_notifications()
        self.query_one(SaidLine).text = text

    def action_back(self) -> None:
        """Return to where this was opened from."""
        self.dismiss(self.deliverable_id)

    def action_previous(self) -> None:
        """Show the piece before in the same list."""
        self._go(-1)

    def action_next(self) -> None:
        """Show the piece after in the same list."""
        self._go(1)

    @work(group="neighbour")
    async def _go(self, step: int) -> None:
        if self._neighbours is None:
            return
        # One step after the other: a key held down would count from one place twice.
        async with self._stepping:
            with self.refusals_shown():
                number = await self._neighbours(self.deliverable_id, step)
                if number is not None:
                    self.deliverable_id = number
                    self.query_one(SaidLine).text = ""
                    self.query_one(PieceView).scroll_home(animate=False)
                    self.reload()
                    return
        ends = _("This is the first.") if step < 0 else _("This is the last.")
        self.soloist.say(ends)

    def action_scroll_down(self) -> None:
        """Further down the page."""
        self.query_one(PieceView).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Further up the page."""
        self.query_one(PieceView).scroll_up(animate=False)

    def action_top(self) -> None:
        """To the beginning of the page."""
        self.query_one(PieceView).scroll_home(animate=False)

    def action_end(self) -> None:
        """To its end."""
        self.query_one(PieceView).scroll_end(animate=False)
