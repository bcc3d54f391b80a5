"""Campaigns: brief, goals, contracts, parcels, links, and content that is owed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS = {
    "objective": "TEXT CONSTRAINT ck_campaign_objective CHECK (objective IN"
    " ('awareness','leads','sales','seo','ugc','feedback'))",
    "status": "TEXT DEFAULT 'planned' NOT NULL CONSTRAINT ck_campaign_status CHECK"
    " (status IN ('planned','running','wrapped'))",
    "product": "TEXT",
    "landing_url": "TEXT",
    "budget_minor": "INTEGER CONSTRAINT ck_campaign_budget_minor CHECK"
    " (budget_minor >= 0)",
    "hourly_rate_minor": "INTEGER CONSTRAINT ck_campaign_hourly_rate_minor CHECK"
    " (hourly_rate_minor >= 0)",
    "brief_summary": "TEXT",
    "brief_messages": "TEXT",
    "brief_do": "TEXT",
    "brief_dont": "TEXT",
    "brief_hashtags": "TEXT",
    "disclosure_text": "TEXT",
    "retro_boost": "TEXT",
    "retro_fix": "TEXT",
    "retro_part": "TEXT",
    "retro_recruit": "TEXT",
}
"""Added one by one: a table that others point to is not built anew."""

INDEXES = {
    "ix_collaboration_agreed": "collaboration (stage_since, campaign_id, influencer_id,"
    " deal_kind) WHERE stage='agreed'",
    "ix_contract_sent_on": "contract (sent_on) WHERE status='sent'",
    "ix_contract_ends_on": "contract (ends_on) WHERE status='signed'",
    "ix_shipment_open": "shipment (sent_on, chosen_on) WHERE delivered_on IS NULL AND"
    " returned_on IS NULL",
    "ix_shipment_post_due_on": "shipment (post_due_on) WHERE delivered_on IS NOT NULL"
    " AND returned_on IS NULL",
}
"""Of what is due, only what is still open."""


def upgrade() -> None:
    op.create_table(
        "product",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=True),
        sa.Column("cost_minor", sa.Integer(), nullable=True),
        sa.Column("cost_currency", sa.Text(), nullable=True),
        sa.Column("stock", sa.Integer(), nullable=True),
        sa.Column("archived_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(cost_minor IS NULL) = (cost_currency IS NULL)",
            name=op.f("ck_product_cost_currency"),
        ),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_product_cost_minor")),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_product_name")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_product_stock")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_product_name_key", "product", ["name_key"], unique=True)
    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("fee_minor", sa.Integer(), nullable=True),
        sa.Column("fee_currency", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(fee_minor IS NULL) = (fee_currency IS NULL)",
            name=op.f("ck_candidate_fee_currency"),
        ),
        sa.CheckConstraint("fee_minor >= 0", name=op.f("ck_candidate_fee_minor")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_candidate_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_candidate_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_candidate_influencer_id", "candidate", ["influencer_id"], unique=False
    )
    op.create_index(
        "uq_candidate", "candidate", ["campaign_id", "influencer_id"], unique=True
    )
    op.create_table(
        "checklist_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_checklist_mark_on_day"),
        ),
        sa.CheckConstraint(
            "state IN ('done','waived')", name=op.f("ck_checklist_mark_state")
        ),
        sa.CheckConstraint(
            "length(trim(item)) > 0", name=op.f("ck_checklist_mark_item")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_checklist_mark_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_mark")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_checklist_mark", "checklist_mark", ["campaign_id", "item"], unique=True
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "metric IN ('reach','impressions','views','engagements','clicks',"
            "'sessions','leads','conversions','revenue','new_followers','roi','posts',"
            "'influencers')",
            name=op.f("ck_target_metric"),
        ),
        sa.CheckConstraint("length(trim(goal)) > 0", name=op.f("ck_target_goal")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_target_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_target", "target", ["campaign_id", "metric"], unique=True)
    op.create_table(
        "breach",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("settled_on", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_breach_on_day"),
        ),
        sa.CheckConstraint(
            "settled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_breach_settled_on"),
        ),
        sa.CheckConstraint("length(trim(what)) > 0", name=op.f("ck_breach_what")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_breach_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breach")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_breach_collaboration_id", "breach", ["collaboration_id"], unique=False
    )
    op.create_table(
        "contract",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("compensation", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("clauses", sa.Text(), nullable=False),
        sa.Column("exclusivity", sa.Text(), nullable=True),
        sa.Column("exclusivity_until", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_contract_ends_on"),
        ),
        sa.CheckConstraint(
            "exclusivity_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_contract_exclusivity_until"),
        ),
        sa.CheckConstraint(
            "sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_contract_sent_on"),
        ),
        sa.CheckConstraint(
            "signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_contract_signed_on"),
        ),
        sa.CheckConstraint(
            "starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_contract_starts_on"),
        ),
        sa.CheckConstraint(
            "status IN ('draft','sent','signed','ended','cancelled')",
            name=op.f("ck_contract_status"),
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_contract_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_contract_collaboration_id", "contract", ["collaboration_id"], unique=False
    )
    op.create_index(
        "ix_contract_exclusivity_until",
        "contract",
        ["exclusivity_until"],
        unique=False,
        sqlite_where=sa.text("exclusivity_until IS NOT NULL"),
    )
    op.create_table(
        "deliverable",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("substance", sa.Text(), nullable=True),
        sa.Column("draft_due_on", sa.Text(), nullable=True),
        sa.Column("live_due_on", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_since", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("draft_ref", sa.Text(), nullable=True),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("post_url", sa.Text(), nullable=True),
        sa.Column("live_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "draft_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_deliverable_draft_due_on"),
        ),
        sa.CheckConstraint(
            "kind IN ('post','carousel','story','reel','short','video','live','blog',"
            "'other')",
            name=op.f("ck_deliverable_kind"),
        ),
        sa.CheckConstraint(
            "live_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_deliverable_live_due_on"),
        ),
        sa.CheckConstraint(
            "live_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_deliverable_live_on"),
        ),
        sa.CheckConstraint(
            "state IN ('briefed','drafting','submitted','changes_requested','approved',"
            "'live','cancelled')",
            name=op.f("ck_deliverable_state"),
        ),
        sa.CheckConstraint("round >= 0", name=op.f("ck_deliverable_round")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_deliverable_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_deliverable_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliverable")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_deliverable_collaboration_id",
        "deliverable",
        ["collaboration_id", "state"],
        unique=False,
    )
    op.create_index(
        "ix_deliverable_draft_due_on",
        "deliverable",
        ["draft_due_on"],
        unique=False,
        sqlite_where=sa.text("state IN ('briefed','drafting','changes_requested')"),
    )
    op.create_index(
        "ix_deliverable_live_due_on",
        "deliverable",
        ["live_due_on"],
        unique=False,
        sqlite_where=sa.text("state NOT IN ('live','cancelled')"),
    )
    op.create_table(
        "shipment",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("chosen_on", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("courier", sa.Text(), nullable=True),
        sa.Column("tracking_no", sa.Text(), nullable=True),
        sa.Column("delivered_on", sa.Text(), nullable=True),
        sa.Column("post_due_on", sa.Text(), nullable=True),
        sa.Column("returned_on", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "chosen_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_shipment_chosen_on"),
        ),
        sa.CheckConstraint(
            "delivered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_shipment_delivered_on"),
        ),
        sa.CheckConstraint(
            "post_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_shipment_post_due_on"),
        ),
        sa.CheckConstraint(
            "returned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_shipment_returned_on"),
        ),
        sa.CheckConstraint(
            "sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_shipment_sent_on"),
        ),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_shipment_quantity")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_shipment_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_shipment_product_id_product"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_shipment_collaboration_id", "shipment", ["collaboration_id"], unique=False
    )
    op.create_index("ix_shipment_product_id", "shipment", ["product_id"], unique=False)
    op.create_table(
        "tracked_link",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("utm_source", sa.Text(), nullable=True),
        sa.Column("utm_medium", sa.Text(), nullable=True),
        sa.Column("utm_campaign", sa.Text(), nullable=True),
        sa.Column("utm_content", sa.Text(), nullable=True),
        sa.Column("utm_term", sa.Text(), nullable=True),
        sa.Column("slug", sa.Text(), nullable=True),
        sa.CheckConstraint("length(trim(url)) > 0", name=op.f("ck_tracked_link_url")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_tracked_link_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracked_link")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_tracked_link_collaboration_id",
        "tracked_link",
        ["collaboration_id"],
        unique=False,
    )
    op.create_index("uq_tracked_link_url", "tracked_link", ["url"], unique=True)
    for name, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE campaign ADD COLUMN {name} {kind}")
    for name, rest in INDEXES.items():
        op.execute(f"CREATE INDEX {name} ON {rest}")
