"""What the keys on the grid of figures do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from store.rules.content_words import READING_WINDOWS
from tui.i18n import _
from tui.screens.results_face import ResultsFace
from tui.show import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.numbers_rows import Piece
    from tui.screens.base import DeskScreen
    from tui.widgets.numbers_grid import NumbersGrid

NEEDS_ROW = frozenset(
    {"window", "explain_number", "edit_cell", "show_numbered", "below", "next_cell"}
)
"""Actions on the post of the cursor."""

CAN: dict[str, Callable[[Piece, NumbersGrid], bool]] = {
    "leave_cell": lambda _here, grid: grid.is_open,
    "clear_cell": lambda here, grid: grid.figure in grid.typed.of(here.id),
    "untype": lambda _here, grid: bool(grid.typed),
    "save_numbers": lambda _here, grid: bool(grid.typed) or grid.is_open,
    "open_numbered": lambda here, _grid: bool(here.due.post_url),
    "cannot_be_had": lambda here, _grid: here.due.due_on is not None,
}
"""When there is something to act with."""

TYPED_SOURCES = ("influencer", "verified")
"""Who may say what one types."""


class NumbersActs(ResultsFace):
    """Actions of the grid; what is typed is taken before any of them."""

    grid: NumbersGrid
    source: str
    everything: bool

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        self.windows: dict[int, str] = {}
        """For which window the figures of each post are typed."""

    def show_again(self) -> None:
        """Show the same rows anew."""
        raise NotImplementedError

    async def keep_typed(
        self, besides: int | None = None, *, at_once: bool = False
    ) -> bool:
        """Keep what is typed in every row but one; whether anything was."""
        raise NotImplementedError

    @property
    def piece_here(self) -> Piece | None:
        """The post of the cursor."""
        return self.grid.here

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a post to act on, and something to act with."""
        here = self.piece_here
        if action in NEEDS_ROW:
            return here is not None
        if action in CAN:
            return here is not None and CAN[action](here, self.grid)
        return True

    # In the grid

    def action_next_cell(self) -> None:
        """The next figure of this post, then the next post."""
        self.grid.action_next_cell()

    def action_previous_cell(self) -> None:
        """The one before."""
        self.grid.action_previous_cell()

    def action_below(self) -> None:
        """The same figure of the next post."""
        self.grid.action_cursor_down()

    def action_leave_cell(self) -> None:
        """Close the field, as if nothing had been typed in it."""
        self.grid.cancel()

    def action_edit_cell(self) -> None:
        """Go on typing where a figure stands."""
        self.grid.open()

    def action_clear_cell(self) -> None:
        """Take out what is typed in this cell."""
        self.grid.clear()

    def action_untype(self) -> None:
        """Take out what was typed last."""
        self.grid.typed.drop_last()
        self.grid.refresh()
        self.grid.tell()

    def action_window(self) -> None:
        """What is typed of this post is for the next window."""
        self.grid.take()
        if (here := self.piece_here) is not None:
            place = READING_WINDOWS.index(here.window) + 1
            self.windows[here.id] = READING_WINDOWS[place % len(READING_WINDOWS)]
            self.show_again()

    def action_source(self) -> None:
        """What is typed from now on, and was not kept yet, is said by the other one."""
        self.grid.take()
        place = TYPED_SOURCES.index(self.source) + 1
        self.source = TYPED_SOURCES[place % len(TYPED_SOURCES)]
        self.show_again()

    def action_all_posts(self) -> None:
        """All posts that are live, or only those whose figures are due."""
        self.grid.take()
        self.everything = not self.everything
        self.renew()

    @work(group="save")
    async def action_save_numbers(self) -> None:
        """Keep all that is typed; the cursor goes to what cannot be read."""
        grid = self.grid
        grid.take()
        is_kept = await self.keep_typed()
        if (wrong := grid.typed.wrong()) is not None:
            grid.go_to(*wrong)
        elif not is_kept and grid.typed:
            self.soloist.say(
                _("A dash alone is no figure. K says that they cannot be had."),
                severity="warning",
            )

    # Beyond it

    @work(group="act")
    async def action_explain_number(self) -> None:
        """All that was noted of the post, and what its rates are made of."""
        from tui.dialogs.explain_number import explain_number  # noqa: PLC0415

        self.grid.take()
        await self.keep_typed()
        if (here := self.piece_here) is not None:
            typed = self.grid.typed.of(here.id)
            await explain_number(self.soloist, here, self.grid.figure, dict(typed))

    @work(group="act")
    async def action_open_numbered(self) -> None:
        """See the post where it is."""
        from tui.outside import open_place  # noqa: PLC0415 - when asked

        self.grid.take()
        if (here := self.piece_here) is not None and here.due.post_url:
            await open_place(self.soloist, here.due.post_url)

    @work(group="act")
    async def action_show_numbered(self) -> None:
        """Everything about the piece of content."""
        self.grid.take()
        if (here := self.piece_here) is not None:
            await self.keep_typed()
            await self.desk.open_piece(here.id)

    @work(group="act")
    async def action_cannot_be_had(self) -> None:
        """Ask no more for the figures that are due of this post."""
        self.grid.take()
        if (here := self.piece_here) is None:
            return
        app = self.soloist
        await self.keep_typed()
        with self.refusals_shown():
            await app.ask(app.store.readings.skip, [here.id], today=app.today())
            self.windows.pop(here.id, None)
            said = _("Figures of {name} cannot be had. u takes it back.")
            self.tell(said.format(name=show(here.name)))


async def open_numbers(desk: DeskScreen[None], campaign_id: int | None = None) -> None:
    """Show the grid over another screen, and come back; to be awaited in a worker.

    Of one campaign, or of all.
    """
    from tui.screens.results import ResultsScreen  # noqa: PLC0415 - when asked

    await desk.app.push_screen_wait(ResultsScreen("numbers", campaign_id, opened=True))
