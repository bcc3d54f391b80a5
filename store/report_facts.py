"""What a report says, before anybody words it: frozen, exact, in one currency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.budget_rows import CampaignBudget
    from store.campaign_card import CampaignCard
    from store.influencer_result_rows import PersonResult
    from store.result_campaign import CampaignResults, LineState
    from store.result_months import MonthRow
    from store.result_rows import RoiRow, RoiTable

LANGUAGES = ("en", "ko", "es")
"""What a report can be written in."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report that was made."""

    id: int
    on_day: date
    format: str
    language: str
    file: str | None


@dataclass(frozen=True, slots=True)
class CodeRow:
    """What was sold with somebody's own code."""

    code: str
    name: str
    conversions: int
    orders: int
    revenue_minor: int | None
    """None where nobody knows what they are worth."""


@dataclass(frozen=True, slots=True)
class FitScore:
    """The mean of one fit score over those who agreed, and of how many it is known."""

    name: str
    """fit_reach, fit_authenticity, fit_engagement or fit_voice."""
    mean: float
    """From 0 to 5."""
    n: int


@dataclass(frozen=True, slots=True)
class Audience:
    """Who those are that agreed, and where their audiences are."""

    people: int
    """Who agreed."""
    countries: tuple[tuple[str, int], ...]
    """Accounts by the country of their audience, the most first."""
    tiers: tuple[tuple[str, int], ...]
    """People by the size of their largest account, the smallest tier first."""
    unsized: int
    """People whose followers nobody counted."""
    fit: tuple[FitScore, ...]


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A live piece with the newest that is known of each of its figures."""

    name: str
    """Whose it is."""
    channel: str
    kind: str
    title: str | None
    url: str | None
    live_on: date | None
    figures: Mapping[str, int]
    """Those that are known."""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A campaign as its report tells it; money is in minor units of its currency."""

    card: CampaignCard
    made_on: date
    results: CampaignResults
    channels: RoiTable
    formats: RoiTable
    sources: tuple[RoiRow, ...]
    """Conversions by how it is known whose they are; the key is of ATTRIBUTED_BY."""
    kinds: tuple[RoiRow, ...]
    """Conversions by what was done; the key is of GOAL_KINDS."""
    months: tuple[MonthRow, ...]
    codes: tuple[CodeRow, ...]
    people: tuple[PersonResult, ...]
    """Those with the most revenue first; at most PEOPLE of them."""
    people_total: int
    decided: int
    """Of how many people it is decided whether to go on."""
    pieces: tuple[PieceRow, ...]
    """Those that were answered most first; at most PIECES of them."""
    budget: CampaignBudget
    audience: Audience
    disputes: int
    """Figures that sources say differently of the same time."""

    @property
    def lines(self) -> tuple[LineState, ...]:
        """The seven lines of the report, and whether there is data for each."""
        return self.results.seven

    @property
    def currency(self) -> str | None:
        """What amounts are in; None where nobody said one and several are mixed."""
        return self.results.currency

    @property
    def total(self) -> RoiRow:
        """What it all came to."""
        return self.results.total
