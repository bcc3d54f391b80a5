"""From what the rows of an outreach sheet say to conversations, touches and amounts.

The people go through the same matching and making as those of a list of people. Then
each row has its person and its campaign, and with them its conversation: in that
campaign, or the open one without. What rows say of one conversation is drawn together,
taken through the rules of the pipeline (``talks_story``) and written page by page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import applying, sides, talks_match, talks_who
from store.exchange.applying import PREVIEW, FieldChange
from store.exchange.newcomers import highest
from store.exchange.sheets import RowProblem
from store.exchange.talks_rows import Desk
from store.exchange.talks_story import AMOUNTS, TERMS, Standing, Story, Talk, tell
from store.outreach_rows import Book
from store.roster_rows import plain_amount
from store.rules.money import Money
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from store.engine import UnitOfWork
    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

OVER = N_("this conversation is over, so it has no next step; left out")

_SHOWN = ("stage", "next_step_on", "next_step", "waiting_on")


def apply(
    unit: UnitOfWork,
    plan: ImportPlan,
    staged: Staged,
    *,
    today: date,
    market: str | None,
) -> Outcome:
    """Bring the staged rows in; the counts are of rows and their conversations.

    Created is a row that made a conversation, updated one that changed a conversation
    or its person, or that adds to a conversation made by another row.
    """
    connection = unit.connection
    rows = staged.rows
    base = highest(connection, "influencer")
    problems = talks_who.join_rows(connection, plan, staged)
    try:
        outcome = applying.apply(unit, plan, staged, today=today)
    finally:
        staged.rows = rows
    owner = sides.owner(base)
    talks_who.refresh_lines(connection, owner)
    problems += talks_match.find(unit, plan, owner, base)
    outcome.problems += problems
    told = _Teller(unit, plan, Book(unit, market), today)
    for page in told.desk.pages():
        told.write(page)
    _count(unit, outcome, told, rows)
    outcome.changes = (*told.changes, *outcome.changes)[:PREVIEW]
    outcome.problems += told.problems
    return outcome


def _count(unit: UnitOfWork, outcome: Outcome, told: _Teller, rows: int) -> None:
    """Count the rows by what became of them."""
    connection = unit.connection
    touched = {
        row
        for (row,) in connection.execute(
            "SELECT t.row FROM talk t JOIN touched k ON k.row=t.person"
        )
    }
    followers = connection.execute("SELECT row, lead FROM talk WHERE row<>lead")
    adding = {row for row, lead in followers if lead in told.made}
    kept = connection.execute("SELECT count(*) FROM talk").fetchone()[0]
    outcome.created = len(told.made)
    outcome.updated = len((told.changed | touched | adding) - told.made)
    outcome.unchanged = kept - outcome.created - outcome.updated
    outcome.skipped = rows - kept


class _Teller:
    """Takes one page of conversations after the other to where the sheet puts them."""

    def __init__(
        self, unit: UnitOfWork, plan: ImportPlan, book: Book, today: date
    ) -> None:
        self._plan = plan
        self._book = book
        self._today = today
        self.desk = Desk(unit, today)
        self.made: set[int] = set()
        """The rows that made a conversation."""
        self.changed: set[int] = set()
        """The rows that changed one."""
        self.problems: list[RowProblem] = []
        self.changes: list[FieldChange] = []

    def write(self, page: Sequence[tuple[Talk, Standing]]) -> None:
        """Tell and write the conversations of a page."""
        for talk, standing in page:
            before = standing.row.state
            story = tell(self._book, standing, talk, today=self._today)
            if story.is_over:
                self._report_over(talk)
            if standing.is_new:
                self.made.add(talk.row)
                self.desk.make(talk, standing, story)
            elif story.touches or story.values or story.state != before:
                self.changed.add(talk.row)
                if len(self.changes) < PREVIEW:
                    self._show(talk, standing, before, story)
                self.desk.change(talk, standing, story)
            if self.desk.prefer(standing):
                self.changed.add(talk.row)
        self.desk.flush()

    def _report_over(self, talk: Talk) -> None:
        name = "next_step_on" if talk.next_step_on else "next_step"
        value = talk.next_step_on or talk.next_step or ""
        header = self._plan.header_of(name)
        self.problems.append(RowProblem(talk.row, header, value[:200], OVER))

    def _show(
        self, talk: Talk, standing: Standing, before: object, story: Story
    ) -> None:
        """Note what changes, for a preview."""
        pairs = {
            name: (getattr(before, name), getattr(story.state, name)) for name in _SHOWN
        }
        for name in AMOUNTS:
            if f"{name}_minor" in story.values:
                pairs[name] = _amount(standing.kept, name), _amount(story.values, name)
        for name in (*TERMS, "notes"):
            if name in story.values:
                pairs[name] = standing.kept.get(name), story.values[name]
        self.changes += [
            FieldChange(talk.row, standing.row.name, name, _plain(one), _plain(other))
            for name, (one, other) in pairs.items()
            if one != other
        ]


def _amount(values: Mapping[str, Any], name: str) -> str | None:
    minor, currency = values.get(f"{name}_minor"), values.get(f"{name}_currency")
    if minor is None or currency is None:
        return None
    return f"{plain_amount(Money(minor, currency))} {currency}"


def _plain(value: object) -> object:
    return value if value is None else str(value)
