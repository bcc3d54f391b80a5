"""Content: reviews, compliance, live checks, rights, assets, and first readings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"

COLUMNS = {
    "contract": {
        "payment_days": "INTEGER CONSTRAINT ck_contract_payment_days CHECK"
        " (payment_days >= 0)",
    },
    "deliverable": {
        "post_platform": "TEXT",
        "post_id": "TEXT",
        "measure_due_on": "TEXT CONSTRAINT ck_deliverable_measure_due_on CHECK"
        f" (measure_due_on {_DAY})",
        "measured_on": "TEXT CONSTRAINT ck_deliverable_measured_on CHECK"
        f" (measured_on {_DAY})",
        "payment_due_on": "TEXT CONSTRAINT ck_deliverable_payment_due_on CHECK"
        f" (payment_due_on {_DAY})",
    },
}
"""Added one by one: a table that others point to is not built anew."""

INDEXES = {
    "ix_deliverable_day": "deliverable ((ifnull(live_on,live_due_on)))",
    "ix_deliverable_lane": "deliverable ((CASE WHEN measured_on IS NULL THEN state ELSE"
    " 'measured' END), (ifnull(live_on,live_due_on)))",
    "ix_deliverable_submitted": "deliverable (state_since) WHERE state='submitted'",
    "ix_deliverable_measure_due_on": "deliverable (measure_due_on) WHERE"
    " measure_due_on IS NOT NULL",
}
"""The calendar and the board are read along the first two."""


def upgrade() -> None:

    op.create_table(
        "asset",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=True),
        sa.Column("deliverable_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("style", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("captured_on", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("size_bytes", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "captured_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_asset_captured_on"),
        ),
        sa.CheckConstraint(
            "kind IN ('post','photo','video','audio','text','other')",
            name=op.f("ck_asset_kind"),
        ),
        sa.CheckConstraint("length(sha256)=64", name=op.f("ck_asset_sha256")),
        sa.CheckConstraint("length(trim(place)) > 0", name=op.f("ck_asset_place")),
        sa.CheckConstraint("length(trim(style)) > 0", name=op.f("ck_asset_style")),
        sa.CheckConstraint("size_bytes >= 0", name=op.f("ck_asset_size_bytes")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_asset_collaboration_id_collaboration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["deliverable_id"],
            ["deliverable.id"],
            name=op.f("fk_asset_deliverable_id_deliverable"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_asset_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_asset_captured_on", "asset", ["captured_on", "id"], unique=False
    )
    op.create_index(
        "ix_asset_collaboration_id", "asset", ["collaboration_id"], unique=False
    )
    op.create_index(
        "ix_asset_deliverable_id", "asset", ["deliverable_id"], unique=False
    )
    op.create_index("ix_asset_influencer_id", "asset", ["influencer_id"], unique=False)
    op.create_index(
        "ix_asset_sha256",
        "asset",
        ["sha256"],
        unique=False,
        sqlite_where=sa.text("sha256 IS NOT NULL"),
    )
    op.create_index("uq_asset_place", "asset", ["influencer_id", "place"], unique=True)
    op.create_table(
        "compliance_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deliverable_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("ok", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=True),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_compliance_check_on_day"),
        ),
        sa.CheckConstraint(
            "length(trim(item)) > 0", name=op.f("ck_compliance_check_item")
        ),
        sa.CheckConstraint("ok IN (0,1)", name=op.f("ck_compliance_check_ok")),
        sa.ForeignKeyConstraint(
            ["deliverable_id"],
            ["deliverable.id"],
            name=op.f("fk_compliance_check_deliverable_id_deliverable"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compliance_check")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_compliance_check",
        "compliance_check",
        ["deliverable_id", "item"],
        unique=True,
    )
    op.create_table(
        "live_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deliverable_id", sa.Integer(), nullable=False),
        sa.Column("after_days", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=True),
        sa.Column("live", sa.Integer(), nullable=True),
        sa.Column("labelled", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_live_check_due_on"),
        ),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_live_check_on_day"),
        ),
        sa.CheckConstraint("after_days >= 0", name=op.f("ck_live_check_after_days")),
        sa.CheckConstraint("labelled IN (0,1)", name=op.f("ck_live_check_labelled")),
        sa.CheckConstraint("live IN (0,1)", name=op.f("ck_live_check_live")),
        sa.ForeignKeyConstraint(
            ["deliverable_id"],
            ["deliverable.id"],
            name=op.f("fk_live_check_deliverable_id_deliverable"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_check")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_live_check_deliverable_id",
        "live_check",
        ["deliverable_id", "due_on"],
        unique=False,
    )
    op.create_index(
        "ix_live_check_due_on",
        "live_check",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("on_day IS NULL"),
    )
    op.create_table(
        "reading",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deliverable_id", sa.Integer(), nullable=True),
        sa.Column("collaboration_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("impressions", sa.Integer(), nullable=True),
        sa.Column("reach", sa.Integer(), nullable=True),
        sa.Column("views", sa.Integer(), nullable=True),
        sa.Column("likes", sa.Integer(), nullable=True),
        sa.Column("comments", sa.Integer(), nullable=True),
        sa.Column("relevant_comments", sa.Integer(), nullable=True),
        sa.Column("shares", sa.Integer(), nullable=True),
        sa.Column("saves", sa.Integer(), nullable=True),
        sa.Column("clicks", sa.Integer(), nullable=True),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("leads", sa.Integer(), nullable=True),
        sa.Column("new_followers", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_reading_on_day"),
        ),
        sa.CheckConstraint(
            "source IN ('influencer','verified','import')",
            name=op.f("ck_reading_source"),
        ),
        sa.CheckConstraint(
            "window IN ('24h','7d','30d','total')", name=op.f("ck_reading_window")
        ),
        sa.CheckConstraint(
            "(deliverable_id IS NOT NULL)+(collaboration_id IS NOT NULL)"
            "+(channel IS NOT NULL)=1",
            name=op.f("ck_reading_subject"),
        ),
        sa.CheckConstraint("clicks >= 0", name=op.f("ck_reading_clicks")),
        sa.CheckConstraint("comments >= 0", name=op.f("ck_reading_comments")),
        sa.CheckConstraint("impressions >= 0", name=op.f("ck_reading_impressions")),
        sa.CheckConstraint("leads >= 0", name=op.f("ck_reading_leads")),
        sa.CheckConstraint(
            "length(trim(channel)) > 0", name=op.f("ck_reading_channel")
        ),
        sa.CheckConstraint("likes >= 0", name=op.f("ck_reading_likes")),
        sa.CheckConstraint("new_followers >= 0", name=op.f("ck_reading_new_followers")),
        sa.CheckConstraint("reach >= 0", name=op.f("ck_reading_reach")),
        sa.CheckConstraint(
            "relevant_comments >= 0", name=op.f("ck_reading_relevant_comments")
        ),
        sa.CheckConstraint("saves >= 0", name=op.f("ck_reading_saves")),
        sa.CheckConstraint("sessions >= 0", name=op.f("ck_reading_sessions")),
        sa.CheckConstraint("shares >= 0", name=op.f("ck_reading_shares")),
        sa.CheckConstraint("views >= 0", name=op.f("ck_reading_views")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_reading_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["deliverable_id"],
            ["deliverable.id"],
            name=op.f("fk_reading_deliverable_id_deliverable"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_reading_collaboration_id", "reading", ["collaboration_id"], unique=False
    )
    op.create_index(
        "ix_reading_deliverable_id",
        "reading",
        ["deliverable_id", "window"],
        unique=False,
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deliverable_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("draft_ref", sa.Text(), nullable=True),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_review_on_day"),
        ),
        sa.CheckConstraint(
            "verdict IN ('approved','changes')", name=op.f("ck_review_verdict")
        ),
        sa.CheckConstraint("round >= 0", name=op.f("ck_review_round")),
        sa.ForeignKeyConstraint(
            ["deliverable_id"],
            ["deliverable.id"],
            name=op.f("fk_review_deliverable_id_deliverable"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_review_deliverable_id", "review", ["deliverable_id"], unique=False
    )
    op.create_table(
        "usage_right",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("deliverable_id", sa.Integer(), nullable=True),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("territory", sa.Text(), nullable=True),
        sa.Column("begins", sa.Text(), nullable=False),
        sa.Column("lasts_days", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("remind_on", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "begins IN ('date','signature','live')", name=op.f("ck_usage_right_begins")
        ),
        sa.CheckConstraint(
            "ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_usage_right_ends_on"),
        ),
        sa.CheckConstraint(
            "layer IN ('organic','paid','whitelisting','print')",
            name=op.f("ck_usage_right_layer"),
        ),
        sa.CheckConstraint(
            "remind_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_usage_right_remind_on"),
        ),
        sa.CheckConstraint(
            "starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_usage_right_starts_on"),
        ),
        sa.CheckConstraint("lasts_days > 0", name=op.f("ck_usage_right_lasts_days")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_usage_right_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["deliverable_id"],
            ["deliverable.id"],
            name=op.f("fk_usage_right_deliverable_id_deliverable"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage_right")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_usage_right_collaboration_id",
        "usage_right",
        ["collaboration_id"],
        unique=False,
    )
    op.create_index(
        "ix_usage_right_deliverable_id", "usage_right", ["deliverable_id"], unique=False
    )
    op.create_index(
        "ix_usage_right_remind_on",
        "usage_right",
        ["remind_on"],
        unique=False,
        sqlite_where=sa.text("remind_on IS NOT NULL"),
    )
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
    for name, rest in INDEXES.items():
        op.execute(f"CREATE INDEX {name} ON {rest}")
