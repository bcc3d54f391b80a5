"""What collaborations keep of their touches, worked out from them all at once.

Every unit of work keeps it as it goes; ``check`` compares all of it with the touches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

COLUMNS = ("last_on", "last_direction", "last_channel", "written_on", "unanswered")
"""The same that ``outreach_rows.last_said`` gives for one collaboration."""

_SAID = """
WITH said AS (
 SELECT collaboration_id AS whose, on_day, direction, channel, kind, row_number() OVER
  (PARTITION BY collaboration_id ORDER BY on_day DESC, at DESC, id DESC) AS place
 FROM touch WHERE collaboration_id IS NOT NULL AND kind<>'note'),
heard AS (
 SELECT whose, min(place) AS place FROM said WHERE direction='in' GROUP BY whose),
wrote AS (
 SELECT s.whose, max(s.on_day) AS on_day,
  sum(h.place IS NULL OR s.place<h.place) AS unanswered
 FROM said s LEFT JOIN heard h ON h.whose=s.whose
 WHERE s.direction='out' AND s.kind<>'warm_up' GROUP BY s.whose),
told AS (
 SELECT c.id, l.on_day AS last_on, l.direction AS last_direction,
  l.channel AS last_channel, w.on_day AS written_on,
  ifnull(w.unanswered, 0) AS unanswered
 FROM collaboration c LEFT JOIN said l ON l.whose=c.id AND l.place=1
 LEFT JOIN wrote w ON w.whose=c.id)
"""

_NAMES = ",".join(COLUMNS)
_KEPT = ",".join(f"c.{name}" for name in COLUMNS)
_TOLD = ",".join(f"t.{name}" for name in COLUMNS)


def differences(connection: sqlite3.Connection) -> int:
    """How many collaborations say of their touches what is not so."""
    found = connection.execute(
        f"{_SAID} SELECT count(*) FROM collaboration c JOIN told t ON t.id=c.id"
        f" WHERE ({_KEPT}) IS NOT ({_TOLD})"
    ).fetchone()
    return int(found[0])


def rebuild(connection: sqlite3.Connection) -> None:
    """Let every collaboration say what its touches say."""
    connection.execute(
        f"{_SAID} UPDATE collaboration AS c SET ({_NAMES})=({_TOLD}) FROM told t"
        f" WHERE t.id=c.id AND ({_KEPT}) IS NOT ({_TOLD})"
    )
