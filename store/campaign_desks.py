"""The desks of campaigns and of their content, each loaded when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from store.campaign_list import CampaignList
    from store.campaign_people import CampaignPeople
    from store.campaigns import Campaigns
    from store.checklist import ChecklistDesk
    from store.compliance import Compliance
    from store.content_calendar import ContentCalendarDesk
    from store.content_list import ContentList
    from store.contracts import Contracts
    from store.deliverables import Deliverables
    from store.engine import Database
    from store.library import Library
    from store.lineup import LineUps
    from store.links import Links
    from store.live_checks import LiveChecks
    from store.parcels import Parcels
    from store.readings import Readings
    from store.reviews import Reviews
    from store.rights import Rights
    from store.settings import Settings


class CampaignDesks:
    """What a store has for pieces of work, for whom they are done with, and content."""

    database: Database
    own_checklists: Path | None
    """Where her own checklist files are; said before the first look at one."""

    @property
    def settings(self) -> Settings:
        """The desk for the programme's own figures."""
        raise NotImplementedError

    @cached_property
    def campaigns(self) -> Campaigns:
        """The desk for the pieces of work."""
        from store.campaigns import Campaigns  # noqa: PLC0415

        return Campaigns(self.database)

    @cached_property
    def campaign_list(self) -> CampaignList:
        """The desk for the pieces of work as a list."""
        from store.campaign_list import CampaignList  # noqa: PLC0415

        return CampaignList(self.database, self.checklist)

    @cached_property
    def contracts(self) -> Contracts:
        """The desk for what was agreed in writing."""
        from store.contracts import Contracts  # noqa: PLC0415

        return Contracts(self.database)

    @cached_property
    def deliverables(self) -> Deliverables:
        """The desk for the content that is owed."""
        from store.deliverables import Deliverables  # noqa: PLC0415

        return Deliverables(self.database)

    @cached_property
    def content_list(self) -> ContentList:
        """The desk for content as a list and as a board."""
        from store.content_list import ContentList  # noqa: PLC0415

        return ContentList(self.database, self.settings)

    @cached_property
    def rights(self) -> Rights:
        """The desk for what may be done with content."""
        from store.rights import Rights  # noqa: PLC0415

        return Rights(self.database)

    @cached_property
    def library(self) -> Library:
        """The desk for the content that is kept."""
        from store.library import Library  # noqa: PLC0415

        return Library(self.database, self.settings)

    @cached_property
    def reviews(self) -> Reviews:
        """The desk for looks at drafts."""
        from store.reviews import Reviews  # noqa: PLC0415

        return Reviews(self.database, self.settings)

    @cached_property
    def compliance(self) -> Compliance:
        """The desk for labels, guideline and brand."""
        from store.compliance import Compliance  # noqa: PLC0415

        return Compliance(self.database, self.settings, self.own_checklists)

    @cached_property
    def live_checks(self) -> LiveChecks:
        """The desk for later looks at posts."""
        from store.live_checks import LiveChecks  # noqa: PLC0415

        return LiveChecks(self.database)

    @cached_property
    def readings(self) -> Readings:
        """The desk for the figures of posts."""
        from store.readings import Readings  # noqa: PLC0415

        return Readings(self.database)

    @cached_property
    def checklist(self) -> ChecklistDesk:
        """The desk for what a campaign must not forget."""
        from store.checklist import ChecklistDesk  # noqa: PLC0415

        return ChecklistDesk(self.database, self.settings, self.own_checklists)

    @cached_property
    def content_calendar(self) -> ContentCalendarDesk:
        """The desk for content by its days."""
        from store.content_calendar import ContentCalendarDesk  # noqa: PLC0415

        return ContentCalendarDesk(self.database, self.settings)

    @cached_property
    def parcels(self) -> Parcels:
        """The desk for products and what was sent to whom."""
        from store.parcels import Parcels  # noqa: PLC0415

        return Parcels(self.database)

    @cached_property
    def campaign_people(self) -> CampaignPeople:
        """The desk for who is in a campaign."""
        from store.campaign_people import CampaignPeople  # noqa: PLC0415

        return CampaignPeople(self.database, self.settings)

    @cached_property
    def links(self) -> Links:
        """The desk for tracked links and codes."""
        from store.links import Links  # noqa: PLC0415

        return Links(self.database)

    @cached_property
    def lineup(self) -> LineUps:
        """The desk for who may be asked, and at what price."""
        from store.lineup import LineUps  # noqa: PLC0415

        return LineUps(self.database, self.settings)
