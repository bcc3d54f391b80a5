"""Carrying pieces of content from one day to another: the rules, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import _, ngettext
from tui.show import show
from tui.widgets.calendar_words import day_name, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.content_calendar import DayEntry, InTheWay
    from tui.widgets.calendar_days import Key


@dataclass(frozen=True, slots=True)
class Carry:
    """Pieces that were picked up on a day; they keep their distance to one another."""

    entries: tuple[DayEntry, ...]
    start: date
    """The day that the cursor was on."""

    @property
    def ids(self) -> tuple[int, ...]:
        """The pieces."""
        return tuple(dict.fromkeys(entry.deliverable_id for entry in self.entries))

    @property
    def what(self) -> Literal["both", "draft"]:
        """``draft`` for the day of the draft alone; else ``both``: it moves along."""
        return "draft" if self.entries[0].what == "draft" else "both"

    def days(self, to: date) -> int:
        """How far it goes, in days."""
        return (to - self.start).days

    def target(self, entry: DayEntry, to: date) -> date:
        """Where one of the pieces would stand."""
        # Where the cursor may go there is room around it for whatever is carried; what
        # is carried from far off stops where the calendar ends.
        try:
            return entry.on + timedelta(days=self.days(to))
        except OverflowError:
            return date.max

    def lifted(self, on: date, to: date) -> frozenset[Key]:
        """What is missing on a day meanwhile."""
        if not self.days(to):
            return frozenset()
        return frozenset(entry.key for entry in self.entries if entry.on == on)

    def ghosts(self, on: date, to: date) -> tuple[DayEntry, ...]:
        """What would be put on a day."""
        if not self.days(to):
            return ()
        return tuple(one for one in self.entries if self.target(one, to) == on)


def movable(chosen: Sequence[DayEntry]) -> tuple[DayEntry, ...]:
    """Those that can be moved: not what is live, and no draft that moves along."""
    posts = {entry.deliverable_id for entry in chosen if entry.what == "due"}
    return tuple(
        entry
        for entry in chosen
        if entry.what == "due"
        or (entry.what == "draft" and entry.deliverable_id not in posts)
    )


def why_not(chosen: Sequence[DayEntry]) -> str:
    """Why none of these can be picked up, in a sentence; "" when some can."""
    if not chosen:
        return _("Nothing stands on this day.")
    free = movable(chosen)
    if not free:
        if len(chosen) == 1:
            text = _("{name} is live since {day}: that day cannot be moved.")
            day = fmt.plain_day(chosen[0].on)
            return text.format(name=show(chosen[0].name), day=day)
        return _("All of these are live: such a day cannot be moved.")
    if len({entry.what for entry in free}) > 1:
        return _("Drafts and posts are moved apart: mark one kind only.")
    return ""


def moving(carry: Carry, to: date, today: date) -> str:
    """What is moved, from where to where."""
    days = carry.days(to)
    if len(carry.entries) > 1:
        text = ngettext("{count} piece", "{count} pieces", len(carry.entries))
        what = text.format(count=fmt.whole(len(carry.entries)))
        begin, end = carry.start, to
    else:
        entry = carry.entries[0]
        what, begin, end = show(entry.name), entry.on, carry.target(entry, to)
    if not days:
        text = _("{what} is picked up: arrows carry it to another day")
        return text.format(what=what)
    return _("{what}: {begin} → {end}, {far}").format(
        what=what,
        begin=fmt.plain_day(begin, year=False),
        end=day_name(end, today),
        far=how_far(days),
    )


def how_far(days: int) -> str:
    """How much later or earlier."""
    count = abs(days)
    if days > 0:
        text = ngettext("{count} day later", "{count} days later", count)
    else:
        text = ngettext("{count} day earlier", "{count} days earlier", count)
    return text.format(count=fmt.whole(count))


def shifted(count: int, days: int) -> str:
    """How many were moved how far, and that it can be taken back."""
    text = ngettext("Moved {count} piece: {far}", "Moved {count} pieces: {far}", count)
    said = text.format(count=fmt.whole(count), far=how_far(days))
    return " ".join((f"{said}.", _("u takes it back.")))


def against(
    carry: Carry,
    to: date,
    today: date,
    off: Mapping[date, str],
    ways: Mapping[int, InTheWay],
) -> list[tuple[str, str]]:
    """What stands against these days, then what else comes of the move, with tones."""
    said: dict[str, str] = {}
    for entry in carry.entries if carry.days(to) else ():
        day = carry.target(entry, to)
        if day < today:
            said[_("! that day is over")] = "error"
        if day.weekday() > 4 or day in off:
            name = show(off.get(day) or "") or _("weekend")
            said[f"{fmt.plain_day(day, year=False)}: {name}"] = "warning"
        if entry.what == "due" and (way := ways.get(entry.deliverable_id)) is not None:
            said |= dict.fromkeys(_clashes(entry, day, way, today), "warning")
        said |= _drafts(carry, entry, day)
    return [*said.items()]


def _clashes(entry: DayEntry, day: date, way: InTheWay, today: date) -> list[str]:
    """What of others stands against a day."""
    said, name = [], show(entry.name)
    if (other := way.taken.get(day)) is not None:
        other = _(CONTENT_KIND[other]) if other in CONTENT_KIND else show(other)
        text = _("≠ {name}, same account that day: {other}")
        said.append(text.format(name=name, other=other))
    for first, last, campaign in way.barred:
        if first <= day <= last:
            text = _("≠ {name} is bound to {campaign} until {day}")
            whom = show(campaign) if campaign else _("somebody")
            said.append(text.format(name=name, campaign=whom, day=plain(last, today)))
    return said


def _drafts(carry: Carry, entry: DayEntry, day: date) -> dict[str, str]:
    """What becomes of the draft of a piece, or stands against its day."""
    if entry.what == "draft":
        live = entry.live_due_on
        if live is not None and live < day:
            text = _("! its post is due before that, on {day}")
            return {text.format(day=fmt.plain_day(live, year=False)): "error"}
    elif len(carry.entries) == 1 and entry.draft_due_on is not None:
        text = _("its draft moves along to {day}")
        draft = entry.draft_due_on + (day - entry.on)
        return {text.format(day=fmt.plain_day(draft, year=False)): "hint"}
    return {}
