"""The words of results: what a customer did, how a sale came about, what is counted.

A *conversion* is something a customer did; a *conversion goal* says what one of those
is worth. A *reading* is a set of figures of something on a date.
"""

from __future__ import annotations

from store.rules.content_words import READING_FIGURES

GOAL_KINDS = (
    *("purchase", "enquiry", "quote", "visit", "newsletter", "download"),
    *("time_on_page", "interaction", "video_click", "own"),
)
"""What a customer can do that counts: buy, ask, ask for a price, come by, subscribe,
download, stay on a page, interact, click in a video, or anything of her own."""

LEADS = frozenset({"enquiry", "quote", "newsletter", "download"})
"""Kinds by which somebody becomes known who may buy later."""

CONVERSION_STATES = ("pending", "paid", "partly_refunded", "refunded", "cancelled")
"""How far an order is; one that was called off counts nothing, and what went back is
taken off."""

CONVERSION_SOURCES = ("typed", "file", "shopify", "woocommerce", "cafe24")
"""Where a conversion is from: typed, a sheet, or the orders of a shop."""

ATTRIBUTED_BY = ("code", "link", "manual", "none")
"""How it is known whose a conversion is: the person's own code, a tracked link, said by
hand; or it is not known."""

LINK_DAYS = 30
"""Days that a click on a tracked link counts for."""

SPELLING_PARTS = ("source", "medium", "campaign", "content", "term")
"""Parts of a link whose spellings can be said to mean the same."""

PHASES = ("before", "during", "after")
"""When figures of the brand were taken, seen from the campaign."""

SENTIMENTS = ("positive", "neutral", "negative")
"""How a mention speaks of the brand."""

REPORT_FORMATS = ("html", "xlsx", "md", "txt")
"""What a report can be written as."""

VISIT_FIGURES = ("interactions", "users", "new_users", "events")
"""What programs for traffic and advertising count besides READING_FIGURES."""

ALL_FIGURES = (*READING_FIGURES, *VISIT_FIGURES)
"""Every figure of a reading."""

NOT_ADDED = frozenset({"reach", "users"})
"""People, who are the same on several days: such figures are never added over days."""

RANKED_FROM = 3
"""How many of something there must be before it is ranked."""
