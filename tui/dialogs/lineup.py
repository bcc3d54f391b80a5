"""The line-up of a campaign: who may be asked, what it costs, what must come back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var

from store.errors import NotFound
from store.rules.lineup import ACCOUNT, READINGS, totals
from store.rules.money import Money
from tui import format as fmt
from tui import i18n
from tui.campaign_terms import read_price
from tui.commands import LINEUP, LIST, bindings
from tui.i18n import _, ngettext
from tui.screens.base import DeskScreen
from tui.screens.lists import ListActions
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.lineup_totals import LineupTotals
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.lineup import CandidateRow, Lineup
    from store.rules.lineup import Totals

NEEDS_SOME = frozenset({"price", "take_out", "open_candidate"})
"""Actions on the marked ones, or on whom the cursor is on."""


class LineupScreen(ListActions, DeskScreen[None]):
    """A campaign on paper: whoever is marked is what the sums are about."""

    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LINEUP, LIST)]
    DEFAULT_CSS = """
    LineupScreen {
        RecordTable { height: 1fr; }
        LineupTotals { padding: 0 2; }
    }
    """

    shown: var[Lineup | None] = var(None, init=False)
    margin: var[Money | None] = var(None, init=False)
    """What one order leaves."""

    def __init__(self, campaign_id: int) -> None:
        super().__init__()
        self.campaign_id = campaign_id
        self._currency: str | None = None

    def compose(self) -> ComposeResult:
        """The bar, the list, what was done last, the sums, the keys."""
        yield TopBar()
        yield RecordTable()
        yield SaidLine()
        yield LineupTotals()
        yield KeyBar()

    async def load(self) -> None:
        """Read the line-up; a campaign that is gone takes it along."""
        store, number = self.soloist.store, self.campaign_id
        try:
            card = await self.soloist.look(store.campaigns.card, number)
            shown = await self.soloist.look(store.lineup.candidates, number)
        except NotFound as refusal:
            self.soloist.say(i18n.sentence(refusal), severity="warning")
            self.dismiss()
            return
        self._currency = card.currency
        top = self.query_one(TopBar)
        top.place = _("Campaigns / {name} / Line-up").format(name=card.name)
        top.aside = self.soloist.store.path.name
        self.shown = shown
        self._show(shown)

    def _show(self, shown: Lineup) -> None:
        table = self.table
        table.empty_text = Content(
            _("Nobody is in the line-up yet. Press n to add people of the roster.")
        )
        listing = Listing(shown.rows, _cells, number=lambda row: row.influencer_id)
        keep = {row.influencer_id for row in shown.rows}
        table.marks = table.marks & keep
        table.show_source(listing, _columns(), table.current_id)
        self._add_up()
        self.refresh_bindings()

    @property
    def table(self) -> RecordTable:
        """The candidates."""
        return self.query_one(RecordTable)

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        return self.table.current_id

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is somebody to act on."""
        if not self.is_mounted:
            return True
        if action in NEEDS_SOME:
            return bool(self._chosen())
        return bool(self._rows) if action in {"commit", "discard"} else True

    @property
    def _rows(self) -> Sequence[CandidateRow]:
        return () if self.shown is None else self.shown.rows

    def _chosen(self) -> Sequence[CandidateRow]:
        """The marked ones, or whom the cursor is on."""
        table = self.table
        chosen = table.marks or {table.current_id}
        return [row for row in self._rows if row.influencer_id in chosen]

    def _considered(self) -> Sequence[CandidateRow]:
        """The marked ones, or everybody: whom the sums are about."""
        marks = self.table.marks
        return [row for row in self._rows if not marks or row.influencer_id in marks]

    # The sums

    def watch_margin(self) -> None:
        """Another break-even."""
        self._add_up()

    def _add_up(self) -> None:
        """Add up the marked ones, or everybody."""
        place, rows = self.query_one(LineupTotals), self._considered()
        place.is_part = bool(self.table.marks)
        place.totals = self._totals(rows)

    def _totals(self, rows: Sequence[CandidateRow]) -> Totals | None:
        if self.shown is None:
            return None
        return totals(
            [_fee(row) for row in rows],
            [row.expected_reach for row in rows],
            margin=self.margin,
            budget_left=self.shown.totals.budget_left,
        )

    # What the list says

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(RecordTable.Marked)
    def _marked(self) -> None:
        self._add_up()
        self.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        self.table.marks = {row.influencer_id for row in self._rows}

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_open_candidate()

    def tell(self, text: str) -> None:
        """Say what was done, on the line over the sums."""
        self.query_one(SaidLine).text = text

    # What the keys do

    def action_back(self) -> None:
        """Clear the marks; without any, go back to the campaign."""
        if not self.table.action_clear_marks():
            self.dismiss()

    @work(group="act")
    async def action_open_candidate(self) -> None:
        """Open the card."""
        await self.settled()
        if (here := self.person_here()) is not None:
            await self.open_person(here)

    @work(group="act")
    async def action_add_candidates(self) -> None:
        """Put people of the roster into the line-up."""
        from tui.dialogs.pick_people import pick_people  # noqa: PLC0415 - when asked

        numbers = await pick_people(self.soloist, _("Who may be asked?"))
        if not numbers:
            return
        add = self.soloist.store.lineup.add
        with self.refusals_shown():
            count = await self.soloist.ask(add, self.campaign_id, numbers)
            said = ngettext(
                "{count} more in the line-up. u takes it back.",
                "{count} more in the line-up. u takes it back.",
                count,
            )
            self.tell(
                said.format(count=fmt.whole(count))
                if count
                else _("They are in the line-up, or in the campaign, already.")
            )

    @work(group="act")
    async def action_price(self) -> None:
        """Say what somebody may cost; an empty line is that nobody knows."""
        await self.settled()
        if not (rows := self._chosen()):
            return
        fee = _fee(rows[0]) if len(rows) == 1 else None
        typed = await self._ask_price(
            _("What may it cost? {name}").format(name=_title(rows)),
            fee,
            _("An empty line: nobody knows yet."),
        )
        if typed is not None:
            price = partial(read_price, currency=self._currency)
            numbers = [row.influencer_id for row in rows]
            with self.refusals_shown():
                put = self.soloist.store.lineup.set_fee
                await self.soloist.ask(put, self.campaign_id, numbers, price(typed))

    @work(group="act")
    async def action_margin(self) -> None:
        """Say what one order leaves, to see how many must come back."""
        typed = await self._ask_price(
            _("What does one order leave?"),
            self.margin,
            _("Its price less what it costs you: the break-even follows from it."),
        )
        if typed is not None:
            self.margin = read_price(typed, self._currency)

    async def _ask_price(
        self, title: str, value: Money | None, detail: str
    ) -> str | None:
        """Ask for an amount, in words that can be read."""
        from tui.dialogs.asking import Prompt  # noqa: PLC0415 - when asked

        def wrong(text: str) -> str:
            try:
                read_price(text, self._currency)
            except ValueError as problem:
                return str(problem)
            return ""

        written = "" if value is None else fmt.amount(value)
        ask = Prompt(title, value=written, detail=detail, check=wrong)
        return await self.app.push_screen_wait(ask)

    @work(group="act")
    async def action_take_out(self) -> None:
        """Take them out of the line-up; they stay on the roster."""
        await self.settled()
        if not (rows := self._chosen()):
            return
        numbers = [row.influencer_id for row in rows]
        with self.refusals_shown():
            remove = self.soloist.store.lineup.remove
            await self.soloist.ask(remove, self.campaign_id, numbers)
            said = _("{name}: no longer in the line-up. u takes it back.")
            self.tell(said.format(name=_title(rows)))

    @work(group="act")
    async def action_commit(self) -> None:
        """Take the marked ones, or all, into the campaign."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        await self.settled()
        if not (rows := self._considered()):
            return
        sure = Confirm(
            _("Begin with {name}?").format(name=_title(rows)),
            _("They come into the campaign as identified, the price as offered."),
            yes=_("Begin"),
        )
        if not await self.app.push_screen_wait(sure):
            return
        numbers = [row.influencer_id for row in rows]
        with self.refusals_shown():
            commit = self.soloist.store.lineup.commit
            today = self.soloist.today()
            await self.soloist.ask(commit, self.campaign_id, numbers, today=today)
            said = _("{name}: in the campaign now. u takes it back.")
            self.tell(said.format(name=_title(rows)))

    @work(group="act")
    async def action_discard(self) -> None:
        """Empty the line-up; nobody was asked."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        sure = Confirm(
            _("Discard the whole line-up?"), _title(self._rows), yes=_("Discard")
        )
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                discard = self.soloist.store.lineup.discard
                await self.soloist.ask(discard, self.campaign_id)
                self.tell(_("The line-up is empty. u takes it back."))


