"""The fields of own time: how long it was, on which day, what an hour of it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.money import Money
from store.rules.own_time import read_time
from store.rules.spend import time_cost
from store.rules.text import clean
from tui import format as fmt
from tui.budget_words import duration
from tui.campaign_terms import read_past_day, read_price
from tui.i18n import N_, _
from tui.widgets.entry_row import EntryRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class TimeRow(EntryRow):
    """A field that takes a time, and says what it costs at the rate there is."""

    TYPED_OVER = True

    def __init__(self, base: str, rate: Callable[[], Money | None]) -> None:
        self._rate = rate
        hint = _("1h30, 45m, 1.5h, 1시간 30분; a bare figure is minutes")
        super().__init__("minutes", N_("How long"), base, hint=hint)

    def read(self, typed: str) -> str:
        """The time in words, with what it costs."""
        minutes = self._minutes(typed)
        said, rate = f"→ {duration(minutes)}", self._rate()
        if rate is None:
            return said
        cost = Money(time_cost([(minutes, rate.minor)]), rate.currency)
        return f"{said} · {fmt.amount(cost)}"

    @property
    def minutes(self) -> int | None:
        """The time that was typed; None for nothing; raises ValueError."""
        return self._minutes(self.text) if clean(self.text) else None

    @staticmethod
    def _minutes(typed: str) -> int:
        try:
            return read_time(typed)
        except ValueError:
            wrong = _("This is no time that can be read: write 1h30 or 45m.")
            raise ValueError(wrong) from None


class DayOfWorkRow(EntryRow):
    """A field that takes a day that has been, or today."""

    TYPED_OVER = True

    def __init__(self, today: date, base: date | None, text: str) -> None:
        self._today = today
        written = "" if base is None else base.isoformat()
        hint = _("today, yesterday, 12 nov")
        super().__init__("on_day", N_("Day"), written, text, hint=hint)

    def read(self, typed: str) -> str:
        """The day with its weekday."""
        found = self._day(typed)
        return "" if found is None else f"→ {fmt.plain_day(found)}"

    @property
    def day(self) -> date | None:
        """The day that was typed."""
        return self._day(self.text)

    def _day(self, typed: str) -> date | None:
        # What was noted for a day to come may stay as it is.
        return None if not clean(typed) else read_past_day(typed, self._today)


class HourRateRow(EntryRow):
    """A field that takes what an hour costs; empty is what the campaign says."""

    TYPED_OVER = True

    def __init__(
        self,
        base: Money | None,
        currency: Callable[[], str | None],
        usual: Callable[[], Money | None],
    ) -> None:
        self._currency, self._usual = currency, usual
        written = "" if base is None else fmt.amount(base)
        super().__init__("rate", N_("An hour costs"), written)

    def accepts(self) -> str:
        """How it is read; while it is empty, what holds then."""
        if clean(self.text):
            return super().accepts()
        usual = self._usual()
        if usual is None:
            return _("30,000원, 45 €; empty while nobody knows")
        return _("empty: {rate}, as the campaign says").format(rate=fmt.amount(usual))

    def read(self, typed: str) -> str:
        """The amount with its currency."""
        return f"→ {fmt.amount(read_price(typed, self._currency()))}"

    @property
    def rate(self) -> Money | None:
        """What was typed; None for what the campaign says; raises ValueError."""
        return read_price(self.text, self._currency())
