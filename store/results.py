"""The results desk: what it all cost, what came back, and how that is known."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.result_rows import BY
from store.result_sources import Scope
from store.result_tables import read_tables
from store.rules.text import clean
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.engine import Database
    from store.result_campaign import CampaignResults
    from store.result_disputes import Disagreement
    from store.result_explain import Explained
    from store.result_months import MonthRow
    from store.result_ranking import MedianRow, Ranking
    from store.result_rows import RoiRow, RoiTable
    from store.rules.money import Money
    from store.settings import Settings

TOPIC = ("results", "campaigns")

PAGE = 100
"""People that a table holds unless more are asked for."""

MOST_CPM = 10**12
"""What no price of a thousand impressions reaches, in minor units."""


class Results:
    """What came of it; read from sums that are kept, whatever the number of rows."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def roi(
        self,
        by: str = "channel",
        campaign_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        *,
        limit: int = PAGE,
        offset: int = 0,
    ) -> tuple[RoiTable, ...]:
        """Results of a campaign or all of them, a table for each currency.

        ``by`` is of BY; the days are of what happened, both ends included. ``limit``
        and ``offset`` page through people. Raises Invalid and NotFound.
        """
        if by not in BY:
            raise Invalid(N_("{word} is nothing that results are told by."), word=by)
        scope = Scope(campaign_id, since, until)
        return read_tables(self._database.read, by, scope, limit, offset)

    def campaign(self, campaign_id: int, today: date) -> CampaignResults:
        """Everything that came of a campaign; raises NotFound."""
        from store.result_campaign import read_campaign  # noqa: PLC0415 - when asked

        del today  # what is known is known, whatever day it is
        return read_campaign(self._database.read, campaign_id)

    def programme(self, today: date) -> tuple[RoiRow, ...]:
        """A row for each campaign that was not put away, those running first.

        Each in its own currency; the last one is of no campaign, where there is any.
        """
        from store.result_months import read_programme  # noqa: PLC0415 - when asked

        del today
        return read_programme(self._database.read)

    def months(self, campaign_id: int) -> tuple[MonthRow, ...]:
        """What a campaign spent and brought, month by month; raises NotFound."""
        from store.result_months import read_months  # noqa: PLC0415 - when asked

        return read_months(self._database.read, campaign_id)

    def ranking(
        self,
        campaign_id: int | None = None,
        *,
        of: str = "influencer",
        by: str = "roi",
        worst: bool = False,
        limit: int = 10,
    ) -> Ranking:
        """The best or the worst people or pieces; raises Invalid.

        People by roi, revenue, engagements or er; pieces by the last two.
        """
        from store.result_ranking import read_ranking  # noqa: PLC0415 - when asked

        return read_ranking(
            self._database.read, campaign_id, of=of, by=by, worst=worst, limit=limit
        )

    def medians(self) -> tuple[MedianRow, ...]:
        """What is usual in her own work, by platform and size of the account."""
        from store.result_ranking import read_medians  # noqa: PLC0415 - when asked

        return read_medians(self._database.read, self._settings.tiers())

    def disagreements(self, campaign_id: int) -> tuple[Disagreement, ...]:
        """Figures of pieces that sources say differently of the same time."""
        from store.result_disputes import read_disagreements  # noqa: PLC0415

        return read_disagreements(self._database.read, campaign_id)

    def explain(
        self,
        figure: str,
        by: str = "",
        key: str = "",
        campaign_id: int | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        currency: str | None = None,
    ) -> Explained:
        """How a figure is worked out, of what, and what is not in it.

        ``key`` is the ``ref`` of a row of the table by ``by``; without ``by`` it is of
        the total. Raises Invalid for what is no figure, and NotFound.
        """
        from store.result_explain import explain  # noqa: PLC0415 - when asked
        from store.result_inputs import Which  # noqa: PLC0415

        if by and by not in BY:
            raise Invalid(N_("{word} is nothing that results are told by."), word=by)
        which = Which(by, key, Scope(campaign_id, since, until))
        return explain(self._database.read, figure, which, currency)

    def emv_rates(self) -> tuple[tuple[str, Money], ...]:
        """What a thousand impressions are taken to be worth, by channel."""
        from store.rules.money import Money  # noqa: PLC0415 - when asked

        rows = self._database.read(
            "SELECT channel, cpm_minor, cpm_currency FROM emv_rate ORDER BY 1, 3"
        )
        return tuple((channel, Money(minor, code)) for channel, minor, code in rows)

    def set_emv_rate(self, channel: str, cpm: Money | None, currency: str = "") -> None:
        """Say what a thousand impressions on a channel are worth.

        A platform may be named in any spelling. None takes the price away, in one
        ``currency`` or in all. Raises Invalid.
        """
        from store.conversion_draft import (  # noqa: PLC0415 - seldom asked
            known_channel,
            read_channel,
        )

        name = read_channel(channel)
        if name is None or (cpm is not None and not 0 <= cpm.minor < MOST_CPM):
            raise Invalid(
                N_("{field}: {value} cannot be used as it is."),
                field=N_("Price of a thousand impressions"),
                value=cpm or clean(channel),
            )
        label = N_("Set what impressions on {name} are worth")
        with self._database.writing(label, TOPIC) as unit:
            name = known_channel(unit, name)
            unit.name(label, name=name)
            if cpm is None:
                unit.connection.execute(
                    "DELETE FROM emv_rate WHERE channel=? AND ? IN ('',cpm_currency)",
                    (name, currency),
                )
                return
            unit.connection.execute(
                "INSERT INTO emv_rate(channel, cpm_minor, cpm_currency) VALUES (?,?,?)"
                " ON CONFLICT(channel, cpm_currency) DO UPDATE SET"
                " cpm_minor=excluded.cpm_minor"
                " WHERE cpm_minor IS NOT excluded.cpm_minor",
                (name, cpm.minor, cpm.currency),
            )

    def set_margin(self, campaign_id: int, percent: str) -> None:
        """Say what stays of an order's price, in percent; blank is not known.

        Raises Invalid and NotFound.
        """
        from store.campaign_rows import name_of  # noqa: PLC0415 - seldom asked

        margin = _margin(percent)
        label = N_("Set the margin of {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=name_of(unit, campaign_id))
            unit.connection.execute(
                "UPDATE campaign SET margin_percent=:margin, version=version+1,"
                " updated_at=:at WHERE id=:id AND margin_percent IS NOT :margin",
                {"margin": margin, "at": unit.at, "id": campaign_id},
            )


def _margin(text: str) -> str | None:
    """A share of a price as it is kept; raises Invalid."""
    typed = clean(text).removesuffix("%").strip().replace(",", ".")
    if not typed:
        return None
    try:
        value = Decimal(typed)
    except InvalidOperation:
        value = Decimal("NaN")
    if not (value.is_finite() and 0 < value <= 100):
        raise Invalid(
            N_("Margin: {value} is not a share from 0 to 100 %."),
            value=clean(text)[:40],
        )
    return format(value.normalize(), "f")
