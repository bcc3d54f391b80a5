"""Figures of a campaign: of its content, and beside them of channels and whole works.

Those of content are the newest that is known of each piece. Those of channels are never
added to them: a channel holds the pieces that are on it. Where a figure is taken day by
day the days are added up, and so are periods that share no day, but people never; else
the newest one holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from store.result_longer import STATED, Longer, read_longer
from store.result_totals import DAILY
from store.rules.content_words import READING_SOURCES
from store.rules.result_words import ALL_FIGURES, NOT_ADDED
from store.rules.roi import Ratio, rate
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.rate_rows import Ask
    from store.result_rows import RoiRow

FUNNEL = (
    *("reach", "impressions", "views", "engagements", "clicks", "sessions"),
    *("leads", "conversions", "orders"),
)
"""From being seen to a sale."""


@dataclass(frozen=True, slots=True)
class FiguresSum:
    """The newest figures of content, added up over its pieces."""

    many: int
    """Pieces that are live."""
    measured: int
    """Of how many something was read."""
    values: Mapping[str, int | None]
    """By name; None where it is known of no piece."""
    known: Mapping[str, int]
    """Of how many pieces each is known."""


@dataclass(frozen=True, slots=True)
class Step:
    """How many came as far as one step of the way to a sale."""

    name: str
    """Of FUNNEL."""
    value: int | None
    """None is not known."""
    basis: str = ""
    """pieces, channels or conversions: what it was counted of; "" for none."""
    n: int = 0
    """Of how many pieces or channels it is known."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate in percent with what it stands on."""

    name: str
    ratio: Ratio
    basis: str
    """Its formula, as words to translate."""
    numerator: int
    denominator: int
    n: int
    """Of how many pieces both are known."""
    many: int
    """How many pieces there are."""
    of: str = "pieces"
    """pieces or channels: what ``n`` is of."""


@dataclass(frozen=True, slots=True)
class ChannelReading:
    """Figures of one part of a channel, or of a person's whole work."""

    channel: str
    """As it is stored; "" for a person's work."""
    label: str
    """What of it; "" for all."""
    collaboration_id: int | None
    source: str
    """Who said so."""
    days: int
    """How many days were added up; 0 for figures of longer."""
    figures: Mapping[str, int]
    """Those that are known; people only where they are of longer than a day."""
    stated_conversions: Decimal | None = None
    """As the program that they are from states them: in none of our own figures."""
    spend: tuple[tuple[str, int], ...] = field(default=())
    """What it says was spent, by currency; in no cost."""
    periods: int = 0
    """How many periods were added up; 0 where the newest reading alone holds."""


RATES: dict[str, tuple[str, str, str]] = {
    "er_reach": ("engagements", "reach", N_("engagements / reach")),
    "er_impressions": ("engagements", "impressions", N_("engagements / impressions")),
    "er_views": ("engagements", "views", N_("engagements / views")),
    "click_rate": ("clicks", "impressions", N_("clicks / impressions")),
    "save_rate": ("saves", "reach", N_("saves / reach")),
}
"""Rates of content: numerator, denominator, formula."""

ENGAGEMENTS = N_("likes + comments, with shares and saves where they are known")
"""What engagements are."""


def read_rates(ask: Ask, campaign_id: int, total: RoiRow) -> tuple[RateRow, ...]:
    """The rates of its content, each over the pieces that both figures are known of."""
    found = []
    for name, (above, below, words) in RATES.items():
        sums = _both(ask, campaign_id, total, above, below)
        ratio = rate(sums[0], sums[1]) if sums[2] else None
        if ratio is not None:
            row = RateRow(name, ratio, words, sums[0], sums[1], sums[2], total.posts)
            found.append(row)
    return tuple(found)


def _both(
    ask: Ask, campaign_id: int, total: RoiRow, above: str, below: str
) -> tuple[int, int, int]:
    """Two sums over the pieces that both are known of, and how many those are."""
    known = total.known.get(above, 0), total.known.get(below, 0)
    if not all(known):
        return 0, 0, 0
    if known == (total.posts, total.posts):
        return total.figures[above] or 0, total.figures[below] or 0, total.posts
    row = next(
        iter(
            ask(
                f"SELECT ifnull(sum({above}),0), ifnull(sum({below}),0), count(*)"
                f" FROM piece_line WHERE campaign_id=? AND {above} NOTNULL"
                f" AND {below} NOTNULL",
                (campaign_id,),
            )
        )
    )
    return int(row[0]), int(row[1]), int(row[2])


