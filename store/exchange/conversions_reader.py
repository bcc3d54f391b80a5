"""The columns of a list of conversions, read chunk by chunk into a temporary table."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from store.exchange import cells, conversions_cells
from store.exchange.conversions_cells import LINKS
from store.exchange.costs_reader import RowReader, left_out
from store.exchange.header_words import fold as fold_header
from store.exchange.orders_words import FILE, first_key, is_personal, read_codes
from store.rules.figures import decide_style, is_empty
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.exchange.costs_cells import Amounts
    from store.exchange.costs_ground import Ground
    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.exchange.sheets import Chunk
    from store.rules.money import Money

    Column = list[Any]

KIND = "conversions"

NOTHING = N_("no conversion in this row; left out")

OURS = frozenset({"worth", "counted", "counted_currency", "attributed_by", "source"})
"""Columns of our own export that follow from others."""

OWN = (
    *("goal", "goal_key", "kind", "quantity", "unit_minor", "minor", "currency"),
    *("refunded", "state", "order_ref", "what", "code", "code_key", *LINKS),
    *("clicked_on", "source", "key", "said", "keeps_name", "ours", "notes"),
)
"""What rows of conversions and of orders say beside when, where and whom."""

_ANYBODY = frozenset({"name", "이름", "nombre", "성명", "person", "persona"})
"""Headers that in a list of orders may as well be those of customers."""

_BETWEEN = "\x1f"


class ConversionReader(RowReader):
    """Knows how each column of conversions is written."""

    own = OWN
    homeless = conversions_cells.HOMELESS

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        super().__init__(plan, first, ground, today)
        self._amounts = self.amounts("amount")
        self._units = self.amounts("value")
        self._refunds = self.amounts("refunded")
        self._leave_customers()
        fields = plan.fields
        header = fold_header(plan.header_of("influencer"))
        self._keeps_names = "order_ref" not in fields or header not in _ANYBODY
        if "goal" not in fields:
            told = N_(
                "No column says what customers did; the goal of the campaign is taken"
                " if it has only one, else a purchase."
            )
            self.ask("goal", told, "purchase")
        if "value" in fields and fields >= {"quantity"} and "amount" not in fields:
            told = N_("{column}: taken as what one of them is worth, not all of a row.")
            self.ask("value", told, "one", column=plan.header_of("value"))

    def days(self) -> tuple[str, ...]:
        """When the link was clicked."""
        return ("clicked_on",)

    def follows(self) -> frozenset[str]:
        """Columns of our own that say nothing new."""
        return OURS

    def _leave_customers(self) -> None:
        """Columns that say who customers are go nowhere, and that is told."""
        headers = self.plan.sheet.headers
        personal = [at for at in self._words if is_personal(headers[at], self.seen(at))]
        self._words = [at for at in self._words if at not in personal]
        if personal:
            told = N_("Left out, since they say who the customers are: {names}.")
            names = ", ".join(self.headers[at] for at in personal)
            self.ask("customers", told, "", names=names)

    def values(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> list[bool]:
        """What the rows say of the conversion; those that say none are left out."""
        bad = self._money(reading, got)
        bad |= self._counted(reading, got)
        goals = self.line("goal", reading, lines)
        got["goal"], got["kind"] = goals, list(map(conversions_cells.goal_kind, goals))
        got["goal_key"] = [text and fold(text) for text in goals]
        got["state"] = conversions_cells.states(self, reading, lines)
        for name, field in (("order_ref", "order_ref"), ("what", "description")):
            got[name] = self.line(field, reading, lines)
        codes = self.line("promo_code", reading, lines)
        got["code"] = [text and read_codes(text) for text in codes]
        got["code_key"] = [text and first_key(text) for text in got["code"]]
        conversions_cells.links(self, reading, got, lines)
        got["clicked_on"] = self.day("clicked_on", reading)
        got["ours"] = self.line("conversion_ref", reading, lines)
        size = len(reading.numbers)
        got["source"], got["payee_key"] = [FILE] * size, [None] * size
        got["keeps_name"] = [int(self._keeps_names)] * size
        self._negatives(got)
        told = ("counts", "minor", "unit_minor", "goal", "order_ref", "code")
        kept = [
            at not in bad and any(each is not None for each in said)
            for at, said in enumerate(zip(*(got[name] for name in told), strict=True))
        ]
        self._report_left(reading, kept, bad)
        got["key"], got["said"] = map(list, zip(*self._marks(got), strict=True))
        del got["counts"]
        return kept

    def _report_left(
        self, reading: Reading, kept: Sequence[bool], bad: set[int]
    ) -> None:
        header = self.plan.header_of("quantity") or self.plan.header_of("amount")
        before = {reading.numbers[at] for at in bad}
        reading.out.problems += [
            each
            for each in left_out(reading, header, kept, NOTHING)
            if each.row not in before
        ]

    def _money(self, reading: Reading, got: dict[str, Column]) -> set[int]:
        """Amounts, what one is worth, and refunds; gives the rows that are unreadable.

        A row is in one currency: what one is worth in another is left out.
        """
        currencies = self.currencies(got)
        moneys = [
            self._read_amounts(column, field, reading, currencies)
            for column, field in (
                (self._amounts, "amount"),
                (self._units, "value"),
                (self._refunds, "refunded"),
            )
        ]
        bad = {at for _found, unread in moneys for at in unread}
        (amounts, _), (units, _), (refunds, _) = moneys
        found: list[tuple[int | None, int | None, int | None, str | None]] = []
        for amount, unit, refund in zip(amounts, units, refunds, strict=True):
            main = amount or unit or refund
            code = main.currency if main else None
            found.append(
                (
                    amount.minor if amount else None,
                    unit.minor if unit and unit.currency == code else None,
                    refund.minor if refund and refund.currency == code else 0,
                    code,
                )
            )
        names = ("minor", "unit_minor", "refunded", "currency")
        got.update(zip(names, map(list, zip(*found, strict=True)), strict=True))
        return bad

    def _read_amounts(
        self,
        column: Amounts | None,
        field: str,
        reading: Reading,
        currencies: Sequence[str | None],
    ) -> tuple[list[Money | None], set[int]]:
        if column is None:
            return [None] * len(reading.numbers), set()
        found = column.read(reading, currencies)
        texts = reading.cols[self.plan.columns_of(field)[0]]
        unread = {
            at
            for at, (money, text) in enumerate(zip(found, texts, strict=True))
            if money is None and not is_empty(text)
        }
        return found, unread

    def _counted(self, reading: Reading, got: dict[str, Column]) -> set[int]:
        """How many conversions each row is; gives the rows whose cell is no number."""
        size = len(reading.numbers)
        got["counts"], bad = [None] * size, set()
        for at in self.plan.columns_of("quantity")[:1]:
            style, _ = decide_style(self.seen(at))
            found = cells.counts(at, self.headers[at], style, reading)
            got["counts"] = found
            bad = {
                place
                for place, (count, text) in enumerate(
                    zip(found, reading.cols[at], strict=True)
                )
                if count is None and not is_empty(text)
            }
        got["quantity"] = [1 if each is None else each for each in got["counts"]]
        return bad

    def _negatives(self, got: dict[str, Column]) -> None:
        """An amount below nothing is money that went back, and no conversion."""
        for at, minor in enumerate(got["minor"]):
            got["refunded"][at] = abs(got["refunded"][at] or 0)
            if minor is not None and minor < 0:
                got["refunded"][at] -= minor
                got["minor"][at] = got["quantity"][at] = 0
                got["state"][at] = got["state"][at] or "refunded"

    def _marks(self, got: dict[str, Column]) -> Iterator[tuple[str, str]]:
        """What each row is known by, and what it says that may become another.

        An order is known by its number. A row of sums is known by what it is of; a row
        of a list that counts nothing, by its amount as well.
        """
        what = ("on_day", "channel", "who_key", "handle", "who_id")
        more = ("goal_key", "what", "code_key", *LINKS, "clicked_on")
        figures = ("unit_minor", "minor", "currency")
        counts = bool(self.plan.columns_of("quantity"))
        keys = (*what, *more) if counts else (*what, *more, *figures)
        said = ("quantity", "refunded", "state", *figures, *what, *more)
        columns = [[got[name] for name in names] for names in (keys, said)]
        for ref, day, item, key, news in zip(
            *(got[name] for name in ("order_ref", "on_day", "what")),
            *(zip(*column, strict=True) for column in columns),
            strict=True,
        ):
            of_order = ("order", ref, day, item)
            yield _digest(of_order if ref else key), _digest(news)


def _digest(values: Sequence[object]) -> str:
    text = _BETWEEN.join("" if value is None else str(value) for value in values)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
