"""A calendar of content: to move in, mark, open, and carry pieces to other days in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from textual.message import Message
from textual.reactive import var

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.widgets.calendar_carry import Carry, against, movable, moving, why_not
from tui.widgets.calendar_days import DAY, CalendarShown
from tui.widgets.calendar_mouse import CalendarMouse
from tui.widgets.calendar_words import wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from textual.strip import Strip

    from store.content_calendar import DayEntry, InTheWay
    from tui.widgets.calendar_days import Grid, Key
    from tui.widgets.calendar_paint import CalendarPainter

__all__ = ["CalendarShown", "ContentCalendar"]


class ContentCalendar(CalendarMouse):
    """Days of content that say where the cursor is, and what was carried where.

    Letters, Enter and Escape are the screen's to bind, to the ``action_`` methods here:
    ``open`` puts down what is carried, else opens; ``clear_marks`` lets go of it first.
    """

    @dataclass(eq=False)
    class Said(Message):
        """Whatever a calendar has to say; ``control`` is that calendar."""

        calendar: ContentCalendar = field(kw_only=True)

        @property
        def control(self) -> ContentCalendar:
            """The calendar that says it."""
            return self.calendar

    @dataclass(eq=False)
    class Moved(Said):
        """The cursor is on another day, or another piece; None where there is none."""

        day: date
        deliverable_id: int | None

    @dataclass(eq=False)
    class Opened(Said):
        """The current piece was asked for."""

        deliverable_id: int

    @dataclass(eq=False)
    class PickedUp(Said):
        """Pieces are carried: what stands against their days is for ``ways``."""

        ids: tuple[int, ...]

    @dataclass(eq=False)
    class PutDown(Said):
        """Nothing is carried any more, be it that it was moved or not."""

    @dataclass(eq=False)
    class Dragged(Said):
        """Pieces are to go so many days on: ``both`` their days, or the ``draft``.

        ``start`` and ``key`` tell where the cursor was, should it be refused; they were
        ``carried`` there, or moved by a key that may come again.
        """

        ids: tuple[int, ...]
        days: int
        what: Literal["both", "draft"]
        start: date
        key: Key
        carried: bool

    @dataclass(eq=False)
    class Marked(Said):
        """The marks have changed; so many pieces are marked now."""

        count: int

    @dataclass(eq=False)
    class NeedsDays(Said):
        """Days are in sight that were not read: they are for ``shown``."""

        first: date
        last: date

    @dataclass(eq=False)
    class NeedsWhole(Said):
        """Of these days all is to be read, not the first few: for ``put_days``."""

        days: tuple[date, ...]

    @dataclass(eq=False)
    class Told(Said):
        """A sentence for whoever pressed a key that did nothing."""

        text: str

    ways: var[Mapping[int, InTheWay]] = var({}, init=False)
    """What stands against other days of the pieces that are carried."""

    _carry: Carry | None = None
    _said: tuple[date, int | None] | None = None
    _asked: tuple[date, date] | None = None

    # What is current

    @property
    def current(self) -> DayEntry | None:
        """The piece that keys are about: the one that is carried, else the selected."""
        if self._carry is not None:
            return self._carry.entries[0]
        return self.selected

    @property
    def current_id(self) -> int | None:
        """Its number."""
        return None if self.current is None else self.current.deliverable_id

    @property
    def is_carrying(self) -> bool:
        """Whether pieces were picked up, and arrows carry them."""
        return self._carry is not None

    @property
    def chosen(self) -> Sequence[DayEntry]:
        """The marked entries, or the current one."""
        if self._marks:
            return tuple(self._marks.values())
        return () if self.selected is None else (self.selected,)

    def on_mount(self) -> None:
        """Say where the cursor is, if days were shown before anybody could hear."""
        self._ask_for_days()
        self._settled()

    def watch_shown(self) -> None:
        """Read anew."""
        self._asked = None
        super().watch_shown()

    def watch_ways(self) -> None:
        """Now it is known what stands against the move."""
        self._pane = None
        self.refresh()

    def action_open(self) -> None:
        """Put down what is carried; else ask for the current piece."""
        if self.is_carrying:
            self.action_drop()
        elif (here := self.current_id) is not None:
            self.post_message(self.Opened(here, calendar=self))

    def action_clear_marks(self) -> bool:
        """Let go of what is carried; else take the marks away. False for neither."""
        if self.is_carrying:
            self.action_put_back()
            return True
        return super().action_clear_marks()

    # Carrying

    def action_pick_up(self) -> None:
        """Take the marked pieces, or the current one, to carry them to another day."""
        if self._day is None or self.is_carrying:
            return
        chosen = self.chosen
        if reason := why_not(chosen):
            self._tell(reason)
            return
        free = movable(chosen)
        if kept := sum(entry.is_fixed for entry in chosen):
            text = ngettext(
                "{count} is live and stays where it is.",
                "{count} are live and stay where they are.",
                kept,
            )
            self._tell(text.format(count=fmt.whole(kept)))
        self._carry = Carry(free, self._day)
        self.ways = {}
        self._carried()
        self.post_message(self.PickedUp(self._carry.ids, calendar=self))

    def action_drop(self) -> None:
        """Put down here what is carried; on its own day nothing was moved."""
        if (carry := self._carry) is None or self._day is None:
            return
        if not (days := carry.days(self._day)):
            self.action_put_back()
            return
        self._carry = None
        self._drag(carry, days, carried=True)
        self._carried()

    def action_put_back(self) -> None:
        """Let everything stay where it was."""
        if (carry := self._carry) is None:
            return
        self._carry = None
        self.go_to(carry.start, carry.entries[0].key)
        self._carried()

    def action_day_later(self) -> None:
        """Move the marked pieces, or the current one, to the next day."""
        self._shift(1)

    def action_day_earlier(self) -> None:
        """Move them to the day before."""
        self._shift(-1)

    def _shift(self, days: int) -> None:
        if self._day is None or self.is_carrying:
            return
        if reason := why_not(self.chosen):
            self._tell(reason)
            return
        carry = Carry(movable(self.chosen), self._day)
        self._drag(carry, days, carried=False)

    def _drag(self, carry: Carry, days: int, *, carried: bool) -> None:
        """Have pieces moved; the cursor goes along with the first of them."""
        first, to = carry.entries[0], carry.start + days * DAY
        self._move_to(to)
        self._aim = first.key
        self._awaited = replace(first, on=carry.target(first, to))
        for entry in carry.entries:
            if entry.key in self._marks:
                there = replace(entry, on=carry.target(entry, to))
                self._marks[entry.key] = there
        how = carry.ids, days, carry.what, carry.start, first.key, carried
        self.post_message(self.Dragged(*how, calendar=self))

    def _carried(self) -> None:
        """Something is carried now, or no longer."""
        self._repaint_all()
        if not self.is_carrying:
            self.post_message(self.PutDown(calendar=self))

    def _tell(self, text: str) -> None:
        self.post_message(self.Told(text, calendar=self))

    def _lifted(self, on: date) -> frozenset[Key]:
        if self._carry is None or self._day is None:
            return super()._lifted(on)
        return self._carry.lifted(on, self._day)

    def _ghosts(self, on: date) -> tuple[DayEntry, ...]:
        if self._carry is None or self._day is None:
            return super()._ghosts(on)
        return self._carry.ghosts(on, self._day)

    def _words(
        self, grid: Grid, width: int, height: int, paint: CalendarPainter
    ) -> list[Strip]:
        if self._carry is None or self._day is None or self.shown is None:
            return super()._words(grid, width, height, paint)
        today = self.shown.today
        said = against(self._carry, self._day, today, self.off, self.ways)
        if self._carry.days(self._day) and all(tone == "hint" for _text, tone in said):
            said.insert(0, (_("Nothing stands against it"), "success"))
        keys = _("Enter puts it there, Esc leaves it where it was")
        head = moving(self._carry, self._day, today)
        if not grid.is_wide:
            line: list[tuple[str, str]] = [("  ", "")]
            for text, tone in said:
                line += [(" · ", "dim")] * (len(line) > 1)
                line.append((text, tone))
            lines = [tuple(line)] if said else []
            strips = paint.pane([*lines, (("  ", ""), (keys, "hint"))], width)
            return [paint.pane_head(head, "ghost", width), *strips][:height]
        lines = []
        for text, tone in ((head, "strong"), ("", ""), *said, ("", ""), (keys, "hint")):
            lines += [((line, tone),) for line in wrapped(text, width - 1) or [""]]
        title = _("Carrying")
        return [paint.pane_head(title, "ghost", width), *paint.pane(lines, width)]

    # What is said

    def _settled(self) -> None:
        """Say which day and piece are current, if that has changed."""
        super()._settled()
        if not self.is_mounted or self._day is None:
            return
        now = self._day, self.current_id
        if now != self._said:
            self._said = now
            self.post_message(self.Moved(*now, calendar=self))

    def _say_marked(self) -> None:
        self.post_message(self.Marked(len(self._marks), calendar=self))

    def _ask_for_days(self) -> None:
        if self._day is None or not self.is_mounted or self.wanted is None:
            return
        if self.shown is None or not self.shown.has(*self.wanted):
            if self._asked != self.wanted:
                self._asked = self.wanted
                self.post_message(self.NeedsDays(*self.wanted, calendar=self))
        elif not self.is_read(self._day):
            self._ask_for_whole((self._day,))

    def _ask_for_whole(self, days: Sequence[date]) -> None:
        if self.is_mounted:
            self.post_message(self.NeedsWhole(tuple(days), calendar=self))
