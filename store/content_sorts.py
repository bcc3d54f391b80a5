"""In which order content can be listed, as SQL, and how each order is walked."""

from __future__ import annotations

from typing import NamedTuple

from store.rules.content_words import DAY_SQL, LANE_SQL, LANES

SORTS = (
    *("due", "live", "draft", "name", "handle", "platform", "campaign", "kind"),
    *("title", "lane", "since", "round"),
)
"""What the list can be sorted by."""

LANE = LANE_SQL.replace("measured_on", "d.measured_on").replace("state", "d.state")
DAY = DAY_SQL.replace("live_on", "d.live_on").replace("live_due", "d.live_due")
"""Both as they are written of ``deliverable d``, where their indexes find them too."""

MAKING = "d.state IN ('briefed','drafting','changes_requested')"
"""While a draft is owed; written as its index says it."""

AHEAD = "d.state NOT IN ('live','cancelled')"
"""While it is to be seen; likewise."""

NEXT = f"""(CASE WHEN {MAKING} THEN ifnull(d.draft_due_on,d.live_due_on)
 WHEN d.state='live' THEN d.measure_due_on
 WHEN d.state<>'cancelled' THEN d.live_due_on END)"""
"""The day that comes next: of its draft, of its post, of its figures."""

HANDLE = "ifnull(u.handle,l.handle)"
PLATFORM = "coalesce(nullif(d.post_platform,''),u.platform,l.platform)"
"""Of the account ``u`` that it is for, else of the person's first."""

_DRAFTS = "ix_deliverable_draft_due_on"
_POSTS = "ix_deliverable_live_due_on"
_FIGURES = "ix_deliverable_measure_due_on"
_LANES = "ix_deliverable_lane"
_DAYS = "ix_deliverable_day"


class Walk(NamedTuple):
    """One way along an index: which rows are met, by what they are ordered."""

    where: str
    key: str
    along: str
    """The index."""
    lead: str = "d"
    """The table that the index is of."""


class Part(NamedTuple):
    """A stretch of a list: which rows stand in it, and in which order.

    Met from its beginning, it is made of ``walks`` that share their rows among them,
    each in the order of the whole; without any the rows are sorted. In a stretch that
    ``may_be_bare`` there may be so few rows that a walk would meet none for long.
    """

    where: str
    key: str
    walks: tuple[Walk, ...] = ()
    down: bool = False
    may_be_bare: bool = False

    @property
    def order(self) -> str:
        """What it is sorted by; the plus keeps all of it from being met by an index."""
        way = "DESC" if self.down else "ASC"
        return f"+{self.key} {way}, d.id {way}"


_DRAFT_OWED = Walk(
    f"{MAKING} AND d.draft_due_on IS NOT NULL", "d.draft_due_on", _DRAFTS
)
_POST_OWED = Walk(
    f"{AHEAD} AND d.live_due_on IS NOT NULL"
    f" AND NOT ({MAKING} AND d.draft_due_on IS NOT NULL)",
    "d.live_due_on",
    _POSTS,
)
_FIGURES_OWED = Walk(
    "d.measure_due_on IS NOT NULL AND d.state='live'", "d.measure_due_on", _FIGURES
)


def parts_of(sort: str, *, descending: bool) -> tuple[Part, ...]:
    """The stretches of a list in their order: what nobody knows stands at the end.

    Raises KeyError for a sort there is not.
    """
    if sort == "due":
        owed = (_DRAFT_OWED, _POST_OWED, _FIGURES_OWED)
        over = f"{NEXT} IS NULL"
        return (
            Part(f"{NEXT} IS NOT NULL", NEXT, owed, descending),
            Part(over, DAY, (Walk(over, DAY, _DAYS),), down=True),
        )
    if sort == "lane":
        lanes = reversed(LANES) if descending else LANES
        return tuple(part for lane in lanes for part in lane_parts(lane))
    key, walk = _SORTED[sort]
    known, unknown = f"{key} IS NOT NULL", f"{key} IS NULL"
    walks = () if walk is None else (walk,)
    if sort in _ALWAYS_THERE:
        return (Part("1", key, walks, descending),)
    return (Part(known, key, walks, descending), Part(unknown, "l.name_key"))


def lane_parts(lane: str) -> tuple[Part, ...]:
    """One lane: by what is due next in it, then what has no day; what is over last."""
    here = f"{LANE}='{lane}'"
    if lane in {"measured", "cancelled"}:
        return (Part(here, DAY, (Walk(here, DAY, _LANES),), down=True),)
    if lane == "live":
        owed = Walk(f"{here} AND {_FIGURES_OWED.where}", *_FIGURES_OWED[1:])
        rest = f"{here} AND d.measure_due_on IS NULL"
        return (
            Part(owed.where, owed.key, (owed,), may_be_bare=True),
            Part(rest, DAY, (Walk(rest, DAY, _LANES),), down=True),
        )
    undated = f"{here} AND {DAY} IS NULL"
    if lane in {"submitted", "approved"}:
        dated = f"{here} AND {DAY} IS NOT NULL"
        return (
            Part(dated, DAY, (Walk(dated, DAY, _LANES),)),
            Part(undated, DAY, (Walk(undated, DAY, _LANES),)),
        )
    drafts = Walk(f"{here} AND {_DRAFT_OWED.where}", *_DRAFT_OWED[1:])
    posts = Walk(
        f"{here} AND d.draft_due_on IS NULL AND {DAY} IS NOT NULL", DAY, _LANES
    )
    bare = f"{undated} AND d.draft_due_on IS NULL"
    return (
        Part(f"{here} AND {NEXT} IS NOT NULL", NEXT, (drafts, posts), may_be_bare=True),
        Part(bare, DAY, (Walk(bare, DAY, _LANES),)),
    )


_SORTED: dict[str, tuple[str, Walk | None]] = {
    "live": (DAY, Walk(f"{DAY} IS NOT NULL", DAY, _DAYS)),
    "name": ("l.name_key", Walk("1", "l.name_key", "ix_roster_line_name", "l")),
    "draft": ("d.draft_due_on", None),
    "handle": (HANDLE, None),
    "platform": (PLATFORM, None),
    "campaign": ("g.name_key", None),
    "kind": ("d.kind", None),
    "title": ("d.title", None),
    "since": ("d.state_since", None),
    "round": ("d.round", None),
}
_ALWAYS_THERE = frozenset({"name", "kind", "since", "round"})
