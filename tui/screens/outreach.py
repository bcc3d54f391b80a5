"""Outreach: who stands where and since when, as a board by stage or as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.reactive import var

from store.outreach_list import SORTS, OutreachRow, OutreachView
from tui.commands import LIST, OUTREACH, bindings
from tui.desk_reading import DeskReader
from tui.i18n import N_, _, ngettext
from tui.outreach_columns import spoken
from tui.outreach_source import (
    OutreachBoard,
    OutreachRows,
    outreach_desk,
    read_face,
)
from tui.screens.faces import FacesScreen
from tui.screens.outcome_acts import OutcomeActs
from tui.screens.outreach_acts import OutreachActs
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store import Store
    from store.rules.filter_fields import FieldTable
    from tui.desk_reading import Asked, Read

EXAMPLE = N_("Filter: stage:replied waiting:me due<=fri campaign:spring is:late mina")


def _fields() -> FieldTable:
    from store.rules.outreach_fields import OUTREACH as FIELDS  # noqa: PLC0415

    return FIELDS


class OutreachScreen(OutreachActs, OutcomeActs, FacesScreen[OutreachView, OutreachRow]):
    """Every conversation under a filter, with two faces that ``b`` turns."""

    CSS_PATH = "outreach.tcss"
    TOPICS = frozenset({"outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OUTREACH, LIST)]
    SORTS = SORTS
    DOWN_FIRST = frozenset({"followers", "asked", "fee", "unanswered", "last_on"})

    view: var[OutreachView] = var(OutreachView())
    """The filter, and how the list is sorted."""
    source: OutreachBoard | OutreachRows | None = None
    """What the face in sight shows."""
    adrift = 0
    """How many are open without a next step."""
    _is_there = False

    def compose(self) -> ComposeResult:
        """The bar, the filter, both faces, what was done last, the keys."""
        yield TopBar()
        yield FilterBar(_fields, EXAMPLE)
        yield StageBoard()
        yield RecordTable()
        yield SaidLine()
        yield KeyBar()

    def begin(self) -> None:
        """Take the face and the view that were kept."""
        kept = self.soloist.settings
        self.face = kept.outreach_face
        self.view = self.kept_view(kept.outreach_sort)

    def view_of(self, text: str, sort: str, *, descending: bool) -> OutreachView:
        """A view with this filter, sorted like this."""
        return OutreachView(text, sort, descending)

    # What is shown

    def read_face(self, store: Store, asked: Asked[OutreachView]) -> Read[OutreachRow]:
        """Read in one go what a face needs to be shown; raises StoreError."""
        return read_face(store, asked)

    def source_of(self, read: Read[OutreachRow]) -> OutreachBoard | OutreachRows:
        """What was read, in the words for its stages."""
        app = self.soloist
        words = spoken(app.today(), read.stages)
        reader = DeskReader(app, outreach_desk(app.store), self.view)
        if self.face == "board":
            return OutreachBoard(read, reader, words)
        return OutreachRows(read, reader, words)

    async def learn_counts(self) -> None:
        """Learn how many are late, how many adrift, and the values in use."""
        if self.source is None:
            return
        pipeline, look = self.soloist.store.pipeline, self.soloist.look
        today, view = self.soloist.today(), self.source.reader.view
        # In front, where no open quotation can swallow it.
        late = OutreachView(f"is:late {view.filter}")
        self.late = await look(pipeline.count, late, today)
        self.adrift = await look(pipeline.adrift, today)
        self.query_one(FilterBar).values = await look(pipeline.known_values)

    # Words

    def where(self) -> str:
        """What this place is called."""
        return _("Outreach")

    def counted(self, count: int) -> str:
        """So many conversations."""
        return ngettext("{count} conversation", "{count} conversations", count)

    def also(self) -> Sequence[tuple[str, int]]:
        """How many have no next step, unless it is those that are shown."""
        if not self.adrift or "is:adrift" in self.view.filter:
            return ()
        stray = ngettext(
            "{count} without a next step (is:adrift)",
            "{count} without a next step (is:adrift)",
            self.adrift,
        )
        return ((stray, self.adrift),)

    def nothing(self) -> str:
        """What is said where there is no conversation."""
        if self.view.filter:
            return _("No conversation matches this filter. Press Esc to clear it.")
        return _(
            "No conversation yet. Press n to begin one, or i to import your"
            " outreach sheet."
        )

    def tell(self, text: str) -> None:
        """Say what was done on the line below."""
        self.query_one(SaidLine).text = text

    # What the widgets and the keys change

    def moved(self) -> None:
        """What keys can do changes only where there is nothing under the cursor."""
        if (is_there := self.here.current_id is not None) != self._is_there:
            self._is_there = is_there
            self.refresh_bindings()

    async def keep_sort(self, sort: str) -> None:
        """Keep how the list is sorted, for next time."""
        await self.soloist.keep_setting(outreach_sort=sort)
