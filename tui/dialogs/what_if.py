"""Trying costs out: what is left of a budget after each, before it is promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var

from store.errors import NotFound
from store.rules.spend import Figures
from tui import budget_words as words
from tui import format as fmt
from tui import i18n
from tui.commands import LIST, bindings
from tui.commands_budget import WHAT_IF
from tui.i18n import _, ngettext
from tui.screens.base import DeskScreen
from tui.screens.lists import ListActions
from tui.what_if_rows import (
    MaybeCost,
    Tried,
    cells,
    columns,
    counted_in,
    priced,
    tone,
    try_out,
)
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.budget_meter import meter
from tui.widgets.mapping_table import Listing
from tui.widgets.paper import LABEL, Paper, fact, label_width, title
from tui.widgets.record_table import RecordTable
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

NEEDS_ROWS = frozenset({"edit", "drop", "commit"})


class WhatIfTotals(Paper):
    """What is left now, what they come to, and what would be left."""

    shown: var[tuple[Figures, str | None, tuple[Tried, ...]] | None] = var(
        None, init=False
    )

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Planned and committed; these; what is left; the meter."""
        if self.shown is None:
            return ()
        now, currency, tried = self.shown
        counted = [one for one in tried if one.counts]
        then = counted[-1].then if counted else now
        said = ngettext("What if: {count} cost", "What if: {count} costs", len(counted))
        look = "bold $text-error" if then.over else "bold"
        facts = [
            (
                _("Remaining now"),
                Content(words.money(now.remaining, currency))
                + _aside(_("of {amount}"), words.money(now.planned, currency)),
            ),
            (
                _("These come to"),
                Content(words.money(then.committed - now.committed, currency))
                + _uncounted(counted),
            ),
            (
                _("Remaining then"),
                Content.styled(words.money(then.remaining, currency), look),
            ),
        ]
        wide = label_width([label for label, _value in facts])
        rows = [title(said.format(count=fmt.whole(len(counted))))]
        for label, value in facts:
            rows += fact(label, value, wide, width)
        return [*rows, meter(then.committed, then.planned, currency, 20)]


def _aside(template: str, amount: str) -> Content:
    return Content.styled(f"  {template.format(amount=amount)}", LABEL)


def _uncounted(counted: Sequence[Tried]) -> Content:
    """Those that no rate is known for, each currency by itself."""
    sums: dict[str, int] = {}
    for one in counted:
        if one.counted is None:
            code = one.cost.each.currency
            sums[code] = sums.get(code, 0) + one.cost.amount.minor
    if not sums:
        return Content("")
    told = " + ".join(words.money(minor, code) for code, minor in sums.items())
    return _aside(_("and {amount} without a rate, not counted"), told)


