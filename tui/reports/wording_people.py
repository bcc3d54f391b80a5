"""The line of a report that is about people, what is decided, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.result_words import RANKED_FROM
from tui import format as fmt
from tui import results_words as words
from tui.i18n import _, ngettext
from tui.reports import cells, phrases
from tui.reports.pages import Cell, Chart, Mark, Quote, Section, Series, Table
from tui.show import show, show_block
from tui.widgets.campaign_retro import TITLES
from tui.widgets.conversation_view import DECISION

if TYPE_CHECKING:
    from store.influencer_result_rows import PersonResult
    from store.report_facts import PieceRow, ReportFacts
    from tui.reports.pages import Block

    Told = tuple[tuple[str, ...], tuple[Block, ...]]

_PEOPLE, _PIECES, _BARS = 50, 10, 10
"""Rows and bars that are enough for reading."""

_RETRO = ("boost", "fix", "part", "recruit")
_FIGURES = ("impressions", "reach", "views", "engagements", "clicks")


def influencers(facts: ReportFacts) -> Told:
    """What each person cost and brought, and the content that was answered most."""
    if not facts.people and not facts.pieces:
        return (_("Nobody agreed yet."),), ()
    blocks: list[Block] = []
    says: list[str] = []
    if facts.people:
        if (chart := _bars(facts)) is not None:
            blocks.append(chart)
        blocks.append(_people(facts))
        few = [one for one in facts.people if not one.is_ranked]
        if few:
            said = ngettext(
                "Greyed: {count} person with fewer than {least} conversions, too few to"
                " be compared.",
                "Greyed: {count} people with fewer than {least} conversions, too few to"
                " be compared.",
                len(few),
            )
            says.append(said.format(count=fmt.whole(len(few)), least=RANKED_FROM))
    if facts.people_total > len(facts.people):
        said = _("{shown} of {count} people; the totals are of all of them.")
        shown, count = fmt.whole(len(facts.people)), fmt.whole(facts.people_total)
        says.append(said.format(shown=shown, count=count))
    if facts.pieces:
        blocks.append(_content(facts))
    return tuple(says), tuple(blocks)


def _bars(facts: ReportFacts) -> Chart | None:
    """Returns of those that stand on enough."""
    rows = [one for one in facts.people if one.is_ranked and one.roi is not None]
    rows.sort(key=lambda one: one.roi.exact if one.roi else 0, reverse=True)
    if len(rows) < 2:
        return None
    marks = tuple(
        Mark(
            show(one.name, 60),
            float(one.roi.shown) if one.roi else None,
            words.percent(one.roi),
        )
        for one in rows[:_BARS]
    )
    told = "; ".join(f"{mark.name} {mark.text}" for mark in marks)
    return Chart(
        *("people", "bars", _("ROI by influencer, own time included"), told),
        (Series(_("ROI"), marks),),
        percent=True,
    )


def _people(facts: ReportFacts) -> Table:
    columns: tuple[str, ...] = (
        *(_("Influencer"), _("Posts"), _("Conversions"), _("Revenue"), _("Cost")),
        *(_("ROI"), _("ROI without own time"), _("On time"), _("Note")),
    )
    rows = tuple(_person(one) for one in facts.people)
    if not any(_notes(one) for one in facts.people):
        columns, rows = columns[:-1], tuple(row[:-1] for row in rows)
    notes: tuple[str, ...] = (phrases.amounts_in(facts.currency),)
    if any(one.is_partial for one in facts.people):
        notes += (_("Incomplete: an amount in it has no known rate of exchange."),)
    title = _("What each person cost and brought")
    return Table("people", title, columns, rows, notes=notes, shown=_PEOPLE)


def _person(one: PersonResult) -> tuple[Cell, ...]:
    code = one.currency
    kept = one.on_time
    on_time = f"{fmt.whole(kept.k)}/{fmt.whole(kept.n)}" if kept.n else fmt.DASH
    row = (
        cells.text(one.name),
        cells.count(one.posts),
        cells.count(one.conversions),
        cells.money(one.revenue_minor, code),
        cells.money(one.total_cost, code),
        cells.percent(one.roi),
        cells.percent(one.roi_without_hours),
        Cell(on_time),
        cells.text(", ".join(_notes(one))),
    )
    return row if one.is_ranked else tuple(map(cells.faint, row))


def _notes(one: PersonResult) -> list[str]:
    """What has to be known of a line."""
    found = [] if one.is_ranked else [_("too few")]
    return [*found, _("incomplete")] if one.is_partial else found


def _content(facts: ReportFacts) -> Table:
    used = [
        name for name in _FIGURES if any(name in one.figures for one in facts.pieces)
    ]
    columns = (
        *(_("Content"), _("Influencer"), _("Channel"), _("Live since")),
        *(_(words.STEP[name]) for name in used),
    )
    rows = tuple(
        (
            cells.text(_titled(one)),
            cells.text(one.name),
            cells.text(phrases.channel(one.channel)),
            cells.day(one.live_on),
            *(cells.count(one.figures.get(name)) for name in used),
        )
        for one in facts.pieces
    )
    title = _("Content, the most answered first")
    return Table("content", title, columns, rows, shown=_PIECES)


def _titled(one: PieceRow) -> str:
    kind = phrases.kind(one.kind)
    return f"{kind}: {show(one.title, 120)}" if one.title else kind


# After it


def decisions(facts: ReportFacts) -> Section:
    """With whom to go on, and why."""
    rows = tuple(
        (
            cells.text(one.name),
            cells.text(fmt.word(DECISION, one.decision)),
            cells.text(one.decision_reason, 500),
        )
        for one in facts.people
        if one.decision
    )
    title = _("Decisions")
    if not rows:
        return Section("decisions", title, (_("Nothing was decided yet."),))
    said = ngettext(
        "Decided of {known} of {count} person.",
        "Decided of {known} of {count} people.",
        facts.people_total,
    )
    known, count = fmt.whole(facts.decided), fmt.whole(facts.people_total)
    columns = _("Influencer"), _("Decision"), _("Reason")
    table = Table("decisions", _("With whom to go on"), columns, rows)
    says = (said.format(known=known, count=count),)
    return Section("decisions", title, says, (table,))


def next_steps(facts: ReportFacts) -> Section:
    """What follows, and what was learnt, in her own words."""
    card = facts.card
    found = {"next_steps": card.next_steps}
    found |= {name: getattr(card, f"retro_{name}") for name in _RETRO}
    quotes = tuple(
        Quote(_(TITLES[name]), show_block(text)) for name, text in found.items() if text
    )
    says = () if quotes else (_("Nothing was written down yet."),)
    return Section("next", _("What follows"), says, quotes)
