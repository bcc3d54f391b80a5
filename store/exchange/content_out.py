"""Content, its checks, rights and assets as tables; the trash is left out."""

from __future__ import annotations

from store.rules.content_words import READING_FIGURES

_WHO = (
    "l.influencer_id, l.name, ifnull(a.handle, l.handle),"
    " ifnull(a.platform, l.platform), g.name"
)
_OF_PIECE = (
    " CROSS JOIN collaboration c ON c.id=d.collaboration_id"
    " CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
    " LEFT JOIN account a ON a.id=d.account_id"
)
_BY_NAME = " ORDER BY l.name_key, l.influencer_id, d.id"
_YES = "CASE {} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END"
_FIGURES = ", ".join(f"r.{name}" for name in READING_FIGURES)

CONTENT_TABLES = {
    "deliverables": (
        f"SELECT {_WHO}, d.kind, d.title, d.substance, d.draft_due_on, d.live_due_on,"
        " d.state, d.state_since, d.round, d.draft_ref, d.caption, d.post_url,"
        " d.live_on, d.measured_on, d.payment_due_on, d.reason"
        f" FROM deliverable d{_OF_PIECE}{_BY_NAME}"
    ),
    "reviews": (
        f"SELECT {_WHO}, d.kind, d.title, r.round, r.verdict, r.reason, r.draft_ref,"
        " r.on_day FROM review r CROSS JOIN deliverable d ON d.id=r.deliverable_id"
        f"{_OF_PIECE}{_BY_NAME}, r.id"
    ),
    "compliance": (
        f"SELECT {_WHO}, d.kind, d.title, d.post_url, k.item, {_YES.format('k.ok')},"
        " k.evidence, k.by_whom, k.on_day FROM compliance_check k"
        " CROSS JOIN deliverable d ON d.id=k.deliverable_id"
        f"{_OF_PIECE}{_BY_NAME}, k.id"
    ),
    "live_checks": (
        f"SELECT {_WHO}, d.kind, d.title, d.post_url, x.after_days, x.due_on, x.on_day,"
        f" {_YES.format('x.live')}, {_YES.format('x.labelled')}, x.note"
        " FROM live_check x CROSS JOIN deliverable d ON d.id=x.deliverable_id"
        f"{_OF_PIECE}{_BY_NAME}, x.due_on, x.id"
    ),
    "post_readings": (
        f"SELECT {_WHO}, d.kind, d.title, d.post_url, r.on_day, r.window, r.source,"
        f" {_FIGURES} FROM reading r CROSS JOIN deliverable d ON d.id=r.deliverable_id"
        f"{_OF_PIECE}{_BY_NAME}, r.on_day, r.id"
    ),
    "rights": (
        "SELECT l.influencer_id, l.name, l.handle, l.platform, g.name, d.title,"
        " u.layer, u.territory, u.begins, u.lasts_days, u.starts_on, u.ends_on, u.notes"
        " FROM usage_right u CROSS JOIN collaboration c ON c.id=u.collaboration_id"
        " CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0"
        " LEFT JOIN campaign g ON g.id=c.campaign_id"
        " LEFT JOIN deliverable d ON d.id=u.deliverable_id"
        " ORDER BY l.name_key, l.influencer_id, u.id"
    ),
    "assets": (
        "SELECT l.influencer_id, l.name, l.handle, l.platform, g.name, s.kind, s.style,"
        " s.title, s.place, s.captured_on, s.sha256, s.size_bytes, s.notes FROM asset s"
        " CROSS JOIN roster_line l ON l.influencer_id=s.influencer_id AND l.archived=0"
        " LEFT JOIN collaboration c ON c.id=s.collaboration_id"
        " LEFT JOIN campaign g ON g.id=c.campaign_id"
        " ORDER BY l.name_key, l.influencer_id, s.captured_on, s.id"
    ),
}
"""The question behind each of these tables, by kind."""
