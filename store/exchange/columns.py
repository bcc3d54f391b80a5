"""A chunk of a sheet as rows to store: every column read in its own style."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from store.exchange import cells
from store.exchange.plan import JOINABLE, Question
from store.exchange.sheets import RowProblem
from store.roster_rows import FIGURES, url_key
from store.rules.dates import DateOrder, decide_order
from store.rules.figures import decide_percent_scale, decide_style
from store.rules.profiles import read_profile
from store.rules.text import clean_column, fold, fold_column, initials, phone_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.exchange.plan import ImportPlan
    from store.exchange.sheets import Chunk
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

NAMES = frozenset({"name", "real_name", "city", "agent_name"})
"""Fields in which a word such as Nil or NA is what somebody is called."""

FIGURE_COLUMNS = (*FIGURES, "stated_rate")
ACCOUNT_COLUMNS = (*FIGURE_COLUMNS, "audience_country", "checked_on", "url")
"""Columns of an account that a sheet can feed."""

Column = list[Any]

REPEATED = N_("the same handle as an earlier row; the earlier row was kept")


@dataclass(slots=True)
class ReadChunk:
    """Rows for ``staged`` and for its side tables."""

    rows: list[tuple[Any, ...]]
    tags: list[tuple[object, ...]] = field(default_factory=list)
    aliases: list[tuple[object, ...]] = field(default_factory=list)
    custom: list[tuple[object, ...]] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


class ChunkReader:
    """Knows the style of every column, decided once from the first chunk."""

    def __init__(self, plan: ImportPlan, first: Chunk | None, *, today: date) -> None:
        self._plan = plan
        self._today = today
        self.questions: list[Question] = []
        self._sample = list(zip(*first.rows, strict=True)) if first else []
        self._readers = self._choose_readers()
        self._multi = {name: plan.columns_of(name) for name in ("tags", "alias")}
        self._unmapped = [plan.sheet.headers.index(name) for name in plan.unmapped]
        self._seen_handles: set[str] = set()
        self.lined = not plan.fields & {"tags", "alias", "rate"}
        """Whether the rows hold all that a roster line is worked out from."""
        self.columns = self._columns()
        self.handle_header = self._header_of("handle") or self._header_of("name")

    def read(self, chunk: Chunk) -> ReadChunk:
        """The rows of a chunk; those that name nobody are left out and reported."""
        cols: list[Sequence[str]] = list(zip(*chunk.rows, strict=True))
        out = ReadChunk(rows=[])
        got: dict[str, Column] = {"row": list(chunk.numbers)}
        for name, read in self._readers.items():
            got[name] = read(cols, chunk.numbers, out)
        self._identify(got, cols, len(chunk.rows))
        self._add_keys(got)
        width = [got[name] for name in self.columns]
        out.rows = list(zip(*width, strict=True))
        if None in got["name"]:
            self._leave_out_nameless(out, chunk)
        if "handle_key" in self.columns:
            self._leave_out_repeats(out)
        self._read_sides(cols, chunk, out)
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
            return partial(cells.counts, positions[0], header, style, rounded)
        if name in JOINABLE:
            return partial(cells.joined, name, positions, self._plan.sheet.headers)
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
        style, _ = decide_style(seen)
        scale, ambiguous = decide_percent_scale(seen)
        if ambiguous:
            self.questions.append(
                Question(
                    "percent_scale",
                    N_("{column}: values up to 1 are taken as shares (0.05 is 5 %)."),
                    {"column": header},
                    "share",
                )
            )
        return partial(cells.percents, position, header, style, scale)

    def _dates(self, position: int) -> Callable[..., Column]:
        header = self._plan.sheet.headers[position]
        verdict = decide_order(self._seen(position))
        order = verdict.order
        asked = self._plan.options.date_order
        if verdict.ambiguous or order is None:
            order = DateOrder(asked) if asked else None
        if order is None and not verdict.missing_year:
            self.questions.append(
                Question(
                    "date_order",
                    N_("{column}: is 03/04 the third of April or the fourth of March?"),
                    {"column": header},
                    None,
                    ("dmy", "mdy"),
                )
            )
        if verdict.missing_year:
            self.questions.append(
                Question(
                    "year",
                    N_("{column}: the days have no year; they are left out."),
                    {"column": header},
                    None,
                )
            )
        return partial(cells.dates, position, header, order)

    def _money(self, position: int) -> Callable[..., Column]:
        header = self._plan.sheet.headers[position]
        style, _ = decide_style(self._seen(position))
        given = self._plan.columns_of("currency")
        default = self._plan.options.currency or cells.currency_in(header)
        return partial(
            cells.money, position, header, style, default, given[0] if given else None
        )

    def _seen(self, position: int) -> Sequence[str]:
        return self._sample[position] if self._sample else ()

    def _header_of(self, name: str) -> str:
        positions = self._plan.columns_of(name)
        return self._plan.sheet.headers[positions[0]] if positions else ""

    def _columns(self) -> tuple[str, ...]:
        names = ["row", "name", *(name for name in self._readers if name != "name")]
        if "rate" in names:
            at = names.index("rate")
            names[at : at + 1] = ["rate_minor", "rate_currency"]
        plan = self._plan
        if plan.fields & {"handle", "url"} or plan.name_is_handle:
            names += [name for name in ("platform",) if name not in names]
            names += ["handle", "handle_key", "url", "url_key"]
        if "email" in names:
            names.append("email_key")
        if "phone" in names:
            names.append("phone_key")
        if self.lined:
            names += ["name_key", "folded", "initials"]
        return tuple(names)

    def _identify(
        self, got: dict[str, Column], cols: list[Sequence[str]], n: int
    ) -> None:
        """Work out handle, platform, URL and name of every row, whatever is given."""
        plan = self._plan
        blank: Column = [None] * n
        names = got.get("name", blank)
        if plan.kind == "contacts" and "first_name" in plan.fields:
            names = cells.full_names(plan, cols, names)
        if "handle" in self.columns:
            handles = blank
            if positions := plan.columns_of("handle"):
                handles = cells.handles(cols[positions[0]])
            elif plan.name_is_handle:
                handles = [name and name.removeprefix("@") for name in names]
            platforms = got.get("platform") or [plan.platform] * n
            urls = cells.first_of(plan.columns_of("url"), cols, n)
            if any(urls) or any(handle and "/" in handle for handle in handles):
                platforms, handles, urls = _from_urls(
                    platforms, handles, urls, blogs=plan.kind != "contacts"
                )
            got["platform"] = [
                platform or plan.platform or "other" if handle else None
                for platform, handle in zip(platforms, handles, strict=True)
            ]
            got["handle"], got["url"] = handles, urls
            names = [one or other for one, other in zip(names, handles, strict=True)]
        if None in names and "email" in got:
            names = [
                one or other for one, other in zip(names, got["email"], strict=True)
            ]
        if None in names and "phone" in got:
            names = [
                one or other for one, other in zip(names, got["phone"], strict=True)
            ]
        got["name"] = names

    def _add_keys(self, got: dict[str, Column]) -> None:
        if "handle" in got:
            keys = fold_column([handle or "" for handle in got["handle"]])
            got["handle_key"] = [key or None for key in keys]
            got["url_key"] = [url and url_key(url) for url in got["url"]]
        if "email" in got:
            # What is left here was found to be an address, so folding is all.
            folded = fold_column([value or "" for value in got["email"]])
            got["email_key"] = [value or None for value in folded]
        if "phone" in got:
            got["phone_key"] = [
                phone_key(value) or None if value else None for value in got["phone"]
            ]
        if self.lined:
            got |= _line_words(got)
        if "rate" in got:
            got["rate_minor"] = [money and money.minor for money in got["rate"]]
            got["rate_currency"] = [money and money.currency for money in got["rate"]]

    def _leave_out_nameless(self, out: ReadChunk, chunk: Chunk) -> None:
        named = [row for row in out.rows if row[1] is not None]
        there = {row[0] for row in named}
        out.problems += [
            RowProblem(number, "", "", N_("nobody is named in this row"))
            for number in chunk.numbers
            if number not in there
        ]
        out.rows = named

    def _leave_out_repeats(self, out: ReadChunk) -> None:
        """Leave out rows whose handle an earlier row of the file already has."""
        at, key = self.columns.index("platform"), self.columns.index("handle_key")
        keys = [f"{row[at]}\n{row[key]}" for row in out.rows if row[key]]
        fresh = set(keys)
        if len(fresh) == len(keys) and self._seen_handles.isdisjoint(fresh):
            self._seen_handles |= fresh
            return
        kept: list[tuple[Any, ...]] = []
        for row in out.rows:
            name = f"{row[at]}\n{row[key]}"
            if row[key] and name in self._seen_handles:
                out.problems.append(
                    RowProblem(row[0], self.handle_header, row[key], REPEATED)
                )
            else:
                self._seen_handles.add(name)
                kept.append(row)
        out.rows = kept

    def _read_sides(
        self, cols: list[Sequence[str]], chunk: Chunk, out: ReadChunk
    ) -> None:
        for position in self._multi["tags"]:
            for row, text in zip(chunk.numbers, cols[position], strict=True):
                if text:
                    out.tags += (
                        (row, tag, fold(tag)) for tag in cells.split_tags(text)
                    )
        for position in self._multi["alias"]:
            for row, text in zip(chunk.numbers, cols[position], strict=True):
                if text:
                    out.aliases += ((row, name) for name in cells.split_names(text))
        for position in self._unmapped:
            header = self._plan.sheet.headers[position]
            out.custom += [
                (row, header, value)
                for row, value in zip(
                    chunk.numbers, clean_column(cols[position]), strict=True
                )
                if value
            ]


def _line_words(got: dict[str, Column]) -> dict[str, Column]:
    """What roster_lines works out in SQL for one person, for a whole chunk at once."""
    blank: Column = [None] * len(got["name"])
    names, real = got["name"], got.get("real_name", blank)
    parts = [got.get(name, blank) for name in ("email", "phone", "niche", "handle")]
    words = [
        "\n".join(filter(None, row)) for row in zip(names, real, *parts, strict=True)
    ]
    heard = (
        f"{name}\n{other}" if other else name or ""
        for name, other in zip(names, real, strict=True)
    )
    return {
        "name_key": fold_column([name or "" for name in names]),
        "folded": fold_column(words),
        "initials": ["" if text.isascii() else initials(text) for text in heard],
    }


def _from_urls(
    platforms: Column, handles: Column, urls: Column, *, blogs: bool
) -> tuple[Column, Column, Column]:
    """Fill in what a profile URL says, in its own column or in the handle's."""
    filled: list[tuple[Any, Any, Any]] = []
    for platform, handle, url in zip(platforms, handles, urls, strict=True):
        source = handle if handle and "/" in handle else url
        profile = read_profile(source) if source else None
        if profile is None or not profile.platform:
            filled.append((platform, handle, url))
        elif profile.platform == "blog" and (not blogs or handle is not source):
            filled.append((platform, handle, url))
        elif handle and handle is not source:
            filled.append((platform or profile.platform, handle, url))
        else:
            filled.append((profile.platform, profile.handle, profile.url or source))
    ones, twos, threes = zip(*filled, strict=True) if filled else ((), (), ())
    return list(ones), list(twos), list(threes)
