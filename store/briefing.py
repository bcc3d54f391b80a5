"""The briefings desk: one page on a line of the day, and what to know beforehand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import starmap
from typing import TYPE_CHECKING, Any

from store.agenda import source_of
from store.agenda_deadlines import collaboration_of
from store.conduct import Conduct, conduct_of
from store.deadline_sql import DEADLINES
from store.errors import NotFound
from store.rules.money import Money
from store.rules.urgency import AHEAD, KIND_OF, OF_CAMPAIGN, horizon
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.budget_rows import CampaignBudget
    from store.conversations import Conversation, Conversations, Guard, TouchRow
    from store.cost_rows import CostRow
    from store.engine import Database
    from store.settings import Settings

LAST = 3
"""Touches that are remembered on the page."""

PRICES = 5
"""Amounts of the history of prices."""


@dataclass(frozen=True, slots=True)
class Price:
    """An amount and where it was said: asked, offered, agreed, or a rate for a work."""

    kind: str
    amount: Money
    on: date
    work: str | None
    """What the rate is for; None for what was said in a conversation."""


@dataclass(frozen=True, slots=True)
class OpenTask:
    """Something that is to be done about a person."""

    title: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday soon, in the market that counts."""

    on: date
    name: str
    market: str


@dataclass(frozen=True, slots=True)
class Held:
    """Another campaign that somebody is in, and how far."""

    campaign: str
    stage: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything to know before acting on one line of the day."""

    item: int
    influencer_id: int | None
    name: str | None
    handle: str | None
    platform: str | None
    status: str | None
    blocked_reason: str | None
    talk: Conversation | None
    """The conversation; None for a task, and for money that is nobody's."""
    cost: CostRow | None
    """What is to be paid; None for other lines."""
    money: CampaignBudget | None
    """The figures of the campaign, for lines about money."""
    task: OpenTask | None
    """The task; None for a conversation."""
    said: tuple[TouchRow, ...]
    """The last touches, newest first."""
    prices: tuple[Price, ...]
    """Newest first."""
    tasks: tuple[OpenTask, ...]
    """What else is open about the person, by day."""
    reliability: Conduct
    """How they answer, and keep to what was agreed."""
    held: tuple[Held, ...]
    snoozed: int
    """How often the line was put off."""
    market: str | None
    """Whose holidays count."""


@dataclass(frozen=True, slots=True)
class Warnings:
    """What to know before writing to people: who is blocked, and all else."""

    blocked: tuple[Guard, ...]
    others: tuple[Guard, ...]


