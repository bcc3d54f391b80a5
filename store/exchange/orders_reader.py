"""The columns of a shop's orders, read line by line into the temporary table.

Nothing that says who a customer is goes any further: only columns that feed a field
are looked at, and no other is kept in words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from store.errors import Invalid
from store.exchange import cells, conversions_cells
from store.exchange.conversions_cells import LINKS
from store.exchange.costs_ground import Laid
from store.exchange.costs_reader import RowReader
from store.exchange.orders_words import first_key, read_codes, read_origin, shop_of
from store.exchange.plan import Question
from store.rules.figures import decide_style, is_empty
from store.rules.text import clean
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.exchange.costs_ground import Ground
    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.exchange.sheets import Chunk

    Column = list[Any]

KIND = "orders"

MONEYS = ("total", "subtotal", "net", "tax", "shipping", "refunded", "item")
"""The amounts of a line; the last is what its product came to."""

REVENUES = ("total", "subtotal", "net")
"""What of an order can count as revenue: all of it, without tax and shipping as the
shop adds it up, or what the shop calls net."""

_SAID = re.compile(r"(utm_[a-z]+)\s*[:=]\s*(\S.*)")


class LaidOrders(Laid):
    """Lays out lines of orders: a further line is in the currency of its order."""

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__(plan)
        self._days = []
        self._codes = plan.columns_of("currency")[:1]
        self._begins = [
            at for name in (*REVENUES, "date") for at in plan.columns_of(name)
        ]

    def chunks(self, size: int) -> Iterator[Chunk]:
        """Yield the lines, each with its currency."""
        above = ""
        for chunk in super().chunks(size):
            for row in chunk.rows if self._codes else ():
                at = self._codes[0]
                if row[at].strip():
                    above = row[at]
                elif not any(row[one].strip() for one in self._begins):
                    row[at] = above
            yield chunk


class OrderReader(RowReader):
    """Knows how each column of orders is written."""

    own = (
        *("ref", "order_ref", "state", *MONEYS, "returned", "currency", "what"),
        *("code", "code_key", *LINKS, "clicked_on", "notes"),
    )
    laid = LaidOrders
    homeless = conversions_cells.HOMELESS

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        super().__init__(plan, first, ground, today)
        self._words = []
        self._columns = {
            name: self.amounts(name)
            for name in (*MONEYS[:-1], "item_amount", "item_price")
        }
        # What products cost is only looked at where nothing says it of the order.
        has_totals = plan.fields & {*REVENUES}
        self._beside = {"item_amount", "item_price"} if has_totals else set()
        self._last: str | None = None
        self._tell_left_out()

    def days(self) -> tuple[str, ...]:
        """When the link was clicked."""
        return ("clicked_on",)

    def _tell_left_out(self) -> None:
        names = self.plan.unmapped
        if not names:
            return
        told = N_(
            "Columns that are not kept, so that nothing of customers is: {count}."
        )
        self.ask("customers", told, "", count=len(names))

    def values(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> list[bool]:
        """What the lines say of their orders; all are kept, the unreadable as unsure.

        Otherwise an order would come in without one of its lines.
        """
        bad = self._moneys(reading, got) | self.unread("date", reading)
        got["unsure"] = [int(at in bad) for at in range(len(reading.numbers))]
        self._number(reading, got)
        self._states(reading, got, lines)
        codes = self.line("promo_code", reading, lines)
        got["code"] = [text and read_codes(text) for text in codes]
        got["code_key"] = [text and first_key(text) for text in got["code"]]
        conversions_cells.links(self, reading, got, lines)
        self._attributes(reading, got)
        self._origins(reading, got, lines)
        got["clicked_on"] = self.day("clicked_on", reading)
        got["payee_key"] = [None] * len(reading.numbers)
        return [True] * len(reading.numbers)

    def waiting(self, _reading: Reading, _got: Mapping[str, Column], /) -> set[int]:
        """None: an order with a line that cannot be read waits as a whole."""
        return set()

    def _moneys(self, reading: Reading, got: dict[str, Column]) -> set[int]:
        """The amounts of the lines; gives the lines with one that is unreadable."""
        currencies, bad = self.currencies(got), set()
        found: dict[str, Column] = {}
        got["currency"] = [None] * len(reading.numbers)
        for name, column in self._columns.items():
            found[name] = [None] * len(reading.numbers)
            if column is None:
                continue
            texts = reading.cols[self.plan.columns_of(name)[0]]
            moneys = column.read(reading, currencies)
            for at, (money, text) in enumerate(zip(moneys, texts, strict=True)):
                if money is not None:
                    found[name][at] = money.minor
                    got["currency"][at] = got["currency"][at] or money.currency
                elif not (is_empty(text) or name in self._beside):
                    bad.add(at)
        pieces = self._pieces(reading)
        self._bought(reading, got, pieces)
        prices = zip(found["item_price"], pieces, strict=True)
        priced = [price and price * (many or 1) for price, many in prices]
        # Some shops write what went back as an order below nothing.
        below = [total if total and total < 0 else 0 for total in found["total"]]
        nets = [net if net and net < 0 else 0 for net in found["net"]]
        got["returned"] = [
            -(one or other) for one, other in zip(below, nets, strict=True)
        ]
        for name in ("total", "net", "subtotal"):
            found[name] = [
                None if minor is not None and minor < 0 else minor
                for minor in found[name]
            ]
        got.update({name: found[name] for name in MONEYS[:-1]})
        got["item"] = [
            priced[at] if total is None else total
            for at, total in enumerate(found["item_amount"])
        ]
        return bad

    def _bought(self, reading: Reading, got: dict[str, Column], pieces: Column) -> None:
        """What was bought, and how many of it."""
        names = self.line("description", reading, [[] for _ in reading.numbers])
        got["what"] = [
            f"{name} \u00d7{many}" if name and many and many > 1 else name
            for name, many in zip(names, pieces, strict=True)
        ]

    def _pieces(self, reading: Reading) -> Column:
        for at in self.plan.columns_of("quantity")[:1]:
            style, _ = decide_style(self.seen(at))
            return cells.counts(at, self.headers[at], style, reading)
        return [None] * len(reading.numbers)

    def _number(self, reading: Reading, got: dict[str, Column]) -> None:
        """Which order each line is of: as it says, or that of the line above.

        A line with an amount and no number is an order of its own.
        """
        refs: Column = [None] * len(reading.numbers)
        for at in self.plan.columns_of("order_ref")[:1]:
            refs = cells.lines(at, reading)
        got["order_ref"], got["ref"] = refs, []
        for at, ref in enumerate(refs):
            is_begun = any(got[name][at] is not None for name in ("on_day", "total"))
            if ref:
                self._last = ref
            elif is_begun or self._last is None:
                self._last = f"\n{reading.numbers[at]}"
            got["ref"].append(self._last)

    def _states(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]]
    ) -> None:
        """How far each line is; one with a day of cancellation is cancelled."""
        got["state"] = conversions_cells.states(self, reading, lines)
        for position in self.plan.columns_of("cancelled_on")[:1]:
            for at, text in enumerate(cells.lines(position, reading)):
                if text:
                    got["state"][at] = "cancelled"

    def _attributes(self, reading: Reading, got: dict[str, Column]) -> None:
        """Parts of a link that a shop keeps among other notes of an order."""
        for position in self.plan.columns_of("attributes")[:1]:
            for at, text in enumerate(reading.cols[position]):
                for name, value in _SAID.findall(text) if "utm_" in text else ():
                    if name in LINKS and not got[name][at]:
                        got[name][at] = clean(value)[:150] or None

    def _origins(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]]
    ) -> None:
        """Where a shop says an order came from: a platform, else kept in words."""
        for position in self.plan.columns_of("origin")[:1]:
            for at, text in enumerate(cells.lines(position, reading)):
                if not text:
                    continue
                platform = read_origin(text)
                if platform and not got["channel"][at]:
                    got["channel"][at] = platform
                elif not platform:
                    lines[at].append((self.headers[position], text[:150]))


def source_of(plan: ImportPlan) -> str:
    """Which shop wrote a list of orders."""
    return shop_of(plan.sheet.headers)


def revenue_of(plan: ImportPlan) -> tuple[str, list[Question]]:
    """What of an order counts, and the question where the file leaves a choice.

    Raises Invalid for what was said and the file does not hold.
    """
    fields = plan.fields
    can: Mapping[str, bool] = {
        "total": "total" in fields,
        "subtotal": "subtotal" in fields,
        "net": "net" in fields or fields >= {"total", "tax"},
    }
    choices = tuple(name for name in REVENUES if can[name])
    said = plan.options.revenue
    if said is not None:
        if said not in choices:
            raise Invalid(
                N_("{file} does not say the {revenue} of its orders."),
                file=plan.sheet.file,
                revenue=said,
            )
        return said, []
    if len(choices) < 2:
        return choices[0] if choices else "item", []
    told = N_(
        "What of an order is revenue: {choices}? Taken is {taken}, less refunds as they"
        " are written."
    )
    detail = {"choices": ", ".join(choices), "taken": choices[0]}
    return choices[0], [Question("revenue", told, detail, choices[0], choices)]
