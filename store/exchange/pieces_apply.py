"""From what the rows of a content calendar say to pieces of content.

The people go through the same matching and making as those of a list of people. Then
each piece has its collaboration (``pieces_match``), is paired with the piece it means
(``pieces_known``), told by the rules (``pieces_story``) and written page by page.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from store.exchange import (
    applying,
    oddities,
    pieces_handles,
    pieces_live,
    pieces_match,
    sides,
    talks_who,
)
from store.exchange.applying import PREVIEW, FieldChange
from store.exchange.newcomers import highest
from store.exchange.pieces_in import Piece
from store.exchange.pieces_known import Known, pair, same_posts
from store.exchange.pieces_live import Going
from store.exchange.pieces_story import PLAIN, Story, Terms, tell
from store.exchange.sheets import RowProblem
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

SAME_POST = N_("the same post as in an earlier row of this person; left out")

PAGE = 1_000
"""Collaborations whose pieces are told at a time."""

_WRITTEN = (*PLAIN, "kind", "substance", "state", "post_url", "reason", "account_id")
"""Columns that a sheet feeds; ``round`` is among the plain ones."""

_REVIEWED = {"approved": "approved", "changes_requested": "changes"}
"""States that a look at a draft ends with, and what was said then."""


def apply(
    unit: UnitOfWork,
    plan: ImportPlan,
    staged: Staged,
    *,
    today: date,
    market: str | None,
    payment_days: int,
) -> Outcome:
    """Bring the staged rows in; the counts are of rows and their pieces.

    Created is a row that made a piece, updated one that changed a piece or its person.
    """
    connection = unit.connection
    rows = staged.rows
    base = highest(connection, "influencer")
    problems = pieces_handles.find(connection, staged)
    problems += talks_who.join_rows(connection, plan, staged, "piece")
    try:
        outcome = applying.apply(unit, plan, staged, today=today)
    finally:
        staged.rows = rows
    owner = sides.owner(base)
    talks_who.refresh_lines(connection, owner)
    pieces_match.find(unit, staged, owner, today=today, market=market)
    writer = _Writer(unit, plan, today)
    for page in _pages(unit):
        writer.take(page)
    pieces_live.go_live(unit, writer.going, today=today, payment_days=payment_days)
    _count(unit, outcome, writer, rows)
    outcome.changes = (*writer.changes, *outcome.changes)[:PREVIEW]
    outcome.problems += problems + writer.problems
    staged.questions += pieces_handles.new_people(connection, base)
    return outcome


def _count(unit: UnitOfWork, outcome: Outcome, writer: _Writer, rows: int) -> None:
    """Count the rows by what became of them."""
    connection = unit.connection
    touched = {
        row
        for (row,) in connection.execute(
            "SELECT p.row FROM piece p JOIN touched k ON k.row=p.person"
        )
    }
    kept = len(writer.kept)
    outcome.created = len(writer.made)
    outcome.updated = len((writer.changed | touched) & writer.kept - writer.made)
    outcome.unchanged = kept - outcome.created - outcome.updated
    outcome.skipped = rows - kept


Group = tuple[list[tuple[Piece, int, int | None]], list[Known], str]
"""Pieces of a collaboration with its number and their account, those known, a name."""


def _pages(unit: UnitOfWork) -> Iterator[list[Group]]:
    """What the sheet says of the pieces of each collaboration, and what is known."""
    connection, last = unit.connection, 0
    listed = ",".join(f"p.{name}" for name in Piece._fields)
    kept = ",".join(f"d.{name}" for name in Known._fields)
    width = len(Piece._fields)
    while talks := [
        talk
        for (talk,) in connection.execute(
            "SELECT DISTINCT talk FROM piece WHERE talk>? ORDER BY talk LIMIT ?",
            (last, PAGE),
        )
    ]:
        numbers = json.dumps(talks)
        known: dict[int, list[Known]] = {}
        for found in connection.execute(
            f"SELECT d.collaboration_id, {kept} FROM deliverable d WHERE"
            " d.collaboration_id IN (SELECT value FROM json_each(?)) ORDER BY d.id",
            (numbers,),
        ):
            known.setdefault(found[0], []).append(Known(*found[1:]))
        rows = connection.execute(
            f"SELECT {listed}, p.talk, p.account_id, i.name FROM piece p JOIN"
            " influencer i ON i.id=p.owner WHERE p.talk IN (SELECT value FROM"
            " json_each(?)) ORDER BY p.talk, p.id",
            (numbers,),
        ).fetchall()
        page: list[Group] = []
        for talk, group in groupby(rows, key=lambda found: found[width]):
            each = list(group)
            said = [(Piece(*one[:width]), talk, one[width + 1]) for one in each]
            page.append((said, known.get(talk, []), each[0][width + 2]))
        yield page
        last = talks[-1]


class _Writer:
    """Pairs, tells and writes one page of pieces after the other."""

    def __init__(self, unit: UnitOfWork, plan: ImportPlan, today: date) -> None:
        self._unit, self._plan = unit, plan
        self._today = today.isoformat()
        self._base = highest(unit.connection, "deliverable")
        self._note = oddities.sound(plan.sheet.file)
        named = {name: plan.header_of(name) for name in ("state", "kind", "reason")}
        self._terms = Terms(
            self._today,
            "live_on" in plan.fields,
            {name: header for name, header in named.items() if header},
        )
        self._new: list[tuple[object, ...]] = []
        self._changed: list[tuple[object, ...]] = []
        self._reviews: list[tuple[object, ...]] = []
        self.going: list[Going] = []
        """The pieces that go live."""
        self.kept: set[int] = set()
        """The rows that speak of a piece."""
        self.made: set[int] = set()
        """The rows that made one."""
        self.changed: set[int] = set()
        """The rows that changed one."""
        self.problems: list[RowProblem] = []
        self.changes: list[FieldChange] = []

    def take(self, page: list[Group]) -> None:
        """Bring a page in."""
        for said, known, name in page:
            pieces = [piece for piece, _talk, _account in said]
            again = same_posts(pieces)
            meant = pair([one for one in pieces if one.id not in again], known)
            for piece, talk, account in said:
                if piece.id in again:
                    self._report(piece, "post_url", piece.post_url or "", SAME_POST)
                    continue
                self.kept.add(piece.row)
                before = meant.get(piece.id)
                story = tell(piece, before, self._terms)
                for problem in story.problems:
                    self._report(piece, *problem)
                if before is None:
                    self._make(piece, talk, account, story)
                else:
                    self._change(piece, before, account, story, name)
        self._flush()

    def _report(self, piece: Piece, field: str, value: str, reason: str) -> None:
        header = self._plan.header_of(field)
        self.problems.append(RowProblem(piece.row, header, value[:200], reason))

    def _make(self, piece: Piece, talk: int, account: int | None, story: Story) -> None:
        number = self._base + piece.id
        values: dict[str, Any] = {**dict.fromkeys(_WRITTEN), **story.values}
        values["account_id"] = account
        values["round"] = values["round"] or 0
        # What goes live passes through here for the length of a statement.
        values["state"] = values["state"] or "approved"
        self._new.append((number, talk, *(values[name] for name in _WRITTEN)))
        self.made.add(piece.row)
        if story.live is not None:
            self.going.append(Going(number, *story.live, piece.reason or self._note))

    def _change(
        self,
        piece: Piece,
        before: Known,
        account: int | None,
        story: Story,
        name: str,
    ) -> None:
        values = dict(story.values)
        if before.account_id is None and account is not None:
            values["account_id"] = account
        if not values and story.live is None:
            return
        self.changed.add(piece.row)
        self._show(piece, before, values, story, name)
        if values:
            after = {**before._asdict(), **values}
            moved = after["state"] != before.state
            self._changed.append(
                (*(after[each] for each in _WRITTEN), moved, before.id)
            )
        verdict = _REVIEWED.get(str(values.get("state")))
        if verdict is not None:
            draft = values.get("draft_ref", before.draft_ref)
            self._reviews.append((before.id, before.round, verdict, draft, self._today))
        if story.live is not None:
            self.going.append(Going(before.id, *story.live, piece.reason or self._note))

    def _show(
        self,
        piece: Piece,
        before: Known,
        values: dict[str, Any],
        story: Story,
        name: str,
    ) -> None:
        """Note what changes, for a preview."""
        if len(self.changes) >= PREVIEW:
            return
        pairs = [
            (field, getattr(before, field, None), value)
            for field, value in values.items()
            if field != "account_id"
        ]
        if story.live is not None:
            address, day = story.live
            pairs += [
                ("state", before.state, "live"),
                ("post_url", before.post_url, address),
                ("live_on", before.live_on, day),
            ]
        self.changes += [
            FieldChange(piece.row, name, field, was, now)
            for field, was, now in pairs
            if was != now
        ]

    def _flush(self) -> None:
        """Write the page."""
        connection, at = self._unit.connection, self._unit.at
        names = ",".join(_WRITTEN)
        marks = ",".join("?" * (2 + len(_WRITTEN)))
        connection.executemany(
            f"INSERT INTO deliverable(id, collaboration_id, {names}, state_since,"
            f" created_at, updated_at, version) VALUES ({marks},'{self._today}',"
            f"'{at}','{at}',1)",
            self._new,
        )
        sets = ",".join(f"{name}=?" for name in _WRITTEN)
        connection.executemany(
            f"UPDATE deliverable SET {sets}, state_since=CASE WHEN ? THEN"
            f" '{self._today}' ELSE state_since END, version=version+1,"
            f" updated_at='{at}' WHERE id=?",
            self._changed,
        )
        connection.executemany(
            "INSERT INTO review(deliverable_id, round, verdict, draft_ref, on_day)"
            " VALUES (?,?,?,?,?)",
            self._reviews,
        )
        for each in (self._new, self._changed, self._reviews):
            each.clear()
