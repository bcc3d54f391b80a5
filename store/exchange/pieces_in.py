"""The columns of a content calendar, read chunk by chunk into ``temp.piece``.

One row there is one piece of content: a cell that names several makes as many. Who it
is about is read by the same reader as a list of people (`people_of`); which cells hold
for which rows has been worked out before (``pieces_rows``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange import headers, oddities
from store.exchange.columns import ReadChunk
from store.exchange.pieces_cells import (
    KindColumn,
    addresses,
    counts,
    states,
    texts,
    titles,
)
from store.exchange.pieces_days import day_columns
from store.exchange.pieces_handles import widened
from store.exchange.pieces_words import kind_of_post
from store.exchange.plan import Question
from store.exchange.reading import Memo, Reading
from store.exchange.sheets import RowProblem
from store.rules.text import clean, fold
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.exchange.pieces_cells import Line, Named
    from store.exchange.pieces_rows import Laid
    from store.exchange.plan import ImportPlan
    from store.exchange.sheets import Chunk
    from store.exchange.staging import Staged

KIND = "deliverables"

DAYS = ("draft_due_on", "live_due_on", "live_on")

MORE_POSTS = N_("more addresses than pieces of content in this row; left out")


class Piece(NamedTuple):
    """What the sheet says of one piece of content, as ``temp.piece`` keeps it."""

    id: int
    row: int
    person: int
    """The row that stands for its person."""
    campaign: str | None
    campaign_key: str | None
    kind: str | None
    title: str | None
    substance: str | None
    lines: str | None
    """What has no column of its own, as JSON: pairs of header and text."""
    caption: str | None
    draft_ref: str | None
    draft_due_on: str | None
    live_due_on: str | None
    state: str | None
    state_words: str | None
    """The state as it is written."""
    round: int | None
    post_url: str | None
    live_on: str | None
    reason: str | None
    """Why it was called off, or went live against a gate."""


OURS = frozenset({"influencer_id", "state_since", "measured_on", "payment_due_on"})
"""Columns of our own export that follow from others."""


def people_of(plan: ImportPlan) -> ImportPlan:
    """The same plan, less what is about content; other kinds as they are."""
    if plan.kind != KIND:
        return plan
    theirs = set(headers.fields("roster")) - {"notes"}
    wide = widened(plan)
    left = {name: field for name, field in wide.mapping.items() if field in theirs}
    return replace(wide, mapping=left, unmapped=())


class PieceReader:
    """Knows how each column of content is written, decided from the first chunk."""

    def __init__(self, plan: ImportPlan, laid: Laid, first: Chunk | None) -> None:
        self._plan, self._laid = plan, laid
        self._memos: defaultdict[int, Memo] = defaultdict(Memo)
        self._headers = [oddities.sound(header) for header in plan.sheet.headers]
        self._campaign = clean(plan.options.campaign or "") or None
        self.questions: list[Question] = []
        sample = list(zip(*first.rows, strict=True)) if first else []
        months = [laid.notes.months.get(row) for row in first.numbers] if first else []
        places = {name: at for name in DAYS for at in plan.columns_of(name)[:1]}
        samples = {
            at: list(zip(sample[at], months, strict=True)) if sample else []
            for at in places.values()
        }
        days = day_columns(plan, samples, self.questions)
        self._days = {name: days[at] for name, at in places.items()}
        self._kinds = KindColumn(plan, sample, self.questions)
        further = [name for name in plan.unmapped if name not in OURS]
        unmapped = [plan.sheet.headers.index(name) for name in further]
        self._words = sorted([*plan.columns_of("notes"), *unmapped])
        self._last = 0
        if "campaign" not in plan.fields and self._campaign is None:
            told = N_("Nothing says which campaign it is for; it is kept without one.")
            self.questions.append(Question("campaign", told, {}, ""))

    def begin(self, connection: sqlite3.Connection, staged: Staged) -> None:
        """Make the table, empty."""
        listed = ",".join(f'"{name}"' for name in Piece._fields if name != "id")
        connection.execute(
            f"CREATE TEMP TABLE piece(id INTEGER PRIMARY KEY, {listed}, owner,"
            " campaign_id, talk, account_id)"
        )
        connection.execute(
            "CREATE TEMP TABLE asked_handle(row INTEGER PRIMARY KEY, header, written)"
        )
        staged.questions += self.questions

    def keep(
        self, connection: sqlite3.Connection, chunk: Chunk, staged: Staged
    ) -> None:
        """Keep what the rows of a chunk say; what could not be taken is reported."""
        out, before = ReadChunk(), len(self.questions)
        if self._plan.sheet.format not in oddities.DECODED:
            # What had to be taken out is told by the reader of the people.
            chunk = oddities.make_sound(chunk, self._laid.headers, [])
        pieces = self._read(chunk, out)
        marks = ",".join("?" * len(Piece._fields))
        names = ",".join(f'"{name}"' for name in Piece._fields)
        connection.executemany(f"INSERT INTO piece({names}) VALUES ({marks})", pieces)
        notes = self._laid.notes
        staged.problems += out.problems + notes.dropped
        staged.rows += len(notes.dropped)
        staged.skipped += len(notes.dropped)
        notes.dropped.clear()
        connection.executemany(
            "INSERT INTO asked_handle VALUES (?,?,?)",
            [
                (row, *notes.handles.pop(row))
                for row in chunk.numbers
                if row in notes.handles
            ],
        )
        for row in chunk.numbers:
            notes.months.pop(row, None)
            notes.blocks.pop(row, None)
        self._ask_blanks()
        staged.questions += self.questions[before:]

    def _ask_blanks(self) -> None:
        """Say of which columns blanks were taken to mean the same as above."""
        told = N_("{column}: a blank cell is taken to mean the same as above it.")
        asked = {one.detail["column"] for one in self.questions if one.code == "blanks"}
        if self._plan.options.blanks is None:
            self.questions += [
                Question("blanks", told, {"column": name}, "above")
                for at in sorted(self._laid.notes.taken)
                if (name := self._headers[at]) not in asked
            ]

    def _ask_kind(self) -> None:
        if not any(one.code == "content_kind" for one in self.questions):
            told = N_(
                "Some rows do not say what kind of content it is; a post is taken."
            )
            self.questions.append(Question("content_kind", told, {}, "post"))

    def _read(self, chunk: Chunk, out: ReadChunk) -> list[Piece]:
        columns: list[Sequence[str]] = list(zip(*chunk.rows, strict=True))
        reading = Reading(columns, chunk.numbers, out, self._memos)
        lines = self._lines(reading)
        got = self._columns(reading, lines)
        kinds = self._kinds.read(reading, lines, self._laid.notes.blocks)
        links = addresses(self._plan.columns_of("post_url"), self._headers, reading)
        found: list[Piece] = []
        for at, row in enumerate(chunk.numbers):
            said = {name: column[at] for name, column in got.items()}
            said["lines"] = json.dumps(lines[at]) if lines[at] else None
            posts = self._posts(row, kinds[at], links[at], out)
            found += self._pieces(row, said, kinds[at], posts)
        return found

    def _columns(
        self, reading: Reading, lines: list[list[Line]]
    ) -> dict[str, Sequence[Any]]:
        """What the columns say that holds for all pieces of a row."""
        plan = self._plan
        got: dict[str, Sequence[Any]] = {}
        places = {name: plan.columns_of(name)[:1] for name in plan.fields}
        for name in {"campaign", "title", "draft_ref"} & plan.fields:
            (at,) = places[name]
            got[name] = titles(at, self._headers[at], reading, lines)
        for name in {"substance", "caption", "reason"} & plan.fields:
            got[name] = texts(plan.columns_of(name), self._headers, reading)
        for name, column in self._days.items():
            got[name] = column.read(reading, self._laid.notes.months)
        for at in places.get("round", ()):
            got["round"] = counts(at, self._headers[at], reading)
        for at in places.get("state", ()):
            read = states(at, self._headers[at], reading)
            got["state"], got["state_words"] = read
        return got

    def _lines(self, reading: Reading) -> list[list[Line]]:
        """What has no field, by the header it stands under."""
        lines: list[list[Line]] = [[] for _ in reading.numbers]
        for position in self._words:
            for at, text in enumerate(texts([position], self._headers, reading)):
                if text:
                    lines[at].append((self._headers[position], text))
        return lines

    def _posts(
        self, row: int, kinds: list[Named], links: list[str], out: ReadChunk
    ) -> list[str | None]:
        """The address of each piece of a row: of its kind, or else the next."""
        posts: list[str | None] = [None] * len(kinds)
        for link in links:
            kind = kind_of_post(link)
            open_ones = [at for at, post in enumerate(posts) if post is None]
            fitting = [at for at in open_ones if kind and kinds[at].kind == kind]
            if not open_ones:
                header = self._plan.header_of("post_url")
                out.problems.append(RowProblem(row, header, link[:200], MORE_POSTS))
                continue
            posts[(fitting or open_ones)[0]] = link
        return posts

    def _pieces(
        self,
        row: int,
        said: dict[str, Any],
        kinds: list[Named],
        posts: list[str | None],
    ) -> list[Piece]:
        campaign = said.get("campaign") or self._campaign
        blank = dict.fromkeys(Piece._fields)
        found: list[Piece] = []
        for named, post in zip(kinds, posts, strict=True):
            kind = named.kind or (kind_of_post(post) if post else None)
            if kind is None:
                self._ask_kind()
            self._last += 1
            own = {
                "id": self._last,
                "row": row,
                "person": row,
                "campaign": campaign,
                "campaign_key": campaign and fold(campaign),
                "kind": kind,
                "title": said.get("title") or named.title,
                "post_url": post,
            }
            found.append(Piece(**{**blank, **said, **own}))
        return found
