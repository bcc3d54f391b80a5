"""A conversion in one form: what it came to, whose it is, and what says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on, work

from store.conversions import ConversionDraft, as_draft
from store.errors import Invalid
from store.rules.words import N_ as S_
from tui import format as fmt
from tui.campaign_terms import read_code, spoken
from tui.conversions_columns import STATE
from tui.dialogs.conversion_fields import (
    FormFields,
    Known,
    WorthRow,
    goal_named,
    goal_worth,
)
from tui.dialogs.cost_form import PrefilledForm, people_of
from tui.i18n import _
from tui.results_words import KIND
from tui.widgets.entry_row import CountRow, DayRow
from tui.widgets.field_row import FieldRow
from tui.widgets.found_row import FoundRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store import Store
    from store.conversion_list import ConversionRow
    from store.goals import GoalRow
    from tui.app import SoloistApp
    from tui.widgets.entry_row import EntryRow


class ConversionForm(PrefilledForm):
    """Asks for a conversion; with a row, edits that one.

    ``added`` is its number once it was made.
    """

    HEIGHT = 22
    NEEDS = S_("Say at least what it came to, how many, or what it was.")

    def __init__(
        self,
        draft: ConversionDraft,
        known: Known,
        today: date,
        row: ConversionRow | None = None,
    ) -> None:
        self._was, self._known, self._today, self._row = draft, known, today, row
        self._of, self._goals = draft.campaign_id, known.goals
        self.added: int | None = None
        super().__init__(
            0 if row is None else row.id,
            0 if row is None else row.version,
            _("New conversion") if row is None else _("Conversion"),
            self._fields(draft, row),
        )

    def _fields(
        self, draft: ConversionDraft, row: ConversionRow | None
    ) -> list[EntryRow]:
        return FormFields(draft, self._known, self._today, row, self._by_goal).rows()

    # What was typed

    def draft(self) -> ConversionDraft:
        """The conversion as it is typed; raises Invalid."""
        was, entries = self._was, self.entries
        values: dict[str, Any] = {
            name: self.text(name)
            for name in ("order_ref", "what", "code", "url", "channel", "rate", "notes")
        }
        for name, row in entries.items():
            if isinstance(row, DayRow):
                values[name] = row.day
            elif isinstance(row, WorthRow):
                values[name] = row.amount
            elif isinstance(row, FoundRow):
                values[f"{name}_id"] = row.number
        kind = read_code(self.text("kind"), spoken(KIND)) or was.kind
        if kind != was.kind and not entries["goal"].touched:
            # Another kind is for another goal, if there is one.
            values["goal_id"] = None
        values |= {
            "kind": kind,
            "status": read_code(self.text("status"), spoken(STATE)) or was.status,
            "quantity": self._quantity(),
        }
        if values["on_day"] is None:
            raise Invalid(S_("Say on which day it was."))
        return replace(was, **values)

    def _quantity(self) -> int:
        row = self.entries.get("quantity")
        try:
            count = row.count if isinstance(row, CountRow) else None
        except ValueError:
            count = None
        return self._was.quantity if count is None else count

    def _campaign(self) -> int | None:
        """The campaign that is typed."""
        row = self.entries.get("campaign")
        return row.number if isinstance(row, FoundRow) else self._was.campaign_id

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        desk, draft = self.soloist.store.conversions, self.draft()
        if self._row is None:
            self.added = await self.soloist.ask(desk.add, draft)
        else:
            await self.soloist.ask(desk.edit, number, draft, version)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The conversion as it is stored by now."""
        if self._row is None:
            return await super().stored(number)
        row = await self.soloist.look(self.soloist.store.conversions.one, number)
        rows = self._fields(as_draft(row), row)
        return row.version, {one.field.name: one.base for one in rows}

    # What comes of it, while it is typed

    def _by_goal(self) -> str:
        """What holds while no amount is typed: what the goal says."""
        goal = self._goal()
        if self._row is not None and self._row.unit is not None:
            each = _("empty: {amount} each, as its file says")
            return each.format(amount=fmt.amount(self._row.unit))
        if goal is None:
            return _("50만원, 120 €, $1,500; empty where nobody knows")
        count = self._quantity()
        if (found := goal_worth(goal, count)) is None:
            return _("empty: nobody said what one for this goal is worth")
        said = _("empty: {amount}, as its goal says")
        return said.format(amount=fmt.amount(found))

    def _goal(self) -> GoalRow | None:
        """The goal that is typed, else the only one of the kind."""
        row = self.entries.get("goal")
        number = row.number if isinstance(row, FoundRow) else None
        kind = read_code(self.text("kind"), spoken(KIND))
        named = [one for one in self._goals if one.id == number]
        alike = [one for one in self._goals if one.kind == kind]
        if named:
            return named[0]
        return alike[0] if len(alike) == 1 else None

    def on_mount(self) -> None:
        """Say what it is worth as it stands."""
        super().on_mount()
        self.entries["amount"].check()

    @on(FieldRow.Typed)
    def _typed(self) -> None:
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Learn who is in the campaign, and its goals; say again what it is worth."""
        app, campaign, entries = self.soloist, self._campaign(), self.entries
        if campaign != self._of:
            self._of = campaign
            people = await app.look(people_of, app.store, campaign)
            self._goals = await app.look(goals_of, app.store, campaign)
            for name, items in (
                ("collaboration", people),
                ("goal", goal_named(self._goals)),
            ):
                if isinstance(row := entries[name], FoundRow):
                    row.offer(items)
        for name in ("amount", "rate"):
            entries[name].check()


def goals_of(store: Store, campaign_id: int | None) -> Sequence[GoalRow]:
    """The goals of a campaign; none without one."""
    return () if campaign_id is None else store.goals.of(campaign_id)


def _known(store: Store, campaign_id: int | None) -> Known:
    campaigns = store.campaigns.all()
    return Known(
        [(one.id, one.name) for one in campaigns],
        {one.id: one.currency for one in campaigns if one.currency},
        store.costs.channels(),
        people_of(store, campaign_id),
        goals_of(store, campaign_id),
    )


async def new_conversion(app: SoloistApp, campaign_id: int | None = None) -> int | None:
    """Ask for a conversion and keep it; its number, None for never mind.

    To be awaited in a worker.
    """
    form: ConversionForm | None = None
    with app.refusals_shown():
        known, today = await app.look(_known, app.store, campaign_id), app.today()
        draft = ConversionDraft(today, campaign_id=campaign_id)
        form = ConversionForm(draft, known, today)
        await app.push_screen_wait(form)
    return None if form is None else form.added


async def edit_conversion(app: SoloistApp, conversion_id: int) -> bool:
    """Edit a conversion; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        row = await app.look(app.store.conversions.one, conversion_id)
        known = await app.look(_known, app.store, row.campaign_id)
        form = ConversionForm(as_draft(row), known, app.today(), row)
        saved = await app.push_screen_wait(form)
    return bool(saved)
