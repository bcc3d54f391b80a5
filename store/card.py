"""The card desk: everything known of one person, read as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.errors import NotFound
from store.peers import Peers, peers_median
from store.rules.metrics import Figures, Rate, engagement_rates
from store.rules.money import Money
from store.rules.people import PERSON_FIELDS
from store.rules.profiles import profile_url
from store.rules.signals import DatedFigures, Signal, look_closer
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database
    from store.rules.tiers import Tiers
    from store.settings import Settings


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """The figures of an account as they were read on a day, and by what."""

    read_on: date
    source: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class AccountCard:
    """One presence: its figures now and before, and what follows from them."""

    id: int
    version: int
    platform: str
    handle: str
    url: str
    """As it was given, else the canonical one; "" when there is none."""
    audience_country: str | None
    figures: Figures
    checked_on: date | None
    tier: str | None
    rates: tuple[Rate, ...]
    readings: tuple[ReadingRow, ...]
    """Oldest first."""
    signals: tuple[Signal, ...]
    growth: float | None
    """Per cent of followers won since the first reading; None with only one."""

    @property
    def rate(self) -> Rate | None:
        """The most telling of the rates; None when nothing is known."""
        return self.rates[0] if self.rates else None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name of somebody."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """What somebody asked for a kind of work on a day."""

    id: int
    kind: str
    amount: Money
    quoted_on: date


@dataclass(frozen=True, slots=True)
class CustomRow:
    """A field of her own."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class InfluencerCard:
    """Everything known of one person; what nobody noted is None."""

    id: int
    version: int
    created_at: str
    updated_at: str
    archived_at: str | None
    name: str
    real_name: str | None
    status: str
    email: str | None
    phone: str | None
    preferred_channel: str | None
    language: str | None
    country: str | None
    city: str | None
    timezone: str | None
    niche: str | None
    agent_name: str | None
    agent_email: str | None
    address: str | None
    fit_reach: int | None
    fit_authenticity: int | None
    fit_engagement: int | None
    fit_voice: int | None
    blocked_reason: str | None
    source: str | None
    notes: str | None
    contact_every_days: int | None
    """After how many days of silence she wants to hear of them; None: as their status
    has it."""
    accounts: tuple[AccountCard, ...]
    """Largest first, as the roster list has it."""
    aliases: tuple[AliasRow, ...]
    tags: tuple[str, ...]
    rates: tuple[QuoteRow, ...]
    """Newest first."""
    custom: tuple[CustomRow, ...]

    @property
    def fit(self) -> float | None:
        """The mean of the fit scores that were given, 0 to 5."""
        scores = (
            self.fit_reach,
            self.fit_authenticity,
            self.fit_engagement,
            self.fit_voice,
        )
        given = [score for score in scores if score is not None]
        return sum(given) / len(given) if given else None


_PERSON = (
    *("id", "version", "created_at", "updated_at", "archived_at"),
    *(field.name for field in PERSON_FIELDS),
    "contact_every_days",
)
_FIGURES = tuple(field.name for field in fields(Figures))


