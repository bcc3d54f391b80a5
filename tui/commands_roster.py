"""The commands of the roster, of a person, and of what leads there."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

ROSTER = (
    Command(
        "roster.open",
        "enter",
        N_("Open"),
        N_("Everything about this person"),
        footer=True,
        palette=False,
    ),
    Command(
        "roster.filter",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "roster.back",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
    Command(
        "roster.new",
        "n",
        N_("New"),
        N_("Add somebody from a profile URL or handle"),
        footer=True,
    ),
    Command("roster.edit", "e", N_("Edit"), N_("Edit this person"), footer=True),
    Command(
        "roster.converse",
        "c",
        N_("Begin outreach"),
        N_("Begin a conversation with this person, or the marked ones"),
    ),
    Command("roster.write", "m", N_("Write"), N_("Write from a template")),
    Command(
        "roster.delete",
        "d",
        N_("Trash"),
        N_("Move this person, or the marked ones, to the trash; or restore them"),
    ),
    Command(
        "roster.tag",
        "number_sign",
        N_("Tag"),
        N_("Tag this person, or the marked ones"),
        footer=True,
    ),
    Command(
        "roster.act",
        "x",
        N_("Act on marked"),
        N_("Change a field, tag or status of all marked ones"),
        footer=True,
    ),
    Command(
        "roster.import",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, contacts or the clipboard"),
        footer=True,
    ),
    Command("roster.sort", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command("roster.columns", "b", N_("Columns"), N_("Choose and order the columns")),
    Command(
        "roster.views",
        "w",
        N_("Saved views"),
        N_("Keep this filter under a name, or open one kept before"),
    ),
    Command("roster.pairs", "p", N_("Duplicates"), N_("Who may be here twice; merge")),
    Command(
        "roster.link", "o", N_("Open profile"), N_("Open the profile in the browser")
    ),
    Command("roster.copy", "y", N_("Copy"), N_("Copy the handle or e-mail")),
    Command(
        "roster.export",
        "ctrl+e",
        N_("Export"),
        N_("Write this list to a CSV or XLSX file"),
    ),
)
"""On the roster."""

CARD = (
    Command(
        "card.back",
        "escape",
        N_("Back"),
        N_("To the list, at the same row"),
        footer=True,
        palette=False,
    ),
    Command(
        "card.previous",
        "left_square_bracket",
        N_("Previous"),
        N_("The person before in the same list"),
        footer=True,
    ),
    Command(
        "card.next",
        "right_square_bracket",
        N_("Next"),
        N_("The person after in the same list"),
        footer=True,
    ),
    Command(
        "card.sent",
        "f",
        N_("Sent"),
        N_("The message that was due has gone out"),
        footer=True,
    ),
    Command(
        "card.replied",
        "r",
        N_("Replied"),
        N_("They have answered: now it is your turn"),
        footer=True,
    ),
    Command(
        "card.snooze",
        "s",
        N_("Put off"),
        N_("Put this off: 1d, 3d, fri, next week"),
        footer=True,
    ),
    Command("card.write", "m", N_("Write"), N_("Write from a template"), footer=True),
    Command(
        "card.begin",
        "b",
        N_("Begin outreach"),
        N_("Begin a conversation, in a campaign or without one"),
        footer=True,
    ),
    Command("card.edit", "e", N_("Edit"), N_("Edit the fields"), footer=True),
    Command("card.delete", "d", N_("Trash"), N_("Move to the trash, or restore")),
    Command(
        "card.tag",
        "number_sign",
        N_("Tag"),
        N_("Put tags on or take them off"),
        footer=True,
    ),
    Command(
        "card.account", "n", N_("New account"), N_("Add an account by URL or handle")
    ),
    Command(
        "card.measure",
        "c",
        N_("Measure"),
        N_("Type today's figures of an account"),
        footer=True,
    ),
    Command("card.rate", "p", N_("Price"), N_("Note what they ask for")),
    Command(
        "card.forward",
        "greater_than_sign",
        N_("Stage on"),
        N_("Move to the next stage"),
    ),
    Command(
        "card.backward",
        "less_than_sign",
        N_("Stage back"),
        N_("Move to the stage before"),
    ),
    Command(
        "card.plan",
        "v",
        N_("Next step"),
        N_("Plan the next step in your own words"),
    ),
    Command(
        "card.amount",
        "dollar_sign",
        N_("Amount"),
        N_("Note what was asked, offered or agreed"),
    ),
    Command(
        "card.terms",
        "percent_sign",
        N_("Terms"),
        N_("How it is paid for, the share of the sales, the code, notes"),
    ),
    Command(
        "card.act",
        "x",
        N_("More"),
        N_("Stage, whose turn, campaign, delete; how often to be in touch"),
    ),
    Command(
        "card.read",
        "enter",
        N_("Read"),
        N_("Read the whole of something that was said"),
    ),
    Command(
        "card.older",
        "plus",
        N_("Earlier"),
        N_("Show what was said earlier"),
    ),
    Command(
        "card.remove-touch",
        "delete,backspace",
        N_("Delete a touch"),
        N_("Delete something that was noted"),
    ),
    Command("card.alias", "a", N_("Alias"), N_("Note another name they go by")),
    Command("card.custom", "w", N_("Own field"), N_("Set a field of your own")),
    Command(
        "card.explain",
        "equals_sign",
        N_("Explain"),
        N_("How the engagement rates are worked out, and from what"),
    ),
    Command(
        "card.record-history",
        "f9",
        N_("Their history"),
        N_("What was changed on this person, and when"),
    ),
    Command(
        "card.link", "o", N_("Open profile"), N_("Open the profile in the browser")
    ),
    Command("card.copy", "y", N_("Copy"), N_("Copy the handle or e-mail")),
    Command("card.scroll-down", "j,down", N_("Down"), palette=False),
    Command("card.scroll-up", "k,up", N_("Up"), palette=False),
)
"""On the card of a person."""

IMPORTING = (
    Command(
        "importing.open",
        "enter",
        N_("Open"),
        N_("Open this file, change this line, or bring it all in"),
        footer=True,
        palette=False,
    ),
    Command(
        "importing.go-on",
        "ctrl+s",
        N_("Bring in"),
        N_("Look at the paste, or bring the file in"),
        footer=True,
    ),
    Command(
        "importing.path",
        "slash",
        N_("Path"),
        N_("Type or paste a path"),
        footer=True,
        palette=False,
    ),
    Command(
        "importing.paste", "p", N_("Paste"), N_("Bring in what was copied"), footer=True
    ),
    Command("importing.folder-up", "left,backspace", N_("Folder above"), palette=False),
    Command(
        "importing.next-view",
        "tab",
        N_("Next view"),
        N_("Columns, first rows, changes, problems; in a path, complete it"),
        footer=True,
        palette=False,
    ),
    Command("importing.previous-view", "shift+tab", N_("Previous view"), palette=False),
    Command(
        "importing.save",
        "s",
        N_("Save problems"),
        N_("Save the rows with problems, to mend them and bring them in again"),
        footer=True,
    ),
    Command(
        "importing.take-back",
        "u",
        N_("Undo it"),
        N_("Take the whole import back"),
        footer=True,
    ),
    Command(
        "importing.again",
        "i",
        N_("Another file"),
        N_("Bring in another file"),
        footer=True,
    ),
    Command(
        "importing.back",
        "escape",
        N_("Back"),
        N_("One step back; while a file comes in, stop it"),
        footer=True,
        palette=False,
    ),
)
"""While a file is brought in."""

DUPLICATES = (
    Command(
        "duplicates.compare",
        "enter",
        N_("Compare"),
        N_("Put the two side by side, and make one of them"),
        footer=True,
        palette=False,
    ),
    Command(
        "duplicates.back",
        "escape",
        N_("Back"),
        N_("Back to the roster"),
        footer=True,
        palette=False,
    ),
)
"""Among those who may be here twice."""
