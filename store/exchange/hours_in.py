"""The columns of a list of own time, read chunk by chunk into the temporary table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange import cells
from store.exchange.costs_cells import MOST_MINUTES, NOT_A_TIME, Times
from store.exchange.costs_reader import RowReader, left_out
from store.exchange.sheets import RowProblem
from store.rules.figures import is_empty
from store.rules.words import N_

if TYPE_CHECKING:
    from store.exchange.costs_ground import Ground
    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.exchange.sheets import Chunk
    from store.rules.money import Money

    Column = list[Any]

KIND = "hours"

NO_TIME = N_("no time in this row; left out")

OURS = frozenset({"campaign_rate", "campaign_currency", "influencer_id"})
"""Columns of our own export that follow from others."""


class HourReader(RowReader):
    """Knows how each column of own time is written."""

    own = ("minutes", "rate_minor", "rate_currency", "note", "plain")
    words = "note"

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        super().__init__(plan, first, ground, today)
        self._rates = self.amounts("hourly_rate")
        self._times = [
            Times(plan, at, self.seen(at))
            for name in ("hours", "minutes")
            for at in plan.columns_of(name)[:1]
        ]

    def follows(self) -> frozenset[str]:
        """Columns of our own that say nothing new."""
        return OURS

    def values(
        self, reading: Reading, got: dict[str, Column], _lines: list[list[Line]], /
    ) -> list[bool]:
        """What the rows say of the time; those that name none are left out."""
        header = self.plan.header_of("hours") or self.plan.header_of("minutes")
        told = zip(*(times.read(reading) for times in self._times), strict=True)
        minutes = [_together(each) for each in told]
        bad = {at for times in self._times for at in times.unread(reading)}
        for at, total in enumerate(minutes):
            if total > MOST_MINUTES and at not in bad:
                reading.report(header, [(at, str(total))], NOT_A_TIME)
                bad.add(at)
        # Half of a time is none: 2 hours beside minutes that nobody can read.
        minutes = [0 if at in bad else total for at, total in enumerate(minutes)]
        got["minutes"] = minutes
        before = {reading.numbers[at] for at in bad}
        kept = [total > 0 for total in minutes]
        reading.out.problems += [
            each
            for each in left_out(reading, header, kept, NO_TIME)
            if each.row not in before
        ]
        self._rate(reading, got)
        got["payee_key"] = got["plain"] = [None] * len(minutes)
        return kept

    def _rate(self, reading: Reading, got: dict[str, Column]) -> None:
        rates: list[Money | None] = [None] * len(reading.numbers)
        if self._rates:
            rates = self._rates.read(reading, self.currencies(got))
            header = self.plan.header_of("hourly_rate")
            for at, rate in enumerate(rates):
                if rate is not None and rate.minor < 0:
                    problem = RowProblem(
                        reading.numbers[at], header, "", cells.NEGATIVE
                    )
                    reading.out.problems.append(problem)
                    rates[at] = None
            texts = reading.cols[self.plan.columns_of("hourly_rate")[0]]
            got["unsure"] = [
                int(rate is None and not is_empty(text))
                for rate, text in zip(rates, texts, strict=True)
            ]
        got["rate_minor"] = [rate and rate.minor for rate in rates]
        got["rate_currency"] = [rate and rate.currency for rate in rates]


def _together(parts: tuple[int | None, ...]) -> int:
    """Hours and minutes of a row together; once, where both say the same."""
    said = [part for part in parts if part]
    return said[0] if len(set(said)) == 1 else sum(said)
