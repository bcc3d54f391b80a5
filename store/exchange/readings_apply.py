"""From what rows of figures say to readings, set by set, in one unit of work.

A row is known by what it is about, its words, its day, its window and who said it: then
only figures that are another change it. What the next file adds stands beside it, by
its own day. Rows without a day are of today, unless the last ones say just the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange import channel_words, costs_who, readings_places, readings_spend
from store.exchange.applying import Outcome
from store.exchange.costs_reader import ROWS
from store.exchange.plan import Question
from store.measuring import ask_next, measured
from store.rules.after_live import WINDOWS, next_window
from store.rules.money import Money
from store.rules.result_words import ALL_FIGURES
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged
    from store.measuring import Measured

_FIGURES = (*ALL_FIGURES, "stated_conversions")
_VALUES = (*_FIGURES, "spend_minor", "spend_currency")
_KEY = ("subject", "campaign_id", "label", "window", "source", "on_day", "starts_on")

_TOLD = f"""
CREATE TEMP TABLE told AS SELECT min(row) AS row, count(*) AS many,
 {",".join(_KEY)}, max(piece) AS piece, iif(max(piece) ISNULL, max(talk), NULL) AS talk,
 iif(subject GLOB 'c*', max(channel), NULL) AS channel,
 max(channel) AS place, max(talk) AS whose, on_day ISNULL AS undated,
 {",".join(f"max({name}) AS {name}" for name in _VALUES)},
 NULL AS reading, 0 AS is_news
FROM {ROWS} GROUP BY {",".join(_KEY)} ORDER BY 1
"""

_SAME = "r.window=told.window AND r.source=told.source"
_OF_PIECE = (
    f"SELECT r.id FROM reading r WHERE r.deliverable_id=told.piece AND {_SAME}"
    " AND (r.window<>'total' OR r.on_day=told.on_day) ORDER BY r.on_day DESC, r.id"
)
_OF_TALK = (
    "SELECT r.id FROM reading r WHERE r.collaboration_id=told.talk AND"
    f" r.label IS told.label AND {_SAME} AND r.on_day=told.on_day"
    " AND r.starts_on IS told.starts_on ORDER BY r.id"
)
_THERE = """
CREATE TEMP TABLE there AS SELECT r.id, r.campaign_id, r.channel, r.on_day, r.label,
 r.window, r.source, r.starts_on
FROM (SELECT DISTINCT channel, on_day FROM told WHERE channel NOTNULL) d
CROSS JOIN (SELECT id FROM campaign UNION ALL SELECT NULL) g
CROSS JOIN reading r ON r.campaign_id IS g.id AND r.channel=d.channel
 AND r.on_day=d.on_day
"""
_OF_CHANNEL = (
    "SELECT r.id FROM there r WHERE {} AND r.channel=told.channel"
    f" AND r.on_day=told.on_day AND r.label IS told.label AND {_SAME}"
    " AND r.starts_on IS told.starts_on ORDER BY r.id"
)
_ELSEWHERE = (
    "told.campaign_id NOTNULL AND r.campaign_id ISNULL",
    "told.campaign_id ISNULL AND r.campaign_id NOTNULL",
)
"""A file without a campaign, and then with one, is the same file."""

_DIFFERS = " OR ".join(
    f"t.{name} NOTNULL AND t.{name} IS NOT r.{name}" for name in _VALUES
)

_LAST = """
INSERT INTO latest SELECT r.id, r.label, r.source, r.campaign_id, subject,
 row_number() OVER (PARTITION BY subject, r.campaign_id, r.label, r.source
  ORDER BY r.on_day DESC, r.id DESC) AS turn
FROM (SELECT DISTINCT subject, piece, talk, channel FROM told WHERE undated) t
CROSS JOIN reading r ON r.window='total' AND r.{}
"""
_WHOSE = (
    "deliverable_id=t.piece",
    "collaboration_id=t.talk",
    "channel=t.channel AND r.campaign_id ISNULL",
    "channel=t.channel AND r.campaign_id IN (SELECT id FROM campaign)",
)


def apply_readings(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the rows in; created are those whose figures were not there yet."""
    connection, outcome = unit.connection, Outcome(skipped=staged.skipped)
    costs_who.place_campaigns(unit, "spend_currency", plan.options.currency)
    channel_words.learn(unit)
    readings_places.find(connection, plan, staged, outcome)
    connection.execute(_TOLD)
    outcome.totals = _totals(connection)
    _find_known(connection, today.isoformat())
    pieces = _pieces(unit)
    outcome.updated = _change(unit)
    outcome.created = _insert(unit)
    outcome.unchanged = (
        staged.rows - outcome.skipped - outcome.created - outcome.updated
    )
    outcome.known = outcome.updated + outcome.unchanged
    for piece, window in pieces:
        _go_on(unit, piece, window)
    staged.questions += _dateless(connection, today)
    if plan.options.spend == "costs":
        staged.questions += readings_spend.make(unit)
    return outcome


def _find_known(connection: sqlite3.Connection, today: str) -> None:
    """Fill ``reading``: the figures that are there already."""
    connection.execute("CREATE INDEX temp.told_by ON told(subject, label, source)")
    (dateless,) = connection.execute("SELECT max(undated) FROM told").fetchone()
    if dateless:
        _find_latest(connection)
    connection.execute("UPDATE told SET on_day=? WHERE on_day ISNULL", (today,))
    connection.execute(_THERE)
    connection.execute("CREATE INDEX temp.there_by ON there(channel, label, on_day)")
    looks = [("piece", _OF_PIECE), ("talk", _OF_TALK)]
    same = "r.campaign_id IS told.campaign_id"
    looks += [("channel", _OF_CHANNEL.format(way)) for way in (same, *_ELSEWHERE)]
    for subject, found in looks:
        connection.execute(
            f"UPDATE told SET reading=({found} LIMIT 1) WHERE reading ISNULL AND"
            f" {subject} NOTNULL"
        )


