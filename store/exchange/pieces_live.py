"""Many posts going live at once: the same as ``store.going_live``, set by set.

A post that was live before, or that anything was noted of, goes the long way, one by
one; the many that a calendar brings in for the first time go by a few statements.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from store.deliverable_rows import BEST
from store.going_live import SIGNED, Seen, make_live
from store.right_rows import settle_rights
from store.rules.after_live import WINDOWS, check_days
from store.rules.campaign_words import CONTENT_KINDS
from store.rules.content_words import WINDOW_DAYS
from store.rules.posts import read_post

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.engine import UnitOfWork


class Going(NamedTuple):
    """A piece of content that is live, at an address since a day."""

    number: int
    url: str
    on: str
    note: str
    """The reason that is kept where no contract was signed."""


def go_live(
    unit: UnitOfWork,
    going: Sequence[Going],
    *,
    today: date,
    payment_days: int,
) -> None:
    """Let all of them go live, with everything that follows."""
    connection = unit.connection
    connection.execute(
        "CREATE TEMP TABLE going(id INTEGER PRIMARY KEY, url, platform, post, live_on,"
        " note)"
    )
    try:
        posts = {one.url: read_post(one.url) for one in going}
        connection.executemany(
            "INSERT INTO going VALUES (?,?,?,?,?,?)",
            (
                (
                    *(one.number, one.url, post.platform or None),
                    *(post.id or None, one.on, one.note),
                )
                for one in going
                for post in (posts[one.url],)
            ),
        )
        _one_by_one(unit, today, payment_days)
        _all_others(unit, today, payment_days)
    finally:
        connection.execute("DROP TABLE going")


_SIGNED = ",".join(f"'{status}'" for status in sorted(SIGNED))
_UNSIGNED = (
    "NOT EXISTS (SELECT 1 FROM contract k WHERE k.collaboration_id=d.collaboration_id"
    f" AND k.status IN ({_SIGNED}))"
)


_WITH_A_PAST = f"""
SELECT g.id, i.name, g.url, g.live_on, g.note, {_UNSIGNED} AND d.state<>'live'
FROM going g JOIN deliverable d ON d.id=g.id
JOIN collaboration c ON c.id=d.collaboration_id
JOIN influencer i ON i.id=c.influencer_id
WHERE d.state='live' OR d.post_url IS NOT NULL
 OR EXISTS (SELECT 1 FROM live_check x WHERE x.deliverable_id=d.id)
 OR EXISTS (SELECT 1 FROM reading r WHERE r.deliverable_id=d.id)
ORDER BY g.id
"""


def _one_by_one(unit: UnitOfWork, today: date, payment_days: int) -> None:
    """Those with a past, by the way of a single one."""
    rows = unit.connection.execute(_WITH_A_PAST).fetchall()
    for number, name, url, on, note, unsigned in rows:
        said = note if unsigned else None
        seen = Seen(url, date.fromisoformat(on), today, said, payment_days)
        make_live(unit, number, name, seen)
    unit.connection.executemany(
        "DELETE FROM going WHERE id=?", ((number,) for number, *_ in rows)
    )


def _all_others(unit: UnitOfWork, today: date, payment_days: int) -> None:
    connection = unit.connection
    connection.execute(
        _LIVE,
        {
            "today": today.isoformat(),
            "days": payment_days,
            "measure": WINDOW_DAYS[WINDOWS[0]],
            "at": unit.at,
        },
    )
    for kind in CONTENT_KINDS:
        for after in check_days(kind):
            connection.execute(
                "INSERT INTO live_check(deliverable_id, after_days, due_on) SELECT"
                " g.id, ?1, date(g.live_on, ?1 || ' days') FROM going g JOIN"
                " deliverable d ON d.id=g.id WHERE d.kind=?2 ORDER BY g.id",
                (after, kind),
            )
    connection.execute(_KEEP, {"at": unit.at})
    _settle(connection, unit, today)


def _settle(connection: sqlite3.Connection, unit: UnitOfWork, today: date) -> None:
    """Settle the rights that may have waited for one of the posts."""
    waiting = connection.execute(
        "SELECT DISTINCT d.collaboration_id FROM going g JOIN deliverable d ON"
        " d.id=g.id JOIN usage_right r ON r.collaboration_id=d.collaboration_id WHERE"
        " r.begins<>'date' ORDER BY 1"
    ).fetchall()
    for (collaboration,) in waiting:
        settle_rights(unit, collaboration, today)


_LIVE = f"""
UPDATE deliverable AS d SET state='live', state_since=:today, live_on=g.live_on,
 post_url=g.url, post_platform=g.platform, post_id=g.post,
 reason=CASE WHEN {_UNSIGNED} THEN g.note END,
 measure_due_on=date(g.live_on, :measure || ' days'), measured_on=NULL,
 payment_due_on=(SELECT CASE WHEN ifnull(c.deal_kind,'')<>'gifted' THEN
  date(g.live_on, ifnull((SELECT k.payment_days FROM contract k
   WHERE k.collaboration_id=c.id AND k.status<>'cancelled' {BEST}), :days) || ' days')
  END FROM collaboration c WHERE c.id=d.collaboration_id),
 version=version+1, updated_at=:at
FROM going g WHERE g.id=d.id
"""

_KEEP = """
INSERT INTO asset(influencer_id, collaboration_id, deliverable_id, place, kind, title,
 captured_on, created_at, updated_at, version)
SELECT c.influencer_id, c.id, d.id, d.post_url, 'post', d.title, d.live_on, :at, :at, 1
FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id
WHERE d.id IN (SELECT min(o.id) FROM going g JOIN deliverable n ON n.id=g.id
  JOIN collaboration m ON m.id=n.collaboration_id
  JOIN collaboration b ON b.influencer_id=m.influencer_id
  JOIN deliverable o ON o.collaboration_id=b.id
   AND o.state='live' AND o.post_url=n.post_url
  GROUP BY m.influencer_id, n.post_url)
ORDER BY d.id
ON CONFLICT(influencer_id, place) DO UPDATE
SET collaboration_id=excluded.collaboration_id, deliverable_id=excluded.deliverable_id,
 captured_on=CASE kind WHEN 'post' THEN excluded.captured_on ELSE captured_on END,
 version=version+1, updated_at=excluded.updated_at
WHERE deliverable_id IS NOT excluded.deliverable_id
 OR kind='post' AND captured_on<>excluded.captured_on
"""
"""The library keeps the post of the first live piece at an address."""
