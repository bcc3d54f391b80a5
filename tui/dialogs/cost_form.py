"""A cost in one form: how much, what for, whose work it is, by when it is paid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work

from store.cost_draft import CostDraft, as_draft
from store.errors import Invalid
from store.rules.cost_words import COMMITTED
from store.rules.money import Money
from store.rules.spend import convert, read_rate
from store.rules.words import N_ as S_
from tui import format as fmt
from tui.budget_words import CATEGORY, COST_STATE
from tui.campaign_terms import read_code, spoken
from tui.dialogs.cost_fields import AmountRow, amount_words, cost_fields
from tui.dialogs.entry_form import EntryForm
from tui.i18n import _
from tui.widgets.entry_row import DayRow, EntryRow
from tui.widgets.field_row import FieldRow
from tui.widgets.found_row import FoundRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from textual.worker import Worker

    from store import Store
    from store.budget import Left
    from store.cost_rows import CostRow
    from tui.app import SoloistApp
    from tui.widgets.found_row import Named


@dataclass(frozen=True, slots=True)
class Known:
    """What a cost can be for: campaigns with their currencies, and people of one."""

    campaigns: Sequence[Named]
    currencies: Mapping[int, str]
    channels: Sequence[str]
    people: Sequence[Named] = ()


class PrefilledForm(EntryForm):
    """A form that begins with what is likely right: nobody changed that yet.

    Its version is 0 while it is about something new.
    """

    NEEDS: ClassVar[str]
    """What is missing while nothing at all was typed of something new."""

    def __init__(
        self,
        number: int,
        version: int,
        title: str,
        rows: Sequence[EntryRow],
        told: str = "",
    ) -> None:
        super().__init__(number, version, title, rows, told)
        self._is_new = not version
        if self._is_new:
            for row in rows:
                row.base = row.text

    def action_save(self) -> Worker[None]:
        """Save it; of something new at least something has to be said."""
        if self._is_new and not self.changes():
            return self._ask_for_more()
        return super().action_save()

    @work(group="save")
    async def _ask_for_more(self) -> None:
        self._say(_(self.NEEDS))


SAY_HOW_MUCH = S_("Say how much it is, with a currency: 120 EUR.")


class CostForm(PrefilledForm):
    """Asks for a cost; with a row, edits that one.

    ``added`` is its number once it was made.
    """

    HEIGHT = 22
    NEEDS = SAY_HOW_MUCH

    def __init__(
        self, draft: CostDraft, known: Known, today: date, row: CostRow | None = None
    ) -> None:
        self._was, self._known, self._today, self._row = draft, known, today, row
        self._people_of = draft.campaign_id
        self.added: int | None = None
        told = ""
        if row is not None and row.origin is not None:
            told = _("It comes from the deal, which says how much, for whom, for what.")
        super().__init__(
            0 if row is None else row.id,
            0 if row is None else row.version,
            _("New cost") if row is None else _("Cost"),
            cost_fields(draft, known, today, row),
            told,
        )

    # What was typed

    def draft(self) -> CostDraft:
        """The cost as it is typed; raises Invalid."""
        was, entries = self._was, self.entries
        values: dict[str, Any] = self._words()
        values |= {
            name: self.text(name)
            for name in (
                *("description", "payee", "channel", "rate"),
                *("invoice_ref", "document", "notes"),
            )
            if name in entries
        }
        values |= {
            name: row.day for name, row in entries.items() if isinstance(row, DayRow)
        }
        values |= {
            f"{name}_id": row.number
            for name, row in entries.items()
            if isinstance(row, FoundRow)
        }
        if values.get("on_day", was.on_day) is None:
            raise Invalid(S_("Say on which day it came about."))
        return replace(was, **values)

    def _words(self) -> dict[str, Any]:
        """The amount, the category and the state, where they can be typed."""
        found: dict[str, Any] = {}
        if "amount" in self.entries:
            amount = self._amount()
            if amount is None:
                raise Invalid(SAY_HOW_MUCH)
            category = read_code(self.text("category"), spoken(CATEGORY))
            found |= {"amount": amount, "category": category or "other"}
        if "state" in self.entries:
            state = read_code(self.text("state"), spoken(COST_STATE))
            found["state"] = state or self._was.state
        return found

    def _amount(self) -> Money | None:
        """The amount that is typed; None for none, or while it cannot be read."""
        if "amount" not in self.entries:
            return self._was.amount
        try:
            return amount_words(self.text("amount"), self._currency())
        except ValueError:
            return None

    def _campaign(self) -> int | None:
        """The campaign that is typed."""
        row = self.entries.get("campaign")
        return row.number if isinstance(row, FoundRow) else self._was.campaign_id

    def _currency(self) -> str | None:
        """What is meant where no currency is typed: that of the campaign."""
        return self._known.currencies.get(self._campaign() or 0)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        costs, draft = self.soloist.store.costs, self.draft()
        if self._row is None:
            self.added = await self.soloist.ask(costs.add, draft)
        else:
            await self.soloist.ask(costs.edit, number, draft, version)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The cost as it is stored by now."""
        if self._row is None:
            return await super().stored(number)
        row = await self.soloist.look(self.soloist.store.costs.one, number)
        rows = cost_fields(as_draft(row), self._known, self._today, row)
        return row.version, {one.field.name: one.base for one in rows}

    # What comes of it, while it is typed

    def on_mount(self) -> None:
        """Say what is left after it, if it says how much already."""
        self._look()

    @on(FieldRow.Typed)
    def _typed(self) -> None:
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Learn who is in the campaign, and what is left of its budget after this."""
        app, campaign = self.soloist, self._campaign()
        person = self.entries.get("collaboration")
        if campaign != self._people_of and isinstance(person, FoundRow):
            self._people_of = campaign
            person.offer(await app.look(people_of, app.store, campaign))
        amount, left = self._in_own_money(self._added()), None
        if campaign is not None and amount is not None:
            after = app.store.budget.left_after
            left = await app.look(after, campaign, amount, self._day())
        self._show_left(left, self._known.currencies.get(campaign or 0))

    def _in_own_money(self, amount: Money | None) -> Money | None:
        """An amount in the campaign's money, where the rate for that is typed."""
        currency, typed = self._currency(), self._rate()
        if amount is None or typed is None or currency in {None, amount.currency}:
            return amount
        try:
            minor = convert(amount.minor, amount.currency, str(currency), typed)
        except ValueError:
            return amount
        return Money(minor, str(currency))

    def _rate(self) -> Decimal | None:
        """The rate that is typed; None for none, or while it cannot be read."""
        if "rate" not in self.entries:
            return None
        try:
            return read_rate(self.text("rate"))
        except ValueError:
            return None

    def _added(self) -> Money | None:
        """By how much more would be promised; None where that cannot be said."""
        amount, was, row = self._amount(), self._was, self._row
        state = "state" in self.entries and self._words_state()
        if amount is None or (state or was.state) not in COMMITTED:
            return None
        if row is None or row.state not in COMMITTED:
            return amount
        if row.campaign_id != self._campaign():
            return amount
        same = amount.currency == row.amount.currency
        return amount - row.amount if same and amount != row.amount else None

    def _words_state(self) -> str:
        return read_code(self.text("state"), spoken(COST_STATE))

    def _day(self) -> date:
        row = self.entries.get("on_day")
        try:
            day = row.day if isinstance(row, DayRow) else None
        except ValueError:
            day = None
        return day or self._today

    def _show_left(self, left: Left | None, currency: str | None) -> None:
        """Say what is left, under the amount; over the budget above all fields."""
        row, banner = self.entries.get("amount"), self._told
        if not isinstance(row, AmountRow):
            return
        row.aside = ""
        if left is not None and currency is not None:
            after = left.after
            if left.counted is None:
                row.aside = _("no rate is known yet")
            elif after.over:
                words = _("With it the budget is passed by {amount}.")
                banner = words.format(amount=fmt.amount(Money(after.over_by, currency)))
            elif after.remaining is not None:
                words = _("After it {amount} are left.")
                rest = Money(after.remaining, currency)
                row.aside = words.format(amount=fmt.amount(rest))
        self._say(banner)
        row.check()


