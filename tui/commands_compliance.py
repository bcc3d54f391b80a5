"""The commands of the page on which a whole campaign's compliance stands."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

COMPLIANCE = (
    Command(
        "compliance.open-list",
        "enter",
        N_("Go through"),
        N_("The twelve points of this piece, with what shows them"),
        footer=True,
        palette=False,
    ),
    Command(
        "compliance.all-in-order",
        "y",
        N_("All in order"),
        N_("Everything nobody looked at yet is in order, for all the marked ones"),
        footer=True,
    ),
    Command(
        "compliance.from-caption",
        "c",
        N_("From the caption"),
        N_("Take the answers that the captions of the marked ones give"),
        footer=True,
    ),
    Command(
        "compliance.caption",
        "w",
        N_("Caption"),
        N_("Write the caption, with what is said of its label beside it"),
        footer=True,
    ),
    Command(
        "compliance.open-piece",
        "p",
        N_("Piece"),
        N_("Everything about this piece of content"),
        footer=True,
    ),
    Command(
        "compliance.open-outside",
        "o",
        N_("Open"),
        N_("Open the post, or the draft as long as there is none"),
        footer=True,
    ),
    Command(
        "compliance.back",
        "escape",
        N_("Back"),
        N_("Clear the marks; then back to the campaign"),
        footer=True,
        palette=False,
    ),
)
"""On the page about the compliance of a campaign."""
