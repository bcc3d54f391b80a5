"""The commands of the brand: how it stands, who speaks of it, and how."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

BRAND = (
    Command(
        "brand.edit-mention",
        "enter,e",
        N_("Edit"),
        N_("The day, who said it, what and where"),
        footer=True,
        palette=False,
    ),
    Command(
        "brand.judge-positive",
        "plus",
        N_("Positive"),
        N_("It speaks well of the brand"),
        footer=True,
    ),
    Command(
        "brand.judge-neutral",
        "0",
        N_("Neutral"),
        N_("It speaks neither well nor badly of the brand"),
        footer=True,
    ),
    Command(
        "brand.judge-negative",
        "minus",
        N_("Negative"),
        N_("It speaks badly of the brand"),
        footer=True,
    ),
    Command(
        "brand.new-mention",
        "n",
        N_("New mention"),
        N_("Note that somebody spoke of the brand"),
        footer=True,
    ),
    Command(
        "brand.new-figures",
        "N",
        N_("Brand figures"),
        N_("Note how the brand stands: followers, searches, mentions, mood"),
        footer=True,
    ),
    Command(
        "brand.list-figures",
        "F",
        N_("All its figures"),
        N_("Every day the brand was looked at, to change or delete"),
    ),
    Command(
        "brand.conclude",
        "C",
        N_("Conclusion"),
        N_("Write what the campaign did to the image of the brand"),
        footer=True,
    ),
    Command(
        "brand.filter-mentions",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "brand.open-mention",
        "o",
        N_("Open"),
        N_("Open the post, outside"),
        footer=True,
    ),
    Command(
        "brand.act-on-mentions",
        "x",
        N_("Act on marked"),
        N_("How they speak, which campaign, delete; for all of them"),
    ),
    Command(
        "brand.delete-mention",
        "d,delete,backspace",
        N_("Delete"),
        N_("Delete what is not about the brand"),
    ),
    Command(
        "brand.sort-mentions",
        "z",
        N_("Sort"),
        N_("Sort by any column, either way"),
    ),
    Command(
        "brand.mention-views",
        "w",
        N_("Saved views"),
        N_("Keep this filter under a name, or open one kept before"),
    ),
    Command(
        "brand.import-mentions",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet of mentions or of brand figures"),
    ),
    Command(
        "brand.export-mentions",
        "ctrl+e",
        N_("Export"),
        N_("Write all mentions to a CSV or XLSX file"),
    ),
    Command(
        "brand.leave-mentions",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
)
"""On the brand."""
