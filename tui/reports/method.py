"""How the figures of a report were worked out, and what is in none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.result_figures import ENGAGEMENTS
from store.rules.result_words import LINK_DAYS, RANKED_FROM
from tui import budget_words
from tui import format as fmt
from tui.i18n import _, ngettext
from tui.reports import cells, phrases
from tui.reports.pages import Points, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.report_facts import ReportFacts


def method(facts: ReportFacts) -> Section:
    """Definitions, then what was left out."""
    left_out = (*_left_out(facts),) or (_("Nothing was left out."),)
    blocks = (Points((*_definitions(facts),)), Points(left_out))
    return Section("method", _("Method"), (), blocks)


def _definitions(facts: ReportFacts) -> Iterable[str]:
    yield _(
        "Cost: what is promised, billed or paid, and own time at its hourly rate."
        " Costs that are only in view do not count."
    )
    yield _(
        "ROI: (revenue - cost) x 100 / cost, with own time and without it. None where"
        " there is no cost. A total is the ratio of the sums, never the mean of ratios."
    )
    said = _(
        "Whose a conversion is: the person's own code, else the last click on a"
        " tracked link within {days} days, else what was said by hand. What is"
        " nobody's is shown and never spread."
    )
    yield said.format(days=LINK_DAYS)
    yield _(
        "What was called off counts nothing; what went back is taken off the revenue."
        " Currencies are never added together."
    )
    said = _(
        "Figures of content are the newest of each live post. Engagements are {what}."
        " Every rate says what it divides by; what is missing is a dash, never 0."
    )
    yield said.format(what=_(ENGAGEMENTS))
    said = _("Nobody is compared on fewer than {least} conversions.")
    yield said.format(least=RANKED_FROM)
    if facts.card.hourly_rate_minor is not None:
        said = _("An hour of own time costs {rate} unless the work says otherwise.")
        rate = cells.amount(facts.card.hourly_rate_minor, facts.currency)
        yield said.format(rate=rate)


def _left_out(facts: ReportFacts) -> Iterable[str]:
    """What is in no total, or stands on less than everything."""
    table, total = facts.results.table, facts.total
    lone = table.unattributed
    if lone.conversions:
        said = _("Nobody's: {count} conversions, {revenue}; in the totals alone.")
        revenue = cells.amount(lone.revenue_minor, facts.currency)
        yield said.format(count=fmt.whole(lone.conversions), revenue=revenue)
    if table.cancelled:
        said = _("Called off and left out: {count} conversions.")
        yield said.format(count=fmt.whole(table.cancelled))
    for one in table.beside:
        said = _("Without a rate, in no total: {revenue} revenue, {cost} cost.")
        yield said.format(
            revenue=cells.amount(one.revenue_minor, one.currency),
            cost=cells.amount(one.cost_minor + one.time_minor, one.currency),
        )
    if worthless := total.unvalued - table.uncounted:
        said = _("Nobody knows what they are worth: {count} conversions.")
        yield said.format(count=fmt.whole(worthless))
    if total.unrated:
        said = _("Own time without a rate, in no cost: {time}.")
        yield said.format(time=budget_words.duration(total.unrated))
    sums = facts.results.figures
    if sums.many > sums.measured:
        said = _("Measured so far: {known}.")
        yield said.format(known=phrases.known(sums.measured, sums.many))
    if facts.disputes:
        said = ngettext(
            "{count} figure is said differently by several sources of the same time;"
            " what was seen by ourselves holds.",
            "{count} figures are said differently by several sources of the same time;"
            " what was seen by ourselves holds.",
            facts.disputes,
        )
        yield said.format(count=fmt.whole(facts.disputes))
