"""The lines of a report that are about being seen: reach, targeting, traffic, brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.content_words import READING_FIGURES
from tui import format as fmt
from tui import results_words as words
from tui.i18n import N_, _, ngettext
from tui.reports import cells, phrases
from tui.reports.growth import growth_blocks
from tui.reports.pages import Cell, Quote, Table
from tui.show import show, show_block

if TYPE_CHECKING:
    from store.report_facts import ReportFacts
    from store.result_figures import ChannelReading
    from tui.reports.pages import Block

    Told = tuple[tuple[str, ...], tuple[Block, ...]]

FIT = {
    "fit_reach": N_("Reach"),
    "fit_authenticity": N_("Authenticity"),
    "fit_engagement": N_("Engagement"),
    "fit_voice": N_("Brand voice"),
}
"""What people were scored by before they were chosen."""

_SEEN = tuple(name for name in READING_FIGURES if name != "relevant_comments")
_VISITS = ("sessions", "users", "new_users", "clicks", "impressions")
_LONG = 25
"""Rows of traffic that are enough for reading."""


def reach(facts: ReportFacts) -> Told:
    """How many saw it, and how they answered."""
    sums = facts.results.figures
    rows = []
    for name in (*_SEEN, "engagements"):
        if (value := sums.values.get(name)) is not None:
            of = phrases.known(sums.known.get(name, 0), sums.many)
            row = cells.text(_(words.STEP[name])), cells.count(value), cells.text(of)
            rows.append(row)
    blocks: list[Block] = []
    if rows:
        columns = _("Figure"), _("Sum"), _("Known")
        title = _("What the content reached")
        blocks.append(Table("reach", title, columns, tuple(rows)))
    if rates := _rates(facts):
        blocks.append(rates)
    beside = _channel_table(
        facts, "reach_channels", _("Channels as a whole, beside the content"), _SHOWN
    )
    if beside is not None:
        blocks.append(beside)
    if not blocks:
        return (phrases.nothing_yet(),), ()
    known = phrases.known(sums.measured, sums.many)
    says = [_("Measured so far: {known}.").format(known=known)] if rows else []
    if beside is not None:
        says.append(
            _("Figures of channels hold the same posts and are never added to them.")
        )
    return tuple(says), tuple(blocks)


_SHOWN = ("impressions", "reach", "views", "likes", "comments", "shares", "clicks")


def _rates(facts: ReportFacts) -> Table | None:
    rows = tuple(
        (
            cells.text(_(words.RATE[row.name])),
            cells.percent(row.ratio),
            cells.text(_(row.basis)),
            cells.text(phrases.known(row.n, row.many) if row.many else fmt.DASH),
        )
        for row in facts.results.rates
    )
    if not rows:
        return None
    columns = _("Ratio"), _("In percent"), _("Worked out as"), _("Known")
    return Table("rates", _("Rates, each with its basis"), columns, rows)


def _channel_table(
    facts: ReportFacts, key: str, caption: str, names: tuple[str, ...]
) -> Table | None:
    """Readings of channels, with those of these figures that any of them has."""
    readings = [
        one
        for one in facts.results.beside_channels
        if any(name in one.figures for name in names)
    ]
    used = [name for name in names if any(name in one.figures for one in readings)]
    if not readings:
        return None
    rows = tuple(
        (
            cells.text(_place(one)),
            *(cells.count(one.figures.get(name)) for name in used),
            cells.text(_source(one)),
        )
        for one in readings
    )
    titles = (_(words.STEP[name]) for name in used)
    columns = (_("Channel"), *titles, _("According to"))
    return Table(key, caption, columns, rows, shown=_LONG)


def _place(one: ChannelReading) -> str:
    if one.collaboration_id is not None and not one.channel:
        return show(one.label, 80) if one.label else _("One person's work")
    name = phrases.channel(one.channel)
    return f"{name}: {show(one.label, 80)}" if one.label else name


def _source(one: ChannelReading) -> str:
    said = fmt.word(words.SOURCE, one.source)
    if not one.days:
        return said
    days = ngettext("{count} day", "{count} days", one.days)
    return f"{said}, {days.format(count=fmt.whole(one.days))}"


def targeting(facts: ReportFacts) -> Told:
    """Whether those who were reached are whom it was for."""
    found, audience = facts.results.targeting, facts.audience
    says: list[str] = []
    blocks: list[Block] = []
    if found.market and found.known:
        said = ngettext(
            "The audience of {inside} of {known} account is mostly in {country}.",
            "The audiences of {inside} of {known} accounts are mostly in {country}.",
            found.known,
        )
        says.append(
            said.format(
                inside=fmt.whole(found.inside),
                known=fmt.whole(found.known),
                country=phrases.country(found.market),
            )
        )
    if audience.countries:
        rows = _counted(
            [(phrases.country(code), many) for code, many in audience.countries]
        )
        columns = _("Country"), _("Accounts")
        title = _("Where their audiences are")
        blocks.append(Table("countries", title, columns, rows, shown=10))
    if audience.tiers:
        sizes = [(fmt.word(fmt.TIER, name), many) for name, many in audience.tiers]
        if audience.unsized:
            sizes.append((_("Not counted"), audience.unsized))
        columns = _("Size"), _("Influencers")
        blocks.append(Table("tiers", _("How large they are"), columns, _counted(sizes)))
    if audience.fit:
        blocks.append(_fit(facts))
    if not says and not blocks:
        return (phrases.nothing_yet(),), ()
    return tuple(says), tuple(blocks)


def _counted(pairs: list[tuple[str, int]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((cells.text(name), cells.count(many)) for name, many in pairs)


def _fit(facts: ReportFacts) -> Table:
    rows = tuple(
        (
            cells.text(_(FIT[one.name])),
            Cell(fmt.score(one.mean), round(one.mean * 10), "score"),
            cells.count(one.n),
        )
        for one in facts.audience.fit
    )
    columns = _("Fit"), _("Mean, 0 to 5"), _("Influencers scored")
    return Table("fit", _("How they were judged to fit"), columns, rows)


def traffic(facts: ReportFacts) -> Told:
    """Who came to the pages of the brand, and from where."""
    title = _("Visits and clicks by source")
    table = _channel_table(facts, "traffic", title, _VISITS)
    says = []
    sums = facts.results.figures
    for name in ("clicks", "sessions"):
        if (value := sums.values.get(name)) is not None:
            said = _("{figure} of the content: {count}, {known}.").format(
                figure=_(words.STEP[name]),
                count=fmt.whole(value),
                known=phrases.known(sums.known.get(name, 0), sums.many),
            )
            says.append(said)
    if table is None and not says:
        return (phrases.nothing_yet(),), ()
    return tuple(says), () if table is None else (table,)


def awareness(facts: ReportFacts) -> Told:
    """How the brand stood before, during and after, and how it was spoken of."""
    blocks: list[Block] = [*growth_blocks(facts)]
    says: list[str] = []
    mentions = facts.results.mentions
    if mentions.many:
        rows = _counted(
            [
                (_(words.SENTIMENT[name]), getattr(mentions, name or "unjudged"))
                for name in words.SENTIMENT
            ]
        )
        total = cells.text(_("In all")), cells.count(mentions.many)
        columns = _("Tone"), _("Mentions")
        title = _("How the brand was spoken of")
        blocks.append(Table("mentions", title, columns, (*rows, total), has_total=True))
        if mentions.net is not None:
            said = _("Positive less negative: {net} of {count} that were judged.")
            net, count = words.percent(mentions.net), fmt.whole(mentions.judged)
            says.append(said.format(net=net, count=count))
    if (value := facts.results.figures.values.get("new_followers")) is not None:
        said = _("New followers by the content: {count}, {known}.").format(
            count=fmt.whole(value),
            known=phrases.known(
                facts.results.figures.known.get("new_followers", 0),
                facts.results.figures.many,
            ),
        )
        says.append(said)
    if not blocks and not says:
        says.append(phrases.nothing_yet())
    if facts.card.image_conclusion:
        text = show_block(facts.card.image_conclusion)
        blocks.append(Quote(_("Image of the brand"), text))
    return tuple(says), tuple(blocks)
