"""A touch as somebody notes it, and the conversation it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.outreach_rows import Said, body_text, insert_touch
from store.roster_rows import one_line
from store.rules.pipeline import CLOSED, OPEN, PARKED, STAGES, TOUCHES
from store.rules.vocabulary import CHANNELS
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.engine import UnitOfWork
    from store.rules.money import Money


@dataclass(frozen=True, slots=True)
class TouchDraft:
    """A touch as somebody notes it; what is left out follows from the conversation."""

    influencer_id: int
    collaboration_id: int | None = None
    campaign_id: int | None = None
    direction: str = "out"
    channel: str | None = None
    """None: as the cadence has it."""
    kind: str = "message"
    subject: str = ""
    body: str = ""
    template: str | None = None
    """The key of the template it was written from."""
    minutes: int | None = None
    on: date | None = None
    """The day it happened; None is today."""
    amounts: tuple[tuple[str, Money], ...] = ()
    """asked, offered or agreed, and how much."""
    stage: str | None = None
    """The stage it comes to, when that does not follow by itself."""
    next_on: date | None = None
    next_words: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """What noting a touch led to."""

    touch_id: int
    collaboration_id: int | None
    name: str
    stage: str | None
    next_kind: str | None
    next_step_on: date | None


def read_draft(draft: TouchDraft, today: date) -> Said:
    """A draft as it is written down; raises Invalid."""
    if draft.direction not in {"out", "in"} or draft.kind not in TOUCHES:
        raise Invalid(N_("{word} is no kind of touch."), word=draft.kind)
    if draft.channel is not None and draft.channel not in CHANNELS:
        raise Invalid(N_("{word} is not a channel known here."), word=draft.channel)
    if draft.minutes is not None and not 0 <= draft.minutes <= 24 * 60:
        raise Invalid(N_("{count} minutes do not fit into a day."), count=draft.minutes)
    if draft.stage is not None:
        check_stage(draft.stage)
    on = draft.on or today
    if on > today:
        raise Invalid(N_("A touch cannot lie in the future: {day}."), day=on)
    subject = one_line(draft.subject, N_("Subject")) if draft.subject.strip() else None
    return Said(
        direction=draft.direction,
        channel=draft.channel or "mail",
        kind=draft.kind,
        on=on,
        subject=subject,
        body=body_text(draft.body, N_("Text")),
        template=draft.template,
        minutes=draft.minutes,
    )


def is_bare_note(draft: TouchDraft) -> bool:
    """Whether it is a note from which nothing follows for any conversation."""
    follows = draft.campaign_id or draft.amounts or draft.stage or draft.next_on
    return draft.kind == "note" and not follows


def note_outside(unit: UnitOfWork, draft: TouchDraft, said: Said) -> Logged:
    """A note about somebody there is no conversation with."""
    name = unit.connection.execute(
        "SELECT name FROM influencer WHERE id=?", (draft.influencer_id,)
    ).fetchone()[0]
    number = insert_touch(unit, draft.influencer_id, None, said)
    unit.name(N_("Noted something about {name}"), name=name)
    return Logged(number, None, name, None, None, None)


def standing(
    unit: UnitOfWork, influencer_id: int, campaign_id: int | None
) -> int | None:
    """The conversation there is already: in that campaign, or an open one without."""
    live = ",".join(f"'{stage}'" for stage in STAGES if stage not in CLOSED)
    found = unit.connection.execute(
        "SELECT id FROM collaboration WHERE influencer_id=? AND campaign_id IS ? AND"
        f" (campaign_id IS NOT NULL OR stage IN ({live})) ORDER BY id DESC LIMIT 1",
        (influencer_id, campaign_id),
    ).fetchone()
    return found[0] if found else None


def current(
    unit: UnitOfWork, influencer_id: int, campaign_id: int | None, *, heard: str
) -> int | None:
    """The conversation that a touch of somebody is most likely about."""
    wanted = "" if campaign_id is None else f" AND campaign_id={int(campaign_id)}"
    rows = unit.connection.execute(
        "SELECT id, stage FROM collaboration WHERE influencer_id=?"
        f"{wanted} ORDER BY last_on DESC, id DESC",
        (influencer_id,),
    ).fetchall()
    for stages in (OPEN, {PARKED}, CLOSED if heard == "in" or wanted else ()):
        for number, stage in rows:
            if stage in stages:
                return int(number)
    return None


def check_stage(stage: str) -> None:
    """Raise Invalid for a stage that is none."""
    if stage not in STAGES:
        raise Invalid(N_("There is no stage called {stage}."), stage=stage)
