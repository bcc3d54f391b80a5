"""The desks of results: conversions, figures, the brand; each loaded when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.attribution import Attribution
    from store.brand import Brand
    from store.channel_readings import ChannelReadings
    from store.conversion_list import ConversionList
    from store.conversions import Conversions
    from store.due_figures import DueFiguresDesk
    from store.engine import Database
    from store.goals import Goals
    from store.influencer_results import InfluencerResults
    from store.mentions import Mentions
    from store.reports import Reports
    from store.results import Results
    from store.settings import Settings


class ResultsDesks:
    """What a store has for what came of it all."""

    database: Database

    @property
    def settings(self) -> Settings:
        """The desk for the programme's own figures."""
        raise NotImplementedError

    @cached_property
    def goals(self) -> Goals:
        """The desk for what customers are to do, and what that is worth."""
        from store.goals import Goals  # noqa: PLC0415

        return Goals(self.database)

    @cached_property
    def conversions(self) -> Conversions:
        """The desk for single conversions."""
        from store.conversions import Conversions  # noqa: PLC0415

        return Conversions(self.database)

    @cached_property
    def conversion_list(self) -> ConversionList:
        """The desk for conversions as a list."""
        from store.conversion_list import ConversionList  # noqa: PLC0415

        return ConversionList(self.database, self.settings)

    @cached_property
    def attribution(self) -> Attribution:
        """The desk for whose a sale is, and how that is known."""
        from store.attribution import Attribution  # noqa: PLC0415

        return Attribution(self.database)

    @cached_property
    def results(self) -> Results:
        """The desk for what it all came to."""
        from store.results import Results  # noqa: PLC0415

        return Results(self.database, self.settings)

    @cached_property
    def channel_readings(self) -> ChannelReadings:
        """The desk for figures of channels, and of somebody's work as a whole."""
        from store.channel_readings import ChannelReadings  # noqa: PLC0415

        return ChannelReadings(self.database)

    @cached_property
    def due_figures(self) -> DueFiguresDesk:
        """The desk for figures that are to be taken, many at once."""
        from store.due_figures import DueFiguresDesk  # noqa: PLC0415

        return DueFiguresDesk(self.database)

    @cached_property
    def brand(self) -> Brand:
        """The desk for how the brand stands."""
        from store.brand import Brand  # noqa: PLC0415

        return Brand(self.database)

    @cached_property
    def mentions(self) -> Mentions:
        """The desk for who spoke of the brand."""
        from store.mentions import Mentions  # noqa: PLC0415

        return Mentions(self.database)

    @cached_property
    def influencer_results(self) -> InfluencerResults:
        """The desk for what came of each person, and what is decided of them."""
        from store.influencer_results import InfluencerResults  # noqa: PLC0415

        return InfluencerResults(self.database)

    @cached_property
    def reports(self) -> Reports:
        """The desk for reports: what they say, and which were made."""
        from store.reports import Reports  # noqa: PLC0415

        return Reports(self.database, self.settings)
