"""Where results are read from: sums that are kept, or for some days the rows.

Conversions, costs, own time and figures come as rows of one shape whatever they are
told by: campaign, key, and then what ``Cell`` adds up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.campaign_rows import no_campaign
from store.result_rows import Cell, Frame
from store.result_totals import PIECE_FIGURES
from store.rules.cost_words import COMMITTED

if TYPE_CHECKING:
    from datetime import date

    from store.rate_rows import Ask

COSTING = ",".join(f"'{state}'" for state in COMMITTED)
"""States of costs that count, as SQL has them."""

_KEYS = {
    "channel": "ifnull({r}.channel,'')",
    "month": "substr({r}.on_day,1,7)",
    "campaign": "''",
    "influencer": "ifnull(o.influencer_id,0)",
    "format": "CASE WHEN o.collaboration_id IS NULL THEN ''"
    " WHEN o.format='' THEN 'none' ELSE o.format END",
}
"""What rows are told by, over a row of their own."""

_KEPT = {"channel": "t.channel", "month": "t.month", "campaign": "''"}
"""The same over sums that are kept."""

_COST_SUMS = {"channel": "cost_total", "month": "cost_month"}
_OWNER = " LEFT JOIN result_line o ON o.collaboration_id={r}.collaboration_id"


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which campaign results are asked, and of which days; None is all of them."""

    campaign_id: int | None = None
    """0 is of no campaign."""
    since: date | None = None
    until: date | None = None

    @property
    def is_period(self) -> bool:
        """Whether only some days are asked for."""
        return self.since is not None or self.until is not None

    def kept(self) -> tuple[str, tuple[object, ...]]:
        """The SQL for which sums ``t`` are meant, and what stands for its marks."""
        if self.campaign_id is None:
            return "1", ()
        return "t.campaign_id=?", (self.campaign_id,)

    def rows(self, day: str = "r.on_day") -> tuple[str, tuple[object, ...]]:
        """The same over rows ``r`` with a day."""
        parts: list[str] = []
        given: list[object] = []
        if self.campaign_id == 0:
            parts.append("r.campaign_id IS NULL")
        elif self.campaign_id is not None:
            parts.append("r.campaign_id=?")
            given.append(self.campaign_id)
        for sign, bound in ((">=", self.since), ("<=", self.until)):
            if bound is not None:
                parts.append(f"{day}{sign}?")
                given.append(bound.isoformat())
        return " AND ".join(parts) or "1", tuple(given)


@dataclass(slots=True)
class Gathered:
    """Everything that results are worked out from, by campaign and key."""

    frames: dict[int, Frame]
    conversions: list[Any] = field(default_factory=list)
    """Campaign, key, whether it is nobody's, and what ``Cell.convert`` takes."""
    costs: list[Any] = field(default_factory=list)
    times: list[Any] = field(default_factory=list)
    figures: list[Any] = field(default_factory=list)

    def cells(self) -> dict[tuple[str | None, Any], Cell]:
        """All of it added up, by currency and key."""
        found: dict[tuple[str | None, Any], Cell] = {}

        def cell(frame: Frame, key: Any) -> Cell:
            which = frame.currency, key
            if which not in found:
                found[which] = Cell(frame.currency)
            return found[which]

        for campaign, key, _, *row in self.conversions:
            cell(self.frames[campaign], key).convert(self.frames[campaign], row)
        for campaign, key, *row in self.costs:
            cell(self.frames[campaign], key).spend(self.frames[campaign], row)
        for campaign, key, *row in self.times:
            cell(self.frames[campaign], key).work(self.frames[campaign], row)
        for campaign, key, *row in self.figures:
            cell(self.frames[campaign], key).measure(PIECE_FIGURES, row)
        return found

    def totals(self) -> dict[str | None, Cell]:
        """All of it added up, by currency alone."""
        whole = Gathered(
            self.frames,
            *(
                [(row[0], "", *row[2:]) for row in rows]
                for rows in (self.conversions, self.costs, self.times, self.figures)
            ),
        )
        return {currency: one for (currency, _), one in whole.cells().items()}

    def nobodys(self, *, keyless: bool) -> dict[str | None, Cell]:
        """Conversions that are nobody's; ``keyless``: and have no key either."""
        whole = Gathered(
            self.frames,
            [
                (row[0], "", *row[2:])
                for row in self.conversions
                if row[2] and not (keyless and row[1])
            ],
        )
        return {currency: one for (currency, _), one in whole.cells().items()}


