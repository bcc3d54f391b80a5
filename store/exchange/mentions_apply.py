"""From the rows of a list of mentions to mentions, in one unit of work.

A mention is known by its address, or else by its day, place, author and words. What she
judged herself stays; a later file only fills what nobody said yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import channel_words, costs_who
from store.exchange.applying import Outcome
from store.exchange.costs_reader import ROWS
from store.exchange.plan import Question
from store.exchange.sheets import RowProblem
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

TWICE = N_("the same mention stands above already; left out")

_COLUMNS = {
    "campaign_id": "campaign_id",
    "platform": "channel",
    "author": "author",
    "keyword": "keyword",
    "sentiment": "sentiment",
    "text": "said",
}
"""What a mention is filled with, and the column of the sheet."""

_MISSING = " OR ".join(
    f"m.{name} ISNULL AND s.{said} NOTNULL" for name, said in _COLUMNS.items()
)


def apply_mentions(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the rows in; created made a mention, updated filled one further."""
    connection, outcome = unit.connection, Outcome(skipped=staged.skipped)
    costs_who.place_campaigns(unit, "NULL", plan.options.currency)
    channel_words.learn(unit)
    again = connection.execute(
        f"DELETE FROM {ROWS} WHERE row IN (SELECT row FROM (SELECT row, row_number()"
        f" OVER (PARTITION BY url, mark ORDER BY row) AS turn FROM {ROWS}) WHERE"
        " turn>1) RETURNING row, coalesce(url, said)"
    ).fetchall()
    header = plan.header_of("mention_url") or plan.header_of("text")
    outcome.problems += [
        RowProblem(row, header, (text or "")[:200], TWICE)
        for row, text in sorted(again)
    ]
    outcome.skipped += len(again)
    for key in ("url", "mark"):
        connection.execute(
            f"UPDATE {ROWS} SET known=(SELECT min(m.id) FROM mention m WHERE"
            f" m.{key}={ROWS}.{key}) WHERE known ISNULL AND {key} NOTNULL"
        )
    outcome.updated = _fill(unit)
    outcome.created = _insert(unit, staged, today)
    kept = staged.rows - outcome.skipped
    outcome.unchanged = kept - outcome.created - outcome.updated
    outcome.totals = dict(
        connection.execute(
            f"SELECT ifnull(sentiment,'unjudged'), count(*) FROM {ROWS} GROUP BY 1"
            " ORDER BY 1"
        ).fetchall()
    )
    return outcome


def _fill(unit: UnitOfWork) -> int:
    sets = ",".join(
        f"{name}=ifnull(m.{name}, s.{said})" for name, said in _COLUMNS.items()
    )
    return unit.connection.execute(
        f"UPDATE mention AS m SET {sets}, updated_at=?, version=m.version+1"
        f" FROM {ROWS} s WHERE s.known=m.id AND ({_MISSING})",
        (unit.at,),
    ).rowcount


def _insert(unit: UnitOfWork, staged: Staged, today: date) -> int:
    (dateless,) = unit.connection.execute(
        f"SELECT count(*) FROM {ROWS} WHERE known ISNULL AND on_day ISNULL"
    ).fetchone()
    if dateless:
        told = N_("Rows without a day: {count}; today is taken for them.")
        asked = Question("day", told, {"count": dateless}, today.isoformat())
        staged.questions.append(asked)
    return unit.connection.execute(
        "INSERT INTO mention(created_at, updated_at, version, on_day, url, mark,"
        f" {','.join(_COLUMNS)}) SELECT :at, :at, 1, ifnull(on_day,:today), url, mark,"
        f" {','.join(_COLUMNS.values())} FROM {ROWS} WHERE known ISNULL ORDER BY row",
        {"at": unit.at, "today": today.isoformat()},
    ).rowcount
