"""The readings desk for whole channels, and for somebody's work as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from store.cost_draft import line, placed, read_channel
from store.errors import Invalid, NotFound
from store.readings import MOST
from store.rules.content_words import READING_SOURCES, READING_WINDOWS
from store.rules.money import Money
from store.rules.result_words import ALL_FIGURES
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import Database, UnitOfWork

TOPIC = ("results", "campaigns")

PORTION = 200
"""Readings given at a time, when nobody says how many."""

_THOUSANDTHS = 1_000


@dataclass(frozen=True, slots=True)
class ChannelReadingDraft:
    """Figures of a channel, or of somebody's work, as they are typed."""

    on_day: date
    """The last day that they cover."""
    channel: str = ""
    """A platform in any spelling, or any name; blank with a collaboration."""
    collaboration_id: int | None = None
    campaign_id: int | None = None
    """With a collaboration its campaign, and only that."""
    label: str = ""
    """What of it: an advertisement, a source of visits."""
    window: str = "total"
    """24h is that day alone; figures of several days of it add up."""
    source: str = "verified"
    starts_on: date | None = None
    """The first day that they cover."""
    figures: Mapping[str, int | None] = field(default_factory=dict)
    """By the words of ALL_FIGURES; None is not known."""
    stated_conversions: Decimal | None = None
    """As a program counts them; in none of our own figures."""
    spend: Money | None = None
    """As a program says it; no cost."""


@dataclass(frozen=True, slots=True)
class ChannelReading:
    """Figures of a channel, or of somebody's work, on a day."""

    id: int
    channel: str | None
    collaboration_id: int | None
    campaign_id: int | None
    label: str | None
    window: str
    source: str
    on_day: date
    starts_on: date | None
    figures: Mapping[str, int | None]
    """By each word of ALL_FIGURES; None is not known."""
    stated_conversions: Decimal | None
    spend: Money | None
    version: int


@dataclass(frozen=True, slots=True)
class SeenChannel:
    """A channel that figures of a campaign are known of."""

    channel: str
    last_on: date


class ChannelReadings:
    """Figures of channels and of work; what writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, draft: ChannelReadingDraft, today: date) -> int:
        """Keep figures, in place of those of the same thing and day; the number.

        Figures that are not said stay as they were. Raises Invalid and NotFound.
        """
        values = _checked(draft, today)
        figures = {name: values.pop(name) for name in _FIGURES}
        label = N_("Noted figures of {name}")
        with self._database.writing(label, TOPIC) as unit:
            values |= placed(unit, {name: values[name] for name in _PLACE})
            if values["collaboration_id"] is not None:
                values["channel"] = None
            unit.name(label, name=_whose(unit, values))
            return _save(unit, values, figures)

    def remove(self, reading_id: int) -> None:
        """Delete figures; raises NotFound."""
        label = N_("Deleted figures of {name}")
        with self._database.writing(label, TOPIC) as unit:
            found = unit.connection.execute(
                "SELECT channel, collaboration_id FROM reading WHERE id=?"
                " AND deliverable_id IS NULL",
                (reading_id,),
            ).fetchone()
            if found is None:
                raise NotFound(
                    N_("There are no figures number {number}."), number=reading_id
                )
            whose = dict(zip(("channel", "collaboration_id"), found, strict=True))
            unit.name(label, name=_whose(unit, whose))
            unit.connection.execute("DELETE FROM reading WHERE id=?", (reading_id,))

    def of_channel(
        self, channel: str, campaign_id: int | None = None, *, limit: int = PORTION
    ) -> tuple[ChannelReading, ...]:
        """The last figures of a channel, of a campaign or of none, newest first."""
        return self._rows(
            "campaign_id IS ? AND channel=? ORDER BY on_day DESC, id DESC LIMIT ?",
            (campaign_id, channel, limit),
        )

    def of_collaboration(
        self, collaboration_id: int, *, limit: int = PORTION
    ) -> tuple[ChannelReading, ...]:
        """The last figures of somebody's work as a whole, newest first."""
        return self._rows(
            "collaboration_id=? ORDER BY on_day DESC, id DESC LIMIT ?",
            (collaboration_id, limit),
        )

    def channels(self, campaign_id: int | None = None) -> tuple[SeenChannel, ...]:
        """The channels that a campaign, or none, has figures of, by name.

        Read along the index, whatever the number of figures.
        """
        rows = self._database.read(_CHANNELS, (campaign_id,) * 3)
        return tuple(SeenChannel(name, date.fromisoformat(day)) for name, day in rows)

    def _rows(self, where: str, given: tuple[Any, ...]) -> tuple[ChannelReading, ...]:
        rows = self._database.read(f"{_ROWS} WHERE {where}", given)
        return tuple(map(_row, rows))


