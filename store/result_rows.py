"""Rows of results: what something cost, what came back, and what is in neither."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.rules.result_words import LEADS
from store.rules.roi import Sums
from store.rules.spend import time_cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BY = ("channel", "influencer", "format", "campaign", "month")
"""What results are told by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiRow(Sums):
    """What one channel, person, format, campaign or month came to; or all of them."""

    key: str
    """What it is called; "" for what belongs to none of the others."""
    channel: str | None = None
    """As it is stored; "" for none."""
    influencer_id: int | None = None
    campaign_id: int | None = None
    format: str | None = None
    """A kind of content, ``mixed`` for work of several kinds, ``none`` for no content,
    "" for what is nobody's work."""
    month: str | None = None
    """As in 2026-03."""
    posts: int = 0
    """Pieces of content that are live."""
    known: Mapping[str, int] = field(default_factory=dict)
    """Of how many of those each figure is known."""
    unvalued: int = 0
    """Conversions that nobody knows the worth of, or no rate: in no revenue."""
    unrated: int = 0
    """Minutes of own time that nobody said a rate for: in no cost."""

    @property
    def n(self) -> int:
        """How many conversions its return stands on."""
        return self.conversions

    @property
    def ref(self) -> str:
        """What tells it from the other rows of its table, as ``explain`` takes it."""
        for part in (self.influencer_id, self.campaign_id):
            if part is not None:
                return str(part)
        return self.channel or self.format or self.month or ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Amounts that no rate is known for: in no total, by their own currency."""

    currency: str
    conversions: int = 0
    revenue_minor: int = 0
    cost_minor: int = 0
    time_minor: int = 0


@dataclass(frozen=True, slots=True)
class RoiTable:
    """Results in one currency."""

    by: str
    currency: str | None
    """None where nobody said one and several are mixed."""
    rows: tuple[RoiRow, ...]
    """They add up to the total; where there are more than asked for, with those."""
    total: RoiRow
    unattributed: RoiRow
    """Conversions that are nobody's; by channel only those of no channel either."""
    beside: tuple[Beside, ...]
    cancelled: int
    """Conversions that were called off: they count nothing."""
    refunded: tuple[tuple[str, int], ...]
    """What went back, taken off already, by the currency it was paid in."""
    uncounted: int
    """Conversions that are worth something in a currency without a rate."""
    many: int
    """How many rows there are in all."""

    @property
    def refunded_minor(self) -> int:
        """What went back in the currency of the table."""
        return dict(self.refunded).get(self.currency or "", 0)

    @property
    def unvalued(self) -> int:
        """Conversions whose worth is in no total."""
        return self.total.unvalued


@dataclass(frozen=True, slots=True)
class Frame:
    """A campaign as results see it; its number is 0 for what has none."""

    id: int
    name: str
    currency: str | None
    """As it was said, else the only one that its amounts are in."""
    is_said: bool
    """Whether amounts count through rates; else only those in the currency itself."""
    hourly_minor: int | None
    """What an hour costs where the work does not say."""
    status: str | None = None

    def counts(self, amount_currency: str, counted_currency: str) -> bool:
        """Whether an amount is in its totals."""
        if self.currency is None:
            return False
        return (counted_currency if self.is_said else amount_currency) == self.currency


@dataclass(slots=True)
class Cell:
    """Results being added up in one currency."""

    currency: str | None
    conversions: int = 0
    orders: int = 0
    enquiries: int = 0
    rows: int = 0
    valued: int = 0
    unvalued: int = 0
    revenue: int = 0
    orders_valued: int = 0
    order_value: int = 0
    cancelled: int = 0
    uncounted: int = 0
    cost: int = 0
    minutes: int = 0
    unrated: int = 0
    rated: int = 0
    """Minutes times rates, before they are divided by sixty."""
    time: int = 0
    """Own time that was worked out already."""
    posts: int = 0
    refunded: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    figures: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    known: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    beside: dict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0, 0, 0, 0])
    )

    def convert(self, frame: Frame, row: Sequence[Any]) -> None:
        """Add sums of conversions.

        Counts or not, kind, currency of the amount, currency it counts in, rows, how
        many, amount, what that counts as, what went back.
        """
        counts, kind, code, counted, many, quantity, amount, worth, back = row
        if not counts:
            self.cancelled += quantity
            return
        if back:
            self.refunded[code] += back
        self.conversions += quantity
        self.rows += many
        is_order = kind == "purchase"
        self.orders += quantity * is_order
        self.enquiries += quantity * (kind in LEADS)
        if not code or not frame.counts(code, counted):
            self.unvalued += quantity
            if code:
                self.uncounted += quantity
                self.beside[code][0] += quantity
                self.beside[code][1] += amount
            return
        minor = worth if frame.is_said else amount
        self.valued += many
        self.revenue += minor
        if is_order:
            self.orders_valued += quantity
            self.order_value += minor

    def spend(self, frame: Frame, row: Sequence[Any]) -> None:
        """Add sums of costs: the two currencies, amount, what that counts as."""
        code, counted, amount, worth = row
        if frame.counts(code, counted):
            self.cost += worth if frame.is_said else amount
        else:
            self.beside[code][2] += amount

    def work(self, frame: Frame, row: Sequence[Any]) -> None:
        """Add own time: currency of its rate or "", that rate, minutes."""
        code, rate, minutes = row
        self.minutes += minutes
        if not code:
            if frame.currency is None or frame.hourly_minor is None:
                self.unrated += minutes
                return
            code, rate = frame.currency, frame.hourly_minor
        if code == frame.currency:
            self.rated += minutes * rate
        else:
            # Sixtieths until all are there: rounded once.
            self.beside[code][3] += minutes * rate

    def measure(self, names: Sequence[str], row: Sequence[Any]) -> None:
        """Add figures of content: pieces, then each sum, then of how many."""
        posts, *rest = row
        self.posts += posts
        for place, name in enumerate(names):
            self.figures[name] += rest[place]
            self.known[name] += rest[len(names) + place]

    @property
    def time_minor(self) -> int:
        """What own time costs, rounded once, half to even."""
        return self.time + time_cost([(self.rated, 1)])

    @property
    def is_empty(self) -> bool:
        """Whether nothing came together that a row would tell."""
        told = (self.conversions, self.cost, self.minutes, self.posts, self.cancelled)
        return not any(told) and not self.beside

    def row(self, **which: Any) -> RoiRow:
        """What came together, as a row; ``which`` says whose."""
        is_known = self.currency is not None and (self.valued or not self.rows)
        return RoiRow(
            currency=self.currency,
            conversions=self.conversions,
            orders=self.orders,
            enquiries=self.enquiries,
            revenue_minor=self.revenue if is_known else None,
            orders_valued=self.orders_valued,
            order_value_minor=self.order_value,
            cost_minor=self.cost,
            time_minor=self.time_minor,
            minutes=self.minutes,
            figures={
                name: value if self.known[name] else None
                for name, value in self.figures.items()
            },
            known=dict(self.known),
            posts=self.posts,
            unvalued=self.unvalued,
            unrated=self.unrated,
            **which,
        )

    def told_beside(self) -> tuple[Beside, ...]:
        """What is in no total, by currency."""
        return tuple(
            Beside(code, many, revenue, cost, time_cost([(rated, 1)]))
            for code, (many, revenue, cost, rated) in sorted(self.beside.items())
            if many or revenue or cost or rated
        )
