"""The reports desk: what a report says, and which were made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.campaign_card import read_card
from store.errors import Invalid
from store.report_facts import LANGUAGES, ReportFacts, ReportRow
from store.rules.result_words import REPORT_FORMATS
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database
    from store.settings import Settings

TOPIC = ("results", "campaigns")

PEOPLE = 200
"""People that a report lists at most; its totals are of all of them."""


class Reports:
    """What came of a campaign for somebody else to read."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def facts(self, campaign_id: int, today: date) -> ReportFacts:
        """Everything that a report of a campaign says; raises NotFound.

        ``today`` is the day that it says it was made on.
        """
        from store import report_rows as rows  # noqa: PLC0415 - when asked
        from store.budget import Budget  # noqa: PLC0415
        from store.influencer_results import InfluencerResults  # noqa: PLC0415
        from store.results import Results  # noqa: PLC0415

        ask = self._database.read
        card = read_card(self._database, campaign_id)
        results = Results(self._database, self._settings)
        frame = rows.read_frame(ask, campaign_id)
        people = InfluencerResults(self._database).of_campaign(
            campaign_id, limit=PEOPLE
        )
        return ReportFacts(
            card=card,
            made_on=today,
            results=results.campaign(campaign_id, today),
            channels=results.roi("channel", campaign_id)[0],
            formats=results.roi("format", campaign_id)[0],
            sources=rows.read_sources(ask, frame),
            kinds=rows.read_kinds(ask, frame),
            months=results.months(campaign_id),
            codes=rows.read_codes(ask, frame),
            people=people.rows,
            people_total=people.total,
            decided=people.decided,
            pieces=rows.read_pieces(ask, campaign_id),
            budget=Budget(self._database).figures(campaign_id),
            audience=rows.read_audience(ask, campaign_id, self._settings.tiers()),
            disputes=len(results.disagreements(campaign_id)),
        )

    def note(
        self,
        campaign_id: int,
        on: date,
        format: str,  # noqa: A002 - the word of the table
        language: str,
        file: str,
    ) -> int:
        """Note that a report was made, and where it went; its number.

        ``format`` is of REPORT_FORMATS. One step of undo, which leaves the file alone.
        Raises Invalid and NotFound.
        """
        from store.campaign_rows import name_of  # noqa: PLC0415 - seldom asked

        for field, value, known in (
            (N_("Format"), format, REPORT_FORMATS),
            (N_("Language"), language, LANGUAGES),
        ):
            if value not in known:
                raise Invalid(
                    N_("{field}: {value} cannot be used as it is."),
                    field=field,
                    value=value,
                )
        label = N_("Made a report of {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=name_of(unit, campaign_id))
            made = unit.connection.execute(
                "INSERT INTO report(campaign_id, on_day, format, language, file)"
                " VALUES (?,?,?,?,?)",
                (campaign_id, on.isoformat(), format, language, file or None),
            )
            return int(made.lastrowid or 0)

    def of(self, campaign_id: int) -> tuple[ReportRow, ...]:
        """The reports that were made of a campaign, the newest first."""
        rows = self._database.read(
            "SELECT id, on_day, format, language, file FROM report"
            " WHERE campaign_id=? ORDER BY on_day DESC, id DESC",
            (campaign_id,),
        )
        return tuple(
            ReportRow(number, date.fromisoformat(day), *rest)
            for number, day, *rest in rows
        )
