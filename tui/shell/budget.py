"""The budget from the command line: the four figures of a campaign, or of them all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import click

from store.rules.money import Money, from_minor
from tui import budget_words as words
from tui.i18n import N_, _
from tui.shell import streams, tables
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from store import Store
    from store.budget_rows import Beside, CampaignBudget, OwnTime
    from store.budget_shares import ChannelFigures
    from store.rules.spend import Figures
    from tui.shell.desk import Shell

    Channels = Sequence[ChannelFigures]

FOUR = ("planned", "committed", "paid", "remaining")
"""The four figures, always these."""


@click.command(
    "budget",
    cls=SpokenCommand,
    help=N_("Tell what is planned, committed, paid and left."),
    epilog=N_(
        "Committed is all that is promised, paid or not; remaining is planned less"
        " committed. Own time stands beside the four figures. Currencies are never"
        " added together: what no rate is known for is told apart."
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
    "--wrapped",
    cls=SpokenOption,
    is_flag=True,
    help=N_("With campaigns that are wrapped up."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_obj
def budget(
    shell: Shell, /, campaign: str | None, *, wrapped: bool, as_json: bool
) -> None:
    """Show the figures of one campaign with its parts, or those of all."""
    with shell.open() as store:
        if campaign is not None:
            one = store.budget.figures(store.campaigns.find(campaign).id)
            channels = store.budget.by_channel(one.campaign_id)
            if as_json:
                streams.put_json(_as_json(one, channels))
            else:
                _put_one(one, channels)
            return
        found = store.budget.overview(include_wrapped=wrapped)
        if as_json:
            streams.put_json(_all_as_json(store, found))
        elif found:
            _put_all(found)
        else:
            streams.say(_("Nothing is planned or spent yet."))


# JSON


def _money(minor: int | None, currency: str | None) -> dict[str, str] | None:
    if minor is None or currency is None:
        return None
    digits = format(from_minor(minor, currency), "f")
    return {"amount": digits, "currency": currency}


def _four(figures: Figures, currency: str | None) -> dict[str, Any]:
    return {name: _money(getattr(figures, name), currency) for name in FOUR}


def _beside(beside: Beside) -> list[dict[str, Any]]:
    """What no rate is known for, by currency."""
    return [
        {"committed": _money(committed, code), "paid": _money(paid, code)}
        for code, committed, paid in beside
    ]


def _time(own: OwnTime, currency: str | None) -> dict[str, Any]:
    return {
        "minutes": own.minutes,
        "cost": _money(own.cost_minor, currency),
        "beside": [_money(minor, code) for code, minor in own.beside],
        "minutes_without_rate": own.unrated,
    }


def _as_json(one: CampaignBudget, channels: Channels) -> dict[str, Any]:
    """A budget with every figure as it is kept; None for what nobody has said."""
    currency = one.currency
    return {
        "campaign": one.name if one.campaign_id is not None else None,
        "status": one.status,
        "currency": currency,
        **_four(one.figures, currency),
        "over": one.figures.over,
        "unallotted": _money(one.unallotted, currency),
        "foreseen": _money(one.foreseen, currency),
        "beside": _beside(one.beside),
        "foreseen_beside": [_money(minor, code) for code, minor in one.foreseen_beside],
        "own_time": _time(one.own_time, currency),
        "lines": [
            {
                "category": line.category,
                **_four(line.figures, currency),
                "over": line.figures.over,
                "beside": _beside(line.beside),
                "note": line.note,
            }
            for line in one.lines
        ],
        "channels": [
            {
                "channel": channel.channel or None,
                "committed": _money(channel.figures.committed, currency),
                "paid": _money(channel.figures.paid, currency),
                "beside": _beside(channel.beside),
                "own_time": _time(channel.own_time, currency),
            }
            for channel in channels
        ],
    }


def _all_as_json(store: Store, found: Sequence[CampaignBudget]) -> dict[str, Any]:
    """All budgets, and their sum where they share one currency."""
    currencies = {one.currency for one in found}
    currency = currencies.pop() if len(currencies) == 1 else None
    whole: dict[str, Any] = dict.fromkeys(FOUR)
    if currency is not None:
        whole = _four(added(one.figures for one in found), currency)
    by_channel = store.budget.by_channel
    return {
        "currency": currency,
        **whole,
        "over": any(one.figures.over for one in found),
        "lines": _lines_of_all(found, currency),
        "campaigns": [_as_json(one, by_channel(one.campaign_id)) for one in found],
    }


def _lines_of_all(
    found: Sequence[CampaignBudget], currency: str | None
) -> list[dict[str, Any]]:
    """The categories of all budgets, where they share one currency."""
    parts: dict[str, list[Figures]] = defaultdict(list)
    for one in found if currency is not None else ():
        for line in one.lines:
            parts[line.category].append(line.figures)
    return [
        {"category": category, **_four(added(parts[category]), currency)}
        for category in words.CATEGORY
        if category in parts
    ]


def added(parts: Iterable[Figures]) -> Figures:
    """Figures in one currency added up; planned is what is planned of them at all."""
    from store.rules.spend import Figures  # noqa: PLC0415 - not for the help

    everything = tuple(parts)
    plans = [one.planned for one in everything if one.planned is not None]
    return Figures(
        planned=sum(plans) if plans else None,
        committed=sum(one.committed for one in everything),
        paid=sum(one.paid for one in everything),
        foreseen=sum(one.foreseen for one in everything),
        many=sum(one.many for one in everything),
    )


# Text


def _headings(title: str) -> tuple[tables.Heading, ...]:
    return (
        tables.Heading(title, gives=True),
        *map(_figure_heading, FOUR),
        tables.Heading(""),
    )


def _figure_heading(name: str) -> tables.Heading:
    # Said in the language in use already, which the table leaves as it is.
    return tables.Heading(words.figure(name), is_figure=True)


def _cells(title: str, figures: Figures, currency: str | None) -> tuple[str, ...]:
    amounts = (words.bare(getattr(figures, name), currency) for name in FOUR)
    told = ""
    if figures.over:
        over = _("over by {amount}")
        told = over.format(amount=words.money(figures.over_by, currency))
    return (title, *amounts, told)


def _put_one(one: CampaignBudget, channels: Channels) -> None:
    """One campaign: by category, what stands beside it, by channel."""
    currency = one.currency
    streams.put(f"{one.name} · {currency}" if currency else one.name)
    streams.put("")
    lines = [
        _cells(_(words.CATEGORY[line.category]), line.figures, currency)
        for line in one.lines
    ]
    whole = _cells(_("In all"), one.figures, currency)
    tables.put_table(_headings(N_("Category")), (*lines, whole))
    if facts := list(_facts(one)):
        streams.put("")
        for label, value in facts:
            streams.put(f"{label}: {value}")
    if channels:
        streams.put("")
        _put_channels(channels, currency)


def _facts(one: CampaignBudget) -> Iterator[tuple[str, str]]:
    """What stands beside the four figures."""
    currency = one.currency
    if one.unallotted:
        label = _("Not divided yet") if one.unallotted > 0 else _("Divided too much")
        yield label, words.money(abs(one.unallotted), currency)
    if one.foreseen:
        yield words.figure("foreseen"), words.money(one.foreseen, currency)
    if one.foreseen_beside:
        moneys = (Money(minor, code) for code, minor in one.foreseen_beside)
        yield _("In view without a rate"), words.moneys(moneys)
    for code, committed, paid in one.beside:
        said = _("{committed} committed, {paid} of it paid")
        yield (
            _("Without a rate"),
            said.format(
                committed=words.money(committed, code), paid=words.money(paid, code)
            ),
        )
    if one.own_time.minutes:
        yield _("Own time"), _own(one.own_time, currency)


def _own(own: OwnTime, currency: str | None) -> str:
    """Own time, what it costs, and how much of it has no rate."""
    if not own.minutes:
        return ""
    parts = [words.duration(own.minutes)]
    costs = [Money(minor, code) for code, minor in own.beside]
    if own.cost_minor is not None and currency is not None:
        costs.insert(0, Money(own.cost_minor, currency))
    if costs:
        parts.append(words.moneys(costs))
    if own.unrated:
        unrated = _("{time} without a rate")
        parts.append(unrated.format(time=words.duration(own.unrated)))
    return " · ".join(parts)


def _put_channels(channels: Channels, currency: str | None) -> None:
    from tui.budget_parts import place_word  # noqa: PLC0415 - not for the help

    headings = (
        tables.Heading(N_("Channel"), gives=True),
        *map(_figure_heading, ("committed", "paid")),
        tables.Heading(N_("Own time")),
    )
    rows = (
        (
            place_word(one.channel),
            words.bare(one.figures.committed, currency),
            words.bare(one.figures.paid, currency),
            _own(one.own_time, currency),
        )
        for one in channels
    )
    tables.put_table(headings, rows)


def _put_all(found: Sequence[CampaignBudget]) -> None:
    """A line for each campaign, and their sum where they share one currency."""
    headings = _headings(N_("Campaign"))
    rows = [
        _row(
            one.name if one.campaign_id is not None else _("Without a campaign"),
            one.figures,
            one.currency,
            one.beside,
        )
        for one in found
    ]
    if len(found) > 1 and len({one.currency for one in found}) == 1:
        whole = added(one.figures for one in found)
        every = [sums for one in found for sums in one.beside]
        rows.append(_row(_("In all"), whole, found[0].currency, every))
    tables.put_table((*headings[:-1], tables.Heading(""), headings[-1]), rows)


def _row(
    title: str,
    figures: Figures,
    currency: str | None,
    beside: Iterable[tuple[str, int, int]],
) -> tuple[str, ...]:
    """Figures with their currency behind them; what has no rate behind that."""
    unrated: dict[str, int] = defaultdict(int)
    for code, committed, _paid in beside:
        unrated[code] += committed
    *cells, told = _cells(title, figures, currency)
    moneys = words.moneys(Money(unrated[code], code) for code in sorted(unrated))
    parts = (told, f"+ {moneys}" if any(unrated.values()) else "")
    return (*cells, currency or "", " · ".join(filter(None, parts)))
