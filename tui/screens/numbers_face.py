"""The numbers: the figures that are due of every post, typed in a grid.

A row is kept once the cursor leaves it, as one step of undo; all of them with Ctrl+S,
and when the grid is left in any other way. What cannot be read stays as it was typed.
"""

from __future__ import annotations

from asyncio import ensure_future, shield
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.reactive import var

from store.due_figures import FiguresEntry
from store.errors import StoreError
from store.rules.content_words import READING_SOURCES
from tui import format as fmt
from tui.commands import bindings
from tui.commands_numbers import NUMBERS
from tui.dialogs.figures_of_post import SOURCE
from tui.i18n import _, ngettext
from tui.numbers_rows import Piece, read_numbers
from tui.screens.budget_face import SumsLine
from tui.screens.numbers_acts import NumbersActs
from tui.screens.results_face import MOVES
from tui.show import show
from tui.widgets.numbers_grid import NumbersGrid
from tui.widgets.numbers_pane import (
    SAID_WINDOW,
    NumbersPane,
    PostShown,
    figure_name,
    said_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.screen import Screen

    from tui.numbers_rows import Numbers
    from tui.widgets.record_table import RecordTable

BESIDE = 110
"""Cells from which on the rates stand beside the grid."""


class NumbersFace(NumbersActs):
    """A row a post, a column a figure, and the rates of the post of the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NUMBERS, MOVES)]
    DEFAULT_CSS = """
    NumbersFace {
        #numbers { height: 1fr; layout: vertical; }
        NumbersGrid { height: 1fr; min-height: 5; width: 1fr; }
        NumbersPane {
            height: auto; max-height: 8; border-top: solid $foreground 20%;
        }
        &.-beside #numbers { layout: horizontal; }
        &.-beside NumbersPane {
            width: 40; height: 1fr; max-height: 100%;
            border-top: none; border-left: solid $foreground 20%;
        }
    }
    """

    source: var[str] = var(READING_SOURCES[0], init=False)
    """Who says what is typed now."""
    everything: var[bool] = var(default=False, init=False)
    """Whether posts are listed whose figures are not due."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        # Not looked for: what is typed in it is kept when it is gone as well.
        self.grid = NumbersGrid()
        self.numbers: Numbers | None = None
        """What was read last."""
        self._places: dict[int, int] = {}
        self._keep: set[int] = set()
        self._asked: tuple[int | None, bool] | None = None

    def compose(self) -> ComposeResult:
        """How many are due and who says so, the grid, the rates."""
        yield SumsLine()
        with Container(id="numbers"):
            yield self.grid
            yield NumbersPane()

    def on_mount(self) -> None:
        """Whatever comes over the grid, what is typed is kept first."""
        self.app.screen_change_signal.subscribe(self, self._screen_changed)

    @property
    def table(self) -> RecordTable:
        """What has the cursor; it moves like every list of the house."""
        return cast("RecordTable", self.grid)

    def person_here(self) -> int | None:
        """Whose post the cursor is on."""
        return None if (here := self.piece_here) is None else here.due.influencer_id

    # What is shown

    async def load(self) -> None:
        """Read what is due; what was typed stays, and rows stay where they are."""
        asked = self.campaign_id, self.everything
        if self._asked not in {None, asked}:
            # What it saves makes a newer load call this one off: not the keeping.
            await shield(ensure_future(self.keep_typed(at_once=True)))
            self._places, self._keep = {}, set()
        self._asked = asked
        app = self.soloist
        self.numbers = await app.look(
            read_numbers,
            app.store,
            app.today(),
            self.campaign_id,
            everything=self.everything,
            keep=frozenset(self._keep),
        )
        self._show_rows(self.numbers)

    def _show_rows(self, numbers: Numbers) -> None:
        """Show the rows: those that stood here before stand where they stood."""
        for due in numbers.due:
            self._places.setdefault(due.deliverable_id, len(self._places))
        for row in self.grid.rows:  # what is typed is for the window it stands under
            if row.id in self.grid.typed.pieces:
                self.windows.setdefault(row.id, row.window)
        rows = sorted(
            (self._piece(numbers, place) for place in range(len(numbers.due))),
            key=lambda row: self._places[row.id],
        )
        grid = self.grid
        self._say_gone(grid.typed.pieces - {row.id for row in rows})
        grid.empty_text = Content(self._nothing())
        grid.show_rows(rows)
        self._say_sums(numbers)
        self.say_cell()
        self.desk.refresh_bindings()

    def _piece(self, numbers: Numbers, place: int) -> Piece:
        due = numbers.due[place]
        number = due.deliverable_id
        known = numbers.readings.get(number, ())
        window = self.windows.get(number, due.window)
        return Piece(due, known, window, self.source)

    def show_again(self) -> None:
        """The same rows, for another window or by another source."""
        if self.numbers is not None:
            self._show_rows(self.numbers)

    def _say_gone(self, gone: frozenset[int]) -> None:
        """Posts that are no longer live take what is typed of them along: say so."""
        if gone:
            self.grid.typed.drop(gone)
            said = ngettext(
                "{count} post is gone, and what was typed of it.",
                "{count} posts are gone, and what was typed of them.",
                len(gone),
            )
            self.soloist.say(said.format(count=len(gone)), severity="warning")

    def _nothing(self) -> str:
        if self.everything:
            return _("No post is live yet. What goes live is listed here.")
        return _("No figures are due. a lists all posts that are live.")

    def _say_sums(self, numbers: Numbers) -> None:
        """How many are due, how many of them are here, who says what is typed."""
        due = sum(
            row.due_on is not None and row.due_on <= self.soloist.today()
            for row in numbers.due
        )
        said = ngettext("{count} due", "{count} due", due)
        parts = [said.format(count=fmt.whole(due))]
        if self.everything:
            said = ngettext("{count} live post", "{count} live posts", numbers.total)
            parts.append(said.format(count=fmt.whole(numbers.total)))
        if numbers.total > len(numbers.due):
            said = _("the first {count} are here")
            parts.append(said.format(count=fmt.whole(len(numbers.due))))
        parts.append(_("source: {source}").format(source=_(SOURCE[self.source])))
        line = self.query_one(SumsLine)
        line.text = " · ".join(parts)
        line.refresh(layout=True)

    def say_cell(self) -> None:
        """Say what the cell of the cursor is about, and the rates of its post."""
        grid, pane, numbers = self.grid, self.query_one(NumbersPane), self.numbers
        if (here := grid.here) is None or numbers is None:
            pane.shown, grid.said = None, ("", "")
            return
        typed = grid.typed_now()
        usual = numbers.usual(here.due)
        pane.shown = PostShown(here, typed, usual, self.soloist.today())
        grid.said = _said(here, grid.figure, typed)

    @on(NumbersGrid.Typed)
    def _typed(self, event: NumbersGrid.Typed) -> None:
        event.stop()
        self.say_cell()
        self.desk.refresh_bindings()

    @on(NumbersGrid.Moved)
    def _moved(self, event: NumbersGrid.Moved) -> None:
        event.stop()
        self.say_cell()
        self.desk.refresh_bindings()
        if event.before is not None and event.before != self.grid.current_id:
            self.keep_rows(self.grid.current_id)

    @on(NumbersGrid.Filled)
    def _filled(self, event: NumbersGrid.Filled) -> None:
        event.stop()
        said = ngettext(
            "{count} figure filled in. Ctrl+S keeps it.",
            "{count} figures filled in. Ctrl+S keeps them.",
            event.taken,
        ).format(count=fmt.whole(event.taken))
        if event.beyond:
            more = _("{count} found no place.").format(count=fmt.whole(event.beyond))
            said = f"{said} {more}"
        self.tell(said)

    def on_resize(self, event: events.Resize) -> None:
        """The rates stand beside the grid where there is room."""
        self.set_class(event.size.width >= BESIDE, "-beside")

    # What is kept

    @work(group="save")
    async def keep_rows(self, besides: int | None = None) -> None:
        """Keep what is typed in every row but one."""
        await self.keep_typed(besides)

    async def keep_typed(
        self, besides: int | None = None, *, at_once: bool = False
    ) -> bool:
        """Keep what is typed in every row but one; whether anything was.

        ``at_once``: other rows are about to be shown; nothing waits for these.
        """
        grid, app = self.grid, self.soloist
        rows = {row.id: row for row in grid.rows}
        figures = {
            one: some
            for one, some in grid.typed.send(besides).items()
            if self._is_news(rows.get(one), one, some)
        }
        if not figures:
            return False
        today = app.today()
        entries = [
            FiguresEntry(one, rows[one].window, today, self.source, some)
            for one, some in figures.items()
        ]
        try:
            await app.ask(app.store.due_figures.save, entries, today)
        except StoreError as refusal:
            grid.typed.refused(figures)
            app.refuse(refusal)
            return False
        self._keep.update(figures)
        self.windows |= {one: rows[one].window for one in figures}
        if self.is_attached:
            if not at_once:
                await self.settled()  # until then the rows are those from before
            grid.typed.kept(figures)
            grid.refresh()
            self.tell(_kept(rows, figures))
        return True

    def _is_news(
        self, row: Piece | None, number: int, figures: Mapping[str, int | None]
    ) -> bool:
        """Whether there is a figure among them, or one is taken away."""
        is_figure = any(value is not None for value in figures.values())
        if row is None or not (is_figure or row.noted()):
            self.grid.typed.refused([number])
            return False
        return True

    def on_descendant_blur(self) -> None:
        """The grid was left: keep what is typed."""
        self.call_later(self._look_whether_left)

    def _look_whether_left(self) -> None:
        focused = self.screen.focused if self.is_attached else None
        if focused is not None and self.grid not in focused.ancestors_with_self:
            self.grid.take()
            self.keep_rows()

    def _screen_changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is not self.screen:
            self.grid.take()
            self.keep_rows()

    async def on_unmount(self) -> None:
        """Soloist ends, or the desk is closed: what is typed is kept first."""
        self.grid.take_text()
        await self.keep_typed()


def _said(piece: Piece, figure: str, typed: Mapping[str, str]) -> tuple[str, str]:
    """What is said of a cell, and how it looks."""
    from tui.numbers_rows import read_figure  # noqa: PLC0415 - once one types

    before = piece.before(figure)
    text = typed.get(figure)
    if text is None:
        return said_of(piece, figure, before), "muted"
    try:
        value = read_figure(text)
    except ValueError:
        wrong = _("{figure}: {text} is no count. 12300, 12.3k, 1.2만; - is not known")
        name = figure_name(figure)
        return wrong.format(figure=name, text=show(text, 20)), "error"
    said = f"{figure_name(figure)}: {fmt.whole(value)}"
    if before is not None and value is not None:
        change = value - before.value
        sign = "+" if change >= 0 else "\N{MINUS SIGN}"
        was = _("{change} since {day} ({value})").format(
            change=f"{sign}{fmt.whole(abs(change))}",
            day=fmt.plain_day(before.on_day, year=False),
            value=fmt.whole(before.value),
        )
        said = f"{said} · {was}"
    return said, "typed"


def _kept(
    rows: Mapping[int, Piece], figures: Mapping[int, Mapping[str, object]]
) -> str:
    """What was kept, of whom."""
    if len(figures) == 1:
        ((number, some),) = figures.items()
        row = rows[number]
        said = ngettext(
            "Kept {count} figure of {name}, {window}. u takes it back.",
            "Kept {count} figures of {name}, {window}. u takes them back.",
            len(some),
        )
        name, window = show(row.name), _(SAID_WINDOW[row.window])
        return said.format(count=len(some), name=name, window=window)
    said = _("Kept figures of {count} posts. u takes them back.")
    return said.format(count=fmt.whole(len(figures)))
