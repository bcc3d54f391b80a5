"""The outreach columns of a sheet, read chunk by chunk into ``temp.talk``.

One row there is what one row of the sheet says of a conversation: its campaign and
stage, the days of contact in either direction, what comes next, amounts and terms. Who
it is about is read by the same reader as a list of people (`people_of`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from store.exchange import cells, headers, oddities, several, talk_words
from store.exchange.columns import ReadChunk
from store.exchange.days import Days
from store.exchange.deciding import style_of_percents
from store.exchange.reading import Memo, Reading
from store.exchange.talk_cells import (
    FUTURE,
    NOT_A_SHARE,
    TOO_LONG,
    UNKNOWN_STAGE,
    amounts,
    contacts,
    one_lines,
    words,
)
from store.rules.outreach_fields import read_waiting
from store.rules.text import clean, fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.exchange.plan import ImportPlan, Question
    from store.exchange.sheets import Chunk
    from store.exchange.staging import Staged

KIND = "outreach"

AMOUNTS = ("asked", "offered", "fee")
"""Fields of money, as a collaboration calls them."""

DAYS = ("first_contact", "replied_on", "next_step_on")

COLUMNS = (
    *("row", "person", "campaign", "campaign_key", "stage", "channel"),
    *("outs", "ins", "latest", "replied"),
    *("next_step", "next_step_on", "waiting_on"),
    *(f"{name}_{part}" for name in AMOUNTS for part in ("minor", "currency")),
    *("deal_kind", "commission_percent", "promo_code", "notes"),
)
"""What ``talk`` keeps of a row; days of contact are parted by commas."""

Column = list[Any]


def own_fields() -> frozenset[str]:
    """Fields of an outreach sheet that say something of the conversation."""
    theirs = set(headers.fields("roster"))
    return frozenset({"notes", *(set(headers.fields(KIND)) - theirs)})


def people_of(plan: ImportPlan) -> ImportPlan:
    """The same plan, less what is about conversations; other kinds as they are."""
    if plan.kind != KIND:
        return plan
    own = own_fields()
    left = {name: field for name, field in plan.mapping.items() if field not in own}
    return replace(plan, mapping=left)


def reader_of(plan: ImportPlan, first: Chunk | None, today: date) -> TalkReader | None:
    """The reader of what the rows say of conversations; None for other kinds."""
    return TalkReader(plan, first, today=today) if plan.kind == KIND else None


class TalkReader:
    """Knows how each outreach column is written, decided once from the first chunk."""

    def __init__(self, plan: ImportPlan, first: Chunk | None, *, today: date) -> None:
        self._plan = plan
        self._today = today.isoformat()
        self._memos: defaultdict[int, Memo] = defaultdict(Memo)
        self._headers = [oddities.sound(header) for header in plan.sheet.headers]
        self._sample = list(zip(*first.rows, strict=True)) if first else []
        self._own_stages = talk_words.own_stages(plan.stages)
        self._campaign = clean(plan.options.campaign or "") or None
        self.questions: list[Question] = []
        self._readers = self._choose_readers()
        self._last = [self._dates(at) for at in plan.columns_of("last_contact")]

    def begin(self, connection: sqlite3.Connection, staged: Staged) -> None:
        """Make the table, empty; what is to be asked is added to the questions."""
        listed = ",".join(f'"{name}"' for name in COLUMNS if name != "row")
        connection.execute(
            f"CREATE TEMP TABLE talk(row INTEGER PRIMARY KEY, {listed}, owner,"
            " campaign_id, conversation, lead)"
        )
        staged.questions += self.questions

    def keep(
        self, connection: sqlite3.Connection, chunk: Chunk, staged: Staged
    ) -> None:
        """Keep what the rows of a chunk say; what could not be taken is reported."""
        out = ReadChunk()
        if self._plan.sheet.format not in oddities.DECODED:
            # What had to be taken out is told by the reader of the people.
            chunk = oddities.make_sound(chunk, self._plan.sheet.headers, [])
        asked = len(self.questions)
        rows = self._read(chunk, out)
        staged.questions += self.questions[asked:]
        names = ",".join(f'"{name}"' for name in COLUMNS)
        marks = ",".join("?" * len(COLUMNS))
        connection.executemany(f"INSERT INTO talk({names}) VALUES ({marks})", rows)
        staged.problems += out.problems

    def _read(self, chunk: Chunk, out: ReadChunk) -> list[tuple[Any, ...]]:
        columns: list[Sequence[str]] = list(zip(*chunk.rows, strict=True))
        reading = Reading(columns, chunk.numbers, out, self._memos)
        blank: Column = [None] * len(chunk.numbers)
        got: dict[str, Column] = dict.fromkeys(COLUMNS, blank)
        got["row"] = got["person"] = chunk.numbers
        for name, read in self._readers.items():
            got[name] = read(reading)
        self._place_in_campaign(got)
        stages, lines = self._stages(reading)
        got["stage"] = stages
        if steps := self._plan.columns_of("next_step"):
            self._keep_long(steps[0], reading, got, lines)
        got["notes"] = _noted(got["notes"], lines)
        for name in AMOUNTS:
            given = got.get(name, blank)
            got[f"{name}_minor"] = [money and money.minor for money in given]
            got[f"{name}_currency"] = [money and money.currency for money in given]
        self._date(got, reading)
        return list(zip(*(got[name] for name in COLUMNS), strict=True))

    def _choose_readers(self) -> dict[str, Callable[[Reading], Column]]:
        plan = self._plan
        read: dict[str, Callable[[int], Callable[[Reading], Column]]] = {
            "campaign": partial(self._column, one_lines, TOO_LONG),
            "promo_code": partial(self._column, one_lines, TOO_LONG),
            "next_step": partial(self._column, one_lines, None),
            "waiting_on": partial(self._column, words, read_waiting),
            "direction": partial(self._column, words, talk_words.read_direction),
            "deal_kind": partial(self._column, words, talk_words.read_deal),
            "channel": partial(self._column, words, talk_words.read_channel),
            "commission_percent": self._shares,
            **dict.fromkeys(AMOUNTS, self._amounts),
            **dict.fromkeys(DAYS, self._dates),
        }
        found = {
            name: make(positions[0])
            for name, make in read.items()
            if (positions := plan.columns_of(name))
        }
        if positions := plan.columns_of("notes"):
            found["notes"] = partial(several.joined, "notes", positions, self._headers)
        return found

    def _column(
        self, read: Callable[..., Column], how: Any, position: int
    ) -> Callable[[Reading], Column]:
        return partial(read, how, position, self._headers[position])

    def _dates(self, position: int) -> Callable[[Reading], Column]:
        return Days(self._plan, position, self._seen(position), self.questions).read

    def _shares(self, position: int) -> Callable[[Reading], Column]:
        header = self._headers[position]
        style, scale = style_of_percents(header, self._seen(position), self.questions)
        read = partial(cells.percents, position, header, style, scale)

        def shares(chunk: Reading) -> Column:
            found = read(chunk)
            odd = [at for at, share in enumerate(found) if share and share > 100]
            spots = ((at, chunk.cols[position][at]) for at in odd)
            chunk.report(header, spots, NOT_A_SHARE)
            return [
                None
                if share is None or share > 100
                else format(Decimal(str(share)).normalize(), "f")
                for share in found
            ]

        return shares

    def _amounts(self, position: int) -> Callable[[Reading], Column]:
        return amounts(self._plan, position, self._seen(position))

    def _seen(self, position: int) -> Sequence[str]:
        return self._sample[position] if self._sample else ()

    def _place_in_campaign(self, got: dict[str, Column]) -> None:
        named = [name or self._campaign for name in got["campaign"]]
        got["campaign"] = named
        got["campaign_key"] = [name and fold(name) for name in named]

    def _stages(self, chunk: Reading) -> tuple[Column, Column]:
        """Stages, and for words that name none a line to keep them in the notes."""
        stages: Column = [None] * len(chunk.numbers)
        lines: Column = [None] * len(chunk.numbers)
        for position in self._plan.columns_of("stage"):
            header = self._headers[position]
            texts = cells.lines(position, chunk)
            read = {text: self._stage(text) for text in set(texts) if text}
            stages = [text and read[text] for text in texts]
            bad = [
                (at, text)
                for at, text in enumerate(texts)
                if text and read[text] is None
            ]
            for at, text in bad:
                lines[at] = f"{header}: {text}"
            chunk.report(header, bad, UNKNOWN_STAGE)
        return stages, lines

    def _stage(self, text: str) -> str | None:
        return talk_words.read_stage(text, self._own_stages)

    def _keep_long(
        self, position: int, chunk: Reading, got: dict[str, Column], lines: Column
    ) -> None:
        """Keep a next step that is a whole story as a note."""
        header = self._headers[position]
        for at, text in enumerate(cells.lines(position, chunk)):
            if text and got["next_step"][at] is None:
                chunk.report(header, [(at, text)], TOO_LONG)
                lines[at] = "\n".join(filter(None, (lines[at], f"{header}: {text}")))

    def _date(self, got: dict[str, Column], chunk: Reading) -> None:
        """Work out who wrote to whom on which days, and whether they have replied."""
        plan = self._plan
        blank: Column = [None] * len(chunk.numbers)
        first = self._past("first_contact", got.get("first_contact", blank), chunk)
        replies = self._past("replied_on", got.get("replied_on", blank), chunk)
        later = [
            self._past("last_contact", read(chunk), chunk, place)
            for place, read in enumerate(self._last)
        ]
        days = zip(*later, strict=True) if later else [()] * len(first)
        spoke = got.get("direction", blank)
        read = partial(contacts, tells_replies=bool(plan.columns_of("replied_on")))
        found = list(map(read, first, days, replies, spoke, got["stage"]))
        columns = zip(*found, strict=True)
        got["outs"], got["ins"], got["latest"], got["replied"] = map(list, columns)
        if positions := plan.columns_of("stage"):
            sent = map(_channel_of_stage, chunk.cols[positions[0]])
            got["channel"] = [
                told or by for told, by in zip(got["channel"], sent, strict=True)
            ]

    def _past(self, name: str, days: Column, chunk: Reading, place: int = 0) -> Column:
        """The days up to today; nobody was contacted on one that is to come."""
        late = [at for at, day in enumerate(days) if day and day > self._today]
        if late:
            position = self._plan.columns_of(name)[place]
            spots = ((at, chunk.cols[position][at]) for at in late)
            chunk.report(self._headers[position], spots, FUTURE)
            days = [None if day and day > self._today else day for day in days]
        return days


def _channel_of_stage(text: str) -> str | None:
    return talk_words.channel_of_stage(text) if text else None


def _noted(notes: Column, lines: Column) -> Column:
    """The notes, with the lines for what found no other place."""
    if not any(lines):
        return notes
    return [
        "\n".join(filter(None, (note, line))) or None
        for note, line in zip(notes, lines, strict=True)
    ]
