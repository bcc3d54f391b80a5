"""What campaigns make due, in words: in the calendar, and once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.urgency import OF_CAMPAIGN
from tui import format as fmt
from tui.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from store.agenda import DueItem
    from store.agenda_calendar import DatedStep
    from tui.dialogs.live_check import Looked, Seen

IN_CALENDAR = {
    "contract.unsigned": N_("contract signed?"),
    "contract.ending": N_("contract ends"),
    "no_contract.missing": N_("contract to be made"),
    "no_contract.unsent": N_("contract to be sent"),
    "exclusivity.ending": N_("exclusivity ends"),
    "draft.due": N_("draft due"),
    "go_live.due": N_("goes live"),
    "parcel.chosen": N_("parcel to be sent"),
    "parcel.sent": N_("parcel arrived?"),
    "parcel.arrived": N_("post due"),
    "review.due": N_("draft to be reviewed"),
    "live_check.due": N_("still up and labelled?"),
    "measure.24h": N_("figures after 24 hours"),
    "measure.7d": N_("figures after 7 days"),
    "measure.30d": N_("figures after 30 days"),
    "brand_before.due": N_("how the brand stands before it begins"),
    "brand_after.due": N_("how the brand stands after it"),
    "report.due": N_("report due"),
    "payment.due": N_("payment due"),
    "right.organic": N_("right to show it on our pages ends soon"),
    "right.paid": N_("right to paid advertising ends soon"),
    "right.whitelisting": N_("right to advertise as them ends soon"),
    "right.print": N_("right to print ends soon"),
}
"""What a deadline is on its day, in the middle of a sentence."""

_DONE = {
    "unsigned": N_("Signed with {name}."),
    "ending": N_("Ended the contract with {name}."),
    "missing": N_("Contract sent to {name}."),
    "unsent": N_("Contract sent to {name}."),
    "chosen": N_("Parcel sent to {name}."),
    "sent": N_("The parcel reached {name}."),
    "arrived": N_("{name} is live."),
}
_DONE_WITH = {
    "exclusivity": N_("Noted: {name}."),
    "draft": N_("{name} sent the draft."),
    "go_live": N_("{name} is live."),
    "review": N_("Answered {name}."),
    "live_check": N_("Looked at the post of {name}."),
    "measure": N_("Noted the figures of {name}."),
    "right": N_("Noted: {name}."),
    "payment": N_("Paid {name}."),
}


def done(line: DueItem) -> str:
    """Say that a deadline was met; ``line`` is how it stood before."""
    if line.source == "payment" and not line.influencer:
        return _("Paid.")
    if line.source in OF_CAMPAIGN:
        return _("Noted: {name}.").format(name=line.campaign)
    said = _DONE_WITH.get(line.source) or _DONE[line.phase]
    return _(said).format(name=line.influencer or "")


def what_is_wrong(seen: Seen) -> str:
    """What was not as it should be at a post."""
    return _("The label is missing.") if seen.live else _("The post is gone.")


def looked_at(looked: Looked, today: date) -> str:
    """What was seen at a post, when it is looked at next, and the way back."""
    if looked.is_well:
        parts = [_("Noted: up and labelled."), _next_look(looked.again, today)]
    else:
        parts = [what_is_wrong(looked.seen), _next_look(looked.again, today)]
    return " ".join((*parts, way_back(looked)))


def way_back(looked: Looked) -> str:
    """How a look is taken back: a breach that was noted is a step of its own."""
    if looked.steps > 1:
        return _("u twice takes it back.")
    return _("u takes it back.")


def met_by_look(line: DueItem, looked: Looked, today: date) -> str:
    """Say of the day's line for a look what was seen, where something was wrong."""
    if looked.is_well:
        return done(line)
    parts = [what_is_wrong(looked.seen), _next_look(looked.again, today)]
    if looked.steps > 1:
        parts.append(_("Two steps of undo."))
    return f"{line.influencer}: {' '.join(parts)}"


def _next_look(on: date | None, today: date) -> str:
    if on is None:
        return _("No more looks are planned.")
    return _("Next look: {day}.").format(day=fmt.short_day(on, today))


def in_calendar(step: DatedStep) -> str | None:
    """What a deadline is called in a calendar; None for a step and a task."""
    if step.kind not in IN_CALENDAR:
        return None
    what = _(IN_CALENDAR[step.kind])
    sign = "" if what.endswith("?") else ":"
    return f"{what}{sign} {step.words}" if step.words else what
