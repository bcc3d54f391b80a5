"""What sheets of costs and of own time have in common: when, where, whom, for what.

Each row goes to a temporary table as it says it; whom it means, and whether it is known
already, is found out there (``costs_who``, ``costs_match``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.exchange import cells, channel_words, oddities, staging
from store.exchange.columns import ReadChunk
from store.exchange.costs_cells import Amounts
from store.exchange.costs_ground import Ground, Laid
from store.exchange.days import Days
from store.exchange.pieces_cells import texts, titles
from store.exchange.plan import Question
from store.exchange.reading import Memo, Reading
from store.exchange.sheets import RowProblem
from store.rules.profiles import clean_handle, read_profile
from store.rules.text import clean, fold
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.sheets import Chunk
    from store.exchange.stopping import Watch

    Column = list[Any]

SAID = (
    *("row", "on_day", "channel", "who", "who_key", "handle", "platform", "who_id"),
    *("payee_key", "campaign", "campaign_key", "unsure"),
)
"""What every row says, as the temporary table keeps it."""

FOUND = ("person", "campaign_id", "talk", "known", "mask")
"""What is found out about it."""

ROWS = "spent"
"""The temporary table."""


class RowReader:
    """Knows how each column is written, decided once from the first rows."""

    own: tuple[str, ...] = ()
    """The columns of the table beside SAID and FOUND."""
    words = "notes"
    """The field that takes what has no column of its own."""
    laid: type[Laid] = Laid
    """How the rows are laid out before they are read."""
    homeless = N_("Nothing says which campaign it is for; it is kept without one.")
    """What is told of rows that name no campaign."""

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        self.plan, self.ground, self.today = plan, ground, today
        self.questions: list[Question] = []
        self.headers = [oddities.sound(header) for header in plan.sheet.headers]
        self._memos: defaultdict[int, Memo] = defaultdict(Memo)
        self._sample = list(zip(*first.rows, strict=True)) if first else []
        self._campaign = clean(plan.options.campaign or "") or None
        self._days = {name: self._day_column(name) for name in ("date", *self.days())}
        unmapped = [plan.sheet.headers.index(name) for name in plan.unmapped]
        left_out = self.follows()
        self._words = sorted(
            at for at in unmapped if plan.sheet.headers[at] not in left_out
        )
        if "campaign" not in plan.fields and self._campaign is None:
            self.ask("campaign", self.homeless, "")

    def days(self) -> tuple[str, ...]:
        """Further fields of days."""
        return ()

    def follows(self) -> frozenset[str]:
        """Columns of our own export that follow from others."""
        return frozenset()

    def values(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> list[bool]:
        """Fill the columns of ``own``; answers which rows are kept.

        What is left of a row in words goes to its ``lines``.
        """
        raise NotImplementedError

    # What both need

    def ask(self, code: str, told: str, taken: str | None, **detail: object) -> None:
        """Say once what is taken for granted."""
        if not any(one.code == code for one in self.questions):
            self.questions.append(Question(code, told, detail, taken))

    def amounts(self, name: str) -> Amounts | None:
        """The reader of a column of money, if there is one."""
        for at in self.plan.columns_of(name)[:1]:
            return Amounts(self.plan, at, self.seen(at), self.questions)
        return None

    def seen(self, position: int) -> Sequence[str]:
        """The first values of a column."""
        return self._sample[position] if self._sample else ()

    def currencies(self, got: Mapping[str, Column]) -> list[str | None]:
        """The currency of every row's campaign."""
        return [self.ground.currencies.get(key) for key in got["campaign_key"]]

    def line(self, name: str, reading: Reading, lines: list[list[Line]]) -> Column:
        """A field of one line."""
        for at in self.plan.columns_of(name)[:1]:
            return titles(at, self.headers[at], reading, lines)
        return [None] * len(reading.numbers)

    def day(self, name: str, reading: Reading) -> Column:
        """A field of days."""
        column = self._days.get(name)
        return column.read(reading) if column else [None] * len(reading.numbers)

    def unread(self, name: str, reading: Reading) -> set[int]:
        """The rows of a chunk whose cell in a field of days is no day for sure."""
        column = self._days.get(name)
        return column.unread(reading) if column else set()

    def is_yearless(self) -> bool:
        """Whether none of the days of the rows says its year."""
        column = self._days.get("date")
        return column is not None and column.is_yearless

    def waiting(self, reading: Reading, _got: Mapping[str, Column], /) -> set[int]:
        """The rows that wait until their day can be read: none is booked on another."""
        return self.unread("date", reading)

    def _day_column(self, name: str) -> Days | None:
        for at in self.plan.columns_of(name)[:1]:
            seen = self.seen(at)
            return Days(self.plan, at, seen, self.questions, months=True)
        return None

    # Reading

    def begin(self, connection: sqlite3.Connection) -> None:
        """Make the table, empty."""
        names = (*SAID[1:], *self.own, *FOUND)
        connection.execute(
            f"CREATE TEMP TABLE {ROWS}(row INTEGER PRIMARY KEY, {','.join(names)})"
        )
        channel_words.begin(connection)

    def keep(
        self, connection: sqlite3.Connection, chunk: Chunk, staged: staging.Staged
    ) -> None:
        """Keep what the rows of a chunk say; what could not be taken is reported."""
        out = ReadChunk()
        if self.plan.sheet.format not in oddities.DECODED:
            chunk = oddities.make_sound(chunk, self.plan.sheet.headers, out.problems)
        columns: list[Sequence[str]] = list(zip(*chunk.rows, strict=True))
        reading = Reading(columns, chunk.numbers, out, self._memos)
        got, kept = self._read(reading)
        names = (*SAID, *self.own)
        rows = zip(*(got[name] for name in names), strict=True)
        marks = ",".join("?" * len(names))
        connection.executemany(
            f"INSERT INTO {ROWS}({','.join(names)}) VALUES ({marks})",
            (row for row, is_kept in zip(rows, kept, strict=True) if is_kept),
        )
        for at in self.plan.columns_of("channel")[:1]:
            channel_words.note(connection, cells.lines(at, reading))
        staged.rows += len(chunk.rows)
        staged.skipped += len(kept) - sum(kept)
        staged.problems += out.problems

    def _read(self, reading: Reading) -> tuple[dict[str, Column], list[bool]]:
        lines = self._lines(reading)
        names = self._named(reading, lines)
        campaigns = [
            name or self._campaign for name in self.line("campaign", reading, lines)
        ]
        channels = self.line("channel", reading, lines)
        got: dict[str, Column] = {
            "row": list(reading.numbers),
            "on_day": self.day("date", reading),
            "channel": [text and self.ground.channel(text) for text in channels],
            "campaign": campaigns,
            "campaign_key": [name and fold(name) for name in campaigns],
            "unsure": [0] * len(campaigns),
            **names,
        }
        kept = self.values(reading, got, lines)
        for at in self.waiting(reading, got):
            kept[at] = False
        got[self.words] = self._worded(reading, lines)
        return got, kept

    def _lines(self, reading: Reading) -> list[list[Line]]:
        """What has no field, by the header it stands under."""
        lines: list[list[Line]] = [[] for _ in reading.numbers]
        for position in self._words:
            for at, text in enumerate(texts([position], self.headers, reading)):
                if text:
                    lines[at].append((self.headers[position], text))
        return lines

    def _worded(self, reading: Reading, lines: list[list[Line]]) -> Column:
        """The notes, with a line for whatever has no column of its own."""
        noted = texts(self.plan.columns_of(self.words), self.headers, reading)
        return [
            "\n".join(filter(None, (note, *(f"{name}: {text}" for name, text in each))))
            or None
            for note, each in zip(noted, lines, strict=True)
        ]

    def _named(self, reading: Reading, lines: list[list[Line]]) -> dict[str, Column]:
        """Whom the rows are about: a name, a handle, and where that is."""
        names = self.line("influencer", reading, lines)
        handles: Column = [None] * len(names)
        for at in self.plan.columns_of("handle")[:1]:
            handles = cells.lines(at, reading)
        told = list(map(_account, names, handles))
        return {
            "who": list(map(_shown, names, handles)),
            "who_key": [name and fold(name) for name in names],
            "handle": [handle for _platform, handle in told],
            "platform": [platform for platform, _handle in told],
            "who_id": self.line("influencer_id", reading, lines),
        }


