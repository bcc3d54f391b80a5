"""What every face of the budget is: a list with keys of its own, loaded by its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var
from textual.widgets import Static

from tui.screens.lists import ListActions
from tui.show import show
from tui.widgets.filter_bar import FilterBar
from tui.widgets.paper import Paper
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from tui.app import SoloistApp
    from tui.screens.base import DeskScreen

DOT, PLUS = " · ", " + "
"""What parts the figures of a line, and the amounts of one figure."""

MOST = 3
"""Lines that sums take at most."""


def in_lines(said: str, width: int, most: int = MOST) -> list[str]:
    """A line of figures in as many lines as it needs: no amount is ever cut.

    It breaks between parts, and inside of one between amounts only where that part is
    longer than a line. What does not fit into ``most`` lines is left out whole, with an
    ellipsis in its place.
    """
    pieces: list[tuple[str, str]] = []
    for part in said.split(DOT):
        some = part.split(PLUS) if cell_len(part) > width else [part]
        pieces += [(PLUS if place else DOT, one) for place, one in enumerate(some)]
    lines = [""]
    for sign, piece in pieces:
        joined = f"{lines[-1]}{sign}{piece}" if lines[-1] else piece
        if not lines[-1] or cell_len(joined) <= width:
            lines[-1] = joined
        elif len(lines) < most:
            # A sum that goes on says so where its next line begins.
            lines.append(f"{sign.lstrip()}{piece}" if sign == PLUS else piece)
        else:
            return [*lines[:-1], _with_ellipsis(lines[-1], width)]
    return lines


def _with_ellipsis(line: str, width: int) -> str:
    """A line that says that there is more; its last part gives way if it must."""
    while cell_len(line) + 2 > width and (at := max(map(line.rfind, (DOT, PLUS)))) > 0:
        line = line[:at]
    return f"{line} …"


class SumsLine(Paper):
    """Figures in words, in two or three lines where one is not enough."""

    DEFAULT_CSS = """
    SumsLine { padding: 0 1; color: $text-muted; }
    """

    text: var[str] = var("", init=False)

    def watch_text(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The figures, each whole."""
        return [Content(line) for line in in_lines(show(self.text), width)]


class SumsBar(FilterBar):
    """A filter over figures: what the list comes to is never cut in an amount."""

    DEFAULT_CSS = """
    SumsBar {
        height: auto;
        #filter-line { height: auto; min-height: 1; max-height: 3; }
    }
    """

    def on_resize(self) -> None:
        """Take the room there is."""
        self._renew()

    def _renew(self) -> None:
        super()._renew()
        if not self.is_mounted:
            return
        line, said = self.query_one("#filter-line", Static), show(self.summary)
        # Completions and mistakes stand there as they are.
        if said and str(line.content) == said:
            parted = in_lines(said, max(20, self.size.width - 2))
            line.update(Content("\n".join(parted)))


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
