"""The commands of the hours: own time as a list."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

HOURS = (
    Command(
        "hours.edit-time",
        "enter,e",
        N_("Edit"),
        N_("How long, on what, for whom, and what an hour of it costs"),
        footer=True,
        palette=False,
    ),
    Command(
        "hours.filter-time",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "hours.new-time",
        "n",
        N_("New"),
        N_("Note time that you worked: 1h30, 45m"),
        footer=True,
    ),
    Command(
        "hours.act-on-time",
        "x",
        N_("Act on marked"),
        N_("Campaign, channel, hourly rate, delete, for all of them"),
        footer=True,
    ),
    Command(
        "hours.delete-time",
        "d,delete,backspace",
        N_("Delete"),
        N_("Delete it; a touch that it came with stays"),
        footer=True,
    ),
    Command(
        "hours.explain-time",
        "equals_sign",
        N_("Explain"),
        N_("What it costs, and where the rate comes from"),
        footer=True,
    ),
    Command(
        "hours.time-person",
        "O",
        N_("Person"),
        N_("Everything about this person"),
    ),
    Command(
        "hours.time-campaign",
        "c",
        N_("Campaign"),
        N_("The money of the campaign it is for"),
    ),
    Command("hours.sort-time", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command(
        "hours.import-time",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, contacts or the clipboard"),
    ),
    Command(
        "hours.export-time",
        "ctrl+e",
        N_("Export"),
        N_("Write all own time to a CSV or XLSX file"),
    ),
    Command(
        "hours.leave-time",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
)
"""Among the hours."""
