"""The columns of a list of costs, read chunk by chunk into the temporary table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange import cells
from store.exchange.costs_cells import Amounts, rates
from store.exchange.costs_reader import RowReader, left_out
from store.exchange.costs_words import read_category, read_cost_state
from store.exchange.pieces_cells import texts
from store.exchange.plan import is_budget
from store.exchange.talk_cells import FUTURE, TOO_LONG
from store.rules.figures import is_empty
from store.rules.people import SHORT
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from store.exchange.costs_ground import Ground
    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.exchange.sheets import Chunk

    Column = list[Any]

KIND = "costs"

UNKNOWN_CATEGORY = N_("not a category known here; kept in words, as other")
UNKNOWN_STATE = N_("not a state of a cost known here; taken as committed")
NO_AMOUNT = N_("no amount in this row; left out")
NOT_KEPT_BACK = N_("cannot be kept back of this payment; kept in words")
NOT_PAID = N_("the reference of a payment, and it is not paid; kept in words")

OURS = frozenset(
    {
        *("counted", "counted_minor", "counted_currency", "net", "origin"),
        *("over_note", "balance", "due_from", "influencer_id", "part_of", "over"),
    }
)
"""Columns of our own export that follow from others, or that only deals write."""


class CostReader(RowReader):
    """Knows how each column of costs is written."""

    own = (
        *("category", "description", "minor", "currency", "state", "due_on"),
        *("paid_on", "rate", "invoice_ref", "document", "payee", "notes"),
        *("paid_ref", "withheld_minor", "hold_until"),
    )

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        super().__init__(plan, first, ground, today)
        self._amounts = self.amounts(
            "amount" if plan.columns_of("amount") else "planned"
        )
        self._withheld = [
            # What it is in is that of the amount beside it: nothing has to be asked.
            Amounts(plan, at, self.seen(at), [])
            for at in plan.columns_of("withheld")[:1]
        ]
        if "category" not in plan.fields:
            told = N_("No column says what it was spent on; other is taken.")
            self.ask("category", told, "other")
        self._foreseen = "amount" not in plan.fields
        if not self._foreseen and not plan.fields & {"state", "paid_on"}:
            told = N_("No column says whether it is paid; committed is taken.")
            self.ask("state", told, "committed")

    def days(self) -> tuple[str, ...]:
        """When it is due, when it was paid, and until when it is held."""
        return ("due_on", "paid_on", "hold_until")

    def follows(self) -> frozenset[str]:
        """Columns of our own that say nothing new."""
        return OURS

    def values(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> list[bool]:
        """What the rows say of the cost itself; those without an amount are left."""
        header = self.plan.header_of("amount") or self.plan.header_of("planned")
        moneys = (
            self._amounts.read(reading, self.currencies(got)) if self._amounts else []
        )
        before = {each.row for each in reading.out.problems if each.column == header}
        nothing = is_budget(self.plan)
        kept = [money is not None and (nothing or money.minor != 0) for money in moneys]
        reading.out.problems += [
            each
            for each in left_out(reading, header, kept, NO_AMOUNT)
            if each.row not in before
        ]
        got["minor"] = [money and money.minor for money in moneys]
        got["currency"] = [money and money.currency for money in moneys]
        got["category"] = self._categories(reading, got, lines)
        got["state"] = self._coded(
            "state", read_cost_state, UNKNOWN_STATE, reading, lines
        )
        got["description"] = self._described(reading, got, lines)
        for name in ("invoice_ref", "document", "payee"):
            got[name] = self.line(name, reading, lines)
        got["due_on"] = self.day("due_on", reading)
        got["hold_until"] = self.day("hold_until", reading)
        got["paid_on"] = self._paid(reading)
        got["rate"] = [None] * len(moneys)
        for at in self.plan.columns_of("exchange_rate")[:1]:
            got["rate"] = rates(at, self.headers[at], reading)
        got["payee_key"] = [
            name and fold(name) for name in map(_either, got["payee"], got["who"])
        ]
        got["who_key"] = list(map(_either, got["who_key"], got["payee_key"]))
        self._keep_planned(reading, lines)
        self._settle(got)
        got["paid_ref"] = self._referred(reading, got, lines)
        got["withheld_minor"] = self._kept_back(reading, got, lines)
        return kept

    def waiting(self, reading: Reading, got: Mapping[str, Column], /) -> set[int]:
        """The rows whose day, or day of payment, would be another than they say."""
        found = super().waiting(reading, got)
        unread = self.unread("paid_on", reading)
        for at, text in enumerate(self._paid_cells(reading)):
            is_undated = got["on_day"][at] is None and not is_empty(text)
            if is_undated or (at in unread and got["state"][at] == "paid"):
                found.add(at)
        return found

    def _paid_cells(self, reading: Reading) -> Sequence[str]:
        for at in self.plan.columns_of("paid_on")[:1]:
            return reading.cols[at]
        return ()

    def _keep_planned(self, reading: Reading, lines: list[list[Line]]) -> None:
        """What was planned, beside what it came to, is kept in words."""
        for at in () if self._foreseen else self.plan.columns_of("planned"):
            for place, text in enumerate(texts([at], self.headers, reading)):
                if text:
                    lines[place].append((self.headers[at], text))

    def _coded(
        self,
        name: str,
        read: Callable[[str], str | None],
        reason: str,
        reading: Reading,
        lines: list[list[Line]],
    ) -> Column:
        """Words of a list of ours; others are reported, and kept in words."""
        for position in self.plan.columns_of(name)[:1]:
            header, words = self.headers[position], cells.lines(position, reading)
            known = {text: read(text) for text in set(words) if text}
            for at, text in enumerate(words):
                if text and known[text] is None:
                    reading.report(header, [(at, text)], reason)
                    lines[at].append((header, " ".join(text.split())[:SHORT]))
            return [text and known[text] for text in words]
        return [None] * len(reading.numbers)

    def _categories(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]]
    ) -> Column:
        """What it was for; a word that is not known is no cell left open."""
        found = self._coded("category", read_category, UNKNOWN_CATEGORY, reading, lines)
        for at in self.plan.columns_of("category")[:1]:
            for place, text in enumerate(cells.lines(at, reading)):
                if text and found[place] is None:
                    found[place], got["unsure"][place] = "other", 1
        return found

    def _described(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]]
    ) -> Column:
        """What it is for; of several columns together, in one line."""
        positions = self.plan.columns_of("description")
        found: Column = []
        joined = texts(positions, self.headers, reading)
        for at, text in enumerate(joined):
            line = " ".join(" \u00b7 ".join((text or "").split("\n")).split())
            if len(line) > SHORT:
                header = self.headers[positions[0]]
                reading.report(header, [(at, line)], TOO_LONG)
                lines[at].append((header, line))
                line, got["unsure"][at] = "", 1
            found.append(line or None)
        return found

    def _paid(self, reading: Reading) -> Column:
        """The days they were paid; nothing was paid on one that is to come."""
        days = self.day("paid_on", reading)
        late = [at for at, day in enumerate(days) if day and day > self.today]
        if late:
            position = self.plan.columns_of("paid_on")[0]
            spots = [(at, reading.cols[position][at]) for at in late]
            reading.report(self.headers[position], spots, FUTURE)
        return [None if day and day > self.today else day for day in days]

    def _referred(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]]
    ) -> Column:
        """The references of payments; of what was not paid they stay words."""
        found = self.line("paid_ref", reading, lines)
        for at, text in enumerate(found):
            if text and got["state"][at] != "paid":
                header = self.plan.header_of("paid_ref")
                reading.report(header, [(at, text)], NOT_PAID)
                lines[at].append((header, text))
                found[at] = None
        return found

    def _kept_back(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]]
    ) -> Column:
        """What was kept back of payments: some of it, or all, in its own currency."""
        found: Column = [None] * len(reading.numbers)
        for column in self._withheld:
            header = self.plan.header_of("withheld")
            texts_of = reading.cols[self.plan.columns_of("withheld")[0]]
            for at, money in enumerate(column.read(reading, got["currency"])):
                minor, currency = got["minor"][at], got["currency"][at]
                if not money or not money.minor or minor is None:
                    continue
                is_part = 0 < money.minor <= minor and money.currency == currency
                if is_part and got["state"][at] == "paid":
                    found[at] = money.minor
                else:
                    reading.report(header, [(at, texts_of[at])], NOT_KEPT_BACK)
                    lines[at].append((header, texts_of[at]))
        return found

    def _settle(self, got: dict[str, Column]) -> None:
        """Let a day of payment say that it is paid; and each row have what that asks.

        A row that says no day of its own is of the day it was paid.
        """
        for at, (state, paid, day) in enumerate(
            zip(got["state"], got["paid_on"], got["on_day"], strict=True)
        ):
            if paid and state == "cancelled":
                got["paid_on"][at] = None
            elif paid:
                got["state"][at] = "paid"
            elif self._foreseen and state is None:
                got["state"][at] = "planned"
            if day is None:
                got["on_day"][at] = got["paid_on"][at]


def _either(one: str | None, other: str | None) -> str | None:
    return one or other
