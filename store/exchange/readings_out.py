"""Figures, the brand and mentions as tables for people.

All figures stand in one: those of posts, of people's work and of channels. Imported
again, each of these tables changes nothing.
"""

from __future__ import annotations

from store.rules.result_words import ALL_FIGURES

_FIGURES = ", ".join(f"r.{name}" for name in ALL_FIGURES)
_STATED = (
    "rtrim(rtrim(printf('%d.%03d', r.stated_conversions/1000,"
    " r.stated_conversions%1000), '0'), '.')"
)

RESULT_TABLES = {
    "figures": "SELECT r.on_day, r.starts_on, r.channel, i.name, l.handle, g.name,"
    f" d.post_url, r.label, r.window, r.source, {_FIGURES},"
    f" iif(r.stated_conversions ISNULL, NULL, {_STATED}), r.spend_minor,"
    " r.spend_currency FROM reading r"
    " LEFT JOIN deliverable d ON d.id=r.deliverable_id"
    " LEFT JOIN collaboration c ON c.id=ifnull(r.collaboration_id, d.collaboration_id)"
    " LEFT JOIN influencer i ON i.id=c.influencer_id"
    " LEFT JOIN roster_line l ON l.influencer_id=c.influencer_id"
    " LEFT JOIN campaign g ON g.id=ifnull(c.campaign_id, r.campaign_id)"
    " WHERE i.archived_at ISNULL ORDER BY r.on_day, r.id",
    "brand": "SELECT b.on_day, g.name, b.phase, b.channel, b.followers, b.searches,"
    " b.mentions, b.sentiment, b.source, b.notes FROM brand_reading b"
    " LEFT JOIN campaign g ON g.id=b.campaign_id ORDER BY b.on_day, b.id",
    "mentions": "SELECT m.on_day, m.platform, m.url, m.author, m.keyword, m.sentiment,"
    " m.text, g.name FROM mention m LEFT JOIN campaign g ON g.id=m.campaign_id"
    " ORDER BY m.on_day, m.id",
}
"""The question behind each of these tables, by kind."""

SPENT_AT = 11 + len(ALL_FIGURES)
"""Where an amount in minor units stands in a row of figures, its currency behind it."""
