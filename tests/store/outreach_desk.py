"""A workspace with people to talk to, and the desks of outreach."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.agenda import Agenda
from store.campaigns import Campaigns
from store.conversations import Conversations
from store.deals import Deals
from store.history import History
from store.outreach import Outreach
from store.settings import Settings
from store.tasks import Tasks
from tests.builders import person, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.conversations import Conversation
    from store.engine import Database

MONDAY = date(2026, 3, 2)
"""A Monday on which nothing is closed but in Korea: the day after is a working day."""


@dataclass
class Desks:
    """Everything a test of outreach asks for."""

    database: Database
    outreach: Outreach
    deals: Deals
    conversations: Conversations
    agenda: Agenda
    tasks: Tasks
    campaigns: Campaigns
    settings: Settings
    history: History

    def person(self, name: str, **typed: str) -> int:
        """Somebody on the roster."""
        return person(self.database, name, **typed)  # type: ignore[arg-type]

    def conversation(self, number: int) -> Conversation:
        """How a collaboration stands now."""
        return self.conversations.conversation(number)


@contextmanager
def desks() -> Iterator[Desks]:
    """An empty workspace and its desks."""
    with workspace() as database:
        settings = Settings(database)
        yield Desks(
            database=database,
            outreach=Outreach(database, settings),
            deals=Deals(database, settings),
            conversations=Conversations(database),
            agenda=Agenda(database),
            tasks=Tasks(database),
            campaigns=Campaigns(database),
            settings=settings,
            history=History(database),
        )
