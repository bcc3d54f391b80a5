"""Which backups stay: their names, and the rule by which old ones make room.

Pure: moments in, moments out. Every moment carries its zone; names are written in UTC,
so that a journey or the end of summer time never makes two backups claim one name.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAME = re.compile(r"soloist-(\d{8}-\d{6})(?:-([a-z0-9]+(?:-[a-z0-9]+)*))?\.db")
_REASON = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STAMP = "%Y%m%d-%H%M%S"


class BackupName(NamedTuple):
    """What the name of a backup says: when it was made (UTC), and for what reason."""

    made_at: datetime
    reason: str


def backup_name(now: datetime, reason: str = "") -> str:
    """Name a backup, as in ``soloist-20260302-081500-before-import.db``.

    ``reason`` is lower-case words joined by dashes, or empty for the daily round.
    Raises ``ValueError`` for another reason, or for a ``now`` without a zone.
    """
    if reason and not _REASON.fullmatch(reason):
        raise ValueError(f"not a reason for a file name: {reason!r}")
    stamp = _utc(now).strftime(_STAMP)
    return f"soloist-{stamp}{'-' if reason else ''}{reason}.db"


def parse_backup_name(name: str) -> BackupName | None:
    """Read what ``backup_name`` wrote; None for a file that is none of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:  # digits that are no moment: 20261399-…
        return None
    return BackupName(made_at, found[2] or "")


def _hour(moment: datetime) -> int:
    return moment.toordinal() * 24 + moment.hour


def _day(moment: datetime) -> int:
    return moment.toordinal()


def _week(moment: datetime) -> int:
    """Count weeks from Monday to Sunday; day 1 of the year 1 was a Monday."""
    return (moment.toordinal() - 1) // 7


def _month(moment: datetime) -> int:
    """Count stretches of 30 days, not calendar months.

    The last working days of two calendar months can lie 33 days apart; of two
    stretches, 32 at most.
    """
    return moment.toordinal() // 30


_KEEP: tuple[tuple[Callable[[datetime], int], int], ...] = (
    (_hour, 24),
    (_day, 14),
    (_week, 8),
    (_month, 13),  # twelve whole ones behind the one that has only begun
)


def to_remove(existing: Sequence[datetime], now: datetime) -> set[datetime]:
    """Say which backups may go, as seen from ``now``.

    The newest of each of 24 hours, 14 days, 8 weeks and 12 months stays. An hour (a
    day, a week, a month) without a backup is not counted, so time passing alone never
    takes one away. A backup dated after ``now`` was made under a wrong clock: it is
    left alone and takes nobody's place. Raises ``ValueError`` for a moment without a
    zone.
    """
    today = _utc(now)
    past = sorted(
        ((_utc(moment), moment) for moment in set(existing) if _utc(moment) <= today),
        reverse=True,
    )
    kept: set[datetime] = set()
    for bucket, count in _KEEP:
        newest: dict[int, datetime] = {}
        for moment, as_given in past:
            newest.setdefault(bucket(moment), as_given)
        kept.update(list(newest.values())[:count])
    return {as_given for _, as_given in past} - kept


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone: {moment}")
    return moment.astimezone(UTC)
