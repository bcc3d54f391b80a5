"""Campaigns from the command line: make one, list them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from store.errors import Invalid
from store.rules.campaign_words import OBJECTIVES
from store.rules.money import from_minor
from tui import campaign_words as words
from tui import format as fmt
from tui.i18n import N_, _, ngettext
from tui.shell import options as given
from tui.shell import people, streams, tables
from tui.shell.spoken import (
    OneOf,
    SpokenArgument,
    SpokenCommand,
    SpokenGroup,
    SpokenOption,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.campaign_list import CampaignLine
    from tui.shell.desk import Shell

_NOT_A_DAY = N_("{value} is not a day; write it as in 2026-03-02.")
_NO_CURRENCY = N_("{value} is not a currency known here; write it as in KRW.")


def _option(name: str, **settings: Any) -> Callable[[Any], Any]:
    return click.option(name, cls=SpokenOption, **settings)


_json = click.option(
    "--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON.")
)


def _day(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> date | None:
    day = given.read_day(value) if value else None
    if value is not None and day is None:
        raise click.BadParameter(_(_NOT_A_DAY).format(value=repr(value)))
    return day


def _currency(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from store.rules.currencies import DECIMALS  # noqa: PLC0415 - not for the help

    if value.upper() not in DECIMALS:
        raise click.BadParameter(_(_NO_CURRENCY).format(value=repr(value)))
    return value.upper()


@click.group(
    "campaign", cls=SpokenGroup, help=N_("Make a campaign, or list those there are.")
)
def campaign() -> None:
    """Gather what is done with campaigns."""


@campaign.command(
    "new",
    cls=SpokenCommand,
    help=N_("Make a campaign."),
    epilog=N_(
        "Amounts are read as they are written, in the currency of the campaign: 12k,"
        " 1.2만, 5,000,000."
    ),
)
@click.argument("name", metavar="NAME", cls=SpokenArgument, help=N_("Its name."))
@_option(
    "--currency",
    metavar="CODE",
    required=True,
    callback=_currency,
    help=N_("What its money is counted in, as in KRW."),
)
@_option("--brand", metavar="NAME", default="", help=N_("Whose product it is about."))
@_option("--budget", metavar="AMOUNT", default="", help=N_("What may be spent."))
@_option("--starts", metavar="YYYY-MM-DD", callback=_day, help=N_("Its first day."))
@_option("--ends", metavar="YYYY-MM-DD", callback=_day, help=N_("Its last day."))
@_option("--objective", type=OneOf(*OBJECTIVES), help=N_("What it is for."))
@_option(
    "--hourly-rate",
    metavar="AMOUNT",
    default="",
    help=N_("What an hour of own work costs."),
)
@_option(
    "--market",
    metavar="COUNTRY",
    default="",
    help=N_("The country it runs in; its public holidays count."),
)
@_json
@click.pass_obj
def new(
    shell: Shell,
    /,
    name: str,
    budget: str,
    hourly_rate: str,
    *,
    as_json: bool,
    **frame: Any,
) -> None:
    """Make a campaign."""
    from store.campaign_rows import CampaignDraft  # noqa: PLC0415 - not for the help

    currency = frame["currency"]
    draft = CampaignDraft(
        name,
        brand=frame["brand"],
        market=frame["market"],
        objective=frame["objective"],
        starts_on=frame["starts"],
        ends_on=frame["ends"],
        currency=currency,
        budget=_minor(budget, currency, N_("Budget")),
        hourly_rate_minor=_minor(hourly_rate, currency, N_("Hourly rate")),
    )
    with shell.bringing_in() as store:
        number = store.campaigns.create(draft)
        (line,) = store.campaign_list.rows([number], shell.today())
    if as_json:
        streams.put_json(_as_json(line))
    streams.say(_("Made the campaign {name}.").format(name=line.name))


def _minor(text: str, currency: str, title: str) -> int | None:
    """An amount as it is typed, in minor units; raises Invalid naming the field."""
    from store.rules.figures import decide_style  # noqa: PLC0415 - not for the help
    from store.rules.money import read_money  # noqa: PLC0415

    typed = text.strip()
    try:
        amount = read_money(typed, decide_style([typed])[0], currency)
    except ValueError:
        raise Invalid(
            N_("{field}: {value} is not an amount of {currency}."),
            field=title,
            value=repr(typed),
            currency=currency,
        ) from None
    if amount is not None and amount.currency != currency:
        raise Invalid(
            N_("{field}: {value} is not in {currency}, as the campaign is."),
            field=title,
            value=typed,
            currency=currency,
        )
    return None if amount is None else amount.minor


@campaign.command(
    "list",
    cls=SpokenCommand,
    help=N_("List the campaigns: how far, how well, what is left."),
)
@_option("--archived", is_flag=True, help=N_("Those that were put away."))
@_json
@click.pass_obj
def listed(shell: Shell, *, archived: bool, as_json: bool) -> None:
    """List campaigns."""
    from store.campaign_list import CampaignView  # noqa: PLC0415 - not for the help

    with shell.open() as store:
        numbers = store.campaign_list.order(CampaignView(archived=archived))
        lines = store.campaign_list.rows(numbers, shell.today())
    if as_json:
        rows = [_as_json(line) for line in lines]
        streams.put_json({"total": len(rows), "rows": rows})
        return
    if lines:
        room = tables.width()
        tables.put_table(_headings(room), (_cells(line, room) for line in lines))
    said = ngettext("{count} campaign", "{count} campaigns", len(lines))
    streams.say(said.format(count=len(lines)))


def _as_json(line: CampaignLine) -> dict[str, Any]:
    """A campaign with every figure as it is kept; None for what nobody has said."""
    currency = line.currency
    return {
        "id": line.id,
        "name": line.name,
        "brand": line.brand,
        "market": line.market,
        "objective": line.objective,
        "status": line.status,
        "starts_on": line.starts_on.isoformat() if line.starts_on else None,
        "ends_on": line.ends_on.isoformat() if line.ends_on else None,
        "currency": currency,
        "budget": _money(line.budget_minor, currency),
        "hourly_rate": _money(line.hourly_rate_minor, currency),
        "committed": _money(line.committed_minor, currency),
        "left": _money(line.left_minor, currency),
        "other_currencies": [
            _money(minor, other) for other, minor in line.other_currencies
        ],
        "people": line.people,
        "agreed": line.agreed,
        "checklist": {"done": line.done, "total": line.total},
        "health": line.health,
        "blocks": [_block(code, figure, currency) for code, figure in line.blocks],
        "archived": line.archived,
    }


def _block(code: str, figure: int, currency: str | None) -> dict[str, Any]:
    if code == "over_budget":
        return {"kind": code, "by": _money(figure, currency)}
    return {"kind": code, "count": figure}


def _money(minor: int | None, currency: str | None) -> dict[str, str] | None:
    if minor is None or currency is None:
        return None
    digits = format(from_minor(minor, currency), "f")
    return {"amount": digits, "currency": currency}


def _headings(room: int) -> Sequence[tables.Heading]:
    """The columns; a narrow terminal gets fewer."""
    more = (
        tables.Heading(N_("Brand"), gives=True),
        tables.Heading(N_("State")),
        tables.Heading(N_("Begins")),
        tables.Heading(N_("Ends")),
    )
    return (
        tables.Heading(N_("Campaign"), gives=True),
        *(more if room >= people.WIDE else ()),
        tables.Heading(N_("People"), is_figure=True),
        tables.Heading(N_("Checklist"), is_figure=True),
        tables.Heading(N_("Budget left"), is_figure=True),
        tables.Heading(N_("Health")),
        tables.Heading(N_("Why"), gives=True),
    )


def _cells(line: CampaignLine, room: int) -> tuple[str, ...]:
    more = (
        line.brand or "",
        fmt.word(words.STATUS, line.status),
        line.starts_on.isoformat() if line.starts_on else fmt.DASH,
        line.ends_on.isoformat() if line.ends_on else fmt.DASH,
    )
    return (
        line.name,
        *(more if room >= people.WIDE else ()),
        fmt.whole(line.people),
        f"{line.done}/{line.total}",
        words.money(line.left_minor, line.currency),
        words.health(line.health),
        " · ".join(words.block(*one, line.currency) for one in line.blocks),
    )
