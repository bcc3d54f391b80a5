"""What noting a touch would lead to, told before it is noted; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.deals import led_to
from store.engine import UnitOfWork
from store.outreach_draft import current, read_draft
from store.outreach_rows import Book, Row
from store.rules.flow import State, after_move, begun, planned

if TYPE_CHECKING:
    from datetime import date

    from store.engine import Database
    from store.outreach_draft import TouchDraft

_BEGUN = """
SELECT i.name, i.preferred_channel, coalesce(g.market, i.country)
FROM influencer i LEFT JOIN campaign g ON g.id=?2 WHERE i.id=?1
"""


class Outlook:
    """The conversations as the outreach desk would meet them now."""

    def __init__(self, database: Database, market: str | None) -> None:
        reader = database.reader  # which cannot write, whatever is asked of it
        self._unit = UnitOfWork(reader, database.now(), "", {}, frozenset())
        self._book = Book(self._unit, market)

    def conversation(
        self, influencer_id: int, campaign_id: int | None, direction: str
    ) -> int | None:
        """The conversation that a touch would go to; None when one would be begun."""
        return current(self._unit, influencer_id, campaign_id, heard=direction)

    def row(self, draft: TouchDraft, today: date) -> Row:
        """The conversation of a draft as it stands, or as it would be begun."""
        if draft.collaboration_id is not None:
            return self._book.row(draft.collaboration_id)
        owner, campaign, on = draft.influencer_id, draft.campaign_id, draft.on or today
        name, preferred, market = self._unit.connection.execute(
            _BEGUN, (owner, campaign)
        ).fetchone()
        state = State("identified", on)
        row = Row(0, owner, campaign, name, preferred, 0, None, None, market, state)
        row.state = begun(state.stage, on, self._book.terms(row))
        return row

    def channel(self, row: Row, direction: str) -> str:
        """How a touch went when nobody says how."""
        if direction == "in":
            return row.last_channel or row.preferred or "mail"
        return self._book.channel(row)

    def state(self, row: Row, draft: TouchDraft, today: date) -> State:
        """How a conversation would stand with this touch noted; raises Invalid."""
        said = read_draft(draft, today)
        if row.last_on is None or said.on >= row.last_on:
            row.state = self._book.after(row, said)
        for kind, _ in draft.amounts:
            if aim := led_to(row.state.stage, kind):
                self._move(row, aim, said.on)
        if draft.stage:
            self._move(row, draft.stage, said.on)
        if draft.next_on is not None:
            words = draft.next_words.strip() or None
            row.state = planned(row.state, draft.next_on, words, said.on)
        return row.state

    def _move(self, row: Row, stage: str, on: date) -> None:
        terms = self._book.terms(row, stage)
        row.state = after_move(row.state, stage, on, terms)
