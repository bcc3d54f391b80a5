"""The commands of the grid of figures."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

NUMBERS = (
    Command(
        "numbers.next-cell",
        "tab",
        N_("Next"),
        N_("The next figure of this post, then the next post"),
        footer=True,
        palette=False,
    ),
    Command(
        "numbers.previous-cell",
        "shift+tab",
        N_("The one before"),
        N_("The same, the other way"),
        palette=False,
    ),
    Command(
        "numbers.below",
        "enter",
        N_("Next post"),
        N_("The same figure of the next post"),
        palette=False,
    ),
    Command(
        "numbers.leave-cell",
        "escape",
        N_("Leave the cell"),
        N_("As if nothing had been typed in it"),
        footer=True,
        palette=False,
    ),
    Command(
        "numbers.save-numbers",
        "ctrl+s",
        N_("Save"),
        N_("Keep what is typed; a post is kept by itself once you leave its row"),
        footer=True,
    ),
    Command(
        "numbers.window",
        "w",
        N_("Window"),
        N_("After 24 hours, 7 days, 30 days, or up to today"),
        footer=True,
    ),
    Command(
        "numbers.source",
        "S,s",
        N_("Source"),
        N_("Reported by the influencer, or seen by ourselves"),
        footer=True,
    ),
    Command(
        "numbers.explain-number",
        "equals_sign",
        N_("Explain"),
        N_("All that was ever noted of this post, and what its rates are made of"),
        footer=True,
    ),
    Command(
        "numbers.open-numbered",
        "o",
        N_("Open post"),
        N_("See the post where it is"),
        footer=True,
    ),
    Command(
        "numbers.cannot-be-had",
        "K,x",
        N_("Cannot be had"),
        N_("Ask no more for the figures of this window"),
        footer=True,
    ),
    Command(
        "numbers.all-posts",
        "a",
        N_("All posts"),
        N_("All that are live, or only those whose figures are due"),
        footer=True,
    ),
    Command(
        "numbers.edit-cell",
        "e,i",
        N_("Edit"),
        N_("Go on typing where a figure stands"),
    ),
    Command(
        "numbers.clear-cell",
        "backspace,delete",
        N_("Clear"),
        N_("Take out what is typed in this cell"),
        palette=False,
    ),
    Command(
        "numbers.untype",
        "u",
        N_("Take back"),
        N_("Take out what was typed last and is not kept yet"),
        palette=False,
    ),
    Command(
        "numbers.show-numbered",
        "p",
        N_("Its page"),
        N_("Everything about this piece of content"),
    ),
)
"""On the grid of figures."""