def _title(rows: Sequence[CandidateRow]) -> str:
    if len(rows) == 1:
        return rows[0].name
    said = ngettext("{count} person", "{count} people", len(rows))
    return said.format(count=fmt.whole(len(rows)))


def _fee(row: CandidateRow) -> Money | None:
    if row.fee_minor is None or row.fee_currency is None:
        return None
    return Money(row.fee_minor, row.fee_currency)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 14, 3),
        Column("fee", _("May cost"), 14, 0, "right"),
        Column("reach", _("Views"), 8, 0, "right"),
        Column("basis", _("Known from"), 12, 1),
        Column("followers", _("Followers"), 9, 0, "right"),
        Column("tier", _("Tier"), 9),
        Column("platform", _("Platform"), 10),
        Column("handle", _("Handle"), 14, 1),
    )


def _cells(row: CandidateRow) -> tuple[str, ...]:
    return (
        row.name,
        fmt.amount(_fee(row)),
        fmt.compact(row.expected_reach),
        basis_word(row),
        fmt.compact(row.followers),
        fmt.word(fmt.TIER, row.tier),
        fmt.word(fmt.PLATFORM, row.platform) if row.platform else "",
        f"@{row.handle}" if row.handle else "",
    )


def basis_word(row: CandidateRow) -> str:
    """What an expected reach stands on, in few cells."""
    if row.reach_basis == READINGS:
        said = ngettext("{count} reading", "{count} readings", row.readings)
        return said.format(count=fmt.whole(row.readings))
    return _("its profile") if row.reach_basis == ACCOUNT else _("not measured")
