"""A report in words: facts laid out as a page, in the language in use."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from store.campaign_rows import MONEY_METRICS, SHARE_METRICS
from tui import format as fmt
from tui import results_words as words
from tui.budget_words import duration
from tui.campaign_words import METRIC, OBJECTIVE
from tui.i18n import N_, _, current, ngettext
from tui.reports import cells, phrases
from tui.reports.method import method
from tui.reports.pages import Cell, Chart, Headline, Mark, Page, Section, Series, Table
from tui.reports.wording_money import costs, roi, sales
from tui.reports.wording_people import decisions, influencers, next_steps
from tui.reports.wording_reach import awareness, reach, targeting, traffic
from tui.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.report_facts import ReportFacts
    from store.result_rows import RoiRow
    from store.result_targets import TargetRow
    from tui.reports.pages import Block

LINES = {
    "reach": N_("Reach and impressions"),
    "targeting": N_("Targeting"),
    "roi": N_("Return on investment"),
    "traffic": N_("Social and web traffic"),
    "awareness": N_("Brand awareness"),
    "sales": N_("Sales"),
    "influencers": N_("Influencers"),
}
"""The seven lines, in their order."""

_WRITERS = {
    "reach": reach,
    "targeting": targeting,
    "roi": roi,
    "traffic": traffic,
    "awareness": awareness,
    "sales": sales,
    "influencers": influencers,
}


def page_of(facts: ReportFacts) -> Page:
    """A report of these facts, in the language in use."""
    card = facts.card
    lines = [
        Section(key, _(LINES[key]), *_WRITERS[key](facts), number=place)
        for place, key in enumerate(LINES, start=1)
    ]
    brand = show(card.brand) if card.brand else ""
    return Page(
        language=current(),
        title=show(card.name),
        eyebrow=" · ".join(filter(None, (_("Campaign report"), brand))),
        facts=tuple(_frame(facts)),
        headlines=_headlines(facts),
        sections=(
            _overview(facts),
            *lines,
            costs(facts),
            decisions(facts),
            next_steps(facts),
            method(facts),
        ),
        made=_("Made on {day} with Soloist").format(day=cells.said_day(facts.made_on)),
        more=_("{count} more in the workbook (.xlsx) of this report"),
    )


def _frame(facts: ReportFacts) -> Iterable[tuple[str, str]]:
    card = facts.card
    if span := _span(card.starts_on, card.ends_on):
        yield _("Period"), span
    if card.market:
        yield _("Market"), phrases.country(card.market)
    if card.objective:
        yield _("Objective"), fmt.word(OBJECTIVE, card.objective)
    if card.product:
        yield _("Product"), show(card.product)
    people = ngettext(
        "{count} influencer", "{count} influencers", facts.audience.people
    )
    posts = ngettext("{count} live post", "{count} live posts", facts.total.posts)
    told = (
        people.format(count=fmt.whole(facts.audience.people)),
        posts.format(count=fmt.whole(facts.total.posts)),
    )
    yield _("Scope"), ", ".join(told)


def _span(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    if first is not None and last is not None:
        return fmt.period(f"{first.isoformat()} \N{EN DASH} {last.isoformat()}")
    return words.period(first, last)


def _headlines(facts: ReportFacts) -> tuple[Headline, ...]:
    """The figures that are read first."""
    total, code = facts.total, facts.currency or ""
    steps = {step.name: step for step in facts.results.funnel}
    seen = steps["reach"] if steps["reach"].value is not None else steps["impressions"]
    own = cells.amount(total.time_minor, facts.currency)
    revenue = cells.money(total.revenue_minor, facts.currency)
    cost = cells.money(total.total_cost, facts.currency)
    with_time = cells.percent(total.roi)
    without = cells.percent(total.roi_without_hours)
    conversions, reached = cells.count(total.conversions), cells.count(seen.value)
    orders = ngettext("{count} order", "{count} orders", total.orders)
    return (
        Headline(
            *("roi", _("ROI"), with_time.text),
            note=_("own time included"),
            cell=with_time,
        ),
        Headline(
            *("roi_without_hours", _("ROI without own time"), without.text),
            note=_("spend alone"),
            cell=without,
        ),
        Headline(
            *("revenue", _("Revenue"), revenue.text, code),
            note=_("less what went back"),
            cell=revenue,
        ),
        Headline(
            *("cost", _("Cost"), cost.text, code),
            note=_("of which own time {amount}").format(amount=own),
            cell=cost,
        ),
        Headline(
            *("conversions", _("Conversions"), conversions.text),
            note=orders.format(count=fmt.whole(total.orders)),
            cell=conversions,
        ),
        Headline(
            *("reach", _(words.STEP[seen.name]), reached.text),
            note=phrases.basis(seen.basis, seen.n, total.posts),
            cell=reached,
        ),
    )


def _overview(facts: ReportFacts) -> Section:
    says = [_sentence(facts)]
    blocks: list[Block] = []
    if facts.results.targets:
        blocks.append(_targets(facts))
    else:
        says.append(_("No targets were set."))
    steps = [step for step in facts.results.funnel if step.value]
    if steps:
        blocks += _funnel(facts)
    return Section("overview", _("At a glance"), tuple(says), tuple(blocks))


def _sentence(facts: ReportFacts) -> str:
    """The whole campaign in a sentence or two."""
    total, code = facts.total, facts.currency
    cost = cells.amount(total.total_cost, code)
    if not total.conversions:
        if not total.total_cost:
            return _("Nothing was sold or spent yet.")
        return _("Nothing was sold yet; it cost {cost} so far.").format(cost=cost)
    counts = ngettext("{count} conversion", "{count} conversions", total.conversions)
    conversions = counts.format(count=fmt.whole(total.conversions))
    if total.revenue_minor is None:
        said = _("What {conversions} are worth is not known; they cost {cost}.")
        return said.format(conversions=conversions, cost=cost)
    said = _("{conversions} brought {revenue}, at a cost of {cost}.").format(
        conversions=conversions,
        revenue=cells.amount(total.revenue_minor, code),
        cost=cost,
    )
    return " ".join(filter(None, (said, _return(total))))


def _return(total: RoiRow) -> str:
    """The return in a sentence; "" where there is none."""
    if total.roi is None:
        return ""
    figures = {
        "roi": words.percent(total.roi),
        "hours": duration(total.minutes),
        "bare": words.percent(total.roi_without_hours),
    }
    if not total.minutes:
        said = _("That is an ROI of {roi}; no own time was noted.")
    elif total.roi_without_hours is None:
        said = _("That is an ROI of {roi}, all of its cost being {hours} of own time.")
    else:
        said = _("That is an ROI of {roi} with {hours} of own time, {bare} without.")
    return said.format(**figures)


def _targets(facts: ReportFacts) -> Table:
    rows = []
    for row in facts.results.targets:
        goal, actual = _figure(row, row.goal), _figure(row, row.actual)
        told = cells.text(_(row.basis) if row.basis else phrases.nothing_yet())
        name = cells.text(fmt.word(METRIC, row.metric))
        rows.append((name, goal, actual, cells.percent(row.share), told))
    return Table(
        "targets",
        _("Targets and what was reached"),
        (_("Target"), _("Goal figure"), _("Reached"), _("Share"), _("Counted as")),
        tuple(rows),
        notes=(phrases.amounts_in(facts.currency),) if _has_money(facts) else (),
    )


def _has_money(facts: ReportFacts) -> bool:
    return any(row.metric in MONEY_METRICS for row in facts.results.targets)


def _figure(row: TargetRow, value: object) -> Cell:
    if not isinstance(value, Decimal):
        return Cell(fmt.DASH, None, "number")
    if row.metric in SHARE_METRICS:
        shown = value.quantize(Decimal("0.01"))
        return Cell(f"{fmt.grouped(shown)}%", shown, "percent")
    return cells.number(value)


def _funnel(facts: ReportFacts) -> list[Chart | Table]:
    """From being seen to a sale, as a picture and as figures."""
    steps = facts.results.funnel
    marks = tuple(
        Mark(_(words.STEP[step.name]), step.value, fmt.whole(step.value))
        for step in steps
        if step.value is not None
    )
    first, last = marks[0], marks[-1]
    says = _("From {first} of {first_count} to {last} of {last_count}.").format(
        first=first.name,
        first_count=first.text,
        last=last.name,
        last_count=last.text,
    )
    chart = Chart(
        *("funnel", "funnel", _("From reach to sale"), says),
        (Series(_("Count"), marks),),
    )
    rows = tuple(
        (
            cells.text(_(words.STEP[step.name])),
            cells.count(step.value),
            cells.text(phrases.counted_of(step, facts.total.posts)),
        )
        for step in steps
    )
    table = Table(
        "funnel",
        _("From reach to sale, in figures"),
        (_("Step"), _("Count"), _("Counted of")),
        rows,
    )
    return [chart, table]
