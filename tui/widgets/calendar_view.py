"""The part of a calendar of content that is looked at: a grid of days, one in words.

Only what is read is painted; a day that was painted once is kept as it is until
something of it changes. How the cursor moves is in ``calendar_moves``.
"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui import format as fmt
from tui import i18n
from tui.i18n import _, ngettext
from tui.widgets.calendar_days import (
    DAY,
    GAP,
    WEEK,
    CalendarShown,
    Grid,
    Key,
    on_page,
    week_of,
)
from tui.widgets.calendar_paint import (
    SIDE_RULE,
    CalendarPainter,
    DayFace,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.content_calendar import DayEntry
    from tui.widgets.calendar_paint import Cell
    from tui.widgets.record_cells import CursorLook

LOOKS = (
    *("title", "hint", "weekday", "weekday-off", "rule", "rule-here", "number"),
    *("number-off", "number-today", "cursor", "cursor-blurred", "mark", "strong"),
    *("ghost", "lifted", "here", "dim", "warning", "error", "success", "draft"),
)
TONES = ("dim", "warning", "error", "success", "draft", "hint", "lifted", "strong")
"""Looks that stand on the background of the cursor's day as well."""


class CalendarView(Widget, can_focus=True, inherit_bindings=False):
    """A month or a week of content, and the cursor's day in words."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"content-calendar--{n}" for n in LOOKS}
    DEFAULT_CSS = """
    CalendarView {
        height: 1fr;
        background: $surface;
        color: $foreground;

        & > .content-calendar--title { color: $text-primary; text-style: bold; }
        & > .content-calendar--hint { color: $text-muted; }
        & > .content-calendar--weekday { color: $foreground; text-style: bold; }
        & > .content-calendar--weekday-off { color: $text-muted; }
        & > .content-calendar--rule { color: $foreground 20%; }
        & > .content-calendar--rule-here { color: $text-primary; }
        & > .content-calendar--number { color: $foreground; }
        & > .content-calendar--number-off { color: $text-muted; }
        & > .content-calendar--number-today {
            color: $text-accent;
            text-style: bold;
        }
        & > .content-calendar--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        & > .content-calendar--cursor-blurred {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
        & > .content-calendar--here { background: $panel; }
        & > .content-calendar--mark { color: $text-primary; text-style: bold; }
        & > .content-calendar--strong { text-style: bold; }
        & > .content-calendar--ghost {
            background: $accent-muted;
            color: $text-accent;
            text-style: bold italic;
        }
        & > .content-calendar--lifted { color: $text-muted; text-style: strike; }
        & > .content-calendar--dim { color: $text-muted; }
        & > .content-calendar--warning { color: $text-warning; }
        & > .content-calendar--error { color: $text-error; }
        & > .content-calendar--success { color: $text-success; }
        & > .content-calendar--draft { color: $text-secondary; }

        /* Where colours are few or none, the cursor must not depend on them. */
        &:ansi > .content-calendar--cursor-blurred { text-style: underline; }
        &:nocolor > .content-calendar--cursor { text-style: bold reverse; }
        &:nocolor > .content-calendar--cursor-blurred { text-style: underline; }
    }
    """

    shown: var[CalendarShown | None] = var(None, init=False)
    """What was read; the days that are wanted are in ``wanted``."""
    span: var[str] = var("month", init=False)
    """month or week."""
    off: var[Mapping[date, str]] = var({}, init=False)
    """Days on which no business is done, beside weekends: the names of holidays."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._day: date | None = None
        self._selected = 0
        self._marks: dict[Key, DayEntry] = {}
        self._wholes: dict[date, tuple[DayEntry, ...]] = {}
        self._grid: Grid | None = None
        self._painter: CalendarPainter | None = None
        self._cells: dict[date, Cell] = {}
        self._pane: list[Strip] | None = None

    # What is known

    @property
    def day(self) -> date | None:
        """The day that the cursor is on; None before there was one."""
        return self._day

    @property
    def start(self) -> int:
        """The weekday that a week begins with: Sunday in Korean, else Monday."""
        return 6 if i18n.current() == "ko" else 0

    def entries_on(self, on: date) -> tuple[DayEntry, ...]:
        """What stands on a day, as far as it was read."""
        if on in self._wholes or self.shown is None:
            return self._wholes.get(on, ())
        return self.shown.entries.get(on, ())

    def _read_on(self, on: date) -> int:
        """How much of a day was read at first: so much can be shown of it."""
        return 0 if self.shown is None else len(self.shown.entries.get(on, ()))

    def total_on(self, on: date) -> int:
        """How much stands on a day in all."""
        return 0 if self.shown is None else self.shown.totals.get(on, 0)

    def is_read(self, on: date) -> bool:
        """Whether all that stands on a day is here."""
        there = self.shown is not None and self.shown.has(on, on)
        return there and len(self.entries_on(on)) >= self.total_on(on)

    @property
    def selected(self) -> DayEntry | None:
        """The piece that the keys are about, on the day of the cursor."""
        entries = () if self._day is None else self.entries_on(self._day)
        return entries[self._selected] if self._selected < len(entries) else None

    def watch_shown(self) -> None:
        """Other days, or other pieces on them: everything is painted anew."""
        self._wholes.clear()
        self._forget()

    def watch_span(self) -> None:
        """The other way to look at the same day."""
        self._forget()

    def watch_off(self) -> None:
        """Now it is known on which days nobody works."""
        self._forget()

    # Where it stands

    def on_resize(self) -> None:
        """Another size: another grid."""
        self._forget()

    def notify_style_update(self) -> None:
        """Another theme, or the focus: other colours."""
        super().notify_style_update()
        self._painter = None
        self._cells.clear()
        self._pane = None

    def _forget(self) -> None:
        """Lay everything out anew, and paint it."""
        self._grid = None
        self._painter = None
        self._repaint_all()

    def _repaint_all(self) -> None:
        """Paint every day again, where it stands."""
        self._cells.clear()
        self._pane = None
        self.refresh()

    def _grid_for(self, on: date) -> Grid:
        """The grid that shows a day."""
        if self._grid is not None and self._belongs(self._grid, on):
            return self._grid
        # A frame may be painted before the news of another size has arrived.
        self._cells.clear()
        self._pane = None
        if self.span == "week":
            first, needs = week_of(on, self.start), [1]
        else:
            first, last = on_page(on, self.start)
            needs = []
            for week in range((last - first).days // WEEK + 1):
                days = [first + (week * WEEK + number) * DAY for number in range(WEEK)]
                needs.append(1 + max(self._read_on(day) for day in days))
        self._grid = Grid(first, needs, *self.size)
        return self._grid

    def _belongs(self, grid: Grid, on: date) -> bool:
        """Whether a grid of this size is the one of a day."""
        if (grid.width, grid.height) != tuple(self.size):
            return False
        if self.span == "week":
            return grid.first == week_of(on, self.start)
        return grid.first == on_page(on, self.start)[0]

    def _repaint(self, *days: date) -> None:
        """Paint these days again, and what is said of the one of the cursor."""
        self._pane = None
        for on in days:
            self._cells.pop(on, None)
        if self._grid is None:
            self.refresh()
            return
        grid = self._grid
        spots = [place for day in days if (place := grid.place(day)) is not None]
        regions = [Region(*place) for place in spots]
        if grid.is_wide:
            regions.append(
                Region(grid.width - grid.side, 0, grid.side, self.size.height)
            )
        else:
            rest = self.size.height - grid.foot
            regions.append(Region(0, grid.foot, grid.width, rest))
        self.refresh(*regions)

    # Painting

    def render_line(self, y: int) -> Strip:
        """A line of the grid, and of the words beside it or below."""
        on = self._day
        paint = self._paint_with()
        if on is None or self.shown is None:
            return paint.blank(self.size.width)
        grid = self._grid_for(on)
        if not grid.is_wide:
            if y >= grid.foot:
                return self._pane_line(y - grid.foot, grid, paint)
            return self._grid_line(y, grid, grid.width, paint)
        rule = paint.strip((("  ", ""), (SIDE_RULE, "rule"), (" ", "")), 2, "")
        width = grid.width - grid.side - GAP
        rule = paint.strip(((SIDE_RULE, "rule"), (" ", "")), 2, "")
        left = self._grid_line(y, grid, width, paint)
        side = self._pane_line(y, grid, paint)
        return Strip.join([left, rule, side])

    def _grid_line(
        self, y: int, grid: Grid, width: int, paint: CalendarPainter
    ) -> Strip:
        if y == 0:
            return paint.title(self._title(grid), self._hints(), width)
        if y == 1:
            return paint.weekdays(grid).adjust_cell_length(width)
        week = grid.week_at(y)
        if week is None:
            return paint.blank(width)
        strips: list[Strip] = []
        for number in range(WEEK):
            if strips:
                strips.append(paint.blank(GAP))
            cell = self._cell(grid.day(week, number), grid, paint)
            strips.append(cell.lines[y - grid.tops[week]])
        return Strip.join(strips).adjust_cell_length(width, self.rich_style)

    def _cell(self, on: date, grid: Grid, paint: CalendarPainter) -> Cell:
        """The lines of a day as it looks now."""
        cell = self._cells.get(on)
        if cell is None:
            face = self._face(on, grid)
            cell = paint.week(face) if self.span == "week" else paint.month(face)
            self._cells[on] = cell
        return cell

    def _face(self, on: date, grid: Grid) -> DayFace:
        """All that a day is painted from."""
        place = grid.place(on)
        entries = self.entries_on(on)
        width, height = (0, 0) if place is None else (place.width, place.height)
        look: CursorLook = ""
        if on == self._day:
            look = "cursor" if self.has_focus else "cursor-blurred"
        marks = frozenset(one.key for one in entries if one.key in self._marks)
        off = self.off.get(on, "" if on.weekday() > 4 else None)
        month = self._day.month if self._day is not None else 0
        return DayFace(
            on,
            width,
            height,
            entries,
            max(self.total_on(on), len(entries)),
            look,
            self._selected if look else -1,
            today=on if self.shown is None else self.shown.today,
            is_out=self.span == "month" and on.month != month,
            off=off,
            with_month=on.day == 1 or on == grid.first,
            marks=marks,
            lifted=self._lifted(on),
            ghosts=self._ghosts(on),
        )

    def _lifted(self, on: date) -> frozenset[Key]:  # noqa: ARG002 - for who carries
        """Entries of a day that are being carried elsewhere."""
        return frozenset()

    def _ghosts(self, on: date) -> tuple[DayEntry, ...]:  # noqa: ARG002 - likewise
        """Entries that would be put on a day."""
        return ()

    def _paint_with(self) -> CalendarPainter:
        """The painter for the colours of now."""
        if self._painter is None:
            styles = {"base": self.rich_style, "": self.rich_style} | {
                look: self.get_component_rich_style(f"content-calendar--{look}")
                for look in LOOKS
            }
            here = styles["here"]
            behind = here.background_style
            styles |= {f"{tone}-here": styles[tone] + behind for tone in TONES}
            styles["base-here"] = here
            self._painter = CalendarPainter(styles)
        return self._painter

    # Words

    def _title(self, grid: Grid) -> str:
        """Which month it is, or from when to when the week is."""
        if self._day is None:
            return ""
        if self.span == "month":
            return fmt.month(self._day)
        first, last = grid.first, grid.first + 6 * DAY
        return f"{fmt.plain_day(first, year=False)} {fmt.DASH} {fmt.plain_day(last)}"

    def _told_of(self, grid: Grid) -> tuple[date, date]:
        """The days that the title is about: those of the month, or of the week."""
        if self.span == "week" or self._day is None:
            return grid.first, grid.first + 6 * DAY
        on = self._day
        return on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1])

    def _hints(self) -> list[tuple[str, str]]:
        """How much there is, how much of it is late, and what stands on no day."""
        if (shown := self.shown) is None or self._grid is None:
            return []
        total = shown.pieces(*self._told_of(self._grid))
        text = ngettext("{count} piece", "{count} pieces", total)
        hints = [(text.format(count=fmt.whole(total)), "hint")]
        if shown.late and self.span == "month":
            text = ngettext("{count} late", "{count} late", shown.late)
            late = text.format(count=fmt.whole(shown.late))
            hints += [(" · ", "dim"), (f"! {late}", "error")]
        if shown.undated:
            text = _("{count} without a day").format(count=fmt.whole(shown.undated))
            hints += [(" · ", "dim"), (text, "hint")]
        return hints

    def _pane_line(self, y: int, grid: Grid, paint: CalendarPainter) -> Strip:
        width = grid.side - GAP if grid.is_wide else grid.width
        if self._pane is None:
            height = self.size.height if grid.is_wide else self.size.height - grid.foot
            self._pane = self._words(grid, width, height, paint)
        return self._pane[y] if y < len(self._pane) else paint.blank(width)

    def _words(
        self,
        grid: Grid,  # noqa: ARG002 - for those who say something
        width: int,  # noqa: ARG002
        height: int,  # noqa: ARG002
        paint: CalendarPainter,  # noqa: ARG002
    ) -> list[Strip]:
        """The day of the cursor in words, from its name on."""
        return []
