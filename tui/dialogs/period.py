"""Of which days something is asked: a month, a quarter, a year, or any two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.errors import Invalid
from tui import format as fmt
from tui import results_words as words
from tui.dialogs.asking import Choice, Choose
from tui.dialogs.entry_form import EntryForm
from tui.i18n import N_, _
from tui.widgets.entry_row import DayRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.app import SoloistApp

QUARTER = 3
"""Months of one."""


@dataclass(frozen=True, slots=True)
class Period:
    """Both ends included; None where there is none."""

    since: date | None = None
    until: date | None = None


class PeriodForm(EntryForm):
    """Asks for two days; answers True once they are there, else False."""

    HEIGHT = 10

    def __init__(self, now: Period, today: date) -> None:
        self.since = DayRow("since", N_("First day"), today, now.since)
        self.until = DayRow("until", N_("Last day"), today, now.until)
        super().__init__(0, 0, _("Of which days?"), [self.since, self.until])

    async def save(
        self,
        number: int,  # noqa: ARG002 - nothing is stored
        version: int,  # noqa: ARG002
        typed: Mapping[str, str],  # noqa: ARG002 - read field by field
    ) -> None:
        """Take the days; raises Invalid where the last is before the first."""
        first, last = self.since.day, self.until.day
        if first is not None and last is not None and last < first:
            raise Invalid(N_("The last day is before the first."))

    @property
    def period(self) -> Period:
        """What was typed."""
        return Period(self.since.day, self.until.day)


def periods(today: date) -> dict[str, Period]:
    """The periods that have a name, seen from a day."""
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    quarter = date(today.year, today.month - (today.month - 1) % QUARTER, 1)
    quarter_before = _months_later(quarter, -QUARTER)
    return {
        "all": Period(),
        "month": Period(month, _last(month, 1)),
        "last-month": Period(before, _last(before, 1)),
        "quarter": Period(quarter, _last(quarter, QUARTER)),
        "last-quarter": Period(quarter_before, _last(quarter_before, QUARTER)),
        "year": Period(date(today.year, 1, 1), date(today.year, 12, 31)),
        "last-year": Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _last(first: date, months: int) -> date:
    """The last day of so many months."""
    return _months_later(first, months) - timedelta(days=1)


async def ask_period(
    app: SoloistApp, since: date | None, until: date | None
) -> Period | None:
    """Ask of which days; None for never mind. To be awaited in a worker."""
    known, now = periods(app.today()), Period(since, until)
    choices = [
        Choice(name, _(title), _aside(known.get(name)))
        for name, title in words.PERIODS.items()
    ]
    current = next((name for name, one in known.items() if one == now), "own")
    chosen = await app.push_screen_wait(
        Choose(_("Of which days?"), choices, current=current)
    )
    if chosen is None or chosen in known:
        return None if chosen is None else known[chosen]
    form = PeriodForm(now, app.today())
    return form.period if await app.push_screen_wait(form) else None


def _aside(period: Period | None) -> str:
    """The days of a period; "" where it has none yet."""
    if period is None or period.since is None or period.until is None:
        return ""
    return fmt.period(
        f"{period.since.isoformat()} \N{EN DASH} {period.until.isoformat()}"
    )
