"""From what rows say of the brand to brand readings, in one unit of work.

A row is known by its campaign, its channel, its day and who said it; where a sheet
names no day it is of today, unless the last figures say just the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import channel_words, costs_who
from store.exchange.applying import Outcome
from store.exchange.brand_in import COUNTED
from store.exchange.costs_reader import ROWS
from store.exchange.plan import Question
from store.exchange.sheets import RowProblem
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

TWICE = N_("the same day of the same channel stands above already; left out")

_SAID = (*COUNTED, "phase", "sentiment", "notes")
_DIFFERS = " OR ".join(
    f"s.{name} NOTNULL AND s.{name} IS NOT b.{name}" for name in _SAID
)
_KNOWN = f"""
UPDATE {ROWS} SET known=(SELECT b.id FROM brand_reading b
 WHERE b.campaign_id IS {ROWS}.campaign_id AND b.on_day={ROWS}.on_day
 AND b.channel IS {ROWS}.channel AND b.source={ROWS}.source ORDER BY b.id LIMIT 1)
"""
_LATEST = f"""
UPDATE {ROWS} AS s SET known=b.id, on_day=b.on_day FROM brand_reading b
WHERE s.on_day ISNULL AND b.id=(SELECT l.id FROM brand_reading l
 WHERE l.campaign_id IS s.campaign_id AND l.channel IS s.channel
 AND l.source=s.source ORDER BY l.on_day DESC, l.id DESC LIMIT 1) AND NOT ({_DIFFERS})
"""
_AGAIN = f"""
DELETE FROM {ROWS} WHERE row IN (SELECT row FROM (SELECT row, row_number() OVER
 (PARTITION BY campaign_id, channel, on_day, source ORDER BY row) AS turn FROM {ROWS})
 WHERE turn>1) RETURNING row
"""


def apply_brand(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the rows in; created made a brand reading, updated changed one."""
    connection, outcome = unit.connection, Outcome(skipped=staged.skipped)
    costs_who.place_campaigns(unit, "NULL", plan.options.currency)
    channel_words.learn(unit)
    connection.execute(f"UPDATE {ROWS} SET source=ifnull(source,'import')")
    dateless = connection.execute(
        f"SELECT count(*) FROM {ROWS} WHERE on_day ISNULL"
    ).fetchone()[0]
    if dateless:
        connection.execute(_LATEST)
        told = N_("Rows without a day: {count}; today is taken for them.")
        asked = Question("day", told, {"count": dateless}, today.isoformat())
        staged.questions.append(asked)
    connection.execute(
        f"UPDATE {ROWS} SET on_day=? WHERE on_day ISNULL", (today.isoformat(),)
    )
    again = sorted(row for (row,) in connection.execute(_AGAIN).fetchall())
    outcome.problems += [
        RowProblem(row, plan.header_of("date"), "", TWICE) for row in again
    ]
    outcome.skipped += len(again)
    connection.execute(_KNOWN)
    outcome.updated = _change(unit)
    outcome.created = _insert(unit)
    outcome.unchanged = (
        staged.rows - outcome.skipped - outcome.created - outcome.updated
    )
    sums = ",".join(f"sum({name})" for name in COUNTED)
    row = connection.execute(f"SELECT {sums} FROM {ROWS}").fetchone()
    pairs = zip(COUNTED, row, strict=True)
    outcome.totals = {name: value for name, value in pairs if value is not None}
    return outcome


def _change(unit: UnitOfWork) -> int:
    sets = ",".join(f"{name}=ifnull(s.{name}, b.{name})" for name in _SAID)
    return unit.connection.execute(
        f"UPDATE brand_reading AS b SET {sets}, updated_at=?, version=b.version+1"
        f" FROM {ROWS} s WHERE s.known=b.id AND ({_DIFFERS})",
        (unit.at,),
    ).rowcount


def _insert(unit: UnitOfWork) -> int:
    names = ",".join(_SAID)
    return unit.connection.execute(
        "INSERT INTO brand_reading(created_at, updated_at, version, campaign_id,"
        f" channel, on_day, source, {names}) SELECT :at, :at, 1, campaign_id, channel,"
        f" on_day, source, {names} FROM {ROWS} WHERE known ISNULL ORDER BY row",
        {"at": unit.at},
    ).rowcount
