"""The line of each piece that is live: the newest that is known of each figure.

Triggers keep it with every reading, and mark the collaborations whose results a step
touched. Where several figures are of one day, that of the longer window holds; of those
what she saw herself before a file, and a file before what the influencer said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.content_words import READING_FIGURES, READING_WINDOWS
from store.sums import unlike

if TYPE_CHECKING:
    import sqlite3

_WINDOW = " ".join(
    f"WHEN '{window}' THEN {place}" for place, window in enumerate(READING_WINDOWS)
)
NEWEST_FIRST = (
    f"r.on_day DESC, CASE r.window {_WINDOW} END DESC,"
    " CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC,"
    " r.id DESC"
)
"""Which of several readings ``r`` of one thing holds: the first in this order."""


def _newest(name: str) -> str:
    return (
        f"(SELECT r.{name} FROM reading r WHERE r.deliverable_id=d.id"
        f" AND r.{name} IS NOT NULL ORDER BY {NEWEST_FIRST} LIMIT 1) AS {name}"
    )


_NAMES = ",".join(READING_FIGURES)
LINES = f"""
SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,
 readings, {_NAMES}, likes+comments+ifnull(shares,0)+ifnull(saves,0)
FROM (SELECT d.id AS number, d.collaboration_id, c.influencer_id,
 ifnull(c.campaign_id,0) AS campaign_id,
 coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on,
 (SELECT count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings,
 {", ".join(_newest(name) for name in READING_FIGURES)}
 FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id
 LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live'{{chosen}})
"""
"""What the lines are, column by column; ``{chosen}`` picks pieces ``d``."""


def _anew(number: str) -> str:
    chosen = LINES.format(chosen=f" AND d.id={number}").replace("\n", " ")
    return f" {_gone(number)} INSERT INTO piece_line {chosen};"


def _gone(number: str) -> str:
    return f"DELETE FROM piece_line WHERE deliverable_id={number};"


def _stale(whose: str, among: str = "") -> str:
    source = among or f"(SELECT {whose} AS whose)"
    return (
        f" INSERT INTO result_stale SELECT DISTINCT whose FROM {source} WHERE whose>0"
        " AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose);"
    )


_PIECE = "collaboration_id, account_id, kind, state, live_on, post_platform"
_MOVED = (
    "OLD.campaign_id IS NOT NEW.campaign_id OR OLD.influencer_id<>NEW.influencer_id"
)
_WORTH = (
    "OLD.currency IS NOT NEW.currency"
    " OR OLD.hourly_rate_minor IS NOT NEW.hourly_rate_minor"
)


def _made() -> dict[str, str]:
    """When something happens, and what is done then, by the name of the trigger."""
    made = {
        "line_reading_insert": (
            "AFTER INSERT ON reading WHEN NEW.deliverable_id NOTNULL",
            _anew("NEW.deliverable_id"),
        ),
        "line_reading_update": (
            "AFTER UPDATE ON reading",
            _anew("OLD.deliverable_id") + _anew("NEW.deliverable_id"),
        ),
        "line_reading_delete": (
            "AFTER DELETE ON reading WHEN OLD.deliverable_id NOTNULL",
            _anew("OLD.deliverable_id"),
        ),
        "line_deliverable_insert": (
            "AFTER INSERT ON deliverable",
            _anew("NEW.id") + _stale("NEW.collaboration_id"),
        ),
        "line_deliverable_update": (
            f"AFTER UPDATE OF {_PIECE} ON deliverable",
            _anew("NEW.id")
            + _stale("OLD.collaboration_id")
            + _stale("NEW.collaboration_id"),
        ),
        "line_deliverable_delete": (
            "AFTER DELETE ON deliverable",
            f" {_gone('OLD.id')}{_stale('OLD.collaboration_id')}",
        ),
        "line_account_update": (
            "AFTER UPDATE OF platform ON account WHEN OLD.platform<>NEW.platform",
            (
                " UPDATE piece_line SET channel=coalesce((SELECT d.post_platform FROM"
                " deliverable d WHERE d.id=deliverable_id), NEW.platform)"
                " WHERE deliverable_id IN (SELECT d.id FROM deliverable d"
                " WHERE d.account_id=NEW.id);"
            ),
        ),
        "line_collaboration_insert": (
            "AFTER INSERT ON collaboration",
            _stale("NEW.id"),
        ),
        "line_collaboration_update": (
            (
                "AFTER UPDATE OF campaign_id, influencer_id ON collaboration"
                f" WHEN {_MOVED}"
            ),
            " UPDATE piece_line SET campaign_id=ifnull(NEW.campaign_id,0),"
            " influencer_id=NEW.influencer_id WHERE collaboration_id=NEW.id;"
            + _stale("NEW.id"),
        ),
        "line_collaboration_delete": (
            "AFTER DELETE ON collaboration",
            (
                " DELETE FROM piece_line WHERE collaboration_id=OLD.id;"
                " DELETE FROM result_line WHERE collaboration_id=OLD.id;"
                " DELETE FROM result_stale WHERE collaboration_id=OLD.id;"
            ),
        ),
        "line_campaign_update": (
            f"AFTER UPDATE OF currency, hourly_rate_minor ON campaign WHEN {_WORTH}",
            _stale(
                "",
                "(SELECT c.id AS whose FROM collaboration c"
                " WHERE c.campaign_id=NEW.id)",
            ),
        ),
    }
    for table in ("conversion", "cost", "work_time", "piece_line"):
        for event, sides in (
            ("insert", ("NEW",)),
            ("update", ("OLD", "NEW")),
            ("delete", ("OLD",)),
        ):
            made[f"result_{table}_{event}"] = (
                f"AFTER {event.upper()} ON {table}",
                "".join(_stale(f"{side}.collaboration_id") for side in sides),
            )
    return {
        name: f"CREATE TRIGGER {name} {when} BEGIN{what} END"
        for name, (when, what) in made.items()
    }


TRIGGERS = _made()
"""Every trigger that keeps the lines, or marks results that a step touched."""


def differences(connection: sqlite3.Connection) -> int:
    """How many lines are not what their readings make."""
    return unlike(connection, "SELECT * FROM piece_line", LINES.format(chosen=""))


def rebuild(connection: sqlite3.Connection) -> None:
    """Work all lines out again; the sums over them follow by themselves."""
    connection.execute("DELETE FROM piece_line")
    connection.execute(f"INSERT INTO piece_line {LINES.format(chosen='')}")
