"""Results from the command line: what came back for what was spent, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from store.rules.money import Money, from_minor
from tui.i18n import N_, _, ngettext
from tui.shell import options as given
from tui.shell import streams, tables
from tui.shell.spoken import OneOf, SpokenArgument, SpokenCommand, SpokenOption, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.result_rows import RoiRow, RoiTable
    from tui.shell.desk import Shell

BY = ("channel", "influencer", "format", "campaign", "month")
_NOT_A_DAY = N_("{value} is not a day; write it as in 2026-03-02.")
_SHOWN = 100
"""People told of where nobody says how many."""

FIGURES = (
    *("impressions", "reach", "views", "engagements", "clicks", "sessions"),
    "new_followers",
)
"""Figures of content that stand beside the money."""


def _day(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> date | None:
    day = given.read_day(value) if value else None
    if value is not None and day is None:
        raise click.BadParameter(_(_NOT_A_DAY).format(value=repr(value)))
    return day


@click.command(
    "roi",
    cls=SpokenCommand,
    help=N_("Tell what came back for what was spent."),
    epilog=N_(
        "ROI is (revenue - cost) x 100 / cost, own time included, and beside it without"
        " own time; none where there is no cost. A total is the ratio of the sums."
        " Currencies are never added together: each has a table of its own."
    ),
)
@click.argument(
    "campaign",
    metavar="[CAMPAIGN]",
    required=False,
    cls=SpokenArgument,
    help=N_("Its name, or the beginning of it; all of them without."),
)
@click.option(
    "--by",
    cls=SpokenOption,
    type=OneOf(*BY),
    default="channel",
    help=N_("What it is divided by; channel without."),
)
@click.option(
    "--from",
    "since",
    cls=SpokenOption,
    metavar="YYYY-MM-DD",
    callback=_day,
    help=N_("Only from this day on."),
)
@click.option(
    "--to",
    "until",
    cls=SpokenOption,
    metavar="YYYY-MM-DD",
    callback=_day,
    help=N_("Only up to this day."),
)
@click.option("--limit", cls=SpokenOption, type=Whole(), help=N_("How many at most."))
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_obj
def roi(
    shell: Shell,
    /,
    campaign: str | None,
    *,
    by: str,
    since: date | None,
    until: date | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Show results of one campaign, or of all of them."""
    with shell.open() as store:
        which = store.campaigns.find(campaign) if campaign is not None else None
        found = store.results.roi(
            by, which.id if which else None, since, until, limit=limit or _SHOWN
        )
    name = which.name if which else None
    if as_json:
        streams.put_json(_as_json(by, name, found))
    elif any(table.rows for table in found):
        _put(name, found)
    else:
        streams.say(_("Nothing was sold or spent yet."))


# JSON


def _money(minor: int | None, currency: str | None) -> dict[str, str] | None:
    if minor is None or currency is None:
        return None
    digits = format(from_minor(minor, currency), "f")
    return {"amount": digits, "currency": currency}


def _row_as_json(row: RoiRow) -> dict[str, Any]:
    """A row: amounts, ratios rounded to two decimals, figures; None for a dash."""
    from store.rules.roi import RATIOS  # noqa: PLC0415 - not for the help

    currency = row.currency
    ratios = {name: getattr(row, name) for name in RATIOS}
    return {
        "key": row.key,
        "conversions": row.conversions,
        "orders": row.orders,
        "leads": row.leads,
        "revenue": _money(row.revenue_minor, currency),
        "cost": _money(row.total_cost, currency),
        "cost_without_hours": _money(row.cost_minor, currency),
        "time_cost": _money(row.time_minor, currency),
        "minutes": row.minutes,
        "hours": round(row.minutes / 60, 2),
        "profit": _money(row.profit_minor, currency),
        **{
            name: None if ratio is None else float(ratio.shown)
            for name, ratio in ratios.items()
        },
        "posts": row.posts,
        **{name: row.figures.get(name) for name in FIGURES},
        "n": row.n,
        "conversions_without_worth": row.unvalued,
        "minutes_without_rate": row.unrated,
    }


