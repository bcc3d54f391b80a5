"""The best and the worst, with how much that stands on, beside her own medians.

People are ranked by what came back, or by how people answered their content; single
pieces only by the second: no sale is ever shared out over pieces.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from store.errors import Invalid
from store.rules.result_words import RANKED_FROM
from store.rules.roi import Ratio
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.rate_rows import Ask
    from store.rules.tiers import Tiers

OF = ("influencer", "piece")
RANKED_BY = {
    "influencer": ("roi", "revenue", "engagements", "er"),
    "piece": ("engagements", "er"),
}
"""What each can be ranked by."""

SAMPLE = 2_000
"""The newest pieces that medians are taken of."""

MEDIANS = ("er_reach", "er_views", "views", "engagements", "reach")
"""What medians are told of."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """One person's work in one campaign, or one piece of it."""

    collaboration_id: int
    deliverable_id: int | None
    influencer_id: int
    name: str
    campaign_id: int
    campaign: str | None
    channel: str
    """The platform of a piece; "" for a person."""
    kind: str
    """What a piece is; the format of a person's work."""
    title: str | None
    value: Ratio | int
    """Percent for roi and er, minor units for revenue, else a count."""
    n: int
    """What it stands on: conversions for roi and revenue; pieces that it is known of
    for the others; of a piece how many the median beside it is of."""
    median: Ratio | int | None
    """Her own median of pieces of that platform and kind; None for people."""
    decision: str | None
    decision_reason: str | None

    @property
    def is_ranked(self) -> bool:
        """Whether there is enough to say it; otherwise it is greyed, in words too."""
        return self.n >= RANKED_FROM


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best or the worst of something."""

    of: str
    by: str
    worst: bool
    currency: str | None
    """What revenue is in; None where it is not about money."""
    basis: str
    """What a rate divides by, as words to translate; "" for no rate."""
    rows: tuple[RankRow, ...]


@dataclass(frozen=True, slots=True)
class MedianRow:
    """What is usual in her own work on one platform, among people of one size."""

    platform: str
    tier: str | None
    """None where nobody counted their followers."""
    figure: str
    """Of MEDIANS; those with er in percent."""
    value: Ratio
    n: int
    """Of how many pieces."""

    @property
    def is_telling(self) -> bool:
        """Whether there is enough to say it."""
        return self.n >= RANKED_FROM


ER_BASIS = {
    "reach": N_("engagements / reach"),
    "views": N_("engagements / views"),
    "impressions": N_("engagements / impressions"),
}
"""What engagement may be divided by; one of them for all rows of a ranking."""


def read_ranking(
    ask: Ask,
    campaign_id: int | None,
    *,
    of: str,
    by: str,
    worst: bool,
    limit: int,
) -> Ranking:
    """The best or the worst; raises Invalid for what nothing can be ranked by."""
    if by not in RANKED_BY.get(of, ()):
        raise Invalid(N_("{of} are not ranked by {by}."), of=of, by=by)
    basis = _basis(ask, campaign_id) if by == "er" else ""
    currency = _currency(ask, campaign_id) if by == "revenue" else None
    order = "ASC" if worst else "DESC"
    if of == "piece":
        rows = _pieces(ask, campaign_id, basis, order, limit)
    elif by in {"roi", "revenue"}:
        rows = _by_money(ask, (campaign_id, by, currency), order, limit)
    else:
        rows = _by_answer(ask, campaign_id, basis, order, limit)
    return Ranking(of, by, worst, currency, ER_BASIS.get(basis, ""), rows)


def _where(alias: str, campaign_id: int | None) -> tuple[str, tuple[object, ...]]:
    """The SQL for rows of a campaign; of all only those that were not put away."""
    if campaign_id is None:
        away = "SELECT x.id FROM campaign x WHERE x.archived_at NOTNULL"
        return f"{alias}.campaign_id NOT IN ({away})", ()
    return f"{alias}.campaign_id=?", (campaign_id,)


def _basis(ask: Ask, campaign_id: int | None) -> str:
    """What engagement is divided by: what is known of the most pieces."""
    where, given = _where("t", campaign_id)
    sums = ",".join(f"ifnull(sum(t.{name}_n),0)" for name in ER_BASIS)
    row = next(iter(ask(f"SELECT {sums} FROM figures_total t WHERE {where}", given)))
    return max(ER_BASIS, key=lambda name: row[[*ER_BASIS].index(name)])


def _currency(ask: Ask, campaign_id: int | None) -> str | None:
    """The currency that revenue is ranked in: that of the most work."""
    where, given = _where("l", campaign_id)
    rows = [
        *ask(
            "SELECT l.currency FROM result_line l WHERE l.currency<>'' AND"
            f" {where} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
            given,
        )
    ]
    return str(rows[0][0]) if rows else None


_ALIVE = """{a}.influencer_id NOT IN
 (SELECT x.influencer_id FROM roster_line x WHERE x.archived=1)"""
_ASIDE = """i.name, nullif(l.campaign_id,0), g.name, c.decision, c.decision_reason"""
_JOINS = """
JOIN collaboration c ON c.id=l.collaboration_id
JOIN influencer i ON i.id=l.influencer_id
LEFT JOIN campaign g ON g.id=l.campaign_id
"""


_WORTH = """(l.conversions=0 OR EXISTS (SELECT 1 FROM talk_total t
 WHERE t.collaboration_id=l.collaboration_id AND t.counts=1
 AND t.counted_currency<>''))"""
"""A return is only known where it is of something whose worth is. Nor is it where a
part of it has no rate: such work is in no ranking by return."""


def _by_money(
    ask: Ask, what: tuple[int | None, str, str | None], order: str, limit: int
) -> tuple[RankRow, ...]:
    """People by return or revenue, from their lines."""
    campaign_id, by, currency = what
    where, given = _where("l", campaign_id)
    if by == "roi":
        column = "l.roi"
        only = f"l.roi NOTNULL AND NOT l.is_partial AND {_WORTH}"
    else:
        column, only = "l.revenue_minor", "l.currency=? AND l.conversions>0"
        given = (currency, *given)
    rows = ask(
        f"SELECT l.collaboration_id, l.influencer_id, l.format, l.revenue_minor,"
        f" l.cost_minor+l.time_minor, l.conversions, {_ASIDE} FROM (SELECT * FROM"
        f" result_line l WHERE {only} AND {where} AND {_ALIVE.format(a='l')}"
        f" ORDER BY {column} {order}, l.collaboration_id {order} LIMIT ?) l"
        f" {_JOINS} ORDER BY {column} {order}, l.collaboration_id {order}",
        (*given, limit),
    )
    found = []
    for talk, owner, kind, revenue, cost, many, *aside in rows:
        value = Ratio(Fraction((revenue - cost) * 100, cost)) if by == "roi" else None
        row = _row(talk, owner, aside, value=value or revenue, n=many, kind=kind)
        found.append(row)
    return tuple(found)


def _by_answer(
    ask: Ask, campaign_id: int | None, basis: str, order: str, limit: int
) -> tuple[RankRow, ...]:
    """People by engagement, or by its rate, over the pieces that it is known of."""
    where, given = _where("p", campaign_id)
    below = f"sum(p.{basis})" if basis else "1"
    only = f"p.engagements NOTNULL AND {f'p.{basis}>0' if basis else '1'}"
    value = f"sum(p.engagements)*1.0/{below}"
    rows = ask(
        "SELECT l.collaboration_id, l.influencer_id, o.format, l.above, l.below,"
        f" l.many, {_ASIDE} FROM (SELECT p.collaboration_id, p.influencer_id,"
        f" p.campaign_id, sum(p.engagements) AS above, {below} AS below,"
        f" count(*) AS many, {value} AS value FROM piece_line p WHERE {only} AND"
        f" {where} AND {_ALIVE.format(a='p')} GROUP BY 1 ORDER BY value {order},"
        f" 1 LIMIT ?) l LEFT JOIN result_line o ON o.collaboration_id="
        f"l.collaboration_id {_JOINS} ORDER BY l.value {order}, 1",
        (*given, limit),
    )
    found = []
    for talk, owner, kind, above, under, many, *aside in rows:
        value_of: Ratio | int = Ratio(Fraction(above * 100, under)) if basis else above
        row = _row(talk, owner, aside, value=value_of, n=many, kind=kind or "")
        found.append(row)
    return tuple(found)


def _pieces(
    ask: Ask, campaign_id: int | None, basis: str, order: str, limit: int
) -> tuple[RankRow, ...]:
    """Pieces by engagement, or by its rate, each beside the median of its kind."""
    where, given = _where("p", campaign_id)
    only = f"p.engagements NOTNULL AND {f'p.{basis}>0' if basis else '1'}"
    value = f"p.engagements*1.0/p.{basis}" if basis else "p.engagements"
    rows = [
        *ask(
            "SELECT l.collaboration_id, l.influencer_id, l.kind, l.engagements,"
            f" {f'l.{basis}' if basis else '1'}, l.deliverable_id, l.channel, d.title,"
            f" {_ASIDE} FROM (SELECT * FROM piece_line p WHERE {only} AND {where} AND"
            f" {_ALIVE.format(a='p')} ORDER BY {value} {order}, p.deliverable_id"
            f" {order} LIMIT ?) l JOIN deliverable d ON d.id=l.deliverable_id {_JOINS}"
            f" ORDER BY {value.replace('p.', 'l.')} {order}, l.deliverable_id {order}",
            (*given, limit),
        )
    ]
    usual = _usual(ask, {(row[6], row[2]) for row in rows}, basis)
    found = []
    for talk, owner, kind, above, under, piece, channel, title, *aside in rows:
        middle, n = usual[channel, kind]
        row = _row(
            talk,
            owner,
            aside,
            value=Ratio(Fraction(above * 100, under)) if basis else above,
            n=n,
            kind=kind,
            deliverable_id=piece,
            channel=channel,
            title=title,
            median=middle,
        )
        found.append(row)
    return tuple(found)


def _row(talk: int, owner: int, aside: Sequence[Any], **given: Any) -> RankRow:
    name, campaign_id, campaign, decision, reason = aside
    usual: dict[str, Any] = {
        "deliverable_id": None,
        "channel": "",
        "title": None,
        "median": None,
    }
    return RankRow(
        collaboration_id=talk,
        influencer_id=owner,
        name=name,
        campaign_id=campaign_id or 0,
        campaign=campaign,
        decision=decision,
        decision_reason=reason,
        **usual | given,
    )


def _usual(
    ask: Ask, kinds: Iterable[tuple[str, str]], basis: str
) -> dict[tuple[str, str], tuple[Ratio | int, int]]:
    """Her own median of pieces on a platform and of a kind, of the newest of them."""
    found: dict[tuple[str, str], tuple[Ratio | int, int]] = {}
    only = f"p.{basis}>0" if basis else "1"
    for channel, kind in kinds:
        rows = ask(
            f"SELECT p.engagements, {f'p.{basis}' if basis else '1'} FROM piece_line p"
            f" WHERE p.channel=? AND p.kind=? AND p.engagements NOTNULL AND {only}"
            f" ORDER BY p.deliverable_id DESC LIMIT {SAMPLE}",
            (channel, kind),
        )
        values = [(above, below) for above, below in rows]
        middle = _middle(values)
        told = Ratio(middle * 100) if basis else round(middle)
        found[channel, kind] = told, len(values)
    return found


def _middle(values: Sequence[tuple[int, int]]) -> Fraction:
    """The median of some ratios, exact; only those in the middle are worked out."""
    ranked = sorted(values, key=lambda pair: pair[0] / pair[1])
    half = len(ranked) // 2
    if len(ranked) % 2:
        return Fraction(*ranked[half])
    return (Fraction(*ranked[half - 1]) + Fraction(*ranked[half])) / 2


_NEWEST = f"""
SELECT p.channel, a.followers, p.engagements, p.reach, p.views FROM
 (SELECT * FROM piece_line WHERE readings>0 ORDER BY deliverable_id DESC
  LIMIT {SAMPLE}) p
JOIN deliverable d ON d.id=p.deliverable_id LEFT JOIN account a ON a.id=d.account_id
"""


def read_medians(ask: Ask, tiers: Tiers) -> tuple[MedianRow, ...]:
    """Her own medians by platform and tier, of the newest pieces that were measured."""
    values: dict[tuple[str, str | None, str], list[tuple[int, int]]]
    values = defaultdict(list)
    for channel, followers, engagements, reach, views in ask(_NEWEST, ()):
        tier = tiers.of(followers)
        known = {"views": views, "engagements": engagements, "reach": reach}
        for name, value in known.items():
            if value is not None:
                values[channel, tier, name].append((value, 1))
        for name, below in (("er_reach", reach), ("er_views", views)):
            if engagements is not None and below:
                values[channel, tier, name].append((engagements * 100, below))
    places = {name: place for place, name in enumerate([*tiers.names, None])}
    order = sorted(
        values, key=lambda key: (key[0], places[key[1]], MEDIANS.index(key[2]))
    )
    return tuple(
        MedianRow(*key, Ratio(_middle(values[key])), len(values[key])) for key in order
    )