_FIGURES = (*ALL_FIGURES, "stated_conversions", "spend_minor", "spend_currency")
_PLACE = ("campaign_id", "collaboration_id", "channel")
_ROWS = (
    "SELECT id, channel, collaboration_id, campaign_id, label, window, source, on_day,"
    f" starts_on, version, stated_conversions, spend_minor, spend_currency,"
    f" {','.join(ALL_FIGURES)} FROM reading"
)
_CHANNELS = """
WITH RECURSIVE c(name) AS (
 SELECT min(channel) FROM reading WHERE campaign_id IS ? AND channel>''
 UNION ALL SELECT (SELECT min(channel) FROM reading WHERE campaign_id IS ?
  AND channel>c.name) FROM c WHERE c.name NOTNULL)
SELECT name, (SELECT max(on_day) FROM reading WHERE campaign_id IS ? AND channel=name)
FROM c WHERE name NOTNULL ORDER BY 1
"""


def _row(row: Sequence[Any]) -> ChannelReading:
    number, channel, talk, campaign, label, window, source, on_day, *rest = row
    starts_on, version, stated, minor, currency, *figures = rest
    return ChannelReading(
        number,
        channel,
        talk,
        campaign,
        label,
        window,
        source,
        date.fromisoformat(on_day),
        None if starts_on is None else date.fromisoformat(starts_on),
        dict(zip(ALL_FIGURES, figures, strict=True)),
        None if stated is None else Decimal(stated) / _THOUSANDTHS,
        None if minor is None else Money(minor, currency),
        version,
    )


def _checked(draft: ChannelReadingDraft, today: date) -> dict[str, Any]:
    """What is stored of figures, by column; raises Invalid."""
    for word, known in (
        (draft.window, READING_WINDOWS),
        (draft.source, READING_SOURCES),
        *((name, ALL_FIGURES) for name in draft.figures),
    ):
        if word not in known:
            raise Invalid(N_("{word} is nothing that figures are kept by."), word=word)
    if draft.on_day > today:
        raise Invalid(
            N_("Figures of {day}: that day is still to come."),
            day=draft.on_day.isoformat(),
        )
    if draft.starts_on is not None and draft.starts_on > draft.on_day:
        raise Invalid(
            N_("Figures of {day}: they begin after that day."),
            day=draft.on_day.isoformat(),
        )
    values = {
        "channel": read_channel(draft.channel),
        "collaboration_id": draft.collaboration_id,
        "campaign_id": draft.campaign_id,
        "label": line(draft.label, N_("What of it")),
        "window": draft.window,
        "source": draft.source,
        "on_day": draft.on_day.isoformat(),
        "starts_on": draft.starts_on and draft.starts_on.isoformat(),
        **_figures(draft),
    }
    if values["channel"] is None and draft.collaboration_id is None:
        raise Invalid(N_("Say which channel the figures are of."))
    return values


def _figures(draft: ChannelReadingDraft) -> dict[str, Any]:
    """The figures of a draft by column; raises Invalid for none, and for impossible."""
    stated, spend = draft.stated_conversions, draft.spend
    shown: dict[str, Decimal | int | None] = {**draft.figures, "conversions": stated}
    shown["spend"] = spend.minor if spend is not None else None
    for name, value in shown.items():
        if value is not None and not 0 <= value < MOST:
            raise Invalid(
                N_("{field}: {value} cannot be used as it is."), field=name, value=value
            )
    if all(value is None for value in shown.values()):
        raise Invalid(N_("Type at least one figure."))
    parts = None
    if stated is not None:
        exact = stated * _THOUSANDTHS
        parts = int(exact.to_integral_value(ROUND_HALF_EVEN))
    return {
        **{name: draft.figures.get(name) for name in ALL_FIGURES},
        "stated_conversions": parts,
        "spend_minor": shown["spend"],
        "spend_currency": spend.currency if spend is not None else None,
    }


def _whose(unit: UnitOfWork, values: Mapping[str, Any]) -> str:
    """What figures are of, in words: a channel, or a person."""
    if values["collaboration_id"] is None:
        return str(values["channel"])
    found = unit.connection.execute(
        "SELECT i.name FROM collaboration c JOIN influencer i ON i.id=c.influencer_id"
        " WHERE c.id=?",
        (values["collaboration_id"],),
    ).fetchone()
    return str(found[0])


def _save(
    unit: UnitOfWork, values: Mapping[str, Any], figures: Mapping[str, Any]
) -> int:
    """Put figures in, or beside those of the same thing, day, window and source."""
    same = " AND ".join(f"{name} IS ?" for name in values)
    found = unit.connection.execute(
        f"SELECT id FROM reading WHERE deliverable_id IS NULL AND {same}",
        tuple(values.values()),
    ).fetchone()
    if found is None:
        row = {**values, **figures, "created_at": unit.at, "updated_at": unit.at}
        added = unit.connection.execute(
            f"INSERT INTO reading({','.join(row)}, version)"
            f" VALUES ({','.join('?' * len(row))},1)",
            tuple(row.values()),
        ).lastrowid
        return added or 0
    sets = ",".join(f"{name}=ifnull(?,{name})" for name in figures)
    unit.connection.execute(
        f"UPDATE reading SET {sets}, updated_at=?, version=version+1 WHERE id=?",
        (*figures.values(), unit.at, found[0]),
    )
    return int(found[0])
