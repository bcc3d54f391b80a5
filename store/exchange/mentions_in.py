"""The columns of a list of mentions, read chunk by chunk into the temporary table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange.costs_reader import RowReader, left_out
from store.exchange.pieces_cells import texts
from store.exchange.readings_cells import addresses, coded
from store.exchange.readings_words import read_sentiment
from store.rules.mention_mark import mention_mark
from store.rules.posts import read_post
from store.rules.vocabulary import read_platform
from store.rules.words import N_

if TYPE_CHECKING:
    from store.exchange.pieces_cells import Line
    from store.exchange.reading import Reading

    Column = list[Any]

KIND = "mentions"

NOTHING_SAID = N_("neither an address nor a text in this row; left out")
"""Of a mention nothing else would say which one it is."""


class MentionReader(RowReader):
    """Knows how each column of mentions is written."""

    own = ("url", "author", "keyword", "sentiment", "said", "mark")

    def follows(self) -> frozenset[str]:
        """Other columns are left out; that is told with the plan."""
        return frozenset(self.plan.sheet.headers)

    def values(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> list[bool]:
        """Where it was said, by whom, and how; rows that say nothing are left out."""
        nothing: Column = [None] * len(reading.numbers)
        got["payee_key"] = got["url"] = got["sentiment"] = nothing
        for at in self.plan.columns_of("mention_url")[:1]:
            got["url"] = addresses(at, self.headers[at], reading)
        for name in ("author", "keyword"):
            got[name] = self.line(name, reading, lines)
        for at in self.plan.columns_of("sentiment")[:1]:
            got["sentiment"] = coded(read_sentiment, at, self.headers[at], reading)
        got["said"] = texts(self.plan.columns_of("text"), self.headers, reading)
        usual = read_platform(self.plan.options.platform or "")
        got["channel"] = [
            channel or (url and read_post(url).platform) or usual or None
            for channel, url in zip(got["channel"], got["url"], strict=True)
        ]
        told = ("on_day", "channel", "author", "said")
        got["mark"] = [
            None if url else mention_mark(*row)
            for url, *row in zip(got["url"], *(got[name] for name in told), strict=True)
        ]
        kept = [
            bool(url or said) for url, said in zip(got["url"], got["said"], strict=True)
        ]
        reading.out.problems += left_out(reading, "", kept, NOTHING_SAID)
        return kept
