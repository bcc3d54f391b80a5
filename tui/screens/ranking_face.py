"""Who and what did best, and worst; what is usual; and what is decided of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var

from store.rules.result_words import RANKED_FROM
from tui import results_words as words
from tui.commands import bindings
from tui.commands_results import RANKING
from tui.i18n import _
from tui.ranking_columns import cells, columns, said
from tui.screens.budget_face import SumsLine
from tui.screens.results_face import MOVES, FiguresTable, ResultsFace
from tui.widgets.mapping_table import Listing
from tui.widgets.median_lines import MedianLines
from tui.widgets.record_table import RecordTable
from tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store import Store
    from store.result_ranking import MedianRow, Ranking, RankRow

MOST = 50
"""How many are ranked."""

BY = {
    "influencer": ("roi", "revenue", "engagements", "er"),
    "piece": ("er", "engagements"),
}
"""What each can be ranked by, that at first in front."""

NEEDS_ONE = frozenset(
    {"open_ranked", "explain_ranked", "renew", "fix", "let_go", "decide_ranked"}
)
"""Actions on the line under the cursor."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking, and what is usual."""

    ranking: Ranking
    medians: tuple[MedianRow, ...]


def read_ranked(store: Store, campaign_id: int | None, name: str, by: str) -> Ranked:
    """Read one of the lists of RANKED; raises StoreError."""
    worst, _dash, of = name.partition("-")
    ranking = store.results.ranking(
        campaign_id, of=of, by=by, worst=worst == "worst", limit=MOST
    )
    return Ranked(ranking, store.results.medians())


class RankingFace(ResultsFace):
    """The best and the worst, each with its n; too few are greyed, and said to be."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RANKING, MOVES)]
    DEFAULT_CSS = """
    RankingFace {
        FiguresTable { height: 2fr; min-height: 4; }
        MedianLines {
            height: auto; max-height: 35%; padding: 0 1;
            border-top: solid $foreground 20%;
        }
    }
    """

    listed: var[str] = var("best-influencer", init=False)
    """Which list is in sight: see RANKED."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        self.by = {of: ways[0] for of, ways in BY.items()}
        """What people and pieces are ranked by now."""
        self.ranked: Ranked | None = None
        self._told = ("", "")

    def compose(self) -> ComposeResult:
        """The lists, what is ranked by what, the list, what is usual."""
        yield TabStrip(words.RANKED)
        yield SumsLine()
        yield FiguresTable()
        yield MedianLines()

    @property
    def of(self) -> str:
        """What is ranked: people or pieces."""
        return self.listed.partition("-")[2]

    async def load(self) -> None:
        """Read the list that is asked for, and show it."""
        app, listed, by = self.soloist, self.listed, self.by[self.of]
        found = await app.look(read_ranked, app.store, self.campaign_id, listed, by)
        is_same = self._told == (listed, by)
        self._told, self.ranked = (listed, by), found
        self._show(found, self.table.current_id if is_same else None)

    def _show(self, found: Ranked, keep: int | None) -> None:
        strip, line = self.query_one(TabStrip), self.query_one(SumsLine)
        strip.current = self.listed
        strip.refresh()
        line.text = " · ".join(said(found.ranking, self.results.campaign_name))
        line.refresh(layout=True)
        table = self.table
        table.empty_text = Content(self._nothing())
        ranking = found.ranking
        places = {_number(row): place for place, row in enumerate(ranking.rows, 1)}
        listing = Listing(
            ranking.rows,
            lambda row: cells(places[_number(row)], row, ranking),
            number=_number,
            style=lambda row: "" if row.is_ranked else "dim",
        )
        table.show_source(listing, columns(ranking), keep)
        self.query_one(MedianLines).medians = found.medians
        self.desk.refresh_bindings()

    def _nothing(self) -> str:
        if self.of == "piece":
            return _("No piece has likes and comments noted yet.")
        return _("Nobody cost and sold anything yet, or has figures of content.")

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(FiguresTable)

    @property
    def row_here(self) -> RankRow | None:
        """The line under the cursor."""
        try:
            place = self.table.cursor
        except NoMatches:
            return None
        rows = () if self.ranked is None else self.ranked.ranking.rows
        return rows[place] if place < len(rows) else None

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        return None if (row := self.row_here) is None else row.influencer_id

    @on(RecordTable.Moved)
    def _moved(self, event: RecordTable.Moved) -> None:
        event.stop()
        self.desk.refresh_bindings()

    @on(RecordTable.Opened)
    def _opened(self, event: RecordTable.Opened) -> None:
        event.stop()
        self.action_open_ranked()

    @on(TabStrip.Asked)
    def _list_clicked(self, event: TabStrip.Asked) -> None:
        event.stop()
        self._turn_to(event.name)

    def _turn_to(self, name: str) -> None:
        self.listed = name
        self.query_one(TabStrip).current = name
        self.renew()

    # Keys

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is somebody to act on."""
        if action not in NEEDS_ONE or self.desk.is_reading:
            return True
        return self.row_here is not None

    async def _row(self) -> RankRow | None:
        """The line under the cursor once everything is read."""
        await self.settled()
        return self.row_here

    def action_next_list(self) -> None:
        """Show the next list."""
        self._turn_to(_beside(self.listed, 1))

    def action_previous_list(self) -> None:
        """Show the list before."""
        self._turn_to(_beside(self.listed, -1))

    @work(group="act")
    async def action_sort_ranking(self) -> None:
        """Choose what is ranked by."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        of = self.of
        choices = [Choice(name, _(words.RANKED_BY[name])) for name in BY[of]]
        detail = _("Under n = {count} nothing is ranked: such lines are grey.").format(
            count=RANKED_FROM
        )
        ask = Choose(_("Ranked by"), choices, current=self.by[of], detail=detail)
        if (by := await self.app.push_screen_wait(ask)) is not None:
            self.by[of] = by
            self.renew()

    @work(group="act")
    async def action_open_ranked(self) -> None:
        """Open the person, or the piece."""
        if (row := await self._row()) is None:
            return
        if row.deliverable_id is not None:
            await self.desk.open_piece(row.deliverable_id)
        else:
            await self.desk.open_person(row.influencer_id)

    @work(group="act")
    async def action_explain_ranked(self) -> None:
        """Say what makes the figures of the person under the cursor."""
        from tui.dialogs.explain_result import explain_person  # noqa: PLC0415

        if (row := await self._row()) is not None:
            figure = self.by[self.of]
            await explain_person(self.soloist, row, figure)

    # What is decided

    @work(group="act")
    async def action_renew(self) -> None:
        """Decide to work together again."""
        await self._decide("renew")

    @work(group="act")
    async def action_fix(self) -> None:
        """Decide to go on if something changes."""
        await self._decide("fix")

    @work(group="act")
    async def action_let_go(self) -> None:
        """Decide to part as friends."""
        await self._decide("let_go")

    @work(group="act")
    async def action_decide_ranked(self) -> None:
        """Decide: renew, fix or let go."""
        await self._decide("")

    async def _decide(self, decision: str) -> None:
        from tui.dialogs.decide_result import decide_on  # noqa: PLC0415 - when asked

        if (row := await self._row()) is not None:
            told = await decide_on(self.soloist, row, decision)
            if told:
                self.tell(told)


def _number(row: RankRow) -> int:
    """What tells a line from the others: its piece, or the work of a person."""
    return row.deliverable_id or row.collaboration_id


def _beside(name: str, step: int) -> str:
    names = list(words.RANKED)
    return names[(names.index(name) + step) % len(names)]
