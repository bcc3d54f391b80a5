"""The part of a calendar of content that is looked at: a grid of days, one in words.

What is known, and where it stands, is in ``calendar_grid``; how the cursor moves is in
``calendar_moves``.
"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.widgets.calendar_days import DAY, GAP, WEEK, Grid, Key
from tui.widgets.calendar_grid import CalendarGrid
from tui.widgets.calendar_paint import (
    SIDE_RULE,
    CalendarPainter,
    DayFace,
)

if TYPE_CHECKING:
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


class CalendarView(CalendarGrid, inherit_bindings=False):
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
