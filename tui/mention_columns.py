"""The columns of mentions as a list, and how a mention is said in few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui import format as fmt
from tui.i18n import N_, _, ngettext
from tui.ledger_columns import day_width, listed_day
from tui.ledger_columns import place as place_of
from tui.results_words import SENTIMENT
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.mention_list import MentionRow, SentimentCounts

SIGN = {"positive": "+", "neutral": "0", "negative": "-", "": "?"}
"""The key that says so, which is its sign as well."""


def sentiment(row: MentionRow) -> str:
    """How it speaks of the brand, as a sign and a word."""
    return sentiment_word(row.sentiment or "")


def sentiment_word(code: str) -> str:
    """A sentiment as a sign and a word."""
    return f"{SIGN[code]} {_(SENTIMENT[code])}"


def told(row: MentionRow) -> str:
    """What was said; else where."""
    return row.text or row.url or ""


def title_of(rows: Sequence[MentionRow]) -> str:
    """The mentions that a question or an answer is about."""
    if len(rows) == 1:
        parts = (rows[0].author, told(rows[0])[:60])
        return " · ".join(part for part in parts if part)
    said = ngettext("{count} mention", "{count} mentions", len(rows))
    return said.format(count=fmt.whole(len(rows)))


def counted(counts: SentimentCounts) -> str:
    """How many speak how of the brand; what nobody judged last."""
    figures = {
        "positive": counts.positive,
        "neutral": counts.neutral,
        "negative": counts.negative,
        "": counts.unjudged,
    }
    return " · ".join(
        f"{sentiment_word(code)} {fmt.whole(count)}"
        for code, count in figures.items()
        if count
    )


@dataclass(frozen=True, slots=True)
class MentionColumn:
    """One column: its title as a message, its width, and the cell of a row."""

    key: str
    title: str
    width: int
    cell: Callable[[MentionRow, date], str]
    share: int = 0


ALL = (
    MentionColumn(
        "on_day", N_("Day"), 6, lambda row, today: listed_day(row.on_day, today)
    ),
    MentionColumn("sentiment", N_("Sentiment"), 6, lambda row, _today: sentiment(row)),
    MentionColumn("text", N_("Text"), 16, lambda row, _today: told(row), 5),
    MentionColumn("author", N_("Who"), 9, lambda row, _today: row.author or "", 1),
    MentionColumn(
        "channel", N_("Channel"), 9, lambda row, _today: place_of(row.platform)
    ),
    MentionColumn("keyword", N_("Keyword"), 9, lambda row, _today: row.keyword or ""),
    MentionColumn(
        "campaign", N_("Campaign"), 10, lambda row, _today: row.campaign or "", 1
    ),
)
"""Every column, in the order in which they stand; the last ones give way."""

TITLES = {column.key: column.title for column in ALL}


def _width(column: MentionColumn) -> int:
    if column.key == "on_day":
        return day_width()
    if column.key == "sentiment":
        return max(cell_len(sentiment_word(code)) for code in SIGN)
    return max(column.width, min(cell_len(_(column.title)), column.width + 4))


def painted() -> tuple[Column, ...]:
    """The columns as the table takes them, titles in the language in use."""
    return tuple(Column(one.key, _(one.title), _width(one), one.share) for one in ALL)


def line(row: MentionRow, today: date) -> Row:
    """One mention as a line of the table; what nobody judged is told."""
    cells = tuple(column.cell(row, today) for column in ALL)
    return Row(row.id, cells, "" if row.sentiment else "warning")
