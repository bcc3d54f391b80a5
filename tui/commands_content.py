"""The commands of the content of a campaign, and of its line-up."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

CONTENT = (
    Command(
        "content.show-piece",
        "enter",
        N_("Open"),
        N_("Everything about this piece of content"),
        footer=True,
        palette=False,
    ),
    Command(
        "content.approve-pieces",
        "a",
        N_("Approve"),
        N_("The draft may go live as it is"),
        footer=True,
    ),
    Command(
        "content.ask-changes",
        "c",
        N_("Ask changes"),
        N_("The draft goes back with something to change: another round"),
        footer=True,
    ),
    Command("content.edit-piece", "e", N_("Edit"), N_("What it is, and by when")),
    Command(
        "content.new-piece",
        "n",
        N_("New"),
        N_("Note a piece of content that is owed"),
        footer=True,
    ),
    Command(
        "content.next-state",
        "d",
        N_("Next state"),
        N_("Draft is here, approved, and so on"),
        footer=True,
    ),
    Command(
        "content.previous-state",
        "less_than_sign",
        N_("State back"),
        N_("Back to the state before"),
    ),
    Command(
        "content.go-live",
        "exclamation_mark",
        N_("It is live"),
        N_("Paste the address of the post"),
        footer=True,
    ),
    Command(
        "content.open-post",
        "o",
        N_("Open outside"),
        N_("Open the post, or the draft as long as there is none"),
    ),
    Command(
        "content.numbers",
        "N",
        N_("Numbers"),
        N_("Type the figures of the posts of this campaign in a grid"),
    ),
    Command(
        "content.content-board",
        "b",
        N_("Board, calendar"),
        N_("The content of this campaign as a board, a list, a calendar"),
        footer=True,
    ),
    Command(
        "content.compliance-page",
        "L,P",
        N_("Compliance"),
        N_("The twelve points of every piece of this campaign, on one page"),
        footer=True,
    ),
    Command(
        "content.call-off",
        "X",
        N_("Call off"),
        N_("This piece will not come, and why"),
        footer=True,
    ),
    Command(
        "content.delete-piece",
        "delete,backspace",
        N_("Delete"),
        N_("Delete a piece that was never to be"),
    ),
)
"""On the content of a campaign."""

LINEUP = (
    Command(
        "lineup.add-candidates",
        "n",
        N_("Add"),
        N_("Put people of the roster into the line-up"),
        footer=True,
    ),
    Command(
        "lineup.price",
        "e",
        N_("Price"),
        N_("Say what somebody may cost, or all the marked ones"),
        footer=True,
    ),
    Command(
        "lineup.margin",
        "equals_sign",
        N_("Margin"),
        N_("Say what one order leaves, to see how many must come back"),
        footer=True,
    ),
    Command(
        "lineup.commit",
        "c",
        N_("Begin"),
        N_("Take the marked ones, or all, into the campaign"),
        footer=True,
    ),
    Command(
        "lineup.take-out",
        "d",
        N_("Take out"),
        N_("Take somebody out of the line-up"),
        footer=True,
    ),
    Command(
        "lineup.discard", "X", N_("Discard"), N_("Empty the line-up; nobody was asked")
    ),
    Command(
        "lineup.open-candidate",
        "enter",
        N_("Open"),
        N_("Everything about this person"),
        palette=False,
    ),
    Command(
        "lineup.back",
        "escape",
        N_("Back"),
        N_("Clear the marks; then back to the campaign, the line-up stays"),
        footer=True,
        palette=False,
    ),
)
"""In the line-up of a campaign."""
