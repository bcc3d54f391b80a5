"""What every face of the budget is: a list with keys of its own, loaded by its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.css.query import NoMatches

from tui.screens.lists import ListActions
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tui.app import SoloistApp
    from tui.screens.base import DeskScreen


class BudgetFace(ListActions, Vertical):
    """One way to look at money: of one campaign, or of all of them.

    The desk that it stands on calls ``load`` whenever something was saved; a face asks
    for that itself with ``renew``. Keys act once ``settled`` is over, on what is shown
    by then.
    """

    DEFAULT_CSS = """
    BudgetFace { height: 1fr; }
    """

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__()
        self.campaign_id = campaign_id

    async def load(self) -> None:
        """Ask the store for what is shown, and show it; raises StoreError."""
        raise NotImplementedError

    def person_here(self) -> int | None:
        """Whom the cursor is on; None for nobody."""
        return None

    @property
    def desk(self) -> DeskScreen[None]:
        """The screen that this face stands on."""
        return cast("DeskScreen[None]", self.screen)

    @property
    def soloist(self) -> SoloistApp:
        """The application, with its door to the store."""
        return cast("SoloistApp", self.app)

    def refusals_shown(self) -> AbstractContextManager[None]:
        """Say what the store refused, and carry on."""
        return self.soloist.refusals_shown()

    def renew(self) -> None:
        """Ask for everything again: the filter is another one, or the sort."""
        self.desk.reload()

    async def settled(self) -> None:
        """Wait until what is shown is what was asked for last."""
        await self.desk.settled()

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.soloist.clear_notifications()
        for line in self.desk.query(SaidLine):
            line.text = text

    @property
    def here(self) -> int | None:
        """The number under the cursor; None for none, or before the list is there."""
        try:
            return self.table.current_id
        except NoMatches:
            return None