def gather(ask: Ask, by: str, scope: Scope) -> Gathered:
    """Read what results by channel, campaign or month stand on; of some days all.

    Raises NotFound for a campaign that is not there.
    """
    if scope.is_period or by not in _KEPT:
        found = _from_rows(ask, by, scope)
    else:
        found = _from_sums(ask, by, scope)
    found.frames = read_frames(ask, scope.campaign_id, found)
    for name in ("conversions", "costs", "times", "figures"):
        rows = getattr(found, name)
        setattr(found, name, [row for row in rows if row[0] in found.frames])
    return found


def read_frames(
    ask: Ask, campaign_id: int | None, found: Gathered | None = None
) -> dict[int, Frame]:
    """Campaigns that were not put away, or the one asked for, and 0 for none.

    Those without a currency have that of what was gathered, if it is but one. Raises
    NotFound.
    """
    if campaign_id is None:
        rows = [*ask(f"{_FRAMES} WHERE g.archived_at IS NULL", ()), _NONE]
    elif campaign_id == 0:
        rows = [_NONE]
    else:
        rows = [*ask(f"{_FRAMES} WHERE g.id=?", (campaign_id,))]
        if not rows:
            raise no_campaign(campaign_id)
    usual = _usual(found) if found else {}
    return {
        number: Frame(
            number, name, said or usual.get(number), said is not None, hourly, status
        )
        for number, name, said, hourly, status in rows
    }


_FRAMES = """
SELECT g.id, g.name, g.currency, g.hourly_rate_minor, g.status FROM campaign g
"""
_NONE = (0, "", None, None, None)
"""What stands for a campaign where there is none."""


def _usual(found: Gathered) -> dict[int, str]:
    """The only currency of what a campaign cost and brought, or else of its hours."""
    amounts: dict[int, set[str]] = defaultdict(set)
    hours: dict[int, set[str]] = defaultdict(set)
    for row in found.conversions:
        amounts[row[0]].add(row[5])
    for row in found.costs:
        amounts[row[0]].add(row[2])
    for row in found.times:
        hours[row[0]].add(row[2])
    usual = {}
    for number in {*amounts, *hours}:
        codes = amounts[number] - {""} or hours[number] - {""}
        if len(codes) == 1:
            usual[number] = codes.pop()
    return usual


def converted(key: str, source: str, where: str) -> str:
    """SQL that folds sums of conversions ``t`` by a key."""
    return (
        f"SELECT t.campaign_id, {key}, t.attributed_by='none', t.counts, t.kind,"
        " t.amount_currency, t.counted_currency, sum(t.many), sum(t.quantity),"
        " sum(t.amount_minor), sum(t.counted_minor), sum(t.refunded_minor)"
        f" FROM {source} WHERE {where} GROUP BY 1, 2, 3, 4, 5, 6, 7"
    )


def measured(key: str, source: str, where: str) -> str:
    """SQL that folds sums of figures ``t`` by a key."""
    return (
        f"SELECT t.campaign_id, {key}, sum(t.many),"
        f" {','.join(f'sum(t.{name})' for name in PIECE_FIGURES)},"
        f" {','.join(f'sum(t.{name}_n)' for name in PIECE_FIGURES)}"
        f" FROM {source} WHERE {where} GROUP BY 1, 2"
    )


def pieces(key: str, source: str, where: str) -> str:
    """SQL that folds lines of pieces ``r`` by a key, like sums of figures."""
    return (
        f"SELECT r.campaign_id, {key}, count(*),"
        f" {','.join(f'ifnull(sum(r.{name}),0)' for name in PIECE_FIGURES)},"
        f" {','.join(f'count(r.{name})' for name in PIECE_FIGURES)}"
        f" FROM {source} WHERE {where} GROUP BY 1, 2"
    )


