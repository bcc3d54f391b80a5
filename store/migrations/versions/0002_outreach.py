"""Outreach: campaigns by name, collaborations, touches, what is due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cadence",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("park_days", sa.Integer(), nullable=False),
        sa.Column("switch_after", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('mail','dm','kakao','phone','other')",
            name=op.f("ck_cadence_channel"),
        ),
        sa.CheckConstraint(
            "stage IN ('identified','warming','contacted','replied','negotiating',"
            "'agreed','wrapped','declined','no_reply')",
            name=op.f("ck_cadence_stage"),
        ),
        sa.CheckConstraint("park_days > 0", name=op.f("ck_cadence_park_days")),
        sa.CheckConstraint("switch_after >= 0", name=op.f("ck_cadence_switch_after")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cadence")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_cadence_scope", "cadence", ["scope"], unique=True)

    op.create_table(
        "campaign",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=True),
        sa.Column("market", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("archived_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "currency GLOB '[A-Z][A-Z][A-Z]'", name=op.f("ck_campaign_currency")
        ),
        sa.CheckConstraint(
            "ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_campaign_ends_on"),
        ),
        sa.CheckConstraint(
            "starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_campaign_starts_on"),
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_campaign_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_campaign_name_key", "campaign", ["name_key"], unique=True)

    op.create_table(
        "day_note",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_day_note_on_day"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_note")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_day_note_on_day", "day_note", ["on_day"], unique=True)

    op.create_table(
        "snooze",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("was_on", sa.Text(), nullable=True),
        sa.Column("until_on", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_snooze_until_on"),
        ),
        sa.CheckConstraint(
            "was_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_snooze_was_on"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snooze")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_snooze_item", "snooze", ["kind", "row"], unique=False)

    op.create_table(
        "template",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("archived_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('mail','dm','kakao','phone','other')",
            name=op.f("ck_template_channel"),
        ),
        sa.CheckConstraint("length(trim(key)) > 0", name=op.f("ck_template_key")),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_template_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_template_key", "template", ["key"], unique=True)

    op.create_table(
        "cadence_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cadence_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("wait_business_days", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("template", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('mail','dm','kakao','phone','other')",
            name=op.f("ck_cadence_step_channel"),
        ),
        sa.CheckConstraint(
            "wait_business_days > 0", name=op.f("ck_cadence_step_wait_business_days")
        ),
        sa.ForeignKeyConstraint(
            ["cadence_id"],
            ["cadence.id"],
            name=op.f("fk_cadence_step_cadence_id_cadence"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cadence_step")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_cadence_step", "cadence_step", ["cadence_id", "position"], unique=True
    )

    op.create_table(
        "collaboration",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("stage_since", sa.Text(), nullable=False),
        sa.Column("waiting_on", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_kind", sa.Text(), nullable=True),
        sa.Column("next_step_on", sa.Text(), nullable=True),
        sa.Column("clock_on", sa.Text(), nullable=True),
        sa.Column("cadence_step", sa.Integer(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("last_on", sa.Text(), nullable=True),
        sa.Column("last_direction", sa.Text(), nullable=True),
        sa.Column("last_channel", sa.Text(), nullable=True),
        sa.Column("written_on", sa.Text(), nullable=True),
        sa.Column("deal_kind", sa.Text(), nullable=True),
        sa.Column("asked_minor", sa.Integer(), nullable=True),
        sa.Column("asked_currency", sa.Text(), nullable=True),
        sa.Column("offered_minor", sa.Integer(), nullable=True),
        sa.Column("offered_currency", sa.Text(), nullable=True),
        sa.Column("fee_minor", sa.Integer(), nullable=True),
        sa.Column("fee_currency", sa.Text(), nullable=True),
        sa.Column("commission_percent", sa.Text(), nullable=True),
        sa.Column("promo_code", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "clock_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_collaboration_clock_on"),
        ),
        sa.CheckConstraint(
            "deal_kind IN ('paid','gifted','commission','performance','hybrid')",
            name=op.f("ck_collaboration_deal_kind"),
        ),
        sa.CheckConstraint(
            "decision IN ('renew','fix','let_go')",
            name=op.f("ck_collaboration_decision"),
        ),
        sa.CheckConstraint(
            "last_channel IN ('mail','dm','kakao','phone','other')",
            name=op.f("ck_collaboration_last_channel"),
        ),
        sa.CheckConstraint(
            "last_direction IN ('out','in')",
            name=op.f("ck_collaboration_last_direction"),
        ),
        sa.CheckConstraint(
            "next_kind IN ('first','follow_up','reply','again','own')",
            name=op.f("ck_collaboration_next_kind"),
        ),
        sa.CheckConstraint(
            "next_step_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_collaboration_next_step_on"),
        ),
        sa.CheckConstraint(
            "stage IN ('identified','warming','contacted','replied','negotiating',"
            "'agreed','wrapped','declined','no_reply')",
            name=op.f("ck_collaboration_stage"),
        ),
        sa.CheckConstraint(
            "stage_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_collaboration_stage_since"),
        ),
        sa.CheckConstraint(
            "waiting_on IN ('me','influencer','shipping','finance','client')",
            name=op.f("ck_collaboration_waiting_on"),
        ),
        sa.CheckConstraint(
            "(asked_minor IS NULL) = (asked_currency IS NULL)",
            name=op.f("ck_collaboration_asked_currency"),
        ),
        sa.CheckConstraint(
            "(fee_minor IS NULL) = (fee_currency IS NULL)",
            name=op.f("ck_collaboration_fee_currency"),
        ),
        sa.CheckConstraint(
            "(offered_minor IS NULL) = (offered_currency IS NULL)",
            name=op.f("ck_collaboration_offered_currency"),
        ),
        sa.CheckConstraint(
            "asked_minor >= 0", name=op.f("ck_collaboration_asked_minor")
        ),
        sa.CheckConstraint(
            "cadence_step >= 0", name=op.f("ck_collaboration_cadence_step")
        ),
        sa.CheckConstraint("fee_minor >= 0", name=op.f("ck_collaboration_fee_minor")),
        sa.CheckConstraint(
            "offered_minor >= 0", name=op.f("ck_collaboration_offered_minor")
        ),
        sa.CheckConstraint("unanswered >= 0", name=op.f("ck_collaboration_unanswered")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_collaboration_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_collaboration_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaboration")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_collaboration_campaign_id",
        "collaboration",
        ["campaign_id", "stage"],
        unique=False,
    )
    op.create_index(
        "ix_collaboration_due",
        "collaboration",
        ["next_step_on", "clock_on", "next_kind", "campaign_id", "influencer_id"],
        unique=False,
        sqlite_where=sa.text("next_step_on IS NOT NULL"),
    )
    op.create_index(
        "ix_collaboration_stage",
        "collaboration",
        ["stage", "next_step_on", "influencer_id"],
        unique=False,
    )
    op.create_index(
        "uq_collaboration_campaign",
        "collaboration",
        ["influencer_id", "campaign_id"],
        unique=True,
    )

    op.create_table(
        "task",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=True),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_task_due_on"),
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_task_title")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_task_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_task_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_task_due_on",
        "task",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
    )
    op.create_index("ix_task_influencer_id", "task", ["influencer_id"], unique=False)

    op.create_table(
        "offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "currency GLOB '[A-Z][A-Z][A-Z]'", name=op.f("ck_offer_currency")
        ),
        sa.CheckConstraint(
            "kind IN ('asked','offered','agreed')", name=op.f("ck_offer_kind")
        ),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_offer_on_day"),
        ),
        sa.CheckConstraint("amount_minor >= 0", name=op.f("ck_offer_amount_minor")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_offer_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_offer_collaboration_id",
        "offer",
        ["collaboration_id", "on_day"],
        unique=False,
    )

    op.create_table(
        "touch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("template", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_touch_answered_on"),
        ),
        sa.CheckConstraint(
            "channel IN ('mail','dm','kakao','phone','other')",
            name=op.f("ck_touch_channel"),
        ),
        sa.CheckConstraint(
            "direction IN ('out','in')", name=op.f("ck_touch_direction")
        ),
        sa.CheckConstraint(
            "kind IN ('message','warm_up','call','meeting','note')",
            name=op.f("ck_touch_kind"),
        ),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_touch_on_day"),
        ),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_touch_minutes")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_touch_collaboration_id_collaboration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_touch_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touch")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_touch_collaboration_id", "touch", ["collaboration_id", "at"], unique=False
    )
    op.create_index(
        "ix_touch_influencer_id", "touch", ["influencer_id", "at"], unique=False
    )
    op.create_index("ix_touch_on_day", "touch", ["on_day"], unique=False)
    op.create_index(
        "ix_touch_template",
        "touch",
        ["template", "answered_on"],
        unique=False,
        sqlite_where=sa.text("template IS NOT NULL"),
    )
    op.execute(
        "ALTER TABLE influencer ADD COLUMN contact_every_days INTEGER"
        " CONSTRAINT ck_influencer_contact_every_days CHECK (contact_every_days > 0)"
    )
