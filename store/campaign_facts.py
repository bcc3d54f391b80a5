"""The facts of campaigns, counted from the file for the checklist to judge.

Each question is asked once for all campaigns that are wanted, through the index of
their collaborations. People in the trash are left out, as everywhere.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from checklists.compliance import ITEMS
from checklists.facts import RETRO, STRATEGY, CampaignFacts, Tally
from store.campaign_money_facts import PlannedMoney, read_money
from store.campaign_results_facts import ResultFacts, read_result_facts
from store.campaign_standing import AGREED, PATIENCE
from store.rules.content_words import HANDED_IN
from store.rules.pipeline import OPEN
from store.rules.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.engine import Database

NAMED = 8
"""Names of those who lack something that are worth keeping; a sentence says fewer."""

USUAL_QUIET = "active"
"""Whose limit of silence holds for people whose status has none of its own."""


class _Person(NamedTuple):
    """One collaboration as the checklist sees it; days are ISO text, as in the file."""

    campaign: int
    id: int
    name: str
    stage: str
    fits: bool
    known: bool
    signed: bool
    breached: bool
    decided: bool
    next_on: str | None
    last_on: str | None
    since: str
    """The day it came to its stage."""
    status: str
    limit: int | None
    """Days this person may be left alone, where it was said of this person."""


class _Piece(NamedTuple):
    """One piece of content; days are ISO text, as in the file."""

    campaign: int
    collaboration: int
    title: str | None
    state: str
    is_told: bool | None
    """Whether it is said what it is about."""
    account: int | None
    draft_due: str | None
    live_due: str | None
    is_excused: bool | None
    """Whether a reason is written down."""
    is_reviewed: bool
    """Whether a look at it was noted."""
    on_guideline: int | None
    """1 when it was found on the guideline, 0 when not."""
    on_brand: int | None
    """The same of its fit with the brand."""
    well: int
    """Points of the compliance list found in order."""
    is_kept: bool
    """Whether its file is in the library."""
    is_bound: bool
    """Whether somebody else's exclusivity stands against its day."""


def read_facts(
    database: Database,
    campaign_ids: Sequence[int],
    today: date,
    quiet_days: Mapping[str, int],
) -> dict[int, CampaignFacts]:
    """What is known of these campaigns, by number; those that are gone are left out.

    ``quiet_days`` says after how many silent days somebody counts as quiet, by status;
    a person's own limit goes before it.
    """
    ids = (json.dumps(list(campaign_ids)),)
    people = _by_campaign(map(_Person._make, database.read(_PEOPLE, ids)))
    pieces = _by_campaign(map(_Piece._make, database.read(_PIECES, ids)))
    found = {}
    money = read_money(database, ids[0])
    results = read_result_facts(database, ids[0])
    rows = database.read(_CAMPAIGNS, ids)
    for number, starts, ends, budget, concluded, *parts in rows:
        inside = people.get(number, [])
        whose = {one.id: one.name for one in inside}
        content = [one for one in pieces.get(number, ()) if one.collaboration in whose]
        planned = money.get(number, PlannedMoney())
        came = results.get(number, ResultFacts())
        facts = CampaignFacts(
            strategy=_there(STRATEGY, parts[:3]),
            retro=_there(RETRO, parts[3:]),
            ends_on=date.fromisoformat(ends) if ends else None,
            budget_minor=planned.in_lines if budget is None else budget,
            budget_lines=planned.lines,
            planned=planned.groups,
            committed_minor=planned.committed,
            kept=_kept(inside),
            reported_on=came.reported_on,
            report_lines=came.lines,
            mentions=came.mentions,
            brand_readings=came.brand_readings,
            brand_concluded=bool(clean(concluded or "")),
        )
        facts = _with_agreed(facts, inside, content)
        facts = _with_engaged(facts, inside, today, quiet_days)
        found[number] = _with_content(facts, content, whose, (starts, ends))
    return found


_Row = TypeVar("_Row", _Person, _Piece)


def _by_campaign(rows: Iterable[_Row]) -> dict[int, list[_Row]]:
    grouped: dict[int, list[_Row]] = {}
    for row in rows:
        grouped.setdefault(row.campaign, []).append(row)
    return grouped


def _there(codes: Sequence[str], values: Sequence[object]) -> frozenset[str]:
    """The codes whose value is more than nothing, or blank."""
    return frozenset(
        code
        for code, value in zip(codes, values, strict=True)
        if (clean(value) if isinstance(value, str) else value)
    )


def _tally(people: Sequence[_Person], lacking: Sequence[_Person]) -> Tally:
    names = tuple(one.name for one in lacking[:NAMED])
    return Tally(len(people), len(people) - len(lacking), names)


