"""Contracts, parcels and links as tables for people; the trash is left out."""

from __future__ import annotations

from store.parcel_rows import PARCEL_SQL

_WHO = "l.influencer_id, l.name, l.handle, l.platform, g.name"
_WHOSE = (
    " CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
)
_BY_NAME = " ORDER BY l.name_key, l.influencer_id, "

CONTRACTS_SQL = (
    f"SELECT {_WHO}, t.status, t.scope, t.compensation, t.sent_on, t.signed_on,"
    " t.starts_on, t.ends_on, t.file, t.clauses, t.exclusivity, t.exclusivity_until"
    f" FROM contract t CROSS JOIN collaboration c ON c.id=t.collaboration_id{_WHOSE}"
    f"{_BY_NAME}t.id"
)

SHIPMENTS_SQL = (
    f"SELECT {_WHO}, coalesce(i.real_name, i.name), i.phone, i.address, r.name, r.sku,"
    f" p.quantity, {PARCEL_SQL}, p.chosen_on, p.sent_on, p.courier, p.tracking_no,"
    " p.delivered_on, p.post_due_on, p.returned_on, p.shipping_minor,"
    " p.shipping_currency, p.notes"
    f" FROM shipment p CROSS JOIN collaboration c ON c.id=p.collaboration_id{_WHOSE}"
    " JOIN influencer i ON i.id=c.influencer_id LEFT JOIN product r ON"
    f" r.id=p.product_id{_BY_NAME}p.id"
)
"""With where each parcel goes, so that the sheet can be handed to a courier."""

LINKS_SQL = (
    f"SELECT {_WHO}, c.promo_code, k.url, k.utm_source, k.utm_medium, k.utm_campaign,"
    " k.utm_content, k.utm_term, k.slug FROM tracked_link k"
    f" CROSS JOIN collaboration c ON c.id=k.collaboration_id{_WHOSE}{_BY_NAME}k.id"
)
