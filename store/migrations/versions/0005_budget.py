"""Budget: lines, costs, payees, commission, exchange rates, own time.

What deals and parcels had promised before becomes costs here, and the minutes noted
with touches become own time.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COLUMNS = {
    "shipment": {
        "shipping_minor": "INTEGER CONSTRAINT ck_shipment_shipping_minor CHECK"
        " (shipping_minor >= 0)",
        "shipping_currency": "TEXT CONSTRAINT ck_shipment_shipping_currency CHECK"
        " ((shipping_minor IS NULL) = (shipping_currency IS NULL))",
    },
}
"""Added one by one: a table that others point to is not built anew."""

_COUNTED = """CASE WHEN g.currency={currency} THEN {amount} END,
 CASE WHEN g.currency={currency} THEN g.currency END"""
"""What is in the campaign's own currency counts at once; no rate is known yet."""

_NOW = "strftime('%Y-%m-%dT%H:%M:%SZ','now')"

FEES = f"""
INSERT INTO cost(created_at, updated_at, version, campaign_id, collaboration_id,
 category, amount_minor, amount_currency, counted_minor, counted_currency, state,
 on_day, origin, due_on, due_from, channel)
SELECT {_NOW}, {_NOW}, 1, c.campaign_id, c.id, 'fee', c.fee_minor, c.fee_currency,
 {_COUNTED.format(currency="c.fee_currency", amount="c.fee_minor")}, 'committed',
 c.stage_since, 'fee', x.due_on, CASE WHEN x.due_on NOTNULL THEN 'live' END,
 (SELECT l.platform FROM roster_line l WHERE l.influencer_id=c.influencer_id)
FROM collaboration c LEFT JOIN campaign g ON g.id=c.campaign_id
LEFT JOIN (SELECT d.collaboration_id,
  CASE WHEN min(d.state='live') THEN max(d.payment_due_on) END AS due_on
 FROM deliverable d WHERE d.state<>'cancelled' GROUP BY 1) x ON x.collaboration_id=c.id
WHERE c.stage IN ('agreed','wrapped') AND c.fee_minor>0 ORDER BY c.id
"""

PRODUCT = f"""
INSERT INTO cost(created_at, updated_at, version, campaign_id, collaboration_id,
 category, amount_minor, amount_currency, counted_minor, counted_currency, state,
 paid_on, on_day, origin, shipment_id, channel)
SELECT {_NOW}, {_NOW}, 1, c.campaign_id, c.id, 'product', p.quantity*r.cost_minor,
 r.cost_currency,
 {_COUNTED.format(currency="r.cost_currency", amount="p.quantity*r.cost_minor")},
 CASE WHEN coalesce(p.sent_on, p.delivered_on) NOTNULL THEN 'paid' ELSE 'committed' END,
 coalesce(p.sent_on, p.delivered_on),
 coalesce(p.chosen_on, p.sent_on, p.delivered_on, c.stage_since), 'product', p.id,
 (SELECT l.platform FROM roster_line l WHERE l.influencer_id=c.influencer_id)
FROM shipment p JOIN product r ON r.id=p.product_id AND r.cost_minor>0
JOIN collaboration c ON c.id=p.collaboration_id
LEFT JOIN campaign g ON g.id=c.campaign_id
WHERE p.returned_on IS NULL ORDER BY p.id
"""

TIME = f"""
INSERT INTO work_time(created_at, updated_at, version, campaign_id, collaboration_id,
 channel, on_day, minutes, touch_id)
SELECT {_NOW}, {_NOW}, 1, c.campaign_id, t.collaboration_id,
 (SELECT l.platform FROM roster_line l WHERE l.influencer_id=t.influencer_id),
 t.on_day, t.minutes, t.id
FROM touch t LEFT JOIN collaboration c ON c.id=t.collaboration_id
WHERE t.minutes>0 ORDER BY t.id
"""

