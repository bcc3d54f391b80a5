"""What is added up of results: conversions, figures of pieces and days, costs by month.

Conversions are added by channel and month, and again by collaboration; figures of
pieces from their lines, so that a piece is in them once, however often it was measured.
"""

from __future__ import annotations

from store.rules.content_words import READING_FIGURES
from store.rules.result_words import NOT_ADDED, VISIT_FIGURES
from store.sums import Sums

_CONVERTED = (
    ("many", "1"),
    ("quantity", "{}.quantity"),
    ("amount_minor", "ifnull({}.amount_minor,0)"),
    ("counted_minor", "ifnull({}.counted_minor,0)"),
    ("refunded_minor", "{}.refunded_minor"),
)
_HOW = (
    ("kind", "{}.kind"),
    ("attributed_by", "{}.attributed_by"),
    ("counts", "({}.status<>'cancelled')"),
    ("amount_currency", "ifnull({}.amount_currency,'')"),
    ("counted_currency", "ifnull({}.counted_currency,'')"),
)
_CAMPAIGN = ("campaign_id", "ifnull({}.campaign_id,0)")

DAILY = tuple(
    name
    for name in (*READING_FIGURES, *VISIT_FIGURES)
    if name not in NOT_ADDED | {"relevant_comments"}
)
"""Figures that may be added over days."""

PIECE_FIGURES = (*READING_FIGURES, "engagements")
"""Figures of a piece that are added over pieces."""

RESULT_SUMS = (
    Sums(
        "conversion",
        "conversion_total",
        (
            _CAMPAIGN,
            ("channel", "ifnull({}.channel,'')"),
            ("month", "substr({}.on_day,1,7)"),
            *_HOW,
        ),
        _CONVERTED,
    ),
    Sums(
        "conversion",
        "talk_total",
        (("collaboration_id", "ifnull({}.collaboration_id,0)"), _CAMPAIGN, *_HOW),
        _CONVERTED,
    ),
    Sums(
        "cost",
        "cost_month",
        (
            _CAMPAIGN,
            ("month", "substr({}.on_day,1,7)"),
            ("state", "{}.state"),
            ("amount_currency", "{}.amount_currency"),
            ("counted_currency", "ifnull({}.counted_currency,'')"),
        ),
        (
            ("many", "1"),
            ("amount_minor", "{}.amount_minor"),
            ("counted_minor", "ifnull({}.counted_minor,0)"),
        ),
    ),
    Sums(
        "piece_line",
        "figures_total",
        (
            ("campaign_id", "{}.campaign_id"),
            ("channel", "{}.channel"),
            ("kind", "{}.kind"),
        ),
        (
            ("many", "1"),
            ("measured", "({}.readings>0)"),
            *(
                pair
                for name in PIECE_FIGURES
                for pair in (
                    (name, f"ifnull({{}}.{name},0)"),
                    (f"{name}_n", f"({{}}.{name} IS NOT NULL)"),
                )
            ),
        ),
    ),
    Sums(
        "reading",
        "day_total",
        (
            _CAMPAIGN,
            ("collaboration_id", "ifnull({}.collaboration_id,0)"),
            ("channel", "ifnull({}.channel,'')"),
            ("label", "ifnull({}.label,'')"),
            ("source", "{}.source"),
            ("spend_currency", "ifnull({}.spend_currency,'')"),
        ),
        (
            ("many", "1"),
            *((name, f"ifnull({{}}.{name},0)") for name in DAILY),
            ("stated_conversions", "ifnull({}.stated_conversions,0)"),
            ("spend_minor", "ifnull({}.spend_minor,0)"),
        ),
        only="({}.deliverable_id IS NULL AND {}.window='24h')",
    ),
)
"""Conversions, costs by month, figures of pieces, figures by day."""
