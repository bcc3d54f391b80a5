"""The end of a day: what moved, what is promised for tomorrow, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.reactive import var
from textual.widgets import Static

from tui import format as fmt
from tui.commands import CLOSING, bindings
from tui.i18n import _
from tui.screens.base import DeskScreen
from tui.show import content
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.paper import Paper
from tui.widgets.review_pages import day_lines
from tui.widgets.safe_input import SafeTextArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from store.review import DayReview
    from store.rules.pipeline import Stage


class DayPaper(Paper):
    """The page of a day."""

    review: var[DayReview | None] = var(None)
    stages: var[tuple[Stage, ...]] = var(())

    def lines(self, width: int) -> Sequence[Content]:
        """What there is to read; nothing until it was asked for."""
        if self.review is None:
            return ()
        return day_lines(self.review, self.stages, width)

    def watch_review(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)


class CloseDayScreen(DeskScreen[None]):
    """One page to end the day with; the note is in focus."""

    DEFAULT_CSS = """
    CloseDayScreen {
        VerticalScroll { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        #about { padding: 0 2; color: $text-muted; }
        SafeTextArea { height: 6; }
    }
    """
    TOPICS = frozenset({"outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CLOSING)]
    AUTO_FOCUS = "SafeTextArea"

    def __init__(self) -> None:
        super().__init__()
        self._kept: str | None = None

    def compose(self) -> ComposeResult:
        """The bar, the page, the note, the keys."""
        yield TopBar()
        yield VerticalScroll(DayPaper(), can_focus=False)
        yield Static(id="about")
        yield SafeTextArea()
        yield KeyBar()

    async def load(self) -> None:
        """Read the day; what is half typed stays."""
        store, today = self.soloist.store, self.soloist.today()
        review = await self.soloist.look(store.review.day, today)
        paper = self.query_one(DayPaper)
        paper.stages = await self.soloist.look(store.settings.stages)
        paper.review = review
        top = self.query_one(TopBar)
        top.place = _("End of the day")
        top.aside = fmt.plain_day(today)
        about = _("A note of this day, for whoever reads it later")
        self.query_one("#about", Static).update(content(about))
        note = self.query_one(SafeTextArea)
        if self._kept is None or note.text == self._kept:
            note.text = review.note
            note.move_cursor(note.document.end)
        self._kept = review.note

    @work(group="save", exclusive=True)
    async def action_save(self) -> None:
        """Keep the note, and go back."""
        note = self.query_one(SafeTextArea).text
        with self.refusals_shown():
            if note != self._kept:
                write = self.soloist.store.tasks.write_note
                await self.soloist.ask(write, self.soloist.today(), note)
            self.dismiss(None)

    @work(group="back", exclusive=True)
    async def action_back(self) -> None:
        """Go back; a note that was not kept is asked about."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when it is needed

        note = self.query_one(SafeTextArea).text
        if self._kept is not None and note != self._kept:
            sure = Confirm(
                _("Throw the note away?"), yes=_("Throw away"), no=_("Keep typing")
            )
            if not await self.app.push_screen_wait(sure):
                return
        self.dismiss(None)

    def action_scroll_down(self) -> None:
        """Further down the page."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_scroll_up(self) -> None:
        """Further up the page."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)
