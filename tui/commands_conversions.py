"""The commands of the conversions: what customers did, and whose that is."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

CONVERSIONS = (
    Command(
        "conversions.edit-conversion",
        "enter,e",
        N_("Edit"),
        N_("Amount, day, code, link, whose it is, and what is known of it"),
        footer=True,
        palette=False,
    ),
    Command(
        "conversions.filter-conversions",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "conversions.new-conversion",
        "n",
        N_("New"),
        N_("Note something that a customer did"),
        footer=True,
    ),
    Command(
        "conversions.explain-path",
        "equals_sign",
        N_("Explain"),
        N_("How it is known whose it is, step by step"),
        footer=True,
    ),
    Command(
        "conversions.attribute-to",
        "a",
        N_("Whose"),
        N_("Say by hand whose they are, or leave it to code and link"),
        footer=True,
    ),
    Command(
        "conversions.refund",
        "R",
        N_("Refund"),
        N_("Say what went back to the customer"),
        footer=True,
    ),
    Command(
        "conversions.act-on-conversions",
        "x",
        N_("Act on marked"),
        N_("Whose, channel, campaign, state, delete; for all of them"),
        footer=True,
    ),
    Command(
        "conversions.set-goals",
        "W",
        N_("Conversion goals"),
        N_("What customers are to do in a campaign, and what one of those is worth"),
        footer=True,
    ),
    Command(
        "conversions.spellings",
        "S",
        N_("Spellings of links"),
        N_("Ways of writing a link that mean the same, one by one"),
    ),
    Command(
        "conversions.shared-codes",
        "C",
        N_("Codes for everybody"),
        N_("Codes that say nothing of anybody"),
    ),
    Command(
        "conversions.match-again",
        "M",
        N_("Match again"),
        N_("Work out anew whose they are; what was said by hand stays"),
    ),
    Command(
        "conversions.call-off-conversion",
        "X",
        N_("Count no more"),
        N_("It was called off: it stays in the list, out of all figures"),
    ),
    Command(
        "conversions.delete-conversion",
        "d,delete,backspace",
        N_("Delete"),
        N_("Delete what never was"),
    ),
    Command(
        "conversions.open-link",
        "o",
        N_("Open the link"),
        N_("Open the link that it came by, outside"),
    ),
    Command(
        "conversions.conversion-person",
        "O",
        N_("Person"),
        N_("Everything about this person"),
    ),
    Command(
        "conversions.sort-conversions",
        "z",
        N_("Sort"),
        N_("Sort by any column, either way"),
    ),
    Command(
        "conversions.conversion-views",
        "w",
        N_("Saved views"),
        N_("Keep this filter under a name, or open one kept before"),
    ),
    Command(
        "conversions.import-conversions",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, orders or the clipboard"),
    ),
    Command(
        "conversions.export-conversions",
        "ctrl+e",
        N_("Export"),
        N_("Write this list to a CSV or XLSX file"),
    ),
    Command(
        "conversions.leave-conversions",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
)
"""Among the conversions."""