TOTALS = (
    """INSERT INTO budget_total SELECT ifnull(campaign_id,0), state, category,
 amount_currency, ifnull(counted_currency,''), count(*), sum(amount_minor),
 ifnull(sum(counted_minor),0) FROM cost GROUP BY 1,2,3,4,5""",
    """INSERT INTO cost_total SELECT ifnull(campaign_id,0), state, category,
 ifnull(channel,''), amount_currency, ifnull(counted_currency,''), count(*),
 sum(amount_minor), ifnull(sum(counted_minor),0) FROM cost GROUP BY 1,2,3,4,5,6""",
    """INSERT INTO time_total SELECT ifnull(campaign_id,0), ifnull(channel,''),
 ifnull(hourly_rate_currency,''), ifnull(hourly_rate_minor,0), count(*), sum(minutes)
 FROM work_time GROUP BY 1,2,3,4""",
)


def upgrade() -> None:

    op.create_table(
        "budget_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("planned_minor", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "category IN ('fee','commission','product','shipping','production',"
            "'boost','tools','other')",
            name=op.f("ck_budget_line_category"),
        ),
        sa.CheckConstraint(
            "planned_minor >= 0", name=op.f("ck_budget_line_planned_minor")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_budget_line_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_line")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_budget_line", "budget_line", ["campaign_id", "category"], unique=True
    )
    op.create_table(
        "commission_term",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("hold_days", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "currency GLOB '[A-Z][A-Z][A-Z]'", name=op.f("ck_commission_term_currency")
        ),
        sa.CheckConstraint(
            "method IN ('marginal','whole')", name=op.f("ck_commission_term_method")
        ),
        sa.CheckConstraint("hold_days >= 0", name=op.f("ck_commission_term_hold_days")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_commission_term_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_term")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_commission_term", "commission_term", ["collaboration_id"], unique=True
    )
    op.create_table(
        "commission_tier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commission_term_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("from_minor", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_commission_tier_from_on"),
        ),
        sa.CheckConstraint(
            "from_minor >= 0", name=op.f("ck_commission_tier_from_minor")
        ),
        sa.CheckConstraint(
            "length(trim(percent)) > 0", name=op.f("ck_commission_tier_percent")
        ),
        sa.ForeignKeyConstraint(
            ["commission_term_id"],
            ["commission_term.id"],
            name=op.f("fk_commission_tier_commission_term_id_commission_term"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_tier")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_commission_tier",
        "commission_tier",
        ["commission_term_id", sa.literal_column("ifnull(from_on,'')"), "from_minor"],
        unique=True,
    )
    op.create_table(
        "commission_sale",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=False),
        sa.Column("sales_minor", sa.Integer(), nullable=False),
        sa.Column("refunds_minor", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_commission_sale_ends_on"),
        ),
        sa.CheckConstraint(
            "starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_commission_sale_starts_on"),
        ),
        sa.CheckConstraint(
            "refunds_minor >= 0", name=op.f("ck_commission_sale_refunds_minor")
        ),
        sa.CheckConstraint(
            "sales_minor >= 0", name=op.f("ck_commission_sale_sales_minor")
        ),
        sa.CheckConstraint(
            "starts_on <= ends_on", name=op.f("ck_commission_sale_period")
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_commission_sale_collaboration_id_collaboration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_sale")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_commission_sale_collaboration_id",
        "commission_sale",
        ["collaboration_id", "ends_on"],
        unique=False,
    )
    op.create_table(
        "cost",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("collaboration_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("payee", sa.Text(), nullable=True),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("amount_currency", sa.Text(), nullable=False),
        sa.Column("exchange_rate", sa.Text(), nullable=True),
        sa.Column("counted_minor", sa.Integer(), nullable=True),
        sa.Column("counted_currency", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("due_from", sa.Text(), nullable=True),
        sa.Column("hold_until", sa.Text(), nullable=True),
        sa.Column("invoice_ref", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("withheld_minor", sa.Integer(), nullable=True),
        sa.Column("paid_on", sa.Text(), nullable=True),
        sa.Column("paid_ref", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("shipment_id", sa.Integer(), nullable=True),
        sa.Column("commission_sale_id", sa.Integer(), nullable=True),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.Column("over_note", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'paid') = (paid_on IS NOT NULL)", name=op.f("ck_cost_paid")
        ),
        sa.CheckConstraint(
            "amount_currency GLOB '[A-Z][A-Z][A-Z]'",
            name=op.f("ck_cost_amount_currency"),
        ),
        sa.CheckConstraint(
            "category IN ('fee','commission','product','shipping','production',"
            "'boost','tools','other')",
            name=op.f("ck_cost_category"),
        ),
        sa.CheckConstraint(
            "due_from IN ('typed','terms','live')", name=op.f("ck_cost_due_from")
        ),
        sa.CheckConstraint(
            "due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_cost_due_on"),
        ),
        sa.CheckConstraint(
            "hold_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_cost_hold_until"),
        ),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_cost_on_day"),
        ),
        sa.CheckConstraint(
            "origin IN ('fee','product','shipping','commission')",
            name=op.f("ck_cost_origin"),
        ),
        sa.CheckConstraint(
            "paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_cost_paid_on"),
        ),
        sa.CheckConstraint(
            "state IN ('planned','committed','invoiced','paid','cancelled')",
            name=op.f("ck_cost_state"),
        ),
        sa.CheckConstraint(
            "(counted_minor IS NULL) = (counted_currency IS NULL)",
            name=op.f("ck_cost_counted"),
        ),
        sa.CheckConstraint("length(trim(channel)) > 0", name=op.f("ck_cost_channel")),
        sa.CheckConstraint("withheld_minor >= 0", name=op.f("ck_cost_withheld_minor")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_cost_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_cost_collaboration_id_collaboration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["commission_sale_id"],
            ["commission_sale.id"],
            name=op.f("fk_cost_commission_sale_id_commission_sale"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["part_of"],
            ["cost.id"],
            name=op.f("fk_cost_part_of_cost"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["shipment_id"],
            ["shipment.id"],
            name=op.f("fk_cost_shipment_id_shipment"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_cost_amount", "cost", ["amount_currency", "amount_minor"], unique=False
    )
    op.create_index(
        "ix_cost_campaign_id", "cost", ["campaign_id", "on_day"], unique=False
    )
    op.create_index("ix_cost_category", "cost", ["category", "on_day"], unique=False)
    op.create_index(
        "ix_cost_collaboration_id", "cost", ["collaboration_id"], unique=False
    )
    op.create_index(
        "ix_cost_commission_sale_id",
        "cost",
        ["commission_sale_id"],
        unique=False,
        sqlite_where=sa.text("commission_sale_id IS NOT NULL"),
    )
    op.create_index(
        "ix_cost_due_on",
        "cost",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("state IN ('committed','invoiced') AND due_on NOTNULL"),
    )
    op.create_index("ix_cost_on_day", "cost", ["on_day"], unique=False)
    op.create_index(
        "ix_cost_paid_on",
        "cost",
        ["paid_on"],
        unique=False,
        sqlite_where=sa.text("state='paid'"),
    )
    op.create_index(
        "ix_cost_part_of",
        "cost",
        ["part_of"],
        unique=False,
        sqlite_where=sa.text("part_of IS NOT NULL"),
    )
    op.create_index(
        "ix_cost_shipment_id",
        "cost",
        ["shipment_id"],
        unique=False,
        sqlite_where=sa.text("shipment_id IS NOT NULL"),
    )
    op.create_index("ix_cost_state", "cost", ["state", "on_day"], unique=False)
    op.create_index(
        "ix_cost_uncounted",
        "cost",
        ["campaign_id"],
        unique=False,
        sqlite_where=sa.text("counted_minor IS NULL"),
    )
    op.create_table(
        "budget_total",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("amount_currency", sa.Text(), nullable=False),
        sa.Column("counted_currency", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "campaign_id",
            "state",
            "category",
            "amount_currency",
            "counted_currency",
            name=op.f("pk_budget_total"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cost_total",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("amount_currency", sa.Text(), nullable=False),
        sa.Column("counted_currency", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "campaign_id",
            "state",
            "category",
            "channel",
            "amount_currency",
            "counted_currency",
            name=op.f("pk_cost_total"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_currency", sa.Text(), nullable=False),
        sa.Column("to_currency", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("rate", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "from_currency GLOB '[A-Z][A-Z][A-Z]'",
            name=op.f("ck_exchange_rate_from_currency"),
        ),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_exchange_rate_on_day"),
        ),
        sa.CheckConstraint(
            "to_currency GLOB '[A-Z][A-Z][A-Z]'",
            name=op.f("ck_exchange_rate_to_currency"),
        ),
        sa.CheckConstraint(
            "length(trim(rate)) > 0", name=op.f("ck_exchange_rate_rate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_rate")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_exchange_rate",
        "exchange_rate",
        ["from_currency", "to_currency", "on_day"],
        unique=True,
    )
    op.create_table(
        "payee",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("legal_name", sa.Text(), nullable=True),
        sa.Column("tax_kind", sa.Text(), nullable=True),
        sa.Column("tax_id", sa.Text(), nullable=True),
        sa.Column("withholding_percent", sa.Text(), nullable=True),
        sa.Column("vat_percent", sa.Text(), nullable=True),
        sa.Column("bank", sa.Text(), nullable=True),
        sa.Column("account_no", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "tax_kind IN ('individual','business','simplified','other')",
            name=op.f("ck_payee_tax_kind"),
        ),
        sa.CheckConstraint(
            "length(trim(vat_percent)) > 0", name=op.f("ck_payee_vat_percent")
        ),
        sa.CheckConstraint(
            "length(trim(withholding_percent)) > 0",
            name=op.f("ck_payee_withholding_percent"),
        ),
        sa.ForeignKeyConstraint(
            ["influencer_id"],
            ["influencer.id"],
            name=op.f("fk_payee_influencer_id_influencer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payee")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_payee_influencer_id", "payee", ["influencer_id"], unique=True)
    op.create_table(
        "time_total",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("hourly_rate_currency", sa.Text(), nullable=False),
        sa.Column("hourly_rate_minor", sa.Integer(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "campaign_id",
            "channel",
            "hourly_rate_currency",
            "hourly_rate_minor",
            name=op.f("pk_time_total"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "work_time",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("collaboration_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hourly_rate_minor", sa.Integer(), nullable=True),
        sa.Column("hourly_rate_currency", sa.Text(), nullable=True),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_work_time_on_day"),
        ),
        sa.CheckConstraint(
            "(hourly_rate_minor IS NULL) = (hourly_rate_currency IS NULL)",
            name=op.f("ck_work_time_hourly_rate_currency"),
        ),
        sa.CheckConstraint(
            "hourly_rate_minor >= 0", name=op.f("ck_work_time_hourly_rate_minor")
        ),
        sa.CheckConstraint(
            "length(trim(channel)) > 0", name=op.f("ck_work_time_channel")
        ),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_work_time_minutes")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_work_time_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_work_time_collaboration_id_collaboration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"],
            ["touch.id"],
            name=op.f("fk_work_time_touch_id_touch"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_time")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_work_time_campaign_id", "work_time", ["campaign_id", "on_day"], unique=False
    )
    op.create_index(
        "ix_work_time_collaboration_id", "work_time", ["collaboration_id"], unique=False
    )
    op.create_index("ix_work_time_on_day", "work_time", ["on_day"], unique=False)
    op.create_index("uq_work_time_touch_id", "work_time", ["touch_id"], unique=True)

    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
    emptied = "DELETE FROM sqlite_sequence WHERE seq=0"
    for statement in (FEES, PRODUCT, TIME, *TOTALS, emptied):
        op.execute(sa.text(statement.replace(":%M:%S", r"\:%M\:%S")))
