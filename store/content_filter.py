"""Turns a filter of content into SQL: text and parameters, no database.

The SQL speaks of ``deliverable d`` and, where something else is asked, of its
``collaboration c``, of ``account u`` that it is for, of ``campaign g``, and of the
tables of the roster's filters: ``roster_line l`` and ``roster_search s``. What nobody
knows (NULL) matches no condition, and every negated one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.content_sorts import AHEAD, DAY, LANE, MAKING, NEXT, PLATFORM
from store.roster_filter import (
    any_of,
    compare,
    condition,
    contains,
    is_any,
    is_there,
    presence,
    put_together,
)
from store.rules.content_words import MY_TURN, OWN_CHECKS
from store.rules.text import fold, is_initials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from store.roster_filter import Compiled, Parameter, Piece
    from store.rules.filters import Filter, Term
    from store.rules.tiers import Tiers


def compile_content(
    filter: Filter,  # noqa: A002 - its name
    tiers: Tiers,
    today: date,
) -> Compiled:
    """Turn a filter into SQL; raises FilterProblem for a tier that is not one."""

    def ask(term: Term) -> Piece:
        if not term.field:
            return _word(term, tiers)
        own = _CONDITIONS.get(term.field)
        return own(term, today) if own else condition(term, tiers)

    return put_together(filter.terms, ask)


_KEPT = """(c.campaign_id IS NULL OR c.campaign_id NOT IN
 (SELECT id FROM campaign WHERE archived_at IS NOT NULL))"""
AT_WORK = f"""(c.stage NOT IN ('wrapped','declined')
 OR d.state='live' AND c.stage<>'declined') AND {_KEPT}"""
"""Whether something is still waited for: as the list of the day sees it."""

LATE = f"{NEXT} < ? AND {AT_WORK}"
"""Whether its next day has passed; the parameter is today."""

_MINE = ",".join(f"'{lane}'" for lane in sorted(MY_TURN))
TURN = f"""(CASE WHEN {LANE} IN ({_MINE}) THEN 'me'
 WHEN {LANE} IN ('measured','cancelled') THEN '' ELSE 'influencer' END)"""
"""Who has the next move: me, influencer, or nobody any more."""

_OWN = ",".join(f"'{item}'" for item in OWN_CHECKS)
CHECKED = f"""(SELECT count(*) FROM compliance_check q
 WHERE q.deliverable_id=d.id AND q.item NOT IN ({_OWN}))"""
"""How many points of the compliance list were looked at."""

FAILED = """(SELECT count(*) FROM compliance_check q
 WHERE q.deliverable_id=d.id AND q.ok=0)"""
"""How many points were found not to be in order."""

COMPLETE = 12
"""Points of the compliance list."""

# As the calendar sees it: whoever named no account may mean the same one.
SAME_DAY = """EXISTS (SELECT 1 FROM collaboration ec
 CROSS JOIN deliverable e ON e.collaboration_id=ec.id
 WHERE ec.influencer_id=c.influencer_id AND e.id<>d.id AND e.state<>'cancelled'
 AND ifnull(e.account_id,d.account_id) IS ifnull(d.account_id,e.account_id)
 AND ifnull(e.live_on,e.live_due_on)=d.live_due_on)"""
"""Whether another piece is to be seen on the same account on its day."""

# As contracts see it: work for the same brand is in nobody's way.
EXCLUSIVE = """EXISTS (SELECT 1 FROM collaboration oc
 CROSS JOIN contract o ON o.collaboration_id=oc.id
 LEFT JOIN campaign h ON h.id=c.campaign_id
 LEFT JOIN campaign og ON og.id=oc.campaign_id
 WHERE oc.influencer_id=c.influencer_id AND oc.id<>c.id
 AND (c.campaign_id IS NULL OR oc.campaign_id IS NOT c.campaign_id)
 AND o.status IN ('signed','ended') AND o.exclusivity_until>=d.live_due_on
 AND coalesce(o.starts_on,o.signed_on,'0')<=d.live_due_on
 AND ifnull(fold(og.brand)=fold(h.brand),0)=0)"""
"""Whether somebody promised elsewhere to work for nobody else on its day."""

_BOUND = """c.influencer_id IN (SELECT oc.influencer_id FROM contract o
 CROSS JOIN collaboration oc ON oc.id=o.collaboration_id
 WHERE o.exclusivity_until IS NOT NULL)"""

_COLUMNS = {
    "state": LANE,
    "kind": "d.kind",
    "platform": PLATFORM,
    "waiting": TURN,
    "due": NEXT,
    "draft": "d.draft_due_on",
    "live": DAY,
    "since": "d.state_since",
    "round": "d.round",
    "checked": CHECKED,
}

_THERE = {
    "campaign": "c.campaign_id IS NOT NULL",
    "due": f"{NEXT} IS NOT NULL",
    "draft": "d.draft_ref <> ''",
    "live": f"{DAY} IS NOT NULL",
    "title": "d.title <> ''",
    "caption": "d.caption <> ''",
    "post": "d.post_url <> ''",
}

_PLACES = {
    "open": f"{LANE} NOT IN ('measured','cancelled')",
    "over": f"{LANE} IN ('measured','cancelled')",
    "late": LATE,
    "due": f"{NEXT} <= ? AND {AT_WORK}",
    "clash": f"{AHEAD} AND d.live_due_on IS NOT NULL"
    f" AND ({SAME_DAY} OR {_BOUND} AND {EXCLUSIVE})",
    "undated": f"{AHEAD} AND d.live_due_on IS NULL"
    f" AND NOT ({MAKING} AND d.draft_due_on IS NOT NULL)",
    "failed": f"{FAILED} > 0",
    "unchecked": f"d.state='live' AND {CHECKED} < {COMPLETE}",
}


def _word(term: Term, tiers: Tiers) -> Piece:
    """A word is looked for in whatever names the person, and in the title."""
    sql, parameters = condition(term, tiers)
    word = term.values[0]
    if is_initials(word):
        return sql, parameters
    # LIKE folds no more than plain letters, but asks nothing outside the database.
    plain = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{sql} OR d.title LIKE ? ESCAPE '\\'", [*parameters, f"%{plain}%"]


def _exact(term: Term, _today: date) -> Piece:
    return is_any(_COLUMNS[term.field], term.values)


def _day(term: Term, _today: date) -> Piece:
    if term.op == ":":
        return is_any(_COLUMNS[term.field], term.values)
    column = _COLUMNS[term.field]
    return any_of([f"{column} {term.op} ?"] * len(term.values)), [*term.values]


def _days(term: Term, today: date) -> Piece:
    """Days since it came to its state."""
    sql, parameters = compare(term, "(julianday(?) - julianday(d.state_since))")
    return sql, [today.isoformat(), *parameters]


def _count(term: Term, _today: date) -> Piece:
    return compare(term, _COLUMNS[term.field])


def _campaign(term: Term, _today: date) -> Piece:
    named, values = contains("k.name_key", [fold(value) for value in term.values])
    return f"c.campaign_id IN (SELECT k.id FROM campaign k WHERE {named})", values


def _text(column: str) -> Callable[[Term, date], Piece]:
    def ask(term: Term, _today: date) -> Piece:
        folded = [fold(value) for value in term.values]
        return contains(f"fold(coalesce({column}, ''))", folded)

    return ask


def _presence(term: Term, _today: date) -> Piece:
    return presence(term, lambda name: _THERE.get(name) or is_there(name))


def _place(term: Term, today: date) -> Piece:
    parts = [_PLACES[value] for value in term.values]
    days: list[Parameter] = [today.isoformat()] * sum(part.count("?") for part in parts)
    return any_of(parts), days


_CONDITIONS: Mapping[str, Callable[[Term, date], Piece]] = {
    **dict.fromkeys(("state", "kind", "platform", "waiting"), _exact),
    **dict.fromkeys(("due", "draft", "live", "since"), _day),
    "days": _days,
    **dict.fromkeys(("round", "checked"), _count),
    "campaign": _campaign,
    "title": _text("d.title"),
    "caption": _text("d.caption"),
    "post": _text("d.post_url"),
    **dict.fromkeys(("has", "no"), _presence),
    "is": _place,
}
"""What is asked of the content; everything else is asked of the person."""
