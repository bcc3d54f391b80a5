"""Everything the user can do, declared once.

Bindings, palette, footer, help, keymap and the key table of the README all come from
here. A command's action is the second half of its id: ``roster.mark-all`` runs
``action_mark_all``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import Command
from tui.commands_brand import BRAND
from tui.commands_budget import BUDGET, MONEY, OVERVIEW, WHAT_IF
from tui.commands_calendar import CALENDAR
from tui.commands_campaigns import (
    BRIEF,
    CAMPAIGN,
    CAMPAIGNS,
    CHECKLIST,
    PEOPLE,
    RETRO,
)
from tui.commands_compliance import COMPLIANCE
from tui.commands_content import CONTENT, LINEUP
from tui.commands_content_desk import CONTENT_DESK
from tui.commands_conversions import CONVERSIONS
from tui.commands_hours import HOURS
from tui.commands_ledger import LEDGER, PAYEES, PAYMENTS
from tui.commands_library import LIBRARY
from tui.commands_numbers import NUMBERS
from tui.commands_outreach import CLOSING, OUTREACH, TODAY, WEEK
from tui.commands_piece import PIECE
from tui.commands_results import (
    CAMPAIGN_RESULTS,
    RANKING,
    RESULT_OVERVIEW,
    RESULTS,
    ROI,
)
from tui.commands_roster import CARD, DUPLICATES, IMPORTING, ROSTER
from tui.i18n import N_

if TYPE_CHECKING:
    from textual.binding import Binding

__all__ = [
    "ALL",
    "BUDGET",
    "BY_ID",
    "CAMPAIGN",
    "CAMPAIGNS",
    "CARD",
    "CLOSING",
    "COMPLIANCE",
    "CONTENT_DESK",
    "DUPLICATES",
    "EVERYWHERE",
    "GROUPS",
    "HISTORY",
    "IMPORTING",
    "LIBRARY",
    "LINEUP",
    "LIST",
    "OUTREACH",
    "PIECE",
    "ROSTER",
    "TODAY",
    "WEEK",
    "Command",
    "bindings",
]

EVERYWHERE = (
    Command(
        "app.help",
        "f1,question_mark",
        N_("Help"),
        N_("What every key does here"),
        footer=True,
    ),
    Command(
        "app.palette",
        "ctrl+p",
        N_("Commands"),
        N_("Find a command by its name"),
        footer=True,
        palette=False,
        priority=True,
    ),
    Command("app.go-today", "1,f2", N_("Today"), N_("What is due, and why")),
    Command("app.go-roster", "2,f3", N_("Roster"), N_("Everybody we know")),
    Command(
        "app.go-outreach",
        "3,f4",
        N_("Outreach"),
        N_("Who stands where, and since when"),
    ),
    Command(
        "app.go-campaigns",
        "4,f5",
        N_("Campaigns"),
        N_("Every piece of work, and what it still needs"),
    ),
    Command(
        "app.go-budget",
        "5,f6",
        N_("Budget"),
        N_("What is planned, promised, paid and left"),
    ),
    Command(
        "app.go-results",
        "6,f7",
        N_("Results"),
        N_("What it all cost, what came back, and how that is known"),
    ),
    Command(
        "app.go-library",
        "7,f8",
        N_("Library"),
        N_("Content that is kept, and what may be done with it"),
    ),
    Command(
        "app.go-content",
        "8,f12",
        N_("Content"),
        N_("What is owed, due and live"),
    ),
    Command(
        "app.log",
        "t",
        N_("Log a touch"),
        N_("Note in one line what was said, on any channel"),
        footer=True,
    ),
    Command(
        "app.jump",
        "ctrl+f",
        N_("Jump to"),
        N_("Go to anyone, or any campaign, from anywhere"),
    ),
    Command(
        "app.undo",
        "u",
        N_("Undo"),
        N_("Take back the last step, saying which"),
        footer=True,
    ),
    Command("app.redo", "ctrl+r", N_("Redo"), N_("Do again what was taken back")),
    Command("app.history", "f9", N_("History"), N_("Every step that was done")),
    Command("app.settings", "f10", N_("Settings"), N_("Language and looks")),
    Command("app.quit", "q,ctrl+q", N_("Quit"), N_("Leave; everything is saved")),
)
"""On every screen."""

LIST = (
    Command("list.cursor-down", "j", N_("Down"), palette=False),
    Command("list.cursor-up", "k", N_("Up"), palette=False),
    Command("list.top", "g", N_("Top"), palette=False),
    Command("list.bottom", "G", N_("Bottom"), palette=False),
    Command("list.half-page-down", "ctrl+d", N_("Half a page down"), palette=False),
    Command("list.half-page-up", "ctrl+u", N_("Half a page up"), palette=False),
    Command("list.columns-left", "h", N_("Columns to the left"), palette=False),
    Command("list.columns-right", "l", N_("Columns to the right"), palette=False),
    Command(
        "list.toggle-mark",
        "space",
        N_("Mark"),
        N_("Mark or unmark this row"),
        footer=True,
        palette=False,
    ),
    Command(
        "list.start-range",
        "v",
        N_("Mark range"),
        N_("Mark from here to where the cursor goes; again to end"),
        palette=False,
    ),
    Command(
        "list.mark-all", "ctrl+a", N_("Mark all"), N_("Mark every row of the list")
    ),
)
"""On every list."""

HISTORY = (
    Command(
        "history.open",
        "enter",
        N_("Details"),
        N_("What this step was about"),
        footer=True,
        palette=False,
    ),
    Command(
        "history.back",
        "escape",
        N_("Back"),
        N_("Back to where you were"),
        footer=True,
        palette=False,
    ),
)
"""Among the steps that were done."""

GROUPS = (
    (N_("Everywhere"), EVERYWHERE),
    (N_("In every list"), LIST),
    (N_("On the list of the day"), TODAY),
    (N_("On the roster"), ROSTER),
    (N_("On a person"), CARD),
    (N_("In outreach"), OUTREACH),
    (N_("Among campaigns"), CAMPAIGNS),
    (N_("In a campaign"), CAMPAIGN),
    (N_("On its checklist"), CHECKLIST),
    (N_("On its brief"), BRIEF),
    (N_("On its people"), PEOPLE),
    (N_("On its content"), CONTENT),
    (N_("On the desk of content"), CONTENT_DESK),
    (N_("On its calendar"), CALENDAR),
    (N_("On a piece of content"), PIECE),
    (N_("On the compliance of a campaign"), COMPLIANCE),
    (N_("In its line-up"), LINEUP),
    (N_("In the library"), LIBRARY),
    (N_("On its money"), MONEY),
    (N_("On the budget"), BUDGET),
    (N_("On its overview"), OVERVIEW),
    (N_("Trying costs out"), WHAT_IF),
    (N_("On the ledger"), LEDGER),
    (N_("Among what is to be paid"), PAYMENTS),
    (N_("Among the hours"), HOURS),
    (N_("Among the payees"), PAYEES),
    (N_("On the results of a campaign"), CAMPAIGN_RESULTS),
    (N_("On its retro"), RETRO),
    (N_("On the results"), RESULTS),
    (N_("On the overview of the results"), RESULT_OVERVIEW),
    (N_("On the ROI"), ROI),
    (N_("On the ranking"), RANKING),
    (N_("On the grid of figures"), NUMBERS),
    (N_("Among the conversions"), CONVERSIONS),
    (N_("On the brand"), BRAND),
    (N_("At the end of a day"), CLOSING),
    (N_("In the weekly review"), WEEK),
    (N_("Bringing a file in"), IMPORTING),
    (N_("In the history"), HISTORY),
    (N_("Among duplicates"), DUPLICATES),
)
"""All of them, as the README prints them."""

ALL = tuple(command for _, group in GROUPS for command in group)
BY_ID = {command.id: command for command in ALL}


def bindings(*groups: tuple[Command, ...]) -> list[Binding]:
    """The bindings of a screen."""
    return [command.binding() for group in groups for command in group]
