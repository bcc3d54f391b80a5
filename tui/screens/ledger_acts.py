"""What the keys of the ledger do to costs: questions first, then one call."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from textual import work

from store.rules.cost_words import OPEN_COSTS
from tui.budget_words import COST_STATE
from tui.i18n import N_, _
from tui.ledger_columns import title_of
from tui.screens.filtered_face import FilteredFace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from store.ledger_rows import LedgerLine
    from tui.dialogs.cost_bulk import CostAct

ONWARD = {"planned": "committed", "committed": "invoiced", "cancelled": "committed"}
"""What comes next by hand; what is billed is paid, which shows the figures first."""

BACK = {"committed": "planned", "invoiced": "committed"}
"""What came before; what was paid is open again."""

UNPAID = ("planned", *OPEN_COSTS)


def _may_go_back(row: LedgerLine) -> bool:
    """Whether it may be one state less: what a deal promised stays promised."""
    return row.origin is None or row.state != "committed"


def _may_be_called_off(row: LedgerLine) -> bool:
    return row.state in UNPAID and row.origin is None


POSSIBLE: dict[str, Callable[[LedgerLine], bool]] = {
    "edit_cost": lambda _row: True,
    "pay_costs": lambda row: row.state in UNPAID,
    "pay_part": lambda row: row.state in UNPAID,
    "next_cost_state": lambda row: row.state in ONWARD or row.state == "invoiced",
    "previous_cost_state": lambda row: (
        row.state == "paid" or (row.state in BACK and _may_go_back(row))
    ),
    "act_on_costs": lambda _row: True,
    "explain_cost": lambda _row: True,
    "open_document": lambda row: bool(row.document),
    "attach_document": lambda _row: True,
    "call_off_cost": _may_be_called_off,
    "delete_cost": lambda row: row.origin is None,
    "commission": lambda row: row.collaboration_id is not None,
    "open_payee": lambda row: row.influencer_id is not None,
    "cost_campaign": lambda row: row.campaign_id is not None,
}
"""To which costs something can be done."""

FOLLOWS = N_("It follows the deal: change that.")

WHY_NOT: dict[str, tuple[Callable[[LedgerLine], bool], str]] = {
    "previous_cost_state": (
        lambda row: row.state == "committed" and row.origin is not None,
        FOLLOWS,
    ),
    "call_off_cost": (
        lambda row: row.state in UNPAID and row.origin is not None,
        FOLLOWS,
    ),
    "delete_cost": (lambda row: row.origin is not None, FOLLOWS),
    "commission": (
        lambda row: row.collaboration_id is None,
        N_("It belongs to nobody's work."),
    ),
}
"""To which costs something cannot be done for a reason that is worth a sentence."""


def _why_not(action: str, row: LedgerLine) -> str:
    """Why something cannot be done to a cost, as a message; "" for no word of it."""
    holds, why = WHY_NOT.get(action, (None, ""))
    return why if holds is not None and holds(row) else ""


ABOUT_ONE = frozenset(
    {"edit_cost", "pay_part", "explain_cost", "open_document", "commission"}
    | {"open_payee", "cost_campaign"}
)
"""Actions on the cost under the cursor; the others are on the marked ones as well."""


class LedgerActs(FilteredFace["LedgerLine"]):
    """Actions on costs."""

    POSSIBLE = POSSIBLE
    ABOUT_ONE = ABOUT_ONE

    def why_not(self, action: str, row: LedgerLine) -> str:
        """Why something cannot be done to a cost, as a message; "" for no word."""
        return _why_not(action, row)

    def person_here(self) -> int | None:
        """Whose cost the cursor is on."""
        return None if (line := self.line_here) is None else line.influencer_id

    async def read(self, numbers: Sequence[int]) -> Sequence[LedgerLine]:
        """These costs as they stand by now."""
        app = self.soloist
        return await app.look(app.store.ledger.rows, numbers, app.today())

    async def listed(self) -> Sequence[int]:
        """The marked ones in the order of the list; without any, all of it."""
        raise NotImplementedError

    # One cost

    @work(group="act")
    async def action_edit_cost(self) -> None:
        """Say otherwise what it is."""
        from tui.dialogs.cost_form import edit_cost  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and await edit_cost(self.soloist, line.id):
            self.tell(_("Saved. u takes it back."))

    @work(group="act")
    async def action_new_cost(self) -> None:
        """Note a cost, of the campaign that one is in."""
        from tui.dialogs.cost_form import new_cost  # noqa: PLC0415 - when asked

        line = self.line_here
        campaign = self.campaign_id
        if campaign is None and line is not None:
            campaign = line.campaign_id
        if (number := await new_cost(self.soloist, campaign)) is not None:
            self.aim = number
            self.renew()
            self.tell(_("It is noted. u takes it back."))

    @work(group="act")
    async def action_explain_cost(self) -> None:
        """Where the amount comes from, and what it counts as."""
        from tui.dialogs.explain_cost import explain_cost  # noqa: PLC0415 - when asked

        if (line := await self.line()) is not None:
            with self.refusals_shown():
                await explain_cost(self.soloist, line.id)

    @work(group="act")
    async def action_open_document(self) -> None:
        """Open the bill, where it can be seen."""
        from tui.outside import open_place  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and line.document:
            await open_place(self.soloist, line.document)

    @work(group="act")
    async def action_commission(self) -> None:
        """What somebody sold, and their share of it."""
        from tui.dialogs.commission_sale import look_at_commission  # noqa: PLC0415

        line = await self.line()
        if line is not None and (why := _why_not("commission", line)):
            self.tell(_(why))
        elif line is not None and line.collaboration_id is not None:
            talk, name = line.collaboration_id, line.name or ""
            await look_at_commission(self.soloist, talk, name)

    @work(group="act")
    async def action_open_payee(self) -> None:
        """Everything about the person."""
        line = await self.line()
        if line is not None and line.influencer_id is not None:
            await self.desk.open_person(line.influencer_id)

    @work(group="act")
    async def action_cost_campaign(self) -> None:
        """The money of the campaign it is for."""
        line = await self.line()
        if line is not None and line.campaign_id is not None:
            await self.desk.open_campaign(line.campaign_id, "money")

    # How far it is

    @work(group="act")
    async def action_pay_costs(self) -> None:
        """Mark as paid, after a look at gross, tax and net."""
        await self._pay(await self.lines("pay_costs"))

    async def _pay(self, rows: Sequence[LedgerLine]) -> None:
        from tui.dialogs.pay import pay  # noqa: PLC0415 - when asked

        if rows and (said := await pay(self.soloist, [row.id for row in rows])):
            self.done(said)

    @work(group="act")
    async def action_pay_part(self) -> None:
        """Part of it is paid; the rest stays open."""
        from tui.dialogs.pay_part import pay_part  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and (said := await pay_part(self.soloist, line.id)):
            self.tell(said)

    @work(group="act")
    async def action_next_cost_state(self) -> None:
        """On to what comes next; from billed to paid, which shows the figures."""
        rows = await self.lines("next_cost_state")
        await self._move(ONWARD, rows)
        await self._pay([row for row in rows if row.state == "invoiced"])

    @work(group="act")
    async def action_previous_cost_state(self) -> None:
        """Back to the state before."""
        rows = await self.lines("previous_cost_state")
        if paid := [row for row in rows if row.state == "paid"]:
            with self.refusals_shown():
                unpay = self.soloist.store.payments.unpay
                await self.soloist.ask(unpay, [row.id for row in paid])
                said = _("{name}: open again. u takes it back.")
                self.tell(said.format(name=title_of(paid)))
        await self._move(BACK, rows)

    async def _move(self, ways: Mapping[str, str], rows: Sequence[LedgerLine]) -> None:
        """Put those that have a way into the state it leads to; the cursor follows."""
        groups: dict[str, list[LedgerLine]] = defaultdict(list)
        for row in rows:
            if row.state in ways:
                groups[ways[row.state]].append(row)
        for state, some in groups.items():
            await self._put(some, state)

    async def _put(self, rows: Sequence[LedgerLine], state: str) -> None:
        app = self.soloist
        with self.refusals_shown():
            put, numbers = app.store.costs.set_state, [row.id for row in rows]
            await app.ask(put, numbers, state, today=app.today())
            said = _("{name}: {state}. u takes it back.")
            self.tell(said.format(name=title_of(rows), state=_(COST_STATE[state])))

    @work(group="act")
    async def action_call_off_cost(self) -> None:
        """It will not be paid, and counts no more."""
        await self._sure("call_off_cost", N_("Void it?"), N_("Void"))

    @work(group="act")
    async def action_delete_cost(self) -> None:
        """Delete what was never to be."""
        await self._sure("delete_cost", N_("Delete?"), N_("Delete"))

    async def _sure(self, action: str, question: str, yes: str) -> None:
        """Ask whether these shall go, and let them."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        if not (rows := await self.lines(action)):
            return
        sure = Confirm(_(question), title_of(rows), yes=_(yes), no=_("Keep"))
        if not await self.app.push_screen_wait(sure):
            return
        if action == "call_off_cost":
            await self._put(rows, "cancelled")
            self.table.action_clear_marks()
            return
        with self.refusals_shown():
            # Before: once it is saved this is read anew.
            self.dealt = frozenset(row.id for row in rows)
            remove = self.soloist.store.costs.remove
            await self.soloist.ask(remove, [row.id for row in rows])
            self.done(_("Deleted. u takes it back."))

    @work(group="act")
    async def action_attach_document(self) -> None:
        """Say where the bill is, and its number."""
        await self._bill_of(await self.lines("attach_document"))

    async def _bill_of(self, rows: Sequence[LedgerLine]) -> None:
        from tui.dialogs.cost_document import attach  # noqa: PLC0415 - when asked

        if rows and (said := await attach(self.soloist, rows)):
            self.done(said)

    # Many at once

    @work(group="act")
    async def action_act_on_costs(self) -> None:
        """Change something of all the marked ones, as one step."""
        from tui.dialogs.cost_bulk import CostBulk  # noqa: PLC0415 - when asked

        if rows := await self.lines():
            act = await self.app.push_screen_wait(CostBulk(rows))
            if act is not None:
                await self._perform(act, rows)

    async def _perform(self, act: CostAct, rows: Sequence[LedgerLine]) -> None:
        app, costs = self.soloist, self.soloist.store.costs
        numbers = [row.id for row in rows]
        if act.kind == "pay":
            await self._pay([row for row in rows if POSSIBLE["pay_costs"](row)])
        elif act.kind == "document":
            await self._bill_of(rows)
        elif act.kind == "delete":
            await self._sure("delete_cost", N_("Delete?"), N_("Delete"))
        else:
            with self.refusals_shown():
                if act.kind == "state":
                    await app.ask(costs.set_state, numbers, act.word, today=app.today())
                elif act.kind == "due":
                    await app.ask(costs.set_due, numbers, act.day)
                else:
                    await app.ask(costs.set_field, numbers, act.kind, act.word)
                said = _("{name}: changed. u takes it back.")
                self.done(said.format(name=title_of(rows)))

    # In and out

    @work(group="act")
    async def action_import_costs(self) -> None:
        """Bring in a spreadsheet, contacts or the clipboard."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415

        await self.app.push_screen_wait(ImportScreen())

    @work(group="act")
    async def action_export_costs(self) -> None:
        """Write this list to a file: what is marked of it, or all."""
        from tui.dialogs.table_out import write_costs  # noqa: PLC0415 - when asked

        await write_costs(self.soloist, await self.listed())
