"""The words of money: what it is spent on, how far a cost is, and where it comes from.

The four figures, always these: *planned* is what may be spent, *committed* all that is
promised whether it was paid yet or not, *paid* the part of it that has left, and
*remaining* what is planned less what is committed.
"""

from __future__ import annotations

CATEGORIES = (
    *("fee", "commission", "product", "shipping", "production", "boost"),
    *("tools", "other"),
)
"""What money is spent on: fees, commissions, product at what it costs us, shipping,
production, paid boost, tools, and everything else. Own time is counted apart."""

COST_STATES = ("planned", "committed", "invoiced", "paid", "cancelled")
"""How far a cost is: in view, promised, billed, paid, or called off."""

OPEN_COSTS = ("committed", "invoiced")
"""Promised and not paid yet."""

COMMITTED = (*OPEN_COSTS, "paid")
"""States that take from what is planned."""

ORIGINS = ("fee", "product", "shipping", "commission")
"""What makes a cost by itself: a deal, a parcel, sales; the others were typed."""

DUE_FROM = ("typed", "terms", "live")
"""Where the day of a payment comes from: said by her, by what the contract settles, or
by going live."""

BUDGET_GROUP = {"fee": "pay", "commission": "pay", "production": "production"}
"""The part of a budget that a category belongs to; the others are ``other``."""

TAX_KINDS = ("individual", "business", "simplified", "other")
"""How somebody is taxed: what is withheld and whether VAT is added depends on it."""

COMMISSION_METHODS = ("marginal", "whole")
"""Whether a tier's percent holds for the part of the sales above its threshold, or for
all of them once it is reached."""

HOURS_IN_DAY = 24
