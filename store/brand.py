"""The brand desk: how the brand stood before, during and after a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store.cost_draft import line, placed, read_channel
from store.errors import Invalid, NotFound
from store.outreach_rows import body_text
from store.products import save_row
from store.readings import MOST
from store.rules.content_words import READING_SOURCES
from store.rules.result_words import PHASES
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database, UnitOfWork

TOPIC = ("results", "campaigns")

COUNTED = ("followers", "searches", "mentions")
"""What is counted of a brand."""


@dataclass(frozen=True, slots=True)
class BrandDraft:
    """How the brand stands, as it is typed; None is not known."""

    on_day: date
    campaign_id: int | None = None
    phase: str = ""
    """Of PHASES; "" is as the days of the campaign say."""
    channel: str = ""
    """Where its followers are; "" for all of them."""
    followers: int | None = None
    searches: int | None = None
    mentions: int | None = None
    sentiment: str = ""
    source: str = "verified"
    notes: str = ""


@dataclass(frozen=True, slots=True)
class BrandRow:
    """How the brand stood on a day."""

    id: int
    campaign_id: int | None
    on_day: date
    phase: str | None
    """What she said, or else what the days of the campaign say; None without them."""
    own_phase: str | None
    """What she said."""
    channel: str | None
    followers: int | None
    searches: int | None
    mentions: int | None
    sentiment: str | None
    source: str
    notes: str | None
    version: int


class Brand:
    """Figures of the brand; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, campaign_id: int | None) -> tuple[BrandRow, ...]:
        """The figures of a campaign, or of none, the oldest first."""
        rows = self._database.read(
            f"{_ROWS} WHERE b.campaign_id IS ? ORDER BY b.on_day, b.id", (campaign_id,)
        )
        return tuple(map(_row, rows))

    def one(self, number: int) -> BrandRow:
        """One of them; raises NotFound."""
        rows = self._database.read(f"{_ROWS} WHERE b.id=?", (number,))
        if not rows:
            raise _not_there(number)
        return _row(rows[0])

    def add(self, draft: BrandDraft, *, today: date) -> int:
        """Keep how the brand stands; returns the number. Raises Invalid, NotFound."""
        values = _checked(draft, today)
        label = N_("Noted how the brand stood on {day}")
        day = draft.on_day.isoformat()
        with self._database.writing(label, TOPIC, day=day) as unit:
            row = _placed(unit, values)
            row |= {"created_at": unit.at, "updated_at": unit.at, "version": 1}
            number = unit.connection.execute(
                f"INSERT INTO brand_reading({','.join(row)})"
                f" VALUES ({','.join('?' * len(row))})",
                tuple(row.values()),
            ).lastrowid
        return number or 0

    def edit(
        self, number: int, draft: BrandDraft, version: int, *, today: date
    ) -> None:
        """Save one that was read with this version; raises Invalid, NotFound, Stale."""
        values = _checked(draft, today)
        label = N_("Changed how the brand stood on {day}")
        day = draft.on_day.isoformat()
        with self._database.writing(label, TOPIC, day=day) as unit:
            save_row(unit, "brand_reading", number, version, _placed(unit, values))

    def remove(self, number: int) -> None:
        """Delete one; raises NotFound."""
        label = N_("Deleted how the brand stood on {day}")
        with self._database.writing(label, TOPIC) as unit:
            found = unit.connection.execute(
                "DELETE FROM brand_reading WHERE id=? RETURNING on_day", (number,)
            ).fetchone()
            if found is None:
                raise _not_there(number)
            unit.name(label, day=found[0])


_ROWS = """
SELECT b.id, b.campaign_id, b.on_day, coalesce(b.phase, CASE
  WHEN b.on_day<g.starts_on THEN 'before' WHEN b.on_day>g.ends_on THEN 'after'
  WHEN b.on_day>=g.starts_on OR b.on_day<=g.ends_on THEN 'during' END),
 b.phase, b.channel, b.followers, b.searches, b.mentions, b.sentiment, b.source,
 b.notes, b.version
FROM brand_reading b LEFT JOIN campaign g ON g.id=b.campaign_id
"""


def _row(row: Sequence[Any]) -> BrandRow:
    number, campaign_id, on_day, *rest = row
    return BrandRow(number, campaign_id, date.fromisoformat(on_day), *rest)


def _not_there(number: int) -> NotFound:
    return NotFound(
        N_("There are no figures of the brand number {number}."), number=number
    )


def _placed(unit: UnitOfWork, values: dict[str, Any]) -> dict[str, Any]:
    """The columns with campaign and channel as they are known; raises NotFound."""
    row = placed(unit, values | {"collaboration_id": None})
    del row["collaboration_id"]
    return row


def _checked(draft: BrandDraft, today: date) -> dict[str, Any]:
    """What is stored of a draft by column; raises Invalid."""
    for word, known in ((draft.phase, ("", *PHASES)), (draft.source, READING_SOURCES)):
        if word not in known:
            raise Invalid(N_("{word} is nothing that figures are kept by."), word=word)
    if draft.on_day > today:
        raise Invalid(
            N_("Figures of {day}: that day is still to come."),
            day=draft.on_day.isoformat(),
        )
    figures = {name: getattr(draft, name) for name in COUNTED}
    for name, value in figures.items():
        if value is not None and not 0 <= value < MOST:
            raise Invalid(
                N_("{field}: {value} cannot be used as it is."), field=name, value=value
            )
    values: dict[str, Any] = {
        "campaign_id": draft.campaign_id,
        "on_day": draft.on_day.isoformat(),
        "phase": draft.phase or None,
        "channel": read_channel(draft.channel),
        **figures,
        "sentiment": line(draft.sentiment, N_("Sentiment")),
        "source": draft.source,
        "notes": body_text(draft.notes, N_("Notes")),
    }
    said = (*figures.values(), values["sentiment"])
    if all(value is None for value in said):
        raise Invalid(N_("Type at least one figure."))
    return values
