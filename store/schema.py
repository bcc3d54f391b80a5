"""The numbers of the file format, readable without loading anything heavy."""

from __future__ import annotations

APPLICATION_ID = 0x534F4C4F
"""What says that a SQLite file is ours: "SOLO"."""

SCHEMA = 6
"""The number of the newest migration; kept in the file's ``user_version``."""

LOGGED = (
    "influencer",
    "account",
    "account_reading",
    "alias",
    "tag",
    "influencer_tag",
    "rate",
    "custom_value",
    "saved_view",
    "setting",
    "campaign",
    "collaboration",
    "touch",
    "offer",
    "template",
    "cadence",
    "cadence_step",
    "task",
    "snooze",
    "day_note",
    "target",
    "checklist_mark",
    "contract",
    "breach",
    "product",
    "shipment",
    "candidate",
    "tracked_link",
    "deliverable",
    "review",
    "compliance_check",
    "live_check",
    "usage_right",
    "asset",
    "reading",
    "budget_line",
    "commission_term",
    "commission_tier",
    "commission_sale",
    "cost",
    "exchange_rate",
    "work_time",
    "payee",
    "conversion_goal",
    "conversion",
    "shared_code",
    "spelling",
    "channel_name",
    "brand_reading",
    "mention",
    "report",
    "emv_rate",
)
"""Tables whose rows the history remembers, parents before children."""

OWNERS = {
    "influencer": "id",
    "account": "influencer_id",
    "alias": "influencer_id",
    "influencer_tag": "influencer_id",
    "rate": "influencer_id",
}
"""Tables that a roster line is worked out from, and the column that says whose."""

PERSONAL = OWNERS | {
    "collaboration": "influencer_id",
    "touch": "influencer_id",
    "task": "influencer_id",
    "candidate": "influencer_id",
    "asset": "influencer_id",
    "payee": "influencer_id",
}
"""Tables whose rows belong to one person, and the column that says to whom."""
