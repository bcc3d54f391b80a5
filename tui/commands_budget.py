"""The commands of the budget: its faces, its overview, what-if, a campaign's money."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

BUDGET = (
    Command(
        "budget.turn",
        "b",
        N_("Next face"),
        N_("Overview, ledger, payments, hours, payees"),
        footer=True,
    ),
    Command(
        "budget.turn-back",
        "B",
        N_("Face before"),
        N_("The same, the other way"),
    ),
    Command(
        "budget.back",
        "escape",
        N_("Back"),
        N_("Back to where you were"),
        footer=True,
        palette=False,
    ),
)
"""On every face of the budget."""

OVERVIEW = (
    Command(
        "overview.open-money",
        "enter",
        N_("Open"),
        N_("The money of this campaign"),
        footer=True,
        palette=False,
    ),
    Command(
        "overview.plan",
        "p",
        N_("Set plan"),
        N_("What may be spent, and on what"),
        footer=True,
    ),
    Command(
        "overview.new-cost",
        "n",
        N_("New cost"),
        N_("Note something that costs money"),
        footer=True,
    ),
    Command(
        "overview.next-part",
        "tab",
        N_("By…"),
        N_("By category, by channel, by person"),
        footer=True,
    ),
    Command(
        "overview.explain",
        "equals_sign",
        N_("Explain"),
        N_("What makes these figures, cost by cost"),
        footer=True,
    ),
    Command(
        "overview.what-if",
        "w",
        N_("What if"),
        N_("Try costs out: what is left after each of them"),
        footer=True,
    ),
    Command(
        "overview.open-ledger",
        "o",
        N_("Its costs"),
        N_("The ledger of this campaign alone"),
    ),
    Command(
        "overview.open-payments",
        "P",
        N_("To pay"),
        N_("What is to be paid for this campaign, the next first"),
    ),
    Command(
        "overview.rates",
        "R",
        N_("Exchange rates"),
        N_("What one currency is worth in another"),
    ),
    Command(
        "overview.wrapped",
        "W",
        N_("Wrapped up"),
        N_("With campaigns that are wrapped up, or without"),
    ),
    Command(
        "overview.previous-part",
        "shift+tab",
        N_("By…, back"),
        N_("The same, the other way"),
        palette=False,
    ),
)
"""On the overview of the budget."""

WHAT_IF = (
    Command(
        "what-if.add",
        "n",
        N_("New"),
        N_("Something that may be bought, or somebody who may be paid"),
        footer=True,
    ),
    Command(
        "what-if.edit",
        "e,enter",
        N_("Edit"),
        N_("Another amount, or more of them"),
        footer=True,
    ),
    Command(
        "what-if.add-people",
        "a",
        N_("People"),
        N_("Everybody who has a price and is not agreed yet"),
        footer=True,
    ),
    Command(
        "what-if.commit",
        "c",
        N_("Keep them"),
        N_("Keep the marked ones, or all, as planned or as promised"),
        footer=True,
    ),
    Command(
        "what-if.drop",
        "d,delete",
        N_("Drop"),
        N_("Take it out of the list"),
        footer=True,
    ),
    Command(
        "what-if.back",
        "escape",
        N_("Back"),
        N_("Clear the marks, then back to where you were"),
        footer=True,
        palette=False,
    ),
)
"""In the planner of what-if."""

MONEY = (
    Command(
        "money.open-payee",
        "enter",
        N_("Open"),
        N_("Everything about this person"),
        footer=True,
        palette=False,
    ),
    Command(
        "money.money-turn",
        "b",
        N_("By…"),
        N_("By category, by channel; the people; the goals"),
        footer=True,
    ),
    Command(
        "money.money-plan",
        "p",
        N_("Set plan"),
        N_("What may be spent, and on what"),
        footer=True,
    ),
    Command(
        "money.money-new-cost",
        "n",
        N_("New cost"),
        N_("Note something that costs money"),
        footer=True,
    ),
    Command(
        "money.money-payments",
        "P",
        N_("To pay"),
        N_("What is to be paid for this campaign, the next first"),
        footer=True,
    ),
    Command(
        "money.money-ledger",
        "o",
        N_("Its costs"),
        N_("The ledger of this campaign alone"),
        footer=True,
    ),
    Command(
        "money.money-explain",
        "equals_sign",
        N_("Explain"),
        N_("What makes these figures, cost by cost"),
        footer=True,
    ),
    Command(
        "money.money-what-if",
        "w",
        N_("What if"),
        N_("Try costs out: what is left after each of them"),
        footer=True,
    ),
    Command(
        "money.money-goals",
        "T",
        N_("Goals"),
        N_("Targets, in figures"),
    ),
    Command(
        "money.money-rates",
        "R",
        N_("Exchange rates"),
        N_("What one currency is worth in another"),
    ),
    Command(
        "money.money-turn-back",
        "B",
        N_("By…, back"),
        N_("The same, the other way"),
        palette=False,
    ),
)
"""On the money of a campaign."""
