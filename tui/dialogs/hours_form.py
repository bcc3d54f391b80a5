"""Own time in one form: how long, on what, for whom, what an hour of it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on, work

from store.errors import Invalid
from store.rules.own_time import written_time
from store.rules.words import N_ as S_
from store.work_time import WorkTimeDraft, as_draft
from tui import format as fmt
from tui.dialogs.cost_fields import channel_row, here_in
from tui.dialogs.cost_form import people_of
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.hours_rows import DayOfWorkRow, HourRateRow, TimeRow
from tui.i18n import N_, _
from tui.ledger_columns import place
from tui.widgets.entry_row import EntryRow
from tui.widgets.field_row import FieldRow
from tui.widgets.found_row import FoundRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store import Store
    from store.rules.money import Money
    from store.work_time import WorkTimeRow
    from tui.app import SoloistApp
    from tui.widgets.found_row import Named


@dataclass(frozen=True, slots=True)
class Known:
    """What time can be for: campaigns with their rates and currencies, and people."""

    campaigns: Sequence[Named]
    currencies: Mapping[int, str]
    rates: Mapping[int, Money]
    """What an hour costs, by campaign."""
    channels: Sequence[str]
    people: Sequence[Named] = ()


class HoursForm(EntryForm):
    """Asks for own time; with a row, edits that one.

    ``added`` is its number once it was made.
    """

    HEIGHT = 18

    def __init__(
        self,
        draft: WorkTimeDraft,
        known: Known,
        today: date,
        row: WorkTimeRow | None = None,
    ) -> None:
        self._was, self._known, self._today, self._row = draft, known, today, row
        self._people_of = draft.campaign_id
        self.added: int | None = None
        told = ""
        if row is not None and row.touch_id is not None:
            told = _("It came with a touch, whose day and person it keeps.")
        super().__init__(
            0 if row is None else row.id,
            0 if row is None else row.version,
            _("Own time") if row is not None else _("New own time"),
            self._fields(draft),
            told,
        )

    def _fields(self, draft: WorkTimeDraft) -> list[EntryRow]:
        """The fields; what a touch says of it is not asked for."""
        is_new = self._row is None
        has_touch = self._row is not None and self._row.touch_id is not None
        base = "" if is_new else written_time(draft.minutes)
        self._time = TimeRow(base, self._rate)
        self._hour = HourRateRow(draft.rate, self._currency, self._usual)
        rows: list[EntryRow] = [
            self._time,
            EntryRow("note", N_("What was done"), draft.note),
        ]
        if not has_touch:
            rows += self._whose(draft)
        rows.append(channel_row(draft.channel, self._known.channels))
        if not has_touch:
            kept = None if is_new else draft.on_day
            rows.append(DayOfWorkRow(self._today, kept, draft.on_day.isoformat()))
        rows.append(self._hour)
        return rows

    def _whose(self, draft: WorkTimeDraft) -> list[EntryRow]:
        known = self._known
        names, people = dict(known.campaigns), dict(known.people)
        return [
            FoundRow(
                "campaign",
                N_("Campaign"),
                known.campaigns,
                here_in(draft.campaign_id, names),
                nothing=_("There is no campaign yet."),
            ),
            FoundRow(
                "collaboration",
                N_("For whom"),
                known.people,
                here_in(draft.collaboration_id, people),
                nothing=_("nobody of this campaign"),
            ),
        ]

    # What was typed

    def draft(self) -> WorkTimeDraft:
        """Own time as it is typed; raises Invalid."""
        minutes = self._time.minutes
        if minutes is None:
            raise Invalid(S_("Say how long it was: 1h30, 45m."))
        was, entries = self._was, self.entries
        found = {
            f"{name}_id": row.number
            for name, row in entries.items()
            if isinstance(row, FoundRow)
        }
        day, row = was.on_day, entries.get("on_day")
        if isinstance(row, DayOfWorkRow) and (row.touched or self._row is None):
            if row.day is None:
                raise Invalid(S_("Say on which day it was."))
            day = row.day
        return replace(
            was,
            minutes=minutes,
            on_day=day,
            channel=self.text("channel"),
            rate=self._hour.rate,
            note=self.text("note"),
            **found,
        )

    def _campaign(self) -> int | None:
        """The campaign that is typed."""
        row = self.entries.get("campaign")
        return row.number if isinstance(row, FoundRow) else self._was.campaign_id

    def _currency(self) -> str | None:
        """What is meant where no currency is typed: that of the campaign."""
        return self._known.currencies.get(self._campaign() or 0)

    def _usual(self) -> Money | None:
        """What the campaign says an hour costs."""
        return self._known.rates.get(self._campaign() or 0)

    def _rate(self) -> Money | None:
        """What an hour costs by what is typed; None for none, or an unread one."""
        try:
            own = self._hour.rate
        except ValueError:
            return None
        return self._usual() if own is None else own

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        desk, draft = self.soloist.store.work_time, self.draft()
        if self._row is None:
            self.added = await self.soloist.ask(desk.add, draft)
        else:
            await self.soloist.ask(desk.edit, number, draft, version)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The line as it is stored by now."""
        if self._row is None:
            return await super().stored(number)
        row = await self.soloist.look(self.soloist.store.work_time.one, number)
        bases = _bases(row)
        return row.version, {name: bases[name] for name in self.entries}

    # What comes of it, while it is typed

    @on(FieldRow.Typed)
    def _typed(self) -> None:
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Learn who is in the campaign; say again what the time costs."""
        app, campaign = self.soloist, self._campaign()
        person = self.entries.get("collaboration")
        if campaign != self._people_of and isinstance(person, FoundRow):
            self._people_of = campaign
            person.offer(await app.look(people_of, app.store, campaign))
        self._time.check()
        self._hour.check()


def _bases(row: WorkTimeRow) -> dict[str, str]:
    """A line as it is stored, as its form writes it."""
    return {
        "minutes": written_time(row.minutes),
        "note": row.note or "",
        "campaign": row.campaign or "",
        "collaboration": row.name or "",
        "channel": place(row.channel),
        "on_day": row.on_day.isoformat(),
        "rate": "" if row.own_rate is None else fmt.amount(row.own_rate),
    }


def _known(store: Store, campaign_id: int | None) -> Known:
    campaigns = store.campaigns.all()
    return Known(
        [(one.id, one.name) for one in campaigns],
        {one.id: one.currency for one in campaigns if one.currency},
        store.work_time.hourly_rates(),
        store.costs.channels(),
        people_of(store, campaign_id),
    )


async def new_time(
    app: SoloistApp,
    campaign_id: int | None = None,
    like: WorkTimeRow | None = None,
    collaboration_id: int | None = None,
) -> int | None:
    """Ask for own time and keep it; its number, None for never mind.

    ``like`` is one whose campaign and channel it begins with. To be awaited in a
    worker.
    """
    form: HoursForm | None = None
    if campaign_id is None and like is not None:
        campaign_id = like.campaign_id
    with app.refusals_shown():
        known, today = await app.look(_known, app.store, campaign_id), app.today()
        channel = "" if like is None else like.channel or ""
        draft = WorkTimeDraft(0, today, campaign_id, collaboration_id, channel)
        form = HoursForm(draft, known, today)
        await app.push_screen_wait(form)
    return None if form is None else form.added


async def edit_time(app: SoloistApp, number: int) -> bool:
    """Edit own time; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        row = await app.look(app.store.work_time.one, number)
        known = await app.look(_known, app.store, row.campaign_id)
        form = HoursForm(as_draft(row), known, app.today(), row)
        saved = await app.push_screen_wait(form)
    return bool(saved)