def read_measured(ask: Ask, campaign_id: int, total: RoiRow) -> FiguresSum:
    """The figures of a campaign's content, with how many pieces were measured."""
    sql = "SELECT ifnull(sum(measured),0) FROM figures_total WHERE campaign_id=?"
    measured = int(next(iter(ask(sql, (campaign_id,))))[0])
    return FiguresSum(total.posts, measured, total.figures, total.known)


def read_channels(ask: Ask, campaign_id: int) -> tuple[ChannelReading, ...]:
    """Figures of channels and of whole works in a campaign, by channel and label."""
    days = _by_days(ask, campaign_id)
    longer = read_longer(ask, campaign_id)
    found = []
    for key in sorted({*days, *longer}):
        talk, channel, label = key
        whole = days.get(key)
        rest = longer.get(key, Longer(""))
        figures = dict(rest.figures)
        if whole is not None:
            figures |= whole.figures
        reading = ChannelReading(
            channel,
            label,
            talk or None,
            whole.source if whole else rest.source,
            whole.days if whole else 0,
            {name: figures[name] for name in ALL_FIGURES if name in figures},
            whole.stated if whole else rest.stated,
            whole.spend if whole else (*rest.spend.items(),),
            0 if whole else rest.periods,
        )
        found.append(reading)
    return tuple(found)


@dataclass(slots=True)
class _Days:
    """Sums over days of one part of a channel."""

    source: str
    days: int = 0
    figures: dict[str, int] = field(default_factory=dict)
    stated: Decimal | None = None
    spend: tuple[tuple[str, int], ...] = ()


_SUMMED = [*DAILY, "stated_conversions", "spend_minor"]
_DAYS = f"""
SELECT t.collaboration_id, t.channel, t.label, t.source, t.spend_currency, t.many,
 {",".join(f"t.{name}" for name in _SUMMED)} FROM day_total t
WHERE t.campaign_id=?1 OR (t.campaign_id=0 AND t.collaboration_id IN
 (SELECT id FROM collaboration WHERE campaign_id=?1))
"""


def _by_days(ask: Ask, campaign_id: int) -> dict[tuple[int, str, str], _Days]:
    """Figures added up over days; of several sources the one nearest to her."""
    by_source: dict[tuple[int, str, str], dict[str, _Days]] = {}
    for talk, channel, label, source, code, many, *sums in ask(_DAYS, (campaign_id,)):
        parts = by_source.setdefault((talk, channel, label), {})
        part = parts.setdefault(source, _Days(source))
        part.days += many
        for name, value in zip(DAILY, sums, strict=False):
            # Sums do not say whether a figure was known: what nobody counted is 0.
            if value:
                part.figures[name] = part.figures.get(name, 0) + value
        if sums[-2]:
            part.stated = (part.stated or Decimal(0)) + Decimal(sums[-2]) / STATED
        if code:
            part.spend = (*part.spend, (code, sums[-1]))
    return {
        key: next(parts[one] for one in _NEAREST if one in parts)
        for key, parts in by_source.items()
    }


_NEAREST = ("verified", "import", *READING_SOURCES)


def of_channels(
    readings: Sequence[ChannelReading], name: str
) -> tuple[int | None, int]:
    """One figure of all channels, and of how many it is known.

    Of a channel that is read as a whole that holds, else its parts are added up; people
    of several parts are not.
    """
    parts: dict[tuple[str, int | None], dict[str, int]] = {}
    for one in readings:
        if name in one.figures:
            key = one.channel, one.collaboration_id
            parts.setdefault(key, {})[one.label] = one.figures[name]
    values = []
    for labels in parts.values():
        if "" in labels:
            values.append(labels[""])
        elif name not in NOT_ADDED or len(labels) == 1:
            values.append(sum(labels.values()))
    if not values or (name in NOT_ADDED and len(values) > 1):
        return None, 0
    return sum(values), len(values)


def funnel(total: RoiRow, readings: Sequence[ChannelReading]) -> tuple[Step, ...]:
    """From being seen to a sale: of content, else of channels; then conversions."""
    steps = []
    for name in FUNNEL:
        if name in {"conversions", "orders"} or (name == "leads" and total.enquiries):
            count = total.enquiries if name == "leads" else getattr(total, name)
            steps.append(Step(name, count, "conversions", total.conversions))
            continue
        value, n, basis = total.figures.get(name), total.known.get(name, 0), "pieces"
        if value is None:
            value, n = of_channels(readings, name)
            basis = "channels" if value is not None else ""
        steps.append(Step(name, value, basis, n))
    return tuple(steps)
