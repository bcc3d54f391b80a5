"""Whose conversions are and what they are worth, settled inside a unit of work.

Whoever makes or changes conversions, or something that says whose they are, calls
``settle`` for those concerned, in the same step. What was said by hand stays.
"""

from __future__ import annotations

import json
from array import array
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from store.attribution_book import Evidence, KnownOwners
from store.conversion_worth import Figures, Values
from store.rules.attribution import Attributed, Click, attribute, parts_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from store.attribution_book import Trail
    from store.engine import UnitOfWork

NEWS = frozenset({"results", "campaigns"})
"""What is another when it changes whose a conversion is, or what it is worth."""

CHUNK = 10_000
"""Conversions that are looked at together."""

SETTLED = (
    *("campaign_id", "collaboration_id", "channel", "attributed_by", "code_key"),
    *("goal_id", "refunded_minor", "amount_minor", "amount_currency"),
    *("exchange_rate", "counted_minor", "counted_currency"),
)
"""The columns that are settled."""

_READ = (
    *("id", *SETTLED, "on_day", "clicked_on", "source", "kind", "quantity"),
    *("unit_minor", "gross_minor", "status", *Evidence._fields),
)
_OLD = slice(1, 1 + len(SETTLED))
_EVIDENCE = slice(-len(Evidence._fields), None)
_FIGURES = itemgetter(*map(_READ.index, Figures._fields))


class Said(NamedTuple):
    """What is said by hand: whose they are, or None for what matching says."""

    collaboration_id: int | None
    channel: str | None = None
    """Where they came from; None leaves it to be read."""


class _Place(NamedTuple):
    """Where a conversion stands: whose it is, and where it came from."""

    campaign_id: int | None
    collaboration_id: int | None
    channel: str | None
    attributed_by: str
    code_key: str | None


class _Claim(NamedTuple):
    """What the evidence of a conversion says."""

    whose: Attributed
    code_key: str | None
    platform: str | None
    """What the link that it came by says."""


def settle(
    unit: UnitOfWork,
    chosen: str = "",
    values: Sequence[Any] = (),
    *,
    table: str = "conversion",
    released: Collection[str] = (),
    said: Said | None = None,
) -> int:
    """Settle the conversions ``v`` that a condition picks, or all; how many changed.

    ``table`` may be one of rows that are about to become conversions, with the same
    columns: then the rows need not be changed once more. Channels that are ``released``
    were read out of something that was just changed, and are read again. ``said`` is
    what is said of all of them by hand.
    """
    found = unit.connection.execute(
        f"SELECT v.id FROM {table} v WHERE {chosen or '1'} ORDER BY v.id", values
    )
    numbers = array("q", (number for (number,) in found))
    settler = Settler(unit.connection, released, said)
    changed = 0
    for start in range(0, len(numbers), CHUNK):
        wanted = json.dumps(numbers[start : start + CHUNK].tolist())
        rows = unit.connection.execute(_SELECT.format(table=table), (wanted,))
        news = settler.settled(rows.fetchall())
        _write(unit, table, news)
        changed += len(news)
    if changed and table == "conversion":
        announce(unit)
    return changed


_SELECT = (
    f"SELECT {','.join(f'v.{name}' for name in _READ)} FROM json_each(?) j"
    " CROSS JOIN {table} v ON v.id=j.value"
)


def _write(
    unit: UnitOfWork, table: str, news: Iterable[tuple[int, tuple[Any, ...]]]
) -> None:
    sets = ",".join(f"{name}=?" for name in SETTLED)
    stamps: tuple[Any, ...] = ()
    if table == "conversion":
        sets, stamps = f"{sets}, version=version+1, updated_at=?", (unit.at,)
    unit.connection.executemany(
        f"UPDATE {table} SET {sets} WHERE id=?",
        ((*row, *stamps, number) for number, row in news),
    )


def announce(unit: UnitOfWork) -> None:
    """Let whoever shows results hear of it, now and when the step is taken back."""
    if unit.topics >= NEWS:
        return
    unit.topics |= NEWS
    unit.connection.execute(
        "UPDATE unit SET topics=? WHERE id=?", (",".join(sorted(unit.topics)), unit.id)
    )


def settled_values(
    connection: sqlite3.Connection, row: dict[str, Any]
) -> dict[str, Any]:
    """The columns of a conversion that is about to be made, as they are settled."""
    return settled_rows(connection, [row])[0]


