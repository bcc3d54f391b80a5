"""How the days of a calendar are painted: numbers, rules, pieces in few cells.

Names come from outside and are made safe on the way in; whatever they hold, a line of
a day is exactly as wide as the day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui import format as fmt
from tui.campaign_terms import CONTENT_SIGN
from tui.show import fit, show
from tui.widgets.calendar_words import block, weekday_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.style import Style

    from store.content_calendar import DayEntry
    from tui.widgets.calendar_days import Grid, Key
    from tui.widgets.calendar_words import Line
    from tui.widgets.record_cells import CursorLook

RULE, RULE_HERE, SIDE_RULE = "─", "━", "│"
MARK, SELECTED, GHOST, LIFTED = "✓", "▸", "»", "·"
DRAFT, LATE, CLASH = "✎", "!", "≠"
NARROWEST = 4
"""Cells below which the name of a holiday says nothing."""


class DayFace(NamedTuple):
    """All that one day is painted from."""

    on: date
    width: int
    height: int
    entries: tuple[DayEntry, ...]
    total: int
    look: CursorLook = ""
    selected: int = -1
    """Which entry the keys are about, if the cursor is here."""
    today: date = date.min
    is_out: bool = False
    """Whether it belongs to the month before or after."""
    off: str | None = None
    """None on a working day; else the name of the holiday, "" for a weekend."""
    with_month: bool = False
    marks: frozenset[Key] = frozenset()
    lifted: frozenset[Key] = frozenset()
    """Entries that are being carried elsewhere."""
    ghosts: tuple[DayEntry, ...] = ()
    """Entries that would be put here."""


class Cell(NamedTuple):
    """A painted day: its lines, and which entry each of them is of."""

    lines: tuple[Strip, ...]
    rows: tuple[int | None, ...]


class _Row(NamedTuple):
    line: Strip
    entry: int | None = None


class CalendarPainter:
    """Paints the lines of a calendar in one set of styles."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = styles

    def strip(self, pieces: Iterable[tuple[str, str]], width: int, fill: str) -> Strip:
        """Join pieces of (text, look) into exactly so many cells."""
        segments = [
            Segment(text, self._styles[look or "base"]) for text, look in pieces if text
        ]
        return Strip(segments).adjust_cell_length(width, self._styles[fill or "base"])

    def blank(self, width: int) -> Strip:
        """Nothing, so many cells of it."""
        return Strip.blank(width, self._styles["base"])

    def title(self, words: str, hints: Sequence[tuple[str, str]], width: int) -> Strip:
        """What the grid shows, and at the right what is to be known of it."""
        left = f" {words}"
        size = sum(cell_len(text) for text, _tone in hints)
        gap = width - cell_len(left) - size - 1
        if gap < 1:
            return self.strip(((left, "title"),), width, "")
        pieces = ((left, "title"), (" " * gap, ""), *hints)
        return self.strip(pieces, width, "")

    def weekdays(self, grid: Grid) -> Strip:
        """The names of the weekdays over their days."""
        names = weekday_names()
        pieces: list[tuple[str, str]] = []
        for number, (_x, width) in enumerate(grid.columns):
            on = grid.day(0, number)
            look = "weekday-off" if on.weekday() > 4 else "weekday"
            pieces += ((fit(f" {names[on.weekday()]}", width), look), (" ", ""))
        return self.strip(pieces, grid.width, "")

    def month(self, face: DayFace) -> Cell:
        """A day in a month: a line for each piece, as far as there is room."""
        room = face.height - 1 - len(face.ghosts)
        top = max(0, face.selected - room + 1) if room > 0 else 0
        seen = face.entries[top : top + max(0, room)]
        lines = [_Row(self._number(face, face.total - len(seen)))]
        lines += [_Row(self._ghost(entry, face.width)) for entry in face.ghosts]
        lines += [
            _Row(self._piece(entry, face, is_selected=n == face.selected), n)
            for n, entry in enumerate(seen, top)
        ]
        return self._filled(lines, face)

    def week(self, face: DayFace) -> Cell:
        """A day in a week: what each piece is, in full, and whose turn it is."""
        blocks = [[_Row(self._ghost(entry, face.width))] for entry in face.ghosts]
        for n, entry in enumerate(face.entries):
            who = self._piece(entry, face, is_selected=n == face.selected)
            told = block(entry, face.width - 2, face.today, with_campaign=False)
            said = (self._said(line, face) for line in told)
            blocks.append([_Row(line, n) for line in (who, *said, self._rest(face))])
        room, ghosts = face.height - 1, len(face.ghosts)
        top = first_block([*map(len, blocks)], face.selected + ghosts, room)
        shown = whole_blocks(map(len, blocks[top:]), room) - max(0, ghosts - top)
        lines = [row for part in blocks[top:] for row in part][: max(0, room)]
        head = _Row(self._number(face, face.total - max(0, shown)))
        return self._filled([head, *lines], face)

    def pane(self, lines: Sequence[Line], width: int) -> list[Strip]:
        """The words on a day, as strips."""
        return [self.strip(cut(line, width), width, "") for line in lines]

    def pane_head(self, words: str, tone: str, width: int) -> Strip:
        """The first line of the words on a day, between two ends of a rule."""
        text = fit(show(words), min(cell_len(show(words)), max(0, width - 4)))
        rest = RULE_HERE * max(0, width - cell_len(text) - 3)
        pieces = ((RULE_HERE, "rule-here"), (f" {text} ", tone), (rest, "rule-here"))
        return self.strip(pieces, width, "")

    # The parts of a day

    def _number(self, face: DayFace, more: int) -> Strip:
        """The number of the day in its rule; how many pieces are out of sight."""
        text = fmt.day_of_month(face.on) if face.with_month else f"{face.on.day:>2}"
        number = f" {text} "
        if face.on == face.today:
            number = fit(f"[{text.strip()}]", cell_len(number))
        look = "number"
        if face.look:
            look = face.look
        elif face.on == face.today:
            look = "number-today"
        elif face.is_out or face.off is not None:
            look = "number-off"
        rule = RULE_HERE if face.look else RULE
        behind = f" +{fmt.whole(more)}" if more > 0 else ""
        room = max(0, face.width - cell_len(number) - len(behind))
        name = show(face.off or "")
        if name and room > NARROWEST:
            name = f" {name}" if number.endswith("]") else name
            name = fit(name, min(cell_len(name), room - 1))
            name += " " * (cell_len(name) < room)
        else:
            name = ""
        rest = rule * (room - cell_len(name))
        pieces = (
            (number, look),
            (name, "dim"),
            (rest, "rule-here" if face.look else "rule"),
            (behind, "hint"),
        )
        return self.strip(pieces, face.width, "")

    def _piece(self, entry: DayEntry, face: DayFace, *, is_selected: bool) -> Strip:
        """One piece in one line: where it stands, what is wrong, who."""
        gutter = SELECTED if is_selected and face.look else " "
        if entry.key in face.marks:
            gutter = MARK
        tone = tone_of(entry)
        if entry.key in face.lifted:
            gutter, tone = LIFTED, "lifted"
        elif is_selected and face.look:
            tone = face.look
        elif face.is_out and tone in {"", "success"}:
            tone = "dim"
        sign = sign_of(entry)
        name = short_name(show(entry.name), face.width - 3)
        if is_selected and face.look and entry.key not in face.lifted:
            text = fit(f"{gutter}{sign}{name}", face.width)
            return self.strip(((text, tone),), face.width, tone)
        fill = "here" if face.look else ""
        look = "mark" if gutter == MARK else fill
        styled = self._on(tone, fill)
        pieces = ((gutter, look), (sign, styled), (name, styled))
        return self.strip(pieces, face.width, fill)

    def _ghost(self, entry: DayEntry, width: int) -> Strip:
        """One piece as it would stand here."""
        name = short_name(show(entry.name), width - 3)
        text = fit(f"{GHOST}{sign_of(entry)[0]} {name}", width)
        return self.strip(((text, "ghost"),), width, "ghost")

    def _said(self, line: Line, face: DayFace) -> Strip:
        fill = "here" if face.look else ""
        pieces = (("  ", fill), *((text, self._on(tone, fill)) for text, tone in line))
        return self.strip(cut(pieces, face.width), face.width, fill)

    def _rest(self, face: DayFace) -> Strip:
        return self.strip((), face.width, "here" if face.look else "")

    def _filled(self, rows: list[_Row], face: DayFace) -> Cell:
        """Exactly as many lines as the day has."""
        rows += [_Row(self._rest(face))] * (face.height - len(rows))
        rows = rows[: face.height]
        return Cell(tuple(row.line for row in rows), tuple(row.entry for row in rows))

    def _on(self, tone: str, fill: str) -> str:
        """A tone on the background of the cursor's day."""
        return f"{tone or 'base'}-here" if fill else tone


