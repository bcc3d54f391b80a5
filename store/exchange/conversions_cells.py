"""Cells of conversions and orders: states, goals, the link that somebody came by."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from store.exchange import cells
from store.exchange.orders_words import read_goal, read_order_state
from store.rules import utm
from store.rules.attribution import plain_address
from store.rules.people import SHORT
from store.rules.words import N_

if TYPE_CHECKING:
    from store.exchange.costs_reader import RowReader
    from store.exchange.pieces_cells import Line
    from store.exchange.reading import Reading

    Column = list[Any]

UNKNOWN_STATE = N_("not a state of an order known here; taken as paid")

_UTM = tuple(f"utm_{part}" for part in utm.PARTS)
LINKS = ("url", *_UTM)
"""What a row says of the link that somebody came by."""

HOMELESS = N_(
    "Nothing says which campaign it is for: a code or a link says it where it is"
    " somebody's, and others are kept without one."
)

_WORST = ("cancelled", "refunded", "partly_refunded", "pending", "paid")
"""Of two states of one order the first of these holds."""


def goal_kind(text: str | None) -> str | None:
    """The kind of a goal as it is written; a word that is not known is one of hers."""
    return text and (read_goal(text) or "own")


def states(reader: RowReader, reading: Reading, lines: list[list[Line]]) -> Column:
    """How far each order is; of several columns the one that says the worst.

    A word that is not known is reported and kept in words.
    """
    found: Column = [None] * len(reading.numbers)
    for position in reader.plan.columns_of("state"):
        header, texts = reader.headers[position], cells.lines(position, reading)
        known = {text: read_order_state(text) for text in set(texts) if text}
        for at, text in enumerate(texts):
            if not text:
                continue
            state = known[text]
            if state is None:
                reading.report(header, [(at, text)], UNKNOWN_STATE)
                lines[at].append((header, " ".join(text.split())[:SHORT]))
            elif found[at] is None or _WORST.index(state) < _WORST.index(found[at]):
                found[at] = state
    return found


def links(
    reader: RowReader,
    reading: Reading,
    got: dict[str, Column],
    lines: list[list[Line]],
) -> None:
    """Fill the address and its parts; parts that no column says are read out of it."""
    got["url"] = [None] * len(reading.numbers)
    for position in reader.plan.columns_of("link")[:1]:
        texts = cells.lines(position, reading)
        got["url"] = [text and plain_address(text[: utm.LONGEST]) for text in texts]
    for name in _UTM:
        got[name] = reader.line(name, reading, lines)
    read: dict[str, utm.UtmParts] = {}
    for at, url in enumerate(got["url"]):
        if not url or any(got[name][at] for name in _UTM):
            continue
        if url not in read:
            read[url] = utm.UtmParts()
            # An address that is none has no parts either.
            with suppress(ValueError):
                read[url] = utm.read(url)
        for name, part in zip(_UTM, utm.PARTS, strict=True):
            got[name][at] = getattr(read[url], part)[: utm.LONGEST_PART] or None
