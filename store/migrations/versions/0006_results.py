"""Results: conversions and what they are worth, figures of channels, the brand.

Every live piece gets a line with the newest of its figures, and every collaboration one
with what came of it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = {
    "campaign": {
        "margin_percent": "TEXT",
        "image_conclusion": "TEXT",
        "next_steps": "TEXT",
    },
}
"""Added one by one: a table that others point to is not built anew."""

OLD = (
    "id, created_at, updated_at, version, deliverable_id, collaboration_id, channel,"
    ' on_day, "window", source, impressions, reach, views, likes, comments,'
    " relevant_comments, shares, saves, clicks, sessions, leads, new_followers"
)
READINGS = (
    f"INSERT INTO reading_anew({OLD}) SELECT {OLD} FROM reading",
    "DELETE FROM sqlite_sequence WHERE name='reading_anew'",
    (
        "INSERT INTO sqlite_sequence(name, seq) SELECT 'reading_anew', seq"
        " FROM sqlite_sequence WHERE name='reading'"
    ),
    "DROP TABLE reading",
    "ALTER TABLE reading_anew RENAME TO reading",
)
"""Nothing points to readings, so they may move to a table of another shape; their
numbers go on where they were."""

PIECES = """
INSERT INTO piece_line
SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,
readings,
impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers,
likes+comments+ifnull(shares,0)+ifnull(saves,0) FROM (SELECT d.id AS number,
d.collaboration_id, c.influencer_id, ifnull(c.campaign_id,0) AS campaign_id,
coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on, (SELECT
count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings, (SELECT
r.impressions FROM reading r WHERE r.deliverable_id=d.id AND r.impressions IS NOT NULL
ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d'
THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN
'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS impressions, (SELECT r.reach
FROM reading r WHERE r.deliverable_id=d.id AND r.reach IS NOT NULL ORDER BY r.on_day
DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total'
THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END
DESC, r.id DESC LIMIT 1) AS reach, (SELECT r.views FROM reading r WHERE
r.deliverable_id=d.id AND r.views IS NOT NULL ORDER BY r.on_day DESC, CASE r.window
WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC,
CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC
LIMIT 1) AS views, (SELECT r.likes FROM reading r WHERE r.deliverable_id=d.id AND
r.likes IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d'
THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified'
THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS likes, (SELECT
r.comments FROM reading r WHERE r.deliverable_id=d.id AND r.comments IS NOT NULL ORDER
BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2
WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN
1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS comments, (SELECT r.relevant_comments FROM
reading r WHERE r.deliverable_id=d.id AND r.relevant_comments IS NOT NULL ORDER BY
r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN
'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1
ELSE 0 END DESC, r.id DESC LIMIT 1) AS relevant_comments, (SELECT r.shares FROM
reading r WHERE r.deliverable_id=d.id AND r.shares IS NOT NULL ORDER BY r.on_day DESC,
CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3
END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC,
r.id DESC LIMIT 1) AS shares, (SELECT r.saves FROM reading r WHERE
r.deliverable_id=d.id AND r.saves IS NOT NULL ORDER BY r.on_day DESC, CASE r.window
WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC,
CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC
LIMIT 1) AS saves, (SELECT r.clicks FROM reading r WHERE r.deliverable_id=d.id AND
r.clicks IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d'
THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified'
THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS clicks, (SELECT
r.sessions FROM reading r WHERE r.deliverable_id=d.id AND r.sessions IS NOT NULL ORDER
BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2
WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN
1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS sessions, (SELECT r.leads FROM reading r
WHERE r.deliverable_id=d.id AND r.leads IS NOT NULL ORDER BY r.on_day DESC, CASE
r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END
DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id
DESC LIMIT 1) AS leads, (SELECT r.new_followers FROM reading r WHERE
r.deliverable_id=d.id AND r.new_followers IS NOT NULL ORDER BY r.on_day DESC, CASE
r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END
DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id
DESC LIMIT 1) AS new_followers FROM deliverable d JOIN collaboration c ON
c.id=d.collaboration_id LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live')
"""

SUMS = (
    """
INSERT INTO conversion_total SELECT
ifnull(conversion.campaign_id,0),ifnull(conversion.channel,''),substr(conversion.on_day,1,7),conversion.kind,conversion.attributed_by,(conversion.status<>'cancelled'),ifnull(conversion.amount_currency,''),ifnull(conversion.counted_currency,''),count(*),sum(conversion.quantity),sum(ifnull(conversion.amount_minor,0)),sum(ifnull(conversion.counted_minor,0)),sum(conversion.refunded_minor)
FROM conversion WHERE 1 GROUP BY 1,2,3,4,5,6,7,8
""",
    """
INSERT INTO talk_total SELECT
ifnull(conversion.collaboration_id,0),ifnull(conversion.campaign_id,0),conversion.kind,conversion.attributed_by,(conversion.status<>'cancelled'),ifnull(conversion.amount_currency,''),ifnull(conversion.counted_currency,''),count(*),sum(conversion.quantity),sum(ifnull(conversion.amount_minor,0)),sum(ifnull(conversion.counted_minor,0)),sum(conversion.refunded_minor)
FROM conversion WHERE 1 GROUP BY 1,2,3,4,5,6,7
""",
    """
INSERT INTO cost_month SELECT
ifnull(cost.campaign_id,0),substr(cost.on_day,1,7),cost.state,cost.amount_currency,ifnull(cost.counted_currency,''),count(*),sum(cost.amount_minor),sum(ifnull(cost.counted_minor,0))
FROM cost WHERE 1 GROUP BY 1,2,3,4,5
""",
    """
INSERT INTO figures_total SELECT
piece_line.campaign_id,piece_line.channel,piece_line.kind,count(*),sum((piece_line.readings>0)),sum(ifnull(piece_line.impressions,0)),sum((piece_line.impressions
IS NOT NULL)),sum(ifnull(piece_line.reach,0)),sum((piece_line.reach IS NOT
NULL)),sum(ifnull(piece_line.views,0)),sum((piece_line.views IS NOT
NULL)),sum(ifnull(piece_line.likes,0)),sum((piece_line.likes IS NOT
NULL)),sum(ifnull(piece_line.comments,0)),sum((piece_line.comments IS NOT
NULL)),sum(ifnull(piece_line.relevant_comments,0)),sum((piece_line.relevant_comments
IS NOT NULL)),sum(ifnull(piece_line.shares,0)),sum((piece_line.shares IS NOT
NULL)),sum(ifnull(piece_line.saves,0)),sum((piece_line.saves IS NOT
NULL)),sum(ifnull(piece_line.clicks,0)),sum((piece_line.clicks IS NOT
NULL)),sum(ifnull(piece_line.sessions,0)),sum((piece_line.sessions IS NOT
NULL)),sum(ifnull(piece_line.leads,0)),sum((piece_line.leads IS NOT
NULL)),sum(ifnull(piece_line.new_followers,0)),sum((piece_line.new_followers IS NOT
NULL)),sum(ifnull(piece_line.engagements,0)),sum((piece_line.engagements IS NOT NULL))
FROM piece_line WHERE 1 GROUP BY 1,2,3
""",
    """
INSERT INTO day_total SELECT
ifnull(reading.campaign_id,0),ifnull(reading.collaboration_id,0),ifnull(reading.channel,''),ifnull(reading.label,''),reading.source,ifnull(reading.spend_currency,''),count(*),sum(ifnull(reading.impressions,0)),sum(ifnull(reading.views,0)),sum(ifnull(reading.likes,0)),sum(ifnull(reading.comments,0)),sum(ifnull(reading.shares,0)),sum(ifnull(reading.saves,0)),sum(ifnull(reading.clicks,0)),sum(ifnull(reading.sessions,0)),sum(ifnull(reading.leads,0)),sum(ifnull(reading.new_followers,0)),sum(ifnull(reading.interactions,0)),sum(ifnull(reading.new_users,0)),sum(ifnull(reading.events,0)),sum(ifnull(reading.stated_conversions,0)),sum(ifnull(reading.spend_minor,0))
FROM reading WHERE (reading.deliverable_id IS NULL AND reading.window='24h') GROUP BY
1,2,3,4,5,6
""",
)

RESULTS = """
INSERT INTO result_line
SELECT collaboration_id, influencer_id, campaign_id, currency, format, pieces,
conversions, revenue_minor, cost_minor, minutes, time_minor, is_partial, CASE WHEN
cost_minor+time_minor>0 THEN
(revenue_minor-cost_minor-time_minor)*100.0/(cost_minor+time_minor) END FROM (SELECT
*, sixties/60+(sixties%60>30 OR (sixties%60=30 AND sixties/60%2=1)) AS time_minor FROM
( SELECT c.id AS collaboration_id, c.influencer_id, ifnull(c.campaign_id,0) AS
campaign_id, ifnull(g.currency,'') AS currency, (SELECT CASE count(DISTINCT d.kind)
WHEN 0 THEN '' WHEN 1 THEN max(d.kind) ELSE 'mixed' END FROM deliverable d WHERE
d.collaboration_id=c.id AND d.state<>'cancelled') AS format, (SELECT count(*) FROM
piece_line p WHERE p.collaboration_id=c.id) AS pieces, (SELECT
ifnull(sum(t.quantity),0) FROM talk_total t WHERE t.collaboration_id=c.id AND
t.counts=1) AS conversions, (SELECT ifnull(sum(t.counted_minor),0) FROM talk_total t
WHERE t.collaboration_id=c.id AND t.counts=1 AND t.counted_currency=g.currency) AS
revenue_minor, (SELECT ifnull(sum(k.counted_minor),0) FROM cost k WHERE
k.collaboration_id=c.id AND k.state IN ('committed','invoiced','paid') AND
k.counted_currency=g.currency) AS cost_minor, (SELECT ifnull(sum(w.minutes),0) FROM
work_time w WHERE w.collaboration_id=c.id) AS minutes, (SELECT
ifnull(sum(w.minutes*ifnull(w.hourly_rate_minor, g.hourly_rate_minor)),0) FROM
work_time w WHERE w.collaboration_id=c.id AND g.currency IS NOT NULL AND
ifnull(w.hourly_rate_currency, g.currency)=g.currency AND ifnull(w.hourly_rate_minor,
g.hourly_rate_minor) IS NOT NULL) AS sixties, EXISTS (SELECT 1 FROM talk_total t WHERE
t.collaboration_id=c.id AND t.counts=1 AND t.amount_currency<>'' AND
t.counted_currency IS NOT g.currency) OR EXISTS (SELECT 1 FROM cost k WHERE
k.collaboration_id=c.id AND k.state IN ('committed','invoiced','paid') AND
k.counted_currency IS NOT g.currency) OR EXISTS (SELECT 1 FROM work_time w WHERE
w.collaboration_id=c.id AND NOT (1 AND g.currency IS NOT NULL AND
ifnull(w.hourly_rate_currency, g.currency)=g.currency AND ifnull(w.hourly_rate_minor,
g.hourly_rate_minor) IS NOT NULL)) AS is_partial FROM collaboration c LEFT JOIN
campaign g ON g.id=c.campaign_id ))
"""


def upgrade() -> None:
    make_small_tables()
    make_tables()
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
    make_readings_anew()
    for statement in (PIECES, *SUMS, RESULTS):
        op.execute(sa.text(statement))


def make_small_tables() -> None:
    op.create_table(
        "channel_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(trim(channel)) > 0", name=op.f("ck_channel_name_channel")
        ),
        sa.CheckConstraint(
            "length(trim(written)) > 0", name=op.f("ck_channel_name_written")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_channel_name", "channel_name", ["channel"], unique=True)
    op.create_table(
        "conversion_total",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("attributed_by", sa.Text(), nullable=False),
        sa.Column("counts", sa.Integer(), nullable=False),
        sa.Column("amount_currency", sa.Text(), nullable=False),
        sa.Column("counted_currency", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.Column("refunded_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "campaign_id",
            "channel",
            "month",
            "kind",
            "attributed_by",
            "counts",
            "amount_currency",
            "counted_currency",
            name=op.f("pk_conversion_total"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cost_month",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("amount_currency", sa.Text(), nullable=False),
        sa.Column("counted_currency", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "campaign_id",
            "month",
            "state",
            "amount_currency",
            "counted_currency",
            name=op.f("pk_cost_month"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_total",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("spend_currency", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("impressions", sa.Integer(), nullable=False),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.Column("likes", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("clicks", sa.Integer(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("leads", sa.Integer(), nullable=False),
        sa.Column("new_followers", sa.Integer(), nullable=False),
        sa.Column("interactions", sa.Integer(), nullable=False),
        sa.Column("new_users", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("stated_conversions", sa.Integer(), nullable=False),
        sa.Column("spend_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "campaign_id",
            "collaboration_id",
            "channel",
            "label",
            "source",
            "spend_currency",
            name=op.f("pk_day_total"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "emv_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("cpm_minor", sa.Integer(), nullable=False),
        sa.Column("cpm_currency", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "cpm_currency GLOB '[A-Z][A-Z][A-Z]'", name=op.f("ck_emv_rate_cpm_currency")
        ),
        sa.CheckConstraint("cpm_minor >= 0", name=op.f("ck_emv_rate_cpm_minor")),
        sa.CheckConstraint(
            "length(trim(channel)) > 0", name=op.f("ck_emv_rate_channel")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emv_rate")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_emv_rate", "emv_rate", ["channel", "cpm_currency"], unique=True)
    op.create_table(
        "figures_total",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("measured", sa.Integer(), nullable=False),
        sa.Column("impressions", sa.Integer(), nullable=False),
        sa.Column("impressions_n", sa.Integer(), nullable=False),
        sa.Column("reach", sa.Integer(), nullable=False),
        sa.Column("reach_n", sa.Integer(), nullable=False),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.Column("views_n", sa.Integer(), nullable=False),
        sa.Column("likes", sa.Integer(), nullable=False),
        sa.Column("likes_n", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("comments_n", sa.Integer(), nullable=False),
        sa.Column("relevant_comments", sa.Integer(), nullable=False),
        sa.Column("relevant_comments_n", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("shares_n", sa.Integer(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("saves_n", sa.Integer(), nullable=False),
        sa.Column("clicks", sa.Integer(), nullable=False),
        sa.Column("clicks_n", sa.Integer(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("sessions_n", sa.Integer(), nullable=False),
        sa.Column("leads", sa.Integer(), nullable=False),
        sa.Column("leads_n", sa.Integer(), nullable=False),
        sa.Column("new_followers", sa.Integer(), nullable=False),
        sa.Column("new_followers_n", sa.Integer(), nullable=False),
        sa.Column("engagements", sa.Integer(), nullable=False),
        sa.Column("engagements_n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "campaign_id", "channel", "kind", name=op.f("pk_figures_total")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "piece_line",
        sa.Column("deliverable_id", sa.Integer(), nullable=False),
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("live_on", sa.Text(), nullable=True),
        sa.Column("readings", sa.Integer(), nullable=False),
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
        sa.Column("engagements", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("deliverable_id", name=op.f("pk_piece_line")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_piece_line_campaign_id",
        "piece_line",
        ["campaign_id", "engagements"],
        unique=False,
    )
    op.create_index(
        "ix_piece_line_collaboration_id",
        "piece_line",
        ["collaboration_id"],
        unique=False,
    )
    op.create_index(
        "ix_piece_line_platform", "piece_line", ["channel", "kind"], unique=False
    )
    op.create_table(
        "result_line",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("influencer_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("conversions", sa.Integer(), nullable=False),
        sa.Column("revenue_minor", sa.Integer(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("time_minor", sa.Integer(), nullable=False),
        sa.Column("is_partial", sa.Integer(), nullable=False),
        sa.Column("roi", sa.REAL(), nullable=True),
        sa.PrimaryKeyConstraint("collaboration_id", name=op.f("pk_result_line")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_result_line_campaign_id",
        "result_line",
        ["campaign_id", "roi"],
        unique=False,
    )
    op.create_index(
        "ix_result_line_conversions",
        "result_line",
        ["campaign_id", "conversions"],
        unique=False,
    )
    op.create_index(
        "ix_result_line_cost",
        "result_line",
        ["campaign_id", "cost_minor"],
        unique=False,
    )
    op.create_index(
        "ix_result_line_influencer_id", "result_line", ["influencer_id"], unique=False
    )
    op.create_index(
        "ix_result_line_revenue",
        "result_line",
        ["campaign_id", "revenue_minor"],
        unique=False,
    )
    op.create_index(
        "ix_result_line_roi",
        "result_line",
        ["roi"],
        unique=False,
        sqlite_where=sa.text("roi IS NOT NULL"),
    )
    op.create_table(
        "result_stale",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("collaboration_id", name=op.f("pk_result_stale")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shared_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_key", sa.Text(), nullable=False),
        sa.CheckConstraint("length(trim(code)) > 0", name=op.f("ck_shared_code_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_code")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_shared_code", "shared_code", ["code_key"], unique=True)
    op.create_table(
        "spelling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("written_key", sa.Text(), nullable=False),
        sa.Column("means", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "part IN ('source','medium','campaign','content','term')",
            name=op.f("ck_spelling_part"),
        ),
        sa.CheckConstraint("length(trim(means)) > 0", name=op.f("ck_spelling_means")),
        sa.CheckConstraint(
            "length(trim(written)) > 0", name=op.f("ck_spelling_written")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spelling")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_spelling", "spelling", ["part", "written_key"], unique=True)
    op.create_table(
        "talk_total",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("attributed_by", sa.Text(), nullable=False),
        sa.Column("counts", sa.Integer(), nullable=False),
        sa.Column("amount_currency", sa.Text(), nullable=False),
        sa.Column("counted_currency", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.Column("refunded_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "collaboration_id",
            "campaign_id",
            "kind",
            "attributed_by",
            "counts",
            "amount_currency",
            "counted_currency",
            name=op.f("pk_talk_total"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_tables() -> None:
    op.create_table(
        "brand_reading",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("followers", sa.Integer(), nullable=True),
        sa.Column("searches", sa.Integer(), nullable=True),
        sa.Column("mentions", sa.Integer(), nullable=True),
        sa.Column("sentiment", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_brand_reading_on_day"),
        ),
        sa.CheckConstraint(
            "phase IN ('before','during','after')", name=op.f("ck_brand_reading_phase")
        ),
        sa.CheckConstraint(
            "source IN ('influencer','verified','import')",
            name=op.f("ck_brand_reading_source"),
        ),
        sa.CheckConstraint("followers >= 0", name=op.f("ck_brand_reading_followers")),
        sa.CheckConstraint(
            "length(trim(channel)) > 0", name=op.f("ck_brand_reading_channel")
        ),
        sa.CheckConstraint(
            "length(trim(sentiment)) > 0", name=op.f("ck_brand_reading_sentiment")
        ),
        sa.CheckConstraint("mentions >= 0", name=op.f("ck_brand_reading_mentions")),
        sa.CheckConstraint("searches >= 0", name=op.f("ck_brand_reading_searches")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_brand_reading_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand_reading")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_brand_reading_campaign_id",
        "brand_reading",
        ["campaign_id", "on_day"],
        unique=False,
    )
    op.create_table(
        "conversion_goal",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("value_minor", sa.Integer(), nullable=True),
        sa.Column("value_currency", sa.Text(), nullable=True),
        sa.Column("ltv_minor", sa.Integer(), nullable=True),
        sa.Column("ltv_currency", sa.Text(), nullable=True),
        sa.Column("rate", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('purchase','enquiry','quote','visit','newsletter','download',"
            "'time_on_page','interaction','video_click','own')",
            name=op.f("ck_conversion_goal_kind"),
        ),
        sa.CheckConstraint(
            "(ltv_minor IS NULL) = (ltv_currency IS NULL)",
            name=op.f("ck_conversion_goal_ltv_currency"),
        ),
        sa.CheckConstraint(
            "(ltv_minor IS NULL) = (rate IS NULL)",
            name=op.f("ck_conversion_goal_rate_of_ltv"),
        ),
        sa.CheckConstraint(
            "(value_minor IS NULL) = (value_currency IS NULL)",
            name=op.f("ck_conversion_goal_value_currency"),
        ),
        sa.CheckConstraint(
            "length(trim(name)) > 0", name=op.f("ck_conversion_goal_name")
        ),
        sa.CheckConstraint(
            "length(trim(rate)) > 0", name=op.f("ck_conversion_goal_rate")
        ),
        sa.CheckConstraint("ltv_minor >= 0", name=op.f("ck_conversion_goal_ltv_minor")),
        sa.CheckConstraint(
            "value_minor >= 0", name=op.f("ck_conversion_goal_value_minor")
        ),
        sa.CheckConstraint(
            "value_minor IS NULL OR ltv_minor IS NULL",
            name=op.f("ck_conversion_goal_worth"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_conversion_goal_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversion_goal")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_conversion_goal",
        "conversion_goal",
        ["campaign_id", "kind", "name_key"],
        unique=True,
    )
    op.create_table(
        "mention",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("keyword", sa.Text(), nullable=True),
        sa.Column("sentiment", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_mention_on_day"),
        ),
        sa.CheckConstraint(
            "sentiment IN ('positive','neutral','negative')",
            name=op.f("ck_mention_sentiment"),
        ),
        sa.CheckConstraint(
            "length(trim(platform)) > 0", name=op.f("ck_mention_platform")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_mention_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_mention_campaign_id", "mention", ["campaign_id", "on_day"], unique=False
    )
    op.create_index(
        "ix_mention_mark",
        "mention",
        ["mark"],
        unique=False,
        sqlite_where=sa.text("mark IS NOT NULL"),
    )
    op.create_index("ix_mention_on_day", "mention", ["on_day"], unique=False)
    op.create_index(
        "ix_mention_url",
        "mention",
        ["url"],
        unique=False,
        sqlite_where=sa.text("url IS NOT NULL"),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "format IN ('html','xlsx','md','txt')", name=op.f("ck_report_format")
        ),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_report_on_day"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_report_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_report_campaign_id", "report", ["campaign_id", "on_day"], unique=False
    )
    op.create_table(
        "conversion",
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("order_ref", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.Integer(), nullable=True),
        sa.Column("gross_minor", sa.Integer(), nullable=True),
        sa.Column("refunded_minor", sa.Integer(), server_default="0", nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=True),
        sa.Column("amount_currency", sa.Text(), nullable=True),
        sa.Column("exchange_rate", sa.Text(), nullable=True),
        sa.Column("counted_minor", sa.Integer(), nullable=True),
        sa.Column("counted_currency", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("code_key", sa.Text(), nullable=True),
        sa.Column("utm_source", sa.Text(), nullable=True),
        sa.Column("utm_medium", sa.Text(), nullable=True),
        sa.Column("utm_campaign", sa.Text(), nullable=True),
        sa.Column("utm_content", sa.Text(), nullable=True),
        sa.Column("utm_term", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("clicked_on", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("collaboration_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("attributed_by", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "amount_currency GLOB '[A-Z][A-Z][A-Z]'",
            name=op.f("ck_conversion_amount_currency"),
        ),
        sa.CheckConstraint(
            "attributed_by IN ('code','link','manual','none')",
            name=op.f("ck_conversion_attributed_by"),
        ),
        sa.CheckConstraint(
            "clicked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_conversion_clicked_on"),
        ),
        sa.CheckConstraint(
            "kind IN ('purchase','enquiry','quote','visit','newsletter','download',"
            "'time_on_page','interaction','video_click','own')",
            name=op.f("ck_conversion_kind"),
        ),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_conversion_on_day"),
        ),
        sa.CheckConstraint(
            "source IN ('typed','file','shopify','woocommerce','cafe24')",
            name=op.f("ck_conversion_source"),
        ),
        sa.CheckConstraint(
            "status IN ('pending','paid','partly_refunded','refunded','cancelled')",
            name=op.f("ck_conversion_status"),
        ),
        sa.CheckConstraint(
            "(counted_minor IS NULL) = (counted_currency IS NULL)",
            name=op.f("ck_conversion_counted"),
        ),
        sa.CheckConstraint(
            "amount_minor IS NULL OR amount_currency IS NOT NULL",
            name=op.f("ck_conversion_amount_minor"),
        ),
        sa.CheckConstraint(
            "length(trim(channel)) > 0", name=op.f("ck_conversion_channel")
        ),
        sa.CheckConstraint(
            "length(trim(order_ref)) > 0", name=op.f("ck_conversion_order_ref")
        ),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_conversion_quantity")),
        sa.CheckConstraint(
            "refunded_minor >= 0", name=op.f("ck_conversion_refunded_minor")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_conversion_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name=op.f("fk_conversion_collaboration_id_collaboration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["goal_id"],
            ["conversion_goal.id"],
            name=op.f("fk_conversion_goal_id_conversion_goal"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversion")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_conversion_amount",
        "conversion",
        ["amount_currency", "amount_minor"],
        unique=False,
    )
    op.create_index(
        "ix_conversion_campaign_id",
        "conversion",
        ["campaign_id", "on_day"],
        unique=False,
    )
    op.create_index(
        "ix_conversion_channel", "conversion", ["channel", "on_day"], unique=False
    )
    op.create_index(
        "ix_conversion_code_key",
        "conversion",
        ["code_key"],
        unique=False,
        sqlite_where=sa.text("code_key IS NOT NULL"),
    )
    op.create_index(
        "ix_conversion_collaboration_id",
        "conversion",
        ["collaboration_id"],
        unique=False,
    )
    op.create_index("ix_conversion_goal_id", "conversion", ["goal_id"], unique=False)
    for name, column in (
        ("utm_content", "utm_content"),
        ("url", "url"),
        ("path", "id"),
    ):
        op.create_index(
            f"ix_conversion_{name}",
            "conversion",
            [column],
            sqlite_where=sa.text(f"{name} IS NOT NULL"),
        )
    op.create_index(
        "ix_collaboration_promo_code",
        "collaboration",
        ["promo_code"],
        sqlite_where=sa.text("promo_code IS NOT NULL"),
    )
    op.create_index(
        "ix_conversion_mark",
        "conversion",
        ["mark"],
        unique=False,
        sqlite_where=sa.text("mark IS NOT NULL"),
    )
    op.create_index("ix_conversion_on_day", "conversion", ["on_day"], unique=False)
    op.create_index(
        "ix_conversion_order_ref",
        "conversion",
        ["order_ref"],
        unique=False,
        sqlite_where=sa.text("order_ref IS NOT NULL"),
    )
    op.create_index(
        "ix_conversion_uncounted",
        "conversion",
        ["campaign_id"],
        unique=False,
        sqlite_where=sa.text("counted_minor IS NULL AND amount_minor IS NOT NULL"),
    )
    op.create_index(
        "ix_conversion_unknown",
        "conversion",
        ["campaign_id", "on_day"],
        unique=False,
        sqlite_where=sa.text("attributed_by='none'"),
    )


def make_readings_anew() -> None:
    op.create_table(
        "reading_anew",
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
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("interactions", sa.Integer(), nullable=True),
        sa.Column("users", sa.Integer(), nullable=True),
        sa.Column("new_users", sa.Integer(), nullable=True),
        sa.Column("events", sa.Integer(), nullable=True),
        sa.Column("stated_conversions", sa.Integer(), nullable=True),
        sa.Column("spend_minor", sa.Integer(), nullable=True),
        sa.Column("spend_currency", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_reading_on_day"),
        ),
        sa.CheckConstraint(
            "source IN ('influencer','verified','import')",
            name=op.f("ck_reading_source"),
        ),
        sa.CheckConstraint(
            "starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_reading_starts_on"),
        ),
        sa.CheckConstraint(
            "window IN ('24h','7d','30d','total')", name=op.f("ck_reading_window")
        ),
        sa.CheckConstraint(
            "(deliverable_id IS NOT NULL)+(collaboration_id IS NOT NULL)"
            "+(channel IS NOT NULL)=1",
            name=op.f("ck_reading_subject"),
        ),
        sa.CheckConstraint(
            "(spend_minor IS NULL) = (spend_currency IS NULL)",
            name=op.f("ck_reading_spend_currency"),
        ),
        sa.CheckConstraint("clicks >= 0", name=op.f("ck_reading_clicks")),
        sa.CheckConstraint("comments >= 0", name=op.f("ck_reading_comments")),
        sa.CheckConstraint("events >= 0", name=op.f("ck_reading_events")),
        sa.CheckConstraint("impressions >= 0", name=op.f("ck_reading_impressions")),
        sa.CheckConstraint("interactions >= 0", name=op.f("ck_reading_interactions")),
        sa.CheckConstraint("leads >= 0", name=op.f("ck_reading_leads")),
        sa.CheckConstraint(
            "length(trim(channel)) > 0", name=op.f("ck_reading_channel")
        ),
        sa.CheckConstraint("length(trim(label)) > 0", name=op.f("ck_reading_label")),
        sa.CheckConstraint("likes >= 0", name=op.f("ck_reading_likes")),
        sa.CheckConstraint("new_followers >= 0", name=op.f("ck_reading_new_followers")),
        sa.CheckConstraint("new_users >= 0", name=op.f("ck_reading_new_users")),
        sa.CheckConstraint("reach >= 0", name=op.f("ck_reading_reach")),
        sa.CheckConstraint(
            "relevant_comments >= 0", name=op.f("ck_reading_relevant_comments")
        ),
        sa.CheckConstraint("saves >= 0", name=op.f("ck_reading_saves")),
        sa.CheckConstraint("sessions >= 0", name=op.f("ck_reading_sessions")),
        sa.CheckConstraint("shares >= 0", name=op.f("ck_reading_shares")),
        sa.CheckConstraint("spend_minor >= 0", name=op.f("ck_reading_spend_minor")),
        sa.CheckConstraint("users >= 0", name=op.f("ck_reading_users")),
        sa.CheckConstraint("views >= 0", name=op.f("ck_reading_views")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_reading_campaign_id_campaign"),
            ondelete="SET NULL",
        ),
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
    for statement in READINGS:
        op.execute(sa.text(statement))
    op.create_index(
        "ix_reading_campaign_id",
        "reading",
        ["campaign_id", "channel", "on_day"],
        unique=False,
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