@lru_cache(maxsize=4096)
def _shown(name: str | None, handle: str | None) -> str | None:
    """How somebody is called who is not known: Mina (@mina)."""
    return f"{name} ({handle})" if name and handle else name or handle


@lru_cache(maxsize=4096)
def _account(name: str | None, handle: str | None) -> tuple[str | None, str | None]:
    """The platform and the folded handle that a row names, as far as it does."""
    text = handle or (name if name and ("/" in name or name[0] in "@\uff20") else None)
    if not text:
        return None, None
    profile = read_profile(text) if "/" in text else None
    if profile is not None and profile.handle:
        return profile.platform or None, fold(profile.handle)
    return None, fold(clean_handle(text)) or None


def stage(
    connection: sqlite3.Connection,
    plan: ImportPlan,
    kind: type[RowReader],
    *,
    today: date,
    watch: Watch,
) -> staging.Staged:
    """Fill the temporary table with what the rows say; nothing else is touched."""
    staging.drop(connection)
    laid = kind.laid(plan)
    chunks = laid.chunks(staging.CHUNK)
    first = next(chunks, None)
    reader = kind(plan, first, Ground.of(connection), today.isoformat())
    staged = staging.Staged(columns=())
    with staging.no_sweeping():
        connection.execute("BEGIN")
        try:
            reader.begin(connection)
            for chunk in chain([first] if first else [], chunks):
                reader.keep(connection, chunk, staged)
                watch.tell("reading", staged.rows)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    staged.questions += [*reader.questions, *laid.questions()]
    return staged


def left_out(
    reading: Reading, header: str, kept: Sequence[bool], reason: str
) -> list[RowProblem]:
    """The rows that are not kept, each with why."""
    return [
        RowProblem(number, header, "", reason)
        for number, is_kept in zip(reading.numbers, kept, strict=True)
        if not is_kept
    ]


def as_json(numbers: Iterable[int]) -> str:
    """A JSON list, for ``json_each``."""
    return json.dumps(list(numbers))
