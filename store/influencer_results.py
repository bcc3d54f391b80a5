"""The desk for what came of each person, and what is decided of them.

What it cost and brought is in a line per collaboration that is kept with every step;
how somebody kept to the agreement is counted for those on the page and nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.campaigns import Campaigns
from store.conduct import Conduct, conduct_of
from store.errors import Invalid, NotFound
from store.influencer_result_rows import (
    FROM,
    LINES,
    SHOWN,
    PersonResult,
    PersonTotal,
    read_results,
    totals,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database

PAGE = 50
"""People that are read at once unless more are asked for."""

SORTS = {
    "roi": "l.roi DESC",
    "roi_worst": "l.roi IS NULL, l.roi",
    "revenue": "l.revenue_minor DESC",
    "cost": "l.cost_minor DESC",
    "conversions": "l.conversions DESC",
    "name": "x.name_key",
    "undecided": "c.decision NOTNULL, x.name_key",
}
"""What people can be sorted by; what is unknown stands last."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A page of people, and how many there are in all."""

    rows: tuple[PersonResult, ...]
    total: int
    decided: int
    """Of how many something was decided."""


@dataclass(frozen=True, slots=True)
class PersonResults:
    """All that came of one person."""

    influencer_id: int
    rows: tuple[PersonResult, ...]
    """Every collaboration, the newest first."""
    totals: tuple[PersonTotal, ...]
    """By currency; sums whose ratios are those of the sums."""
    conduct: Conduct
    """Over everything."""


class InfluencerResults:
    """What people cost, brought and kept to; a decision is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_campaign(
        self,
        campaign_id: int,
        *,
        limit: int = PAGE,
        offset: int = 0,
        sort: str = "revenue",
    ) -> PersonPage:
        """A page of those who agreed to a campaign, or cost or brought anything.

        Nobody from the trash. Raises Invalid for a sort that is none of SORTS.
        """
        if sort not in SORTS:
            raise Invalid(N_("There is no field called {field}."), field=sort)
        ask = self._database.read
        where = f"{FROM} WHERE l.campaign_id=? AND x.archived=0 AND {SHOWN}"
        rows = ask(
            f"{LINES} {where} ORDER BY {SORTS[sort]}, l.collaboration_id DESC"
            " LIMIT ? OFFSET ?",
            (campaign_id, limit, offset),
        )
        total, decided = ask(
            f"SELECT count(*), count(c.decision) {where}", (campaign_id,)
        )[0]
        return PersonPage(read_results(ask, rows), total, decided)

    def of_person(self, influencer_id: int) -> PersonResults:
        """Everything that came of one person, in all campaigns; raises NotFound."""
        ask = self._database.read
        if not ask("SELECT 1 FROM influencer WHERE id=?", (influencer_id,)):
            raise NotFound(
                N_("There is no influencer number {number}."), number=influencer_id
            )
        found = ask(
            f"{LINES} {FROM} WHERE l.influencer_id=?"
            " ORDER BY ifnull(g.starts_on,'9') DESC, l.collaboration_id DESC",
            (influencer_id,),
        )
        rows = read_results(ask, found)
        return PersonResults(
            influencer_id, rows, totals(rows), conduct_of(ask, influencer_id)
        )

    def of_collaboration(self, collaboration_id: int) -> PersonResult:
        """What came of one collaboration; raises NotFound."""
        ask = self._database.read
        found = ask(f"{LINES} {FROM} WHERE l.collaboration_id=?", (collaboration_id,))
        if not found:
            raise NotFound(
                N_("There is no collaboration number {number}."),
                number=collaboration_id,
            )
        return read_results(ask, found)[0]

    def decide(
        self, collaboration_ids: Sequence[int], decision: str | None, reason: str
    ) -> int:
        """Decide to renew, fix or let go, with a reason; None takes it back.

        One step of undo, which names the person. Only renewing needs no reason.
        Returns how many changed; raises Invalid.
        """
        return Campaigns(self._database).decide(collaboration_ids, decision, reason)
