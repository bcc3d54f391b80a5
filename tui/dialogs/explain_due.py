"""Why a line of the day is here, and the sum that gives it its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.urgency import WEIGHTS
from tui import format as fmt
from tui.dialogs.reading import Reading
from tui.i18n import N_, _, ngettext
from tui.widgets.paper import LABEL, fact, label_width, wrapped

if TYPE_CHECKING:
    from datetime import date

    from store.agenda import DueItem
    from store.conversations import Conversation

KINDS = {
    "follow_up": N_("follow-up"),
    "reply_owed": N_("reply owed"),
    "task": N_("task"),
    "nurture": N_("looking after people"),
    "contract": N_("contract"),
    "draft": N_("draft"),
    "go_live": N_("live date"),
    "parcel": N_("parcel"),
    "review": N_("draft to review"),
    "live_check": N_("look at a post"),
    "measure": N_("figures"),
    "right": N_("usage right"),
    "payment": N_("payment"),
    "budget": N_("budget"),
}
"""What a line can be about, and so what it weighs."""


class ExplainDue(Reading):
    """The figures behind the place of one line."""

    def __init__(self, line: DueItem, talk: Conversation | None, today: date) -> None:
        super().__init__(
            line.whose or _("Task"),
            lambda width: explained(line, talk, today, width),
        )


def explained(
    line: DueItem, talk: Conversation | None, today: date, width: int
) -> list[Content]:
    """Why it is due, since when, and what its urgency is made of."""
    since = line.since if talk is None else talk.clock_on
    allowed = max(0, (line.due_on - (since or line.due_on)).days)
    is_rest = talk is not None and talk.next_kind == "again"
    kind = "nurture" if is_rest else line.kind
    weight = WEIGHTS[kind]
    reason = fmt.said(line.reason.template, line.reason.detail)
    lines = [*wrapped(Content.styled(reason, "bold"), width), Content("")]
    facts = [
        (_("Due"), _on(line.due_on, today)),
        (_("Waiting since"), fmt.DASH if since is None else _on(since, today)),
        (_("Allowed"), _days(allowed)),
        (_("Late"), _days(line.days_late)),
        (_("Weight"), f"{weight}  ({_(KINDS[kind])})"),
        (_("Put off"), _times(line.snoozed)),
        (_("Whose turn"), fmt.word(fmt.WAITING, line.waiting_on)),
    ]
    wide = label_width(label for label, _value in facts)
    for label, value in facts:
        lines += fact(label, Content(value), wide, width)
    sum_ = _("Urgency: {late} late / {allowed} allowed x {weight} = {urgency}").format(
        late=line.days_late,
        allowed=max(1, allowed),
        weight=weight,
        urgency=fmt.score(line.urgency),
    )
    rule = _(
        "Overdue lines stand by urgency, the highest first; then by the day the"
        " campaign begins, then by name. What is not late has no urgency yet."
    )
    return [
        *lines,
        Content(""),
        *wrapped(Content.styled(sum_, "bold"), width),
        Content(""),
        *wrapped(Content.styled(rule, LABEL), width),
    ]


def _on(day: date, today: date) -> str:
    return fmt.plain_day(day, year=day.year != today.year)


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _times(count: int) -> str:
    if not count:
        return _("never")
    return ngettext("{count} time", "{count} times", count).format(count=count)
