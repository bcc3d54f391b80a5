"""The cards a board stands on: its source, what is current, and pages on demand."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.widget import Widget

from tui.widgets.board_cards import BoardPages, KnowsCardIds, Run
from tui.widgets.board_window import Window
from tui.widgets.record_marks import Marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.board_cards import BoardCard, BoardSource

STRIDE = 1 << 40
"""Marks count places over the whole board: column times this, plus position."""


class BoardLoading(Widget):
    """Columns of cards of which only those wanted are held."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._window = Window()
        self._pages: BoardPages | None = None
        self._former: BoardPages | None = None
        self._moved_along: dict[int, tuple[int, int]] = {}
        self._kept: tuple[tuple[int, int], int] | None = None
        self._marks = Marks(self._ids_at)
        self._looking = False
        self._fetching: BoardPages | None = None

    # What is shown

    def show_source(self, source: BoardSource, keep: int | None = None) -> None:
        """Show other columns, or the same ones as they are now.

        The cursor goes to the card ``keep``, wherever it is now, else it stays in its
        column at its position, or the last one there; every other column stays where
        it was, too.
        """
        window = self._window
        former, here, row = window.keys, window.key, window.cursor[1]
        place = None if keep is None else source.find(keep)
        window.show(source.columns)
        self._kept, shift = None, 0
        if keep is not None and place is not None:
            column, index = place
            if window.keys[column] == here:
                shift = index - row
                window.tops[column] += shift  # its line on the screen stays
            window.move(column, index)
            self._kept = place, keep
        window.reveal()
        # Until the new cards are here the old ones stand in for them, moved along.
        self._former = self._pages
        self._moved_along = {
            now: (former.index(key), shift if key == here else 0)
            for now, key in enumerate(window.keys)
            if key in former
        }
        self._pages = BoardPages(source)
        self._marks.forget_places()
        self._look_for_cards()
        self.refresh()
        self._settled()

    def refresh_cards(self) -> None:
        """The cards have changed: read them again, stay on the same one."""
        if self._pages is not None:
            self.show_source(self._pages.source, self.current_id)

    @property
    def cursor(self) -> tuple[int, int]:
        """The current column and the position in it, from 0."""
        return self._window.cursor

    @property
    def current_card(self) -> BoardCard | None:
        """The card under the cursor, None while it is not here and if there is none."""
        if self._pages is None or not self._window.total:
            return None
        return self._pages.card(*self.cursor)

    @property
    def current_id(self) -> int | None:
        """The id of the card under the cursor, None while it is not known."""
        if (card := self.current_card) is not None:
            return card.id
        if self._kept is not None and self._kept[0] == self.cursor:
            return self._kept[1]
        return None

    def _settled(self) -> None:
        """What is current, or marked, may be another than before."""

    def _ids_at(self, first: int, count: int) -> Sequence[int | None]:
        """The ids from a marked place, None for those not known at once."""
        if self._pages is None:
            return ()
        source, (column, index) = self._pages.source, divmod(first, STRIDE)
        if isinstance(source, KnowsCardIds):
            return source.ids(column, index, count)
        pages = self._pages
        cards = (pages.peek(column, n) for n in range(index, index + count))
        return [None if card is None else card.id for card in cards]

    # Cards on demand

    def _look_for_cards(self) -> None:
        """Fetch what is wanted, once whatever happens now has happened."""
        if not self._looking and self.is_mounted:
            self._looking = True
            self.call_later(self._start_fetching)

    def _start_fetching(self) -> None:
        self._looking = False
        pages = self._pages
        if pages is None or self._fetching is pages:
            return
        self._recount(pages)
        if self._wanted(pages) or self._marks.nameless():
            self._fetching = pages
            self.run_worker(self._fetch(pages), group="cards", exclusive=True)

    async def _fetch(self, pages: BoardPages) -> None:
        """Fetch, one run after another, what is wanted by then: nothing queues up."""
        try:
            while pages is self._pages:
                if run := self._wanted(pages):
                    cards = await pages.source.fetch(*run)
                    if pages is self._pages:
                        self._arrived(pages, run, cards)
                elif run := self._nameless():
                    self._named(pages, run, await pages.source.fetch(*run))
                    await sleep(0)  # a long range leaves the keys their turn
                else:
                    break
        finally:
            if self._fetching is pages:
                self._fetching = None

    def _wanted(self, pages: BoardPages) -> Run | None:
        """What to fetch next: the cursor's, what is in sight, what is around."""
        window = self._window
        if not window.body or not window.places:
            return None
        column, row = window.cursor
        run = pages.missing(column, row, row)
        seen = sorted(place.column for place in window.places)
        for other in sorted(seen, key=lambda n: n != column):
            if run is None and (cards := window.in_sight(other)):
                run = pages.missing(other, cards[0], cards[-1])
        if run is None:
            self._former = None
            top, whole = window.tops[column], window.whole
            run = pages.missing(column, top - whole, top + 2 * whole)
        return run

    def _nameless(self) -> Run | None:
        """The next marked places to be named."""
        run = self._marks.nameless()
        return None if run is None else Run(*divmod(run[0], STRIDE), run[1])

    def _arrived(self, pages: BoardPages, run: Run, cards: Sequence[BoardCard]) -> None:
        """Cards are here, and perhaps the source knows its totals better now."""
        pages.put(run, cards)
        self._recount(pages)
        self._repaint(run.column, run.first, run.first + run.length - 1)
        self._named(pages, run, cards)

    def _named(self, pages: BoardPages, run: Run, cards: Sequence[BoardCard]) -> None:
        """Marked places have their cards now."""
        if pages is self._pages:
            first = run.column * STRIDE + run.first
            self._marks.answer(first, run.length, (card.id for card in cards))
            self._settled()

    def _recount(self, pages: BoardPages) -> None:
        """More cards, or fewer: the cursor stays among them."""
        totals = pages.totals()
        if totals != self._window.totals:
            self._window.count(totals)
            self._window.reveal()
            self.refresh()
            self._settled()

    def _repaint(self, column: int, first: int, last: int) -> None:
        """Paint these positions of a column again, as far as they are in sight."""
        place = self._window.place_of(column)
        if place is None:
            return
        lines = self._window.lines_of(column, first, last)
        if lines:
            self.refresh(Region(place.x, lines.start, place.width, len(lines)))