def _kept(people: Iterable[_Person]) -> Tally:
    """Signed contracts without an open breach; such a breach counts by itself too."""
    bound = [one for one in people if one.signed or one.breached]
    return _tally(bound, [one for one in bound if one.breached])


def _with_agreed(
    facts: CampaignFacts, people: Sequence[_Person], pieces: Sequence[_Piece]
) -> CampaignFacts:
    """Add what is asked of everybody agreed or wrapped."""
    owing = {one.collaboration for one in pieces if one.state != "cancelled"}
    undated = {
        one.collaboration
        for one in pieces
        if one.state != "cancelled" and one.live_due is None
    }
    agreed = [one for one in people if one.stage in AGREED]
    # Before any content is owed, the next step and its day are the schedule.
    unplanned = [
        one
        for one in agreed
        if one.id in undated or (one.id not in owing and one.next_on is None)
    ]
    return replace(
        facts,
        fit=_tally(agreed, [one for one in agreed if not one.fits]),
        known=_tally(agreed, [one for one in agreed if not one.known]),
        contracts=_tally(agreed, [one for one in agreed if not one.signed]),
        due_dates=_tally(agreed, unplanned),
        decisions=_tally(agreed, [one for one in agreed if not one.decided]),
    )


def _with_engaged(
    facts: CampaignFacts,
    people: Sequence[_Person],
    today: date,
    quiet_days: Mapping[str, int],
) -> CampaignFacts:
    """Add what is asked of everybody who did not decline and is not parked.

    Whoever is wrapped owes nothing more. Stuck is what should have been done PATIENCE
    ago; without a day for it, where as long nothing was said and nothing moved.
    """
    engaged = [one for one in people if one.stage in OPEN or one.stage == "wrapped"]
    owing = [one for one in engaged if one.stage in OPEN]
    patient = (today - PATIENCE).isoformat()
    stuck = [
        one
        for one in owing
        if (one.next_on or max(one.since, one.last_on or "")) < patient
    ]
    return replace(
        facts,
        moving=_tally(engaged, stuck),
        next_steps=_tally(engaged, [one for one in owing if one.next_on is None]),
        in_touch=_in_touch(engaged, owing, today, quiet_days),
    )


def _in_touch(
    engaged: Sequence[_Person],
    owing: Sequence[_Person],
    today: date,
    quiet_days: Mapping[str, int],
) -> Tally:
    """Who was spoken to lately enough.

    Somebody new who was never spoken to is left out for as long as the limit allows;
    but while nobody was spoken to, nothing is in order.
    """
    usual = quiet_days[USUAL_QUIET]
    first = {
        days: _days_before(today, days)
        for days in {one.limit or quiet_days.get(one.status, usual) for one in owing}
    }
    fresh, silent = set(), []
    for one in owing:
        limit = first[one.limit or quiet_days.get(one.status, usual)]
        if (one.last_on or one.since) < limit:
            silent.append(one)
        elif one.last_on is None:
            fresh.add(one.id)
    if len(fresh) == len(engaged):
        return _tally(engaged, engaged)
    return _tally([one for one in engaged if one.id not in fresh], silent)


def _days_before(today: date, days: int) -> str:
    """That many days ago, as ISO text; "" for longer ago than there are dates."""
    if days >= today.toordinal():
        return ""
    return (today - timedelta(days=days)).isoformat()


def _with_content(
    facts: CampaignFacts,
    pieces: Sequence[_Piece],
    whose: Mapping[int, str],
    window: tuple[str | None, str | None],
) -> CampaignFacts:
    """Add what is asked of every piece of content; of cancelled ones only why.

    A piece is named by whose it is, and by its title: to say its kind would need the
    reader's language.
    """

    def tally(content: Sequence[_Piece], lacking: Sequence[_Piece]) -> Tally:
        names = tuple(
            f"{whose[one.collaboration]}: {one.title}"
            if one.title
            else whose[one.collaboration]
            for one in lacking[:NAMED]
        )
        return Tally(len(content), len(content) - len(lacking), names)

    owed = [one for one in pieces if one.state != "cancelled"]
    days = Counter((one.account, one.live_due) for one in owed)
    clashing = [
        one
        for one in owed
        if one.is_bound
        or (
            one.account is not None
            and one.live_due is not None
            and days[one.account, one.live_due] > 1
        )
    ]
    unfinished = [
        one
        for one in pieces
        if one.state != "live" and not (one.state == "cancelled" and one.is_excused)
    ]
    handed_in = [one for one in owed if one.state in HANDED_IN]
    passed = [one for one in owed if one.state in {"approved", "live"}]
    live = [one for one in owed if one.state == "live"]
    facts = replace(
        facts,
        reviewed=tally(handed_in, [one for one in handed_in if not _seen(one)]),
        on_guideline=tally(
            handed_in, [one for one in handed_in if one.on_guideline != 1]
        ),
        changes_made=tally(
            handed_in, [one for one in handed_in if one.state == "changes_requested"]
        ),
        used=tally(
            passed, [one for one in passed if one.state != "live" and not one.is_kept]
        ),
        disclosed=tally(live, [one for one in live if one.well < len(ITEMS)]),
        on_brand=tally(passed, [one for one in passed if one.on_brand != 1]),
    )
    return replace(
        facts,
        substance=tally(owed, [one for one in owed if not one.is_told]),
        placed=tally(owed, [one for one in owed if one.account is None]),
        scheduled=tally(owed, [one for one in owed if _outside(one, *window)]),
        unclashed=tally(owed, clashing),
        finished=tally(pieces, unfinished),
    )


