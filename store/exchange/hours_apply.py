"""From what the rows of a list of own time say to work time, in one unit of work.

Minutes that were logged with a touch are there already; a sheet changes none of them.
Time that went into somebody without a collaboration is kept with the name in its note.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.exchange import channel_words, costs_who
from store.exchange.applying import Outcome
from store.exchange.costs_match import NOBODY, Identity, pair
from store.exchange.costs_reader import ROWS
from store.exchange.costs_who import Reasons
from store.exchange.plan import Question
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

UNKNOWN = N_("nobody is known by this name; kept in the note")
SEVERAL = N_("several people are known by this name; kept in the note")
NO_TALK = N_("no collaboration with them there; kept in the note")

_NOTE = "ltrim(ifnull(s.note,'')||char(10)||s.who, char(10))"
"""The note with whom the time went into, in a line of its own."""

_IDENTITY = Identity(
    known=f"""
SELECT w.id, t.influencer_id AS person, 0 AS whole, w.minutes, w.on_day, w.campaign_id,
 w.channel, w.hourly_rate_minor AS rate_minor, w.hourly_rate_currency AS rate_currency,
 w.note
FROM work_time w LEFT JOIN collaboration t ON t.id=w.collaboration_id
WHERE w.touch_id ISNULL AND (w.on_day IN (SELECT on_day FROM {ROWS})
 OR EXISTS (SELECT 1 FROM {ROWS} WHERE on_day ISNULL))
""",
    always=("minutes",),
    maybe=("on_day", "campaign_id", "channel", "rate_minor", "rate_currency", "note"),
    who=(
        ("talk NOTNULL", "person NOTNULL", "person"),
        ("talk ISNULL", "person ISNULL", NOBODY),
    ),
    telling="note",
    bare=("campaign_id", "channel", "rate_minor", "rate_currency", "note"),
)
_BY_NOTE = replace(_IDENTITY, who=(("who NOTNULL", "person ISNULL", NOBODY),))
"""Somebody who was not known yet when their name was kept in the note."""

_INSERT = f"""
INSERT INTO work_time(created_at, updated_at, version, campaign_id, collaboration_id,
 channel, on_day, minutes, hourly_rate_minor, hourly_rate_currency, note)
SELECT :at, :at, 1, campaign_id, talk, channel, ifnull(on_day,:today), minutes,
 rate_minor, rate_currency, note FROM {ROWS} WHERE known ISNULL ORDER BY row
"""


def apply_hours(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the rows in; created are rows that made work time, others were there."""
    connection, outcome = unit.connection, Outcome(skipped=staged.skipped)
    channel_words.learn(unit)
    costs_who.place_campaigns(unit, "rate_currency", plan.options.currency)
    costs_who.find_people(connection)
    costs_who.find_talks(connection)
    connection.execute(f"UPDATE {ROWS} SET plain=note")
    noted = f"UPDATE {ROWS} AS s SET note={_NOTE} WHERE who NOTNULL AND talk"
    connection.execute(f"{noted} ISNULL")
    outcome.known = pair(connection, _IDENTITY)
    connection.execute(f"{noted} NOTNULL")
    outcome.known = pair(connection, _BY_NOTE)
    connection.execute(f"UPDATE {ROWS} SET note=plain WHERE talk NOTNULL")
    reasons = Reasons(UNKNOWN, SEVERAL, NO_TALK)
    outcome.problems += costs_who.nowhere(connection, plan, reasons)
    (dateless,) = connection.execute(
        f"SELECT count(*) FROM {ROWS} WHERE known ISNULL AND on_day ISNULL"
    ).fetchone()
    if dateless:
        told = N_("Rows without a day: {count}; today is taken for them.")
        asked = Question("day", told, {"count": dateless}, today.isoformat())
        staged.questions.append(asked)
    given = {"at": unit.at, "today": today.isoformat()}
    outcome.created = connection.execute(_INSERT, given).rowcount
    outcome.unchanged = staged.rows - staged.skipped - outcome.created
    return outcome
