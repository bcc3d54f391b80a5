"""A usage right: on which layer, where, from when, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from store.errors import Invalid
from store.rights import RightDraft
from store.rules.words import N_ as S_
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND, read_code, spoken
from tui.dialogs.entry_form import EntryForm
from tui.i18n import N_, _, ngettext
from tui.rights_words import BEGINS, LAYER, read_days, read_territory, territory
from tui.show import show
from tui.widgets.entry_row import DayRow, EntryRow, WordRow
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from textual.worker import Worker

    from store.deliverable_rows import DeliverableRow
    from store.right_rows import RightRow


class TerritoryRow(EntryRow):
    """A field that takes countries, and says their names."""

    def read(self, typed: str) -> str:
        """The countries that are meant."""
        return f"→ {show(territory(read_territory(typed)))}"

    @property
    def codes(self) -> tuple[str, ...]:
        """What was typed, as codes; none of them is everywhere."""
        return read_territory(self.text)


class LengthRow(EntryRow):
    """A field that takes a length of time."""

    def read(self, typed: str) -> str:
        """The same in days."""
        days = read_days(typed) or 0
        said = ngettext("{count} day", "{count} days", days)
        return f"→ {said.format(count=fmt.whole(days))}"

    @property
    def days(self) -> int | None:
        """What was typed, in days."""
        return read_days(self.text)


class AskingForm(EntryForm):
    """A form of something new, which says what it lacks while nothing is typed."""

    NEEDED = "layer"
    """The field that it cannot do without."""
    LACKS = N_("Say what the content may be used for.")
    """What is said while that field is all that could have been typed."""

    def action_save(self) -> Worker[None]:
        """Save what was typed; an empty form stays, and says what it lacks."""
        return super().action_save() if self.changes() else self._ask_for_more()

    @work(group="save")
    async def _ask_for_more(self) -> None:
        self._say(_(self.LACKS))
        self.entries[self.NEEDED].entry.focus()


class RightForm(EntryForm):
    """Edits a right; ``pieces`` are those of its collaboration."""

    HEIGHT = 24

    def __init__(
        self,
        row: RightRow,
        pieces: Sequence[DeliverableRow],
        today: date,
    ) -> None:
        self._row, self._today = row, today
        self.pieces = piece_words(pieces)
        super().__init__(
            row.id,
            row.version,
            _("Right to content of {name}").format(name=row.name),
            right_rows(row, self.pieces, today),
        )

    def draft(self) -> RightDraft:
        """The right as it is typed; raises Invalid for what contradicts itself."""
        return _draft(self)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        edit = self.soloist.store.rights.edit
        await self.soloist.ask(edit, number, self.draft(), version, today=self._today)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The right as it is stored by now."""
        row = await self.soloist.look(self.soloist.store.rights.one, number)
        fields = right_rows(row, self.pieces, self._today)
        return row.version, {field.field.name: field.base for field in fields}


class NewRightForm(AskingForm):
    """Asks for a right; ``begins_with`` is the piece that is looked at."""

    HEIGHT = 24

    def __init__(
        self,
        collaboration_id: int,
        name: str,
        pieces: Sequence[DeliverableRow],
        today: date,
        begins_with: int | None = None,
    ) -> None:
        self._today = today
        self.pieces = piece_words(pieces)
        self.added: int | None = None
        """The number of the right, once it is kept."""
        super().__init__(
            collaboration_id,
            0,
            _("New right to content of {name}").format(name=name),
            right_rows(None, self.pieces, today, begins_with),
        )

    def draft(self) -> RightDraft:
        """The right as it is typed; raises Invalid for what contradicts itself."""
        return _draft(self)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - it is new
        """Keep it; raises StoreError."""
        add = self.soloist.store.rights.add
        (self.added,) = await self.soloist.ask(
            add, (number,), self.draft(), today=self._today
        )


