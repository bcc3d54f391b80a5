"""The roster, its history and its imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "header_map",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_header_map")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_header_map", "header_map", ["fingerprint", "kind"], unique=True)
    op.create_table(
        "influencer",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("real_name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("email_key", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("phone_key", sa.Text(), nullable=True),
        sa.Column("preferred_channel", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.Column("niche", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("blocked_reason", sa.Text(), nullable=True),
        sa.Column("agent_name", sa.Text(), nullable=True),
        sa.Column("agent_email", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("fit_reach", sa.Integer(), nullable=True),
        sa.Column("fit_authenticity", sa.Integer(), nullable=True),
        sa.Column("fit_engagement", sa.Integer(), nullable=True),
        sa.Column("fit_voice", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("archived_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('prospect','active','resting','let_go','blocked')",
            name=op.f("ck_influencer_status"),
        ),
        sa.CheckConstraint(
            "fit_authenticity BETWEEN 0 AND 5",
            name=op.f("ck_influencer_fit_authenticity"),
        ),
        sa.CheckConstraint(
            "fit_engagement BETWEEN 0 AND 5", name=op.f("ck_influencer_fit_engagement")
        ),
        sa.CheckConstraint(
            "fit_reach BETWEEN 0 AND 5", name=op.f("ck_influencer_fit_reach")
        ),
        sa.CheckConstraint(
            "fit_voice BETWEEN 0 AND 5", name=op.f("ck_influencer_fit_voice")
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_influencer_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_influencer")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_influencer_email_key",
        "influencer",
        ["email_key"],
        unique=False,
        sqlite_where=sa.text("email_key IS NOT NULL"),
    )
    op.create_index(
        "ix_influencer_phone_key",
        "influencer",
        ["phone_key"],
        unique=False,
        sqlite_where=sa.text("phone_key IS NOT NULL"),
    )
    op.create_table(
        "open_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=True),
        sa.Column("replaying", sa.Integer(), nullable=False),
        sa.CheckConstraint("replaying IN (0,1)", name=op.f("ck_open_unit_replaying")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_unit")),
        sqlite_strict=True,
    )
    op.create_table(
        "roster_stale",
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("influencer_id", name=op.f("pk_roster_stale")),
        sqlite_strict=True,
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_saved_view", "saved_view", ["screen", "name"], unique=True)
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_setting_key", "setting", ["key"], unique=True)
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_tag_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_tag_name_key", "tag", ["name_key"], unique=True)
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.Column("dropped", sa.Integer(), nullable=False),
        sa.CheckConstraint("dropped IN (0,1)", name=op.f("ck_unit_dropped")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_unit_undone",
        "unit",
        ["id"],
        unique=False,
        sqlite_where=sa.text("undone_at IS NOT NULL AND dropped=0"),
    )
    op.create_table(
        "account",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("followers", sa.Integer(), nullable=True),
        sa.Column("following", sa.Integer(), nullable=True),
        sa.Column("avg_views", sa.Integer(), nullable=True),
        sa.Column("avg_likes", sa.Integer(), nullable=True),
        sa.Column("avg_comments", sa.Integer(), nullable=True),
        sa.Column("avg_relevant_comments", sa.Integer(), nullable=True),
        sa.Column("avg_shares", sa.Integer(), nullable=True),
        sa.Column("avg_saves", sa.Integer(), nullable=True),
        sa.Column("avg_link_clicks", sa.Integer(), nullable=True),
        sa.Column("stated_rate", sa.REAL(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("handle_key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("url_key", sa.Text(), nullable=True),
        sa.Column("audience_country", sa.Text(), nullable=True),
        sa.Column("checked_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_account_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("length(trim(handle)) > 0", name=op.f("ck_account_handle")),
        sa.CheckConstraint(
            "checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_account_checked_on"),
        ),
        sa.CheckConstraint("followers >= 0", name=op.f("ck_account_followers")),
        sa.CheckConstraint("following >= 0", name=op.f("ck_account_following")),
        sa.CheckConstraint("avg_views >= 0", name=op.f("ck_account_avg_views")),
        sa.CheckConstraint("avg_likes >= 0", name=op.f("ck_account_avg_likes")),
        sa.CheckConstraint("avg_comments >= 0", name=op.f("ck_account_avg_comments")),
        sa.CheckConstraint(
            "avg_relevant_comments >= 0", name=op.f("ck_account_avg_relevant_comments")
        ),
        sa.CheckConstraint("avg_shares >= 0", name=op.f("ck_account_avg_shares")),
        sa.CheckConstraint("avg_saves >= 0", name=op.f("ck_account_avg_saves")),
        sa.CheckConstraint(
            "avg_link_clicks >= 0", name=op.f("ck_account_avg_link_clicks")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_account_influencer_id", "account", ["influencer_id"], unique=False
    )
    op.create_index(
        "ix_account_url_key",
        "account",
        ["url_key"],
        unique=False,
        sqlite_where=sa.text("url_key IS NOT NULL"),
    )
    op.create_index(
        "uq_account_handle_platform", "account", ["handle_key", "platform"], unique=True
    )
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_alias_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_alias_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_alias_influencer_id", "alias", ["influencer_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.id"], name=op.f("fk_change_unit_unit"), ondelete="CASCADE"
        ),
        sa.CheckConstraint("last_row >= row", name=op.f("ck_change_last_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_change_made",
        "change",
        ["table", "row"],
        unique=False,
        sqlite_where=sa.text("before IS NULL AND after IS NULL"),
    )
    op.create_index("ix_change_table_row", "change", ["table", "row"], unique=False)
    op.create_index("ix_change_unit", "change", ["unit"], unique=False)
    op.create_table(
        "custom_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_custom_value_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_value")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_custom_value", "custom_value", ["influencer_id", "name"], unique=True
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit"],
            ["unit.id"],
            name=op.f("fk_import_run_unit_unit"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_import_run_sha256", "import_run", ["sha256"], unique=False)
    op.create_table(
        "influencer_tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_influencer_tag_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"],
            ["tag.id"],
            name=op.f("fk_influencer_tag_tag_id_tag"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_influencer_tag")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_influencer_tag_tag_id", "influencer_tag", ["tag_id"], unique=False
    )
    op.create_index(
        "uq_influencer_tag", "influencer_tag", ["influencer_id", "tag_id"], unique=True
    )
    op.create_table(
        "rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("quoted_on", sa.Text(), nullable=False),
        sa.CheckConstraint("amount_minor >= 0", name=op.f("ck_rate_amount_minor")),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_rate_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "currency GLOB '[A-Z][A-Z][A-Z]'", name=op.f("ck_rate_currency")
        ),
        sa.CheckConstraint(
            "quoted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_rate_quoted_on"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_rate_influencer_id", "rate", ["influencer_id"], unique=False)
    op.create_table(
        "roster_line",
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=True),
        sa.Column("platform", sa.Text(), nullable=True),
        sa.Column("followers", sa.Integer(), nullable=True),
        sa.Column("following", sa.Integer(), nullable=True),
        sa.Column("avg_views", sa.Integer(), nullable=True),
        sa.Column("avg_likes", sa.Integer(), nullable=True),
        sa.Column("avg_comments", sa.Integer(), nullable=True),
        sa.Column("engagement_rate", sa.REAL(), nullable=True),
        sa.Column("engagement_basis", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("niche", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("fit", sa.REAL(), nullable=True),
        sa.Column("rate_minor", sa.Integer(), nullable=True),
        sa.Column("rate_currency", sa.Text(), nullable=True),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("agent_name", sa.Text(), nullable=True),
        sa.Column("archived", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_roster_line_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("influencer_id", name=op.f("pk_roster_line")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_roster_line_country",
        "roster_line",
        ["archived", "country"],
        unique=False,
    )
    op.create_index(
        "ix_roster_line_followers",
        "roster_line",
        ["archived", "followers"],
        unique=False,
    )
    op.create_index(
        "ix_roster_line_handle",
        "roster_line",
        ["archived", "handle"],
        unique=False,
    )
    op.create_index(
        "ix_roster_line_name",
        "roster_line",
        ["archived", "name_key"],
        unique=False,
    )
    op.create_index(
        "ix_roster_line_platform",
        "roster_line",
        ["archived", "platform"],
        unique=False,
    )
    op.create_index(
        "ix_roster_line_rate",
        "roster_line",
        ["archived", "engagement_rate"],
        unique=False,
    )
    op.create_index(
        "ix_roster_line_status",
        "roster_line",
        ["archived", "status"],
        unique=False,
    )
    op.create_index(
        "ix_roster_line_updated",
        "roster_line",
        ["archived", "updated_at"],
        unique=False,
    )
    op.create_table(
        "roster_search",
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_roster_search_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("influencer_id", name=op.f("pk_roster_search")),
        sqlite_strict=True,
    )
    op.create_table(
        "account_reading",
        sa.Column("followers", sa.Integer(), nullable=True),
        sa.Column("following", sa.Integer(), nullable=True),
        sa.Column("avg_views", sa.Integer(), nullable=True),
        sa.Column("avg_likes", sa.Integer(), nullable=True),
        sa.Column("avg_comments", sa.Integer(), nullable=True),
        sa.Column("avg_relevant_comments", sa.Integer(), nullable=True),
        sa.Column("avg_shares", sa.Integer(), nullable=True),
        sa.Column("avg_saves", sa.Integer(), nullable=True),
        sa.Column("avg_link_clicks", sa.Integer(), nullable=True),
        sa.Column("stated_rate", sa.REAL(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("read_on", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_account_reading_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "read_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_account_reading_read_on"),
        ),
        sa.CheckConstraint("followers >= 0", name=op.f("ck_account_reading_followers")),
        sa.CheckConstraint("following >= 0", name=op.f("ck_account_reading_following")),
        sa.CheckConstraint("avg_views >= 0", name=op.f("ck_account_reading_avg_views")),
        sa.CheckConstraint("avg_likes >= 0", name=op.f("ck_account_reading_avg_likes")),
        sa.CheckConstraint(
            "avg_comments >= 0", name=op.f("ck_account_reading_avg_comments")
        ),
        sa.CheckConstraint(
            "avg_relevant_comments >= 0",
            name=op.f("ck_account_reading_avg_relevant_comments"),
        ),
        sa.CheckConstraint(
            "avg_shares >= 0", name=op.f("ck_account_reading_avg_shares")
        ),
        sa.CheckConstraint("avg_saves >= 0", name=op.f("ck_account_reading_avg_saves")),
        sa.CheckConstraint(
            "avg_link_clicks >= 0", name=op.f("ck_account_reading_avg_link_clicks")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_reading")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_account_reading_day",
        "account_reading",
        ["account_id", "read_on"],
        unique=True,
    )
    op.execute("INSERT INTO open_unit(id, unit, replaying) VALUES (1, NULL, 0)")
