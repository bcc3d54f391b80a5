"""The columns of a sheet of figures, read chunk by chunk into the temporary table.

Tables of one metric, as Meta writes them, are told apart by the line above each; what
a program for advertising calls a campaign only names what the figures are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange.plan import Question
from store.exchange.readings_cells import Counts, addresses, coded, labels
from store.exchange.readings_reader import FigureReader
from store.exchange.readings_words import read_source, read_window
from store.exchange.sheets import RowProblem
from store.rules.posts import read_post
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.costs_ground import Ground
    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.exchange.readings_tables import Table
    from store.exchange.sheets import Chunk
    from store.rules.money import Money

    Column = list[Any]

KIND = "readings"

UNKNOWN_METRIC = N_(
    "not a figure that is kept here; its table was left out. Say what it counts by what"
    " its column means"
)
SPENT_BACK = N_("an amount below nothing; left out")

OURS = ("figures", "costs")
"""What can be done with what was spent: kept as a figure, or made a cost as well."""


class ReadingReader(FigureReader):
    """Knows how each column of figures of posts, people and channels is written."""

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        super().__init__(plan, first, ground, today)
        self._value = [
            Counts(plan, at, self.seen(at)) for at in plan.columns_of("figure")[:1]
        ]
        self._spent = self.amounts("spend")
        self._lost: set[int] = set()
        if self._spent and plan.options.spend is None:
            told = N_(
                "{column}: what was spent is kept with the figures and is no cost,"
                " unless you say so."
            )
            detail = {"column": plan.header_of("spend")}
            asked = Question("spend", told, detail, OURS[0], OURS)
            self.questions.append(asked)

    def more(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> None:
        """What it is of, how long it is for, who said so, and what was spent."""
        for name, read in (("window", read_window), ("source", read_source)):
            for at in self.plan.columns_of(name)[:1]:
                got[name] = coded(read, at, self.headers[at], reading)
        for name in ("title", "post_id"):
            got[name] = self.line(name, reading, lines)
        self._posts(reading, got)
        got["label"] = labels(self.plan.columns_of("label"), reading)
        if self._spent:
            self._spend(reading, got)
        if self._value:
            self._by_table(reading, got)
        self._campaigns(got)
        usual = self.platform or self.shape.channel
        usual = None if self._value else usual and self.ground.channel(usual)
        got["channel"] = [
            channel or platform or usual
            for channel, platform in zip(
                got["channel"], got["post_platform"], strict=True
            )
        ]

    def _posts(self, reading: Reading, got: dict[str, Column]) -> None:
        """The addresses of posts, taken apart; a number alone stands as it is."""
        for at in self.plan.columns_of("post_url")[:1]:
            got["post_url"] = addresses(at, self.headers[at], reading)
        posts = [url and read_post(url) for url in got["post_url"]]
        got["post_platform"] = [
            post.platform or None if post else None for post in posts
        ]
        got["post_id"] = [
            post.id if post and post.id else number
            for post, number in zip(posts, got["post_id"], strict=True)
        ]

    def _spend(self, reading: Reading, got: dict[str, Column]) -> None:
        moneys: Sequence[Money | None] = []
        if self._spent:
            moneys = self._spent.read(reading, self.currencies(got))
        header = self.plan.header_of("spend")
        reading.out.problems += [
            RowProblem(number, header, "", SPENT_BACK)
            for number, money in zip(reading.numbers, moneys, strict=True)
            if money and money.minor < 0
        ]
        said = [money if money and money.minor >= 0 else None for money in moneys]
        got["spend_minor"] = [money and money.minor for money in said]
        got["spend_currency"] = [money and money.currency for money in said]

    def _by_table(self, reading: Reading, got: dict[str, Column]) -> None:
        """Give each value to the figure and the platform that its table is of."""
        (value,) = self._value
        found = value.read(reading)
        for at, number in enumerate(reading.numbers):
            table = self.tables.of(number)
            if table is None or table.metric is None:
                self._report(reading, table)
                self.silent.add(number)
            else:
                figure = got["part"][at] = table.metric.figure
                got[figure][at] = found[at]
                got["channel"][at] = table.platform

    def _report(self, reading: Reading, table: Table | None) -> None:
        """Say once of a table that nobody knows what it counts."""
        first = table.first if table else 0
        if first not in self._lost:
            self._lost.add(first)
            row, title = (max(first, 1), table.title) if table else (1, "")
            header = self.plan.header_of("figure")
            problem = RowProblem(row, header, title[:200], UNKNOWN_METRIC)
            reading.out.problems.append(problem)

    def _campaigns(self, got: dict[str, Column]) -> None:
        """A campaign of advertisements that is called as one of ours is that one."""
        if not self.shape.is_ads or self._campaign is not None:
            return
        for at, label in enumerate(got["label"]):
            name = (label or "").partition(" / ")[0]
            if got["campaign"][at] is None and fold(name) in self.ground.currencies:
                got["campaign"][at], got["campaign_key"][at] = name, fold(name)