def people_of(store: Store, campaign_id: int | None) -> Sequence[Named]:
    """The people of a campaign, by their collaborations; nobody without a campaign."""
    if campaign_id is None:
        return ()
    lines = store.campaign_people.rows(campaign_id)
    return [(line.collaboration_id, line.name) for line in lines]


def _known(store: Store, campaign_id: int | None) -> Known:
    campaigns = store.campaigns.all()
    return Known(
        [(one.id, one.name) for one in campaigns],
        {one.id: one.currency for one in campaigns if one.currency},
        store.costs.channels(),
        people_of(store, campaign_id),
    )


async def new_cost(
    app: SoloistApp,
    campaign_id: int | None = None,
    collaboration_id: int | None = None,
) -> int | None:
    """Ask for a cost and keep it; its number, None for never mind.

    To be awaited in a worker.
    """
    form: CostForm | None = None
    with app.refusals_shown():
        known, today = await app.look(_known, app.store, campaign_id), app.today()
        nothing = Money(0, known.currencies.get(campaign_id or 0, "USD"))
        draft = CostDraft(
            "other",
            nothing,
            today,
            campaign_id=campaign_id,
            collaboration_id=collaboration_id,
        )
        form = CostForm(draft, known, today)
        await app.push_screen_wait(form)
    return None if form is None else form.added


async def edit_cost(app: SoloistApp, cost_id: int) -> bool:
    """Edit a cost; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        row = await app.look(app.store.costs.one, cost_id)
        known = await app.look(_known, app.store, row.campaign_id)
        form = CostForm(as_draft(row), known, app.today(), row)
        saved = await app.push_screen_wait(form)
    return bool(saved)
