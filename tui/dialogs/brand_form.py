"""How the brand stands on a day, in a form; and every day it was looked at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from store.brand import COUNTED, BrandDraft
from store.errors import Invalid
from store.rules.content_words import READING_SOURCES
from store.rules.text import clean, narrow
from store.rules.words import N_ as S_
from tui import format as fmt
from tui import results_words as words
from tui.campaign_terms import read_code, spoken
from tui.dialogs.cost_fields import channel_row, here_in
from tui.dialogs.cost_form import PrefilledForm
from tui.dialogs.marked_list import MarkedList
from tui.dialogs.question import CANCEL
from tui.i18n import N_, _, ngettext
from tui.ledger_columns import listed_day, place
from tui.widgets.brand_paper import mood_of
from tui.widgets.entry_row import CountRow, DayRow, EntryRow, WordRow
from tui.widgets.found_row import FoundRow
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store import Store
    from store.brand import BrandRow
    from tui.app import SoloistApp
    from tui.widgets.found_row import Named

WHOLE = Decimal(100)

SOURCES = {code: words.SOURCE[code] for code in READING_SOURCES}


class MoodRow(EntryRow):
    """A field that takes positive less negative, in percent of all."""

    TYPED_OVER = True

    def __init__(self, base: str) -> None:
        hint = _("positive less negative mentions, in percent of all: 12.5 or -3")
        super().__init__("sentiment", N_("Mood, in %"), base, hint=hint)

    def read(self, typed: str) -> str:
        """The mood as a figure."""
        return f"→ {fmt.percent(read_mood(typed), 1)}"

    @property
    def mood(self) -> str:
        """What was typed, as it is kept; "" for nothing; raises ValueError."""
        typed = clean(self.text)
        return f"{read_mood(typed):f}" if typed else ""


def read_mood(typed: str) -> Decimal:
    """A mood from -100 to 100; raises ValueError with a sentence."""
    text = clean(narrow(typed)).rstrip("% ").replace(",", ".").replace("\u2212", "-")
    found = mood_of(text)
    if found is None or abs(found) > WHOLE:
        raise ValueError(_("A mood is a figure from -100 to 100."))
    return found


class BrandForm(PrefilledForm):
    """Asks how the brand stands; with a row, edits that one.

    ``added`` is its number once it was made.
    """

    HEIGHT = 20
    NEEDS = S_("Type at least one figure.")

    def __init__(
        self,
        draft: BrandDraft,
        campaigns: Sequence[Named],
        today: date,
        row: BrandRow | None = None,
    ) -> None:
        self._was, self._row, self._today = draft, row, today
        self._campaigns = campaigns
        self.added: int | None = None
        super().__init__(
            0 if row is None else row.id,
            0 if row is None else row.version,
            _("How the brand stands"),
            self._fields(draft),
        )

    def _fields(self, draft: BrandDraft) -> list[EntryRow]:
        is_new = self._row is None
        phases, sources = spoken(words.PHASE), spoken(SOURCES)
        source = sources[draft.source]
        counts = {name: getattr(draft, name) for name in COUNTED}
        figures: list[EntryRow] = [
            CountRow(
                name,
                words.STEP[name],
                "" if value is None else str(value),
                hint=_("1,200, 12k, 1.2만 …"),
            )
            for name, value in counts.items()
        ]
        return [
            *figures,
            MoodRow(draft.sentiment),
            DayRow(
                "on_day",
                N_("Day"),
                self._today,
                None if is_new else draft.on_day,
                draft.on_day.isoformat(),
            ),
            FoundRow(
                "campaign",
                N_("Campaign"),
                self._campaigns,
                here_in(draft.campaign_id, dict(self._campaigns)),
                nothing=_("There is no campaign yet."),
            ),
            PhaseRow(phases, phases.get(draft.phase, "")),
            channel_row(draft.channel, ()),
            WordRow("source", N_("Who says so"), sources, source),
            EntryRow("notes", N_("Notes"), draft.notes, kind="block"),
        ]

    def draft(self) -> BrandDraft:
        """The figures as they are typed; raises Invalid."""
        values: dict[str, Any] = {
            "channel": self.text("channel"),
            "notes": self.text("notes"),
            "phase": read_code(self.text("phase"), spoken(words.PHASE)),
            "source": read_code(self.text("source"), spoken(SOURCES)) or "verified",
        }
        for name, row in self.entries.items():
            if isinstance(row, CountRow):
                values[name] = row.count
            elif isinstance(row, MoodRow):
                values[name] = row.mood
            elif isinstance(row, DayRow):
                values[name] = row.day
            elif isinstance(row, FoundRow):
                values[f"{name}_id"] = row.number
        if values["on_day"] is None:
            raise Invalid(S_("Say on which day it was."))
        return replace(self._was, **values)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        brand, today, ask = self.soloist.store.brand, self._today, self.soloist.ask
        if self._row is None:
            self.added = await ask(brand.add, self.draft(), today=today)
        else:
            await ask(brand.edit, number, self.draft(), version, today=today)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The figures as they are stored by now."""
        if self._row is None:
            return await super().stored(number)
        row = await self.soloist.look(self.soloist.store.brand.one, number)
        rows = self._fields(as_draft(row))
        return row.version, {one.field.name: one.base for one in rows}