class Briefings:
    """Questions about one line of the day; nothing here writes."""

    def __init__(
        self, database: Database, conversations: Conversations, settings: Settings
    ) -> None:
        self._database = database
        self._conversations = conversations
        self._settings = settings

    def of(self, item: int) -> Briefing:
        """The page for a line, by its number; raises NotFound when it is gone."""
        source, row = source_of(item)
        number: int | None = None if source == "task" else row
        if source in KIND_OF:
            number = collaboration_of(self._database, source, row)
        talk = None if number is None else self._conversations.conversation(number)
        cost, money = self._money(source, row)
        task, owner = None, None if talk is None else talk.influencer_id
        if source == "task":
            task, owner = self._task(row)
        ask, person = self._database.read, self._person(owner)
        here = None if talk is None else talk.campaign_id
        return Briefing(
            item=item,
            influencer_id=owner,
            **person,
            talk=talk,
            cost=cost,
            money=money,
            task=task,
            said=() if owner is None else self._conversations.timeline(owner, LAST),
            prices=self._prices(owner),
            tasks=self._tasks(owner, row if source == "task" else None),
            reliability=Conduct() if owner is None else conduct_of(ask, owner),
            held=()
            if owner is None
            else tuple(starmap(Held, self._conversations.held(owner, here))),
            snoozed=self._put_off(source, row),
            market=self._market(owner, here),
        )

    def holiday(
        self, market: str | None, today: date, language: str | None = None
    ) -> Holiday | None:
        """The next public holiday of a market within the days looked ahead, if any."""
        if market is None:
            return None
        from store.rules.workdays import holiday  # noqa: PLC0415 - slow to load

        for away in range(AHEAD + 1):
            on = today + timedelta(days=away)
            if name := holiday(on, market, language):
                return Holiday(on, name, market)
        return None

    def warnings(self, numbers: Sequence[int], *, today: date) -> Warnings:
        """What to know before writing in these collaborations.

        That there is no answer yet is what a follow-up is for; only having written
        today already is told.
        """
        blocked: list[Guard] = []
        others: list[Guard] = []
        for owner, campaign in self._database.read(
            "SELECT influencer_id, campaign_id FROM collaboration"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        ):
            for guard in self._conversations.guards(
                owner, today=today, campaign_id=campaign
            ):
                if "reason" in guard.detail:
                    blocked.append(guard)
                elif not guard.detail.get("days"):
                    others.append(guard)
        return Warnings(tuple(blocked), tuple(others))

    def next_due(self, today: date) -> tuple[date, str] | None:
        """What is due first after the days that are looked ahead: its day, and whom."""
        days = {"after": horizon(today).isoformat(), "horizon": "9999-12-30"}
        given = {**days, "today": today.isoformat()}
        found = self._database.read(_NEXT, given)  # type: ignore[arg-type]
        return (date.fromisoformat(found[0][0]), found[0][1]) if found else None

    def is_empty(self) -> bool:
        """Whether there is nobody on the roster."""
        return not self._database.read("SELECT 1 FROM influencer LIMIT 1")

    def _task(self, number: int) -> tuple[OpenTask, int | None]:
        found = self._database.read(
            "SELECT title, due_on, influencer_id FROM task WHERE id=?", (number,)
        )
        if not found:
            raise NotFound(N_("There is no task number {number}."), number=number)
        title, due, owner = found[0]
        return OpenTask(title, date.fromisoformat(due)), owner

    def _money(
        self, source: str, row: int
    ) -> tuple[CostRow | None, CampaignBudget | None]:
        """Of a payment what is to be paid, and of a campaign as a whole its figures."""
        if source != "payment" and source not in OF_CAMPAIGN:
            return None, None
        from store.budget import Budget  # noqa: PLC0415 - of such lines only
        from store.cost_rows import read_costs  # noqa: PLC0415

        found = read_costs(self._database, (row,)) if source == "payment" else ()
        cost = found[0] if found else None
        number = cost.campaign_id if cost is not None else row
        budget = Budget(self._database)
        return cost, None if number is None else budget.figures(number)

    def _person(self, owner: int | None) -> dict[str, Any]:
        names = ("name", "handle", "platform", "status", "blocked_reason")
        found = self._database.read(
            "SELECT l.name, l.handle, l.platform, i.status, i.blocked_reason"
            " FROM influencer i JOIN roster_line l ON l.influencer_id=i.id"
            " WHERE i.id=?",
            (owner,),
        )
        return dict(zip(names, found[0] if found else (None,) * 5, strict=True))

    def _prices(self, owner: int | None) -> tuple[Price, ...]:
        rows = self._database.read(_PRICES, (owner, owner, PRICES))
        return tuple(
            Price(kind, Money(minor, currency), date.fromisoformat(on), work)
            for kind, minor, currency, on, work in rows
        )

    def _tasks(self, owner: int | None, without: int | None) -> tuple[OpenTask, ...]:
        rows = self._database.read(
            "SELECT title, due_on FROM task WHERE influencer_id=? AND done_at IS NULL"
            " AND id IS NOT ? ORDER BY due_on, id LIMIT 5",
            (owner, without),
        )
        return tuple(OpenTask(title, date.fromisoformat(due)) for title, due in rows)

    def _put_off(self, source: str, row: int) -> int:
        """How often a line was put off."""
        found = self._database.read(
            "SELECT count(*) FROM snooze WHERE kind=? AND row=?", (source, row)
        )
        return int(found[0][0])

    def _market(self, owner: int | None, campaign: int | None) -> str | None:
        found: str | None = self._database.read(
            "SELECT coalesce((SELECT market FROM campaign WHERE id=?),"
            " (SELECT country FROM influencer WHERE id=?))",
            (campaign, owner),
        )[0][0]
        return found or self._settings.market()


_PRICES = """
SELECT kind, amount_minor, currency, on_day, work FROM (
 SELECT o.kind, o.amount_minor, o.currency, o.on_day, NULL AS work, o.id AS number
 FROM offer o JOIN collaboration c ON c.id=o.collaboration_id WHERE c.influencer_id=?
 UNION ALL
 SELECT 'rate', r.amount_minor, r.currency, r.quoted_on, r.kind, r.id
 FROM rate r WHERE r.influencer_id=?
) ORDER BY on_day DESC, number DESC LIMIT ?
"""

_NEXT = f"""
SELECT due, name FROM (
 SELECT * FROM (SELECT c.next_step_on AS due, l.name AS name FROM collaboration c
  CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0
  WHERE c.next_step_on>:after ORDER BY c.next_step_on, l.name_key LIMIT 1)
 UNION ALL
 SELECT * FROM (SELECT t.due_on, ifnull(l.name, t.title) FROM task t
  LEFT JOIN roster_line l ON l.influencer_id=t.influencer_id
  WHERE t.done_at IS NULL AND t.due_on>:after AND l.archived IS NOT 1
  ORDER BY t.due_on, t.id LIMIT 1)
 UNION ALL
 SELECT * FROM (SELECT z.due, l.name FROM ({DEADLINES}) z
  CROSS JOIN roster_line l ON l.influencer_id=z.owner AND l.archived=0
  WHERE z.due>:after AND z.due<=:horizon ORDER BY z.due, l.name_key LIMIT 1)
) ORDER BY due LIMIT 1
"""
