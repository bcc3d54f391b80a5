"""Going live and coming back: what follows for a piece of content, in one unit.

Every function works in the unit of work that is open and commits nothing.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from store.deliverable_rows import BEST, CONTRACT
from store.errors import GateClosed, Invalid
from store.measuring import Measured, ask_anew, measured
from store.right_rows import settle_rights
from store.rules.after_live import check_days, window_day, windows_of
from store.rules.content_words import PAYMENT_DAYS
from store.rules.posts import read_address, read_post
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.engine import UnitOfWork

SIGNED = frozenset({"signed", "ended"})
"""States of a contract that was agreed to by both."""


@dataclass(frozen=True, slots=True)
class WentLive:
    """What follows from a piece of content being live."""

    live_on: date
    checks: tuple[date, ...]
    """The days on which it is looked at again, those that are still open."""
    readings: tuple[date, ...]
    """The days on which figures are asked for, those that are still to be noted."""
    payment_due_on: date | None
    """None for what was given without pay."""
    deliverable_id: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Where something can be seen, and since when."""

    url: str
    on: date
    today: date
    note: str | None = None
    """Why it went live against a gate."""
    payment_days: int = PAYMENT_DAYS
    """Days until it is paid for, where no contract says."""


def seen(url: str, on: date, today: date, note: str | None, payment_days: int) -> Seen:
    """Where something can be seen since a day; raises Invalid for one to come."""
    if on > today:
        raise Invalid(
            N_("Live on {day}: that day is still to come."), day=on.isoformat()
        )
    return Seen(read_address(url), on, today, note, payment_days)


def pass_gate(unit: UnitOfWork, number: int, name: str, note: str | None) -> None:
    """Refuse what has no signed contract, unless there is a note why not."""
    found = unit.connection.execute(
        f"SELECT {CONTRACT} FROM deliverable d JOIN collaboration c"
        " ON c.id=d.collaboration_id WHERE d.id=?",
        (number,),
    ).fetchone()
    if found[0] not in SIGNED and note is None:
        raise GateClosed(
            N_(
                "There is no signed contract with {name}. Say why it goes live all the"
                " same, or have it signed first."
            ),
            name=name,
        )


def make_live(unit: UnitOfWork, number: int, name: str, where: Seen) -> WentLive:
    """Note that a piece is live, and let everything follow that follows from it.

    What is live already gets another address and day; looks that were made and figures
    that were noted stay. Raises GateClosed for what goes live without a contract.
    """
    piece = _piece(unit, number)
    if not piece.is_live:
        pass_gate(unit, number, name, where.note)
    # Where nothing was planned so far, as after an import, all of it is planned now.
    was = piece.live_on if piece.is_planned else None
    before = None if was is None else measured(unit, number)
    post = read_post(where.url)
    unit.connection.execute(
        _LIVE,
        {
            "number": number,
            "url": where.url,
            "platform": post.platform or None,
            "post": post.id or None,
            "on": where.on.isoformat(),
            "today": where.today.isoformat(),
            "note": where.note,
            "days": where.payment_days,
            "at": unit.at,
        },
    )
    plan_checks(unit, number, piece.kind, was or where.on.isoformat(), where.on)
    ask_anew(unit, number, before)
    if piece.is_live and piece.url not in {None, where.url}:
        _move_post(unit, number, piece, where.url)
    _keep_post(unit, piece.influencer_id, where.url)
    settle_rights(unit, piece.collaboration_id, where.today)
    return _outcome(unit, number)


_LIVE = f"""
UPDATE deliverable AS d SET post_url=:url, post_platform=:platform, post_id=:post,
 live_on=:on, state_since=CASE d.state WHEN 'live' THEN d.state_since ELSE :today END,
 reason=CASE d.state WHEN 'live' THEN ifnull(:note, d.reason) ELSE :note END,
 state='live', version=version+1, updated_at=:at,
 payment_due_on=(SELECT CASE WHEN ifnull(c.deal_kind,'')<>'gifted' THEN date(:on,
  ifnull((SELECT k.payment_days FROM contract k WHERE k.collaboration_id=c.id
   AND k.status<>'cancelled' {BEST}), :days) || ' days') END
  FROM collaboration c WHERE c.id=d.collaboration_id)
WHERE id=:number
"""
"""Who was only given something is not paid."""


class _Piece(NamedTuple):
    """A piece of content before it goes live, or goes back."""

    collaboration_id: int
    influencer_id: int
    kind: str
    url: str | None
    live_on: str | None
    is_live: bool
    is_planned: bool
    """Whether it is live, and looks at it were planned."""


def _piece(unit: UnitOfWork, number: int) -> _Piece:
    found = unit.connection.execute(
        "SELECT d.collaboration_id, c.influencer_id, d.kind, d.post_url, d.live_on,"
        " d.state='live', d.state='live' AND EXISTS (SELECT 1 FROM live_check x"
        "  WHERE x.deliverable_id=d.id)"
        " FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id"
        " WHERE d.id=?",
        (number,),
    ).fetchone()
    return _Piece(*found)