class WhatIfScreen(ListActions, DeskScreen[None]):
    """Costs on trial: the marked ones, or all, are added up; nothing is stored."""

    TOPICS = frozenset({"budget", "campaigns", "outreach"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WHAT_IF, LIST)]
    DEFAULT_CSS = """
    WhatIfScreen {
        RecordTable { height: 1fr; }
        WhatIfTotals { padding: 0 2; }
    }
    """

    def __init__(self, campaign_id: int) -> None:
        super().__init__()
        self.campaign_id = campaign_id
        self.costs: list[MaybeCost] = []
        self._counted: dict[int, int | None] = {}
        """What each counts as in the campaign's currency, by its row."""
        self._now, self._currency = Figures(), ""
        self._tried: tuple[Tried, ...] = ()
        self._next = 1

    def compose(self) -> ComposeResult:
        """The bar, the list, what was done last, the sums, the keys."""
        yield TopBar()
        yield RecordTable()
        yield SaidLine()
        yield WhatIfTotals()
        yield KeyBar()

    async def load(self) -> None:
        """Read the figures as they are now; a campaign that is gone takes it along."""
        app, number = self.soloist, self.campaign_id
        try:
            card = await app.look(app.store.campaigns.card, number)
            costs = tuple(self.costs)
            now, currency, counted = await app.look(
                counted_in, app.store, number, costs, app.today()
            )
        except NotFound as refusal:
            app.say(i18n.sentence(refusal), severity="warning")
            self.dismiss()
            return
        self._now, self._currency, self._counted = now, currency or "", counted
        top = self.query_one(TopBar)
        top.place = _("Budget of {name} / What if").format(name=card.name)
        top.aside = app.store.path.name
        self._show()

    def _show(self) -> None:
        """Add them up and show them; the cursor stays with its row."""
        table = self.table
        there = {cost.number for cost in self.costs}
        if table.marks - there:
            table.marks = table.marks & there
        # One that came since is shown as soon as it was counted.
        counted = self._counted
        pairs = [(c, counted[c.number]) for c in self.costs if c.number in counted]
        tried = self._tried = try_out(self._now, pairs, table.marks)
        currency = self._currency or None
        table.empty_text = Content(
            _("What may be bought? n notes something, a takes everybody with a price.")
        )
        listing = Listing(
            tried,
            lambda one: cells(one, currency),
            number=lambda one: one.cost.number,
            style=tone,
        )
        table.show_source(listing, columns(), table.current_id)
        self.query_one(WhatIfTotals).shown = (self._now, currency, tried)
        self.refresh_bindings()

    @property
    def table(self) -> RecordTable:
        """The costs on trial."""
        return self.query_one(RecordTable)

    @property
    def cost_here(self) -> MaybeCost | None:
        """What the cursor is on."""
        here = self.table.current_id
        return next((one for one in self.costs if one.number == here), None)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is something to act on."""
        return bool(self.costs) if action in NEEDS_ROWS else True

    def tell(self, text: str) -> None:
        """Say what was done, on the line over the sums."""
        self.query_one(SaidLine).text = text

    @on(RecordTable.Marked)
    def _marked(self) -> None:
        self._show()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        self.table.marks = {cost.number for cost in self.costs}

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_edit()

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    # What the keys do

    async def _put(self, costs: Sequence[MaybeCost]) -> None:
        """Try these as well, or instead of the rows of the same number."""
        mine = {cost.number: cost for cost in self.costs}
        mine |= {cost.number: cost for cost in costs}
        self.costs = list(mine.values())
        self.reload()
        await self.settled()
        if costs:
            self.table.go_to(costs[-1].number)

    @work(group="act")
    async def action_add(self) -> None:
        """Try something that may be bought."""
        from tui.dialogs.maybe_cost import ask_maybe  # noqa: PLC0415 - when asked

        made = await ask_maybe(self.soloist, self._next, None, self._currency)
        if made is not None:
            self._next += 1
            await self._put([made])

    @work(group="act")
    async def action_edit(self) -> None:
        """Another amount, or more of it."""
        from tui.dialogs.maybe_cost import ask_maybe  # noqa: PLC0415 - when asked

        await self.settled()
        if (here := self.cost_here) is None:
            return
        made = await ask_maybe(self.soloist, here.number, here, self._currency)
        if made is not None:
            await self._put([made])

    @work(group="act")
    async def action_add_people(self) -> None:
        """Try everybody who has a price and is not agreed yet."""
        app = self.soloist
        with self.refusals_shown():
            found = await app.look(priced, app.store, self.campaign_id)
            known = {(one.what, one.collaboration_id) for one in self.costs}
            new = [
                replace(one, number=self._next + place)
                for place, one in enumerate(found)
                if (one.what, one.collaboration_id) not in known
            ]
            if not new:
                self.tell(_("Nobody else in the campaign or its line-up has a price."))
                return
            self._next += len(found)
            await self._put(new)

    async def action_drop(self) -> None:
        """Take the marked ones, or the one here, out of the list."""
        await self.settled()
        gone = self.table.marks or {self.table.current_id}
        self.costs = [one for one in self.costs if one.number not in gone]
        self.table.action_clear_marks()
        self.reload()

    @work(group="act")
    async def action_commit(self) -> None:
        """Keep the marked ones, or all: as planned, or as promised."""
        from tui.dialogs.what_if_keep import keep  # noqa: PLC0415 - when asked

        await self.settled()
        marks = self.table.marks
        chosen = [one for one in self.costs if not marks or one.number in marks]
        if chosen:
            with self.refusals_shown():
                kept = await keep(self.soloist, self.campaign_id, chosen)
                self.costs = [one for one in self.costs if one not in kept]
                if kept:
                    self.table.action_clear_marks()
                    self.tell(_said(kept))
            self.reload()

    @work(group="act")
    async def action_back(self) -> None:
        """Clear the marks; then leave, asking when something is on trial."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        if self.table.action_clear_marks():
            return
        if self.costs:
            count = len(self.costs)
            ask = ngettext(
                "Forget {count} cost on trial?", "Forget {count} costs on trial?", count
            ).format(count=fmt.whole(count))
            detail = _("Nothing of it was stored; c keeps it as planned.")
            sure = Confirm(ask, detail, yes=_("Forget"), no=_("Stay"))
            if not await self.app.push_screen_wait(sure):
                return
        self.dismiss()


def _said(kept: Sequence[MaybeCost]) -> str:
    said = ngettext(
        "{count} cost is kept. u takes it back.",
        "{count} costs are kept. u takes it back.",
        len(kept),
    )
    return said.format(count=fmt.whole(len(kept)))
