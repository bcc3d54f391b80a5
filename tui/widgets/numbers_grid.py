"""The grid of figures: a row a post, a column a figure; typing begins in any cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Input

from tui.i18n import N_
from tui.widgets.numbers_cell import CellInput, cells_of
from tui.widgets.numbers_moves import NumbersMoves
from tui.widgets.numbers_paint import CELL, GridPainter, RowFace
from tui.widgets.safe_input import Pasted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.widgets.record_cells import CursorLook

LOOKS = (
    *("header", "header-here", "row", "strong", "muted", "before", "noted", "typed"),
    *("warning", "error", "success", "cursor", "cursor-blurred"),
)

NOTHING = "-"
"""What is typed to say that a figure is not known."""


class NumbersGrid(NumbersMoves, can_focus=True):
    """Posts and their figures; what is typed stays until the face has kept it.

    It knows no store: it says when a row was left, and what is typed by then.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"numbers-grid--{look}" for look in LOOKS}
    DEFAULT_CSS = """
    NumbersGrid {
        height: 1fr; background: $surface; color: $foreground;
        text-align: center; content-align: center middle;

        & > .numbers-grid--header { color: $text-muted; text-style: bold; }
        & > .numbers-grid--header-here { color: $text-primary; text-style: bold; }
        & > .numbers-grid--row { background: $panel; }
        & > .numbers-grid--strong { text-style: bold; }
        & > .numbers-grid--muted { color: $text-muted; }
        & > .numbers-grid--before { color: $text-muted; text-style: italic; }
        & > .numbers-grid--noted { color: $foreground; }
        & > .numbers-grid--typed { color: $text-primary; text-style: bold; }
        & > .numbers-grid--warning { color: $text-warning; text-style: bold; }
        & > .numbers-grid--error { color: $text-error; text-style: bold; }
        & > .numbers-grid--success { color: $text-success; }
        & > .numbers-grid--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        & > .numbers-grid--cursor-blurred {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }

        /* Where colours are few or none, the cursor must not depend on them. */
        &:ansi > .numbers-grid--cursor-blurred { text-style: underline; }
        &:nocolor > .numbers-grid--cursor {
            background: $foreground; color: $surface; text-style: bold;
        }
        &:nocolor > .numbers-grid--cursor-blurred { text-style: underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", N_("Up"), show=False),
        Binding("down", "cursor_down", N_("Down"), show=False),
        Binding("left", "columns_left", N_("Columns to the left"), show=False),
        Binding("right", "columns_right", N_("Columns to the right"), show=False),
        Binding("pageup", "page_up", N_("Page up"), show=False),
        Binding("pagedown", "page_down", N_("Page down"), show=False),
        Binding("home", "first_column", N_("First column"), show=False),
        Binding("end", "last_column", N_("Last column"), show=False),
    ]

    said: var[tuple[str, str]] = var(("", ""), init=False)
    """What the line below says, and its tone."""
    empty_text: var[Content] = var(Content(""), init=False)
    """What is said where there are no rows."""

    @dataclass
    class Moved(Message):
        """The cursor is in another cell; ``before`` is the piece that it was on."""

        before: int | None

    class Typed(Message):
        """Something else is typed."""

    @dataclass
    class Filled(Message):
        """Cells were pasted: so many were taken, so many found no place."""

        taken: int
        beyond: int

    def __init__(self) -> None:
        super().__init__()
        self.field = CellInput()
        """Where one types."""
        self._paint: GridPainter | None = None

    def compose(self) -> ComposeResult:
        """The field that stands over a cell while one types."""
        yield self.field

    # Painting

    def render_line(self, y: int) -> Strip:
        """The titles, the rows, the words on the cell of the cursor."""
        paint = self._painter()
        if not self.rows:
            return self._empty_line(y, paint)
        if y == 0:
            more = self._skip > 0, self._skip + paint.layout.fits < len(self.figures)
            return paint.header(self._in_sight(), self.figure, more=more)
        if y == self.size.height - 1:
            return paint.line(*self.said)
        place = self._top + y - 1
        if place >= len(self.rows):
            return paint.blank()
        is_here, look = place == self.cursor, self._look()
        piece = self.rows[place]
        cursor = self.column - self._skip if is_here else -1
        figures, typed = self._in_sight(), self.typed.of(piece.id)
        return paint.row(RowFace(piece, figures, typed, cursor, look, is_here))

    def _look(self) -> CursorLook:
        return "cursor" if self.has_focus else "cursor-blurred"

    def _in_sight(self) -> tuple[str, ...]:
        return self.figures[self._skip : self._skip + self.layout_now.fits]

    def _painter(self) -> GridPainter:
        """The painter for the width and the colours of now."""
        layout = self.layout_now
        if self._paint is None or self._paint.layout != layout:
            styles = {"base": self.rich_style} | {
                look: self.get_component_rich_style(f"numbers-grid--{look}")
                for look in LOOKS
            }
            self._paint = GridPainter(styles, layout)
        return self._paint

    def notify_style_update(self) -> None:
        """Another theme, or the focus: other colours."""
        super().notify_style_update()
        self._paint = None

    def _empty_line(self, y: int, paint: GridPainter) -> Strip:
        size = self.size
        lines = Visual.to_strips(
            self, self.empty_text, size.width, size.height, self.visual_style
        )
        return lines[y] if y < len(lines) else paint.blank()

    def watch_said(self) -> None:
        """Say it."""
        self.refresh()

    def watch_empty_text(self) -> None:
        """Say it."""
        self.refresh()

    def on_resize(self) -> None:
        """Another size: the cell stays in sight, and the field over it."""
        self.settle()

    def settle(self) -> None:
        """The field goes with its cell."""
        super().settle()
        if self.is_mounted and self.is_open:
            self._put_field()

    # Typing

    @property
    def is_open(self) -> bool:
        """Whether the field stands over the cell of the cursor."""
        return self.field.has_class("-open")

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """A digit and a dash begin a figure, and lead nowhere when the last is kept."""
        return begins(character)

    def on_key(self, event: events.Key) -> None:
        """Begin to type."""
        if not self.is_open and begins(event.character):
            event.stop()
            event.prevent_default()
            self.open(event.character or "")

    def open(self, text: str | None = None) -> None:
        """Let one type in the cell of the cursor; by default what stands there."""
        if (here := self.here) is None or self.is_open:
            return
        if text is None:
            noted = here.noted().get(self.figure)
            kept = "" if noted is None else str(noted)
            text = self.typed.of(here.id).get(self.figure, kept)
        field = self.field
        field.value = text
        field.cursor_position = len(text)
        field.add_class("-open")
        self._put_field()
        self.screen.set_focus(field)
        self.tell()

    def _put_field(self) -> None:
        field = self.field
        x = self.layout_now.x(self.column - self._skip)
        field.styles.offset = (x - 1, self.cursor - self._top + 1)
        field.styles.width = CELL + 2

    def _close(self) -> None:
        field = self.field
        had_focus = self.screen.focused is field
        field.remove_class("-open")
        if had_focus:
            self.screen.set_focus(self)
        self.refresh()

    def leaves(self) -> None:
        """Take what is typed before the cursor goes; what is wrong stays as typed."""
        if self.is_open:
            self.take_text()
            self._close()

    def take_text(self) -> None:
        """Have the text of the open field typed in its cell."""
        if self.is_open and (here := self.here) is not None:
            self.typed.put(here, self.figure, self.field.value.strip())

    def moved(self, before: int | None) -> None:
        """Say so."""
        self.post_message(self.Moved(before))

    def typed_now(self) -> dict[str, str]:
        """What is typed of the post of the cursor, the open field with it."""
        if (here := self.here) is None:
            return {}
        typed = dict(self.typed.of(here.id))
        if self.is_open:
            typed.pop(self.figure, None)
            if text := self.field.value.strip():
                typed[self.figure] = text
        return typed

    def take(self) -> None:
        """Close the field, with what is typed in it, and stay."""
        self.leaves()
        self.tell()

    def cancel(self) -> None:
        """Close the field, as if nothing had been typed in it."""
        self._close()
        self.tell()

    def clear(self) -> None:
        """Take what is typed in the cell of the cursor out again."""
        if (here := self.here) is not None:
            self.typed.put(here, self.figure, "")
            self.refresh()
            self.tell()

    def go_to(self, number: int, figure: str) -> None:
        """Put the cursor on a figure of a post, if that is here."""
        places = [place for place, row in enumerate(self.rows) if row.id == number]
        if places:
            self.go(places[0], self.figures.index(figure))

    def tell(self) -> None:
        """Say that something else is typed."""
        self.post_message(self.Typed())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.tell()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        # Not by a binding: input methods send the last syllable and Enter at once.
        event.stop()
        self.action_cursor_down()

    @on(Pasted)
    def _joined(self, event: Pasted) -> None:
        event.stop()

    # A block of cells from a sheet

    @on(CellInput.Block)
    def _block(self, event: CellInput.Block) -> None:
        event.stop()
        self.cancel()
        self.fill(event.text)

    def on_paste(self, event: events.Paste) -> None:
        """One cell or several, from the cell of the cursor on."""
        event.stop()
        self.fill(event.text)

    def fill(self, text: str) -> None:
        """Put the cells of a sheet in, right and down from the cursor."""
        taken = beyond = 0
        for down, line in enumerate(cells_of(text)):
            for right, cell in enumerate(line):
                row, column = self.cursor + down, self.column + right
                if not cell:
                    continue
                if row >= len(self.rows) or column >= len(self.figures):
                    beyond += 1
                    continue
                clean = self.field.validate_value(cell)[:40]
                self.typed.put(self.rows[row], self.figures[column], clean)
                taken += 1
        self.refresh()
        self.tell()
        self.post_message(self.Filled(taken, beyond))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """To the cell under the mouse; once more: type in it."""
        place = event.get_content_offset(self)
        if place is None or not 0 < place.y < self.size.height - 1:
            return
        row, column = self._top + place.y - 1, self.layout_now.place_at(place.x)
        if row >= len(self.rows):
            return
        there = row, self.column if column is None else self._skip + column
        if there == (self.cursor, self.column) and column is not None:
            self.open()
        elif not self.is_open or there != (self.cursor, self.column):
            self.go(*there)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """A row down."""
        event.stop()
        self.action_cursor_down()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """A row up."""
        event.stop()
        self.action_cursor_up()


def begins(character: str | None) -> bool:
    """Whether typing this begins a figure."""
    return character is not None and (character.isdecimal() or character == NOTHING)