def _table_as_json(table: RoiTable) -> dict[str, Any]:
    """A table with everything that is in no total beside it."""
    lone = table.unattributed
    return {
        "currency": table.currency,
        "rows": [_row_as_json(row) for row in table.rows],
        "count": table.many,
        "total": _row_as_json(table.total),
        "unattributed": {
            "conversions": lone.conversions,
            "orders": lone.orders,
            "revenue": _money(lone.revenue_minor, table.currency),
        },
        "beside": [
            {
                "currency": one.currency,
                "conversions": one.conversions,
                "revenue": _money(one.revenue_minor, one.currency),
                "cost_without_hours": _money(one.cost_minor, one.currency),
                "time_cost": _money(one.time_minor, one.currency),
            }
            for one in table.beside
        ],
        "cancelled": table.cancelled,
        "refunded": [_money(minor, code) for code, minor in table.refunded],
        "uncounted": table.uncounted,
    }


def _as_json(by: str, name: str | None, found: Sequence[RoiTable]) -> dict[str, Any]:
    """One table as it is; of several currencies each apart, and no total of them."""
    head: dict[str, Any] = {"by": by, "campaign": name}
    if len(found) == 1:
        return head | _table_as_json(found[0])
    every = [_table_as_json(table) for table in found]
    return head | {
        "currency": None,
        "rows": [row for table in every for row in table["rows"]],
        "count": sum(table.many for table in found),
        "total": None,
        "unattributed": None,
        "beside": [],
        "cancelled": sum(table.cancelled for table in found),
        "refunded": [one for table in every for one in table["refunded"]],
        "uncounted": sum(table.uncounted for table in found),
        "tables": every,
    }


# Text


def _put(name: str | None, found: Sequence[RoiTable]) -> None:
    """A table for each currency, and under it what is in no total."""
    for place, table in enumerate(found):
        if place:
            streams.put("")
        if head := " · ".join(filter(None, (name, table.currency))):
            streams.put(head)
            streams.put("")
        _put_table(table)
        if facts := list(_facts(table)):
            streams.put("")
            for fact in facts:
                streams.put(fact)


def _put_table(table: RoiTable) -> None:
    from tui import results_words as words  # noqa: PLC0415 - not for the help

    headings = (
        tables.Heading(words.BY_TITLE[table.by], gives=True),
        tables.Heading(words.FIGURE["conversions"], is_figure=True),
        tables.Heading(words.FIGURE["revenue"], is_figure=True),
        tables.Heading(words.FIGURE["cost"], is_figure=True),
        tables.Heading(words.FIGURE["roi"], is_figure=True),
        tables.Heading(N_("No own time"), is_figure=True),
    )
    rows = [_cells(words.row_word(row), row) for row in table.rows]
    shown = len([row for row in table.rows if row.key])
    if table.many > shown:
        more = ngettext("{count} more", "{count} more", table.many - shown)
        rows.append((more.format(count=table.many - shown), *[""] * 5))
    tables.put_table(headings, (*rows, _cells(_("In all"), table.total)))


def _cells(title: str, row: RoiRow) -> tuple[str, ...]:
    from tui import budget_words as money  # noqa: PLC0415 - not for the help
    from tui import format as fmt  # noqa: PLC0415
    from tui import results_words as words  # noqa: PLC0415

    return (
        title,
        fmt.whole(row.conversions),
        money.bare(row.revenue_minor, row.currency),
        money.bare(row.total_cost, row.currency),
        words.percent(row.roi),
        words.percent(row.roi_without_hours),
    )


def _facts(table: RoiTable) -> Iterator[str]:
    """What is in no total, or came off it."""
    from tui import budget_words as money  # noqa: PLC0415 - not for the help
    from tui import format as fmt  # noqa: PLC0415

    lone = table.unattributed
    if lone.conversions and table.by == "channel":
        text = _("Nobody knows where from: {count} conversions, {revenue}")
        worth = money.money(lone.revenue_minor, table.currency)
        yield text.format(count=fmt.whole(lone.conversions), revenue=worth)
    if table.cancelled:
        text = _("Called off and left out: {count} conversions")
        yield text.format(count=fmt.whole(table.cancelled))
    if table.refunded:
        back = money.moneys(Money(minor, code) for code, minor in table.refunded)
        yield _("Went back, taken off already: {amount}").format(amount=back)
    for one in table.beside:
        text = _("Without a rate, in no total: {revenue} revenue, {cost} cost")
        yield text.format(
            revenue=money.money(one.revenue_minor, one.currency),
            cost=money.money(one.cost_minor + one.time_minor, one.currency),
        )
    if worthless := table.total.unvalued - table.uncounted:
        text = _("Nobody knows what they are worth: {count} conversions")
        yield text.format(count=fmt.whole(worthless))
    if table.total.unrated:
        text = _("Own time without a rate, in no cost: {time}")
        yield text.format(time=money.duration(table.total.unrated))