def _find_latest(connection: sqlite3.Connection) -> None:
    """Rows without a day whose last figures say just the same are those."""
    connection.execute(
        "CREATE TEMP TABLE latest(id, label, source, campaign_id, subject, turn)"
    )
    for whose in _WHOSE:
        connection.execute(_LAST.format(whose))
    connection.execute("CREATE INDEX temp.latest_by ON latest(subject, label, source)")
    connection.execute(
        "UPDATE told SET reading=f.id, on_day=f.on_day FROM (SELECT t.row, r.id,"
        " r.on_day FROM told t JOIN latest n ON n.subject=t.subject AND n.label IS"
        " t.label AND n.source=t.source AND n.turn=1 AND ifnull(n.campaign_id="
        "t.campaign_id,1) JOIN reading r ON r.id=n.id WHERE"
        f" t.undated AND NOT ({_DIFFERS})) f WHERE f.row=told.row"
    )


def _change(unit: UnitOfWork) -> int:
    """Write the figures that are another; returns of how many rows of the file."""
    connection = unit.connection
    moved = "t.campaign_id NOTNULL AND t.piece ISNULL AND r.campaign_id ISNULL"
    connection.execute(
        "UPDATE told SET is_news=1 WHERE row IN (SELECT t.row FROM told t JOIN reading"
        f" r ON r.id=t.reading WHERE {_DIFFERS} OR {moved} OR t.piece NOTNULL AND"
        " t.on_day>r.on_day)"
    )
    sets = ",".join(f"{name}=ifnull(t.{name}, r.{name})" for name in _VALUES)
    connection.execute(
        f"UPDATE reading AS r SET {sets}, updated_at=?, version=r.version+1,"
        " on_day=max(r.on_day, t.on_day),"
        " campaign_id=iif(t.piece ISNULL, ifnull(r.campaign_id, t.campaign_id), NULL)"
        " FROM told t WHERE t.reading=r.id AND t.is_news",
        (unit.at,),
    )
    return _sum(connection, "reading NOTNULL AND is_news")


def _insert(unit: UnitOfWork) -> int:
    """Make the readings that are new; returns of how many rows of the file."""
    names = ",".join(_VALUES)
    unit.connection.execute(
        "INSERT INTO reading(created_at, updated_at, version, deliverable_id,"
        " collaboration_id, channel, campaign_id, label, window, source, on_day,"
        f" starts_on, {names}) SELECT :at, :at, 1, piece, talk, channel,"
        " iif(piece ISNULL, campaign_id, NULL), label, window, source, on_day,"
        f" starts_on, {names} FROM told WHERE reading ISNULL ORDER BY row",
        {"at": unit.at},
    )
    return _sum(unit.connection, "reading ISNULL")


def _sum(connection: sqlite3.Connection, which: str) -> int:
    found = connection.execute(f"SELECT ifnull(sum(many),0) FROM told WHERE {which}")
    return int(found.fetchone()[0])


def _pieces(unit: UnitOfWork) -> list[tuple[Measured, str | None]]:
    """The pieces that figures are of, as they stand, with the longest window said."""
    longest = " ".join(f"WHEN '{one}' THEN {at}" for at, one in enumerate(WINDOWS))
    rows = unit.connection.execute(
        f"SELECT piece, max(CASE window {longest} END) FROM told WHERE piece NOTNULL"
        " GROUP BY 1"
    ).fetchall()
    found = [
        (measured(unit, piece), None if at is None else WINDOWS[at])
        for piece, at in rows
    ]
    return [(piece, window) for piece, window in found if piece is not None]


def _go_on(unit: UnitOfWork, before: Measured, window: str | None) -> None:
    """Ask for what comes after the figures that were brought in."""
    piece = measured(unit, before.id) or before
    wanted = before.waits_for
    if wanted and window and WINDOWS.index(wanted) <= WINDOWS.index(window):
        wanted = next_window(piece.kind, piece.noted, window)
    ask_next(unit, piece, wanted)


def _dateless(connection: sqlite3.Connection, today: date) -> list[Question]:
    """What is taken for rows that say no day, and are new."""
    count = _sum(connection, "undated AND (reading ISNULL OR is_news)")
    if not count:
        return []
    told = N_("Rows without a day: {count}; today is taken for them.")
    return [Question("day", told, {"count": count}, today.isoformat())]


def _totals(connection: sqlite3.Connection) -> dict[str, Any]:
    """What the rows that were taken come to, figure by figure."""
    sums = ",".join(f"sum({name})" for name in _FIGURES)
    row = connection.execute(f"SELECT {sums} FROM {ROWS}").fetchone()
    found: dict[str, Any] = {
        name: value
        for name, value in zip(_FIGURES, row, strict=True)
        if value is not None
    }
    if (stated := found.pop("stated_conversions", None)) is not None:
        whole, parts = divmod(stated, 1000)
        found["conversions"] = f"{whole}.{parts:03}".rstrip("0") if parts else whole
    spent = connection.execute(
        f"SELECT spend_currency, sum(spend_minor) FROM {ROWS} WHERE spend_minor NOTNULL"
        " GROUP BY 1 ORDER BY 1"
    ).fetchall()
    if spent:
        found["spend"] = [Money(minor, code) for code, minor in spent]
    return found
