"""The commands of the list of the day and of outreach."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_


def outcomes(place: str) -> tuple[Command, ...]:
    """What can become of a line, one key each, the same wherever a line stands."""
    return (
        Command(
            f"{place}.sent",
            "f",
            N_("Sent"),
            N_("The message that was due has gone out"),
            footer=True,
        ),
        Command(
            f"{place}.replied",
            "r",
            N_("Replied"),
            N_("They have answered: now it is your turn"),
            footer=True,
        ),
        Command(
            f"{place}.done",
            "d",
            N_("Done"),
            N_("Tick this step off; the next one is dated by itself"),
            footer=True,
        ),
        Command(
            f"{place}.snooze",
            "s",
            N_("Put off"),
            N_("Put this off: 1d, 3d, fri, next week"),
            footer=True,
        ),
        Command(
            f"{place}.write",
            "m",
            N_("Write"),
            N_("Write from a template"),
            footer=True,
        ),
        Command(
            f"{place}.forward",
            "greater_than_sign",
            N_("Stage on"),
            N_("Move to the next stage"),
        ),
        Command(
            f"{place}.backward",
            "less_than_sign",
            N_("Stage back"),
            N_("Move to the stage before"),
        ),
        Command(
            f"{place}.plan",
            "e",
            N_("Next step"),
            N_("Plan the next step in your own words"),
        ),
        Command(
            f"{place}.link",
            "o",
            N_("Open profile"),
            N_("Open the profile in the browser"),
        ),
        Command(f"{place}.copy", "y", N_("Copy"), N_("Copy the handle or e-mail")),
    )


TODAY = (
    Command(
        "today.open",
        "enter",
        N_("Open"),
        N_("Everything about this person, or this piece of content"),
        footer=True,
        palette=False,
    ),
    Command(
        "today.approve",
        "a",
        N_("Approve"),
        N_("The draft may go live: it follows the brief and fits the brand"),
        footer=True,
    ),
    Command(
        "today.ask-changes",
        "c",
        N_("Ask changes"),
        N_("The draft goes back with something to change: another round"),
        footer=True,
    ),
    Command(
        "today.still-up",
        "y",
        N_("Still up"),
        N_("Looked at: the post is there, and labelled"),
        footer=True,
    ),
    Command(
        "today.not-right",
        "n",
        N_("Not right"),
        N_("Looked at: the post is gone, or its label is"),
        footer=True,
    ),
    Command(
        "today.pay",
        "p",
        N_("Pay"),
        N_("See what goes out, and mark it as paid"),
        footer=True,
    ),
    Command(
        "today.open-content",
        "o",
        N_("See it"),
        N_("Open the draft or the post where it can be seen"),
        footer=True,
    ),
    *outcomes("today"),
    Command("today.new", "n", N_("New task"), N_("Note something to do on a day")),
    Command(
        "today.explain",
        "equals_sign",
        N_("Explain"),
        N_("Why this line is here, and how urgent it is"),
    ),
    Command(
        "today.close-day",
        "c",
        N_("Close the day"),
        N_("What moved, what is promised for tomorrow, a note"),
    ),
    Command(
        "today.week",
        "w",
        N_("Weekly review"),
        N_("How the pipeline moved, and who has gone quiet"),
    ),
    Command(
        "today.numbers",
        "N",
        N_("Numbers"),
        N_("Type the figures of all posts that are due in a grid"),
    ),
    Command(
        "today.arrange",
        "comma",
        N_("Outreach settings"),
        N_("Templates, cadences, stages, who writes, public holidays"),
    ),
    Command(
        "today.import",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, contacts or the clipboard"),
    ),
    Command("today.back", "escape", N_("Back"), N_("Clear the marks"), palette=False),
)
"""On the list of the day."""

OUTREACH = (
    Command(
        "outreach.open",
        "enter",
        N_("Open"),
        N_("Everything about this person"),
        footer=True,
        palette=False,
    ),
    Command(
        "outreach.turn",
        "b",
        N_("Board or list"),
        N_("See the stages side by side, or one under the other"),
        footer=True,
    ),
    Command(
        "outreach.filter",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    *outcomes("outreach"),
    Command(
        "outreach.new",
        "n",
        N_("New"),
        N_("Begin a conversation with somebody"),
    ),
    Command(
        "outreach.act",
        "x",
        N_("Act on marked"),
        N_("Stage, campaign, next step, whose turn, or delete"),
    ),
    Command(
        "outreach.amount",
        "p",
        N_("Price"),
        N_("Note what was asked, offered or agreed"),
    ),
    Command("outreach.sort", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command(
        "outreach.views",
        "w",
        N_("Saved views"),
        N_("Keep this filter under a name, or open one kept before"),
    ),
    Command(
        "outreach.arrange",
        "comma",
        N_("Outreach settings"),
        N_("Templates, cadences, stages, who writes, public holidays"),
    ),
    Command(
        "outreach.import",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, contacts or the clipboard"),
    ),
    Command(
        "outreach.export",
        "ctrl+e",
        N_("Export"),
        N_("Write this list to a CSV or XLSX file"),
    ),
    Command(
        "outreach.back",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
)
"""In outreach."""


CLOSING = (
    Command(
        "closing.save",
        "ctrl+s",
        N_("Keep the note"),
        N_("Keep the note of the day, and go back"),
        footer=True,
        priority=True,
    ),
    Command(
        "closing.scroll-down", "pagedown", N_("Down"), palette=False, priority=True
    ),
    Command("closing.scroll-up", "pageup", N_("Up"), palette=False, priority=True),
    Command(
        "closing.back",
        "escape",
        N_("Back"),
        N_("Back to the list; a note that was not kept is asked about"),
        footer=True,
        palette=False,
    ),
)
"""At the end of a day."""

WEEK = (
    Command(
        "week.open",
        "enter",
        N_("Open"),
        N_("Everything about this person"),
        footer=True,
        palette=False,
    ),
    Command("week.write", "m", N_("Write"), N_("Write from a template"), footer=True),
    Command(
        "week.wish",
        "e",
        N_("How often"),
        N_("After how many silent days this person counts as quiet"),
        footer=True,
    ),
    Command(
        "week.figures",
        "equals_sign",
        N_("Reply figures"),
        N_("How many answered, by template, channel and tier"),
        footer=True,
    ),
    Command(
        "week.back",
        "escape",
        N_("Back"),
        N_("Back to the list of the day"),
        footer=True,
        palette=False,
    ),
)
"""In the weekly review."""
