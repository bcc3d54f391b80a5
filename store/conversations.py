"""The conversations desk: what was said to whom, and what stands in the way of more."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.errors import NotFound
from store.rules.money import Money
from store.rules.pipeline import CLOSED, PARKED
from store.rules.text import clean, fold, is_initials
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database

RECENT = 14
"""Days within which another message is worth a warning."""


@dataclass(frozen=True, slots=True)
class TouchRow:
    """One touch, as a timeline shows it."""

    id: int
    collaboration_id: int | None
    campaign: str | None
    on_day: date
    at: str
    channel: str
    direction: str
    kind: str
    subject: str | None
    body: str | None
    template: str | None
    minutes: int | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An amount that was asked, offered or agreed on a day."""

    kind: str
    amount: Money
    on_day: date
    note: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything about one collaboration."""

    id: int
    version: int
    influencer_id: int
    name: str
    handle: str | None
    platform: str | None
    campaign_id: int | None
    campaign: str | None
    stage: str
    stage_since: date
    waiting_on: str
    next_kind: str | None
    next_step: str | None
    next_step_on: date | None
    clock_on: date | None
    cadence_step: int
    unanswered: int
    last_on: date | None
    last_direction: str | None
    last_channel: str | None
    deal_kind: str | None
    asked: Money | None
    offered: Money | None
    fee: Money | None
    commission_percent: str | None
    promo_code: str | None
    notes: str | None
    decision: str | None
    decision_reason: str | None
    offers: tuple[OfferRow, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Something to know before somebody is written to; asked, never forbidden."""

    template: str
    detail: dict[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody that words may mean."""

    influencer_id: int
    name: str
    handle: str | None
    platform: str | None


class Conversations:
    """Questions about who was told what; nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def conversation(self, number: int) -> Conversation:
        """One collaboration; raises NotFound."""
        rows = self._database.read(f"{_ONE} WHERE c.id=?", (number,))
        if not rows:
            raise NotFound(
                N_("There is no collaboration number {number}."), number=number
            )
        return self._conversation(rows[0])

    def of_influencer(self, influencer_id: int) -> tuple[Conversation, ...]:
        """All collaborations of one person, the open ones and the newest first."""
        closed = ",".join(f"'{stage}'" for stage in sorted(CLOSED | {PARKED}))
        rows = self._database.read(
            f"{_ONE} WHERE c.influencer_id=? ORDER BY c.stage IN ({closed}),"
            " c.last_on DESC, c.id DESC",
            (influencer_id,),
        )
        return tuple(self._conversation(row) for row in rows)

    def timeline(
        self,
        influencer_id: int,
        limit: int = 200,
        before: tuple[str, int] | None = None,
    ) -> tuple[TouchRow, ...]:
        """The touches of one person, newest first; ``before`` is an instant and id."""
        at, number = before or ("9", 0)
        rows = self._database.read(
            "SELECT t.id, t.collaboration_id, g.name, t.on_day, t.at, t.channel,"
            " t.direction, t.kind, t.subject, t.body, t.template, t.minutes,"
            " t.answered_on FROM touch t LEFT JOIN collaboration c ON"
            " c.id=t.collaboration_id LEFT JOIN campaign g ON g.id=c.campaign_id"
            " WHERE t.influencer_id=? AND (t.at, t.id)<(?,?)"
            " ORDER BY t.at DESC, t.id DESC LIMIT ?",
            (influencer_id, at, number, limit),
        )
        return tuple(_touch(row) for row in rows)

    def guards(
        self, influencer_id: int, *, today: date, campaign_id: int | None = None
    ) -> tuple[Guard, ...]:
        """What to know before writing: blocked, written lately, held by a campaign."""
        found = self._database.read(
            "SELECT name, status, blocked_reason, archived_at FROM influencer"
            " WHERE id=?",
            (influencer_id,),
        )
        if not found:
            return ()
        name, status, why, archived = found[0]
        guards = []
        if status == "blocked":
            guards.append(
                Guard(
                    N_("{name} is blocked: {reason}"),
                    {"name": name, "reason": why or "-"},
                )
            )
        if archived:
            guards.append(Guard(N_("{name} is in the trash"), {"name": name}))
        written = self._database.read(
            "SELECT max(on_day) FROM touch WHERE influencer_id=? AND direction='out'"
            " AND kind NOT IN ('note','warm_up')",
            (influencer_id,),
        )[0][0]
        answered = self._database.read(
            "SELECT max(on_day) FROM touch WHERE influencer_id=? AND direction='in'",
            (influencer_id,),
        )[0][0]
        if written and (answered is None or answered < written):
            days = (today - date.fromisoformat(written)).days
            if days <= RECENT:
                guards.append(Guard(_wrote(days), {"days": days, "name": name}))
        guards += [
            Guard(
                N_("{campaign} holds {name}: {stage}"),
                {"campaign": campaign, "name": name, "stage": stage},
            )
            for campaign, stage in self.held(influencer_id, campaign_id)
        ]
        return tuple(guards)

    def find(self, words: str, limit: int = 8) -> tuple[Found, ...]:
        """Whom a handle, a name, an alias or Korean initials may mean, best first."""
        wanted = fold(clean(words).removeprefix("@"))
        if not wanted:
            return ()
        by_initials = is_initials(wanted)
        rows = self._database.read(
            _FIND.format(initials="OR instr(s.initials, ?1)" if by_initials else ""),
            (wanted, limit),
        )
        return tuple(Found(*row) for row in rows)

    def begun(self, people: Sequence[int], campaign_id: int | None) -> int:
        """How many of these have one already, so that beginning makes them none."""
        closed = ",".join(f"'{stage}'" for stage in sorted(CLOSED))
        found = self._database.read(
            "SELECT count(DISTINCT influencer_id) FROM collaboration WHERE"
            " influencer_id IN (SELECT value FROM json_each(?)) AND campaign_id IS ?"
            f" AND (campaign_id IS NOT NULL OR stage NOT IN ({closed}))",
            (json.dumps(list(people)), campaign_id),
        )
        return int(found[0][0])

    def names(self, numbers: Sequence[int]) -> dict[int, str]:
        """The names of the people behind collaborations."""
        return dict(
            self._database.read(
                "SELECT c.id, i.name FROM collaboration c JOIN influencer i ON"
                " i.id=c.influencer_id WHERE c.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(numbers)),),
            )
        )

    def held(
        self, influencer_id: int, campaign_id: int | None = None
    ) -> list[tuple[str, str]]:
        """The campaigns somebody is in besides this one, and at which stage."""
        closed = ",".join(f"'{stage}'" for stage in sorted(CLOSED))
        return self._database.read(
            "SELECT g.name, c.stage FROM collaboration c JOIN campaign g ON"
            " g.id=c.campaign_id WHERE c.influencer_id=? AND c.campaign_id IS NOT ?"
            f" AND c.stage NOT IN ({closed}) ORDER BY g.name_key",
            (influencer_id, campaign_id),
        )

    def _conversation(self, row: Any) -> Conversation:
        offers = self._database.read(
            "SELECT kind, amount_minor, currency, on_day, note FROM offer"
            " WHERE collaboration_id=? ORDER BY on_day DESC, id DESC",
            (row[0],),
        )
        named = dict(zip(_COLUMNS, row, strict=True))
        for name in ("asked", "offered", "fee"):
            minor = named.pop(f"{name}_minor")
            currency = named.pop(f"{name}_currency")
            named[name] = None if minor is None else Money(minor, currency)
        for name in ("stage_since", "next_step_on", "clock_on", "last_on"):
            named[name] = _day(named[name])
        return Conversation(
            **named,
            offers=tuple(
                OfferRow(kind, Money(minor, currency), date.fromisoformat(on), note)
                for kind, minor, currency, on, note in offers
            ),
        )


_COLUMNS = (
    *("id", "version", "influencer_id", "name", "handle", "platform"),
    *("campaign_id", "campaign", "stage", "stage_since", "waiting_on", "next_kind"),
    *("next_step", "next_step_on", "clock_on", "cadence_step", "unanswered"),
    *("last_on", "last_direction", "last_channel", "deal_kind"),
    *("asked_minor", "asked_currency", "offered_minor", "offered_currency"),
    *("fee_minor", "fee_currency", "commission_percent", "promo_code", "notes"),
    *("decision", "decision_reason"),
)

_FROM = {"name": "l", "handle": "l", "platform": "l"}

_ONE = (
    "SELECT "
    + ",".join(
        "g.name" if name == "campaign" else f"{_FROM.get(name, 'c')}.{name}"
        for name in _COLUMNS
    )
    + " FROM collaboration c JOIN roster_line l ON l.influencer_id=c.influencer_id"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
)

_FIND = """
SELECT l.influencer_id, l.name, l.handle, l.platform FROM roster_search s
JOIN roster_line l ON l.influencer_id=s.influencer_id
WHERE l.archived=0 AND (instr(s.folded, ?1) {initials})
ORDER BY NOT EXISTS (SELECT 1 FROM account a WHERE a.influencer_id=l.influencer_id
  AND a.handle_key=?1), l.name_key<>?1,
 NOT EXISTS (SELECT 1 FROM alias x WHERE x.influencer_id=l.influencer_id AND
  fold(x.name)=?1), substr(l.name_key,1,length(?1))<>?1,
 substr(ifnull(fold(l.handle),''),1,length(?1))<>?1, l.followers DESC, l.influencer_id
LIMIT ?2
"""


def _touch(row: Any) -> TouchRow:
    values = dict(zip(_TOUCH, row, strict=True))
    return TouchRow(
        **values
        | {"on_day": _day(values["on_day"]), "answered_on": _day(values["answered_on"])}
    )


_TOUCH = tuple(field.name for field in fields(TouchRow))


def _wrote(days: int) -> str:
    if days == 0:
        return N_("You wrote to {name} today")
    return N_("You wrote to {name} {days} days ago, and there is no answer yet")


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
