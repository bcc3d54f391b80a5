"""The lines of a report that are about money: return, sales, costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import budget_words
from tui import format as fmt
from tui import results_words as words
from tui.i18n import _, ngettext
from tui.reports import cells, phrases
from tui.reports.pages import Cell, Chart, Mark, Section, Series, Table
from tui.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.report_facts import ReportFacts
    from store.result_rows import RoiRow, RoiTable
    from tui.reports.pages import Block

    Told = tuple[tuple[str, ...], tuple[Block, ...]]

_BARS = 12
"""Bars of a chart that can still be read."""
_CODES = 25


def roi(facts: ReportFacts) -> Told:
    """What came back for what was spent, by channel and by format."""
    total = facts.total
    if not (total.conversions or total.total_cost or facts.channels.beside):
        return (_("Nothing was sold or spent yet."),), ()
    blocks: list[Block] = []
    if (chart := _bars(facts.channels)) is not None:
        blocks.append(chart)
    blocks.append(_roi_table("roi", _("ROI by channel"), facts.channels))
    if any(row.key or row.format for row in facts.formats.rows):
        blocks.append(
            _roi_table("roi_format", _("ROI by format of the content"), facts.formats)
        )
    return tuple(_roi_says(facts)), tuple(blocks)


def _roi_says(facts: ReportFacts) -> Iterable[str]:
    total, results = facts.total, facts.results
    if total.roi is None:
        yield _("There is no ROI: it needs a cost, and revenue that is known.")
    if total.roas is not None:
        said = _("Every unit of cost brought {times} units of revenue (ROAS).")
        yield said.format(times=fmt.grouped(total.roas.shown))
    if (even := results.break_even) is not None:
        said = ngettext(
            "{count} order covers the cost, at {aov} each and a margin of {margin}.",
            "{count} orders cover the cost, at {aov} each and a margin of {margin}.",
            even.orders,
        )
        yield said.format(
            count=fmt.whole(even.orders),
            aov=words.each(even.aov, facts.currency),
            margin=fmt.percent(even.margin),
        )
    if (emv := results.emv) is not None:
        prices = ", ".join(
            f"{show(part.name, 80)} {cells.amount(part.cpm_minor, emv.currency)}"
            for part in emv.parts
        )
        said = _(
            "Earned media value {amount}, in no revenue and no return; a thousand"
            " impressions taken at: {prices}."
        )
        yield said.format(amount=cells.amount(emv.minor, emv.currency), prices=prices)


def _bars(table: RoiTable) -> Chart | None:
    """Returns by channel, on both sides of a zero line."""
    rows = [row for row in table.rows if row.roi is not None][:_BARS]
    if not rows:
        return None
    marks = tuple(
        Mark(show(words.row_word(row), 60), _shown(row), words.percent(row.roi))
        for row in rows
    )
    told = "; ".join(f"{mark.name} {mark.text}" for mark in marks)
    return Chart(
        *("roi", "bars", _("ROI by channel, own time included"), told),
        (Series(_("ROI"), marks),),
        percent=True,
    )


def _shown(row: RoiRow) -> float | None:
    return None if row.roi is None else float(row.roi.shown)


def _roi_table(key: str, caption: str, table: RoiTable) -> Table:
    rows = [_roi_row(words.row_word(row), row) for row in table.rows]
    rows.append(_roi_row(_("In all"), table.total))
    columns = (
        _(words.BY_TITLE[table.by]),
        _("Conversions"),
        _("Spend"),
        _("Own hours"),
        _("Revenue"),
        _("Cost"),
        _("ROI"),
        _("ROI without own time"),
        _("Per conversion"),
    )
    notes = (
        phrases.amounts_in(table.currency),
        _(
            "Cost is spend and own hours. The total is the ratio of the sums, never"
            " the mean of the ratios."
        ),
    )
    return Table(key, caption, columns, tuple(rows), has_total=True, notes=notes)


def _roi_row(name: str, row: RoiRow) -> tuple[Cell, ...]:
    code = row.currency
    return (
        cells.text(name),
        cells.count(row.conversions),
        cells.money(row.cost_minor, code),
        cells.hours(row.minutes),
        cells.money(row.revenue_minor, code),
        cells.money(row.total_cost, code),
        cells.percent(row.roi),
        cells.percent(row.roi_without_hours),
        cells.each(row.cpa, code),
    )


# Sales


def sales(facts: ReportFacts) -> Told:
    """What customers did, what it is worth, and how that is known."""
    table = facts.results.table
    if not (facts.total.conversions or table.cancelled or table.beside):
        return (_("No sales yet"),), ()
    blocks: list[Block] = []
    if facts.kinds:
        blocks.append(_sold("kinds", _("What customers did"), facts, facts.kinds))
    if facts.sources:
        title = _("How it is known whose they are")
        blocks.append(_sold("sources", title, facts, facts.sources))
    if facts.codes:
        blocks.append(_codes(facts))
    if facts.months:
        blocks += _months(facts)
    return tuple(_sales_says(facts)), tuple(blocks)


def _sales_says(facts: ReportFacts) -> Iterable[str]:
    total, table = facts.total, facts.results.table
    if total.aov is not None:
        said = ngettext(
            "{count} order of {aov} on average.",
            "{count} orders of {aov} on average.",
            total.orders_valued,
        )
        aov = words.each(total.aov, facts.currency)
        yield said.format(count=fmt.whole(total.orders_valued), aov=aov)
    if table.refunded:
        said = _("Went back, taken off already: {amount}.")
        yield said.format(amount=words.moneys(table.refunded))
    if table.cancelled:
        said = _("Called off and left out: {count} conversions.")
        yield said.format(count=fmt.whole(table.cancelled))


def _sold(
    key: str, caption: str, facts: ReportFacts, rows: tuple[RoiRow, ...]
) -> Table:
    titles = words.KIND if key == "kinds" else _KNOWN_BY()
    told = tuple(
        (
            cells.text(fmt.word(titles, row.key)),
            cells.count(row.conversions),
            cells.money(row.revenue_minor, facts.currency),
        )
        for row in rows
    )
    total = (
        cells.text(_("In all")),
        cells.count(facts.total.conversions),
        cells.money(facts.total.revenue_minor, facts.currency),
    )
    first = _("Conversion goal") if key == "kinds" else _("Known by")
    columns = first, _("Conversions"), _("Revenue")
    notes = (phrases.amounts_in(facts.currency),)
    return Table(key, caption, columns, (*told, total), has_total=True, notes=notes)


def _KNOWN_BY() -> dict[str, str]:  # noqa: N802 - said in the language in use
    return {
        "code": _("The person's own code"),
        "link": _("A tracked link, clicked within 30 days"),
        "manual": _("Said by hand"),
        "none": _("Nobody's: not known, and not spread"),
    }


def _codes(facts: ReportFacts) -> Table:
    rows = tuple(
        (
            cells.text(one.code),
            cells.text(one.name),
            cells.count(one.conversions),
            cells.money(one.revenue_minor, facts.currency),
        )
        for one in facts.codes
    )
    columns = _("Code"), _("Influencer"), _("Conversions"), _("Revenue")
    notes = (phrases.amounts_in(facts.currency),)
    title = _("Sales with people's own codes")
    return Table("codes", title, columns, rows, notes=notes, shown=_CODES)


def _months(facts: ReportFacts) -> list[Block]:
    """Cost against revenue, month by month."""
    code = facts.currency
    rows = tuple(
        (
            cells.text(words.month(one.month)),
            cells.count(one.conversions),
            cells.money(one.spend_minor, code),
            cells.money(one.time_minor, code),
            cells.money(one.spend_minor + one.time_minor, code),
            cells.money(one.revenue_minor, code),
        )
        for one in facts.months
    )
    columns = (
        *(_("Month"), _("Conversions"), _("Spend"), _("Own time")),
        *(_("Cost"), _("Revenue")),
    )
    table = Table(
        *("months", _("Cost and revenue by month"), columns, rows),
        notes=(phrases.amounts_in(code),),
    )
    if code is None or len(facts.months) < 2:
        return [table]
    return [_over_time(facts, rows), table]


def _over_time(facts: ReportFacts, rows: tuple[tuple[Cell, ...], ...]) -> Chart:
    series = tuple(
        Series(
            name,
            tuple(
                Mark(
                    row[0].text,
                    None if row[place].value is None else float(str(row[place].value)),
                    row[place].text,
                )
                for row in rows
            ),
        )
        for name, place in ((_("Cost"), 4), (_("Revenue"), 5))
    )
    first, last = rows[0][0].text, rows[-1][0].text
    said = _("Cost and revenue of each month, from {first} to {last}.")
    return Chart(
        *("months", "lines", _("Cost against revenue over time")),
        said.format(first=first, last=last),
        series,
        unit=facts.currency or "",
    )


# Costs


def costs(facts: ReportFacts) -> Section:
    """What was planned and what it cost, own hours among it."""
    budget, code = facts.budget, facts.currency
    title = _("Costs, with own hours")
    total = facts.total
    if not (budget.lines or total.minutes or budget.beside):
        return Section("costs", title, (_("Nothing was planned or spent yet."),))
    rows = [
        (
            cells.text(fmt.word(budget_words.CATEGORY, line.category)),
            cells.money(line.planned_minor, code),
            cells.money(line.figures.committed, code),
            cells.money(line.figures.paid, code),
        )
        for line in budget.lines
    ]
    dash = cells.money(None, code)
    own = _("Own time, {time}").format(time=budget_words.duration(total.minutes))
    if total.minutes:
        cost = cells.money(total.time_minor, code)
        rows.append((cells.text(own), dash, cost, dash))
    rows.append(
        (
            cells.text(_("In all")),
            cells.money(budget.figures.planned, code),
            cells.money(total.total_cost, code),
            cells.money(budget.figures.paid, code),
        )
    )
    columns = (
        _("Category"),
        budget_words.figure("planned"),
        budget_words.figure("committed"),
        budget_words.figure("paid"),
    )
    table = Table(
        *("costs", _("Costs by category"), columns, tuple(rows)),
        has_total=True,
        notes=(phrases.amounts_in(code),),
    )
    return Section("costs", title, tuple(_cost_says(facts)), (table,))


def _cost_says(facts: ReportFacts) -> Iterable[str]:
    figures, total, code = facts.budget.figures, facts.total, facts.currency
    if figures.remaining is not None:
        if figures.over:
            said = _("The budget of {planned} is exceeded by {amount}, own time aside.")
            left = figures.over_by
        else:
            said = _("Of the budget of {planned}, {amount} is left, own time aside.")
            left = figures.remaining
        planned = cells.amount(figures.planned, code)
        yield said.format(planned=planned, amount=cells.amount(left, code))
    if total.minutes:
        said = _("Own time: {time}, at a cost of {amount}.")
        yield said.format(
            time=budget_words.duration(total.minutes),
            amount=cells.amount(total.time_minor, code),
        )
