"""A chunk of a sheet as rows to store: every column read in its own style."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, Any

from store.exchange import cells, oddities, several, who
from store.exchange.days import Days
from store.exchange.deciding import style_of_percents
from store.exchange.packing import Packed, pack
from store.exchange.plan import JOINABLE
from store.exchange.reading import Memo, Reading
from store.exchange.sheets import RowProblem
from store.roster_rows import FIGURES
from store.rules.figures import decide_style
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.exchange.plan import ImportPlan, Question
    from store.exchange.sheets import Chunk
    from store.exchange.strangers import Strangers
    from store.rules.figures import NumberStyle

PERSON_COLUMNS = (
    "name",
    "real_name",
    "email",
    "phone",
    "preferred_channel",
    "language",
    "country",
    "city",
    "timezone",
    "niche",
    "status",
    "blocked_reason",
    "agent_name",
    "agent_email",
    "address",
    "fit_reach",
    "fit_authenticity",
    "fit_engagement",
    "fit_voice",
    "notes",
    "source",
)
"""Columns of a person that a sheet can feed."""

NAMES = frozenset({"name", "real_name", "agent_name"})
"""Fields in which a word such as Nil or NA is what somebody is called."""

FIGURE_COLUMNS = (*FIGURES, "stated_rate")
ACCOUNT_COLUMNS = (*FIGURE_COLUMNS, "audience_country", "checked_on", "url")
"""Columns of an account that a sheet can feed."""

Column = list[Any]

NOBODY = N_("nobody is named in this row")


@dataclass(slots=True)
class ReadChunk:
    """Rows for ``staged`` and for its side tables."""

    numbers: list[int] = field(default_factory=list)
    """Which rows of the file they are."""
    packed: Packed | None = None
    """Their values; None without rows."""
    tags: list[tuple[object, ...]] = field(default_factory=list)
    aliases: list[tuple[object, ...]] = field(default_factory=list)
    custom: list[tuple[object, ...]] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)

    def has_sides(self) -> bool:
        """Whether a row says something beside the person and the account."""
        return bool(self.tags or self.aliases or self.custom)


class ChunkReader:
    """Knows the style of every column, decided once from the first chunk."""

    def __init__(
        self,
        plan: ImportPlan,
        first: Chunk | None,
        *,
        today: date,
        strangers: Strangers | None = None,
    ) -> None:
        self._strangers = strangers
        self._plan = plan
        self._today = today
        self.questions: list[Question] = []
        self._names = [oddities.sound(header) for header in plan.sheet.headers]
        """The headers as custom values are named."""
        self._memos: defaultdict[int, Memo] = defaultdict(Memo)
        self._sample = list(zip(*first.rows, strict=True)) if first else []
        self._readers = self._choose_readers()
        self._multi = {name: plan.columns_of(name) for name in ("tags", "alias")}
        self._unmapped = [plan.sheet.headers.index(name) for name in plan.unmapped]
        self.columns = self._columns()
        self._may_be_example = True
        self.seen = {
            name: who.Seen()
            for name in ("handle_key", "email_key", "phone_key")
            if name in self.columns
        }
        """Whether two rows may have the same handle, address or number."""

    def read(self, chunk: Chunk) -> ReadChunk:
        """The rows of a chunk; those that name nobody are left out and reported."""
        out = ReadChunk()
        if self._plan.sheet.format not in oddities.DECODED:
            chunk = oddities.make_sound(chunk, self._plan.sheet.headers, out.problems)
        cols: list[Sequence[str]] = list(zip(*chunk.rows, strict=True))
        got: dict[str, Column] = {"row": list(chunk.numbers)}
        reading = Reading(cols, chunk.numbers, out, self._memos)
        for name, read in self._readers.items():
            got[name] = read(reading)
        who.identify(self._plan, got, cols, len(chunk.rows))
        if self._plan.has_accounts and None in got["handle"]:
            self._keep_homeless(got, cols, out)
        self._keep_further_urls(got, cols, out)
        who.add_keys(got)
        self._note_seen(got)
        if None in got["name"]:
            got = _leave_out_nameless(got, out)
        out.numbers = got["row"]
        if out.numbers:
            out.packed = pack(got, self.columns)
        self._read_sides(cols, chunk, out)
        if self._may_be_example:
            self._look_for_example(chunk, out)
        return out

    def _choose_readers(self) -> dict[str, Callable[..., Column]]:
        plan, readers = self._plan, {}
        for name in (*PERSON_COLUMNS, *FIGURES, "audience_country", "platform"):
            if positions := plan.columns_of(name):
                readers[name] = self._reader(name, positions)
        if positions := plan.columns_of("engagement_rate"):
            readers["stated_rate"] = self._percents(positions[0])
        if positions := plan.columns_of("checked_on"):
            readers["checked_on"] = self._dates(positions[0])
        if positions := plan.columns_of("rate"):
            readers["rate"] = self._money(positions[0])
        return readers

    def _reader(self, name: str, positions: list[int]) -> Callable[..., Column]:
        header = self._plan.sheet.headers[positions[0]]
        if name in FIGURES:
            rounded = name.startswith("avg_")
            style = self._style(positions[0])
            return partial(cells.counts, positions[0], header, style, rounded=rounded)
        if name in JOINABLE:
            return partial(several.joined, name, positions, self._names)
        if name in cells.WORDS:
            return partial(cells.words, name, positions[0], header)
        if name.startswith("fit_"):
            return partial(cells.fits, positions[0], header)
        return partial(cells.names if name in NAMES else cells.lines, positions[0])

    def _style(self, position: int) -> NumberStyle:
        """How a column of counts is written: 1.234 followers are always thousands."""
        return decide_style(self._seen(position))[0]

    def _percents(self, position: int) -> Callable[..., Column]:
        header = self._plan.sheet.headers[position]
        seen = self._seen(position)
        style, scale = style_of_percents(header, seen, self.questions)
        return partial(cells.percents, position, header, style, scale)

    def _dates(self, position: int) -> Callable[..., Column]:
        return Days(self._plan, position, self._seen(position), self.questions).read

    def _money(self, position: int) -> Callable[..., Column]:
        header = self._plan.sheet.headers[position]
        style, _ = decide_style(self._seen(position))
        given = self._plan.columns_of("currency")
        currencies = cells.Currencies(
            self._plan.options.currency or cells.currency_in(header),
            given[0] if given else None,
        )
        return partial(cells.money, position, header, style, currencies)

    def _seen(self, position: int) -> Sequence[str]:
        return self._sample[position] if self._sample else ()

    def _columns(self) -> tuple[str, ...]:
        names = ["row", "name", *(name for name in self._readers if name != "name")]
        if "rate" in names:
            at = names.index("rate")
            names[at : at + 1] = ["rate_minor", "rate_currency"]
        if self._plan.has_accounts:
            names += [name for name in ("platform",) if name not in names]
            names += ["handle", "handle_key", "url", "url_key"]
        names += [f"{name}_key" for name in ("email", "phone") if name in names]
        return (*names, "name_key", "folded", "initials")

    def _keep_homeless(
        self, got: dict[str, Column], cols: list[Sequence[str]], out: ReadChunk
    ) -> None:
        """Keep what is said of an account where none is named as columns of hers."""
        plan = self._plan
        homeless = [at for at, handle in enumerate(got["handle"]) if handle is None]
        for name in (*ACCOUNT_COLUMNS, "platform"):
            if name not in got:
                continue
            values = got[name] = list(got[name])
            source = "engagement_rate" if name == "stated_rate" else name
            for position in plan.columns_of(source):
                texts = cells.tidied(cols[position])
                out.custom += [
                    (got["row"][at], self._names[position], texts[at])
                    for at in homeless
                    if texts[at]
                ]
            for at in homeless:
                values[at] = None

    def _keep_further_urls(
        self, got: dict[str, Column], cols: list[Sequence[str]], out: ReadChunk
    ) -> None:
        """Keep the addresses of a row behind its first as columns of hers."""
        first, *others = self._plan.columns_of("url") or [0]
        taken = cells.tidied(cols[first]) if others else []
        for position in others:
            texts = cells.tidied(cols[position])
            out.custom += [
                (got["row"][at], self._names[position], text)
                for at, text in enumerate(texts)
                if text and taken[at] and text != taken[at] and got["handle"][at]
            ]
            taken = [one or other for one, other in zip(taken, texts, strict=True)]

    def _note_seen(self, got: dict[str, Column]) -> None:
        if self._strangers is not None:
            self._strangers.note(got)
            return
        for name, seen in self.seen.items():
            keys = got[name]
            seen.note(keys if None not in keys else [key for key in keys if key])

    def _look_for_example(self, chunk: Chunk, out: ReadChunk) -> None:
        """Report the first row of all if somebody forgot to delete it."""
        self._may_be_example = False
        at = oddities.find_example(chunk.rows[0])
        if at is not None:
            header, cell = self._plan.sheet.headers[at], chunk.rows[0][at]
            problem = RowProblem(chunk.numbers[0], header, cell[:200], oddities.EXAMPLE)
            out.problems.append(problem)

    def _read_sides(
        self, cols: list[Sequence[str]], chunk: Chunk, out: ReadChunk
    ) -> None:
        for position in self._multi["tags"]:
            for row, text in zip(chunk.numbers, cols[position], strict=True):
                if text:
                    out.tags += (
                        (row, tag, fold(tag)) for tag in several.split_tags(text)
                    )
        for position in self._multi["alias"]:
            for row, text in zip(chunk.numbers, cols[position], strict=True):
                if text:
                    out.aliases += ((row, name) for name in several.split_names(text))
        for position in self._unmapped:
            out.custom += [
                (row, self._names[position], value)
                for row, value in zip(
                    chunk.numbers, cells.tidied(cols[position]), strict=True
                )
                if value
            ]


def _leave_out_nameless(got: dict[str, Column], out: ReadChunk) -> dict[str, Column]:
    """The columns without the rows that name nobody, which are reported."""
    named = [name is not None for name in got["name"]]
    out.problems += [
        RowProblem(number, "", "", NOBODY)
        for number, is_named in zip(got["row"], named, strict=True)
        if not is_named
    ]
    return {name: list(compress(column, named)) for name, column in got.items()}
