"""The words a campaign is told in: objectives, states, metrics, clauses."""

from __future__ import annotations

OBJECTIVES = ("awareness", "leads", "sales", "seo", "ugc", "feedback")
"""What a campaign is for."""

STATUSES = ("planned", "running", "wrapped")
"""Where a campaign stands; whether it was put away is another question."""

METRICS = (
    *("reach", "impressions", "views", "engagements", "clicks", "sessions"),
    *("leads", "conversions", "revenue", "new_followers", "roi"),
    *("posts", "influencers"),
)
"""What a goal figure can be about."""

MARKS = ("done", "waived")
"""What she can say of a checklist item by hand."""

CONTRACTS = ("draft", "sent", "signed", "ended", "cancelled")
"""States of a contract."""

CLAUSES = (
    *("disclosure", "revisions", "exclusivity", "kill_fee", "keep_up"),
    *("portrait_rights",),
)
"""What a contract should settle: how the work is labelled, how many rounds of changes,
for whom else they may work, what is owed when it is called off, how long a post stays
up, and whose face may be shown where."""

CONTENT_KINDS = (
    *("post", "carousel", "story", "reel", "short", "video", "live", "blog"),
    *("other",),
)
"""What is owed: the kind of a piece of content."""

CONTENT_STATES = (
    *("briefed", "drafting", "submitted", "changes_requested", "approved", "live"),
    *("cancelled",),
)
"""States of a piece of content, from what was asked to what can be seen."""

BRIEF_PARTS = ("summary", "messages", "do", "dont", "hashtags")
"""The parts of a brief in their own words; the label is beside them."""

RETRO_PARTS = ("boost", "fix", "part", "recruit")
"""What is asked when a campaign is over."""

CLOSING_PARTS = ("next_steps", "image_conclusion")
"""What is written down then besides: what follows from the results, and what it did to
the image of the brand."""

UTM_PARTS = ("source", "medium", "campaign", "content", "term")
"""The parts of a tracked link."""
