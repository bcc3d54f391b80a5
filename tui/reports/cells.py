"""Cells of a report: figures as the language in use writes them, beside their value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from store.rules.money import from_minor, minor_digits
from tui import budget_words
from tui import format as fmt
from tui import results_words as words
from tui.reports.pages import Cell
from tui.show import show

if TYPE_CHECKING:
    from datetime import date

    from store.rules.roi import Ratio

LONGEST = 200
"""Characters of a name or a title that a cell shows."""


def text(value: object, limit: int = LONGEST) -> Cell:
    """A text, which may be from outside; a dash for none."""
    said = show(value, limit) if value not in {None, ""} else ""
    return Cell(said or fmt.DASH)


def count(value: int | None) -> Cell:
    """A whole number; a dash for what nobody knows."""
    return Cell(fmt.whole(value), value, "count")


def number(value: Decimal | None, places: int = 2) -> Cell:
    """A number with at most so many decimals."""
    if value is None:
        return Cell(fmt.DASH, None, "number")
    rounded = value.quantize(Decimal(1).scaleb(-places))
    short = rounded.normalize() if rounded else Decimal(0)
    shown = Decimal(int(short)) if short == int(short) else short
    return Cell(fmt.grouped(shown), rounded, "number", decimals=places)


def hours(minutes: int) -> Cell:
    """Own time in hours."""
    return number(Decimal(minutes) / 60)


def money(minor: int | None, currency: str | None) -> Cell:
    """An amount without its currency, which its table names."""
    if minor is None or currency is None:
        return Cell(fmt.DASH, None, "money")
    digits = minor_digits(currency)
    value = from_minor(minor, currency)
    return Cell(budget_words.bare(minor, currency), value, "money", digits)


def each(ratio: Ratio | None, currency: str | None) -> Cell:
    """An amount by one of something, in whole units of its currency."""
    if ratio is None or currency is None:
        return Cell(fmt.DASH, None, "money")
    said = words.each(ratio, currency).rpartition(" ")[0]
    decimals = 0 if said == fmt.grouped(Decimal(round(ratio.exact))) else 2
    return Cell(said, ratio.shown, "money", decimals)


def percent(ratio: Ratio | None) -> Cell:
    """A rate in percent, to two decimals; a dash for none."""
    if ratio is None:
        return Cell(fmt.DASH, None, "percent")
    shown = ratio.shown
    return Cell(f"{fmt.grouped(shown)}%", shown, "percent")


def day(value: date | None) -> Cell:
    """A day as the language writes it; a dash for none."""
    return Cell(said_day(value), value, "day")


def said_day(value: date | None) -> str:
    """A day with its year, without its weekday."""
    if value is None:
        return fmt.DASH
    return fmt.period(f"{value.isoformat()} \N{EN DASH} {value.isoformat()}")


def faint(cell: Cell) -> Cell:
    """The same, greyed."""
    return replace(cell, faint=True)


def amount(minor: int | None, currency: str | None) -> str:
    """An amount with its currency, for a sentence."""
    return budget_words.money(minor, currency)