class ExtendForm(AskingForm):
    """Asks until when these rights last from now on."""

    HEIGHT = 10
    NEEDED = "ends_on"
    LACKS = N_("Say until when.")

    def __init__(self, rows: Sequence[RightRow], title: str, today: date) -> None:
        self._numbers = [row.id for row in rows]
        self._today = today
        self._until = DayRow("ends_on", N_("Lasts until"), today)
        super().__init__(0, 0, title, replaced_by_typing([self._until]))

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - there is one field
        """Let them last; raises StoreError."""
        if (day := self._until.day) is not None:
            extend = self.soloist.store.rights.extend
            await self.soloist.ask(extend, self._numbers, day, today=self._today)


def piece_words(pieces: Sequence[DeliverableRow]) -> dict[str, str]:
    """Pieces of content by their numbers: their titles, or else their kinds."""
    return {
        str(piece.id): show(piece.title or _(CONTENT_KIND[piece.kind]), 60)
        for piece in pieces
    }


def right_rows(
    row: RightRow | None,
    pieces: Mapping[str, str],
    today: date,
    begins_with: int | None = None,
) -> Sequence[EntryRow]:
    """The fields of a right, in the order of the form; ``begins_with`` is a piece."""
    layer = "" if row is None else _(LAYER[row.layer])
    begins = _(BEGINS["date" if row is None else row.begins])
    first = row.starts_on if row is not None and row.begins == "date" else None
    days = "" if row is None or row.lasts_days is None else str(row.lasts_days)
    last = None if row is None or row.lasts_days is not None else row.ends_on
    where = "" if row is None else ", ".join(row.territory)
    rows: list[EntryRow] = [
        WordRow("layer", N_("Used for"), spoken(LAYER), layer),
        TerritoryRow(
            "territory",
            N_("Where"),
            where,
            hint=_("Countries: KR, Japan, España … Empty is everywhere."),
        ),
        WordRow("begins", N_("It begins"), spoken(BEGINS), begins),
        DayRow("starts_on", N_("On the date"), today, first),
        LengthRow(
            "lasts", N_("Lasts"), days, hint=_("90, 3 months, 1 year; empty: no end")
        ),
        DayRow("ends_on", N_("Or until"), today, last),
    ]
    if pieces:
        piece = begins_with if row is None else row.deliverable_id
        which = pieces.get(str(piece), "")
        rows.append(PieceRow("piece", N_("Which content"), pieces, which))
    notes = (row and row.notes) or ""
    rows.append(EntryRow("notes", N_("Note"), notes, kind="block"))
    return replaced_by_typing(rows)


def replaced_by_typing(rows: Sequence[EntryRow]) -> Sequence[EntryRow]:
    """The same fields, whose lines are selected once one is there: words, not texts."""
    for row in rows:
        if isinstance(row.entry, SafeInput):
            row.entry.select_on_focus = True
    return rows


class PieceRow(WordRow):
    """A field that takes a piece of content; empty is all of it."""

    def accepts(self) -> str:
        """The pieces, and what an empty field means."""
        return _("Empty is all of it. {names}").format(names=super().accepts())


def _draft(form: RightForm | NewRightForm) -> RightDraft:
    entries = form.entries
    where, lasts = entries["territory"], entries["lasts"]
    starts, ends = entries["starts_on"], entries["ends_on"]
    if not (
        isinstance(where, TerritoryRow)
        and isinstance(lasts, LengthRow)
        and isinstance(starts, DayRow)
        and isinstance(ends, DayRow)
    ):
        raise TypeError(entries)
    layer = read_code(form.text("layer"), spoken(LAYER))
    if not layer:
        raise Invalid(S_("Say what the content may be used for."))
    begins = read_code(form.text("begins"), spoken(BEGINS)) or "date"
    if begins != "date" and starts.day is not None:
        raise Invalid(
            S_("It cannot begin on a date and wait for something: say one of the two.")
        )
    piece = ""
    if "piece" in entries:
        piece = read_code(form.text("piece"), form.pieces)
    return RightDraft(
        layer=layer,
        territory=where.codes,
        begins=begins,
        lasts_days=lasts.days,
        starts_on=starts.day,
        ends_on=ends.day,
        deliverable_id=int(piece) if piece else None,
        notes=form.text("notes"),
    )