class Cards:
    """One person at a time; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def card(self, influencer_id: int) -> InfluencerCard:
        """Everything of one person, thrown away or not; raises NotFound."""
        # The person comes first: if somebody saves between these questions, the version
        # is the older one, and an edit made on this card is refused as stale.
        rows = self._database.read(
            f"SELECT {','.join(_PERSON)} FROM influencer WHERE id=?", (influencer_id,)
        )
        if not rows:
            raise NotFound(
                N_("There is no influencer number {number}."), number=influencer_id
            )
        return InfluencerCard(
            **dict(zip(_PERSON, rows[0], strict=True)),
            accounts=self._accounts(influencer_id),
            aliases=self._aliases(influencer_id),
            tags=self._tags(influencer_id),
            rates=self._quotes(influencer_id),
            custom=self._custom(influencer_id),
        )

    def _accounts(self, influencer_id: int) -> tuple[AccountCard, ...]:
        rows = self._database.read(
            "SELECT id, version, platform, handle, url, audience_country, checked_on,"
            f" {','.join(_FIGURES)} FROM account WHERE influencer_id=?"
            " ORDER BY followers DESC, id",
            (influencer_id,),
        )
        readings = self._readings(influencer_id)
        tiers = self._settings.tiers()
        return tuple(
            self._account(row, readings.get(row[0], ()), tiers, influencer_id)
            for row in rows
        )

    def _account(
        self,
        row: Any,
        readings: tuple[ReadingRow, ...],
        tiers: Tiers,
        owner: int,
    ) -> AccountCard:
        number, version, platform, handle, url, country, checked = row[:7]
        figures = Figures(*row[7:])
        rates = engagement_rates(figures)
        tier = tiers.of(figures.followers)
        checked_on = _day(checked)
        median = None
        if rates and figures.followers is not None and tier is not None:
            peers = Peers(
                owner, platform, rates[0].basis, figures.followers, *tiers.range(tier)
            )
            median = peers_median(self._database, peers)
        previous = [DatedFigures(read.read_on, read.figures) for read in readings]
        return AccountCard(
            id=number,
            version=version,
            platform=platform,
            handle=handle,
            url=url or profile_url(platform, handle),
            audience_country=country,
            figures=figures,
            checked_on=checked_on,
            tier=tier,
            rates=rates,
            readings=readings,
            signals=look_closer(figures, median, previous, on=checked_on),
            growth=_growth(readings),
        )

    def _readings(self, influencer_id: int) -> dict[int, tuple[ReadingRow, ...]]:
        """The readings of each account of a person, oldest first."""
        names = ",".join(f"r.{name}" for name in _FIGURES)
        rows = self._database.read(
            f"SELECT r.account_id, r.read_on, r.source, {names} FROM account a"
            " JOIN account_reading r ON r.account_id=a.id WHERE a.influencer_id=?"
            " ORDER BY r.account_id, r.read_on",
            (influencer_id,),
        )
        found: dict[int, list[ReadingRow]] = {}
        for account, on, source, *figures in rows:
            reading = ReadingRow(date.fromisoformat(on), source, Figures(*figures))
            found.setdefault(account, []).append(reading)
        return {account: tuple(readings) for account, readings in found.items()}

    def _aliases(self, influencer_id: int) -> tuple[AliasRow, ...]:
        rows = self._database.read(
            "SELECT id, name FROM alias WHERE influencer_id=? ORDER BY id",
            (influencer_id,),
        )
        return tuple(AliasRow(*row) for row in rows)

    def _tags(self, influencer_id: int) -> tuple[str, ...]:
        rows = self._database.read(
            "SELECT t.name FROM influencer_tag it JOIN tag t ON t.id=it.tag_id"
            " WHERE it.influencer_id=? ORDER BY t.name_key",
            (influencer_id,),
        )
        return tuple(name for (name,) in rows)

    def _quotes(self, influencer_id: int) -> tuple[QuoteRow, ...]:
        rows = self._database.read(
            "SELECT id, kind, amount_minor, currency, quoted_on FROM rate"
            " WHERE influencer_id=? ORDER BY quoted_on DESC, id DESC",
            (influencer_id,),
        )
        return tuple(
            QuoteRow(number, kind, Money(minor, currency), date.fromisoformat(on))
            for number, kind, minor, currency, on in rows
        )

    def _custom(self, influencer_id: int) -> tuple[CustomRow, ...]:
        rows = self._database.read(
            "SELECT name, value FROM custom_value WHERE influencer_id=? ORDER BY id",
            (influencer_id,),
        )
        return tuple(CustomRow(*row) for row in rows)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _growth(readings: tuple[ReadingRow, ...]) -> float | None:
    """From the first count of followers to the last, in per cent."""
    counts = [count for row in readings if (count := row.figures.followers)]
    if len(counts) < 2:
        return None
    return (counts[-1] - counts[0]) * 100 / counts[0]
