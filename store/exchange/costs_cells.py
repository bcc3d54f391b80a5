"""Cells of costs and of own time: amounts with their currency, rates, minutes."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.exchange import cells, headers
from store.exchange.plan import Question
from store.rules.figures import decide_style, is_empty
from store.rules.money import minor_digits, read_money
from store.rules.numerals import NumberStyle, read_number
from store.rules.quick_values import read_minutes
from store.rules.spend import LARGEST_COST, plain_rate, read_rate
from store.rules.text import clean
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.rules.money import Money

NO_CURRENCY = N_("an amount without a currency; left out")
NOT_A_CURRENCY = N_("not a currency known here; the amount was left out")
TOO_MUCH = N_("more than one cost can be; left out")
NOT_A_RATE = N_("not a rate of exchange that can be read for sure; left out")
NOT_A_TIME = N_("not a time that can be read for sure; left out")
PART_OF_A_MINUTE = N_("a part of a minute; left out")
MORE_THAN_A_DAY = N_("more than 24 hours on the clock; left out")

MOST_MINUTES = 10**7
"""Nineteen years of work: more is a mistake of typing."""

_DAY = 24 * 60
_PLAIN = re.compile(r"[-+(]?\s*[0-9][0-9.,\s]*\)?")
_MANY = re.compile(r"[백천만억]+")
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])(?::[0-5][0-9])?")
_MINUTE = re.compile(r"m|mins?|minutes?|minutos?|분", re.IGNORECASE)
_MOST_KNOWN = 20_000


class _Cell(NamedTuple):
    """What an amount is read from: its text, the word for its currency, the default."""

    text: str
    code: str
    default: str | None


class Amounts:
    """A column of money: its style, and where its currency stands.

    That is the cell itself, then the header, then the row's column of currencies, then
    what was said for the whole file, then the currency of the row's campaign. In a
    column of 만원, 50 is half a million won.
    """

    def __init__(
        self,
        plan: ImportPlan,
        position: int,
        seen: Sequence[str],
        questions: list[Question],
    ) -> None:
        self._at, self._header = position, plan.sheet.headers[position]
        self._plan, self._questions = plan, questions
        self._style = _style(self._header, seen, questions)
        unit = headers.unit_of(self._header) or ""
        named = self._header.replace("원고료", "")
        sure = _code(unit) or cells.currency_in(named)
        # A dollar may be any of many dollars and pesos: others are asked first.
        self._is_dollar = "$" in self._header
        given = plan.columns_of("currency")
        self._codes = given[0] if given and (self._is_dollar or not sure) else None
        self._said = (None if self._is_dollar else sure) or plan.options.currency
        many = _MANY.match(unit)
        self._unit = many[0] if many else ""
        self._known: dict[_Cell, tuple[Money | None, str]] = {}

    def read(
        self, chunk: Reading, of_campaigns: Sequence[str | None]
    ) -> list[Money | None]:
        """The amounts of a chunk; ``of_campaigns`` are the currencies of its rows."""
        texts = chunk.cols[self._at]
        codes = [""] * len(texts) if self._codes is None else chunk.cols[self._codes]
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        found: list[Money | None] = []
        bad: dict[str, list[tuple[int, str]]] = {}
        for at, (text, code) in enumerate(zip(texts, codes, strict=True)):
            default = self._said or of_campaigns[at]
            if self._is_dollar:
                default = _code("$", default)
            cell = _Cell(text, code.strip(), default)
            if cell not in self._known:
                self._known[cell] = self._one(cell)
            amount, fault = self._known[cell]
            if fault:
                bad.setdefault(fault, []).append((at, f"{text} {code}".strip()))
            elif amount is not None and not self._says(cell):
                self._ask(cell, amount)
            found.append(amount)
        for fault, spots in bad.items():
            chunk.report(self._header, spots, fault)
            if fault == NO_CURRENCY:
                self._ask(None, None)
        return found

    def _says(self, cell: _Cell) -> bool:
        """Whether the sheet, or she, says which currency it is."""
        return bool(self._said or self._is_dollar or cell.code)

    def _one(self, cell: _Cell) -> tuple[Money | None, str]:
        if is_empty(cell.text):
            return None, ""
        code = _code(cell.code, cell.default)
        if not code and not is_empty(cell.code):
            return None, NOT_A_CURRENCY
        text = clean(cell.text)
        if self._unit and _PLAIN.fullmatch(text):
            text = f"{text.rstrip(')')}{self._unit}{')' * text.endswith(')')}"
        amount = None
        with suppress(ValueError):
            amount = read_money(text, self._style, code or cell.default)
        if amount is None and not code and not cell.default:
            with suppress(ValueError):
                read_number(text, self._style)
                return None, NO_CURRENCY
        if amount is None:
            return None, cells.NOT_MONEY
        return (None, TOO_MUCH) if abs(amount.minor) > LARGEST_COST else (amount, "")

    def _ask(self, cell: _Cell | None, amount: Money | None) -> None:
        """Say once which currency is taken for amounts that name none."""
        if any(one.code == "currency" for one in self._questions):
            return
        if cell is None or amount is None:
            told = N_("{column}: nothing says which currency it is; say it.")
            detail = {"column": self._header}
            self._questions.append(Question("currency", told, detail, None))
        elif amount.currency == cell.default and _PLAIN.fullmatch(clean(cell.text)):
            told = N_(
                "{column}: amounts that name no currency are taken in that of the"
                " campaign, {currency}."
            )
            detail = {"column": self._header, "currency": amount.currency}
            taken = amount.currency
            self._questions.append(Question("currency", told, detail, taken))


def _style(header: str, seen: Sequence[str], questions: list[Question]) -> NumberStyle:
    """How a column of amounts is written; what had to be guessed is told."""
    style, is_guess = decide_style(seen)
    if is_guess and style is NumberStyle.COMMA:
        told = N_(
            "{column}: three digits behind a sign are taken as thousands (1.234)."
        )
        questions.append(Question("style", told, {"column": header}, "thousands"))
    return style


@lru_cache(maxsize=1024)
def _code(text: str, usual: str | None = None) -> str | None:
    """The currency that a word or a sign means: KRW, 원, €, euros.

    A sign of several currencies means the usual one, if that is one of them.
    """
    code = clean(text).upper()
    with suppress(ValueError):
        minor_digits(code)
        return code
    for written in (f"1{code}", f"1 {code}", f"{code}1") if code else ():
        with suppress(ValueError):
            money = read_money(written, default_currency=usual)
            return None if money is None else money.currency
    return None


def rates(position: int, header: str, chunk: Reading) -> list[str | None]:
    """Rates of exchange, to the letter exact; others are reported."""
    column, memo = chunk.cols[position], chunk.memos[position]

    def one(text: str) -> str | None:
        return None if is_empty(text) else plain_rate(read_rate(text))

    memo.learn(set(column), one)
    chunk.report(header, memo.spots(column), NOT_A_RATE)
    return list(map(memo.known.__getitem__, column))


class Times:
    """A column of hours or of minutes, as whole minutes."""

    def __init__(self, plan: ImportPlan, position: int, seen: Sequence[str]) -> None:
        self._at, self._header = position, plan.sheet.headers[position]
        self._style, _ = decide_style(seen)
        unit = headers.unit_of(self._header) or ""
        is_minutes = position in plan.columns_of("minutes") or _MINUTE.fullmatch(unit)
        self._minutes_in = 1 if is_minutes else 60
        self._why: dict[str, str] = {}

    def read(self, chunk: Reading) -> list[int | None]:
        """The minutes of a chunk; hours are rounded half to even, others reported."""
        column, memo = chunk.cols[self._at], chunk.memos[self._at]
        memo.learn(set(column), self._one)
        for at, text in memo.spots(column):
            chunk.report(self._header, [(at, text)], self._why.get(text, NOT_A_TIME))
        return list(map(memo.known.__getitem__, column))

    def unread(self, chunk: Reading) -> set[int]:
        """Where in a chunk that was read a cell says something that is no time."""
        spots = chunk.memos[self._at].spots(chunk.cols[self._at])
        return {at for at, _text in spots}

    def _one(self, text: str) -> int | None:
        if is_empty(text):
            return None
        plain = clean(text)
        if clock := _CLOCK.fullmatch(plain):
            minutes = int(clock[1]) * 60 + int(clock[2])
            if minutes > _DAY:
                self._why[text] = MORE_THAN_A_DAY
                raise ValueError(text)
        elif (said := read_minutes(plain)) is not None:
            minutes = said
        else:
            figure = read_number(plain, self._style)
            exact = (figure or Decimal(0)) * self._minutes_in
            minutes = int(exact.to_integral_value(ROUND_HALF_EVEN))
            if minutes != exact and self._minutes_in == 1:
                self._why[text] = PART_OF_A_MINUTE
                raise ValueError(text)
        if not 0 <= minutes <= MOST_MINUTES:
            raise ValueError(text)
        return minutes
