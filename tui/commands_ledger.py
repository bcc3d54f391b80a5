"""The commands of the faces of money: the ledger, what is to be paid, who is paid."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

LEDGER = (
    Command(
        "ledger.edit-cost",
        "enter,e",
        N_("Edit"),
        N_("Amount, day, what it is for, and what is known of it"),
        footer=True,
        palette=False,
    ),
    Command(
        "ledger.filter-costs",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "ledger.new-cost",
        "n",
        N_("New"),
        N_("Note a cost: planned, promised or billed"),
        footer=True,
    ),
    Command(
        "ledger.pay-costs",
        "p",
        N_("Pay"),
        N_("Mark as paid, after a look at gross, tax and net"),
        footer=True,
    ),
    Command(
        "ledger.pay-part",
        "P",
        N_("Pay in part"),
        N_("Part of it is paid; the rest stays open"),
        footer=True,
    ),
    Command(
        "ledger.next-cost-state",
        "d,greater_than_sign",
        N_("Next state"),
        N_("On to what comes next: promised, billed, paid"),
        footer=True,
    ),
    Command(
        "ledger.previous-cost-state",
        "less_than_sign",
        N_("State back"),
        N_("Back to the state before; what was paid is open again"),
    ),
    Command(
        "ledger.act-on-costs",
        "x",
        N_("Act on marked"),
        N_("State, due day, category, channel, campaign, bill, for all of them"),
        footer=True,
    ),
    Command(
        "ledger.explain-cost",
        "equals_sign",
        N_("Explain"),
        N_("Where this amount comes from, and what it counts as"),
        footer=True,
    ),
    Command(
        "ledger.open-document",
        "o",
        N_("Open the bill"),
        N_("Open the bill or receipt, where it can be seen"),
    ),
    Command(
        "ledger.attach-document",
        "f",
        N_("Bill"),
        N_("Say where the bill or receipt is"),
    ),
    Command(
        "ledger.call-off-cost",
        "X",
        N_("Void"),
        N_("It will not be paid; it stays in the list, and counts no more"),
    ),
    Command(
        "ledger.delete-cost",
        "delete,backspace",
        N_("Delete"),
        N_("Delete what was never to be"),
    ),
    Command(
        "ledger.commission",
        "percent_sign",
        N_("Commission"),
        N_("What somebody sold, and their share of it"),
    ),
    Command(
        "ledger.open-payee",
        "O",
        N_("Person"),
        N_("Everything about this person"),
    ),
    Command(
        "ledger.cost-campaign",
        "c",
        N_("Campaign"),
        N_("The money of the campaign it is for"),
    ),
    Command("ledger.sort-costs", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command(
        "ledger.cost-views",
        "w",
        N_("Saved views"),
        N_("Keep this filter under a name, or open one kept before"),
    ),
    Command(
        "ledger.import-costs",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, contacts or the clipboard"),
    ),
    Command(
        "ledger.export-costs",
        "ctrl+e",
        N_("Export"),
        N_("Write this list to a CSV or XLSX file"),
    ),
    Command(
        "ledger.leave-costs",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
)
"""On the ledger."""

PAYMENTS = (
    Command(
        "payments.pay-due",
        "p",
        N_("Pay"),
        N_("Mark as paid, after a look at gross, tax and net"),
        footer=True,
    ),
    Command(
        "payments.pay-due-part",
        "P",
        N_("Pay in part"),
        N_("Part of it is paid; the rest stays open"),
        footer=True,
    ),
    Command(
        "payments.edit-due",
        "enter,e",
        N_("Edit"),
        N_("Amount, day, what it is for, and what is known of it"),
        footer=True,
        palette=False,
    ),
    Command(
        "payments.due-document",
        "f",
        N_("Bill is here"),
        N_("Say where the bill or receipt is"),
        footer=True,
    ),
    Command(
        "payments.due-day",
        "s",
        N_("Other day"),
        N_("Say by which day it is to be paid"),
        footer=True,
    ),
    Command(
        "payments.explain-due",
        "equals_sign",
        N_("Explain"),
        N_("Where this amount comes from, and what holds it up"),
        footer=True,
    ),
    Command(
        "payments.due-payee",
        "a",
        N_("Payee"),
        N_("Name, bank and tax of who is paid"),
    ),
    Command(
        "payments.open-due-document",
        "o",
        N_("Open the bill"),
        N_("Open the bill or receipt, where it can be seen"),
    ),
    Command(
        "payments.due-commission",
        "percent_sign",
        N_("Commission"),
        N_("What somebody sold, and their share of it"),
    ),
    Command(
        "payments.open-due-person",
        "O",
        N_("Person"),
        N_("Everything about this person"),
    ),
    Command(
        "payments.export-due",
        "ctrl+e",
        N_("Export"),
        N_("Write a list for the bank or for the accountant"),
    ),
    Command(
        "payments.leave-due",
        "escape",
        N_("Back"),
        N_("Clear the marks"),
        palette=False,
    ),
)
"""Among what is to be paid."""

PAYEES = (
    Command(
        "payees.edit-payee",
        "enter,e",
        N_("Edit"),
        N_("Name, bank and tax of who is paid"),
        footer=True,
        palette=False,
    ),
    Command(
        "payees.filter-payees",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "payees.new-payee",
        "n",
        N_("New"),
        N_("Note what is needed to pay somebody of the roster"),
        footer=True,
    ),
    Command(
        "payees.payee-costs",
        "c",
        N_("Costs"),
        N_("What this person costs, in the ledger"),
        footer=True,
    ),
    Command(
        "payees.payee-person",
        "O",
        N_("Person"),
        N_("Everything about this person"),
        footer=True,
    ),
    Command(
        "payees.export-payees",
        "ctrl+e",
        N_("Export"),
        N_("Write a list for the bank or for the accountant"),
        footer=True,
    ),
    Command(
        "payees.leave-payees",
        "escape",
        N_("Back"),
        N_("Clear the filter"),
        palette=False,
    ),
)
"""Among the payees."""