def _from_sums(ask: Ask, by: str, scope: Scope) -> Gathered:
    """From the sums alone, but for hours by month: those are kept in rows only."""
    key = _KEPT[by]
    where, given = scope.kept()
    costs = _COST_SUMS.get(by, "budget_total")
    found = Gathered({})
    found.conversions = [*ask(converted(key, "conversion_total t", where), given)]
    found.costs = [
        *ask(
            f"SELECT t.campaign_id, {key}, t.amount_currency, t.counted_currency,"
            f" sum(t.amount_minor), sum(t.counted_minor) FROM {costs} t WHERE {where}"
            f" AND t.state IN ({COSTING}) GROUP BY 1, 2, 3, 4",
            given,
        )
    ]
    if by == "month":
        found.times = hour_rows(ask, by, scope)
        return found
    found.times = [
        *ask(
            f"SELECT t.campaign_id, {key}, t.hourly_rate_currency,"
            " t.hourly_rate_minor, sum(t.minutes) FROM time_total t"
            f" WHERE {where} GROUP BY 1, 2, 3, 4",
            given,
        )
    ]
    found.figures = [*ask(measured(key, "figures_total t", where), given)]
    return found


def _from_rows(ask: Ask, by: str, scope: Scope) -> Gathered:
    """From the rows of some days."""
    key = _KEYS[by].format(r="r")
    where, given = scope.rows()
    owner = _OWNER.format(r="r") if "o." in key else ""
    sums = f"""(SELECT ifnull(r.campaign_id,0) AS campaign_id, {key} AS key,
 iif(r.collaboration_id IS NULL,'none','') AS attributed_by,
 r.status<>'cancelled' AS counts, r.kind, ifnull(r.amount_currency,'') AS
 amount_currency, ifnull(r.counted_currency,'') AS counted_currency, 1 AS many,
 r.quantity, ifnull(r.amount_minor,0) AS amount_minor,
 ifnull(r.counted_minor,0) AS counted_minor, r.refunded_minor
 FROM conversion r{owner} WHERE {where}) t"""
    found = Gathered({})
    found.conversions = [*ask(converted("t.key", sums, "1"), given)]
    found.costs = cost_rows(ask, by, scope)
    found.times = hour_rows(ask, by, scope)
    if by != "month":
        found.figures = _posts(ask, by, scope)
    return found


def cost_rows(ask: Ask, by: str, scope: Scope, only: str = "1") -> list[Any]:
    """Costs that count, from their rows."""
    key = _KEYS[by].format(r="r")
    where, given = scope.rows()
    owner = _OWNER.format(r="r") if "o." in key else ""
    return [
        *ask(
            f"SELECT ifnull(r.campaign_id,0), {key}, r.amount_currency,"
            " ifnull(r.counted_currency,''), sum(r.amount_minor),"
            f" ifnull(sum(r.counted_minor),0) FROM cost r{owner} WHERE {where}"
            f" AND r.state IN ({COSTING}) AND {only} GROUP BY 1, 2, 3, 4",
            given,
        )
    ]


def hour_rows(ask: Ask, by: str, scope: Scope, only: str = "1") -> list[Any]:
    """Own time, from its rows."""
    key = _KEYS[by].format(r="r")
    where, given = scope.rows()
    owner = _OWNER.format(r="r") if "o." in key else ""
    return [
        *ask(
            f"SELECT ifnull(r.campaign_id,0), {key},"
            " ifnull(r.hourly_rate_currency,''), ifnull(r.hourly_rate_minor,0),"
            f" sum(r.minutes) FROM work_time r{owner} WHERE {where} AND {only}"
            " GROUP BY 1, 2, 3, 4",
            given,
        )
    ]


def _posts(ask: Ask, by: str, scope: Scope) -> list[Any]:
    """Pieces that went live on these days, with the newest figures of each."""
    key = _KEYS[by].format(r="r")
    # Written like this the day is found by its index.
    where, given = scope.rows("(ifnull(d.live_on,d.live_due_on))")
    owner = _OWNER.format(r="r") if "o." in key else ""
    where = where.replace("r.campaign_id IS NULL", "r.campaign_id=0")
    source = f"deliverable d CROSS JOIN piece_line r ON r.deliverable_id=d.id{owner}"
    return [*ask(pieces(key, source, where), given)]