class PhaseRow(WordRow):
    """When it was, seen from the campaign; empty is as its days say."""

    def __init__(self, phases: Mapping[str, str], base: str) -> None:
        super().__init__("phase", N_("Seen from there"), phases, base)

    def accepts(self) -> str:
        """The words, and what holds without one."""
        said = _("empty: as the days of the campaign say")
        return f"{super().accepts()} · {said}"


def as_draft(row: BrandRow) -> BrandDraft:
    """What would be typed to get these figures as they are."""
    return BrandDraft(
        row.on_day,
        row.campaign_id,
        row.own_phase or "",
        row.channel or "",
        row.followers,
        row.searches,
        row.mentions,
        row.sentiment or "",
        row.source,
        row.notes or "",
    )


class BrandList(MarkedList["BrandRow"]):
    """Shows every day that the brand of a campaign was looked at."""

    WIDTH = 104
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New")),
        Binding("enter,e", "edit", N_("Edit"), priority=True),
        Binding("d,delete", "remove", N_("Delete")),
        CANCEL,
    ]

    def __init__(self, campaign_id: int | None, today: date) -> None:
        super().__init__(_("How the brand stood"))
        self._campaign, self._today = campaign_id, today

    def nothing(self) -> str:
        """What is said where nobody looked."""
        return _("Nobody looked yet. Press n to note how the brand stands.")

    async def read(self) -> Sequence[BrandRow]:
        """Those of the campaign, or of none, the latest first."""
        found = await self.soloist.look(self.soloist.store.brand.of, self._campaign)
        return found[::-1]

    async def delete(self, numbers: Sequence[int]) -> None:
        """Delete these, each as a step of its own."""
        for number in numbers:
            await self.soloist.ask(self.soloist.store.brand.remove, number)

    def title_of(self, rows: Sequence[BrandRow]) -> str:
        """The day that a question is about, or how many they are."""
        if len(rows) == 1:
            return fmt.plain_day(rows[0].on_day)
        said = ngettext("{count} day", "{count} days", len(rows))
        return said.format(count=fmt.whole(len(rows)))

    def columns(self) -> tuple[Column, ...]:
        """The day, when that was, where, and the figures."""
        return (
            Column("day", _("Day"), 10),
            Column("phase", _("When"), 9),
            Column("followers", _(words.STEP["followers"]), 11, align="right"),
            Column("searches", _(words.STEP["searches"]), 10, align="right"),
            Column("mentions", _(words.STEP["mentions"]), 9, align="right"),
            Column("mood", _("Mood"), 8, align="right"),
            Column("channel", _("Channel"), 9, share=1),
            Column("source", _("Who says so"), 14, share=1),
        )

    def cells(self, row: BrandRow) -> tuple[str, ...]:
        """One day in these columns."""
        mood = mood_of(row.sentiment)
        return (
            listed_day(row.on_day, self._today),
            _(words.PHASE[row.phase]) if row.phase else fmt.DASH,
            fmt.whole(row.followers),
            fmt.whole(row.searches),
            fmt.whole(row.mentions),
            fmt.percent(mood, 1) if mood is not None else row.sentiment or fmt.DASH,
            place(row.channel),
            _(words.SOURCE[row.source]),
        )

    def tone(self, row: BrandRow) -> str:  # noqa: ARG002 - all look alike
        """As usual."""
        return ""

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Note how it stands, and be on that day."""
        added = await new_figures(self.soloist, self._campaign)
        await self.again(added)

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Say otherwise how it stood."""
        if len(here := self.here) == 1:
            await edit_figures(self.soloist, here[0])
            await self.again()


def named_campaigns(store: Store) -> list[Named]:
    """All campaigns by their numbers."""
    return [(one.id, one.name) for one in store.campaigns.all()]


async def new_figures(app: SoloistApp, campaign_id: int | None) -> int | None:
    """Ask how the brand stands and keep it; its number, None for never mind.

    To be awaited in a worker.
    """
    today = app.today()
    campaigns = await app.look(named_campaigns, app.store)
    form = BrandForm(BrandDraft(today, campaign_id), campaigns, today)
    await app.push_screen_wait(form)
    return form.added


async def edit_figures(app: SoloistApp, row: BrandRow) -> bool:
    """Edit how the brand stood; True once it is saved. To be awaited in a worker."""
    campaigns = await app.look(named_campaigns, app.store)
    form = BrandForm(as_draft(row), campaigns, app.today(), row)
    saved = await app.push_screen_wait(form)
    return bool(saved)
