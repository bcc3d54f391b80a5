"""The only code that knows a database exists; one desk per capability.

Opening a store loads neither SQLModel nor Alembic: reading goes through a thin door,
and the heavy machinery comes with the first thing that is edited. A desk is loaded when
it is first asked for, so that the first frame waits for none it does not need.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from store import opening
from store.budget_desks import BudgetDesks
from store.campaign_desks import CampaignDesks
from store.engine import Database
from store.errors import CannotOpen
from store.results_desks import ResultsDesks
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from store.agenda import Agenda
    from store.agenda_calendar import AgendaCalendar
    from store.briefing import Briefings
    from store.cadences import Cadences
    from store.card import Cards
    from store.conversations import Conversations
    from store.deals import Deals
    from store.duplicates import Duplicates
    from store.history import History
    from store.imports import Imports
    from store.keeping import Keeping
    from store.letters import Letters
    from store.outgoing import Outgoing
    from store.outreach import Outreach
    from store.outreach_list import OutreachList
    from store.quick_logging import QuickLogging
    from store.replies import Replies
    from store.review import Review
    from store.roster import Roster
    from store.roster_gaps import RosterGaps
    from store.roster_list import RosterList
    from store.settings import Settings
    from store.tasks import Tasks
    from store.templates import Templates
    from store.views import Views


class Store(CampaignDesks, BudgetDesks, ResultsDesks):
    """Everything Soloist remembers, in one file."""

    TOPICS = frozenset(
        {"roster", "views", "outreach", "campaigns", "budget", "results"}
    )
    """All that its news can be about."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.own_checklists: Path | None = None
        """Where her own checklist files are; said before the first look at one."""

    @cached_property
    def settings(self) -> Settings:
        """The desk for the programme's own figures."""
        from store.settings import Settings  # noqa: PLC0415

        return Settings(self.database)

    @cached_property
    def roster(self) -> Roster:
        """The desk for people, accounts, tags, rates."""
        from store.roster import Roster  # noqa: PLC0415

        return Roster(self.database)

    @cached_property
    def lists(self) -> RosterList:
        """The desk for the roster as a list."""
        from store.roster_list import RosterList  # noqa: PLC0415

        return RosterList(self.database, self.settings)

    @cached_property
    def cards(self) -> Cards:
        """The desk for everything about one person."""
        from store.card import Cards  # noqa: PLC0415

        return Cards(self.database, self.settings)

    @cached_property
    def duplicates(self) -> Duplicates:
        """The desk for who is here twice."""
        from store.duplicates import Duplicates  # noqa: PLC0415

        return Duplicates(self.database)

    @cached_property
    def imports(self) -> Imports:
        """The desk for files in."""
        from store.imports import Imports  # noqa: PLC0415

        return Imports(self.database)

    @cached_property
    def outgoing(self) -> Outgoing:
        """The desk for files out."""
        from store.outgoing import Outgoing  # noqa: PLC0415

        return Outgoing(self.database)

    @cached_property
    def history(self) -> History:
        """The desk for what was done, and undo."""
        from store.history import History  # noqa: PLC0415

        return History(self.database)

    @cached_property
    def keeping(self) -> Keeping:
        """The desk for copies and checks."""
        from store.keeping import Keeping  # noqa: PLC0415

        return Keeping(self.database)

    @cached_property
    def views(self) -> Views:
        """The desk for saved filters."""
        from store.views import Views  # noqa: PLC0415

        return Views(self.database)

    @cached_property
    def outreach(self) -> Outreach:
        """The desk for conversations: begun, touched, moved, planned."""
        from store.outreach import Outreach  # noqa: PLC0415

        return Outreach(self.database, self.settings)

    @cached_property
    def pipeline(self) -> OutreachList:
        """The desk for outreach as a list and as a board."""
        from store.outreach_list import OutreachList  # noqa: PLC0415

        return OutreachList(self.database, self.settings)

    @cached_property
    def deals(self) -> Deals:
        """The desk for what was asked, offered and agreed."""
        from store.deals import Deals  # noqa: PLC0415

        return Deals(self.database, self.settings)

    @cached_property
    def conversations(self) -> Conversations:
        """The desk for what was said to whom."""
        from store.conversations import Conversations  # noqa: PLC0415

        return Conversations(self.database)

    @cached_property
    def agenda(self) -> Agenda:
        """The desk for everything due."""
        from store.agenda import Agenda  # noqa: PLC0415

        return Agenda(self.database)

    @cached_property
    def briefings(self) -> Briefings:
        """The desk for one page on everything due."""
        from store.briefing import Briefings  # noqa: PLC0415

        return Briefings(self.database, self.conversations, self.settings)

    @cached_property
    def tasks(self) -> Tasks:
        """The desk for reminders, putting off, day notes."""
        from store.tasks import Tasks  # noqa: PLC0415

        return Tasks(self.database)

    @cached_property
    def cadences(self) -> Cadences:
        """The desk for when to write again."""
        from store.cadences import Cadences  # noqa: PLC0415

        return Cadences(self.database)

    @cached_property
    def review(self) -> Review:
        """The desk for days and weeks that are over."""
        from store.review import Review  # noqa: PLC0415

        return Review(self.database, self.settings)

    @cached_property
    def templates(self) -> Templates:
        """The desk for what messages are written from."""
        from store.templates import Templates  # noqa: PLC0415

        return Templates(self.database)

    @cached_property
    def letters(self) -> Letters:
        """The desk for what goes into a message."""
        from store.letters import Letters  # noqa: PLC0415

        return Letters(self.database, self.settings)

    @cached_property
    def replies(self) -> Replies:
        """The desk for what is answered, and how fast."""
        from store.replies import Replies  # noqa: PLC0415

        return Replies(self.database, self.settings)

    @cached_property
    def quick(self) -> QuickLogging:
        """The desk for touches logged in one line."""
        from store.quick_logging import QuickLogging  # noqa: PLC0415

        return QuickLogging(
            self.database,
            self.settings,
            self.outreach,
            self.conversations,
            self.campaigns,
        )

    @cached_property
    def calendar(self) -> AgendaCalendar:
        """The desk for what is due as a calendar file."""
        from store.agenda_calendar import AgendaCalendar  # noqa: PLC0415

        return AgendaCalendar(self.database)

    @cached_property
    def roster_gaps(self) -> RosterGaps:
        """The desk for what the roster is short of."""
        from store.roster_gaps import RosterGaps  # noqa: PLC0415

        return RosterGaps(self.database, self.settings)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.database.path

    def take_changes(self) -> frozenset[str]:
        """The topics of what was committed since this was last asked."""
        return self.database.take_changes()

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(path: Path, *, now: Callable[[], datetime], create: bool) -> Store:
    """Open the workspace at ``path``, making it if it is absent and ``create`` is set.

    An older file is brought up to date first, after a verified copy. Raises CannotOpen,
    each reason with a sentence of its own, and then nothing was written.
    """
    state = opening.look(path)
    if state is opening.State.ABSENT:
        if not create:
            raise CannotOpen(
                "missing",
                N_("There is no workspace at {path}. Nothing was created."),
                path=path,
            )
        from store import migrate  # noqa: PLC0415 - needed once per file

        migrate.create(path)
    elif state is opening.State.OLD:
        from store import migrate  # noqa: PLC0415

        migrate.upgrade(path, backup_folder(path), now())
    return Store(Database(path, now=now))


def backup_folder(path: Path) -> Path:
    """Where the copies of a workspace are kept: a folder beside it."""
    return path.with_name(f"{path.stem}-backups")
