"""How audiences and the brand grew: before, during and after a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.result_words import PHASES
from store.rules.roi import rate
from tui import format as fmt
from tui import results_words as words
from tui.i18n import N_, _, ngettext
from tui.reports import cells, phrases
from tui.reports.pages import Cell, Chart, Mark, Series, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.report_facts import ReportFacts
    from store.rules.roi import Ratio

PHASE = {
    "before": N_("Before the campaign"),
    "during": N_("During the campaign"),
    "after": N_("After the campaign"),
}
"""When figures were taken."""

_COUNTS = ("followers", "searches", "mentions")

Line = tuple[str, tuple[int | None, int | None, int | None]]
"""A name, and what it was before, during and after."""


def growth_blocks(facts: ReportFacts) -> tuple[Chart | Table, ...]:
    """A chart of what grew, where anything did, and its figures."""
    lines = [*_brand(facts), *_accounts(facts)]
    if not lines:
        return ()
    table = Table(
        "growth",
        _("Before, during and after the campaign"),
        (
            _("Brand and audience"),
            *(_(PHASE[phase]) for phase in PHASES),
            _("Growth"),
        ),
        tuple(_row(line) for line in lines),
        notes=_notes(facts),
    )
    drawn = [line for line in lines if len(_grown(line)) > 1]
    return (_chart(drawn), table) if drawn else (table,)


def _brand(facts: ReportFacts) -> Iterable[Line]:
    """Readings of the brand, by channel and figure."""
    channels = dict.fromkeys(one.channel for one in facts.results.growth.brand)
    for channel in channels:
        phases = {
            one.phase: one
            for one in facts.results.growth.brand
            if one.channel == channel
        }
        for name in _COUNTS:
            values = [getattr(phases.get(phase), name, None) for phase in PHASES]
            if any(value is not None for value in values):
                said = _("Brand, {figure}").format(figure=_(words.STEP[name]).lower())
                if channel:
                    said = f"{said} ({phrases.channel(channel)})"
                yield said, (values[0], values[1], values[2])


def _accounts(facts: ReportFacts) -> Iterable[Line]:
    """Followers of those who agreed: the same accounts on both sides of a change."""
    growth = facts.results.growth
    if growth.during is not None:
        change = growth.during
        said = _("Followers of influencers, up to the end")
        yield said, (change.before, change.then, None)
    if growth.after is not None:
        change = growth.after
        said = _("Followers of influencers, and later")
        yield said, (change.before, None, change.then)


def _notes(facts: ReportFacts) -> tuple[str, ...]:
    """Over how many accounts followers are compared."""
    growth, found = facts.results.growth, []
    if (change := growth.during or growth.after) is not None:
        said = ngettext(
            "Followers of influencers: {known} of {count} account has readings of both"
            " times.",
            "Followers of influencers: {known} of {count} accounts have readings of"
            " both times.",
            growth.accounts,
        )
        known, count = fmt.whole(change.n), fmt.whole(growth.accounts)
        found.append(said.format(known=known, count=count))
    return tuple(found)


def _row(line: Line) -> tuple[Cell, ...]:
    name, values = line
    return (
        cells.text(name),
        *map(cells.count, values),
        cells.percent(_change(values[0], _last(values))),
    )


def _last(values: tuple[int | None, ...]) -> int | None:
    """The newest after the first that is known."""
    return next((one for one in reversed(values[1:]) if one is not None), None)


def _change(before: int | None, then: int | None) -> Ratio | None:
    if before is None or then is None:
        return None
    return rate(then - before, before)


def _grown(line: Line) -> list[tuple[int, Ratio]]:
    """Where on the axis how much had changed since before it."""
    before = line[1][0]
    found = [(at, _change(before, value)) for at, value in enumerate(line[1])]
    return [(at, ratio) for at, ratio in found if ratio is not None]


def _newest(one: Series) -> str:
    """The last that is known of a line."""
    known = [mark.text for mark in one.marks if mark.value is not None]
    return known[-1]


def _chart(lines: list[Line]) -> Chart:
    series = []
    for line in lines:
        known = dict(_grown(line))
        marks = tuple(
            Mark(
                _(PHASE[phase]),
                float(known[at].shown) if at in known else None,
                words.percent(known.get(at)),
            )
            for at, phase in enumerate(PHASES)
        )
        series.append(Series(line[0], marks))
    told = "; ".join(f"{one.name}: {_newest(one)}" for one in series)
    return Chart(
        "growth",
        "lines",
        _("Growth since before the campaign"),
        told,
        tuple(series),
        percent=True,
    )
