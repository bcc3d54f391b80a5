"""The commands of the library: content that is kept for use."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

LIBRARY = (
    Command(
        "library.open",
        "enter",
        N_("Open"),
        N_("The piece of content it belongs to; without one, its entry"),
        footer=True,
        palette=False,
    ),
    Command(
        "library.filter",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "library.add",
        "n",
        N_("Add"),
        N_("Keep files or an address: one, or several of a folder at once"),
        footer=True,
    ),
    Command(
        "library.edit",
        "e",
        N_("Edit"),
        N_("Kind, style, title, day and note"),
        footer=True,
    ),
    Command(
        "library.explain",
        "equals_sign",
        N_("May I run this?"),
        N_("What may be done with it today, where, until when, and what says so"),
        footer=True,
    ),
    Command(
        "library.rights",
        "R",
        N_("Rights"),
        N_("What was agreed about the use of this content"),
        footer=True,
    ),
    Command(
        "library.open-outside",
        "o",
        N_("Open outside"),
        N_("Open the file, or the address in the browser"),
        footer=True,
    ),
    Command(
        "library.copy-place", "y", N_("Copy place"), N_("Copy the path or the address")
    ),
    Command(
        "library.look-again",
        "K",
        N_("Look at the files"),
        N_("See whether the files of this list are still there, and the same"),
        footer=True,
    ),
    Command(
        "library.find-moved",
        "F",
        N_("Find moved"),
        N_("Look in a folder for files that are no longer where they were"),
    ),
    Command(
        "library.accept",
        "a",
        N_("Accept change"),
        N_("The changed file is the right one from now on"),
    ),
    Command(
        "library.act",
        "x",
        N_("Act on marked"),
        N_("Kind, style, campaign of all the marked ones, or take them out"),
    ),
    Command(
        "library.remove",
        "d,delete,backspace",
        N_("Take out"),
        N_("Take it out of the library; the file stays where it is"),
    ),
    Command("library.sort", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command(
        "library.back",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
)
"""In the library."""
