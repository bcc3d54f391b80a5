"""Why a piece of content is late, who has the next move, and what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.content_filter import COMPLETE
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND
from tui.content_columns import LANE, awaited, title_of
from tui.dialogs.reading import Reading
from tui.i18n import N_, _, ngettext
from tui.show import show
from tui.widgets.paper import LABEL, fact, label_width, wrapped

if TYPE_CHECKING:
    from datetime import date

    from store import Store
    from store.content_calendar_rows import InTheWay
    from store.content_rows import ContentLine
    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp

WHY = {
    "briefed": N_("{name} has the brief, and sends a draft next."),
    "drafting": N_("{name} is making it, and sends a draft next."),
    "submitted": N_("Its draft is here and waits for your answer."),
    "changes_requested": N_("{name} is putting your changes into it."),
    "approved": N_("It is approved: {name} posts it, then the address is noted."),
    "live": N_("It is live: noting its figures and looking at it again are yours."),
    "measured": N_("Its last figures are noted: nothing is left to do."),
    "cancelled": N_("It was called off: nothing is left to do."),
}
"""Whose move is next in each lane, and which."""


async def explain_piece(app: SoloistApp, line: ContentLine) -> None:
    """Show what is behind the lane, the day and the mark of a piece.

    To be awaited in a worker; raises NotFound.
    """
    row, way = await app.look(_read, app.store, line.id)
    today = app.today()
    page = Reading(
        title_of([line]), lambda width: explained(line, row, way, today, width)
    )
    await app.push_screen_wait(page)


def _read(store: Store, number: int) -> tuple[DeliverableRow, InTheWay | None]:
    row = store.deliverables.one(number)
    return row, store.content_calendar.in_the_way([number]).get(number)


def explained(
    line: ContentLine,
    row: DeliverableRow,
    way: InTheWay | None,
    today: date,
    width: int,
) -> list[Content]:
    """Whose move it is, since when, what is due next, what is wrong."""
    why = _(WHY[line.lane]).format(name=show(line.name))
    since = (today - line.state_since).days
    facts = [
        (_("State"), _(LANE[line.lane])),
        (_("Since"), f"{_on(line.state_since, today)} · {_days(since)}"),
        (_("Whose turn"), fmt.word(fmt.WAITING, line.blocking or None)),
        (_("Draft due"), _on(line.draft_due_on, today)),
        (_("To be live on"), _on(line.live_due_on, today)),
        (_("Live on"), _on(line.live_on, today)),
        (_("Due next"), _next(line, today)),
        (_("Changes asked"), fmt.whole(line.round)),
        (_("Points looked at"), f"{line.checked}/{COMPLETE}"),
    ]
    lines = wrapped(Content.styled(why, "bold"), width)
    for warning in against(line, row, way):
        lines += wrapped(Content.styled(f"! {warning}", "$text-warning"), width)
    lines.append(Content(""))
    known = [(label, value) for label, value in facts if value != fmt.DASH]
    wide = label_width((label for label, _value in known), 24)
    for label, value in known:
        lines += fact(label, Content(value), wide, width)
    rule = _(
        "A piece is late once its next day has passed: that of its draft, then of its"
        " post, then of its figures. Work that is over, or in a campaign put away, is"
        " never late."
    )
    return [*lines, Content(""), *wrapped(Content.styled(rule, LABEL), width)]


def against(line: ContentLine, row: DeliverableRow, way: InTheWay | None) -> list[str]:
    """What is wrong with a piece, or stands against its day; a sentence each."""
    said = []
    due = row.live_due_on
    is_ahead = row.state not in {"live", "cancelled"}
    if is_ahead and row.contract_status not in {"signed", "ended"}:
        text = _("The contract with {name} is not signed.")
        said.append(text.format(name=show(row.name)))
    if is_ahead and way is not None and due is not None:
        if (other := way.taken.get(due)) is not None:
            other = _(CONTENT_KIND[other]) if other in CONTENT_KIND else show(other)
            text = _("The same account has something else on that day: {other}.")
            said.append(text.format(other=other))
        for begins, ends, campaign in way.barred:
            if begins <= due <= ends:
                text = _("{name} works for nobody but {campaign} until {day}.")
                said.append(
                    text.format(
                        name=show(row.name),
                        campaign=show(campaign or fmt.DASH),
                        day=fmt.plain_day(ends),
                    )
                )
    if line.failed:
        text = ngettext(
            "{count} point is not in order.",
            "{count} points are not in order.",
            line.failed,
        )
        said.append(text.format(count=line.failed))
    return said


def _on(day: date | None, today: date) -> str:
    if day is None:
        return fmt.DASH
    return fmt.plain_day(day, year=day.year != today.year)


def _next(line: ContentLine, today: date) -> str:
    """The day that comes next, of what it is, and how late that is."""
    if line.next_on is None:
        return fmt.DASH
    parts = [_on(line.next_on, today), awaited(line)]
    if line.next_on < today:
        parts.append(fmt.late((today - line.next_on).days))
    return " · ".join(parts)


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)
