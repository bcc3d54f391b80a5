"""The weekly review: how the pipeline moved, and who has gone quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var

from tui import format as fmt
from tui.commands import WEEK, bindings
from tui.i18n import _, ngettext
from tui.screens.base import DeskScreen
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.paper import Paper
from tui.widgets.record_table import Column
from tui.widgets.review_pages import week_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.review import Quiet, WeekReview
    from store.rules.pipeline import Stage


class WeekPaper(Paper):
    """The page of a week."""

    review: var[WeekReview | None] = var(None)
    stages: var[tuple[Stage, ...]] = var(())

    def lines(self, width: int) -> Sequence[Content]:
        """What there is to read; nothing until it was asked for."""
        if self.review is None:
            return ()
        return week_lines(self.review, self.stages, self.app.today(), width)  # type: ignore[attr-defined]

    def watch_review(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)


class WeekScreen(DeskScreen[None]):
    """The last seven days, and whom to write to before they are forgotten."""

    CSS_PATH = "week.tcss"
    TOPICS = frozenset({"outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WEEK)]
    AUTO_FOCUS = "ListTable"

    def __init__(self) -> None:
        super().__init__()
        self._quiet: tuple[Quiet, ...] = ()

    def compose(self) -> ComposeResult:
        """The bar, the page, those who are quiet, the keys."""
        yield TopBar()
        yield VerticalScroll(WeekPaper(), can_focus=False)
        yield ListTable()
        yield KeyBar()

    async def load(self) -> None:
        """Read the week."""
        store, today = self.soloist.store, self.soloist.today()
        review = await self.soloist.look(store.review.week, today)
        paper = self.query_one(WeekPaper)
        paper.stages = await self.soloist.look(store.settings.stages)
        paper.review = review
        self._quiet = review.quiet
        table = self.query_one(ListTable)
        table.empty_text = Content(_("Nobody was left alone for longer than wished."))
        listing = Listing(
            review.quiet, self._cells, number=lambda one: one.influencer_id
        )
        table.show_source(listing, _columns(), table.current_id)
        top = self.query_one(TopBar)
        top.place = _("Weekly review")
        count = len(review.quiet)
        top.aside = ngettext("{count} gone quiet", "{count} gone quiet", count).format(
            count=fmt.whole(count)
        )
        self.refresh_bindings()

    def _cells(self, one: Quiet) -> tuple[str, ...]:
        return (
            one.name,
            f"@{one.handle}" if one.handle else fmt.DASH,
            fmt.short_day(one.last_on, self.soloist.today()),
            fmt.whole(one.silent),
            fmt.whole(one.wished),
            fmt.word(fmt.STATUS, one.status),
        )

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is somebody to act on."""
        return action not in {"open", "write", "wish"} or bool(self._quiet)

    def person_here(self) -> int | None:
        """Whom the cursor is on."""
        return self.query_one(ListTable).current_id

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_open()

    @work(group="act")
    async def action_open(self) -> None:
        """Everything about this person."""
        if (here := self.person_here()) is not None:
            await self.open_person(here)

    @work(group="act")
    async def action_write(self) -> None:
        """Write from a template."""
        from tui.dialogs.compose import write_to  # noqa: PLC0415 - when asked

        if (here := self.person_here()) is not None:
            await write_to(self.soloist, here)

    @work(group="act")
    async def action_wish(self) -> None:
        """Say after how many silent days this person counts as quiet."""
        from tui.dialogs.asking import Prompt  # noqa: PLC0415

        here = self.person_here()
        quiet = next((one for one in self._quiet if one.influencer_id == here), None)
        if quiet is None:
            return
        typed = await self.app.push_screen_wait(
            Prompt(
                _("Be in touch with {name} every so many days").format(name=quiet.name),
                value=str(quiet.wished),
                detail=_("An empty line: as usual for their status."),
                check=_days,
            )
        )
        if typed is not None:
            with self.refusals_shown():
                days = int(typed) if typed else None
                wish = self.soloist.store.outreach.wish_contact
                await self.soloist.ask(wish, quiet.influencer_id, days)

    @work(group="act")
    async def action_figures(self) -> None:
        """How many answered, by template, channel and tier."""
        from tui.dialogs.reply_figures import show_reply_figures  # noqa: PLC0415

        await show_reply_figures(self.soloist)

    def action_back(self) -> None:
        """Back to where one was."""
        if self.is_current:
            self.dismiss(None)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Gone quiet"), 16, share=2),
        Column("handle", _("Handle"), 14, share=1),
        Column("last", _("Last touch"), 13),
        Column("silent", _("Silent"), 8, align="right"),
        Column("wished", _("Wished"), 8, align="right"),
        Column("status", _("Status"), 10),
    )


def _days(text: str) -> str:
    if not text or (text.isdecimal() and 0 < int(text) <= 3650):
        return ""
    return _("A whole number of days, up to 3650.")
