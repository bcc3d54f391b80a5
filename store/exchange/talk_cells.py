"""Cells of an outreach sheet: days of contact, words of its lists, lines, amounts."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from store.exchange import cells, headers
from store.exchange.reading import Reading
from store.rules.figures import decide_style
from store.rules.money import read_money
from store.rules.people import SHORT
from store.rules.text import find_control
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from store.exchange.plan import ImportPlan

UNKNOWN_STAGE = N_("not a stage known here; kept as a note of the conversation")
TOO_LONG = N_("too long for one line; it stands in the notes or was left out")
FUTURE = N_("a day that has not come yet; left out")
NOT_A_SHARE = N_("not a share from 0 to 100 %; left out")

THEY_SPOKE = frozenset({"replied", "negotiating", "agreed"})
"""Stages after which the last word is taken to be theirs."""

_PLAIN = re.compile(r"[0-9][0-9.,\s]*")
_MANY = re.compile(r"[백천만억]+")

Column = list[Any]


def words(
    read: Callable[[str], str | None], position: int, header: str, chunk: Reading
) -> Column:
    """Words of a list of ours, as its codes; others are reported."""
    texts = cells.lines(position, chunk)
    known = {text: read(text) for text in set(texts) if text}
    bad = [(at, text) for at, text in enumerate(texts) if text and not known[text]]
    chunk.report(header, bad, cells.NOT_KNOWN)
    return [text and known[text] for text in texts]


def one_lines(reason: str | None, position: int, header: str, chunk: Reading) -> Column:
    """Texts of one line; longer ones are None, and reported if there is a reason."""
    texts = cells.lines(position, chunk)
    short = {text: _short(text) for text in set(texts) if text}
    if reason is not None:
        bad = [(at, text) for at, text in enumerate(texts) if text and not short[text]]
        chunk.report(header, bad, reason)
    return [text and short[text] for text in texts]


def _short(text: str) -> str | None:
    line = " ".join(text.split())
    if find_control(line):
        line = "".join(sign for sign in line if not find_control(sign))
    return line if 0 < len(line) <= SHORT else None


def amounts(
    plan: ImportPlan, position: int, seen: Sequence[str]
) -> Callable[[Reading], Column]:
    """The reader of a column of money: its style, and where its currency stands.

    That is the cell itself, then the header, then the row's column of currencies, then
    what was said for the whole file. In a column of 만원, 50 is half a million won.
    """
    header = plan.sheet.headers[position]
    unit = headers.unit_of(header) or ""
    sure = _currency_of(unit) or cells.currency_in(header.replace("원고료", ""))
    if "$" in header:
        # It may be any of many dollars and pesos, so that others are asked first.
        sure = None
    given = plan.columns_of("currency")
    currencies = cells.Currencies(
        sure or plan.options.currency or cells.currency_in(header),
        None if sure or not given else given[0],
    )
    many = _MANY.match(unit)
    read = partial(cells.money, position, header, decide_style(seen)[0], currencies)
    return partial(_in_units, many[0], position, read) if many else read


def _currency_of(unit: str) -> str | None:
    """The currency of a unit in brackets: 원, 만원, euros, usd."""
    for text in (f"1{unit}", f"1 {unit}") if unit else ():
        # Most units are of something else.
        with suppress(ValueError):
            money = read_money(text)
            return None if money is None else money.currency
    return None


def _in_units(
    unit: str, position: int, read: Callable[[Reading], Column], chunk: Reading
) -> Column:
    """Read plain figures as so many of a unit; the cells stay as they are."""
    columns = list(chunk.cols)
    columns[position] = [
        f"{text.strip()}{unit}" if _PLAIN.fullmatch(text.strip()) else text
        for text in columns[position]
    ]
    return read(Reading(columns, chunk.numbers, chunk.out))


def contacts(
    first: str | None,
    later: Collection[str | None],
    replied_on: str | None,
    spoke: str | None,
    stage: str | None,
    *,
    tells_replies: bool = False,
) -> tuple[str | None, str | None, str | None, int | None]:
    """The days we wrote, the days they did, the latest, and whether they replied.

    The first contact is ours, and so are further ones but the last; whose that is, is
    said (``spoke``: in or out), or follows from the day of a reply, if the sheet
    ``tells_replies`` in a column of its own, or from the stage.
    """
    outs, ins = {first} - {None}, {replied_on} - {None}
    if days := sorted(filter(None, later)):
        outs |= set(days[:-1])
        if spoke is None and tells_replies:
            spoke = "in" if days[-1] == replied_on else "out"
        they = spoke == "in" or (spoke is None and stage in THEY_SPOKE)
        (ins if they else outs).add(days[-1])
    replied = 1 if replied_on is not None or spoke == "in" else None
    latest = max(filter(None, outs | ins), default=None)
    return _listed(outs), _listed(ins), latest, replied


def _listed(days: set[str | None]) -> str | None:
    return ",".join(sorted(filter(None, days))) or None