def plan_checks(
    unit: UnitOfWork, number: int, kind: str, was: str, live_on: date
) -> None:
    """Plan the later looks at a post that is live since a day, before since another.

    Looks that were made keep their answers; those that are not made of a kind go.
    """
    days = json.dumps(check_days(kind))
    connection = unit.connection
    connection.execute(
        "DELETE FROM live_check WHERE deliverable_id=? AND on_day IS NULL"
        " AND after_days>0 AND after_days NOT IN (SELECT value FROM json_each(?))",
        (number, days),
    )
    on = live_on.isoformat()
    connection.execute(
        "UPDATE live_check SET due_on=date(?1, after_days || ' days')"
        " WHERE deliverable_id=?2 AND after_days>0 AND ?1<>?3"
        " AND due_on=date(?3, after_days || ' days')",
        (on, number, was),
    )
    connection.execute(
        "INSERT INTO live_check(deliverable_id, after_days, due_on)"
        " SELECT ?2, value, date(?1, value || ' days') FROM json_each(?3)"
        " WHERE NOT EXISTS (SELECT 1 FROM live_check x WHERE x.deliverable_id=?2"
        "  AND x.after_days=value AND x.due_on=date(?1, value || ' days'))",
        (on, number, days),
    )


def plan_anew(unit: UnitOfWork, before: Measured, kind: str) -> None:
    """Plan looks and figures of a live piece as its kind asks for, which was changed.

    ``before`` is how far its figures were with the other kind.
    """
    plan_checks(unit, before.id, kind, before.live_on.isoformat(), before.live_on)
    ask_anew(unit, before.id, before)


def _keep_post(unit: UnitOfWork, influencer_id: int, place: str) -> None:
    """Have the post of the first live piece at an address in the library."""
    unit.connection.execute(
        "INSERT INTO asset(influencer_id, collaboration_id, deliverable_id, place,"
        " kind, title, captured_on, created_at, updated_at, version)"
        " SELECT c.influencer_id, c.id, d.id, d.post_url, 'post', d.title, d.live_on,"
        "  ?3, ?3, 1 FROM collaboration c JOIN deliverable d ON d.collaboration_id=c.id"
        " WHERE c.influencer_id=?1 AND d.state='live' AND d.post_url=?2"
        " ORDER BY d.id LIMIT 1"
        " ON CONFLICT(influencer_id, place) DO UPDATE"
        " SET collaboration_id=excluded.collaboration_id,"
        "  deliverable_id=excluded.deliverable_id,"
        "  captured_on=CASE kind WHEN 'post' THEN excluded.captured_on"
        "   ELSE captured_on END,"
        "  version=version+1, updated_at=excluded.updated_at"
        " WHERE deliverable_id IS NOT excluded.deliverable_id"
        "  OR kind='post' AND captured_on<>excluded.captured_on",
        (influencer_id, place, unit.at),
    )


def _drop_post(unit: UnitOfWork, number: int, influencer_id: int, place: str) -> None:
    """Take the post of a piece out of the library; what she said more of stays."""
    unit.connection.execute(
        "DELETE FROM asset WHERE influencer_id=? AND place=? AND deliverable_id=?"
        " AND kind='post' AND style IS NULL AND notes IS NULL",
        (influencer_id, place, number),
    )


def _move_post(unit: UnitOfWork, number: int, piece: _Piece, place: str) -> None:
    """Let what the library says of a post go along to its other address."""
    unit.connection.execute(
        "UPDATE OR IGNORE asset SET place=?, version=version+1, updated_at=?"
        " WHERE influencer_id=? AND place=? AND deliverable_id=? AND kind='post'",
        (place, unit.at, piece.influencer_id, piece.url, number),
    )
    _drop_post(unit, number, piece.influencer_id, str(piece.url))
    # Another piece may be live there as well.
    _keep_post(unit, piece.influencer_id, str(piece.url))


def _outcome(unit: UnitOfWork, number: int) -> WentLive:
    """What follows, as it is kept now."""
    on, payment = unit.connection.execute(
        "SELECT live_on, payment_due_on FROM deliverable WHERE id=?", (number,)
    ).fetchone()
    checks = unit.connection.execute(
        "SELECT due_on FROM live_check WHERE deliverable_id=? AND on_day IS NULL"
        " ORDER BY due_on",
        (number,),
    ).fetchall()
    piece = measured(unit, number)
    windows: tuple[str, ...] = ()
    if piece is not None and piece.waits_for is not None:
        every = windows_of(piece.kind)
        windows = every[every.index(piece.waits_for) :]
    live_on = date.fromisoformat(on)
    return WentLive(
        live_on,
        tuple(date.fromisoformat(due_on) for (due_on,) in checks),
        tuple(window_day(window, live_on) for window in windows),
        None if payment is None else date.fromisoformat(payment),
        number,
    )


@contextmanager
def leaving(unit: UnitOfWork, ids: Sequence[int], today: date | None) -> Iterator[None]:
    """Put pieces into another state, or away: what followed from going live goes.

    Open looks and the post in the library go, answers that were given stay; rights that
    began with a post wait again. Around the statement that changes the state.
    """
    numbers = json.dumps(list(ids))
    gone = unit.connection.execute(
        "SELECT d.id, d.collaboration_id, c.influencer_id, d.post_url"
        " FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id"
        " WHERE d.id IN (SELECT value FROM json_each(?)) AND d.state='live'",
        (numbers,),
    ).fetchall()
    for number, _talk, owner, place in gone:
        unit.connection.execute(
            "DELETE FROM live_check WHERE deliverable_id=? AND on_day IS NULL",
            (number,),
        )
        _drop_post(unit, number, owner, place)
    yield
    for _number, _talk, owner, place in gone:
        # Another piece may be live there as well.
        _keep_post(unit, owner, place)
    for talk in dict.fromkeys(talk for _number, talk, _owner, _place in gone):
        settle_rights(unit, talk, today)


NOT_LIVE = "live_on=NULL, measure_due_on=NULL, measured_on=NULL, payment_due_on=NULL"
"""What holds of a piece that is not live: none of the days that follow."""