def _seen(piece: _Piece) -> bool:
    """Whether a draft, or what went live without one, was looked at."""
    return piece.state != "submitted" and (
        piece.is_reviewed or piece.on_guideline is not None
    )


def _outside(piece: _Piece, starts: str | None, ends: str | None) -> bool:
    """Whether a piece has no day, or one of its days is not inside the campaign."""
    live = piece.live_due
    if live is None or starts is None or ends is None:
        return True
    return min(live, piece.draft_due or live) < starts or ends < max(
        live, piece.draft_due or live
    )


_CAMPAIGNS = """
SELECT g.id, g.starts_on, g.ends_on, g.budget_minor, g.image_conclusion, g.objective,
 EXISTS (SELECT 1 FROM target t WHERE t.campaign_id=g.id), g.brief_summary,
 g.retro_boost, g.retro_fix, g.retro_part, g.retro_recruit
FROM json_each(?) j CROSS JOIN campaign g ON g.id=j.value
"""

_PEOPLE = """
SELECT c.campaign_id, c.id, i.name, c.stage,
 i.fit_reach+i.fit_authenticity+i.fit_engagement+i.fit_voice NOTNULL,
 EXISTS (SELECT 1 FROM account a WHERE a.influencer_id=i.id
  AND a.audience_country NOTNULL AND EXISTS
  (SELECT 1 FROM account_reading r WHERE r.account_id=a.id)),
 EXISTS (SELECT 1 FROM contract k WHERE k.collaboration_id=c.id
  AND k.status IN ('signed','ended') AND k.signed_on NOTNULL),
 EXISTS (SELECT 1 FROM breach b WHERE b.collaboration_id=c.id AND b.settled_on ISNULL),
 c.decision NOTNULL, c.next_step_on, c.last_on, c.stage_since, i.status,
 i.contact_every_days
FROM json_each(?) j CROSS JOIN collaboration c INDEXED BY ix_collaboration_campaign_id
 ON c.campaign_id=j.value
CROSS JOIN influencer i ON i.id=c.influencer_id AND i.archived_at ISNULL
"""
"""In the order of that index: by campaign, stage and number."""

_PIECES = """
SELECT c.campaign_id, c.id, d.title, d.state,
 trim(d.substance)<>'', d.account_id, d.draft_due_on, d.live_due_on,
 trim(d.reason)<>'',
 EXISTS (SELECT 1 FROM review r WHERE r.deliverable_id=d.id),
 (SELECT k.ok FROM compliance_check k WHERE k.deliverable_id=d.id
  AND k.item='guideline'),
 (SELECT k.ok FROM compliance_check k WHERE k.deliverable_id=d.id
  AND k.item='brand_fit'),
 (SELECT ifnull(sum(k.ok),0) FROM compliance_check k WHERE k.deliverable_id=d.id
  AND k.item NOT IN ('guideline','brand_fit')),
 EXISTS (SELECT 1 FROM asset a WHERE a.deliverable_id=d.id),
 d.state NOT IN ('live','cancelled') AND EXISTS (SELECT 1 FROM collaboration oc
  CROSS JOIN contract o ON o.collaboration_id=oc.id
  WHERE oc.influencer_id=c.influencer_id AND oc.id<>c.id
  AND oc.campaign_id IS NOT c.campaign_id AND o.status IN ('signed','ended')
  AND o.exclusivity_until>=d.live_due_on
  AND coalesce(o.starts_on, o.signed_on, '0')<=d.live_due_on
  AND NOT EXISTS (SELECT 1 FROM campaign g CROSS JOIN campaign og
   ON og.id=oc.campaign_id AND fold(og.brand)=fold(g.brand)
   WHERE g.id=c.campaign_id))
FROM json_each(?) j CROSS JOIN collaboration c INDEXED BY ix_collaboration_campaign_id
 ON c.campaign_id=j.value
CROSS JOIN deliverable d ON d.collaboration_id=c.id
"""
