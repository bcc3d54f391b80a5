"""The commands of the page about one piece of content."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

PIECE = (
    Command(
        "piece.back",
        "escape",
        N_("Back"),
        N_("Back to where you came from"),
        footer=True,
        palette=False,
    ),
    Command(
        "piece.open-outside",
        "o",
        N_("Open"),
        N_("Open the post, or the draft as long as there is none"),
        footer=True,
    ),
    Command(
        "piece.approve",
        "a",
        N_("Approve"),
        N_("The draft may go live as it is"),
        footer=True,
    ),
    Command(
        "piece.ask-changes",
        "c",
        N_("Ask changes"),
        N_("The draft goes back with something to change: another round"),
        footer=True,
    ),
    Command(
        "piece.still-up",
        "y",
        N_("Still up"),
        N_("Looked at: the post is there, and labelled"),
        footer=True,
    ),
    Command(
        "piece.not-right",
        "n",
        N_("Not right"),
        N_("Looked at: the post is gone, or its label is"),
        footer=True,
    ),
    Command(
        "piece.go-live",
        "exclamation_mark",
        N_("It is live"),
        N_("Paste the address of the post"),
        footer=True,
    ),
    Command(
        "piece.next-state",
        "d,greater_than_sign",
        N_("Next state"),
        N_("On to what comes next: draft is here, approved, live, its figures"),
        footer=True,
    ),
    Command(
        "piece.previous-state",
        "less_than_sign",
        N_("State back"),
        N_("Back to the state before"),
    ),
    Command(
        "piece.caption",
        "w",
        N_("Caption"),
        N_("Write the caption, with what is said of its label beside it"),
        footer=True,
    ),
    Command(
        "piece.attach-draft",
        "f",
        N_("Attach draft"),
        N_("Say where the draft is: a file or an address"),
        footer=True,
    ),
    Command(
        "piece.guideline",
        "G",
        N_("Guideline"),
        N_("It follows the brief: in order, not in order, not looked at"),
        footer=True,
    ),
    Command(
        "piece.brand",
        "B",
        N_("Brand"),
        N_("It fits the brand: in order, not in order, not looked at"),
        footer=True,
    ),
    Command(
        "piece.compliance",
        "l,L",
        N_("Compliance"),
        N_("The twelve points of law and label, with what shows them"),
        footer=True,
    ),
    Command(
        "piece.figures",
        "M,T",
        N_("Figures"),
        N_("Type what was counted after a day, a week, a month"),
    ),
    Command(
        "piece.rights",
        "R",
        N_("Rights"),
        N_("What may be done with it, where and until when"),
    ),
    Command("piece.edit-piece", "e", N_("Edit"), N_("What it is, and by when")),
    Command(
        "piece.call-off", "X", N_("Call off"), N_("This piece will not come, and why")
    ),
    Command("piece.open-owner", "p", N_("Person"), N_("Everything about this person")),
    Command("piece.write", "m", N_("Write"), N_("Write from a template")),
    Command(
        "piece.previous",
        "left_square_bracket",
        N_("Previous"),
        N_("The piece before in the same list"),
    ),
    Command(
        "piece.next",
        "right_square_bracket",
        N_("Next"),
        N_("The piece after in the same list"),
    ),
    Command("piece.scroll-down", "j,down", N_("Down"), palette=False),
    Command("piece.scroll-up", "k,up", N_("Up"), palette=False),
    Command("piece.top", "g,home", N_("Top"), palette=False),
    Command("piece.end", "end", N_("End"), palette=False),
)
"""On the page about a piece of content."""