def settled_rows(
    connection: sqlite3.Connection, rows: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The same of several."""
    facts = [
        tuple(place if name == "id" else row.get(name) for name in _READ)
        for place, row in enumerate(rows)
    ]
    found = dict(Settler(connection).settled(facts))
    return [
        row | (dict(zip(SETTLED, found[place], strict=True)) if place in found else {})
        for place, row in enumerate(rows)
    ]


class Settler:
    """Works out whose conversions are and what they are worth; writes nothing."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        released: Collection[str] = (),
        said: Said | None = None,
    ) -> None:
        self._owners = KnownOwners(connection)
        self._values = Values(connection)
        self._released = frozenset(released)
        self._said = said
        self._claims: dict[tuple[Any, ...], _Claim] = {}

    def settled(
        self, rows: Sequence[tuple[Any, ...]]
    ) -> list[tuple[int, tuple[Any, ...]]]:
        """Number and new columns (SETTLED) of those rows (_READ) that change."""
        # What was read of other rows is let go, so that it never grows with them.
        self._claims.clear()
        self._owners.forget_trails()
        told = {row[_EVIDENCE] for row in rows}
        self._owners.learn(Evidence(*one) for one in told if any(one))
        news: list[tuple[int, tuple[Any, ...]]] = []
        for row in rows:
            place = self._place(row)
            valued = self._values.of(place.campaign_id, Figures(*_FIGURES(row)))
            new = (*place, *valued)
            if new != row[_OLD]:
                news.append((row[0], new))
        return news

    def _place(self, row: tuple[Any, ...]) -> _Place:
        was = _Place(*row[1:6])
        campaign_id = was.campaign_id
        claim = self._claim(row, campaign_id)
        whose, by = claim.whose.collaboration_id, claim.whose.by
        by_hand = was.collaboration_id if was.attributed_by == "manual" else None
        if self._said is not None:
            by_hand = self._said.collaboration_id
        if by_hand is not None:
            whose, by = by_hand, "manual"
        if whose is not None:
            campaign_id = self._owners.talk(whose).campaign_id
        if campaign_id != was.campaign_id:
            # Its campaign may tell who of two is meant: now, not when matched again.
            claim = self._claim(row, campaign_id)
            if by_hand is None:
                whose, by = claim.whose.collaboration_id, claim.whose.by
        channel = self._channel(was, whose, claim.platform)
        return _Place(campaign_id, whose, channel, by, claim.code_key)

    def _channel(
        self, was: _Place, whose: int | None, platform: str | None
    ) -> str | None:
        """Where it came from: as was said, else by its link, else by its owner.

        What was taken from somebody else is not kept when it is theirs no more.
        """
        channel = was.channel
        if self._said is not None and self._said.channel is not None:
            return self._said.channel
        if channel in self._released:
            channel = None
        if was.collaboration_id not in {None, whose}:
            former = self._owners.talk(was.collaboration_id or 0)
            if channel in former.platforms:
                channel = None
        if channel is not None:
            return channel
        if platform is None and whose is not None:
            return self._owners.talk(whose).platform
        return platform

    def _claim(self, row: tuple[Any, ...], campaign_id: int | None) -> _Claim:
        """What a row's evidence says; the same for all that say the same."""
        told = row[_EVIDENCE]
        if not any(told):
            return _NOTHING
        on_day, clicked_on = row[_ON_DAY], row[_CLICKED_ON]
        trail = self._owners.trail(Evidence(*told))
        is_dated = trail.last is not None or trail.earlier
        key = (told, campaign_id, *((on_day, clicked_on) if is_dated else ()))
        found = self._claims.get(key)
        if found is None:
            clicks = trail.clicks(date.fromisoformat(clicked_on or on_day))
            found = self._claims[key] = self._judge(
                trail, clicks, date.fromisoformat(on_day), campaign_id
            )
        return found

    def _judge(
        self,
        trail: Trail,
        clicks: tuple[Click, ...],
        on_day: date,
        campaign_id: int | None,
    ) -> _Claim:
        whose = attribute(trail.codes, clicks, on_day, self._owners.book, campaign_id)
        key: str | None = None
        if trail.codes:
            is_code = whose.by == "code" and whose.step is not None
            key = trail.codes[whose.step or 0 if is_code else 0]
            # Those of several begin with a comma, and so stand together in the index.
            key = f",{key}" if len(trail.codes) > 1 else key
        click = trail.clicks(date.min)[-1] if clicks else None
        if whose.by == "link" and whose.step is not None:
            click = clicks[whose.step - len(trail.codes)]
        source = parts_of(click).source if click else ""
        return _Claim(whose, key, self._owners.platform(source) if source else None)


_ON_DAY, _CLICKED_ON = _READ.index("on_day"), _READ.index("clicked_on")
_NOTHING = _Claim(Attributed(None, "none", "nothing_said"), None, None)
