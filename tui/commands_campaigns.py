"""The commands of the list of campaigns and of everything in a campaign.

The tabs of a campaign share one screen, so every action there has a name of its own:
its tab is the group it is declared in.
"""

from __future__ import annotations

from tui.command import Command
from tui.commands_budget import MONEY
from tui.commands_content import CONTENT
from tui.commands_outreach import outcomes
from tui.commands_results import CAMPAIGN_RESULTS
from tui.i18n import N_

CAMPAIGNS = (
    Command(
        "campaigns.open",
        "enter",
        N_("Open"),
        N_("Everything about this campaign"),
        footer=True,
        palette=False,
    ),
    Command(
        "campaigns.filter",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "campaigns.new", "n", N_("New"), N_("Begin a campaign: its frame"), footer=True
    ),
    Command(
        "campaigns.edit", "e", N_("Edit"), N_("Name, dates, budget, goal"), footer=True
    ),
    Command(
        "campaigns.clone",
        "c",
        N_("Clone"),
        N_("Begin a campaign like this one, with its people or without"),
        footer=True,
    ),
    Command(
        "campaigns.goals",
        "p",
        N_("Goals"),
        N_("Targets, in figures"),
        footer=True,
    ),
    Command(
        "campaigns.put-away",
        "D",
        N_("Put away"),
        N_("Put this campaign, or the marked ones, away; or bring them back"),
        footer=True,
    ),
    Command(
        "campaigns.turn",
        "b",
        N_("Other list"),
        N_("See what was put away, or what is at work"),
    ),
    Command(
        "campaigns.remove",
        "delete,backspace",
        N_("Delete"),
        N_("Delete this campaign; its people stay"),
    ),
    Command("campaigns.sort", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command(
        "campaigns.back",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
)
"""On the list of campaigns."""

CAMPAIGN = (
    Command(
        "campaign.back",
        "escape",
        N_("Back"),
        N_("Clear the marks; then to the list, at the same row"),
        footer=True,
        palette=False,
    ),
    Command(
        "campaign.next-tab",
        "tab,l",
        N_("Next tab"),
        N_("Checklist, brief, people, content, money, retro"),
        footer=True,
    ),
    Command(
        "campaign.previous-tab",
        "shift+tab,h",
        N_("Previous tab"),
        N_("The same, the other way"),
    ),
    Command(
        "campaign.previous",
        "left_square_bracket",
        N_("Previous"),
        N_("The campaign before in the same list"),
    ),
    Command(
        "campaign.next",
        "right_square_bracket",
        N_("Next"),
        N_("The campaign after in the same list"),
    ),
    Command(
        "campaign.make-report",
        "H",
        N_("Report"),
        N_("A report for others: page, workbook, Markdown or text; in any language"),
    ),
    Command(
        "campaign.edit-frame", "E", N_("Edit frame"), N_("Name, dates, budget, goal")
    ),
)
"""On every tab of a campaign."""

CHECKLIST = (
    Command(
        "checklist.go",
        "enter",
        N_("Go there"),
        N_("Go to where what ticks this item is made"),
        footer=True,
        palette=False,
    ),
    Command(
        "checklist.tick",
        "d",
        N_("Done"),
        N_("Say that this item is done, with a note on how"),
        footer=True,
    ),
    Command(
        "checklist.waive",
        "w",
        N_("Waive"),
        N_("Say why this item does not matter here"),
        footer=True,
    ),
    Command(
        "checklist.unmark",
        "x,backspace",
        N_("Clear"),
        N_("Take back what was said of this item by hand"),
        footer=True,
    ),
    Command(
        "checklist.next-open",
        "n",
        N_("Next open"),
        N_("Go to the next item that is still open"),
        footer=True,
    ),
    Command(
        "checklist.checklist-goals",
        "p",
        N_("Goals"),
        N_("Targets, in figures"),
    ),
)
"""On the checklist of a campaign."""

BRIEF = (
    Command(
        "brief.edit-brief",
        "e,enter",
        N_("Edit"),
        N_("Write this part of the brief"),
        footer=True,
    ),
    Command(
        "brief.propose-label",
        "p",
        N_("Propose label"),
        N_("Put in how advertising is labelled in this market"),
        footer=True,
    ),
    Command(
        "brief.copy-brief",
        "y",
        N_("Copy"),
        N_("Copy the brief to hand it over"),
        footer=True,
    ),
    Command(
        "brief.export-brief",
        "o",
        N_("Save as file"),
        N_("Write the brief to a file: Markdown, HTML or plain text"),
        footer=True,
    ),
    Command(
        "brief.brief-language",
        "L",
        N_("Language"),
        N_("In which language the brief is handed over"),
        footer=True,
    ),
)
"""On the brief of a campaign."""

PEOPLE = (
    Command(
        "people.open-card",
        "enter",
        N_("Open"),
        N_("Everything about this person"),
        footer=True,
        palette=False,
    ),
    Command(
        "people.filter-people",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "people.add-people",
        "n",
        N_("Add"),
        N_("Bring somebody of the roster into this campaign"),
        footer=True,
    ),
    Command(
        "people.contract",
        "c",
        N_("Contract"),
        N_("What was agreed in writing: clauses, days, exclusivity"),
        footer=True,
    ),
    Command(
        "people.parcel",
        "p",
        N_("Parcel"),
        N_("Choose a product, send it, note that it arrived"),
        footer=True,
    ),
    Command(
        "people.links",
        "w",
        N_("Link, code"),
        N_("A link that is counted and a code, for each person"),
        footer=True,
    ),
    Command(
        "people.line-up",
        "L",
        N_("Line-up"),
        N_("Who may be asked, what it costs and what it may reach"),
        footer=True,
    ),
    *outcomes("people"),
    Command(
        "people.amount",
        "dollar_sign",
        N_("Amount"),
        N_("Note what was asked, offered or agreed"),
    ),
    Command(
        "people.terms",
        "percent_sign",
        N_("Terms"),
        N_("How it is paid for, the share of the sales, the code, notes"),
    ),
    Command(
        "people.breach",
        "b",
        N_("Breach"),
        N_("Note what was not kept, and what was done about it"),
    ),
    Command(
        "people.decide",
        "V",
        N_("Decide"),
        N_("Renew, fix or let go; and why"),
    ),
    Command(
        "people.no-post",
        "exclamation_mark",
        N_("No post"),
        N_("Only those who have the product and posted nothing"),
    ),
    Command(
        "people.products",
        "P",
        N_("Products"),
        N_("What is sent, and how many are left"),
    ),
)
"""On the people of a campaign."""

RETRO = (
    Command(
        "retro.edit-retro",
        "e",
        N_("Answer"),
        N_("What to do more, otherwise, no longer; whom to look for"),
        footer=True,
    ),
    Command(
        "retro.decide-retro",
        "enter,V",
        N_("Decide"),
        N_("Renew, fix or let go; and why"),
        footer=True,
    ),
    Command(
        "retro.goodbye",
        "m",
        N_("Goodbye"),
        N_("Write a graceful goodbye from the template"),
        footer=True,
    ),
    Command(
        "retro.gaps",
        "b",
        N_("Gaps"),
        N_("Where the roster is thin: whom to look for next"),
        footer=True,
    ),
)
"""On the retro of a campaign."""

TABS = {
    "checklist": CHECKLIST,
    "brief": BRIEF,
    "people": PEOPLE,
    "content": CONTENT,
    "money": MONEY,
    "results": CAMPAIGN_RESULTS,
    "retro": RETRO,
}
"""The tabs of a campaign in their order, and what can be done on each."""
