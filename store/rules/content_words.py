"""The words content is told in: verdicts, layers, windows, and the days that follow."""

from __future__ import annotations

VERDICTS = ("approved", "changes")
"""What a look at a draft ends with."""

RIGHT_LAYERS = ("organic", "paid", "whitelisting", "print")
"""What we may do with content: show it on our own pages, in paid advertising, in
advertising from their account, on paper and in shops."""

RIGHT_BEGINS = ("date", "signature", "live")
"""What the first day of a right is taken from."""

RIGHT_LADDER = (45, 30, 14, 0)
"""Days before its end at which a right is spoken of."""

LIVE_CHECK_DAYS = (1, 7, 30, 90, 180)
"""Days after going live at which a post is looked at again."""

LOOK_AGAIN = 2
"""Days until a post is looked at once more when something was wrong with it."""

REVIEW_WITHIN = 2
"""Business days until a draft that was handed in is answered."""

REVISE_WITHIN = 3
"""Business days for changes that were asked for, where the draft's day is over."""

PAYMENT_DAYS = 30
"""Days from going live until the fee is paid, where nothing else was said."""

READING_WINDOWS = ("24h", "7d", "30d", "total")
"""How long after going live figures were taken."""

WINDOW_DAYS = {"24h": 1, "7d": 7, "30d": 30}
"""Those windows in days."""

READING_SOURCES = ("influencer", "verified", "import")
"""Who said so: the influencer, she herself by looking, or a file."""

READING_FIGURES = (
    *("impressions", "reach", "views", "likes", "comments", "relevant_comments"),
    *("shares", "saves", "clicks", "sessions", "leads", "new_followers"),
)
"""What is counted."""

ASSET_KINDS = ("post", "photo", "video", "audio", "text", "other")
"""What an asset is; a post is kept by its address."""

OWN_CHECKS = ("guideline", "brand_fit")
"""What a draft is checked for besides the compliance list."""

HANDED_IN = frozenset({"submitted", "changes_requested", "approved", "live"})
"""States of content of which a draft has been here."""

LANES = (
    *("briefed", "drafting", "submitted", "changes_requested", "approved", "live"),
    *("measured", "cancelled"),
)
"""Where a piece of content stands on the board: measured is live with its last figures
noted."""

LANE_SQL = "(CASE WHEN measured_on IS NULL THEN state ELSE 'measured' END)"
"""The lane of a row of ``deliverable``; written like this it is found by its index."""

DAY_SQL = "(ifnull(live_on,live_due_on))"
"""The day of a piece of content in the calendar: since when it is live, or by when it
is to be."""

MY_TURN = frozenset({"submitted", "live"})
"""Lanes in which the next move is ours; in the others before it is that of the person,
and after it nothing is left to do."""