def sign_of(entry: DayEntry) -> str:
    """Where a piece stands and what is wrong with it, in two cells."""
    sign = DRAFT if entry.what == "draft" else CONTENT_SIGN.get(entry.lane, "●")
    alert = LATE if entry.is_late else CLASH if entry.clash else " "
    return sign + alert


def tone_of(entry: DayEntry) -> str:
    """The colour of a piece; its sign says the same without."""
    if entry.is_late:
        return "error"
    if entry.clash:
        return "warning"
    if entry.what == "live":
        return "success"
    return "draft" if entry.what == "draft" else ""


def short_name(name: str, room: int) -> str:
    """A name in few cells: whole, else the first with the next one's initial."""
    if cell_len(name) <= room:
        return name
    first, _blank, rest = name.partition(" ")
    initial = f"{first} {rest[:1]}."
    if rest[:1].isalpha() and cell_len(initial) <= room:
        return initial
    return first if cell_len(first) <= room else fit(first, room)


def cut(line: Iterable[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """The pieces of a line that fit, the last of them with the mark of a cut."""
    kept: list[tuple[str, str]] = []
    left = width
    for text, tone in line:
        size = cell_len(text)
        if size > left:
            kept.append((fit(text, left), tone))
            break
        kept.append((text, tone))
        left -= size
    return kept


def first_block(sizes: Sequence[int], chosen: int, room: int) -> int:
    """The first block to be shown, so that the chosen one is seen whole if it can be.

    The last line of a block is blank and may be missing.
    """
    top = 0
    while top < chosen and sum(sizes[top : chosen + 1]) - 1 > room:
        top += 1
    return top


def whole_blocks(sizes: Iterable[int], room: int) -> int:
    """How many blocks fit whole; of the last one the blank line may be missing."""
    count = used = 0
    for size in sizes:
        used += size
        if used - 1 > room:
            break
        count += 1
    return count
