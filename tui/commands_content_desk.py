"""The commands of the desk of content: its board, its list and its calendar."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

CONTENT_DESK = (
    Command(
        "pieces.open",
        "enter",
        N_("Open"),
        N_("Everything about this piece of content"),
        footer=True,
        palette=False,
    ),
    Command(
        "pieces.turn",
        "b",
        N_("Other view"),
        N_("See content by its state, as a list, or day by day"),
        footer=True,
    ),
    Command(
        "pieces.filter",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "pieces.approve",
        "a",
        N_("Approve"),
        N_("The draft may go live as it is"),
        footer=True,
    ),
    Command(
        "pieces.ask-changes",
        "c",
        N_("Ask changes"),
        N_("The draft goes back with something to change: another round"),
        footer=True,
    ),
    Command(
        "pieces.next-state",
        "d,greater_than_sign",
        N_("Next state"),
        N_("On to what comes next: draft is here, approved, live"),
        footer=True,
    ),
    Command(
        "pieces.previous-state",
        "less_than_sign",
        N_("State back"),
        N_("Back to the state before"),
    ),
    Command(
        "pieces.go-live",
        "exclamation_mark",
        N_("It is live"),
        N_("Paste the address of the post"),
        footer=True,
    ),
    Command(
        "pieces.open-outside",
        "o",
        N_("Open draft"),
        N_("Open the draft, where it can be seen"),
        footer=True,
    ),
    Command(
        "pieces.open-post",
        "o",
        N_("Open post"),
        N_("Open the post, where it can be seen"),
        footer=True,
    ),
    Command(
        "pieces.explain",
        "equals_sign",
        N_("Explain"),
        N_("Why this piece is late, and who has the next move"),
        footer=True,
    ),
    Command(
        "pieces.act",
        "x",
        N_("Act on marked"),
        N_("State, other days, call off or delete, for all of them"),
    ),
    Command("pieces.edit-piece", "e", N_("Edit"), N_("What it is, and by when")),
    Command(
        "pieces.new-piece",
        "n",
        N_("New"),
        N_("Note a piece of content that is owed"),
    ),
    Command(
        "pieces.call-off", "X", N_("Call off"), N_("This piece will not come, and why")
    ),
    Command(
        "pieces.delete-piece",
        "delete,backspace",
        N_("Delete"),
        N_("Delete a piece that was never to be"),
    ),
    Command("pieces.open-owner", "p", N_("Person"), N_("Everything about this person")),
    Command(
        "pieces.turn-back",
        "B",
        N_("The other way"),
        N_("From the calendar to the list, from the list to the board"),
    ),
    Command("pieces.sort", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command(
        "pieces.views",
        "w",
        N_("Saved views"),
        N_("Keep this filter under a name, or open one kept before"),
    ),
    Command(
        "pieces.import",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, contacts or the clipboard"),
    ),
    Command(
        "pieces.back",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter; then back to the campaign"),
        palette=False,
    ),
)
"""On the desk of content, whichever way it is looked at."""
