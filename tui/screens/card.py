"""The card of a person: everything known, and every key that adds to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.reactive import var

from store.errors import NotFound
from tui import i18n
from tui.card_talks import FIRST, MORE, read_talks
from tui.commands import CARD, bindings
from tui.i18n import _
from tui.screens.base import DeskScreen
from tui.screens.card_acts import CardActs
from tui.screens.card_outreach import CardOutreach
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.card_view import CardView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.card import InfluencerCard
    from tui.card_talks import Talks

Neighbours = Callable[[int, int], Awaitable[int | None]]
"""Who stands so many steps from somebody in the list this card was opened from."""


class CardScreen(CardActs, CardOutreach, DeskScreen[int]):
    """One person; answers the number of whoever was shown last."""

    CSS_PATH = "card.tcss"
    TOPICS = frozenset({"roster", "outreach", "campaigns", "budget", "results"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CARD)]
    AUTO_FOCUS = "CardView"

    card: var[InfluencerCard | None] = var(None)
    """What is shown; None until it was read."""
    talks: var[Talks | None] = var(None)
    """What there is between them and us; None until it was read."""

    def __init__(
        self, influencer_id: int, neighbours: Neighbours | None = None
    ) -> None:
        super().__init__()
        self.influencer_id = influencer_id
        self._neighbours = neighbours
        self._touches = FIRST
        self._stepping = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The bar, the card, the keys."""
        yield TopBar()
        yield CardView().data_bind(CardScreen.card, CardScreen.talks)
        yield KeyBar()

    async def load(self) -> None:
        """Read the card; somebody who is gone (by an undo) takes it along."""
        number = self.influencer_id
        try:
            card, talks = await self.soloist.look(self._read, number)
        except NotFound as refusal:
            self.soloist.say(i18n.sentence(refusal), severity="warning")
            self.dismiss(number)
            return
        top = self.query_one(TopBar)
        top.place = _("Roster / {name}").format(name=card.name)
        top.aside = self.soloist.store.path.name
        self.card, self.talks = card, talks
        # The language may have changed while the card itself did not.
        self.query_one(CardView).repaint()
        self.refresh_bindings()

    def _read(self, number: int) -> tuple[InfluencerCard, Talks]:
        """Everything of somebody, in one go."""
        store, today = self.soloist.store, self.soloist.today()
        card = store.cards.card(number)
        return card, read_talks(store, number, self._touches, today)

    def person_here(self) -> int:
        """Whose card this is."""
        return self.influencer_id

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a card, a neighbour, an account to act on."""
        if action in {"previous", "next"}:
            return self._neighbours is not None
        return self.is_possible(action) and self.has_talks_for(action)

    def action_back(self) -> None:
        """Return to the list, on whoever was shown last."""
        self.dismiss(self.influencer_id)

    def action_previous(self) -> None:
        """Show the person before in the same list."""
        self._go(-1)

    def action_next(self) -> None:
        """Show the person after in the same list."""
        self._go(1)

    @work(group="neighbour")
    async def _go(self, step: int) -> None:
        if self._neighbours is None:
            return
        # One step after the other: a key held down would count from one place twice.
        async with self._stepping:
            with self.refusals_shown():
                number = await self._neighbours(self.influencer_id, step)
                if number is not None:
                    self.show_person(number)
                    return
        ends = _("This is the first.") if step < 0 else _("This is the last.")
        self.soloist.say(ends)

    def show_person(self, number: int) -> None:
        """Show somebody else on this card, from the top."""
        self.influencer_id = number
        self._touches = FIRST
        self.query_one(CardView).scroll_home(animate=False)
        self.reload()

    def action_older(self) -> None:
        """Show earlier touches."""
        self._touches += MORE
        self.reload()

    def action_scroll_down(self) -> None:
        """Further down the card."""
        self.query_one(CardView).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Further up the card."""
        self.query_one(CardView).scroll_up(animate=False)
